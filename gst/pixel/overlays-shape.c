/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Overlays that are shapes: a box, and a bar that grows with time. */
#include "overlay-parts.h"

#include <math.h>

/* ---- box ---- */

#define BOX_WIDTH 0.5 /* of the frame, where none is given */
#define BOX_HEIGHT 0.25

static const ParamSpec box_params[] = {
  { "color", PARAM_COLOR, 0, G_MAXUINT32, 0x000000b3u, "inside" },
  { "radius", PARAM_NUMBER, 0, 4096, 0, "of its corners, in pixels" },
  { "stroke_color", PARAM_COLOR, 0, G_MAXUINT32, 0xffffffffu, "of its edge" },
  { "stroke_px", PARAM_NUMBER, 0, 512, 0, "width of its edge, inside of it" },
  { NULL },
};

static void
box_build (const OverlaySpec *spec, const OverlayFrame *frame,
    OverlayParts *parts, TextReport *report)
{
  const gdouble *value = spec->settings.value;
  const gdouble scale = frame->scale, radius = value[1] * scale;
  const gdouble blur = spec->style.shadow_px * scale;
  const gdouble width =
      spec->width > 0 ? spec->width * scale : BOX_WIDTH * frame->width;
  const gdouble height =
      spec->height > 0 ? spec->height * scale : BOX_HEIGHT * frame->height;
  const PaperRect rect =
      overlay_place (spec, frame, width, height, OVERLAY_CENTER);

  parts->x = rect.x + rect.width / 2;
  parts->y = rect.y + rect.height / 2;
  parts->face = paper_new_around (&rect, 2 * blur + 2);
  if (!parts->face)
    return;
  paper_fill (parts->face, &rect, radius, (guint32) value[0]);
  paper_stroke (
      parts->face, &rect, radius, value[3] * scale, (guint32) value[2]);
  paper_shade (parts->face, blur, spec->style.shadow_color);
}

const OverlayKind overlay_box = {
  .name = "box",
  .aliases = (const gchar *const[]){ "rectangle", "shape", NULL },
  .summary = "a filled rectangle, with an edge and round corners",
  .params = box_params,
  .build = box_build,
};

/* ---- progress bar ---- */

static const ParamSpec bar_params[] = {
  { "color", PARAM_COLOR, 0, G_MAXUINT32, 0xffffffffu, "of the time played" },
  { "track_color", PARAM_COLOR, 0, G_MAXUINT32, 0xffffff40u,
      "of the time to come" },
  { "height", PARAM_NUMBER, .001, .5, .009, "of the frame's short side" },
  { "margin", PARAM_NUMBER, 0, .4, 0,
      "to the frame's edges, of its short side" },
  { "round", PARAM_BOOLEAN, 0, 1, 0, "with round ends" },
  { NULL },
};

/* Along the frame's foot, or its head if it is anchored there. */
static PaperRect
bar_place (const OverlaySpec *spec, const OverlayFrame *frame)
{
  const gdouble side = MIN (frame->width, frame->height);
  const gdouble margin = spec->settings.value[3] * side;
  const gdouble height = spec->height > 0
      ? spec->height * frame->scale
      : MAX (spec->settings.value[2] * side, 1);
  const gdouble width =
      spec->width > 0 ? spec->width * frame->scale : frame->width - 2 * margin;
  const gboolean head =
      spec->anchor >= OVERLAY_TOP_LEFT && spec->anchor <= OVERLAY_TOP_RIGHT;

  if (spec->has_position)
    return overlay_place (spec, frame, width, height, OVERLAY_CENTER);
  return (PaperRect){ (frame->width - width) / 2,
    head ? margin : frame->height - margin - height, width, height };
}

static void
bar_build (const OverlaySpec *spec, const OverlayFrame *frame,
    OverlayParts *parts, TextReport *report)
{
  const gdouble *value = spec->settings.value;
  const PaperRect rect = bar_place (spec, frame);
  const gdouble radius = value[4] != 0 ? rect.height / 2 : 0;

  parts->bar = rect;
  parts->x = rect.x + rect.width / 2;
  parts->y = rect.y + rect.height / 2;
  parts->ground = paper_new_around (&rect, 1);
  parts->face = paper_new_around (&rect, 1);
  if (parts->ground)
    paper_fill (parts->ground, &rect, radius, (guint32) value[1]);
  if (parts->face)
    paper_fill (parts->face, &rect, radius, (guint32) value[0]);
}

const OverlayKind overlay_progress_bar = {
  .name = "progress_bar",
  .aliases = (const gchar *const[]){ "progress", NULL },
  .summary = "a bar that grows with the time played",
  .params = bar_params,
  .build = bar_build,
};
