/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A number that counts, in digits of one width, so that nothing trembles: laid
 * out for the longer of its ends, whatever it shows. */
#include "overlay-count.h"
#include "overlay-parts.h"

#include <math.h>
#include <string.h>

#define COUNTER_SIZE 0.16  /* of the frame's short side */
#define COUNTER_WIDTH 0.86 /* of the frame */
#define COUNTER_WEIGHT 800
#define LABEL_SIZE 0.3 /* of the number's size */
#define LABEL_WEIGHT 600
#define SMALLEST 0.25
#define NUMBER_LINE 1.05 /* digits have nothing that hangs */

static const ParamSpec counter_params[] = {
  [OVERLAY_COUNT_FROM] = { "from", PARAM_NUMBER, -OVERLAY_COUNT_LARGEST,
      OVERLAY_COUNT_LARGEST, 0, "where it begins" },
  [OVERLAY_COUNT_TO] = { "to", PARAM_NUMBER, -OVERLAY_COUNT_LARGEST,
      OVERLAY_COUNT_LARGEST, 100, "where it ends, above or below" },
  [OVERLAY_COUNT_DECIMALS] = { "decimals", PARAM_INTEGER, 0,
      OVERLAY_COUNT_DECIMALS_MOST, 0, "that it has" },
  [OVERLAY_COUNT_MS] = { "count_ms", PARAM_INTEGER, 0, 600000, 1600,
      "how long it counts, from when it has come until it goes at most" },
  [OVERLAY_COUNT_CURVE] = { "curve", PARAM_CHOICE, .fallback = 1,
      .words = overlay_count_curves, .blurb = "of its way there" },
  [OVERLAY_COUNT_SEPARATOR] = { "separator", PARAM_CHOICE, .fallback = 1,
      .words = overlay_count_separators,
      .blurb = "between thousands; point and space have a decimal comma" },
  { NULL },
};

/* "{}" of @pattern is the number; one without it follows the number. */
static gchar *
written (const gchar *pattern, const OverlayCount *count, gint64 number)
{
  g_autofree gchar *digits = overlay_count_text (count, number);
  const gchar *at = pattern ? strstr (pattern, "{}") : NULL;

  if (!pattern || !*pattern)
    return g_steal_pointer (&digits);
  if (!at)
    return g_strconcat (digits, "\302\240", pattern, NULL);
  return g_strdup_printf (
      "%.*s%s%s", (gint) (at - pattern), pattern, digits, at + 2);
}

static TextStyle
number_style (const OverlaySpec *spec, const OverlayFrame *frame)
{
  TextStyle style = overlay_text_style (spec, frame, COUNTER_SIZE);

  /* A centred block would be centred by its ink, which each digit has another
   * of. */
  style.align = TEXT_LEFT;
  style.tabular = TRUE;
  if (style.weight == 0 && !style.bold)
    style.weight = COUNTER_WEIGHT;
  if (style.line_height == 0)
    style.line_height = NUMBER_LINE;
  return style;
}

typedef struct {
  TextBlock *number, *label; /* label: NULL if there is none */
  gdouble size;
  gdouble width, height; /* room for both, whatever is shown */
} Counter;

/* As small as the longer of its ends needs. */
static gdouble
fit_number (const OverlaySpec *spec, const OverlayCount *count, gdouble width,
    TextStyle *style, TextReport *report)
{
  const TextLimits limits = {
    .width = MAX ((gint) width, 1), .lines = 1, .smallest = SMALLEST
  };
  gdouble widest = 0, size = style->size_px;

  for (guint i = 0; i < 2; i++) {
    g_autofree gchar *text =
        written (spec->text, count, i ? count->to : count->from);
    g_autoptr (TextBlock) block =
        text_layout_within (text, style, &limits, report);

    /* The smaller one is the longer one. */
    if (text_block_size (block) < size)
      widest = 0;
    if (text_block_size (block) <= size)
      widest = MAX (widest, text_block_width (block));
    size = MIN (size, text_block_size (block));
  }
  style->stroke_px *= size / style->size_px;
  style->shadow_px *= size / style->size_px;
  style->size_px = size;
  return widest;
}

static Counter
lay_out_counter (const OverlaySpec *spec, const OverlayFrame *frame,
    gdouble width, gint64 shown, TextReport *report)
{
  const OverlayCount count = overlay_count_of (&spec->settings);
  const TextLimits limits = { .width = MAX ((gint) width, 1),
    .lines = spec->max_lines > 0 ? spec->max_lines : 2,
    .smallest = SMALLEST };
  g_autofree gchar *text = written (spec->text, &count, shown);
  TextStyle style = number_style (spec, frame);
  Counter counter = { NULL };

  counter.width = fit_number (spec, &count, width, &style, report);
  counter.number = text_layout_within (text, &style, &(TextLimits){ 0 }, NULL);
  counter.size = style.size_px;
  counter.height = text_block_height (counter.number);
  if (!spec->subtext || !*spec->subtext)
    return counter;
  style.size_px *= LABEL_SIZE;
  style.stroke_px *= LABEL_SIZE;
  style.weight = LABEL_WEIGHT;
  style.align = spec->style.align;
  style.line_height = spec->style.line_height;
  counter.label = text_layout_within (spec->subtext, &style, &limits, NULL);
  counter.width = MAX (counter.width, text_block_width (counter.label));
  counter.height += text_block_height (counter.label);
  return counter;
}

static gdouble
share_left (TextAlign align)
{
  return align == TEXT_LEFT ? 0 : align == TEXT_RIGHT ? 1 : .5;
}

static void
counter_build (const OverlaySpec *spec, const OverlayFrame *frame,
    OverlayParts *parts, TextReport *report)
{
  const gdouble room = spec->width > 0 ? spec->width * frame->scale
                                       : COUNTER_WIDTH * frame->width;
  const gdouble left = share_left (spec->style.align);
  const Counter counter =
      lay_out_counter (spec, frame, room, parts->count, report);
  const gdouble pad = overlay_plate_pad (spec, frame, counter.size);
  const PaperRect box = overlay_place (spec, frame, counter.width + 2 * pad,
      counter.height + pad, OVERLAY_CENTER);
  gdouble y = box.y + pad / 2;

  parts->size = counter.size;
  parts->x = box.x + box.width / 2;
  parts->y = box.y + box.height / 2;
  overlay_add_ground (spec, frame, &box, counter.size, parts);
  overlay_add_text (parts, counter.number,
      lround (box.x + pad
          + left * (counter.width - text_block_width (counter.number))),
      lround (y));
  y += text_block_height (counter.number);
  if (counter.label)
    overlay_add_text (parts, counter.label,
        lround (box.x + pad
            + left * (counter.width - text_block_width (counter.label))),
        lround (y));
}

const OverlayKind overlay_counter = {
  .name = "counter",
  .aliases = (const gchar *const[]){ "count", "number", "count_up", NULL },
  .summary = "a number that counts up or down, with a line below it; {} of its "
             "text is the number",
  .params = counter_params,
  .counts = TRUE,
  .build = counter_build,
};
