/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "ask-answer.h"

#include "json-object.h"
#include "stage.h"

#include <math.h>

/* A letter carries few marks in any script; piles of them reach into the lines
 * above. */
#define MOST_MARKS 4
/* Of a text that is not taken, what a message repeats. */
#define SHOWN 40

static JsonNode *take (
    JsonObject *rules, JsonNode *node, const gchar *path, GError **error);

/* ---- texts ---- */

/* The joiners among the format characters are part of words and of emoji. */
static gboolean
is_seen (gunichar c)
{
  switch (g_unichar_type (c)) {
    case G_UNICODE_CONTROL:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_UNASSIGNED:
      return FALSE;
    case G_UNICODE_FORMAT:
      return c == 0x200c || c == 0x200d;
    default:
      return TRUE;
  }
}

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x2028 || c == 0x2029 || c == 0x85;
}

gchar *
ask_clean_text (const gchar *text)
{
  GString *out = g_string_new (NULL);
  guint marks = 0;
  gboolean blank = FALSE;

  for (const gchar *at = text; *at; at = g_utf8_next_char (at)) {
    const gunichar c = g_utf8_get_char (at);

    if (is_blank (c)) {
      blank = out->len > 0;
      continue;
    }
    marks = g_unichar_ismark (c) ? marks + 1 : 0;
    if (!is_seen (c) || marks > MOST_MARKS)
      continue;
    if (blank)
      g_string_append_c (out, ' ');
    blank = FALSE;
    g_string_append_unichar (out, c);
  }
  return g_string_free (out, FALSE);
}

/* ---- what is wrong ---- */

