/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Bars and lines on stderr. Knows no stage. */
#include "progress.h"

#include <unistd.h>

#define BAR_CELLS 24
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
  progress->shown = 0;
}

static gchar *
draw_bar (gint64 done, gint64 total)
{
  g_autoptr (GString) bar = g_string_new (NULL);
  gint64 full = CLAMP (done, 0, total) * BAR_CELLS / total;

  for (gint i = 0; i < BAR_CELLS; i++)
    g_string_append (bar, i < full ? "\342\226\210" : "\342\226\221");
  g_string_append_printf (
      bar, " %" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, done, total);
  return g_string_free (g_steal_pointer (&bar), FALSE);
}

void
progress_show (
    Progress *progress, const gchar *label, gint64 done, gint64 total)
{
  gint64 now = g_get_monotonic_time ();
  g_autofree gchar *bar = NULL;

  if (progress->quiet || !progress->terminal
      || (now - progress->shown < INTERVAL && done != total))
    return;
  progress->shown = now;
  bar = total > 0 ? draw_bar (done, total) : g_strdup ("...");
  g_printerr (CLEAR_LINE "  %s  %s", label, bar);
}

void
progress_end (
    Progress *progress, const gchar *label, ProgressEnd end, const gchar *note)
{
  static const struct {
    const gchar *mark, *word, *colour;
  } ends[] = { { "\342\234\223", "done", "\033[32m" },
    { "\302\267", "done before", "\033[2m" },
    { "\342\234\227", "failed", "\033[31m" } };

  progress->shown = 0;
  if (progress->quiet)
    return;
  if (!progress->terminal)
    g_printerr ("%s  %s%s%s\n", label, ends[end].word, note ? "  " : "",
        note ? note : "");
  else
    g_printerr (CLEAR_LINE "%s%s%s %s%s%s\n",
        progress->colour ? ends[end].colour : "", ends[end].mark,
        progress->colour ? "\033[0m" : "", label, note ? "  " : "",
        note ? note : "");
}
