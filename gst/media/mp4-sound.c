/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The first sound track of an MP4 or M4A: where its packets are, and by its
 * edit (or what iTunes wrote in place of one) which samples are the sound.
 * Every offset is held against the box that it is in. */
#define _GNU_SOURCE /* memmem */
#include "track.h"
#include "boxes.h"
#include "bytes.h"
#include <stdio.h>
#include <string.h>

/* ---- the tables of samples ---- */

typedef struct {
  Box sizes, chunks, runs, durations;
  gboolean wide;    /* chunks are told in 64 bits */
  guint32 one_size; /* of all packets; 0: each its own */
  guint32 n;
} Tables;

static gboolean
has_rows (const Box *box, guint32 n, gsize header, gsize row)
{
  return box->size >= header && n <= (box->size - header) / row;
}

static gboolean
find_tables (Box stbl, Tables *t)
{
  t->wide = box_find (stbl, "co64", 8, &t->chunks);
  if ((!t->wide && !box_find (stbl, "stco", 8, &t->chunks))
      || !box_find (stbl, "stsz", 12, &t->sizes)
      || !box_find (stbl, "stsc", 8, &t->runs)
      || !box_find (stbl, "stts", 8, &t->durations))
    return FALSE;
  t->one_size = bytes_be32 (t->sizes.data + 4);
  t->n = bytes_be32 (t->sizes.data + 8);
  return t->n <= TRACK_MOST_PLACES
      && (t->one_size || has_rows (&t->sizes, t->n, 12, 4))
      && has_rows (
          &t->chunks, bytes_be32 (t->chunks.data + 4), 8, t->wide ? 8 : 4)
      && has_rows (&t->runs, bytes_be32 (t->runs.data + 4), 8, 12)
      && has_rows (&t->durations, bytes_be32 (t->durations.data + 4), 8, 8);
}

static guint64
chunk_at (const Tables *t, guint32 chunk)
{
  const guint8 *rows = t->chunks.data + 8;

  return t->wide ? bytes_be64 (rows + 8 * (gsize) chunk)
                 : bytes_be32 (rows + 4 * (gsize) chunk);
}

static guint32
packet_size (const Tables *t, guint32 packet)
{
  return t->one_size ? t->one_size
                     : bytes_be32 (t->sizes.data + 12 + 4 * (gsize) packet);
}

/* FALSE: one lies outside of the file. */
static gboolean
place_packets (const Tables *t, guint64 file_size, Track *track)
{
  const guint32 n_chunks = bytes_be32 (t->chunks.data + 4);
  const guint32 n_runs = bytes_be32 (t->runs.data + 4);
  guint32 packet = 0, run = 0;

  for (guint32 chunk = 0; chunk < n_chunks && packet < t->n; chunk++) {
    const guint8 *rows = t->runs.data + 8;
    guint64 at = chunk_at (t, chunk);
    guint32 left;

    while (run + 1 < n_runs
        && bytes_be32 (rows + 12 * (gsize) (run + 1)) <= chunk + 1)
      run++;
    left = n_runs > 0 ? bytes_be32 (rows + 12 * (gsize) run + 4) : 0;
    for (; left > 0 && packet < t->n; left--) {
      const guint32 size = packet_size (t, packet++);

      if (at > file_size || size > file_size - at || size > G_MAXINT32)
        return FALSE;
      track_add (track, at, size, FALSE);
      at += size;
    }
  }
  return track->places->len > 0;
}

static gint64
total_duration (const Tables *t)
{
  gint64 total = 0;

  for (guint32 i = 0; i < bytes_be32 (t->durations.data + 4); i++) {
    const guint8 *row = t->durations.data + 8 + 8 * (gsize) i;

    total +=
        MIN ((guint64) bytes_be32 (row) * bytes_be32 (row + 4), G_MAXINT32);
  }
  return total;
}

/* ---- what is in the packets ---- */

/* A descriptor of MPEG-4 systems: its tag, its length in sevens of bits. */
static gboolean
next_descriptor (Box *in, guint *tag, Box *body)
{
  gsize at = 1, length = 0;

  if (in->size < 2)
    return FALSE;
  *tag = in->data[0];
  do {
    if (at >= in->size || at > 4)
      return FALSE;
    length = length << 7 | (in->data[at] & 0x7f);
  } while (in->data[at++] & 0x80);
  if (length > in->size - at)
    return FALSE;
  *body = (Box){ in->data + at, length };
  in->data += at + length;
  in->size -= at + length;
  return TRUE;
}

/* ES_Descriptor > DecoderConfigDescriptor > DecoderSpecificInfo. */
static GBytes *
read_esds (Box esds)
{
  Box in = { esds.data + 4, esds.size - 4 }, body;
  guint tag;

  if (!next_descriptor (&in, &tag, &body) || tag != 3 || body.size < 3)
    return NULL;
  in = (Box){ body.data + 3, body.size - 3 };
  while (next_descriptor (&in, &tag, &body))
    if (tag == 4 && body.size > 13 && body.data[0] == 0x40) {
      in = (Box){ body.data + 13, body.size - 13 };
      return next_descriptor (&in, &tag, &body) && tag == 5 && body.size >= 2
          ? g_bytes_new (body.data, body.size)
          : NULL;
    }
  return NULL;
}

