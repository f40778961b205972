/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "mp4-track.h"

#include "mp4-box.h"

#include <sys/stat.h>

/* Bytes of a sample entry before the boxes in it. */
#define VISUAL_ENTRY 78

/* A table in a full box: a count, then entries. */
typedef struct {
  const guint8 *entry;
  guint32 n;
} Table;

/* @before: bytes before the count; @each: of an entry, 0: they are not there */
static gboolean
find_table (
    const Mp4Box *stbl, guint32 type, gsize before, gsize each, Table *table)
{
  Mp4Box box;

  if (!mp4_find_child (stbl, type, before + 4, &box))
    return FALSE;
  table->n = mp4_get32 (box.data + before);
  table->entry = box.data + before + 4;
  return each == 0 || table->n <= (box.size - before - 4) / each;
}

static Mp4Sample *
sample_at (Mp4Track *track, guint i)
{
  return &g_array_index (track->sample, Mp4Sample, i);
}

static gboolean
read_sizes (
    Mp4Track *track, const Mp4Box *stbl, goffset file_size, GError **error)
{
  const guint32 type = FOURCC ('s', 't', 's', 'z');
  guint32 each;
  Table table;

  /* The size that all have stands before the count. */
  if (!find_table (stbl, type, 8, 0, &table))
    return mp4_malformed (error, "no table of sizes");
  each = mp4_get32 (table.entry - 8);
  if (each ? table.n > file_size / each
           : !find_table (stbl, type, 8, 4, &table))
    return mp4_malformed (error, "more packets than the file can hold");
  g_array_set_size (track->sample, table.n);
  for (guint i = 0; i < table.n; i++)
    sample_at (track, i)->size = each ? each : mp4_get32 (table.entry + 4 * i);
  return TRUE;
}

static gboolean
read_times (Mp4Track *track, const Mp4Box *stbl, GError **error)
{
  gint64 time = 0;
  guint next = 0;
  Table table;

  if (!find_table (stbl, FOURCC ('s', 't', 't', 's'), 4, 8, &table))
    return mp4_malformed (error, "no table of times");
  for (guint i = 0; i < table.n; i++) {
    guint32 run = mp4_get32 (table.entry + 8 * i);
    guint32 delta = mp4_get32 (table.entry + 8 * i + 4);

    if (run > track->sample->len - next)
      return mp4_malformed (error, "more times than packets");
    for (guint32 k = 0; k < run; k++, time += delta)
      sample_at (track, next++)->dts = time;
  }
  track->duration = time;
  return next == track->sample->len
      || mp4_malformed (error, "fewer times than packets");
}

/* A track without reordering has no such table. */
static gboolean
read_composition (Mp4Track *track, const Mp4Box *stbl, GError **error)
{
  const guint32 type = FOURCC ('c', 't', 't', 's');
  guint next = 0;
  Table table;
  Mp4Box box;

  for (guint i = 0; i < track->sample->len; i++)
    sample_at (track, i)->pts = sample_at (track, i)->dts;
  if (!mp4_find_child (stbl, type, 0, &box))
    return TRUE;
  if (!find_table (stbl, type, 4, 8, &table))
    return mp4_malformed (error, "a table of composition that is cut off");
  for (guint i = 0; i < table.n; i++) {
    guint32 run = mp4_get32 (table.entry + 8 * i);
    gint32 shift = (gint32) mp4_get32 (table.entry + 8 * i + 4);

    if (run > track->sample->len - next)
      return mp4_malformed (error, "more compositions than packets");
    for (guint32 k = 0; k < run; k++)
      sample_at (track, next++)->pts += shift;
  }
  return next == track->sample->len
      || mp4_malformed (error, "fewer compositions than packets");
}

