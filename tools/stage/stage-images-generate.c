/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* images_generate: fills the slots that are still empty, several at a time,
 * and stores each as soon as it is there. The narration is a slot like any
 * other. A slot that fails does not stop the others: what succeeded is never
 * made again. */
#include "align.h"
#include "crash.h"
#include "json-object.h"
#include "look.h"
#include "rhythm.h"
#include "speak.h"
#include "stage.h"

#include <string.h>

/* Pictures are made larger than the frame, for the zoom. */
#define OVERSIZE 6 / 5
#define MOST_SIDE 4096

typedef struct {
  const StageContext *context;
  JsonObject *checked;
  const gchar *look;
  gint64 total_ms;
  gint64 room_ms;        /* for speech */
  GPtrArray *assets;     /* stored ones */
  GAsyncQueue *finished; /* of Job */
} Filling;

typedef struct {
  JsonObject *prompt;
  GError *error;
} Job;

static const StoreAsset *
find_asset (GPtrArray *assets, const gchar *slot)
{
  for (guint i = 0; i < assets->len; i++) {
    const StoreAsset *asset = g_ptr_array_index (assets, i);

    if (g_str_equal (asset->slot, slot))
      return asset;
  }
  return NULL;
}

static const gchar *
extension (const gchar *mime)
{
  static const struct {
    const gchar *mime, *extension;
  } known[] = { { "image/png", "png" }, { "image/jpeg", "jpg" },
    { "image/webp", "webp" }, { "audio/wav", "wav" }, { "audio/x-wav", "wav" },
    { "audio/mpeg", "mp3" }, { "audio/flac", "flac" }, { "audio/ogg", "ogg" },
    { "audio/aac", "aac" }, { "audio/mp4", "m4a" }, { "video/mp4", "mp4" },
    { "video/webm", "webm" } };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].mime, mime))
      return known[i].extension;
  return "bin";
}

static StoreAsset *
describe_result (JsonObject *prompt, const gchar *kind, const gchar *text,
    const GenerateResult *result, gint64 attempt)
{
  StoreAsset *asset = store_asset_new ();

  asset->slot = g_strdup (object_get_string (prompt, "slot", ""));
  asset->kind = g_strdup (kind);
  asset->role = g_strdup (object_get_string (prompt, "role", NULL));
  asset->text = g_strdup (text);
  asset->provider = g_strdup (result->provider);
  asset->model = g_strdup (result->model);
  asset->seed = (gint64) result->seed;
  asset->width = result->width;
  asset->height = result->height;
  asset->mime = g_strdup (result->mime);
  asset->duration_ms = result->duration_ms;
  asset->words = result->words ? json_to_string (result->words, FALSE) : NULL;
  asset->quiet = result->quiet ? json_to_string (result->quiet, FALSE) : NULL;
  asset->file =
      g_strdup_printf ("media/%s.%s", asset->slot, extension (result->mime));
  asset->attempt = attempt;
  return asset;
}

static gboolean
store (const StageContext *context, StoreAsset *asset, GBytes *bytes,
    GError **error)
{
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  if (!store_asset_announce (
          context->store, context->project, asset, data, size, error))
    return FALSE;
  crash_point (context->stage, "announced");
  if (!store_asset_write (context->store, asset, data, size, error))
    return FALSE;
  crash_point (context->stage, "written");
  if (!store_asset_commit (context->store, context->project, asset, error))
    return FALSE;
  crash_point (context->stage, "committed");
  return TRUE;
}

