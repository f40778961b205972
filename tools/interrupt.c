/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A thread with a main loop that does nothing but listen for signals: a
 * handler itself may not cancel, and blocked signals would be inherited by
 * the worker. */
#include "interrupt.h"

#include <glib-unix.h>
#include <signal.h>
#include <unistd.h>

struct Interrupt {
  GCancellable *cancellable;
  GMainContext *context;
  GThread *thread;
  gint ended; /* atomic */
};

static gboolean
cancel (gpointer user_data)
{
  Interrupt *self = user_data;

  if (g_cancellable_is_cancelled (self->cancellable))
    _exit (130);
  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_CONTINUE;
}

static gpointer
listen (gpointer user_data)
{
  Interrupt *self = user_data;

  while (!g_atomic_int_get (&self->ended))
    g_main_context_iteration (self->context, TRUE);
  return NULL;
}

static void
attach (Interrupt *self, gint number)
{
  GSource *source = g_unix_signal_source_new (number);

  g_source_set_callback (source, cancel, self, NULL);
  g_source_attach (source, self->context);
  g_source_unref (source);
}

/* As nohup asks for. */
static gboolean
is_ignored (int number)
{
  struct sigaction action;

  return sigaction (number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

Interrupt *
interrupt_new (GCancellable *cancellable)
{
  Interrupt *self = g_new0 (Interrupt, 1);

  self->cancellable = g_object_ref (cancellable);
  self->context = g_main_context_new ();
  attach (self, SIGINT);
  attach (self, SIGTERM);
  if (!is_ignored (SIGHUP))
    attach (self, SIGHUP);
  self->thread = g_thread_new ("interrupt", listen, self);
  return self;
}

void
interrupt_free (Interrupt *self)
{
  g_atomic_int_set (&self->ended, TRUE);
  g_main_context_wakeup (self->context);
  g_thread_join (self->thread);
  g_main_context_unref (self->context);
  g_object_unref (self->cancellable);
  g_free (self);
}
