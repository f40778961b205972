/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Pictures that melt into one another, plane by plane. Knows nothing of planes'
 * places or the end laws. */

#include "transition-family.h"
#include "exact.h"
#include "kernels.h"
#include "noise.h"

static const Transition transition_fade = {
  .name = "fade",
  .aliases = ALIASES ("crossfade", "cross_fade", "cross_dissolve",
      "crossdissolve", "glsl_cross_dissolve", "gl_fade", "mix"),
  .summary = "one picture melts into the other",
  .blend = blend_fade,
};

/* ---- by how far apart two samples are ---- */

/* How far towards B, by the difference of 8-bit samples. */
static const guint8 *
difference_table (const TransitionState *state)
{
  const gdouble *slow = state->data;
  const gdouble key[2] = { state->p, *slow };
  gboolean holds;
  guint8 *step = scratch_kept (
      state->scratch, SCRATCH_TABLE, 256, key, sizeof key, &holds);

  for (gint i = 0; !holds && i < 256; i++) {
    const gdouble d = *slow > 0 ? 2 - i / 255. : 1 + i / 255.;
    const gdouble power = 1 + G_LN2 * exact_log2 (d);

    step[i] = (guint8) lrint (i * (1 - exact_pow (1 - state->p, power)));
  }
  return step;
}

static void
difference_blend (const TransitionState *state, const TransitionRow *row,
    const guint8 *a, const guint8 *b, guint8 *out)
{
  kernels ()->approach (a, b, difference_table (state), out, row->width);
}

#define BY_DIFFERENCE(id, also, what, slow)                                    \
  static const Transition transition_##id = { .name = #id,                     \
    .aliases = ALIASES also,                                                   \
    .summary = what,                                                           \
    .data = ((const gdouble[]){ slow }),                                       \
    .blend = difference_blend }

/* clang-format off */
BY_DIFFERENCE (fadefast, ("fade_fast"),
    "melts, the faster the more two places differ", 0);
BY_DIFFERENCE (fadeslow, ("fade_slow"),
    "melts, the slower the more two places differ", 1);
/* clang-format on */

/* ---- through a colour ---- */

typedef struct {
  gdouble a, b;
} Shares;

/* The colour comes over A in the first fifth and leaves B during the first four:
 * the two are crossed all the while. */
static Shares
through (gdouble p, gdouble phase)
{
  const gdouble left = 1 - p;

  return (Shares){ left * smoothstep (1 - phase, 1, left),
    p * (1 - smoothstep (phase, 1, left)) };
}

static void
through_blend (const TransitionState *state, const TransitionRow *row,
    const guint8 *a, const guint8 *b, guint8 *out)
{
  const guint8 *level = state->data;
  const Shares share = through (state->p, .2);

  kernels ()->mix (a, lrint (share.a * BLEND_ONE), b,
      lrint (share.b * BLEND_ONE), level[row->plane], out, row->width);
}

#define THROUGH(id, also, what, ...)                                           \
  static const Transition transition_##id = { .name = #id,                     \
    .aliases = ALIASES also,                                                   \
    .summary = what,                                                           \
    .flags = TRANSITION_TINTED,                                                \
    .flashes = 1,                                                              \
    .data = ((const guint8[]){ __VA_ARGS__ }),                                 \
    .blend = through_blend }

/* clang-format off */
THROUGH (fadeblack, ("fade_black", "dip_to_black", "fade_to_black"),
    "through black", 16, 128, 128);
THROUGH (fadewhite, ("fade_white", "dip_to_white", "fade_to_white"),
    "through white", 235, 128, 128);
/* clang-format on */

enum { DIP_COLOR, DIP_PHASE };

static const ParamSpec dip_params[] = {
  [DIP_COLOR] = { "color", PARAM_COLOR, 0, 0xffffffff, 0xe0883aff,
      "between the two" },
  [DIP_PHASE] = { "phase", PARAM_NUMBER, .05, .95, .4,
      "share of the time in which the colour comes, and goes" },
  { NULL },
};

static guint32
dip_color (const TransitionState *state)
{
  return (guint32) state->params->value[DIP_COLOR];
}

static void
dip_weights (const TransitionState *state, const TransitionRow *row, guint8 *a,
    guint8 *b)
{
  const gdouble phase = state->params->value[DIP_PHASE], p = state->p;

  share_row (row->width, (gint) lrint (255 * (1 - smoothstep (0, phase, p))),
      (gint) lrint (255 * smoothstep (1 - phase, 1, p)), a, b);
  /* More than half a way each they would be too much together. */
  for (gint i = 0; phase > .5 && i < row->width; i++)
    b[i] = MIN (b[i], 255 - a[i]);
}

