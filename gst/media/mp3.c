/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* See mp3.h. Every offset is checked against the size before it is read. */
#include "mp3.h"
#include <string.h>

/* Junk between a tag and the first frame that is still forgiven. */
#define SEARCH_BYTES (64 * 1024)
#define ID3V1_BYTES 128

static const gint bitrates[2][15] = {
  { 0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160 },
  { 0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320 },
};
static const gint rates[3] = { 44100, 48000, 32000 };

gboolean
mp3_parse_frame (const guint8 *data, Mp3Frame *frame)
{
  guint version = (data[1] >> 3) & 3; /* 0: MPEG 2.5, 2: 2, 3: 1 */
  guint bitrate = data[2] >> 4, rate = (data[2] >> 2) & 3;
  gboolean layer3 = ((data[1] >> 1) & 3) == 1;

  if (data[0] != 0xff || (data[1] & 0xe0) != 0xe0 || !layer3)
    return FALSE;
  if (version == 1 || bitrate == 0 || bitrate == 15 || rate == 3
      || (data[3] & 3) == 2)
    return FALSE;
  frame->mpeg1 = version == 3;
  frame->rate = rates[rate] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
  frame->channels = (data[3] >> 6) == 3 ? 1 : 2;
  frame->samples = frame->mpeg1 ? 1152 : 576;
  frame->length =
      frame->samples / 8 * 1000 * bitrates[frame->mpeg1][bitrate] / frame->rate
      + ((data[2] >> 1) & 1);
  return TRUE;
}

/* Bytes of the ID3v2 tag at @data, 0 if there is none. */
static gsize
id3v2_size (const guint8 *data, gsize size)
{
  gsize length;

  if (size < 10 || memcmp (data, "ID3", 3) != 0 || data[3] == 0xff
      || data[4] == 0xff || ((data[6] | data[7] | data[8] | data[9]) & 0x80))
    return 0;
  length = (gsize) data[6] << 21 | data[7] << 14 | data[8] << 7 | data[9];
  return length + 10 + (data[5] & 0x10 ? 10 : 0);
}

/* A lone sync word is one chance in two thousand: its successor decides. */
static gboolean
is_frame (const guint8 *data, gsize size, Mp3Frame *frame)
{
  Mp3Frame next;

  if (size < 4 || !mp3_parse_frame (data, frame))
    return FALSE;
  if (size < frame->length + 4)
    return TRUE;
  return mp3_parse_frame (data + frame->length, &next)
      && next.rate == frame->rate && next.mpeg1 == frame->mpeg1;
}

gboolean
mp3_sniff (const guint8 *data, gsize size)
{
  Mp3Frame frame;

  return id3v2_size (data, size) > 0 || is_frame (data, size, &frame);
}

/* The tag lies behind the side information, whose size depends on the kind of
 * frame. TRUE: this frame holds a tag and no sound. */
static gboolean
read_xing (const guint8 *data, gsize size, Mp3Stream *stream)
{
  const Mp3Frame *frame = &stream->frame;
  gboolean mono = frame->channels == 1;
  gsize at = 4 + (frame->mpeg1 ? (mono ? 17 : 32) : (mono ? 9 : 17));
  guint flags;

  size = MIN (size, frame->length);
  if (size < at + 8
      || (memcmp (data + at, "Xing", 4) != 0
          && memcmp (data + at, "Info", 4) != 0))
    return FALSE;
  flags = data[at + 7];
  at += 8 + (flags & 1 ? 4 : 0) + (flags & 2 ? 4 : 0) + (flags & 4 ? 100 : 0)
      + (flags & 8 ? 4 : 0);
  /* 21 bytes into the part that LAME added, and libavformat writes too. */
  if (size < at + 24
      || (memcmp (data + at, "LAME", 4) != 0
          && memcmp (data + at, "Lav", 3) != 0))
    return TRUE;
  stream->delay = data[at + 21] << 4 | data[at + 22] >> 4;
  stream->padding = (data[at + 22] & 15) << 8 | data[at + 23];
  stream->trimmed = TRUE;
  return TRUE;
}

gboolean
mp3_find_stream (const guint8 *data, gsize size, Mp3Stream *stream)
{
  gsize at = 0, tag, stop;

  memset (stream, 0, sizeof *stream);
  while (at < size && (tag = id3v2_size (data + at, size - at)) > 0)
    at = tag < size - at ? at + tag : size;
  stop = MIN (size, at + SEARCH_BYTES);
  while (at < stop && !is_frame (data + at, size - at, &stream->frame))
    at++;
  if (at >= stop)
    return FALSE;
  if (read_xing (data + at, size - at, stream))
    at = MIN (size, at + stream->frame.length);
  stream->start = at;
  stream->end = size;
  if (size - at > ID3V1_BYTES
      && memcmp (data + size - ID3V1_BYTES, "TAG", 3) == 0)
    stream->end -= ID3V1_BYTES;
  return TRUE;
}

gint64
mp3_count_samples (const guint8 *data, const Mp3Stream *stream)
{
  gint64 n = 0;
  gsize at = stream->start;

  while (stream->end - at >= 4) {
    Mp3Frame frame;

    /* Junk between frames is stepped over, as by who decodes. */
    if (!is_frame (data + at, stream->end - at, &frame)
        || frame.rate != stream->frame.rate) {
      at++;
      continue;
    }
    if (frame.length > stream->end - at)
      break;
    n += frame.samples;
    at += frame.length;
  }
  return n;
}
