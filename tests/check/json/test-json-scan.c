/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The scan accepts RFC 8259 and nothing else, says where it stopped, and is
 * neither slow nor fragile on hostile text. */

#include "suite.h"
#include "json-scan.h"

#include <string.h>
#include <time.h>

static const gchar *const accepted[] = {
  "{}",
  "[]",
  " \t\r\n[ ] \n",
  "null",
  "true",
  "false",
  "0",
  "-0",
  "-0.0",
  "12",
  "0.5",
  "-1.5e3",
  "1E+2",
  "1e-2",
  "0e1",
  "9223372036854775807",
  "-9223372036854775808",
  "1.7976931348623157e308",
  "1e-400",
  "123456789012345678901234567890.0",
  "\"\"",
  "\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
  "\"\\u00e9\\u20AC\"",
  "\"\\ud83d\\ude00\"",
  "\"\xf0\x9f\x98\x80 \xc3\xa9 \x7f\"",
  "\"\xe2\x80\xa8\"",
  "[1,2,3]",
  "[[],{},[[]]]",
  "{\"a\":1,\"A\":2,\"\":3,\"a \":4}",
  "{\"a\":{\"a\":{\"a\":1}},\"b\":[{\"a\":1},{\"a\":1}]}",
  "{\"\\u00e9\":1,\"e\":2}",
};

typedef struct {
  const gchar *text;
  JsonScanError code;
  const gchar *message;
} Refused;

#define SYNTAX JSON_SCAN_ERROR_SYNTAX
#define LIMIT JSON_SCAN_ERROR_LIMIT

