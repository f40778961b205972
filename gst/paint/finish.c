/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The finish that all pictures share: bloom around what shines, a vignette,
 * paper grain. Grain is two pixels wide and quiet: finer or louder grain
 * multiplies the size of the file. */

#include "brush.h"

#include <math.h>

enum { SHRINK = 8 };

typedef struct {
  gint width, height;
  gfloat *rgb; /* what shines, small */
} Bloom;

static void
bloom_gather (Canvas *c, Bloom *bloom)
{
  for (gint j = 0; j < bloom->height; j++)
    for (gint i = 0; i < bloom->width; i++) {
      gfloat *out = bloom->rgb + 3 * ((gsize) j * bloom->width + i);
      for (gint k = 0; k < 16; k++) {
        gint x = MIN (i * SHRINK + 2 * (k & 3) + 1, c->width - 1);
        gint y = MIN (j * SHRINK + 2 * (k >> 2) + 1, c->height - 1);
        Wash p = wash_unpack (canvas_row (c, y)[x]);
        gfloat luma = 0.3f * p.r + 0.6f * p.g + 0.1f * p.b;
        gfloat share = CLAMP ((luma - 140) / 115, 0, 1) / 16;
        out[0] += p.r * share;
        out[1] += p.g * share;
        out[2] += p.b * share;
      }
    }
}

/* A running mean along one line of @n samples, @stride floats apart. */
static void
box_line (gfloat *line, gint n, gint stride, gint radius, gfloat *scratch)
{
  gfloat sum = 0;

  for (gint i = 0; i < n; i++)
    scratch[i] = line[(gsize) i * stride];
  for (gint i = -radius; i <= radius; i++)
    sum += scratch[CLAMP (i, 0, n - 1)];
  for (gint i = 0; i < n; i++) {
    line[(gsize) i * stride] = sum / (2 * radius + 1);
    sum += scratch[MIN (i + radius + 1, n - 1)];
    sum -= scratch[MAX (i - radius, 0)];
  }
}

static void
bloom_blur (Bloom *bloom, gint radius)
{
  g_autofree gfloat *scratch =
      g_new (gfloat, MAX (bloom->width, bloom->height));

  for (gint pass = 0; pass < 2; pass++)
    for (gint k = 0; k < 3; k++) {
      for (gint j = 0; j < bloom->height; j++)
        box_line (bloom->rgb + 3 * (gsize) j * bloom->width + k, bloom->width,
            3, radius, scratch);
      for (gint i = 0; i < bloom->width; i++)
        box_line (bloom->rgb + 3 * i + k, bloom->height, 3 * bloom->width,
            radius, scratch);
    }
}

/* Light is added as on a screen; then a gentle S-curve and a vignette. */
static inline gfloat
grade_channel (gfloat v, gfloat add, gfloat gain)
{
  gfloat t = (v + add * (1 - v / 255)) * (1.0f / 255);

  return (t + 0.75f * t * (1 - t) * (t - 0.46f)) * gain * 255;
}

static inline guint32
to_byte (gfloat v)
{
  return (guint32) CLAMP (v + 0.5f, 0, 255);
}

static inline guint32
grade (Wash p, gfloat r, gfloat g, gfloat b, gfloat gain, gfloat grain)
{
  p.r = grade_channel (p.r, r, gain);
  p.g = grade_channel (p.g, g, gain);
  p.b = grade_channel (p.b, b, gain);
  gfloat luma = 0.3f * p.r + 0.6f * p.g + 0.1f * p.b;
  const gfloat rich = 1.14f;

  return to_byte (luma + (p.r - luma) * rich + grain) << 16
      | to_byte (luma + (p.g - luma) * rich + grain) << 8
      | to_byte (luma + (p.b - luma) * rich + grain);
}

/* One row of the small picture, between its neighbours. */
static void
bloom_row (const Bloom *bloom, gint y, gfloat amount, gfloat *row)
{
  gfloat fy =
      CLAMP ((y - SHRINK / 2) / (gfloat) SHRINK, 0, bloom->height - 1.001f);
  gint j = (gint) fy, next = MIN (j + 1, bloom->height - 1);
  const gfloat *a = bloom->rgb + 3 * (gsize) j * bloom->width;
  const gfloat *b = bloom->rgb + 3 * (gsize) next * bloom->width;

  for (gint i = 0; i < 3 * bloom->width; i++)
    row[i] = (a[i] + (b[i] - a[i]) * (fy - j)) * amount;
  /* One more sample, so that the last column has a right neighbour. */
  for (gint k = 0; k < 3; k++)
    row[3 * bloom->width + k] = row[3 * bloom->width - 3 + k];
}

static void
finish_row (Canvas *c, const gfloat *light, gint y, Finish finish, guint32 seed)
{
  guint32 *out = canvas_row (c, y);
  gfloat vy = (gfloat) ((y - c->h / 2) / (c->h / 2));
  gfloat scale = (gfloat) (2 / c->w), dark = (gfloat) finish.vignette * 1.4f;
  gfloat grit = (gfloat) finish.grain / 256;
  gfloat level = 1 - (gfloat) finish.dim - (gfloat) finish.down * vy;
  gfloat focus = (gfloat) (c->focus_x * 2 / c->w - 1);
  guint32 row_hash = ((guint32) (y >> 1) * 0xd8163841u) ^ seed;

  for (gint x = 0; x < c->width; x++) {
    gint at = MAX (x - SHRINK / 2, 0);
    gfloat u = (gfloat) (at % SHRINK) / SHRINK;
    const gfloat *q = light + 3 * (at / SHRINK);
    gfloat vx = x * scale - 1, r2 = (vx * vx + vy * vy) * 0.5f;
    gfloat gain = (1 - dark * r2 * r2)
        * (level - (gfloat) finish.out * fabsf (vx - focus));
    guint32 h = ((guint32) (x >> 1) * 0x8da6b343u) ^ row_hash;
    h = (h ^ (h >> 15)) * 0x2c1b3c6du;
    gfloat grain = ((gint) (h >> 24) - 128) * grit;
    Wash p = wash_unpack (out[x]);
    out[x] = grade (p, q[0] + (q[3] - q[0]) * u, q[1] + (q[4] - q[1]) * u,
        q[2] + (q[5] - q[2]) * u, gain, grain);
  }
}

void
brush_finish (Canvas *canvas, Finish finish)
{
  Bloom bloom = { (canvas->width + SHRINK - 1) / SHRINK,
    (canvas->height + SHRINK - 1) / SHRINK };
  guint32 seed = (guint32) dice_next (&canvas->dice);

  if (canvas_cancelled (canvas))
    return;
  bloom.rgb = g_new0 (gfloat, 3 * (gsize) bloom.width * bloom.height);
  canvas_begin_pixels (canvas);
  bloom_gather (canvas, &bloom);
  bloom_blur (&bloom, MAX (1, (gint) (canvas->u * 1.6 / SHRINK)));
  g_autofree gfloat *light = g_new (gfloat, 3 * (bloom.width + 1));
  for (gint y = 0; y < canvas->height; y++) {
    bloom_row (&bloom, y, (gfloat) finish.bloom, light);
    finish_row (canvas, light, y, finish, seed);
  }
  canvas_end_pixels (canvas);
  g_free (bloom.rgb);
}
