/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Waits for one asynchronous operation under a timeout and the caller's
 * cancellable. It does not know what is awaited. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct {
  GMainContext *context;
  GSource *timer;
  GCancellable *cancellable; /* (unowned) (nullable) the caller's */
  gulong watch;              /* on it */
  GCancellable *stop;        /* for the operation: time is up, or cancelled */
  gboolean timed_out, ended;
} Patience;

/* The operation is started between these two, in the same thread; its callback
 * calls patience_end(), and it ends once @stop is cancelled. */
void patience_begin (
    Patience *self, guint timeout_ms, GCancellable *cancellable);
void patience_wait (Patience *self);
void patience_end (Patience *self);

void patience_clear (Patience *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Patience, patience_clear)

G_END_DECLS
