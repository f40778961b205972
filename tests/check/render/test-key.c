/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Keys change with all that a chunk's bytes depend on, in whatever process they
 * are made, and with nothing else. */
#include "planning.h"
#include "build.h"
#include "elf-file.h"

#include <stdio.h>

/* How many of @a's chunks, counted from the end, have the key that @b's have
 * there. */
static guint
count_same_from_end (const RenderPlan *a, const RenderPlan *b)
{
  guint n = 0;

  while (n < a->chunk->len && n < b->chunk->len
      && strcmp (chunk_at (a, a->chunk->len - 1 - n)->key,
             chunk_at (b, b->chunk->len - 1 - n)->key)
          == 0)
    n++;
  return n;
}

static guint
count_same (const RenderPlan *a, const RenderPlan *b)
{
  guint n = 0;

  fail_unless_equals_int (a->chunk->len, b->chunk->len);
  for (guint i = 0; i < a->chunk->len; i++)
    n += strcmp (chunk_at (a, i)->key, chunk_at (b, i)->key) == 0;
  return n;
}

/* ---- time ---- */

static void
check_later_scenes (const gchar *overlap)
{
  g_autoptr (RenderPlan) base = NULL, longer = NULL;

  write_movie (overlap, 3000, TITLE);
  base = plan_movie ();
  write_movie (overlap, 4000, TITLE);
  longer = plan_movie ();
  /* The second scene's 5 s and the third's 4 are 3 chunks and 2; only the
   * first of them shows the first scene, in its transition. */
  fail_unless_equals_int (count_same_from_end (base, longer), 4);
}

GST_START_TEST (test_later_scenes_keep_their_keys)
{
  check_later_scenes ("hold");
  check_later_scenes ("shorten");
}

GST_END_TEST;

GST_START_TEST (test_a_title_changes_the_chunks_that_it_lies_on)
{
  g_autoptr (RenderPlan) base = plan_movie (), other = NULL;
  const guint n = base->chunk->len;

  write_movie ("hold", 3000, "\"text\": \"Other\"");
  other = plan_movie ();
  /* To 2,000 ms: frames 0 to 59, the first chunk. */
  fail_unless_equals_int (count_same (base, other), n - 1);
  fail_unless_equals_int (count_same_from_end (base, other), n - 1);
  fail_unless_equals_string (base->sound.key, other->sound.key);
}

GST_END_TEST;

/* ---- settings ---- */

GST_START_TEST (test_settings)
{
  const RenderRequest base_request = request_of ();
  RenderRequest requests[8];
  g_autoptr (RenderPlan) base = plan_with (&base_request);

  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    requests[i] = base_request;
  requests[0].crf = 30;
  requests[1].crf = 31;
  requests[2].bitrate = 1000;
  requests[3].preset = RENDER_PRESET_ARCHIVE;
  requests[4].width = 640;
  requests[5].height = 360;
  requests[6].encoder = "openh264enc";
  requests[7].audio_encoder = "voaacenc";
  for (guint i = 0; i < G_N_ELEMENTS (requests); i++) {
    g_autoptr (RenderPlan) plan = plan_with (&requests[i]);
    gboolean is_sound = requests[i].audio_encoder != NULL;

    fail_unless_equals_int (
        count_same (base, plan), is_sound ? base->chunk->len : 0);
    fail_unless ((strcmp (base->sound.key, plan->sound.key) == 0) == !is_sound);
  }
}

GST_END_TEST;

/* The preset's quality, asked for or not: one key, as every encoder is told the
 * same. */
GST_START_TEST (test_quality_is_what_it_comes_to)
{
  RenderRequest request = request_of ();
  RenderVideoSettings settings = { .shape = { 320, 180, 30, 1 }, .gop = 60 };

  for (guint preset = 0; preset < RENDER_N_PRESETS; preset++) {
    g_autoptr (RenderPlan) base = NULL, asked = NULL;

    request.preset = settings.preset = preset;
    request.crf = settings.crf = -1;
    base = plan_with (&request);
    request.crf = render_settings_crf (&settings);
    asked = plan_with (&request);
    fail_unless_equals_int (count_same (base, asked), base->chunk->len);
    for (guint i = 0; render_video_encoders[i]; i++) {
      RenderVideoSettings same = settings;
      g_autofree gchar *one = render_video_encoders[i]->launch (&settings);
      g_autofree gchar *two = NULL;

      same.crf = request.crf;
      two = render_video_encoders[i]->launch (&same);
      fail_unless_equals_string (one, two);
    }
  }
}

