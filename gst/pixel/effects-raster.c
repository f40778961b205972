/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Pictures out of blocks, dots, few colours and letters. */

#include "effect-family.h"
#include "effect-rows.h"
#include "grade.h"

enum { SIZE };

#define SIZE_PARAM(fallback)                                                   \
  [SIZE] = { "size", PARAM_NUMBER, .004, .3, fallback,                         \
    "of a block, as a share of the height" }

/* Even, so that a block is whole in chroma too. */
static gint
block_size (const EffectState *state)
{
  return MAX (2 * lrint (param_of (state, SIZE) * state->height / 2), 2);
}

/* The mean of a block of a plane, as far as it lies inside. */
static gint
block_mean (const Picture *p, gint plane, gint x0, gint y0, gint size)
{
  const gint x1 = MIN (x0 + size, picture_plane_width (p, plane));
  const gint y1 = MIN (y0 + size, picture_plane_height (p, plane));
  guint64 sum = 0;

  for (gint y = y0; y < y1; y++) {
    const guint8 *row = plane_row (p, plane, y);
    guint32 line = 0;

    for (gint x = x0; x < x1; x++)
      line += row[x];
    sum += line;
  }
  const gint n = (x1 - x0) * (y1 - y0);
  return (sum + n / 2) / n;
}

/* The means of the blocks that a row lies in, one for each sample. */
static void
fill_blocks (const Picture *src, gint plane, gint y, gint size, guint8 *out)
{
  const gint width = picture_plane_width (src, plane);

  for (gint x = 0; x < width; x += size)
    memset (out + x, block_mean (src, plane, x, y / size * size, size),
        MIN (size, width - x));
}

/* What is done to a row of means; may be NULL. */
typedef void (*Finish) (const EffectState *state, gint plane, gint y, gint size,
    guint8 *row, gint n);

static void
draw_blocks (const EffectState *state, const Picture *src, Picture *dst,
    gint y0, gint y1, Finish finish)
{
  const gint whole = block_size (state);

  for (gint plane = 0; plane < 3; plane++) {
    const gint size = plane == 0 ? whole : whole / 2;
    const gint n = picture_plane_width (src, plane);
    guint8 *means = scratch_bytes (state->scratch, SCRATCH_ROWS, n);

    for (gint y = rows_from (plane, y0); y < rows_to (plane, y1); y++) {
      if (y == rows_from (plane, y0) || y % size == 0)
        fill_blocks (src, plane, y, size, means);
      memcpy (plane_row (dst, plane, y), means, n);
      if (finish)
        finish (state, plane, y, size, plane_row (dst, plane, y), n);
    }
  }
}

static void
pixelate (const EffectState *state, const Picture *src, Picture *dst, gint y0,
    gint y1)
{
  draw_blocks (state, src, dst, y0, y1, NULL);
}

static const Effect effect_pixelate = {
  .name = "pixelate",
  .aliases = ALIASES ("pixelise", "blocks", "8bit"),
  .summary = "in large square pixels",
  .params = PARAMS (SIZE_PARAM (.03)),
  .window = pixelate,
};

/* A bright edge above and left, a dark one below and right, a joint between. */
static void
bevel (const EffectState *state, gint plane, gint y, gint size, guint8 *row,
    gint n)
{
  const gint edge = MAX (size / 9, 1), down = y % size;

  for (gint x = 0; plane == 0 && x < n; x++) {
    const gint across = x % size;
    gint add = 0;

    if (across >= size - edge || down >= size - edge)
      add = -34;
    else if (across < edge || down < edge)
      add = 22;
    row[x] = CLAMP (row[x] + add, 16, 235);
  }
}

static void
mosaic (const EffectState *state, const Picture *src, Picture *dst, gint y0,
    gint y1)
{
  draw_blocks (state, src, dst, y0, y1, bevel);
}

static const Effect effect_mosaic = {
  .name = "mosaic",
  .aliases = ALIASES ("tiles"),
  .summary = "laid out of small tiles",
  .params = PARAMS (SIZE_PARAM (.03)),
  .window = mosaic,
};

