/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* SubRip: numbers, times, lines, an empty line. */
#include "subtitles-private.h"

#include <string.h>

static gboolean
is_srt (const gchar *text)
{
  return strstr (text, "-->") != NULL;
}

static void
read_cue (SubtitlesReader *reader, SubtitlesCue *cue)
{
  const gchar *line;
  gsize length;

  while (subtitles_next_line (reader, &line, &length) && length > 0)
    subtitles_take_line (cue, line, length, FALSE);
  subtitles_cue_finish (reader, cue);
}

static gboolean
has_arrow (const gchar *line, gsize length)
{
  return g_strstr_len (line, length, "-->") != NULL;
}

static void
read_srt (SubtitlesReader *reader)
{
  const gchar *line, *rest;
  gsize length;

  while (subtitles_next_line (reader, &line, &length)) {
    SubtitlesCue cue;

    if (!has_arrow (line, length))
      continue;
    subtitles_cue_init (&cue);
    if (!subtitles_parse_times (line, length, &cue, &rest)) {
      subtitles_warn (
          reader, "left out: expected \"00:00:01,000 --> 00:00:02,000\"");
      cue.from_ns = cue.to_ns = 0;
      subtitles_cue_finish (reader, &cue);
      continue;
    }
    read_cue (reader, &cue);
  }
}

static void
write_srt (GString *out, const GPtrArray *cues, const Movie *movie)
{
  for (guint i = 0; i < cues->len; i++) {
    const CaptionCue *cue = g_ptr_array_index (cues, i);
    gint digit = subtitles_cue_digit (cue);

    g_string_append_printf (out, "%s%u\n", i > 0 ? "\n" : "", i + 1);
    subtitles_append_time (out, cue->from_ns, ',');
    g_string_append (out, " --> ");
    subtitles_append_time (out, cue->to_ns, ',');
    g_string_append_c (out, '\n');
    if (digit > 0)
      g_string_append_printf (out, "{\\an%d}", digit);
    subtitles_append_text (out, cue->text, FALSE);
    g_string_append_c (out, '\n');
  }
}

const SubtitlesFormat subtitles_srt = {
  .name = "srt",
  .is = is_srt,
  .read = read_srt,
  .write = write_srt,
};
