/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Takes a run through its stages: skips what is done, journals what it does,
 * and leaves every end of the run in its row. */
#pragma once

#include "stage.h"

G_BEGIN_DECLS

typedef enum {
  RUNNER_STARTED,
  RUNNER_PROGRESS,
  RUNNER_SKIPPED, /* was done before */
  RUNNER_DONE,
  RUNNER_FAILED,
  RUNNER_WAITING, /* a call does */
} RunnerEventType;

typedef struct {
  RunnerEventType type;
  const Stage *stage;
  guint position, n_stages; /* from 1 */
  gint64 done, total;       /* of RUNNER_PROGRESS */
  gint64 elapsed_ms;        /* of the stage */
  const gchar *message;     /* of RUNNER_FAILED, RUNNER_WAITING; of RUNNER_DONE
                             * what is to be known of it, or NULL */
  gint64 wait_ms;           /* of RUNNER_WAITING */
} RunnerEvent;

/* One at a time, that of RUNNER_WAITING from any thread, all others from the
 * calling one. */
typedef void (*RunnerReport) (const RunnerEvent *event, gpointer user_data);

typedef struct {
  const gchar *until;  /* the last stage to run; NULL: all */
  RunnerReport report; /* may be NULL */
  gpointer user_data;
  GCancellable *cancellable;
  gboolean
      order_again; /* videos of which nobody knows whether they were made */
  const ProviderConfig *config; /* NULL: the built-in data */
} RunnerOptions;

/**
 * runner_run:
 *
 * Fails with PROJECT_ERROR_BUSY if another process works on the run. A run
 * that is done already is left alone.
 */
gboolean runner_run (Store *store, const gchar *run_id,
    const RunnerOptions *options, GError **error);

/* {"run_id", "status", "result": {"project_id", "duration_ms",
 * "movie_url"}}; "result" only once done, "error" after a failure. */
JsonObject *runner_answer (Store *store, const gchar *run_id, GError **error);

G_END_DECLS
