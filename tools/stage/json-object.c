/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Careful access to JSON objects. Knows no key. */
#include "json-object.h"

#include "json-scan.h"

#include <string.h>

static JsonNode *
member (JsonObject *object, const gchar *name, JsonNodeType type)
{
  JsonNode *node = object ? json_object_get_member (object, name) : NULL;

  return node && JSON_NODE_TYPE (node) == type ? node : NULL;
}

JsonObject *
object_get_object (JsonObject *object, const gchar *name)
{
  JsonNode *node = member (object, name, JSON_NODE_OBJECT);

  return node ? json_node_get_object (node) : NULL;
}

JsonArray *
object_get_array (JsonObject *object, const gchar *name)
{
  JsonNode *node = member (object, name, JSON_NODE_ARRAY);

  return node ? json_node_get_array (node) : NULL;
}

const gchar *
object_get_string (JsonObject *object, const gchar *name, const gchar *fallback)
{
  JsonNode *node = member (object, name, JSON_NODE_VALUE);

  return node && json_node_get_value_type (node) == G_TYPE_STRING
      ? json_node_get_string (node)
      : fallback;
}

/* json-glib converts between its numbers, and anything else to 0. */
static JsonNode *
number (JsonObject *object, const gchar *name)
{
  JsonNode *node = member (object, name, JSON_NODE_VALUE);
  GType type = node ? json_node_get_value_type (node) : G_TYPE_INVALID;

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE ? node : NULL;
}

gint64
object_get_int (JsonObject *object, const gchar *name, gint64 fallback)
{
  JsonNode *node = number (object, name);

  return node ? json_node_get_int (node) : fallback;
}

gdouble
object_get_double (JsonObject *object, const gchar *name, gdouble fallback)
{
  JsonNode *node = number (object, name);

  return node ? json_node_get_double (node) : fallback;
}

JsonObject *
array_get_object (JsonArray *array, guint index)
{
  JsonNode *node = array && index < json_array_get_length (array)
      ? json_array_get_element (array, index)
      : NULL;

  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node)
                                               : NULL;
}

void
object_set_text (JsonObject *object, const gchar *name, const gchar *value)
{
  if (value)
    json_object_set_string_member (object, name, value);
  else
    json_object_set_null_member (object, name);
}

void
object_copy_member (JsonObject *to, JsonObject *from, const gchar *name)
{
  JsonNode *node = from ? json_object_dup_member (from, name) : NULL;

  if (node)
    json_object_set_member (to, name, node);
}

static gchar *
to_text (JsonObject *object, gboolean pretty)
{
  g_autoptr (JsonNode) node = json_node_alloc ();

  json_node_init_object (node, object);
  return json_to_string (node, pretty);
}

gchar *
object_to_text (JsonObject *object)
{
  return to_text (object, FALSE);
}

gchar *
object_to_pretty_text (JsonObject *object)
{
  g_autofree gchar *text = to_text (object, TRUE);

  return g_strconcat (text, "\n", NULL);
}

static JsonNode *
parse (const gchar *text, GError **error)
{
  if (!json_scan (text, strlen (text), NULL, error))
    return NULL;
  return json_from_string (text, error);
}

void
object_set_json (JsonObject *object, const gchar *name, const gchar *text)
{
  JsonNode *node = text ? parse (text, NULL) : NULL;

  if (node)
    json_object_set_member (object, name, node);
  else
    json_object_set_null_member (object, name);
}

JsonObject *
object_from_text (const gchar *text, GError **error)
{
  g_autoptr (JsonNode) node = parse (text, error);

  if (!node)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_dup_object (node);
  g_set_error (error, JSON_SCAN_ERROR, JSON_SCAN_ERROR_SYNTAX,
      "expected an object, found %s", json_node_type_name (node));
  return NULL;
}
