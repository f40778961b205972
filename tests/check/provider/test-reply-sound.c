/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Sounds and films as they come: what they are, how long, and what is told of
 * those that are something else. */

#include "reply-sound.h"

#include "small-media.h"
#include "suite.h"

static const guint8 *
data_of (GBytes *bytes, gsize *size)
{
  return g_bytes_get_data (bytes, size);
}

static guint32
le32 (const guint8 *p)
{
  return p[0] | p[1] << 8 | p[2] << 16 | (guint32) p[3] << 24;
}

/* A third of a second of samples: in a file, streamed in three manners, and
 * bare. */
static const struct {
  guint32 told;
  guint pcm_rate;
} good[] = {
  { 16000, 0 },
  { 0, 0 },
  { G_MAXUINT32, 0 },
  { 0x7fffffff, 0 },
  { 16000, 24000 },
};

GST_START_TEST (a_wav_is_whole_and_says_so)
{
  g_autoptr (GBytes) bytes = small_wav (24000, 8000, good[__i__].told);
  g_autoptr (GenerateResult) result = g_new0 (GenerateResult, 1);
  g_autoptr (GError) error = NULL;
  const guint8 *data;
  gsize size;

  fail_unless (reply_take_sound (bytes, good[__i__].pcm_rate, result, &error),
      "%s", error ? error->message : "");
  fail_unless_equals_string (result->mime, "audio/wav");
  fail_unless_equals_int64 (result->duration_ms, 333);
  fail_unless_equals_int64 (result->usage.media_ms, 333);
  data = data_of (result->bytes, &size);
  fail_unless_equals_int64 (size, 16044);
  fail_unless_equals_int64 (le32 (data + 4), 16036);
  fail_unless_equals_int64 (le32 (data + 40), 16000);
  for (guint i = 0; i < 8000; i++)
    fail_unless (data[44 + 2 * i] == (i & 0xff) && data[45 + 2 * i] == i >> 8);
}
GST_END_TEST

GST_START_TEST (samples_become_a_wav)
{
  static const guint8 samples[] = { 1, 2, 3, 4, 5 };
  static const guint8 expected[] = { 'R', 'I', 'F', 'F', 40, 0, 0, 0, 'W', 'A',
    'V', 'E', 'f', 'm', 't', ' ', 16, 0, 0, 0, 1, 0, 1, 0, 0xe8, 3, 0, 0, 0xd0,
    7, 0, 0, 2, 0, 16, 0, 'd', 'a', 't', 'a', 4, 0, 0, 0, 1, 2, 3, 4 };
  g_autoptr (GBytes) bytes = g_bytes_new_static (samples, sizeof samples);
  g_autoptr (GBytes) wanted = g_bytes_new_static (expected, sizeof expected);
  g_autoptr (GenerateResult) result = g_new0 (GenerateResult, 1);

  fail_unless (reply_take_sound (bytes, 1000, result, NULL));
  fail_unless (g_bytes_equal (result->bytes, wanted));
  fail_unless_equals_int64 (result->duration_ms, 2);
}
GST_END_TEST

GST_START_TEST (an_mp3_is_as_long_as_its_frames)
{
  g_autoptr (GBytes) bytes = small_mp3 (100);
  g_autoptr (GenerateResult) result = g_new0 (GenerateResult, 1);

  fail_unless (reply_take_sound (bytes, 0, result, NULL));
  fail_unless_equals_string (result->mime, "audio/mpeg");
  fail_unless_equals_int64 (result->duration_ms, 115200 * 1000 / 44100);
  fail_unless (g_bytes_equal (result->bytes, bytes));
}
GST_END_TEST

#define HTML "<!doctype html><title>500 Internal Server Error</title>"

static const struct {
  const gchar *bytes;
  gsize size;
  guint pcm_rate;
  const gchar *message;
} bad[] = {
  { "", 0, 0, "bad_output: expected a sound, found bytes of no known kind" },
  { "", 0, 24000,
      "bad_output: expected a sound, found bytes of no known kind" },
  { HTML, sizeof HTML - 1, 0,
      "bad_output: expected a sound, found bytes of no known kind" },
  { "\x89PNG\r\n\x1a\n", 8, 0, "bad_output: expected a sound, found PNG" },
  { "{\"error\":{\"message\":\"no such voice\"}}", 37, 0,
      "bad_output: expected a sound, but the reply says: no such voice" },
  { "{\"error\":\"out of memory\"}", 25, 24000,
      "bad_output: expected a sound, but the reply says: out of memory" },
  { "{\"detail\":[{\"msg\":\"field required\"}]}", 37, 0,
      "bad_output: expected a sound, but the reply says: field required" },
  { "{\"ok\":true}", 11, 24000,
      "bad_output: expected a sound, but the reply says: JSON" },
  { "RIFF\4\0\0\0WAVE", 12, 0, "bad_output: a WAV without its fmt chunk" },
};

