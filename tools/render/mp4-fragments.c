/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "mp4-fragments.h"

#include "mp4-box.h"
#include "mp4.h"

#include <gst/gst.h>
#include <string.h>
#include <unistd.h>

/* Of all sound that is encoded. */
#define RATE 48000

/* Of a header or of what stands before a fragment's media. */
#define BOX_MAX (64 << 20)

#define TFHD_BASE 0x01
#define TFHD_DESCRIPTION 0x02
#define TFHD_DURATION 0x08
#define TFHD_SIZE 0x10
#define TFHD_FLAGS 0x20
#define TFHD_BASE_IS_MOOF 0x020000
#define TRUN_OFFSET 0x001
#define TRUN_FIRST_FLAGS 0x004
#define TRUN_DURATION 0x100
#define TRUN_SIZE 0x200
#define TRUN_FLAGS 0x400
#define TRUN_SHIFT 0x800
#define NOT_SYNC 0x00010000
/* "depends on none" and "on others": mp4mux 1.22 writes what another format
 * reads, into bits that MP4 has for something else. */
#define KEY_PACKET 0x02000000
#define OTHER_PACKET (0x01000000 | NOT_SYNC)

/* What all fragments are read with. */
typedef struct {
  Mp4Fragments *fragments;
  const Mp4Heard *heard;
  gint64 start; /* ticks: what is seen or heard first; -1: not known */
} Settling;

/* Of all packets of a fragment that do not say otherwise: NULL without. */
typedef struct {
  guint8 *duration, *flags;
} Defaults;

/* The packets of a trun: where the first one's field is, NULL without. */
typedef struct {
  guint32 n;
  gsize each;
  guint8 *first_flags;
  guint8 *duration, *flags, *shift;
} Run;

/* Where a field of 4 bytes is; moves on behind it. */
static guint8 *
take_field (guint32 flags, guint32 field, guint8 **at)
{
  guint8 *here = *at;

  if (!(flags & field))
    return NULL;
  *at += 4;
  return here;
}

static gboolean
read_defaults (const Mp4Box *tfhd, Defaults *defaults, GError **error)
{
  guint32 flags = mp4_get32 (tfhd->data) & 0xffffff;
  guint8 *at = tfhd->data + 8;

  take_field (flags, TFHD_DESCRIPTION, &at);
  defaults->duration = take_field (flags, TFHD_DURATION, &at);
  take_field (flags, TFHD_SIZE, &at);
  defaults->flags = take_field (flags, TFHD_FLAGS, &at);
  return (!(flags & TFHD_BASE) && at <= tfhd->data + tfhd->size)
      || mp4_malformed (error, "a fragment's header");
}

static gboolean
read_run (const Mp4Box *trun, Run *run, GError **error)
{
  guint32 flags = mp4_get32 (trun->data) & 0xffffff;
  guint8 *end = trun->data + trun->size;
  guint8 *at = trun->data + 8;
  const guint8 *packet;

  run->n = mp4_get32 (trun->data + 4);
  take_field (flags, TRUN_OFFSET, &at);
  run->first_flags = take_field (flags, TRUN_FIRST_FLAGS, &at);
  packet = at;
  run->duration = take_field (flags, TRUN_DURATION, &at);
  take_field (flags, TRUN_SIZE, &at);
  run->flags = take_field (flags, TRUN_FLAGS, &at);
  run->shift = take_field (flags, TRUN_SHIFT, &at);
  run->each = at - packet;
  return (run->n > 0 && packet <= end
             && (run->each == 0 || run->n <= (end - packet) / run->each))
      || mp4_malformed (error, "a fragment's packets are cut off");
}

static void
settle_flags (guint8 *flags)
{
  if (flags)
    mp4_put32 (flags, mp4_get32 (flags) & NOT_SYNC ? OTHER_PACKET : KEY_PACKET);
}

static gboolean
begins_with_key (const Run *run, const Defaults *defaults)
{
  const guint8 *flags = run->flags ? run->flags
      : run->first_flags           ? run->first_flags
                                   : defaults->flags;

  return flags && mp4_get32 (flags) == KEY_PACKET;
}

static gint64
length_of (const Run *run, const Defaults *defaults)
{
  gint64 length = 0;

  if (!run->duration)
    return defaults->duration ? run->n * (gint64) mp4_get32 (defaults->duration)
                              : 0;
  for (guint32 i = 0; i < run->n; i++)
    length += mp4_get32 (run->duration + i * run->each);
  return length;
}

static gboolean
settle_run (Settling *settling, const Mp4Box *trun, const Defaults *defaults,
    Mp4Fragment *fragment, GError **error)
{
  gboolean first = fragment->first == fragment->end;
  Run run;

  if (!read_run (trun, &run, error))
    return FALSE;
  settle_flags (run.first_flags);
  for (guint32 i = 0; run.flags && i < run.n; i++)
    settle_flags (run.flags + i * run.each);
  if (first)
    fragment->key = begins_with_key (&run, defaults);
  /* Pictures are decoded before the time that they are shown at. */
  if (settling->start < 0)
    settling->start = run.shift ? mp4_get32 (run.shift) : 0;
  fragment->end += length_of (&run, defaults);
  return TRUE;
}

