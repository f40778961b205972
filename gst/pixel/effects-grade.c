/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Colour grading by numbers: see grade.h for the space that it is done in. */

#include "effect-family.h"
#include "grade.h"
#include "kernels.h"

/* ---- light ---- */

enum { AMOUNT };

#define AMOUNT_PARAMS(low, high, fallback, text)                               \
  PARAMS ([AMOUNT] = { "amount", PARAM_NUMBER, low, high, fallback, text })

static void
plan_brightness (const EffectState *state, gpointer plan)
{
  grade_init (plan);
  grade_set_gain (
      plan, (const gdouble[]){ 1, 1, 1 }, state->params->value[AMOUNT]);
}

static const Effect effect_brightness = {
  .name = "brightness",
  .summary = "all levels up or down by the same",
  .params = AMOUNT_PARAMS (-1, 1, .12, "1 makes black white"),
  GRADE_PLAN (plan_brightness),
  GRADE_REST (0),
};

enum { CONTRAST_AMOUNT, CONTRAST_PIVOT };

static void
plan_contrast (const EffectState *state, gpointer plan)
{
  const gdouble gain = 1 + state->params->value[CONTRAST_AMOUNT];

  grade_init (plan);
  grade_set_gain (plan, (const gdouble[]){ gain, gain, gain },
      (1 - gain) * state->params->value[CONTRAST_PIVOT]);
}

static gboolean
contrast_is_none (const EffectState *state)
{
  return state->params->value[CONTRAST_AMOUNT] == 0;
}

static const Effect effect_contrast = {
  .name = "contrast",
  .summary = "levels away from the middle, or towards it",
  .params = PARAMS ([CONTRAST_AMOUNT] = { "amount", PARAM_NUMBER, -1, 3, .2,
                        "1 doubles the distances, -1 makes all grey" },
      [CONTRAST_PIVOT] = { "pivot", PARAM_NUMBER, 0, 1, .5,
          "the level that stays" }),
  GRADE_PLAN (plan_contrast),
  .is_identity = contrast_is_none,
};

static void
plan_exposure (const EffectState *state, gpointer plan)
{
  const gdouble gain = exp2 (state->params->value[AMOUNT] / GRADE_GAMMA);

  grade_init (plan);
  grade_set_gain (plan, (const gdouble[]){ gain, gain, gain }, 0);
}

static const Effect effect_exposure = {
  .name = "exposure",
  .summary = "as if the camera had let in more light, or less",
  .params = PARAMS ([AMOUNT] = { "stops", PARAM_NUMBER, -6, 6, .6,
                        "1 is twice the light" }),
  GRADE_PLAN (plan_exposure),
  GRADE_REST (0),
};

static gdouble
gamma_curve (gconstpointer data, gint channel, gdouble x)
{
  return pow (x, *(const gdouble *) data);
}

static void
plan_gamma (const EffectState *state, gpointer plan)
{
  const gdouble power = 1 / state->params->value[AMOUNT];

  grade_init (plan);
  grade_set_curve (plan, gamma_curve, &power);
}

static const Effect effect_gamma = {
  .name = "gamma",
  .summary = "middle tones brighter or darker, black and white stay",
  .params = PARAMS ([AMOUNT] = { "gamma", PARAM_NUMBER, .1, 10, 1.25,
                        "above 1 is brighter" }),
  GRADE_PLAN (plan_gamma),
  GRADE_REST (1),
};

/* ---- colour ---- */

static void
plan_saturation (const EffectState *state, gpointer plan)
{
  grade_init (plan);
  grade_desaturate (plan, -state->params->value[AMOUNT]);
}

static const Effect effect_saturation = {
  .name = "saturation",
  .summary = "colours stronger or weaker",
  .params = AMOUNT_PARAMS (-1, 3, .35, "-1 is grey, 1 twice as strong"),
  GRADE_PLAN (plan_saturation),
  GRADE_REST (0),
};

static void
vibrance (const EffectState *state, const EffectRow *row, guint16 *r,
    guint16 *g, guint16 *b)
{
  kernels ()->enrich ((gfloat) state->params->value[AMOUNT], r, g, b, row->n);
}

static const Effect effect_vibrance = {
  .name = "vibrance",
  .summary = "pale colours stronger, strong ones hardly",
  .params = AMOUNT_PARAMS (-1, 3, .6, "1 doubles the palest"),
  .color = vibrance,
  GRADE_REST (0),
};

/* Around the axis of greys, brightness kept: a rotation of the two colour
 * differences. */
