/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Overlays that are read: a text, with a plate or a scrim behind it, and the
 * lower third. */
#include "overlay-parts.h"

#include <math.h>
#include <string.h>

#define ALPHA(color) ((color) &0xff)

/* ---- text ---- */

#define TEXT_WIDTH 0.86  /* of the frame */
#define TEXT_SIZE 0.09   /* of its short side */
#define TEXT_CENTRE 0.15 /* of its height, from the top */
#define SMALLEST 0.25    /* of the size, to keep to what was asked */
#define PADDING 0.5      /* of the size */
#define RADIUS 0.18
#define PADDING_DOWN 0.45 /* of the padding: lines bring air of their own */
#define SCRIM_REACH 3.2   /* of the size, beyond the text */

/* Far enough down that tall text stays inside the safe area, as long as it
 * fits the frame at all. */
static gdouble
default_centre_y (gdouble height, const OverlayFrame *frame)
{
  const PaperRect safe = overlay_safe_area (frame);
  gdouble y = MAX (TEXT_CENTRE * frame->height, safe.y + height / 2);

  return MIN (y, frame->height / 2.0);
}

static gdouble
by_size (gdouble asked, const OverlayFrame *frame, gdouble size)
{
  return asked != 0 ? MAX (asked, 0) * frame->scale : size;
}

static PaperRect
text_box (const OverlaySpec *spec, const OverlayFrame *frame, gdouble width,
    gdouble height)
{
  PaperRect box = overlay_place (spec, frame, width, height, OVERLAY_TOP);

  if (!spec->has_position && spec->anchor == OVERLAY_ANCHOR_AUTO)
    box.y = default_centre_y (height, frame) - height / 2;
  return box;
}

static void
add_plate (const OverlaySpec *spec, const OverlayFrame *frame,
    const PaperRect *rect, gdouble size, OverlayParts *parts)
{
  const OverlayPlate *plate = &spec->plate;
  const gdouble radius = by_size (plate->radius, frame, RADIUS * size);
  const gdouble stroke = plate->stroke * frame->scale;

  parts->ground = paper_new_around (rect, 1);
  if (!parts->ground)
    return;
  paper_fill (parts->ground, rect, radius, plate->color);
  paper_stroke (parts->ground, rect, radius, stroke, plate->stroke_color);
}

/* Rows @full to @none, or as strong from one end to the other. */
static Paper *
scrim_part (const OverlayFrame *frame, gdouble full, gdouble none,
    gboolean fades, guint32 color)
{
  const PaperRect rect = { 0, MIN (full, none), frame->width,
    fabs (full - none) };
  Paper *paper = paper_new_around (&rect, 0);

  if (paper && fades)
    paper_fade (paper, full, none, color);
  else if (paper)
    paper_fill (paper, &rect, 0, color);
  return paper;
}

/* From the side of the frame that the text is near to, or around it. */
static Paper *
make_scrim (const OverlayFrame *frame, const PaperRect *text, gdouble size,
    guint32 color)
{
  const gdouble middle = text->y + text->height / 2;
  const gdouble top = MAX (text->y - SCRIM_REACH * size, 0);
  const gdouble bottom =
      MIN (text->y + text->height + SCRIM_REACH * size, frame->height);
  const gint seam = lround (CLAMP (middle, 0, frame->height));
  g_autoptr (Paper) above = NULL, below = NULL;

  if (middle < .4 * frame->height)
    above = scrim_part (frame, seam, 0, FALSE, color);
  else
    above = scrim_part (frame, seam, top, TRUE, color);
  if (middle > .6 * frame->height)
    below = scrim_part (frame, seam, frame->height, FALSE, color);
  else
    below = scrim_part (frame, seam, bottom, TRUE, color);
  return paper_stack (above, below);
}

static gboolean
has_plate (const OverlayPlate *plate)
{
  return ALPHA (plate->color) > 0
      || (ALPHA (plate->stroke_color) > 0 && plate->stroke > 0);
}

gdouble
overlay_plate_pad (
    const OverlaySpec *spec, const OverlayFrame *frame, gdouble size)
{
  return has_plate (&spec->plate)
      ? by_size (spec->plate.padding, frame, PADDING * size)
      : 0;
}

void
overlay_add_ground (const OverlaySpec *spec, const OverlayFrame *frame,
    const PaperRect *box, gdouble size, OverlayParts *parts)
{
  if (has_plate (&spec->plate))
    add_plate (spec, frame, box, size, parts);
  if (ALPHA (spec->scrim) > 0)
    parts->scrim = make_scrim (frame, box, size, spec->scrim);
}

