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

typedef struct {
  gint64 id;
  gchar *stage, *slot; /* slot "" for a call that fills none */
  gint64 n;            /* from 1, per stage and slot */
  gchar *kind;         /* "text", "image", "speech" */
  gchar *provider, *model;
  gchar *request_hash;
  gchar *state; /* "started", "done", "failed", "unknown" */
  gchar *error;
  gint64 started_at, ended_at;
} StoreAttempt;

void store_attempt_free (StoreAttempt *attempt);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreAttempt, store_attempt_free)

/* Of StoreAttempt, oldest first. */
GPtrArray *store_attempts (Store *store, const gchar *run, GError **error);
/* Before the call. Returns its id, 0 on error. */
gint64 store_attempt_begin (Store *store, const gchar *run, const gchar *stage,
    const gchar *slot, const gchar *kind, const gchar *provider,
    const gchar *model, const gchar *request_hash, GError **error);
/* @message: NULL for success. */
gboolean store_attempt_end (
    Store *store, gint64 id, const gchar *message, GError **error);

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

/* Commits announced assets whose file is whole, forgets the others. Stored
 * ones whose file is gone or damaged are forgotten too; missing links in the
 * project's folder are made again. */
gboolean store_assets_adopt (
    Store *store, const StoreProject *project, GError **error);
/* Stored ones only, by slot; of StoreAsset. */
GPtrArray *store_assets (
    Store *store, const StoreProject *project, GError **error);

/* ISO 8601 in UTC with milliseconds; NULL for 0. */
gchar *store_time_string (gint64 ms);

G_END_DECLS