static gboolean
settle_runs (Settling *settling, const Mp4Box *traf, const Defaults *defaults,
    Mp4Fragment *fragment, GError **error)
{
  gsize offset = 0;
  guint32 type;
  Mp4Box box;

  while (mp4_next_child (traf, &offset, &type, &box))
    if (type == FOURCC ('t', 'r', 'u', 'n')
        && (box.size < 8
            || !settle_run (settling, &box, defaults, fragment, error)))
      return FALSE;
  return fragment->end > fragment->first
      || mp4_malformed (error, "a fragment without packets");
}

static gboolean
settle_moof (Settling *settling, const Mp4Box *moof, Mp4Fragment *fragment,
    GError **error)
{
  Mp4Box traf, tfhd, tfdt;
  Defaults defaults;

  if (!mp4_find_child (moof, FOURCC ('t', 'r', 'a', 'f'), 8, &traf)
      || !mp4_find_child (&traf, FOURCC ('t', 'f', 'h', 'd'), 8, &tfhd)
      || !mp4_find_child (&traf, FOURCC ('t', 'f', 'd', 't'), 8, &tfdt)
      || (tfdt.data[0] == 1 && tfdt.size < 12))
    return mp4_malformed (error, "a fragment lacks its headers");
  if (!read_defaults (&tfhd, &defaults, error))
    return FALSE;
  mp4_put32 (tfhd.data, mp4_get32 (tfhd.data) | TFHD_BASE_IS_MOOF);
  settle_flags (defaults.flags);
  fragment->first = tfdt.data[0] == 1 ? (gint64) mp4_get64 (tfdt.data + 4)
                                      : mp4_get32 (tfdt.data + 4);
  fragment->end = fragment->first;
  return settle_runs (settling, &traf, &defaults, fragment, error);
}

/* The payload of a box, to be freed. */
static gboolean
read_box (int fd, guint64 at, guint64 size, Mp4Box *box, GError **error)
{
  box->data = NULL;
  box->size = size - 8;
  if (size <= BOX_MAX)
    box->data = g_malloc (MAX (box->size, 1));
  return (box->data
             && pread (fd, box->data, box->size, at + 8) == (gssize) box->size)
      || mp4_malformed (error, "a box that is cut off");
}

static Mp4Fragment *
last_of (const Mp4Fragments *fragments)
{
  GArray *all = fragments->fragment;

  return all->len ? &g_array_index (all, Mp4Fragment, all->len - 1) : NULL;
}

static gboolean
take_moof (Settling *settling, int fd, const gchar *filename, guint64 at,
    guint64 size, GError **error)
{
  const Mp4Fragment *last = last_of (settling->fragments);
  Mp4Fragment fragment = { .offset = at, .size = size };
  g_autofree guint8 *bytes = NULL;
  Mp4Box moof;
  gboolean read = read_box (fd, at, size, &moof, error);

  bytes = moof.data;
  if (!read || !settle_moof (settling, &moof, &fragment, error))
    return FALSE;
  if (fragment.first != (last ? last->end : 0))
    return mp4_malformed (error, "fragments that do not meet");
  if (pwrite (fd, moof.data, moof.size, at + 8) != (gssize) moof.size)
    return mp4_io_failed (error, "cannot write", filename);
  g_array_append_val (settling->fragments->fragment, fragment);
  return TRUE;
}

/* The media belong to what was said of them just before. */
static gboolean
take_mdat (Mp4Fragments *fragments, guint64 at, guint64 size, GError **error)
{
  Mp4Fragment *last = last_of (fragments);

  if (!last || at != last->offset + last->size)
    return mp4_malformed (error, "media that are in no fragment");
  last->size += size;
  return TRUE;
}

/* Brands whose readers know addresses by fragment. */
static const guint8 brands[] = "iso6\0\0\0\0iso6iso5mp41isom";

#define EDIT_SIZE 36

/* mp4mux lays no edit into a fragmented file: this is the one, of the media
 * from what is seen or heard first to their end. */
static void
put_edit (GByteArray *header, gint64 start)
{
  guint8 edts[EDIT_SIZE] = { 0, 0, 0, EDIT_SIZE, 'e', 'd', 't', 's', 0, 0, 0,
    28, 'e', 'l', 's', 't', 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    1, 0, 0 };

  mp4_put32 (edts + 28, (guint32) start);
  g_byte_array_append (header, edts, sizeof edts);
}

static gboolean
find_media (const Mp4Box *moov, Mp4Box *trak, Mp4Box *tkhd, guint32 *timescale)
{
  Mp4Box mdia, mdhd;

  if (!mp4_find_child (moov, FOURCC ('t', 'r', 'a', 'k'), 8, trak)
      || !mp4_find_child (trak, FOURCC ('t', 'k', 'h', 'd'), 84, tkhd)
      || !mp4_find_child (trak, FOURCC ('m', 'd', 'i', 'a'), 8, &mdia)
      || !mp4_find_child (&mdia, FOURCC ('m', 'd', 'h', 'd'), 24, &mdhd))
    return FALSE;
  *timescale = mp4_get32 (mdhd.data + (mdhd.data[0] == 1 ? 20 : 12));
  return *timescale > 0;
}

