/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Sounds written sample by sample here, and two small MP3 files with an
 * impulse at one second. */
#include "suite.h"
#include "make-media.h"
#include "whole-sound.h"
#include <math.h>

static WholeSound *
decode (const guint8 *data, gsize size, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  return whole_sound_decode (
      bytes, "sound", &media_default_limits, NULL, error);
}

static WholeSound *
decode_ok (const GByteArray *file)
{
  g_autoptr (GError) error = NULL;
  WholeSound *sound = decode (file->data, file->len, &error);

  fail_unless (sound, "%s", error ? error->message : "no message");
  return sound;
}

typedef struct {
  guint tag, bits, rate, channels;
  gdouble exact; /* largest error of a level */
} Format;

static const Format formats[] = {
  { TAG_PCM, 8, 48000, 1, 1 / 250. },
  { TAG_PCM, 8, 8000, 2, 1 / 250. },
  { TAG_PCM, 16, 48000, 1, 1e-6 },
  { TAG_PCM, 16, 48000, 2, 1e-6 },
  { TAG_PCM, 16, 44100, 1, 1e-4 },
  { TAG_PCM, 16, 44100, 2, 1e-4 },
  { TAG_PCM, 16, 22050, 1, 1e-4 },
  { TAG_PCM, 16, 8000, 1, 1e-4 },
  { TAG_PCM, 16, 96000, 2, 1e-4 },
  { TAG_PCM, 24, 48000, 2, 1e-6 },
  { TAG_PCM, 24, 44100, 1, 1e-4 },
  { TAG_PCM, 32, 48000, 2, 1e-6 },
  { TAG_FLOAT, 32, 48000, 1, 0 },
  { TAG_FLOAT, 32, 48000, 2, 0 },
  { TAG_FLOAT, 32, 44100, 2, 1e-4 },
  { TAG_FLOAT, 64, 32000, 2, 1e-4 },
};

static WholeSound *
make_sound (const Format *f, guint frames, gdouble (*at) (guint, guint))
{
  g_autoptr (GByteArray) samples = g_byte_array_new ();
  g_autoptr (GByteArray) file = NULL;

  for (guint i = 0; i < frames; i++)
    for (guint c = 0; c < f->channels; c++)
      make_sample (samples, f->tag, f->bits, at (i, c));
  file =
      make_wav (f->tag, f->channels, f->rate, f->bits, samples, samples->len);
  return decode_ok (file);
}

static guint impulse_at;

static gdouble
impulse (guint i, guint channel)
{
  return i == impulse_at ? 0.75 : 0;
}

static gint64
loudest (const WholeSound *sound, guint channel)
{
  gint64 at = 0;

  for (gint64 i = 0; i < sound->n_samples; i++)
    if (fabsf (sound->data[2 * i + channel])
        > fabsf (sound->data[2 * at + channel]))
      at = i;
  return at;
}

/* An impulse at one second comes out at one second, at any rate. */
GST_START_TEST (test_positions)
{
  const Format *f = &formats[__i__];
  g_autoptr (WholeSound) sound = NULL;

  impulse_at = f->rate;
  sound = make_sound (f, f->rate * 5 / 4, impulse);
  fail_unless_equals_int (
      sound->n_samples, (gint) rint (f->rate * 5 / 4 * 48000. / f->rate));
  for (guint c = 0; c < 2; c++)
    fail_unless (ABS (loudest (sound, c) - 48000) <= 1, "at %d",
        (gint) loudest (sound, c));
}
GST_END_TEST;

static gdouble
level (guint i, guint channel)
{
  return channel == 0 ? 0.5 : -0.25;
}

GST_START_TEST (test_levels)
{
  const Format *f = &formats[__i__];
  g_autoptr (WholeSound) sound = make_sound (f, f->rate / 2, level);

  fail_unless_equals_int (sound->n_samples, 24000);
  /* The ends ring where the rate changes. */
  for (gint i = 2000; i < 22000; i++)
    for (guint c = 0; c < 2; c++) {
      gdouble want = level (i, f->channels == 1 ? 0 : c);

      fail_unless (fabs (sound->data[2 * i + c] - want) <= f->exact,
          "%.9g is not %.9g", sound->data[2 * i + c], want);
    }
}
GST_END_TEST;

