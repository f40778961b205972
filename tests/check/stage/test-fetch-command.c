/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Sources of a movie that lie elsewhere are brought into its folder, checked by
 * their bytes, and found there by whoever reads the movie. */
#include "program.h"
#include "provider/raw-server.h"

/* 8x8, of one colour. */
static const gchar png[] =
    "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR4nGNQSFiAFTEMLQkA"
    "AmxIAbLcbYIAAAAASUVORK5CYII=";

static RawServer *server;

static void
send_bytes (
    GOutputStream *out, const gchar *type, gconstpointer data, gsize size)
{
  g_autofree gchar *head = g_strdup_printf (
      "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %zu\r\n\r\n",
      type, size);

  raw_send (out, head);
  g_output_stream_write_all (out, data, size, NULL, NULL, NULL);
}

/* Its names and types tell nothing of what there is. */
static void
reply (
    RawServer *self, const gchar *path, GOutputStream *out, GCancellable *stop)
{
  static const gchar playlist[] = "#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1/x\n";
  static const gchar page[] = "<html>a picture</html>";
  static const gchar cues[] = "1\n00:00:00,000 --> 00:00:00,100\nHi\n";
  gsize size;
  g_autofree guchar *picture = g_base64_decode (png, &size);

  if (g_str_has_prefix (path, "/picture"))
    send_bytes (out, "text/html", picture, size);
  else if (g_str_has_prefix (path, "/page"))
    send_bytes (out, "image/png", page, strlen (page));
  else if (g_str_has_prefix (path, "/playlist"))
    send_bytes (out, "image/png", playlist, strlen (playlist));
  else if (g_str_has_prefix (path, "/cues"))
    send_bytes (out, "image/png", cues, strlen (cues));
  else
    raw_send (out, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
}

static gchar *
write_movie (const gchar *first, const gchar *more)
{
  gchar *file = inside ("movie.json");
  g_autofree gchar *text = g_strdup_printf (
      "{\"movie\": {\"format\": {\"width\": 64, \"height\": 36, \"fps\": 10},"
      "\"scenes\": [{\"type\": \"image\", \"src\": \"%s\", \"duration_ms\": "
      "100}, {\"type\": \"image\", \"src\": \"%s\", \"duration_ms\": 100}]%s}}",
      first, first, more);

  fail_unless (g_file_set_contents (file, text, -1, NULL));
  return file;
}

static gchar *
movie_of (const gchar *path)
{
  g_autofree gchar *url = raw_server_url (server, path);

  return write_movie (url, "");
}

static void
set_up (void)
{
  make_folder ();
  server = raw_server_new (reply);
}

static void
tear_down (void)
{
  g_clear_pointer (&server, raw_server_free);
  remove_folder ();
}

/* Names in the folder of what was fetched, without the links. */
static guint
count_files (const gchar *suffix)
{
  g_autofree gchar *name = inside ("fetched");
  g_autoptr (GDir) dir = g_dir_open (name, 0, NULL);
  const gchar *entry;
  guint n = 0;

  while (dir && (entry = g_dir_read_name (dir)))
    n += g_str_has_suffix (entry, suffix);
  return n;
}

GST_START_TEST (a_picture_is_brought_once)
{
  g_auto (Said) said = { 0 };
  g_autofree gchar *movie = movie_of ("/picture.txt?key=canary-1");
  g_autofree gchar *before = NULL, *after = NULL, *out = inside ("out.gif");
  g_autofree gchar *name = NULL, *file = NULL, *found = NULL;
  g_autofree guchar *picture = NULL;
  gsize size, length;

  g_file_get_contents (movie, &before, NULL, NULL);
  SAY (&said, "fetch", "--allow-private", movie);
  fail_unless_status (&said, 0);
  fail_unless (strstr (said.err, "/picture.txt (") != NULL, "%s", said.err);
  fail_if (strstr (said.err, "canary"), "%s", said.err);
  fail_unless_equals_int (raw_server_n_requests (server), 1);

  picture = g_base64_decode (png, &size);
  name = g_compute_checksum_for_data (G_CHECKSUM_SHA256, picture, size);
  file = g_strdup_printf ("%s/fetched/%s.png", folder, name);
  fail_unless (g_file_get_contents (file, &found, &length, NULL), "%s", file);
  fail_unless (length == size && memcmp (found, picture, size) == 0);
  fail_unless_equals_int (count_files (".part"), 0);
  fail_unless_equals_int (count_files (".new"), 0);

  SAY (&said, "fetch", movie);
  fail_unless_status (&said, 0);
  SAY (&said, "check", movie);
  fail_unless_status (&said, 0);
  SAY (&said, "render", "-o", out, movie);
  fail_unless_status (&said, 0);
  fail_unless_equals_int (raw_server_n_requests (server), 1);
  g_file_get_contents (movie, &after, NULL, NULL);
  fail_unless_equals_string (before, after);
}
GST_END_TEST

GST_START_TEST (a_render_brings_what_it_needs)
{
  g_auto (Said) said = { 0 };
  g_autofree gchar *movie = movie_of ("/picture");
  g_autofree gchar *out = inside ("out.gif");

  SAY (&said, "render", "--no-fetch", "-o", out, movie);
  fail_if (said.status == 0);
  fail_unless (strstr (said.err, "jsonclip fetch"), "%s", said.err);
  fail_unless_equals_int (raw_server_n_requests (server), 0);
  SAY (&said, "render", "-o", out, movie);
  fail_if (said.status == 0);
  fail_unless (strstr (said.err, "not public"), "%s", said.err);
  fail_unless_equals_int (raw_server_n_requests (server), 0);
  SAY (&said, "render", "--allow-private", "-o", out, movie);
  fail_unless_status (&said, 0);
  fail_unless (g_file_test (out, G_FILE_TEST_EXISTS));
}
GST_END_TEST

static const struct {
  const gchar *path, *option, *says;
  guint n; /* requests */
} refused[] = {
  { "/picture", "--allow-host=example.org", "not among the hosts", 0 },
  { "/picture", "--max-seconds=-1", "expected a number above 0", 0 },
  { "/page", "--max-mb=1", "$.movie.scenes[0].src: http://127.0.0.1:", 1 },
  { "/playlist.png", "--max-mb=1", "$.movie.scenes[0].src: ", 1 },
  { "/cues", "--max-mb=1", "$.movie.scenes[0].src: ", 1 },
  { "/missing", "--max-mb=1", "HTTP 404", 1 },
};

GST_START_TEST (what_is_no_picture_does_not_stay)
{
  g_auto (Said) said = { 0 };
  g_autofree gchar *movie = movie_of (refused[__i__].path);

  SAY (&said, "fetch", "--allow-private", refused[__i__].option, movie);
  fail_if (said.status == 0);
  fail_unless (strstr (said.err, refused[__i__].says), "%s", said.err);
  fail_unless_equals_int (raw_server_n_requests (server), refused[__i__].n);
  fail_unless_equals_int (count_files (""), 0);
}
GST_END_TEST

GST_START_TEST (captions_and_data_come_too)
{
  g_auto (Said) said = { 0 };
  g_autofree gchar *url = raw_server_url (server, "/cues");
  g_autofree gchar *more =
      g_strdup_printf (", \"captions\": {\"src\": \"%s\"}", url);
  g_autofree gchar *data = g_strconcat ("data:image/png;base64,", png, NULL);
  g_autofree gchar *movie = write_movie (data, more);
  g_autoptr (JsonObject) last = NULL;

  SAY (&said, "fetch", "--allow-private", "--json", movie);
  fail_unless_status (&said, 0);
  last = last_line (&said);
  fail_unless_equals_string (
      object_get_string (last, "path", NULL), "$.movie.captions.src");
  fail_unless_equals_string (object_get_string (last, "from", NULL), url);
  fail_unless (strstr (said.out, "\"data: URI\""), "%s", said.out);
  fail_unless_equals_int (count_files (".png"), 1);
  fail_unless_equals_int (count_files (".srt"), 1);
  SAY (&said, "check", movie);
  fail_unless_status (&said, 0);
}
GST_END_TEST

GST_START_TEST (files_need_not_be_fetched)
{
  g_auto (Said) said = { 0 };
  g_autofree gchar *movie = write_movie ("a.png", "");
  g_autofree gchar *missing = inside ("none.json");

  SAY (&said, "fetch", movie);
  fail_unless_status (&said, 0);
  fail_unless (strstr (said.err, "nothing to fetch"), "%s", said.err);
  SAY (&said, "fetch", missing);
  fail_unless_status (&said, 6);
}
GST_END_TEST

static Suite *
fetch_command_suite (void)
{
  Suite *suite = suite_create ("fetch-command");
  TCase *tcase = tcase_create ("all");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  suite_add_tcase (suite, tcase);
  tcase_add_test (tcase, a_picture_is_brought_once);
  tcase_add_test (tcase, a_render_brings_what_it_needs);
  tcase_add_loop_test (
      tcase, what_is_no_picture_does_not_stay, 0, G_N_ELEMENTS (refused));
  tcase_add_test (tcase, captions_and_data_come_too);
  tcase_add_test (tcase, files_need_not_be_fetched);
  return suite;
}

SUITE_MAIN (fetch_command_suite)
