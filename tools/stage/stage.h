/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A stage: one question answered, from the stored outputs of earlier stages to
 * an output of its own (docs/design.md, "Stage JSON"). A stage reads nothing
 * else but the assets that this names, and draws no pixel, so that any of them
 * can be run again alone.
 *
 * To add one: stage-NAME.c with a function and a const struct under it, and a
 * line in stages.c. */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "generate.h"
#include "project.h"
#include "settings.h"

G_BEGIN_DECLS

#define STAGE_ERROR (stage_error_quark ())
GQuark stage_error_quark (void);

typedef enum {
  STAGE_ERROR_REJECTED, /* the prompt is not one to make a movie of */
  STAGE_ERROR_USAGE,    /* settings that cannot be */
  STAGE_ERROR_INPUT,    /* a stored output lacks what a stage needs */
  STAGE_ERROR_ANSWER,   /* a provider's answer has the wrong shape */
  STAGE_ERROR_ASSETS,   /* slots that could not be filled */
  STAGE_ERROR_MISSING,  /* slots that lack a helper to be filled by */
  STAGE_ERROR_MOVIE,    /* the final movie has errors */
  STAGE_ERROR_CANCELLED,
  STAGE_ERROR_ORDER, /* a dear one of which nobody knows the end */
  STAGE_ERROR_KEY, /* a provider has no key */
} StageError;

/* @total is what there is to do in all, images or frames. */
typedef void (*StageProgress) (gint64 done, gint64 total, gpointer user_data);

/* A call waits for @ms, as @why says. From any thread. */
typedef void (*StageWaiting) (const gchar *why, gint64 ms, gpointer user_data);

typedef struct {
  const gchar *stage; /* the name of the one that runs */
  Store *store;
  const StoreRun *run;
  const StoreProject *project; /* NULL until there is one */
  const StageSettings *settings;
  const ProviderConfig *config; /* NULL: the built-in data */
  JsonObject *input;
  GCancellable *cancellable;
  StageProgress progress; /* from the runner's thread only */
  StageWaiting waiting;   /* may be NULL */
  gpointer progress_data;
  gboolean order_again; /* what may have been made, however dear it is */
} StageContext;

typedef struct {
  const gchar *name;
  const gchar *summary;
  /* The earlier stages whose outputs make its input; NULL-terminated. */
  const gchar *const *needs;
  /* Returns the output, (transfer full). May return one beside an error, to
   * be stored with it: a rejected prompt's reasons, a movie's problems. */
  JsonObject *(*run) (StageContext *context, GError **error);
  /* (nullable): whether what a stored output tells of is still there. */
  gboolean (*is_there) (JsonObject *output);
} Stage;

/* NULL-terminated, in order. */
extern const Stage *const stages[];
const Stage *stage_find (const gchar *name);

/**
 * stage_input:
 * @member: (nullable): a member of that output, NULL for the output itself
 *
 * Returns: (transfer none): an object out of the input, or NULL and an error
 *   that names what is missing.
 */
JsonObject *stage_input (const StageContext *context, const gchar *stage,
    const gchar *member, GError **error);
/* The same for a list. */
JsonArray *stage_input_list (const StageContext *context, const gchar *stage,
    const gchar *member, GError **error);

/* Opens, calls and closes an attempt, so that a call is known before it is
 * made. With @attempt the caller closes it, when what came is safe. Blocks
 * until the limits of the provider allow it, and through the waits between
 * tries. */
GenerateResult *stage_call (const StageContext *context, const gchar *slot,
    const GenerateRequest *request, gint64 *attempt, GError **error);

/* How many calls of a provider make sense at the same time. */
guint stage_call_width (const StageContext *context, const gchar *provider);

/* Closes an attempt whose result is lost after all. */
void stage_call_fail (
    const StageContext *context, gint64 attempt, const GError *error);

/* A seed that a JSON number holds exactly, another one for each @name. */
gint64 stage_seed (const StageContext *context, const gchar *name);

G_END_DECLS