GST_END_TEST;

GST_START_TEST (test_rate)
{
  RenderRequest request = request_of ();
  g_autoptr (RenderPlan) base = plan_with (&request);
  g_autoptr (RenderPlan) same = NULL, film = NULL;

  request.fps_n = 60;
  request.fps_d = 2;
  same = plan_with (&request);
  fail_unless_equals_int (same->chunk->len, base->chunk->len);
  request.fps_n = 24;
  request.fps_d = 1;
  film = plan_with (&request);
  for (guint i = 0; i < film->chunk->len; i++)
    for (guint j = 0; j < base->chunk->len; j++)
      fail_if (strcmp (chunk_at (film, i)->key, chunk_at (base, j)->key) == 0);
}

GST_END_TEST;

/* ---- media ---- */

GST_START_TEST (test_media_count_by_content)
{
  g_autoptr (RenderPlan) base = plan_movie (), renamed = NULL, other = NULL;
  g_autoptr (RenderPlan) sound = NULL;
  g_autofree gchar *text = NULL;
  GString *changed;

  fail_unless (g_file_get_contents (fixture.movie, &text, NULL, NULL));
  changed = g_string_new (text);
  g_string_replace (
      changed, "b.png", "data:image/png;base64,iVBORw0KGgogYg==", 0);
  fixture_write ("movie.json", changed->str);
  g_string_free (changed, TRUE);
  renamed = plan_movie ();
  fail_unless_equals_int (count_same (base, renamed), base->chunk->len);

  fixture_write ("movie.json", text);
  fixture_write ("b.png", "\x89PNG\r\n\x1a\n c");
  other = plan_movie ();
  /* 90 frames of the first scene are 2 chunks, the second's are 3; both of its
   * transitions show it, too. */
  fail_unless (strcmp (chunk_at (base, 0)->key, chunk_at (other, 0)->key) == 0);
  fail_unless_equals_int (count_same (base, other), base->chunk->len - 5);
  fail_unless_equals_string (base->sound.key, other->sound.key);

  fixture_write ("a.wav", "RIFF----WAVEfmt other");
  sound = plan_movie ();
  fail_unless_equals_int (count_same (other, sound), base->chunk->len);
  fail_if (strcmp (other->sound.key, sound->sound.key) == 0);
}

GST_END_TEST;

#define MARK                                                                   \
  TITLE "}, {\"type\": \"watermark\", \"src\": \"mark.png\", \"from_ms\": 0, " \
        "\"to_ms\": 2000"

/* The mark lies on the first chunk alone. */
GST_START_TEST (test_pictures_of_overlays_count_by_content)
{
  g_autoptr (RenderPlan) base = NULL, same = NULL, other = NULL;

  write_movie ("hold", 3000, MARK);
  fixture_write ("mark.png", "\x89PNG\r\n\x1a\n a");
  base = plan_movie ();
  same = plan_movie ();
  fail_unless_equals_int (count_same (base, same), base->chunk->len);
  fixture_write ("mark.png", "\x89PNG\r\n\x1a\n b");
  other = plan_movie ();
  fail_unless_equals_int (count_same (base, other), base->chunk->len - 1);
  fail_unless_equals_int (
      count_same_from_end (base, other), base->chunk->len - 1);
}

GST_END_TEST;

/* ---- processes, programs and fonts ---- */

/* Not a test: what a test starts this program for. */
GST_START_TEST (print_keys)
{
  const gchar *folder = g_getenv ("TEST_KEY_FOLDER");
  const gchar *output = g_getenv ("TEST_KEY_OUTPUT");
  g_autoptr (GString) keys = g_string_new (NULL);
  g_autoptr (RenderPlan) plan = NULL;

  if (!folder)
    return;
  fixture.folder = g_strdup (folder);
  fixture.movie = fixture_path ("movie.json");
  fixture.cache = fixture_path ("other-cache");
  plan = plan_movie ();
  for (guint i = 0; i < plan->chunk->len; i++)
    g_string_append_printf (keys, "%s\n", chunk_at (plan, i)->key);
  g_string_append_printf (keys, "%s\n", plan->sound.key);
  fail_unless (g_file_set_contents (output, keys->str, -1, NULL));
  g_clear_pointer (&fixture.folder, g_free);
  g_clear_pointer (&fixture.movie, g_free);
  g_clear_pointer (&fixture.cache, g_free);
}

GST_END_TEST;

/* The keys that another process comes to, with @name set to @value there;
 * the sound's last. */
