/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* WebVTT: cues with settings, voices and times inside of their text; styles
 * and regions are passed over. */
#include "subtitles-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Where a place of ours lies, and where it ends, in hundredths of the height. */
static const struct {
  CaptionPlace place;
  gint at, below;
} places[] = {
  { CAPTION_PLACE_TOP, 10, 33 },
  { CAPTION_PLACE_MIDDLE, 50, 62 },
  { CAPTION_PLACE_LOWER, 75, 82 },
  { CAPTION_PLACE_BOTTOM, 90, G_MAXINT },
};

static const gchar *const aligns[] = { [CAPTION_ALIGN_LEFT] = "start",
  [CAPTION_ALIGN_CENTER] = "center",
  [CAPTION_ALIGN_RIGHT] = "end" };

static gboolean
is_vtt (const gchar *text)
{
  return g_str_has_prefix (text, "WEBVTT");
}

/* "line:10%", or a row counted from the top, or from the bottom if negative;
 * "auto", like what is no number, says nothing. */
static void
take_line_setting (SubtitlesCue *cue, const gchar *value)
{
  gchar *end;
  gdouble number = g_ascii_strtod (value, &end);
  gint at;

  if (end == value || isnan (number))
    return;
  at = (gint) CLAMP (number, -100, 100);
  if (!strchr (value, '%'))
    at = at < 0 ? 90 : at < 5 ? 10 : at < 10 ? 50 : 90;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (at < places[i].below) {
      cue->place = places[i].place;
      return;
    }
}

static void
take_align_setting (SubtitlesCue *cue, const gchar *value)
{
  if (strcmp (value, "start") == 0 || strcmp (value, "left") == 0)
    cue->align = CAPTION_ALIGN_LEFT;
  else if (strcmp (value, "end") == 0 || strcmp (value, "right") == 0)
    cue->align = CAPTION_ALIGN_RIGHT;
  else if (strcmp (value, "center") == 0 || strcmp (value, "middle") == 0)
    cue->align = CAPTION_ALIGN_CENTER;
}

static void
take_settings (SubtitlesCue *cue, const gchar *text, gsize length)
{
  g_autofree gchar *copy = g_strndup (text, MIN (length, 1024));
  g_auto (GStrv) settings = g_strsplit_set (copy, " \t", 20);

  for (guint i = 0; settings[i]; i++) {
    if (g_str_has_prefix (settings[i], "line:"))
      take_line_setting (cue, settings[i] + 5);
    else if (g_str_has_prefix (settings[i], "align:"))
      take_align_setting (cue, settings[i] + 6);
  }
}

static void
read_cue (SubtitlesReader *reader, SubtitlesCue *cue)
{
  const gchar *line;
  gsize length;

  while (subtitles_next_line (reader, &line, &length) && length > 0)
    subtitles_take_line (cue, line, length, TRUE);
  subtitles_cue_finish (reader, cue);
}

static void
read_vtt (SubtitlesReader *reader)
{
  const gchar *line, *rest;
  gsize length;

  while (subtitles_next_line (reader, &line, &length)) {
    SubtitlesCue cue;

    if (!g_strstr_len (line, length, "-->"))
      continue;
    subtitles_cue_init (&cue);
    if (subtitles_parse_times (line, length, &cue, &rest)) {
      take_settings (&cue, rest, line + length - rest);
      read_cue (reader, &cue);
      continue;
    }
    subtitles_warn (reader, "left out: expected \"00:01.000 --> 00:02.000\"");
    subtitles_cue_finish (reader, &cue);
  }
}

/* ---- writing ---- */

static void
append_times (GString *out, gint64 from_ns, gint64 to_ns)
{
  subtitles_append_time (out, from_ns, '.');
  g_string_append (out, " --> ");
  subtitles_append_time (out, to_ns, '.');
}

static void
append_settings (GString *out, const CaptionCue *cue)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i].place == cue->place)
      g_string_append_printf (out, " line:%d%%", places[i].at);
  if (cue->align)
    g_string_append_printf (out, " align:%s", aligns[cue->align]);
}

typedef struct {
  gint64 last, end; /* ms: the next one lies between */
} Stamps;

static void
append_stamp (GString *out, Stamps *stamps, gint64 ns)
{
  gint64 ms = ns / MOVIE_MS;

  if (ms <= stamps->last || ms >= stamps->end)
    return;
  g_string_append_c (out, '<');
  subtitles_append_time (out, ns, '.');
  g_string_append_c (out, '>');
  stamps->last = ms;
}

/* A word ends where the next time stands. */
static void
append_pause (GString *out, Stamps *stamps, const CaptionCue *cue, guint i)
{
  gint64 next = i + 1 < cue->n_words ? cue->words[i + 1].from_ns : cue->to_ns;

  if (cue->words[i].to_ns < next)
    append_stamp (out, stamps, cue->words[i].to_ns);
}

/* The text with the time of each word before it; FALSE where they are not its
 * words one after another. */
static gboolean
append_words (GString *out, const CaptionCue *cue)
{
  Stamps stamps = { cue->from_ns / MOVIE_MS, cue->to_ns / MOVIE_MS };
  const gchar *at = cue->text;
  gsize before = out->len;

  if (cue->n_words == 0)
    return FALSE;
  for (guint i = 0; i < cue->n_words; i++) {
    const gchar *word = strstr (at, cue->words[i].text);
    g_autofree gchar *gap = word ? g_strndup (at, word - at) : NULL;

    if (!word || strspn (gap, " \n\t") != strlen (gap)) {
      g_string_truncate (out, before);
      return FALSE;
    }
    g_string_append (out, gap);
    append_stamp (out, &stamps, cue->words[i].from_ns);
    subtitles_append_text (out, cue->words[i].text, TRUE);
    append_pause (out, &stamps, cue, i);
    at = word + strlen (cue->words[i].text);
  }
  subtitles_append_text (out, at, TRUE);
  return TRUE;
}

static void
write_vtt (GString *out, const GPtrArray *cues, const Movie *movie)
{
  g_string_append (out, "WEBVTT\n");
  for (guint i = 0; i < cues->len; i++) {
    const CaptionCue *cue = g_ptr_array_index (cues, i);

    g_string_append_c (out, '\n');
    append_times (out, cue->from_ns, cue->to_ns);
    append_settings (out, cue);
    g_string_append_c (out, '\n');
    if (cue->speaker && !strpbrk (cue->speaker, "<>&\n"))
      g_string_append_printf (out, "<v %s>", cue->speaker);
    if (!append_words (out, cue))
      subtitles_append_text (out, cue->text, TRUE);
    g_string_append_c (out, '\n');
  }
}

const SubtitlesFormat subtitles_vtt = {
  .name = "vtt",
  .is = is_vtt,
  .read = read_vtt,
  .write = write_vtt,
};
