/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A command of `jsonclip`: one file with its function and a const struct under
 * it, one line in commands.c. Help, usage errors and exit statuses are the
 * same for all. */
#pragma once

#include <glib.h>
#include <json-glib/json-glib.h>

#include "project.h"
#include "provider-config.h"

G_BEGIN_DECLS

/* docs/design.md, "Exit codes of jsonclip" */
typedef enum {
  COMMAND_DONE = 0,
  COMMAND_FAILED = 1,
  COMMAND_USAGE = 2,
  COMMAND_REJECTED = 3,
  COMMAND_INVALID = 4,
  COMMAND_DRAFT = 5,
  COMMAND_NOT_FOUND = 6,
  COMMAND_MISSING = 7,
  COMMAND_CANCELLED = 130,
} CommandStatus;

typedef struct Command Command;
struct Command {
  const gchar *name;     /* "run" */
  const gchar *usage;    /* "PROMPT", what follows the options */
  const gchar *summary;  /* NULL: not for people, not listed */
  const gchar *examples; /* lines, each with a newline; may be NULL */
  /* argv[0] is the name; returns the exit status. */
  gint (*run) (const Command *command, gint argc, gchar **argv);
};

/* NULL-terminated, in the order of the help. */
extern const Command *const commands[];
const Command *command_find (const gchar *name);

/**
 * command_parse:
 * @least: how many arguments must be left, @most: may be
 *
 * Parses options, prints the help and leaves the program where it is asked
 * for. FALSE: the error is printed, return COMMAND_USAGE.
 */
gboolean command_parse (const Command *command, const GOptionEntry *entries,
    gint least, gint most, gint *argc, gchar ***argv);

/* The options that several commands have, with a place for their value. */
#define COMMAND_OPTION_STORE(folder)                                           \
  {                                                                            \
    "store", 0, 0, G_OPTION_ARG_FILENAME, folder,                              \
        "Folder of runs and projects (default: gst-jsonclip in "               \
        "$XDG_DATA_HOME)",                                                     \
        "DIR"                                                                  \
  }
#define COMMAND_OPTION_UNTIL(stage)                                            \
  {                                                                            \
    "until", 0, 0, G_OPTION_ARG_STRING, stage,                                 \
        "Stop after this stage, for a look; resume goes on", "STAGE"           \
  }

#define COMMAND_OPTION_ORDER_AGAIN(flag)                                       \
  {                                                                            \
    "order-again", 0, 0, G_OPTION_ARG_NONE, flag,                              \
        "Order a video once more, though one may have been made and paid",     \
        NULL                                                                   \
  }

#define COMMAND_OPTION_CONFIG(file)                                            \
  {                                                                            \
    "config", 0, 0, G_OPTION_ARG_FILENAME, file,                               \
        "Providers and how to use them (default: providers.conf of "           \
        "gst-jsonclip in $XDG_CONFIG_HOME)",                                   \
        "FILE"                                                                 \
  }

/* Prints "jsonclip: message" and gives the status that @error stands for. */
gint command_fail (const GError *error);
gint command_status (const GError *error);

/* The file of --config, or the default one if it is there; NULL with *status
 * set. The keys that it names leave the environment. */
ProviderConfig *command_load_config (const gchar *file, gint *status);

/* The store of --store, or the default one, which must be there; NULL with
 * *status set. */
Store *command_open_store (const gchar *folder, gint *status);
/* A run of that store by name; FALSE with *status set. */
gboolean command_open_run (const gchar *folder, const gchar *name,
    Store **store, StoreRun **run, gint *status);

/* FALSE: an error that names the stages there are is printed. */
gboolean command_check_stage (const gchar *name);

/* What a command is to read; FALSE: an error that names what is not there is
 * printed, return COMMAND_NOT_FOUND. @root: (nullable): of --media-root */
gboolean command_check_movie (const gchar *movie, const gchar *root);

/* One line of JSON on stdout; takes @object. */
void command_print_json (JsonObject *object);

G_END_DECLS
