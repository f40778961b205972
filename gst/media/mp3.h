/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* MPEG audio layer III frame headers and the tag that encoders leave in the
 * first frame, read with bounds. It must not decode. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  gint rate, channels;
  gint samples; /* in one frame */
  gsize length; /* of this frame, bytes */
  gboolean mpeg1;
} Mp3Frame;

/* Where the sound is in a file, and what its encoder put around it. */
typedef struct {
  Mp3Frame frame;      /* the first one */
  gsize start, end;    /* bytes of sound: tags and Xing frame left out */
  gboolean trimmed;    /* the two below are known */
  gint delay, padding; /* samples that the encoder added */
} Mp3Stream;

/* @data: at least 4 bytes. */
gboolean mp3_parse_frame (const guint8 *data, Mp3Frame *frame);
/* An ID3v2 tag, or a frame whose successor, if seen, is one too. */
gboolean mp3_sniff (const guint8 *data, gsize size);
/* FALSE: no frame in what is seen. */
gboolean mp3_find_stream (const guint8 *data, gsize size, Mp3Stream *stream);
/* Samples of all whole frames from stream->start on, the encoder's included.
 * @data: the whole file. */
gint64 mp3_count_samples (const guint8 *data, const Mp3Stream *stream);

G_END_DECLS
