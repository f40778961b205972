/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "reply-json.h"

#include <math.h>
#include <string.h>

#include "fault.h"
#include "json-scan.h"

JsonNode *
reply_json (GBytes *body, GError **error)
{
  gsize length = 0;
  const gchar *text = body ? g_bytes_get_data (body, &length) : NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) cause = NULL;

  if (text && json_scan (text, length, NULL, &cause)
      && json_parser_load_from_data (parser, text, length, &cause)
      && JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return json_parser_steal_root (parser);
  fault_fail (error, TROUBLE_BAD_OUTPUT, "expected a JSON object: %s",
      cause ? cause->message : "it is another");
  return NULL;
}

static JsonNode *
member_of (JsonNode *node, const gchar *name, gsize length)
{
  g_autofree gchar *key = g_strndup (name, length);

  return node && JSON_NODE_HOLDS_OBJECT (node)
      ? json_object_get_member (json_node_get_object (node), key)
      : NULL;
}

static JsonNode *
element_of (JsonNode *node, guint64 i)
{
  JsonArray *array =
      node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  return array && i < json_array_get_length (array)
      ? json_array_get_element (array, (guint) i)
      : NULL;
}

JsonNode *
reply_json_at (JsonNode *root, const gchar *path)
{
  JsonNode *node = root;

  while (node && *path) {
    const gsize length = strcspn (path, ".[");

    if (*path == '[') {
      gchar *end;

      node = element_of (node, g_ascii_strtoull (path + 1, &end, 10));
      path = end + strlen ("]");
    } else {
      node = member_of (node, path, length);
      path += length;
    }
    if (*path == '.')
      path++;
  }
  return node;
}

static JsonNode *
value_at (JsonNode *root, const gchar *path)
{
  JsonNode *node = reply_json_at (root, path);

  return node && JSON_NODE_HOLDS_VALUE (node) ? node : NULL;
}

const gchar *
reply_json_text (JsonNode *root, const gchar *path)
{
  JsonNode *node = value_at (root, path);
  const gchar *text = node && json_node_get_value_type (node) == G_TYPE_STRING
      ? json_node_get_string (node)
      : NULL;

  return text && *text ? text : NULL;
}

JsonArray *
reply_json_list (JsonNode *root, const gchar *path)
{
  JsonNode *node = reply_json_at (root, path);

  return node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                              : NULL;
}

JsonObject *
reply_json_object (JsonNode *root, const gchar *path)
{
  JsonNode *node = reply_json_at (root, path);

  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node)
                                               : NULL;
}

gdouble
reply_json_number (JsonNode *root, const gchar *path, gdouble fallback)
{
  JsonNode *node = value_at (root, path);
  const GType type = node ? json_node_get_value_type (node) : G_TYPE_INVALID;

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE
      ? json_node_get_double (node)
      : fallback;
}

gint64
reply_json_int (JsonNode *root, const gchar *path, gint64 fallback)
{
  JsonNode *node = value_at (root, path);
  gdouble number;

  if (node && json_node_get_value_type (node) == G_TYPE_INT64)
    return json_node_get_int (node);
  number = reply_json_number (root, path, NAN);
  return fabs (number) < 9e15 ? (gint64) number : fallback;
}

gboolean
reply_json_flag (JsonNode *root, const gchar *path)
{
  JsonNode *node = value_at (root, path);

  return node && json_node_get_value_type (node) == G_TYPE_BOOLEAN
      && json_node_get_boolean (node);
}
