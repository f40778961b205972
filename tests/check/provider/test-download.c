/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Files of servers that break off, change their mind, or say what is not so. */

#include <sys/file.h>
#include <sys/stat.h>
#include <fcntl.h>
#include <unistd.h>

#include "download.h"
#include "folder.h"
#include "generate.h"
#include "raw-server.h"

#define BODY "0123456789abcdefghij"
#define HALF "0123456789"
#define REST "abcdefghij"

/* What comes at the first, second and third time; an answer that is shorter
 * than it says breaks off. */
static const struct {
  const gchar *name;
  const gchar *answers[3];
  guint n;           /* requests */
  const gchar *asks; /* that the last request has; "!": that it has not */
  const gchar *fails;
} cases[] = {
  { "whole", { "200 OK|ETag: \"a\"|20|" BODY }, 1, "!Range", NULL },
  { "empty", { "200 OK||0|" }, 1, NULL, NULL },
  { "goes on",
      { "200 OK|ETag: \"a\"|20|" HALF,
          "206 Partial Content|ETag: \"a\"\r\nContent-Range: bytes "
          "10-19/20|10|" REST },
      2, "Range: bytes=10-\r\nIf-Range: \"a\"\r\n", NULL },
  { "twice",
      { "200 OK|ETag: \"a\"|20|" HALF,
          "206 Partial Content|Content-Range: bytes 10-19/20|10|abc",
          "206 Partial Content|Content-Range: bytes 13-19/20|7|defghij" },
      3, "Range: bytes=13-\r\n", NULL },
  { "less of the rest than there is",
      { "200 OK|ETag: \"a\"|20|" HALF,
          "206 Partial Content|Content-Range: bytes 10-12/20|3|abc",
          "206 Partial Content|Content-Range: bytes 13-19/20|7|defghij" },
      3, "Range: bytes=13-\r\n", NULL },
  { "another by then",
      { "200 OK|ETag: \"a\"|25|xxxxxxxxxxxxxxxx",
          "200 OK|ETag: \"b\"|20|" BODY },
      2, "If-Range: \"a\"\r\n", NULL },
  { "no tag", { "200 OK||20|" HALF, "200 OK||20|" BODY }, 2, "!Range", NULL },
  { "weak tag",
      { "200 OK|ETag: W/\"a\"|20|" HALF, "200 OK|ETag: W/\"a\"|20|" BODY }, 2,
      "!Range", NULL },
  { "another part",
      { "200 OK|ETag: \"a\"|20|" HALF,
          "206 Partial Content|Content-Range: bytes 5-19/20|15|xxxxxxxxxxxxxxx",
          "200 OK||20|" BODY },
      3, "!Range", NULL },
  { "a part of its own accord",
      { "206 Partial Content|Content-Range: bytes 0-9/20|10|" HALF,
          "200 OK||20|" BODY },
      2, "!Range", NULL },
  { "no such part",
      { "200 OK|ETag: \"a\"|20|" HALF,
          "416 Range Not Satisfiable|Content-Range: bytes */5|0|",
          "200 OK||20|" BODY },
      3, "!Range", NULL },
  { "busy",
      { "503 Busy|Retry-After: 0|4|wait", "429 Slow|Retry-After: 0|0|",
          "200 OK||20|" BODY },
      3, "!Range", NULL },
  { "packed on the way is not gone on with",
      { "200 OK|ETag: \"a\"\r\nContent-Encoding: identity|20|" HALF,
          "200 OK||20|" BODY },
      2, "!Range", NULL },
  { "missing", { "404 Not Found||4|gone" }, 1, NULL, "HTTP 404: gone" },
  { "closed", { "403 Forbidden||2|no" }, 1, NULL, "HTTP 403" },
  { "later than one waits", { "503 Busy|Retry-After: 900|0|" }, 1, NULL,
      "HTTP 503" },
  { "too large", { "200 OK||40|" BODY BODY }, 1, NULL,
      "more than the 30 bytes" },
  { "too large in the end",
      { "200 OK|ETag: \"a\"|40|" BODY,
          "206 Partial Content|Content-Range: bytes 20-39/40|20|" BODY },
      2, NULL, "more than the 30 bytes" },
};

static guint current;

static void
reply (RawServer *server, const gchar *path, GOutputStream *out,
    GCancellable *stop)
{
  const guint turn = MIN (raw_server_n_requests (server), 3) - 1;
  const gchar *text = cases[current].answers[turn];
  g_auto (GStrv) part = g_strsplit (text ? text : "500 No|||", "|", 4);
  g_autofree gchar *answer = NULL;

  if (g_str_equal (path, "/hangs")) {
    raw_send (out, "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n" HALF);
    raw_wait (stop, -1);
    return;
  }
  if (g_strv_length (part) < 4)
    return;
  answer = g_strdup_printf ("HTTP/1.1 %s\r\n%s%sContent-Length: %s\r\n\r\n%s",
      part[0], part[1], *part[1] ? "\r\n" : "", part[2], part[3]);
  raw_send (out, answer);
}

static gboolean
fetch (RawServer *server, const gchar *path, GCancellable *cancellable,
    GError **error)
{
  g_autofree gchar *url = raw_server_url (server, path);
  g_autofree gchar *part = inside ("x.part");
  g_autofree gchar *file = inside ("x");
  const Download download = {
    .url = url, .own_network = TRUE, .limit = 30, .timeout_ms = 20000
  };

  return download_file (&download, part, file, cancellable, error);
}

