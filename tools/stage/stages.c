/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The table of stages, and what they read of their input. */
#include "stage.h"

#include "json-object.h"

G_DEFINE_QUARK (stage - error - quark, stage_error)

extern const Stage stage_prompt_check;
extern const Stage stage_project_create;
extern const Stage stage_scenario_generate;
extern const Stage stage_schema_generate;
extern const Stage stage_asset_prompts;
extern const Stage stage_images_generate;
extern const Stage stage_schema_finalize;
extern const Stage stage_render_video;

const Stage *const stages[] = {
  &stage_prompt_check,
  &stage_project_create,
  &stage_scenario_generate,
  &stage_schema_generate,
  &stage_asset_prompts,
  &stage_images_generate,
  &stage_schema_finalize,
  &stage_render_video,
  NULL,
};

const Stage *
stage_find (const gchar *name)
{
  for (guint i = 0; stages[i]; i++)
    if (g_str_equal (stages[i]->name, name))
      return stages[i];
  return NULL;
}

static JsonNode *
find (const StageContext *context, const gchar *stage, const gchar *member)
{
  JsonObject *output = object_get_object (context->input, stage);

  if (!output)
    return NULL;
  return member ? json_object_get_member (output, member)
                : json_object_get_member (context->input, stage);
}

static void
set_missing (const StageContext *context, const gchar *stage,
    const gchar *member, const gchar *kind, GError **error)
{
  g_set_error (error, STAGE_ERROR, STAGE_ERROR_INPUT,
      "%s: its input has no %s $.%s%s%s", context->stage, kind, stage,
      member ? "." : "", member ? member : "");
}

JsonObject *
stage_input (const StageContext *context, const gchar *stage,
    const gchar *member, GError **error)
{
  JsonNode *node = find (context, stage, member);

  if (node && JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  set_missing (context, stage, member, "object", error);
  return NULL;
}

JsonArray *
stage_input_list (const StageContext *context, const gchar *stage,
    const gchar *member, GError **error)
{
  JsonNode *node = find (context, stage, member);

  if (node && JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);
  set_missing (context, stage, member, "list", error);
  return NULL;
}

gint64
stage_seed (const StageContext *context, const gchar *name)
{
  g_autofree gchar *text = g_strdup_printf (
      "%" G_GINT64_FORMAT ":%s", context->settings->seed, name);
  g_autofree gchar *sum =
      g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  sum[8] = 0;
  return (gint64) g_ascii_strtoull (sum, NULL, 16);
}
