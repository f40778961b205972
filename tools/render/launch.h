/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The encoders of a render, and the gst-launch line that stands for it. */
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

void render_settings_read (const RenderRequest *request, const Movie *movie,
    RenderVideoSettings *settings);

/* @warnings: (element-type utf8) (nullable): appended to */
gboolean render_encoding (const RenderRequest *request, const Movie *movie,
    RenderEncoding *encoding, GPtrArray *warnings, GError **error);

G_END_DECLS
