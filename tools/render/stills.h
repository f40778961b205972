/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Stills out of a movie: a poster, thumbnails, a sheet of its scenes, drawn
 * from the schedule without encoding anything, by a process of their own: what
 * foreign media do to a decoder ends that one. */
#pragma once

#include "render.h"

G_BEGIN_DECLS

typedef struct {
  const gchar *poster;     /* NULL: none; a PNG */
  gint64 poster_ms;        /* -1: a third into the movie */
  const gchar *thumbnails; /* NULL: none; holds one %d or %0Nd */
  guint n_thumbnails;
  const gchar *sheet; /* NULL: none */
} RenderStills;

/* "DIR/%03d.png" -> "DIR/007.png"; NULL if @pattern has not exactly one such
 * number. */
gchar *render_stills_name (const gchar *pattern, guint number);

/* FALSE with RENDER_ERROR_OUTPUT if one of them is the movie or of its media;
 * render_stills() asks it, too. */
gboolean render_stills_check (
    const RenderRequest *request, const RenderStills *stills, GError **error);

/**
 * render_stills:
 * @request: movie, size, rate and range
 * @warnings: (element-type utf8) (nullable): appended to
 *
 * Once more from the start if that process dies, or is silent for too long.
 */
gboolean render_stills (const RenderRequest *request,
    const RenderStills *stills, GPtrArray *warnings, GCancellable *cancellable,
    GError **error);

G_END_DECLS
