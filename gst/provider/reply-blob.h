/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Base64 in a reply, whether it was decoded as it came (blob-stream.h) or is
 * still in the JSON. */
#pragma once

#include "provider.h"

G_BEGIN_DECLS

/**
 * reply_blob:
 * @path: as that of reply_json_at()
 *
 * Returns: (transfer full): what the text there stands for; the head of an
 *   address of kind data: is passed over. NULL: there is no text.
 */
GBytes *reply_blob (
    const ProviderReply *reply, JsonNode *root, const gchar *path);

G_END_DECLS
