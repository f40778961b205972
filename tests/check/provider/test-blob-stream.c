/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Base64 is taken out of JSON as it comes: against a plain parse of the whole,
 * wherever the bytes are split. */

#include <errno.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "blob-stream.h"
#include "reply-blob.h"
#include "suite.h"

typedef struct {
  GBytes *text;
  GHashTable *blobs;
} Left;

static void
left_clear (Left *left)
{
  g_clear_pointer (&left->text, g_bytes_unref);
  g_clear_pointer (&left->blobs, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Left, left_clear)

static Left
end (BlobStream *stream)
{
  g_autoptr (GError) error = NULL;
  Left left = { NULL, NULL };

  left.text = blob_stream_end (stream, &left.blobs, &error);
  g_assert_no_error (error);
  return left;
}

static void
feed (BlobStream *stream, const gchar *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;

  fail_unless (blob_stream_feed (stream, bytes, length, &error));
  g_assert_no_error (error);
}

static Left
split_at (const gchar *bytes, gsize length, gsize at)
{
  g_autoptr (BlobStream) stream = blob_stream_new ();

  feed (stream, bytes, at);
  feed (stream, bytes + at, length - at);
  return end (stream);
}

/* ---- the same as a plain parse says ---- */

static void
check_text (const gchar *was, const gchar *is, GHashTable *blobs)
{
  GBytes *bytes = g_hash_table_lookup (blobs, is);
  const gchar *comma =
      g_str_has_prefix (was, "data:") ? strchr (was, ',') : NULL;
  const gchar *base64 = comma ? comma + 1 : was;
  g_autofree guchar *plain = NULL;
  g_autoptr (GBytes) expected = NULL;
  gsize length;

  if (!bytes) {
    fail_unless (strcmp (is, was) == 0, "%.99s is not %.99s", is, was);
    return;
  }
  fail_unless (strlen (base64) >= BLOB_LEAST);
  plain = g_base64_decode (base64, &length);
  expected = g_bytes_new (plain, length);
  fail_unless (g_bytes_equal (bytes, expected));
}

static void check_node (JsonNode *was, JsonNode *is, GHashTable *blobs);

static void
check_members (JsonNode *was, JsonNode *is, GHashTable *blobs)
{
  JsonObject *object = json_node_get_object (was);
  g_autoptr (GList) names = json_object_get_members (object);

  fail_unless_equals_int (json_object_get_size (object),
      json_object_get_size (json_node_get_object (is)));
  for (GList *name = names; name; name = name->next)
    check_node (json_object_get_member (object, name->data),
        json_object_get_member (json_node_get_object (is), name->data), blobs);
}

static void
check_elements (JsonNode *was, JsonNode *is, GHashTable *blobs)
{
  JsonArray *array = json_node_get_array (was);

  fail_unless_equals_int (json_array_get_length (array),
      json_array_get_length (json_node_get_array (is)));
  for (guint i = 0; i < json_array_get_length (array); i++)
    check_node (json_array_get_element (array, i),
        json_array_get_element (json_node_get_array (is), i), blobs);
}

static void
check_node (JsonNode *was, JsonNode *is, GHashTable *blobs)
{
  fail_unless (is && JSON_NODE_TYPE (was) == JSON_NODE_TYPE (is));
  if (JSON_NODE_HOLDS_OBJECT (was))
    check_members (was, is, blobs);
  else if (JSON_NODE_HOLDS_ARRAY (was))
    check_elements (was, is, blobs);
  else if (json_node_get_value_type (was) == G_TYPE_STRING)
    check_text (json_node_get_string (was), json_node_get_string (is), blobs);
  else
    fail_unless (json_node_equal (was, is));
}

static JsonNode *
parse (const gchar *text, gsize length)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, text, length, &error);
  g_assert_no_error (error);
  return json_parser_steal_root (parser);
}

static void
check_left (const Left *left, JsonNode *was, guint n_blobs)
{
  gsize length;
  const gchar *text = g_bytes_get_data (left->text, &length);
  g_autoptr (JsonNode) is = parse (text, length);

  fail_unless_equals_int (g_hash_table_size (left->blobs), n_blobs);
  check_node (was, is, left->blobs);
}

/* ---- JSON of all kinds ---- */