static TextBlock *
lay_out_text (const OverlaySpec *spec, const OverlayFrame *frame,
    const TextStyle *style, gdouble width, gdouble pad, TextReport *report)
{
  const gdouble pad_y = pad * PADDING_DOWN;
  const TextLimits limits = {
    .width = MAX (lround (width - 2 * pad), 1),
    .height = spec->height > 0
        ? MAX (lround (spec->height * frame->scale - 2 * pad_y), 1)
        : 0,
    .lines = spec->max_lines,
    .smallest = SMALLEST,
  };

  return text_layout_within (
      spec->text ? spec->text : "", style, &limits, report);
}

static void
text_build (const OverlaySpec *spec, const OverlayFrame *frame,
    OverlayParts *parts, TextReport *report)
{
  const TextStyle style = overlay_text_style (spec, frame, TEXT_SIZE);
  const gboolean own_width = spec->width > 0;
  const gdouble width =
      own_width ? spec->width * frame->scale : TEXT_WIDTH * frame->width;
  const gdouble pad = overlay_plate_pad (spec, frame, style.size_px);
  TextBlock *block = lay_out_text (spec, frame, &style, width, pad, report);
  const gdouble text_width = text_block_width (block) + 2 * pad;
  const gdouble height = text_block_height (block) + 2 * pad * PADDING_DOWN;
  /* A box of a given width holds the text at its side. */
  PaperRect box = text_box (
      spec, frame, own_width ? MAX (width, text_width) : text_width, height);
  PaperRect own = { box.x + (box.width - text_width) / 2, box.y, text_width,
    height };

  if (style.align != TEXT_CENTER)
    own.x = style.align == TEXT_LEFT ? box.x : box.x + box.width - text_width;
  parts->size = text_block_size (block);
  parts->x = own.x + own.width / 2;
  parts->y = own.y + own.height / 2;
  if (text_block_width (block) > 0)
    overlay_add_ground (spec, frame, &own, parts->size, parts);
  overlay_add_text (
      parts, block, lround (own.x + pad), lround (own.y + pad * PADDING_DOWN));
}

const OverlayKind overlay_text = {
  .name = "text",
  .aliases = (const gchar *const[]){ "title", NULL },
  .summary = "a text, wrapped and balanced, with stroke, shadow, gradient, "
             "plate and scrim",
  .needs = OVERLAY_NEEDS_TEXT,
  .build = text_build,
};

/* ---- lower third ---- */

#define THIRD_SIZE 0.055      /* of the short side */
#define THIRD_WIDTH 0.6       /* of the frame */
#define THIRD_WIDTH_TALL 0.84 /* of one that stands upright */
#define ROLE_GAP 0.02         /* of the size, between the lines */
#define NAME_WEIGHT 700

enum {
  THIRD_PLATE,
  THIRD_ACCENT,
  THIRD_ROLE_COLOR,
  THIRD_ROLE_SIZE,
  THIRD_BAR,
  THIRD_PADDING,
  THIRD_RADIUS,
};

static const ParamSpec third_params[] = {
  { "plate_color", PARAM_COLOR, 0, G_MAXUINT32, 0x10151fe0u,
      "behind the words" },
  { "accent_color", PARAM_COLOR, 0, G_MAXUINT32, 0xe0883affu,
      "of the bar beside them" },
  { "role_color", PARAM_COLOR, 0, G_MAXUINT32, 0xdcd6cbffu,
      "of the second line" },
  { "role_size", PARAM_NUMBER, .3, 1, .6, "of the name's size" },
  { "bar_width", PARAM_NUMBER, 0, 1, .1, "of the name's size" },
  { "padding", PARAM_NUMBER, 0, 2, .5, "of the name's size" },
  { "radius", PARAM_NUMBER, 0, 2, .2, "of the name's size" },
  { NULL },
};

typedef struct {
  TextBlock *name, *role; /* role: NULL if there is none */
  gdouble size, pad, bar;
  gdouble width, height; /* of the words */
} Third;

static TextBlock *
third_line (const gchar *text, const TextStyle *style, const OverlaySpec *spec,
    const OverlayFrame *frame, TextReport *report)
{
  const gdouble share =
      frame->height > frame->width ? THIRD_WIDTH_TALL : THIRD_WIDTH;
  const gdouble width =
      spec->width > 0 ? spec->width * frame->scale : share * frame->width;
  const TextLimits limits = {
    .width = MAX (lround (width - 2.5 * style->size_px), 1),
    .lines = spec->max_lines > 0 ? spec->max_lines : 1,
    .smallest = SMALLEST,
  };

  return text_layout_within (text, style, &limits, report);
}

