/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A finalized movie JSON -> a film: planned, cut into chunks, those made by
 * worker processes that are not in the cache, and stitched. A worker is this
 * program again, speaking JSON lines: a broken decoder or encoder kills one try
 * of one chunk and not the run. Knows no project and no stage. */
#pragma once

#include "encoders.h"

G_BEGIN_DECLS

#define RENDER_ERROR (render_error_quark ())
GQuark render_error_quark (void);

typedef enum {
  RENDER_ERROR_MOVIE,   /* the movie or its media are wrong: for good */
  RENDER_ERROR_ENCODER, /* no usable encoder */
  RENDER_ERROR_WORKER,  /* the worker died or spoke nonsense */
  RENDER_ERROR_OUTPUT,  /* the file cannot be written */
  RENDER_ERROR_CANCELLED,
  RENDER_ERROR_CHANGED, /* the movie or its media are not what was planned */
  RENDER_ERROR_CHUNK,   /* a chunk's file is not what it should be */
} RenderError;

typedef struct RenderFormat RenderFormat; /* formats.h */

typedef struct {
  const gchar *movie;            /* file name of the movie JSON */
  const gchar *media_root;       /* NULL: the movie's folder */
  const gchar *output;           /* file name; written as .part, then renamed */
  gint width, height;            /* 0: the movie's own */
  gint fps_n, fps_d;             /* 0: the movie's own */
  gint64 from_ms, to_ms;         /* of the movie; 0, 0: all of it */
  const RenderFormat *format;    /* NULL: by the output's name */
  const RenderVideoCodec *codec; /* NULL: by the format */
  RenderPreset preset;
  gint crf;                   /* -1: the preset's */
  gint bitrate;               /* kbit/s; 0: by quality */
  const gchar *encoder;       /* NULL: by probing */
  const gchar *audio_encoder; /* NULL: by probing */

  guint workers;      /* 0: one per core */
  const gchar *cache; /* folder; NULL: the user's */
  gboolean no_cache;  /* all chunks are made, and none kept */
} RenderRequest;

/* Everything as the movie says, at the default preset. */
#define RENDER_REQUEST_INIT                                                    \
  {                                                                            \
    .crf = -1                                                                  \
  }

typedef struct {
  gchar *encoder; /* "x264enc" */
  gint64 frames;
  gint64 duration_ms; /* of the movie */
  gint64 wall_ms;
  gint64 bytes;
  guint chunks, chunks_cached, chunks_again; /* all, not made, made anew */
  gchar **warnings; /* of the elements and of the render; NULL: none */
} RenderResult;

void render_result_clear (RenderResult *result);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RenderResult, render_result_clear)

typedef struct {
  gint64 frames, n_frames; /* there, cached ones included; of */
  gint64 made;             /* frames that were not cached */
  guint chunks, chunks_cached, chunks_made;
  gdouble fps; /* of what is being made; 0: not known yet, or no more */
  gdouble seconds_left; /* < 0: not known yet */
  /* Of the film, once all of it is made and being stitched; 0: not yet */
  gint64 stitched, n_stitch;
} RenderProgressInfo;

/* Called in the caller's thread. */
typedef void (*RenderProgress) (
    const RenderProgressInfo *progress, gpointer user_data);

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

/* The gst-launch line that @request stands for, as a shell takes it. */
gchar *render_launch_line (const RenderRequest *request, GError **error);

G_END_DECLS
