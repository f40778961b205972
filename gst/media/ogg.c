/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The pages of an Ogg file: packets of its first Vorbis or Opus stream, and
 * the granule of the last page, which is where the sound ends. */
#include "track.h"
#include "bytes.h"
#include <string.h>

#define HEADER 27
#define SEGMENTS 255
#define WINDOW 65536
#define OPUS_RATE 48000

typedef struct {
  MediaFile *file;
  gsize size;
  guint8 window[WINDOW];
  gsize from, n; /* what is in it */
  Track *track;  /* NULL until a stream is found */
  guint32 serial;
  gint64 granule; /* of the last page that says one */
} Ogg;

static const guint8 *
view (Ogg *ogg, gsize at, gsize n, GError **error)
{
  if (at < ogg->from || at + n > ogg->from + ogg->n) {
    ogg->from = at;
    ogg->n = MIN (WINDOW, ogg->size - at);
    if (!media_file_read (ogg->file, at, ogg->n, ogg->window, error)) {
      ogg->n = 0;
      return NULL;
    }
  }
  return ogg->window + at - ogg->from;
}

/* The first packet of a stream: @n bytes of it at @p. */
static Track *
recognise (const guint8 *p, gsize n)
{
  Track *track = NULL;

  if (n >= 30 && memcmp (p, "\1vorbis", 7) == 0) {
    track = track_new (TRACK_VORBIS);
    track->channels = p[11];
    track->rate = MIN (bytes_le32 (p + 12), G_MAXINT);
  } else if (n >= 19 && memcmp (p, "OpusHead", 8) == 0) {
    track = track_new (TRACK_OPUS);
    track->channels = p[9];
    track->rate = OPUS_RATE;
    track->skip = p[10] | p[11] << 8;
    track->setup = g_bytes_new (p, n);
  }
  return track;
}

/* Packets are cut by the first segment that is not full. */
static void
take_packets (Ogg *ogg, const guint8 *lacing, guint n, gsize at)
{
  gsize size = 0;

  for (guint i = 0; i < n; i++) {
    const gboolean open = lacing[i] == 255;

    size += lacing[i];
    if (open && i + 1 < n)
      continue;
    track_add (ogg->track, at, size, open);
    at += size;
    size = 0;
  }
}

/* One page at @at; *@next is 0 where none is whole. */
static gboolean
take_page (Ogg *ogg, gsize at, gsize *next, GError **error)
{
  const guint8 *p;
  guint8 head[HEADER + SEGMENTS];
  gsize body = 0, first;
  gint64 granule;
  guint n;

  *next = 0;
  if (ogg->size - at < HEADER)
    return TRUE;
  p = view (ogg, at, MIN (sizeof head, ogg->size - at), error);
  if (!p)
    return FALSE;
  if (memcmp (p, "OggS", 4) != 0 || p[4] != 0)
    return TRUE;
  n = p[26];
  first = at + HEADER + n;
  if (first > ogg->size)
    return TRUE;
  memcpy (head, p, HEADER + n);
  for (guint i = 0; i < n; i++)
    body += head[HEADER + i];
  if (body > ogg->size - first)
    return TRUE;
  *next = first + body;
  if (!ogg->track && (head[5] & 2) && body > 0) {
    p = view (ogg, first, MIN (body, 255), error);
    if (!p)
      return FALSE;
    ogg->track = recognise (p, MIN (body, 255));
    ogg->serial = bytes_le32 (head + 14);
  }
  if (!ogg->track || bytes_le32 (head + 14) != ogg->serial)
    return TRUE;
  take_packets (ogg, head + HEADER, n, first);
  granule = (gint64) bytes_le64 (head + 6);
  if (granule > 0)
    ogg->granule = granule;
  /* Another stream may be chained behind the end of this one. */
  if (head[5] & 4)
    *next = 0;
  return track_check_places (ogg->track, error);
}

static gboolean
take_pages (Ogg *ogg, GError **error)
{
  gsize at = 0, next;

  do {
    if (!take_page (ogg, at, &next, error))
      return FALSE;
    at = next;
  } while (next > 0 && next < ogg->size);
  return TRUE;
}

/* Opus has its first header in the setup and its second is a list of tags; the
 * decoder of Vorbis takes its three as packets. */
static void
drop_headers (Track *track)
{
  guint n = 0, packets = 0;

  if (track->codec != TRACK_OPUS)
    return;
  while (n < track->places->len && packets < 2)
    packets += !g_array_index (track->places, TrackPlace, n++).goes_on;
  g_array_remove_range (track->places, 0, n);
}

Track *
ogg_read (MediaFile *file, GError **error)
{
  g_autofree Ogg *ogg = g_new0 (Ogg, 1);
  g_autoptr (Track) track = NULL;
  gboolean ok;

  ogg->file = file;
  ogg->size = media_file_size (file);
  ok = take_pages (ogg, error);
  track = g_steal_pointer (&ogg->track);
  if (!ok)
    return NULL;
  if (!track) {
    g_set_error_literal (error, MEDIA_ERROR, MEDIA_ERROR_TYPE,
        "an Ogg without a Vorbis or Opus stream in it");
    return NULL;
  }
  track->n = ogg->granule - track->skip;
  if (track->n <= 0 || track->rate < 1000 || track->channels < 1) {
    g_set_error_literal (
        error, MEDIA_ERROR, MEDIA_ERROR_CORRUPT, "an Ogg without sound in it");
    return NULL;
  }
  drop_headers (track);
  return g_steal_pointer (&track);
}
