/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* schema_generate: the draft of the movie, with slots where pictures, voice
 * and sounds will be, and the exact list of those slots. The scenario has
 * decided; a model, where there is one, is asked how the camera moves and how
 * one scene gives way to the next, out of what the look has. */
#include "ask.h"
#include "draft.h"
#include "json-object.h"

/* Of a sound that is not there yet. */
#define SOUND_MS 1000
/* Of numbers that are counted to. */
#define NUMBERS_MOST 3
#define NUMBER_LEAST_MS 1500
#define NUMBER_MS 3000

typedef struct {
  DraftPlan plan;
  JsonObject *scenario;
  JsonArray *beat_plan;
  gchar *aspect_ratio;
  gboolean music;
  Rhythm *rhythm;
  JsonObject *wished;  /* {"wishes": [...]} by scene; NULL: nobody was asked */
  LookChoice *choices; /* for each cut; NULL: no sounds are wanted */
} Draft;

static gchar *
aspect_ratio (gint64 width, gint64 height)
{
  gint64 a = width, b = height;

  while (b) {
    gint64 rest = a % b;

    a = b;
    b = rest;
  }
  return g_strdup_printf (
      "%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, width / a, height / a);
}

static JsonObject *
beat_of (const Draft *draft, guint scene)
{
  return array_get_object (
      draft->beat_plan, g_array_index (draft->plan.scene_beat, guint, scene));
}

static gchar *
slot_of (const Draft *draft, guint scene)
{
  return draft_slot (
      object_get_string (beat_of (draft, scene), "role", "scene"), scene + 1);
}

/* Which of its beat's pictures a scene is. */
static guint
picture_of (const Draft *draft, guint scene)
{
  const guint *beats = (const guint *) draft->plan.scene_beat->data;
  guint n = 0;

  while (scene > n && beats[scene - n - 1] == beats[scene])
    n++;
  return n;
}

static const gchar *
picture_text (const Draft *draft, guint scene)
{
  JsonArray *texts = object_get_array (beat_of (draft, scene), "descriptions");

  return json_array_get_string_element (texts, picture_of (draft, scene));
}

static JsonArray *
describe_scenes (const Draft *draft)
{
  JsonArray *scenes = json_array_new ();
  const Rhythm *rhythm = draft->rhythm;

  for (guint i = 0; i < rhythm->n_scenes; i++) {
    JsonObject *scene = json_object_new ();
    g_autofree gchar *slot = slot_of (draft, i);

    json_object_set_string_member (scene, "type", "image");
    json_object_set_string_member (scene, "asset_slot", slot);
    json_object_set_int_member (
        scene, "duration_ms", rhythm->bounds[i + 1] - rhythm->bounds[i]);
    json_array_add_object_element (scenes, scene);
  }
  return scenes;
}

static JsonObject *
describe_music (const Draft *draft)
{
  JsonObject *music = json_object_new ();

  json_object_set_string_member (music, "asset_slot", DRAFT_MUSIC_SLOT);
  json_object_set_string_member (music, "role", "music");
  json_object_set_int_member (music, "from_ms", 0);
  json_object_set_int_member (music, "to_ms", draft->plan.total_ms);
  return music;
}

/* The first cut under which @sound is heard; as many as there are: none. */
static guint
first_cut (const Draft *draft, const LookSound *sound)
{
  const guint n = draft->rhythm->n_scenes - 1;
  guint i = 0;

  while (draft->choices && i < n && draft->choices[i].transition.sound != sound)
    i++;
  return draft->choices ? i : n;
}

static gboolean
is_heard (const Draft *draft, const LookSound *sound)
{
  return first_cut (draft, sound) < draft->rhythm->n_scenes - 1;
}

/* How long it is, nobody knows yet. */
static JsonObject *
describe_sound (const Draft *draft, const LookSound *sound)
{
  g_autofree gchar *slot = draft_sound_slot (sound);
  gint64 cut = draft->rhythm->bounds[first_cut (draft, sound) + 1];
  JsonObject *item = json_object_new ();

  json_object_set_string_member (item, "asset_slot", slot);
  json_object_set_string_member (item, "role", "sfx");
  json_object_set_int_member (
      item, "from_ms", MAX (cut - (gint64) (SOUND_MS * sound->before), 0));
  json_object_set_int_member (
      item, "to_ms", MIN (cut + SOUND_MS, draft->plan.total_ms));
  return item;
}

static JsonArray *
describe_audio (const Draft *draft)
{
  JsonArray *audio = json_array_new ();
  JsonObject *voice = json_object_new ();
  gint64 room = rhythm_speech_room (draft->plan.total_ms);

  json_object_set_string_member (voice, "asset_slot", DRAFT_VOICE_SLOT);
  json_object_set_string_member (voice, "role", "voiceover");
  json_object_set_int_member (voice, "from_ms", RHYTHM_LEAD_MS);
  json_object_set_int_member (voice, "to_ms", RHYTHM_LEAD_MS + room);
  json_array_add_object_element (audio, voice);
  if (draft->music)
    json_array_add_object_element (audio, describe_music (draft));
  for (guint i = 0; look_sounds[i]; i++)
    if (is_heard (draft, look_sounds[i]))
      json_array_add_object_element (
          audio, describe_sound (draft, look_sounds[i]));
  return audio;
}

static JsonObject *
describe_title (const Draft *draft)
{
  const gchar *text = object_get_string (draft->scenario, "title", "");
  const TitleRequest request = {
    .look = draft->plan.look,
    .width = (gint) draft->plan.width,
    .height = (gint) draft->plan.height,
    .text = text,
  };
  g_auto (Title) title = { NULL };

  title_place (&request, &title);
  return draft_title (&draft->plan, &title, DRAFT_TITLE_FROM_MS,
      MIN (DRAFT_TITLE_FROM_MS + draft_title_ms (text), draft->plan.total_ms));
}

/* About where they will be said. */
static void
add_numbers (const Draft *draft, JsonArray *overlays)
{
  const gint64 *bounds = draft->rhythm->bounds;
  gint64 last = object_get_int (array_get_object (overlays, 0), "to_ms", 0);
  guint n = 0;

  for (guint i = 0; i < draft->rhythm->n_scenes && n < NUMBERS_MOST; i++) {
    const gint64 from = MAX (bounds[i], last);
    g_auto (Number) number = { 0 };

    if (picture_of (draft, i) > 0 || bounds[i + 1] - from < NUMBER_LEAST_MS
        || !number_find (
            object_get_string (beat_of (draft, i), "narration", ""), &number))
      continue;
    last = MIN (from + NUMBER_MS, bounds[i + 1]);
    json_array_add_object_element (overlays,
        draft_counter (&draft->plan, &number,
            object_get_string (draft->scenario, "language", NULL), from, last));
    n++;
  }
}

static JsonObject *
describe_movie (const Draft *draft, JsonObject *checked)
{
  JsonObject *schema = json_object_new ();
  JsonObject *movie = json_object_new ();
  JsonArray *overlays = json_array_new ();

  json_array_add_object_element (overlays, describe_title (draft));
  add_numbers (draft, overlays);
  json_object_set_string_member (
      movie, "title", object_get_string (draft->scenario, "title", ""));
  json_object_set_object_member (movie, "format", draft_format (checked));
  json_object_set_array_member (movie, "scenes", describe_scenes (draft));
  json_object_set_array_member (movie, "overlays", overlays);
  json_object_set_array_member (movie, "effects", json_array_new ());
  json_object_set_array_member (movie, "audio", describe_audio (draft));
  json_object_set_object_member (movie, "captions", json_object_new ());
  json_object_set_object_member (schema, "movie", movie);
  return schema;
}

static JsonObject *
describe_slot (const gchar *slot, const gchar *kind, const gchar *role,
    const gchar *description)
{
  JsonObject *item = json_object_new ();

  json_object_set_string_member (item, "slot", slot);
  json_object_set_string_member (item, "kind", kind);
  json_object_set_string_member (item, "role", role);
  json_object_set_string_member (item, "description", description);
  return item;
}

static void
add_sound (
    JsonArray *list, const gchar *slot, const gchar *role, const gchar *what)
{
  JsonObject *item = describe_slot (slot, "audio", role, what);

  json_object_set_null_member (item, "aspect_ratio");
  json_array_add_object_element (list, item);
}

static JsonArray *
describe_assets (const Draft *draft)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < draft->plan.scene_beat->len; i++) {
    g_autofree gchar *slot = slot_of (draft, i);
    JsonObject *item = describe_slot (slot, "image",
        object_get_string (beat_of (draft, i), "role", "scene"),
        picture_text (draft, i));

    json_object_set_string_member (item, "aspect_ratio", draft->aspect_ratio);
    json_array_add_object_element (list, item);
  }
  if (draft->music) {
    g_autofree gchar *what = g_strdup_printf (
        "A quiet bed of %s music under the voice", draft->plan.look->name);

    add_sound (list, DRAFT_MUSIC_SLOT, "music", what);
  }
  for (guint i = 0; look_sounds[i]; i++)
    if (is_heard (draft, look_sounds[i])) {
      g_autofree gchar *slot = draft_sound_slot (look_sounds[i]);

      add_sound (list, slot, "sfx", look_sounds[i]->description);
    }
  add_sound (list, DRAFT_VOICE_SLOT, "voiceover",
      "The narration of all beats, spoken as one");
  return list;
}

