/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* See patience.h. All arrives in a main context of its own, so that a caller
 * without one, or with a busy one, waits as well. */

#include "patience.h"

static gboolean
expire (gpointer data)
{
  Patience *self = data;

  self->timed_out = TRUE;
  g_cancellable_cancel (self->stop);
  return G_SOURCE_REMOVE;
}

/* In the thread that cancels; patience_wait() looks. A source would be simpler,
 * which GLib up to 2.74 at least leaks if it goes while that thread is at it. */
static void
wake (GCancellable *cancellable, gpointer user_data)
{
  g_main_context_wakeup (user_data);
}

void
patience_begin (Patience *self, guint timeout_ms, GCancellable *cancellable)
{
  self->context = g_main_context_new ();
  g_main_context_push_thread_default (self->context);
  self->cancellable = cancellable;
  self->stop = g_cancellable_new ();
  self->timer = g_timeout_source_new (timeout_ms);
  g_source_set_callback (self->timer, expire, self, NULL);
  g_source_attach (self->timer, self->context);
  if (cancellable)
    self->watch = g_cancellable_connect (
        cancellable, G_CALLBACK (wake), self->context, NULL);
}

void
patience_wait (Patience *self)
{
  while (!self->ended) {
    if (g_cancellable_is_cancelled (self->cancellable))
      g_cancellable_cancel (self->stop);
    g_main_context_iteration (self->context, TRUE);
  }
  g_cancellable_disconnect (self->cancellable, self->watch);
  g_source_destroy (self->timer);
  g_main_context_pop_thread_default (self->context);
}

void
patience_end (Patience *self)
{
  self->ended = TRUE;
}

void
patience_clear (Patience *self)
{
  g_clear_pointer (&self->timer, g_source_unref);
  g_clear_object (&self->stop);
  g_clear_pointer (&self->context, g_main_context_unref);
}
