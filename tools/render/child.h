/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A child process that reads and says lines. Knows nothing of what they mean.
 * Calls back from the thread-default main context that it was started in. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct Child Child;

typedef struct {
  void (*line) (const gchar *line, gpointer user_data);
  /* It has ended by itself; @status is waitpid()'s. All its lines were told.
   * child_free() is still to be called. */
  void (*end) (gint status, gpointer user_data);
} ChildFuncs;

Child *child_start (const gchar *const *argv, const ChildFuncs *funcs,
    gpointer user_data, GError **error);
void child_say (Child *child, const gchar *line);
/* The end of what it wrote to stderr, never NULL. */
gchar *child_last_words (const Child *child);
/* "was killed by signal 9 (Killed): LAST WORDS", of the status it ended with */
gchar *child_describe_end (const Child *child, gint status);

/* Closes its stdin and says nothing more of it: whoever behaves ends now,
 * whoever does not is killed a second later. */
void child_dismiss (Child *child);
/* Ends it at once; to be freed yet. */
void child_kill (Child *child);
/* Dismisses it and waits for that end. Not from a ChildFunc. */
void child_free (Child *child);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Child, child_free)

G_END_DECLS
