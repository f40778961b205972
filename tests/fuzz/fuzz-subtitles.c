/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Subtitle files: whatever they are, their cues are ones that a movie may
 * hold, and what is written of them is read again. */
#include "fuzz.h"
#include "movie-captions.h"
#include "subtitles.h"
#include <string.h>

static void
check_cue (const CaptionCue *cue)
{
  gint64 last = cue->from_ns;

  LAW (cue->from_ns >= 0 && cue->from_ns < cue->to_ns);
  LAW (*cue->text && g_utf8_validate (cue->text, -1, NULL));
  LAW (g_utf8_strlen (cue->text, -1) <= 2000);
  LAW (!cue->speaker || g_utf8_validate (cue->speaker, -1, NULL));
  for (guint i = 0; i < cue->n_words; i++) {
    LAW (cue->words[i].from_ns >= last);
    LAW (cue->words[i].from_ns < cue->words[i].to_ns);
    last = cue->words[i].to_ns;
    LAW (*cue->words[i].text);
  }
  LAW (last <= cue->to_ns);
}

/* What was read is written in every format, and that is read. */
static void
check_again (const GPtrArray *cues, const Movie *movie)
{
  for (guint i = 0; subtitles_formats[i]; i++) {
    g_autofree gchar *text =
        subtitles_write (subtitles_formats[i], cues, movie);
    const SubtitlesFormat *format = NULL;
    g_autoptr (GPtrArray) again =
        subtitles_read (text, &format, "$", NULL, NULL);

    /* No cue is no SRT. */
    LAW (again || cues->len == 0);
    LAW (!again || format == subtitles_formats[i]);
    for (guint j = 0; again && j < again->len; j++)
      check_cue (g_ptr_array_index (again, j));
  }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (Movie) movie = movie_new ();
  g_autoptr (GPtrArray) problems = movie_problems_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  const GPtrArray *cues;

  movie->captions.src = g_strdup ("a");
  if (!movie_take_captions (movie, bytes, problems, &error)) {
    LAW (error && *error->message);
    return 0;
  }
  cues = movie->captions.cues;
  for (guint i = 0; i < cues->len; i++)
    check_cue (g_ptr_array_index (cues, i));
  if (movie->captions.script)
    g_strfreev (subtitles_script_families (movie->captions.script));
  check_again (cues, movie);
  return 0;
}