/* ---- with a model ---- */

/* Of one scene after the other. */
static JsonObject *
tell_of_scenes (const Draft *draft)
{
  const Rhythm *rhythm = draft->rhythm;
  JsonArray *scenes = json_array_new ();
  JsonObject *input = json_object_new ();

  for (guint i = 0; i < rhythm->n_scenes; i++) {
    JsonObject *beat = beat_of (draft, i), *scene = json_object_new ();
    const gint64 ms = rhythm->bounds[i + 1] - rhythm->bounds[i];

    json_object_set_int_member (scene, "scene", i + 1);
    object_copy_member (scene, beat, "beat");
    object_copy_member (scene, beat, "role");
    object_set_text (scene, "shows", picture_text (draft, i));
    if (picture_of (draft, i) == 0)
      object_set_text (
          scene, "said", object_get_string (beat, "narration", ""));
    json_object_set_double_member (scene, "seconds", ms / 1000.);
    json_array_add_object_element (scenes, scene);
  }
  object_copy_member (input, draft->scenario, "title");
  object_copy_member (input, draft->scenario, "tone");
  object_copy_member (input, draft->scenario, "look");
  json_object_set_array_member (input, "scenes", scenes);
  return input;
}

static JsonObject *
tell (JsonObject *input)
{
  return json_object_ref (input);
}

