/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "serving.h"

#include "protocol.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#define CLEANUP_SECONDS 2

void
serving_init (Serving *serving)
{
  g_mutex_init (&serving->lock);
  serving->out = fcntl (STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  dup2 (STDERR_FILENO, STDOUT_FILENO);
  /* Who listens may die first; what is left to do then is to clean up. */
  signal (SIGPIPE, SIG_IGN);
}

void
serving_clear (Serving *serving)
{
  g_mutex_clear (&serving->lock);
  close (serving->out);
}

static void
write_all (gint fd, const gchar *bytes, gsize size)
{
  while (size > 0) {
    gssize n = write (fd, bytes, size);

    if (n < 0 && errno != EINTR)
      return;
    bytes += MAX (0, n);
    size -= MAX (0, n);
  }
}

void
serving_say (Serving *serving, JsonBuilder *event)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree gchar *text = NULL;
  g_autofree gchar *line = NULL;

  json_builder_end_object (event);
  root = json_builder_get_root (event);
  text = json_to_string (root, FALSE);
  line = g_strconcat (text, "\n", NULL);
  g_mutex_lock (&serving->lock);
  write_all (serving->out, line, strlen (line));
  g_mutex_unlock (&serving->lock);
}

void
serving_add_text (JsonBuilder *event, const gchar *key, const gchar *text)
{
  g_autofree gchar *valid = g_utf8_make_valid (text, -1);

  json_builder_set_member_name (event, key);
  json_builder_add_string_value (event, valid);
}

void
serving_add_error (JsonBuilder *event, const GError *error)
{
  serving_add_text (
      event, "code", protocol_state_name (protocol_state_of (error)));
  serving_add_text (event, "error",
      protocol_error_name (
          error->domain == RENDER_ERROR ? error->code : RENDER_ERROR_WORKER));
  serving_add_text (event, "message", error->message);
}

static pid_t parent;

/* Told by the kernel when the parent's thread has died, by anybody else
 * whenever we go on after having been stopped. */
static void
on_continue (int number)
{
  if (getppid () != parent)
    serving_must_end ();
}

void
serving_end_with_parent (void)
{
  struct sigaction action = { .sa_handler = on_continue,
    .sa_flags = SA_RESTART };

  parent = getppid ();
  sigaction (SIGCONT, &action, NULL);
  prctl (PR_SET_PDEATHSIG, SIGCONT);
  /* What the terminal sends to all of us is for who started us. */
  signal (SIGINT, SIG_IGN);
  signal (SIGHUP, SIG_IGN);
}

void
serving_must_end (void)
{
  alarm (CLEANUP_SECONDS);
}
