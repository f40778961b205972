/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Letters, times and tags of subtitle files, the same in all formats. Bytes
 * come from strangers: all is read once, forwards, with nothing nested. */
#include "subtitles-private.h"

#include <string.h>

#define DAY_MS 86400000
#define MAX_ENTITY 10

/* ---- letters ---- */

/* Windows-1252 where it is not Latin-1: 0x80 to 0x9f. */
static const gunichar windows[32] = { 0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e,
  0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd,
  0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013,
  0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178 };

static gchar *
from_windows (const gchar *bytes, gsize length)
{
  GString *text = g_string_sized_new (length + length / 8 + 1);

  for (gsize i = 0; i < length; i++) {
    guchar c = bytes[i];

    if (c < 0x80)
      g_string_append_c (text, c);
    else
      g_string_append_unichar (text, c < 0xa0 ? windows[c - 0x80] : c);
  }
  return g_string_free (text, FALSE);
}

/* A lone half of a pair is nothing that could be shown. */
static gchar *
from_utf16 (const gchar *bytes, gsize length, gboolean big)
{
  GString *text = g_string_sized_new (length);

  for (gsize i = 0; i + 1 < length; i += 2) {
    guchar a = bytes[i], b = bytes[i + 1];
    gunichar c = big ? a << 8 | b : b << 8 | a;

    if (c >= 0xd800 && c < 0xdc00 && i + 3 < length) {
      guchar d = bytes[i + 2], e = bytes[i + 3];
      gunichar low = big ? d << 8 | e : e << 8 | d;

      if (low >= 0xdc00 && low < 0xe000) {
        c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
        i += 2;
      }
    }
    if (c >= 0xd800 && c < 0xe000)
      c = 0xfffd;
    if (c)
      g_string_append_unichar (text, c);
  }
  return g_string_free (text, FALSE);
}

/* One kind of line end, and no control signs but that and tabs. */
static void
clean (gchar *text)
{
  gchar *to = text;

  for (const gchar *p = text; *p; p++) {
    guchar c = *p;

    if (c == '\r') {
      if (p[1] != '\n')
        *to++ = '\n';
    } else if (c >= 0x20 || c == '\n' || c == '\t') {
      *to++ = c;
    }
  }
  *to = 0;
}

gchar *
subtitles_to_utf8 (const gchar *bytes, gsize length)
{
  g_autofree gchar *copy = NULL;
  gchar *text;
  gsize n = 0;

  if (length >= 2 && memcmp (bytes, "\xff\xfe", 2) == 0) {
    text = from_utf16 (bytes + 2, length - 2, FALSE);
  } else if (length >= 2 && memcmp (bytes, "\xfe\xff", 2) == 0) {
    text = from_utf16 (bytes + 2, length - 2, TRUE);
  } else {
    gboolean marked = length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0;

    copy = g_malloc (length + 1);
    for (gsize i = marked ? 3 : 0; i < length; i++)
      if (bytes[i])
        copy[n++] = bytes[i];
    copy[n] = 0;
    if (g_utf8_validate (copy, n, NULL))
      text = g_steal_pointer (&copy);
    else
      text = marked ? g_utf8_make_valid (copy, n) : from_windows (copy, n);
  }
  clean (text);
  return text;
}

/* ---- times ---- */

/* At most six digits: no number that matters is longer. */
static gboolean
parse_digits (const gchar **p, const gchar *end, gint64 *value, guint *n)
{
  *value = 0;
  *n = 0;
  while (*p < end && g_ascii_isdigit (**p)) {
    if (++*n > 6)
      return FALSE;
    *value = *value * 10 + (**p - '0');
    (*p)++;
  }
  return *n > 0;
}

static gboolean
parse_fraction (const gchar **p, const gchar *end, gint64 *ms)
{
  static const gint64 scale[] = { 0, 100, 10, 1 };
  gint64 value;
  guint n;

  (*p)++;
  if (!parse_digits (p, end, &value, &n) || n > 3)
    return FALSE;
  *ms = *ms * 1000 + value * scale[n];
  return TRUE;
}

gboolean
subtitles_parse_time (const gchar **p, const gchar *end, gint64 *ns)
{
  gint64 total = 0, part;
  guint n, parts = 0;

  while (parts < 3 && parse_digits (p, end, &part, &n)) {
    total = total * 60 + part;
    parts++;
    if (*p >= end || **p != ':')
      break;
    (*p)++;
  }
  if (parts < 2)
    return FALSE;
  if (*p < end && (**p == '.' || **p == ',')) {
    if (!parse_fraction (p, end, &total))
      return FALSE;
  } else {
    total *= 1000;
  }
  *ns = total * MOVIE_MS;
  return total <= DAY_MS;
}

static void
skip_spaces (const gchar **p, const gchar *end)
{
  while (*p < end && g_ascii_isspace (**p))
    (*p)++;
}

