/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Pictures of every kind against the pixels they were made from. */
#include "suite.h"
#include "decode.h"
#include "make-media.h"
#include "make-png.h"
#include <math.h>

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

/* Flat blocks of 16x16: at quality 100 their values survive exactly. */
#define JW 64
#define JH 48

static guint8
block_value (gint x, gint y, gint plane)
{
  static const guint8 levels[3][4] = { { 40, 90, 140, 200 },
    { 128, 100, 150, 128 }, { 128, 140, 110, 160 } };

  return levels[plane][(x / 16 + 2 * (y / 16) + plane) % 4];
}

/* Chroma in the middle of 2x2 samples, in between along straight lines. */
static gdouble
chroma_at (gint x, gint y, gint plane)
{
  gdouble u = CLAMP ((x - 0.5) / 2, 0, JW / 2 - 1);
  gdouble v = CLAMP ((y - 0.5) / 2, 0, JH / 2 - 1);
  gint i = floor (u), j = floor (v);
  gint i1 = MIN (i + 1, JW / 2 - 1), j1 = MIN (j + 1, JH / 2 - 1);
  gdouble a = u - i, b = v - j;

  return (1 - b)
      * ((1 - a) * block_value (2 * i, 2 * j, plane)
          + a * block_value (2 * i1, 2 * j, plane))
      + b
      * ((1 - a) * block_value (2 * i, 2 * j1, plane)
          + a * block_value (2 * i1, 2 * j1, plane));
}

static void
check_ycc (
    const guint8 *got, gdouble y, gdouble cb, gdouble cr, gdouble allowed)
{
  gdouble want[3] = { y + 1.402 * (cr - 128),
    y - 0.344136 * (cb - 128) - 0.714136 * (cr - 128), y + 1.772 * (cb - 128) };

  for (gint c = 0; c < 3; c++)
    fail_unless (fabs (got[c] - CLAMP (want[c], 0, 255)) <= allowed,
        "channel %d: %d is not %g", c, got[c], want[c]);
  fail_unless_equals_int (got[3], 255);
}

static GBytes *
make_jpeg_420 (void)
{
  guint8 raw[JW * JH * 3 / 2], *p = raw;

  for (gint plane = 0; plane < 3; plane++)
    for (gint y = 0; y < JH; y += plane ? 2 : 1)
      for (gint x = 0; x < JW; x += plane ? 2 : 1)
        *p++ = block_value (x, y, plane);
  return make_encoded ("jpegenc quality=100",
      "video/x-raw, format=I420, width=64, height=48, framerate=1/1", raw,
      sizeof raw);
}

GST_START_TEST (test_jpeg_420)
{
  g_autoptr (GBytes) bytes = make_jpeg_420 ();
  g_autoptr (MediaImage) image = decode_ok (bytes);

  fail_unless_equals_int (image->width, JW);
  fail_unless_equals_int (image->height, JH);
  for (gint y = 0; y < JH; y++)
    for (gint x = 0; x < JW; x++)
      check_ycc (image->rgba + 4 * (y * JW + x), block_value (x, y, 0),
          chroma_at (x, y, 1), chroma_at (x, y, 2), 0.501);
}
GST_END_TEST;

/* jpegdec gives every sampling as 4:2:0. */
GST_START_TEST (test_jpeg_444)
{
  guint8 raw[JW * JH * 3];
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (MediaImage) image = NULL;

  for (gint plane = 0; plane < 3; plane++)
    for (gint y = 0; y < JH; y++)
      for (gint x = 0; x < JW; x++)
        raw[(plane * JH + y) * JW + x] = block_value (x, y, plane);
  bytes = make_encoded ("jpegenc quality=100",
      "video/x-raw, format=Y444, width=64, height=48, framerate=1/1", raw,
      sizeof raw);
  image = decode_ok (bytes);
  for (gint y = 0; y < JH; y++)
    for (gint x = 0; x < JW; x++)
      check_ycc (image->rgba + 4 * (y * JW + x), block_value (x, y, 0),
          chroma_at (x, y, 1), chroma_at (x, y, 2), 0.501);
}
GST_END_TEST;