static gchar **
keys_elsewhere (const gchar *name, const gchar *value)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autofree gchar *output = fixture_path ("keys");
  g_autofree gchar *text = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_unlink (output);
  g_subprocess_launcher_setenv (
      launcher, "TEST_KEY_FOLDER", fixture.folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "TEST_KEY_OUTPUT", output, TRUE);
  g_subprocess_launcher_setenv (launcher, "CK_RUN_CASE", "elsewhere", TRUE);
  if (name)
    g_subprocess_launcher_setenv (launcher, name, value, TRUE);
  process =
      g_subprocess_launcher_spawn (launcher, &error, "/proc/self/exe", NULL);
  g_assert_no_error (error);
  fail_unless (g_subprocess_wait_check (process, NULL, &error));
  fail_unless (g_file_get_contents (output, &text, NULL, NULL));
  return g_strsplit (g_strstrip (text), "\n", 0);
}

static gchar **
keys_of (const RenderPlan *plan)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  for (guint i = 0; i < plan->chunk->len; i++)
    g_strv_builder_add (keys, chunk_at (plan, i)->key);
  g_strv_builder_add (keys, plan->sound.key);
  return g_strv_builder_end (keys);
}

GST_START_TEST (test_processes_agree)
{
  g_autoptr (RenderPlan) plan = plan_movie ();
  g_auto (GStrv) here = keys_of (plan);
  g_auto (GStrv) there = keys_elsewhere (NULL, NULL);
  g_auto (GStrv) busy = NULL;

  fail_unless (
      g_strv_equal ((const gchar *const *) here, (const gchar *const *) there));
  /* Whatever else a process has loaded. */
  for (guint i = 0; render_video_encoders[i]; i++)
    if (render_element_exists (render_video_encoders[i]->factory))
      gst_object_unref (gst_object_ref_sink (
          gst_element_factory_make (render_video_encoders[i]->factory, NULL)));
  g_clear_pointer (&plan, render_plan_free);
  plan = plan_movie ();
  busy = keys_of (plan);
  fail_unless (
      g_strv_equal ((const gchar *const *) here, (const gchar *const *) busy));
}

GST_END_TEST;

/* Who asks, and in which language, is no part of a font. */
GST_START_TEST (test_surroundings_do_not_count)
{
  static const gchar *const settings[][2] = { { "LANG", "ja_JP.UTF-8" },
    { "LC_ALL", "de_DE.UTF-8" }, { "XDG_CURRENT_DESKTOP", "KDE" },
    { "TZ", "Asia/Tokyo" }, { "HOME", "/" } };
  g_autoptr (RenderPlan) plan = plan_movie ();
  g_auto (GStrv) here = keys_of (plan);

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++) {
    g_auto (GStrv) there = keys_elsewhere (settings[i][0], settings[i][1]);

    fail_unless (g_strv_equal (
                     (const gchar *const *) here, (const gchar *const *) there),
        "%s", settings[i][0]);
  }
}

GST_END_TEST;

GST_START_TEST (test_another_program)
{
  g_autoptr (RenderPlan) plan = plan_movie ();
  g_auto (GStrv) here = keys_of (plan);
  g_auto (GStrv) there = keys_elsewhere ("JSONCLIP_PROGRAM", "/bin/true");

  for (guint i = 0; here[i]; i++)
    fail_if (strcmp (here[i], there[i]) == 0, "key %u", i);
}

GST_END_TEST;

#define FONT "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"

static gchar *
write_font (gboolean changed)
{
  g_autofree gchar *fonts = fixture_path ("fonts");
  g_autofree gchar *font = g_build_filename (fonts, "font.ttf", NULL);
  g_autofree gchar *conf = g_strdup_printf (
      "<?xml version=\"1.0\"?><fontconfig><dir>%s</dir><cachedir>%s/cache"
      "</cachedir></fontconfig>",
      fonts, fixture.folder);
  g_autofree gchar *bytes = NULL;
  gsize length;

  fail_unless (g_file_get_contents (FONT, &bytes, &length, NULL));
  g_mkdir (fonts, 0777);
  /* Past the last table: the font itself is what it was. */
  bytes = g_realloc (bytes, length + 1);
  bytes[length] = 7;
  fail_unless (g_file_set_contents (font, bytes, length + changed, NULL));
  fixture_write ("fonts.conf", conf);
  return fixture_path ("fonts.conf");
}

