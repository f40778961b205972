/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Who makes chunks: the seam between a render and its workers. A backend runs
 * tries (one chunk, once) on as many slots as it has and tells how each ends;
 * what to do about it, and whether to try again, is the render's. To add one:
 * a file with a const RenderBackendClass and a line in backends.c. All calls
 * and events are in one thread, events from its thread-default main context. */
#pragma once

#include "plan.h"

G_BEGIN_DECLS

typedef enum {
  TRY_FRAMES,  /* alive: frames drawn so far */
  TRY_DONE,    /* the chunk is filed */
  TRY_AGAIN,   /* died, full disk, killed: another try may do */
  TRY_NEVER,   /* the movie is wrong: no try will do */
  TRY_REFUSED, /* this slot cannot open the plan's encoder */
} RenderTryState;

typedef struct {
  gint chunk; /* or CHUNK_SOUND */
  guint slot;
  RenderTryState state;
  gint64 frames;
  const gchar *file;    /* TRY_DONE */
  const GError *error;  /* TRY_AGAIN, _NEVER, _REFUSED: why */
  const gchar *warning; /* any: of the elements */
} RenderTryEvent;

typedef void (*RenderTryFunc) (const RenderTryEvent *event, gpointer user_data);

typedef struct RenderBackend RenderBackend;

typedef struct {
  const gchar *name;
  /* @plan_file stays where it is until close(). */
  RenderBackend *(*open) (const RenderPlan *plan, const gchar *plan_file,
      guint n_slots, RenderTryFunc func, gpointer user_data, GError **error);
  guint (*n_slots) (RenderBackend *backend);
  /* A slot runs one try at a time; its next one follows the end of that. */
  void (*start) (RenderBackend *backend, guint slot, gint chunk);
  /* Ends the slot's try at once and without an event, however it hangs. */
  void (*stop) (RenderBackend *backend, guint slot);
  /* All of them; leaves no process behind. */
  void (*close) (RenderBackend *backend);
} RenderBackendClass;

extern const RenderBackendClass render_backend_local;

G_END_DECLS
