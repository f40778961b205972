/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "image-settings.h"

#include <math.h>

#define DEFAULT_PROVIDER "builtin"
#define DEFAULT_ASPECT_RATIO "16:9"
/* As many pixels as 1536x864, where only the aspect ratio is given. */
#define DEFAULT_AREA (1536.0 * 864.0)

void
image_settings_init (ImageSettings *settings)
{
  *settings = (ImageSettings){ .provider = g_strdup (DEFAULT_PROVIDER),
    .aspect_ratio = g_strdup (DEFAULT_ASPECT_RATIO) };
}

ImageSettings
image_settings_copy (const ImageSettings *settings)
{
  ImageSettings copy = *settings;

  copy.prompt = g_strdup (settings->prompt);
  copy.negative = g_strdup (settings->negative);
  copy.provider = g_strdup (settings->provider);
  copy.model = g_strdup (settings->model);
  copy.size = g_strdup (settings->size);
  copy.aspect_ratio = g_strdup (settings->aspect_ratio);
  copy.base_url = g_strdup (settings->base_url);
  copy.references = g_strdup (settings->references);
  copy.config = g_strdup (settings->config);
  return copy;
}

void
image_settings_clear (ImageSettings *settings)
{
  g_free (settings->prompt);
  g_free (settings->negative);
  g_free (settings->provider);
  g_free (settings->model);
  g_free (settings->size);
  g_free (settings->aspect_ratio);
  g_free (settings->base_url);
  g_free (settings->references);
  g_free (settings->config);
}

/* "16:9" and "1536x864": two whole numbers above zero. */
static gboolean
parse_pair (const gchar *text, gchar separator, gint *first, gint *second)
{
  gchar *end = NULL;
  gint64 a = text ? g_ascii_strtoll (text, &end, 10) : 0;
  gint64 b = end && *end == separator ? g_ascii_strtoll (end + 1, &end, 10) : 0;

  if (a < 1 || b < 1 || a > 65535 || b > 65535 || *end != '\0')
    return FALSE;
  *first = (gint) a;
  *second = (gint) b;
  return TRUE;
}

static gint
even (gdouble side)
{
  return (gint) (side / 2 + 0.5) * 2;
}

gboolean
image_settings_size (const ImageSettings *settings, gint *width, gint *height)
{
  gint w, h;

  if (settings->size && *settings->size)
    return parse_pair (settings->size, 'x', width, height);
  if (!parse_pair (settings->aspect_ratio, ':', &w, &h))
    return FALSE;
  *width = even (sqrt (DEFAULT_AREA * w / h));
  *height = even (sqrt (DEFAULT_AREA * h / w));
  return TRUE;
}

GPtrArray *
image_settings_pictures (const ImageSettings *settings, GError **error)
{
  const gchar *names = settings->references ? settings->references : "";
  g_auto (GStrv) files = g_strsplit (names, G_SEARCHPATH_SEPARATOR_S, -1);
  g_autoptr (GPtrArray) pictures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; files[i]; i++) {
    gchar *data;
    gsize length;

    if (!*files[i])
      continue;
    if (!g_file_get_contents (files[i], &data, &length, error))
      return NULL;
    g_ptr_array_add (pictures, g_bytes_new_take (data, length));
  }
  return g_steal_pointer (&pictures);
}
