/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The canvas: its memory, its composition, its inks. */

#include "canvas.h"

#include <math.h>

Canvas *
canvas_new (gint width, gint height, guint64 seed)
{
  Canvas *c = g_new0 (Canvas, 1);

  c->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  c->cr = cairo_create (c->surface);
  c->width = width;
  c->height = height;
  c->w = width;
  c->h = height;
  c->u = sqrt ((gdouble) width * height) / 100;
  c->dice.state = seed;
  for (gint i = 0; i < 3; i++)
    c->row[i] = g_new (gfloat, width);
  return c;
}

void
canvas_free (Canvas *canvas)
{
  for (gint i = 0; i < 3; i++)
    g_free (canvas->row[i]);
  cairo_destroy (canvas->cr);
  cairo_surface_destroy (canvas->surface);
  g_clear_object (&canvas->cancellable);
  g_free (canvas);
}

gboolean
canvas_cancelled (const Canvas *canvas)
{
  return g_cancellable_is_cancelled (canvas->cancellable);
}

gboolean
canvas_is_tall (const Canvas *canvas)
{
  return canvas->h > canvas->w * 1.15;
}

static void
compose_quiet (Canvas *c)
{
  gdouble top = c->horizon / c->h;
  PainterQuiet *q = &c->quiet;

  if (canvas_is_tall (c)) {
    *q = (PainterQuiet){ 0.08, 0.10, 0.84, MIN (0.26, top * 0.5) };
    return;
  }
  *q = (PainterQuiet){ 0.07, 0.10, 0.44, MIN (0.34, top * 0.7) };
  if (canvas_has (c, TRAIT_CENTRED))
    q->width = 0.28;
  if (c->side < 0)
    q->x = 1 - q->x - q->width;
}

void
canvas_frame (Canvas *canvas, Viewpoint view)
{
  static const struct {
    gdouble scale, lift;
  } views[] = {
    [VIEW_ANY] = { 1, 0 },
    [VIEW_WIDE] = { 0.74, 0.02 },
    [VIEW_CLOSE] = { 1.3, -0.02 },
    [VIEW_LOW] = { 1.15, 0.08 },
    [VIEW_HIGH] = { 0.84, -0.11 },
  };

  canvas->u *= views[view].scale;
  canvas->lift = views[view].lift;
}

gboolean
canvas_in_quiet (const Canvas *canvas, gdouble x, gdouble y, gdouble margin)
{
  const PainterQuiet *q = &canvas->quiet;

  return x > q->x * canvas->w - margin
      && x < (q->x + q->width) * canvas->w + margin
      && y > q->y * canvas->h - margin
      && y < (q->y + q->height) * canvas->h + margin;
}

void
canvas_compose (Canvas *canvas, gdouble low, gdouble high)
{
  Dice dice = dice_fork (&canvas->dice);
  gdouble tall = canvas->lift + (canvas_is_tall (canvas) ? 0.05 : 0);

  canvas->side = dice_chance (&dice, 0.5) ? 1 : -1;
  if (canvas->subject.side != 0)
    canvas->side = canvas->subject.side;
  canvas->horizon = dice_range (&dice, low + tall, high + tall) * canvas->h;
  if (canvas->lift != 0)
    canvas->horizon =
        CLAMP (canvas->horizon, canvas->h * 0.34, canvas->h * 0.86);
  canvas->focus_x =
      canvas->w * (0.5 + canvas->side * dice_range (&dice, 0.13, 0.2));
  if (canvas_has (canvas, TRAIT_CENTRED))
    canvas->focus_x = canvas->w / 2;
  canvas->sun_x = canvas->focus_x
      + canvas->side * canvas->w * dice_range (&dice, -0.1, 0.12);
  gdouble up = canvas->time == DAYTIME_NIGHT ? 0.7
      : canvas->time == DAYTIME_DAY          ? 0.62
                                             : 0.2;
  canvas->sun_y = canvas->horizon * (1 - up * dice_range (&dice, 0.6, 1.15));
  compose_quiet (canvas);
}

Ink
canvas_tone (const Canvas *canvas, gdouble depth)
{
  const Tones *t = &canvas->tones;
  /* The middle distance is cool; only what is far takes the sky's light. */
  Ink middle = ink_mix (t->near, ink_mix (t->mid, t->far, 0.45),
      canvas->time == DAYTIME_NIGHT ? 0.30 : 0.42);

  depth = CLAMP (depth, 0, 1);
  if (depth < 0.5)
    return ink_mix (t->near, middle, depth * 2);
  return ink_mix (middle, t->far, depth * 2 - 1);
}

Ink
canvas_local (const Canvas *canvas, Ink own)
{
  static const gdouble dark[] = { [DAYTIME_DAWN] = 0.16,
    [DAYTIME_DAY] = 0.04,
    [DAYTIME_DUSK] = 0.36,
    [DAYTIME_NIGHT] = 0.66 };

  return ink_mix (own, canvas->tones.near, dark[canvas->time]);
}

void
canvas_ink (Canvas *canvas, Ink ink, gdouble alpha)
{
  cairo_set_source_rgba (canvas->cr, ink.r, ink.g, ink.b, alpha);
}

void
canvas_fill (Canvas *canvas, Ink ink, gdouble alpha)
{
  canvas_ink (canvas, ink, alpha);
  cairo_fill (canvas->cr);
}

guint32 *
canvas_row (Canvas *canvas, gint y)
{
  guint8 *pixels = cairo_image_surface_get_data (canvas->surface);

  return (guint32 *) (pixels
      + (gsize) y * cairo_image_surface_get_stride (canvas->surface));
}

void
canvas_begin_pixels (Canvas *canvas)
{
  cairo_surface_flush (canvas->surface);
}

void
canvas_end_pixels (Canvas *canvas)
{
  cairo_surface_mark_dirty (canvas->surface);
}
