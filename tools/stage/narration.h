/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is said, word by word, with its punctuation and its times; and the
 * cues that show it. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum {
  NARRATION_GOES_ON,
  NARRATION_PHRASE,   /* a comma or the like follows */
  NARRATION_SENTENCE, /* a full stop or the like follows */
} NarrationBreak;

typedef struct {
  gchar *text; /* as written, "Thames," */
  gint64 from_ms, to_ms;
  NarrationBreak after;
} NarrationWord;

typedef struct {
  GPtrArray *words;   /* of NarrationWord, at least one */
  gint64 duration_ms; /* of the sound */
} Narration;

/**
 * narration_new:
 * @words: (nullable): [{text, from_ms, to_ms}] as the narrator reported, with
 *   or without punctuation; NULL: times are shared by length
 *
 * Returns: NULL if nothing is said.
 */
Narration *narration_new (
    const gchar *text, JsonArray *words, gint64 duration_ms);
Narration *narration_copy (const Narration *narration);
void narration_free (Narration *narration);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Narration, narration_free)

const NarrationWord *narration_word (const Narration *narration, guint i);
/* How many words narration_new() makes of @text. */
guint narration_count (const gchar *text);

/* How cues are cut: at phrases where it can be, two lines at most. */
typedef struct {
  guint line_chars; /* 34; portrait 22 */
  gint64 least_ms;  /* 800 */
  gint64 gap_ms;    /* 80 */
} NarrationCueRules;

/* Returns: [{from_ms, to_ms, text, words[{text, from_ms, to_ms}]}], none
 * later than @end_ms. */
JsonArray *narration_cues (
    const Narration *narration, const NarrationCueRules *rules, gint64 end_ms);

G_END_DECLS
