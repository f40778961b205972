/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A laid out text painted by cairo: shadow, stroke, fill. Knows nothing of how
 * lines came to their places. */
#include "text-block.h"
#include "fonts.h"
#include "shadow.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>

#define FRAME_LIMIT 8192
#define RGB_OF(c)                                                              \
  ((c) >> 24 & 0xff) / 255.0, ((c) >> 16 & 0xff) / 255.0,                      \
      ((c) >> 8 & 0xff) / 255.0
#define ALPHA_OF(c) (((c) &0xff) / 255.0)

static gboolean
font_has_color (PangoFont *font)
{
  return PANGO_IS_FC_FONT (font)
      && fonts_has_color (pango_fc_font_get_pattern (PANGO_FC_FONT (font)));
}

/* Outlines, as cairo puts glyphs on whole pixels. */
void
text_trace_glyphs (cairo_t *cr, struct _PangoFont *font,
    struct _PangoGlyphString *glyphs, gboolean color)
{
  if (!font || font_has_color (font) != color)
    return;
  if (color)
    pango_cairo_show_glyph_string (cr, font, glyphs);
  else
    pango_cairo_glyph_string_path (cr, font, glyphs);
}

static void
trace_line (cairo_t *cr, const TextLine *line, gboolean color)
{
  gdouble x = line->x;

  for (GSList *l = line->line->runs; l; l = l->next) {
    PangoGlyphItem *run = l->data;

    cairo_move_to (cr, x, line->baseline);
    x += pango_units_to_double (pango_glyph_string_get_width (run->glyphs));
    text_trace_glyphs (cr, run->item->analysis.font, run->glyphs, color);
  }
  cairo_new_sub_path (cr);
}

static void
trace (cairo_t *cr, const TextLine *lines, guint n, gboolean color)
{
  cairo_new_path (cr);
  for (guint i = 0; i < n; i++)
    trace_line (cr, &lines[i], color);
}

static void
paint_stroke (
    cairo_t *cr, const TextStyle *style, const TextLine *lines, guint n)
{
  if (style->stroke_px <= 0 || ALPHA_OF (style->stroke_color) <= 0)
    return;
  trace (cr, lines, n, FALSE);
  cairo_set_source_rgba (
      cr, RGB_OF (style->stroke_color), ALPHA_OF (style->stroke_color));
  cairo_set_line_width (cr, 2 * style->stroke_px);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_stroke (cr);
}

static void
find_ink (const TextLine *lines, guint n, TextExtents *all)
{
  *all = (TextExtents){ G_MAXINT, G_MAXINT, G_MININT, G_MININT };
  for (guint i = 0; i < n; i++) {
    const TextExtents *ink = &lines[i].ink;

    all->x0 = MIN (all->x0, lines[i].x + ink->x0);
    all->x1 = MAX (all->x1, lines[i].x + ink->x1);
    all->y0 = MIN (all->y0, lines[i].baseline + ink->y0);
    all->y1 = MAX (all->y1, lines[i].baseline + ink->y1);
  }
}

static void
add_stop (cairo_pattern_t *pattern, gdouble at, guint32 color)
{
  cairo_pattern_add_color_stop_rgb (pattern, at, RGB_OF (color));
}

/* From one end of the ink to the other, whichever way it runs. */
static void
set_fill (cairo_t *cr, const TextStyle *style, guint32 color,
    const TextLine *lines, guint n)
{
  gdouble angle = style->gradient_angle * G_PI / 180;
  gdouble dx = cos (angle), dy = sin (angle), x, y, reach;
  cairo_pattern_t *pattern;
  TextExtents ink;

  cairo_set_source_rgb (cr, RGB_OF (color));
  if (ALPHA_OF (style->gradient_color) <= 0)
    return;
  find_ink (lines, n, &ink);
  x = (ink.x0 + ink.x1) / 2;
  y = (ink.y0 + ink.y1) / 2;
  reach = (fabs (dx) * (ink.x1 - ink.x0) + fabs (dy) * (ink.y1 - ink.y0)) / 2;
  pattern = cairo_pattern_create_linear (
      x - dx * reach, y - dy * reach, x + dx * reach, y + dy * reach);
  add_stop (pattern, 0, color);
  add_stop (pattern, 1, style->gradient_color);
  cairo_set_source (cr, pattern);
  cairo_pattern_destroy (pattern);
}

/* Takes the letters out of the stroke before it adds them: a transparent fill
 * shows what is behind the text, not the stroke's inner half. */
static void
paint_fill (cairo_t *cr, const TextStyle *style, guint32 color,
    const TextLine *lines, guint n)
{
  cairo_push_group (cr);
  set_fill (cr, style, color, lines, n);
  trace (cr, lines, n, FALSE);
  cairo_fill (cr);
  trace (cr, lines, n, TRUE);
  cairo_new_path (cr);
  cairo_pop_group_to_source (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_DEST_OUT);
  cairo_paint (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_ADD);
  cairo_paint_with_alpha (cr, ALPHA_OF (color));
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
}

