/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Where in a file the encoded packets of a sound lie, and which of the samples
 * they decode to are the sound. Read with bounds from the headers alone, so
 * that a length is known before a decoder is. It must not decode. */
#pragma once

#include "gate.h"

G_BEGIN_DECLS

/* A packet, or a piece of one. */
typedef struct {
  guint64 at;
  guint32 size : 31;
  guint32 goes_on : 1; /* the next place belongs to the same packet */
} TrackPlace;

typedef enum {
  TRACK_AAC,
  TRACK_ALAC,
  TRACK_FLAC,
  TRACK_MP3,
  TRACK_OPUS,
  TRACK_VORBIS,
} TrackCodec;

/* Half an hour has a tenth of that. */
#define TRACK_MOST_PLACES 1000000

typedef struct {
  TrackCodec codec;
  GBytes *setup;  /* what the decoder is told first, or NULL */
  GArray *places; /* TrackPlace */
  gint rate;      /* of the numbers below; a decoder may have another */
  gint channels;
  gint64 skip; /* samples ahead of the sound */
  gint64 n;    /* of the sound; 0: not said */
} Track;

Track *track_new (TrackCodec codec);
void track_free (Track *track);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Track, track_free)
void track_add (Track *track, guint64 at, guint64 size, gboolean goes_on);
/* FALSE with @error: they are more than any sound has. */
gboolean track_check_places (const Track *track, GError **error);
/* Bytes that a parser will cut into packets. */
void track_add_stretch (Track *track, guint64 from, guint64 to);

/* NULL with @error. */
Track *flac_read (MediaFile *file, GError **error);
Track *mp3_read (MediaFile *file, GError **error);
Track *adts_read (MediaFile *file, GError **error);
Track *ogg_read (MediaFile *file, GError **error);
Track *mp4_read (MediaFile *file, GError **error);

/* Two frames of AAC in a row, or one at the end. */
gboolean adts_sniff (const guint8 *data, gsize size);

G_END_DECLS