GST_START_TEST (test_jpeg_gray)
{
  guint8 raw[JW * JH];
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (MediaImage) image = NULL;

  for (gint i = 0; i < JW * JH; i++)
    raw[i] = block_value (i % JW, i / JW, 0);
  bytes = make_encoded ("jpegenc quality=100",
      "video/x-raw, format=GRAY8, width=64, height=48, framerate=1/1", raw,
      sizeof raw);
  image = decode_ok (bytes);
  for (gint i = 0; i < JW * JH; i++)
    check_ycc (image->rgba + 4 * i, raw[i], 128, 128, 0.001);
}
GST_END_TEST;

/* Odd sizes, where the last chroma sample covers half as much. */
GST_START_TEST (test_jpeg_odd)
{
  /* jpegenc reads whole blocks, and so beyond the last row's end. */
  guint8 raw[36 * 34 + 2 * 20 * 17 + 64];
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (MediaImage) image = NULL;

  memset (raw, 120, sizeof raw);
  bytes = make_encoded ("jpegenc quality=100",
      "video/x-raw, format=I420, width=33, height=33, framerate=1/1", raw,
      sizeof raw);
  image = decode_ok (bytes);
  fail_unless_equals_int (image->width, 33);
  fail_unless_equals_int (image->height, 33);
  for (gint i = 0; i < 33 * 33; i++)
    check_ycc (image->rgba + 4 * i, 120, 120, 120, 0.501);
}
GST_END_TEST;

static GBytes *
with_orientation (GBytes *jpeg, gint orientation, gboolean big)
{
  GByteArray *out = g_byte_array_new ();
  gsize size;
  const guint8 *data = g_bytes_get_data (jpeg, &size);
  const guint8 little_exif[] = { 0xff, 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0,
    'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation,
    0, 0, 0, 0, 0, 0, 0 };
  const guint8 big_exif[] = { 0xff, 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M',
    'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0,
    0, 0, 0, 0, 0 };

  g_byte_array_append (out, data, 2);
  g_byte_array_append (out, big ? big_exif : little_exif, sizeof big_exif);
  g_byte_array_append (out, data + 2, size - 2);
  return g_byte_array_free_to_bytes (out);
}

/* Where the pixel that is stored at x, y is to be seen, by the EXIF names of
 * row 0 and column 0. */
static void
oriented (gint orientation, gint x, gint y, gint *to_x, gint *to_y)
{
  const gint right = JW - 1 - x, bottom = JH - 1 - y;
  const gint at[9][2] = { { x, y }, { x, y }, { right, y }, { right, bottom },
    { x, bottom }, { y, x }, { bottom, x }, { bottom, right }, { y, right } };

  *to_x = at[orientation][0];
  *to_y = at[orientation][1];
}

GST_START_TEST (test_jpeg_orientation)
{
  g_autoptr (GBytes) plain = make_jpeg_420 ();
  g_autoptr (MediaImage) upright = decode_ok (plain);

  for (gint big = 0; big < 2; big++) {
    g_autoptr (GBytes) bytes = with_orientation (plain, __i__, big);
    g_autoptr (MediaImage) image = decode_ok (bytes);

    fail_unless_equals_int (image->width, __i__ >= 5 && __i__ < 9 ? JH : JW);
    fail_unless_equals_int (image->height, __i__ >= 5 && __i__ < 9 ? JW : JH);
    for (gint y = 0; y < JH; y++)
      for (gint x = 0; x < JW; x++) {
        gint to_x, to_y;

        oriented (__i__ < 9 ? __i__ : 1, x, y, &to_x, &to_y);
        fail_unless (memcmp (image->rgba + 4 * (to_y * image->width + to_x),
                         upright->rgba + 4 * (y * JW + x), 4)
            == 0);
      }
  }
}
GST_END_TEST;

static GBytes *
make_webp (gboolean alpha)
{
  guint8 raw[JW * JH * 4], *p = raw;
  g_autofree gchar *caps = g_strdup_printf ("video/x-raw, format=%s, width=64, "
                                            "height=48, framerate=1/1",
      alpha ? "RGBA" : "RGB");

  for (gint i = 0; i < JW * JH; i++) {
    *p++ = i;
    *p++ = i / 7;
    *p++ = i / 64 * 5;
    if (alpha)
      *p++ = i % 64 * 4 + 3;
  }
  return make_encoded ("webpenc lossless=true", caps, raw, p - raw);
}

