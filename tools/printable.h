/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Words of others (prompts, movies, answers of models, names of files) as a
 * terminal may show them: what would move the cursor, change colours or turn
 * the direction of writing is spelled out, "\u001b". */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In one line: line breaks are spelled out too. */
gchar *printable_line (const gchar *text);
/* Line breaks stay. */
gchar *printable_text (const gchar *text);

G_END_DECLS
