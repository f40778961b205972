/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Runs of the program itself, as a user or a script would make them. */
#pragma once

#include "folder.h"
#include "json-object.h"
#include "project.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>

static inline gchar *
program_path (void)
{
  const gchar *root = g_getenv ("JSONCLIP_BUILD_ROOT");

  return g_build_filename (root ? root : ".", "tools", "jsonclip", NULL);
}

typedef struct {
  gint status; /* exit status; -signal if killed */
  gchar *out, *err;
} Said;

static inline void
said_clear (Said *said)
{
  g_clear_pointer (&said->out, g_free);
  g_clear_pointer (&said->err, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Said, said_clear)

static inline gint
status_of (gint wait_status)
{
  return WIFSIGNALED (wait_status) ? -WTERMSIG (wait_status)
                                   : WEXITSTATUS (wait_status);
}

/* @crash_at: (nullable): where the program is to be killed */
static inline void
say_at (Said *said, const gchar *crash_at, const gchar *const *argv)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autofree gchar *program = program_path ();
  g_auto (GStrv) env = g_get_environ ();
  g_autoptr (GError) error = NULL;
  gint wait_status;

  said_clear (said);
  g_ptr_array_add (all, program);
  for (guint i = 0; argv[i]; i++)
    g_ptr_array_add (all, (gpointer) argv[i]);
  g_ptr_array_add (all, NULL);
  if (crash_at)
    env = g_environ_setenv (env, "JSONCLIP_CRASH_AT", crash_at, TRUE);
  fail_unless (g_spawn_sync (NULL, (gchar **) all->pdata, env, 0, NULL, NULL,
                   &said->out, &said->err, &wait_status, &error),
      "%s: %s", program, error ? error->message : "");
  said->status = status_of (wait_status);
}

#define SAY(said, ...)                                                         \
  say_at (said, NULL, (const gchar *const[]){ __VA_ARGS__, NULL })

static inline void
fail_unless_status (const Said *said, gint status)
{
  fail_unless (said->status == status, "expected %d, got %d\n%.999s%.999s",
      status, said->status, said->out, said->err);
}

/* The last line of its JSON lines, each of which must be one. */
static inline JsonObject *
last_line (const Said *said)
{
  g_auto (GStrv) lines = g_strsplit (said->out, "\n", -1);
  JsonObject *last = NULL;

  for (guint i = 0; lines[i]; i++) {
    g_autoptr (GError) error = NULL;

    if (!lines[i][0])
      continue;
    g_clear_pointer (&last, json_object_unref);
    last = object_from_text (lines[i], &error);
    fail_unless (last != NULL, "%s: %s", lines[i], error ? error->message : "");
  }
  fail_unless (last != NULL, "no line: %s", said->err);
  return last;
}
