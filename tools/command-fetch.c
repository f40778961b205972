/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* jsonclip fetch MOVIE: what a movie names by addresses, into its media
 * folder. */
#include "command.h"
#include "fetch.h"

static gint
run (const Command *command, gint argc, gchar **argv)
{
  g_autofree gchar *root = NULL;
  BringPolicy policy = { 0 };
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "media-root", 0, 0, G_OPTION_ARG_FILENAME, &root,
        "Folder that the media are brought to (default: the movie's)", "DIR" },
    FETCH_OPTIONS (&policy),
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Each as a line of JSON", NULL },
    { NULL },
  };
  gint status = COMMAND_USAGE;
  guint n = 0;

  if (command_parse (command, entries, 1, 1, &argc, &argv))
    status = command_check_movie (argv[1], root)
        ? fetch_media (argv[1], root, &policy, json, &n)
        : COMMAND_NOT_FOUND;
  if (status == COMMAND_DONE && !json && n == 0)
    g_printerr ("nothing to fetch: all its sources are files\n");
  else if (status == COMMAND_DONE && !json)
    g_print ("%u source%s in the media folder\n", n, n > 1 ? "s" : "");
  g_strfreev (policy.hosts);
  return status;
}

extern const Command command_fetch;
const Command command_fetch = {
  .name = "fetch",
  .usage = "MOVIE.json",
  .summary = "Bring a movie's media from the net into its folder",
  .examples = "  jsonclip fetch movie.json\n"
              "  jsonclip fetch --allow-host \"*.example.org\" movie.json\n"
              "\nFiles are named by their content in the folder \"fetched\"; "
              "the movie stays as it\nwas written, and nothing is fetched "
              "twice. `jsonclip render` does it by itself.\n",
  .run = run,
};