static const Refused refused[] = {
  /* What is no text at all. */
  { "", SYNTAX,
      "line 1, column 1: expected a value, found the end of the text" },
  { " \n ", SYNTAX,
      "line 2, column 2: expected a value, found the end of the text" },
  { "\xef\xbb\xbf{}", SYNTAX,
      "line 1, column 1: a byte order mark; expected UTF-8 without one" },
  { "{} {}", SYNTAX,
      "line 1, column 4: expected the end of the text, found '{'" },
  { "1 2", SYNTAX,
      "line 1, column 3: expected the end of the text, found '2'" },
  { "[]]", SYNTAX,
      "line 1, column 3: expected the end of the text, found ']'" },
  /* Comments. */
  { "// x\n{}", SYNTAX, "line 1, column 1: expected a value, found '/'" },
  { "/* x */ {}", SYNTAX, "line 1, column 1: expected a value, found '/'" },
  { "{\"a\": 1 /* x */}", SYNTAX,
      "line 1, column 9: expected ',' or '}', found '/'" },
  { "# x\n{}", SYNTAX, "line 1, column 1: expected a value, found '#'" },
  /* Other languages' literals. */
  { "{'a': 1}", SYNTAX, "line 1, column 2: expected '\"' or '}', found '''" },
  { "['a']", SYNTAX, "line 1, column 2: expected a value, found '''" },
  { "{a: 1}", SYNTAX, "line 1, column 2: expected '\"' or '}', found 'a'" },
  { "var a = 1;", SYNTAX, "line 1, column 1: expected a value, found 'v'" },
  { "True", SYNTAX, "line 1, column 1: expected a value, found 'T'" },
  { "NaN", SYNTAX, "line 1, column 1: expected a value, found 'N'" },
  { "-Infinity", SYNTAX, "line 1, column 2: expected a digit, found 'I'" },
  { "nul", SYNTAX, "line 1, column 1: expected a value, found 'n'" },
  { "nulls", SYNTAX,
      "line 1, column 5: expected the end of the text, found 's'" },
  /* Numbers. */
  { "0x10", SYNTAX,
      "line 1, column 2: expected the end of the text, found 'x'" },
  { "[010]", SYNTAX, "line 1, column 3: expected ',' or ']', found '1'" },
  { "-", SYNTAX,
      "line 1, column 2: expected a digit, found the end of the text" },
  { "+1", SYNTAX, "line 1, column 1: expected a value, found '+'" },
  { ".5", SYNTAX, "line 1, column 1: expected a value, found '.'" },
  { "[1.]", SYNTAX, "line 1, column 4: expected a digit, found ']'" },
  { "[1e]", SYNTAX, "line 1, column 4: expected a digit, found ']'" },
  { "[1e+]", SYNTAX, "line 1, column 5: expected a digit, found ']'" },
  { "[1,5]x", SYNTAX,
      "line 1, column 6: expected the end of the text, found 'x'" },
  { "99999999999999999999", LIMIT,
      "line 1, column 1: an integer outside of -2^63 .. 2^63 - 1" },
  { "[-9223372036854775809]", LIMIT,
      "line 1, column 2: an integer outside of -2^63 .. 2^63 - 1" },
  { "1e400", LIMIT,
      "line 1, column 1: a number outside of the range of a double" },
  { "[1,\n -1e400]", LIMIT,
      "line 2, column 2: a number outside of the range of a double" },
  /* Strings. */
  { "\"abc", SYNTAX,
      "line 1, column 5: expected '\"' or a character of the string, found "
      "the end of the text" },
  { "\"a\nb\"", SYNTAX,
      "line 1, column 3: expected '\"' or a character of the string, found "
      "U+000A" },
  { "\"a\tb\"", SYNTAX,
      "line 1, column 3: expected '\"' or a character of the string, found "
      "U+0009" },
  { "\"\\x41\"", SYNTAX,
      "line 1, column 3: expected an escape: one of \" \\ / b f n r t u, "
      "found 'x'" },
  { "\"\\'\"", SYNTAX,
      "line 1, column 3: expected an escape: one of \" \\ / b f n r t u, "
      "found '''" },
  { "\"\\u12g4\"", SYNTAX,
      "line 1, column 6: expected four hexadecimal digits after \\u, found "
      "'g'" },
  { "\"\\u12", SYNTAX,
      "line 1, column 6: expected four hexadecimal digits after \\u, found "
      "the end of the text" },
  { "\"\\ud800\"", SYNTAX,
      "line 1, column 2: half of a surrogate pair: expected \\uD800..\\uDBFF "
      "and then \\uDC00..\\uDFFF" },
  { "\"\\udc00\\ud800\"", SYNTAX,
      "line 1, column 2: half of a surrogate pair: expected \\uD800..\\uDBFF "
      "and then \\uDC00..\\uDFFF" },
  { "\"\\ud800\\u0041\"", SYNTAX,
      "line 1, column 2: half of a surrogate pair: expected \\uD800..\\uDBFF "
      "and then \\uDC00..\\uDFFF" },
  { "\"\\ud800\\ue000\"", SYNTAX,
      "line 1, column 2: half of a surrogate pair: expected \\uD800..\\uDBFF "
      "and then \\uDC00..\\uDFFF" },
  { "\"a\\u0000\"", LIMIT,
      "line 1, column 3: the character U+0000 cannot be kept in a text" },
  { "\"\xff\"", SYNTAX,
      "line 1, column 2: expected '\"' or a character of the string, found "
      "the byte 0xff, which is not UTF-8" },
  { "\"\xc3\xa9\xc3\"", SYNTAX,
      "line 1, column 3: expected '\"' or a character of the string, found "
      "the byte 0xc3, which is not UTF-8" },
  { "\"\xed\xa0\x80\"", SYNTAX,
      "line 1, column 2: expected '\"' or a character of the string, found "
      "the byte 0xed, which is not UTF-8" },
  { "\"\xc0\xaf\"", SYNTAX,
      "line 1, column 2: expected '\"' or a character of the string, found "
      "the byte 0xc0, which is not UTF-8" },
  /* Shape. */
  { "[1,]", SYNTAX, "line 1, column 4: expected a value, found ']'" },
  { "[,1]", SYNTAX, "line 1, column 2: expected a value, found ','" },
  { "[1 2]", SYNTAX, "line 1, column 4: expected ',' or ']', found '2'" },
  { "[1}", SYNTAX, "line 1, column 3: expected ',' or ']', found '}'" },
  { "{\"a\":1,}", SYNTAX,
      "line 1, column 8: expected '\"' before a key, found '}'" },
  { "{\"a\" 1}", SYNTAX, "line 1, column 6: expected ':', found '1'" },
  { "{\"a\"}", SYNTAX, "line 1, column 5: expected ':', found '}'" },
  { "{\"a\":}", SYNTAX, "line 1, column 6: expected a value, found '}'" },
  { "{1:2}", SYNTAX, "line 1, column 2: expected '\"' or '}', found '1'" },
  { "{\"a\":1", SYNTAX,
      "line 1, column 7: expected ',' or '}', found the end of the text" },
  { "[", SYNTAX,
      "line 1, column 2: expected a value, found the end of the text" },
  { "]", SYNTAX, "line 1, column 1: expected a value, found ']'" },
  { "[1]\xc2\xa0", SYNTAX,
      "line 1, column 4: expected the end of the text, found U+00A0" },
  { "\x0c[]", SYNTAX, "line 1, column 1: expected a value, found U+000C" },
  /* Keys. */
  { "{\"a\":1,\n\"b\":2,\n \"a\":3}", SYNTAX,
      "line 3, column 2: duplicate key \"a\"" },
  { "{\"a\":1,\"\\u0061\":2}", SYNTAX,
      "line 1, column 8: duplicate key \"a\"" },
  { "{\"\":1,\"\":2}", SYNTAX, "line 1, column 7: duplicate key \"\"" },
  { "[{\"x\":{\"k\":1,\"k\":2}}]", SYNTAX,
      "line 1, column 14: duplicate key \"k\"" },
  /* Line ends of all three kinds, and columns in characters. */
  { "[\r\n1,\r2,\n\"\xc3\xa9\xe2\x82\xac\" x]", SYNTAX,
      "line 4, column 6: expected ',' or ']', found 'x'" },
};

