/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Text by Pango. Lines are placed here, on fractions of a pixel sideways and
 * on whole ones downwards; text-draw.c paints them. Knows no movie, no caption
 * and no frame. */
#include "text-block.h"
#include "fonts.h"

#include <math.h>
#include <pango/pangocairo.h>

#define MAX_BYTES 32768 /* more than any frame can show */
#define MAX_WIDTH 8192
#define MAX_SIZE 2048.0
#define MAX_STROKE 256.0
#define MAX_SHADOW 256.0
#define LINE_HEIGHT 1.15
#define SMALLEST 0.6 /* of the size, to keep to the lines allowed */
#define SHRINK_STEP 0.04
#define WIDOW 0.4 /* of the widest line */

/* Font maps are not to be used by two threads at once, costly to make and full
 * of caches. A block owns one as long as it lives. */
static GSList *idle_font_maps;
G_LOCK_DEFINE_STATIC (idle_font_maps);

static PangoFontMap *
font_map_take (void)
{
  PangoFontMap *map = NULL;

  G_LOCK (idle_font_maps);
  if (idle_font_maps) {
    map = idle_font_maps->data;
    idle_font_maps = g_slist_delete_link (idle_font_maps, idle_font_maps);
  }
  G_UNLOCK (idle_font_maps);
  return map ? map : pango_cairo_font_map_new ();
}

static void
font_map_give (PangoFontMap *map)
{
  G_LOCK (idle_font_maps);
  idle_font_maps = g_slist_prepend (idle_font_maps, map);
  G_UNLOCK (idle_font_maps);
}

/* Widths that scale: no hinting, no whole pixels; no locale either, which
 * would choose between Han forms. */
static PangoLayout *
layout_new (PangoFontMap *map)
{
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoLayout *layout;

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("en"));
  layout = pango_layout_new (context);
  g_object_unref (context);
  return layout;
}

static gdouble
bounded (gdouble value, gdouble low, gdouble high)
{
  return value > low ? MIN (value, high) : low;
}

