/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Bars and lines on stderr. Knows no stage. */
#include "progress.h"

#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define BAR_MOST 32
#define BAR_LEAST 8
#define COLUMNS 80
#define INTERVAL (80 * G_TIME_SPAN_MILLISECOND)

#define CLEAR_REST "\033[K"
#define CLEAR_LINE "\r" CLEAR_REST

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

/* Half cells make the bar move twice as smoothly. */
typedef struct {
  const gchar *full, *half, *rest;
  const gchar *before, *now, *todo; /* how the three parts are coloured */
  const gchar *aside;               /* and the less important notes */
  const gchar *end;
} Look;

static const Look looks[] = {
  { "#", "", ".", "", "", "", "", "" },
  { "\342\224\201", "\342\225\270", "\342\224\200", "", "", "", "", "" },
  { "\342\224\201", "\342\225\270", "\342\224\201", "\033[36m", "\033[32m",
      "\033[90m", "\033[2m", "\033[0m" },
};

static const Look *
look_of (const Progress *progress)
{
  return &looks[!progress->blocks ? 0 : !progress->colour ? 1 : 2];
}

static void
repeat (GString *line, const gchar *text, gint times)
{
  for (gint i = 0; i < times; i++)
    g_string_append (line, text);
}

static void
add_bar (
    GString *line, const Look *look, gint cells, const ProgressState *state)
{
  gint64 done = CLAMP (state->done, 0, state->total);
  gint64 before = CLAMP (state->before, 0, done);
  gint halves = (gint) (done * 2 * cells / state->total);
  gint first = (gint) (before * cells / state->total);
  gboolean half = *look->half && halves % 2 == 1;

  g_string_append (line, look->before);
  repeat (line, look->full, first);
  g_string_append (line, look->now);
  repeat (line, look->full, halves / 2 - first);
  repeat (line, look->half, half);
  g_string_append (line, look->todo);
  repeat (line, look->rest, cells - halves / 2 - half);
  g_string_append (line, look->end);
}

static gint
width_of (const gchar *text)
{
  return (gint) g_utf8_strlen (text, -1);
}

/* How many of @notes fit into @room, each behind two spaces. */
static guint
count_notes (const gchar *const *notes, gint *room)
{
  guint n = 0;

  for (; notes && notes[n] && *room >= 2 + width_of (notes[n]); n++)
    *room -= 2 + width_of (notes[n]);
  return n;
}

static void
add_notes (GString *line, const Look *look, const gchar *const *notes, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (line, "  %s%s%s", i > 0 ? look->aside : "",
        notes[i], i > 0 ? look->end : "");
}

/* Never as wide as the window: a line that is broken cannot be taken back.
 * The bar gives way to the notes until it is short, then they to it. */
static gchar *
draw (const Progress *progress, const gchar *label, const ProgressState *state)
{
  const Look *look = look_of (progress);
  gint least = state->total > 0 ? 2 + BAR_LEAST : 0;
  gint room = columns () - 1 - 2 - width_of (label) - least;
  guint n = count_notes (state->notes, &room);
  g_autoptr (GString) line = g_string_new (NULL);

  if (n == 0 && least > 0) {
    room += least;
    least = 0;
    n = count_notes (state->notes, &room);
  }
  if (room < 0)
    return NULL;
  g_string_append_printf (line, "  %s", label);
  if (least > 0) {
    g_string_append (line, "  ");
    add_bar (line, look, MIN (room + BAR_LEAST, BAR_MOST), state);
  }
  add_notes (line, look, state->notes, n);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

void
progress_show (
    Progress *progress, const gchar *label, const ProgressState *state)
{
  gint64 now = g_get_monotonic_time ();
  g_autofree gchar *line = NULL;

  if (progress->quiet || !progress->terminal
      || (now - progress->shown < INTERVAL && state->done != state->total))
    return;
  progress->shown = now;
  line = draw (progress, label, state);
  if (line)
    g_printerr ("\r%s" CLEAR_REST, line);
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
