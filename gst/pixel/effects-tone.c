/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Colours replaced by others: greys, ramps, tints, tables from files. */

#include "effect-family.h"
#include "curves.h"
#include "grade.h"
#include "lut.h"

#include <string.h>

enum { AMOUNT };

#define AMOUNT_PARAM                                                           \
  [AMOUNT] = { "amount", PARAM_NUMBER, 0, 1, 1, "how much of it" }

#define COLOR_PARAM(place, name, fallback, text)                               \
  [place] = { name, PARAM_COLOR, 0, 4294967295., fallback, text }

static gboolean
amount_is_none (const EffectState *state)
{
  return state->params->value[AMOUNT] == 0;
}

/* ---- greys ---- */

static void
plan_grayscale (const EffectState *state, gpointer plan)
{
  grade_init (plan);
  grade_desaturate (plan, state->params->value[AMOUNT]);
}

static const Effect effect_grayscale = {
  .name = "grayscale",
  .aliases = ALIASES (
      "greyscale", "black_and_white", "black_white", "bw", "desaturate"),
  .summary = "without colour",
  .params = PARAMS (AMOUNT_PARAM),
  GRADE_PLAN (plan_grayscale),
  .is_identity = amount_is_none,
};

static void
plan_invert (const EffectState *state, gpointer plan)
{
  const gdouble amount = state->params->value[AMOUNT], gain = 1 - 2 * amount;

  grade_init (plan);
  grade_set_gain (plan, (const gdouble[]){ gain, gain, gain }, amount);
}

static const Effect effect_invert = {
  .name = "invert",
  .aliases = ALIASES ("negative", "negate"),
  .summary = "a negative",
  .params = PARAMS (AMOUNT_PARAM),
  GRADE_PLAN (plan_invert),
  .is_identity = amount_is_none,
};

/* Grey, then each channel by its share; brightness stays about the same. */
static void
tint_matrix (Grade *grade, const gdouble color[3], gdouble amount)
{
  static const gdouble share[] = { GRADE_RED, GRADE_GREEN, GRADE_BLUE };
  gdouble grey = 0;

  grade_init (grade);
  for (gint i = 0; i < 3; i++)
    grey += share[i] * color[i];
  for (gint i = 0; i < 3; i++)
    for (gint k = 0; k < 3; k++)
      grade->matrix[i][k] = (gfloat) ((1 - amount) * (i == k)
          + amount * share[k] * color[i] / MAX (grey, .05));
  grade->mixes = TRUE;
}

static void
plan_sepia (const EffectState *state, gpointer plan)
{
  tint_matrix (
      plan, (const gdouble[]){ 1, .84, .62 }, state->params->value[AMOUNT]);
}

static const Effect effect_sepia = {
  .name = "sepia",
  .summary = "brown as an old photograph",
  .params = PARAMS (AMOUNT_PARAM),
  GRADE_PLAN (plan_sepia),
  .is_identity = amount_is_none,
};

enum { TINT_COLOR = 1 };

static void
plan_tint (const EffectState *state, gpointer plan)
{
  const guint32 rgba = (guint32) state->params->value[TINT_COLOR];
  const gdouble color[3] = { (rgba >> 24) / 255., (rgba >> 16 & 255) / 255.,
    (rgba >> 8 & 255) / 255. };

  tint_matrix (plan, color, state->params->value[AMOUNT]);
}

static const Effect effect_tint = {
  .name = "tint",
  .aliases = ALIASES ("colorize"),
  .summary = "all in one colour, as bright as it was",
  .params =
      PARAMS ([AMOUNT] = { "amount", PARAM_NUMBER, 0, 1, .5, "how much of it" },
          COLOR_PARAM (TINT_COLOR, "color", 0x3c78c8ff, "which colour")),
  GRADE_PLAN (plan_tint),
  .is_identity = amount_is_none,
};

/* ---- ramps: brightness becomes a colour ---- */

static void
plan_ramp (Grade *grade, const guint32 *rgba, gint n)
{
  grade_init (grade);
  grade_desaturate (grade, 1);
  grade_set_ramp (grade, rgba, n);
}

enum { DUO_DARK, DUO_LIGHT };

static void
plan_duotone (const EffectState *state, gpointer plan)
{
  const guint32 rgba[2] = { (guint32) state->params->value[DUO_DARK],
    (guint32) state->params->value[DUO_LIGHT] };

  plan_ramp (plan, rgba, 2);
}

