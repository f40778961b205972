/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Tracks, and the kinds of file whose headers say all in a few bytes: FLAC,
 * and MP3 by mp3.h. */
#include "track.h"
#include "mp3.h"
#include <string.h>

#define CHUNK 65536
/* What no decoder of layer III can avoid, in samples. */
#define MP3_DECODER_DELAY 529

Track *
track_new (TrackCodec codec)
{
  Track *track = g_new0 (Track, 1);

  track->codec = codec;
  track->places = g_array_new (FALSE, FALSE, sizeof (TrackPlace));
  return track;
}

void
track_free (Track *track)
{
  if (!track)
    return;
  g_clear_pointer (&track->setup, g_bytes_unref);
  g_array_unref (track->places);
  g_free (track);
}

void
track_add (Track *track, guint64 at, guint64 size, gboolean goes_on)
{
  TrackPlace place = { at, size, goes_on };

  g_array_append_val (track->places, place);
}

gboolean
track_check_places (const Track *track, GError **error)
{
  if (track->places->len <= TRACK_MOST_PLACES)
    return TRUE;
  g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_LIMIT,
      "more than the %d packets of sound allowed", TRACK_MOST_PLACES);
  return FALSE;
}

void
track_add_stretch (Track *track, guint64 from, guint64 to)
{
  for (; from < to; from += CHUNK)
    track_add (track, from, MIN (CHUNK, to - from), FALSE);
}

static gpointer
refuse (GError **error, const gchar *what)
{
  g_set_error_literal (error, MEDIA_ERROR, MEDIA_ERROR_CORRUPT, what);
  return NULL;
}

/* STREAMINFO always stands first and has a fixed shape. */
Track *
flac_read (MediaFile *file, GError **error)
{
  const gsize size = media_file_size (file);
  g_autoptr (Track) track = track_new (TRACK_FLAC);
  guint8 head[42], *info = head + 8;

  if (size < sizeof head)
    return refuse (error, "a FLAC without its STREAMINFO");
  if (!media_file_read (file, 0, sizeof head, head, error))
    return NULL;
  if (memcmp (head, "fLaC", 4) != 0 || (head[4] & 0x7f) != 0)
    return refuse (error, "a FLAC without its STREAMINFO");
  track->rate = info[10] << 12 | info[11] << 4 | info[12] >> 4;
  track->channels = ((info[12] >> 1) & 7) + 1;
  track->n = (gint64) (info[13] & 15) << 32 | (gint64) info[14] << 24
      | info[15] << 16 | info[16] << 8 | info[17];
  if (track->rate == 0)
    return refuse (error, "a FLAC of 0 Hz");
  track_add_stretch (track, 0, size);
  return g_steal_pointer (&track);
}

/* Cuts what the encoder and the decoder put before and after the sound. */
static void
trim (const Mp3Stream *stream, Track *track)
{
  gint64 n = track->n;

  if (!stream->trimmed)
    return;
  track->skip = MIN (n, stream->delay + MP3_DECODER_DELAY);
  n = MIN (n, MAX (n + MP3_DECODER_DELAY - stream->padding, 0));
  track->n = MAX (n - track->skip, 0);
}

/* Only its frames say how long an MP3 is: all of it is looked through, once. */
Track *
mp3_read (MediaFile *file, GError **error)
{
  g_autoptr (GBytes) bytes = media_file_head (file, G_MAXSIZE, error);
  g_autoptr (Track) track = track_new (TRACK_MP3);
  const guint8 *data;
  Mp3Stream stream;
  gsize size;

  if (!bytes)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  if (!mp3_find_stream (data, size, &stream))
    return refuse (error, "an MP3 without a frame in it");
  track->rate = stream.frame.rate;
  track->channels = stream.frame.channels;
  track->n = mp3_count_samples (data, &stream);
  trim (&stream, track);
  if (track->n == 0)
    return refuse (error, "an MP3 without sound in it");
  track_add_stretch (track, stream.start, stream.end);
  return g_steal_pointer (&track);
}
