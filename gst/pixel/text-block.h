/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A text as laid out: what text.c hands to text-draw.c. */
#pragma once

#include "text.h"

G_BEGIN_DECLS

struct _cairo;
struct _PangoFont;
struct _PangoGlyphString;
struct _PangoLayout;

typedef struct {
  gdouble x0, y0, x1, y1;
} TextExtents;

typedef struct {
  struct _PangoLayoutLine *line;    /* the layout's */
  TextExtents ink;          /* from the line's origin on its base line */
  gdouble width;            /* of its letters and spaces */
  gdouble x;                /* in the block */
  gint top, baseline;
} TextLine;

struct TextBlock {
  struct _PangoFontMap *font_map;
  struct _PangoLayout *layout;
  struct _PangoAttrList *spacing; /* NULL: none */
  TextStyle style;          /* sizes as laid out; the font is not kept */
  TextLine *lines;
  guint n_lines;
  gint width, height;
};

/* Adds the outlines of glyphs to a path of cairo's, from its current point on,
 * or shows those that bring their own colours. */
void text_trace_glyphs (struct _cairo *cr, struct _PangoFont *font,
    struct _PangoGlyphString *glyphs, gboolean color);
/* No line ends inside of a word of kana: adds to @list, makes one if need be. */
void text_tie_kana (struct _PangoAttrList **list, const gchar *text);
/* A line may end anywhere again. */
void text_untie (struct _PangoLayout *layout);
/* How far stroke and shadow reach out of the ink. */
gdouble text_style_edge (const TextStyle *style);

G_END_DECLS
