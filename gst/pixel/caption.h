/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Captions: cues with words, drawn in one of a table of styles. */
#pragma once

#include "text.h"
#include "param.h"

G_BEGIN_DECLS

typedef struct {
  gchar *text;
  gint64 from_ns, to_ns;    /* movie clock */
} CaptionWord;

typedef struct {
  gint64 from_ns, to_ns;
  gchar *text;
  CaptionWord *words;       /* may be NULL: synthesised by length */
  guint n_words;
} CaptionCue;

/* A cue laid out for one frame size; immutable. */
typedef struct CaptionBlock CaptionBlock;

typedef struct CaptionStyle CaptionStyle;
struct CaptionStyle {
  const gchar *name;
  const gchar *const *aliases;
  const gchar *summary;
  const gchar *font;        /* family; NULL: the default */
  gboolean words;           /* shows each word at its time */
  CaptionBlock *(*layout) (const CaptionStyle *style, const CaptionCue *cue,
      gint width, gint height, PictureMatrix matrix, TextReport *report);
  void (*draw) (const CaptionBlock *block, gint64 t_ns, Picture *dst);
};

extern const CaptionStyle *const caption_styles[];
const CaptionStyle *caption_style_find (const gchar *name);

CaptionBlock *caption_layout (const CaptionStyle *style, const CaptionCue *cue,
    gint width, gint height, PictureMatrix matrix, TextReport *report);
void caption_draw (const CaptionBlock *block, gint64 t_ns, Picture *dst);
/* TRUE if drawing at @a_ns and @b_ns gives the same pixels. */
gboolean caption_same (const CaptionBlock *block, gint64 a_ns, gint64 b_ns);
void caption_block_free (CaptionBlock *block);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CaptionBlock, caption_block_free)

/* Fills @cue->words from its text, times shared by length, if it has none. */
void caption_cue_synthesise_words (CaptionCue *cue);

G_END_DECLS