static Third
third_lay_out (
    const OverlaySpec *spec, const OverlayFrame *frame, TextReport *report)
{
  const gdouble *value = spec->settings.value;
  TextStyle style = overlay_text_style (spec, frame, THIRD_SIZE);
  TextReport of_role = { NULL };
  Third third = { NULL };

  style.align = TEXT_LEFT;
  if (style.weight == 0 && !style.bold)
    style.weight = NAME_WEIGHT;
  third.name =
      third_line (spec->text ? spec->text : "", &style, spec, frame, report);
  if (text_block_is_rtl (third.name, 0))
    style.align = TEXT_RIGHT;
  third.size = text_block_size (third.name);
  third.width = text_block_width (third.name);
  third.height = text_block_height (third.name);
  style.size_px = value[THIRD_ROLE_SIZE] * third.size;
  style.weight = 400;
  style.bold = FALSE;
  style.stroke_px = 0;
  style.gradient_color = 0;
  style.color = (guint32) value[THIRD_ROLE_COLOR];
  if (spec->subtext && *spec->subtext) {
    third.role = third_line (spec->subtext, &style, spec, frame, &of_role);
    third.width = MAX (third.width, text_block_width (third.role));
    third.height += text_block_height (third.role) + ROLE_GAP * third.size;
  }
  if (report && of_role.unknown_glyphs > 0 && report->unknown_glyphs == 0) {
    report->unknown_glyphs = of_role.unknown_glyphs;
    report->unknown = of_role.unknown;
  }
  third.pad = value[THIRD_PADDING] * third.size;
  third.bar = value[THIRD_BAR] * third.size;
  return third;
}

/* On the side where reading begins. */
static PaperRect
third_bar (const Third *third, const PaperRect *box, gboolean rtl)
{
  const gdouble inset = .7 * third->pad;
  const gdouble x =
      rtl ? box->x + box->width - inset - third->bar : box->x + inset;

  return (PaperRect){ x, box->y + inset, third->bar, box->height - 2 * inset };
}

static void
third_draw_plate (const OverlaySpec *spec, const Third *third,
    const PaperRect *box, gboolean rtl, OverlayParts *parts)
{
  const gdouble *value = spec->settings.value;
  const PaperRect bar = third_bar (third, box, rtl);

  parts->ground = paper_new_around (box, 1);
  if (!parts->ground)
    return;
  paper_fill (parts->ground, box, value[THIRD_RADIUS] * third->size,
      (guint32) value[THIRD_PLATE]);
  paper_fill (
      parts->ground, &bar, third->bar / 2, (guint32) value[THIRD_ACCENT]);
}

static void
third_build (const OverlaySpec *spec, const OverlayFrame *frame,
    OverlayParts *parts, TextReport *report)
{
  const Third third = third_lay_out (spec, frame, report);
  const gboolean rtl = text_block_is_rtl (third.name, 0);
  const gdouble beside = third.bar > 0 ? third.bar + .6 * third.pad : 0;
  const PaperRect box = overlay_place (spec, frame,
      third.width + 2 * third.pad + beside, third.height + third.pad,
      rtl ? OVERLAY_BOTTOM_RIGHT : OVERLAY_BOTTOM_LEFT);
  const gdouble left = box.x + third.pad + (rtl ? 0 : beside);
  gdouble y = box.y + third.pad / 2;

  parts->size = third.size;
  parts->x = box.x + box.width / 2;
  parts->y = box.y + box.height / 2;
  third_draw_plate (spec, &third, &box, rtl, parts);
  overlay_add_text (parts, third.name,
      lround (rtl ? left + third.width - text_block_width (third.name) : left),
      lround (y));
  y += text_block_height (third.name) + ROLE_GAP * third.size;
  if (third.role)
    overlay_add_text (parts, third.role,
        lround (
            rtl ? left + third.width - text_block_width (third.role) : left),
        lround (y));
}

const OverlayKind overlay_lower_third = {
  .name = "lower_third",
  .summary = "a name, and who that is, on a plate with a bar",
  .params = third_params,
  .needs = OVERLAY_NEEDS_TEXT,
  .build = third_build,
};
