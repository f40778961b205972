/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Numbers that count: see overlay-count.h. */
#include "overlay-count.h"

#include <math.h>
#include <string.h>

enum { CURVE_LINEAR, CURVE_SLOWS_DOWN, CURVE_BOTH };

const gchar *const overlay_count_curves[] = { "linear", "ease_out",
  "ease_in_out", NULL };

/* Between thousands, and before decimals. */
static const struct {
  const gchar *thousands, *decimals;
} marks[] = {
  { "", "." }, { ",", "." }, { ".", "," },
  { "\302\240", "," }, /* no line ends there */
};

const gchar *const overlay_count_separators[] = { "none", "comma", "point",
  "space", NULL };

static gint64
steps_of (gdouble number, gint decimals)
{
  for (gint i = 0; i < decimals; i++)
    number *= 10;
  return llround (number);
}

OverlayCount
overlay_count_of (const ParamValues *settings)
{
  const gdouble *value = settings->value;
  const gint decimals = (gint) value[OVERLAY_COUNT_DECIMALS];

  return (OverlayCount){
    .from = steps_of (value[OVERLAY_COUNT_FROM], decimals),
    .to = steps_of (value[OVERLAY_COUNT_TO], decimals),
    .duration = (gint64) value[OVERLAY_COUNT_MS] * 1000000,
    .curve = (gint) value[OVERLAY_COUNT_CURVE],
    .decimals = decimals,
    .separator = (gint) value[OVERLAY_COUNT_SEPARATOR],
  };
}

static gdouble
curved (gint curve, gdouble t)
{
  const gdouble left = 1 - t;

  if (curve == CURVE_SLOWS_DOWN)
    return 1 - left * left * left;
  if (curve == CURVE_BOTH)
    return t * t * (3 - 2 * t);
  return t;
}

gint64
overlay_count_at (const OverlayCount *count, gint64 time, gint64 room)
{
  const gint64 whole = room > 0 ? MIN (count->duration, room) : count->duration;
  gdouble t;

  if (time >= whole)
    return count->to;
  if (time <= 0)
    return count->from;
  t = curved (count->curve, (gdouble) time / whole);
  return count->from + llround ((gdouble) (count->to - count->from) * t);
}

/* Digits in threes, from the right. */
static void
add_whole (GString *text, guint64 number, const gchar *between)
{
  gchar digits[32];
  const gint n =
      g_snprintf (digits, sizeof digits, "%" G_GUINT64_FORMAT, number);

  for (gint i = 0; i < n; i++) {
    if (i > 0 && (n - i) % 3 == 0)
      g_string_append (text, between);
    g_string_append_c (text, digits[i]);
  }
}

gchar *
overlay_count_text (const OverlayCount *count, gint64 number)
{
  GString *text = g_string_new (number < 0 ? "\342\210\222" : NULL);
  const guint64 steps = number < 0 ? -(guint64) number : (guint64) number;
  guint64 one = 1;

  for (gint i = 0; i < count->decimals; i++)
    one *= 10;
  add_whole (text, steps / one, marks[count->separator].thousands);
  if (count->decimals > 0)
    g_string_append_printf (text, "%s%0*" G_GUINT64_FORMAT,
        marks[count->separator].decimals, count->decimals, steps % one);
  return g_string_free (text, FALSE);
}
