/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* jsonclip render-stills: the other end of writers_run_stills(). */
#include "command.h"

#include "writers.h"

#include <gst/gst.h>

GST_PLUGIN_STATIC_DECLARE (jsonclip);

static gint
run (const Command *command, gint argc, gchar **argv)
{
  const GOptionEntry entries[] = { { NULL } };

  if (!command_parse (command, entries, WRITERS_STILLS_N_WORDS,
          WRITERS_STILLS_N_WORDS, &argc, &argv))
    return COMMAND_USAGE;
  gst_init (NULL, NULL);
  GST_PLUGIN_STATIC_REGISTER (jsonclip);
  return writers_serve_stills ((const gchar *const *) argv + 1);
}

extern const Command command_render_stills;
const Command command_render_stills = {
  .name = WRITERS_STILLS_COMMAND,
  .usage = WRITERS_STILLS_USAGE,
  .run = run,
};