static guint sine_rate;

static gdouble
sine (guint i, guint channel)
{
  return 0.5 * sin (2 * G_PI * 1000 * i / sine_rate + channel);
}

GST_START_TEST (test_sine_through_the_resampler)
{
  const Format *f = &formats[__i__];
  /* GStreamer's resampler comes a sixteenth of a stored sample late. */
  gdouble slope = 0.5 * 2 * G_PI * 1000 / f->rate;
  gdouble allowed =
      (f->bits == 8 ? 0.01 : 3e-4) + (f->rate == 48000 ? 0 : slope / 15);
  g_autoptr (WholeSound) sound = NULL;

  sine_rate = f->rate;
  sound = make_sound (f, f->rate / 4, sine);
  for (gint i = 1000; i < 11000; i++)
    for (guint c = 0; c < 2; c++) {
      gdouble want =
          0.5 * sin (2 * G_PI * 1000 * i / 48000. + (f->channels == 1 ? 0 : c));

      fail_unless (fabs (sound->data[2 * i + c] - want) < allowed,
          "%d: %.9g is not %.9g", i, sound->data[2 * i + c], want);
    }
}
GST_END_TEST;

static GByteArray *
counting_wav (guint32 declared)
{
  g_autoptr (GByteArray) samples = g_byte_array_new ();

  for (gint i = 0; i < 1000; i++)
    make_le (samples, i, 2);
  return make_wav (TAG_PCM, 1, 48000, 16, samples, declared);
}

static void
check_counting (const GByteArray *file, gint n)
{
  g_autoptr (WholeSound) sound = decode_ok (file);

  fail_unless_equals_int (sound->n_samples, n);
  for (gint i = 0; i < n; i++)
    fail_unless (sound->data[2 * i] == i / 32768.f);
}

GST_START_TEST (test_wrong_sizes)
{
  static const struct {
    guint32 declared;
    gint n;
  } cases[] = { { 2000, 1000 }, { 0, 1000 }, { G_MAXUINT32, 1000 },
    { 2002, 1000 }, { 0x7ffffff0, 1000 }, { 1000, 500 }, { 1001, 500 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GByteArray) file = counting_wav (cases[i].declared);

    check_counting (file, cases[i].n);
  }
}
GST_END_TEST;

GST_START_TEST (test_cut_anywhere)
{
  g_autoptr (GByteArray) file = counting_wav (2000);

  for (guint size = 0; size < 46; size++) {
    g_autoptr (GError) error = NULL;

    fail_unless (!decode (file->data, size, &error));
    fail_unless (error->domain == MEDIA_ERROR);
  }
  for (guint size = 46; size < file->len; size += 177) {
    GByteArray view = { file->data, size };

    check_counting (&view, (size - 44) / 2);
  }
}
GST_END_TEST;

GST_START_TEST (test_rf64_and_other_chunks)
{
  g_autoptr (GByteArray) plain = counting_wav (G_MAXUINT32);
  g_autoptr (GByteArray) file = g_byte_array_new ();

  make_text (file, "RF64");
  make_le (file, G_MAXUINT32, 4);
  make_text (file, "WAVEds64");
  make_le (file, 28, 4);
  make_le (file, 2000, 8);
  make_le (file, 1400, 8);
  make_le (file, 700, 8);
  make_le (file, 0, 4);
  make_text (file, "LIST");
  make_le (file, 5, 4);
  make_text (file, "odd!!");
  make_le (file, 0, 1);
  g_byte_array_append (file, plain->data + 12, plain->len - 12);
  check_counting (file, 700);
}
GST_END_TEST;

