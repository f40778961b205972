/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "mp4.h"

#include "av1-sequence.h"
#include "mp4-box.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <gst/gst.h>
#include <string.h>
#include <unistd.h>

/* Bytes of a picture's description before the boxes in it. */
#define VISUAL_ENTRY 78

/* Full boxes with times: 4 bytes of version and flags, then creation and
 * modification, of 4 bytes each in version 0 and of 8 in version 1. */
static gsize
zero_times (Mp4Box *box)
{
  gsize each = box->data[0] == 1 ? 8 : 4;

  memset (box->data + 4, 0, 2 * each);
  return 4 + 2 * each;
}

static void
put_duration (Mp4Box *box, gsize offset, guint64 duration)
{
  if (box->data[0] == 1)
    mp4_put64 (box->data + offset, duration);
  else
    mp4_put32 (box->data + offset, (guint32) MIN (duration, G_MAXUINT32));
}

static gboolean
is_sound (const Mp4Box *mdia)
{
  Mp4Box hdlr;

  return mp4_find_child (mdia, FOURCC ('h', 'd', 'l', 'r'), 12, &hdlr)
      && mp4_get32 (hdlr.data + 8) == FOURCC ('s', 'o', 'u', 'n');
}

/* One edit: the media from @start on, for the whole movie. */
static gboolean
set_edit (const Mp4Box *trak, guint64 duration, guint32 start, GError **error)
{
  Mp4Box edts, elst;

  if (!mp4_find_child (trak, FOURCC ('e', 'd', 't', 's'), 8, &edts)
      || !mp4_find_child (&edts, FOURCC ('e', 'l', 's', 't'), 20, &elst))
    return mp4_malformed (error, "the sound has no edit list");
  if (mp4_get32 (elst.data + 4) != 1)
    return mp4_malformed (error, "the sound has more than one edit");
  if (elst.data[0] == 1 && elst.size < 28)
    return mp4_malformed (error, "the sound's edit list is too short");
  put_duration (&elst, 8, duration);
  if (elst.data[0] == 1)
    mp4_put64 (elst.data + 16, start);
  else
    mp4_put32 (elst.data + 12, start);
  return TRUE;
}

/* The description of the only kind of packets of a track, if it is @type. */
static gboolean
find_entry (const Mp4Box *mdia, guint32 type, gsize min_size, Mp4Box *entry)
{
  Mp4Box minf, stbl, stsd, entries;

  if (!mp4_find_child (mdia, FOURCC ('m', 'i', 'n', 'f'), 8, &minf)
      || !mp4_find_child (&minf, FOURCC ('s', 't', 'b', 'l'), 8, &stbl)
      || !mp4_find_child (&stbl, FOURCC ('s', 't', 's', 'd'), 8, &stsd))
    return FALSE;
  entries = (Mp4Box){ stsd.data + 8, stsd.size - 8 };
  return mp4_find_child (&entries, type, min_size, entry);
}

/* mp4mux 1.22 lays a draft's box around the sequence header of AV1, which
 * browsers refuse: five bytes where there are now four. The fifth goes into the
 * size of the header, whose coding may be longer than need be. All of our
 * pictures are 4:2:0 of 8 bits. */
static void
settle_av1 (const Mp4Box *mdia)
{
  Mp4Box entry, boxes, av1c;
  Av1Sequence sequence;
  guint8 *header;

  if (!find_entry (mdia, FOURCC ('a', 'v', '0', '1'), VISUAL_ENTRY, &entry))
    return;
  boxes = (Mp4Box){ entry.data + VISUAL_ENTRY, entry.size - VISUAL_ENTRY };
  if (!mp4_find_child (&boxes, FOURCC ('a', 'v', '1', 'C'), 7, &av1c)
      || mp4_get32 (av1c.data) != 0)
    return;
  header = av1c.data + 5;
  if (!av1_sequence_read (header, av1c.size - 5, &sequence)
      || header[1] + 2 != av1c.size - 5)
    return;
  av1c.data[0] = 0x81;
  av1c.data[1] = sequence.profile << 5 | sequence.level;
  av1c.data[2] = (sequence.high_tier ? 0x80 : 0) | 0x0c;
  av1c.data[3] = 0;
  av1c.data[4] = header[0];
  av1c.data[5] = header[1] | 0x80;
  av1c.data[6] = 0;
}

