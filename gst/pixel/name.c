/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The one rule by which names are compared and entries found. */

#include "name.h"

static gchar
fold (gchar c)
{
  return c == '-' ? '_' : g_ascii_tolower (c);
}

gboolean
name_equal (const gchar *a, const gchar *b)
{
  while (*a && fold (*a) == fold (*b)) {
    a++;
    b++;
  }
  return *a == *b;
}

static gboolean
has_alias (const NameEntry *entry, const gchar *name)
{
  for (guint i = 0; entry->aliases && entry->aliases[i]; i++)
    if (name_equal (entry->aliases[i], name))
      return TRUE;
  return FALSE;
}

gconstpointer *
name_join (gconstpointer families)
{
  const gconstpointer *const *family = families;
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; family[i]; i++)
    for (guint k = 0; family[i][k]; k++)
      g_ptr_array_add (all, (gpointer) family[i][k]);
  g_ptr_array_add (all, NULL);
  return (gconstpointer *) g_ptr_array_steal (all, NULL);
}

gconstpointer
name_find (gconstpointer table, const gchar *name)
{
  const NameEntry *const *entries = table;

  if (!name)
    return NULL;
  for (guint i = 0; entries[i]; i++)
    if (name_equal (entries[i]->name, name))
      return entries[i];
  for (guint i = 0; entries[i]; i++)
    if (has_alias (entries[i], name))
      return entries[i];
  return NULL;
}
