/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "image-request.h"

#include "provider-entry.h"
#include "reply-media.h"

gchar *
image_request_prompt (const GenerateRequest *request, glong most,
    gboolean negative, GError **error)
{
  const gchar *prompt = request->prompt;
  GString *text;

  if (!prompt || !*prompt || !g_utf8_validate (prompt, -1, NULL)
      || g_utf8_strlen (prompt, -1) > most) {
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST,
        "expected a prompt of 1 to %ld characters of UTF-8", most);
    return NULL;
  }
  text = g_string_new (prompt);
  if (request->style && *request->style)
    g_string_append_printf (text, "\nStyle: %s.", request->style);
  if (negative && request->negative && *request->negative)
    g_string_append_printf (text, "\nAvoid: %s.", request->negative);
  return g_string_free (text, FALSE);
}

static gboolean
is_picture (GBytes *bytes, gsize most_bytes)
{
  const gchar *mime = reply_sniff (bytes);

  return mime && g_str_has_prefix (mime, "image/")
      && g_bytes_get_size (bytes) <= most_bytes;
}

gboolean
image_request_check_pictures (const GenerateRequest *request, guint most,
    gsize most_bytes, GError **error)
{
  if (request->n_pictures > most) {
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST,
        "%u reference pictures were given; %s takes at most %u",
        request->n_pictures, request->provider, most);
    return FALSE;
  }
  for (guint i = 0; i < request->n_pictures; i++)
    if (!is_picture (request->pictures[i], most_bytes)) {
      g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST,
          "reference picture %u: expected a PNG, JPEG or WebP of at most "
          "%" G_GSIZE_FORMAT " bytes",
          i + 1, most_bytes);
      return FALSE;
    }
  return TRUE;
}

gboolean
image_request_is_aspect (const GenerateRequest *request)
{
  return g_strcmp0 (provider_entry_option (request->entry, "sizes"), "aspect")
      == 0;
}

gboolean
image_request_size (const GenerateRequest *request, const ImageSizes *otherwise,
    ImageSize *size, GError **error)
{
  const gchar *name = provider_entry_option (request->entry, "sizes");
  const ImageSizes *sizes = name ? image_sizes_find (name) : otherwise;

  if (!sizes) {
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST,
        "sizes=%s: %s expects fixed, free16 or free64", name,
        request->provider);
    return FALSE;
  }
  *size = image_size_choose (sizes, image_request_wanted (request));
  return TRUE;
}

ImageSize
image_request_wanted (const GenerateRequest *request)
{
  return (ImageSize){ MAX (1, request->width), MAX (1, request->height) };
}

gchar *
image_request_base64 (const GenerateRequest *request, guint i)
{
  gsize size = 0;
  const guchar *data = g_bytes_get_data (request->pictures[i], &size);

  return g_base64_encode (data, size);
}

gboolean
image_request_number (const GenerateRequest *request, const gchar *option,
    gdouble least, gdouble most, gdouble *value, GError **error)
{
  const gchar *text = provider_entry_option (request->entry, option);
  gchar *end;
  gdouble number;

  if (!text)
    return TRUE;
  number = g_ascii_strtod (text, &end);
  if (*text && *end == '\0' && number >= least && number <= most) {
    *value = number;
    return TRUE;
  }
  g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST,
      "%s=%s: expected a number from %g to %g", option, text, least, most);
  return FALSE;
}
