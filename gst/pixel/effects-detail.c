/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Edges and small things: sharper, glowing, drawn. All but the glow change
 * luma against a blurred copy of it. */

#include "effect-family.h"
#include "effect-rows.h"
#include "blur.h"
#include "kernels.h"

enum { AMOUNT, RADIUS, THRESHOLD };

#define RADIUS_PARAM(least, most, fallback)                                    \
  [RADIUS] = { "radius", PARAM_NUMBER, least, most, fallback,                  \
    "sigma of what is compared, as a share of the height" }

/* A blurred copy, of the rows asked for and @beside more. */
static const Picture *
blurred (const EffectState *state, const Picture *src, gdouble share, gint y0,
    gint y1, gint beside)
{
  Picture *soft = scratch_picture (state->scratch, SCRATCH_MAPPED_A, src);

  blur_mix_gaussian (state->scratch, src, src, 0, share * src->height, soft,
      MAX (y0 - beside, 0) & ~1, MIN (y1 + beside, src->height));
  return soft;
}

/* ---- sharper ---- */

/* What each difference, -255..255, adds. */
typedef struct {
  gint8 add[511];
} Boost;

static void
plan_boost (const EffectState *state, gpointer plan)
{
  Boost *boost = plan;
  const gdouble gain = param_of (state, AMOUNT);
  const gdouble least = param_of (state, THRESHOLD) * 255;

  for (gint d = -255; d <= 255; d++) {
    const gdouble over = MAX (ABS (d) - least, 0);

    boost->add[d + 255] =
        lrint (CLAMP (gain * (d < 0 ? -over : over), -127, 127));
  }
}

static void
unsharp (const EffectState *state, const Picture *src, Picture *dst, gint y0,
    gint y1)
{
  const Boost *boost = state->plan;
  const Picture *soft =
      blurred (state, src, param_of (state, RADIUS), y0, y1, 0);

  copy_plane (src, dst, 1, y0, y1);
  copy_plane (src, dst, 2, y0, y1);
  for (gint y = y0; y < y1; y++) {
    const guint8 *in = plane_row (src, 0, y), *low = plane_row (soft, 0, y);
    guint8 *out = plane_row (dst, 0, y);

    for (gint x = 0; x < src->width; x++)
      out[x] = to_byte (in[x] + boost->add[in[x] - low[x] + 255]);
  }
}

#define SHARPER(id, text, amount, radius, ...)                                 \
  static const Effect effect_##id = {                                          \
    .name = #id,                                                               \
    .aliases = ALIASES (__VA_ARGS__),                                          \
    .summary = text,                                                           \
    .params = PARAMS ([AMOUNT] = { "amount", PARAM_NUMBER, 0, 5, amount,       \
                          "how much is added" },                               \
        RADIUS_PARAM (.0005, .1, radius),                                      \
        [THRESHOLD] = SHARE_PARAM (                                            \
            "threshold", 0, "differences below it are left alone")),           \
    .plan_size = sizeof (Boost),                                               \
    .plan = plan_boost,                                                        \
    .window = unsharp,                                                         \
    .is_identity = first_is_none,                                              \
  };

SHARPER (sharpen, "crisper edges", 1, .0012, "sharp")
SHARPER (unsharp, "more contrast along edges", .8, .004, "unsharp_mask")
SHARPER (clarity, "more contrast in the middle sizes", .4, .03, "structure",
    "local_contrast")

/* ---- glow ---- */

enum { GLOW_AMOUNT, GLOW_RADIUS, GLOW_THRESHOLD };

/* What is brighter than the threshold, as a picture on black. */
static void
pick_lights (const EffectState *state, const Picture *src, Picture *lights)
{
  const gint least = 16 + lrint (param_of (state, GLOW_THRESHOLD) * 219);
  const gint room = MAX (235 - least, 1);

  for (gint y = 0; y < src->height; y++) {
    const guint8 *in = plane_row (src, 0, y);
    guint8 *out = plane_row (lights, 0, y);

    for (gint x = 0; x < src->width; x++) {
      const gint share = CLAMP ((in[x] - least) * 256 / room, 0, 256);

      out[x] = 16 + (((in[x] - 16) * share) >> 8);
    }
  }
  for (gint plane = 1; plane < 3; plane++)
    for (gint y = 0; y < picture_plane_height (src, plane); y++) {
      const guint8 *in = plane_row (src, plane, y);
      const guint8 *luma = plane_row (src, 0, 2 * y);
      guint8 *out = plane_row (lights, plane, y);

      for (gint x = 0; x < picture_plane_width (src, plane); x++) {
        const gint share = CLAMP ((luma[2 * x] - least) * 256 / room, 0, 256);

        out[x] = 128 + (((in[x] - 128) * share) / 256);
      }
    }
}

