/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The containers that stitched packets go into: one table. To add one: a row.
 * Knows elements and their settings, never a chunk. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct {
  const gchar *name;
  /* What packets go through, as gst-launch reads it: `mux` the muxer, `file`
   * the element that has a `location`. */
  const gchar *launch;
  const gchar *video_pad, *audio_pad; /* of the muxer, requested */
  /* (nullable): the muxer's property that names a file for the media until
   * the headers are known */
  const gchar *scratch;
  /* The last packet of the sound says how long it is heard. */
  gboolean short_end;
  /**
   * finish: (nullable)
   * @duration_ns: of the movie
   * @audio_priming: samples that the sound's decoder gives before the first
   *
   * Sets right in the muxed file what the muxer cannot know, and syncs it:
   * without it, sound ends with the last packet that the movie reaches into.
   */
  gboolean (*finish) (const gchar *filename, gint64 duration_ns,
      guint audio_priming, GError **error);
} RenderMuxer;

extern const RenderMuxer render_muxer_mp4;
extern const RenderMuxer render_muxer_mov;
extern const RenderMuxer render_muxer_webm;
/* One of two streams at a time, for hls.c to cut. */
extern const RenderMuxer render_muxer_fragments;

/* NULL-terminated; the first is the default. */
extern const RenderMuxer *const render_muxers[];

/* (nullable): NULL if there is none of that name */
const RenderMuxer *render_muxer_find (const gchar *name);

G_END_DECLS
