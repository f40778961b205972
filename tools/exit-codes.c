/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "exit-codes.h"

const ExitCode exit_codes[] = {
  { 0, "done", "all that was asked for is there", "nothing" },
  { 1, "failed",
      "a stage, a render, a store, a provider; an output that is one of the "
      "movie's own media; `verify --compare`: they differ",
      "the message says what; `jsonclip resume` goes on with a run" },
  { 2, "wrong command line",
      "an option, a name, a setting or providers.conf that cannot be",
      "correct it; nothing was created" },
  { 3, "prompt rejected", "`run`: the prompt is not one to make a movie of",
      "the message says what it lacks; say more" },
  { 4, "movie has errors", "`check`, `render`; `verify`: the film is damaged",
      "each error names its place in the JSON" },
  { 5, "movie is a draft", "slots wait for their assets",
      "fill them, or `jsonclip resume` the run that it is of" },
  { 6, "not found", "a store, run, project, stage or file",
      "look at the name" },
  { 7, "something that is needed is missing",
      "an encoder, a plugin, the narrator, a provider's key",
      "install or set what the message names; `run --offline-fallback` does "
      "without keys" },
  { 130, "cancelled", "by Ctrl-C or SIGTERM",
      "`jsonclip resume` goes on from there" },
  { 0, NULL, NULL, NULL },
};
