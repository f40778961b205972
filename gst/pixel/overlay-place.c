/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Where overlays lie and how large their letters are: the same in every kind. */
#include "overlay-parts.h"

#include <math.h>

#define SAFE 0.08
#define SAFE_BOTTOM_UPRIGHT 0.18 /* where applications put their buttons */

TextStyle
overlay_text_style (
    const OverlaySpec *spec, const OverlayFrame *frame, gdouble fallback)
{
  TextStyle style = spec->style;

  style.size_px *= frame->scale;
  style.stroke_px *= frame->scale;
  style.shadow_px *= frame->scale;
  if (!(style.size_px > 0))
    style.size_px = fallback * MIN (frame->width, frame->height);
  return style;
}

PaperRect
overlay_safe_area (const OverlayFrame *frame)
{
  const gdouble bottom =
      frame->height > frame->width ? SAFE_BOTTOM_UPRIGHT : SAFE;

  return (PaperRect){ SAFE * frame->width, SAFE * frame->height,
    (1 - 2 * SAFE) * frame->width, (1 - SAFE - bottom) * frame->height };
}

/* 0: at the left or top of what it lies in, .5: in its middle. */
static void
anchor_shares (OverlayAnchor anchor, gdouble *x, gdouble *y)
{
  const gint place = anchor - OVERLAY_TOP_LEFT;

  *x = place % 3 / 2.0;
  *y = place / 3 / 2.0;
}

PaperRect
overlay_place (const OverlaySpec *spec, const OverlayFrame *frame,
    gdouble width, gdouble height, OverlayAnchor fallback)
{
  const PaperRect safe = overlay_safe_area (frame);
  OverlayAnchor anchor = spec->anchor;
  gdouble share_x, share_y;

  if (anchor == OVERLAY_ANCHOR_AUTO)
    anchor = spec->has_position ? OVERLAY_CENTER : fallback;
  anchor_shares (anchor, &share_x, &share_y);
  if (spec->has_position)
    return (PaperRect){ spec->x * frame->scale - share_x * width,
      spec->y * frame->scale - share_y * height, width, height };
  return (PaperRect){ safe.x + share_x * (safe.width - width),
    safe.y + share_y * (safe.height - height), width, height };
}

void
overlay_add_text (OverlayParts *parts, TextBlock *block, gint x, gint y)
{
  g_return_if_fail (parts->n_texts < OVERLAY_MAX_TEXTS);

  parts->text[parts->n_texts++] =
      (OverlayText){ block, x, y, text_block_paint (block, x, y) };
}

Paper *
overlay_stack (const OverlayParts *parts)
{
  Paper *all = paper_stack (parts->ground, parts->face);

  for (guint i = 0; i < parts->n_texts; i++) {
    Paper *more = paper_stack (all, parts->text[i].paper);

    paper_free (all);
    all = more;
  }
  return all;
}
