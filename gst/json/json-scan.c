/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* One pass over the text with a stack of its own, so that nesting costs heap
 * and never call stack. Builds nothing: what it lets through is parsed again
 * by a library. It must not know what the JSON means. */

#include "json-scan.h"

#include <math.h>
#include <string.h>

G_DEFINE_QUARK (json - scan - error - quark, json_scan_error)

const JsonScanLimits json_scan_default_limits = { 32 * 1024 * 1024, 64,
  1000 * 1000 };

__extension__ typedef unsigned __int128 Wide;

/* More digits than any double needs to be told exactly. */
#define MAX_NUMBER_LENGTH 1100
#define MAX_SHOWN_KEY 60

typedef struct {
  gboolean is_object;
  GHashTable *keys; /* of Key; NULL until the first */
} Level;

typedef struct {
  guint64 hash;
  gsize length;
  gchar bytes[]; /* escapes resolved, not NUL-terminated */
} Key;

typedef enum {
  EXPECT_VALUE,
  EXPECT_FIRST_KEY, /* or '}' */
  EXPECT_KEY,
  EXPECT_FIRST_ITEM, /* or ']' */
  EXPECT_NEXT,       /* ',' or the end of the container */
  EXPECT_END,
} Expect;

typedef struct {
  const gchar *text;
  gsize length, at;
  gsize valid; /* bytes before it are UTF-8 */
  guint max_depth, max_values;
  guint n_values;
  GArray *levels;
  GString *string; /* the last string read, decoded */
  guint64 hash_base;
  GError **error;
} Scan;

static void
fail (Scan *scan, gsize at, JsonScanError code, const gchar *message)
{
  guint line = 1, column = 1;

  for (gsize i = 0; i < at; i++) {
    gchar c = scan->text[i];

    if (c == '\n'
        || (c == '\r'
            && (i + 1 >= scan->length || scan->text[i + 1] != '\n'))) {
      line++;
      column = 1;
    } else if (((guchar) c & 0xc0) != 0x80) {
      column++;
    }
  }
  g_set_error (scan->error, JSON_SCAN_ERROR, code, "line %u, column %u: %s",
      line, column, message);
}

static gchar *
describe_found (const Scan *scan)
{
  const gchar *p = scan->text + scan->at;
  gunichar c;

  if (scan->at >= scan->length)
    return g_strdup ("the end of the text");
  if (scan->at >= scan->valid && *p != 0)
    return g_strdup_printf (
        "the byte 0x%02x, which is not UTF-8", (guint) (guchar) *p);

  c = *p ? g_utf8_get_char (p) : 0;
  if (g_unichar_isgraph (c)) {
    gchar utf8[7] = { 0 };

    g_unichar_to_utf8 (c, utf8);
    return g_strdup_printf ("'%s'", utf8);
  }
  return g_strdup_printf ("U+%04X", c);
}

static gboolean
fail_expected (Scan *scan, const gchar *expected)
{
  g_autofree gchar *found = describe_found (scan);
  g_autofree gchar *message =
      g_strdup_printf ("expected %s, found %s", expected, found);

  fail (scan, scan->at, JSON_SCAN_ERROR_SYNTAX, message);
  return FALSE;
}

/* NUL at the end of the text: no rule accepts it, so nobody reads past it. */
static gchar
peek (const Scan *scan)
{
  return scan->at < scan->length ? scan->text[scan->at] : 0;
}

static void
skip_space (Scan *scan)
{
  while (scan->at < scan->length && strchr (" \t\n\r", scan->text[scan->at])
      && scan->text[scan->at] != 0)
    scan->at++;
}

static gboolean
read_hex (Scan *scan, guint *value)
{
  *value = 0;
  for (guint i = 0; i < 4; i++) {
    gint digit = g_ascii_xdigit_value (peek (scan));

    if (digit < 0)
      return fail_expected (scan, "four hexadecimal digits after \\u");
    *value = *value << 4 | (guint) digit;
    scan->at++;
  }
  return TRUE;
}

/* After "\u". A character beyond U+FFFF takes two escapes, which must both be
 * there. */
