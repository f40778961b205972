/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A cue as laid out: what caption-layout.c makes, caption-state.c sets to a
 * time and caption.c draws. caption.h is the public part. */
#pragma once

#include "caption.h"
#include "easing.h"
#include "sprite-move.h"

G_BEGIN_DECLS

/* Where a word of the cue stands in its text; empty if nowhere. */
typedef struct {
  gsize start, end; /* bytes */
  gint64 from_ns, to_ns;
} CaptionRange;

/* A word that is spoken, or the part of it on one line. */
typedef struct {
  guint line;
  gint x0, x1;        /* columns of the frame */
  gint before, after; /* free columns that its ink may reach into */
  gboolean rtl;
  gint64 from_ns, to_ns;
  gint64 off_ns; /* when it is no longer the one that is spoken */
} CaptionSpan;

/* What comes and moves as one. Its box shares no sample with another's; all
 * together are the page. */
typedef struct {
  guint line;
  SpriteBox box;
  gint x0, x1; /* columns of its letters */
  gint x, y;   /* the middle of them, 1/256 pixel */
  gint span;   /* of the word that moves it; -1: none */
  gint64 enter_ns;
  gboolean rtl;
} CaptionPiece;

#define CAPTION_LAYERS 4

typedef struct {
  gint64 from_ns, to_ns;
  Sprite *layers[CAPTION_LAYERS]; /* from below: ghosts, glow, letters */
  GPtrArray *boxes;               /* of Sprite */
  GPtrArray *fills; /* of Sprite, a line of letters in the accent */
  GArray *lines;    /* of SpriteBox: capitals down to the base line */
  GArray *spans;    /* of CaptionSpan */
  GArray *pieces;   /* of CaptionPiece */
} CaptionPageBlock;

struct CaptionBlock {
  const CaptionStyle *style;
  const Easing *easing;
  PictureMatrix matrix;
  gdouble size; /* of the letters, pixels */
  gint64 from_ns, to_ns;
  guint32 accent, box;
  GPtrArray *pages; /* of CaptionPageBlock */
};

CaptionPageBlock *caption_page_block_new (gint64 from_ns, gint64 to_ns);
void caption_page_block_free (gpointer page);

/* ---- caption-words.c ---- */

/* @cue's own words, or synthesised ones, as they stand in its text, in order
 * (GArray of CaptionRange). */
GArray *caption_match_words (const CaptionCue *cue);
/* All words of @text, whatever their time. */
GArray *caption_split_words (const gchar *text);

/* ---- caption-layout.c ---- */

void caption_lay_out_page (CaptionBlock *block, const CaptionSpec *spec,
    CaptionPageBlock *page, const gchar *text, const GArray *words,
    const CaptionCue *cue, gint width, gint height, gdouble scale,
    TextReport *report);

/* ---- caption-pieces.c ---- */

/* Fills page->spans and page->pieces; @words (of CaptionRange) are places in
 * @text, which @laid is at @x, @y of the frame. */
void caption_cut_pieces (CaptionBlock *block, CaptionPageBlock *page,
    const gchar *text, const GArray *words, const TextBlock *laid, gint x,
    gint y);

/* ---- caption-state.c ---- */

/* A piece at a moment; no padding. */
typedef struct {
  gint opacity; /* 0..256 */
  gint wiped;   /* columns not seen yet */
  SpriteMove move;
} CaptionPieceState;

/* What glides behind or below a word, 1/16 pixel. */
typedef struct {
  gint x0, y0, x1, y1;
  gint opacity;
} CaptionMarkState;

typedef struct {
  gint page;    /* -1: nothing is seen */
  gint opacity; /* of boxes */
  CaptionMarkState mark;
  GArray *pieces; /* of CaptionPieceState */
  GArray *filled; /* of gint: columns of each span in the accent */
} CaptionState;

void caption_state_at (
    const CaptionBlock *block, gint64 t_ns, CaptionState *state);
void caption_state_clear (CaptionState *state);
gboolean caption_state_equal (const CaptionState *a, const CaptionState *b);

/* ---- caption-shapes.c ---- */

/* A box with round corners; 1/16 pixel of the frame. NULL: nothing to see. */
Sprite *caption_box_sprite (gint x0, gint y0, gint x1, gint y1, gint radius,
    guint32 color, PictureMatrix matrix);
/* A soft light of @color around what @letters cover. */
Sprite *caption_glow_sprite (
    const Sprite *letters, gint radius, guint32 color, PictureMatrix matrix);
/* Makes of @top, from row @y0 to @y1 of the frame, more and more of @bottom,
 * the same letters in another colour. */
void caption_mix_down (Sprite *top, const Sprite *bottom, gint y0, gint y1);

G_END_DECLS
