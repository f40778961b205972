/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Chunks are made by processes of this program on this machine, one for each
 * slot, that is started with its slot's first try and lives on from try to try.
 * Whatever ends one early fails one try; after any failure the slot's next try
 * gets a fresh one. */
#include "backend.h"

#include "child.h"
#include "chunk.h"
#include "protocol.h"

#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/wait.h>

#define NO_CHUNK G_MININT

typedef struct {
  RenderBackend *backend;
  guint number;
  Child *child; /* NULL: to be started */
  gint chunk;   /* NO_CHUNK: it is free */
  gint64 frames;
  GError *failure; /* why there is no child */
  GSource *failing;
} Slot;

struct RenderBackend {
  gchar *program, *plan_file;
  guint n_slots;
  Slot *slots;
  GPtrArray *dismissed; /* of Child */
  RenderTryFunc func;
  gpointer user_data;
};

static RenderBackend *
local_open (const RenderPlan *plan, const gchar *plan_file, guint n_slots,
    RenderTryFunc func, gpointer user_data, GError **error)
{
  RenderBackend *backend;
  gchar *program = render_program ();

  if (!program) {
    g_set_error_literal (error, RENDER_ERROR, RENDER_ERROR_WORKER,
        "cannot find this program's own file to start workers from");
    return NULL;
  }
  backend = g_new0 (RenderBackend, 1);
  backend->program = program;
  backend->plan_file = g_strdup (plan_file);
  backend->n_slots = MAX (1, n_slots);
  backend->slots = g_new0 (Slot, backend->n_slots);
  for (guint i = 0; i < backend->n_slots; i++)
    backend->slots[i] =
        (Slot){ .backend = backend, .number = i, .chunk = NO_CHUNK };
  backend->dismissed =
      g_ptr_array_new_with_free_func ((GDestroyNotify) child_free);
  backend->func = func;
  backend->user_data = user_data;
  return backend;
}

static guint
local_n_slots (RenderBackend *backend)
{
  return backend->n_slots;
}

static void
drop_child (Slot *slot)
{
  if (!slot->child)
    return;
  child_dismiss (slot->child);
  g_ptr_array_add (slot->backend->dismissed, g_steal_pointer (&slot->child));
}

static void
tell (Slot *slot, RenderTryEvent *event)
{
  event->chunk = slot->chunk;
  event->slot = slot->number;
  event->frames = slot->frames;
  if (event->state != TRY_FRAMES)
    slot->chunk = NO_CHUNK;
  slot->backend->func (event, slot->backend->user_data);
}

static void
tell_failure (Slot *slot, RenderTryState state, const GError *error)
{
  RenderTryEvent event = { .state = state, .error = error };

  drop_child (slot);
  if (slot->chunk != NO_CHUNK)
    tell (slot, &event);
}

static void
take_frames (Slot *slot, JsonObject *line)
{
  RenderTryEvent event = { .state = TRY_FRAMES };

  slot->frames = json_object_get_int_member_with_default (line, "frames", 0);
  tell (slot, &event);
}

static void
take_warning (Slot *slot, JsonObject *line)
{
  RenderTryEvent event = { .state = TRY_FRAMES };

  event.warning = protocol_event_text (line, "message");
  tell (slot, &event);
}

static void
take_done (Slot *slot, JsonObject *line)
{
  RenderTryEvent event = { .state = TRY_DONE };

  event.file = protocol_event_text (line, "file");
  tell (slot, &event);
}

static void
take_failed (Slot *slot, JsonObject *line)
{
  g_autoptr (GError) error = protocol_event_error (line);

  tell_failure (
      slot, protocol_state_find (protocol_event_text (line, "code")), error);
}

static const struct {
  const gchar *event;
  void (*take) (Slot *slot, JsonObject *line);
} takers[] = {
  { "frames", take_frames },
  { "warning", take_warning },
  { "done", take_done },
  { "failed", take_failed },
};

/* What is said of another chunk than the slot's is late or nonsense. */
static void
take_event (Slot *slot, JsonObject *line)
{
  const gchar *event = protocol_event_text (line, "event");
  gint chunk;

  if (slot->chunk == NO_CHUNK || !protocol_event_chunk (line, &chunk)
      || chunk != slot->chunk)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (takers); i++)
    if (strcmp (event, takers[i].event) == 0) {
      takers[i].take (slot, line);
      return;
    }
}

static void
on_line (const gchar *text, gpointer user_data)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonObject *line = protocol_read (parser, text);

  if (line)
    take_event (user_data, line);
}

static void
on_end (gint status, gpointer user_data)
{
  Slot *slot = user_data;
  g_autofree gchar *how = child_describe_end (slot->child, status);
  gboolean never =
      WIFEXITED (status) && WEXITSTATUS (status) == PROTOCOL_EXIT_NEVER;
  g_autoptr (GError) error =
      g_error_new (RENDER_ERROR, RENDER_ERROR_WORKER, "the worker %s", how);

  tell_failure (slot, never ? TRY_NEVER : TRY_AGAIN, error);
}

static Child *
start_child (Slot *slot, GError **error)
{
  static const ChildFuncs funcs = { on_line, on_end };
  const RenderBackend *backend = slot->backend;
  const gchar *const argv[] = { backend->program, "render-chunk", "--serve",
    backend->plan_file, NULL };

  return child_start (argv, &funcs, slot, error);
}

static gboolean
on_no_child (gpointer user_data)
{
  Slot *slot = user_data;
  g_autoptr (GError) error = g_error_new (RENDER_ERROR, RENDER_ERROR_WORKER,
      "cannot start a worker: %s", slot->failure->message);

  g_clear_error (&slot->failure);
  g_clear_pointer (&slot->failing, g_source_unref);
  tell_failure (slot, TRY_AGAIN, error);
  return G_SOURCE_REMOVE;
}

/* A start tells nothing itself: whoever called it is in the middle of more. */
static void
fail_soon (Slot *slot)
{
  slot->failing = g_idle_source_new ();
  g_source_set_callback (slot->failing, on_no_child, slot, NULL);
  g_source_attach (slot->failing, g_main_context_get_thread_default ());
}

static void
local_start (RenderBackend *backend, guint number, gint chunk)
{
  Slot *slot = &backend->slots[number];
  g_autofree gchar *name = protocol_chunk_name (chunk);

  g_return_if_fail (slot->chunk == NO_CHUNK);
  slot->chunk = chunk;
  slot->frames = 0;
  if (!slot->child)
    slot->child = start_child (slot, &slot->failure);
  if (slot->child)
    child_say (slot->child, name);
  else
    fail_soon (slot);
}

static void
local_stop (RenderBackend *backend, guint number)
{
  Slot *slot = &backend->slots[number];

  slot->chunk = NO_CHUNK;
  g_clear_error (&slot->failure);
  if (slot->failing)
    g_source_destroy (slot->failing);
  g_clear_pointer (&slot->failing, g_source_unref);
  drop_child (slot);
}

/* All end at the same time, and are waited for then. */
static void
local_close (RenderBackend *backend)
{
  for (guint i = 0; i < backend->n_slots; i++)
    local_stop (backend, i);
  g_ptr_array_unref (backend->dismissed);
  g_free (backend->slots);
  g_free (backend->program);
  g_free (backend->plan_file);
  g_free (backend);
}

const RenderBackendClass render_backend_local = {
  .name = "local",
  .open = local_open,
  .n_slots = local_n_slots,
  .start = local_start,
  .stop = local_stop,
  .close = local_close,
};
