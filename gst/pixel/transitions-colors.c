/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Fades that go by whole colours. Knows nothing of planes or the end laws. */

#include "transition-color.h"
#include "kernels.h"
#include "noise.h"

#include <string.h>

#define COLORS(id, title, also, what, specs, kind, ...)                        \
  static const ColorMix colors_##id = { __VA_ARGS__ };                         \
  static const Transition transition_##id = { .name = title,                   \
    .aliases = ALIASES also,                                                   \
    .summary = what,                                                           \
    .params = specs,                                                           \
    .flags = kind,                                                             \
    .data = &colors_##id,                                                      \
    .window = color_mix_window }

/* Shares are of this many. */
#define SHARE_BITS 15
#define SHARE_ONE (1 << SHARE_BITS)

static gint
share_of (gdouble x)
{
  return (gint) lrint (CLAMP (x, 0, 1) * SHARE_ONE);
}

static guint16
mixed (gint a, gint b, gint share)
{
  return (guint16) (a + (((b - a) * share + SHARE_ONE / 2) >> SHARE_BITS));
}

/* A channel of a row. */
typedef struct {
  const guint16 *a, *b;
  guint16 *out;
} Channel;

static Channel
channel_of (const ColorRow *row, gint k)
{
  return (Channel){ row->a[k], row->b[k], row->out[k] };
}

/* All of it by one share. */
static void
mix_channel (const Channel *channel, gint share, gint n)
{
  const guint16 *a = channel->a, *b = channel->b;
  guint16 *restrict out = channel->out;

  for (gint i = 0; i < n; i++)
    out[i] = mixed (a[i], b[i], share);
}

/* Each sample by its own. */
static void
mix_channel_by (const Channel *channel, const guint16 *share, gint n)
{
  const guint16 *a = channel->a, *b = channel->b;
  guint16 *restrict out = channel->out;

  for (gint i = 0; i < n; i++)
    out[i] = mixed (a[i], b[i], share[i]);
}

/* How far apart two samples are in one channel, squared, more and more of
 * them. */
static void
add_squares (const Channel *channel, gfloat scale, gfloat *restrict sum, gint n)
{
  const guint16 *a = channel->a, *b = channel->b;

  for (gint i = 0; i < n; i++) {
    const gfloat d = ((gfloat) a[i] - b[i]) * scale;

    sum[i] += d * d;
  }
}

/* Room for a row's distances, and for its shares behind them. */
static gfloat *
distances_of (const TransitionState *state, const ColorRow *row, gfloat scale)
{
  gfloat *sum = scratch_bytes (state->scratch, SCRATCH_PLACES,
      row->n * (sizeof *sum + sizeof (guint16)));

  memset (sum, 0, row->n * sizeof *sum);
  for (gint k = 0; k < 3; k++) {
    const Channel channel = channel_of (row, k);

    add_squares (&channel, scale, sum, row->n);
  }
  return sum;
}

static void
mix_by (const ColorRow *row, const guint16 *share)
{
  for (gint k = 0; k < 3; k++) {
    const Channel channel = channel_of (row, k);

    mix_channel_by (&channel, share, row->n);
  }
}

/* ---- by how far apart two colours are ---- */

/* In YCbCr of full samples, as xfade has it. */
static void
distance_mix (const TransitionState *state, const ColorRow *row)
{
  const gfloat limit = (gfloat) ((1 - state->p) * 255 * 8);
  const gint near = share_of (state->p);
  const gfloat *sum = distances_of (state, row, 1);
  guint16 *restrict share = (guint16 *) (sum + row->n);

  for (gint i = 0; i < row->n; i++)
    share[i] = (guint16) (sqrtf (sum[i]) <= limit ? near : SHARE_ONE);
  mix_by (row, share);
}

COLORS (distance, "distance", ("color_difference"),
    "melts where colours are near, and jumps where they are far", NULL, 0, TRUE,
    distance_mix);

static const ParamSpec power_params[] = {
  { "power", PARAM_NUMBER, .1, 20, 5, "how much near colours are ahead" },
  { NULL },
};

