/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Headers by table, cut at every byte, and with bytes at random. */
#include "suite.h"
#include "gate.h"

#define BYTES(text) text, sizeof (text) - 1
#define IHDR(w, h, rest) "\x89PNG\r\n\x1a\n\0\0\0\rIHDR" w h rest "\0\0\0\0"
#define SOF_SAMPLED(marker, precision, h, w, n, one, two, three)               \
  "\xff\xd8\xff\xe0\0\4JF\xff" marker "\0\x14" precision h w n "\1" one        \
  "\0\2" two "\1\3" three "\1\4\x11\1"
#define SOF(marker, precision, h, w, n)                                        \
  SOF_SAMPLED (marker, precision, h, w, n, "\x22", "\x11", "\x11")
#define SAMPLED(n, one, two, three)                                            \
  SOF_SAMPLED ("\xc0", "\x8", "\0\x30", "\0\x40", n, one, two, three)
#define UNUSUAL                                                                \
  "a JPEG of unusual chroma sampling, expected 4:4:4, 4:2:2, 4:4:0 or 4:2:0"
#define VP8X(flags, w, h) "RIFF\x16\0\0\0WEBPVP8X\n\0\0\0" flags "\0\0\0" w h

typedef struct {
  const gchar *bytes;
  gsize size;
  MediaType type;
  gint width, height; /* 0: an error */
  gboolean animated;
  MediaError code;
  const gchar *message;
} Case;

