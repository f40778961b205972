/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Who makes what: the options that `run` and `estimate` have in common, and
 * what they come to before anything is created. */
#pragma once

#include "command.h"
#include "settings.h"

G_BEGIN_DECLS

typedef struct {
  StageSettings settings;
  gchar *config;
  gboolean no_music, no_sfx, offline_fallback;
} RunOptions;

void run_options_clear (RunOptions *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RunOptions, run_options_clear)

/* With those that the command has besides, ended by one without a name; takes
 * one argument. As command_parse(). */
gboolean run_options_parse (const Command *command, RunOptions *options,
    const GOptionEntry *more, gint *argc, gchar ***argv);

/* Checks the prompt and all that was asked for; what there is to warn of is
 * told. NULL with *status set. */
ProviderConfig *run_options_settle (
    RunOptions *options, const gchar *prompt, gint *status);

G_END_DECLS