static void
plan_hue (const EffectState *state, gpointer plan)
{
  static const gdouble share[] = { GRADE_RED, GRADE_GREEN, GRADE_BLUE };
  const gdouble angle = state->params->value[AMOUNT] * G_PI / 180;
  const gdouble c = cos (angle), s = sin (angle) / sqrt (3);
  Grade *grade = plan;

  grade_init (grade);
  for (gint k = 0; k < 3; k++) {
    gdouble column[3], grey = 0;

    for (gint i = 0; i < 3; i++) {
      /* The circulant of a rotation by 120 degrees times its share. */
      const gdouble turn = (i + 1) % 3 == k ? -s : (k + 1) % 3 == i ? s : 0;

      column[i] = (i == k ? c : 0) + turn;
      grey += share[i] * column[i];
    }
    for (gint i = 0; i < 3; i++)
      grade->matrix[i][k] = (gfloat) (column[i] + share[k] - grey);
  }
  grade->mixes = TRUE;
}

static const Effect effect_hue = {
  .name = "hue",
  .aliases = ALIASES ("hue_rotate"),
  .summary = "all colours further round the circle",
  .params = PARAMS ([AMOUNT] = { "degrees", PARAM_NUMBER, -360, 360, 40,
                        "red becomes yellow at 60" }),
  GRADE_PLAN (plan_hue),
  GRADE_REST (0),
};

enum { WHITE_WARMTH, WHITE_TINT };

/* Factors of light, brightness kept. */
static void
plan_temperature (const EffectState *state, gpointer plan)
{
  const gdouble warmth = state->params->value[WHITE_WARMTH];
  const gdouble tint = state->params->value[WHITE_TINT];
  gdouble gain[3] = { exp2 (.55 * warmth + .25 * tint), exp2 (-.3 * tint),
    exp2 (-.75 * warmth + .25 * tint) };
  const gdouble grey =
      GRADE_RED * gain[0] + GRADE_GREEN * gain[1] + GRADE_BLUE * gain[2];

  for (gint i = 0; i < 3; i++)
    gain[i] = pow (gain[i] / grey, 1 / GRADE_GAMMA);
  grade_init (plan);
  grade_set_gain (plan, gain, 0);
}

static const Effect effect_temperature = {
  .name = "temperature",
  .aliases = ALIASES ("white_balance", "warmth", "warm"),
  .summary = "warmer or colder light",
  .params = PARAMS ([WHITE_WARMTH] = { "warmth", PARAM_NUMBER, -2, 2, .5,
                        "1 is a lamp, -1 a blue sky" },
      [WHITE_TINT] = { "tint", PARAM_NUMBER, -2, 2, 0,
          "above 0 towards magenta, below towards green" }),
  GRADE_PLAN (plan_temperature),
  GRADE_REST (0, 0),
};

/* ---- tones ---- */

enum { LEVELS_BLACK, LEVELS_WHITE, LEVELS_GAMMA, LEVELS_LOW, LEVELS_HIGH };

static gdouble
levels_curve (gconstpointer data, gint channel, gdouble x)
{
  const gdouble *v = data;
  const gdouble wide = MAX (v[LEVELS_WHITE] - v[LEVELS_BLACK], 1e-4);
  const gdouble in = CLAMP ((x - v[LEVELS_BLACK]) / wide, 0, 1);

  return v[LEVELS_LOW]
      + (v[LEVELS_HIGH] - v[LEVELS_LOW]) * pow (in, 1 / v[LEVELS_GAMMA]);
}

static void
plan_levels (const EffectState *state, gpointer plan)
{
  grade_init (plan);
  grade_set_curve (plan, levels_curve, state->params->value);
}

static const Effect effect_levels = {
  .name = "levels",
  .summary = "which levels become black and white, and what lies between",
  .params = PARAMS ([LEVELS_BLACK] = { "in_black", PARAM_NUMBER, 0, 1, .05,
                        "becomes the darkest" },
      [LEVELS_WHITE] = { "in_white", PARAM_NUMBER, 0, 1, .92,
          "becomes the brightest" },
      [LEVELS_GAMMA] = { "gamma", PARAM_NUMBER, .1, 10, 1,
          "above 1 brightens the middle" },
      [LEVELS_LOW] = { "out_black", PARAM_NUMBER, 0, 1, 0, "the darkest" },
      [LEVELS_HIGH] = { "out_white", PARAM_NUMBER, 0, 1, 1, "the brightest" }),
  GRADE_PLAN (plan_levels),
  GRADE_REST (0, 1, 1, 0, 1),
};

enum { TONES_SHADOWS, TONES_HIGHLIGHTS };

/* Each end pulled by a hill on its own side; black and white stay. */
static gdouble
tones_curve (gconstpointer data, gint channel, gdouble x)
{
  const gdouble *v = data, up = 1 - x;

  return x + v[TONES_SHADOWS] * 1.6 * x * up * up * up
      + v[TONES_HIGHLIGHTS] * 1.6 * up * x * x * x;
}

