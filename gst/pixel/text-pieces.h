/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A text taken apart, to be moved piece by piece. It is shaped and painted once
 * as a whole; then every pixel of it belongs to exactly one piece, so that the
 * pieces at their places are the text again. */
#pragma once

#include "text.h"

G_BEGIN_DECLS

typedef enum {
  TEXT_UNIT_LINE,
  TEXT_UNIT_WORD,           /* what may stand on a line of its own */
  TEXT_UNIT_LETTER,         /* what is shaped together: never half a ligature */
} TextUnit;

typedef struct {
  Paper *paper;           /* where it rests in the frame */
  guint line;
  gboolean rtl;
} TextPiece;

/**
 * text_block_pieces:
 * @whole: @block as text_block_paint() gave it for this place
 *
 * Returns: (transfer full): GArray of TextPiece, in reading order; those
 *   without ink are left out.
 */
GArray *text_block_pieces (const TextBlock *block, const Paper *whole, gint x,
    gint y, TextUnit unit);

G_END_DECLS