/* The first chunk shows a title, the others no text. */
GST_START_TEST (test_fonts_count_by_content)
{
  g_autofree gchar *conf = write_font (FALSE);
  g_auto (GStrv) before = keys_elsewhere ("FONTCONFIG_FILE", conf);
  g_auto (GStrv) again = keys_elsewhere ("FONTCONFIG_FILE", conf);
  g_auto (GStrv) after = NULL;

  fail_unless (g_strv_equal (
      (const gchar *const *) before, (const gchar *const *) again));
  g_free (write_font (TRUE));
  after = keys_elsewhere ("FONTCONFIG_FILE", conf);
  fail_if (strcmp (before[0], after[0]) == 0);
  for (guint i = 1; before[i]; i++)
    fail_unless_equals_string (before[i], after[i]);
}

GST_END_TEST;

GST_START_TEST (test_families)
{
  g_autoptr (RenderPlan) base = plan_movie ();
  static const gchar *const titles[] = {
    "\"text\": \"Title\", \"style\": {\"font\": \"DejaVu Sans\"}",
    "\"text\": \"Title\", \"style\": {\"font\": \"DejaVu Serif\"}",
    "\"text\": \"Title\", \"style\": {\"weight\": 700}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++) {
    g_autoptr (RenderPlan) plan = NULL;

    write_movie ("hold", 3000, titles[i]);
    plan = plan_movie ();
    fail_unless_equals_int (count_same (base, plan), base->chunk->len - 1);
  }
}

GST_END_TEST;

/* ---- what fonts and programs are ---- */

static gboolean
has_file (const GPtrArray *files, const gchar *part)
{
  for (guint i = 0; i < files->len; i++)
    if (strstr (files->pdata[i], part))
      return TRUE;
  return FALSE;
}

/* All that fontconfig's own program lists. */
static void
check_fonts_of (const gchar *pattern, const GPtrArray *files)
{
  g_autoptr (GSubprocess) process = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, "fc-list", pattern, "file", NULL);
  g_autofree gchar *text = NULL;
  g_auto (GStrv) lines = NULL;

  fail_unless (
      g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, NULL));
  lines = g_strsplit (g_strstrip (text), "\n", -1);
  for (guint i = 0; lines[i]; i++) {
    g_autofree gchar *file = g_strndup (lines[i], strcspn (lines[i], ":"));

    fail_unless (has_file (files, file), "%s", file);
  }
}

GST_START_TEST (test_font_files)
{
  g_autoptr (GPtrArray) plain = g_ptr_array_new ();
  g_autoptr (GPtrArray) again = g_ptr_array_new ();
  g_autoptr (GPtrArray) beyond = g_ptr_array_new ();
  const gchar *how = text_font_sources ("Title", "DejaVu Sans", plain);

  fail_unless (plain->len > 0 && *how);
  fail_unless (has_file (plain, "DejaVuSans.ttf"));
  fail_unless (has_file (plain, "DejaVuSans-Bold.ttf"));
  for (guint i = 0; i < plain->len; i++)
    fail_unless (strstr (plain->pdata[i], "/DejaVuSans") != NULL, "%s",
        (const gchar *) plain->pdata[i]);
  fail_unless (text_font_sources ("Title", "DejaVu Sans", again) == how);
  fail_unless_equals_int (again->len, plain->len);

  /* An emoji comes from whatever fonts have it, this one or not. */
  text_font_sources ("Title \xf0\x9f\x98\x80", "DejaVu Sans", beyond);
  check_fonts_of (":charset=1f600", beyond);
  g_ptr_array_set_size (beyond, 0);

  /* A letter that it lacks comes from the fonts that have it: Arabic, which
   * one of the two families has that are installed with this project. */
  g_ptr_array_set_size (again, 0);
  text_font_sources ("Title", "Lato", again);
  text_font_sources ("Title \xd8\xa8", "Lato", beyond);
  fail_unless (beyond->len > again->len);
  fail_unless (has_file (beyond, "Lato-Regular.ttf"));
  fail_unless (has_file (beyond, "DejaVuSans.ttf"));
  check_fonts_of (":charset=628", beyond);
  g_ptr_array_set_size (beyond, 0);
  text_font_sources ("no\xff text", NULL, beyond);
  fail_unless (beyond->len > 0);
}

GST_END_TEST;

static gchar *
id_of (const gchar *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ElfFile) file = elf_file_read (path, &error);

  g_assert_no_error (error);
  return g_steal_pointer (&file->id);
}

