/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the picture of an ASS script depends on beside its bytes: the fonts
 * that it names and the letters that it shows. */
#include "subtitles-private.h"

#include <string.h>

#define MAX_FAMILIES 64
#define MAX_FAMILY 128

static void
add_family (GPtrArray *families, const gchar *name, gsize length)
{
  g_autofree gchar *family = g_strndup (name, MIN (length, MAX_FAMILY));

  g_strstrip (family);
  /* One for vertical writing begins with it. */
  if (*family == '@')
    memmove (family, family + 1, strlen (family));
  if (!*family || families->len >= MAX_FAMILIES
      || !g_utf8_validate (family, -1, NULL))
    return;
  for (guint i = 0; i < families->len; i++)
    if (strcmp (families->pdata[i], family) == 0)
      return;
  g_ptr_array_add (families, g_steal_pointer (&family));
}

/* "Style: Name, Fontname, ...": the second value in every version. */
static void
add_style (GPtrArray *families, const gchar *line, const gchar *end)
{
  const gchar *comma = memchr (line, ',', end - line);
  const gchar *next = comma ? memchr (comma + 1, ',', end - comma - 1) : NULL;

  if (next)
    add_family (families, comma + 1, next - comma - 1);
}

static void
add_overrides (GPtrArray *families, const gchar *line, const gchar *end)
{
  for (const gchar *p = line; (p = g_strstr_len (p, end - p, "\\fn"));) {
    p += 3;
    add_family (families, p, strcspn (p, "\\}\n"));
  }
}

GStrv
subtitles_script_families (GBytes *script)
{
  GPtrArray *families = g_ptr_array_new_with_free_func (g_free);
  gsize size;
  const gchar *data = g_bytes_get_data (script, &size);
  g_autofree gchar *text = g_strndup (data, size);
  SubtitlesReader reader = { .at = text };
  const gchar *line;
  gsize length;

  while (subtitles_next_line (&reader, &line, &length)) {
    if (length > 6 && g_ascii_strncasecmp (line, "Style:", 6) == 0)
      add_style (families, line, line + length);
    else
      add_overrides (families, line, line + length);
  }
  g_ptr_array_add (families, NULL);
  return (GStrv) g_ptr_array_free (families, FALSE);
}

gchar *
subtitles_letters (const GPtrArray *cues)
{
  g_autofree guint8 *seen = g_malloc0 (0x110000 / 8);
  GString *letters = g_string_new (NULL);

  for (guint i = 0; i < cues->len; i++) {
    const CaptionCue *cue = g_ptr_array_index (cues, i);

    for (const gchar *p = cue->text; *p; p = g_utf8_next_char (p)) {
      gunichar letter = g_utf8_get_char (p);

      if (!(seen[letter / 8] & 1 << letter % 8))
        g_string_append_unichar (letters, letter);
      seen[letter / 8] |= 1 << letter % 8;
    }
  }
  return g_string_free (letters, FALSE);
}