/* Without this table every packet is a key frame. */
static gboolean
read_keys (Mp4Track *track, const Mp4Box *stbl, GError **error)
{
  const guint32 type = FOURCC ('s', 't', 's', 's');
  Table table;
  Mp4Box box;
  gboolean all = !mp4_find_child (stbl, type, 0, &box);

  for (guint i = 0; i < track->sample->len; i++)
    sample_at (track, i)->key = all;
  if (all)
    return TRUE;
  if (!find_table (stbl, type, 4, 4, &table))
    return mp4_malformed (error, "a table of key frames that is cut off");
  for (guint i = 0; i < table.n; i++) {
    guint32 number = mp4_get32 (table.entry + 4 * i);

    if (number < 1 || number > track->sample->len)
      return mp4_malformed (error, "a key frame that is not there");
    sample_at (track, number - 1)->key = TRUE;
  }
  return TRUE;
}

/* Places, each of which holds a number of packets end to end. */
typedef struct {
  Table place;
  gboolean large;
  Table run; /* from which place on, how many, described by what */
} Layout;

static gboolean
find_layout (const Mp4Box *stbl, Layout *layout)
{
  layout->large = FALSE;
  if (!find_table (stbl, FOURCC ('s', 't', 'c', 'o'), 4, 4, &layout->place)) {
    layout->large = TRUE;
    if (!find_table (stbl, FOURCC ('c', 'o', '6', '4'), 4, 8, &layout->place))
      return FALSE;
  }
  return find_table (stbl, FOURCC ('s', 't', 's', 'c'), 4, 12, &layout->run);
}

static gint64
place_at (const Layout *layout, guint32 i)
{
  if (layout->large)
    return (gint64) (mp4_get64 (layout->place.entry + 8 * i) & G_MAXINT64);
  return mp4_get32 (layout->place.entry + 4 * i);
}

/* @count packets from *@next on. */
static gboolean
put_run (
    Mp4Track *track, gint64 at, guint32 count, goffset file_size, guint *next)
{
  if (count > track->sample->len - *next)
    return FALSE;
  for (guint32 i = 0; i < count; i++) {
    Mp4Sample *sample = sample_at (track, (*next)++);

    if (at > file_size || sample->size > file_size - at)
      return FALSE;
    sample->offset = at;
    at += sample->size;
  }
  return TRUE;
}

static gboolean
read_places (
    Mp4Track *track, const Mp4Box *stbl, goffset file_size, GError **error)
{
  guint32 run = 0, count = 0;
  guint next = 0;
  Layout layout;

  if (!find_layout (stbl, &layout))
    return mp4_malformed (error, "no table of places");
  for (guint32 i = 0; i < layout.place.n; i++) {
    /* Places are numbered from 1. */
    if (run < layout.run.n && mp4_get32 (layout.run.entry + 12 * run) == i + 1)
      count = mp4_get32 (layout.run.entry + 12 * run++ + 4);
    if (!put_run (track, place_at (&layout, i), count, file_size, &next))
      return mp4_malformed (error, "packets beyond the end of the file");
  }
  return next == track->sample->len
      || mp4_malformed (error, "packets that have no place");
}

static gboolean
read_format (Mp4Track *track, const Mp4Box *stbl, GError **error)
{
  g_autoptr (GByteArray) format = g_byte_array_new ();
  gsize offset = 0, inner = VISUAL_ENTRY;
  Mp4Box stsd, entries, entry, box;
  guint32 type;

  if (!mp4_find_child (stbl, FOURCC ('s', 't', 's', 'd'), 8, &stsd)
      || mp4_get32 (stsd.data + 4) != 1)
    return mp4_malformed (error, "not one description of the packets");
  entries = (Mp4Box){ stsd.data + 8, stsd.size - 8 };
  if (!mp4_next_child (&entries, &offset, &type, &entry)
      || entry.size < (track->sound ? 0 : VISUAL_ENTRY))
    return mp4_malformed (error, "a description that is cut off");
  g_byte_array_append (format, entry.data - 4, 4);
  g_byte_array_append (
      format, entry.data, track->sound ? entry.size : VISUAL_ENTRY);
  while (!track->sound && mp4_next_child (&entry, &inner, &type, &box))
    if (type != FOURCC ('b', 't', 'r', 't'))
      g_byte_array_append (format, box.data - 8, box.size + 8);
  track->format = g_byte_array_free_to_bytes (g_steal_pointer (&format));
  return TRUE;
}