static void
grow_box (guint8 *payload, gsize by)
{
  mp4_put32 (payload - 8, mp4_get32 (payload - 8) + by);
}

/* The muxer counts what it was given. */
static void
settle_length (const Mp4Box *moov, const Mp4Heard *heard)
{
  Mp4Box mvhd, mvex, mehd;
  guint32 timescale;
  guint64 length;

  if (!mp4_find_child (moov, FOURCC ('m', 'v', 'h', 'd'), 100, &mvhd)
      || !mp4_find_child (moov, FOURCC ('m', 'v', 'e', 'x'), 8, &mvex)
      || !mp4_find_child (&mvex, FOURCC ('m', 'e', 'h', 'd'), 8, &mehd)
      || (mehd.data[0] == 1 && mehd.size < 12))
    return;
  timescale = mp4_get32 (mvhd.data + (mvhd.data[0] == 1 ? 20 : 12));
  length = gst_util_uint64_scale_round (heard->length, timescale, RATE);
  if (mehd.data[0] == 1)
    mp4_put64 (mehd.data + 4, length);
  else
    mp4_put32 (mehd.data + 4, (guint32) length);
}

/* @file: all up to the first fragment, in which @at is where the movie box
 * lies. */
static gboolean
lay_header (Settling *settling, Mp4Box *file, gsize at, GError **error)
{
  Mp4Box moov = { file->data + at + 8, file->size - at - 8 };
  GByteArray *header;
  Mp4Box trak, tkhd;
  gsize before;

  if (at < 8 + sizeof brands - 1
      || !find_media (&moov, &trak, &tkhd, &settling->fragments->timescale))
    return mp4_malformed (error, "a header lacks its boxes");
  if (settling->heard && settling->fragments->timescale != RATE)
    return mp4_malformed (error, "sound on a clock that is not its samples'");
  memcpy (file->data + 8, brands, sizeof brands - 1);
  before = tkhd.data + tkhd.size - file->data;
  if (settling->heard)
    settle_length (&moov, settling->heard);
  grow_box (moov.data, EDIT_SIZE);
  grow_box (trak.data, EDIT_SIZE);
  header = g_byte_array_new ();
  g_byte_array_append (header, file->data, before);
  put_edit (header, settling->start);
  g_byte_array_append (header, file->data + before, file->size - before);
  settling->fragments->header = g_byte_array_free_to_bytes (header);
  return TRUE;
}

static gboolean
take_header (
    Settling *settling, int fd, guint64 at, guint64 size, GError **error)
{
  g_autofree guint8 *bytes = NULL;
  Mp4Box file = { NULL, at + size };

  if (size == 0 || file.size > BOX_MAX)
    return mp4_malformed (error, "no header");
  file.data = bytes = g_malloc (file.size);
  if (pread (fd, bytes, file.size, 0) != (gssize) file.size)
    return mp4_malformed (error, "a header that is cut off");
  return lay_header (settling, &file, at, error);
}

static gboolean
check_end (const Settling *settling, GError **error)
{
  const Mp4Fragment *last = last_of (settling->fragments);
  const Mp4Heard *heard = settling->heard;

  if (!last)
    return mp4_malformed (error, "no fragments");
  return !heard || last->end == heard->priming + heard->length
      || mp4_malformed (error, "sound that does not end with the movie");
}

/* The header last, as it says what the first fragment begins with. */
static gboolean
settle (Settling *settling, int fd, const gchar *filename, GError **error)
{
  guint64 at = 0, size, header = 0, header_size = 0;
  guint32 type;

  for (; mp4_look_at_box (fd, at, &type, &size); at += size) {
    if (type == FOURCC ('m', 'o', 'o', 'v')) {
      header = at;
      header_size = size;
    } else if (type == FOURCC ('m', 'o', 'o', 'f')) {
      if (!take_moof (settling, fd, filename, at, size, error))
        return FALSE;
    } else if (type == FOURCC ('m', 'd', 'a', 't')
        && !take_mdat (settling->fragments, at, size, error))
      return FALSE;
  }
  return check_end (settling, error)
      && take_header (settling, fd, header, header_size, error);
}

Mp4Fragments *
mp4_fragments_settle (
    int fd, const gchar *filename, const Mp4Heard *heard, GError **error)
{
  g_autoptr (Mp4Fragments) fragments = g_new0 (Mp4Fragments, 1);
  Settling settling = { fragments, heard, heard ? heard->priming : -1 };

  fragments->fragment = g_array_new (FALSE, FALSE, sizeof (Mp4Fragment));
  if (!mp4_zero_times (filename, error)
      || !settle (&settling, fd, filename, error))
    return NULL;
  return g_steal_pointer (&fragments);
}

void
mp4_fragments_free (Mp4Fragments *fragments)
{
  g_clear_pointer (&fragments->header, g_bytes_unref);
  g_array_unref (fragments->fragment);
  g_free (fragments);
}