static void
set_font (TextBlock *block, const gchar *family)
{
  const TextStyle *style = &block->style;
  g_autofree gchar *families = fonts_with_fallbacks (family);
  PangoFontDescription *font = pango_font_description_new ();
  gint weight = style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL;

  if (style->weight > 0)
    weight = CLAMP (style->weight, 100, 1000);
  pango_font_description_set_family (font, families);
  pango_font_description_set_weight (font, weight);
  pango_font_description_set_style (
      font, style->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  pango_font_description_set_absolute_size (font, style->size_px * PANGO_SCALE);
  pango_layout_set_font_description (block->layout, font);
  pango_font_description_free (font);
}

/* Letters that are joined to their neighbours are not spaced. */
static gboolean
is_joined (gunichar c)
{
  switch (g_unichar_get_script (c)) {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_MONGOLIAN:
    case G_UNICODE_SCRIPT_NKO:
    case G_UNICODE_SCRIPT_DEVANAGARI:
    case G_UNICODE_SCRIPT_BENGALI:
    case G_UNICODE_SCRIPT_GURMUKHI:
      return TRUE;
    default:
      return FALSE;
  }
}

static void
set_spacing (TextBlock *block)
{
  const gchar *text = pango_layout_get_text (block->layout);
  gint spacing = lround (PANGO_SCALE * block->style.size_px
      * bounded (block->style.letter_spacing, -.5, 4));

  g_clear_pointer (&block->spacing, pango_attr_list_unref);
  if (spacing == 0 && !block->style.tabular)
    return;
  block->spacing = pango_attr_list_new ();
  if (block->style.tabular)
    pango_attr_list_insert (
        block->spacing, pango_attr_font_features_new ("tnum=1"));
  if (spacing == 0)
    return;
  for (const gchar *p = text; *p;) {
    const gchar *start = p;
    gboolean joined = is_joined (g_utf8_get_char (p));
    PangoAttribute *attribute;

    while (*p && is_joined (g_utf8_get_char (p)) == joined)
      p = g_utf8_next_char (p);
    if (joined)
      continue;
    attribute = pango_attr_letter_spacing_new (spacing);
    attribute->start_index = start - text;
    attribute->end_index = p - text;
    pango_attr_list_insert (block->spacing, attribute);
  }
}

static gchar *
text_valid (const gchar *text)
{
  gsize length = strlen (text);

  if (length > MAX_BYTES) {
    const gchar *end = g_utf8_find_prev_char (text, text + MAX_BYTES);

    length = end ? end - text : 0;
  }
  return g_utf8_make_valid (text, length);
}

static gint
layout_width (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return logical.width;
}

/* Takes the narrowest width that needs no more lines. */
static void
balance_lines (PangoLayout *layout, gint max_width)
{
  gint n = pango_layout_get_line_count (layout);
  gint low = 0, high = max_width;

  if (n < 2)
    return;
  while (high - low > PANGO_SCALE) {
    gint middle = low + (high - low) / 2;

    pango_layout_set_width (layout, middle);
    if (pango_layout_get_line_count (layout) == n
        && layout_width (layout) <= middle)
      high = middle;
    else
      low = middle;
  }
  pango_layout_set_width (layout, high);
}

/* The last line if it is one short word that came there by wrapping. */
static PangoLayoutLine *
find_widow (PangoLayout *layout)
{
  gint n = pango_layout_get_line_count (layout);
  PangoLayoutLine *last = pango_layout_get_line_readonly (layout, n - 1);
  const gchar *text = pango_layout_get_text (layout);
  PangoRectangle logical;

  if (n < 2 || last->is_paragraph_start || last->start_index == 0)
    return NULL;
  for (gint i = 0; i < last->length; i++)
    if (text[last->start_index + i] == ' ')
      return NULL;
  pango_layout_line_get_extents (last, NULL, &logical);
  return logical.width < WIDOW * layout_width (layout) ? last : NULL;
}

/* Ties the last word to the one before, if that needs no further line. */
static void
tie_widow (PangoLayout *layout, PangoAttrList *spacing, gint max_width)
{
  gint n = pango_layout_get_line_count (layout);
  PangoLayoutLine *widow = find_widow (layout);
  PangoAttrList *list;
  PangoAttribute *tie;

  if (!widow)
    return;
  tie = pango_attr_allow_breaks_new (FALSE);
  tie->start_index = widow->start_index - 1;
  tie->end_index = widow->start_index + 1;
  list = spacing ? pango_attr_list_copy (spacing) : pango_attr_list_new ();
  pango_attr_list_insert (list, tie);
  pango_layout_set_width (layout, max_width);
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
  if (pango_layout_get_line_count (layout) > n
      || layout_width (layout) > max_width)
    pango_layout_set_attributes (layout, spacing);
  balance_lines (layout, max_width);
}

/* Between words; inside of them only where one alone is too wide. */
static void
wrap (PangoLayout *layout, PangoAttrList *spacing, gint max_width)
{
  pango_layout_set_attributes (layout, spacing);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_width (layout, max_width);
  if (max_width < 0)
    return;
  if (layout_width (layout) > max_width) {
    text_untie (layout);
    pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    return;
  }
  balance_lines (layout, max_width);
  tie_widow (layout, spacing, max_width);
}

static void
scale_style (TextStyle *style, const TextStyle *from, gdouble factor)
{
  style->size_px = bounded (from->size_px * factor, 1, MAX_SIZE);
  style->stroke_px = bounded (from->stroke_px * factor, 0, MAX_STROKE);
  style->shadow_px = bounded (from->shadow_px * factor, 0, MAX_SHADOW);
}

static TextLine *
measure_lines (PangoLayout *layout, guint n)
{
  TextLine *lines = g_new0 (TextLine, n);

  for (guint i = 0; i < n; i++) {
    PangoRectangle ink, logical;

    lines[i].line = pango_layout_get_line_readonly (layout, i);
    pango_layout_line_get_extents (lines[i].line, &ink, &logical);
    lines[i].width = pango_units_to_double (logical.x + logical.width);
    lines[i].ink = (TextExtents){ pango_units_to_double (ink.x),
      pango_units_to_double (ink.y), pango_units_to_double (ink.x + ink.width),
      pango_units_to_double (ink.y + ink.height) };
  }
  return lines;
}

/* Half of what the line height leaves goes above the font, half below; ink
 * that is taller (stacked marks, a fallback font) pushes its neighbours away. */
static void
place_rows (TextBlock *block)
{
  PangoFontMetrics *metrics =
      pango_context_get_metrics (pango_layout_get_context (block->layout),
          pango_layout_get_font_description (block->layout), NULL);
  gdouble ascent =
      pango_units_to_double (pango_font_metrics_get_ascent (metrics));
  gdouble descent =
      pango_units_to_double (pango_font_metrics_get_descent (metrics));
  gdouble factor = block->style.line_height;
  gdouble pitch =
      block->style.size_px * bounded (factor > 0 ? factor : LINE_HEIGHT, .5, 4);
  gdouble above = (pitch - ascent - descent) / 2 + ascent;
  gdouble bottom = 0;

  pango_font_metrics_unref (metrics);
  for (guint i = 0; i < block->n_lines; i++) {
    TextLine *line = &block->lines[i];

    line->top = lround (bottom);
    line->baseline = ceil (bottom + MAX (above, -line->ink.y0) - .5);
    bottom = MAX (bottom + pitch, line->baseline + line->ink.y1);
  }
  block->height = ceil (bottom);
}

/* Centred by what is seen, not by the side bearings. */
static void
place_columns (TextBlock *block)
{
  gdouble width = 0;

  for (guint i = 0; i < block->n_lines; i++) {
    const TextLine *line = &block->lines[i];

    width = MAX (width, MAX (line->width, line->ink.x1 - line->ink.x0));
  }
  block->width = ceil (width);
  for (guint i = 0; i < block->n_lines; i++) {
    TextLine *line = &block->lines[i];

    if (block->style.align == TEXT_CENTER)
      line->x = (block->width - line->ink.x0 - line->ink.x1) / 2;
    else if (block->style.align == TEXT_RIGHT)
      line->x = block->width - MAX (line->width, line->ink.x1);
    else
      line->x = MAX (0, -line->ink.x0);
  }
}

/* What the limits cannot see of a text is not their business: one that is
 * still too large when it is as small as allowed stays so. */
static gboolean
is_within (const TextBlock *block, const TextLimits *limits)
{
  return (limits->lines <= 0
             || pango_layout_get_line_count (block->layout) <= limits->lines)
      && (limits->height <= 0 || block->height <= limits->height);
}

static void
lay_out (TextBlock *block, const TextStyle *style, const gchar *family,
    const TextLimits *limits)
{
  gint width =
      limits->width > 0 ? MIN (limits->width, MAX_WIDTH) * PANGO_SCALE : -1;
  gdouble smallest = limits->smallest > 0 ? limits->smallest : SMALLEST;

  for (gdouble factor = 1;;) {
    scale_style (&block->style, style, factor);
    set_font (block, family);
    set_spacing (block);
    text_tie_kana (&block->spacing, pango_layout_get_text (block->layout));
    wrap (block->layout, block->spacing, width);
    g_free (block->lines);
    block->n_lines = pango_layout_get_line_count (block->layout);
    block->lines = measure_lines (block->layout, block->n_lines);
    place_rows (block);
    factor -= SHRINK_STEP;
    if (factor < smallest || is_within (block, limits))
      return;
  }
}

/* The first character that is drawn as a box. */
static gunichar
find_unknown (PangoLayout *layout)
{
  for (GSList *l = pango_layout_get_lines_readonly (layout); l; l = l->next) {
    const PangoLayoutLine *line = l->data;

    for (GSList *r = line->runs; r; r = r->next) {
      const PangoGlyphString *glyphs = ((PangoGlyphItem *) r->data)->glyphs;

      for (gint i = 0; i < glyphs->num_glyphs; i++) {
        PangoGlyph glyph = glyphs->glyphs[i].glyph;

        if (glyph != PANGO_GLYPH_EMPTY && (glyph & PANGO_GLYPH_UNKNOWN_FLAG))
          return glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;
      }
    }
  }
  return 0;
}

static void
report_substitute (const gchar *asked, const gchar *used, TextReport *report)
{
  report->font_asked = report->font_used = report->font_package = NULL;
  report->font_wider = 0;
  if (!asked || !*asked || g_ascii_strcasecmp (asked, used) == 0
      || fonts_is_generic (asked))
    return;
  report->font_asked = g_intern_string (asked);
  report->font_used = used;
  report->font_package = fonts_package (asked);
  if (fonts_width (asked) > 0)
    report->font_wider = (gdouble) fonts_width (used) / fonts_width (asked) - 1;
}

static void
report_fonts (
    TextBlock *block, const gchar *asked, const gchar *used, TextReport *report)
{
  report_substitute (asked, used, report);
  report->unknown_glyphs =
      pango_layout_get_unknown_glyphs_count (block->layout);
  report->unknown =
      report->unknown_glyphs > 0 ? find_unknown (block->layout) : 0;
}

gchar *
text_report_font (const TextReport *report)
{
  GString *text = g_string_new (NULL);
  gint percent = lround (100 * report->font_wider);

  g_string_printf (text, "font \"%s\" is not installed, \"%s\" is used",
      report->font_asked, report->font_used);
  if (percent != 0 && report->font_wider > -1)
    g_string_append_printf (
        text, ", %d %% %s", ABS (percent), percent > 0 ? "wider" : "narrower");
  if (report->font_package)
    g_string_append_printf (text, " (package %s)", report->font_package);
  return g_string_free (text, FALSE);
}

gchar *
text_font_substitution (const gchar *family)
{
  TextReport report = { NULL };

  report_substitute (family, fonts_match (family), &report);
  return report.font_asked ? text_report_font (&report) : NULL;
}

gchar *
text_report_glyphs (const TextReport *report)
{
  return g_strdup_printf (
      "%u characters are in no installed font, the first is U+%04X",
      report->unknown_glyphs, report->unknown);
}

TextBlock *
text_layout_within (const gchar *text, const TextStyle *style,
    const TextLimits *limits, TextReport *report)
{
  TextBlock *block = g_new0 (TextBlock, 1);
  const gchar *family = text_font_resolve (style->font);
  g_autofree gchar *valid = text_valid (text);

  block->style = *style;
  block->style.font = NULL;
  block->font_map = font_map_take ();
  block->layout = layout_new (block->font_map);
  pango_layout_set_text (block->layout, valid, -1);
  lay_out (block, style, family, limits);
  place_columns (block);
  if (report)
    report_fonts (block, style->font, family, report);
  return block;
}

TextBlock *
text_layout (const gchar *text, const TextStyle *style, gint max_width,
    gint max_lines, TextReport *report)
{
  const TextLimits limits = { .width = max_width, .lines = max_lines };

  return text_layout_within (text, style, &limits, report);
}

void
text_block_free (TextBlock *block)
{
  if (!block)
    return;
  g_object_unref (block->layout);
  g_clear_pointer (&block->spacing, pango_attr_list_unref);
  font_map_give (block->font_map);
  g_free (block->lines);
  g_free (block);
}

gint
text_block_width (const TextBlock *block)
{
  return block->width;
}

gint
text_block_height (const TextBlock *block)
{
  return block->height;
}

guint
text_block_n_lines (const TextBlock *block)
{
  return block->n_lines;
}

gdouble
text_block_size (const TextBlock *block)
{
  return block->style.size_px;
}

gint
text_block_baseline (const TextBlock *block, guint line)
{
  return block->lines[MIN (line, block->n_lines - 1)].baseline;
}

static gsize
line_end (const TextLine *line)
{
  return (gsize) line->line->start_index + line->line->length;
}

guint
text_block_line_at (const TextBlock *block, gsize index, gsize *end)
{
  guint line = 0;

  while (line + 1 < block->n_lines
      && (gsize) block->lines[line + 1].line->start_index <= index)
    line++;
  if (end)
    *end = line_end (&block->lines[line]);
  return line;
}

gboolean
text_block_is_rtl (const TextBlock *block, gsize index)
{
  const TextLine *line = &block->lines[text_block_line_at (block, index, NULL)];

  for (GSList *l = line->line->runs; l; l = l->next) {
    const PangoItem *item = ((PangoGlyphItem *) l->data)->item;

    if (index >= (gsize) item->offset
        && index < (gsize) item->offset + item->length)
      return item->analysis.level % 2 == 1;
  }
  return FALSE;
}

void
text_block_range (const TextBlock *block, gsize start, gsize end, TextBox *box)
{
  guint number = text_block_line_at (block, start, NULL);
  const TextLine *line = &block->lines[number];
  const gchar *text = pango_layout_get_text (block->layout);
  gint low = G_MAXINT, high = 0;
  gint bottom = number + 1 < block->n_lines ? line[1].top : block->height;

  end = MIN (end, line_end (line));
  /* A range of mixed direction is not where its ends are. */
  while (start < end) {
    gint a, b;

    pango_layout_line_index_to_x (line->line, start, FALSE, &a);
    pango_layout_line_index_to_x (line->line, start, TRUE, &b);
    low = MIN (low, MIN (a, b));
    high = MAX (high, MAX (a, b));
    start = g_utf8_next_char (text + start) - text;
  }
  low = MIN (low, high);
  box->x = floor (line->x + pango_units_to_double (low));
  box->width = ceil (line->x + pango_units_to_double (high)) - box->x;
  box->y = line->top;
  box->height = bottom - line->top;
}

void
text_block_line_box (const TextBlock *block, guint line, TextBox *box)
{
  const TextLine *at = &block->lines[MIN (line, block->n_lines - 1)];
  gboolean last = at == &block->lines[block->n_lines - 1];

  box->x = floor (at->x + at->ink.x0);
  box->width = ceil (at->x + at->ink.x1) - box->x;
  box->y = at->top;
  box->height = (last ? block->height : at[1].top) - at->top;
}
