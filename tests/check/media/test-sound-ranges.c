/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A sound gives the same samples wherever it is begun, and is never held
 * whole. */
#include "suite.h"
#include "make-media.h"
#include "whole-sound.h"
#include <glib/gstdio.h>
#include <sys/resource.h>

static const gchar *const mp3s[] = { "impulse-44100-mono.mp3",
  "impulse-22050-left.mp3", "noise-44100-mono.mp3" };

/* WAVs of noise at rates with short and long periods. */
typedef struct {
  guint tag, bits, rate, channels;
} Noise;

static const Noise noises[] = {
  { TAG_PCM, 16, 48000, 2 },
  { TAG_PCM, 8, 8000, 1 },
  { TAG_PCM, 16, 1000, 1 },
  { TAG_PCM, 16, 22050, 1 },
  { TAG_PCM, 24, 44100, 2 },
  { TAG_PCM, 16, 44101, 1 },
  { TAG_FLOAT, 32, 96000, 2 },
  { TAG_FLOAT, 64, 11025, 1 },
  { TAG_PCM, 16, 192000, 1 },
};

static GBytes *
make_noise (const Noise *f, gdouble seconds)
{
  g_autoptr (GByteArray) samples = g_byte_array_new ();
  g_autoptr (GByteArray) file = NULL;
  GRand *rand = g_rand_new_with_seed (f->rate);

  for (guint i = 0; i < (guint) (f->rate * seconds) * f->channels; i++)
    make_sample (
        samples, f->tag, f->bits, g_rand_double_range (rand, -0.9, 0.9));
  g_rand_free (rand);
  file =
      make_wav (f->tag, f->channels, f->rate, f->bits, samples, samples->len);
  return g_bytes_new (file->data, file->len);
}

static void
check_range (MediaSound *sound, const WholeSound *whole, gint64 from, gint64 n)
{
  g_autofree gfloat *out = g_new (gfloat, 2 * n + 1);
  g_autoptr (GError) error = NULL;

  memset (out, 0xff, (2 * n + 1) * sizeof *out);
  fail_unless (media_sound_read (sound, from, n, out, NULL, &error), "%s",
      error ? error->message : "");
  fail_unless (memcmp (out, whole->data + 2 * from, 2 * n * sizeof *out) == 0,
      "%d samples from %d", (gint) n, (gint) from);
}

/* Backwards, then two readers at places of their own, then anywhere. */
static void
check_ranges (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WholeSound) whole =
      whole_sound_decode (bytes, "s", &media_default_limits, NULL, &error);
  g_autoptr (MediaSound) sound = media_sound_open (
      media_file_new_for_bytes (bytes), "s", &media_default_limits, &error);
  GRand *rand = g_rand_new_with_seed (3);
  gint64 n;

  g_assert_no_error (error);
  n = whole->n_samples;
  fail_unless_equals_int64 (media_sound_length (sound), n);
  for (gint64 at = n - 1000; at > 0; at -= 20011)
    check_range (sound, whole, at, 1000);
  for (gint64 at = 0; at + 4000 < n / 2; at += 4000) {
    check_range (sound, whole, at, 4000);
    check_range (sound, whole, n / 2 + at, 4000);
  }
  for (gint i = 0; i < 40; i++) {
    gint64 from = g_rand_int_range (rand, 0, n);

    check_range (sound, whole, from, g_rand_int_range (rand, 0, n - from + 1));
  }
  g_rand_free (rand);
}

/* Wherever it is begun, a sound gives what it gives when it is played through:
 * to the bit. */
GST_START_TEST (test_any_range_of_a_wav)
{
  g_autoptr (GBytes) bytes = make_noise (&noises[__i__], 6.37);

  check_ranges (bytes);
}
GST_END_TEST;

static GBytes *
repeat (GBytes *one, gint times)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();

  for (gint i = 0; i < times; i++)
    g_byte_array_append (
        all, g_bytes_get_data (one, NULL), g_bytes_get_size (one));
  return g_bytes_new (all->data, all->len);
}

/* And ten of them, one behind the other: longer than what a sound keeps. */
GST_START_TEST (test_any_range_of_an_mp3)
{
  g_autoptr (GBytes) one = fixture (mp3s[__i__]);
  g_autoptr (GBytes) ten = repeat (one, 10);

  check_ranges (one);
  check_ranges (ten);
}
GST_END_TEST;

/* The tags of all but the first look like frames, and decode to nothing:
 * silence stands in for what is missing at the end. */
GST_START_TEST (test_less_than_its_frames_say)
{
  g_autoptr (GBytes) one = fixture (mp3s[2]);
  g_autoptr (GBytes) many = repeat (one, 40);
  g_autoptr (MediaSound) sound = media_sound_open (
      media_file_new_for_bytes (many), "m", &media_default_limits, NULL);
  g_autofree gfloat *out = g_new (gfloat, 2 * 30000);
  g_autoptr (GError) error = NULL;
  gint64 n = media_sound_length (sound);

  fail_unless (media_sound_read (sound, n - 30000, 30000, out, NULL, &error),
      "%s", error ? error->message : "");
  for (gint i = 0; i < 2 * 30000; i++)
    fail_unless (out[i] == 0, "sample %d", i / 2);
}
GST_END_TEST;

