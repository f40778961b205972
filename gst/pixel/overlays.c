/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The kinds of overlays that the format has. An entry without a draw function
 * is known, so that a document that uses it is told so by its name. */
#include "overlay.h"
#include "name.h"

#include <math.h>

#define DEFAULT_WIDTH 0.86  /* of the frame */
#define DEFAULT_SIZE 0.09   /* of its short side */
#define DEFAULT_CENTRE 0.15 /* of its height, from the top */
#define SAFE_TOP 0.08

static void
scale_style (TextStyle *style, gint short_side, gdouble scale)
{
  style->size_px *= scale;
  style->stroke_px *= scale;
  style->shadow_px *= scale;
  if (!(style->size_px > 0))
    style->size_px = DEFAULT_SIZE * short_side;
}

/* Far enough down that tall text stays inside the safe area, as long as it
 * fits the frame at all. */
static gdouble
default_centre_y (gint height, gint frame_height)
{
  gdouble y = MAX (
      DEFAULT_CENTRE * frame_height, SAFE_TOP * frame_height + height / 2.0);

  return MIN (y, frame_height / 2.0);
}

static Sprite *
draw_text (const OverlaySpec *spec, gint frame_width, gint frame_height,
    gdouble scale, PictureMatrix matrix, TextReport *report)
{
  TextStyle style = spec->style;
  g_autoptr (TextBlock) block = NULL;
  gboolean own_width = spec->width > 0;
  gdouble width = own_width ? spec->width * scale : DEFAULT_WIDTH * frame_width;
  gdouble x = frame_width / 2.0, y, box;
  gint height;

  scale_style (&style, MIN (frame_width, frame_height), scale);
  block = text_layout (
      spec->text ? spec->text : "", &style, MAX (lround (width), 1), 0, report);
  height = text_block_height (block);
  y = default_centre_y (height, frame_height);
  if (spec->has_position) {
    x = spec->x * scale;
    y = spec->y * scale;
  }
  x -= text_block_width (block) / 2.0;
  /* A box of a given width holds the text at its side. */
  box = own_width ? MAX (width - text_block_width (block), 0) / 2 : 0;
  if (style.align != TEXT_CENTER)
    x += style.align == TEXT_LEFT ? -box : box;
  return text_block_draw (
      block, lround (x), lround (y - height / 2.0), matrix, 0, TRUE);
}

static const OverlayKind text = {
  .name = "text",
  .summary = "text with stroke and shadow, wrapped and balanced",
  .draw = draw_text,
};

static const OverlayKind image = {
  .name = "image",
  .summary = "a picture with transparency",
};

static const OverlayKind box = {
  .name = "box",
  .summary = "a filled rectangle",
};

static const OverlayKind lower_third = {
  .name = "lower_third",
  .summary = "a name and a line under it on a bar",
};

static const OverlayKind progress_bar = {
  .name = "progress_bar",
  .summary = "a bar that grows with the time played",
};

static const OverlayKind watermark = {
  .name = "watermark",
  .summary = "a small mark that stays in a corner",
};

const OverlayKind *const overlay_kinds[] = {
  &text,
  &image,
  &box,
  &lower_third,
  &progress_bar,
  &watermark,
  NULL,
};

const OverlayKind *
overlay_kind_find (const gchar *name)
{
  for (guint i = 0; name && overlay_kinds[i]; i++)
    if (name_equal (overlay_kinds[i]->name, name))
      return overlay_kinds[i];
  return NULL;
}
