/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A matrix and curves over rows of colours. */

#include "grade.h"
#include "kernels.h"

#include <string.h>

void
grade_init (Grade *grade)
{
  grade->mixes = grade->curves = FALSE;
  memset (grade->matrix, 0, sizeof grade->matrix);
  for (gint i = 0; i < 3; i++)
    grade->matrix[i][i] = 1;
}

void
grade_set_gain (Grade *grade, const gdouble gain[3], gdouble offset)
{
  for (gint i = 0; i < 3; i++) {
    grade->matrix[i][i] = (gfloat) gain[i];
    grade->matrix[i][3] = (gfloat) (offset * 65535);
  }
  grade->mixes = TRUE;
}

void
grade_desaturate (Grade *grade, gdouble amount)
{
  static const gfloat share[] = { GRADE_RED, GRADE_GREEN, GRADE_BLUE };

  for (gint k = 0; k < 4; k++) {
    gfloat grey = 0;

    for (gint i = 0; i < 3; i++)
      grey += share[i] * grade->matrix[i][k];
    for (gint i = 0; i < 3; i++)
      grade->matrix[i][k] += (grey - grade->matrix[i][k]) * (gfloat) amount;
  }
  grade->mixes = TRUE;
}

void
grade_set_curve (Grade *grade, GradeCurve curve, gconstpointer data)
{
  for (gint i = 0; i < 3; i++) {
    guint32 next = 0;

    for (gint k = GRADE_STEPS; k >= 0; k--) {
      const gdouble y = curve (data, i, (gdouble) k / GRADE_STEPS);
      const guint32 value = lrint (CLAMP (y, 0, 1) * 65535);

      if (k < GRADE_STEPS)
        grade->curve[i][k] = value | next << 16;
      next = value;
    }
  }
  grade->curves = TRUE;
}

typedef struct {
  const guint32 *rgba;
  gint n;
} Ramp;

static gdouble
ramp_channel (gconstpointer data, gint channel, gdouble x)
{
  const Ramp *ramp = data;
  const gint shift = 24 - 8 * channel;
  const gint at = MIN ((gint) (x * (ramp->n - 1)), ramp->n - 2);
  const gdouble part = x * (ramp->n - 1) - at;
  const gdouble low = (ramp->rgba[at] >> shift) & 255;
  const gdouble high = (ramp->rgba[at + 1] >> shift) & 255;

  return (low + (high - low) * part) / 255;
}

void
grade_set_ramp (Grade *grade, const guint32 *rgba, gint n)
{
  const Ramp ramp = { rgba, n };

  grade_set_curve (grade, ramp_channel, &ramp);
}

void
grade_color (const EffectState *state, const EffectRow *row, guint16 *r,
    guint16 *g, guint16 *b)
{
  const Grade *grade = state->plan;
  guint16 *channel[3] = { r, g, b };

  if (grade->mixes)
    kernels ()->mix_channels (grade->matrix, r, g, b, row->n);
  for (gint i = 0; grade->curves && i < 3; i++)
    kernels ()->bend_levels (grade->curve[i], channel[i], row->n);
}

gboolean
grade_is_at_rest (const EffectState *state)
{
  const GradeRest *rest = state->data;

  for (gint i = 0; i < rest->n; i++)
    if (state->params->value[i] != rest->at[i])
      return FALSE;
  return TRUE;
}
