/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* project_create: from here on the run has a place for all that it makes. */
#include "json-object.h"
#include "stage.h"

#define MAX_NAME_CHARS 60

/* The subject with a capital, cut at a word. */
static gchar *
generate_name (JsonObject *checked)
{
  const gchar *subject = object_get_string (checked, "subject", NULL);
  const gchar *prompt = object_get_string (checked, "prompt", "project");
  g_autofree gchar *text =
      g_strstrip (g_strdup (subject && *subject ? subject : prompt));
  g_autofree gchar *cut = g_utf8_substring (
      text, 0, MIN (MAX_NAME_CHARS, g_utf8_strlen (text, -1)));
  g_autofree gchar *head = NULL;
  gchar *blank =
      g_utf8_strlen (text, -1) > MAX_NAME_CHARS ? g_strrstr (cut, " ") : NULL;

  if (blank)
    *blank = 0;
  if (!*cut)
    return g_strdup ("Project");
  head = g_utf8_strup (cut, g_utf8_next_char (cut) - cut);
  return g_strconcat (head, g_utf8_next_char (cut), NULL);
}

static JsonObject *
describe (const StoreProject *project)
{
  JsonObject *output = json_object_new ();
  g_autofree gchar *created = store_time_string (project->created_at);

  json_object_set_string_member (output, "project_id", project->id);
  json_object_set_string_member (output, "name", project->name);
  json_object_set_string_member (output, "created_at", created);
  json_object_set_string_member (output, "folder", project->folder);
  return output;
}

static JsonObject *
run (StageContext *context, GError **error)
{
  JsonObject *checked = stage_input (context, "prompt_check", NULL, error);
  g_autoptr (StoreProject) project = NULL;
  g_autofree gchar *name = NULL;

  if (!checked)
    return NULL;
  name = generate_name (checked);
  project =
      store_project_create (context->store, context->run->id, name, error);
  return project ? describe (project) : NULL;
}

static const gchar *const needs[] = { "prompt_check", NULL };

extern const Stage stage_project_create;
const Stage stage_project_create = {
  .name = "project_create",
  .summary = "create the project",
  .needs = needs,
  .run = run,
};