/* The nearer two colours are, the earlier they have changed. */
static void
near_first_mix (const TransitionState *state, const ColorRow *row)
{
  const gfloat power = (gfloat) state->params->value[0];
  const gfloat p = (gfloat) state->p;
  const gfloat *sum = distances_of (state, row, 1.f / COLOR_ONE);
  guint16 *restrict share = (guint16 *) (sum + row->n);

  for (gint i = 0; i < row->n; i++) {
    /* Ahead of p by as much as is missing of the distance. */
    const gfloat near = 1 - sqrtf (sum[i] / 3);
    const gfloat ahead = p * (1 + power * near * (1 - p));

    share[i] = (guint16) (gint) (MIN (1.f, ahead) * SHARE_ONE);
  }
  mix_by (row, share);
}

COLORS (near_first, "ColourDistance", ("color_distance"),
    "near colours change first", power_params, TRANSITION_TINTED, FALSE,
    near_first_mix);

/* ---- channels at their own time ---- */

enum { PHASE_FROM_R, PHASE_FROM_G, PHASE_FROM_B, PHASE_LENGTH };

static const ParamSpec phase_params[] = {
  [PHASE_FROM_R] = { "red", PARAM_NUMBER, 0, .9, 0, "when red starts" },
  [PHASE_FROM_G] = { "green", PARAM_NUMBER, 0, .9, .2, "when green starts" },
  [PHASE_FROM_B] = { "blue", PARAM_NUMBER, 0, .9, .4, "when blue starts" },
  [PHASE_LENGTH] = { "length", PARAM_NUMBER, .1, 1, .6,
      "how long each of them takes" },
  { NULL },
};

static void
phase_mix (const TransitionState *state, const ColorRow *row)
{
  const gdouble *value = state->params->value;

  for (gint k = 0; k < 3; k++) {
    const gdouble from = value[PHASE_FROM_R + k];
    const gint share = share_of (
        smoothstep (from, MIN (1, from + value[PHASE_LENGTH]), state->p));
    const Channel channel = channel_of (row, k);

    mix_channel (&channel, share, row->n);
  }
}

COLORS (colorphase, "colorphase", ("color_phase"),
    "red, green and blue change one after another", phase_params,
    TRANSITION_TINTED, FALSE, phase_mix);

static const ParamSpec aberration_params[] = {
  { "amount", PARAM_NUMBER, 0, .2, .03, "how far red and blue part" },
  { NULL },
};

/* Red to one side, blue to the other one. */
static void
aberration_mix (const TransitionState *state, const ColorRow *row)
{
  const gdouble part = state->params->value[0] * state->width
      * smoothstep (0, 1, triangle (state->p));
  const gint share = share_of (smoothstep (.3, .7, state->p));

  for (gint k = 0; k < 3; k++) {
    const gint shift = (gint) lrint ((k - 1) * part / row->step);

    for (gint i = 0; i < row->n; i++) {
      const gint from = CLAMP (i + shift, 0, row->n - 1);

      row->out[k][i] = mixed (row->a[k][from], row->b[k][from], share);
    }
  }
}

COLORS (aberration, "chromatic_aberration", ("rgb_split", "chromatic"),
    "red and blue part, and meet in the other picture", aberration_params,
    TRANSITION_TINTED, FALSE, aberration_mix);

/* ---- colours as colours ---- */

/* How much of what mixing takes from a colour may be given back: between
 * opposite ones lies gray, and no third one. */
#define MOST_COLORED 2.2f