static JsonObject *
find_scene (JsonArray *said, guint number)
{
  for (guint i = 0; i < json_array_get_length (said); i++) {
    JsonObject *item = array_get_object (said, i);

    if (object_get_int (item, "scene", 0) == number)
      return item;
  }
  return NULL;
}

static gboolean
check_numbers (JsonArray *said, guint n, GError **error)
{
  for (guint i = 0; i < json_array_get_length (said); i++) {
    JsonObject *item = array_get_object (said, i);
    const gint64 number = object_get_int (item, "scene", 0);
    g_autofree gchar *path = g_strdup_printf ("$.scenes[%u].scene", i);
    g_autofree gchar *expected =
        g_strdup_printf ("the number of a scene, 1 to %u, once", n);
    g_autofree gchar *found = g_strdup_printf ("%" G_GINT64_FORMAT, number);

    if (number > n || find_scene (said, (guint) number) != item)
      return stage_ask_refuse (error, path, expected, found);
  }
  return TRUE;
}

/* One for each scene, empty where nothing was chosen. */
static JsonObject *
assemble (JsonObject *input, JsonObject *answer, guint64 seed, GError **error)
{
  JsonArray *said = object_get_array (answer, "scenes");
  const guint n = json_array_get_length (object_get_array (input, "scenes"));
  JsonArray *wishes;
  JsonObject *output;

  if (!check_numbers (said, n, error))
    return NULL;
  wishes = json_array_new ();
  for (guint i = 0; i < n; i++) {
    JsonObject *item = find_scene (said, i + 1), *wish = json_object_new ();

    object_copy_member (wish, item, "motion");
    object_copy_member (wish, item, "transition");
    json_array_add_object_element (wishes, wish);
  }
  output = json_object_new ();
  json_object_set_array_member (output, "wishes", wishes);
  return output;
}