static cairo_surface_t *
copy_alpha (cairo_surface_t *from)
{
  gint width = cairo_image_surface_get_width (from);
  gint height = cairo_image_surface_get_height (from);
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_A8, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_surface (cr, from, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static void
paint_shadow (cairo_surface_t *surface, const TextStyle *style)
{
  cairo_surface_t *soft;
  cairo_t *cr;

  if (ALPHA_OF (style->shadow_color) <= 0 || style->shadow_px <= 0)
    return;
  soft = copy_alpha (surface);
  if (cairo_surface_status (soft) == CAIRO_STATUS_SUCCESS)
    shadow_blur (cairo_image_surface_get_data (soft),
        cairo_image_surface_get_stride (soft),
        cairo_image_surface_get_width (soft),
        cairo_image_surface_get_height (soft), lround (style->shadow_px));
  cairo_surface_mark_dirty (soft);
  cr = cairo_create (surface);
  cairo_set_operator (cr, CAIRO_OPERATOR_DEST_OVER);
  cairo_set_source_rgba (
      cr, RGB_OF (style->shadow_color), ALPHA_OF (style->shadow_color));
  cairo_mask_surface (cr, soft, 0, lround (style->shadow_px / 2));
  cairo_destroy (cr);
  cairo_surface_destroy (soft);
}

gdouble
text_style_edge (const TextStyle *style)
{
  gdouble edge = style->stroke_px + 2;

  if (ALPHA_OF (style->shadow_color) > 0)
    edge += 1.5 * style->shadow_px + 2;
  return edge;
}

/* The pixels that the lines may touch, cut to where a frame can be. */
static void
paint_area (const TextStyle *style, const TextLine *lines, guint n, gint x,
    gint y, TextExtents *area)
{
  gdouble edge = text_style_edge (style);

  find_ink (lines, n, area);
  area->x0 = MAX (floor (area->x0 - edge), -edge - x);
  area->y0 = MAX (floor (area->y0 - edge), -edge - y);
  area->x1 = MIN (ceil (area->x1 + edge), FRAME_LIMIT + edge - x);
  area->y1 = MIN (ceil (area->y1 + edge), FRAME_LIMIT + edge - y);
}

static Paper *
paint_lines (const TextStyle *style, const TextLine *lines, guint n, gint x,
    gint y, guint32 color)
{
  TextExtents area;
  gint left, top;
  Paper *paper;
  cairo_surface_t *surface;
  cairo_t *cr;

  paint_area (style, lines, n, x, y, &area);
  if (area.x1 <= area.x0 || area.y1 <= area.y0)
    return NULL;
  left = floor (area.x0);
  top = floor (area.y0);
  paper = paper_new (
      x + left, y + top, ceil (area.x1) - left, ceil (area.y1) - top);
  if (!paper)
    return NULL;
  surface = cairo_image_surface_create_for_data (paper->argb,
      CAIRO_FORMAT_ARGB32, paper->width, paper->height, paper->stride);
  cr = cairo_create (surface);
  cairo_translate (cr, -left, -top);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_BEST);
  paint_stroke (cr, style, lines, n);
  paint_fill (cr, style, color, lines, n);
  cairo_destroy (cr);
  paint_shadow (surface, style);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return paper;
}

static Sprite *
draw_lines (const TextStyle *style, const TextLine *lines, guint n, gint x,
    gint y, PictureMatrix matrix, guint32 color)
{
  g_autoptr (Paper) paper =
      paint_lines (style, lines, n, x, y, color ? color : style->color);

  return paper_to_sprite (paper, matrix);
}

Paper *
text_block_paint (const TextBlock *block, gint x, gint y)
{
  return paint_lines (
      &block->style, block->lines, block->n_lines, x, y, block->style.color);
}

/* Another colour than the style's is flat. */
Sprite *
text_block_draw (const TextBlock *block, gint x, gint y, PictureMatrix matrix,
    guint32 color, gboolean stroke)
{
  TextStyle style = block->style;

  if (color)
    style.gradient_color = 0;
  if (!stroke) {
    style.stroke_px = 0;
    style.shadow_color = 0;
  }
  return draw_lines (&style, block->lines, block->n_lines, x, y, matrix, color);
}

Sprite *
text_block_draw_line (const TextBlock *block, guint line, gint x, gint y,
    PictureMatrix matrix, guint32 color, gdouble stroke_px)
{
  TextStyle style = block->style;

  if (line >= block->n_lines)
    return NULL;
  if (color)
    style.gradient_color = 0;
  style.stroke_px = MIN (style.stroke_px, stroke_px);
  style.shadow_color = 0;
  return draw_lines (&style, block->lines + line, 1, x, y, matrix, color);
}
