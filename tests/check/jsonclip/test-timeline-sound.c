/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Sounds are decoded when the movie comes to them: what that does to memory,
 * errors and seeks. */
#include "fixture.h"
#include "suite.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>

#define INTO_FAKESINK                                                          \
  "jsoncliptimeline location=%s name=t t.audio ! fakesink sync=false"
#define INTO_APPSINK                                                           \
  "jsoncliptimeline location=%s name=t t.audio ! audio/x-raw,format=S16LE ! "  \
  "appsink name=a sync=false max-buffers=4 wait-on-eos=false"

static const gchar mp3[] = "tests/fixtures/media/impulse-44100-mono.mp3";

/* As much of tone.wav as @seconds. */
static void
write_tone (const gchar *name, gdouble seconds)
{
  g_autofree gchar *from = fixture_path ("tone.wav");
  g_autofree gchar *to = fixture_path (name);
  g_autofree gchar *bytes = NULL;
  gsize size;

  ck_assert (g_file_get_contents (from, &bytes, &size, NULL));
  size = MIN (size, 44 + 4 * (gsize) (seconds * 48000));
  ck_assert (g_file_set_contents (to, bytes, size, NULL));
}

/* 30 s of silence that take no room on the disk. */
static void
write_silence (const gchar *name)
{
  g_autofree gchar *path = fixture_path (name);

  write_tone (name, 0.1);
  ck_assert_int_eq (truncate (path, 44 + 4 * 48000 * 30), 0);
  /* The sizes in its header: 0, whatever the file holds. */
  FILE *file = fopen (path, "r+b");
  ck_assert (file && fseek (file, 40, SEEK_SET) == 0);
  ck_assert_int_eq (fwrite ("\0\0\0\0", 1, 4, file), 4);
  fclose (file);
}

/* @n narrations of 30 s, each a file of its own, above scenes of 6 s. */
static gchar *
long_movie (const gchar *name, guint n)
{
  GString *body = g_string_new ("\"scenes\":[");

  for (guint i = 0; i < 5 * n; i++)
    g_string_append_printf (body,
        "%s{\"type\":\"color\",\"color\":\"#12%x\",\"duration_ms\":6000}",
        i ? "," : "", i % 16);
  g_string_append (body, "],\"audio\":[");
  for (guint i = 0; i < n; i++) {
    g_autofree gchar *wav = g_strdup_printf ("voice-%u.wav", i);

    write_silence (wav);
    g_string_append_printf (body,
        "%s{\"src\":\"%s\",\"role\":\"voiceover\",\"from_ms\":%u,\"to_ms\":%u}",
        i ? "," : "", wav, i * 30000, (i + 1) * 30000);
  }
  g_string_append (body, "]");
  gchar *location = fixture_movie (name, "30", body->str);
  g_string_free (body, TRUE);
  return location;
}

static gint64
peak_memory (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss * G_GINT64_CONSTANT (1024);
}

static gint64
peak_of (const gchar *location)
{
  g_autoptr (Played) played = played_new (INTO_FAKESINK, location);

  played_run (played);
  ck_assert_msg (played->eos, "%s", played->error);
  return peak_memory ();
}

/* Twenty narrations are 230 MB decoded, one is 12. */
GST_START_TEST (a_long_movie_needs_no_more_memory)
{
  g_autofree gchar *brief = long_movie ("brief.json", 1);
  g_autofree gchar *whole = long_movie ("long.json", 20);
  gint64 one = peak_of (brief), twenty = peak_of (whole);

#ifdef __SANITIZE_ADDRESS__
  /* It keeps what was freed. */
  (void) one;
  (void) twenty;
#else
  ck_assert_msg (twenty - one < 8 * 1000 * 1000,
      "%" G_GINT64_FORMAT " bytes after %" G_GINT64_FORMAT, twenty, one);
#endif
}

GST_END_TEST

#define TWO_SOUNDS                                                             \
  "\"scenes\":[{\"type\":\"color\",\"color\":\"#123\",\"duration_ms\":9000}]," \
  "\"audio\":[{\"src\":\"tone.wav\",\"role\":\"sfx\",\"from_ms\":0,"           \
  "\"to_ms\":3000},{\"src\":\"%s\",\"role\":\"sfx\",\"from_ms\":6000,"         \
  "\"to_ms\":9000}]"

static gchar *
two_sounds (const gchar *second)
{
  g_autofree gchar *body = g_strdup_printf (TWO_SOUNDS, second);

  return fixture_movie ("two.json", "30", body);
}

static gint64
n_samples (const Played *played)
{
  gint64 n = 0;

  for (guint i = 0; i < played->audio->len; i++)
    n += gst_buffer_get_size (
             gst_sample_get_buffer (g_ptr_array_index (played->audio, i)))
        / 4;
  return n;
}

/* Plays on from what is prerolled, to the end or an error. */
static void
play_on (Played *played)
{
  g_autoptr (GstElement) sink =
      gst_bin_get_by_name (GST_BIN (played->pipeline), "a");

  g_object_set (sink, "max-buffers", 0, NULL);
  played_run (played);
}

