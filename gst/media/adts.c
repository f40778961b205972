/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* AAC without a container: frames with a header each. Such a file cannot say
 * what its encoder put ahead of the sound, so all of it is heard. */
#include "track.h"

#define HEADER 7
#define SAMPLES 1024
#define WINDOW 65536

static const gint rates[] = { 96000, 88200, 64000, 48000, 44100, 32000, 24000,
  22050, 16000, 12000, 11025, 8000, 7350 };

typedef struct {
  gsize header, length; /* bytes; the length is that of all */
  guint profile, rate_index, channels;
  gint blocks; /* of 1024 samples */
} Frame;

/* @p: HEADER bytes. */
static gboolean
parse (const guint8 *p, Frame *frame)
{
  if (p[0] != 0xff || (p[1] & 0xf6) != 0xf0)
    return FALSE;
  frame->header = p[1] & 1 ? HEADER : HEADER + 2;
  frame->profile = p[2] >> 6;
  frame->rate_index = (p[2] >> 2) & 15;
  frame->channels = (p[2] & 1) << 2 | p[3] >> 6;
  frame->length = (p[3] & 3) << 11 | p[4] << 3 | p[5] >> 5;
  frame->blocks = (p[6] & 3) + 1;
  return frame->rate_index < G_N_ELEMENTS (rates)
      && frame->length > frame->header;
}

gboolean
adts_sniff (const guint8 *data, gsize size)
{
  Frame frame, next;

  if (size < HEADER || !parse (data, &frame))
    return FALSE;
  if (size < frame.length + HEADER)
    return TRUE;
  return parse (data + frame.length, &next)
      && next.rate_index == frame.rate_index;
}

static GBytes *
make_setup (const Frame *frame)
{
  const guint bits = (frame->profile + 1) << 11 | frame->rate_index << 7
      | frame->channels << 3;
  const guint8 setup[] = { bits >> 8, bits & 0xff };

  return g_bytes_new (setup, sizeof setup);
}

/* A header at @at by a window that goes on with it. */
static gboolean
look (MediaFile *file, gsize at, guint8 *window, gsize *from, Frame *frame,
    GError **error)
{
  const gsize size = media_file_size (file);

  if (at < *from || at + HEADER > *from + WINDOW) {
    *from = at;
    if (!media_file_read (file, at, MIN (WINDOW, size - at), window, error))
      return FALSE;
  }
  if (!parse (window + at - *from, frame))
    frame->length = 0;
  return TRUE;
}

Track *
adts_read (MediaFile *file, GError **error)
{
  const gsize size = media_file_size (file);
  g_autoptr (Track) track = track_new (TRACK_AAC);
  g_autofree guint8 *window = g_malloc (WINDOW);
  gsize from = G_MAXSIZE, at = 0;
  Frame frame, first = { 0 };

  for (; size - at >= HEADER; at += frame.length) {
    if (!look (file, at, window, &from, &frame, error))
      return NULL;
    if (frame.length == 0 || frame.length > size - at)
      break;
    if (at == 0)
      first = frame;
    if (frame.blocks != 1) {
      g_set_error_literal (error, MEDIA_ERROR, MEDIA_ERROR_TYPE,
          "AAC of several blocks a frame is not taken");
      return NULL;
    }
    track_add (track, at + frame.header, frame.length - frame.header, FALSE);
    if (!track_check_places (track, error))
      return NULL;
  }
  if (track->places->len == 0) {
    g_set_error_literal (error, MEDIA_ERROR, MEDIA_ERROR_CORRUPT,
        "an AAC without a whole frame in it");
    return NULL;
  }
  track->setup = make_setup (&first);
  track->rate = rates[first.rate_index];
  track->channels = first.channels;
  track->n = (gint64) track->places->len * SAMPLES;
  return g_steal_pointer (&track);
}
