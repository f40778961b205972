/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Advanced SubStation Alpha: what its dialogue says and when. How it looks is
 * for libass (gst/pixel/caption-script.c). */
#include "subtitles-private.h"

#include <stdlib.h>
#include <string.h>

#define MAX_COLUMNS 32

/* What a Dialogue line holds where no Format line says otherwise. */
static const gchar default_format[] =
    "Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text";

typedef struct {
  guint n;
  gint start, end, name; /* -1: none */
} Columns;

/* It begins with a section, before which there may be comments. */
static gboolean
is_ass (const gchar *text)
{
  while (*text == '\n' || *text == ';') {
    text += strcspn (text, "\n");
    text += *text == '\n';
  }
  return *text == '['
      && (g_str_has_prefix (text, "[Script Info]")
          || strstr (text, "[Events]"));
}

static Columns
read_format (const gchar *text, gsize length)
{
  g_autofree gchar *copy = g_strndup (text, MIN (length, 1024));
  g_auto (GStrv) names = g_strsplit (copy, ",", MAX_COLUMNS);
  Columns columns = { g_strv_length (names), -1, -1, -1 };

  for (guint i = 0; names[i]; i++) {
    g_strstrip (names[i]);
    if (g_ascii_strcasecmp (names[i], "Start") == 0)
      columns.start = i;
    else if (g_ascii_strcasecmp (names[i], "End") == 0)
      columns.end = i;
    else if (g_ascii_strcasecmp (names[i], "Name") == 0
        || g_ascii_strcasecmp (names[i], "Actor") == 0)
      columns.name = i;
  }
  return columns;
}

/* ---- text ---- */

typedef struct {
  SubtitlesCue *cue;
  gint64 spoken_ns; /* up to where karaoke has come */
  gboolean drawing; /* \p1: outlines, not letters */
} Text;

static void
take_override (Text *text, const gchar *tag, gsize length)
{
  gint number;
  g_autofree gchar *copy = g_strndup (tag, MIN (length, 32));

  if (g_str_has_prefix (copy, "an")) {
    subtitles_cue_align (text->cue, atoi (copy + 2));
  } else if (*copy == 'k' || *copy == 'K') {
    number = atoi (copy + 1 + strspn (copy + 1, "fo"));
    subtitles_cue_mark (text->cue, text->spoken_ns);
    text->spoken_ns += CLAMP (number, 0, 100000) * 10 * MOVIE_MS;
  } else if (*copy == 'p' && g_ascii_isdigit (copy[1])) {
    text->drawing = atoi (copy + 1) > 0;
  }
}

static const gchar *
take_overrides (Text *text, const gchar *p, const gchar *end)
{
  const gchar *close = memchr (p, '}', MIN (end - p, SUBTITLES_MAX_TAG));

  if (!close)
    return NULL;
  while ((p = memchr (p, '\\', close - p))) {
    const gchar *next;

    p++;
    next = memchr (p, '\\', close - p);
    take_override (text, p, (next ? next : close) - p);
  }
  return close + 1;
}

static const gchar *
take_escape (Text *text, const gchar *p)
{
  GString *to = text->cue->text;

  switch (p[1]) {
    case 'N':
      g_string_append_c (to, '\n');
      return p + 2;
    case 'n':
      g_string_append_c (to, ' ');
      return p + 2;
    case 'h':
      g_string_append (to, "\xc2\xa0");
      return p + 2;
    case '{':
    case '}':
      g_string_append_c (to, p[1]);
      return p + 2;
    default:
      return NULL;
  }
}

static void
take_text (SubtitlesCue *cue, const gchar *p, const gchar *end)
{
  Text text = { cue, cue->from_ns };

  while (p < end) {
    const gchar *next = NULL;

    if (*p == '{')
      next = take_overrides (&text, p, end);
    else if (*p == '\\' && p + 1 < end)
      next = take_escape (&text, p);
    if (!next) {
      next = g_utf8_next_char (p);
      if (!text.drawing)
        g_string_append_len (cue->text, p, next - p);
    }
    p = next;
  }
  /* The last syllable ends before the cue does. */
  if (cue->marks->len > 0 && text.spoken_ns < cue->to_ns)
    subtitles_cue_mark (cue, text.spoken_ns);
}

/* ---- lines ---- */

static gboolean
parse_time (const gchar *text, gint64 *ns)
{
  const gchar *end = text + strlen (text);

  return subtitles_parse_time (&text, end, ns) && text == end;
}

/* The last column is the text, with all its commas. */
static void
read_dialogue (SubtitlesReader *reader, const Columns *columns,
    const gchar *text, gsize length)
{
  const gchar *end = text + length, *p = text;
  g_auto (GStrv) values = g_new0 (gchar *, columns->n + 1);
  SubtitlesCue cue;
  guint n = 0;

  for (; n + 1 < columns->n; n++) {
    const gchar *comma = memchr (p, ',', end - p);

    if (!comma)
      break;
    values[n] = g_strstrip (g_strndup (p, comma - p));
    p = comma + 1;
  }
  subtitles_cue_init (&cue);
  if (n + 1 < columns->n || !parse_time (values[columns->start], &cue.from_ns)
      || !parse_time (values[columns->end], &cue.to_ns)) {
    subtitles_warn (reader, "left out: expected a dialogue as \"Format\" says");
    cue.from_ns = cue.to_ns = 0;
  } else {
    take_text (&cue, p, end);
    if (columns->name >= 0 && *values[columns->name])
      cue.speaker = g_utf8_substring (values[columns->name], 0,
          MIN (g_utf8_strlen (values[columns->name], -1), 100));
  }
  subtitles_cue_finish (reader, &cue);
}

