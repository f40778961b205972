/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The smallest picture, and options of a provider as its group has them. */
#pragma once

#include <string.h>

#include "provider-entry.h"
#include "provider.h"
#include "suite.h"

/* A PNG of one pixel. */
#define PICTURE_BASE64                                                         \
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWj" \
  "R9awAAAABJRU5ErkJggg=="

static inline GBytes *
picture_bytes (void)
{
  gsize length;
  guchar *data = g_base64_decode (PICTURE_BASE64, &length);

  return g_bytes_new_take (data, length);
}

/* @text: lines of "name=value"; NULL: none */
static inline GHashTable *
picture_options (const gchar *text)
{
  GHashTable *options =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) lines = g_strsplit (text ? text : "", "\n", -1);

  for (guint i = 0; lines[i]; i++) {
    g_auto (GStrv) halves = g_strsplit (lines[i], "=", 2);

    if (halves[0] && halves[1])
      g_hash_table_insert (options, g_strdup (halves[0]), g_strdup (halves[1]));
  }
  return options;
}

static inline const Provider *
picture_provider (const gchar *name)
{
  for (guint i = 0; providers[i]; i++)
    if (g_str_equal (providers[i]->name, name))
      return providers[i];
  fail_unless (FALSE, "no provider %s", name);
  return NULL;
}

static inline const ProviderTask *
picture_task (const gchar *name)
{
  return provider_find_task (picture_provider (name), GENERATE_IMAGE);
}
