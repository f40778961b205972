/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Turns a prompt that leads with what the video is ("A calm portrait minute
 * about coffee") into the form that ends with it ("coffee, calm, portrait, a
 * minute"), which the finders of directions.c read. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * lead_unfold:
 * Returns: (transfer full): @prompt with its lead behind the subject and its
 *   audience said as a tone; control characters are spaces. The same text
 *   where there is neither.
 */
gchar *lead_unfold (const gchar *prompt);

G_END_DECLS