static gchar *
describe (JsonNode *node)
{
  g_autofree gchar *shown = NULL;

  if (!node)
    return g_strdup ("nothing");
  if (JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("null");
  if (JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup ("an object");
  if (JSON_NODE_HOLDS_ARRAY (node))
    return g_strdup_printf (
        "a list of %u", json_array_get_length (json_node_get_array (node)));
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_strdup ("a boolean");
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return g_strdup_printf ("the number %g", json_node_get_double (node));
  shown = ask_clean_text (json_node_get_string (node));
  if (g_utf8_strlen (shown, -1) > SHOWN)
    return g_strdup_printf (
        "a text of %ld characters", g_utf8_strlen (shown, -1));
  return *shown ? g_strdup_printf ("\"%s\"", shown)
                : g_strdup ("an empty text");
}

static JsonNode *
refuse (
    GError **error, const gchar *path, const gchar *expected, JsonNode *found)
{
  g_autofree gchar *what = describe (found);

  g_set_error (error, STAGE_ERROR, STAGE_ERROR_ANSWER,
      "%s: expected %s, found %s", path, expected, what);
  return NULL;
}

/* ---- values ---- */

static gboolean
is_string (JsonNode *node)
{
  return node && JSON_NODE_HOLDS_VALUE (node)
      && json_node_get_value_type (node) == G_TYPE_STRING;
}

static JsonNode *
new_text (const gchar *text)
{
  return json_node_init_string (json_node_alloc (), text);
}

/* One of them in whatever capitals; as the rules write it. */
static JsonNode *
take_choice (
    JsonArray *choices, JsonNode *node, const gchar *path, GError **error)
{
  g_autoptr (GString) expected = g_string_new ("one of");
  g_autofree gchar *text =
      is_string (node) ? ask_clean_text (json_node_get_string (node)) : NULL;

  for (guint i = 0; i < json_array_get_length (choices); i++) {
    const gchar *choice = json_array_get_string_element (choices, i);

    if (text && g_ascii_strcasecmp (text, choice) == 0)
      return new_text (choice);
    g_string_append_printf (expected, "%s \"%s\"", i > 0 ? "," : "", choice);
  }
  return refuse (error, path, expected->str, node);
}

static JsonNode *
take_text (JsonObject *rules, JsonNode *node, const gchar *path, GError **error)
{
  JsonArray *choices = object_get_array (rules, "enum");
  const gint64 least = object_get_int (rules, "minLength", 0);
  const gint64 most = object_get_int (rules, "maxLength", 0);
  g_autofree gchar *expected = NULL;
  g_autofree gchar *text = NULL;

  if (choices)
    return take_choice (choices, node, path, error);
  if (is_string (node)) {
    text = ask_clean_text (json_node_get_string (node));
    if (g_utf8_strlen (text, -1) >= least && g_utf8_strlen (text, -1) <= most)
      return new_text (text);
  }
  expected = g_strdup_printf ("a text of %" G_GINT64_FORMAT
                              " to %" G_GINT64_FORMAT " characters",
      least, most);
  return refuse (error, path, expected, node);
}

static JsonNode *
take_integer (
    JsonObject *rules, JsonNode *node, const gchar *path, GError **error)
{
  const gint64 least = object_get_int (rules, "minimum", 0);
  const gint64 most = object_get_int (rules, "maximum", 0);
  g_autofree gchar *expected = NULL;
  const GType type = node && JSON_NODE_HOLDS_VALUE (node)
      ? json_node_get_value_type (node)
      : G_TYPE_INVALID;

  if (type == G_TYPE_INT64 || type == G_TYPE_DOUBLE) {
    const gdouble value = json_node_get_double (node);

    if (value >= least && value <= most && value == floor (value))
      return json_node_init_int (json_node_alloc (), (gint64) value);
  }
  expected = g_strdup_printf ("a whole number from %" G_GINT64_FORMAT
                              " to %" G_GINT64_FORMAT,
      least, most);
  return refuse (error, path, expected, node);
}

static JsonNode *
take_list (JsonObject *rules, JsonNode *node, const gchar *path, GError **error)
{
  const gint64 least = object_get_int (rules, "minItems", 0);
  const gint64 most = object_get_int (rules, "maxItems", 0);
  JsonArray *from =
      node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  const gint64 n = from ? json_array_get_length (from) : -1;
  g_autoptr (JsonArray) to = json_array_new ();
  g_autofree gchar *expected = NULL;

  if (n < MAX (least, 0) || n > most) {
    expected = g_strdup_printf (
        "a list of %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT, least, most);
    return refuse (error, path, expected, node);
  }
  for (guint i = 0; i < n; i++) {
    g_autofree gchar *place = g_strdup_printf ("%s[%u]", path, i);
    JsonNode *item = take (object_get_object (rules, "items"),
        json_array_get_element (from, i), place, error);

    if (!item)
      return NULL;
    json_array_add_element (to, item);
  }
  return json_node_init_array (json_node_alloc (), to);
}

static JsonNode *
take_object (
    JsonObject *rules, JsonNode *node, const gchar *path, GError **error)
{
  JsonObject *properties = object_get_object (rules, "properties");
  g_autoptr (JsonObject) to = json_object_new ();
  JsonObjectIter iter;
  const gchar *name;
  JsonNode *member;

  if (!node || !JSON_NODE_HOLDS_OBJECT (node))
    return refuse (error, path, "an object", node);
  json_object_iter_init_ordered (&iter, properties);
  while (json_object_iter_next_ordered (&iter, &name, &member)) {
    g_autofree gchar *place = g_strconcat (path, ".", name, NULL);
    JsonNode *value = take (json_node_get_object (member),
        json_object_get_member (json_node_get_object (node), name), place,
        error);

    if (!value)
      return NULL;
    json_object_set_member (to, name, value);
  }
  return json_node_init_object (json_node_alloc (), to);
}

static const struct {
  const gchar *type;
  JsonNode *(*take) (
      JsonObject *rules, JsonNode *node, const gchar *path, GError **error);
} types[] = {
  { "object", take_object },
  { "array", take_list },
  { "string", take_text },
  { "integer", take_integer },
};

static JsonNode *
take (JsonObject *rules, JsonNode *node, const gchar *path, GError **error)
{
  const gchar *type = object_get_string (rules, "type", "");

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].type, type))
      return types[i].take (rules, node, path, error);
  g_assert_not_reached ();
}

JsonObject *
ask_answer_take (JsonNode *rules, JsonNode *answer, GError **error)
{
  g_autoptr (JsonNode) clean =
      take (json_node_get_object (rules), answer, "$", error);

  return clean ? json_node_dup_object (clean) : NULL;
}
