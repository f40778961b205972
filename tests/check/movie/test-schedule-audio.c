/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Where sounds begin and end in samples, and what of them is left at the end
 * of the movie. */

#include "suite.h"
#include "movie-json.h"
#include "schedule-audio.h"

#include <string.h>

__extension__ typedef __int128 Wide;

static Schedule *
make_schedule (const gchar *fps, gint duration_ms, const gchar *audio)
{
  g_autofree gchar *json =
      g_strdup_printf ("{\"movie\": {\"format\": {\"fps\": %s}, \"scenes\": "
                       "[{\"type\": \"color\", \"duration_ms\": %d}], "
                       "\"audio\": [%s]}}",
          fps, duration_ms, audio);
  g_autoptr (GError) error = NULL;
  g_autoptr (Movie) movie = movie_read (json, strlen (json), 0, NULL, &error);

  fail_unless (movie != NULL, "%s", error ? error->message : "");
  return schedule_new (movie, 0, 1, NULL);
}

static const ScheduleSound *
sound_at (const GArray *sounds, guint i)
{
  fail_unless (i < sounds->len);
  return &g_array_index (sounds, ScheduleSound, i);
}

GST_START_TEST (test_sample_at)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  /* Each whole millisecond is 48 samples; 1/96000 s rounds up. */
  for (gint64 ms = 0; ms < 100000; ms += 7)
    fail_unless_equals_int64 (schedule_sample_at (ms * 1000000), ms * 48);
  fail_unless_equals_int64 (schedule_sample_at (10416), 0);
  fail_unless_equals_int64 (schedule_sample_at (10417), 1);
  for (guint i = 0; i < 100000; i++) {
    gint64 ns = (gint64) (g_rand_double (random) * 3.6e16);
    Wide twice = (Wide) 2 * schedule_sample_at (ns) * 1000000000;
    Wide exact = (Wide) 2 * ns * 48000;

    fail_unless (twice - exact <= 1000000000 && exact - twice < 1000000000);
  }
}
GST_END_TEST;

GST_START_TEST (test_end)
{
  g_autoptr (Schedule) schedule = make_schedule ("\"30000/1001\"", 30000,
      "{\"src\": \"a.wav\", \"role\": \"voiceover\", \"to_ms\": 30000}, "
      "{\"src\": \"b.wav\", \"role\": \"sfx\", \"from_ms\": 29996, "
      "\"to_ms\": 40000, \"fade_in_ms\": 500, \"fade_out_ms\": 700}, "
      "{\"src\": \"c.wav\", \"role\": \"sfx\", \"from_ms\": 29997, "
      "\"to_ms\": 40000}, "
      "{\"src\": \"d.wav\", \"role\": \"sfx\", \"from_ms\": 1, "
      "\"to_ms\": 2}");
  g_autoptr (GArray) sounds = schedule_sounds (schedule);

  fail_unless_equals_int64 (schedule_n_samples (schedule), 1439838);
  fail_unless_equals_int (sounds->len, 3);
  fail_unless_equals_int (sound_at (sounds, 0)->index, 0);
  fail_unless_equals_int64 (sound_at (sounds, 0)->from, 0);
  fail_unless_equals_int64 (sound_at (sounds, 0)->to, 1439838);
  fail_unless_equals_int (sound_at (sounds, 1)->index, 3);
  fail_unless_equals_int64 (sound_at (sounds, 1)->from, 48);
  fail_unless_equals_int64 (sound_at (sounds, 1)->to, 96);
  /* 30 samples are left of the second, and so of its fades. */
  fail_unless_equals_int (sound_at (sounds, 2)->index, 1);
  fail_unless_equals_int64 (sound_at (sounds, 2)->from, 1439808);
  fail_unless_equals_int64 (sound_at (sounds, 2)->to, 1439838);
  fail_unless_equals_int64 (sound_at (sounds, 2)->fade_in, 30);
  fail_unless_equals_int64 (sound_at (sounds, 2)->fade_out, 30);
}
GST_END_TEST;