static const StageAsk ask = {
  .task = "schema_generate",
  .tell = tell,
  .assemble = assemble,
};

static JsonArray *
wishes_of (const Draft *draft)
{
  return draft->wished ? object_get_array (draft->wished, "wishes") : NULL;
}

static gboolean
ask_for_wishes (const StageContext *context, Draft *draft, GError **error)
{
  g_autoptr (JsonObject) input = NULL;

  if (!stage_has_model (context))
    return TRUE;
  input = tell_of_scenes (draft);
  draft->wished = stage_ask (context, "", &ask, input, NULL, error);
  return draft->wished != NULL;
}

/* Something that later stages can write beside the final movie. */
static gboolean
keep_draft (const StageContext *context, JsonObject *schema, GError **error)
{
  g_autofree gchar *text = object_to_pretty_text (schema);

  return store_project_write (context->project, "draft.json", text, error);
}

static void
draft_init (Draft *draft, const StageContext *context, JsonObject *checked)
{
  const StageSettings *settings = context->settings;

  draft->beat_plan = object_get_array (draft->scenario, "beat_plan");
  draft_plan_init (&draft->plan, checked, draft->scenario);
  draft->music = stage_settings_want (settings->music_provider);
  draft->aspect_ratio = aspect_ratio (draft->plan.width, draft->plan.height);
  draft->rhythm = rhythm_new ((const RhythmBeat *) draft->plan.beats->data,
      draft->plan.beats->len, NULL, draft->plan.total_ms);
}

static void
choose_sounds (Draft *draft, const StageContext *context)
{
  if (stage_settings_want (context->settings->sfx_provider))
    draft->choices = draft_transitions (&draft->plan, draft->beat_plan,
        wishes_of (draft), stage_seed (context, DRAFT_TRANSITIONS));
}

static void
draft_clear (Draft *draft)
{
  g_clear_pointer (&draft->aspect_ratio, g_free);
  g_clear_pointer (&draft->choices, g_free);
  g_clear_pointer (&draft->wished, json_object_unref);
  g_clear_pointer (&draft->rhythm, rhythm_free);
  draft_plan_clear (&draft->plan);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Draft, draft_clear)

static JsonObject *
run (StageContext *context, GError **error)
{
  JsonObject *checked = stage_input (context, "prompt_check", NULL, error);
  JsonObject *scenario = checked
      ? stage_input (context, "scenario_generate", "scenario", error)
      : NULL;
  g_autoptr (JsonObject) output = NULL;
  g_auto (Draft) draft = { .scenario = scenario };

  if (!scenario)
    return NULL;
  draft_init (&draft, context, checked);
  if (!ask_for_wishes (context, &draft, error))
    return NULL;
  choose_sounds (&draft, context);
  output = json_object_new ();
  json_object_set_object_member (
      output, "schema", describe_movie (&draft, checked));
  json_object_set_array_member (output, "asset_list", describe_assets (&draft));
  if (draft.wished)
    object_copy_member (output, draft.wished, "wishes");
  if (!keep_draft (context, object_get_object (output, "schema"), error))
    return NULL;
  return g_steal_pointer (&output);
}

static const gchar *const needs[] = { "prompt_check", "scenario_generate",
  NULL };

extern const Stage stage_schema_generate;
const Stage stage_schema_generate = {
  .name = "schema_generate",
  .summary = "draft the movie and list its assets",
  .needs = needs,
  .run = run,
};