static gboolean
read_unicode_escape (Scan *scan)
{
  gsize start = scan->at - 2;
  guint high, low;

  if (!read_hex (scan, &high))
    return FALSE;
  if (high == 0) {
    fail (scan, start, JSON_SCAN_ERROR_LIMIT,
        "the character U+0000 cannot be kept in a text");
    return FALSE;
  }
  if (high < 0xd800 || high > 0xdfff) {
    g_string_append_unichar (scan->string, high);
    return TRUE;
  }
  if (high < 0xdc00 && scan->length - scan->at >= 2
      && memcmp (scan->text + scan->at, "\\u", 2) == 0) {
    scan->at += 2;
    if (!read_hex (scan, &low))
      return FALSE;
    if (low >= 0xdc00 && low <= 0xdfff) {
      g_string_append_unichar (
          scan->string, 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00));
      return TRUE;
    }
  }
  fail (scan, start, JSON_SCAN_ERROR_SYNTAX,
      "half of a surrogate pair: expected \\uD800..\\uDBFF and then "
      "\\uDC00..\\uDFFF");
  return FALSE;
}

static gboolean
read_escape (Scan *scan)
{
  static const gchar letters[] = "\"\\/bfnrt";
  static const gchar meanings[] = "\"\\/\b\f\n\r\t";
  gchar c;
  const gchar *found;

  scan->at++;
  c = peek (scan);
  if (c == 'u') {
    scan->at++;
    return read_unicode_escape (scan);
  }
  found = c ? strchr (letters, c) : NULL;
  if (!found)
    return fail_expected (scan, "an escape: one of \" \\ / b f n r t u");
  g_string_append_c (scan->string, meanings[found - letters]);
  scan->at++;
  return TRUE;
}

/* At its opening quote. */
static gboolean
read_string (Scan *scan)
{
  g_string_truncate (scan->string, 0);
  scan->at++;
  while (peek (scan) != '"') {
    gsize run = scan->at;

    while (run < scan->valid && scan->text[run] != '"'
        && scan->text[run] != '\\' && (guchar) scan->text[run] >= 0x20)
      run++;
    g_string_append_len (scan->string, scan->text + scan->at, run - scan->at);
    scan->at = run;
    if (peek (scan) == '\\') {
      if (!read_escape (scan))
        return FALSE;
    } else if (peek (scan) != '"') {
      return fail_expected (scan, "'\"' or a character of the string");
    }
  }
  scan->at++;
  return TRUE;
}

static gboolean
read_digits (Scan *scan)
{
  if (!g_ascii_isdigit (peek (scan)))
    return fail_expected (scan, "a digit");
  while (g_ascii_isdigit (peek (scan)))
    scan->at++;
  return TRUE;
}

/* An integer that wraps or a double that becomes infinite would be read as
 * another number than the one written. */
static gboolean
check_magnitude (Scan *scan, gsize start, gboolean is_integer)
{
  gsize length = scan->at - start;
  gchar number[MAX_NUMBER_LENGTH + 1];
  gint64 unused;

  if (length > MAX_NUMBER_LENGTH) {
    fail (scan, start, JSON_SCAN_ERROR_LIMIT,
        "a number of more than " G_STRINGIFY (MAX_NUMBER_LENGTH) " characters");
    return FALSE;
  }
  memcpy (number, scan->text + start, length);
  number[length] = 0;

  if (is_integer
      && !g_ascii_string_to_signed (
          number, 10, G_MININT64, G_MAXINT64, &unused, NULL)) {
    fail (scan, start, JSON_SCAN_ERROR_LIMIT,
        "an integer outside of -2^63 .. 2^63 - 1");
    return FALSE;
  }
  if (!is_integer && isinf (g_ascii_strtod (number, NULL))) {
    fail (scan, start, JSON_SCAN_ERROR_LIMIT,
        "a number outside of the range of a double");
    return FALSE;
  }
  return TRUE;
}

