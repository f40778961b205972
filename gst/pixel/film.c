/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Faults that are added where the picture is. */

#include "film.h"
#include "chance.h"
#include "dab.h"
#include "effect-rows.h"

/* ---- light that is taken away ---- */

/* @gain of 256 for each sample. */
static void
dim_row (const guint8 *in, const guint16 *gain, gint black, guint8 *out, gint n)
{
  for (gint x = 0; x < n; x++)
    out[x] = black + (((in[x] - black) * gain[x] + 128) >> 8);
}

void
film_vignette (Scratch *scratch, const Picture *src, Picture *dst, gint y0,
    gint y1, gdouble amount, gdouble radius, gdouble feather)
{
  const gfloat cx = src->width / 2.f, cy = src->height / 2.f;
  const gfloat scale = 1 / sqrtf (cx * cx + cy * cy);
  const gfloat from = (gfloat) radius, over = 1 / (gfloat) feather;
  const gfloat most = (gfloat) (256 * amount);
  guint16 *gain = scratch_bytes (scratch, SCRATCH_ROWS, 2 * src->width);

  for (gint plane = 0; plane < 3; plane++)
    for (gint y = rows_from (plane, y0); y < rows_to (plane, y1); y++) {
      const gint n = picture_plane_width (src, plane), step = plane ? 2 : 1;
      const gfloat dy = (plane ? 2 * y + 1 : y + .5f) - cy;

      for (gint x = 0; x < n; x++) {
        const gfloat dx = .5f + x * step - cx;
        const gfloat r = sqrtf (dx * dx + dy * dy) * scale;
        const gfloat t = CLAMP ((r - from) * over, 0, 1);

        gain[x] = (guint16) (256.5f - most * t * t * (3 - 2 * t));
      }
      dim_row (plane_row (src, plane, y), gain, plane ? 128 : 16,
          plane_row (dst, plane, y), n);
    }
}

void
film_lines (Picture *dst, gint y0, gint y1, gdouble amount, gdouble size)
{
  const gdouble step = MAX (size, 2);

  for (gint y = y0; y < y1; y++) {
    const gdouble wave = .5 - .5 * cos (2 * G_PI * (y + .5) / step);
    const gint gain = lrint (256 * (1 - amount * wave));
    guint8 *row = plane_row (dst, 0, y);

    for (gint x = 0; x < dst->width; x++)
      row[x] = 16 + (((row[x] - 16) * gain + 128) >> 8);
  }
}

void
film_age (Picture *dst, gint y0, gint y1, gdouble amount, gdouble lamp)
{
  static const gint brown[3] = { 0, 113, 141 };
  const gint gain = lrint (256 * lamp * (1 - .02 * amount));
  const gint lift = lrint (18 * amount);
  const gint keep = lrint (256 * (1 - .85 * amount));

  for (gint y = y0; y < y1; y++) {
    guint8 *row = plane_row (dst, 0, y);

    for (gint x = 0; x < dst->width; x++)
      row[x] = to_byte (16 + lift + (((row[x] - 16) * gain) >> 8));
  }
  for (gint plane = 1; plane < 3; plane++)
    for (gint y = rows_from (plane, y0); y < rows_to (plane, y1); y++) {
      guint8 *row = plane_row (dst, plane, y);

      for (gint x = 0; x < picture_plane_width (dst, plane); x++)
        row[x] = (row[x] * keep + brown[plane] * (256 - keep) + 128) >> 8;
    }
}

/* ---- grain ---- */

/* Four bytes of chance added up are as good as a bell. */
static inline gint
bell (guint32 bits)
{
  return (gint) (bits & 255) + (bits >> 8 & 255) + (bits >> 16 & 255)
      + (bits >> 24) - 510;
}

/* Most in the middle of the scale: film has none in black and little in
 * white. */
static void
grain_weights (gdouble amount, gint16 weight[256])
{
  for (gint i = 0; i < 256; i++) {
    const gdouble level = CLAMP ((i - 16) / 219., 0, 1);

    weight[i] = lrint (256 * amount * (.35 + 2.6 * level * (1 - level)));
  }
}

void
film_grain (
    Picture *dst, gint y0, gint y1, gdouble amount, gint size, guint32 seed)
{
  gint16 weight[256];

  grain_weights (amount, weight);
  for (gint y = y0; y < y1; y++) {
    guint8 *row = plane_row (dst, 0, y);
    const guint32 line = chance_at (seed, y / size, 77, 0);

    for (gint x = 0; x < dst->width; x++) {
      const guint32 bits = chance_hash (line + x / size);

      row[x] = CLAMP (row[x] + ((bell (bits) * weight[row[x]]) >> 10), 16, 235);
    }
  }
}

