/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Text: shaping and wrapping (text.c), stroke, fill and shadow (text-draw.c):
 * nothing else knows Pango or cairo. fonts.c holds the table of substitutes. */
#pragma once

#include "paper.h"

G_BEGIN_DECLS

typedef enum { TEXT_LEFT, TEXT_CENTER, TEXT_RIGHT } TextAlign;

/* Sizes are pixels of the frame that the text is drawn to. */
typedef struct {
  gchar *font;     /* family, as the document asks; NULL: default */
  gdouble size_px; /* em height */
  gboolean bold, italic;
  gint weight; /* 0: by @bold; else 100..900 */
  TextAlign align;
  guint32 color;       /* 0xRRGGBBAA */
  gdouble line_height; /* factor, 0: 1.15 */
  guint32 stroke_color;
  gdouble stroke_px;      /* 0: none; drawn under the fill, outside it */
  guint32 shadow_color;   /* alpha 0: none */
  gdouble shadow_px;      /* blur radius; offset is half of it downwards */
  gdouble letter_spacing; /* of the size, between letters; joined scripts
                               stay joined */
  guint32 gradient_color; /* the fill goes on to it; alpha 0: no gradient */
  gdouble gradient_angle; /* degrees clockwise, 0: to the right */
  gboolean tabular;       /* digits of one width, where the font has such */
} TextStyle;

/* What a user should hear about the fonts. */
typedef struct {
  const gchar *font_asked; /* interned; NULL unless substituted */
  const gchar *font_used;
  const gchar *font_package; /* Debian's, that has it; NULL: none we know */
  gdouble font_wider;        /* the one used runs wider by this share; 0: alike,
                               or not known */
  guint unknown_glyphs;      /* characters that no installed font has */
  gunichar unknown;          /* the first of them */
} TextReport;

/* (transfer full): of a font that is not installed, and of letters that no font
 * has. */
gchar *text_report_font (const TextReport *report);
gchar *text_report_glyphs (const TextReport *report);
/* (transfer full) (nullable): the same of a family that is drawn by fontconfig's
 * choice alone, as those of scripts are; NULL if it is installed. */
gchar *text_font_substitution (const gchar *family);

/* What a text must stay inside of; 0: any. */
typedef struct {
  gint width; /* pixels, at which it wraps */
  gint height;
  gint lines;
  gdouble smallest; /* of the size, to keep to lines and height; .6 */
} TextLimits;

typedef struct {
  gint x, y, width, height; /* relative to the block's top left */
} TextBox;

/* A laid out text: its lines' boxes and, by byte range, those of its parts. */
typedef struct TextBlock TextBlock;

/**
 * text_layout:
 * @max_width: wraps at this many pixels; 0: never
 * @max_lines: 0: any number; else the size goes down to 60 % to keep to it
 * @report: (out) (optional)
 *
 * Lines are balanced. A block may move between threads, but is used by one at
 * a time.
 */
TextBlock *text_layout (const gchar *text, const TextStyle *style,
    gint max_width, gint max_lines, TextReport *report);
TextBlock *text_layout_within (const gchar *text, const TextStyle *style,
    const TextLimits *limits, TextReport *report);
void text_block_free (TextBlock *block);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TextBlock, text_block_free)

gint text_block_width (const TextBlock *block); /* of the widest line */
gint text_block_height (const TextBlock *block);
guint text_block_n_lines (const TextBlock *block);
/* The ink-independent box of bytes [start, end) of the text, one line: that of
 * @start, which the range must not leave. */
void text_block_range (
    const TextBlock *block, gsize start, gsize end, TextBox *box);
/* The ink of line @line from side to side, and the rows that are its own. */
void text_block_line_box (const TextBlock *block, guint line, TextBox *box);
/* The line that shows byte @index; @end: where its bytes end. */
guint text_block_line_at (const TextBlock *block, gsize index, gsize *end);
/* TRUE where the text runs from right to left. */
gboolean text_block_is_rtl (const TextBlock *block, gsize index);
/* Of line @line, downwards from the block's top. */
gint text_block_baseline (const TextBlock *block, guint line);
/* Smaller than the style's if more lines than allowed were needed. */
gdouble text_block_size (const TextBlock *block);

/* Draws it with its top left at (@x, @y) of the frame, in @color (0: the
 * style's own). @stroke FALSE leaves stroke and shadow out. */
Sprite *text_block_draw (const TextBlock *block, gint x, gint y,
    PictureMatrix matrix, guint32 color, gboolean stroke);
/* The same, as what sprites are made from; NULL if there is nothing to see. */
Paper *text_block_paint (const TextBlock *block, gint x, gint y);
/* One line to lie over the same line drawn before: no shadow, and of the
 * stroke no more than @stroke_px. @x and @y are still the block's. */
Sprite *text_block_draw_line (const TextBlock *block, guint line, gint x,
    gint y, PictureMatrix matrix, guint32 color, gdouble stroke_px);

/**
 * text_font_resolve:
 * Returns: (transfer none): interned name of the family that will be drawn
 *   with for @family: itself if installed, else its named substitute, else
 *   what fontconfig takes.
 */
const gchar *text_font_resolve (const gchar *family);
/**
 * text_font_sources:
 * @family: (nullable): as the document asks
 * @files: (element-type filename): the files that may draw @text in any weight
 *   and slope are appended, interned, in a fixed order
 *
 * Returns: (transfer none): what fontconfig says of how to draw with it.
 */
const gchar *text_font_sources (
    const gchar *text, const gchar *family, GPtrArray *files);
/* (transfer container): the families that have a substitute of their own. */
const gchar **text_font_families (void);

G_END_DECLS
