/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The finish that all pictures share: bloom around what shines, a vignette,
 * paper grain. Grain is two pixels wide and quiet: finer or louder grain
 * multiplies the size of the file. */

#include "brush.h"

#include <math.h>
#include <string.h>

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

static inline guint32
screen_channel (gfloat v, gfloat add, gfloat gain, gfloat grain)
{
  v = v + add * (1 - v / 255);
  v = v * gain + grain;
  return (guint32) CLAMP (v + 0.5f, 0, 255);
}

static void
finish_row (Canvas *c, const Bloom *bloom, gint y, Finish finish, guint32 seed)
{
  guint32 *out = canvas_row (c, y);
  gfloat fy =
      CLAMP ((y - SHRINK / 2) / (gfloat) SHRINK, 0, bloom->height - 1.001f);
  gint j = (gint) fy;
  gfloat v = fy - j;
  gint down = 3 * bloom->width * (j + 1 < bloom->height);
  const gfloat *line = bloom->rgb + 3 * (gsize) j * bloom->width;
  gfloat vy = (gfloat) ((y - c->h / 2) / (c->h / 2));
  gfloat amount = (gfloat) finish.bloom;

  for (gint x = 0; x < c->width; x++) {
    gfloat fx =
        CLAMP ((x - SHRINK / 2) / (gfloat) SHRINK, 0, bloom->width - 1.001f);
    gint i = (gint) fx;
    gfloat u = fx - i;
    gint across = 3 * (i + 1 < bloom->width);
    const gfloat *q = line + 3 * i;
    gfloat add[3];
    for (gint k = 0; k < 3; k++) {
      gfloat a = q[k] + (q[k + across] - q[k]) * u;
      gfloat b = q[k + down] + (q[k + down + across] - q[k + down]) * u;
      add[k] = (a + (b - a) * v) * amount;
    }
    gfloat vx = (gfloat) ((x - c->w / 2) / (c->w / 2));
    gfloat r2 = (vx * vx + vy * vy) * 0.5f;
    gfloat gain = 1 - (gfloat) finish.vignette * r2 * r2 * 1.4f;
    guint32 h = ((guint32) (x >> 1) * 0x8da6b343u)
        ^ ((guint32) (y >> 1) * 0xd8163841u) ^ seed;
    h = (h ^ (h >> 15)) * 0x2c1b3c6du;
    gfloat grain = ((gfloat) (h >> 24) / 255 - 0.5f) * (gfloat) finish.grain;
    Wash p = wash_unpack (out[x]);
    out[x] = screen_channel (p.r, add[0], gain, grain) << 16
        | screen_channel (p.g, add[1], gain, grain) << 8
        | screen_channel (p.b, add[2], gain, grain);
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
  for (gint y = 0; y < canvas->height; y++)
    finish_row (canvas, &bloom, y, finish, seed);
  canvas_end_pixels (canvas);
  g_free (bloom.rgb);
}