/* What is written into a movie box. */
typedef struct {
  gint64 duration_ns; /* < 0: only the times are zeroed */
  guint priming;
} Finish;

static gboolean
finish_track (
    const Mp4Box *trak, guint64 duration, const Finish *finish, GError **error)
{
  Mp4Box tkhd, mdia, mdhd;
  gsize offset;

  if (!mp4_find_child (trak, FOURCC ('t', 'k', 'h', 'd'), 84, &tkhd)
      || !mp4_find_child (trak, FOURCC ('m', 'd', 'i', 'a'), 8, &mdia)
      || !mp4_find_child (&mdia, FOURCC ('m', 'd', 'h', 'd'), 24, &mdhd))
    return mp4_malformed (error, "a track lacks its headers");
  zero_times (&mdhd);
  offset = zero_times (&tkhd);
  settle_av1 (&mdia);
  if (finish->duration_ns < 0)
    return TRUE;
  /* The track's number and a reserved word stand before the duration. */
  put_duration (&tkhd, offset + 8, duration);
  if (!is_sound (&mdia))
    return TRUE;
  return set_edit (trak, duration, finish->priming, error);
}

static gboolean
finish_moov (const Mp4Box *moov, const Finish *finish, GError **error)
{
  guint64 duration;
  guint32 type;
  gsize offset;
  Mp4Box box;

  if (!mp4_find_child (moov, FOURCC ('m', 'v', 'h', 'd'), 100, &box))
    return mp4_malformed (error, "no movie header");
  offset = zero_times (&box);
  duration = gst_util_uint64_scale_round (
      MAX (finish->duration_ns, 0), mp4_get32 (box.data + offset), GST_SECOND);
  if (finish->duration_ns >= 0)
    put_duration (&box, offset + 4, duration);
  offset = 0;
  while (mp4_next_child (moov, &offset, &type, &box))
    if (type == FOURCC ('t', 'r', 'a', 'k')
        && !finish_track (&box, duration, finish, error))
      return FALSE;
  return TRUE;
}

static gboolean
rewrite_moov (
    int fd, const gchar *filename, const Finish *finish, GError **error)
{
  g_autofree guint8 *bytes = NULL;
  goffset position;
  Mp4Box moov;

  if (!mp4_read_moov (fd, &moov, &position, error))
    return FALSE;
  bytes = moov.data;
  if (!finish_moov (&moov, finish, error))
    return FALSE;
  return pwrite (fd, bytes, moov.size, position) == (gssize) moov.size
      || mp4_io_failed (error, "cannot write", filename);
}

static gboolean
rewrite (
    const gchar *filename, const Finish *finish, gboolean sync, GError **error)
{
  gboolean ok;
  int fd = g_open (filename, O_RDWR | O_CLOEXEC, 0);

  if (fd < 0)
    return mp4_io_failed (error, "cannot open", filename);
  ok = rewrite_moov (fd, filename, finish, error);
  if (ok && sync && fsync (fd) != 0)
    ok = mp4_io_failed (error, "cannot write", filename);
  close (fd);
  return ok;
}

gboolean
mp4_finish (const gchar *filename, gint64 duration_ns, guint audio_priming,
    GError **error)
{
  const Finish finish = { duration_ns, audio_priming };

  return rewrite (filename, &finish, TRUE, error);
}

gboolean
mp4_zero_times (const gchar *filename, GError **error)
{
  const Finish finish = { -1, 0 };

  return rewrite (filename, &finish, FALSE, error);
}
