/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The list of subtitle formats, and what they share: lines, warnings, cues.
 * To add one: a file subtitles-NAME.c and its name here. */
#include "subtitles-private.h"

#include <string.h>

#define MAX_WARNINGS 20
/* As many as a cue of the document may have. */
#define MAX_TEXT 2000
#define MAX_WORDS 1000
#define MAX_WORD 200

/* What is none of the others may be SRT. */
const SubtitlesFormat *const subtitles_formats[] = {
  &subtitles_vtt,
  &subtitles_ass,
  &subtitles_srt,
  NULL,
};

const SubtitlesFormat *
subtitles_format_find (const gchar *name)
{
  const gchar *dot = name ? strrchr (name, '.') : NULL;

  for (guint i = 0; name && subtitles_formats[i]; i++)
    if (g_ascii_strcasecmp (subtitles_formats[i]->name, dot ? dot + 1 : name)
        == 0)
      return subtitles_formats[i];
  return NULL;
}

const gchar *
subtitles_format_name (const SubtitlesFormat *format)
{
  return format->name;
}

/* ---- reading ---- */

gboolean
subtitles_next_line (SubtitlesReader *reader, const gchar **line, gsize *length)
{
  const gchar *end;

  if (!*reader->at)
    return FALSE;
  end = strchr (reader->at, '\n');
  *line = reader->at;
  *length = end ? (gsize) (end - *line) : strlen (*line);
  reader->at += *length + (end != NULL);
  reader->line++;
  return TRUE;
}

void
subtitles_warn (SubtitlesReader *reader, const gchar *format, ...)
{
  g_autofree gchar *message = NULL;
  va_list args;

  if (!reader->problems || reader->n_problems++ >= MAX_WARNINGS)
    return;
  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  movie_problems_add (reader->problems, MOVIE_PROBLEM_WARNING, reader->path,
      "line %u: %s", reader->line, message);
}

static gint
compare_cues (gconstpointer a, gconstpointer b)
{
  const CaptionCue *one = *(CaptionCue *const *) a;
  const CaptionCue *two = *(CaptionCue *const *) b;

  return one->from_ns < two->from_ns ? -1 : one->from_ns > two->from_ns;
}

static const SubtitlesFormat *
find_format (const gchar *text)
{
  for (guint i = 0; subtitles_formats[i]; i++)
    if (subtitles_formats[i]->is (text))
      return subtitles_formats[i];
  return NULL;
}

GPtrArray *
subtitles_read (const gchar *text, const SubtitlesFormat **format,
    const gchar *path, GPtrArray *problems, GError **error)
{
  const SubtitlesFormat *found = find_format (text);
  SubtitlesReader reader = { .at = text, .path = path, .problems = problems };

  if (!found) {
    g_set_error (error, MOVIE_ERROR, MOVIE_ERROR_INVALID,
        "expected SRT, WebVTT or ASS subtitles");
    return NULL;
  }
  if (format)
    *format = found;
  reader.cues = g_ptr_array_new_with_free_func (movie_cue_free);
  found->read (&reader);
  if (reader.n_problems > MAX_WARNINGS)
    movie_problems_add (problems, MOVIE_PROBLEM_WARNING, path,
        "%u more lines like these", reader.n_problems - MAX_WARNINGS);
  /* A merge sort: what begins together stays in the file's order. */
  g_ptr_array_sort (reader.cues, compare_cues);
  return reader.cues;
}

/* ---- a cue ---- */

void
subtitles_cue_init (SubtitlesCue *cue)
{
  *cue = (SubtitlesCue){ 0 };
  cue->text = g_string_new (NULL);
  cue->marks = g_array_new (FALSE, FALSE, sizeof (SubtitlesMark));
}

void
subtitles_cue_mark (SubtitlesCue *cue, gint64 from_ns)
{
  SubtitlesMark mark = { cue->text->len, from_ns };

  if (cue->marks->len < MAX_WORDS)
    g_array_append_val (cue->marks, mark);
}

void
subtitles_cue_align (SubtitlesCue *cue, gint digit)
{
  static const CaptionPlace rows[] = { CAPTION_PLACE_BOTTOM,
    CAPTION_PLACE_MIDDLE, CAPTION_PLACE_TOP };

  if (digit < 1 || digit > 9)
    return;
  cue->place = rows[(digit - 1) / 3];
  cue->align = CAPTION_ALIGN_LEFT + (digit - 1) % 3;
}

gint
subtitles_cue_digit (const CaptionCue *cue)
{
  static const gint rows[] = { [CAPTION_PLACE_STYLE] = 1,
    [CAPTION_PLACE_BOTTOM] = 1,
    [CAPTION_PLACE_LOWER] = 1,
    [CAPTION_PLACE_MIDDLE] = 4,
    [CAPTION_PLACE_TOP] = 7 };
  gint column = cue->align ? cue->align - CAPTION_ALIGN_LEFT : 1;

  if (!cue->place && !cue->align)
    return 0;
  return rows[cue->place] + column;
}

