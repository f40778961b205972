/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the styles of captions.c are made of; caption.h is the public part. */
#pragma once

#include "caption.h"

G_BEGIN_DECLS

/* Where a word of the cue stands in its text; empty if nowhere. */
typedef struct {
  gsize start, end; /* bytes */
  gint64 from_ns, to_ns;
} CaptionRange;

/* A word, or the part of it on one line, that fills with colour. */
typedef struct {
  const Sprite *fill; /* of its line; the block's */
  gint x0, x1;        /* columns of the frame */
  gint before, after; /* free columns that its ink may reach into */
  gboolean rtl;
  gint64 from_ns, to_ns;
} CaptionSpan;

struct CaptionBlock {
  const CaptionStyle *style;
  Sprite *base;     /* NULL: nothing to see */
  GPtrArray *fills; /* of Sprite, one a line, NULL where empty */
  GArray *spans;    /* of CaptionSpan */
};

CaptionBlock *caption_block_new (void);

/**
 * caption_block_add_words:
 * @text: @cue's text as laid out
 * @x: top left of @text in the frame
 * @color: of the fill
 *
 * Gives @block a filled copy of each line, and a span for each word of @cue
 * that is found in it.
 */
void caption_block_add_words (CaptionBlock *block, const CaptionCue *cue,
    const TextBlock *text, gint x, gint y, PictureMatrix matrix, guint32 color);

/* Draws the base and the filled part of each span at @t_ns. */
void caption_block_draw (const CaptionBlock *block, gint64 t_ns, Picture *dst);

/* @cue's own words, or synthesised ones, as they stand in its text, in order
 * (GArray of CaptionRange). */
GArray *caption_match_words (const CaptionCue *cue);

G_END_DECLS
