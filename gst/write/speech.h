/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Spoken texts: how long they take, and how to make them shorter. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words as they are spoken: "1666" is three. */
guint speech_count_words (const gchar *text);

/* Seconds that a narrator needs, the pause after it included. */
gdouble speech_seconds (const gchar *text);

/* (transfer full): @text with the least needed clauses and sentences left
 * out, until at most @ratio of its words is left or nothing more can go.
 * Never empty. */
gchar *speech_shorten (const gchar *text, gdouble ratio);

G_END_DECLS
