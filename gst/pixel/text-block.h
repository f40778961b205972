/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A text as laid out: what text.c hands to text-draw.c. */
#pragma once

#include "text.h"

G_BEGIN_DECLS

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
  TextStyle style;          /* sizes as laid out; the font is not kept */
  TextLine *lines;
  guint n_lines;
  gint width, height;
};

G_END_DECLS
