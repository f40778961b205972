/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Fire: noise that rises from a line, hottest at its foot, added as light. */

#include "brush.h"

#include <math.h>

typedef struct {
  Wash cool, warm, hot;
} Heat;

static void
fire_row (Canvas *c, gint y, const Heat *heat, gfloat up)
{
  guint32 *out = canvas_row (c, y);
  const gfloat *at = c->row[0], *fuel = c->row[2];

  for (gint x = 0; x < c->width; x++) {
    gfloat v =
        fuel[x] * (1.25f - up * 1.5f) + at[x] * (0.35f + 0.9f * up) * fuel[x];
    if (v <= 0.05f)
      continue;
    gfloat t = MIN (v - 0.05f, 1);
    Wash ink = t < 0.5f ? wash_mix (heat->cool, heat->warm, t * 2)
                        : wash_mix (heat->warm, heat->hot, t * 2 - 1);
    gfloat alpha = CLAMP (t * 3.2f, 0, 1);
    out[x] = wash_pack (wash_mix (wash_unpack (out[x]), ink, alpha));
  }
}

void
brush_fire (Canvas *canvas, gdouble base, gdouble height, gdouble spread)
{
  guint64 seed = dice_next (&canvas->dice);
  gdouble cells = canvas->w / canvas->u / 3.2;
  FieldShape shape = { cells, height / canvas->u / 6 + 1, 4, 0.8 };
  Heat heat = { wash_of (
                    ink_mix (canvas->tones.accent, canvas->tones.deep, 0.3)),
    wash_of (canvas->tones.accent),
    wash_of (ink_mix (canvas->tones.light, canvas->tones.accent, 0.25)) };
  gfloat *fuel = canvas->row[2];

  if (canvas_cancelled (canvas))
    return;
  g_autoptr (Field) field =
      field_new (seed, MIN (canvas->width / 4 + 2, 360), 72, shape);
  for (gint x = 0; x < canvas->width; x++) {
    gdouble d = (x - canvas->focus_x) / spread;
    gdouble n = 0.5 + 0.9 * noise_fractal (seed, x / canvas->u / 9, 0, 4);
    fuel[x] = (gfloat) (CLAMP (n, 0, 1.2) * exp (-d * d));
  }
  canvas_begin_pixels (canvas);
  for (gint y = MAX (0, base - height); y < MIN (base, canvas->height); y++) {
    gdouble up = (base - y) / height;
    field_row (field, up, 0, canvas->row[0], canvas->width);
    fire_row (canvas, y, &heat, (gfloat) up);
  }
  canvas_end_pixels (canvas);
}
