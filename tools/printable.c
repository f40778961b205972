/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "printable.h"

/* Controls, line and paragraph separators, and the marks that let text look
 * like another text. */
static gboolean
is_active (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029
      || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static gchar *
spell_out (const gchar *text, gunichar kept)
{
  g_autofree gchar *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_new (NULL);

  for (const gchar *c = valid; *c; c = g_utf8_next_char (c)) {
    gunichar letter = g_utf8_get_char (c);

    if (letter == kept || !is_active (letter))
      g_string_append_unichar (out, letter);
    else if (letter == '\n')
      g_string_append (out, "\\n");
    else
      g_string_append_printf (out, "\\u%04x", letter);
  }
  return g_string_free (out, FALSE);
}

gchar *
printable_line (const gchar *text)
{
  return spell_out (text, 0);
}

gchar *
printable_text (const gchar *text)
{
  return spell_out (text, '\n');
}
