/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Whom a request means: names held against the configuration. It asks
 * nobody. */
#pragma once

#include "provider-config.h"

G_BEGIN_DECLS

typedef struct {
  const ProviderEntry *entry;
  const Provider *type;
  const ProviderTask *task;
} ProviderChoice;

/* Fails with the message that names the providers of that kind. */
gboolean provider_choose (const ProviderConfig *config, const gchar *name,
    GenerateKind kind, ProviderChoice *choice, GError **error);

/* What a wish for a model comes to, with the successors of retired ones; NULL:
 * an error. The result lives as long as the configuration and @wanted. */
const gchar *provider_choose_model (
    const ProviderChoice *choice, const gchar *wanted, GError **error);

/**
 * provider_choose_key:
 * @own_url: (nullable): the address is this one and not the provider's
 * @header: (out): as it is sent; NULL: none is needed
 */
gboolean provider_choose_key (const ProviderChoice *choice,
    const gchar *own_url, gchar **header, GError **error);

/* Takes what is secret in @header out of an error's message: some servers
 * repeat a key that they do not take. */
void provider_hide_key (
    const Provider *type, const gchar *header, GError **error);

G_END_DECLS