static const Effect effect_duotone = {
  .name = "duotone",
  .summary = "in two colours and what lies between",
  .params =
      PARAMS (COLOR_PARAM (DUO_DARK, "dark", 0x1b1464ff, "of the shadows"),
          COLOR_PARAM (DUO_LIGHT, "light", 0xffd9a0ff, "of the lights")),
  GRADE_PLAN (plan_duotone),
};

static void
plan_thermal (const EffectState *state, gpointer plan)
{
  static const guint32 heat[] = { 0x000014ff, 0x2a0a78ff, 0x8c0a8cff,
    0xe6283cff, 0xff8c14ff, 0xffe650ff, 0xffffffff };

  plan_ramp (plan, heat, G_N_ELEMENTS (heat));
}

static const Effect effect_thermal = {
  .name = "thermal",
  .aliases = ALIASES ("heat_map", "infrared"),
  .summary = "dark is cold and bright is hot",
  GRADE_PLAN (plan_thermal),
};

static void
plan_night_vision (const EffectState *state, gpointer plan)
{
  static const guint32 green[] = { 0x000800ff, 0x0a5014ff, 0x46d25aff,
    0xd2ffd2ff };

  plan_ramp (plan, green, G_N_ELEMENTS (green));
}

static const Effect effect_night_vision = {
  .name = "night_vision",
  .aliases = ALIASES ("nightvision"),
  .summary = "green as through a light amplifier",
  GRADE_PLAN (plan_night_vision),
};

#define MAX_COLORS 32

typedef struct {
  gint n;
  guint32 rgba[MAX_COLORS];
} Colors;

static gpointer
parse_colors (const gchar *data, gsize size, GError **error)
{
  g_autofree gchar *text = g_strndup (data, size);
  g_auto (GStrv) words = g_strsplit_set (text, " ,\t\n", -1);
  g_autofree Colors *colors = g_new0 (Colors, 1);

  for (guint i = 0; words[i]; i++) {
    if (!*words[i])
      continue;
    if (colors->n == MAX_COLORS) {
      g_set_error (error, PARAM_ERROR, PARAM_ERROR_TEXT,
          "expected at most %d colours", MAX_COLORS);
      return NULL;
    }
    if (!picture_parse_color (words[i], &colors->rgba[colors->n++])) {
      g_set_error (error, PARAM_ERROR, PARAM_ERROR_TEXT,
          "expected colours such as \"#001030 #e0a060\", found \"%.40s\"",
          words[i]);
      return NULL;
    }
  }
  if (colors->n >= 2)
    return g_steal_pointer (&colors);
  g_set_error (error, PARAM_ERROR, PARAM_ERROR_TEXT,
      "expected two colours or more, dark to bright");
  return NULL;
}

static const ParamParser colors_parser = { parse_colors, g_free };

static void
plan_gradient_map (const EffectState *state, gpointer plan)
{
  static const guint32 grey[] = { 0x000000ff, 0xffffffff };
  const Colors *colors = effect_meaning (state, 0);

  if (colors)
    plan_ramp (plan, colors->rgba, colors->n);
  else
    plan_ramp (plan, grey, 2);
}

static const Effect effect_gradient_map = {
  .name = "gradient_map",
  .summary = "brightness becomes a colour of a ramp",
  .params = PARAMS ({ .name = "colors",
      .kind = PARAM_TEXT,
      .maximum = 400,
      .text = "#0d1b2a #415a77 #e0a458 #fff3d6",
      .parser = &colors_parser,
      .blurb = "dark to bright, at even distances" }),
  GRADE_PLAN (plan_gradient_map),
};

/* Shadows towards one colour, lights towards another. */
enum { SPLIT_AMOUNT, SPLIT_SHADOWS, SPLIT_LIGHTS };

static gdouble
split_curve (gconstpointer data, gint channel, gdouble x)
{
  const gdouble *v = data;
  const gint shift = 24 - 8 * channel;
  const gdouble dark = ((guint32) v[SPLIT_SHADOWS] >> shift & 255) / 255. - .5;
  const gdouble light = ((guint32) v[SPLIT_LIGHTS] >> shift & 255) / 255. - .5;
  const gdouble hill = 4 * x * (1 - x);

  return x + v[SPLIT_AMOUNT] * .5 * hill * (dark * (1 - x) + light * x);
}