/* The same samples from a file of which only the header is in memory; cut
 * while it is read, it is an error and not a crash. */
GST_START_TEST (test_a_file_is_cut_while_it_plays)
{
  static const Noise noise = { TAG_PCM, 16, 48000, 2 };
  g_autoptr (GBytes) bytes = make_noise (&noise, 8);
  g_autofree gchar *path = NULL;
  g_autoptr (WholeSound) whole = NULL;
  g_autoptr (MediaSound) sound = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gfloat *out = g_new (gfloat, 2 * 1000);
  gint fd = g_file_open_tmp ("sound-XXXXXX.wav", &path, &error);
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  g_assert_no_error (error);
  fail_unless (write (fd, data, size) == (gssize) size);
  whole = whole_sound_decode (bytes, "s", &media_default_limits, NULL, NULL);
  sound = media_sound_open (media_file_open (path, &media_default_limits, NULL),
      "s", &media_default_limits, &error);
  g_assert_no_error (error);
  check_range (sound, whole, 300000, 50000);
  fail_unless (ftruncate (fd, size / 4) == 0);
  close (fd);
  check_range (sound, whole, 0, 10000);
  fail_unless (!media_sound_read (sound, 200000, 1000, out, NULL, &error));
  fail_unless (g_error_matches (error, MEDIA_ERROR, MEDIA_ERROR_OPEN));
  fail_unless (g_str_has_prefix (error->message, "s: "), "%s", error->message);
  fail_unless (strstr (error->message, path) != NULL, "%s", error->message);
  g_unlink (path);
}
GST_END_TEST;

/* Cancelled in the middle it goes on, and gives the same. */
GST_START_TEST (test_goes_on_after_a_cancellation)
{
  g_autoptr (GBytes) bytes = fixture (mp3s[0]);
  g_autoptr (WholeSound) whole =
      whole_sound_decode (bytes, "m", &media_default_limits, NULL, NULL);
  g_autoptr (MediaSound) sound = media_sound_open (
      media_file_new_for_bytes (bytes), "m", &media_default_limits, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree gfloat *out = g_new (gfloat, 2 * 100);

  for (gint i = 0; i < 3; i++) {
    g_autoptr (GError) error = NULL;
    gint64 at = 16384 * i;

    check_range (sound, whole, at, 100);
    g_cancellable_cancel (cancellable);
    fail_unless (
        !media_sound_read (sound, at + 16384, 100, out, cancellable, &error));
    fail_unless (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
    g_cancellable_reset (cancellable);
  }
  check_range (sound, whole, 0, whole->n_samples);
}
GST_END_TEST;

static gint64
peak_memory (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss * G_GINT64_CONSTANT (1024);
}

/* Ten minutes are 230 MB of floats, and the file 115. */
GST_START_TEST (test_memory_of_a_long_file)
{
  g_autofree gchar *path = NULL;
  g_autoptr (MediaSound) sound = NULL;
  g_autoptr (GByteArray) none = g_byte_array_new ();
  const guint32 size = 600 * 48000 * 4;
  g_autoptr (GByteArray) header = make_wav (TAG_PCM, 2, 48000, 16, none, size);
  g_autofree gfloat *out = g_new (gfloat, 2 * 48000);
  gint fd = g_file_open_tmp ("sound-XXXXXX.wav", &path, NULL);
  gint64 before;

  fail_unless (write (fd, header->data, header->len) == (gssize) header->len);
  fail_unless (ftruncate (fd, header->len + size) == 0);
  close (fd);
  before = peak_memory ();
  sound = media_sound_open (media_file_open (path, &media_default_limits, NULL),
      "s", &media_default_limits, NULL);
  fail_unless_equals_int64 (media_sound_length (sound), 600 * 48000);
  for (gint i = 0; i < 600; i++)
    fail_unless (media_sound_read (sound, i * 48000, 48000, out, NULL, NULL));
  fail_unless (peak_memory () - before < 16 * 1000 * 1000, "%d bytes",
      (gint) (peak_memory () - before));
  g_unlink (path);
}
GST_END_TEST;

static Suite *
sound_ranges_suite (void)
{
  Suite *s = suite_create ("sound-ranges");
  TCase *t = tcase_create ("general");

  suite_add_tcase (s, t);
  tcase_add_loop_test (t, test_any_range_of_a_wav, 0, G_N_ELEMENTS (noises));
  tcase_add_loop_test (t, test_any_range_of_an_mp3, 0, G_N_ELEMENTS (mp3s));
  tcase_add_test (t, test_less_than_its_frames_say);
  tcase_add_test (t, test_a_file_is_cut_while_it_plays);
  tcase_add_test (t, test_goes_on_after_a_cancellation);
  tcase_add_test (t, test_memory_of_a_long_file);
  return s;
}

SUITE_MAIN (sound_ranges_suite)
