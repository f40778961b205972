/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Whether a provider is there, takes the key and has the models that its entry
 * names, by the cheapest call that tells (Provider.probe). */
#pragma once

#include "provider-config.h"

G_BEGIN_DECLS

typedef struct {
  gint64 took_ms;
  gchar *came;         /* "37 models", "a picture of 64x64" */
  GPtrArray *warnings; /* of utf8: of models that it does not list, or that it
                        * will not have for long */
} ProviderProbe;

void provider_probe_clear (ProviderProbe *probe);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ProviderProbe, provider_probe_clear)

gboolean provider_probe (const ProviderConfig *config, const gchar *name,
    ProviderProbe *probe, GCancellable *cancellable, GError **error);

G_END_DECLS