static const Case cases[] = {
  { BYTES (IHDR ("\0\0\1\0", "\0\0\0\x40", "\x8\6\0\0\0")), MEDIA_PNG, 256,
      64 },
  { BYTES (
        IHDR ("\0\0\1\0", "\0\0\0\x40", "\x8\6\0\0\0") "\0\0\0\0acTL\0\0\0\0"),
      MEDIA_PNG, 256, 64, TRUE },
  { BYTES (IHDR ("\0\0\1\0", "\0\0\0\x40",
        "\x8\6\0\0\0") "\0\0\0\0IDAT\0\0\0\0\0\0\0\0acTL\0\0\0\0"),
      MEDIA_PNG, 256, 64, FALSE },
  { BYTES (IHDR ("\0\0\xea\x60", "\0\0\xea\x60", "\x8\2\0\0\0")), MEDIA_PNG, 0,
      0, FALSE, MEDIA_ERROR_LIMIT,
      "60000x60000 pixels, more than the 64 megapixels allowed" },
  { BYTES (IHDR ("\x7f\xff\xff\xff", "\x7f\xff\xff\xff", "\x8\2\0\0\0")),
      MEDIA_PNG, 0, 0, FALSE, MEDIA_ERROR_LIMIT,
      "2147483647x2147483647 pixels, more than the 64 megapixels allowed" },
  { BYTES (IHDR ("\0\0\x40\1", "\0\0\0\1", "\x8\2\0\0\0")), MEDIA_PNG, 0, 0,
      FALSE, MEDIA_ERROR_LIMIT,
      "16385x1 pixels, more than the 16384 a side allowed" },
  { BYTES (IHDR ("\0\0\x40\0", "\0\0\0\1", "\x8\2\0\0\0")), MEDIA_PNG, 16384,
      1 },
  { BYTES (IHDR ("\0\0\0\0", "\0\0\0\1", "\x8\2\0\0\0")), MEDIA_PNG, 0, 0,
      FALSE, MEDIA_ERROR_CORRUPT, "a PNG without width or height" },
  { BYTES (IHDR ("\x80\0\0\0", "\0\0\0\1", "\x8\2\0\0\0")), MEDIA_PNG, 0, 0,
      FALSE, MEDIA_ERROR_CORRUPT, "a PNG without width or height" },
  { BYTES (IHDR ("\0\0\0\1", "\0\0\0\1", "\4\2\0\0\0")), MEDIA_PNG, 0, 0, FALSE,
      MEDIA_ERROR_CORRUPT, "a PNG of a colour type that does not exist" },

  { BYTES (SOF ("\xc0", "\x8", "\0\x30", "\0\x40", "\3")), MEDIA_JPEG, 64, 48 },
  { BYTES (SOF ("\xc2", "\x8", "\0\x30", "\0\x40", "\1")), MEDIA_JPEG, 64, 48 },
  { BYTES (SOF ("\xc0", "\x8", "\xff\xff", "\xff\xff", "\3")), MEDIA_JPEG, 0, 0,
      FALSE, MEDIA_ERROR_LIMIT,
      "65535x65535 pixels, more than the 64 megapixels allowed" },
  { BYTES (SOF ("\xc0", "\x8", "\0\x30", "\0\x40", "\4")), MEDIA_JPEG, 0, 0,
      FALSE, MEDIA_ERROR_TYPE, "a CMYK JPEG, expected RGB or gray" },
  { BYTES (SOF ("\xc0", "\x8", "\0\0", "\0\x40", "\3")), MEDIA_JPEG, 0, 0,
      FALSE, MEDIA_ERROR_CORRUPT, "a JPEG without width or height" },
  { BYTES (SOF ("\xc1", "\xc", "\0\x30", "\0\x40", "\3")), MEDIA_JPEG, 0, 0,
      FALSE, MEDIA_ERROR_TYPE, "a JPEG of more than 8 bits a sample" },
  { BYTES (SOF ("\xc0", "\x8", "\0\x30", "\0\x40", "\x7")), MEDIA_JPEG, 0, 0,
      FALSE, MEDIA_ERROR_CORRUPT, "a JPEG whose frame header is too short" },
  { BYTES (SAMPLED ("\3", "\x11", "\x11", "\x11")), MEDIA_JPEG, 64, 48 },
  { BYTES (SAMPLED ("\3", "\x21", "\x11", "\x11")), MEDIA_JPEG, 64, 48 },
  { BYTES (SAMPLED ("\3", "\x12", "\x11", "\x11")), MEDIA_JPEG, 64, 48 },
  { BYTES (SAMPLED ("\3", "\x22", "\x22", "\x22")), MEDIA_JPEG, 64, 48 },
  { BYTES (SAMPLED ("\3", "\x22", "\x12", "\x12")), MEDIA_JPEG, 64, 48 },
  { BYTES (SAMPLED ("\3", "\x32", "\x11", "\x11")), MEDIA_JPEG, 0, 0, FALSE,
      MEDIA_ERROR_TYPE, UNUSUAL },
  { BYTES (SAMPLED ("\3", "\x41", "\x11", "\x11")), MEDIA_JPEG, 0, 0, FALSE,
      MEDIA_ERROR_TYPE, UNUSUAL },
  { BYTES (SAMPLED ("\3", "\x22", "\x11", "\x21")), MEDIA_JPEG, 0, 0, FALSE,
      MEDIA_ERROR_TYPE, UNUSUAL },
  { BYTES (SAMPLED ("\3", "\x11", "\x22", "\x22")), MEDIA_JPEG, 0, 0, FALSE,
      MEDIA_ERROR_TYPE, UNUSUAL },
  { BYTES (SAMPLED ("\3", "\x20", "\x11", "\x11")), MEDIA_JPEG, 0, 0, FALSE,
      MEDIA_ERROR_TYPE, UNUSUAL },
  { BYTES (SAMPLED ("\3", "\x02", "\x11", "\x11")), MEDIA_JPEG, 0, 0, FALSE,
      MEDIA_ERROR_TYPE, UNUSUAL },
  { BYTES (SAMPLED ("\1", "\x13", "\x11", "\x11")), MEDIA_JPEG, 0, 0, FALSE,
      MEDIA_ERROR_TYPE, UNUSUAL },

  { BYTES ("RIFF\x16\0\0\0WEBPVP8 \n\0\0\0\0\0\0\x9d\1\x2a\x40\0\x30\0"),
      MEDIA_WEBP, 64, 48 },
  { BYTES ("RIFF\x11\0\0\0WEBPVP8L\5\0\0\0\x2f\x3f\xc0\x0b\0"), MEDIA_WEBP, 64,
      48 },
  { BYTES (VP8X ("\0", "\x3f\0\0", "\x2f\0\0")), MEDIA_WEBP, 64, 48 },
  { BYTES (VP8X ("\2", "\x3f\0\0", "\x2f\0\0")), MEDIA_WEBP, 64, 48, TRUE },
  { BYTES (VP8X ("\0", "\xff\xff\xff", "\xff\xff\xff")), MEDIA_WEBP, 0, 0,
      FALSE, MEDIA_ERROR_LIMIT,
      "16777216x16777216 pixels, more than the 64 megapixels allowed" },
  { BYTES ("RIFF\x16\0\0\0WEBPVP8 \n\0\0\0\0\0\0\x9d\1\x2b\x40\0\x30\0"),
      MEDIA_WEBP, 0, 0, FALSE, MEDIA_ERROR_CORRUPT,
      "a WebP whose VP8 frame does not start" },
};

static gboolean
gate (const guint8 *bytes, gsize size, MediaHeader *header, GError **error)
{
  /* Its own heap block, so that a sanitizer sees one byte too far. */
  g_autofree guint8 *copy = g_memdup2 (bytes, size);

  return media_gate (copy, size, &media_default_limits, header, error);
}