GST_START_TEST (test_webp)
{
  gboolean alpha = __i__;
  g_autoptr (GBytes) bytes = make_webp (alpha);
  g_autoptr (MediaImage) image = decode_ok (bytes);

  fail_unless_equals_int (image->width, JW);
  fail_unless_equals_int (image->height, JH);
  for (gint i = 0; i < JW * JH; i++) {
    guint8 want[4] = { i, i / 7, i / 64 * 5, alpha ? i % 64 * 4 + 3 : 255 };

    fail_unless (memcmp (image->rgba + 4 * i, want, 4) == 0, "pixel %d", i);
  }
}
GST_END_TEST;

static GBytes *
make_kind (gint kind)
{
  return kind == 0 ? make_png (&pngs[20], FALSE)
      : kind == 1  ? make_jpeg_420 ()
                   : make_webp (kind == 3);
}

static MediaImage *
decode_part (GBytes *bytes, gsize size, GError **error)
{
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
  g_autoptr (GBytes) part = g_bytes_new_static (copy, size);

  return decode (part, error);
}

GST_START_TEST (test_truncated)
{
  g_autoptr (GBytes) bytes = make_kind (__i__);
  gsize size = g_bytes_get_size (bytes);

  for (gsize n = 0; n < size; n += 1 + n / 16) {
    g_autoptr (GError) error = NULL;

    fail_unless (!decode_part (bytes, n, &error), "%d bytes", (gint) n);
    fail_unless (error->domain == MEDIA_ERROR);
    fail_unless (
        n < 24 || error->code == MEDIA_ERROR_CORRUPT, "%s", error->message);
  }
  /* What follows a picture does not harm it. */
  g_autoptr (GByteArray) longer = g_byte_array_new ();
  g_byte_array_append (longer, g_bytes_get_data (bytes, NULL), size);
  make_text (longer, "trailing words");
  g_autoptr (GBytes) more = g_bytes_new (longer->data, longer->len);
  media_image_free (decode_ok (more));
}
GST_END_TEST;

GST_START_TEST (test_mutations)
{
  g_autoptr (GBytes) bytes = make_kind (__i__ % 4);
  gsize size = g_bytes_get_size (bytes);
  GRand *rand = g_rand_new_with_seed (__i__);

  for (gint i = 0; i < 50; i++) {
    g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
    g_autoptr (GBytes) part = g_bytes_new_static (copy, size);
    g_autoptr (GError) error = NULL;
    g_autoptr (MediaImage) image = NULL;

    for (gint k = 0; k < 3; k++)
      copy[g_rand_int_range (rand, 8, i % 2 ? 64 : size)] = g_rand_int (rand);
    image = decode (part, &error);
    fail_unless ((image == NULL) == (error != NULL));
  }
  g_rand_free (rand);
}
GST_END_TEST;

static void
check_refused (GBytes *bytes, MediaError code, const gchar *message)
{
  g_autoptr (GError) error = NULL;

  fail_unless (!decode (bytes, &error));
  fail_unless (
      g_error_matches (error, MEDIA_ERROR, code), "%s", error->message);
  fail_unless_equals_string (error->message, message);
}

GST_START_TEST (test_refused)
{
  g_autoptr (GByteArray) bomb = make_png_start (60000, 60000, 8, 2, 0);
  g_autoptr (GByteArray) moving = make_png_start (4, 4, 8, 2, 0);
  g_autoptr (GBytes) big = g_bytes_new (bomb->data, bomb->len);
  g_autoptr (GBytes) gif = g_bytes_new ("GIF89a\4\0\4\0\0\0\0", 13);
  g_autoptr (GBytes) wav =
      g_bytes_new ("RIFF\0\0\0\0WAVEfmt \20\0\0\0\1\0\1\0\200\273\0\0"
                   "\0\167\1\0\2\0\20\0data\0\0\0\0\0\0",
          46);
  g_autoptr (GBytes) apng = NULL;

  make_png_chunk (moving, "acTL", (const guint8 *) "\0\0\0\2\0\0\0\0", 8);
  apng = g_bytes_new (moving->data, moving->len);
  check_refused (big, MEDIA_ERROR_LIMIT,
      "picture: 60000x60000 pixels, more "
      "than the 64 megapixels allowed");
  check_refused (apng, MEDIA_ERROR_TYPE,
      "picture: an animated PNG, expected a still picture");
  check_refused (gif, MEDIA_ERROR_TYPE,
      "picture: GIF is not taken, expected "
      "PNG, JPEG or WebP, or a sound in WAV, FLAC, MP3, AAC, M4A or Ogg");
  check_refused (
      wav, MEDIA_ERROR_TYPE, "picture: a picture is expected, this is WAV");
}
GST_END_TEST;