/* The mix of two colours, as strong as they are in the mean. */
static void
circle_row (const guint8 *const a[2], const guint8 *const b[2], gfloat p,
    guint8 *const out[2], gint n)
{
  for (gint i = 0; i < n; i++) {
    const gfloat au = a[0][i] - 128, av = a[1][i] - 128;
    const gfloat bu = b[0][i] - 128, bv = b[1][i] - 128;
    const gfloat from = sqrtf (au * au + av * av);
    const gfloat to = sqrtf (bu * bu + bv * bv);
    const gfloat u = au + (bu - au) * p, v = av + (bv - av) * p;
    const gfloat mixed_length = sqrtf (u * u + v * v);
    const gfloat wanted = from + (to - from) * p;
    const gfloat gain =
        mixed_length > .5f ? MIN (wanted / mixed_length, MOST_COLORED) : 1;
    const gfloat cb = u * gain + 128.5f, cr = v * gain + 128.5f;

    out[0][i] = (guint8) (gint) CLAMP (cb, 0.f, 255.f);
    out[1][i] = (guint8) (gint) CLAMP (cr, 0.f, 255.f);
  }
}

static void
circle_window (const TransitionState *state, const Picture *a, const Picture *b,
    Picture *dst, gint y0, gint y1)
{
  const gint share = (gint) lrint (state->p * BLEND_ONE);

  for (gint y = y0; y < y1; y++)
    kernels ()->mix (picture_row (a, 0, y), BLEND_ONE - share,
        picture_row (b, 0, y), share, 0, picture_row (dst, 0, y), dst->width);
  for (gint y = y0 / 2; y < (y1 + 1) / 2; y++) {
    const guint8 *const from[2] = { picture_row (a, 1, y),
      picture_row (a, 2, y) };
    const guint8 *const to[2] = { picture_row (b, 1, y),
      picture_row (b, 2, y) };
    guint8 *const out[2] = { picture_row (dst, 1, y), picture_row (dst, 2, y) };

    circle_row (from, to, (gfloat) state->p, out, picture_plane_width (dst, 1));
  }
}

static const Transition transition_hsv = {
  .name = "HSVfade",
  .aliases = ALIASES ("hsv_fade"),
  .summary = "melts around the circle of colours, so that none turns gray",
  .window = circle_window,
};

static void
multiply_channel (const Channel *channel, gint come, gint go, gint n)
{
  const guint16 *a = channel->a, *b = channel->b;
  guint16 *restrict out = channel->out;

  for (gint i = 0; i < n; i++) {
    const gint both =
        (gint) (((guint32) a[i] * b[i] + COLOR_ONE / 2) / COLOR_ONE);

    out[i] = mixed (mixed (a[i], both, come), b[i], go);
  }
}

/* First towards both together, then towards B. */
static void
multiply_mix (const TransitionState *state, const ColorRow *row)
{
  const gint come = share_of (2 * state->p);
  const gint go = share_of (2 * state->p - 1);

  for (gint k = 0; k < 3; k++) {
    const Channel channel = channel_of (row, k);

    multiply_channel (&channel, come, go, row->n);
  }
}

COLORS (multiply, "multiply_blend", ("multiply"),
    "one lies on the other like a slide, then it is taken away", NULL,
    TRANSITION_TINTED, FALSE, multiply_mix);

static const ParamSpec over_params[] = {
  { "strength", PARAM_NUMBER, 0, 1, .45, "how much light there is" },
  { NULL },
};

/* By its square, so that dark parts stay, and a veil. */
static void
expose_channel (
    const Channel *channel, gint share, guint32 gain, guint32 veil, gint n)
{
  const guint16 *a = channel->a, *b = channel->b;
  guint16 *restrict out = channel->out;

  for (gint i = 0; i < n; i++) {
    const guint32 one = mixed (a[i], b[i], share);
    const guint32 lit = one + ((one * one >> 16) * gain >> SHARE_BITS) + veil;

    out[i] = (guint16) MIN (lit, COLOR_ONE);
  }
}

/* Bright parts blow out first. */
static void
over_mix (const TransitionState *state, const ColorRow *row)
{
  const gdouble light =
      state->params->value[0] * smoothstep (0, 1, triangle (state->p));
  const guint32 gain = (guint32) lrint (2 * light * SHARE_ONE);
  const guint32 veil = (guint32) lrint (.12 * light * COLOR_ONE);

  for (gint k = 0; k < 3; k++) {
    const Channel channel = channel_of (row, k);

    expose_channel (
        &channel, share_of (smoothstep (.3, .7, state->p)), gain, veil, row->n);
  }
}