static gboolean
line_is (const gchar *line, gsize length, const gchar *key, const gchar **value)
{
  gsize n = strlen (key);

  if (length < n || g_ascii_strncasecmp (line, key, n) != 0)
    return FALSE;
  *value = line + n;
  while (*value < line + length && **value == ' ')
    (*value)++;
  return TRUE;
}

static void
read_ass (SubtitlesReader *reader)
{
  Columns columns = read_format (default_format, sizeof default_format - 1);
  const gchar *line, *value;
  gboolean events = FALSE;
  gsize length;

  while (subtitles_next_line (reader, &line, &length)) {
    if (*line == '[')
      events = line_is (line, length, "[Events]", &value);
    else if (!events)
      continue;
    else if (line_is (line, length, "Format:", &value))
      columns = read_format (value, line + length - value);
    else if (line_is (line, length, "Dialogue:", &value)) {
      if (columns.start < 0 || columns.end < 0
          || MAX (columns.start, columns.end) + 1 >= (gint) columns.n)
        subtitles_warn (reader, "left out: no times in \"Format\"");
      else
        read_dialogue (reader, &columns, value, line + length - value);
    }
  }
}

/* ---- writing ---- */

static void
append_time (GString *out, gint64 ns)
{
  gint64 cs = (ns / MOVIE_MS + 5) / 10;

  g_string_append_printf (out, "%" G_GINT64_FORMAT ":%02d:%02d.%02d",
      cs / 360000, (gint) (cs / 6000 % 60), (gint) (cs / 100 % 60),
      (gint) (cs % 100));
}

static void
append_text (GString *out, const gchar *text, gsize length)
{
  for (gsize i = 0; i < length; i++) {
    if (text[i] == '\n')
      g_string_append (out, "\\N");
    else if (text[i] == '{' || text[i] == '}')
      g_string_append_printf (out, "\\%c", text[i]);
    else
      g_string_append_c (out, text[i]);
  }
}

static gint64
hundredths (gint64 ns)
{
  return (ns / MOVIE_MS + 5) / 10;
}

/* Each word from its time to that of the next one. */
static gboolean
append_words (GString *out, const CaptionCue *cue)
{
  const gchar *at = cue->text;
  gint64 said = hundredths (cue->from_ns);
  gsize before = out->len;

  if (cue->n_words == 0)
    return FALSE;
  for (guint i = 0; i < cue->n_words; i++) {
    const CaptionWord *word = &cue->words[i];
    const gchar *found = strstr (at, word->text);
    gint64 from = hundredths (word->from_ns), to = hundredths (word->to_ns);

    if (!found) {
      g_string_truncate (out, before);
      return FALSE;
    }
    if (from > said)
      g_string_append_printf (out, "{\\k%d}", (gint) (from - said));
    append_text (out, at, found - at);
    g_string_append_printf (out, "{\\kf%d}", (gint) (to - from));
    append_text (out, word->text, strlen (word->text));
    said = to;
    at = found + strlen (word->text);
  }
  append_text (out, at, strlen (at));
  return TRUE;
}

static void
write_head (GString *out, const Movie *movie)
{
  gint width = movie->format.width, height = movie->format.height;
  gint size = MIN (width, height) * (height > width ? 64 : 56) / 1000;

  g_string_append_printf (out,
      "[Script Info]\nScriptType: v4.00+\nPlayResX: %d\nPlayResY: %d\n"
      "WrapStyle: 0\nScaledBorderAndShadow: yes\n\n[V4+ Styles]\n"
      "Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, "
      "OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, "
      "ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, "
      "MarginL, MarginR, MarginV, Encoding\n"
      "Style: Default,%s,%d,&H00FFFFFF,&H00B3B3B3,&H00000000,&H66000000,-1,0,"
      "0,0,100,100,0,0,1,%d,1,2,%d,%d,%d,1\n\n[Events]\nFormat: %s\n",
      width, height,
      movie->captions.spec.font ? movie->captions.spec.font : "Lato", size,
      MAX (size / 14, 1), width * 8 / 100, width * 8 / 100,
      height * (height > width ? 18 : 8) / 100, default_format);
}

static void
write_ass (GString *out, const GPtrArray *cues, const Movie *movie)
{
  write_head (out, movie);
  for (guint i = 0; i < cues->len; i++) {
    const CaptionCue *cue = g_ptr_array_index (cues, i);
    g_autofree gchar *name = g_strdup (cue->speaker ? cue->speaker : "");
    gint digit = subtitles_cue_digit (cue);

    g_strdelimit (name, ",\n", ' ');
    g_string_append (out, "Dialogue: 0,");
    append_time (out, cue->from_ns);
    g_string_append_c (out, ',');
    append_time (out, cue->to_ns);
    g_string_append_printf (out, ",Default,%s,0,0,0,,", name);
    if (digit > 0)
      g_string_append_printf (out, "{\\an%d}", digit);
    if (!append_words (out, cue))
      append_text (out, cue->text, strlen (cue->text));
    g_string_append_c (out, '\n');
  }
}

const SubtitlesFormat subtitles_ass = {
  .name = "ass",
  .is = is_ass,
  .read = read_ass,
  .write = write_ass,
};
