/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A picture out of a reply, whoever made it. */
#pragma once

#include "provider.h"

G_BEGIN_DECLS

/* Its type is what its bytes say, whatever was announced. */
gboolean image_reply_take (
    GBytes *bytes, GenerateResult *result, GError **error);

/* The base64 at @path; bad_output where there is none. */
gboolean image_reply_take_base64 (const ProviderReply *reply, JsonNode *root,
    const gchar *path, GenerateResult *result, GError **error);

/* A parse_file. */
gboolean image_reply_take_file (
    ProviderReply *reply, GenerateResult *result, GError **error);

G_END_DECLS
