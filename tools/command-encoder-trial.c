/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* jsonclip encoder-trial: the other end of trial_run(). */
#include "command.h"

#include "trial.h"

#include <gst/gst.h>

static gint
run (const Command *command, gint argc, gchar **argv)
{
  const GOptionEntry entries[] = { { NULL } };

  if (!command_parse (
          command, entries, TRIAL_N_WORDS, TRIAL_N_WORDS, &argc, &argv))
    return COMMAND_USAGE;
  gst_init (NULL, NULL);
  return trial_serve ((const gchar *const *) argv + 1);
}

extern const Command command_encoder_trial;
const Command command_encoder_trial = {
  .name = TRIAL_COMMAND,
  .usage = TRIAL_USAGE,
  .run = run,
};