/* A few bytes for each pass of the decoder over all pixels. */
static GBytes *
make_scans (guint8 side_256, guint n)
{
  GByteArray *jpeg = g_byte_array_new ();
  guint8 frame[] = { 0xff, 0xd8, 0xff, 0xc2, 0, 11, 8, side_256, 0, side_256, 0,
    1, 1, 0x11, 0 };

  g_byte_array_append (jpeg, frame, sizeof frame);
  while (n-- > 0)
    g_byte_array_append (
        jpeg, (const guint8 *) "\xff\xda\0\x08\1\1\0\0\0\0", 10);
  g_byte_array_append (jpeg, (const guint8 *) "\xff\xd9", 2);
  return g_byte_array_free_to_bytes (jpeg);
}

GST_START_TEST (test_many_scans)
{
  g_autoptr (GBytes) large = make_scans (30, 17);
  g_autoptr (GBytes) most = make_scans (30, 16);
  g_autoptr (GBytes) small = make_scans (1, 257);
  g_autoptr (GError) error = NULL;

  check_refused (large, MEDIA_ERROR_LIMIT,
      "picture: a JPEG of 7680x7680 pixels and more than 16 scans");
  check_refused (small, MEDIA_ERROR_LIMIT,
      "picture: a JPEG of 256x256 pixels and more than 256 scans");
  fail_unless (!decode (most, &error));
  fail_if (g_error_matches (error, MEDIA_ERROR, MEDIA_ERROR_LIMIT));
}
GST_END_TEST;

GST_START_TEST (test_missing_plugin)
{
  GstRegistry *registry = gst_registry_get ();
  GstPluginFeature *feature = gst_registry_lookup_feature (registry, "webpdec");
  g_autoptr (GBytes) bytes = make_webp (FALSE);
  g_autoptr (GError) error = NULL;

  fail_unless (feature);
  gst_registry_remove_feature (registry, feature);
  fail_unless (!decode (bytes, &error));
  gst_registry_add_feature (registry, feature);
  gst_object_unref (feature);
  fail_unless (
      g_error_matches (error, MEDIA_ERROR, MEDIA_ERROR_MISSING_PLUGIN));
  fail_unless (strstr (error->message, "install gstreamer1.0-plugins-bad"));
}
GST_END_TEST;

GST_START_TEST (test_cancelled)
{
  g_autoptr (GBytes) bytes = make_kind (0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  fail_unless (!media_decode_image (
      bytes, "p", &media_default_limits, cancellable, &error));
  fail_unless (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}
GST_END_TEST;

static gpointer
decode_in_thread (gpointer bytes)
{
  for (gint i = 0; i < 10; i++) {
    g_autoptr (MediaImage) image = decode (bytes, NULL);

    if (!image || image->rgba[0] != 0 || image->rgba[4] != 1)
      return GINT_TO_POINTER (FALSE);
  }
  return GINT_TO_POINTER (TRUE);
}

GST_START_TEST (test_threads)
{
  g_autoptr (GBytes) bytes = make_webp (FALSE);
  GThread *threads[6];

  for (gint i = 0; i < 6; i++)
    threads[i] = g_thread_new ("decode", decode_in_thread, bytes);
  for (gint i = 0; i < 6; i++)
    fail_unless (GPOINTER_TO_INT (g_thread_join (threads[i])));
}
GST_END_TEST;

static Suite *
decode_image_suite (void)
{
  Suite *s = suite_create ("decode-image");
  TCase *t = tcase_create ("general");

  suite_add_tcase (s, t);
  tcase_add_test (t, test_jpeg_420);
  tcase_add_test (t, test_jpeg_444);
  tcase_add_test (t, test_jpeg_gray);
  tcase_add_test (t, test_jpeg_odd);
  tcase_add_loop_test (t, test_jpeg_orientation, 0, 10);
  tcase_add_loop_test (t, test_webp, 0, 2);
  tcase_add_loop_test (t, test_truncated, 0, 4);
  tcase_add_loop_test (t, test_mutations, 0, 8);
  tcase_add_test (t, test_refused);
  tcase_add_test (t, test_many_scans);
  tcase_add_test (t, test_missing_plugin);
  tcase_add_test (t, test_cancelled);
  tcase_add_test (t, test_threads);
  return s;
}

SUITE_MAIN (decode_image_suite)
