/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "provider-entry.h"

const gchar *
provider_entry_option (const ProviderEntry *entry, const gchar *name)
{
  return entry && entry->options ? g_hash_table_lookup (entry->options, name)
                                 : NULL;
}
