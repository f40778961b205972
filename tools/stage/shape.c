/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Checks of what a provider answers. A model may answer anything; nothing
 * that passes here can surprise a later stage. */
#include "shape.h"

#include "json-object.h"
#include "stage.h"

#include <math.h>
#include <string.h>

#define MAX_ITEM_CHARS 4000

static const gchar *
describe (JsonNode *node)
{
  if (!node)
    return "nothing";
  if (JSON_NODE_HOLDS_NULL (node))
    return "null";
  if (JSON_NODE_HOLDS_OBJECT (node))
    return "an object";
  if (JSON_NODE_HOLDS_ARRAY (node))
    return "a list";
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return "a text";
  return json_node_get_value_type (node) == G_TYPE_BOOLEAN ? "a boolean"
                                                           : "a number";
}

static gboolean
is_text (JsonNode *node, gdouble least, gdouble most)
{
  const gchar *text;
  glong length;

  if (!JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  text = json_node_get_string (node);
  length = g_utf8_strlen (text, -1);
  return length >= least && length <= most
      && (least < 1 || strspn (text, " \t\r\n") < strlen (text));
}

static gboolean
is_number (JsonNode *node, gdouble least, gdouble most, gboolean whole)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node)
                                            : G_TYPE_INVALID;
  gdouble value;

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return FALSE;
  value = json_node_get_double (node);
  return value >= least && value <= most && (!whole || value == floor (value));
}

static gboolean
is_list (JsonNode *node, gdouble least, gdouble most, gboolean of_texts)
{
  JsonArray *array =
      JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = array ? json_array_get_length (array) : 0;

  if (!array || n < least || n > most)
    return FALSE;
  for (guint i = 0; i < n; i++) {
    JsonNode *item = json_array_get_element (array, i);

    if (of_texts ? !is_text (item, 1, MAX_ITEM_CHARS)
                 : !JSON_NODE_HOLDS_OBJECT (item))
      return FALSE;
  }
  return TRUE;
}

static gboolean
fits (JsonNode *node, const ShapeField *field)
{
  if (!node)
    return FALSE;
  switch (field->kind) {
    case SHAPE_TEXT:
      return is_text (node, field->least, field->most);
    case SHAPE_INTEGER:
      return is_number (node, field->least, field->most, TRUE);
    case SHAPE_NUMBER:
      return is_number (node, field->least, field->most, FALSE);
    case SHAPE_TEXTS:
      return is_list (node, field->least, field->most, TRUE);
    case SHAPE_OBJECTS:
      return is_list (node, field->least, field->most, FALSE);
  }
  return FALSE;
}

static gchar *
expectation (const ShapeField *field)
{
  static const gchar *const kinds[] = { "a text of %g to %g characters",
    "a whole number from %g to %g", "a number from %g to %g",
    "a list of %g to %g texts", "a list of %g to %g objects" };
  g_autoptr (GString) text = g_string_new (kinds[field->kind]);
  g_autofree gchar *least = g_strdup_printf ("%g", field->least);
  g_autofree gchar *most = g_strdup_printf ("%g", field->most);

  g_string_replace (text, "%g", least, 1);
  g_string_replace (text, "%g", most, 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

gboolean
shape_check (JsonObject *object, const ShapeField *fields, const gchar *path,
    GError **error)
{
  for (const ShapeField *field = fields; field->key; field++) {
    JsonNode *node = json_object_get_member (object, field->key);

    if (!fits (node, field)) {
      g_autofree gchar *expected = expectation (field);

      g_set_error (error, STAGE_ERROR, STAGE_ERROR_ANSWER,
          "%s.%s: expected %s, found %s", path, field->key, expected,
          describe (node));
      return FALSE;
    }
  }
  return TRUE;
}

gboolean
shape_check_each (JsonArray *array, const ShapeField *fields, const gchar *path,
    GError **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++) {
    g_autofree gchar *place = g_strdup_printf ("%s[%u]", path, i);

    if (!shape_check (array_get_object (array, i), fields, place, error))
      return FALSE;
  }
  return TRUE;
}
