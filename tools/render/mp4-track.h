/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Where the packets of an MP4 with one track lie, read from its tables alone:
 * what a chunk is, is known before a byte of its media is touched. Layout:
 * ISO/IEC 14496-12, 8.6 to 8.7. Knows no codec. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct {
  gint64 offset; /* in the file */
  guint32 size;
  gboolean key;
  gint64 dts, pts; /* ticks of the track; 0 is where its edit starts */
} Mp4Sample;

typedef struct {
  gboolean sound;
  guint32 timescale; /* ticks a second */
  gint64 duration;   /* ticks, of all that there is to decode */
  GArray *sample;    /* of Mp4Sample, in decoding order */
  /* What a decoder is told, without the bit rate, which differs from file to
   * file of one encoder. */
  GBytes *format;
} Mp4Track;

/**
 * mp4_track_read:
 * @fd: of a file whose only track is read
 *
 * Returns: (transfer full) (nullable): NULL with MP4_ERROR_FORMAT; every
 *   packet lies inside of the file.
 */
Mp4Track *mp4_track_read (int fd, GError **error);
void mp4_track_free (Mp4Track *track);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Mp4Track, mp4_track_free)

G_END_DECLS
