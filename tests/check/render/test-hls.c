/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Films as HTTP Live Streaming: ffmpeg must find in the playlists what it finds
 * in the MP4 of the same chunks; and whatever befalls a render, one whole film
 * is there, the one before or the new one. */
#include "engine-fixture.h"
#include "formats.h"
#include "part.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define N_FRAMES 405
#define RATE 48000
#define PRIMING 1024

static gchar *cache;

static void
setup_hls (void)
{
  setup ();
  cache = inside ("cache");
  g_free (output);
  output = inside ("out.m3u8");
}

static void
teardown_hls (void)
{
  g_clear_pointer (&cache, g_free);
  teardown ();
}

static gchar *
say (const gchar *const *argv)
{
  gchar *out = NULL;

  run (argv, &out);
  return out;
}

/* The time of each picture and its hash, line by line. */
static gchar *
hash_pictures (const gchar *file)
{
  const gchar *argv[] = { "ffmpeg", "-v", "error", "-xerror", "-copyts", "-i",
    file, "-map", "0:v", "-vsync", "passthrough", "-f", "framehash", "-hash",
    "md5", "-", NULL };
  g_autofree gchar *said = say (argv);
  g_auto (GStrv) lines = g_strsplit (said, "\n", -1);
  GString *hashes = g_string_new (NULL);

  for (guint i = 0; lines[i]; i++) {
    g_auto (GStrv) fields = g_strsplit (lines[i], ",", -1);

    if (*lines[i] != '#' && g_strv_length (fields) == 6)
      g_string_append_printf (hashes, "%s%s\n", fields[2], fields[5]);
  }
  return g_string_free (hashes, FALSE);
}

static guint
count_lines (const gchar *text)
{
  guint n = 0;

  while ((text = strchr (text, '\n')))
    text++, n++;
  return n;
}

/* Samples of one channel from time 0 on; ffmpeg gives what primes the decoder
 * as such before it. */
static gchar *
decode_sound (const gchar *file, const gchar *name)
{
  g_autofree gchar *raw = inside (name);
  const gchar *argv[] = { "ffmpeg", "-v", "error", "-y", "-copyts", "-i", file,
    "-map", "0:a", "-af", "atrim=start=0", "-ac", "1", "-f", "f32le", raw,
    NULL };
  gchar *bytes = NULL;
  gsize size;

  run (argv, NULL);
  fail_unless (g_file_get_contents (raw, &bytes, &size, NULL));
  ck_assert_uint_ge (size, N_FRAMES * (RATE / 30) * sizeof (gfloat));
  return bytes;
}

static gchar *
read_file (const gchar *file)
{
  gchar *text = NULL;

  fail_unless (g_file_get_contents (file, &text, NULL, NULL), "%s", file);
  return text;
}

/* What the playlist names behind @prefix and before @suffix. */
static gchar *
named (const gchar *text, const gchar *prefix, const gchar *suffix)
{
  const gchar *at = strstr (text, prefix);
  const gchar *end;

  fail_unless (at != NULL, "no %s in %s", prefix, text);
  at += strlen (prefix);
  end = strstr (at, suffix);
  fail_unless (end != NULL, "%s", text);
  return g_strndup (at, end - at);
}

/* The folder of the film that is there. */
static gchar *
find_folder (void)
{
  g_autofree gchar *text = read_file (output);
  g_autofree gchar *name = named (text, "CLOSED-CAPTIONS=NONE\n", "/");

  return inside (name);
}

static guint
count_folders (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const gchar *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir))) {
    fail_if (strstr (name, ".part") != NULL, "%s is left", name);
    n += g_str_has_prefix (name, "out.") && !g_str_equal (name, "out.m3u8")
        && !g_str_equal (name, "out.mp4");
  }
  return n;
}

typedef struct {
  guint n;
  gint64 sum, longest, target; /* us; us; s */
  guint64 bytes;
} Sums;

static guint64
size_of (const gchar *dir, const gchar *name)
{
  g_autofree gchar *file = g_build_filename (dir, name, NULL);
  GStatBuf info;

  fail_unless (g_stat (file, &info) == 0, "%s", file);
  return info.st_size;
}

