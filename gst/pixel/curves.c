/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Monotone cubics (Fritsch and Carlson, 1980). */

#include "curves.h"

#include <math.h>
#include <string.h>

#define MAX_POINTS 32

struct Curve {
  gint n;
  gdouble x[MAX_POINTS], y[MAX_POINTS], slope[MAX_POINTS];
};

static gboolean
fail (GError **error, const gchar *word)
{
  g_set_error (error, PARAM_ERROR, PARAM_ERROR_TEXT,
      "expected 2 to %d points \"x,y\" by rising x, all from 0 to 1, found "
      "\"%.40s\"",
      MAX_POINTS, word);
  return FALSE;
}

static gboolean
parse_number (const gchar *text, gchar **end, gdouble *number)
{
  *number = g_ascii_strtod (text, end);
  return *end != text && *number >= 0 && *number <= 1;
}

static gboolean
parse_point (Curve *curve, const gchar *word)
{
  gdouble x, y;
  gchar *end;

  if (curve->n == MAX_POINTS || !parse_number (word, &end, &x) || *end != ','
      || !parse_number (end + 1, &end, &y) || *end)
    return FALSE;
  if (curve->n > 0 && x <= curve->x[curve->n - 1])
    return FALSE;
  curve->x[curve->n] = x;
  curve->y[curve->n++] = y;
  return TRUE;
}

static gdouble
rise (const Curve *curve, gint i)
{
  return (curve->y[i + 1] - curve->y[i]) / (curve->x[i + 1] - curve->x[i]);
}

/* The harmonic mean of both sides' slopes keeps the curve between the points;
 * a peak is flat. */
static void
set_slopes (Curve *curve)
{
  const gint last = curve->n - 1;

  curve->slope[0] = rise (curve, 0);
  curve->slope[last] = rise (curve, last - 1);
  for (gint i = 1; i < last; i++) {
    const gdouble before = rise (curve, i - 1), after = rise (curve, i);

    curve->slope[i] = before * after > 0 ? 2 / (1 / before + 1 / after) : 0;
  }
}

static gpointer
parse (const gchar *data, gsize size, GError **error)
{
  g_autofree gchar *text = g_strndup (data, size);
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n", -1);
  g_autofree Curve *curve = g_new0 (Curve, 1);

  for (guint i = 0; words[i]; i++)
    if (*words[i] && !parse_point (curve, words[i])) {
      fail (error, words[i]);
      return NULL;
    }
  if (curve->n < 2) {
    fail (error, text);
    return NULL;
  }
  set_slopes (curve);
  return g_steal_pointer (&curve);
}

const ParamParser curve_parser = { parse, g_free };

gdouble
curve_at (const Curve *curve, gdouble x)
{
  gint i = 0;

  if (!curve)
    return x;
  if (x <= curve->x[0])
    return curve->y[0];
  if (x >= curve->x[curve->n - 1])
    return curve->y[curve->n - 1];
  while (x > curve->x[i + 1])
    i++;
  const gdouble wide = curve->x[i + 1] - curve->x[i];
  const gdouble t = (x - curve->x[i]) / wide, u = 1 - t;

  return u * u * (1 + 2 * t) * curve->y[i]
      + t * t * (3 - 2 * t) * curve->y[i + 1]
      + wide * t * u * (u * curve->slope[i] - t * curve->slope[i + 1]);
}
