/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* jsonclip estimate PROMPT: what a run would cost, before it does. */
#include "command.h"
#include "estimate.h"
#include "json-object.h"
#include "price.h"
#include "run-options.h"
#include "spending.h"

static gint64
total_of (const GPtrArray *lines)
{
  gint64 total = 0;

  for (guint i = 0; i < lines->len; i++) {
    const EstimateLine *line = g_ptr_array_index (lines, i);

    if (line->cost < 0)
      return PRICE_UNKNOWN;
    total += line->cost;
  }
  return total;
}

static void
print_lines (const GPtrArray *lines)
{
  g_autofree gchar *total = price_text (total_of (lines));

  for (guint i = 0; i < lines->len; i++) {
    const EstimateLine *line = g_ptr_array_index (lines, i);
    g_autofree gchar *cost = price_text (line->cost);

    g_print ("%-7s %3u call%s  %-10s  %s%s%s\n", line->kind, line->n_calls,
        line->n_calls == 1 ? " " : "s", cost, line->provider,
        line->model ? " " : "", line->model ? line->model : "");
  }
  g_print ("total               %s\n", total);
}

static JsonObject *
describe_line (const EstimateLine *line)
{
  g_autofree gchar *usage = price_usage_text (&line->usage);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "kind", line->kind);
  json_object_set_string_member (object, "provider", line->provider);
  object_set_text (object, "model", line->model);
  json_object_set_int_member (object, "calls", line->n_calls);
  object_set_json (object, "usage", usage);
  spending_set_money (object, "cost_usd", line->cost);
  return object;
}

static void
print_json (const GPtrArray *lines)
{
  JsonObject *object = json_object_new ();
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < lines->len; i++)
    json_array_add_object_element (
        list, describe_line (g_ptr_array_index (lines, i)));
  json_object_set_array_member (object, "calls", list);
  spending_set_money (object, "cost_usd", total_of (lines));
  command_print_json (object);
}

static gint
run (const Command *command, gint argc, gchar **argv)
{
  g_auto (RunOptions) options = { 0 };
  gboolean json = FALSE;
  g_autoptr (ProviderConfig) config = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry more[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "As one line of JSON", NULL },
    { NULL },
  };
  gint status;

  if (!run_options_parse (command, &options, more, &argc, &argv))
    return COMMAND_USAGE;
  config = run_options_settle (&options, argv[1], &status);
  if (!config)
    return status;
  lines = estimate_run (argv[1], &options.settings, config, &error);
  if (!lines)
    return command_fail (error);
  if (json)
    print_json (lines);
  else
    print_lines (lines);
  return COMMAND_DONE;
}

extern const Command command_estimate;
const Command command_estimate = {
  .name = "estimate",
  .usage = "PROMPT",
  .summary = "Tell what a run would cost, before anything is spent",
  .examples =
      "  jsonclip estimate --image-provider openai \"30 seconds of London\"\n"
      "  jsonclip estimate --json \"a minute about coffee\"\n"
      "\nPrices are those of providers.conf; tries that fail are not "
      "counted.\n",
  .run = run,
};
