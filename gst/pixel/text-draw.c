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
run_has_color (const PangoGlyphItem *run)
{
  PangoFont *font = run->item->analysis.font;

  return PANGO_IS_FC_FONT (font)
      && fonts_has_color (pango_fc_font_get_pattern (PANGO_FC_FONT (font)));
}

/* Adds the outlines of a line to the path, or shows the glyphs that bring
 * their own colours. Outlines, as cairo puts glyphs on whole pixels. */
static void
trace_line (cairo_t *cr, const TextLine *line, gboolean color)
{
  gdouble x = line->x;

  for (GSList *l = line->line->runs; l; l = l->next) {
    PangoGlyphItem *run = l->data;
    PangoFont *font = run->item->analysis.font;

    cairo_move_to (cr, x, line->baseline);
    x += pango_units_to_double (pango_glyph_string_get_width (run->glyphs));
    if (!font || run_has_color (run) != color)
      continue;
    if (color)
      pango_cairo_show_glyph_string (cr, font, run->glyphs);
    else
      pango_cairo_glyph_string_path (cr, font, run->glyphs);
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

/* Takes the letters out of the stroke before it adds them: a transparent fill
 * shows what is behind the text, not the stroke's inner half. */
static void
paint_fill (cairo_t *cr, guint32 color, const TextLine *lines, guint n)
{
  cairo_push_group (cr);
  cairo_set_source_rgb (cr, RGB_OF (color));
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

/* The pixels that the lines may touch, cut to where a frame can be. */
static void
paint_area (const TextStyle *style, const TextLine *lines, guint n, gint x,
    gint y, TextExtents *area)
{
  gdouble edge = style->stroke_px + 2;

  if (ALPHA_OF (style->shadow_color) > 0)
    edge += 1.5 * style->shadow_px + 2;
  *area = (TextExtents){ G_MAXINT, G_MAXINT, G_MININT, G_MININT };
  for (guint i = 0; i < n; i++) {
    const TextExtents *ink = &lines[i].ink;

    area->x0 = MIN (area->x0, lines[i].x + ink->x0);
    area->x1 = MAX (area->x1, lines[i].x + ink->x1);
    area->y0 = MIN (area->y0, lines[i].baseline + ink->y0);
    area->y1 = MAX (area->y1, lines[i].baseline + ink->y1);
  }
  area->x0 = MAX (floor (area->x0 - edge), -edge - x);
  area->y0 = MAX (floor (area->y0 - edge), -edge - y);
  area->x1 = MIN (ceil (area->x1 + edge), FRAME_LIMIT + edge - x);
  area->y1 = MIN (ceil (area->y1 + edge), FRAME_LIMIT + edge - y);
}

static Sprite *
draw_lines (const TextStyle *style, const TextLine *lines, guint n, gint x,
    gint y, PictureMatrix matrix, guint32 color)
{
  TextExtents area;
  gint left, top;
  cairo_surface_t *surface;
  cairo_t *cr;
  Sprite *sprite = NULL;

  paint_area (style, lines, n, x, y, &area);
  if (area.x1 <= area.x0 || area.y1 <= area.y0)
    return NULL;
  left = floor (area.x0);
  top = floor (area.y0);
  surface = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, ceil (area.x1) - left, ceil (area.y1) - top);
  cr = cairo_create (surface);
  cairo_translate (cr, -left, -top);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_BEST);
  paint_stroke (cr, style, lines, n);
  paint_fill (cr, color, lines, n);
  cairo_destroy (cr);
  paint_shadow (surface, style);
  cairo_surface_flush (surface);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    sprite = sprite_new_from_argb (cairo_image_surface_get_data (surface),
        cairo_image_surface_get_stride (surface),
        cairo_image_surface_get_width (surface),
        cairo_image_surface_get_height (surface), x + left, y + top, matrix);
  cairo_surface_destroy (surface);
  return sprite;
}

Sprite *
text_block_draw (const TextBlock *block, gint x, gint y, PictureMatrix matrix,
    guint32 color, gboolean stroke)
{
  TextStyle style = block->style;

  if (!stroke) {
    style.stroke_px = 0;
    style.shadow_color = 0;
  }
  return draw_lines (&style, block->lines, block->n_lines, x, y, matrix,
      color ? color : style.color);
}

Sprite *
text_block_draw_line (const TextBlock *block, guint line, gint x, gint y,
    PictureMatrix matrix, guint32 color, gdouble stroke_px)
{
  TextStyle style = block->style;

  if (line >= block->n_lines)
    return NULL;
  style.stroke_px = MIN (style.stroke_px, stroke_px);
  style.shadow_color = 0;
  return draw_lines (&style, block->lines + line, 1, x, y, matrix,
      color ? color : style.color);
}
