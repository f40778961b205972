/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* jsonclip render-worker: the other end of a render, for render_movie(). */
#include "command.h"

#include "render.h"

#include <gst/gst.h>

GST_PLUGIN_STATIC_DECLARE (jsonclip);

static gint
work (const Command *command, gint argc, gchar **argv)
{
  gst_init (NULL, NULL);
  GST_PLUGIN_STATIC_REGISTER (jsonclip);
  return render_worker_main (argc, argv);
}

extern const Command command_render_worker;
const Command command_render_worker = {
  .name = "render-worker",
  .usage = "",
  .run = work,
};