GST_START_TEST (test_accepts)
{
  for (guint i = 0; i < G_N_ELEMENTS (accepted); i++) {
    g_autoptr (GError) error = NULL;
    /* Of the exact size and without NUL, so that a sanitizer sees a byte too
     * many. */
    gsize length = strlen (accepted[i]);
    g_autofree gchar *text = g_memdup2 (accepted[i], length);

    fail_unless (json_scan (text, length, NULL, &error), "%s: %s", accepted[i],
        error ? error->message : "");
    fail_unless (error == NULL);
  }
}
GST_END_TEST;

GST_START_TEST (test_refuses)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (GError) error = NULL;
    gsize length = strlen (refused[i].text);
    g_autofree gchar *text = g_memdup2 (refused[i].text, length);

    fail_if (json_scan (text, length, NULL, &error), "%s", refused[i].text);
    fail_unless_equals_string (error->message, refused[i].message);
    fail_unless (error->domain == JSON_SCAN_ERROR);
    fail_unless_equals_int (error->code, refused[i].code);
  }
}
GST_END_TEST;

GST_START_TEST (test_nul_byte)
{
  static const gchar inside[] = "[\"a\0b\"]", after[] = "[]\0";
  g_autoptr (GError) error = NULL;

  fail_if (json_scan (inside, sizeof inside - 1, NULL, &error));
  fail_unless_equals_string (error->message,
      "line 1, column 4: expected '\"' or a character of the string, found "
      "U+0000");
  g_clear_error (&error);
  fail_if (json_scan (after, sizeof after - 1, NULL, &error));
  fail_unless_equals_string (error->message,
      "line 1, column 3: expected the end of the text, found U+0000");
}
GST_END_TEST;

/* @depth brackets, closed again. */
static gchar *
nest (const gchar *open, const gchar *close, guint depth)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (text, open);
  g_string_append_c (text, '0');
  for (guint i = 0; i < depth; i++)
    g_string_append (text, close);
  return g_string_free (text, FALSE);
}

GST_START_TEST (test_depth)
{
  JsonScanLimits deep = json_scan_default_limits;
  g_autofree gchar *arrays = nest ("[", "]", 100000);
  g_autofree gchar *objects = nest ("{\"a\":", "}", 100000);
  g_autofree gchar *most = nest ("[", "]", 64);
  g_autofree gchar *too_deep = nest ("[", "]", 65);
  g_autoptr (GError) error = NULL;

  fail_unless (json_scan (most, strlen (most), NULL, NULL));
  fail_if (json_scan (too_deep, strlen (too_deep), NULL, &error));
  fail_unless_equals_string (
      error->message, "line 1, column 65: more than 64 levels deep");
  fail_unless_equals_int (error->code, JSON_SCAN_ERROR_LIMIT);
  fail_if (json_scan (arrays, strlen (arrays), NULL, NULL));

  deep.max_depth = 100000;
  fail_unless (json_scan (arrays, strlen (arrays), &deep, NULL));
  fail_unless (json_scan (objects, strlen (objects), &deep, NULL));
}
GST_END_TEST;

GST_START_TEST (test_size)
{
  JsonScanLimits small = { 4, 64 };
  g_autoptr (GError) error = NULL;
  g_autofree gchar *digits = g_strnfill (1101, '1');

  fail_unless (json_scan ("[12]", 4, &small, NULL));
  fail_if (json_scan ("[123]", 5, &small, &error));
  fail_unless_equals_string (
      error->message, "5 bytes of JSON, expected at most 4");
  fail_unless_equals_int (error->code, JSON_SCAN_ERROR_LIMIT);
  g_clear_error (&error);

  fail_if (json_scan (digits, 1101, NULL, &error));
  fail_unless_equals_string (error->message,
      "line 1, column 1: a number of more than 1100 characters");
}
GST_END_TEST;

