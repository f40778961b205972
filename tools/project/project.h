/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Where the state of runs lives: one SQLite database per store, media by
 * their content, and a folder per project that a person can open. What is
 * returned as done is on the disk. JSON is text here: the store never looks
 * into it, and knows neither stages nor providers by name.
 *
 * A store may be open in any number of processes and threads at once. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PROJECT_ERROR (project_error_quark ())
GQuark project_error_quark (void);

typedef enum {
  PROJECT_ERROR_OPEN,    /* no folder, no permission */
  PROJECT_ERROR_CORRUPT, /* the database or a media file is damaged */
  PROJECT_ERROR_NEWER,   /* written by a newer version */
  PROJECT_ERROR_IO,      /* disk full, I/O error */
  PROJECT_ERROR_NOT_FOUND,
  PROJECT_ERROR_AMBIGUOUS, /* a prefix of several runs */
  PROJECT_ERROR_BUSY,      /* another process works on the run */
  PROJECT_ERROR_BUDGET,    /* a call would cost more than there may be */
} ProjectError;

typedef struct Store Store;

/* $XDG_DATA_HOME/gst-jsonclip */
gchar *store_default_folder (void);
/* @folder: (nullable): NULL for the default; created if it is not there. */
Store *store_open (const gchar *folder, GError **error);
/* The same, of a store that is there: creates none, and fails with
 * PROJECT_ERROR_NOT_FOUND. One that may not be written can be read. */
Store *store_open_existing (const gchar *folder, GError **error);
void store_free (Store *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Store, store_free)
const gchar *store_folder (const Store *store); /* absolute */

/* --- Runs --- */

typedef enum {
  STORE_RUN_QUEUED,
  STORE_RUN_RUNNING,
  STORE_RUN_WAITING_REVIEW,
  STORE_RUN_DONE,
  STORE_RUN_ERROR,
  STORE_RUN_CANCELLED,
} StoreRunState;

const gchar *store_run_state_name (StoreRunState state);

typedef struct {
  gchar *id;       /* ULID */
  gchar *prompt;   /* as typed */
  gchar *settings; /* JSON, resolved */
  StoreRunState state;
  gchar *code, *error;           /* why, if it failed */
  gint64 worker_pid;             /* who works or worked on it last; 0: nobody */
  gint64 created_at, updated_at; /* ms since 1970 */
} StoreRun;

void store_run_free (StoreRun *run);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreRun, store_run_free)

/**
 * store_run_open:
 * @fresh: makes a new run even if there is one of that prompt and settings
 *
 * Returns: the latest run of that prompt and those settings, or a new one.
 *   Two processes that ask at once get the same run.
 */
StoreRun *store_run_open (Store *store, const gchar *prompt,
    const gchar *settings, gboolean fresh, GError **error);
/* @name: an id, the unique beginning of one, or "last". */
StoreRun *store_run_find (Store *store, const gchar *name, GError **error);
/* Newest first, of StoreRun. */
GPtrArray *store_runs (Store *store, GError **error);
gboolean store_run_set_state (Store *store, const gchar *id,
    StoreRunState state, const gchar *code, const gchar *message,
    GError **error);

/* The right to work on a run; it ends with the process, however that ends.
 * Taking it also settles what a dead predecessor left open. */
typedef struct StoreLock StoreLock;
StoreLock *store_run_lock (Store *store, const gchar *id, GError **error);
void store_lock_free (StoreLock *lock);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreLock, store_lock_free)
gboolean store_run_is_locked (Store *store, const gchar *id);

/* --- Stages --- */

typedef struct {
  gchar *name;
  gint64 position; /* from 1 */
  gchar *status;   /* "running", "done", "error", "cancelled" */
  gint64 tries;
  gchar *input, *output; /* JSON; output NULL until done */
  gchar *error;
  gint64 started_at, ended_at; /* 0: not yet */
} StoreStage;

void store_stage_free (StoreStage *stage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreStage, store_stage_free)

/* In order; of StoreStage. */
GPtrArray *store_stages (Store *store, const gchar *run, GError **error);
/* NULL without @error: not begun. */
StoreStage *store_stage_find (
    Store *store, const gchar *run, const gchar *name, GError **error);
gboolean store_stage_begin (Store *store, const gchar *run, const gchar *name,
    gint64 position, const gchar *input, GError **error);
/* @status: "done" with @output, else "error" or "cancelled" with @message. */
gboolean store_stage_end (Store *store, const gchar *run, const gchar *name,
    const gchar *status, const gchar *output, const gchar *message,
    GError **error);

/* --- Attempts: one per call of a provider --- */

/* Money is in millionths; this is some that nobody knows. */
#define STORE_UNKNOWN ((gint64) -1)

typedef struct {
  gint64 id;
  gchar *stage, *slot; /* slot "" for a call that fills none */
  gint64 n;            /* from 1, per stage and slot */
  gchar *kind;         /* "text", "image", "speech" */
  gchar *provider, *model;
  gchar *request_hash;
  gchar *key;        /* the same for a wish that is sent again, as its outcome
                      * is not known */
  gchar *job;        /* (nullable) the provider's name of an order */
  gchar *request_id; /* (nullable) and of the call */
  gchar *state;      /* "started", "done", "failed", "unknown" */
  gchar *error;
  gchar *trouble;        /* (nullable) of "failed": its kind */
  gboolean maybe_billed; /* nothing came of it, and it may be paid */
  gchar *usage;          /* (nullable) JSON */
  gint64 cost, estimate;
  gchar *answer; /* (nullable) JSON, of "text" */
  gint64 started_at, ended_at;
} StoreAttempt;

void store_attempt_free (StoreAttempt *attempt);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreAttempt, store_attempt_free)

