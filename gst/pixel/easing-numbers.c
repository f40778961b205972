/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Easings that a text makes: a curve of the list below and its numbers. Each
 * is kept once for all, so that a pointer is as good as one into the table. */

#include "easing-shapes.h"
#include "name.h"

#include <math.h>
#include <string.h>

/* More than any film has: what is asked for beyond is refused. */
#define MAX_KEPT 65536

/* ---- curves ---- */

/* One axis of a cubic from 0 to 1 with two handles. */
static gdouble
bezier_axis (gdouble a, gdouble b, gdouble s)
{
  const gdouble u = 1 - s;

  return 3 * u * u * s * a + 3 * u * s * s * b + s * s * s;
}

/* x only rises, so that halving finds its place. */
static gdouble
bezier (const gdouble *n, gdouble t)
{
  gdouble low = 0, high = 1;

  for (gint i = 0; i < 52; i++) {
    const gdouble middle = (low + high) / 2;

    if (bezier_axis (n[0], n[2], middle) < t)
      low = middle;
    else
      high = middle;
  }
  return bezier_axis (n[1], n[3], (low + high) / 2);
}

static gdouble
steps (const gdouble *n, gdouble t)
{
  return (n[1] != 0 ? floor (t * n[0]) + 1 : floor (t * n[0])) / n[0];
}

/* Less than a thousandth of the way is left. */
#define RESTED 6.9

static gdouble
swinging (gdouble rate, gdouble ratio, gdouble t)
{
  const gdouble fall = rate * ratio, turn = rate * sqrt (1 - ratio * ratio);
  const gdouble at = t * RESTED / fall;

  return 1
      - exp (-fall * at) * (cos (turn * at) + fall / turn * sin (turn * at));
}

static gdouble
creeping (gdouble rate, gdouble ratio, gdouble t)
{
  const gdouble apart = rate * sqrt (MAX (ratio * ratio - 1, 1e-9));
  const gdouble slow = rate * ratio - apart, fast = rate * ratio + apart;
  const gdouble at = t * RESTED / slow;

  return 1
      - (fast * exp (-slow * at) - slow * exp (-fast * at)) / (fast - slow);
}

static gdouble
spring_to (const gdouble *n, gdouble t)
{
  const gdouble rate = sqrt (n[0]), ratio = n[1] / (2 * rate);

  return ratio < .9999 ? swinging (rate, ratio, t) : creeping (rate, ratio, t);
}

/* What is left in the end is spread over the way. */
gdouble
easing_spring_shape (const gdouble *numbers, gdouble t)
{
  return spring_to (numbers, t) + t * (1 - spring_to (numbers, 1));
}

/* ---- texts ---- */

typedef struct {
  const gchar *name, *usage;
  gdouble (*shape) (const gdouble *numbers, gdouble t);
  gint least, most; /* so many numbers */
  struct {
    gdouble low, high;
  } range[4];
} Curve;

static const Curve curves[] = {
  { "cubic-bezier",
      "cubic-bezier(x1,y1,x2,y2), x from 0 to 1, y from -10 to 10", bezier, 4,
      4, { { 0, 1 }, { -10, 10 }, { 0, 1 }, { -10, 10 } } },
  { "spring",
      "spring(stiffness,damping), stiffness from 1 to 10000, damping from 0.1 "
      "to 1000",
      easing_spring_shape, 2, 2, { { 1, 10000 }, { .1, 1000 } } },
  { "steps", "steps(n), steps(n,start) or steps(n,end), n from 1 to 1000",
      steps, 1, 2, { { 1, 1000 }, { 0, 1 } } },
};

static const Curve *
find_curve (const gchar *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (curves); i++)
    if (name_equal (curves[i].name, name))
      return &curves[i];
  return NULL;
}

static gboolean
read_number (const gchar *text, gdouble *number)
{
  gchar *end;

  if (g_str_equal (text, "start") || g_str_equal (text, "end")) {
    *number = text[0] == 's';
    return TRUE;
  }
  *number = g_ascii_strtod (text, &end) + 0.;
  return end != text && *end == 0;
}

