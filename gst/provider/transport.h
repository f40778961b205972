/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Carries a call to whoever answers it and brings the bytes back: the only
 * place of this module that does I/O. It does not know what the bytes mean. */
#pragma once

#include "provider.h"

G_BEGIN_DECLS

typedef struct {
  const gchar *scheme; /* of the URLs that it carries */
  gboolean (*send) (const ProviderCall *call, ProviderReply *reply,
      GCancellable *cancellable, GError **error);
} Transport;

/* The built-in generators: local:writer, local:painter, local:narrator. */
extern const Transport transport_local;
extern const Transport transport_http, transport_https;

/* Errors are of GENERATE_ERROR, with the trouble in them (trouble.h); an answer
 * that is no success is one. Returns within 200 ms of a cancel. */
gboolean transport_send (const ProviderCall *call, ProviderReply *reply,
    GCancellable *cancellable, GError **error);

/* The narrator's helper process; @body as provider-builtin.c composes it. */
gboolean narrate (JsonObject *body, guint timeout_ms, ProviderReply *reply,
    GCancellable *cancellable, GError **error);

G_END_DECLS
