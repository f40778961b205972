/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What an application asks of aigenimagesrc, and what that means. It knows no
 * element. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct {
  gchar *prompt, *negative, *provider, *model, *size, *aspect_ratio, *base_url;
  gchar *references; /* file names, as in a search path */
  gchar *config;     /* providers.conf; NULL: the user's, if there is one */
  guint64 seed;
  guint timeout; /* s */
} ImageSettings;

void image_settings_init (ImageSettings *settings);
/* To be cleared. */
ImageSettings image_settings_copy (const ImageSettings *settings);
void image_settings_clear (ImageSettings *settings);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImageSettings, image_settings_clear)

gboolean image_settings_size (
    const ImageSettings *settings, gint *width, gint *height);

/* (transfer full): of GBytes, each a whole file; empty: none is named. */
GPtrArray *image_settings_pictures (
    const ImageSettings *settings, GError **error);

G_END_DECLS
