/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* schema_finalize: the draft becomes a movie: stored files in place of slots,
 * times from the stored narration, transitions, motion, title and captions.
 * It reads what is stored and makes nothing; the document is held to the same
 * checks as one that a person wrote. */
#include "draft.h"
#include "effect.h"
#include "json-object.h"
#include "movie-json.h"
#include "stage.h"

#include <string.h>

/* Captions where apps put no buttons and lines are short. */
#define LINE_CHARS 34
#define LINE_CHARS_PORTRAIT 22
#define CUE_LEAST_MS 800
#define CUE_GAP_MS 80
/* Cut ends of a voice fade, too short to be heard as such. */
#define VOICE_FADE_MS 8
/* As it is stored, the voice lies at -16 LUFS and music at -26: 10 dB under it
 * in pauses, 18 while it speaks. */
#define MUSIC_FADE_IN_MS 800
#define MUSIC_FADE_OUT_MS 1500
#define MUSIC_DUCK_DB -8
#define LOUDNESS_LUFS -14
/* Less than that of a transition is a cut. */
#define TRANSITION_LEAST_MS 80

typedef struct {
  StageContext *context;
  JsonObject *checked, *scenario;
  JsonArray *beat_plan, *drafted, *assets;
  JsonObject *voice; /* its asset; NULL: a silent movie */
  JsonObject *music; /* its asset, or NULL */
  DraftPlan plan;
  Rhythm *rhythm;
} Final;

