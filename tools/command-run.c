/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* jsonclip run PROMPT: one prompt becomes a finished video. */
#include "command.h"
#include "drive.h"
#include "printable.h"
#include "settings.h"
#include "spending.h"

typedef struct {
  StageSettings settings;
  gchar *store, *until, *budget, *config;
  gboolean fresh, json, no_music, no_sfx, order_again, offline_fallback;
} Options;

static void
options_clear (Options *options)
{
  stage_settings_clear (&options->settings);
  g_free (options->store);
  g_free (options->until);
  g_free (options->budget);
  g_free (options->config);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (const Command *command, Options *o, gint *argc, gchar ***argv)
{
  StageSettings *s = &o->settings;
  const GOptionEntry entries[] = {
    { "image-provider", 0, 0, G_OPTION_ARG_STRING, &s->image_provider,
        "Who makes pictures (default: builtin)", "NAME" },
    { "image-model-id", 0, 0, G_OPTION_ARG_STRING, &s->image_model_id,
        "With which model", "ID" },
    { "video-provider", 0, 0, G_OPTION_ARG_STRING, &s->video_provider,
        "Who makes clips (default: nobody)", "NAME" },
    { "video-model-id", 0, 0, G_OPTION_ARG_STRING, &s->video_model_id,
        "With which model", "ID" },
    { "audio-provider", 0, 0, G_OPTION_ARG_STRING, &s->audio_provider,
        "Who speaks (default: builtin)", "NAME" },
    { "audio-model-id", 0, 0, G_OPTION_ARG_STRING, &s->audio_model_id,
        "With which model", "ID" },
    { "audio-voice-id", 0, 0, G_OPTION_ARG_STRING, &s->audio_voice_id,
        "With which voice", "ID" },
    { "music-provider", 0, 0, G_OPTION_ARG_STRING, &s->music_provider,
        "Who makes music (default: builtin)", "NAME" },
    { "music-model-id", 0, 0, G_OPTION_ARG_STRING, &s->music_model_id,
        "With which model", "ID" },
    { "no-music", 0, 0, G_OPTION_ARG_NONE, &o->no_music,
        "The voice alone: no music, no sounds", NULL },
    { "sfx-provider", 0, 0, G_OPTION_ARG_STRING, &s->sfx_provider,
        "Who makes sounds under transitions (default: builtin)", "NAME" },
    { "sfx-model-id", 0, 0, G_OPTION_ARG_STRING, &s->sfx_model_id,
        "With which model", "ID" },
    { "no-sfx", 0, 0, G_OPTION_ARG_NONE, &o->no_sfx,
        "No sounds under transitions", NULL },
    { "text-provider", 0, 0, G_OPTION_ARG_STRING, &s->text_provider,
        "Who writes (default: builtin)", "NAME" },
    { "text-model-id", 0, 0, G_OPTION_ARG_STRING, &s->text_model_id,
        "With which model", "ID" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &s->seed,
        "Another seed gives another movie of the same prompt", "N" },
    COMMAND_OPTION_CONFIG (&o->config),
    { "offline-fallback", 0, 0, G_OPTION_ARG_NONE, &o->offline_fallback,
        "The built-in provider, where there is no key for another", NULL },
    COMMAND_OPTION_STORE (&o->store),
    { "new", 0, 0, G_OPTION_ARG_NONE, &o->fresh,
        "Make another, even if there is a run of this prompt", NULL },
    COMMAND_OPTION_UNTIL (&o->until),
    COMMAND_OPTION_BUDGET (&o->budget),
    COMMAND_OPTION_ORDER_AGAIN (&o->order_again),
    { "json", 0, 0, G_OPTION_ARG_NONE, &o->json,
        "Events and answer as JSON lines", NULL },
    { NULL },
  };

  return command_parse (command, entries, 1, 1, argc, argv);
}

static void
leave_out (gchar **provider)
{
  g_free (*provider);
  *provider = g_strdup (STAGE_NOBODY);
}

/* Before anything is created; what there is to warn of is told. */
static gint
settle (Options *options, const ProviderConfig *config)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  const StageTerms terms = { .config = config,
    .offline_fallback = options->offline_fallback,
    .warnings = warnings };
  const gboolean ok =
      stage_settings_resolve (&options->settings, &terms, &error);

  for (guint i = 0; i < warnings->len; i++) {
    g_autofree gchar *warning =
        printable_text (g_ptr_array_index (warnings, i));

    g_printerr ("jsonclip: %s\n", warning);
  }
  return ok ? COMMAND_DONE : command_fail (error);
}

static gint
run (const Command *command, gint argc, gchar **argv)
{
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (ProviderConfig) config = NULL;
  g_autoptr (Store) store = NULL;
  g_autoptr (StoreRun) found = NULL;
  g_autofree gchar *settings = NULL;
  gint status;

  if (!parse (command, &options, &argc, &argv))
    return COMMAND_USAGE;
  if ((options.until && !command_check_stage (options.until))
      || !spending_check_budget (options.budget))
    return COMMAND_USAGE;
  if (!g_utf8_validate (argv[1], -1, NULL)) {
    g_printerr ("jsonclip: the prompt is not UTF-8\n");
    return COMMAND_USAGE;
  }
  if (options.no_music)
    leave_out (&options.settings.music_provider);
  if (options.no_music || options.no_sfx)
    leave_out (&options.settings.sfx_provider);
  config = command_load_config (options.config, &status);
  if (!config || (status = settle (&options, config)) != COMMAND_DONE)
    return status;
  store = store_open (options.store, &error);
  if (!store)
    return command_fail (error);
  settings = stage_settings_to_text (&options.settings);
  found = store_run_open (store, argv[1], settings, options.fresh, &error);
  if (!found || !spending_set_budget (store, found->id, options.budget, &error))
    return command_fail (error);
  return drive (store, found->id,
      &(DriveOptions){
          options.until, options.json, options.order_again, config });
}

extern const Command command_run;
const Command command_run = {
  .name = "run",
  .usage = "PROMPT",
  .summary = "Make a video of a prompt, or go on with it",
  .examples =
      "  jsonclip run \"30 seconds of London history, cinematic\"\n"
      "  jsonclip run --new --seed 7 \"a minute about coffee, portrait, "
      "calm\"\n"
      "  jsonclip run --until scenario_generate \"20 seconds about bees\"\n"
      "  jsonclip run --image-provider openai --offline-fallback \"a minute "
      "about tea\"\n"
      "\n`jsonclip providers` shows who makes what, with which models, and "
      "whose key is\nthere.\n",
  .run = run,
};
