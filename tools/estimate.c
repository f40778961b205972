/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "estimate.h"

#include "json-object.h"
#include "price.h"
#include "provider-config.h"
#include "runner.h"

#include <glib/gstdio.h>

#define LAST_FREE_STAGE "asset_prompts"

/* What a model is told beside the input: what to do, and the answer's form. */
#define INSTRUCTION_BYTES 6000

typedef struct {
  const StageSettings *settings;
  const ProviderConfig *config;
  JsonObject *prompts; /* output of asset_prompts */
  gint64 total_ms;
  GPtrArray *lines;
} Estimate;

/* ---- lines ---- */

static void
line_free (gpointer data)
{
  EstimateLine *line = data;

  g_free (line->provider);
  g_free (line->model);
  g_free (line);
}

static EstimateLine *
find_line (Estimate *self, const GenerateRequest *request)
{
  EstimateLine *line;

  for (guint i = 0; i < self->lines->len; i++) {
    line = g_ptr_array_index (self->lines, i);
    if (g_str_equal (line->kind, generate_kind_name (request->kind)))
      return line;
  }
  line = g_new0 (EstimateLine, 1);
  line->kind = generate_kind_name (request->kind);
  line->provider = g_strdup (request->provider);
  line->model = g_strdup (request->model);
  g_ptr_array_add (self->lines, line);
  return line;
}

static void
add_usage (GenerateUsage *sum, const GenerateUsage *more)
{
  sum->input_tokens += more->input_tokens;
  sum->output_tokens += more->output_tokens;
  sum->pictures += more->pictures;
  sum->characters += more->characters;
  sum->media_ms += more->media_ms;
}

static void
add_call (Estimate *self, const GenerateRequest *request)
{
  const ProviderEntry *entry =
      provider_config_find (self->config, request->provider);
  const GenerateUsage usage = price_guess_usage (request);
  const gint64 cost = price_is_free (request->provider, entry)
      ? 0
      : price_of_usage (entry, request->kind, &usage);
  EstimateLine *line = find_line (self, request);

  line->n_calls++;
  add_usage (&line->usage, &usage);
  line->cost = cost < 0 || line->cost < 0 ? PRICE_UNKNOWN : line->cost + cost;
}

/* ---- calls ---- */

static void
add_asset (Estimate *self, JsonObject *prompt)
{
  const StageSettings *settings = self->settings;
  const gchar *text = object_get_string (prompt, "text", NULL);
  const gboolean sound =
      g_str_equal (object_get_string (prompt, "kind", "image"), "audio");
  const gboolean sfx =
      g_str_equal (object_get_string (prompt, "role", ""), "sfx");
  GenerateRequest request = {
    .prompt = object_get_string (prompt, "prompt", NULL),
    .negative = object_get_string (prompt, "negative", NULL),
    .text = text,
  };

  request.kind = text ? GENERATE_SPEECH
      : !sound        ? GENERATE_IMAGE
      : sfx           ? GENERATE_SFX
                      : GENERATE_MUSIC;
  request.provider = text ? settings->audio_provider
      : !sound            ? settings->image_provider
      : sfx               ? settings->sfx_provider
                          : settings->music_provider;
  request.model = text ? settings->audio_model_id
      : !sound         ? settings->image_model_id
      : sfx            ? settings->sfx_model_id
                       : settings->music_model_id;
  if (request.kind == GENERATE_MUSIC)
    request.duration_ms = self->total_ms;
  add_call (self, &request);
}

static void
add_assets (Estimate *self)
{
  JsonArray *prompts = object_get_array (self->prompts, "asset_prompts");

  for (guint i = 0; prompts && i < json_array_get_length (prompts); i++)
    add_asset (self, array_get_object (prompts, i));
}

/* Stages that ask a model; the built-in writer has answered in its place. */
static gboolean
add_question (Estimate *self, Store *store, const gchar *run,
    const gchar *stage, GError **error)
{
  g_autoptr (StoreStage) row = store_stage_find (store, run, stage, error);
  g_autofree gchar *instructions = g_strnfill (INSTRUCTION_BYTES, ' ');
  const GenerateRequest request = {
    .kind = GENERATE_TEXT,
    .provider = self->settings->text_provider,
    .model = self->settings->text_model_id,
    .prompt = row ? row->input : NULL,
    .instructions = instructions,
  };

  if (row)
    add_call (self, &request);
  return row != NULL;
}

static gboolean
add_questions (Estimate *self, Store *store, const gchar *run, GError **error)
{
  static const gchar *const asking[] = { "prompt_check", "scenario_generate",
    "asset_prompts" };

  for (guint i = 0; i < G_N_ELEMENTS (asking); i++)
    if (!add_question (self, store, run, asking[i], error))
      return FALSE;
  return TRUE;
}

/* ---- the plan ---- */

static JsonObject *
output_of (Store *store, const gchar *run, const gchar *stage, GError **error)
{
  g_autoptr (StoreStage) row = store_stage_find (store, run, stage, error);

  return row ? object_from_text (row->output, error) : NULL;
}

/* Of the run's own settings, but that nobody is asked. */
static gchar *
free_settings (const StageSettings *settings)
{
  g_autofree gchar *text = stage_settings_to_text (settings);
  g_auto (StageSettings) free = { 0 };

  stage_settings_from_text (&free, text, NULL);
  g_clear_pointer (&free.text_model_id, g_free);
  g_free (free.text_provider);
  free.text_provider = g_strdup ("builtin");
  return stage_settings_to_text (&free);
}

static gboolean
make_plan (Estimate *self, Store *store, const gchar *prompt, GError **error)
{
  const RunnerOptions options = { .until = LAST_FREE_STAGE,
    .config = self->config };
  g_autofree gchar *text = free_settings (self->settings);
  g_autoptr (StoreRun) run = store_run_open (store, prompt, text, FALSE, error);
  g_autoptr (JsonObject) checked = NULL;

  if (!run || !runner_run (store, run->id, &options, error))
    return FALSE;
  checked = output_of (store, run->id, "prompt_check", error);
  self->prompts = output_of (store, run->id, LAST_FREE_STAGE, error);
  if (!checked || !self->prompts)
    return FALSE;
  self->total_ms = 1000 * object_get_int (checked, "duration_sec", 30);
  add_assets (self);
  return add_questions (self, store, run->id, error);
}

static void
remove_tree (const gchar *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK)
      ? NULL
      : g_dir_open (path, 0, NULL);
  const gchar *name;

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree gchar *child = g_build_filename (path, name, NULL);

    remove_tree (child);
  }
  g_remove (path);
}

/* In a store of its own that nobody sees. */
GPtrArray *
estimate_run (const gchar *prompt, const StageSettings *settings,
    const ProviderConfig *config, GError **error)
{
  g_autofree gchar *folder = g_dir_make_tmp ("jsonclip-estimate-XXXXXX", error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);
  Estimate self = { .settings = settings, .config = config, .lines = lines };
  Store *store = folder ? store_open (folder, error) : NULL;
  const gboolean ok = store && make_plan (&self, store, prompt, error);

  g_clear_pointer (&self.prompts, json_object_unref);
  g_clear_pointer (&store, store_free);
  if (folder)
    remove_tree (folder);
  return ok ? g_steal_pointer (&lines) : NULL;
}