/* The one edit says which moment of the media is 0. */
static gboolean
apply_edit (Mp4Track *track, const Mp4Box *trak, GError **error)
{
  gint64 start;
  Mp4Box edts, elst;

  if (!mp4_find_child (trak, FOURCC ('e', 'd', 't', 's'), 8, &edts))
    return TRUE;
  if (!mp4_find_child (&edts, FOURCC ('e', 'l', 's', 't'), 20, &elst)
      || mp4_get32 (elst.data + 4) != 1
      || (elst.data[0] == 1 && elst.size < 28))
    return mp4_malformed (error, "not one edit");
  start = elst.data[0] == 1 ? (gint64) mp4_get64 (elst.data + 16)
                            : (gint32) mp4_get32 (elst.data + 12);
  if (start < 0 || start > track->duration)
    return mp4_malformed (error, "an edit beyond the media");
  for (guint i = 0; i < track->sample->len; i++) {
    sample_at (track, i)->dts -= start;
    sample_at (track, i)->pts -= start;
  }
  return TRUE;
}

static gboolean
read_media (Mp4Track *track, const Mp4Box *trak, Mp4Box *stbl, GError **error)
{
  Mp4Box mdia, mdhd, hdlr, minf;

  if (!mp4_find_child (trak, FOURCC ('m', 'd', 'i', 'a'), 8, &mdia)
      || !mp4_find_child (&mdia, FOURCC ('m', 'd', 'h', 'd'), 24, &mdhd)
      || !mp4_find_child (&mdia, FOURCC ('h', 'd', 'l', 'r'), 12, &hdlr)
      || !mp4_find_child (&mdia, FOURCC ('m', 'i', 'n', 'f'), 8, &minf)
      || !mp4_find_child (&minf, FOURCC ('s', 't', 'b', 'l'), 8, stbl))
    return mp4_malformed (error, "a track lacks its headers");
  track->sound = mp4_get32 (hdlr.data + 8) == FOURCC ('s', 'o', 'u', 'n');
  track->timescale = mp4_get32 (mdhd.data + (mdhd.data[0] == 1 ? 20 : 12));
  return track->timescale > 0 || mp4_malformed (error, "a clock of no ticks");
}

static gboolean
read_track (
    Mp4Track *track, const Mp4Box *trak, goffset file_size, GError **error)
{
  Mp4Box stbl;

  return read_media (track, trak, &stbl, error)
      && read_format (track, &stbl, error)
      && read_sizes (track, &stbl, file_size, error)
      && read_times (track, &stbl, error)
      && read_composition (track, &stbl, error)
      && read_keys (track, &stbl, error)
      && read_places (track, &stbl, file_size, error)
      && apply_edit (track, trak, error);
}

static gboolean
find_only_track (const Mp4Box *moov, Mp4Box *trak)
{
  gsize offset = 0;
  guint32 type;
  guint n = 0;
  Mp4Box box;

  while (mp4_next_child (moov, &offset, &type, &box))
    if (type == FOURCC ('t', 'r', 'a', 'k') && n++ == 0)
      *trak = box;
  return n == 1;
}

Mp4Track *
mp4_track_read (int fd, GError **error)
{
  g_autoptr (Mp4Track) track = g_new0 (Mp4Track, 1);
  g_autofree guint8 *bytes = NULL;
  Mp4Box moov, trak;
  goffset position;
  struct stat info;

  track->sample = g_array_new (FALSE, TRUE, sizeof (Mp4Sample));
  if (!mp4_read_moov (fd, &moov, &position, error))
    return NULL;
  bytes = moov.data;
  if (fstat (fd, &info) != 0 || !find_only_track (&moov, &trak)) {
    mp4_malformed (error, "not one track");
    return NULL;
  }
  if (!read_track (track, &trak, info.st_size, error))
    return NULL;
  return g_steal_pointer (&track);
}

void
mp4_track_free (Mp4Track *track)
{
  g_array_unref (track->sample);
  g_clear_pointer (&track->format, g_bytes_unref);
  g_free (track);
}
