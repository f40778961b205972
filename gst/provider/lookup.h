/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Asks what has to be known before a call can be composed (ProviderLookup). */
#pragma once

#include "provider.h"

G_BEGIN_DECLS

/**
 * lookup_ask:
 * @like: the call to come: its network, codes and key are the lookup's, too
 * @known: (out): what compose is given, NULL where nothing needs to be known or
 *   the server has no such list
 */
gboolean lookup_ask (const ProviderTask *task, const GenerateRequest *request,
    const ProviderCall *like, JsonNode **known, GCancellable *cancellable,
    GError **error);

G_END_DECLS
