/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "reply-blob.h"

#include <string.h>

#include "reply-json.h"

static GBytes *
decode (const gchar *text)
{
  const gchar *comma =
      g_str_has_prefix (text, "data:") ? strchr (text, ',') : NULL;
  gsize length = 0;
  guchar *data = g_base64_decode (comma ? comma + 1 : text, &length);

  return g_bytes_new_take (data, length);
}

GBytes *
reply_blob (const ProviderReply *reply, JsonNode *root, const gchar *path)
{
  const gchar *text = reply_json_text (root, path);
  GBytes *bytes =
      text && reply->blobs ? g_hash_table_lookup (reply->blobs, text) : NULL;

  if (!text)
    return NULL;
  return bytes ? g_bytes_ref (bytes) : decode (text);
}
