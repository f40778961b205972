/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What colour grading is made of: one matrix over a colour, then one curve for
 * each channel. Colours are what the screen is sent (R'G'B', as graders are
 * used to); what belongs to light is done as on a screen of gamma 2.4, where
 * a factor of light is a factor of these as well. Private to the folder. */
#pragma once

#include "effect.h"

#include <math.h>

G_BEGIN_DECLS

#define GRADE_STEPS 4096
#define GRADE_GAMMA 2.4

/* The shares of red, green and blue in what is seen as brightness. */
#define GRADE_RED .2126f
#define GRADE_GREEN .7152f
#define GRADE_BLUE .0722f

typedef struct {
  gboolean mixes, curves;
  /* Of channel i: what red, green and blue add, and what stands alone, in
   * levels of 65535. */
  gfloat matrix[3][4];
  /* Packed: the value of a step, and above it that of the next one. */
  guint32 curve[3][GRADE_STEPS];
} Grade;

/* Nothing. */
void grade_init (Grade *grade);
/* Channel i: @gain[i] * x + @offset, 1 is white. */
void grade_set_gain (Grade *grade, const gdouble gain[3], gdouble offset);
/* Each channel goes @amount of the way to the brightness: 1 is grey, below 0
 * away from it. Over what the matrix says already. */
void grade_desaturate (Grade *grade, gdouble amount);
/* @out (x) of 0..1 for all of 0..1. */
typedef gdouble (*GradeCurve) (gconstpointer data, gint channel, gdouble x);
void grade_set_curve (Grade *grade, GradeCurve curve, gconstpointer data);
/* The channels of colours of an even ramp, dark to bright. */
void grade_set_ramp (Grade *grade, const guint32 *rgba, gint n);

/* As a `color` of an effect whose plan is a Grade. */
void grade_color (const EffectState *state, const EffectRow *row, guint16 *r,
    guint16 *g, guint16 *b);

/* The settings that leave a picture as it is. As `data` of an effect, and
 * asked by its is_identity. */
typedef struct {
  gint n;
  gdouble at[PARAM_MAX];
} GradeRest;
gboolean grade_is_at_rest (const EffectState *state);

/* An entry that is a grade alone. @...: rest of all parameters. */
#define GRADE_REST(...)                                                        \
  .data = &(const GradeRest){ sizeof ((const gdouble[]){ __VA_ARGS__ })        \
        / sizeof (gdouble),                                                    \
    { __VA_ARGS__ } },                                                         \
  .is_identity = grade_is_at_rest
#define GRADE_PLAN(function)                                                   \
  .plan_size = sizeof (Grade), .plan = function, .color = grade_color

G_END_DECLS
