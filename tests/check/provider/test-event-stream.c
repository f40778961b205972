/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Streams as servers send them, each split at every byte and fed byte by
 * byte: the same events each time. */

#include <string.h>

#include "event-stream.h"
#include "suite.h"

#define LIMIT 64

/* What is heard, as "name=data|" for each event. */
static const struct {
  const gchar *bytes, *heard;
} streams[] = {
  { "data: one\n\n", "message=one|" },
  { "data: one\r\n\r\n", "message=one|" },
  { "data: one\r\r", "message=one|" },
  { "data: one\r\n\rdata: two\n\r\n", "message=one|message=two|" },
  { "data:one\n\ndata:  two\n\n", "message=one|message= two|" },
  { "data: a\ndata: b\ndata\ndata: c\n\n", "message=a\nb\n\nc|" },
  { "event: add\ndata: 1\n\ndata: 2\n\n", "add=1|message=2|" },
  { "event: add\n\ndata: 2\n\n", "message=2|" },
  { "data: 1\nevent: add\nevent: sub\n\n", "sub=1|" },
  { ": keep alive\n\n: more\ndata: 1\n: in it\n\n", "message=1|" },
  { "\xef\xbb\xbf"
    "data: 1\n\n\xef\xbb\xbf"
    "data: 2\n\n",
      "message=1|" },
  { "id: 7\nretry: 10\nother: x\ndata: 1\n\n", "message=1|" },
  { "Data: 1\n\ndata : 2\n\ndata: 3\n\n", "message=3|" },
  { "data: {\"a\": \"b: c\"}\n\n", "message={\"a\": \"b: c\"}|" },
  { "data: \xc3\xa9\xf0\x9f\x98\x80\n\n", "message=\xc3\xa9\xf0\x9f\x98\x80|" },
  { "data\n\n", "message=|" },
  { "data: 1\n\ndata: [DONE]", "message=1|message=[DONE]|" },
  { "data: 1\n\ndata: [DONE]\n", "message=1|message=[DONE]|" },
  { "data: 1\n\nevent: lost", "message=1|" },
  { "\n\n\r\n\r\r\n", "" },
  { "", "" },
};

static gboolean
hear (const gchar *name, const gchar *data, gsize length, gpointer user_data)
{
  GString *heard = user_data;

  fail_unless_equals_int (strlen (data), length);
  g_string_append_printf (heard, "%s=%s|", name, data);
  return TRUE;
}

static void
check_split (const gchar *bytes, gsize at, const gchar *expected)
{
  g_autoptr (GString) heard = g_string_new (NULL);
  g_autoptr (EventStream) stream = event_stream_new (LIMIT, hear, heard);

  fail_unless (event_stream_feed (stream, bytes, at));
  fail_unless (event_stream_feed (stream, bytes + at, strlen (bytes) - at));
  event_stream_end (stream);
  fail_unless (
      g_str_equal (heard->str, expected), "at %zu: %s", at, heard->str);
}

GST_START_TEST (a_stream_is_the_same_however_it_comes)
{
  const gchar *bytes = streams[__i__].bytes, *expected = streams[__i__].heard;
  g_autoptr (GString) heard = g_string_new (NULL);
  g_autoptr (EventStream) stream = event_stream_new (LIMIT, hear, heard);

  for (gsize at = 0; at <= strlen (bytes); at++)
    check_split (bytes, at, expected);
  for (const gchar *byte = bytes; *byte; byte++)
    fail_unless (event_stream_feed (stream, byte, 1));
  event_stream_end (stream);
  fail_unless_equals_string (heard->str, expected);
}
GST_END_TEST

/* One line, and one event of many lines; also one that never ends. */
GST_START_TEST (what_is_too_long_ends_it)
{
  static const gchar *const lines[] = { "data: 0123456789", "x",
    "data: 0123456789\n" };
  g_autoptr (GString) heard = g_string_new (NULL);
  g_autoptr (EventStream) stream = event_stream_new (LIMIT, hear, heard);
  guint n = 0;

  while (n < 1000
      && event_stream_feed (stream, lines[__i__], strlen (lines[__i__])))
    n++;
  fail_unless (n <= LIMIT + 1, "%u", n);
  fail_if (event_stream_feed (stream, "\n\n", 2));
  event_stream_end (stream);
  fail_unless_equals_string (heard->str, "");
}
GST_END_TEST

static gboolean
hear_one (
    const gchar *name, const gchar *data, gsize length, gpointer user_data)
{
  hear (name, data, length, user_data);
  return FALSE;
}

GST_START_TEST (who_has_heard_enough_hears_no_more)
{
  const gchar bytes[] = "data: 1\n\ndata: 2\n\ndata: 3";
  g_autoptr (GString) heard = g_string_new (NULL);
  g_autoptr (EventStream) stream = event_stream_new (LIMIT, hear_one, heard);

  fail_if (event_stream_feed (stream, bytes, strlen (bytes)));
  event_stream_end (stream);
  fail_unless_equals_string (heard->str, "message=1|");
}
GST_END_TEST

static Suite *
event_stream_suite (void)
{
  Suite *suite = suite_create ("event-stream");
  TCase *tcase = tcase_create ("streams");

  tcase_add_loop_test (
      tcase, a_stream_is_the_same_however_it_comes, 0, G_N_ELEMENTS (streams));
  tcase_add_loop_test (tcase, what_is_too_long_ends_it, 0, 3);
  tcase_add_test (tcase, who_has_heard_enough_hears_no_more);
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (event_stream_suite)