GST_START_TEST (what_is_no_sound_is_told)
{
  g_autoptr (GBytes) bytes =
      g_bytes_new_static (bad[__i__].bytes, bad[__i__].size);
  g_autoptr (GenerateResult) result = g_new0 (GenerateResult, 1);
  g_autoptr (GError) error = NULL;

  fail_if (reply_take_sound (bytes, bad[__i__].pcm_rate, result, &error));
  fail_unless_equals_string (error->message, bad[__i__].message);
  g_assert_error (error, GENERATE_ERROR, GENERATE_ERROR_REPLY);
}
GST_END_TEST

/* Of a WAV that says how long it is, every start is refused. */
GST_START_TEST (a_wav_that_was_cut_is_refused)
{
  g_autoptr (GBytes) whole = small_wav (8000, 50, 100);

  for (gsize size = 1; size < g_bytes_get_size (whole); size++) {
    g_autoptr (GBytes) bytes = g_bytes_new_from_bytes (whole, 0, size);
    g_autoptr (GenerateResult) result = g_new0 (GenerateResult, 1);
    g_autoptr (GError) error = NULL;

    fail_if (reply_take_sound (bytes, 0, result, &error), "%zu", size);
    g_assert_error (error, GENERATE_ERROR, GENERATE_ERROR_REPLY);
  }
}
GST_END_TEST

GST_START_TEST (a_film_has_size_and_length)
{
  g_autoptr (GBytes) bytes = small_mp4 (1280, 720, 5040);
  g_autoptr (GenerateResult) result = g_new0 (GenerateResult, 1);

  fail_unless (reply_take_film (bytes, result, NULL));
  fail_unless_equals_string (result->mime, "video/mp4");
  fail_unless_equals_int (result->width, 1280);
  fail_unless_equals_int (result->height, 720);
  fail_unless_equals_int64 (result->duration_ms, 5040);
  fail_unless (g_bytes_equal (result->bytes, bytes));
}
GST_END_TEST

GST_START_TEST (a_webm_is_taken_as_it_is)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\x1a\x45\xdf\xa3\x80webm", 9);
  g_autoptr (GenerateResult) result = g_new0 (GenerateResult, 1);

  fail_unless (reply_take_film (bytes, result, NULL));
  fail_unless_equals_string (result->mime, "video/webm");
  fail_unless_equals_int64 (result->duration_ms, 0);
}
GST_END_TEST

GST_START_TEST (what_is_no_film_is_told)
{
  g_autoptr (GBytes) sound = small_mp3 (4);
  g_autoptr (GBytes) json = g_bytes_new_static ("{\"message\":\"gone\"}", 18);
  g_autoptr (GenerateResult) result = g_new0 (GenerateResult, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) other = NULL;

  fail_if (reply_take_film (sound, result, &error));
  fail_unless_equals_string (
      error->message, "bad_output: expected a video, found MP3");
  fail_if (reply_take_film (json, result, &other));
  fail_unless_equals_string (
      other->message, "bad_output: expected a video, but the reply says: gone");
}
GST_END_TEST

static Suite *
reply_sound_suite (void)
{
  Suite *suite = suite_create ("reply-sound");
  TCase *tc = tcase_create ("reply-sound");

  suite_add_tcase (suite, tc);
  tcase_add_loop_test (tc, a_wav_is_whole_and_says_so, 0, G_N_ELEMENTS (good));
  tcase_add_test (tc, samples_become_a_wav);
  tcase_add_test (tc, an_mp3_is_as_long_as_its_frames);
  tcase_add_loop_test (tc, what_is_no_sound_is_told, 0, G_N_ELEMENTS (bad));
  tcase_add_test (tc, a_wav_that_was_cut_is_refused);
  tcase_add_test (tc, a_film_has_size_and_length);
  tcase_add_test (tc, a_webm_is_taken_as_it_is);
  tcase_add_test (tc, what_is_no_film_is_told);
  return suite;
}

SUITE_MAIN (reply_sound_suite)
