/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Every type by its first bytes, near misses, and any prefix of them. */
#include "suite.h"
#include "sniff.h"

typedef struct {
  const gchar *bytes;
  gsize size;
  MediaType type;
} Case;

#define BYTES(text) text, sizeof (text) - 1

/* An MPEG-1 layer III frame of 128 kb/s at 44.1 kHz is 417 bytes long. */
static const Case cases[] = {
  { BYTES ("\x89PNG\r\n\x1a\n"), MEDIA_PNG },
  { BYTES ("\x89PNG\n\x1a\n\0"), MEDIA_UNKNOWN },
  { BYTES ("\xff\xd8\xff\xe0"), MEDIA_JPEG },
  { BYTES ("\xff\xd8\xff"), MEDIA_JPEG },
  { BYTES ("\xff\xd8\xfe\xe0"), MEDIA_UNKNOWN },
  { BYTES ("RIFF\x10\0\0\0WEBPVP8 "), MEDIA_WEBP },
  { BYTES ("RIFF\x10\0\0\0WAVEfmt "), MEDIA_WAV },
  { BYTES ("RF64\xff\xff\xff\xffWAVEds64"), MEDIA_WAV },
  { BYTES ("RF64\xff\xff\xff\xffWEBPds64"), MEDIA_UNKNOWN },
  { BYTES ("RIFX\x10\0\0\0WAVEfmt "), MEDIA_UNKNOWN },
  { BYTES ("RIFF\x10\0\0\0AVI LIST"), MEDIA_UNKNOWN },
  { BYTES ("GIF87a"), MEDIA_GIF },
  { BYTES ("GIF89a"), MEDIA_GIF },
  { BYTES ("GIF88a"), MEDIA_UNKNOWN },
  { BYTES ("OggS"), MEDIA_OGG },
  { BYTES ("fLaC"), MEDIA_FLAC },
  /* ADTS: layer 0 where an MP3 has another. */
  { BYTES ("\xff\xf1\x50\x80\x02\x1f\xfc"), MEDIA_AAC },
  { BYTES ("\xff\xf1\x7c\x80\x02\x1f\xfc"), MEDIA_UNKNOWN },
  { BYTES ("\xff\xf1\x50\x80\0\x1f\xfc"), MEDIA_UNKNOWN },
  { BYTES ("\0\0\0\x20"
           "ftypisom"),
      MEDIA_MP4 },
  { BYTES ("\0\0\0\x20"
           "ftypM4A "),
      MEDIA_MP4 },
  { BYTES ("\0\0\0\x20"
           "ftypheic"),
      MEDIA_UNKNOWN },
  { BYTES ("\0\0\0\x20"
           "ftypavif"),
      MEDIA_UNKNOWN },
  { BYTES ("\x1a\x45\xdf\xa3"), MEDIA_WEBM },
  { BYTES ("ID3\x04\0\0\0\0\0\x01\0"), MEDIA_MP3 },
  { BYTES ("ID3\x04\0\0\x80\0\0\x01\0"), MEDIA_UNKNOWN },
  { BYTES ("\xff\xfb\x90\0"), MEDIA_MP3 },
  { BYTES ("\xff\xf3\x40\xc0"), MEDIA_MP3 },
  { BYTES ("\xff\xfb\xf0\0"), MEDIA_UNKNOWN },   /* no such bit rate */
  { BYTES ("\xff\xfb\x9c\0"), MEDIA_UNKNOWN },   /* no such rate */
  { BYTES ("\xff\xeb\x90\0"), MEDIA_UNKNOWN },   /* no such version */
  { BYTES ("\xff\xf1\x50\x80"), MEDIA_UNKNOWN }, /* AAC in ADTS */
  { BYTES ("#EXTM3U\n#EXT-X-VERSION:3\n"), MEDIA_UNKNOWN },
  { BYTES ("<?xml version=\"1.0\"?><MPD>"), MEDIA_UNKNOWN },
  { BYTES (""), MEDIA_UNKNOWN },
};

GST_START_TEST (test_magic)
{
  const Case *c = &cases[__i__];
  /* Its own heap block, so that a sanitizer sees one byte too far. */
  g_autofree guint8 *copy = g_memdup2 (c->bytes, c->size);

  fail_unless_equals_int (media_sniff (copy, c->size), c->type);
}
GST_END_TEST;

GST_START_TEST (test_prefixes)
{
  const Case *c = &cases[__i__];

  for (gsize n = 0; n < c->size; n++) {
    g_autofree guint8 *copy = g_memdup2 (c->bytes, n);
    MediaType type = media_sniff (copy, n);

    fail_unless (type == c->type || type == MEDIA_UNKNOWN);
  }
}
GST_END_TEST;

/* A sync word by chance has no second frame behind it. */
GST_START_TEST (test_mp3_successor)
{
  guint8 data[512] = { 0xff, 0xfb, 0x90, 0x00 };

  fail_unless_equals_int (media_sniff (data, 417), MEDIA_MP3);
  fail_unless_equals_int (media_sniff (data, sizeof data), MEDIA_UNKNOWN);
  memcpy (data + 417, "\xff\xfb\x90\x00", 4);
  fail_unless_equals_int (media_sniff (data, sizeof data), MEDIA_MP3);
}
GST_END_TEST;

GST_START_TEST (test_names)
{
  fail_unless_equals_string (media_type_name (MEDIA_WEBP), "WebP");
  fail_unless_equals_string (media_type_mime (MEDIA_JPEG), "image/jpeg");
  fail_unless_equals_string (media_type_extension (MEDIA_JPEG), "jpg");
  fail_unless_equals_string (media_type_name ((MediaType) 99), "unknown");
  for (gint i = MEDIA_UNKNOWN; i <= MEDIA_AAC; i++) {
    fail_unless (*media_type_extension (i));
    fail_unless_equals_int (
        media_type_is_image (i), i >= MEDIA_PNG && i <= MEDIA_GIF);
    fail_unless_equals_int (media_type_is_audio (i),
        (i >= MEDIA_WAV && i <= MEDIA_MP4) || i == MEDIA_AAC);
  }
}
GST_END_TEST;

static Suite *
sniff_suite (void)
{
  Suite *s = suite_create ("sniff");
  TCase *t = tcase_create ("general");

  suite_add_tcase (s, t);
  tcase_add_loop_test (t, test_magic, 0, G_N_ELEMENTS (cases));
  tcase_add_loop_test (t, test_prefixes, 0, G_N_ELEMENTS (cases));
  tcase_add_test (t, test_mp3_successor);
  tcase_add_test (t, test_names);
  return s;
}

SUITE_MAIN (sniff_suite)