/* Six channels by mask: the two in front are heard, the centre in both. */
GST_START_TEST (test_surround)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autoptr (WholeSound) sound = NULL;

  make_text (file, "RIFF");
  make_le (file, 0, 4);
  make_text (file, "WAVEfmt ");
  make_le (file, 40, 4);
  make_le (file, 0xfffe, 2);
  make_le (file, 6, 2);
  make_le (file, 48000, 4);
  make_le (file, 48000 * 12, 4);
  make_le (file, 12, 2);
  make_le (file, 16, 2);
  make_le (file, 22, 2);
  make_le (file, 16, 2);
  make_le (file, 0x3f, 4);
  make_le (file, TAG_PCM, 2);
  for (gint i = 0; i < 14; i++)
    make_le (file, 0, 1);
  make_text (file, "data");
  make_le (file, 0, 4);
  for (gint i = 0; i < 3000; i++)
    for (gint c = 0; c < 6; c++)
      make_le (file,
          (i < 1000          ? c == 0
                  : i < 2000 ? c == 1
                             : c == 2)
              * 16384,
          2);
  sound = decode_ok (file);
  fail_unless_equals_int (sound->n_samples, 3000);
  fail_unless (sound->data[1000] > 0.1f && sound->data[1001] == 0);
  fail_unless (sound->data[3000] == 0 && sound->data[3001] > 0.1f);
  fail_unless (sound->data[5000] == sound->data[5001]);
  fail_unless (sound->data[5000] > 0.1f);
}
GST_END_TEST;

GST_START_TEST (test_floats_stay_finite)
{
  g_autoptr (GByteArray) samples = g_byte_array_new ();
  g_autoptr (GByteArray) file = NULL;
  g_autoptr (WholeSound) sound = NULL;

  make_le (samples, 0x7fc00000, 4);
  make_le (samples, 0x7f800000, 4);
  make_le (samples, 0x7f7fffff, 4);
  make_le (samples, 0x3f000000, 4);
  file = make_wav (TAG_FLOAT, 1, 48000, 32, samples, 16);
  sound = decode_ok (file);
  fail_unless_equals_int (sound->n_samples, 4);
  for (gint i = 0; i < 8; i++)
    fail_unless (isfinite (sound->data[i]));
  fail_unless (sound->data[6] == 0.5f && sound->data[7] == 0.5f);
}
GST_END_TEST;

typedef struct {
  guint tag, channels, rate, bits;
  MediaError code;
  const gchar *message;
} Refused;

static const Refused refused[] = {
  { TAG_ALAW, 1, 8000, 8, MEDIA_ERROR_TYPE, "format tag 0x0006" },
  { 2, 2, 44100, 4, MEDIA_ERROR_TYPE, "format tag 0x0002" },
  { TAG_PCM, 0, 48000, 16, MEDIA_ERROR_CORRUPT, "0 channels" },
  { TAG_PCM, 9, 48000, 16, MEDIA_ERROR_CORRUPT, "9 channels" },
  { TAG_PCM, 2, 0, 16, MEDIA_ERROR_CORRUPT, "at 0 Hz" },
  { TAG_PCM, 2, 4000000000u, 16, MEDIA_ERROR_CORRUPT, "Hz, expected" },
  { TAG_PCM, 2, 48000, 0, MEDIA_ERROR_TYPE, "0-bit integer" },
  { TAG_PCM, 2, 48000, 64, MEDIA_ERROR_TYPE, "64-bit integer" },
  { TAG_FLOAT, 2, 48000, 16, MEDIA_ERROR_TYPE, "16-bit float" },
};

GST_START_TEST (test_refused)
{
  const Refused *r = &refused[__i__];
  g_autoptr (GByteArray) samples = g_byte_array_new ();
  g_autoptr (GByteArray) file = NULL;
  g_autoptr (GError) error = NULL;

  g_byte_array_set_size (samples, 64);
  memset (samples->data, 0, 64);
  file = make_wav (r->tag, r->channels, r->rate, r->bits, samples, 64);
  fail_unless (!decode (file->data, file->len, &error));
  fail_unless (
      g_error_matches (error, MEDIA_ERROR, r->code), "%s", error->message);
  fail_unless (g_str_has_prefix (error->message, "sound: "));
  fail_unless (strstr (error->message, r->message), "%s", error->message);
}
GST_END_TEST;

static const struct {
  const gchar *name;
  gint n_samples;
  gboolean left_only;
} mp3s[] = {
  { "impulse-44100-mono.mp3", 62400, FALSE },
  { "impulse-22050-left.mp3", 57600, TRUE },
};

