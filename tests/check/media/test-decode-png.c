/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Our own PNG decoder against the pixels that the files were made from. */
#include "suite.h"
#include "decode.h"
#include "make-png.h"

static MediaImage *
decode (GBytes *bytes, GError **error)
{
  return media_decode_image (
      bytes, "picture", &media_default_limits, NULL, error);
}

static MediaImage *
decode_ok (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  MediaImage *image = decode (bytes, &error);

  fail_unless (image, "%s", error ? error->message : "no message");
  return image;
}

static void
check_png (const Png *p, gboolean interlaced)
{
  g_autoptr (GBytes) bytes = make_png (p, interlaced);
  g_autoptr (MediaImage) image = decode_ok (bytes);

  fail_unless_equals_int (image->width, p->width);
  fail_unless_equals_int (image->height, p->height);
  for (guint y = 0; y < p->height; y++)
    for (guint x = 0; x < p->width; x++) {
      const guint8 *got = image->rgba + 4 * (y * p->width + x);
      guint8 want[4];

      expected (p, x, y, want);
      fail_unless (memcmp (got, want, 4) == 0,
          "%u,%u: %u %u %u %u is not %u %u %u %u", x, y, got[0], got[1], got[2],
          got[3], want[0], want[1], want[2], want[3]);
    }
}

GST_START_TEST (test_png)
{
  check_png (&pngs[__i__], FALSE);
}
GST_END_TEST;

GST_START_TEST (test_png_interlaced)
{
  check_png (&pngs[__i__], TRUE);
}
GST_END_TEST;

/* Twelve megapixels of white from a few rows of stored zlib would be no test:
 * this one says 2 pixels a side more than it holds. */
GST_START_TEST (test_too_little_data)
{
  Png p = pngs[8];
  g_autoptr (GByteArray) png = make_png_start (15, 11, 8, RGB, 0);
  g_autoptr (GByteArray) rows = png_rows (&p, FALSE);
  g_autoptr (GByteArray) packed = make_zlib (rows->data, rows->len);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  make_png_chunk (png, "IDAT", packed->data, packed->len);
  make_png_chunk (png, "IEND", NULL, 0);
  bytes = g_bytes_new (png->data, png->len);
  fail_unless (!decode (bytes, &error));
  fail_unless (g_error_matches (error, MEDIA_ERROR, MEDIA_ERROR_CORRUPT));
}
GST_END_TEST;

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (5000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static gboolean
is_cancelled_midway (GBytes *bytes)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MediaImage) image = NULL;
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);

  image = media_decode_image (
      bytes, "picture", &media_default_limits, cancellable, &error);
  g_thread_join (thread);
  fail_unless ((image == NULL) == (error != NULL));
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Nine megapixels take far longer than the canceller sleeps, unless the machine
 * lets it oversleep. */
GST_START_TEST (test_cancelled_midway)
{
  const Png p = { GRAY, 16, 3000, 3000 };
  g_autoptr (GBytes) bytes = make_png (&p, FALSE);
  gint left = 20;

  while (left > 0 && !is_cancelled_midway (bytes))
    left--;
  fail_unless (left > 0);
}
GST_END_TEST;

static Suite *
decode_png_suite (void)
{
  Suite *s = suite_create ("decode-png");
  TCase *t = tcase_create ("general");

  suite_add_tcase (s, t);
  tcase_add_loop_test (t, test_png, 0, G_N_ELEMENTS (pngs));
  tcase_add_loop_test (t, test_png_interlaced, 0, G_N_ELEMENTS (pngs));
  tcase_add_test (t, test_too_little_data);
  tcase_add_test (t, test_cancelled_midway);
  return s;
}

SUITE_MAIN (decode_png_suite)
