/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Which part of a cue is shown when, and where a part breaks into lines. By
 * letters alone: the same whatever fonts are installed.
 *
 * A cue that keeps to its lines is one page. Its lines may hold a fifth more
 * than the rule says, in smaller letters. One that does not is cut into as few
 * pages as do, of like length, at the ends of phrases where there are any; a
 * page is seen from its first word to the next page's. */
#pragma once

#include "caption-block.h"

G_BEGIN_DECLS

typedef struct {
  gint words; /* on a page; 0: any number */
  gint chars; /* in a line; a wide letter counts as two */
  gint lines;
  gboolean strict; /* no letter more in a line */
} CaptionRules;

typedef struct {
  gsize start, end; /* bytes of the cue's text */
  gint64 from_ns;
} CaptionPage;

CaptionRules caption_rules (
    const CaptionStyle *style, const CaptionSpec *spec, gboolean upright);

/* @words: of CaptionRange, those of @cue that have a time. At least one page,
 * but for a cue without a letter. */
GArray *caption_pages (
    const CaptionCue *cue, const GArray *words, const CaptionRules *rules);

/* (transfer full): @text with its spaces made line breaks where two lines are
 * of like length and end with a phrase, byte for byte; @text itself if it is
 * one line, or has breaks of its own. */
gchar *caption_break_lines (const gchar *text, const CaptionRules *rules);

G_END_DECLS
