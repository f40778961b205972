/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What an MP4 says of its pictures, by its header alone. It must not decode. */
#pragma once

#include "gate.h"

G_BEGIN_DECLS

typedef struct {
  gint width, height; /* as it is shown: turned, where the file says so */
  gint64 duration_ms; /* 0: not said, as in what was streamed */
  gboolean has_sound;
} FilmHeader;

/* FALSE with @error: no MP4, one without pictures, or the start of one. */
gboolean film_header_read (MediaFile *file, FilmHeader *header, GError **error);

G_END_DECLS
