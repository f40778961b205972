/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A render, decided: which movie, at which size and rate, by which encoders,
 * and cut into which chunks. An immutable value; as a JSON file it is all that
 * a worker needs on any host that sees the same folders. A chunk's key is the
 * hash of everything that its bytes depend on, so that equal keys are equal
 * chunks, wherever and whenever they were made. */
#pragma once

#include "cache.h"
#include "encoders.h"
#include "media-memory.h"
#include "render.h"
#include "schedule.h"

G_BEGIN_DECLS

/* Frames from one key frame to the next at most, counted from a scene's first
 * frame; never a function of who makes them. */
#define RENDER_CHUNK_FRAMES 60

typedef struct {
  gint64 first, end; /* frames of the movie */
  gchar *key;        /* 64 hexadecimal digits */
} RenderChunk;

/* The sound is one piece: encoders prime and delay, and pieces would click. */
typedef struct {
  gint64 first, end; /* samples at 48 kHz */
  gchar *key;
} RenderSound;

/* A file that keys depend on, as it was when it was hashed. */
typedef struct {
  gchar *file;
  MediaStamp stamp;
} RenderSource;

typedef struct RenderPlan {
  gchar *movie;      /* absolute */
  gchar *media_root; /* absolute; NULL: the movie's folder */
  gchar *chunks;     /* absolute: the folder that chunks are kept in */

  const RenderVideoEncoder *video_encoder; /* NULL: no pictures */
  RenderVideoSettings video;
  const RenderAudioEncoder *audio_encoder; /* NULL: no sound */

  Schedule *schedule; /* at the plan's rate */
  gint64 first, end;  /* frames: the range asked for */
  GArray *chunk;      /* of RenderChunk, in order */
  RenderSound sound;

  gchar *video_build, *audio_build; /* the code that makes them: build.h */
  GArray *sources;                  /* of RenderSource */
} RenderPlan;

/**
 * render_plan_new:
 * @cache: where the chunks will be kept; remembers the hashes of media
 * @warnings: (element-type utf8): appended to
 *
 * Reads the movie, chooses the encoders, cuts and hashes.
 */
RenderPlan *render_plan_new (const RenderRequest *request, RenderCache *cache,
    GPtrArray *warnings, GError **error);
void render_plan_free (RenderPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RenderPlan, render_plan_free)

gboolean render_plan_write (
    const RenderPlan *plan, const gchar *filename, GError **error);
/**
 * render_plan_read:
 * @cache: (out): the plan's folder of chunks, opened
 *
 * Reads the movie again and hashes anew: RENDER_ERROR_CHANGED if it or its
 * media are not what was planned, RENDER_ERROR_ENCODER if this host would
 * encode otherwise.
 */
RenderPlan *render_plan_read (
    const gchar *filename, RenderCache **cache, GError **error);

/**
 * render_plan_check:
 *
 * Asks the file system whether the plan's media are still what was hashed: to
 * be called once a chunk is made and before it is filed, as a file that changed
 * meanwhile would stand in the cache under the key of what it was.
 *
 * Returns: FALSE with RENDER_ERROR_CHANGED.
 */
gboolean render_plan_check (const RenderPlan *plan, GError **error);

/* Looks at @file; RENDER_ERROR_MOVIE if there is no plain file. */
gboolean render_source_look (
    RenderSource *source, const gchar *file, GError **error);

/* The chunk grid of frames @first to @end: a scene's first own frame, and
 * every RENDER_CHUNK_FRAMES inside of it, whatever the range. */
GArray *render_grid (const Schedule *schedule, gint64 first, gint64 end);
/* An empty one. */
GArray *render_grid_new (void);

G_END_DECLS
