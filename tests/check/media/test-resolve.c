/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What may be opened: a small tree with links, a FIFO and a neighbour outside
 * of the root. */
#include "folder.h"
#include "gate.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

/* top/film/media/a.png, top/film/space and %.txt, top/filmling/b.png,
 * top/outside.txt and links. */
static gchar *top, *root, *media;

static void
put (const gchar *dir, const gchar *name, const gchar *text)
{
  g_autofree gchar *path = g_build_filename (dir, name, NULL);

  fail_unless (g_file_set_contents (path, text, -1, NULL));
}

static void
link_to (const gchar *target, const gchar *dir, const gchar *name)
{
  g_autofree gchar *path = g_build_filename (dir, name, NULL);

  fail_unless_equals_int (symlink (target, path), 0);
}

static void
setup (void)
{
  g_autofree gchar *made = g_dir_make_tmp ("media-XXXXXX", NULL);
  g_autofree gchar *filmling = g_build_filename (made, "filmling", NULL);
  g_autofree gchar *fifo = g_build_filename (made, "film", "fifo", NULL);
  gchar *resolved = realpath (made, NULL);

  top = g_strdup (resolved);
  free (resolved);
  root = g_build_filename (top, "film", NULL);
  media = g_build_filename (root, "media", NULL);
  g_mkdir_with_parents (media, 0700);
  g_mkdir (filmling, 0700);
  put (media, "a.png", "inside");
  put (root, "two words %41#.txt", "spaced");
  put (filmling, "b.png", "neighbour");
  put (top, "outside.txt", "outside");
  link_to ("media/a.png", root, "good-link");
  link_to ("../outside.txt", root, "bad-link");
  link_to ("..", root, "up");
  link_to ("/dev/zero", root, "device");
  link_to ("loop", root, "loop");
  link_to ("film", top, "film-link");
  fail_unless_equals_int (mkfifo (fifo, 0600), 0);
}

static void
teardown (void)
{
  remove_tree (top);
  g_clear_pointer (&top, g_free);
  g_clear_pointer (&root, g_free);
  g_clear_pointer (&media, g_free);
}

/* "@" stands for the top folder. */
static gchar *
expand (const gchar *text)
{
  g_auto (GStrv) parts = text ? g_strsplit (text, "@", -1) : NULL;

  return parts ? g_strjoinv (top, parts) : NULL;
}

typedef struct {
  const gchar *src, *base, *root;
  const gchar *path;    /* or NULL: an error */
  const gchar *message; /* a part of it */
} Case;