/* From @at to the next mark, if there are letters. */
static void
add_word (CaptionCue *cue, const gchar *text, gsize at, gsize end,
    gint64 from_ns, gint64 to_ns)
{
  g_autofree gchar *word = g_strndup (text + at, end - at);
  CaptionWord *to = &cue->words[cue->n_words];

  g_strstrip (word);
  if (!*word || strlen (word) > MAX_WORD || from_ns >= to_ns)
    return;
  to->text = g_steal_pointer (&word);
  to->from_ns = from_ns;
  to->to_ns = to_ns;
  cue->n_words++;
}

/* In order and inside of the cue, whatever the marks say. */
static void
add_words (CaptionCue *cue, const gchar *text, const GArray *marks)
{
  gint64 from = cue->from_ns;
  gsize length = strlen (text);

  if (marks->len == 0)
    return;
  cue->words = g_new0 (CaptionWord, marks->len + 1);
  for (guint i = 0; i <= marks->len; i++) {
    const SubtitlesMark *mark =
        i > 0 ? &g_array_index (marks, SubtitlesMark, i - 1) : NULL;
    const SubtitlesMark *next =
        i < marks->len ? &g_array_index (marks, SubtitlesMark, i) : NULL;
    gsize start = mark ? MIN (mark->at, length) : 0;
    gsize end = next ? MIN (next->at, length) : length;
    gint64 to = next ? next->from_ns : cue->to_ns;

    from = CLAMP (mark ? mark->from_ns : from, from, cue->to_ns);
    to = CLAMP (to, from, cue->to_ns);
    if (end > start)
      add_word (cue, text, start, end, from, to);
  }
  if (cue->n_words == 0)
    g_clear_pointer (&cue->words, g_free);
}

/* As long as the document lets it be. */
static void
cut_text (SubtitlesReader *reader, GString *text)
{
  while (text->len > 0 && g_ascii_isspace (text->str[text->len - 1]))
    g_string_truncate (text, text->len - 1);
  if (text->len <= MAX_TEXT || g_utf8_strlen (text->str, -1) <= MAX_TEXT)
    return;
  g_string_truncate (
      text, g_utf8_offset_to_pointer (text->str, MAX_TEXT) - text->str);
  subtitles_warn (reader, "cut after %d characters", MAX_TEXT);
}

static CaptionCue *
cue_new (SubtitlesReader *reader, SubtitlesCue *from)
{
  CaptionCue *cue = g_new0 (CaptionCue, 1);

  cue->from_ns = from->from_ns;
  cue->to_ns = from->to_ns;
  cue->text = g_strdup (from->text->str);
  cue->place = from->place;
  cue->align = from->align;
  cue->speaker = g_steal_pointer (&from->speaker);
  add_words (cue, cue->text, from->marks);
  return cue;
}

void
subtitles_cue_finish (SubtitlesReader *reader, SubtitlesCue *cue)
{
  cut_text (reader, cue->text);
  if (cue->text->len == 0)
    ;
  else if (cue->to_ns <= cue->from_ns)
    subtitles_warn (reader, "left out: it ends before it begins");
  else if (reader->cues->len >= SUBTITLES_MAX_CUES)
    subtitles_warn (
        reader, "left out: expected at most %d cues", SUBTITLES_MAX_CUES);
  else
    g_ptr_array_add (reader->cues, cue_new (reader, cue));
  g_string_free (cue->text, TRUE);
  g_array_unref (cue->marks);
  g_free (cue->speaker);
}

/* ---- a part ---- */

/* Words keep their places in the text, those outside without any time. */
static void
cut_words (CaptionCue *cue, const CaptionCue *from, gint64 from_ns)
{
  if (from->n_words == 0)
    return;
  cue->words = g_new0 (CaptionWord, from->n_words);
  cue->n_words = from->n_words;
  for (guint i = 0; i < from->n_words; i++) {
    const CaptionWord *word = &from->words[i];

    cue->words[i] = (CaptionWord){
      .text = g_strdup (word->text),
      .from_ns = CLAMP (word->from_ns - from_ns, cue->from_ns, cue->to_ns),
      .to_ns = CLAMP (word->to_ns - from_ns, cue->from_ns, cue->to_ns),
    };
  }
}

GPtrArray *
subtitles_cut (const GPtrArray *cues, gint64 from_ns, gint64 to_ns)
{
  GPtrArray *part = g_ptr_array_new_with_free_func (movie_cue_free);

  for (guint i = 0; i < cues->len; i++) {
    const CaptionCue *cue = g_ptr_array_index (cues, i);
    gint64 from = MAX (cue->from_ns, from_ns) - from_ns;
    gint64 to = MIN (cue->to_ns, to_ns) - from_ns;
    CaptionCue *cut;

    /* No format tells less than a millisecond. */
    if (from / MOVIE_MS >= to / MOVIE_MS)
      continue;
    cut = g_memdup2 (cue, sizeof *cue);
    cut->from_ns = from;
    cut->to_ns = to;
    cut->text = g_strdup (cue->text);
    cut->speaker = g_strdup (cue->speaker);
    cut->words = NULL;
    cut->n_words = 0;
    cut_words (cut, cue, from_ns);
    g_ptr_array_add (part, cut);
  }
  return part;
}

/* ---- writing ---- */

gchar *
subtitles_write (
    const SubtitlesFormat *format, const GPtrArray *cues, const Movie *movie)
{
  GString *out = g_string_new (NULL);

  format->write (out, cues, movie);
  return g_string_free (out, FALSE);
}