/* All borrowed. */
typedef struct {
  const gchar *stage, *slot, *kind, *provider, *model, *request_hash;
  const gchar *key;              /* NULL: none */
  gint64 resumes;                /* an attempt whose order is asked for again;
                                  * 0: none */
  gint64 estimate;               /* of what it costs */
  guint concurrency, per_minute; /* of its provider, for all processes of the
                                  * store; 0: no limit */
} StoreCall;

typedef struct {
  const gchar *request_id, *usage, *answer; /* nullable */
  gint64 cost;
} StoreReceipt;

typedef struct {
  const gchar *message, *trouble;
  gboolean maybe_billed;
  gboolean is_server;  /* it is not well */
  gboolean is_network; /* nothing was heard of it */
  gint64 wait_ms;      /* nobody is to call before; 0: no matter */
} StoreFailure;

/* For StoreCall.key: one that nobody else gives, a UUID. */
gchar *store_key_new (void);

/* Of StoreAttempt, oldest first. */
GPtrArray *store_attempts (Store *store, const gchar *run, GError **error);
/* The latest one of @call's slot that asked for the same; NULL without @error:
 * none. */
StoreAttempt *store_attempt_last (
    Store *store, const gchar *run, const StoreCall *call, GError **error);

/**
 * store_attempt_begin:
 * @wait_ms: (nullable) (out): where 0 is returned without @error: when to ask
 *   again, as a limit is reached
 *
 * Before the call. Fails with PROJECT_ERROR_BUDGET where what is spent, what is
 * kept back for calls under way and what this one takes are more than the run
 * may cost.
 *
 * Returns: the id of its row; 0 on error.
 */
gint64 store_attempt_begin (Store *store, const gchar *run,
    const StoreCall *call, gint64 *wait_ms, GError **error);
/* An order was taken, and has a name. */
gboolean store_attempt_ordered (
    Store *store, gint64 id, const gchar *job, GError **error);
/* It was answered, and what that cost; what came is not safe yet. */
gboolean store_attempt_answered (Store *store, gint64 id, const gchar *provider,
    const StoreReceipt *receipt, GError **error);
/* Nothing came of it. */
gboolean store_attempt_fail (Store *store, gint64 id, const gchar *provider,
    const StoreFailure *failure, GError **error);
/* Its end, after the answer. @message: NULL: what came is safe. */
gboolean store_attempt_end (
    Store *store, gint64 id, const gchar *message, GError **error);

/* What a run may cost; STORE_UNKNOWN: anything. */
gboolean store_run_set_budget (
    Store *store, const gchar *run, gint64 budget, GError **error);
gint64 store_run_budget (Store *store, const gchar *run, GError **error);

/* How often something happened in a run ("schemas_edited"); -1 on error. */
gboolean store_tally_add (
    Store *store, const gchar *run, const gchar *name, GError **error);
gint64 store_tally (
    Store *store, const gchar *run, const gchar *name, GError **error);

/* --- Projects --- */

typedef struct {
  gchar *id; /* UUID */
  gchar *run;
  gchar *name;
  gchar *folder; /* absolute */
  gint64 created_at;
} StoreProject;

void store_project_free (StoreProject *project);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreProject, store_project_free)

/* The project of @run, made with its folder if there is none yet. */
StoreProject *store_project_create (
    Store *store, const gchar *run, const gchar *name, GError **error);
/* NULL without @error: none yet. */
StoreProject *store_project_find (
    Store *store, const gchar *run, GError **error);
/* A file of the project's folder, whole or not at all. */
gboolean store_project_write (const StoreProject *project, const gchar *name,
    const gchar *text, GError **error);

/* --- Assets --- */

typedef struct {
  gchar *slot; /* "hook_01" */
  gchar *kind; /* "image", "audio" */
  gchar *role;
  gchar *text; /* the prompt, or what is spoken */
  gchar *provider, *model;
  gint64 seed;
  gint64 width, height;
  gchar *mime;
  gchar *sha256; /* set by store_asset_announce() */
  gint64 bytes;  /* likewise */
  gint64 duration_ms;
  gchar *words, *quiet; /* JSON or NULL */
  gchar *file;          /* in the project's folder, "media/hook_01.png" */
  gint64 attempt;       /* who made it */
  gint64 created_at;
} StoreAsset;

StoreAsset *store_asset_new (void);
void store_asset_free (StoreAsset *asset);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreAsset, store_asset_free)

/* Storing an asset is three steps, each on the disk when it returns. After a
 * crash between them store_assets_adopt() finishes what can be. */
gboolean store_asset_announce (Store *store, const StoreProject *project,
    StoreAsset *asset, gconstpointer data, gsize size, GError **error);
gboolean store_asset_write (Store *store, const StoreAsset *asset,
    gconstpointer data, gsize size, GError **error);
/* Shows the file in the project's folder, then commits the asset together
 * with the end of its attempt. */
gboolean store_asset_commit (Store *store, const StoreProject *project,
    const StoreAsset *asset, GError **error);

/* Of a stored one, found out later. */
gboolean store_asset_set_words (Store *store, const StoreProject *project,
    const gchar *slot, const gchar *words, GError **error);

/* Commits announced assets whose file is whole, forgets the others. Stored
 * ones whose file is gone are forgotten too; one whose bytes are no longer what
 * was stored is PROJECT_ERROR_CORRUPT, which names it. Missing links in the
 * project's folder are made again. */
gboolean store_assets_adopt (
    Store *store, const StoreProject *project, GError **error);
/* Stored ones only, by slot; of StoreAsset. */
GPtrArray *store_assets (
    Store *store, const StoreProject *project, GError **error);

/* ISO 8601 in UTC with milliseconds; NULL for 0. */
gchar *store_time_string (gint64 ms);

G_END_DECLS
