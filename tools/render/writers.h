/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Files that frames or samples go into as they are drawn and mixed, without
 * chunks: each a function that formats.c names. */
#pragma once

#include "stills.h"

G_BEGIN_DECLS

typedef struct {
  const RenderRequest *request;
  const gchar *output; /* written as it is; the caller gives it its name */
  const RenderStills *stills; /* in place of it: of write_stills() */
  RenderProgress progress;    /* nullable */
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

/* One more is drawn; of how many is not said. */
static inline void
writers_tell_one (RenderWriting *writing)
{
  writing->frames++;
  writers_tell (writing, 0);
}

/* Runs in a process of its own, see writers_run(). */
typedef gboolean (*RenderWriter) (RenderWriting *writing, GError **error);

/* The command of this program that is the other end. */
#define WRITERS_COMMAND "render-file"
#define WRITERS_USAGE                                                          \
  "FORMAT WIDTH HEIGHT FPS_N FPS_D FROM_MS TO_MS MOVIE OUTPUT PART MEDIA_ROOT"
#define WRITERS_N_WORDS 11
/* And that of stills. "" is none of them. */
#define WRITERS_STILLS_COMMAND "render-stills"
#define WRITERS_STILLS_USAGE                                                   \
  "WIDTH HEIGHT FPS_N FPS_D FROM_MS TO_MS MOVIE MEDIA_ROOT POSTER POSTER_MS "  \
  "THUMBNAILS N_THUMBNAILS SHEET"
#define WRITERS_STILLS_N_WORDS 13

/**
 * writers_run:
 *
 * Has a process of this program do what @format's writer does, as a decoder
 * that breaks must break nothing else; once more if it dies, or is silent for
 * too long.
 */
gboolean writers_run (
    const RenderFormat *format, RenderWriting *writing, GError **error);
/* The same with write_stills(). */
gboolean writers_run_stills (RenderWriting *writing, GError **error);

/* The other end: WRITERS_N_WORDS words as writers_run() gives them. Ends when
 * stdin does. Returns the exit status: that of a worker. */
gint writers_serve (const gchar *const *words);
gint writers_serve_stills (const gchar *const *words);

/* A GIF that moves for ever: a palette for each chunk of the grid. */
gboolean write_gif (RenderWriting *writing, GError **error);
/* The mix, 24 bits a sample. */
gboolean write_wav (RenderWriting *writing, GError **error);
/* Not to @output: under the request's name if it is one frame, else under it
 * and the number of each; see render_stills_name(). */
gboolean write_png (RenderWriting *writing, GError **error);
/* Each under its own name, see stills.h. */
gboolean write_stills (RenderWriting *writing, GError **error);

G_END_DECLS