/* ---- letters ---- */

/* Eight by eight, from empty to full. */
static const guint8 letters[][8] = {
  { 0, 0, 0, 0, 0, 0, 0, 0 },
  { 0, 0, 0, 0, 0, 0x18, 0x18, 0 },
  { 0, 0x18, 0x18, 0, 0, 0x18, 0x18, 0 },
  { 0, 0, 0, 0x3c, 0x3c, 0, 0, 0 },
  { 0, 0x10, 0x10, 0x7c, 0x10, 0x10, 0, 0 },
  { 0, 0, 0x7e, 0, 0x7e, 0, 0, 0 },
  { 0, 0x44, 0x28, 0x7c, 0x28, 0x44, 0, 0 },
  { 0, 0x62, 0x64, 0x08, 0x10, 0x26, 0x46, 0 },
  { 0, 0x24, 0x7e, 0x24, 0x24, 0x7e, 0x24, 0 },
  { 0, 0x3c, 0x66, 0x5e, 0x5e, 0x40, 0x3e, 0 },
  { 0, 0x66, 0x7e, 0x7e, 0x7e, 0x5a, 0x42, 0 },
};

static void
write_letters (const EffectState *state, gint plane, gint y, gint size,
    guint8 *row, gint n)
{
  const gint last = G_N_ELEMENTS (letters) - 1;

  for (gint x = 0; plane == 0 && x < n; x++) {
    const gint level = CLAMP (row[x] - 16, 0, 219);
    const guint8 bits = letters[level * last / 219][y % size * 8 / size];
    const gboolean ink = bits >> (7 - x % size * 8 / size) & 1;

    /* brighter than the cell, as it is not full */
    row[x] =
        ink ? 16 + MIN (level + (219 - level) * 2 / 3, 219) : 16 + level / 7;
  }
}

static void
ascii (const EffectState *state, const Picture *src, Picture *dst, gint y0,
    gint y1)
{
  draw_blocks (state, src, dst, y0, y1, write_letters);
}

static const Effect effect_ascii = {
  .name = "ascii",
  .aliases = ALIASES ("ascii_art", "text_mode"),
  .summary = "written in letters of a terminal",
  .params = PARAMS (SIZE_PARAM (.0223)),
  .window = ascii,
};

/* ---- dots ---- */

enum { HALFTONE_ANGLE = 1, HALFTONE_COLOR };

/* Per sample along a row, in cells. */
typedef struct {
  gfloat u, v, step_u, step_v, soft;
} Screen;

static Screen
screen_of (const EffectState *state, gint y)
{
  const gdouble angle = param_of (state, HALFTONE_ANGLE) * G_PI / 180;
  const gdouble size = MAX (param_of (state, SIZE) * state->height, 2);
  const gdouble c = cos (angle) / size, s = sin (angle) / size;

  return (Screen){ (gfloat) (.5 * c + (y + .5) * s + 4000),
    (gfloat) ((y + .5) * c - .5 * s + 4000), (gfloat) c, (gfloat) -s,
    (gfloat) size };
}

/* A dot whose area is as dark as the picture is there. */
static void
halftone_row (const Screen *screen, const guint8 *in, guint8 *out, gint n)
{
  for (gint x = 0; x < n; x++) {
    const gfloat u = screen->u + x * screen->step_u;
    const gfloat v = screen->v + x * screen->step_v;
    const gfloat du = u - (gint) u - .5f, dv = v - (gint) v - .5f;
    const gfloat dark = (235 - CLAMP (in[x], 16, 235)) / 219.f;
    const gfloat reach = .75f * sqrtf (dark);
    const gfloat cover =
        (reach - sqrtf (du * du + dv * dv)) * screen->soft + .5f;

    out[x] = (guint8) (232.5f - 208 * CLAMP (cover, 0, 1));
  }
}

