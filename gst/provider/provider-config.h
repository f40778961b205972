/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* providers.conf: whom requests may name, and how each is to be used. A group
 * is an entry; the user's file stands over the built-in data (providers.conf
 * beside this) key by key. Immutable once it is loaded. */
#pragma once

#include "provider-entry.h"

G_BEGIN_DECLS

/**
 * provider_config_load:
 * @file: (nullable): NULL: that of provider_config_default_file(), if it is
 *   there
 *
 * Fails with GENERATE_ERROR_CONFIG, and a message that names file, group and
 * key.
 */
ProviderConfig *provider_config_load (const gchar *file, GError **error);

ProviderConfig *provider_config_ref (ProviderConfig *config);
void provider_config_unref (ProviderConfig *config);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProviderConfig, provider_config_unref)

/* The built-in data alone; of the process. What follows takes it for NULL. */
const ProviderConfig *provider_config_builtin (void);

/* $XDG_CONFIG_HOME/gst-jsonclip/providers.conf */
gchar *provider_config_default_file (void);

/* NULL: there is none of this name. */
const ProviderEntry *provider_config_find (
    const ProviderConfig *config, const gchar *name);
/* NULL-terminated (transfer container), in the order of the files. */
const ProviderEntry **provider_config_entries (const ProviderConfig *config);
/* NULL-terminated (transfer full): of all entries. */
gchar **provider_config_key_variables (const ProviderConfig *config);

/* What a group may say. @name: "voice-*" stands for all that begin so. */
typedef struct {
  const gchar *name, *value, *summary;
} ProviderConfigKey;

/* NULL-terminated by its name (transfer container): beside what the types read
 * (Provider.options). */
ProviderConfigKey *provider_config_keys (void);

G_END_DECLS
