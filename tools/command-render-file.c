/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* jsonclip render-file: the other end of writers_run(). */
#include "command.h"

#include "writers.h"

#include <gst/gst.h>

GST_PLUGIN_STATIC_DECLARE (jsonclip);

static gint
run (const Command *command, gint argc, gchar **argv)
{
  const GOptionEntry entries[] = { { NULL } };

  if (!command_parse (
          command, entries, WRITERS_N_WORDS, WRITERS_N_WORDS, &argc, &argv))
    return COMMAND_USAGE;
  gst_init (NULL, NULL);
  GST_PLUGIN_STATIC_REGISTER (jsonclip);
  return writers_serve ((const gchar *const *) argv + 1);
}

extern const Command command_render_file;
const Command command_render_file = {
  .name = WRITERS_COMMAND,
  .usage = WRITERS_USAGE,
  .run = run,
};
