/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The text of playlists of HTTP Live Streaming (RFC 8216), out of what
 * segments are like. Knows no file. */
#pragma once

#include "encoders.h"

G_BEGIN_DECLS

typedef struct {
  gint64 duration; /* us */
  guint64 bytes;
} HlsSegment;

/* A rendition: pictures or sound. */
typedef struct {
  const gchar *name; /* that its files begin with */
  gchar *codec;      /* as RFC 6381 has it */
  GArray *segment;   /* of HlsSegment */
} HlsTrack;

/* The names of files beside each other. */
gchar *hls_playlist_name (const HlsTrack *track);
gchar *hls_header_name (const HlsTrack *track);
gchar *hls_segment_name (const HlsTrack *track, guint i);
/* Whether a file may have got its name from one of these. */
gboolean hls_is_name (const gchar *name);

/* Seconds, of the longest segment; @sound: (nullable) */
gint64 hls_target (const HlsTrack *pictures, const HlsTrack *sound);
gchar *hls_media_playlist (const HlsTrack *track, gint64 target);

/* What a player needs to choose before it loads any of it. */
typedef struct {
  const HlsTrack *pictures, *sound; /* sound nullable */
  RenderVideoShape shape;
  gint channels;
  const gchar *folder; /* that the tracks are in, seen from the playlist */
} HlsFilm;

gchar *hls_main_playlist (const HlsFilm *film);

G_END_DECLS
