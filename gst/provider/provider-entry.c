/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "provider-entry.h"

#include <string.h>

#define HEADER "header-"

ProviderEntry *
provider_entry_new (const gchar *name)
{
  ProviderEntry *entry = g_new0 (ProviderEntry, 1);

  entry->name = g_strdup (name);
  entry->successors =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  entry->options =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return entry;
}

void
provider_entry_free (ProviderEntry *entry)
{
  g_free (entry->name);
  g_free (entry->type);
  g_free (entry->base_url);
  for (guint i = 0; i < PROVIDER_N_KINDS; i++)
    g_free (entry->models[i]);
  g_free (entry->key_variable);
  g_free (entry->key_file);
  g_hash_table_unref (entry->successors);
  g_hash_table_unref (entry->options);
  g_free (entry);
}

const gchar *
provider_entry_option (const ProviderEntry *entry, const gchar *name)
{
  return entry && entry->options ? g_hash_table_lookup (entry->options, name)
                                 : NULL;
}

const gchar *
provider_entry_key_variable (const ProviderEntry *entry)
{
  if (entry->key_variable || entry->key_file || entry->base_url)
    return entry->key_variable;
  return provider_find (entry->type)->key_variable;
}

void
provider_entry_add_headers (const ProviderEntry *entry, ProviderCall *call)
{
  GHashTableIter iter;
  gpointer key, value;

  if (!entry)
    return;
  g_hash_table_iter_init (&iter, entry->options);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (g_str_has_prefix (key, HEADER))
      provider_call_add_header (call,
          g_strdup_printf (
              "%s: %s", (gchar *) key + strlen (HEADER), (gchar *) value));
}
