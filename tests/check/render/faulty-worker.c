/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A worker with one fault: becomes the real one, $FAULTY_PROGRAM, while a
 * child of it passes on what that says and does $FAULTY_FAULT to it or to its
 * file at chunk $FAULTY_CHUNK, once for all processes: who makes the file
 * $FAULTY_MARK does it. Each "done" is a line of $FAULTY_LOG, each process one
 * of $FAULTY_PIDS, and each order one of $FAULTY_BEGUN, if that is set: the
 * chunk and when, in us. "woken" is "stopped", until the
 * other side has taken it for dead. */
#include <glib/gstdio.h>
#include <gio/gio.h>

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static pid_t worker;

static gboolean
is_first (void)
{
  gint fd =
      g_open (g_getenv ("FAULTY_MARK"), O_CREAT | O_EXCL | O_WRONLY, 0600);

  if (fd >= 0)
    close (fd);
  return fd >= 0;
}

/* The value of a key of a line, without its quotes. */
static gchar *
value_of (const gchar *line, const gchar *key)
{
  g_autofree gchar *label = g_strdup_printf ("\"%s\":", key);
  const gchar *at = strstr (line, label);
  const gchar *end;

  if (!at)
    return g_strdup ("");
  at += strlen (label);
  if (*at == '"')
    at++;
  end = at + strcspn (at, "\",}");
  return g_strndup (at, end - at);
}

/* At the chunk's first frame. */
static void
kill_it (void)
{
  kill (worker, SIGKILL);
}

static void
stop_it (void)
{
  kill (worker, SIGSTOP);
}

/* Longer than a worker may be silent. */
static void
stop_it_for_a_while (void)
{
  if (fork () != 0)
    return;
  kill (worker, SIGSTOP);
  g_usleep (30500 * 1000);
  kill (worker, SIGCONT);
  _exit (0);
}

/* A third of the time is its own, until it is done. */
static void
slow_it (void)
{
  if (fork () != 0)
    return;
  for (gint i = 0; i < 30; i++) {
    kill (worker, SIGSTOP);
    g_usleep (40000);
    kill (worker, SIGCONT);
    g_usleep (20000);
  }
  _exit (0);
}

/* Before its first chunk, whichever that is: no file may become larger. */
static void
fill_its_disk (void)
{
  const struct rlimit limit = { 100, RLIM_INFINITY };

  /* An error and no signal. */
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &limit);
}

/* When it says that the file is done. */
static void
truncate_file (const gchar *file)
{
  struct stat info;

  if (stat (file, &info) != 0 || truncate (file, info.st_size / 2) != 0)
    abort ();
}

static void
flip_bit (const gchar *file)
{
  gint fd = g_open (file, O_RDWR, 0);
  off_t at = lseek (fd, 0, SEEK_END) * 2 / 3;
  guint8 byte;

  if (pread (fd, &byte, 1, at) != 1)
    abort ();
  byte ^= 16;
  if (pwrite (fd, &byte, 1, at) != 1)
    abort ();
  close (fd);
}

static void
remove_file (const gchar *file)
{
  g_unlink (file);
}

/* $FAULTY_FILE in its place, under a name that its bytes agree with. */
static void
replace_file (const gchar *file)
{
  g_autofree gchar *bytes = NULL, *digest = NULL, *stem = NULL, *name = NULL;
  gsize size;

  if (!g_file_get_contents (g_getenv ("FAULTY_FILE"), &bytes, &size, NULL))
    abort ();
  digest = g_compute_checksum_for_data (
      G_CHECKSUM_SHA256, (const guchar *) bytes, size);
  stem = g_strndup (file, strrchr (file, '-') - file);
  name = g_strdup_printf ("%s-%s.mp4", stem, digest);
  g_unlink (file);
  if (!g_file_set_contents (name, bytes, size, NULL))
    abort ();
}

static const struct {
  const gchar *name;
  void (*at_start) (void);
  void (*at_frame) (void);
  gboolean silent; /* nothing is heard of it after that */
  void (*when_done) (const gchar *file);
} faults[] = {
  { "killed", NULL, kill_it, TRUE, NULL },
  { "stopped", NULL, stop_it, TRUE, NULL },
  { "woken", NULL, stop_it_for_a_while, FALSE, NULL },
  { "slow", NULL, slow_it, FALSE, NULL },
  { "full", fill_its_disk, NULL, FALSE, NULL },
  { "truncated", NULL, NULL, FALSE, truncate_file },
  { "flipped", NULL, NULL, FALSE, flip_bit },
  { "missing", NULL, NULL, FALSE, remove_file },
  { "other", NULL, NULL, FALSE, replace_file },
};

