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

static gboolean
pass_on (GCancellable *cancellable, gpointer data)
{
  Patience *self = data;

  g_cancellable_cancel (self->stop);
  return G_SOURCE_REMOVE;
}

static GSource *
attach (Patience *self, GSource *source, GSourceFunc callback)
{
  g_source_set_callback (source, callback, self, NULL);
  g_source_attach (source, self->context);
  return source;
}

void
patience_begin (Patience *self, guint timeout_ms, GCancellable *cancellable)
{
  self->context = g_main_context_new ();
  g_main_context_push_thread_default (self->context);
  self->loop = g_main_loop_new (self->context, FALSE);
  self->stop = g_cancellable_new ();
  self->timer = attach (self, g_timeout_source_new (timeout_ms), expire);
  if (cancellable)
    self->cancel = attach (
        self, g_cancellable_source_new (cancellable), G_SOURCE_FUNC (pass_on));
}

void
patience_wait (Patience *self)
{
  g_main_loop_run (self->loop);
  g_source_destroy (self->timer);
  if (self->cancel)
    g_source_destroy (self->cancel);
  g_main_context_pop_thread_default (self->context);
}

void
patience_end (Patience *self)
{
  g_main_loop_quit (self->loop);
}

void
patience_clear (Patience *self)
{
  g_clear_pointer (&self->timer, g_source_unref);
  g_clear_pointer (&self->cancel, g_source_unref);
  g_clear_object (&self->stop);
  g_clear_pointer (&self->loop, g_main_loop_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
}
