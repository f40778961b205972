/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Loudness, true peak and ducking of whole movies, measured by ffmpeg, which
 * shares no code with what made them. */
#include "fixture.h"
#include "suite.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define RATE 48000

/* 16-bit mono. */
static void
write_wav (const gchar *name, const gfloat *samples, guint32 n)
{
  g_autofree gchar *path = fixture_path (name);
  g_autofree guint8 *wav = g_malloc0 (44 + 2 * n);

  memcpy (wav, "RIFF\0\0\0\0WAVEfmt \x10\0\0\0\1\0\1\0", 24);
  GST_WRITE_UINT32_LE (wav + 24, RATE);
  GST_WRITE_UINT32_LE (wav + 28, 2 * RATE);
  memcpy (wav + 32, "\2\0\x10\0data", 8);
  GST_WRITE_UINT32_LE (wav + 40, 2 * n);
  for (guint32 i = 0; i < n; i++)
    GST_WRITE_UINT16_LE (
        wav + 44 + 2 * i, (guint16) (gint16) lrintf (samples[i] * 32767));
  ck_assert (g_file_set_contents (path, (gchar *) wav, 44 + 2 * n, NULL));
}

/* 12 s of bursts like syllables with pauses between sentences; 12 s of chords;
 * 6 s of clicks; 6 s of noise up to half of the rate. */
static void
write_sounds (void)
{
  const guint32 n = 12 * RATE;
  g_autofree gfloat *x = g_new0 (gfloat, n);
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint32 i = 0; i < n; i++) {
    gdouble t = (gdouble) i / RATE, pulse = sin (2 * G_PI * 2.2 * t);

    x[i] = fmod (t, 4) < 3 ? 0.25 * pulse * pulse
            * (sin (2 * G_PI * 140 * t) + 0.5 * sin (2 * G_PI * 1210 * t)
                + 0.2 * g_rand_double_range (rand, -1, 1))
                           : 0;
  }
  write_wav ("voice.wav", x, n);
  for (guint32 i = 0; i < n; i++) {
    gdouble t = (gdouble) i / RATE;

    x[i] = 0.1
        * (sin (2 * G_PI * 220 * t) + sin (2 * G_PI * 277.2 * t)
            + sin (2 * G_PI * 329.6 * t));
  }
  write_wav ("music.wav", x, n);
  for (guint32 i = 0; i < n / 2; i++)
    x[i] = i % 9600 < 90 ? 0.95 * sin (0.7 * i) : 0.03 * sin (0.05 * i);
  write_wav ("clicks.wav", x, n / 2);
  for (guint32 i = 0; i < n / 2; i++)
    x[i] = g_rand_double_range (rand, -0.9, 0.9);
  write_wav ("noise.wav", x, n / 2);
}

static void
begin (void)
{
  fixture_begin ();
  write_sounds ();
}

#define SCENES(ms)                                                             \
  "\"scenes\":[{\"type\":\"color\",\"color\":\"#123\",\"duration_ms\":" #ms    \
  "}],"
#define ITEM(src, role, from, to, more)                                        \
  "{\"src\":\"" src ".wav\",\"role\":\"" role "\",\"from_ms\":" #from          \
  ",\"to_ms\":" #to more "}"

/* All samples, and a WAV of them. */
static GArray *
play (const gchar *location, const gchar *wav)
{
  g_autoptr (Played) played = played_new (
      "jsoncliptimeline location=%s name=t t.audio ! "
      "audio/x-raw,format=F32LE ! appsink name=a sync=false wait-on-eos=false",
      location);
  GArray *samples = g_array_new (FALSE, FALSE, sizeof (gfloat));

  played_run (played);
  ck_assert_msg (played->eos, "%s", played->error);
  for (guint i = 0; i < played->audio->len; i++) {
    GstBuffer *buffer =
        gst_sample_get_buffer (g_ptr_array_index (played->audio, i));
    GstMapInfo map;

    ck_assert (gst_buffer_map (buffer, &map, GST_MAP_READ));
    g_array_append_vals (samples, map.data, map.size / sizeof (gfloat));
    gst_buffer_unmap (buffer, &map);
  }
  ck_assert (g_file_set_contents (
      wav, samples->data, (gssize) samples->len * 4, NULL));
  return samples;
}

/* What ffmpeg's meter sums up under @key. */
static gdouble
measured (const gchar *report, const gchar *summary, const gchar *key)
{
  const gchar *at = strstr (report, summary);

  at = at ? strstr (at, key) : NULL;
  ck_assert_msg (at != NULL, "no \"%s\" in: %s", key, report);
  return g_ascii_strtod (at + strlen (key), NULL);
}

static void
measure (const gchar *file, const gchar *filter, gdouble *lufs, gdouble *peak)
{
  g_autofree gchar *chain =
      g_strconcat (filter, *filter ? "," : "", "ebur128=peak=true", NULL);
  const gchar *const argv[] = { "ffmpeg", "-hide_banner", "-nostats",
    "-nostdin", "-f", "f32le", "-ar", "48000", "-ac", "2", "-i", file, "-af",
    chain, "-f", "null", "-", NULL };
  g_autofree gchar *report = NULL;
  g_autoptr (GError) error = NULL;

  ck_assert_msg (g_spawn_sync (NULL, (gchar **) argv, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL,
                     NULL, NULL, &report, NULL, &error),
      "%s", error ? error->message : "");
  *lufs = measured (report, "Integrated loudness:", "I:");
  *peak = measured (report, "True peak:", "Peak:");
}

