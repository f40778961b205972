/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "mp4.h"

#include "mp4-box.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <gst/gst.h>
#include <string.h>
#include <unistd.h>

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