gboolean
subtitles_parse_times (
    const gchar *line, gsize length, SubtitlesCue *cue, const gchar **rest)
{
  const gchar *p = line, *end = line + length;

  skip_spaces (&p, end);
  if (!subtitles_parse_time (&p, end, &cue->from_ns))
    return FALSE;
  skip_spaces (&p, end);
  if (end - p < 3 || memcmp (p, "-->", 3) != 0)
    return FALSE;
  p += 3;
  skip_spaces (&p, end);
  if (!subtitles_parse_time (&p, end, &cue->to_ns))
    return FALSE;
  *rest = p;
  return p == end || g_ascii_isspace (*p);
}

void
subtitles_append_time (GString *out, gint64 ns, gchar separator)
{
  gint64 ms = ns / MOVIE_MS;

  g_string_append_printf (out, "%02" G_GINT64_FORMAT ":%02d:%02d%c%03d",
      ms / 3600000, (gint) (ms / 60000 % 60), (gint) (ms / 1000 % 60),
      separator, (gint) (ms % 1000));
}

/* ---- tags and entities ---- */

/* What is between "<" and ">" if it begins as a tag does: "a < b" has none. */
static const gchar *
tag_end (const gchar *p, const gchar *end)
{
  const gchar *limit =
      end - p > SUBTITLES_MAX_TAG ? p + SUBTITLES_MAX_TAG : end;
  const gchar *close;

  if (p + 1 >= end
      || !(p[1] == '/' || g_ascii_isalpha (p[1]) || g_ascii_isdigit (p[1])))
    return NULL;
  close = memchr (p, '>', limit - p);
  return close ? close + 1 : NULL;
}

static const struct {
  const gchar *name;
  gunichar letter;
} entities[] = {
  { "amp", '&' },
  { "lt", '<' },
  { "gt", '>' },
  { "quot", '"' },
  { "apos", '\'' },
  { "nbsp", 0xa0 },
  { "lrm", 0x200e },
  { "rlm", 0x200f },
};

/* Past the entity at @p, which is appended; NULL if there is none. */
static const gchar *
take_entity (GString *text, const gchar *p, const gchar *end)
{
  const gchar *close = memchr (p, ';', MIN (end - p, MAX_ENTITY));
  gsize n = close ? close - p - 1 : 0;

  for (guint i = 0; n > 0 && i < G_N_ELEMENTS (entities); i++)
    if (strlen (entities[i].name) == n
        && memcmp (entities[i].name, p + 1, n) == 0) {
      g_string_append_unichar (text, entities[i].letter);
      return close + 1;
    }
  return NULL;
}

/* "<v Ann>", "<v.loud Ann>": who speaks; "<00:01.000>": when. */
static void
take_tag (SubtitlesCue *cue, const gchar *tag, const gchar *end)
{
  const gchar *p = tag + 1;
  gint64 ns;

  if (g_ascii_isdigit (*p)) {
    if (subtitles_parse_time (&p, end - 1, &ns) && p == end - 1)
      subtitles_cue_mark (cue, ns);
    return;
  }
  if (*p != 'v' || cue->speaker || !(p[1] == ' ' || p[1] == '.'))
    return;
  p = memchr (p, ' ', end - p);
  if (!p)
    return;
  cue->speaker = g_strndup (p + 1, MIN (end - 1 - (p + 1), 100));
  g_strstrip (cue->speaker);
  if (!g_utf8_validate (cue->speaker, -1, NULL) || !*cue->speaker)
    g_clear_pointer (&cue->speaker, g_free);
}

/* "{\an8}", as ASS and some SRT have it; all others are left out. */
static const gchar *
take_braces (SubtitlesCue *cue, const gchar *p, const gchar *end)
{
  const gchar *close = memchr (p, '}', MIN (end - p, SUBTITLES_MAX_TAG));

  if (!close)
    return NULL;
  if (close - p >= 4 && memcmp (p, "{\\an", 4) == 0)
    subtitles_cue_align (cue, p[4] - '0');
  return close + 1;
}

void
subtitles_take_line (
    SubtitlesCue *cue, const gchar *line, gsize length, gboolean vtt)
{
  const gchar *end = line + length;

  if (cue->text->len > 0)
    g_string_append_c (cue->text, '\n');
  for (const gchar *p = line; p < end;) {
    const gchar *next = NULL;

    if (*p == '<' && (next = tag_end (p, end)))
      take_tag (cue, p, next);
    else if (!vtt && *p == '{' && p + 1 < end && p[1] == '\\')
      next = take_braces (cue, p, end);
    else if (vtt && *p == '&')
      next = take_entity (cue->text, p, end);
    if (!next) {
      next = g_utf8_next_char (p);
      g_string_append_len (cue->text, p, next - p);
    }
    p = next;
  }
}

void
subtitles_append_text (GString *out, const gchar *text, gboolean vtt)
{
  gboolean fresh = TRUE;

  for (const gchar *p = text; *p; p++) {
    if (*p == '\n' && (fresh || !p[1]))
      continue;
    fresh = *p == '\n';
    if (vtt && *p == '&')
      g_string_append (out, "&amp;");
    else if (vtt && *p == '<')
      g_string_append (out, "&lt;");
    else if (vtt && *p == '>')
      g_string_append (out, "&gt;");
    else
      g_string_append_c (out, *p);
  }
}
