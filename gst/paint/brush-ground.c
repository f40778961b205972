/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Ridges and mountains: fractal lines, faces that meet the light or not. */

#include "brush.h"

#include <math.h>

static gfloat *
ridge_line (Canvas *c, Ridge ridge, guint64 seed)
{
  gfloat *line = g_new (gfloat, c->width);
  gdouble x_scale = ridge.span / c->w;

  for (gint x = 0; x < c->width; x++) {
    gdouble smooth = noise_fractal (seed, x * x_scale, 0.5, 6) * 1.1 + 0.4;
    gdouble sharp = noise_ridged (seed, x * x_scale * 0.8, 3.5, 6) * 1.1;
    gdouble v = smooth + (sharp - smooth) * ridge.rough;
    line[x] = (gfloat) (ridge.base - v * ridge.height);
  }
  return line;
}

static void
ridge_path (Canvas *c, const gfloat *line)
{
  cairo_move_to (c->cr, 0, c->h);
  for (gint x = 0; x < c->width; x++)
    cairo_line_to (c->cr, x, line[x]);
  cairo_line_to (c->cr, c->w, line[c->width - 1]);
  cairo_line_to (c->cr, c->w, c->h);
  cairo_close_path (c->cr);
}

gfloat *
brush_ridge (Canvas *canvas, Ridge ridge)
{
  gfloat *line = ridge_line (canvas, ridge, dice_next (&canvas->dice));
  Ink top = canvas_tone (canvas, ridge.depth);
  Ink foot = ink_mix (top, canvas->tones.far, ridge.mist);
  cairo_pattern_t *p = cairo_pattern_create_linear (
      0, ridge.base - ridge.height, 0, ridge.base + ridge.height * 0.8);

  cairo_pattern_add_color_stop_rgb (p, 0, top.r, top.g, top.b);
  cairo_pattern_add_color_stop_rgb (p, 1, foot.r, foot.g, foot.b);
  if (canvas_cancelled (canvas))
    goto done;
  ridge_path (canvas, line);
  cairo_set_source (canvas->cr, p);
  cairo_fill (canvas->cr);

done:
  cairo_pattern_destroy (p);
  return line;
}

typedef struct {
  Wash shade, lit, snow_lit, snow_shade, foot;
  gfloat *line;
  Ridge ridge;
  gdouble snow;
  gfloat light; /* the side that it comes from */
} Massif;

static void
massif_row (Canvas *c, const Massif *m, gint y)
{
  guint32 *out = canvas_row (c, y);
  const gfloat *at = c->row[0], *next = c->row[1];
  gfloat height = (gfloat) m->ridge.height;
  gfloat foot_y = (gfloat) (m->ridge.base + m->ridge.height * 0.35);
  gfloat snow_y = (gfloat) (m->ridge.base - m->ridge.height * (1 - m->snow));

  for (gint x = 0; x < c->width; x++) {
    gfloat below = y - m->line[x];
    if (below < -1)
      continue;
    gfloat slope = (at[x] - next[x]) * m->light * 6.5f;
    /* Three flat tones, as a print has; the step between them is short. */
    gfloat face = CLAMP ((slope - 0.02f) * 3.2f, 0, 1) * 0.6f
        + CLAMP ((slope - 0.5f) * 4, 0, 1) * 0.4f;
    Wash ink = wash_mix (m->shade, m->lit, face);
    if (m->snow > 0) {
      gfloat cap = (snow_y - y) / height + at[x] * 0.55f;
      gfloat white = CLAMP (cap * 9, 0, 1);
      ink = wash_mix (ink, wash_mix (m->snow_shade, m->snow_lit, face), white);
    }
    gfloat mist = CLAMP (1 - (foot_y - y) / height, 0, 1);
    ink = wash_mix (ink, m->foot, mist * mist * (gfloat) m->ridge.mist);
    out[x] = wash_pack (
        wash_mix (wash_unpack (out[x]), ink, CLAMP (below + 1, 0, 1)));
  }
}

gfloat *
brush_mountain (Canvas *canvas, Ridge ridge, gdouble snow)
{
  guint64 seed = dice_next (&canvas->dice);
  Ink tone = canvas_tone (canvas, ridge.depth);
  const Tones *t = &canvas->tones;
  gdouble relief = 0.75 * (1 - ridge.depth * 0.55);
  Massif m = {
    .shade = wash_of (tone),
    .lit = wash_of (ink_mix (tone, t->lit, relief * 0.5)),
    .snow_lit = wash_of (ink_mix (t->lit, t->light, 0.6)),
    .snow_shade = wash_of (ink_mix (tone, t->far, 0.55)),
    .foot = wash_of (t->far),
    .line = ridge_line (canvas, ridge, seed),
    .ridge = ridge,
    .snow = snow,
    .light = canvas->sun_x > canvas->w / 2 ? 1 : -1,
  };
  gint top = MAX (0, ridge.base - ridge.height * 2.2);
  /* Gullies run down: the field is narrow across, long down. */
  FieldShape shape = { ridge.span * 3.2,
    ridge.span * 1.6 * canvas->h / canvas->w, 5, 0.7 };

  if (canvas_cancelled (canvas))
    return m.line;
  g_autoptr (Field) field =
      field_new (seed ^ 77, MIN (canvas->width / 4 + 2, 400),
          MIN (canvas->height / 4 + 2, 240), shape);
  canvas_begin_pixels (canvas);
  for (gint y = top; y < canvas->height; y++) {
    field_row (field, y / canvas->h, 0, canvas->row[0], canvas->width);
    field_row (field, y / canvas->h - 0.006, m.light * 0.008, canvas->row[1],
        canvas->width);
    massif_row (canvas, &m, y);
  }
  canvas_end_pixels (canvas);
  return m.line;
}
