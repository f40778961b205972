/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* When each word is said, out of what vendors tell in seconds. What comes is a
 * list [{text, from_ms, to_ms}], one after the other within the sound. Pure. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * speech_words_of_characters:
 * @alignment: (nullable): {characters, character_start_times_seconds,
 *   character_end_times_seconds}, lists of the same length
 * @words: NULL where @alignment is, or JSON's null
 *
 * Words are what lies between blanks.
 */
gboolean speech_words_of_characters (
    JsonNode *alignment, gint64 duration_ms, JsonNode **words, GError **error);

/* The same of a list [{text, start, end}] of at least one word. @duration_ms:
 * 0 where it is not known. */
gboolean speech_words_of_list (
    JsonNode *list, gint64 duration_ms, JsonNode **words, GError **error);

G_END_DECLS