COLORS (over, "Overexposure", ("overexposure_burn", "overexpose"),
    "blown out by light in the middle", over_params, TRANSITION_TINTED, FALSE,
    over_mix);

/* ---- light that falls in ---- */

enum { LEAK_COLOR, LEAK_STRENGTH };

static const ParamSpec leak_params[] = {
  [LEAK_COLOR] = { "color", PARAM_COLOR, 0, 0xffffffff, 0xff9a3cff,
      "of the light" },
  [LEAK_STRENGTH] = { "strength", PARAM_NUMBER, 0, 1, .9, "of the light" },
  { NULL },
};

static const ParamSpec film_params[] = {
  [LEAK_COLOR] = { "color", PARAM_COLOR, 0, 0xffffffff, 0xff5a1eff,
      "of the fire" },
  [LEAK_STRENGTH] = { "strength", PARAM_NUMBER, 0, 1, 1, "of the fire" },
  { NULL },
};

/* What the light of a row is a function of, in whole levels. */
#define LEVELS 4096

/* At each level: the share of B, and how much of each channel is light. */
typedef struct {
  guint16 share[LEVELS], light[3][LEVELS];
} Lights;

typedef struct {
  gdouble share, light; /* 0..1, and what is more is 1 */
} Lit;

/* Screens so much light in the entry's colour over the mix: where it is
 * brightest it is white. */
static void
set_level (const TransitionState *state, const Lit *lit, gint i, Lights *lights)
{
  const guint32 color = (guint32) parameter (state, LEAK_COLOR);
  const gdouble bright =
      CLAMP (lit->light * parameter (state, LEAK_STRENGTH), 0, 1);

  lights->share[i] = (guint16) share_of (lit->share);
  for (gint k = 0; k < 3; k++) {
    const gdouble level = ((color >> (24 - 8 * k)) & 255) / 255.;

    lights->light[k][i] = (guint16) share_of (
        bright * (level + (1 - level) * bright * bright * bright));
  }
}

/* Made once a frame; @lit says what a level of 0..1 is. */
static const Lights *
lights_of (const TransitionState *state,
    Lit (*lit) (const TransitionState *state, gdouble level))
{
  const gdouble key[3] = { state->p, parameter (state, LEAK_COLOR),
    parameter (state, LEAK_STRENGTH) };
  guint8 of[sizeof key + sizeof lit];
  gboolean holds;
  Lights *lights;

  memcpy (of, key, sizeof key);
  memcpy (of + sizeof key, &lit, sizeof lit);
  lights = scratch_kept (
      state->scratch, SCRATCH_TABLE, sizeof *lights, of, sizeof of, &holds);
  for (gint i = 0; !holds && i < LEVELS; i++) {
    const Lit level = lit (state, i / (LEVELS - 1.));

    set_level (state, &level, i, lights);
  }
  return lights;
}

/* Levels are asked for at every so many luma samples of a row, with the shares
 * that they are; all that is smooth. */
#define NODE 16

static gint
count_nodes (const TransitionState *state)
{
  return state->width / NODE + 2;
}

/* Past the nodes there is what the kernels may read, too. */
#define NODES_OVER 8

/* Of a row: the levels of nodes, what a table says there, and that of samples:
 * shares, then light. */
static gdouble *
node_memory (const TransitionState *state, const ColorRow *row)
{
  return scratch_bytes (state->scratch, SCRATCH_PLACES,
      count_nodes (state) * sizeof (gdouble)
          + (count_nodes (state) + NODES_OVER + 2 * row->n) * sizeof (gint32));
}

/* What @table says of the levels at nodes, and between them what lies there,
 * times 32. */
static void
spread_nodes (const TransitionState *state, const ColorRow *row,
    const guint16 *table, const gdouble *node, gint32 *value, gint32 *out)
{
  const gint n = count_nodes (state), chroma = row->step > 1;

  for (gint i = 0; i < n; i++)
    value[i] = table[(gint) (CLAMP (node[i], 0, 1) * (LEVELS - 1))];
  kernels ()->between_nodes (
      value, chroma ? 3 : 4, chroma ? 4 : 2, 0, out, row->n);
}