/* The entry of stsd: 28 bytes that all sounds have, then boxes. */
static Track *
read_entry (Box stsd)
{
  Box in = { stsd.data + 8, stsd.size - 8 }, entry, inner, found;
  Track *track = NULL;
  gchar type[5];

  if (!box_next (&in, type, &entry) || entry.size < 28)
    return NULL;
  inner = (Box){ entry.data + 28, entry.size - 28 };
  if (strcmp (type, "mp4a") == 0 && box_find (inner, "esds", 6, &found)) {
    track = track_new (TRACK_AAC);
    track->setup = read_esds (found);
  } else if (strcmp (type, "alac") == 0
      && box_find (inner, "alac", 28, &found)) {
    track = track_new (TRACK_ALAC);
    /* With the head of its box, as its decoder reads it. */
    track->setup = g_bytes_new (found.data - 8, found.size + 8);
  }
  if (track)
    track->channels = entry.data[16] << 8 | entry.data[17];
  if (track && !track->setup)
    g_clear_pointer (&track, track_free);
  return track;
}

/* ---- which of it is the sound ---- */

/* The only edit that is not empty. Its duration is on the clock of the movie,
 * often in whole milliseconds: less than a tick off, the packets know. */
static gboolean
apply_edit (Box elst, guint32 movie_rate, Track *track)
{
  const gboolean wide = elst.data[0] == 1;
  const gsize row = wide ? 20 : 12;
  const guint32 n = bytes_be32 (elst.data + 4);
  guint n_edits = 0;

  if (!has_rows (&elst, n, 8, row) || movie_rate == 0)
    return FALSE;
  for (guint32 i = 0; i < n; i++) {
    const guint8 *p = elst.data + 8 + i * row;
    const gint64 start =
        wide ? (gint64) bytes_be64 (p + 8) : (gint32) bytes_be32 (p + 4);
    const guint64 ticks = wide ? bytes_be64 (p) : bytes_be32 (p);
    gint64 length;

    if (start < 0)
      continue;
    if (++n_edits > 1 || start > track->n || ticks > G_MAXUINT32)
      return FALSE;
    length = ticks * track->rate / movie_rate;
    track->skip = start;
    track->n -= start;
    if (ticks > 0 && track->n - length > track->rate / movie_rate + 1)
      track->n = length;
  }
  return TRUE;
}

/* " 00000000 00000840 000001CA 00000000003F31F6": what is ahead of the sound,
 * what is behind it, its length. */
static void
apply_itunes (Box moov, Track *track)
{
  const guint8 *tag = memmem (moov.data, moov.size, "iTunSMPB", 8);
  const gsize left = tag ? moov.size - (tag - moov.data) : 0;
  const guint8 *data = tag ? memmem (tag, MIN (left, 64), "data", 4) : NULL;
  g_autofree gchar *text = NULL;
  guint64 ahead, behind, length;

  if (!data || left < (gsize) (data - tag) + 12 + 45)
    return;
  text = g_strndup ((const gchar *) data + 12, 45);
  if (sscanf (text,
          " %*x %" G_GINT64_MODIFIER "x %" G_GINT64_MODIFIER
          "x %" G_GINT64_MODIFIER "x",
          &ahead, &behind, &length)
          != 3
      || ahead > (guint64) track->n || length > (guint64) track->n - ahead)
    return;
  track->skip = ahead;
  track->n = length;
}

static gpointer
refuse (GError **error, MediaError code, const gchar *what)
{
  g_set_error_literal (error, MEDIA_ERROR, code, what);
  return NULL;
}

static Track *
read_track (Box moov, Box trak, guint64 file_size, GError **error)
{
  Box mdhd, stbl, stsd, mvhd, elst;
  g_autoptr (Track) track = NULL;
  Tables tables;

  if (!box_find (trak, "mdia/mdhd", 16, &mdhd)
      || !box_find (trak, "mdia/minf/stbl", 0, &stbl)
      || !box_find (stbl, "stsd", 16, &stsd) || !find_tables (stbl, &tables))
    return refuse (
        error, MEDIA_ERROR_CORRUPT, "an MP4 whose sound has no tables");
  track = read_entry (stsd);
  if (!track)
    return refuse (error, MEDIA_ERROR_TYPE,
        "an MP4 with a sound that is neither AAC nor ALAC");
  track->rate = MIN (box_timescale (mdhd), G_MAXINT32);
  track->n = total_duration (&tables);
  if (track->rate < 1000 || !place_packets (&tables, file_size, track))
    return refuse (
        error, MEDIA_ERROR_CORRUPT, "an MP4 whose sound is not all there");
  if (!box_find (trak, "edts/elst", 8, &elst))
    apply_itunes (moov, track);
  else if (!box_find (moov, "mvhd", 16, &mvhd)
      || !apply_edit (elst, box_timescale (mvhd), track))
    return refuse (error, MEDIA_ERROR_TYPE,
        "an MP4 whose sound is cut by more than one edit");
  return g_steal_pointer (&track);
}

Track *
mp4_read (MediaFile *file, GError **error)
{
  g_autoptr (GBytes) bytes = box_load_moov (file, error);
  Box moov, in, trak, hdlr;
  gchar type[5];

  if (!bytes)
    return NULL;
  moov.data = g_bytes_get_data (bytes, &moov.size);
  in = moov;
  if (box_find (moov, "mvex", 0, &trak))
    return refuse (error, MEDIA_ERROR_TYPE, "a fragmented MP4 is not taken");
  while (box_next (&in, type, &trak))
    if (strcmp (type, "trak") == 0 && box_find (trak, "mdia/hdlr", 12, &hdlr)
        && memcmp (hdlr.data + 8, "soun", 4) == 0)
      return read_track (moov, trak, media_file_size (file), error);
  return refuse (error, MEDIA_ERROR_TYPE, "an MP4 without a sound in it");
}
