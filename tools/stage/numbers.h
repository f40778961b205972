/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Numbers that a story tells: which one of a text is worth to be shown, and
 * how. Knows no movie and no time. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  gdouble value;
  gint decimals;
  gboolean year;
  guint word;     /* which of the text's words it is, as narration_count() has
                   * them */
  gchar *pattern; /* "{}%", "$ {}"; NULL: the number alone */
  gchar *label;   /* what there are so many of; NULL: it says enough */
} Number;

/* FALSE where @text has none that says something by itself: no part of a name
 * or of a date, none without what is counted. Years come last. */
gboolean number_find (const gchar *text, Number *number);
void number_clear (Number *number);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Number, number_clear)

/* What stands between thousands in @language: a word of the counter's. */
const gchar *number_separator (const Number *number, const gchar *language);
/* Where a counter to it begins. */
gdouble number_start (const Number *number);

G_END_DECLS