/* @text is what stands between the brackets. */
static gboolean
read_numbers (const Curve *curve, const gchar *text, gdouble *numbers)
{
  g_auto (GStrv) words = g_strsplit (text, ",", 5);
  const gint n = g_strv_length (words);

  if (n < curve->least || n > curve->most)
    return FALSE;
  for (gint i = 0; i < n; i++)
    if (!read_number (g_strstrip (words[i]), &numbers[i])
        || !(numbers[i] >= curve->range[i].low
            && numbers[i] <= curve->range[i].high))
      return FALSE;
  return curve->shape != steps || numbers[0] == floor (numbers[0]);
}

/* Shortest that reads back. */
static void
append_number (GString *out, gdouble number)
{
  static const gchar *const formats[] = { "%.15g", "%.16g", "%.17g" };
  gchar text[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_ascii_formatd (text, sizeof text, formats[i], number);
    if (g_ascii_strtod (text, NULL) == number)
      break;
  }
  g_string_append (out, text);
}

static gchar *
spell (const Curve *curve, const gdouble *numbers)
{
  GString *out = g_string_new (curve->name);
  const gint n = curve->shape == steps ? 1 : curve->most;

  for (gint i = 0; i < n; i++) {
    g_string_append_c (out, i == 0 ? '(' : ',');
    append_number (out, numbers[i]);
  }
  if (curve->shape == steps && numbers[1] != 0)
    g_string_append (out, ",start");
  g_string_append_c (out, ')');
  return g_string_free (out, FALSE);
}

/* ---- kept ---- */

static const Easing *
keep (const Curve *curve, const gdouble *numbers)
{
  static GMutex lock;
  static GHashTable *kept;
  g_autofree gchar *name = spell (curve, numbers);
  Easing *easing;

  g_mutex_lock (&lock);
  if (!kept)
    kept = g_hash_table_new (g_str_hash, g_str_equal);
  easing = g_hash_table_lookup (kept, name);
  if (!easing && g_hash_table_size (kept) < MAX_KEPT) {
    easing = g_new0 (Easing, 1);
    easing->name = g_steal_pointer (&name);
    easing->shape = curve->shape;
    memcpy (easing->numbers, numbers, sizeof easing->numbers);
    g_hash_table_insert (kept, (gpointer) easing->name, easing);
  }
  g_mutex_unlock (&lock);
  return easing;
}

/* The name before the bracket, and what is in it; FALSE without brackets. */
static gboolean
take_apart (const gchar *text, gchar **name, gchar **inside)
{
  const gsize length = strlen (text), until = strcspn (text, "([");

  if (until == length || length > 200)
    return FALSE;
  *name = g_strstrip (g_strndup (text, until));
  *inside = g_strstrip (g_strdup (text + until + 1));
  const gsize last = strlen (*inside);
  const gchar closing = text[until] == '(' ? ')' : ']';
  if (last > 0 && (*inside)[last - 1] == closing)
    (*inside)[last - 1] = 0;
  else
    g_clear_pointer (inside, g_free);
  return TRUE;
}

const Easing *
easing_with_numbers (const gchar *text, gchar **refusal)
{
  g_autofree gchar *name = NULL, *inside = NULL;
  gdouble numbers[4] = { 0 };
  const Easing *easing = NULL;

  if (refusal)
    *refusal = NULL;
  if (!text || !take_apart (text, &name, &inside))
    return NULL;
  const Curve *curve = find_curve (name);
  if (curve && inside && read_numbers (curve, inside, numbers))
    easing = keep (curve, numbers);
  if (!easing && refusal)
    *refusal = g_strdup_printf ("expected %s",
        curve ? curve->usage
              : "cubic-bezier(x1,y1,x2,y2), spring(stiffness,damping) or "
                "steps(n)");
  return easing;
}
