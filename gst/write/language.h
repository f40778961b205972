/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The language of a video: asked for, or that of its prompt. Codes are BCP 47
 * and static. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a prompt asks for ("in German"), and where; NULL for nothing. */
const gchar *language_asked (const gchar *prompt, gint *from, gint *to);

/* What it is written in; "en" where nothing tells. */
const gchar *language_guess (const gchar *prompt);

/* NULL for a code that has no name here. */
const gchar *language_name (const gchar *code);

G_END_DECLS
