/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Files that frames or samples go into as they are drawn and mixed, without
 * chunks: each a function that formats.c names. */
#pragma once

#include "render.h"

G_BEGIN_DECLS

typedef struct {
  const RenderRequest *request;
  const gchar *output;     /* written as it is; the caller gives it its name */
  RenderProgress progress; /* nullable */
  gpointer user_data;
  GPtrArray *warnings;
  GCancellable *cancellable;

  gint64 frames, duration; /* (out): made; ns */
} RenderWriting;

/* Tells the caller of @writing->frames. */
static inline void
writers_tell (const RenderWriting *writing, gint64 n_frames)
{
  const RenderProgressInfo info = {
    .frames = writing->frames,
    .n_frames = n_frames,
    .made = writing->frames,
    .seconds_left = -1,
  };

  if (writing->progress)
    writing->progress (&info, writing->user_data);
}

typedef gboolean (*RenderWriter) (RenderWriting *writing, GError **error);

/* A GIF that moves for ever: a palette for each chunk of the grid. */
gboolean write_gif (RenderWriting *writing, GError **error);
/* The mix, 24 bits a sample. */
gboolean write_wav (RenderWriting *writing, GError **error);
/* Not to @output: under the request's name if it is one frame, else under it
 * and the number of each; see render_stills_name(). */
gboolean write_png (RenderWriting *writing, GError **error);

G_END_DECLS
