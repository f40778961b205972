/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Samples as a file stores them, read in order from a place on. A kind of file
 * is a class: it must know neither resampling nor who keeps what. */
#pragma once

#include "track.h"
#include <gst/audio/audio.h>

G_BEGIN_DECLS

#define PCM_MOST_CHANNELS 8
/* Below, one sample would become a large block at the rate of a movie; above,
 * the filter of the resampler would. */
#define PCM_LEAST_RATE 1000
#define PCM_MOST_RATE 768000

typedef struct Pcm Pcm;

typedef struct {
  /* A reading that starts with sample @from; NULL with @error. Several of one
   * file may be under way. */
  gpointer (*begin) (Pcm *pcm, gint64 from, GError **error);
  /* Up to @most samples; @got is 0 at the end. */
  gboolean (*next) (gpointer reading, gsize most, guint8 *to, gsize *got,
      GCancellable *cancellable, GError **error);
  void (*end) (gpointer reading);
  void (*free) (Pcm *pcm);
} PcmClass;

struct Pcm {
  const PcmClass *klass;
  GstAudioInfo info;
  gint64 n; /* samples of all channels */
};

/* Takes @file. @data: its first @seen bytes, with the start of its samples. */
Pcm *pcm_open_wav (
    MediaFile *file, const guint8 *data, gsize seen, GError **error);
/* Takes both. @limits: for a track that does not say how long it is. */
Pcm *pcm_open_track (
    MediaFile *file, Track *track, const MediaLimits *limits, GError **error);

G_END_DECLS
