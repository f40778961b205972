/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* jsonclip resume RUN: goes on with a run from where it ended, however it
 * ended. */
#include "command.h"
#include "drive.h"
#include "spending.h"

static gint
run (const Command *command, gint argc, gchar **argv)
{
  g_autofree gchar *folder = NULL;
  g_autofree gchar *until = NULL;
  g_autofree gchar *budget = NULL;
  g_autofree gchar *file = NULL;
  g_autoptr (ProviderConfig) config = NULL;
  DriveOptions how = { 0 };
  const GOptionEntry entries[] = {
    COMMAND_OPTION_STORE (&folder),
    COMMAND_OPTION_UNTIL (&until),
    COMMAND_OPTION_CONFIG (&file),
    COMMAND_OPTION_BUDGET (&budget),
    COMMAND_OPTION_ORDER_AGAIN (&how.order_again),
    { "json", 0, 0, G_OPTION_ARG_NONE, &how.json,
        "Events and answer as JSON lines", NULL },
    { NULL },
  };
  g_autoptr (Store) store = NULL;
  g_autoptr (StoreRun) found = NULL;
  g_autoptr (GError) error = NULL;
  gint status;

  if (!command_parse (command, entries, 1, 1, &argc, &argv)
      || (until && !command_check_stage (until))
      || !spending_check_budget (budget))
    return COMMAND_USAGE;
  config = command_load_config (file, &status);
  if (!config || !command_open_run (folder, argv[1], &store, &found, &status))
    return status;
  if (!spending_set_budget (store, found->id, budget, &error))
    return command_fail (error);
  how.until = until;
  how.config = config;
  return drive (store, found->id, &how);
}

extern const Command command_resume;
const Command command_resume = {
  .name = "resume",
  .usage = "RUN",
  .summary = "Go on with a run; nothing that is done is made again",
  .examples = "  jsonclip resume last\n"
              "  jsonclip resume 01JH\n",
  .run = run,
};