static void
glow (const EffectState *state, const Picture *src, Picture *dst, gint y0,
    gint y1)
{
  const gint amount = lrint (param_of (state, GLOW_AMOUNT) * 256);
  Picture *lights = scratch_picture (state->scratch, SCRATCH_MAPPED_B, src);
  const Picture *soft;

  pick_lights (state, src, lights);
  soft = blurred (state, lights, param_of (state, GLOW_RADIUS), y0, y1, 0);
  for (gint plane = 0; plane < 3; plane++)
    for (gint y = rows_from (plane, y0); y < rows_to (plane, y1); y++) {
      const guint8 *in = plane_row (src, plane, y);
      const guint8 *light = plane_row (soft, plane, y);
      guint8 *out = plane_row (dst, plane, y);
      const gint n = picture_plane_width (src, plane);

      /* Screen for luma, a sum for chroma. */
      for (gint x = 0; plane == 0 && x < n; x++) {
        const gint add = MIN (((light[x] - 16) * amount) >> 8, 219);

        out[x] = to_byte (in[x] + add * (235 - in[x]) / 219);
      }
      for (gint x = 0; plane > 0 && x < n; x++)
        out[x] = to_byte (in[x] + (light[x] - 128) * amount / 256);
    }
}

static const Effect effect_glow = {
  .name = "glow",
  .aliases = ALIASES ("bloom", "dreamy", "soft_glow"),
  .summary = "bright parts shine over what is around them",
  .params = PARAMS ([GLOW_AMOUNT] = { "amount", PARAM_NUMBER, 0, 3, .9,
                        "how strong the light is" },
      [GLOW_RADIUS] = { "radius", PARAM_NUMBER, .002, .2, .03,
          "sigma of the light, as a share of the height" },
      [GLOW_THRESHOLD] =
          SHARE_PARAM ("threshold", .45, "what is brighter than this shines")),
  .window = glow,
  .is_identity = first_is_none,
};

/* ---- drawn ---- */

/* Luma rows above, at and below @y; the edges go on. */
typedef struct {
  const guint8 *row[3];
  gint last;
} Around;

static Around
around (const Picture *p, gint y, gint distance)
{
  Around a = { .last = p->width - 1 };

  for (gint i = 0; i < 3; i++)
    a.row[i] =
        plane_row (p, 0, CLAMP (y + (i - 1) * distance, 0, p->height - 1));
  return a;
}

static inline gint
at (const Around *a, gint line, gint x)
{
  return a->row[line][CLAMP (x, 0, a->last)];
}

/* About one sample of 720 lines. */
static gint
one_step (const EffectState *state)
{
  return MAX (1, (state->height + 360) / 720);
}

static void
fade_chroma (const Picture *src, Picture *dst, gint keep, gint y0, gint y1)
{
  for (gint plane = 1; plane < 3; plane++)
    for (gint y = rows_from (plane, y0); y < rows_to (plane, y1); y++) {
      const guint8 *in = plane_row (src, plane, y);
      guint8 *out = plane_row (dst, plane, y);

      for (gint x = 0; x < picture_plane_width (src, plane); x++)
        out[x] = to_byte (128 + (in[x] - 128) * keep / 256);
    }
}

static void
emboss (const EffectState *state, const Picture *src, Picture *dst, gint y0,
    gint y1)
{
  const gint gain = lrint (param_of (state, AMOUNT) * 256);
  const gint step = one_step (state);

  fade_chroma (src, dst, 40, y0, y1);
  for (gint y = y0; y < y1; y++) {
    const Around a = around (src, y, step);
    guint8 *out = plane_row (dst, 0, y);

    for (gint x = 0; x < src->width; x++) {
      const gint rise = at (&a, 2, x + step) - at (&a, 0, x - step)
          + at (&a, 1, x + step) - at (&a, 1, x - step);

      out[x] = CLAMP (126 + ((rise * gain) >> 8), 16, 235);
    }
  }
}

static const Effect effect_emboss = {
  .name = "emboss",
  .aliases = ALIASES ("relief"),
  .summary = "as pressed into grey paper",
  .params =
      PARAMS ([AMOUNT] = { "amount", PARAM_NUMBER, .1, 4, 1, "how deep" }),
  .window = emboss,
};

static inline gint
slope (const Around *a, gint x, gint step)
{
  const gint across = at (a, 0, x + step) + 2 * at (a, 1, x + step)
      + at (a, 2, x + step) - at (a, 0, x - step) - 2 * at (a, 1, x - step)
      - at (a, 2, x - step);
  const gint down = at (a, 2, x - step) + 2 * at (a, 2, x) + at (a, 2, x + step)
      - at (a, 0, x - step) - 2 * at (a, 0, x) - at (a, 0, x + step);

  return ABS (across) + ABS (down);
}

