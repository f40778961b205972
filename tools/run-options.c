/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "run-options.h"

#include "printable.h"

void
run_options_clear (RunOptions *options)
{
  stage_settings_clear (&options->settings);
  g_free (options->config);
}

gboolean
run_options_parse (const Command *command, RunOptions *o,
    const GOptionEntry *more, gint *argc, gchar ***argv)
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
  };
  g_autoptr (GArray) all = g_array_new (TRUE, FALSE, sizeof (GOptionEntry));

  g_array_append_vals (all, entries, G_N_ELEMENTS (entries));
  for (; more->long_name; more++)
    g_array_append_vals (all, more, 1);
  return command_parse (
      command, (const GOptionEntry *) all->data, 1, 1, argc, argv);
}

static void
leave_out (gchar **provider)
{
  g_free (*provider);
  *provider = g_strdup (STAGE_NOBODY);
}

/* Before anything is created; what there is to warn of is told. */
static gint
check (RunOptions *options, const ProviderConfig *config)
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

ProviderConfig *
run_options_settle (RunOptions *options, const gchar *prompt, gint *status)
{
  g_autoptr (ProviderConfig) config = NULL;

  *status = COMMAND_USAGE;
  if (!g_utf8_validate (prompt, -1, NULL)) {
    g_printerr ("jsonclip: the prompt is not UTF-8\n");
    return NULL;
  }
  if (options->no_music)
    leave_out (&options->settings.music_provider);
  if (options->no_music || options->no_sfx)
    leave_out (&options->settings.sfx_provider);
  config = command_load_config (options->config, status);
  if (!config || (*status = check (options, config)) != COMMAND_DONE)
    return NULL;
  return g_steal_pointer (&config);
}
