/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Whether captions can be read in the time that they are seen, and light the
 * words that they say. Warnings alone: a movie with hasty captions is still a
 * movie. */
#include "movie-check.h"
#include "caption-block.h"

#define MAX_SPEED 20 /* letters a second; a wide one counts as two */
#define LEAST_MS 700
#define GAP_MS 80

typedef struct {
  gboolean from_file;
  GPtrArray *problems;
} Reading;

static void warn (const Reading *reading, guint index, const CaptionCue *cue,
    const gchar *format, ...) G_GNUC_PRINTF (4, 5);

/* By its time, too: cues are in its order by now, and those of a file have no
 * place in the document. */
static void
warn (const Reading *reading, guint index, const CaptionCue *cue,
    const gchar *format, ...)
{
  g_autofree gchar *message = NULL;
  g_autofree gchar *path = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  path = reading->from_file
      ? g_strdup ("$.movie.captions.src")
      : g_strdup_printf ("$.movie.captions.cues[%u]", index);
  movie_problems_add (reading->problems, MOVIE_PROBLEM_WARNING, path,
      "the cue at %.3f s %s", cue->from_ns / 1e9, message);
}

static gint
letters_of (const gchar *text)
{
  gint n = 0;

  for (const gchar *p = text; *p; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!g_unichar_iszerowidth (c))
      n += g_unichar_iswide (c) ? 2 : 1;
  }
  return n;
}

static void
check_cue (const Reading *reading, guint index, const CaptionCue *cue)
{
  gint64 ms = (cue->to_ns - cue->from_ns) / MOVIE_MS;
  gdouble speed = letters_of (cue->text) * 1000.0 / MAX (ms, 1);

  if (ms < LEAST_MS)
    warn (reading, index, cue,
        "is seen for %" G_GINT64_FORMAT " ms; expected at least %d", ms,
        LEAST_MS);
  else if (speed > MAX_SPEED)
    warn (reading, index, cue,
        "has %.1f letters a second; expected at most %d, as people read", speed,
        MAX_SPEED);
}

/* A word that the text does not have is passed over when it is drawn. */
static void
check_words (const Reading *reading, guint index, const CaptionCue *cue)
{
  g_autoptr (GArray) found = NULL;

  if (cue->n_words == 0)
    return;
  found = caption_match_words (cue);
  if (found->len < cue->n_words)
    warn (reading, index, cue,
        "has %u words that its text does not, so that nothing lights up",
        cue->n_words - found->len);
}

static void
check_gap (const Reading *reading, guint index, const CaptionCue *cue,
    const CaptionCue *next)
{
  gint64 gap = (next->from_ns - cue->to_ns) / MOVIE_MS;

  if (gap < 0 && reading->from_file)
    warn (reading, index, next, "begins while the one before is still seen");
  else if (gap >= 0 && gap < GAP_MS)
    warn (reading, index, next,
        "follows the one before after %" G_GINT64_FORMAT
        " ms; expected at least %d, so that the change is noticed",
        gap, GAP_MS);
}

void
movie_check_reading (
    const Movie *movie, gboolean from_file, GPtrArray *problems)
{
  const Reading reading = { from_file, problems };
  const GPtrArray *cues = movie->captions.cues;

  for (guint i = 0; i < cues->len; i++) {
    check_cue (&reading, i, cues->pdata[i]);
    check_words (&reading, i, cues->pdata[i]);
    if (i + 1 < cues->len)
      check_gap (&reading, i + 1, cues->pdata[i], cues->pdata[i + 1]);
  }
}