/* Every line but those of segments, in this order. */
static void
check_head (gchar **lines, const gchar *name)
{
  g_autofree gchar *map =
      g_strdup_printf ("#EXT-X-MAP:URI=\"%s-init.mp4\"", name);
  const gchar *const heads[] = { "#EXTM3U", "#EXT-X-VERSION:7",
    "#EXT-X-TARGETDURATION:", "#EXT-X-MEDIA-SEQUENCE:0",
    "#EXT-X-PLAYLIST-TYPE:VOD", "#EXT-X-INDEPENDENT-SEGMENTS", map };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    if (i == 2)
      fail_unless (g_str_has_prefix (lines[i], heads[i]), "%s", lines[i]);
    else
      ck_assert_str_eq (lines[i], heads[i]);
}

static Sums
read_playlist (const gchar *dir, const gchar *name)
{
  g_autofree gchar *file = g_strdup_printf ("%s/%s.m3u8", dir, name);
  g_autofree gchar *text = read_file (file);
  g_autofree gchar *header = g_strconcat (name, "-init.mp4", NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  Sums sums = { .bytes = strlen (text) + size_of (dir, header) };
  guint i = 7;

  check_head (lines, name);
  sums.target = atoi (lines[2] + strlen ("#EXT-X-TARGETDURATION:"));
  for (; g_str_has_prefix (lines[i], "#EXTINF:"); i += 2, sums.n++) {
    gint64 us = (gint64) (g_ascii_strtod (lines[i] + 8, NULL) * 1e6 + .5);

    sums.sum += us;
    sums.longest = MAX (sums.longest, us);
    sums.bytes += size_of (dir, lines[i + 1]);
  }
  ck_assert_str_eq (lines[i], "#EXT-X-ENDLIST");
  ck_assert_str_eq (lines[i + 1], "");
  fail_unless (lines[i + 2] == NULL);
  return sums;
}

static void
render_mp4 (const RenderRequest *like, const gchar *file)
{
  RenderRequest request = *like;
  g_auto (RenderResult) result = { 0 };

  request.output = file;
  render (&request, &result);
}

GST_START_TEST (the_film_is_that_of_an_mp4)
{
  g_autofree gchar *mp4 = inside ("out.mp4");
  g_autofree gchar *expected = NULL, *found = NULL;
  g_autofree gchar *expected_sound = NULL, *sound = NULL;
  RenderRequest request = request_with (cache, 2);
  g_auto (RenderResult) result = { 0 };

  render_mp4 (&request, mp4);
  render (&request, &result);
  ck_assert_uint_eq (result.chunks_cached, N_CHUNKS + 1);
  ck_assert_int_eq (result.frames, N_FRAMES);
  expected = hash_pictures (mp4);
  found = hash_pictures (output);
  ck_assert_uint_eq (count_lines (found), N_FRAMES);
  ck_assert_str_eq (found, expected);
  expected_sound = decode_sound (mp4, "mp4.raw");
  sound = decode_sound (output, "hls.raw");
  fail_unless (
      memcmp (sound, expected_sound, N_FRAMES * (RATE / 30) * sizeof (gfloat))
      == 0);
}
GST_END_TEST;

GST_START_TEST (playlists_are_exact)
{
  RenderRequest request = request_with (cache, 2);
  g_auto (RenderResult) result = { 0 };
  g_autofree gchar *main = NULL, *dir = NULL;
  Sums video, audio;

  render (&request, &result);
  main = read_file (output);
  dir = find_folder ();
  video = read_playlist (dir, "video");
  audio = read_playlist (dir, "audio");
  ck_assert_int_eq (video.sum, 13500000);
  ck_assert_int_eq (audio.sum, 13500000);
  ck_assert_uint_ge (video.n, 3);
  ck_assert_int_eq (video.target, audio.target);
  ck_assert_int_eq (
      video.target, (MAX (video.longest, audio.longest) + 500000) / 1000000);
  ck_assert_int_eq (video.target, 6);
  ck_assert_int_eq (result.bytes, strlen (main) + video.bytes + audio.bytes);
  fail_unless (strstr (main, "CODECS=\"avc1.") && strstr (main, ",mp4a.40.2\"")
          && strstr (main,
              "RESOLUTION=320x180,FRAME-RATE=30.000,"
              "AUDIO=\"sound\""),
      "%s", main);
}
GST_END_TEST;

/* With its header alone, as a player gets it that seeks. */
GST_START_TEST (every_segment_begins_with_a_key_frame)
{
  RenderRequest request = request_with (cache, 2);
  g_autofree gchar *dir = NULL;
  g_autofree gchar *alone = inside ("alone.mp4");
  guint frames = 0, n;

  render (&request, NULL);
  dir = find_folder ();
  n = read_playlist (dir, "video").n;
  for (guint i = 1; i <= n; i++) {
    g_autofree gchar *script =
        g_strdup_printf ("cat '%s'/video-init.mp4 '%s'/video-%05u.m4s >'%s'",
            dir, dir, i, alone);
    const gchar *cat[] = { "sh", "-c", script, NULL };
    const gchar *probe[] = { "ffprobe", "-v", "error", "-show_entries",
      "packet=flags", "-of", "csv=p=0", alone, NULL };
    g_autofree gchar *hashes = NULL, *flags = NULL;

    run (cat, NULL);
    flags = say (probe);
    fail_unless (g_str_has_prefix (flags, "K"), "%s", flags);
    hashes = hash_pictures (alone);
    frames += count_lines (hashes);
  }
  ck_assert_uint_eq (frames, N_FRAMES);
}
GST_END_TEST;

GST_START_TEST (the_next_film_takes_the_place)
{
  RenderRequest request = request_with (cache, 2);
  g_autofree gchar *first = NULL, *again = NULL, *other = NULL, *text = NULL;
  g_autofree gchar *same = NULL, *found = NULL;

  render (&request, NULL);
  first = find_folder ();
  text = read_file (output);
  render (&request, NULL);
  again = find_folder ();
  same = read_file (output);
  ck_assert_str_eq (again, first);
  ck_assert_str_eq (same, text);
  ck_assert_uint_eq (count_folders (), 1);
  request.to_ms = 5000;
  render (&request, NULL);
  other = find_folder ();
  ck_assert_str_ne (other, first);
  ck_assert_uint_eq (count_folders (), 1);
  found = hash_pictures (output);
  ck_assert_uint_eq (count_lines (found), 150);
}
GST_END_TEST;

/* A folder of that name where somebody has broken what is in it. */
GST_START_TEST (what_was_damaged_is_whole_again)
{
  RenderRequest request = request_with (cache, 2);
  g_autofree gchar *dir = NULL, *segment = NULL, *found = NULL;

  render (&request, NULL);
  dir = find_folder ();
  segment = g_build_filename (dir, "video-00001.m4s", NULL);
  fail_unless (truncate (segment, 100) == 0);
  render (&request, NULL);
  found = hash_pictures (output);
  ck_assert_uint_eq (count_lines (found), N_FRAMES);
  ck_assert_uint_eq (count_folders (), 1);
}
GST_END_TEST;

static void
lay_file (const gchar *dir, const gchar *name)
{
  g_autofree gchar *path = inside (dir);
  g_autofree gchar *file = g_build_filename (path, name, NULL);

  g_mkdir (path, 0777);
  fail_unless (g_file_set_contents (file, "x", 1, NULL));
}

static gboolean
is_there (const gchar *dir, const gchar *name)
{
  g_autofree gchar *path = inside (dir);
  g_autofree gchar *file = g_build_filename (path, name, NULL);

  return g_file_test (file, G_FILE_TEST_EXISTS);
}

/* What renders have left that were killed goes; what others have stays. */
GST_START_TEST (leftovers_go_and_others_stay)
{
  RenderRequest request = request_with (cache, 2);
  g_autofree gchar *link = inside ("out.00000000000000aa");
  g_autofree gchar *to = inside ("kept");

  lay_file ("out.0123456789abcdef", "video-00001.m4s");
  lay_file ("out.0123456789abcdee", "video-00001.m4s");
  lay_file ("out.0123456789abcdee", "mine.txt");
  lay_file ("out.0123456789abcde", "video-00001.m4s");
  lay_file ("out2.0123456789abcdef", "video-00001.m4s");
  lay_file ("out.m3u8.part.files", "video-00001.m4s");
  lay_file (".", "out.m3u8.part");
  lay_file (".", "out.m3u8.part.media");
  lay_file ("kept", "video-00001.m4s");
  fail_unless (symlink (to, link) == 0);
  render (&request, NULL);
  fail_if (is_there (".", "out.0123456789abcdef"));
  fail_unless (is_there ("out.0123456789abcdee", "mine.txt"));
  fail_unless (is_there ("out.0123456789abcde", "video-00001.m4s"));
  fail_unless (is_there ("out2.0123456789abcdef", "video-00001.m4s"));
  fail_unless (is_there ("kept", "video-00001.m4s"));
  /* Three of the above that are named like it, and the film. */
  ck_assert_uint_eq (count_folders (), 4);
}
GST_END_TEST;

/* Killed at any time, it leaves a film that plays; the next one clears up. */
GST_START_TEST (a_kill_leaves_a_whole_film)
{
  g_autofree gchar *whole = NULL, *part = NULL;
  RenderRequest request = request_with (cache, 1);
  const gchar *argv[] = { program, "render", "--cache", cache, "-o", output,
    movie, "--range", "0-5", NULL };

  request.to_ms = 5000;
  render (&request, NULL);
  part = hash_pictures (output);
  request.to_ms = 0;
  render (&request, NULL);
  whole = hash_pictures (output);
  for (guint i = 0; i < 24; i++) {
    g_autofree gchar *found = NULL;
    gint status;
    GPid pid;

    /* To the other film, and back. */
    argv[7] = i % 2 ? NULL : "--range";
    fail_unless (g_spawn_async (NULL, (gchar **) argv, NULL,
        G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL
            | G_SPAWN_STDERR_TO_DEV_NULL,
        NULL, NULL, &pid, NULL));
    g_usleep (20000 + i * 9000);
    kill (pid, SIGKILL);
    ck_assert_int_eq (waitpid (pid, &status, 0), pid);
    found = hash_pictures (output);
    fail_unless (
        g_str_equal (found, whole) || g_str_equal (found, part), "after %u", i);
  }
  render (&request, NULL);
  ck_assert_uint_eq (count_folders (), 1);
}
GST_END_TEST;

static void
forget_limit (void)
{
  const struct rlimit none = { RLIM_INFINITY, RLIM_INFINITY };

  setrlimit (RLIMIT_FSIZE, &none);
}

/* As on a disk that is full: a fragmented film of all pictures is larger. */
GST_START_TEST (what_does_not_fit_leaves_the_film_before)
{
  RenderRequest request = request_with (cache, 1);
  const struct rlimit limit = { 20000, RLIM_INFINITY };
  g_autofree gchar *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  render (&request, NULL);
  request.to_ms = 5000;
  before = read_file (output);
  signal (SIGXFSZ, SIG_IGN);
  fail_unless (setrlimit (RLIMIT_FSIZE, &limit) == 0);
  fail_if (render_movie (&request, NULL, NULL, NULL, NULL, &error));
  forget_limit ();
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_OUTPUT);
  after = read_file (output);
  ck_assert_str_eq (after, before);
  ck_assert_uint_eq (count_folders (), 1);
}
GST_END_TEST;

