/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Where a still lies in the frame: fits, views and the size it is kept at. The
 * pixels are layer-draw.c's. */

#include "layer.h"

#include <math.h>

/* A frame's four taps are enough for this much shrinking. */
#define MAX_SHRINK (4 / 3.)

const Affine affine_identity = { .xx = 1, .yy = 1 };

Affine
affine_multiply (const Affine *first, const Affine *second)
{
  const Affine *f = first, *s = second;

  return (Affine){
    .xx = s->xx * f->xx + s->xy * f->yx,
    .xy = s->xx * f->xy + s->xy * f->yy,
    .yx = s->yx * f->xx + s->yy * f->yx,
    .yy = s->yx * f->xy + s->yy * f->yy,
    .x0 = s->xx * f->x0 + s->xy * f->y0 + s->x0,
    .y0 = s->yx * f->x0 + s->yy * f->y0 + s->y0,
  };
}

/* The middle of a window of @size, as near to @wanted as it goes without
 * leaving 0..@whole. */
static gdouble
window_middle (gdouble wanted, gdouble size, gdouble whole)
{
  if (size >= whole)
    return whole / 2;
  return CLAMP (wanted, size / 2, whole - size / 2);
}

gboolean
layer_view_is_whole (const LayerView *view)
{
  return view->angle == 0 && view->squash == 0
      && (view->bare ? view->zoom == 1 && view->x == .5 && view->y == .5
                     : view->zoom <= 1);
}

/* Less is a speck, and nothing a division by 0. */
#define MIN_ZOOM (1 / 256.)

/* Frame -> frame. Turned and squashed windows are made small enough to stay
 * inside too. */
static Affine
view_affine (const LayerView *view, gdouble width, gdouble height)
{
  const gdouble c = cos (view->angle), s = sin (view->angle);
  const gdouble wide = 1 + MAX (view->squash, MIN_ZOOM - 1);
  /* How much of the picture is seen at a zoom of one. */
  const gdouble across = fabs (c) / wide + fabs (s) * wide * height / width;
  const gdouble down = fabs (c) * wide + fabs (s) / wide * width / height;
  const gdouble zoom = view->bare
      ? MAX (view->zoom, MIN_ZOOM)
      : MAX (MAX (view->zoom, 1), MAX (across, down));
  const gdouble zoom_x = zoom * wide, zoom_y = zoom / wide;
  gdouble x = view->x * width, y = view->y * height;
  Affine affine = {
    .xx = c / zoom_x, .xy = s / zoom_y, .yx = -s / zoom_x, .yy = c / zoom_y
  };

  if (!view->bare) {
    x = window_middle (x, width * across / zoom, width);
    y = window_middle (y, height * down / zoom, height);
  }
  affine.x0 = x - (affine.xx * width + affine.xy * height) / 2;
  affine.y0 = y - (affine.yx * width + affine.yy * height) / 2;
  return affine;
}

/* Luma samples of the still per luma sample of the frame. */
static void
fit_steps (gint source_width, gint source_height, gint frame_width,
    gint frame_height, LayerFit fit, gdouble *x, gdouble *y)
{
  *x = (gdouble) source_width / frame_width;
  *y = (gdouble) source_height / frame_height;
  if (fit == LAYER_FIT_COVER)
    *x = *y = MIN (*x, *y);
  else if (fit == LAYER_FIT_CONTAIN)
    *x = *y = MAX (*x, *y);
}

Affine
layer_affine (gint source_width, gint source_height, gint frame_width,
    gint frame_height, LayerFit fit, gdouble focus_x, gdouble focus_y,
    const LayerView *views, guint n_views)
{
  gdouble step_x, step_y;
  Affine affine = affine_identity;

  /* The last view is the nearest to the eye. */
  for (guint i = n_views; i-- > 0;) {
    const Affine view = view_affine (&views[i], frame_width, frame_height);
    affine = affine_multiply (&affine, &view);
  }
  fit_steps (source_width, source_height, frame_width, frame_height, fit,
      &step_x, &step_y);
  const gdouble width = frame_width * step_x, height = frame_height * step_y;
  const Affine base = { .xx = step_x,
    .yy = step_y,
    .x0 =
        window_middle (focus_x * source_width, width, source_width) - width / 2,
    .y0 = window_middle (focus_y * source_height, height, source_height)
        - height / 2 };
  return affine_multiply (&affine, &base);
}

void
layer_still_size (gint source_width, gint source_height, gint frame_width,
    gint frame_height, LayerFit fit, gdouble max_zoom, gint *width,
    gint *height)
{
  const gdouble zoom = CLAMP (max_zoom, 1, MAX_SHRINK);
  gdouble step_x, step_y;

  fit_steps (source_width, source_height, frame_width, frame_height, fit,
      &step_x, &step_y);
  *width = lrint (source_width / MAX (step_x / zoom, 1));
  *height = lrint (source_height / MAX (step_y / zoom, 1));
  *width = MAX (*width, 1);
  *height = MAX (*height, 1);
}