static gint
find_fault (void)
{
  const gchar *name = g_getenv ("FAULTY_FAULT");

  for (guint i = 0; name && i < G_N_ELEMENTS (faults); i++)
    if (strcmp (faults[i].name, name) == 0)
      return i;
  return -1;
}

static gboolean
is_time (gint i, const gchar *event)
{
  gboolean done = strcmp (event, "done") == 0;

  if (faults[i].at_frame)
    return done || strcmp (event, "frames") == 0;
  return faults[i].when_done && done;
}

/* FALSE: the line is not to be passed on, nor any other. */
static gboolean
meddle (const gchar *event, const gchar *line)
{
  gint i = find_fault ();
  g_autofree gchar *file = value_of (line, "file");

  if (i < 0 || !is_time (i, event) || !is_first ())
    return TRUE;
  if (faults[i].at_frame)
    faults[i].at_frame ();
  else
    faults[i].when_done (file);
  return !faults[i].silent;
}

static void
add_line (const gchar *variable, const gchar *text)
{
  g_autofree gchar *line = g_strconcat (text, "\n", NULL);
  gint fd = g_open (g_getenv (variable), O_CREAT | O_APPEND | O_WRONLY, 0600);

  if (write (fd, line, strlen (line)) < 0)
    abort ();
  close (fd);
}

/* Orders go through a process of their own, to be noted. */
static void
pass_orders (FILE *to)
{
  gchar *line = NULL;
  size_t size = 0;

  while (getline (&line, &size, stdin) > 0) {
    g_autofree gchar *noted = g_strdup_printf (
        "%s %" G_GINT64_FORMAT, g_strchomp (line), g_get_monotonic_time ());

    add_line ("FAULTY_BEGUN", noted);
    if (fprintf (to, "%s\n", line) < 0 || fflush (to) != 0)
      break;
  }
  _exit (0);
}

static void
note_orders (void)
{
  gint ends[2];

  if (pipe (ends) != 0)
    abort ();
  if (fork () == 0) {
    signal (SIGPIPE, SIG_IGN);
    close (ends[0]);
    pass_orders (fdopen (ends[1], "w"));
  }
  close (ends[1]);
  dup2 (ends[0], STDIN_FILENO);
  close (ends[0]);
}

static void
relay (FILE *from)
{
  const gchar *faulty = g_getenv ("FAULTY_CHUNK");
  gboolean silent = FALSE;
  gchar *line = NULL;
  size_t size = 0;

  while (getline (&line, &size, from) > 0) {
    g_autofree gchar *event = value_of (line, "event");
    g_autofree gchar *chunk = value_of (line, "chunk");

    if (silent || (g_strcmp0 (chunk, faulty) == 0 && !meddle (event, line))) {
      silent = TRUE;
      continue;
    }
    if (strcmp (event, "done") == 0)
      add_line ("FAULTY_LOG", chunk);
    if (fputs (line, stdout) < 0 || fflush (stdout) != 0)
      break;
  }
  _exit (0);
}

int
main (int argc, char **argv)
{
  const gchar *program = g_getenv ("FAULTY_PROGRAM");
  gint fault = find_fault ();
  gint ends[2];
  g_autofree gchar *pid = g_strdup_printf ("%d", (gint) getpid ());

  worker = getpid ();
  add_line ("FAULTY_PIDS", pid);
  if (g_getenv ("FAULTY_BEGUN"))
    note_orders ();
  if (pipe (ends) != 0)
    return 1;
  if (fork () == 0) {
    close (ends[1]);
    signal (SIGPIPE, SIG_IGN);
    close (STDIN_FILENO);
    relay (fdopen (ends[0], "r"));
  }
  close (ends[0]);
  dup2 (ends[1], STDOUT_FILENO);
  close (ends[1]);
  if (fault >= 0 && faults[fault].at_start && is_first ())
    faults[fault].at_start ();
  execv (program, argv);
  return 1;
}