/* %s: letters of base64 without pads, as many as are needed and four by four */
static const struct {
  const gchar *text;
  guint n_blobs;
} bodies[] = {
  { "{\"a\":\"%s\"}", 1 },
  { "{\"a\":\"%sAA==\",\"b\":7.5}", 1 },
  { "{ \"a\" : \"%sAAA=\" }", 1 },
  { "[1,[\"%s\",\"x\"],\"%s\",null]", 2 },
  { "{\"d\":{\"e\":[{\"f\":\"%s\"},\"a\\\\\"]},\"g\":\"b\\\"\"}", 1 },
  { "{\"a\":\"data:image/png;base64,%s\"}", 1 },
  { "{\"a\":\"data:image\\/png;base64,\\/9\\/\\u002b%s\"}", 1 },
  { "{\"a\":\"\\u002F\\u002f\\/\\/%sAQ\\u003d\\u003D\"}", 1 },
  /* These are no base64, or none that is worth it. */
  { "{\"%s\":1}", 0 },
  { "{\"a\":1,\"%s\":\"QUJD\"}", 0 },
  { "{\"a\":\"%sA\"}", 0 },
  { "{\"a\":\"%sA===\"}", 0 },
  { "{\"a\":\"%sAA=\"}", 0 },
  { "{\"a\":\"%sAA==AA==\"}", 0 },
  { "{\"a\":\"%s \"}", 0 },
  { "{\"a\":\"%s\\n\"}", 0 },
  { "{\"a\":\"%s\\u000a\"}", 0 },
  { "{\"a\":\"%s\\u01f6\"}", 0 },
  { "{\"a\":\"%s\xc3\xa4\"}", 0 },
  { "{\"a\":\"%s\\\"%s\"}", 0 },
  { "{\"a\":\"data:text/plain,%s\"}", 0 },
  { "{\"a\":\"data:%s\"}", 0 },
  { "{\"a\":\"Data:image/png;base64,%s\"}", 0 },
  { "{\"a\":\"=%s\"}", 0 },
  { "{\"a\":\"\",\"b\":\"=\",\"c\":\"data:\",\"d\":\"\\/\",\"e\":\"QUJD\"}",
      0 },
};

static gchar *
letters (gsize n)
{
  static const gchar all[] =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  gchar *text = g_new0 (gchar, n + 1);

  for (gsize i = 0; i < n; i++)
    text[i] = all[(i * 29 + i / 64) % 64];
  return text;
}

static gchar *
body_of (const gchar *text, gsize n)
{
  g_autofree gchar *base64 = letters (n);
  g_auto (GStrv) parts = g_strsplit (text, "%s", -1);

  return g_strjoinv (base64, parts);
}

GST_START_TEST (all_is_there_wherever_it_is_split)
{
  g_autofree gchar *body = body_of (bodies[__i__].text, BLOB_LEAST);
  const gsize length = strlen (body);
  g_autoptr (JsonNode) was = parse (body, length);

  /* Around what is not a run of letters, at each byte; inside of one, at some.
   */
  for (gsize at = 0; at <= length;
       at += at < 40 || at + 40 > length ? 1 : 509) {
    g_auto (Left) left = split_at (body, length, at);

    check_left (&left, was, bodies[__i__].n_blobs);
  }
}
GST_END_TEST

GST_START_TEST (byte_by_byte_is_the_same)
{
  g_autofree gchar *body = body_of (bodies[__i__].text, 2 * BLOB_LEAST);
  const gsize length = strlen (body);
  g_autoptr (JsonNode) was = parse (body, length);
  g_autoptr (BlobStream) stream = blob_stream_new ();
  g_auto (Left) left = { NULL, NULL };

  for (gsize i = 0; i < length; i++)
    feed (stream, body + i, 1);
  left = end (stream);
  check_left (&left, was, bodies[__i__].n_blobs);
}
GST_END_TEST

/* ---- by chance ---- */