static void
check_file (const gchar *name, const gchar *text)
{
  g_autofree gchar *file = inside (name);
  g_autofree gchar *found = NULL;

  if (!text) {
    fail_if (g_file_test (file, G_FILE_TEST_EXISTS), "%s", name);
    return;
  }
  fail_unless (g_file_get_contents (file, &found, NULL, NULL), "%s", name);
  fail_unless_equals_string (found, text);
}

static void
check_asked (RawServer *server, const gchar *asks)
{
  g_autofree gchar *last =
      raw_server_request (server, raw_server_n_requests (server) - 1);

  fail_unless (strstr (last, "\r\nAccept-Encoding: identity\r\n"), "%s", last);
  if (asks && *asks == '!')
    fail_if (strstr (last, asks + 1), "%s", last);
  else if (asks)
    fail_unless (strstr (last, asks), "%s", last);
}

GST_START_TEST (a_file_comes_whole_or_not_at_all)
{
  g_autoptr (RawServer) server = NULL;
  g_autoptr (GError) error = NULL;
  const gboolean empty = g_str_equal (cases[__i__].name, "empty");
  gboolean ok;

  current = __i__;
  server = raw_server_new (reply);
  ok = fetch (server, "/x", NULL, &error);
  fail_unless (ok == (cases[current].fails == NULL), "%s: %s",
      cases[current].name, error ? error->message : "");
  fail_unless_equals_int (raw_server_n_requests (server), cases[current].n);
  check_asked (server, cases[current].asks);
  if (ok) {
    check_file ("x", empty ? "" : BODY);
    check_file ("x.part", NULL);
    check_file ("x.part.etag", NULL);
  } else {
    fail_unless (
        strstr (error->message, cases[current].fails), "%s", error->message);
    check_file ("x", NULL);
  }
}
GST_END_TEST

static void
put (const gchar *name, const gchar *text)
{
  g_autofree gchar *file = inside (name);

  fail_unless (g_file_set_contents (file, text, -1, NULL));
}

/* Of a process that was killed. */
GST_START_TEST (what_is_there_is_gone_on_with)
{
  g_autoptr (RawServer) server = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gchar *asked = NULL;

  /* Its second answer is the one to a range. */
  for (current = 0; !g_str_equal (cases[current].name, "goes on"); current++)
    ;
  put ("x.part", HALF);
  put ("x.part.etag", "\"a\"");
  server = raw_server_new (reply);
  g_mutex_lock (&server->lock);
  g_ptr_array_add (server->requests, g_strdup ("(of the killed one)"));
  g_mutex_unlock (&server->lock);
  fail_unless (
      fetch (server, "/x", NULL, &error), "%s", error ? error->message : "");
  check_file ("x", BODY);
  asked = raw_server_request (server, 1);
  fail_unless (strstr (asked, "Range: bytes=10-\r\nIf-Range: \"a\""));
}
GST_END_TEST

/* Without its tag nobody knows of what it is the beginning. */
GST_START_TEST (a_beginning_without_a_tag_is_of_no_use)
{
  g_autoptr (RawServer) server = NULL;

  current = 0;
  put ("x.part", "other");
  server = raw_server_new (reply);
  fail_unless (fetch (server, "/x", NULL, NULL));
  check_file ("x", BODY);
  check_asked (server, "!Range");
}
GST_END_TEST

GST_START_TEST (one_at_a_time)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autofree gchar *part = inside ("x.part");
  g_autoptr (GError) error = NULL;
  int fd;

  current = 0;
  put ("x.part", HALF);
  fd = open (part, O_RDWR | O_CLOEXEC);
  fail_unless (flock (fd, LOCK_EX) == 0);
  fail_if (fetch (server, "/x", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
  fail_unless_equals_int (raw_server_n_requests (server), 0);
  check_file ("x.part", HALF);
  close (fd);
}
GST_END_TEST

GST_START_TEST (no_link_is_written_through)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autofree gchar *part = inside ("x.part");
  g_autofree gchar *other = inside ("other");
  g_autoptr (GError) error = NULL;

  current = 0;
  put ("other", "mine");
  fail_unless (symlink (other, part) == 0);
  fail_if (fetch (server, "/x", NULL, &error));
  fail_unless (error->domain == G_FILE_ERROR, "%s", error->message);
  check_file ("other", "mine");
}
GST_END_TEST

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (100 * 1000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

GST_START_TEST (a_cancel_ends_it_and_keeps_what_came)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);
  const gint64 begun = g_get_monotonic_time ();

  fail_if (fetch (server, "/hangs", cancellable, &error));
  fail_unless (g_get_monotonic_time () - begun < 500 * 1000);
  g_assert_error (error, GENERATE_ERROR, GENERATE_ERROR_CANCELLED);
  g_thread_join (thread);
  check_file ("x.part", HALF);
  check_file ("x", NULL);
}
GST_END_TEST

static Suite *
download_suite (void)
{
  Suite *suite = suite_create ("download");
  TCase *tcase = tcase_create ("all");

  tcase_add_checked_fixture (tcase, make_folder, remove_folder);
  suite_add_tcase (suite, tcase);
  tcase_add_loop_test (
      tcase, a_file_comes_whole_or_not_at_all, 0, G_N_ELEMENTS (cases));
  tcase_add_test (tcase, what_is_there_is_gone_on_with);
  tcase_add_test (tcase, a_beginning_without_a_tag_is_of_no_use);
  tcase_add_test (tcase, one_at_a_time);
  tcase_add_test (tcase, no_link_is_written_through);
  tcase_add_test (tcase, a_cancel_ends_it_and_keeps_what_came);
  return suite;
}

SUITE_MAIN (download_suite)
