/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The gst-launch line of a render: what is printed is what the worker runs. */
#pragma once

#include "render.h"
#include "encoders.h"
#include "movie.h"

G_BEGIN_DECLS

/* The encoders and their settings that a request comes to. */
typedef struct {
  const RenderVideoEncoder *video;
  const RenderAudioEncoder *audio;
  RenderVideoSettings settings;
} RenderEncoding;

/* @warnings: (element-type utf8) (nullable): appended to */
gboolean render_encoding (const RenderRequest *request, const Movie *movie,
    RenderEncoding *encoding, GPtrArray *warnings, GError **error);

/**
 * render_encoding_launch:
 * @output: where the file goes
 * @scratch: (nullable): file for the media until the headers are known;
 *   NULL lets the muxer choose one
 *
 * Names in it: `movie` the timeline, `mux`, `file`.
 */
gchar *render_encoding_launch (const RenderEncoding *encoding,
    const RenderRequest *request, const gchar *output, const gchar *scratch);

G_END_DECLS
