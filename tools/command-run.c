/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* jsonclip run PROMPT: one prompt becomes a finished video. */
#include "drive.h"
#include "run-options.h"
#include "spending.h"

typedef struct {
  RunOptions who;
  gchar *store, *until, *budget;
  gboolean fresh, json, order_again;
} Options;

static void
options_clear (Options *options)
{
  run_options_clear (&options->who);
  g_free (options->store);
  g_free (options->until);
  g_free (options->budget);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (const Command *command, Options *o, gint *argc, gchar ***argv)
{
  const GOptionEntry more[] = {
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

  return run_options_parse (command, &o->who, more, argc, argv)
      && (!o->until || command_check_stage (o->until))
      && spending_check_budget (o->budget);
}

/* The run of that wish, with what it may cost. */
static StoreRun *
open_run (Store *store, const Options *o, const gchar *prompt, GError **error)
{
  g_autofree gchar *settings = stage_settings_to_text (&o->who.settings);
  g_autoptr (StoreRun) found =
      store_run_open (store, prompt, settings, o->fresh, error);

  if (!found || !spending_set_budget (store, found->id, o->budget, error))
    return NULL;
  return g_steal_pointer (&found);
}

static gint
run (const Command *command, gint argc, gchar **argv)
{
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (ProviderConfig) config = NULL;
  g_autoptr (Store) store = NULL;
  g_autoptr (StoreRun) found = NULL;
  gint status;

  if (!parse (command, &options, &argc, &argv))
    return COMMAND_USAGE;
  config = run_options_settle (&options.who, argv[1], &status);
  if (!config)
    return status;
  store = store_open (options.store, &error);
  found = store ? open_run (store, &options, argv[1], &error) : NULL;
  if (!found)
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
      "  jsonclip run --image-provider openai --budget 0.50 \"a minute about "
      "tea\"\n"
      "\n`jsonclip providers` shows who makes what, with which models, and "
      "whose key is\nthere.\n",
  .run = run,
};