static void
plan_split (const EffectState *state, gpointer plan)
{
  grade_init (plan);
  grade_set_curve (plan, split_curve, state->params->value);
}

static const Effect effect_split_tone = {
  .name = "split_tone",
  .aliases = ALIASES ("teal_orange", "split_toning"),
  .summary = "shadows towards one colour, lights towards another",
  .params = PARAMS ([SPLIT_AMOUNT] = { "amount", PARAM_NUMBER, 0, 1, .5,
                        "how much of it" },
      COLOR_PARAM (SPLIT_SHADOWS, "shadows", 0x006e8cff, "of the shadows"),
      COLOR_PARAM (SPLIT_LIGHTS, "lights", 0xff9640ff, "of the lights")),
  GRADE_PLAN (plan_split),
  .is_identity = amount_is_none,
};

/* ---- curves ---- */

enum { CURVES_ALL, CURVES_RED };

static gdouble
drawn_curve (gconstpointer data, gint channel, gdouble x)
{
  const EffectState *state = data;
  const Curve *all = effect_meaning (state, CURVES_ALL);
  const Curve *own = effect_meaning (state, CURVES_RED + channel);

  return curve_at (own, curve_at (all, x));
}

static void
plan_curves (const EffectState *state, gpointer plan)
{
  grade_init (plan);
  grade_set_curve (plan, drawn_curve, state);
}

#define CURVE_PARAM(place, id, points, of)                                     \
  [place] = { .name = id,                                                      \
    .kind = PARAM_TEXT,                                                        \
    .maximum = 1000,                                                           \
    .text = points,                                                            \
    .parser = &curve_parser,                                                   \
    .blurb = "points of the curve of " of ", \"x,y x,y ...\"" }

static const Effect effect_curves = {
  .name = "curves",
  .aliases = ALIASES ("tone_curve"),
  .summary = "levels by smooth curves through points",
  .params = PARAMS (CURVE_PARAM (CURVES_ALL, "all",
                        "0,0 0.25,0.19 0.75,0.83 1,1", "all channels"),
      CURVE_PARAM (CURVES_RED, "red", NULL, "red"),
      CURVE_PARAM (CURVES_RED + 1, "green", NULL, "green"),
      CURVE_PARAM (CURVES_RED + 2, "blue", NULL, "blue")),
  GRADE_PLAN (plan_curves),
};

/* ---- tables from files ---- */

enum { LUT_FILE, LUT_AMOUNT, LUT_BETWEEN };

static const gchar *const lut_between[] = { "tetrahedral", "trilinear", NULL };

/* What it says of a row, then so much of that. */
static void
lut3d (const EffectState *state, const EffectRow *row, guint16 *r, guint16 *g,
    guint16 *b)
{
  const gdouble *v = state->params->value;

  lut_apply (effect_meaning (state, LUT_FILE), v[LUT_BETWEEN] != 0,
      lrint (v[LUT_AMOUNT] * 256), r, g, b, row->n);
}

/* A file may be named and not yet read: a schedule asks, too. */
static gboolean
lut_is_none (const EffectState *state)
{
  return state->params->value[LUT_AMOUNT] == 0
      || (!effect_meaning (state, LUT_FILE) && !state->params->text[LUT_FILE]);
}

static const Effect effect_lut3d = {
  .name = "lut3d",
  .aliases = ALIASES ("lut", "lut1d", "cube"),
  .summary = "colours by a table out of a .cube file",
  .params = PARAMS ([LUT_FILE] = { .name = "file",
                        .kind = PARAM_FILE,
                        .parser = &lut_parser,
                        .blurb = "a .cube file, of one dimension or three" },
      [LUT_AMOUNT] = { "amount", PARAM_NUMBER, 0, 1, 1, "how much of it" },
      [LUT_BETWEEN] = { .name = "interpolation",
          .kind = PARAM_CHOICE,
          .words = lut_between,
          .blurb = "between the colours of a table of three dimensions" }),
  .color = lut3d,
  .is_identity = lut_is_none,
};

/* ---- the list, in the order of the docs ---- */

const Effect *const effects_tone[] = {
  &effect_grayscale,
  &effect_sepia,
  &effect_invert,
  &effect_tint,
  &effect_duotone,
  &effect_gradient_map,
  &effect_split_tone,
  &effect_thermal,
  &effect_night_vision,
  &effect_curves,
  &effect_lut3d,
  NULL,
};
