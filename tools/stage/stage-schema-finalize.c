/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* schema_finalize: the draft becomes a movie: stored files in place of slots,
 * times from the stored narration, transitions, motion, titles, sounds and
 * captions, each with its reason. It reads what is stored, looks at it and
 * makes nothing; the document is held to the same checks as one that a person
 * wrote. final-*.c are its parts. */
#include "final.h"
#include "movie-json.h"

#include <string.h>

/* Of the whole programme. */
#define LOUDNESS_LUFS -14

static void
final_clear (Final *final)
{
  for (guint i = 0; final->sights && i < final->rhythm->n_scenes; i++)
    g_clear_pointer (&final->sights[i], sight_free);
  g_clear_pointer (&final->sights, g_free);
  g_clear_pointer (&final->choices, g_free);
  draft_plan_clear (&final->plan);
  g_clear_pointer (&final->rhythm, rhythm_free);
  g_clear_pointer (&final->why, json_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Final, final_clear)

static gboolean
read_input (Final *final, GError **error)
{
  StageContext *context = final->context;
  JsonObject *schema, *drafted;

  if (!(final->checked = stage_input (context, "prompt_check", NULL, error))
      || !(final->scenario =
               stage_input (context, "scenario_generate", "scenario", error))
      || !(drafted = stage_input (context, "schema_generate", NULL, error))
      || !(schema = stage_input (context, "schema_generate", "schema", error))
      || !(final->assets =
               stage_input_list (context, "images_generate", "assets", error)))
    return FALSE;
  final->beat_plan = object_get_array (final->scenario, "beat_plan");
  final->drafted =
      object_get_array (object_get_object (schema, "movie"), "scenes");
  final->wishes = object_get_array (drafted, "wishes");
  final->voice = final_asset (final, DRAFT_VOICE_SLOT);
  final->music = final_asset (final, DRAFT_MUSIC_SLOT);
  draft_plan_init (&final->plan, final->checked, final->scenario);
  if (final->drafted
      && json_array_get_length (final->drafted) == final->plan.scene_beat->len)
    return TRUE;
  g_set_error (error, STAGE_ERROR, STAGE_ERROR_INPUT,
      "schema_finalize: the draft does not have the scenario's %u scenes",
      final->plan.scene_beat->len);
  return FALSE;
}

static void
find_rhythm (Final *final)
{
  g_autoptr (Narration) narration = final->voice
      ? narration_new (object_get_string (final->voice, "text", ""),
          object_get_array (final->voice, "words"),
          object_get_int (final->voice, "duration_ms", 0))
      : NULL;

  final->rhythm = rhythm_new ((const RhythmBeat *) final->plan.beats->data,
      final->plan.beats->len, narration, final->plan.total_ms);
}

/* What is seen in each picture. One that nobody can look at (not there, not a
 * picture) is told of when it is drawn. */
static void
look_at_pictures (Final *final)
{
  const gchar *folder = final->context->project->folder;

  final->sights = g_new0 (Sight *, final->rhythm->n_scenes);
  for (guint i = 0; i < final->rhythm->n_scenes; i++) {
    JsonObject *asset = final_picture (final, i);

    if (asset)
      final->sights[i] =
          (final_is_contained (final, i) ? sight_load_contained : sight_load) (
              object_get_string (asset, "file", ""), folder,
              (gint) final->plan.width, (gint) final->plan.height, NULL);
  }
}

static void
prepare (Final *final)
{
  find_rhythm (final);
  look_at_pictures (final);
  final->choices = draft_transitions (&final->plan, final->beat_plan,
      final->wishes, stage_seed (final->context, DRAFT_TRANSITIONS));
  final->why = json_array_new ();
}

static JsonObject *
describe_schema (Final *final, GError **error)
{
  JsonArray *scenes = final_scenes (final, error), *overlays;
  JsonObject *schema, *movie;

  if (!scenes)
    return NULL;
  schema = json_object_new ();
  movie = json_object_new ();
  json_object_set_string_member (
      movie, "title", object_get_string (final->scenario, "title", ""));
  json_object_set_object_member (
      movie, "format", draft_format (final->checked));
  json_object_set_array_member (movie, "scenes", scenes);
  overlays = final_overlays (final);
  json_object_set_array_member (movie, "overlays", overlays);
  json_object_set_array_member (movie, "effects", json_array_new ());
  json_object_set_array_member (movie, "audio", final_audio (final));
  json_object_set_object_member (
      movie, "captions", final_captions (final, overlays));
  if (final->voice || final->music)
    json_object_set_int_member (movie, "loudness_lufs", LOUDNESS_LUFS);
  json_object_set_object_member (schema, "movie", movie);
  json_object_set_string_member (schema, "env", "prod");
  return schema;
}

static JsonArray *
describe_problems (const GPtrArray *problems)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < problems->len; i++) {
    const MovieProblem *problem = g_ptr_array_index (problems, i);
    JsonObject *item = json_object_new ();

    json_object_set_string_member (
        item, "severity", movie_severity_name (problem->severity));
    json_object_set_string_member (item, "path", problem->path);
    json_object_set_string_member (item, "message", problem->message);
    json_array_add_object_element (list, item);
  }
  return list;
}

static void
validate (const gchar *text, GPtrArray *problems, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (Movie) movie =
      movie_read (text, strlen (text), 0, problems, &local);

  if (movie && movie_require_final (movie, &local))
    return;
  g_set_error (error, STAGE_ERROR, STAGE_ERROR_MOVIE,
      "schema_finalize: the movie is not valid: %s", local->message);
}

static JsonObject *
run (StageContext *context, GError **error)
{
  g_auto (Final) final = { .context = context };
  g_autoptr (GPtrArray) problems = movie_problems_new ();
  g_autofree gchar *text = NULL;
  g_autoptr (GError) invalid = NULL;
  JsonObject *schema, *output;

  if (!read_input (&final, error))
    return NULL;
  prepare (&final);
  schema = describe_schema (&final, error);
  if (!schema)
    return NULL;
  text = object_to_pretty_text (schema);
  validate (text, problems, &invalid);
  output = json_object_new ();
  json_object_set_object_member (output, "schema", schema);
  json_object_set_array_member (
      output, "problems", describe_problems (problems));
  json_object_set_array_member (output, "why", json_array_ref (final.why));
  if (invalid)
    g_propagate_error (error, g_steal_pointer (&invalid));
  else
    store_project_write (context->project, "movie.json", text, error);
  return output;
}

static const gchar *const needs[] = { "prompt_check", "scenario_generate",
  "schema_generate", "images_generate", NULL };

extern const Stage stage_schema_finalize;
const Stage stage_schema_finalize = {
  .name = "schema_finalize",
  .summary = "finalize the movie with its assets",
  .needs = needs,
  .run = run,
};