/* ---- dirt ---- */

#define MAX_SPECKS 26

void
film_dust (Picture *dst, gint y0, gint y1, gdouble amount, guint32 seed)
{
  const gint n = (gint) (MAX_SPECKS * amount * chance_share (seed, 1, 0, 0));

  for (gint i = 0; i < n; i++) {
    const gdouble size = chance_share (seed, 2, i, 0);
    const gboolean hair = chance_share (seed, 3, i, 0) > .8;
    const gboolean dark = chance_share (seed, 4, i, 0) > .35;
    const gdouble unit = dst->height / 720.;
    const Dab dab = { .x = chance_share (seed, 5, i, 0) * dst->width,
      .y = chance_share (seed, 6, i, 0) * dst->height,
      .wide = unit * (hair ? 9 + 16 * size : .9 + 3.4 * size * size * size),
      .high = unit * (hair ? .8 : .9 + 2.2 * size * size),
      .angle = 2 * G_PI * chance_share (seed, 7, i, 0),
      .round = TRUE,
      .opacity = hair ? .55 : .8,
      .color = dark ? 0x120e0aff : 0xf4efe4ff };

    dab_draw (dst, &dab, y0, y1);
  }
}

#define MAX_SCRATCHES 5

/* Each lives for about a second, somewhere else the next time. */
void
film_scratches (Picture *dst, gint y0, gint y1, gdouble amount, guint32 seed,
    gdouble seconds)
{
  for (gint i = 0; i < MAX_SCRATCHES; i++) {
    const gdouble clock = seconds * (.7 + .12 * i) + .37 * i;
    const guint32 life = (guint32) clock;

    if (chance_share (seed, 11, i, life) > .25 + .6 * amount)
      continue;
    const gdouble sway = chance_smooth (seed, 100 + i, seconds * 7);
    const Dab dab = { .x = (chance_share (seed, 12, i, life) + .004 * sway)
          * dst->width,
      .y = dst->height / 2.,
      .wide = dst->height / 720. * (.5 + .7 * chance_share (seed, 13, i, life)),
      .high = dst->height,
      .opacity = amount * (.25 + .5 * chance_share (seed, 14, i, life)),
      .color = i % 3 ? 0xf2eee2ff : 0x14100cff };

    dab_draw (dst, &dab, y0, y1);
  }
}

/* ---- frames ---- */

/* How much of a sample lies inside, of 256. */
static void
frame_row (const Picture *like, gint plane, gint y, gdouble side, gdouble bar,
    gdouble radius, guint16 *inside)
{
  const gint n = picture_plane_width (like, plane), step = plane ? 2 : 1;
  const gfloat half_w = (gfloat) (like->width / 2. - side);
  const gfloat half_h = (gfloat) (like->height / 2. - bar);
  const gfloat r = MIN ((gfloat) radius, MAX (MIN (half_w, half_h), 0));
  const gfloat dy = fabsf ((plane ? 2 * y + 1 : y + .5f) - like->height / 2.f);
  /* An odd height ends in half a sample of chroma. */
  const gfloat qy = MIN (dy, like->height / 2.f - .5f) - half_h + r;

  for (gint x = 0; x < n; x++) {
    const gfloat qx = fabsf (.5f + x * step - like->width / 2.f) - half_w + r;
    const gfloat ax = MAX (qx, 0), ay = MAX (qy, 0);
    const gfloat out = sqrtf (ax * ax + ay * ay) + MIN (MAX (qx, qy), 0) - r;

    inside[x] = (guint16) (256 * CLAMP (.5f - out, 0, 1) + .5f);
  }
}

void
film_frame (Scratch *scratch, const Picture *src, Picture *dst, gint y0,
    gint y1, gdouble side, gdouble bar, gdouble radius, guint32 rgba)
{
  const PictureColor color = picture_color (rgba, src->matrix);
  guint16 *inside = scratch_bytes (scratch, SCRATCH_ROWS, 2 * src->width);

  for (gint plane = 0; plane < 3; plane++)
    for (gint y = rows_from (plane, y0); y < rows_to (plane, y1); y++) {
      frame_row (src, plane, y, side, bar, radius, inside);
      dim_row (plane_row (src, plane, y), inside, color.c[plane],
          plane_row (dst, plane, y), picture_plane_width (src, plane));
    }
}