static const Case cases[] = {
  { "media/a.png", "@/film", NULL, "@/film/media/a.png" },
  { "./media/../media/a.png", "@/film", NULL, "@/film/media/a.png" },
  { "a.png", "@/film/media", "@/film", "@/film/media/a.png" },
  { "../good-link", "@/film/media", "@/film", "@/film/media/a.png" },
  { "media/a.png", NULL, "@/film", "@/film/media/a.png" },
  { "media/a.png", "@/film-link", NULL, "@/film/media/a.png" },
  { "@/film/media/a.png", "@/film", NULL, "@/film/media/a.png" },
  { "@/film-link/media/a.png", "@/film-link", NULL, "@/film/media/a.png" },
  { "file://@/film/media/a.png", "@/film", NULL, "@/film/media/a.png" },
  { "file:@/film/media/a.png", "@/film", NULL, "@/film/media/a.png" },
  { "FILE://localhost@/film/media/a.png", NULL, "@/film",
      "@/film/media/a.png" },
  { "file://@/film/two%20words%20%2541%23.txt", "@/film", NULL,
      "@/film/two words %41#.txt" },
  { "two words %41#.txt", "@/film", NULL, "@/film/two words %41#.txt" },
  { "outside.txt", "@", "/", "@/outside.txt" },
  { "data:,x", NULL, NULL, "data:,x" },
  { "data:image/png;base64,AAAA", "@/film", NULL,
      "data:image/png;base64,AAAA" },

  { "two%20words", "@/film", NULL, NULL, "No such file" },
  { "missing.png", "@/film", NULL, NULL, "\"missing.png\": No such file" },
  { "../outside.txt", "@/film", NULL, NULL, "outside of the media root" },
  { "../nothing-here", "@/film", NULL, NULL, "outside of the media root" },
  { "media/../../outside.txt", "@/film", NULL, NULL, "outside of the media" },
  { "../filmling/b.png", "@/film", NULL, NULL, "outside of the media root" },
  { "../../outside.txt", "@/film/media", "@/film", NULL, "outside of" },
  { "../a.png", "@/film/media", NULL, NULL, "outside of the media root" },
  { "/etc/passwd", "@/film", NULL, NULL, "outside of the media root" },
  { "file:///etc/passwd", "@/film", NULL, NULL, "outside of the media root" },
  { "file://@/film/../outside.txt", "@/film", NULL, NULL, "outside of" },
  { "file://@/film/%2e%2e/outside.txt", "@/film", NULL, NULL, "outside of" },
  { "bad-link", "@/film", NULL, NULL, "a link that leads outside" },
  { "up/outside.txt", "@/film", NULL, NULL, "a link that leads outside" },
  { "device", "@/film", NULL, NULL, "a link that leads outside" },
  { "loop", "@/film", NULL, NULL, "symbolic links" },
  { "file://host.example/a.png", "@/film", NULL, NULL, "another machine" },
  { "file:media/a.png", "@/film", NULL, NULL, "absolute path" },
  { "file://@/film/media%2fa.png", "@/film", NULL, NULL, "absolute path" },
  { "file://@/film/%00", "@/film", NULL, NULL, "absolute path" },
  { "file://@/film/%zz", "@/film", NULL, NULL, "absolute path" },
  { "", "@/film", NULL, NULL, "an empty path" },
  { "media/a.png", NULL, NULL, NULL, "set media-root" },
  { "@/film/media/a.png", NULL, NULL, NULL, "set media-root" },
  { "http://h.example/a.png?key=secret", "@/film", NULL, NULL,
      "`jsonclip fetch`" },
  { "HTTPS://h.example/a.png", NULL, NULL, NULL, "`jsonclip fetch`" },
  { "ftp://h.example/a.png", "@/film", NULL, NULL, "ftp: is not a source" },
  { "media/a.png", "@/nowhere", NULL, NULL, "No such file" },
};

GST_START_TEST (test_cases)
{
  const Case *c = &cases[__i__];
  g_autofree gchar *src = expand (c->src), *base = expand (c->base);
  g_autofree gchar *in_root = expand (c->root), *want = expand (c->path);
  g_autoptr (GError) error = NULL;
  g_autofree gchar *got = media_resolve (src, base, in_root, &error);

  fail_unless_equals_string (got, want);
  if (want)
    return;
  fail_unless (g_error_matches (error, MEDIA_ERROR, MEDIA_ERROR_OPEN));
  fail_unless (strstr (error->message, c->message), "%s", error->message);
  fail_if (strstr (error->message, "secret"));
}
GST_END_TEST;

static GBytes *
load (const gchar *name, gint64 max_bytes, GError **error)
{
  MediaLimits limits = media_default_limits;
  g_autofree gchar *path = g_build_filename (root, name, NULL);

  limits.max_bytes = max_bytes;
  return media_load (
      g_str_has_prefix (name, "data:") ? name : path, &limits, error);
}

typedef struct {
  const gchar *name;
  gint64 max_bytes;
  const gchar *text; /* or NULL: an error */
  gsize size;
  MediaError code;
  const gchar *message;
} LoadCase;

static const LoadCase loads[] = {
  { "media/a.png", 6, "inside", 6 },
  { "data:,a%20b%00c", 99, "a b\0c", 5 },
  { "data:text/plain;charset=x;base64,QUJDRA==", 99, "ABCD", 4 },
  { "data:;base64,QUJDRA", 99, "ABCD", 4 },
  { "data:;base64,QUJD", 3, "ABC", 3 },
  { "data:;base64,QUI%3D", 99, "AB", 2 },
  { "data:;base64,", 99, "", 0 },
  { "media/a.png", 5, NULL, 0, MEDIA_ERROR_LIMIT, "6 bytes, more than the 5" },
  { "data:,123456", 5, NULL, 0, MEDIA_ERROR_LIMIT, "6 bytes, more than the 5" },
  { "data:;base64,QUJDREVGR0hJSktM", 5, NULL, 0, MEDIA_ERROR_LIMIT, "bytes" },
  { "data:;base64,QUJDR", 99, NULL, 0, MEDIA_ERROR_OPEN, "base64 is broken" },
  { "data:;base64,QU*D", 99, NULL, 0, MEDIA_ERROR_OPEN, "base64 is broken" },
  { "data:;base64,QU==QUJD", 99, NULL, 0, MEDIA_ERROR_OPEN, "is broken" },
  { "data:,%4", 99, NULL, 0, MEDIA_ERROR_OPEN, "broken percent" },
  { "data:image/png", 99, NULL, 0, MEDIA_ERROR_OPEN, "without a comma" },
  { "fifo", 99, NULL, 0, MEDIA_ERROR_OPEN, "not a regular file" },
  { "media", 99, NULL, 0, MEDIA_ERROR_OPEN, "not a regular file" },
  { "good-link", 99, NULL, 0, MEDIA_ERROR_OPEN, "a symbolic link" },
  { "gone", 99, NULL, 0, MEDIA_ERROR_OPEN, "No such file" },
};

