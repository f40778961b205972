/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Its stdin is a socket, as a line to one that has died must not kill us too.
 * What it says is read as it comes; what is left is read when it has ended,
 * and not waited for: a grandchild may hold the other end for ever. */
#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define STDERR_KEPT 2000
/* A line is never so long; what has no end is dropped. */
#define LINE_MOST (1 << 20)
#define PATIENCE_MS 1000
/* Reads of what a dead child has left: a child of its own may go on writing. */
#define MOST_LEFT 1024
#define REAP_INTERVAL 2000 /* us */
/* A system call into a driver may never return: such a process is not even
 * killed, and whoever waits for it hangs with it. */
#define GIVE_UP_MS 2000

struct Child {
  GPid pid; /* 0: reaped */
  ChildFuncs funcs;
  gpointer user_data;
  gint in, out, err;
  GString *line, *words;
  GSource *output, *errors, *end;
  GSource *patience; /* set: dismissed */
  gint64 deadline;
};

static void
tell_lines (Child *child)
{
  gchar *end;

  while ((end = memchr (child->line->str, '\n', child->line->len))) {
    g_autofree gchar *line =
        g_strndup (child->line->str, end - child->line->str);

    g_string_erase (child->line, 0, end - child->line->str + 1);
    child->funcs.line (line, child->user_data);
    if (child->patience)
      return;
  }
  if (child->line->len > LINE_MOST)
    g_string_truncate (child->line, 0);
}

/* FALSE: nothing more can be read, now or ever. */
static gboolean
take (gint fd, GString *text, gboolean *closed)
{
  gchar bytes[4096];
  gssize n = read (fd, bytes, sizeof bytes);

  *closed = n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR);
  if (n > 0)
    g_string_append_len (text, bytes, n);
  return n > 0;
}

static void
keep_the_end (GString *words)
{
  if (words->len > STDERR_KEPT)
    g_string_erase (words, 0, words->len - STDERR_KEPT);
}

static gboolean
on_output (gint fd, GIOCondition condition, gpointer user_data)
{
  Child *child = user_data;
  gboolean closed;

  take (fd, child->line, &closed);
  tell_lines (child);
  return closed ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

static gboolean
on_errors (gint fd, GIOCondition condition, gpointer user_data)
{
  Child *child = user_data;
  gboolean closed;

  take (fd, child->words, &closed);
  keep_the_end (child->words);
  return closed ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

static void
drain (Child *child)
{
  gboolean closed;

  for (guint i = 0; i < MOST_LEFT && take (child->err, child->words, &closed);
       i++)
    keep_the_end (child->words);
  for (guint i = 0; i < MOST_LEFT && !child->patience
       && take (child->out, child->line, &closed);
       i++)
    tell_lines (child);
}

static void
on_end (GPid pid, gint status, gpointer user_data)
{
  Child *child = user_data;

  child->pid = 0;
  drain (child);
  if (!child->patience)
    child->funcs.end (status, child->user_data);
}

static GSource *
attach (GSource *source, GSourceFunc func, Child *child)
{
  g_source_set_callback (source, func, child, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());
  return source;
}

static void
listen_to (Child *child)
{
  g_unix_set_fd_nonblocking (child->out, TRUE, NULL);
  g_unix_set_fd_nonblocking (child->err, TRUE, NULL);
  child->output = attach (g_unix_fd_source_new (child->out, G_IO_IN | G_IO_HUP),
      G_SOURCE_FUNC (on_output), child);
  child->errors = attach (g_unix_fd_source_new (child->err, G_IO_IN | G_IO_HUP),
      G_SOURCE_FUNC (on_errors), child);
  child->end = attach (
      g_child_watch_source_new (child->pid), G_SOURCE_FUNC (on_end), child);
}

/* Between fork and exec, so that there is no time at which the parent may die
 * unnoticed. What the program sets instead later is its own affair. */
static void
die_with_parent (gpointer parent)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  if (getppid () != GPOINTER_TO_INT (parent))
    _exit (1);
}

Child *
child_start (const gchar *const *argv, const ChildFuncs *funcs,
    gpointer user_data, GError **error)
{
  Child started = { .funcs = *funcs, .user_data = user_data };
  Child *child;
  gint ends[2];
  gboolean ok;

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    g_set_error_literal (
        error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
    return NULL;
  }
  ok = g_spawn_async_with_pipes_and_fds (NULL, argv, NULL,
      G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_CLOEXEC_PIPES, die_with_parent,
      GINT_TO_POINTER (getpid ()), ends[1], -1, -1, NULL, NULL, 0, &started.pid,
      NULL, &started.out, &started.err, error);
  close (ends[1]);
  if (!ok) {
    close (ends[0]);
    return NULL;
  }
  child = g_memdup2 (&started, sizeof started);
  child->in = ends[0];
  child->line = g_string_new (NULL);
  child->words = g_string_new (NULL);
  listen_to (child);
  return child;
}

/* One that does not read has died, or will be found silent. */
void
child_say (Child *child, const gchar *line)
{
  g_autofree gchar *text = g_strconcat (line, "\n", NULL);

  if (child->in >= 0
      && send (child->in, text, strlen (text), MSG_NOSIGNAL | MSG_DONTWAIT) < 0)
    shutdown (child->in, SHUT_WR);
}

gchar *
child_last_words (const Child *child)
{
  g_autofree gchar *words =
      g_utf8_make_valid (child->words->str, child->words->len);

  return g_strdup (g_strstrip (words));
}

gchar *
child_describe_end (const Child *child, gint status)
{
  g_autofree gchar *words = child_last_words (child);
  const gchar *colon = *words ? ": " : "";

  if (WIFSIGNALED (status))
    return g_strdup_printf ("was killed by signal %d (%s)%s%s",
        WTERMSIG (status), g_strsignal (WTERMSIG (status)), colon, words);
  return g_strdup_printf (
      "ended with status %d%s%s", WEXITSTATUS (status), colon, words);
}

static void
detach (GSource **source)
{
  if (!*source)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static gboolean
on_impatience (gpointer user_data)
{
  Child *child = user_data;

  if (child->pid)
    kill (child->pid, SIGKILL);
  return G_SOURCE_REMOVE;
}

void
child_dismiss (Child *child)
{
  if (child->patience)
    return;
  detach (&child->output);
  detach (&child->errors);
  close (child->in);
  child->in = -1;
  child->deadline = g_get_monotonic_time () + PATIENCE_MS * 1000;
  child->patience =
      attach (g_timeout_source_new (PATIENCE_MS), on_impatience, child);
  /* Else one that was stopped never knows. */
  if (child->pid)
    kill (child->pid, SIGCONT);
}

void
child_kill (Child *child)
{
  child_dismiss (child);
  child->deadline = g_get_monotonic_time ();
}

static void
reap (Child *child)
{
  gint64 hopeless = child->deadline + GIVE_UP_MS * G_TIME_SPAN_MILLISECOND;

  while (child->pid && waitpid (child->pid, NULL, WNOHANG) == 0) {
    gint64 now = g_get_monotonic_time ();

    if (now >= hopeless)
      return;
    if (now >= child->deadline)
      kill (child->pid, SIGKILL);
    g_usleep (REAP_INTERVAL);
  }
}

void
child_free (Child *child)
{
  child_dismiss (child);
  detach (&child->patience);
  detach (&child->end);
  reap (child);
  close (child->out);
  close (child->err);
  g_string_free (child->line, TRUE);
  g_string_free (child->words, TRUE);
  g_free (child);
}
