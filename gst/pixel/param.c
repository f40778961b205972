/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Lists of declared parameters. Knows neither JSON nor the entries. */

#include "param.h"
#include "name.h"

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

gchar *
param_to_string (const ParamSpec *spec, gdouble value)
{
  gchar text[G_ASCII_DTOSTR_BUF_SIZE];

  if (spec->kind == PARAM_COLOR)
    return g_strdup_printf ("#%08x", (guint32) value);
  if (spec->kind == PARAM_BOOLEAN)
    return g_strdup (value != 0 ? "true" : "false");
  return g_strdup (g_ascii_formatd (text, sizeof text, "%.6g", value));
}
