/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* jsonclip metrics [RUN]: what a store's runs tell together. */
#include "command.h"
#include "metrics.h"

static gboolean
add_all (Metrics *metrics, Store *store, GError **error)
{
  g_autoptr (GPtrArray) runs = store_runs (store, error);

  for (guint i = 0; runs && i < runs->len; i++)
    if (!metrics_add_run (metrics, store, g_ptr_array_index (runs, i), error))
      return FALSE;
  return runs != NULL;
}

static gboolean
add_named (Metrics *metrics, Store *store, const gchar *name, GError **error)
{
  g_autoptr (StoreRun) found = store_run_find (store, name, error);

  return found && metrics_add_run (metrics, store, found, error);
}

static gint
run (const Command *command, gint argc, gchar **argv)
{
  g_autofree gchar *folder = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    COMMAND_OPTION_STORE (&folder),
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "As one line of JSON", NULL },
    { NULL },
  };
  g_autoptr (Metrics) metrics = metrics_new ();
  g_autoptr (Store) store = NULL;
  g_autoptr (GError) error = NULL;
  gint status;

  if (!command_parse (command, entries, 0, 1, &argc, &argv))
    return COMMAND_USAGE;
  store = command_open_store (folder, &status);
  if (!store)
    return status;
  if (argc > 1 ? !add_named (metrics, store, argv[1], &error)
               : !add_all (metrics, store, &error))
    return command_fail (error);
  if (json)
    command_print_json (metrics_describe (metrics));
  else
    metrics_print (metrics);
  return COMMAND_DONE;
}

extern const Command command_metrics;
const Command command_metrics = {
  .name = "metrics",
  .usage = "[RUN]",
  .summary = "Tell where prompts, pictures, time and money of runs go",
  .examples = "  jsonclip metrics\n"
              "  jsonclip metrics --json last\n",
  .run = run,
};