static void
plan_tones (const EffectState *state, gpointer plan)
{
  grade_init (plan);
  grade_set_curve (plan, tones_curve, state->params->value);
}

static const Effect effect_shadows_highlights = {
  .name = "shadows_highlights",
  .aliases = ALIASES ("shadow_highlight", "recover"),
  .summary = "dark tones up and bright ones down, or the other way",
  .params = PARAMS ([TONES_SHADOWS] = { "shadows", PARAM_NUMBER, -1, 1, .5,
                        "above 0 shows more of them" },
      [TONES_HIGHLIGHTS] = { "highlights", PARAM_NUMBER, -1, 1, -.4,
          "below 0 shows more of them" }),
  GRADE_PLAN (plan_tones),
  GRADE_REST (0, 0),
};

/* Three wheels of three channels. */
enum { WHEEL_LIFT, WHEEL_GAMMA = 3, WHEEL_GAIN = 6 };

static gdouble
wheels_curve (gconstpointer data, gint channel, gdouble x)
{
  const gdouble *v = data;
  const gdouble lifted = x + v[WHEEL_LIFT + channel] * (1 - x);
  const gdouble gained = lifted * v[WHEEL_GAIN + channel];

  return pow (MAX (gained, 0), 1 / v[WHEEL_GAMMA + channel]);
}

static void
plan_wheels (const EffectState *state, gpointer plan)
{
  grade_init (plan);
  grade_set_curve (plan, wheels_curve, state->params->value);
}

#define WHEEL(place, what, low, high, r, g, b, text)                           \
  [place] = { what "_red", PARAM_NUMBER, low, high, r, text " of red" },       \
  [place + 1] = { what "_green", PARAM_NUMBER, low, high, g,                   \
    text " of green" },                                                        \
  [place + 2] = { what "_blue", PARAM_NUMBER, low, high, b, text " of blue" }

static const Effect effect_lift_gamma_gain = {
  .name = "lift_gamma_gain",
  .aliases = ALIASES ("color_wheels", "three_way"),
  .summary = "shadows, middle and lights of each colour on its own",
  .params =
      PARAMS (WHEEL (WHEEL_LIFT, "lift", -1, 1, -.02, .01, .04, "the darkest"),
          WHEEL (WHEEL_GAMMA, "gamma", .1, 4, 1, 1, 1.02, "the middle"),
          WHEEL (WHEEL_GAIN, "gain", 0, 4, 1.08, 1.01, .9, "the brightest")),
  GRADE_PLAN (plan_wheels),
  GRADE_REST (0, 0, 0, 1, 1, 1, 1, 1, 1),
};

/* ---- ready-made ones ---- */

/* Contrast around the middle, brightness, saturation. */
typedef struct {
  gdouble contrast, offset, saturation;
} Look;

static void
plan_look (const EffectState *state, gpointer plan)
{
  const Look *look = state->data;
  const gdouble amount = state->params->value[AMOUNT];
  const gdouble gain = 1 + look->contrast * amount;

  grade_init (plan);
  grade_set_gain (plan, (const gdouble[]){ gain, gain, gain },
      (1 - gain) / 2 + look->offset * amount);
  grade_desaturate (plan, -look->saturation * amount);
}

static gboolean
amount_is_none (const EffectState *state)
{
  return state->params->value[AMOUNT] == 0;
}

#define LOOK(id, text, ...)                                                    \
  static const Effect effect_##id = {                                          \
    .name = #id,                                                               \
    .summary = text,                                                           \
    .params = AMOUNT_PARAMS (0, 1, 1, "how much of it"),                       \
    .data = &(const Look){ __VA_ARGS__ },                                      \
    GRADE_PLAN (plan_look),                                                    \
    .is_identity = amount_is_none,                                             \
  };

LOOK (boost, "more contrast and stronger colours", .2, 0, .4)
LOOK (muted, "less contrast and weaker colours", -.2, .02, -.45)
LOOK (darken, "darker", 0, -.18, 0)
LOOK (lighten, "brighter", 0, .18, 0)
LOOK (bleach, "hard contrast, colours half gone", .35, -.02, -.55)

/* ---- the list, in the order of the docs ---- */

const Effect *const effects_grade[] = {
  &effect_brightness,
  &effect_contrast,
  &effect_exposure,
  &effect_gamma,
  &effect_saturation,
  &effect_vibrance,
  &effect_hue,
  &effect_temperature,
  &effect_levels,
  &effect_shadows_highlights,
  &effect_lift_gamma_gain,
  &effect_boost,
  &effect_muted,
  &effect_darken,
  &effect_lighten,
  &effect_bleach,
  NULL,
};