static gboolean
read_number (Scan *scan)
{
  gsize start = scan->at;
  gboolean is_integer = TRUE;

  if (peek (scan) == '-')
    scan->at++;
  if (peek (scan) == '0')
    scan->at++;
  else if (!read_digits (scan))
    return FALSE;

  if (peek (scan) == '.') {
    is_integer = FALSE;
    scan->at++;
    if (!read_digits (scan))
      return FALSE;
  }
  if (peek (scan) == 'e' || peek (scan) == 'E') {
    is_integer = FALSE;
    scan->at++;
    if (peek (scan) == '+' || peek (scan) == '-')
      scan->at++;
    if (!read_digits (scan))
      return FALSE;
  }
  return check_magnitude (scan, start, is_integer);
}

static gboolean
read_word (Scan *scan)
{
  static const gchar *const words[] = { "true", "false", "null" };
  const gchar *rest = scan->text + scan->at;
  gsize left = scan->length - scan->at;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    gsize n = strlen (words[i]);

    if (left >= n && memcmp (rest, words[i], n) == 0) {
      scan->at += n;
      return TRUE;
    }
  }
  return fail_expected (scan, "a value");
}

/* Polynomial over a prime field at a secret point: whoever writes the document
 * cannot aim at one bucket, so that many keys never cost their square. */
static guint64
hash_bytes (const gchar *bytes, gsize length, guint64 base)
{
  const guint64 prime = (G_GUINT64_CONSTANT (1) << 61) - 1;
  guint64 hash = 0;

  for (gsize i = 0; i < length; i++) {
    Wide product = (Wide) hash * base + (guchar) bytes[i] + 1;

    hash = (guint64) (product & prime) + (guint64) (product >> 61);
    if (hash >= prime)
      hash -= prime;
  }
  return hash;
}

static guint
key_hash (gconstpointer key)
{
  guint64 hash = ((const Key *) key)->hash;

  return (guint) (hash ^ hash >> 32);
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const Key *one = a, *two = b;

  return one->hash == two->hash && one->length == two->length
      && memcmp (one->bytes, two->bytes, one->length) == 0;
}

/* Two spellings of one key, "a" and "\u0061", are the same key. */
static gboolean
add_key (Scan *scan, gsize start)
{
  Level *level = &g_array_index (scan->levels, Level, scan->levels->len - 1);
  GString *name = scan->string;
  Key *key = g_malloc (sizeof (Key) + name->len);

  key->hash = hash_bytes (name->str, name->len, scan->hash_base);
  key->length = name->len;
  memcpy (key->bytes, name->str, name->len);
  if (!level->keys)
    level->keys = g_hash_table_new_full (key_hash, key_equal, g_free, NULL);
  if (!g_hash_table_add (level->keys, key)) {
    g_autofree gchar *shown = g_utf8_substring (name->str, 0,
        MIN (g_utf8_strlen (name->str, name->len), MAX_SHOWN_KEY));
    g_autofree gchar *message = g_strdup_printf ("duplicate key \"%s\"", shown);

    fail (scan, start, JSON_SCAN_ERROR_SYNTAX, message);
    return FALSE;
  }
  return TRUE;
}

static void
clear_level (gpointer data)
{
  g_clear_pointer (&((Level *) data)->keys, g_hash_table_unref);
}

static gboolean
push_level (Scan *scan, gboolean is_object)
{
  Level level = { is_object, NULL };

  if (scan->levels->len >= scan->max_depth) {
    g_autofree gchar *message =
        g_strdup_printf ("more than %u levels deep", scan->max_depth);

    fail (scan, scan->at, JSON_SCAN_ERROR_LIMIT, message);
    return FALSE;
  }
  g_array_append_val (scan->levels, level);
  scan->at++;
  return TRUE;
}

static Expect
after_value (const Scan *scan)
{
  return scan->levels->len > 0 ? EXPECT_NEXT : EXPECT_END;
}

static Expect
pop_level (Scan *scan)
{
  g_array_set_size (scan->levels, scan->levels->len - 1);
  scan->at++;
  return after_value (scan);
}

static gboolean
count_value (Scan *scan)
{
  g_autofree gchar *message = NULL;

  if (scan->max_values == 0 || scan->n_values < scan->max_values) {
    scan->n_values++;
    return TRUE;
  }
  message = g_strdup_printf ("more than %u values", scan->max_values);
  fail (scan, scan->at, JSON_SCAN_ERROR_LIMIT, message);
  return FALSE;
}

