/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Which piece a pixel of a painted text belongs to: the one whose letters and
 * stroke cover it most, and beside them the one whose shadow does. Knows
 * nothing of how pieces move. */
#include "text-pieces.h"
#include "text-block.h"
#include "shadow.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#define NOBODY G_MAXUINT16

/* What is shaped together, and where it stands. */
typedef struct {
  PangoFont *font;
  PangoGlyphString glyphs; /* of the layout's */
  gdouble x, y;
  gdouble width;
  gsize index; /* of its first byte */
  guint line;
  guint unit;
  gboolean rtl;
} Cluster;

typedef struct {
  const TextBlock *block;
  const Paper *whole;
  GArray *clusters; /* of Cluster, in reading order */
  guint n_units;
  guint16 *owner;
  guint8 *claim; /* how strong the owner's is */
} Cutting;

/* ---- clusters and units ---- */

static gdouble
glyphs_width (const PangoGlyphString *glyphs, gint from, gint to)
{
  gint width = 0;

  for (gint i = from; i < to; i++)
    width += glyphs->glyphs[i].geometry.width;
  return pango_units_to_double (width);
}

static void
add_run (Cutting *cutting, PangoGlyphItem *run, const gchar *text, guint line,
    gdouble x, gdouble y)
{
  const gboolean rtl = run->item->analysis.level % 2 == 1;
  PangoGlyphItemIter iter;

  for (gboolean more = pango_glyph_item_iter_init_start (&iter, run, text);
       more; more = pango_glyph_item_iter_next_cluster (&iter)) {
    gint from = rtl ? iter.end_glyph + 1 : iter.start_glyph;
    gint to = rtl ? iter.start_glyph + 1 : iter.end_glyph;
    Cluster cluster = { .font = run->item->analysis.font,
      .glyphs = { to - from, run->glyphs->glyphs + from,
          run->glyphs->log_clusters + from },
      .x = x + glyphs_width (run->glyphs, 0, from),
      .y = y,
      .width = glyphs_width (run->glyphs, from, to),
      .index = iter.start_index,
      .line = line,
      .rtl = rtl };

    g_array_append_val (cutting->clusters, cluster);
  }
}

static gint
compare_clusters (gconstpointer a, gconstpointer b)
{
  const Cluster *one = a, *two = b;

  return one->index < two->index ? -1 : one->index > two->index;
}

static void
find_clusters (Cutting *cutting, gint x, gint y)
{
  const TextBlock *block = cutting->block;
  const gchar *text = pango_layout_get_text (block->layout);

  for (guint i = 0; i < block->n_lines; i++) {
    const TextLine *line = &block->lines[i];
    gdouble at = x + line->x;

    for (GSList *l = line->line->runs; l; l = l->next) {
      PangoGlyphItem *run = l->data;

      add_run (cutting, run, text, i, at, y + line->baseline);
      at += pango_units_to_double (pango_glyph_string_get_width (run->glyphs));
    }
  }
  g_array_sort (cutting->clusters, compare_clusters);
}

/* TRUE if a piece begins with the character that @attr is of. */
static gboolean
begins (const PangoLogAttr *attr, TextUnit unit)
{
  if (unit == TEXT_UNIT_LETTER)
    return attr->is_cursor_position;
  return unit == TEXT_UNIT_WORD && attr->is_line_break;
}

static void
number_units (Cutting *cutting, TextUnit unit)
{
  PangoLayout *layout = cutting->block->layout;
  const gchar *text = pango_layout_get_text (layout);
  const gchar *at = text;
  gint n_attrs, offset = 0;
  const PangoLogAttr *attrs =
      pango_layout_get_log_attrs_readonly (layout, &n_attrs);
  const Cluster *before = NULL;

  for (guint i = 0; i < cutting->clusters->len; i++) {
    Cluster *cluster = &g_array_index (cutting->clusters, Cluster, i);

    offset += g_utf8_pointer_to_offset (at, text + cluster->index);
    at = text + cluster->index;
    if (before
        && (before->line != cluster->line
            || begins (&attrs[MIN (offset, n_attrs - 1)], unit)))
      cutting->n_units++;
    cluster->unit = cutting->n_units;
    before = cluster;
  }
  cutting->n_units += before != NULL;
}

/* ---- whose pixel ---- */

typedef struct {
  gint x0, y0, x1, y1; /* in the whole */
} Area;