GST_START_TEST (test_headers)
{
  const Case *c = &cases[__i__];
  g_autoptr (GError) error = NULL;
  MediaHeader header;
  gboolean ok = gate ((const guint8 *) c->bytes, c->size, &header, &error);

  fail_unless_equals_int (header.type, c->type);
  fail_unless_equals_int (ok, c->width > 0);
  if (ok) {
    fail_unless_equals_int (header.width, c->width);
    fail_unless_equals_int (header.height, c->height);
    fail_unless_equals_int (header.animated, c->animated);
    return;
  }
  fail_unless_equals_string (error->message, c->message);
  fail_unless (g_error_matches (error, MEDIA_ERROR, c->code));
}
GST_END_TEST;

GST_START_TEST (test_cut_and_random)
{
  const Case *c = &cases[__i__];
  GRand *rand = g_rand_new_with_seed (__i__);

  for (gsize i = 0; i < 2000; i++) {
    gsize size = i < c->size ? i : c->size;
    g_autofree guint8 *copy = g_memdup2 (c->bytes, c->size);
    g_autoptr (GError) error = NULL;
    MediaHeader header;

    for (gint k = 0; i >= c->size && k < 3; k++)
      copy[g_rand_int_range (rand, 0, size)] = g_rand_int (rand);
    if (gate (copy, size, &header, &error)) {
      fail_unless (!error);
      fail_unless ((gint64) header.width * header.height <= 64000000);
      fail_unless (MAX (header.width, header.height) <= 16384);
    } else
      fail_unless (error && error->domain == MEDIA_ERROR);
  }
  g_rand_free (rand);
}
GST_END_TEST;

#define WAV(size)                                                              \
  "RIFF\0\0\0\0WAVEfmt "                                                       \
  "\x10\0\0\0\1\0\2\0\x80\xbb\0\0\0\xee\2\0\4\0\x10\0data" size

GST_START_TEST (test_sounds)
{
  g_autoptr (GError) error = NULL;
  MediaHeader header;

  fail_unless (gate ((const guint8 *) WAV ("\0\0\0\0"), 44, &header, &error));
  fail_unless_equals_int (header.rate, 48000);
  fail_unless_equals_int (header.channels, 2);
  fail_unless (gate ((const guint8 *) "\xff\xfb\x90\xc0", 4, &header, &error));
  fail_unless_equals_int (header.rate, 44100);
  fail_unless_equals_int (header.channels, 1);
  /* A tag longer than what is seen: the header does not say. */
  fail_unless (
      gate ((const guint8 *) "ID3\4\0\0\0\x7f\0\0", 10, &header, &error));
  fail_unless_equals_int (header.type, MEDIA_MP3);
  fail_unless_equals_int (header.rate, 0);
}
GST_END_TEST;

GST_START_TEST (test_bytes_limit)
{
  MediaLimits limits = media_default_limits;
  g_autoptr (GError) error = NULL;
  MediaHeader header;

  limits.max_bytes = 43;
  fail_unless (!media_gate (
      (const guint8 *) WAV ("\0\0\0\0"), 44, &limits, &header, &error));
  fail_unless (g_error_matches (error, MEDIA_ERROR, MEDIA_ERROR_LIMIT));
  fail_unless_equals_string (
      error->message, "44 bytes, more than the 43 allowed");
}
GST_END_TEST;

#define EXIF_SEGMENT                                                           \
  "\xff\xe1\0\x12"                                                             \
  "Exif\0\0MM\xff\xff\0\0\0\2\0\0"

/* Each says that 65,535 entries follow, and none does: a million of them are
 * read in a moment, not in a minute. */
GST_START_TEST (test_many_exif_segments)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  MediaHeader header;

  g_byte_array_append (file, (const guint8 *) "\xff\xd8", 2);
  for (guint i = 0; i < 1000000; i++)
    g_byte_array_append (file, (const guint8 *) BYTES (EXIF_SEGMENT));
  g_byte_array_append (
      file, (const guint8 *) BYTES ("\xff\xc0\0\x0b\x8\0\x30\0\x40\1\1\x11\0"));

  fail_unless (gate (file->data, file->len, &header, &error));
  fail_unless_equals_int (header.width, 64);
  fail_unless_equals_int (header.height, 48);
  fail_unless (g_get_monotonic_time () - start < 10 * G_USEC_PER_SEC);
}
GST_END_TEST;

static Suite *
gate_suite (void)
{
  Suite *s = suite_create ("gate");
  TCase *t = tcase_create ("general");

  suite_add_tcase (s, t);
  tcase_add_loop_test (t, test_headers, 0, G_N_ELEMENTS (cases));
  tcase_add_loop_test (t, test_cut_and_random, 0, G_N_ELEMENTS (cases));
  tcase_add_test (t, test_sounds);
  tcase_add_test (t, test_bytes_limit);
  tcase_add_test (t, test_many_exif_segments);
  return s;
}

SUITE_MAIN (gate_suite)
