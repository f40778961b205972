/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Where a line may not end though Pango would let it: between kana, and what
 * they follow, as no spaces tell there what a word is. Knows no widths. */
#include "text-block.h"

#include <pango/pango.h>

/* More letters in a row are a sentence, and no word. */
#define LONGEST 8

/* The mark that makes a vowel long is of no script of its own. */
static GUnicodeScript
script_of (gunichar c)
{
  return c == 0x30fc ? G_UNICODE_SCRIPT_KATAKANA : g_unichar_get_script (c);
}

static gboolean
belongs (gunichar before, gunichar c)
{
  const GUnicodeScript was = script_of (before);

  switch (script_of (c)) {
    case G_UNICODE_SCRIPT_HIRAGANA:
      return was == G_UNICODE_SCRIPT_HAN || was == G_UNICODE_SCRIPT_HIRAGANA
          || was == G_UNICODE_SCRIPT_KATAKANA;
    case G_UNICODE_SCRIPT_KATAKANA:
      return was == G_UNICODE_SCRIPT_KATAKANA;
    default:
      return FALSE;
  }
}

static const gchar *
word_end (const gchar *start)
{
  const gchar *p = g_utf8_next_char (start);
  gunichar before = g_utf8_get_char (start);
  gint n = 1;

  for (; *p && n < LONGEST && belongs (before, g_utf8_get_char (p)); n++) {
    before = g_utf8_get_char (p);
    p = g_utf8_next_char (p);
  }
  return p;
}

void
text_tie_kana (PangoAttrList **list, const gchar *text)
{
  for (const gchar *p = text; *p;) {
    const gchar *end = word_end (p);

    if (end != g_utf8_next_char (p)) {
      PangoAttribute *tie = pango_attr_allow_breaks_new (FALSE);

      tie->start_index = p - text;
      tie->end_index = end - text;
      if (!*list)
        *list = pango_attr_list_new ();
      pango_attr_list_insert (*list, tie);
    }
    p = end;
  }
}

static gboolean
is_tie (PangoAttribute *attribute, gpointer data)
{
  return attribute->klass->type == PANGO_ATTR_ALLOW_BREAKS;
}

void
text_untie (PangoLayout *layout)
{
  PangoAttrList *had = pango_layout_get_attributes (layout);
  PangoAttrList *list, *ties;

  if (!had)
    return;
  list = pango_attr_list_copy (had);
  ties = pango_attr_list_filter (list, is_tie, NULL);
  g_clear_pointer (&ties, pango_attr_list_unref);
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
}
