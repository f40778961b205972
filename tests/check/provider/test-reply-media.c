/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Headers of files, good and bad, against what was announced. */

#include <string.h>

#include "generate.h"
#include "reply-media.h"
#include "suite.h"

#define FILE_OF(bytes) bytes, sizeof (bytes) - 1

static const struct {
  const gchar *data;
  gsize size;
  const gchar *mime;
  gint width, height;
} images[] = {
  { FILE_OF ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x80\0\0\x01\x68\x08\x02"),
      "image/png", 640, 360 },
  { FILE_OF ("\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
             "\xff\xc2\0\x11\x08\x01\x68\x02\x80\3"),
      "image/jpeg", 640, 360 },
  /* A fill byte ahead of a marker. */
  { FILE_OF ("\xff\xd8\xff\xff\xe0\0\4ab\xff\xc0\0\x11\x08\0\x10\0\x20\3"),
      "image/jpeg", 32, 16 },
  { FILE_OF ("RIFF\x20\0\0\0WEBPVP8 \x10\0\0\0\0\0\0\x9d\x01\x2a\x80\x02\x68"
             "\x01\0\0"),
      "image/webp", 640, 360 },
  { FILE_OF ("RIFF\x20\0\0\0WEBPVP8L\x10\0\0\0\x2f\x7f\xc2\x59\0\0\0\0\0\0"),
      "image/webp", 640, 360 },
  { FILE_OF ("RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x7f\x02\0\x67\x01\0"),
      "image/webp", 640, 360 },
};

GST_START_TEST (sizes_are_read_from_headers)
{
  g_autoptr (GBytes) bytes =
      g_bytes_new_static (images[__i__].data, images[__i__].size);
  g_autoptr (GError) error = NULL;
  const gchar *mime = NULL;
  gint width = 0, height = 0;

  fail_unless (reply_check_image (
      bytes, images[__i__].mime, &mime, &width, &height, &error));
  g_assert_no_error (error);
  fail_unless_equals_string (mime, images[__i__].mime);
  fail_unless_equals_int (width, images[__i__].width);
  fail_unless_equals_int (height, images[__i__].height);
}
GST_END_TEST

/* Every cut of a good header is refused, and none is read beyond its end. */
GST_START_TEST (cut_headers_are_refused)
{
  for (gsize size = 0; size < images[__i__].size; size++) {
    g_autofree gchar *copy = g_memdup2 (images[__i__].data, MAX (size, 1));
    g_autoptr (GBytes) bytes = g_bytes_new (copy, size);
    g_autoptr (GError) error = NULL;
    const gchar *mime;
    gint width, height;
    gboolean ok = reply_check_image (
        bytes, images[__i__].mime, &mime, &width, &height, &error);

    /* The last bytes of a header do not tell its size. */
    if (ok)
      fail_unless (size + 5 >= images[__i__].size);
    else
      g_assert_error (error, GENERATE_ERROR, GENERATE_ERROR_REPLY);
  }
}
GST_END_TEST

static const struct {
  const gchar *data;
  gsize size;
  const gchar *announced, *message;
} liars[] = {
  { FILE_OF ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x80\0\0\x01\x68\x08\x02"),
      "image/jpeg", "announced as image/jpeg, but its bytes are image/png" },
  { FILE_OF ("<html><body>404</body></html>"), "image/png",
      "announced as image/png, but its bytes are of no known kind" },
  { FILE_OF ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\x01\x68\x08\x02"),
      "image/png", "no size of 1 to 16384" },
  { FILE_OF ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\x7f\xff\xff\xff\0\0\1\0\x08\x02"),
      "image/png", "no size of 1 to 16384" },
  { FILE_OF ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\x80\0\0\0\0\0\1\0\x08\x02"),
      "image/png", "no size of 1 to 16384" },
  { FILE_OF (
        "RIFF\x20\0\0\0WAVEfmt \x10\0\0\0\1\0\1\0\x22\x56\0\0\x44\xac\0\0"),
      "audio/wav", "where an image was expected" },
  { FILE_OF (""), NULL, "announced as nothing" },
  { FILE_OF ("\xff\xd8\xff\xe0\0\0\xff\xd8\xff\xe0\0\0"), "image/jpeg",
      "no size" },
};

GST_START_TEST (liars_are_refused)
{
  g_autoptr (GBytes) bytes =
      g_bytes_new_static (liars[__i__].data, liars[__i__].size);
  g_autoptr (GError) error = NULL;
  const gchar *mime;
  gint width, height;

  fail_if (reply_check_image (
      bytes, liars[__i__].announced, &mime, &width, &height, &error));
  g_assert_error (error, GENERATE_ERROR, GENERATE_ERROR_REPLY);
  fail_unless (strstr (error->message, liars[__i__].message) != NULL, "%s",
      error->message);
}
GST_END_TEST

GST_START_TEST (wav_length_is_counted)
{
  static const gchar wav[] =
      "RIFF\x34\0\0\0WAVELIST\3\0\0\0abc\0fmt \x10\0\0\0\1\0\1\0"
      "\xe8\3\0\0\xd0\7\0\0\2\0\x10\0data\x08\0\0\0abcdefgh";
  g_autoptr (GBytes) bytes = g_bytes_new_static (wav, sizeof (wav) - 1);
  const gchar *mime;
  gint64 ms;

  fail_unless (reply_check_wav (bytes, "audio/wav", &mime, &ms, NULL));
  fail_unless_equals_string (mime, "audio/wav");
  /* Eight bytes at 2000 a second. */
  fail_unless_equals_int64 (ms, 4);
  fail_if (reply_check_wav (bytes, "audio/mpeg", &mime, &ms, NULL));
}
GST_END_TEST

static Suite *
reply_media_suite (void)
{
  Suite *suite = suite_create ("reply-media");
  TCase *tc = tcase_create ("reply-media");

  suite_add_tcase (suite, tc);
  tcase_add_loop_test (
      tc, sizes_are_read_from_headers, 0, G_N_ELEMENTS (images));
  tcase_add_loop_test (tc, cut_headers_are_refused, 0, G_N_ELEMENTS (images));
  tcase_add_loop_test (tc, liars_are_refused, 0, G_N_ELEMENTS (liars));
  tcase_add_test (tc, wav_length_is_counted);
  return suite;
}

SUITE_MAIN (reply_media_suite)