GST_START_TEST (test_load)
{
  const LoadCase *c = &loads[__i__];
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = load (c->name, c->max_bytes, &error);

  if (c->text) {
    g_autoptr (GBytes) want = g_bytes_new (c->text, c->size);

    fail_unless (bytes, "%s", error ? error->message : "");
    fail_unless (g_bytes_equal (bytes, want));
    return;
  }
  fail_unless (!bytes);
  fail_unless (
      g_error_matches (error, MEDIA_ERROR, c->code), "%s", error->message);
  fail_unless (strstr (error->message, c->message), "%s", error->message);
}
GST_END_TEST;

/* Between resolving and loading somebody puts a link in the place of a folder:
 * what is behind it is not read. */
GST_START_TEST (test_load_after_swap)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *file = media_resolve ("media/a.png", root, NULL, &error);
  g_autofree gchar *aside = g_build_filename (root, "aside", NULL);
  g_autoptr (GBytes) bytes = NULL;

  fail_unless (file, "%s", error ? error->message : "");
  fail_unless_equals_int (g_rename (media, aside), 0);
  link_to ("aside", root, "media");
  bytes = media_load (file, &media_default_limits, &error);
  g_unlink (media);
  fail_unless_equals_int (g_rename (aside, media), 0);
  fail_unless (!bytes);
  fail_unless (g_error_matches (error, MEDIA_ERROR, MEDIA_ERROR_OPEN));
  fail_unless (g_str_has_suffix (error->message, ": a symbolic link"), "%s",
      error->message);
}
GST_END_TEST;

GST_START_TEST (test_load_of_no_name)
{
  g_autoptr (GError) error = NULL;

  fail_if (media_load ("", &media_default_limits, &error));
  fail_unless (g_error_matches (error, MEDIA_ERROR, MEDIA_ERROR_OPEN));
  fail_unless_equals_string (error->message, "\"\": an empty path");
}
GST_END_TEST;

/* A name from a stranger is shown short and without control characters. */
GST_START_TEST (test_long_names)
{
  g_autofree gchar *name = g_strnfill (5000, 'x');
  g_autoptr (GError) error = NULL;

  name[3] = '\n';
  name[4] = (gchar) 0xff;
  memcpy (name + 6, "\xc3\xa9", 2);
  fail_unless (!media_resolve (name, root, NULL, &error));
  fail_unless (g_error_matches (error, MEDIA_ERROR, MEDIA_ERROR_OPEN));
  fail_unless (strlen (error->message) < 200);
  fail_if (strchr (error->message, '\n'));
  fail_unless (strstr (error->message, "x\xc3\xa9x"));
  fail_unless (g_utf8_validate (error->message, -1, NULL));
}
GST_END_TEST;

static Suite *
resolve_suite (void)
{
  Suite *s = suite_create ("resolve");
  TCase *t = tcase_create ("general");

  suite_add_tcase (s, t);
  tcase_add_checked_fixture (t, setup, teardown);
  tcase_add_loop_test (t, test_cases, 0, G_N_ELEMENTS (cases));
  tcase_add_loop_test (t, test_load, 0, G_N_ELEMENTS (loads));
  tcase_add_test (t, test_load_after_swap);
  tcase_add_test (t, test_load_of_no_name);
  tcase_add_test (t, test_long_names);
  return s;
}

SUITE_MAIN (resolve_suite)