static void
check_id_of (const gchar *bytes, gsize length)
{
  g_autofree gchar *path = fixture_path ("program");
  g_autofree gchar *id = NULL;
  FILE *file = g_fopen (path, "w");

  fail_unless (file && fwrite (bytes, 1, length, file) == length);
  fail_unless (fclose (file) == 0);
  id = id_of (path);
  fail_unless (strlen (id) >= 32);
}

/* Whatever an ELF file says of itself, it is read inside of its bytes. */
static void
check_broken_program (const gchar *bytes, gsize length)
{
  length = MIN (length, 8192);
  for (gsize i = 0; i < 2048; i += i < 1000 ? 1 : 37) {
    g_autofree gchar *flipped = g_memdup2 (bytes, length);

    flipped[i] ^= 0xff;
    check_id_of (flipped, length);
    check_id_of (bytes, i);
  }
}

GST_START_TEST (test_build_ids)
{
  g_autofree gchar *self = id_of ("/proc/self/exe");
  g_autofree gchar *again = id_of ("/proc/self/exe");
  g_autofree gchar *other = id_of ("/bin/sh");
  g_autofree gchar *text = NULL, *bytes = NULL;
  g_autofree gchar *wanted =
      g_compute_checksum_for_string (G_CHECKSUM_SHA256, "no program", -1);
  g_autofree gchar *path = fixture_path ("text");
  g_autoptr (GError) error = NULL;
  gsize length;

  fail_unless_equals_string (self, again);
  fail_unless_equals_int (strlen (self), 40);
  fail_if (strcmp (self, other) == 0);
  fixture_write ("text", "no program");
  text = id_of (path);
  fail_unless_equals_string (text, wanted);
  fail_unless (elf_file_read ("/none", &error) == NULL);
  fail_unless (error != NULL);
  fail_unless (g_file_get_contents ("/bin/true", &bytes, &length, NULL));
  check_broken_program (bytes, length);
}

GST_END_TEST;

/* As the loader says who is needed. */
GST_START_TEST (test_needed_libraries)
{
  g_autoptr (GSubprocess) process = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, "ldd", "/usr/bin/env", NULL);
  g_autoptr (ElfFile) program = elf_file_read ("/usr/bin/env", NULL);
  g_autofree gchar *text = NULL;

  fail_unless (
      g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, NULL));
  fail_unless (program->needed->len > 0);
  for (guint i = 0; i < program->needed->len; i++)
    fail_unless (strstr (text, program->needed->pdata[i]) != NULL, "%s in %s",
        (const gchar *) program->needed->pdata[i], text);
}

GST_END_TEST;

GST_START_TEST (test_elements_count)
{
  static const gchar *const sets[][2] = { { NULL }, { "x264enc" },
    { "openh264enc" }, { "no-such-element" } };
  g_autoptr (GHashTable) seen =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree gchar *again = build_identity (sets[i], &error);
    gchar *id = build_identity (sets[i], &error);

    g_assert_no_error (error);
    fail_unless_equals_string (id, again);
    fail_unless (g_hash_table_add (seen, id), "set %u", i);
  }
}

GST_END_TEST;

static Suite *
key_suite (void)
{
  Suite *suite = suite_create ("render-key");
  TCase *tests = tcase_create ("key");
  TCase *elsewhere = tcase_create ("elsewhere");

  suite_add_tcase (suite, tests);
  suite_add_tcase (suite, elsewhere);
  tcase_add_test (elsewhere, print_keys);
  tcase_add_checked_fixture (tests, setup, fixture_teardown);
  tcase_add_test (tests, test_later_scenes_keep_their_keys);
  tcase_add_test (tests, test_a_title_changes_the_chunks_that_it_lies_on);
  tcase_add_test (tests, test_settings);
  tcase_add_test (tests, test_quality_is_what_it_comes_to);
  tcase_add_test (tests, test_rate);
  tcase_add_test (tests, test_media_count_by_content);
  tcase_add_test (tests, test_pictures_of_overlays_count_by_content);
  tcase_add_test (tests, test_processes_agree);
  tcase_add_test (tests, test_surroundings_do_not_count);
  tcase_add_test (tests, test_another_program);
  tcase_add_test (tests, test_fonts_count_by_content);
  tcase_add_test (tests, test_families);
  tcase_add_test (tests, test_font_files);
  tcase_add_test (tests, test_build_ids);
  tcase_add_test (tests, test_needed_libraries);
  tcase_add_test (tests, test_elements_count);
  return suite;
}

SUITE_MAIN (key_suite)