GST_START_TEST (test_values)
{
  g_autoptr (Schedule) schedule = make_schedule ("25", 10000,
      "{\"src\": \"m.mp3\", \"role\": \"music\", \"from_ms\": 2000, "
      "\"to_ms\": 9000, \"in_ms\": 1500, \"volume\": 0.25, "
      "\"fade_in_ms\": 800, \"fade_out_ms\": 1500, \"loop\": true}, "
      "{\"src\": \"n.mp3\", \"role\": \"music\", \"from_ms\": 2000, "
      "\"to_ms\": 9000, \"duck\": {\"db\": -20, \"attack_ms\": 1, "
      "\"hold_ms\": 2, \"release_ms\": 3, \"lookahead_ms\": 4}}, "
      "{\"src\": \"v.wav\", \"role\": \"voiceover\", \"from_ms\": 1000, "
      "\"to_ms\": 9000}");
  g_autoptr (GArray) sounds = schedule_sounds (schedule);
  const ScheduleSound *voice = sound_at (sounds, 0);
  const ScheduleSound *music = sound_at (sounds, 1);
  const ScheduleSound *other = sound_at (sounds, 2);

  /* By their start, then as they stand in the document. */
  fail_unless_equals_int (voice->index, 2);
  fail_unless_equals_int (music->index, 0);
  fail_unless_equals_int (other->index, 1);

  fail_unless_equals_int64 (music->from, 96000);
  fail_unless_equals_int64 (music->to, 432000);
  fail_unless_equals_int64 (music->in, 72000);
  fail_unless_equals_int64 (music->fade_in, 38400);
  fail_unless_equals_int64 (music->fade_out, 72000);
  fail_unless (music->volume == .25 && music->loop);
  fail_unless_equals_int (music->role, MOVIE_ROLE_MUSIC);

  /* Only music gives way, by 12 dB where nothing else is said. */
  fail_unless (voice->duck_db == 0);
  fail_unless (music->duck_db == -12);
  fail_unless_equals_int64 (music->attack, 5760);
  fail_unless_equals_int64 (music->hold, 12000);
  fail_unless_equals_int64 (music->release, 28800);
  fail_unless_equals_int64 (music->lookahead, 5760);
  fail_unless (other->duck_db == -20);
  fail_unless_equals_int64 (other->attack, 48);
  fail_unless_equals_int64 (other->hold, 96);
  fail_unless_equals_int64 (other->release, 144);
  fail_unless_equals_int64 (other->lookahead, 192);
}
GST_END_TEST;

#define MUSIC(from, to, more)                                                  \
  "{\"src\": \"m.mp3\", \"role\": \"music\", \"from_ms\": " #from              \
  ", \"to_ms\": " #to more "}"

/* Music over the end of music; not within it, not where told otherwise, and
 * not in place of a fade that is there. */
GST_START_TEST (test_crossfades)
{
  g_autoptr (Schedule) schedule = make_schedule ("25", 60000,
      MUSIC (0, 5000, "") ", " MUSIC (
          4000, 9000, ", \"fade_out_ms\": 100") ", " MUSIC (8500, 12000,
          "") ", " MUSIC (9000, 9500, "") ", " MUSIC (20000, 30000,
          "") ", " MUSIC (29000, 35000,
          ", \"crossfade\": false") ", "
                                    "{\"src\": \"v.wav\", \"role\": \"sfx\", "
                                    "\"from_ms\": 1000, "
                                    "\"to_ms\": 4500}");
  static const gint64 fades[][2] = { { 0, 1000 }, { 0, 0 }, { 1000, 100 },
    { 500, 0 }, { 0, 0 }, { 0, 0 }, { 0, 0 } };
  g_autoptr (GArray) sounds = schedule_sounds (schedule);

  fail_unless_equals_int (sounds->len, G_N_ELEMENTS (fades));
  for (guint i = 0; i < sounds->len; i++) {
    const ScheduleSound *sound = sound_at (sounds, i);

    fail_unless_equals_int64 (sound->fade_in, 48 * fades[i][0]);
    fail_unless_equals_int64 (sound->fade_out, 48 * fades[i][1]);
  }
  fail_unless (
      sound_at (sounds, 0)->fade_out_curve == easing_find ("equal_power"));
  fail_unless (
      sound_at (sounds, 2)->fade_in_curve == easing_find ("equal_power"));
  fail_unless (sound_at (sounds, 2)->fade_out_curve == NULL);
}
GST_END_TEST;