static gboolean
read_value (Scan *scan, Expect *expect)
{
  gchar c = peek (scan);

  if (!count_value (scan))
    return FALSE;
  if (c == '{' || c == '[') {
    *expect = c == '{' ? EXPECT_FIRST_KEY : EXPECT_FIRST_ITEM;
    return push_level (scan, c == '{');
  }
  *expect = after_value (scan);
  if (c == '"')
    return read_string (scan);
  if (c == '-' || g_ascii_isdigit (c))
    return read_number (scan);
  return read_word (scan);
}

static gboolean
read_key (Scan *scan, Expect *expect)
{
  gsize start = scan->at;

  if (peek (scan) != '"')
    return fail_expected (scan,
        *expect == EXPECT_FIRST_KEY ? "'\"' or '}'" : "'\"' before a key");
  if (!read_string (scan) || !add_key (scan, start))
    return FALSE;
  skip_space (scan);
  if (peek (scan) != ':')
    return fail_expected (scan, "':'");
  scan->at++;
  *expect = EXPECT_VALUE;
  return TRUE;
}

static gboolean
read_next (Scan *scan, Expect *expect)
{
  const Level *level =
      &g_array_index (scan->levels, Level, scan->levels->len - 1);
  gchar c = peek (scan);

  if (c == ',') {
    *expect = level->is_object ? EXPECT_KEY : EXPECT_VALUE;
    scan->at++;
    return TRUE;
  }
  if (c == (level->is_object ? '}' : ']')) {
    *expect = pop_level (scan);
    return TRUE;
  }
  return fail_expected (scan, level->is_object ? "',' or '}'" : "',' or ']'");
}

static gboolean
step (Scan *scan, Expect *expect)
{
  switch (*expect) {
    case EXPECT_FIRST_KEY:
      if (peek (scan) == '}') {
        *expect = pop_level (scan);
        return TRUE;
      }
      return read_key (scan, expect);
    case EXPECT_KEY:
      return read_key (scan, expect);
    case EXPECT_FIRST_ITEM:
      if (peek (scan) == ']') {
        *expect = pop_level (scan);
        return TRUE;
      }
      return read_value (scan, expect);
    case EXPECT_NEXT:
      return read_next (scan, expect);
    case EXPECT_VALUE:
    case EXPECT_END:
      break;
  }
  return read_value (scan, expect);
}

static gboolean
scan_all (Scan *scan)
{
  Expect expect = EXPECT_VALUE;

  if (scan->length >= 3 && memcmp (scan->text, "\xef\xbb\xbf", 3) == 0) {
    fail (scan, 0, JSON_SCAN_ERROR_SYNTAX,
        "a byte order mark; expected UTF-8 without one");
    return FALSE;
  }
  while (expect != EXPECT_END) {
    skip_space (scan);
    if (!step (scan, &expect))
      return FALSE;
  }
  skip_space (scan);
  if (scan->at < scan->length)
    return fail_expected (scan, "the end of the text");
  return TRUE;
}

gboolean
json_scan (const gchar *text, gsize length, const JsonScanLimits *limits,
    GError **error)
{
  Scan scan = { .text = text, .length = length, .error = error };
  const gchar *end = text;
  gboolean ok;

  if (!limits)
    limits = &json_scan_default_limits;
  if (length > limits->max_bytes) {
    g_set_error (error, JSON_SCAN_ERROR, JSON_SCAN_ERROR_LIMIT,
        "%" G_GSIZE_FORMAT " bytes of JSON, expected at most %" G_GSIZE_FORMAT,
        length, limits->max_bytes);
    return FALSE;
  }

  if (length > 0)
    g_utf8_validate_len (text, length, &end);
  scan.valid = end - text;
  scan.max_depth = limits->max_depth;
  scan.max_values = limits->max_values;
  scan.levels = g_array_new (FALSE, FALSE, sizeof (Level));
  g_array_set_clear_func (scan.levels, clear_level);
  scan.string = g_string_new (NULL);
  scan.hash_base = (guint64) g_random_int () << 28 ^ g_random_int ();

  ok = scan_all (&scan);

  g_string_free (scan.string, TRUE);
  g_array_unref (scan.levels);
  return ok;
}