/* The folder has its name, and the playlist cannot get its own. */
GST_START_TEST (a_folder_without_a_playlist_goes)
{
  RenderRequest request = request_with (cache, 1);
  RenderPart part = RENDER_PART_INIT;
  g_autoptr (GError) error = NULL;

  fail_unless (render_part_claim (&part, &request, &error));
  lay_file ("out.m3u8.part.files", "video-00001.m4s");
  part.folder = g_strdup ("out.0123456789abcdef");
  lay_file ("out.m3u8", "in-the-way");
  fail_if (render_part_deliver (&part, output, &error));
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_OUTPUT);
  render_part_clear (&part);
  fail_if (is_there (".", "out.0123456789abcdef"));
  ck_assert_uint_eq (count_folders (), 0);
}
GST_END_TEST;

GST_START_TEST (a_cancelled_one_leaves_nothing)
{
  RenderRequest request = request_with (cache, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  fail_if (render_movie (&request, NULL, NULL, cancellable, NULL, &error));
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_CANCELLED);
  ck_assert_uint_eq (count_folders (), 0);
  fail_if (is_there (".", "out.m3u8"));
}
GST_END_TEST;

/* Players of files read addresses as they are, others decode them. */
GST_START_TEST (a_name_of_any_letters_plays)
{
  RenderRequest request = request_with (cache, 1);
  g_autofree gchar *odd = inside ("50% mein: \303\234bung #1.m3u8");
  g_autofree gchar *text = NULL, *name = NULL, *found = NULL;

  request.output = odd;
  request.to_ms = 1000;
  render (&request, NULL);
  text = read_file (odd);
  name = named (text, "CLOSED-CAPTIONS=NONE\n", "/");
  for (const gchar *c = name; *c; c++)
    fail_unless (g_ascii_isalnum (*c) || strchr ("-._~", *c), "%s", name);
  found = hash_pictures (odd);
  ck_assert_uint_eq (count_lines (found), 30);
}
GST_END_TEST;