static void
final_clear (Final *final)
{
  draft_plan_clear (&final->plan);
  g_clear_pointer (&final->rhythm, rhythm_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Final, final_clear)

static JsonObject *
find_asset (JsonArray *assets, const gchar *slot)
{
  for (guint i = 0; i < json_array_get_length (assets); i++) {
    JsonObject *asset = array_get_object (assets, i);

    if (g_strcmp0 (object_get_string (asset, "slot", NULL), slot) == 0)
      return asset;
  }
  return NULL;
}

static const gchar *
drafted_slot (const Final *final, guint scene)
{
  return object_get_string (
      array_get_object (final->drafted, scene), "asset_slot", "");
}

static gboolean
read_input (Final *final, GError **error)
{
  StageContext *context = final->context;
  JsonObject *schema;

  if (!(final->checked = stage_input (context, "prompt_check", NULL, error))
      || !(final->scenario =
               stage_input (context, "scenario_generate", "scenario", error))
      || !(schema = stage_input (context, "schema_generate", "schema", error))
      || !(final->assets =
               stage_input_list (context, "images_generate", "assets", error)))
    return FALSE;
  final->beat_plan = object_get_array (final->scenario, "beat_plan");
  final->drafted =
      object_get_array (object_get_object (schema, "movie"), "scenes");
  final->voice = find_asset (final->assets, DRAFT_VOICE_SLOT);
  final->music = find_asset (final->assets, DRAFT_MUSIC_SLOT);
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

/* A zoom takes the look's strength where it has such a setting. */
static JsonObject *
describe_motion (const Look *look, guint scene)
{
  guint n = g_strv_length ((gchar **) look->motions);
  const gchar *name = look->motions[scene % n];
  const Effect *effect = effect_find (name);
  gint strength = effect ? params_find (effect->params, "strength") : -1;
  JsonObject *motion, *settings;

  if (!effect)
    return NULL;
  motion = json_object_new ();
  json_object_set_string_member (motion, "type", effect->name);
  if (strength >= 0) {
    const ParamSpec *spec = &effect->params[strength];

    settings = json_object_new ();
    json_object_set_double_member (settings, "strength",
        CLAMP (look->strength, spec->minimum, spec->maximum));
    json_object_set_object_member (motion, "settings", settings);
  }
  return motion;
}

static gint64
scene_duration (const Final *final, guint scene)
{
  return final->rhythm->bounds[scene + 1] - final->rhythm->bounds[scene];
}

static JsonObject *
describe_transition (
    const Final *final, guint scene, const LookTransition *transition)
{
  gint64 shorter =
      MIN (scene_duration (final, scene), scene_duration (final, scene + 1));
  gint64 duration = MIN (transition->duration_ms, shorter / 2);
  JsonObject *object;

  if (!transition->type || duration < TRANSITION_LEAST_MS)
    return NULL;
  object = json_object_new ();
  json_object_set_string_member (object, "type", transition->type);
  json_object_set_int_member (object, "duration_ms", duration);
  return object;
}

static LookTransition *
choose_transitions (const Final *final, guint n)
{
  const guint *beats = (const guint *) final->plan.scene_beat->data;
  g_autofree LookCut *cuts = g_new0 (LookCut, n + 1);
  LookTransition *chosen = g_new0 (LookTransition, n + 1);

  for (guint i = 0; i < n; i++) {
    JsonObject *beat = array_get_object (final->beat_plan, beats[i + 1]);

    cuts[i].new_beat = beats[i] != beats[i + 1];
    cuts[i].turn = cuts[i].new_beat
        && g_str_equal (object_get_string (beat, "role", ""), "turn");
  }
  look_transitions (final->plan.look, cuts, n, chosen);
  return chosen;
}

static JsonObject *
describe_scene (const Final *final, guint i, const LookTransition *transition,
    GError **error)
{
  const gchar *slot = drafted_slot (final, i);
  JsonObject *asset = find_asset (final->assets, slot);
  JsonObject *motion, *out, *scene;

  if (!asset) {
    g_set_error (error, STAGE_ERROR, STAGE_ERROR_INPUT,
        "schema_finalize: the slot \"%s\" has no stored asset", slot);
    return NULL;
  }
  scene = json_object_new ();
  json_object_set_string_member (scene, "type", "image");
  json_object_set_string_member (
      scene, "src", object_get_string (asset, "file", ""));
  json_object_set_int_member (scene, "duration_ms", scene_duration (final, i));
  motion = describe_motion (final->plan.look, i);
  if (motion)
    json_object_set_object_member (scene, "motion", motion);
  out = transition ? describe_transition (final, i, transition) : NULL;
  if (out)
    json_object_set_object_member (scene, "transition_out", out);
  return scene;
}

static JsonArray *
describe_scenes (const Final *final, GError **error)
{
  guint n = final->rhythm->n_scenes;
  g_autofree LookTransition *chosen = choose_transitions (final, n - 1);
  g_autoptr (JsonArray) scenes = json_array_new ();

  for (guint i = 0; i < n; i++) {
    JsonObject *scene =
        describe_scene (final, i, i + 1 < n ? &chosen[i] : NULL, error);

    if (!scene)
      return NULL;
    json_array_add_object_element (scenes, scene);
  }
  return g_steal_pointer (&scenes);
}

/* Where the first picture is quiet, if its maker said so. */
static gboolean
find_quiet (const Final *final, DraftQuiet *quiet)
{
  JsonObject *asset = find_asset (final->assets, drafted_slot (final, 0));
  JsonObject *object = object_get_object (asset, "quiet");

  quiet->x = object_get_double (object, "x", 0);
  quiet->y = object_get_double (object, "y", 0);
  quiet->width = object_get_double (object, "width", 0);
  quiet->height = object_get_double (object, "height", 0);
  return quiet->width > 0 && quiet->height > 0;
}

static JsonArray *
describe_overlays (const Final *final)
{
  const gchar *title = object_get_string (final->scenario, "title", "");
  JsonArray *overlays = json_array_new ();
  DraftQuiet quiet;
  gboolean known = find_quiet (final, &quiet);

  json_array_add_object_element (
      overlays, draft_title (&final->plan, title, known ? &quiet : NULL));
  return overlays;
}

static JsonObject *
describe_piece (const Final *final, guint i)
{
  const GArray *pieces = final->rhythm->pieces;
  const RhythmPiece *piece = &g_array_index (pieces, RhythmPiece, i);
  JsonObject *item = json_object_new ();

  json_object_set_string_member (
      item, "src", object_get_string (final->voice, "file", ""));
  json_object_set_string_member (item, "role", "voiceover");
  json_object_set_int_member (item, "from_ms", piece->from_ms);
  json_object_set_int_member (
      item, "to_ms", MIN (piece->to_ms, final->plan.total_ms));
  if (piece->in_ms > 0) {
    json_object_set_int_member (item, "in_ms", piece->in_ms);
    json_object_set_int_member (item, "fade_in_ms", VOICE_FADE_MS);
  }
  if (i + 1 < pieces->len)
    json_object_set_int_member (item, "fade_out_ms", VOICE_FADE_MS);
  return item;
}

static JsonObject *
describe_music (const Final *final)
{
  JsonObject *item = json_object_new (), *duck = json_object_new ();

  json_object_set_string_member (
      item, "src", object_get_string (final->music, "file", ""));
  json_object_set_string_member (item, "role", "music");
  json_object_set_int_member (item, "from_ms", 0);
  json_object_set_int_member (item, "to_ms", final->plan.total_ms);
  json_object_set_int_member (item, "fade_in_ms", MUSIC_FADE_IN_MS);
  json_object_set_string_member (item, "fade_in_curve", "ease_in_out_sine");
  json_object_set_int_member (item, "fade_out_ms", MUSIC_FADE_OUT_MS);
  json_object_set_string_member (item, "fade_out_curve", "ease_in_out_sine");
  json_object_set_int_member (duck, "db", MUSIC_DUCK_DB);
  json_object_set_object_member (item, "duck", duck);
  return item;
}

static JsonArray *
describe_audio (const Final *final)
{
  JsonArray *audio = json_array_new ();

  for (guint i = 0; i < final->rhythm->pieces->len; i++)
    json_array_add_object_element (audio, describe_piece (final, i));
  if (final->music)
    json_array_add_object_element (audio, describe_music (final));
  return audio;
}

static JsonObject *
describe_captions (const Final *final)
{
  const NarrationCueRules rules = {
    .line_chars = final->plan.height > final->plan.width ? LINE_CHARS_PORTRAIT
                                                         : LINE_CHARS,
    .least_ms = CUE_LEAST_MS,
    .gap_ms = CUE_GAP_MS,
  };
  JsonObject *captions = json_object_new ();

  if (!final->rhythm->narration)
    return captions;
  json_object_set_string_member (captions, "style", final->plan.look->captions);
  json_object_set_array_member (captions, "cues",
      narration_cues (final->rhythm->narration, &rules, final->plan.total_ms));
  return captions;
}

static JsonObject *
describe_schema (const Final *final, GError **error)
{
  JsonArray *scenes = describe_scenes (final, error);
  JsonObject *schema, *movie;

  if (!scenes)
    return NULL;
  schema = json_object_new ();
  movie = json_object_new ();
  json_object_set_object_member (
      movie, "format", draft_format (final->checked));
  json_object_set_array_member (movie, "scenes", scenes);
  json_object_set_array_member (movie, "overlays", describe_overlays (final));
  json_object_set_array_member (movie, "effects", json_array_new ());
  json_object_set_array_member (movie, "audio", describe_audio (final));
  json_object_set_object_member (movie, "captions", describe_captions (final));
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
  find_rhythm (&final);
  schema = describe_schema (&final, error);
  if (!schema)
    return NULL;
  text = object_to_pretty_text (schema);
  validate (text, problems, &invalid);
  output = json_object_new ();
  json_object_set_object_member (output, "schema", schema);
  json_object_set_array_member (
      output, "problems", describe_problems (problems));
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