GST_START_TEST (test_mp3_position)
{
  g_autoptr (GBytes) bytes = fixture (mp3s[__i__].name);
  g_autoptr (GError) error = NULL;
  g_autoptr (WholeSound) sound =
      whole_sound_decode (bytes, "m", &media_default_limits, NULL, &error);

  fail_unless (sound, "%s", error ? error->message : "");
  fail_unless (ABS (sound->n_samples - mp3s[__i__].n_samples) <= 1, "%d",
      (gint) sound->n_samples);
  fail_unless (ABS (loudest (sound, 0) - 48000) <= 48, "at %d",
      (gint) loudest (sound, 0));
  fail_unless (fabsf (sound->data[2 * loudest (sound, 0)]) > 0.1f);
  if (mp3s[__i__].left_only)
    fail_unless (fabsf (sound->data[2 * loudest (sound, 1) + 1]) < 0.1f);
  else
    for (gint64 i = 0; i < sound->n_samples; i++)
      fail_unless (sound->data[2 * i] == sound->data[2 * i + 1]);
}
GST_END_TEST;

/* Broken in the middle an MP3 plays on, as everywhere; it never hangs. */
GST_START_TEST (test_mp3_mutations)
{
  g_autoptr (GBytes) bytes = fixture (mp3s[0].name);
  GRand *rand = g_rand_new_with_seed (5);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (gint i = 0; i < 40; i++) {
    g_autofree guint8 *copy = g_memdup2 (data, size);
    g_autoptr (GError) error = NULL;
    g_autoptr (WholeSound) sound = NULL;

    for (gint k = 0; k < 20; k++)
      copy[g_rand_int_range (rand, 0, i < 20 ? 200 : size)] = g_rand_int (rand);
    sound =
        decode (copy, i % 2 ? size : g_rand_int_range (rand, 0, size), &error);
    fail_unless ((sound == NULL) == (error != NULL));
    if (sound)
      fail_unless (sound->n_samples > 0 && sound->n_samples < 480000);
  }
  g_rand_free (rand);
}
GST_END_TEST;

GST_START_TEST (test_length_limit)
{
  MediaLimits limits = media_default_limits;
  g_autoptr (GBytes) mp3 = fixture (mp3s[0].name);
  g_autoptr (GByteArray) samples = g_byte_array_new ();
  g_autoptr (GByteArray) file = NULL;
  g_autoptr (GBytes) wav = NULL;
  GBytes *both[2];

  limits.max_audio_seconds = 1;
  g_byte_array_set_size (samples, 2 * 8001);
  memset (samples->data, 0, samples->len);
  file = make_wav (TAG_PCM, 1, 8000, 16, samples, 0);
  wav = g_bytes_new (file->data, file->len);
  both[0] = mp3;
  both[1] = wav;
  for (gint i = 0; i < 2; i++) {
    g_autoptr (GError) error = NULL;

    fail_unless (!whole_sound_decode (both[i], "s", &limits, NULL, &error));
    fail_unless (g_error_matches (error, MEDIA_ERROR, MEDIA_ERROR_LIMIT));
    fail_unless (
        strstr (error->message, "1 s of sound allowed"), "%s", error->message);
  }
}
GST_END_TEST;

/* At 1 Hz a sample would become 48,000 and a block of them gigabytes. */
GST_START_TEST (test_slowest_rate)
{
  g_autoptr (GByteArray) samples = g_byte_array_new ();
  g_autoptr (GByteArray) slow = NULL, slowest = NULL;
  g_autoptr (WholeSound) sound = NULL;
  g_autoptr (GError) error = NULL;

  g_byte_array_append (samples, (const guint8 *) "\0\0\0\0", 4);
  slow = make_wav (TAG_PCM, 1, 1000, 16, samples, 0);
  sound = decode_ok (slow);
  fail_unless_equals_int (sound->n_samples, 96);
  slowest = make_wav (TAG_PCM, 1, 999, 16, samples, 0);
  fail_unless (!decode (slowest->data, slowest->len, &error));
  fail_unless (g_error_matches (error, MEDIA_ERROR, MEDIA_ERROR_CORRUPT));
  fail_unless_equals_string (error->message,
      "sound: a WAV of 1 channels at 999 Hz, expected 1 to 8 at 1000 to 768000 "
      "Hz");
}
GST_END_TEST;

