/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "video-request.h"

#include "reply-media.h"

static GBytes *
first_picture (const GenerateRequest *request)
{
  return request->n_pictures > 0 ? request->pictures[0] : NULL;
}

static gboolean
refuse (GError **error, const gchar *what)
{
  g_set_error_literal (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST, what);
  return FALSE;
}

gboolean
video_request_check (
    const GenerateRequest *request, gsize most_bytes, GError **error)
{
  const gchar *prompt = request->prompt;
  GBytes *picture = first_picture (request);

  if (!prompt || !*prompt || !g_utf8_validate (prompt, -1, NULL))
    return refuse (error, "expected a prompt of UTF-8");
  if (!picture)
    return TRUE;
  if (!video_request_picture_mime (request))
    return refuse (error, "expected a PNG, JPEG or WebP as the first picture");
  if (g_bytes_get_size (picture) <= most_bytes)
    return TRUE;
  g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST,
      "expected a first picture of at most %" G_GSIZE_FORMAT
      " bytes, found %" G_GSIZE_FORMAT,
      most_bytes, g_bytes_get_size (picture));
  return FALSE;
}

const gchar *
video_request_picture_mime (const GenerateRequest *request)
{
  GBytes *picture = first_picture (request);
  const gchar *mime = picture ? reply_sniff (picture) : NULL;

  return mime && g_str_has_prefix (mime, "image/") ? mime : NULL;
}

gchar *
video_request_picture_base64 (const GenerateRequest *request)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (first_picture (request), &size);

  return g_base64_encode (data, size);
}

gboolean
video_request_is_upright (const GenerateRequest *request)
{
  return request->height > request->width;
}

gint
video_request_seconds (const GenerateRequest *request, gint least, gint most)
{
  const gint64 seconds = (request->duration_ms + 999) / 1000;

  return (gint) CLAMP (seconds, least, most);
}