static void
area_add (const Cutting *cutting, const Cluster *cluster, Area *area)
{
  const Paper *whole = cutting->whole;
  const gdouble edge = text_style_edge (&cutting->block->style);
  PangoGlyphString glyphs = cluster->glyphs;
  PangoRectangle ink;

  if (!cluster->font)
    return;
  pango_glyph_string_extents (&glyphs, cluster->font, &ink, NULL);
  if (ink.width <= 0 || ink.height <= 0)
    return;
  gdouble x = cluster->x + pango_units_to_double (ink.x) - whole->x;
  gdouble y = cluster->y + pango_units_to_double (ink.y) - whole->y;

  area->x0 = MIN (area->x0, (gint) floor (x - edge));
  area->y0 = MIN (area->y0, (gint) floor (y - edge));
  area->x1 = MAX (
      area->x1, (gint) ceil (x + pango_units_to_double (ink.width) + edge));
  area->y1 = MAX (
      area->y1, (gint) ceil (y + pango_units_to_double (ink.height) + edge));
}

static Area
area_of (const Cutting *cutting, const Cluster *clusters, guint n)
{
  const Paper *whole = cutting->whole;
  Area area = { whole->width, whole->height, 0, 0 };

  for (guint i = 0; i < n; i++)
    area_add (cutting, &clusters[i], &area);
  return (Area){ MAX (area.x0, 0), MAX (area.y0, 0),
    MIN (area.x1, whole->width), MIN (area.y1, whole->height) };
}

static void
trace_clusters (cairo_t *cr, const Cluster *clusters, guint n, gboolean color)
{
  cairo_new_path (cr);
  for (guint i = 0; i < n; i++) {
    PangoGlyphString glyphs = clusters[i].glyphs;

    cairo_move_to (cr, clusters[i].x, clusters[i].y);
    text_trace_glyphs (cr, clusters[i].font, &glyphs, color);
  }
  cairo_new_sub_path (cr);
}

/* Letters and stroke, as coverage. */
static void
paint_ink (const Cutting *cutting, const Area *area, const Cluster *clusters,
    guint n, cairo_surface_t *surface)
{
  const TextStyle *style = &cutting->block->style;
  cairo_t *cr = cairo_create (surface);

  cairo_translate (
      cr, -area->x0 - cutting->whole->x, -area->y0 - cutting->whole->y);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, 2 * style->stroke_px);
  trace_clusters (cr, clusters, n, FALSE);
  cairo_fill_preserve (cr);
  if (style->stroke_px > 0)
    cairo_stroke (cr);
  trace_clusters (cr, clusters, n, TRUE);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
}

static void
claim_pixel (Cutting *cutting, gsize at, guint8 ink, guint8 soft, guint unit)
{
  guint8 claim = ink > 0 ? 127 + (ink + 1) / 2 : soft / 2;

  if (claim <= cutting->claim[at])
    return;
  cutting->claim[at] = claim;
  cutting->owner[at] = unit;
}

static void
claim_area (
    Cutting *cutting, const Area *area, cairo_surface_t *surface, guint unit)
{
  const gint width = area->x1 - area->x0, height = area->y1 - area->y0;
  const gint stride = cairo_image_surface_get_stride (surface);
  const guint8 *ink = cairo_image_surface_get_data (surface);
  const TextStyle *style = &cutting->block->style;
  const gint fall = lround (style->shadow_px / 2);
  g_autofree guint8 *soft = g_memdup2 (ink, (gsize) stride * height);

  shadow_blur (soft, stride, width, height, lround (style->shadow_px));
  for (gint y = 0; y < height; y++)
    for (gint x = 0; x < width; x++)
      claim_pixel (cutting,
          (gsize) (area->y0 + y) * cutting->whole->width + area->x0 + x,
          ink[(gsize) y * stride + x],
          y >= fall ? soft[(gsize) (y - fall) * stride + x] : 0, unit);
}

static void
claim_unit (Cutting *cutting, const Cluster *clusters, guint n)
{
  const Area area = area_of (cutting, clusters, n);
  cairo_surface_t *surface;

  if (area.x1 <= area.x0 || area.y1 <= area.y0)
    return;
  surface = cairo_image_surface_create (
      CAIRO_FORMAT_A8, area.x1 - area.x0, area.y1 - area.y0);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS) {
    paint_ink (cutting, &area, clusters, n, surface);
    claim_area (cutting, &area, surface, clusters->unit);
  }
  cairo_surface_destroy (surface);
}

/* Gives what nobody claims of a line of @n pixels, @step apart, to who has the
 * one before it. */
static void
spread (Cutting *cutting, gsize first, gssize step, gint n)
{
  const guint32 *words = (const guint32 *) cutting->whole->argb;
  guint16 last = NOBODY;

  for (gsize at = first; n > 0; n--, at += step) {
    if (cutting->owner[at] != NOBODY)
      last = cutting->owner[at];
    else if (words[at] >> 24)
      cutting->owner[at] = last;
  }
}