static void
add_chance (GRand *rand, GString *text, guint depth)
{
  static const gchar *const pieces[] = { "true", "-12.5e3", "\"\"", "\"a b\"",
    "\"\\\\\"", "\"\\u00e4\\\"\\n\"", "\"data:,x\"", "\"blob:0:0\"", "null" };
  const guint kind = g_rand_int_range (rand, 0, depth < 4 ? 6 : 3);

  if (kind < 2) {
    g_string_append (
        text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  } else if (kind == 2) {
    g_autofree gchar *base64 = letters (g_rand_int_range (rand, 4000, 40000));

    g_string_append_printf (
        text, "\"%s%s\"", g_rand_boolean (rand) ? "data:;base64," : "", base64);
  } else {
    g_string_append_c (text, kind == 3 ? '[' : '{');
    for (guint i = 0; i < 3; i++) {
      if (kind != 3)
        g_string_append_printf (text, "\"k%u\": ", i);
      add_chance (rand, text, depth + 1);
      g_string_append (text, i < 2 ? ", " : "");
    }
    g_string_append_c (text, kind == 3 ? ']' : '}');
  }
}

GST_START_TEST (chance_finds_no_difference)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (__i__);
  g_autoptr (GString) body = g_string_new ("{\"k\":");
  g_autoptr (BlobStream) stream = blob_stream_new ();
  g_autoptr (JsonNode) was = NULL;
  g_auto (Left) left = { NULL, NULL };

  add_chance (rand, body, 0);
  g_string_append_c (body, '}');
  was = parse (body->str, body->len);
  for (gsize at = 0; at < body->len;) {
    const gsize step = g_rand_int_range (rand, 1, 9000);
    const gsize n = MIN (body->len - at, step);

    feed (stream, body->str + at, n);
    at += n;
  }
  left = end (stream);
  check_left (&left, was, g_hash_table_size (left.blobs));
}
GST_END_TEST

/* ---- what it is for ---- */

GST_START_TEST (what_is_large_is_not_kept)
{
  g_autofree gchar *base64 = letters (1 << 20);
  g_autoptr (BlobStream) stream = blob_stream_new ();
  g_auto (Left) left = { NULL, NULL };
  GHashTableIter iter;
  gpointer bytes;

  feed (stream, "{\"a\":\"", 6);
  for (guint i = 0; i < 20; i++)
    feed (stream, base64, 1 << 20);
  feed (stream, "\"}", 2);
  left = end (stream);
  fail_unless (g_bytes_get_size (left.text) < 100);
  g_hash_table_iter_init (&iter, left.blobs);
  fail_unless (g_hash_table_iter_next (&iter, NULL, &bytes));
  fail_unless_equals_int (g_bytes_get_size (bytes), 15 << 20);
}
GST_END_TEST

/* No more of them than there may be; the others stay where they are. */
GST_START_TEST (there_is_an_end_to_files)
{
  g_autofree gchar *base64 = letters (BLOB_LEAST);
  g_autoptr (GString) body = g_string_new ("[");
  g_auto (Left) left = { NULL, NULL };
  g_autoptr (JsonNode) was = NULL;

  for (guint i = 0; i < BLOB_MOST + 3; i++)
    g_string_append_printf (body, "%s\"%s\"", i > 0 ? "," : "", base64);
  g_string_append_c (body, ']');
  was = parse (body->str, body->len);
  left = split_at (body->str, body->len, 0);
  check_left (&left, was, BLOB_MOST);
}
GST_END_TEST

/* A quotation mark in a remark of the stream does not turn it inside out. */
GST_START_TEST (streams_of_events_pass)
{
  g_autofree gchar *body =
      body_of (": it's 5\" \r\ndata: {\"b\":\"%s\"}\n\n: \"\n"
               "data: {\"b\":\"%s\"}\n\n",
          BLOB_LEAST);
  g_auto (Left) left = split_at (body, strlen (body), 9);

  fail_unless_equals_int (g_hash_table_size (left.blobs), 2);
  fail_unless (g_str_has_prefix (g_bytes_get_data (left.text, NULL),
      ": it's 5\" \r\ndata: {\"b\":\"blob:"));
}
GST_END_TEST

/* It may stop anywhere. */
GST_START_TEST (what_is_cut_off_comes_out_as_it_is)
{
  g_autofree gchar *body = body_of ("{\"a\":\"%s", BLOB_LEAST);
  g_auto (Left) left = split_at (body, strlen (body), 5);
  g_autoptr (GBytes) expected = g_bytes_new (body, strlen (body));

  fail_unless (g_bytes_equal (left.text, expected));
  fail_unless_equals_int (g_hash_table_size (left.blobs), 0);
}
GST_END_TEST

/* ---- references ---- */

static gchar *
reference_in (const Left *left)
{
  gsize length;
  const gchar *text = g_bytes_get_data (left->text, &length);
  g_autoptr (JsonNode) root = parse (text, length);

  return g_strdup (
      json_object_get_string_member (json_node_get_object (root), "a"));
}