/* @says: after the path of the item. */
static void
check_fails_when_reached (Played *played, const gchar *says)
{
  play_on (played);
  ck_assert_uint_eq (played->n_errors, 1);
  ck_assert_msg (g_str_has_prefix (played->error, "$.movie.audio[1].src: "),
      "%s", played->error);
  ck_assert_msg (strstr (played->error, says) != NULL, "%s", played->error);
  /* Up to the block that the item begins in. */
  ck_assert_int_ge (n_samples (played), 6 * 48000 - 3 * 8192);
  ck_assert_int_le (n_samples (played), 6 * 48000 + 8192);
}

GST_START_TEST (a_file_that_went_fails_where_it_is_reached)
{
  g_autofree gchar *location = two_sounds ("later.wav");
  g_autofree gchar *later = fixture_path ("later.wav");

  write_tone ("later.wav", 3);
  g_autoptr (Played) played = played_new (INTO_APPSINK, location);
  played_preroll (played);
  g_remove (later);
  check_fails_when_reached (played, "later.wav\": No such file");
}

GST_END_TEST

GST_START_TEST (a_file_that_changed_fails_where_it_is_reached)
{
  g_autofree gchar *location = two_sounds ("later.wav");

  write_tone ("later.wav", 3);
  g_autoptr (Played) played = played_new (INTO_APPSINK, location);
  played_preroll (played);
  write_tone ("later.wav", 1);
  check_fails_when_reached (played, "later.wav: changed");
}

GST_END_TEST

/* From the first frame on it says that it has two channels, and its tag was
 * written for one: only its decoder knows. */
GST_START_TEST (broken_sound_fails_where_it_is_reached)
{
  g_autofree gchar *location = two_sounds ("turns.mp3");
  g_autofree gchar *from = suite_source_path (mp3);
  g_autofree gchar *to = fixture_path ("turns.mp3");
  g_autofree gchar *bytes = NULL;
  gsize size;

  ck_assert (g_file_get_contents (from, &bytes, &size, NULL));
  for (gsize i = 0; i + 4 < size; i++)
    if ((guint8) bytes[i] == 0xff && ((guint8) bytes[i + 1] & 0xfe) == 0xfa
        && i > size / 8)
      bytes[i + 3] &= 0x3f;
  ck_assert (g_file_set_contents (to, bytes, size, NULL));
  g_autoptr (Played) played = played_new (INTO_APPSINK, location);
  played_preroll (played);
  check_fails_when_reached (played, "turns.mp3: changes from 1 channels");
}

GST_END_TEST

/* Items of one file, at once and one after the other, and a loop: every sample
 * is told from tone.wav. */
GST_START_TEST (items_share_a_file)
{
  g_autofree gchar *location = fixture_movie ("shared.json", "30",
      "\"scenes\":[{\"type\":\"color\",\"color\":\"#123\","
      "\"duration_ms\":8000}],\"audio\":["
      "{\"src\":\"tone.wav\",\"role\":\"sfx\",\"from_ms\":0,\"to_ms\":3000},"
      "{\"src\":\"tone.wav\",\"role\":\"sfx\",\"from_ms\":1000,\"to_ms\":4000},"
      "{\"src\":\"tone.wav\",\"role\":\"sfx\",\"from_ms\":4500,\"to_ms\":8000,"
      "\"loop\":true}]");
  static const gint starts[] = { 0, 48000, 216000 };
  static const gint ends[] = { 144000, 192000, 384000 };
  g_autoptr (Played) played = played_new (INTO_APPSINK, location);
  gint64 at = 0;

  play_on (played);
  ck_assert_msg (played->eos, "%s", played->error);
  for (guint i = 0; i < played->audio->len; i++) {
    GstBuffer *buffer =
        gst_sample_get_buffer (g_ptr_array_index (played->audio, i));
    GstMapInfo map;

    ck_assert (gst_buffer_map (buffer, &map, GST_MAP_READ));
    for (gsize k = 0; k < map.size / 4; k++, at++) {
      gint want = 0;

      for (guint s = 0; s < G_N_ELEMENTS (starts); s++)
        if (at >= starts[s] && at < ends[s])
          want += fixture_sample ((at - starts[s]) % 144000);
      ck_assert_int_eq (GST_READ_UINT16_LE (map.data + 4 * k), (guint16) want);
    }
    gst_buffer_unmap (buffer, &map);
  }
  ck_assert_int_eq (at, 384000);
}

GST_END_TEST

static Suite *
timeline_sound_suite (void)
{
  Suite *s = suite_create ("timeline-sound");
  TCase *tc = tcase_create ("general");

  suite_add_tcase (s, tc);
  tcase_add_unchecked_fixture (tc, fixture_begin, fixture_end);
  tcase_add_checked_fixture (tc, NULL, played_stop_all);
  tcase_set_timeout (tc, 60);
  tcase_add_test (tc, a_long_movie_needs_no_more_memory);
  tcase_add_test (tc, a_file_that_went_fails_where_it_is_reached);
  tcase_add_test (tc, a_file_that_changed_fails_where_it_is_reached);
  tcase_add_test (tc, broken_sound_fails_where_it_is_reached);
  tcase_add_test (tc, items_share_a_file);
  return s;
}

SUITE_MAIN (timeline_sound_suite)