/* What rounding left to nobody goes with its neighbour. */
static void
settle_rest (Cutting *cutting)
{
  const gint width = cutting->whole->width, height = cutting->whole->height;
  const gsize below = (gsize) (height - 1) * width;

  for (gint y = 0; y < height; y++) {
    spread (cutting, (gsize) y * width, 1, width);
    spread (cutting, (gsize) y * width + width - 1, -1, width);
  }
  for (gint x = 0; x < width; x++) {
    spread (cutting, x, width, height);
    spread (cutting, below + x, -(gssize) width, height);
  }
}

/* ---- the pieces ---- */

static void
find_boxes (const Cutting *cutting, Area *boxes)
{
  const gint width = cutting->whole->width, height = cutting->whole->height;
  const guint32 *words = (const guint32 *) cutting->whole->argb;

  for (guint i = 0; i < cutting->n_units; i++)
    boxes[i] = (Area){ width, height, 0, 0 };
  for (gint y = 0; y < height; y++)
    for (gint x = 0; x < width; x++) {
      const gsize at = (gsize) y * width + x;
      Area *box;

      if (words[at] >> 24 == 0 || cutting->owner[at] == NOBODY)
        continue;
      box = &boxes[cutting->owner[at]];
      box->x0 = MIN (box->x0, x);
      box->y0 = MIN (box->y0, y);
      box->x1 = MAX (box->x1, x + 1);
      box->y1 = y + 1;
    }
}

static Paper *
cut_out (const Cutting *cutting, const Area *box, guint unit)
{
  const Paper *whole = cutting->whole;
  Paper *paper = paper_new (whole->x + box->x0, whole->y + box->y0,
      box->x1 - box->x0, box->y1 - box->y0);

  for (gint y = 0; paper && y < paper->height; y++) {
    const gsize from = (gsize) (box->y0 + y) * whole->width + box->x0;
    guint32 *row = (guint32 *) (paper->argb + (gsize) y * paper->stride);

    for (gint x = 0; x < paper->width; x++)
      if (cutting->owner[from + x] == unit)
        row[x] = ((const guint32 *) whole->argb)[from + x];
  }
  return paper;
}

static void
piece_clear (gpointer piece)
{
  paper_free (((TextPiece *) piece)->paper);
}

static GArray *
cut (Cutting *cutting)
{
  const Cluster *clusters = (const Cluster *) cutting->clusters->data;
  const guint n = cutting->clusters->len;
  GArray *pieces = g_array_new (FALSE, TRUE, sizeof (TextPiece));
  g_autofree Area *boxes = g_new0 (Area, MAX (cutting->n_units, 1));

  g_array_set_clear_func (pieces, piece_clear);
  for (guint i = 0, next; i < n; i = next) {
    for (next = i + 1; next < n && clusters[next].unit == clusters[i].unit;)
      next++;
    claim_unit (cutting, &clusters[i], next - i);
  }
  settle_rest (cutting);
  find_boxes (cutting, boxes);
  for (guint i = 0; i < n; i++) {
    const guint unit = clusters[i].unit;
    TextPiece piece = { NULL, clusters[i].line, clusters[i].rtl };

    if (i > 0 && clusters[i - 1].unit == unit)
      continue;
    piece.paper = cut_out (cutting, &boxes[unit], unit);
    if (piece.paper)
      g_array_append_val (pieces, piece);
  }
  return pieces;
}

GArray *
text_block_pieces (
    const TextBlock *block, const Paper *whole, gint x, gint y, TextUnit unit)
{
  const gsize n = (gsize) whole->width * whole->height;
  Cutting cutting = { block, whole,
    g_array_new (FALSE, FALSE, sizeof (Cluster)), 0 };
  GArray *pieces;

  cutting.owner = g_new (guint16, n);
  cutting.claim = g_new0 (guint8, n);
  memset (cutting.owner, 0xff, n * sizeof (guint16));
  find_clusters (&cutting, x, y);
  number_units (&cutting, unit);
  /* More pieces than that no eye follows. */
  cutting.n_units = MIN (cutting.n_units, NOBODY);
  for (guint i = 0; i < cutting.clusters->len; i++) {
    Cluster *cluster = &g_array_index (cutting.clusters, Cluster, i);

    cluster->unit = MIN (cluster->unit, NOBODY - 1u);
  }
  pieces = cut (&cutting);
  g_array_unref (cutting.clusters);
  g_free (cutting.owner);
  g_free (cutting.claim);
  return pieces;
}