static const Transition transition_dip_color = {
  .name = "dip_color",
  .aliases = ALIASES ("dip_colour", "fadecolor", "fade_color", "dip_to_color"),
  .summary = "through any colour",
  .flashes = 1,
  .params = dip_params,
  .flags = TRANSITION_TINTED,
  .weights = dip_weights,
  .color = dip_color,
};

static const ParamSpec gray_params[] = {
  { "intensity", PARAM_NUMBER, 0, 1, 1, "how gray it gets" },
  { NULL },
};

/* Luma just melts; colour goes and comes back. */
static void
gray_blend (const TransitionState *state, const TransitionRow *row,
    const guint8 *a, const guint8 *b, guint8 *out)
{
  const gdouble gray = row->plane == 0 ? 0 : state->params->value[0];
  const Shares share = through (state->p, .2);
  const gdouble p = state->p;

  kernels ()->mix (a, lrint ((1 - p + gray * (share.a - (1 - p))) * BLEND_ONE),
      b, lrint ((p + gray * (share.b - p)) * BLEND_ONE), 128, out, row->width);
}

static const Transition transition_fadegrays = {
  .name = "fadegrays",
  .aliases = ALIASES ("fade_grays", "fadegrayscale", "fade_grayscale"),
  .summary = "through its own picture in gray",
  .params = gray_params,
  .flags = TRANSITION_TINTED,
  .blend = gray_blend,
};

/* ---- a bad reception ---- */

enum { STATIC_LUMINOSITY, STATIC_GRAIN };

static const ParamSpec static_params[] = {
  [STATIC_LUMINOSITY] = { "luminosity", PARAM_NUMBER, 0, 1, .8,
      "how bright the grains get" },
  [STATIC_GRAIN] = { "grain", PARAM_INTEGER, 1, 64, 3,
      "size of a grain, in pixels" },
  { NULL },
};

/* Samples that a level lies over, by @share of 256. */
static void
lay_level (const guint8 *picture, gint level, gint share, guint8 *out, gint n)
{
  for (gint i = 0; i < n; i++)
    out[i] = (guint8) ((picture[i] * (256 - share) + level * share + 128) >> 8);
}

static void
static_row (const TransitionState *state, const TransitionRow *row,
    const guint8 *picture, gdouble strength, guint8 *out)
{
  const gint share = (gint) lrint (256 * strength), n = row->width;
  const gint grain = (gint) parameter (state, STATIC_GRAIN);
  const gint bright = (gint) lrint (219 * parameter (state, STATIC_LUMINOSITY));
  const guint32 seed = state->seed + 7919 * state->frame;
  const gint line = (gint) row->y / grain;

  if (row->plane > 0)
    lay_level (picture, 128, share, out, n);
  for (gint i = 0; row->plane == 0 && i < n; i += grain) {
    const guint32 chance = noise_hash (i / grain, line, seed) >> 24;

    lay_level (picture + i, 16 + (gint) (chance * bright >> 8), share, out + i,
        MIN (grain, n - i));
  }
}

/* Grains over the fade, thickest in the middle. */
static void
static_fade_blend (const TransitionState *state, const TransitionRow *row,
    const guint8 *a, const guint8 *b, guint8 *out)
{
  guint8 *faded = scratch_bytes (state->scratch, SCRATCH_PLACES, row->width);

  blend_fade (state, row, a, b, faded);
  static_row (
      state, row, faded, .9 * smoothstep (0, 1, triangle (state->p)), out);
}

static const Transition transition_static_fade = {
  .name = "StaticFade",
  .aliases = ALIASES ("static_fade"),
  .summary = "melts under grains of a bad reception",
  .params = static_params,
  .flags = TRANSITION_TINTED,
  .blend = static_fade_blend,
};

/* Nothing but grains between the two. */
static void
tv_static_blend (const TransitionState *state, const TransitionRow *row,
    const guint8 *a, const guint8 *b, guint8 *out)
{
  const gdouble p = state->p;

  static_row (state, row, p < .5 ? a : b,
      smoothstep (0, .12, p) * (1 - smoothstep (.88, 1, p)), out);
}

static const Transition transition_tv_static = {
  .name = "TVStatic",
  .aliases = ALIASES ("tv_static", "white_noise"),
  .summary = "no reception between the two",
  .params = static_params,
  .flags = TRANSITION_TINTED,
  .blend = tv_static_blend,
};

/* ---- the list, in the order of the docs ---- */

const Transition *const transitions_fades[] = {
  &transition_fade,
  &transition_fadefast,
  &transition_fadeslow,
  &transition_fadeblack,
  &transition_fadewhite,
  &transition_fadegrays,
  &transition_dip_color,
  &transition_static_fade,
  &transition_tv_static,
  NULL,
};
