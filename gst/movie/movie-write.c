/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The writer: a tree of what differs from the defaults, by the rows of the
 * field table, then its text. Numbers get the shortest spelling that reads
 * back the same, for which json-glib's generator has no mode. */

#include "movie-fields.h"
#include "movie-json.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define LINE_LENGTH 80

static JsonObject *write_object (
    const MovieObject *object, gconstpointer target);

static JsonNode *
string_node (const gchar *text)
{
  return json_node_init_string (json_node_alloc (), text);
}

static JsonNode *
int_node (gint64 value)
{
  return json_node_init_int (json_node_alloc (), value);
}

static JsonNode *
double_node (gdouble value)
{
  return json_node_init_double (json_node_alloc (), value);
}

static JsonNode *
object_node (JsonObject *object)
{
  JsonNode *node = json_node_init_object (json_node_alloc (), object);

  json_object_unref (object);
  return node;
}

static JsonNode *
array_node (JsonArray *array)
{
  JsonNode *node = json_node_init_array (json_node_alloc (), array);

  json_array_unref (array);
  return node;
}

static JsonNode *
color_node (guint32 rgba)
{
  gchar text[MOVIE_COLOR_LENGTH];

  return string_node (movie_color_to_string (rgba, text));
}

static JsonNode *
rate_node (const gint *rate)
{
  g_autofree gchar *text = NULL;

  if (rate[1] == 1)
    return int_node (rate[0]);
  text = g_strdup_printf ("%d/%d", rate[0], rate[1]);
  return string_node (text);
}

static JsonNode *
choice_node (const MovieField *field, gint value)
{
  const MovieChoice *choice = field->choices;

  while (choice->name && choice->value != value)
    choice++;
  return string_node (choice->name);
}

static JsonNode *
entry_node (const MovieField *field, gconstpointer pointer)
{
  MovieEntry entry = { NULL };

  movie_registry_entry (field->registry, pointer, &entry);
  return string_node (entry.name);
}

static JsonNode *
setting_node (const ParamSpec *spec, const ParamValues *values, guint place)
{
  const gdouble value = values->value[place];

  switch (spec->kind) {
    case PARAM_CHOICE:
      return string_node (spec->words[(gint) value]);
    case PARAM_TEXT:
    case PARAM_FILE:
      return string_node (values->text[place]);
    case PARAM_INTEGER:
      return int_node ((gint64) value);
    case PARAM_BOOLEAN:
      return json_node_init_boolean (json_node_alloc (), value != 0);
    case PARAM_COLOR:
      return color_node ((guint32) value);
    case PARAM_NUMBER:
      break;
  }
  return double_node (value);
}

static JsonNode *
settings_node (const MovieField *field, gconstpointer target)
{
  const ParamSpec *specs = movie_field_params (field, target);
  const ParamValues *values = movie_field_at (field, target);
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < params_count (specs); i++)
    if (!param_is_default (&specs[i], values, i))
      json_object_set_member (
          object, specs[i].name, setting_node (&specs[i], values, i));
  return object_node (object);
}

static JsonNode *
items_node (const MovieField *field, const GPtrArray *items)
{
  JsonArray *array = json_array_sized_new (items->len);

  for (guint i = 0; i < items->len; i++)
    json_array_add_object_element (
        array, write_object (field->object, items->pdata[i]));
  return array_node (array);
}

static JsonNode *
words_node (const MovieField *field, gconstpointer target)
{
  const guint8 *words = *(guint8 *const *) movie_field_at (field, target);
  guint n = *(const guint *) ((const guint8 *) target + field->sibling);
  JsonArray *array = json_array_sized_new (n);

  for (guint i = 0; i < n; i++)
    json_array_add_object_element (
        array, write_object (field->object, words + i * field->object->size));
  return array_node (array);
}

static JsonNode *
field_node (const MovieField *field, gconstpointer target)
{
  gconstpointer at = movie_field_at (field, target);

  switch (field->kind) {
    case MOVIE_FIELD_INTEGER:
      return int_node (*(const gint *) at);
    case MOVIE_FIELD_UNSIGNED:
      return int_node (*(const guint32 *) at);
    case MOVIE_FIELD_MS:
      return int_node (*(const gint64 *) at / MOVIE_MS);
    case MOVIE_FIELD_NUMBER:
      return double_node (*(const gdouble *) at);
    case MOVIE_FIELD_BOOLEAN:
      return json_node_init_boolean (
          json_node_alloc (), *(const gboolean *) at);
    case MOVIE_FIELD_STRING:
      return string_node (*(gchar *const *) at);
    case MOVIE_FIELD_COLOR:
      return color_node (*(const guint32 *) at);
    case MOVIE_FIELD_RATE:
      return rate_node (at);
    case MOVIE_FIELD_CHOICE:
      return choice_node (field, *(const gint *) at);
    case MOVIE_FIELD_ENTRY:
      return entry_node (field, *(gconstpointer const *) at);
    case MOVIE_FIELD_SETTINGS:
      return settings_node (field, target);
    case MOVIE_FIELD_OBJECT:
      return object_node (write_object (field->object, at));
    case MOVIE_FIELD_ARRAY:
      return items_node (field, *(GPtrArray *const *) at);
    case MOVIE_FIELD_WORDS:
      return words_node (field, target);
  }
  g_assert_not_reached ();
}