GST_START_TEST (test_not_a_sound)
{
  g_autoptr (GByteArray) png = make_png_start (4, 4, 8, 2, 0);
  g_autoptr (GError) error = NULL;

  fail_unless (!decode (png->data, png->len, &error));
  fail_unless (g_error_matches (error, MEDIA_ERROR, MEDIA_ERROR_TYPE));
  fail_unless_equals_string (
      error->message, "sound: a sound is expected, this is PNG");
}
GST_END_TEST;

GST_START_TEST (test_missing_plugin)
{
  GstRegistry *registry = gst_registry_get ();
  GstPluginFeature *feature =
      gst_registry_lookup_feature (registry, "mpg123audiodec");
  g_autoptr (GBytes) bytes = fixture (mp3s[0].name);
  g_autoptr (GError) error = NULL;

  fail_unless (feature);
  gst_registry_remove_feature (registry, feature);
  fail_unless (
      !whole_sound_decode (bytes, "m", &media_default_limits, NULL, &error));
  gst_registry_add_feature (registry, feature);
  gst_object_unref (feature);
  fail_unless (
      g_error_matches (error, MEDIA_ERROR, MEDIA_ERROR_MISSING_PLUGIN));
  fail_unless_equals_string (error->message,
      "m: the GStreamer element "
      "\"mpg123audiodec\" is missing, install gstreamer1.0-plugins-good");
}
GST_END_TEST;

GST_START_TEST (test_cancelled)
{
  g_autoptr (GBytes) bytes = fixture (mp3s[0].name);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  fail_unless (!whole_sound_decode (
      bytes, "m", &media_default_limits, cancellable, &error));
  fail_unless (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}
GST_END_TEST;

static gpointer
decode_in_thread (gpointer bytes)
{
  return whole_sound_decode (bytes, "m", &media_default_limits, NULL, NULL);
}

GST_START_TEST (test_threads)
{
  g_autoptr (GBytes) bytes = fixture (mp3s[0].name);
  WholeSound *other = NULL;
  GThread *threads[8];

  for (gint i = 0; i < 8; i++)
    threads[i] = g_thread_new ("decode", decode_in_thread, bytes);
  for (gint i = 0; i < 8; i++) {
    WholeSound *sound = g_thread_join (threads[i]);

    fail_unless (sound);
    if (other) {
      fail_unless_equals_int (sound->n_samples, other->n_samples);
      fail_unless (
          memcmp (sound->data, other->data, sound->n_samples * 8) == 0);
      whole_sound_free (sound);
    } else
      other = sound;
  }
  whole_sound_free (other);
}
GST_END_TEST;

static Suite *
decode_sound_suite (void)
{
  Suite *s = suite_create ("decode-sound");
  TCase *t = tcase_create ("general");

  suite_add_tcase (s, t);
  tcase_add_loop_test (t, test_positions, 0, G_N_ELEMENTS (formats));
  tcase_add_loop_test (t, test_levels, 0, G_N_ELEMENTS (formats));
  tcase_add_loop_test (
      t, test_sine_through_the_resampler, 0, G_N_ELEMENTS (formats));
  tcase_add_test (t, test_wrong_sizes);
  tcase_add_test (t, test_cut_anywhere);
  tcase_add_test (t, test_rf64_and_other_chunks);
  tcase_add_test (t, test_surround);
  tcase_add_test (t, test_floats_stay_finite);
  tcase_add_loop_test (t, test_refused, 0, G_N_ELEMENTS (refused));
  tcase_add_loop_test (t, test_mp3_position, 0, G_N_ELEMENTS (mp3s));
  tcase_add_test (t, test_mp3_mutations);
  tcase_add_test (t, test_length_limit);
  tcase_add_test (t, test_slowest_rate);
  tcase_add_test (t, test_not_a_sound);
  tcase_add_test (t, test_missing_plugin);
  tcase_add_test (t, test_cancelled);
  tcase_add_test (t, test_threads);
  return s;
}

SUITE_MAIN (decode_sound_suite)