GST_START_TEST (test_curves_and_envelopes)
{
  g_autoptr (Schedule) schedule = make_schedule ("25", 10000,
      MUSIC (0, 5000,
          ", \"fade_in_ms\": 10, \"fade_in_curve\": \"exp\", "
          "\"fade_out_curve\": \"sine\", \"envelope\": [{\"at_ms\": 5, "
          "\"volume\": 0.5}, {\"at_ms\": 7, \"volume\": 2, \"easing\": "
          "\"log\"}]"));
  g_autoptr (GArray) sounds = schedule_sounds (schedule);
  const ScheduleSound *sound = sound_at (sounds, 0);
  const MovieVolume *point;

  fail_unless_equals_string (sound->fade_in_curve->name, "ease_in_expo");
  fail_unless_equals_string (sound->fade_out_curve->name, "ease_in_out_sine");
  fail_unless_equals_int (sound->envelope->len, 2);
  point = g_ptr_array_index (sound->envelope, 1);
  fail_unless_equals_int64 (point->at, 7 * MOVIE_MS);
  fail_unless (point->volume == 2);
  fail_unless_equals_string (point->easing->name, "ease_out_expo");
}
GST_END_TEST;

/* Sound ends with the picture, at every rate. */
GST_START_TEST (test_samples)
{
  static const gint fps[][2] = { { 24, 1 }, { 25, 1 }, { 30, 1 },
    { 30000, 1001 }, { 60, 1 }, { 24000, 1001 }, { 60000, 1001 } };

  for (guint i = 0; i < G_N_ELEMENTS (fps); i++)
    for (gint ms = 1; ms < 100000; ms += 997) {
      g_autofree gchar *rate =
          g_strdup_printf ("\"%d/%d\"", fps[i][0], fps[i][1]);
      g_autoptr (Schedule) schedule = make_schedule (rate, ms, "");
      Wide twice = (Wide) 2 * schedule_n_samples (schedule) * fps[i][0];
      Wide exact = (Wide) 2 * schedule_n_frames (schedule) * 48000 * fps[i][1];

      fail_unless (twice - exact <= fps[i][0] && exact - twice < fps[i][0]);
    }
}
GST_END_TEST;

/* A slot that is still open is silent. */
GST_START_TEST (test_draft)
{
  g_autoptr (Schedule) schedule = make_schedule ("30", 1000,
      "{\"asset_slot\": \"voiceover_01\", \"role\": \"voiceover\", "
      "\"to_ms\": 1000}");
  g_autoptr (GArray) sounds = schedule_sounds (schedule);

  fail_unless_equals_int (sounds->len, 0);
}
GST_END_TEST;

static Suite *
schedule_audio_suite (void)
{
  Suite *s = suite_create ("schedule-audio");
  TCase *tc = tcase_create ("sounds");

  tcase_add_test (tc, test_sample_at);
  tcase_add_test (tc, test_end);
  tcase_add_test (tc, test_values);
  tcase_add_test (tc, test_crossfades);
  tcase_add_test (tc, test_curves_and_envelopes);
  tcase_add_test (tc, test_samples);
  tcase_add_test (tc, test_draft);
  suite_add_tcase (s, tc);
  return s;
}

SUITE_MAIN (schedule_audio_suite)