GST_START_TEST (another_name_is_refused)
{
  RenderRequest request = request_with (cache, 1);
  g_autofree gchar *other = inside ("film");
  g_autoptr (GError) error = NULL;

  request.output = other;
  request.format = render_format_find ("hls");
  fail_if (render_movie (&request, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, RENDER_ERROR, RENDER_ERROR_OUTPUT);
  fail_unless (strstr (error->message, ".m3u8"), "%s", error->message);
}
GST_END_TEST;

static const struct {
  const gchar *codec, *named;
  gint fps_n, fps_d;
  guint frames;
  gint64 us;
} others[] = {
  { "h265", "hvc1.1.6.L", 0, 0, 60, 2000000 },
  { "av1", "av01.0.00M.08", 0, 0, 60, 2000000 },
  { "h264", "avc1.64", 24000, 1001, 48, 2002000 },
  { "h264", "avc1.64", 5, 1, 10, 2000000 },
};

GST_START_TEST (codecs_and_rates)
{
  RenderRequest request = request_with (cache, 2);
  g_autofree gchar *mp4 = inside ("out.mp4");
  g_autofree gchar *expected = NULL, *found = NULL, *text = NULL;
  g_autofree gchar *codec = NULL, *dir = NULL;

  request.codec = render_video_codec_find (others[__i__].codec);
  request.fps_n = others[__i__].fps_n;
  request.fps_d = others[__i__].fps_d;
  request.from_ms = 4000;
  request.to_ms = 6000;
  render_mp4 (&request, mp4);
  render (&request, NULL);
  expected = hash_pictures (mp4);
  found = hash_pictures (output);
  ck_assert_uint_eq (count_lines (found), others[__i__].frames);
  ck_assert_str_eq (found, expected);
  text = read_file (output);
  codec = named (text, "CODECS=\"", ",");
  fail_unless (g_str_has_prefix (codec, others[__i__].named), "%s", codec);
  dir = find_folder ();
  ck_assert_int_eq (read_playlist (dir, "video").sum, others[__i__].us);
}
GST_END_TEST;

static Suite *
hls_suite (void)
{
  Suite *suite = suite_create ("hls");
  TCase *tc = tcase_create ("hls");

  suite_add_tcase (suite, tc);
  tcase_set_timeout (tc, 240);
  tcase_add_checked_fixture (tc, setup_hls, teardown_hls);
  tcase_add_test (tc, the_film_is_that_of_an_mp4);
  tcase_add_test (tc, playlists_are_exact);
  tcase_add_test (tc, every_segment_begins_with_a_key_frame);
  tcase_add_test (tc, the_next_film_takes_the_place);
  tcase_add_test (tc, what_was_damaged_is_whole_again);
  tcase_add_test (tc, leftovers_go_and_others_stay);
  tcase_add_test (tc, a_kill_leaves_a_whole_film);
  tcase_add_test (tc, what_does_not_fit_leaves_the_film_before);
  tcase_add_test (tc, a_folder_without_a_playlist_goes);
  tcase_add_test (tc, a_cancelled_one_leaves_nothing);
  tcase_add_test (tc, a_name_of_any_letters_plays);
  tcase_add_test (tc, another_name_is_refused);
  tcase_add_loop_test (tc, codecs_and_rates, 0, G_N_ELEMENTS (others));
  return suite;
}

SUITE_MAIN (hls_suite)