/* An answer that cannot be stored is none. */
static gboolean
keep (const StageContext *context, StoreAsset *asset, GBytes *bytes,
    GError **error)
{
  g_autoptr (GError) local = NULL;

  if (store (context, asset, bytes, &local))
    return TRUE;
  stage_call_fail (context, asset->attempt, local);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The movie's size and a fifth, even, within what a provider may be asked. */
static void
picture_size (JsonObject *checked, gint *width, gint *height)
{
  JsonObject *format = object_get_object (checked, "format");
  gint64 w = object_get_int (format, "width", 1280) * OVERSIZE;
  gint64 h = object_get_int (format, "height", 720) * OVERSIZE;
  gint64 longest = MAX (w, h);

  if (longest > MOST_SIDE) {
    w = w * MOST_SIDE / longest;
    h = h * MOST_SIDE / longest;
  }
  *width = w & ~1;
  *height = h & ~1;
}

/* One call, and what came of it stored in the prompt's slot. */
static gboolean
make_asset (const StageContext *context, JsonObject *prompt,
    const GenerateRequest *request, const gchar *kind, GError **error)
{
  g_autoptr (StoreAsset) asset = NULL;
  gint64 attempt;
  g_autoptr (GenerateResult) result = stage_call (context,
      object_get_string (prompt, "slot", ""), request, &attempt, error);

  if (!result)
    return FALSE;
  asset = describe_result (prompt, kind, request->prompt, result, attempt);
  return keep (context, asset, result->bytes, error);
}

static gboolean
make_picture (Filling *filling, JsonObject *prompt, GError **error)
{
  const StageContext *context = filling->context;
  const gchar *slot = object_get_string (prompt, "slot", "");
  GenerateRequest request = {
    .kind = GENERATE_IMAGE,
    .provider = context->settings->image_provider,
    .model = context->settings->image_model_id,
    .seed = stage_seed (context, slot),
    .prompt = object_get_string (prompt, "prompt", ""),
    .negative = object_get_string (prompt, "negative", NULL),
    .style = filling->look,
  };

  picture_size (filling->checked, &request.width, &request.height);
  return make_asset (context, prompt, &request, "image", error);
}

static gboolean
make_voice (Filling *filling, JsonObject *prompt, GError **error)
{
  const StageContext *context = filling->context;
  g_autofree gchar *spoken = NULL;
  g_autoptr (StoreAsset) asset = NULL;
  gint64 attempt;
  g_autoptr (GenerateResult) result =
      speak_to_fit (context, object_get_string (prompt, "slot", ""),
          object_get_string (prompt, "text", ""),
          object_get_string (filling->checked, "language", "en"),
          filling->room_ms, &spoken, &attempt, error);

  if (!result)
    return FALSE;
  asset = describe_result (prompt, "audio", spoken, result, attempt);
  return keep (context, asset, result->bytes, error)
      && (!align_wants (context, asset) || align_voice (context, asset, error));
}

static gboolean
make_music (Filling *filling, JsonObject *prompt, GError **error)
{
  const StageContext *context = filling->context;
  const gchar *slot = object_get_string (prompt, "slot", "");
  const GenerateRequest request = {
    .kind = GENERATE_MUSIC,
    .provider = context->settings->music_provider,
    .model = context->settings->music_model_id,
    .seed = stage_seed (context, slot),
    .prompt = object_get_string (prompt, "prompt", ""),
    .style = filling->look,
    .duration_ms = filling->total_ms,
  };

  return make_asset (context, prompt, &request, "audio", error);
}

static gboolean
make_sfx (Filling *filling, JsonObject *prompt, GError **error)
{
  const StageContext *context = filling->context;
  const gchar *slot = object_get_string (prompt, "slot", "");
  const GenerateRequest request = {
    .kind = GENERATE_SFX,
    .provider = context->settings->sfx_provider,
    .model = context->settings->sfx_model_id,
    .seed = stage_seed (context, slot),
    .prompt = object_get_string (prompt, "prompt", ""),
  };

  return make_asset (context, prompt, &request, "audio", error);
}

typedef gboolean (*Maker) (Filling *, JsonObject *, GError **);

static Maker
maker_of (JsonObject *prompt)
{
  if (json_object_has_member (prompt, "text"))
    return make_voice;
  if (!g_str_equal (object_get_string (prompt, "kind", "image"), "audio"))
    return make_picture;
  return g_str_equal (object_get_string (prompt, "role", ""), "sfx")
      ? make_sfx
      : make_music;
}

static void
work (gpointer data, gpointer user_data)
{
  Job *job = data;
  Filling *filling = user_data;

  if (!g_cancellable_set_error_if_cancelled (
          filling->context->cancellable, &job->error))
    maker_of (job->prompt) (filling, job->prompt, &job->error);
  g_async_queue_push (filling->finished, job);
}

static void
report (const StageContext *context, gint64 done, gint64 total)
{
  if (context->progress)
    context->progress (done, total, context->progress_data);
}

static void
job_free (Job *job)
{
  g_clear_error (&job->error);
  g_free (job);
}

/* All failures in one error: which slots, and why the first of them. */
static gboolean
conclude (GPtrArray *failed, gint64 total, GError **error)
{
  g_autoptr (GString) slots = g_string_new (NULL);
  Job *job;

  if (failed->len == 0)
    return TRUE;
  for (guint i = 0; i < failed->len; i++) {
    job = g_ptr_array_index (failed, i);
    g_string_append_printf (slots, "%s%s", i > 0 ? ", " : "",
        object_get_string (job->prompt, "slot", "?"));
  }
  job = g_ptr_array_index (failed, 0);
  g_set_error (error, STAGE_ERROR,
      g_error_matches (job->error, GENERATE_ERROR, GENERATE_ERROR_MISSING)
          ? STAGE_ERROR_MISSING
          : STAGE_ERROR_ASSETS,
      "%u of %" G_GINT64_FORMAT " assets could not be made (%s): %s",
      failed->len, total, slots->str, job->error->message);
  return FALSE;
}

static const gchar *
provider_of (const StageSettings *settings, JsonObject *prompt)
{
  const Maker maker = maker_of (prompt);

  return maker == make_voice ? settings->audio_provider
      : maker == make_music  ? settings->music_provider
      : maker == make_sfx    ? settings->sfx_provider
                             : settings->image_provider;
}

static gboolean
is_filled (const Filling *filling, JsonObject *prompt)
{
  return find_asset (filling->assets, object_get_string (prompt, "slot", ""))
      != NULL;
}

/* As many at a time as the one bears who bears most, of those that are
 * asked. */
static gint
width_of (const Filling *filling, JsonArray *prompts)
{
  const StageContext *context = filling->context;
  guint width = 1;

  for (guint i = 0; i < json_array_get_length (prompts); i++) {
    JsonObject *prompt = array_get_object (prompts, i);

    if (!is_filled (filling, prompt))
      width = MAX (width,
          stage_call_width (context, provider_of (context->settings, prompt)));
  }
  return (gint) width;
}

static gboolean
fill (Filling *filling, JsonArray *prompts, GError **error)
{
  g_autoptr (GPtrArray) failed =
      g_ptr_array_new_with_free_func ((GDestroyNotify) job_free);
  GThreadPool *pool = g_thread_pool_new (
      work, filling, width_of (filling, prompts), FALSE, NULL);
  guint total = json_array_get_length (prompts), waiting = 0;

  /* From the end: the voice is last in the list and takes longest. */
  for (guint i = total; i > 0; i--) {
    JsonObject *prompt = array_get_object (prompts, i - 1);
    Job *job;

    if (is_filled (filling, prompt))
      continue;
    job = g_new0 (Job, 1);
    job->prompt = prompt;
    g_thread_pool_push (pool, job, NULL);
    waiting++;
  }
  report (filling->context, total - waiting, total);
  while (waiting > 0) {
    Job *job = g_async_queue_pop (filling->finished);

    waiting--;
    if (job->error)
      g_ptr_array_insert (failed, 0, job);
    else
      job_free (job);
    report (filling->context, total - waiting - failed->len, total);
  }
  g_thread_pool_free (pool, FALSE, TRUE);
  if (g_cancellable_set_error_if_cancelled (
          filling->context->cancellable, error))
    return FALSE;
  return conclude (failed, total, error);
}

static JsonObject *
describe_asset (const StageContext *context, const StoreAsset *asset)
{
  JsonObject *object = json_object_new ();
  gboolean voice = g_strcmp0 (asset->role, "voiceover") == 0;
  g_autofree gchar *path =
      g_build_filename (context->project->folder, asset->file, NULL);
  g_autofree gchar *url = g_filename_to_uri (path, NULL, NULL);

  json_object_set_string_member (object, "slot", asset->slot);
  json_object_set_string_member (object, "kind", asset->kind);
  object_set_text (object, "role", asset->role);
  json_object_set_string_member (
      object, voice ? "text" : "prompt", asset->text);
  json_object_set_string_member (object, "provider", asset->provider);
  object_set_text (object, "model", asset->model);
  json_object_set_int_member (object, "seed", asset->seed);
  json_object_set_string_member (object, "mime", asset->mime);
  json_object_set_int_member (object, "width", asset->width);
  json_object_set_int_member (object, "height", asset->height);
  json_object_set_string_member (object, "sha256", asset->sha256);
  json_object_set_int_member (object, "bytes", asset->bytes);
  json_object_set_string_member (object, "file", asset->file);
  object_set_text (object, "url", url);
  json_object_set_int_member (object, "duration_ms", asset->duration_ms);
  object_set_json (object, "words", asset->words);
  object_set_json (object, "quiet", asset->quiet);
  return object;
}

/* What is stored, in the order of the prompts. */
static JsonObject *
describe (const StageContext *context, JsonArray *prompts, GError **error)
{
  g_autoptr (GPtrArray) assets =
      store_assets (context->store, context->project, error);
  JsonArray *list;
  JsonObject *output;

  if (!assets)
    return NULL;
  list = json_array_new ();
  for (guint i = 0; i < json_array_get_length (prompts); i++) {
    JsonObject *prompt = array_get_object (prompts, i);
    const StoreAsset *asset =
        find_asset (assets, object_get_string (prompt, "slot", ""));

    if (asset)
      json_array_add_object_element (list, describe_asset (context, asset));
  }
  output = json_object_new ();
  json_object_set_array_member (output, "assets", list);
  return output;
}

static JsonObject *
run (StageContext *context, GError **error)
{
  JsonObject *checked = stage_input (context, "prompt_check", NULL, error);
  JsonObject *scenario = checked
      ? stage_input (context, "scenario_generate", "scenario", error)
      : NULL;
  JsonArray *prompts = scenario
      ? stage_input_list (context, "asset_prompts", "asset_prompts", error)
      : NULL;
  Filling filling = { .context = context, .checked = checked };
  g_autoptr (GAsyncQueue) finished = g_async_queue_new ();
  g_autoptr (GPtrArray) assets = NULL;

  if (!prompts || !store_assets_adopt (context->store, context->project, error))
    return NULL;
  assets = store_assets (context->store, context->project, error);
  if (!assets)
    return NULL;
  filling.look = look_find (object_get_string (scenario, "look", NULL))->name;
  filling.total_ms = 1000 * object_get_int (checked, "duration_sec", 30);
  filling.room_ms = rhythm_speech_room (filling.total_ms);
  filling.assets = assets;
  filling.finished = finished;
  /* What is there is told even where something is missing. */
  return fill (&filling, prompts, error) ? describe (context, prompts, error)
                                         : describe (context, prompts, NULL);
}

static const gchar *const needs[] = { "prompt_check", "scenario_generate",
  "asset_prompts", NULL };

extern const Stage stage_images_generate;
const Stage stage_images_generate = {
  .name = "images_generate",
  .summary = "make the missing assets",
  .needs = needs,
  .run = run,
};
