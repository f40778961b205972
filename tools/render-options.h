/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The words of a render's command line as a request. Knows no movie. */
#pragma once

#include "render.h"
#include "sidecars.h"
#include "stills.h"

G_BEGIN_DECLS

/* As they stand on the command line; NULL, 0 or -1: not there. */
typedef struct {
  gchar *output, *media_root, *cache;
  gchar *encoder, *audio_encoder, *preset, *format, *codec;
  gchar *range, *size, *fps;
  gchar *poster, *thumbnails, *sheet;
  gchar **sidecar;
  gint workers, crf, bitrate;
  gboolean no_cache;
} RenderOptions;

#define RENDER_OPTIONS_INIT                                                    \
  {                                                                            \
    .crf = -1                                                                  \
  }

void render_options_clear (RenderOptions *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RenderOptions, render_options_clear)

/**
 * render_options_read:
 * @stills: (out): what is asked for beside the film, or instead of it
 *
 * @request and @stills borrow from @options, which gets the default of
 * --output.
 *
 * Returns: FALSE with an error that says what was expected.
 */
gboolean render_options_read (RenderOptions *options, const gchar *movie,
    RenderRequest *request, RenderStills *stills, GError **error);

/* (transfer full) (element-type RenderSidecar): what --sidecar names, each
 * once, with a NULL at the end. */
GPtrArray *render_options_read_sidecars (
    const RenderOptions *options, GError **error);

gboolean render_options_want_stills (const RenderOptions *options);
/* Stills alone are drawn where nothing is said of a film. */
gboolean render_options_want_film (const RenderOptions *options);

/* --range alone. */
gboolean render_range_read (
    const gchar *text, RenderRequest *request, GError **error);

G_END_DECLS