/* One that was good once is a text like any other later. */
GST_START_TEST (references_cannot_be_forged)
{
  g_autofree gchar *body = body_of ("{\"a\":\"%s\"}", BLOB_LEAST);
  g_auto (Left) first = split_at (body, strlen (body), 1);
  g_autofree gchar *reference = reference_in (&first);
  g_autofree gchar *forged =
      g_strdup_printf ("{\"a\":\"%s\",\"b\":\"QUJD\"}", reference);
  g_auto (Left) second = split_at (forged, strlen (forged), 1);
  g_auto (Left) third = split_at (body, strlen (body), 1);
  g_autofree gchar *other = reference_in (&third);

  fail_unless (g_str_has_prefix (reference, "blob:"));
  fail_if (g_hash_table_contains (second.blobs, reference));
  fail_if (g_hash_table_contains (third.blobs, reference));
  fail_if (g_str_equal (reference, other));
}
GST_END_TEST

static const struct {
  const gchar *json, *path;
  const gchar *expected; /* NULL: nothing */
} texts[] = {
  { "{\"a\": \"QUJD\"}", "a", "ABC" },
  { "{\"a\": \"data:text/plain;base64,QUJD\"}", "a", "ABC" },
  { "{\"a\": [{\"b\": \"QUI=\"}]}", "a[0].b", "AB" },
  { "{\"a\": 7}", "a", NULL },
  { "{}", "a", NULL },
};

GST_START_TEST (short_ones_are_read_where_they_are)
{
  const ProviderReply reply = { NULL };
  g_autoptr (JsonNode) root =
      parse (texts[__i__].json, strlen (texts[__i__].json));
  g_autoptr (GBytes) bytes = reply_blob (&reply, root, texts[__i__].path);
  const gchar *expected = texts[__i__].expected;

  fail_unless ((bytes != NULL) == (expected != NULL));
  if (bytes)
    fail_unless (g_bytes_get_size (bytes) == strlen (expected)
        && memcmp (g_bytes_get_data (bytes, NULL), expected, strlen (expected))
            == 0);
}
GST_END_TEST

GST_START_TEST (a_reply_gives_what_was_taken_out)
{
  g_autofree gchar *body = body_of ("{\"a\":\"%s\"}", BLOB_LEAST);
  g_auto (Left) left = split_at (body, strlen (body), 1);
  const ProviderReply reply = { .blobs = left.blobs };
  gsize length;
  const gchar *text = g_bytes_get_data (left.text, &length);
  g_autoptr (JsonNode) root = parse (text, length);
  g_autoptr (GBytes) bytes = reply_blob (&reply, root, "a");

  fail_unless (bytes && g_bytes_get_size (bytes) == BLOB_LEAST / 4 * 3);
}
GST_END_TEST

/* ---- no room ---- */

GST_START_TEST (no_room_is_an_error)
{
  g_autofree gchar *body = body_of ("{\"a\":\"%s\"}", 64 * BLOB_LEAST);
  g_autoptr (BlobStream) stream = blob_stream_new ();
  g_autoptr (GError) error = NULL;
  struct rlimit before, little;

  fail_unless (getrlimit (RLIMIT_FSIZE, &before) == 0);
  little = before;
  little.rlim_cur = 1000;
  signal (SIGXFSZ, SIG_IGN);
  fail_unless (setrlimit (RLIMIT_FSIZE, &little) == 0);
  fail_if (blob_stream_feed (stream, body, strlen (body), &error));
  fail_unless (setrlimit (RLIMIT_FSIZE, &before) == 0);
  signal (SIGXFSZ, SIG_DFL);
  fail_unless (error && error->domain == G_FILE_ERROR);
  fail_unless (strstr (error->message, g_strerror (EFBIG)));
}
GST_END_TEST

static Suite *
blob_stream_suite (void)
{
  Suite *suite = suite_create ("blob-stream");
  TCase *tcase = tcase_create ("blobs");

  tcase_set_timeout (tcase, 60);
  tcase_add_loop_test (
      tcase, all_is_there_wherever_it_is_split, 0, G_N_ELEMENTS (bodies));
  tcase_add_loop_test (
      tcase, byte_by_byte_is_the_same, 0, G_N_ELEMENTS (bodies));
  tcase_add_loop_test (tcase, chance_finds_no_difference, 0, 10);
  tcase_add_test (tcase, what_is_large_is_not_kept);
  tcase_add_test (tcase, there_is_an_end_to_files);
  tcase_add_test (tcase, streams_of_events_pass);
  tcase_add_test (tcase, what_is_cut_off_comes_out_as_it_is);
  tcase_add_test (tcase, references_cannot_be_forged);
  tcase_add_loop_test (
      tcase, short_ones_are_read_where_they_are, 0, G_N_ELEMENTS (texts));
  tcase_add_test (tcase, a_reply_gives_what_was_taken_out);
  tcase_add_test (tcase, no_room_is_an_error);
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (blob_stream_suite)