static JsonObject *
write_object (const MovieObject *object, gconstpointer target)
{
  JsonObject *json = json_object_new ();

  for (guint i = 0; i < object->n_fields; i++) {
    const MovieField *field = &object->fields[i];

    if (field->unless
        && *(gchar *const *) ((const guint8 *) target + field->unless))
      continue;
    if (field->flags & (MOVIE_FIELD_REQUIRED | MOVIE_FIELD_ALWAYS)
        || !movie_field_is_default (field, target))
      json_object_set_member (json, field->key, field_node (field, target));
  }
  return json;
}

static void
print_string (GString *out, const gchar *text)
{
  static const gchar specials[] = "\"\\\b\f\n\r\t";
  static const gchar letters[] = "\"\\bfnrt";

  g_string_append_c (out, '"');
  for (; *text; text++) {
    const gchar *special = strchr (specials, *text);

    if (special)
      g_string_append_printf (out, "\\%c", letters[special - specials]);
    else if ((guchar) *text < 0x20)
      g_string_append_printf (out, "\\u%04x", (guint) *text);
    else
      g_string_append_c (out, *text);
  }
  g_string_append_c (out, '"');
}

static void
print_scalar (GString *out, JsonNode *node)
{
  gchar number[MOVIE_NUMBER_LENGTH];
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    print_string (out, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
  else if (type == G_TYPE_INT64)
    g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
  else
    g_string_append (
        out, movie_number_to_string (json_node_get_double (node), number));
}

/* An object of values only, or of such objects, may stand on one line. */
static gboolean
holds_array (JsonNode *node)
{
  JsonObjectIter iter;
  const gchar *key;
  JsonNode *member;

  if (JSON_NODE_HOLDS_ARRAY (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &key, &member))
    if (holds_array (member))
      return TRUE;
  return FALSE;
}

static void
print_line (GString *out, JsonNode *node)
{
  JsonObjectIter iter;
  const gchar *key, *separator = "{ ";
  JsonNode *member;

  if (!JSON_NODE_HOLDS_OBJECT (node)) {
    print_scalar (out, node);
    return;
  }
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &key, &member)) {
    g_string_append (out, separator);
    print_string (out, key);
    g_string_append (out, ": ");
    print_line (out, member);
    separator = ", ";
  }
  g_string_append (out, *separator == '{' ? "{}" : " }");
}

/* @column: where the node begins */
static gboolean
fits_line (GString *out, JsonNode *node, gsize column)
{
  gsize before = out->len;

  if (holds_array (node))
    return FALSE;
  print_line (out, node);
  /* One more for a comma. */
  if (!JSON_NODE_HOLDS_OBJECT (node)
      || column + (out->len - before) + 1 <= LINE_LENGTH)
    return TRUE;
  g_string_truncate (out, before);
  return FALSE;
}

static void
begin_line (GString *out, guint indent)
{
  g_string_append_printf (out, "\n%*s", (gint) indent, "");
}

static void print_node (
    GString *out, JsonNode *node, guint indent, gsize column);

static void
print_members (GString *out, JsonObject *object, guint indent)
{
  JsonObjectIter iter;
  const gchar *key, *separator = "";
  JsonNode *member;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, &member)) {
    gsize line;

    g_string_append (out, separator);
    line = out->len + 1;
    begin_line (out, indent);
    print_string (out, key);
    g_string_append (out, ": ");
    print_node (out, member, indent, out->len - line);
    separator = ",";
  }
}

static void
print_items (GString *out, JsonArray *array, guint indent)
{
  for (guint i = 0; i < json_array_get_length (array); i++) {
    if (i > 0)
      g_string_append_c (out, ',');
    begin_line (out, indent);
    print_node (out, json_array_get_element (array, i), indent, indent);
  }
}

static void
print_node (GString *out, JsonNode *node, guint indent, gsize column)
{
  gboolean is_array = JSON_NODE_HOLDS_ARRAY (node);

  if (fits_line (out, node, column))
    return;
  if (is_array && json_array_get_length (json_node_get_array (node)) == 0) {
    g_string_append (out, "[]");
    return;
  }
  g_string_append_c (out, is_array ? '[' : '{');
  if (is_array)
    print_items (out, json_node_get_array (node), indent + 2);
  else
    print_members (out, json_node_get_object (node), indent + 2);
  begin_line (out, indent);
  g_string_append_c (out, is_array ? ']' : '}');
}

gchar *
movie_write (const Movie *movie)
{
  g_autoptr (JsonNode) root =
      object_node (write_object (&movie_document, movie));
  GString *out = g_string_new (NULL);

  print_node (out, root, 0, 0);
  g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}
