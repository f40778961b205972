/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Lists of declared parameters. Knows neither JSON nor the entries. */

#include "param.h"
#include "name.h"

G_DEFINE_QUARK (param_error, param_error)

guint
params_count (const ParamSpec *specs)
{
  guint n = 0;

  while (specs && specs[n].name)
    n++;
  return n;
}

gint
params_find (const ParamSpec *specs, const gchar *name)
{
  for (gint i = 0; specs && specs[i].name; i++)
    if (name_equal (specs[i].name, name))
      return i;
  return -1;
}

void
params_defaults (const ParamSpec *specs, ParamValues *values)
{
  *values = (ParamValues){ 0 };
  for (gint i = 0; specs && specs[i].name && i < PARAM_MAX; i++)
    values->value[i] = specs[i].fallback;
}

void
params_clear (ParamValues *values)
{
  for (guint i = 0; i < PARAM_MAX; i++)
    g_clear_pointer (&values->text[i], g_free);
}

const gchar *
params_text (const ParamSpec *specs, const ParamValues *values, guint place)
{
  return values->text[place] ? values->text[place] : specs[place].text;
}

static gboolean
is_text (const ParamSpec *spec)
{
  return spec->kind == PARAM_TEXT || spec->kind == PARAM_FILE;
}

gboolean
params_equal (
    const ParamSpec *specs, const ParamValues *a, const ParamValues *b)
{
  for (guint i = 0; specs && specs[i].name; i++)
    if (is_text (&specs[i])
            ? g_strcmp0 (params_text (specs, a, i), params_text (specs, b, i))
                != 0
            : a->value[i] != b->value[i])
      return FALSE;
  return TRUE;
}

gboolean
param_is_default (const ParamSpec *spec, const ParamValues *values, guint place)
{
  if (is_text (spec))
    return !values->text[place]
        || g_strcmp0 (values->text[place], spec->text) == 0;
  return values->value[place] == spec->fallback;
}

gint
param_find_word (const ParamSpec *spec, const gchar *word)
{
  for (gint i = 0; spec->words[i]; i++)
    if (name_equal (spec->words[i], word))
      return i;
  return -1;
}

static gchar *
number_to_string (gdouble value)
{
  gchar text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (text, sizeof text, "%.6g", value));
}

gchar *
param_to_string (const ParamSpec *spec, gdouble value)
{
  switch (spec->kind) {
    case PARAM_COLOR:
      return g_strdup_printf ("#%08x", (guint32) value);
    case PARAM_BOOLEAN:
      return g_strdup (value != 0 ? "true" : "false");
    case PARAM_CHOICE:
      return g_strdup (spec->words[(gint) value]);
    case PARAM_TEXT:
    case PARAM_FILE:
      return g_strdup (spec->text ? spec->text : "none");
    case PARAM_NUMBER:
    case PARAM_INTEGER:
      break;
  }
  return number_to_string (value);
}

gchar *
param_range_to_string (const ParamSpec *spec)
{
  g_autofree gchar *low = NULL, *high = NULL;

  if (spec->kind == PARAM_CHOICE)
    return g_strjoinv (", ", (gchar **) spec->words);
  if (spec->kind == PARAM_TEXT)
    return g_strdup_printf ("a text of at most %.0f characters", spec->maximum);
  if (spec->kind == PARAM_FILE)
    return g_strdup (spec->parser ? "a file" : "a picture");
  if (spec->kind != PARAM_NUMBER && spec->kind != PARAM_INTEGER)
    return NULL;
  low = number_to_string (spec->minimum);
  high = number_to_string (spec->maximum);
  return g_strdup_printf ("%s..%s", low, high);
}
