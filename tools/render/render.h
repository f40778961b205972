/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A finalized movie JSON -> an MP4 file, by a worker process: this program
 * again, speaking JSON lines. A broken decoder or encoder kills the worker and
 * not the run. Knows no project and no stage. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RENDER_ERROR (render_error_quark ())
GQuark render_error_quark (void);

typedef enum {
  RENDER_ERROR_MOVIE,   /* the movie or its media are wrong: for good */
  RENDER_ERROR_ENCODER, /* no usable encoder */
  RENDER_ERROR_WORKER,  /* the worker died or spoke nonsense */
  RENDER_ERROR_OUTPUT,  /* the file cannot be written */
  RENDER_ERROR_CANCELLED,
} RenderError;

typedef struct {
  const gchar *movie;         /* file name of the movie JSON */
  const gchar *media_root;    /* NULL: the movie's folder */
  const gchar *output;        /* file name; written as .part, then renamed */
  gint width, height;         /* 0: the movie's own */
  const gchar *encoder;       /* NULL: by probing */
  const gchar *audio_encoder; /* NULL: by probing */
} RenderRequest;

typedef struct {
  gchar *encoder; /* "x264enc" */
  gint64 frames;
  gint64 duration_ms; /* of the movie */
  gint64 wall_ms;
  gint64 bytes;
  gchar **warnings; /* of the elements; NULL: none */
} RenderResult;

void render_result_clear (RenderResult *result);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RenderResult, render_result_clear)

/* Called in the caller's thread. */
typedef void (*RenderProgress) (
    gint64 frame, gint64 n_frames, gpointer user_data);

/**
 * render_program:
 *
 * The program that is started as a worker: $JSONCLIP_PROGRAM (tests run from
 * another executable), else this very one.
 */
gchar *render_program (void);

/* Runs the worker and waits. Nothing is left under the final name unless the
 * whole file is good. */
gboolean render_movie (const RenderRequest *request, RenderProgress progress,
    gpointer user_data, GCancellable *cancellable, RenderResult *result,
    GError **error);

/* The worker's side: `jsonclip render-worker`; reads the request from @argv,
 * writes JSON lines on stdout, gives up when its stdin closes, which is how it
 * learns that nobody waits any more. Returns the exit status. */
gint render_worker_main (gint argc, gchar **argv);

/* The gst-launch line that @request stands for, as a shell takes it. */
gchar *render_launch_line (const RenderRequest *request, GError **error);

G_END_DECLS
