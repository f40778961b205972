/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The door of the writer: which tasks there are. */

#include "tasks.h"

#include <string.h>

#include "speech.h"

G_DEFINE_QUARK (writer - error - quark, writer_error)

static const struct {
  const gchar *name;
  JsonNode *(*answer) (JsonObject *input, guint64 seed, GError **error);
} tasks[] = {
  { "scenario_generate", task_scenario },
  { "asset_prompts", task_asset_prompts },
  { "shorten", task_shorten },
};

static gchar *
list_tasks (void)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    g_string_append_printf (list, "%s%s", i ? ", " : "", tasks[i].name);
  return g_string_free (list, FALSE);
}

JsonNode *
writer_answer (const gchar *task, JsonNode *input, guint64 seed, GError **error)
{
  g_autofree gchar *known = NULL;

  if (!input || !JSON_NODE_HOLDS_OBJECT (input)) {
    g_set_error (error, WRITER_ERROR, WRITER_ERROR_INPUT,
        "the input of a task must be a JSON object");
    return NULL;
  }
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    if (g_strcmp0 (tasks[i].name, task) == 0)
      return tasks[i].answer (json_node_get_object (input), seed, error);
  known = list_tasks ();
  g_set_error (error, WRITER_ERROR, WRITER_ERROR_TASK,
      "unknown task \"%s\"; the writer knows: %s", task ? task : "", known);
  return NULL;
}

JsonNode *
task_shorten (JsonObject *input, guint64 seed, GError **error)
{
  const gchar *text = task_string (input, "text", "");
  JsonNode *ratio_node = json_object_get_member (input, "ratio");
  gdouble ratio = ratio_node && JSON_NODE_HOLDS_VALUE (ratio_node)
      ? json_node_get_double (ratio_node)
      : 0;
  g_autofree gchar *shorter = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!*text || !(ratio > 0)) {
    g_set_error (error, WRITER_ERROR, WRITER_ERROR_INPUT,
        "shorten needs a text and a ratio above 0");
    return NULL;
  }
  shorter = speech_shorten (text, ratio);
  json_builder_begin_object (builder);
  task_put_string (builder, "text", *shorter ? shorter : text);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

JsonObject *
task_object (JsonObject *object, const gchar *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node)
                                               : NULL;
}

JsonArray *
task_array (JsonObject *object, const gchar *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                              : NULL;
}

const gchar *
task_string (JsonObject *object, const gchar *name, const gchar *otherwise)
{
  JsonNode *node = json_object_get_member (object, name);
  gboolean text = node && JSON_NODE_HOLDS_VALUE (node)
      && json_node_get_value_type (node) == G_TYPE_STRING;

  return text ? json_node_get_string (node) : otherwise;
}

gint64
task_int (JsonObject *object, const gchar *name, gint64 otherwise)
{
  JsonNode *node = json_object_get_member (object, name);
  gboolean number = node && JSON_NODE_HOLDS_VALUE (node)
      && json_node_get_value_type (node) != G_TYPE_STRING;

  return number ? json_node_get_int (node) : otherwise;
}

void
task_put_string (JsonBuilder *builder, const gchar *name, const gchar *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}