enum { EDGE_AMOUNT, EDGE_COLOR };

static void
edge (const EffectState *state, const Picture *src, Picture *dst, gint y0,
    gint y1)
{
  const gint gain = lrint (param_of (state, EDGE_AMOUNT) * 96);
  const gint step = one_step (state);

  fade_chroma (src, dst, param_of (state, EDGE_COLOR) != 0 ? 256 : 0, y0, y1);
  for (gint y = y0; y < y1; y++) {
    const Around a = around (src, y, step);
    guint8 *out = plane_row (dst, 0, y);

    for (gint x = 0; x < src->width; x++)
      out[x] = MIN (16 + ((slope (&a, x, step) * gain) >> 8), 235);
  }
}

static const Effect effect_edge = {
  .name = "edge",
  .aliases = ALIASES ("edges", "edge_detect", "neon_edges"),
  .summary = "bright edges on black",
  .params = PARAMS ([EDGE_AMOUNT] = { "amount", PARAM_NUMBER, .1, 5, 1.2,
                        "how bright" },
      [EDGE_COLOR] = { "color", PARAM_BOOLEAN, 0, 1, 1,
          "in the colours of the picture" }),
  .window = edge,
};

/* A share of what is around it: paper where it is as bright, pencil where it is
 * darker. */
static void
sketch (const EffectState *state, const Picture *src, Picture *dst, gint y0,
    gint y1)
{
  const gint strong = lrint (param_of (state, AMOUNT) * 256);
  const Picture *soft = blurred (state, src, .009, y0, y1, 0);

  fade_chroma (src, dst, 0, y0, y1);
  for (gint y = y0; y < y1; y++) {
    const guint8 *in = plane_row (src, 0, y), *low = plane_row (soft, 0, y);
    guint8 *out = plane_row (dst, 0, y);

    for (gint x = 0; x < src->width; x++) {
      const gint bright = MAX (in[x] - 8, 1), base = MAX (low[x] - 8, 1);
      const gint share = MIN (bright * 256 / base, 256);

      out[x] = CLAMP (235 - (((256 - share) * strong) >> 7), 16, 235);
    }
  }
}

static const Effect effect_sketch = {
  .name = "sketch",
  .aliases = ALIASES ("pencil"),
  .summary = "drawn with a pencil on white paper",
  .params =
      PARAMS ([AMOUNT] = { "amount", PARAM_NUMBER, .1, 5, 1.6, "how dark" }),
  .window = sketch,
};

enum { CARTOON_LEVELS, CARTOON_INK };

/* Steps of luma with a soft edge between them. */
typedef struct {
  guint8 luma[256];
} Steps;

static void
plan_steps (const EffectState *state, gpointer plan)
{
  Steps *steps = plan;
  const gdouble n = param_of (state, CARTOON_LEVELS);

  for (gint i = 0; i < 256; i++) {
    const gdouble level = CLAMP ((i - 16) / 219., 0, 1) * n;
    const gdouble part = level - floor (level);
    const gdouble step = floor (level) + smooth_between (.35, .65, part);

    steps->luma[i] = lrint (16 + 219 * MIN (step / n, 1));
  }
}

static void
cartoon (const EffectState *state, const Picture *src, Picture *dst, gint y0,
    gint y1)
{
  const Steps *steps = state->plan;
  const gint ink = lrint (param_of (state, CARTOON_INK) * 256);
  const Picture *soft = blurred (state, src, .0035, y0, y1, 16);
  const gint step = one_step (state);

  fade_chroma (soft, dst, 340, y0, y1);
  for (gint y = y0; y < y1; y++) {
    const Around a = around (soft, y, step);
    guint8 *out = plane_row (dst, 0, y);

    for (gint x = 0; x < src->width; x++) {
      const gint line = MAX (slope (&a, x, step) - 36, 0) * ink;

      out[x] = MAX (steps->luma[a.row[1][x]] - (line >> 7), 16);
    }
  }
}

static const Effect effect_cartoon = {
  .name = "cartoon",
  .aliases = ALIASES ("toon", "comic"),
  .summary = "flat colours with dark lines",
  .params = PARAMS ([CARTOON_LEVELS] = { "levels", PARAM_INTEGER, 2, 16, 6,
                        "steps from dark to bright" },
      [CARTOON_INK] = SHARE_PARAM ("ink", .7, "how dark the lines are")),
  .plan_size = sizeof (Steps),
  .plan = plan_steps,
  .window = cartoon,
};

/* ---- the list, in the order of the docs ---- */

const Effect *const effects_detail[] = {
  &effect_sharpen,
  &effect_unsharp,
  &effect_clarity,
  &effect_glow,
  &effect_emboss,
  &effect_edge,
  &effect_sketch,
  &effect_cartoon,
  NULL,
};
