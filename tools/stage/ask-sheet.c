/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "ask-sheet.h"

#include "asks.h"
#include "json-object.h"

#define FOLDER "/org/gst-jsonclip/asks/"

static const gchar *const limits[] = { "minLength", "maxLength", "minItems",
  "maxItems", "minimum", "maximum" };

static gboolean
is_limit (const gchar *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    if (g_str_equal (limits[i], name))
      return TRUE;
  return FALSE;
}

/* ---- without limits ---- */

static JsonNode *without_limits (JsonNode *from);

static JsonNode *
properties_without_limits (JsonObject *from)
{
  g_autoptr (JsonObject) to = json_object_new ();
  JsonObjectIter iter;
  const gchar *name;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, from);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    json_object_set_member (to, name, without_limits (member));
  return json_node_init_object (json_node_alloc (), to);
}

static JsonNode *
copy_member (const gchar *name, JsonNode *member)
{
  if (g_str_equal (name, "properties"))
    return properties_without_limits (json_node_get_object (member));
  return g_str_equal (name, "items") ? without_limits (member)
                                     : json_node_copy (member);
}

static JsonNode *
without_limits (JsonNode *from)
{
  g_autoptr (JsonObject) to = json_object_new ();
  JsonObjectIter iter;
  const gchar *name;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, json_node_get_object (from));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    if (!is_limit (name))
      json_object_set_member (to, name, copy_member (name, member));
  return json_node_init_object (json_node_alloc (), to);
}

/* ---- limits in words ---- */

static void
say_range (GString *text, const gchar *path, JsonObject *rules,
    const gchar *least, const gchar *most, const gchar *unit)
{
  if (json_object_has_member (rules, most))
    g_string_append_printf (text,
        "\n- %s: %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT "%s", path,
        object_get_int (rules, least, 0), object_get_int (rules, most, 0),
        unit);
}

static void
say_limits (GString *text, const gchar *path, JsonObject *rules)
{
  JsonObject *properties = object_get_object (rules, "properties");
  JsonObject *items = object_get_object (rules, "items");
  JsonObjectIter iter;
  const gchar *name;
  JsonNode *member;

  say_range (text, path, rules, "minLength", "maxLength", " characters");
  say_range (text, path, rules, "minItems", "maxItems", " items");
  say_range (text, path, rules, "minimum", "maximum", "");
  if (items) {
    g_autofree gchar *below = g_strconcat (path, "[]", NULL);

    say_limits (text, below, items);
  }
  if (!properties)
    return;
  json_object_iter_init_ordered (&iter, properties);
  while (json_object_iter_next_ordered (&iter, &name, &member)) {
    g_autofree gchar *below =
        *path ? g_strconcat (path, ".", name, NULL) : g_strdup (name);

    say_limits (text, below, json_node_get_object (member));
  }
}

static gchar *
instructions_of (JsonObject *file, JsonObject *rules)
{
  JsonArray *lines = object_get_array (file, "instructions");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (lines); i++)
    g_string_append_printf (
        text, "%s\n", json_array_get_string_element (lines, i));
  g_string_append (text, "\nWhat is longer or more than this is not taken:");
  say_limits (text, "", rules);
  return g_string_free (text, FALSE);
}

AskSheet *
ask_sheet_load (const gchar *task)
{
  g_autofree gchar *path = g_strconcat (FOLDER, task, ".json", NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (
      asks_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (JsonObject) file =
      bytes ? object_from_text (g_bytes_get_data (bytes, NULL), NULL) : NULL;
  AskSheet *sheet;

  if (!file)
    return NULL;
  sheet = g_new0 (AskSheet, 1);
  sheet->rules = json_object_dup_member (file, "schema");
  sheet->schema = without_limits (sheet->rules);
  sheet->instructions =
      instructions_of (file, json_node_get_object (sheet->rules));
  return sheet;
}

void
ask_sheet_free (AskSheet *sheet)
{
  g_free (sheet->instructions);
  json_node_unref (sheet->rules);
  json_node_unref (sheet->schema);
  g_free (sheet);
}
