/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Bars and lines on stderr. Knows no stage. */
#include "progress.h"

#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define BAR_CELLS 24
#define COLUMNS 80
#define INTERVAL (80 * G_TIME_SPAN_MILLISECOND)

#define CLEAR_LINE "\r\033[K"

void
progress_init (Progress *progress, gboolean quiet)
{
  const gchar *terminal = g_getenv ("TERM");
  const gchar *no_colour = g_getenv ("NO_COLOR");

  progress->quiet = quiet;
  progress->terminal =
      isatty (STDERR_FILENO) && g_strcmp0 (terminal, "dumb") != 0;
  progress->colour = progress->terminal && !(no_colour && *no_colour);
  progress->blocks = g_get_charset (NULL);
  progress->shown = 0;
}

/* A window may be resized at any time. */
static gint
columns (void)
{
  struct winsize window;

  if (ioctl (STDERR_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_col > 0)
    return window.ws_col;
  return COLUMNS;
}

/* As long as @room lets it be: a line that is broken cannot be taken back. */
static gchar *
draw_bar (const Progress *progress, gint room, gint64 done, gint64 total)
{
  g_autofree gchar *count =
      g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, done, total);
  gint cells = CLAMP (room - (gint) strlen (count) - 1, 0, BAR_CELLS);
  g_autoptr (GString) bar = g_string_new (NULL);
  gint64 full = CLAMP (done, 0, total) * cells / total;

  for (gint i = 0; i < cells; i++)
    if (progress->blocks)
      g_string_append (bar, i < full ? "\342\226\210" : "\342\226\221");
    else
      g_string_append_c (bar, i < full ? '#' : '.');
  g_string_append_printf (bar, "%s%s", cells > 0 ? " " : "", count);
  return g_string_free (g_steal_pointer (&bar), FALSE);
}

void
progress_show (
    Progress *progress, const gchar *label, gint64 done, gint64 total)
{
  gint64 now = g_get_monotonic_time ();
  gint room = columns () - 1 - 4 - (gint) g_utf8_strlen (label, -1);
  g_autofree gchar *bar = NULL;

  if (progress->quiet || !progress->terminal
      || (now - progress->shown < INTERVAL && done != total))
    return;
  progress->shown = now;
  bar = total > 0 ? draw_bar (progress, room, done, total) : g_strdup ("...");
  if (room >= (gint) g_utf8_strlen (bar, -1))
    g_printerr (CLEAR_LINE "  %s  %s", label, bar);
}

void
progress_end (
    Progress *progress, const gchar *label, ProgressEnd end, const gchar *note)
{
  static const struct {
    const gchar *mark, *plain, *word, *colour;
  } ends[] = { { "\342\234\223", "+", "done", "\033[32m" },
    { "\302\267", "=", "done before", "\033[2m" },
    { "\342\234\227", "!", "failed", "\033[31m" },
    { "\342\234\227", "!", "cancelled", "\033[33m" } };

  progress->shown = 0;
  if (progress->quiet)
    return;
  if (!progress->terminal)
    g_printerr ("%s  %s%s%s\n", label, ends[end].word, note ? "  " : "",
        note ? note : "");
  else
    g_printerr (CLEAR_LINE "%s%s%s %s%s%s\n",
        progress->colour ? ends[end].colour : "",
        progress->blocks ? ends[end].mark : ends[end].plain,
        progress->colour ? "\033[0m" : "", label, note ? "  " : "",
        note ? note : "");
}
