/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The table of commands. To add one: a file command-VERB.c and its name
 * here. */
#include "command.h"

#include <string.h>

extern const Command command_run;
extern const Command command_resume;
extern const Command command_status_of;
extern const Command command_show;
extern const Command command_list;
extern const Command command_estimate;
extern const Command command_metrics;
extern const Command command_check;
extern const Command command_captions;
extern const Command command_fetch;
extern const Command command_providers;
extern const Command command_encoders;
extern const Command command_render;
extern const Command command_verify;
extern const Command command_cache;
extern const Command command_render_chunk;
extern const Command command_render_file;
extern const Command command_render_stills;
extern const Command command_encoder_trial;

const Command *const commands[] = {
  &command_run,
  &command_resume,
  &command_status_of,
  &command_show,
  &command_list,
  &command_estimate,
  &command_metrics,
  &command_check,
  &command_captions,
  &command_fetch,
  &command_encoders,
  &command_providers,
  &command_render,
  &command_verify,
  &command_cache,
  &command_render_chunk,
  &command_render_file,
  &command_render_stills,
  &command_encoder_trial,
  NULL,
};

const Command *
command_find (const gchar *name)
{
  for (guint i = 0; commands[i]; i++)
    if (strcmp (commands[i]->name, name) == 0)
      return commands[i];
  return NULL;
}