GST_START_TEST (test_values)
{
  JsonScanLimits few = { 100, 64, 3 };
  const guint most = json_scan_default_limits.max_values;
  g_autoptr (GString) text = g_string_new ("[[]");
  g_autoptr (GError) error = NULL;

  fail_unless (json_scan ("[1,{}]", 6, &few, NULL));
  fail_if (json_scan ("[1,\n{\"a\":2}]", 12, &few, &error));
  fail_unless_equals_string (
      error->message, "line 2, column 6: more than 3 values");
  fail_unless_equals_int (error->code, JSON_SCAN_ERROR_LIMIT);
  g_clear_error (&error);
  few.max_values = 0;
  fail_unless (json_scan ("[1,\n{\"a\":2}]", 12, &few, NULL));

  for (guint i = 2; i < most; i++)
    g_string_append (text, ",[]");
  g_string_append_c (text, ']');
  fail_unless (json_scan (text->str, text->len, NULL, NULL));
  g_string_insert (text, 1, "[],");
  fail_if (json_scan (text->str, text->len, NULL, &error));
  fail_unless (g_str_has_suffix (error->message, "more than 1000000 values"));
}
GST_END_TEST;

/* 262,144 keys in one object: a quadratic check would take minutes. The keys
 * all collide in a multiply-by-33 hash, which GLib's own string hash is. */
GST_START_TEST (test_many_keys)
{
  GString *text = g_string_new ("{");
  clock_t start;

  for (guint i = 0; i < 1 << 18; i++) {
    g_string_append (text, i ? ",\"" : "\"");
    for (guint bit = 0; bit < 18; bit++)
      g_string_append (text, i >> bit & 1 ? "bA" : "ab");
    g_string_append (text, "\":0");
  }
  g_string_append_c (text, '}');
  start = clock ();
  fail_unless (json_scan (text->str, text->len, NULL, NULL));
  fail_unless (clock () - start < 25 * CLOCKS_PER_SEC);

  /* And the one that is there twice is found at the end of them. */
  text->str[text->len - 1] = ',';
  g_string_append (text, "\"abababababababababababababababababab\":1}");
  fail_if (json_scan (text->str, text->len, NULL, NULL));
  g_string_free (text, TRUE);
}
GST_END_TEST;

static gchar *
load_movie (gsize *length)
{
  g_autofree gchar *path =
      suite_source_path ("tests/fixtures/movies/article-final.json");
  gchar *text = NULL;

  fail_unless (g_file_get_contents (path, &text, length, NULL));
  return text;
}

GST_START_TEST (test_truncations)
{
  gsize length;
  g_autofree gchar *text = load_movie (&length);

  fail_unless (json_scan (text, length, NULL, NULL));
  while (g_ascii_isspace (text[length - 1]))
    length--;
  for (gsize n = 0; n < length; n++) {
    g_autofree gchar *cut = g_memdup2 (text, n);
    g_autoptr (GError) error = NULL;

    fail_if (json_scan (cut, n, NULL, &error), "cut at %u", (guint) n);
    fail_unless (g_str_has_suffix (error->message, "the end of the text")
            || strstr (error->message, "expected a value"),
        "%s", error->message);
  }
}
GST_END_TEST;

/* Whatever it says of them, it comes back, with an error or without. */
GST_START_TEST (test_mutations)
{
  static const gchar bytes[] = "{}[]\",:\\/u0-e.\n\xff\xc3\x00 tfn";
  g_autoptr (GRand) random = g_rand_new_with_seed (20260401);
  gsize length;
  g_autofree gchar *text = load_movie (&length);
  guint n_refused = 0;

  for (guint i = 0; i < 5000; i++) {
    g_autofree gchar *copy = g_memdup2 (text, length);
    g_autoptr (GError) error = NULL;
    guint changes = g_rand_int_range (random, 1, 6);

    while (changes-- > 0)
      copy[g_rand_int_range (random, 0, (gint) length)] =
          bytes[g_rand_int_range (random, 0, sizeof bytes - 1)];
    if (!json_scan (copy, length, NULL, &error)) {
      n_refused++;
      fail_unless (g_str_has_prefix (error->message, "line "));
      fail_unless (g_utf8_validate (error->message, -1, NULL));
    } else {
      fail_unless (error == NULL);
    }
  }
  /* Most changes fall into keys, texts and punctuation alike. */
  fail_unless (n_refused > 1000 && n_refused < 5000);
}
GST_END_TEST;

static Suite *
json_scan_suite (void)
{
  Suite *s = suite_create ("json-scan");
  TCase *tc = tcase_create ("scan");

  tcase_add_test (tc, test_accepts);
  tcase_add_test (tc, test_refuses);
  tcase_add_test (tc, test_nul_byte);
  tcase_add_test (tc, test_depth);
  tcase_add_test (tc, test_size);
  tcase_add_test (tc, test_values);
  tcase_add_test (tc, test_many_keys);
  tcase_add_test (tc, test_truncations);
  tcase_add_test (tc, test_mutations);
  suite_add_tcase (s, tc);
  return s;
}

SUITE_MAIN (json_scan_suite)