static void
halftone (const EffectState *state, const Picture *src, Picture *dst, gint y0,
    gint y1)
{
  for (gint y = y0; y < y1; y++) {
    const Screen screen = screen_of (state, y);

    halftone_row (
        &screen, plane_row (src, 0, y), plane_row (dst, 0, y), src->width);
  }
  for (gint plane = 1; plane < 3; plane++)
    if (param_of (state, HALFTONE_COLOR) != 0)
      copy_plane (src, dst, plane, y0, y1);
    else
      for (gint y = rows_from (plane, y0); y < rows_to (plane, y1); y++)
        memset (plane_row (dst, plane, y), 128, picture_plane_width (dst, 1));
}

static const Effect effect_halftone = {
  .name = "halftone",
  .aliases = ALIASES ("newsprint", "dots"),
  .summary = "printed in dots",
  .params = PARAMS (SIZE_PARAM (.011),
      [HALFTONE_ANGLE] = { "degrees", PARAM_NUMBER, -90, 90, 30,
          "of the rows of dots" },
      [HALFTONE_COLOR] = { "color", PARAM_BOOLEAN, 0, 1, 1,
          "in the colours of the picture" }),
  .window = halftone,
};

/* ---- few colours ---- */

enum { LEVELS };

#define LEVELS_PARAMS(fallback)                                                \
  PARAMS ([LEVELS] = {                                                         \
              "levels", PARAM_INTEGER, 2, 64, fallback, "of each channel" })

static gdouble
step_curve (gconstpointer data, gint channel, gdouble x)
{
  const gdouble last = *(const gdouble *) data - 1;

  return floor (x * last + .5) / last;
}

static void
plan_posterize (const EffectState *state, gpointer plan)
{
  const gdouble levels = param_of (state, LEVELS);

  grade_init (plan);
  grade_set_curve (plan, step_curve, &levels);
}

static const Effect effect_posterize = {
  .name = "posterize",
  .aliases = ALIASES ("posterise"),
  .summary = "in few colours with hard borders",
  .params = LEVELS_PARAMS (5),
  GRADE_PLAN (plan_posterize),
};

/* Thresholds of 64, none like its neighbours. */
static const guint8 bayer[8][8] = {
  { 0, 32, 8, 40, 2, 34, 10, 42 },
  { 48, 16, 56, 24, 50, 18, 58, 26 },
  { 12, 44, 4, 36, 14, 46, 6, 38 },
  { 60, 28, 52, 20, 62, 30, 54, 22 },
  { 3, 35, 11, 43, 1, 33, 9, 41 },
  { 51, 19, 59, 27, 49, 17, 57, 25 },
  { 15, 47, 7, 39, 13, 45, 5, 37 },
  { 63, 31, 55, 23, 61, 29, 53, 21 },
};

/* Pixels twice as large as those of 720 lines: each has one threshold. */
static void
dither (const EffectState *state, const EffectRow *row, guint16 *r, guint16 *g,
    guint16 *b)
{
  const gint last = (gint) param_of (state, LEVELS) - 1;
  const gint pixel = MAX (state->height / 360, 1);
  const guint8 *threshold = bayer[(gint) row->y / pixel & 7];
  guint16 *const channel[3] = { r, g, b };
  guint16 value[65];
  gint x = 0, in_pixel = 0;

  for (gint k = 0; k <= last; k++)
    value[k] = k * 65535 / last;
  value[last + 1] = 65535;
  for (gint i = 0; i < row->n; i++) {
    const guint32 t = threshold[x & 7] * 1024 + 512;

    for (gint c = 0; c < 3; c++)
      channel[c][i] = value[(channel[c][i] * (guint32) last + t) >> 16];
    for (in_pixel += row->step; in_pixel >= pixel; in_pixel -= pixel)
      x++;
  }
}

static const Effect effect_dither = {
  .name = "dither",
  .aliases = ALIASES ("ordered_dither", "retro"),
  .summary = "in few colours, mixed by a pattern",
  .params = LEVELS_PARAMS (3),
  .color = dither,
};

/* ---- the list, in the order of the docs ---- */

const Effect *const effects_raster[] = {
  &effect_pixelate,
  &effect_mosaic,
  &effect_ascii,
  &effect_halftone,
  &effect_posterize,
  &effect_dither,
  NULL,
};
