/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* jsonclip render-chunk PLAN INDEX...: the other end of a render, for
 * render_movie() on this host and for farms on others. */
#include "command.h"

#include "chunk.h"
#include "interrupt.h"
#include "worker.h"

#include <gst/gst.h>

GST_PLUGIN_STATIC_DECLARE (jsonclip);

static gint
make (const gchar *plan, const gchar *const *indexes)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (Interrupt) interrupt G_GNUC_UNUSED = interrupt_new (cancellable);

  return render_worker_make (plan, indexes, cancellable);
}

static gint
run (const Command *command, gint argc, gchar **argv)
{
  gboolean serving = FALSE;
  const GOptionEntry entries[] = {
    { "serve", 0, 0, G_OPTION_ARG_NONE, &serving,
        "Make the chunks that stdin names, a line each, until it is closed",
        NULL },
    { NULL },
  };

  if (!command_parse (command, entries, 1, G_MAXINT, &argc, &argv))
    return COMMAND_USAGE;
  if (serving != (argc == 2)) {
    g_printerr ("jsonclip: render-chunk takes indexes or --serve\n");
    return COMMAND_USAGE;
  }
  chunk_maker_keep_memory ();
  gst_init (NULL, NULL);
  GST_PLUGIN_STATIC_REGISTER (jsonclip);
  return serving ? render_worker_serve (argv[1])
                 : make (argv[1], (const gchar *const *) argv + 2);
}

extern const Command command_render_chunk;
const Command command_render_chunk = {
  .name = "render-chunk",
  .usage = "PLAN INDEX...",
  .run = run,
};
