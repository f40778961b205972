/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "mp4.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

G_DEFINE_QUARK (jsonclip - mp4 - error - quark, mp4_error)

#define MOOV_MAX (G_GUINT64_CONSTANT (512) << 20)

/* A box inside of the movie box: @data is its payload. */
typedef struct {
  guint8 *data;
  gsize size;
} Box;

#define FOURCC(a, b, c, d)                                                     \
  ((guint32) (a) << 24 | (guint32) (b) << 16 | (guint32) (c) << 8              \
      | (guint32) (d))

static guint32
get32 (const guint8 *p)
{
  guint32 v;

  memcpy (&v, p, 4);
  return GUINT32_FROM_BE (v);
}

static void
put32 (guint8 *p, guint32 v)
{
  v = GUINT32_TO_BE (v);
  memcpy (p, &v, 4);
}

static void
put64 (guint8 *p, guint64 v)
{
  put32 (p, v >> 32);
  put32 (p + 4, (guint32) v);
}

static gboolean
malformed (GError **error, const gchar *what)
{
  g_set_error (error, MP4_ERROR, MP4_ERROR_FORMAT,
      "the MP4 that was muxed is not as expected: %s", what);
  return FALSE;
}

/* Steps over the children of @parent; *@offset starts at 0. */
static gboolean
next_child (const Box *parent, gsize *offset, guint32 *type, Box *child)
{
  gsize left = parent->size - *offset;
  gsize size;

  if (left < 8)
    return FALSE;
  size = get32 (parent->data + *offset);
  if (size < 8 || size > left)
    return FALSE;
  *type = get32 (parent->data + *offset + 4);
  child->data = parent->data + *offset + 8;
  child->size = size - 8;
  *offset += size;
  return TRUE;
}

static gboolean
find_child (const Box *parent, guint32 wanted, gsize min_size, Box *child)
{
  gsize offset = 0;
  guint32 type;

  while (next_child (parent, &offset, &type, child))
    if (type == wanted)
      return child->size >= min_size;
  return FALSE;
}

/* Full boxes with times: 4 bytes of version and flags, then creation and
 * modification, of 4 bytes each in version 0 and of 8 in version 1. */
static gsize
zero_times (Box *box)
{
  gsize each = box->data[0] == 1 ? 8 : 4;

  memset (box->data + 4, 0, 2 * each);
  return 4 + 2 * each;
}

static void
put_duration (Box *box, gsize offset, guint64 duration)
{
  if (box->data[0] == 1)
    put64 (box->data + offset, duration);
  else
    put32 (box->data + offset, (guint32) MIN (duration, G_MAXUINT32));
}

static gboolean
is_sound (const Box *mdia)
{
  Box hdlr;

  return find_child (mdia, FOURCC ('h', 'd', 'l', 'r'), 12, &hdlr)
      && get32 (hdlr.data + 8) == FOURCC ('s', 'o', 'u', 'n');
}

/* One edit: the media from @start on, for the whole movie. */
static gboolean
set_edit (const Box *trak, guint64 duration, guint32 start, GError **error)
{
  Box edts, elst;

  if (!find_child (trak, FOURCC ('e', 'd', 't', 's'), 8, &edts)
      || !find_child (&edts, FOURCC ('e', 'l', 's', 't'), 20, &elst))
    return malformed (error, "the sound has no edit list");
  if (get32 (elst.data + 4) != 1)
    return malformed (error, "the sound has more than one edit");
  if (elst.data[0] == 1 && elst.size < 28)
    return malformed (error, "the sound's edit list is too short");
  put_duration (&elst, 8, duration);
  if (elst.data[0] == 1)
    put64 (elst.data + 16, start);
  else
    put32 (elst.data + 12, start);
  return TRUE;
}

static gboolean
finish_track (const Box *trak, guint64 duration, guint priming, GError **error)
{
  Box tkhd, mdia, mdhd;

  if (!find_child (trak, FOURCC ('t', 'k', 'h', 'd'), 84, &tkhd)
      || !find_child (trak, FOURCC ('m', 'd', 'i', 'a'), 8, &mdia)
      || !find_child (&mdia, FOURCC ('m', 'd', 'h', 'd'), 24, &mdhd))
    return malformed (error, "a track lacks its headers");
  zero_times (&mdhd);
  /* The track's number and a reserved word stand before the duration. */
  put_duration (&tkhd, zero_times (&tkhd) + 8, duration);
  if (!is_sound (&mdia))
    return TRUE;
  return set_edit (trak, duration, priming, error);
}

static gboolean
finish_moov (const Box *moov, gint64 duration_ns, guint priming, GError **error)
{
  guint64 duration;
  guint32 type;
  gsize offset;
  Box box;

  if (!find_child (moov, FOURCC ('m', 'v', 'h', 'd'), 100, &box))
    return malformed (error, "no movie header");
  offset = zero_times (&box);
  duration = ((guint64) duration_ns * get32 (box.data + offset) / 1000 + 500000)
      / 1000000;
  put_duration (&box, offset + 4, duration);
  offset = 0;
  while (next_child (moov, &offset, &type, &box))
    if (type == FOURCC ('t', 'r', 'a', 'k')
        && !finish_track (&box, duration, priming, error))
      return FALSE;
  return TRUE;
}

static gboolean
io_failed (GError **error, const gchar *what, const gchar *filename)
{
  int saved = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved), "%s %s: %s",
      what, filename, g_strerror (saved));
  return FALSE;
}

/* Finds the movie box among the file's first boxes. */
static gboolean
find_moov (
    int fd, const gchar *filename, off_t *position, gsize *size, GError **error)
{
  guint8 head[8];
  off_t at = 0;

  for (guint i = 0; i < 16; i++) {
    if (pread (fd, head, 8, at) != 8)
      return malformed (error, "no movie box");
    *size = get32 (head);
    *position = at + 8;
    if (*size < 8 || *size > MOOV_MAX)
      return malformed (error, "no movie box before the media");
    if (get32 (head + 4) == FOURCC ('m', 'o', 'o', 'v')) {
      *size -= 8;
      return TRUE;
    }
    at += *size;
  }
  return malformed (error, "no movie box");
}

static gboolean
rewrite_moov (int fd, const gchar *filename, gint64 duration_ns, guint priming,
    GError **error)
{
  g_autofree guint8 *bytes = NULL;
  off_t position;
  Box moov;

  if (!find_moov (fd, filename, &position, &moov.size, error))
    return FALSE;
  moov.data = bytes = g_malloc (moov.size);
  if (pread (fd, bytes, moov.size, position) != (gssize) moov.size)
    return malformed (error, "the movie box is cut off");
  if (!finish_moov (&moov, duration_ns, priming, error))
    return FALSE;
  if (pwrite (fd, bytes, moov.size, position) != (gssize) moov.size
      || fsync (fd) != 0)
    return io_failed (error, "cannot write", filename);
  return TRUE;
}

gboolean
mp4_finish (const gchar *filename, gint64 duration_ns, guint audio_priming,
    GError **error)
{
  gboolean ok;
  int fd = g_open (filename, O_RDWR | O_CLOEXEC, 0);

  if (fd < 0)
    return io_failed (error, "cannot open", filename);
  ok = rewrite_moov (fd, filename, duration_ns, audio_priming, error);
  close (fd);
  return ok;
}
