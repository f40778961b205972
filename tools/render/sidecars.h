/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is written beside a film and named after it: subtitles and chapters of
 * just that part of the movie. One table; to add one: a function and a row.
 * Knows no encoder. */
#pragma once

#include "movie.h"
#include "render.h"

G_BEGIN_DECLS

typedef struct {
  const gchar *name;   /* "srt" */
  const gchar *suffix; /* in the place of the film's, ".srt" */
  gboolean cues;       /* it says what is said */
  gchar *(*write) (const Movie *movie, gint64 from_ns, gint64 to_ns);
} RenderSidecar;

/* NULL-terminated. */
extern const RenderSidecar *const render_sidecars[];
/* (nullable): NULL if there is none of that name */
const RenderSidecar *render_sidecar_find (const gchar *name);
/* "film.mp4" -> "film.srt" */
gchar *render_sidecar_file (const RenderSidecar *sidecar, const gchar *output);

typedef struct {
  gchar *file, *text;
} RenderSidecarFile;

/**
 * render_sidecars_make:
 * @request: movie, output, rate and range
 * @sidecars: (array zero-terminated=1)
 * @warnings: (element-type utf8): appended to: a movie without captions
 *
 * To be called before the film is made: what is written beside it is then of
 * the same movie, and what is wrong with it is told first.
 *
 * Returns: (transfer full) (element-type RenderSidecarFile): NULL with
 *   RENDER_ERROR_OUTPUT if one would be the movie, of its media or the film,
 *   with RENDER_ERROR_MOVIE if that is not to be read
 */
GPtrArray *render_sidecars_make (const RenderRequest *request,
    const RenderSidecar *const *sidecars, GPtrArray *warnings, GError **error);

/* Each gets its name once it is whole. */
gboolean render_sidecars_write (const GPtrArray *files, GError **error);

G_END_DECLS
