/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a group of providers.conf may say, value by value. It knows nothing of
 * files but those that a value names. */
#pragma once

#include "provider-config.h"

G_BEGIN_DECLS

/* A value, and where it stands. All borrowed. */
typedef struct {
  const gchar *file, *folder; /* folder: of relative names; NULL: none */
  const gchar *group, *key, *text;
  ProviderEntry *entry;
} ProviderValue;

/* Into its entry, whose type is known by then. */
gboolean provider_value_read (const ProviderValue *value, GError **error);

/* Returns FALSE, for whoever returns that. */
gboolean provider_value_refuse (const ProviderValue *value, GError **error,
    const gchar *format, ...) G_GNUC_PRINTF (3, 4);

/* "builtin, openai" */
gchar *provider_value_types (void);

/* Of ASCII letters, digits, - and _. */
gboolean provider_value_is_token (const gchar *text);

G_END_DECLS