static void
light_by_nodes (const TransitionState *state, const ColorRow *row,
    const Lights *lights, gdouble *node)
{
  gint32 *value = (gint32 *) (gpointer) (node + count_nodes (state));
  gint32 *share = value + count_nodes (state) + NODES_OVER;
  gint32 *light = share + row->n;

  spread_nodes (state, row, lights->share, node, value, share);
  for (gint k = 0; k < 3; k++) {
    const Channel channel = channel_of (row, k);

    spread_nodes (state, row, lights->light[k], node, value, light);
    kernels ()->mix_lit (
        channel.a, channel.b, share, light, channel.out, row->n);
  }
}

#define MOST_LEAK 1.5

static Lit
leak_lit (const TransitionState *state, gdouble level)
{
  return (Lit){ smoothstep (.35, .65, state->p), MOST_LEAK * level };
}

/* A soft beam crosses, wide and leaning. */
static void
leak_mix (const TransitionState *state, const ColorRow *row)
{
  const Lights *lights = lights_of (state, leak_lit);
  const gdouble v = row->y / state->height;
  const gdouble strength = smoothstep (0, .9, triangle (state->p));
  gdouble *node = node_memory (state, row);

  for (gint i = 0; i < count_nodes (state); i++) {
    const gdouble u = (gdouble) i * NODE / state->width;
    const gdouble beam = u + .35 * v - (2.2 * state->p - .45);
    const gdouble other = u - .2 * v - (.9 - .8 * state->p);

    node[i] = strength / MOST_LEAK
        * (1 / (1 + 14 * beam * beam) + .4 / (1 + 30 * other * other));
  }
  light_by_nodes (state, row, lights, node);
}

COLORS (leak, "light_leak", ("lightleak", "leak"),
    "a beam of warm light crosses", leak_params, TRANSITION_TINTED, FALSE,
    leak_mix);

/* Levels are how far a place is behind the fire, so many frames at most. */
#define FIRE_REACH 2.5

static Lit
film_lit (const TransitionState *state, gdouble level)
{
  const gdouble p = state->p, at = FIRE_REACH * (2 * level - 1);
  const gdouble last = smoothstep (.9, 1, p);

  return (Lit){
    smoothstep (-.08, .08, -at) * smoothstep (0, .1, p) * (1 - last) + last,
    1.3 * triangle (p) / (1 + 24 * at * at) * smoothstep (0, .25, triangle (p))
  };
}

/* Fire eats in from one side and runs out at the other. */
static void
film_mix (const TransitionState *state, const ColorRow *row)
{
  const Lights *lights = lights_of (state, film_lit);
  const gdouble v = row->y / state->height, w = state->width;
  const gdouble slow = 3 * state->p;
  const gint n = count_nodes (state);
  gdouble *node = node_memory (state, row);

  memset (node, 0, n * sizeof *node);
  noise_add_row (slow * w / 4, NODE, 4 / w, 3 * v, 1, state->seed, node, n);
  noise_add_row (
      -slow * w / 9, NODE, 9 / w, 7 * v, .5, state->seed + 1, node, n);
  for (gint i = 0; i < n; i++) {
    const gdouble at =
        i * NODE / w + .5 * (node[i] - .75) - (1.8 * state->p - .4);

    node[i] = .5 + at / (2 * FIRE_REACH);
  }
  light_by_nodes (state, row, lights, node);
}

COLORS (film, "FilmBurn", ("film_burn"), "fire eats through the film",
    film_params, TRANSITION_TINTED, FALSE, film_mix);

/* ---- the list, in the order of the docs ---- */

const Transition *const transitions_colors[] = {
  &transition_distance,
  &transition_near_first,
  &transition_colorphase,
  &transition_aberration,
  &transition_hsv,
  &transition_multiply,
  &transition_over,
  &transition_leak,
  &transition_film,
  NULL,
};
