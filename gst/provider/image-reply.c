/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "image-reply.h"

#include "fault.h"
#include "reply-blob.h"
#include "reply-media.h"

gboolean
image_reply_take (GBytes *bytes, GenerateResult *result, GError **error)
{
  if (!reply_check_image (bytes, reply_sniff (bytes), &result->mime,
          &result->width, &result->height, error))
    return FALSE;
  result->bytes = g_bytes_ref (bytes);
  result->usage.pictures = 1;
  return TRUE;
}

gboolean
image_reply_take_base64 (const ProviderReply *reply, JsonNode *root,
    const gchar *path, GenerateResult *result, GError **error)
{
  g_autoptr (GBytes) bytes = reply_blob (reply, root, path);

  if (!bytes)
    return fault_fail (error, TROUBLE_BAD_OUTPUT,
        "expected a picture in base64 as \"%s\"", path);
  return image_reply_take (bytes, result, error);
}

gboolean
image_reply_take_file (
    ProviderReply *reply, GenerateResult *result, GError **error)
{
  return image_reply_take (reply->body, result, error);
}