static const struct {
  const gchar *name, *body;
  gdouble lufs;
} movies[] = {
  { "spoken.json",
      SCENES (12000) "\"loudness_lufs\":-14,\"audio\":[" ITEM (
          "voice", "voiceover", 0, 12000, "") "," ITEM ("music", "music", 0,
          12000, ",\"volume\":0.5,\"fade_in_ms\":800,\"fade_out_ms\":1500") "]",
      -14 },
  { "peaky.json",
      SCENES (10000) "\"loudness_lufs\":-16,\"audio\":[" ITEM (
          "clicks", "sfx", 0, 10000, ",\"loop\":true") "," ITEM ("music",
          "music", 2000, 9000, ",\"volume\":0.2") "]",
      -16 },
  { "loud.json",
      SCENES (9000) "\"loudness_lufs\":-23,\"audio\":[" ITEM ("noise", "sfx", 0,
          6000,
          ",\"volume\":2") "," ITEM ("music", "music", 3000, 9000, "") "]",
      -23 },
  { "limit.json",
      SCENES (6000) "\"loudness_lufs\":-7,\"audio\":[" ITEM (
          "noise", "sfx", 0, 6000, "") "]",
      -7 },
};

GST_START_TEST (a_movie_is_as_loud_as_it_asks)
{
  g_autofree gchar *location =
      fixture_movie (movies[__i__].name, "30", movies[__i__].body);
  g_autofree gchar *wav = fixture_path ("out.f32");
  gdouble lufs, peak;

  g_array_unref (play (location, wav));
  measure (wav, "", &lufs, &peak);
  GST_INFO ("%s: %.1f LUFS, %.1f dBTP", movies[__i__].name, lufs, peak);
  ck_assert_msg (fabs (lufs - movies[__i__].lufs) <= 0.5, "%.1f LUFS", lufs);
  ck_assert_msg (peak <= -1, "%.1f dBTP", peak);
}

GST_END_TEST

/* A seek gives the samples of playing through: the gain is that of the whole
 * movie, not of what is left of it. */
GST_START_TEST (a_seek_is_as_loud_as_playing)
{
  g_autofree gchar *location =
      fixture_movie (movies[1].name, "30", movies[1].body);
  g_autofree gchar *wav = fixture_path ("out.f32");
  g_autoptr (GArray) whole = play (location, wav);
  g_autoptr (Played) played = played_new (
      "jsoncliptimeline location=%s name=t t.audio ! "
      "audio/x-raw,format=F32LE ! appsink name=a sync=false wait-on-eos=false",
      location);
  gint64 at = 7 * RATE;

  played_preroll (played);
  ck_assert (gst_element_seek_simple (played->pipeline, GST_FORMAT_TIME,
      GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE, 7 * GST_SECOND));
  played_run (played);
  for (guint i = 0; i < played->audio->len; i++) {
    GstBuffer *buffer =
        gst_sample_get_buffer (g_ptr_array_index (played->audio, i));
    gsize size = gst_buffer_get_size (buffer);

    ck_assert (
        gst_buffer_memcmp (buffer, 0, (gfloat *) whole->data + 2 * at, size)
        == 0);
    at += size / 8;
  }
  ck_assert_int_eq (at, 10 * RATE);
}

GST_END_TEST

/* Music that is ducked by 9 dB, in the gaps between what the voice ramps. */
GST_START_TEST (music_dips_as_deep_as_it_says)
{
  static const struct {
    const gchar *range;
    gdouble db;
  } spans[] = { { "0:2.8", 0 }, { "3.2:6", -9 }, { "7.3:12", 0 } };
  g_autofree gchar *location = fixture_movie ("duck.json", "30",
      SCENES (12000) "\"audio\":[" ITEM ("music", "music", 0, 12000,
          ",\"duck\":{\"db\":-9,\"attack_ms\":200,\"hold_ms\":300,"
          "\"release_ms\":900,\"lookahead_ms\":200}") ","
      /* A voice that only ducks: silence from tone.wav's end is heard too. */
      ITEM ("still", "voiceover", 3000, 6000, "") "]");
  g_autofree gchar *wav = fixture_path ("out.f32");
  g_autofree gfloat *still = g_new0 (gfloat, 4 * RATE);
  gdouble lufs[3], peak;

  write_wav ("still.wav", still, 4 * RATE);
  g_array_unref (play (location, wav));
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++) {
    g_autofree gchar *filter =
        g_strdup_printf ("atrim=%s,asetpts=PTS-STARTPTS", spans[i].range);

    measure (wav, filter, &lufs[i], &peak);
    ck_assert_msg (fabs (lufs[i] - lufs[0] - spans[i].db) <= 0.2,
        "%s: %.1f LUFS, %.1f at first", spans[i].range, lufs[i], lufs[0]);
  }
}

GST_END_TEST

static Suite *
timeline_loudness_suite (void)
{
  Suite *s = suite_create ("timeline-loudness");
  TCase *tc = tcase_create ("general");

  suite_add_tcase (s, tc);
  tcase_add_unchecked_fixture (tc, begin, fixture_end);
  tcase_add_checked_fixture (tc, NULL, played_stop_all);
  tcase_set_timeout (tc, 60);
  tcase_add_loop_test (
      tc, a_movie_is_as_loud_as_it_asks, 0, G_N_ELEMENTS (movies));
  tcase_add_test (tc, a_seek_is_as_loud_as_playing);
  tcase_add_test (tc, music_dips_as_deep_as_it_says);
  return s;
}

SUITE_MAIN (timeline_loudness_suite)
