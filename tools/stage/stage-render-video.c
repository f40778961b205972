/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* render_video: the last mile; the final movie as it lies in the project's
 * folder becomes the file beside it. */
#include "json-object.h"
#include "render.h"
#include "stage.h"

static void
report (const RenderProgressInfo *info, gpointer user_data)
{
  StageContext *context = user_data;

  if (context->progress)
    context->progress (info->frames, info->n_frames, context->progress_data);
}

/* That somebody has changed the movie by hand is worth counting: it was not
 * what they wanted. */
static gboolean
note_edit (StageContext *context, const gchar *text, GError **error)
{
  g_autofree gchar *file =
      g_build_filename (context->project->folder, "movie.json", NULL);
  g_autofree gchar *found = NULL;

  return !g_file_get_contents (file, &found, NULL, NULL)
      || g_str_equal (found, text)
      || store_tally_add (
          context->store, context->run->id, "schemas_edited", error);
}

/* The folder may have been emptied by a person; the journal has not. */
static gboolean
restore (StageContext *context, JsonObject *schema, GError **error)
{
  g_autofree gchar *text = object_to_pretty_text (schema);

  return note_edit (context, text, error)
      && store_assets_adopt (context->store, context->project, error)
      && store_project_write (context->project, "movie.json", text, error);
}

static JsonObject *
describe (const gchar *file, const RenderResult *result)
{
  JsonObject *output = json_object_new ();
  JsonArray *warnings = json_array_new ();
  g_autofree gchar *url = g_filename_to_uri (file, NULL, NULL);

  for (gchar **warning = result->warnings; warning && *warning; warning++)
    json_array_add_string_element (warnings, *warning);
  json_object_set_string_member (output, "file", file);
  object_set_text (output, "movie_url", url);
  json_object_set_int_member (output, "duration_ms", result->duration_ms);
  json_object_set_int_member (output, "frames", result->frames);
  object_set_text (output, "encoder", result->encoder);
  json_object_set_int_member (output, "wall_ms", result->wall_ms);
  json_object_set_int_member (output, "bytes", result->bytes);
  json_object_set_array_member (output, "warnings", warnings);
  return output;
}

static JsonObject *
run (StageContext *context, GError **error)
{
  JsonObject *schema =
      stage_input (context, "schema_finalize", "schema", error);
  g_auto (RenderResult) result = { 0 };
  g_autofree gchar *movie = NULL;
  g_autofree gchar *file = NULL;
  RenderRequest request = RENDER_REQUEST_INIT;

  if (!schema || !restore (context, schema, error))
    return NULL;
  movie = g_build_filename (context->project->folder, "movie.json", NULL);
  file = g_build_filename (context->project->folder, "movie.mp4", NULL);
  request.movie = movie;
  request.output = file;
  if (!render_movie (
          &request, report, context, context->cancellable, &result, error))
    return NULL;
  return describe (file, &result);
}

/* People tidy up. */
static gboolean
is_there (JsonObject *output)
{
  return g_file_test (
      object_get_string (output, "file", ""), G_FILE_TEST_IS_REGULAR);
}

static const gchar *const needs[] = { "schema_finalize", NULL };

extern const Stage stage_render_video;
const Stage stage_render_video = {
  .name = "render_video",
  .summary = "render the video",
  .needs = needs,
  .run = run,
  .is_there = is_there,
};
