/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "text-answer.h"

#include <string.h>

#include "fault.h"
#include "json-scan.h"

#define MARK "\xef\xbb\xbf"
#define THOUGHT "<think>"
#define THOUGHT_END "</think>"
/* Braces of remarks that are looked at before it is given up. */
#define MOST_REMARKS 16
#define EXCERPT 200

gchar *
text_excerpt (const gchar *text)
{
  g_autofree gchar *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_new (NULL);
  guint n = 0;

  for (const gchar *c = valid; *c; c = g_utf8_next_char (c)) {
    const gunichar letter = g_utf8_get_char (c);

    if (n++ == EXCERPT) {
      g_string_append (out, "\xe2\x80\xa6");
      break;
    }
    g_string_append_unichar (out, g_unichar_isprint (letter) ? letter : ' ');
  }
  return g_string_free (out, FALSE);
}

/* Templates of some models leave out the beginning of a thought. An answer
 * that comes at once may tell of thoughts in its texts. */
static const gchar *
behind_thoughts (const gchar *text)
{
  const gchar *end;

  if (*text == '{')
    return text;
  end = g_strrstr (text, THOUGHT_END);
  if (end)
    return end + strlen (THOUGHT_END);
  return g_str_has_prefix (text, THOUGHT) ? "" : text;
}

static const gchar *
behind_blanks (const gchar *text)
{
  if (g_str_has_prefix (text, MARK))
    text += strlen (MARK);
  return text + strspn (text, " \t\r\n");
}

/* Behind the string that begins at @text; NULL: it does not end. */
static const gchar *
skip_string (const gchar *text)
{
  for (text++; *text && *text != '"'; text++)
    if (*text == '\\' && text[1])
      text++;
  return *text ? text + 1 : NULL;
}

/* Behind the object that begins at @text; NULL: it does not end. */
static const gchar *
skip_object (const gchar *text)
{
  guint depth = 0;

  while (text && *text) {
    if (*text == '"') {
      text = skip_string (text);
      continue;
    }
    depth += *text == '{';
    depth -= *text == '}';
    text++;
    if (depth == 0)
      return text;
  }
  return NULL;
}

static JsonNode *
parse (const gchar *text, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();

  if (!json_scan (text, length, NULL, error)
      || !json_parser_load_from_data (parser, text, length, error))
    return NULL;
  return json_parser_steal_root (parser);
}

gboolean
text_answer_take (const gchar *text, GenerateResult *result, GError **error)
{
  const gchar *from =
      behind_blanks (behind_thoughts (behind_blanks (text ? text : "")));
  g_autofree gchar *excerpt = text_excerpt (from);
  g_autoptr (GError) why = NULL;

  for (guint i = 0; i < MOST_REMARKS && (from = strchr (from, '{')); i++) {
    const gchar *end = skip_object (from);

    if (!end)
      return fault_fail (
          error, TROUBLE_BAD_OUTPUT, "its JSON has no end: %s", excerpt);
    g_clear_error (&why);
    result->answer = parse (from, end - from, &why);
    if (result->answer)
      return TRUE;
    from = end;
  }
  if (why)
    return fault_fail (error, TROUBLE_BAD_OUTPUT, "its JSON is none: %s: %s",
        why->message, excerpt);
  return fault_fail (error, TROUBLE_BAD_OUTPUT,
      "expected a JSON object, found %s", *excerpt ? excerpt : "no text");
}
