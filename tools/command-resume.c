/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* jsonclip resume RUN: goes on with a run from where it ended, however it
 * ended. */
#include "command.h"
#include "drive.h"

static gint
run (const Command *command, gint argc, gchar **argv)
{
  g_autofree gchar *folder = NULL;
  g_autofree gchar *until = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    COMMAND_OPTION_STORE (&folder),
    COMMAND_OPTION_UNTIL (&until),
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Events and answer as JSON lines",
        NULL },
    { NULL },
  };
  g_autoptr (Store) store = NULL;
  g_autoptr (StoreRun) found = NULL;
  gint status;

  if (!command_parse (command, entries, 1, 1, &argc, &argv))
    return COMMAND_USAGE;
  if (until && !command_check_stage (until))
    return COMMAND_USAGE;
  return command_open_run (folder, argv[1], &store, &found, &status)
      ? drive (store, found->id, until, json)
      : status;
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
