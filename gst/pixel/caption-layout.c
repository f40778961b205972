/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Where a page of a cue lies in the frame, and the sprites that it is drawn
 * from. Knows no time. */
#include "caption-block.h"
#include "caption-pages.h"

#include <math.h>
#include <string.h>

#define SIDES 0.08 /* kept free, of the width */
#define TOP 0.08   /* of the height */
#define HEAVY 800
#define LINE_HEIGHT 1.3
#define LETTER 0.56 /* mean width in heavy Latin, of the size */
#define DARK 0x000000ff
#define CAPITAL 0.72 /* height, of the size */
/* Pixels of stroke that a filled line brings along: without them the colour
 * below shines through the soft edges of its letters. */
#define COVER 1.5

/* What boxes have around letters, of the size. */
#define PAD_X 0.45
#define PAD_ABOVE 0.22 /* over capitals */
#define PAD_BELOW 0.36 /* under the base line */
#define RULE_GAP 0.5
#define RULE_WIDTH 0.14

/* What differs between a screen and a telephone held upright. */
typedef struct {
  gdouble size;   /* of the short side */
  gdouble bottom; /* under the last base line, of the height */
  gdouble lower;
} Format;

static const Format landscape = { .056, .08, .24 };
static const Format portrait = { .064, .18, .30 };

/* All that a page is laid out by. */
typedef struct {
  CaptionBlock *block;
  CaptionPageBlock *page;
  const CaptionStyle *style;
  const Format *format;
  gint width, height;
  guint32 colors[CAPTION_SETTING_STROKE + 1];
  gboolean has_box;
  TextStyle text;
  CaptionAlign align;
  CaptionPlace place;
  gboolean at_position; /* of the movie; a cue's own place goes before it */
  gint safe;
  gint x, y; /* of the text */
  const TextBlock *laid;
} Layout;

static gdouble
size_of (const Layout *layout, const CaptionSpec *spec, gdouble scale)
{
  gdouble factor = layout->style->scale > 0 ? layout->style->scale : 1;

  if (spec->size_px > 0)
    return spec->size_px * scale;
  return layout->format->size * MIN (layout->width, layout->height) * factor
      * spec->settings.value[CAPTION_SETTING_SIZE];
}

static TextAlign
text_align (CaptionAlign align)
{
  if (align == CAPTION_ALIGN_LEFT)
    return TEXT_LEFT;
  return align == CAPTION_ALIGN_RIGHT ? TEXT_RIGHT : TEXT_CENTER;
}

static void
set_text_style (Layout *layout, const CaptionSpec *spec, gdouble scale)
{
  const CaptionStyle *style = layout->style;
  gdouble size = size_of (layout, spec, scale);

  layout->text = (TextStyle){
    .font = spec->font ? spec->font : (gchar *) style->font,
    .size_px = size,
    .italic = style->italic,
    .weight = style->weight > 0 ? style->weight : HEAVY,
    .align = text_align (layout->align),
    .color = layout->colors[CAPTION_SETTING_COLOR],
    .line_height = style->line_height > 0 ? style->line_height : LINE_HEIGHT,
    .stroke_color = layout->colors[CAPTION_SETTING_STROKE],
    .stroke_px = style->stroke * size,
    .shadow_color = style->shadow_color,
    .shadow_px = style->shadow * size,
  };
}

static void
set_choices (Layout *layout, const CaptionCue *cue)
{
  const CaptionStyle *style = layout->style;

  layout->align = cue->align ? cue->align : style->align;
  if (!layout->align)
    layout->align = CAPTION_ALIGN_CENTER;
  layout->place = cue->place ? cue->place : style->place;
  if (!layout->place)
    layout->place = CAPTION_PLACE_BOTTOM;
}

/* How wide letters may be laid, so that all that stands beside them and every
 * word at its largest is inside the safe area. */
static gint
safe_width (const Layout *layout)
{
  gdouble side = 2 * layout->text.stroke_px;
  gdouble zoom = MAX (layout->style->mark_zoom, 1);

  if (layout->has_box)
    side += 2 * PAD_X * layout->text.size_px;
  if (layout->style->box == CAPTION_BOX_RULE)
    side = (RULE_GAP + RULE_WIDTH) * layout->text.size_px;
  return MAX (layout->width * (1 - 2 * SIDES) / sqrt (zoom) - side, 1);
}

/* Lines of a comfortable length; up to the safe area before the letters get
 * smaller. */
static TextBlock *
lay_out_text (const Layout *layout, const gchar *text,
    const CaptionRules *rules, TextReport *report)
{
  g_autofree gchar *broken = caption_break_lines (text, rules);
  gboolean own = strchr (broken, '\n') != NULL;
  gint reading = rules->chars * LETTER * layout->text.size_px;
  gint width = own ? layout->safe : MIN (reading, layout->safe);
  TextBlock *block = text_layout (broken, &layout->text, width, 0, report);

  if (text_block_n_lines (block) <= (guint) rules->lines)
    return block;
  text_block_free (block);
  return text_layout (text, &layout->text, layout->safe, rules->lines, report);
}

static gint
text_left (const Layout *layout, const CaptionSpec *spec, gdouble scale)
{
  gint width = text_block_width (layout->laid);
  gdouble side = (layout->width * (1 - 2 * SIDES) - layout->safe) / 2;
  gdouble left = SIDES * layout->width + side;

  if (layout->at_position)
    return lround (spec->x * scale - width / 2.0);
  if (layout->style->box == CAPTION_BOX_RULE)
    left += side;
  if (layout->align == CAPTION_ALIGN_LEFT)
    return lround (left);
  if (layout->align == CAPTION_ALIGN_RIGHT)
    return lround (layout->width - left - width);
  return lround ((layout->width - width) / 2.0);
}

static gint
text_top (const Layout *layout, const CaptionSpec *spec, gdouble scale)
{
  guint last = text_block_n_lines (layout->laid) - 1;
  gint height = text_block_height (layout->laid);
  gint base = text_block_baseline (layout->laid, last);
  gdouble size = text_block_size (layout->laid);
  gdouble above = layout->has_box ? PAD_ABOVE * size : layout->text.stroke_px;
  gdouble below = layout->has_box ? PAD_BELOW * size : 0;

  if (layout->at_position)
    return lround (spec->y * scale - height / 2.0);
  switch (layout->place) {
    case CAPTION_PLACE_TOP:
      return lround (TOP * layout->height + above + CAPITAL * size)
          - text_block_baseline (layout->laid, 0);
    case CAPTION_PLACE_MIDDLE:
      return lround ((layout->height - height) / 2.0);
    case CAPTION_PLACE_LOWER:
      return lround ((1 - layout->format->lower) * layout->height) - base;
    default:
      return lround ((1 - layout->format->bottom) * layout->height - below)
          - base;
  }
}

/* ---- what is drawn ---- */

/* The box of one line's letters, from capitals to the base line. */
static SpriteBox
line_box (const Layout *layout, guint line)
{
  TextBox box;
  gint base = layout->y + text_block_baseline (layout->laid, line);

  text_block_line_box (layout->laid, line, &box);
  return (SpriteBox){ layout->x + box.x,
    base - lround (CAPITAL * text_block_size (layout->laid)),
    layout->x + box.x + box.width, base };
}

static void
add_box (Layout *layout, const SpriteBox *inner, gdouble pad_x)
{
  gdouble size = text_block_size (layout->laid);
  gint x0 = lround (16 * (inner->x0 - pad_x * size));
  gint x1 = lround (16 * (inner->x1 + pad_x * size));
  gint y0 = lround (16 * (inner->y0 - PAD_ABOVE * size));
  gint y1 = lround (16 * (inner->y1 + PAD_BELOW * size));
  Sprite *box = caption_box_sprite (x0, y0, x1, y1,
      lround (16 * layout->style->radius * size),
      layout->colors[CAPTION_SETTING_BOX], layout->block->matrix);

  if (box)
    g_ptr_array_add (layout->page->boxes, box);
}

static SpriteBox
whole_box (const Layout *layout)
{
  SpriteBox all = { G_MAXINT, G_MAXINT, G_MININT, G_MININT };

  for (guint i = 0; i < layout->page->lines->len; i++) {
    const SpriteBox *line = &g_array_index (layout->page->lines, SpriteBox, i);

    all.x0 = MIN (all.x0, line->x0);
    all.y0 = MIN (all.y0, line->y0);
    all.x1 = MAX (all.x1, line->x1);
    all.y1 = MAX (all.y1, line->y1);
  }
  return all;
}

static void
add_rule (Layout *layout, const SpriteBox *all)
{
  gdouble size = text_block_size (layout->laid);
  gboolean right = layout->align == CAPTION_ALIGN_RIGHT;
  gdouble x = right ? all->x1 + RULE_GAP * size
                    : all->x0 - (RULE_GAP + RULE_WIDTH) * size;
  Sprite *box = caption_box_sprite (lround (16 * x),
      lround (16 * (all->y0 - PAD_ABOVE * size)),
      lround (16 * (x + RULE_WIDTH * size)),
      lround (16 * (all->y1 + PAD_BELOW * size)), 0,
      layout->colors[CAPTION_SETTING_BOX], layout->block->matrix);

  if (box)
    g_ptr_array_add (layout->page->boxes, box);
}

static void
add_boxes (Layout *layout)
{
  GArray *lines = layout->page->lines;
  SpriteBox all = whole_box (layout);
  gdouble size = text_block_size (layout->laid);

  switch (layout->style->box) {
    case CAPTION_BOX_CARD:
      add_box (layout, &all, PAD_X);
      break;
    case CAPTION_BOX_LINES:
      for (guint i = 0; i < lines->len; i++)
        add_box (layout, &g_array_index (lines, SpriteBox, i), PAD_X);
      break;
    case CAPTION_BOX_BAND:
      all.x0 = -size;
      all.x1 = layout->width + size;
      /* One at the top begins there. */
      if (layout->place == CAPTION_PLACE_TOP)
        all.y0 = -size;
      add_box (layout, &all, 0);
      break;
    case CAPTION_BOX_RULE:
      add_rule (layout, &all);
      break;
    case CAPTION_BOX_NONE:
      break;
  }
}

static Sprite *
draw_ghost (const Layout *layout, const CaptionGhost *ghost)
{
  gdouble size = text_block_size (layout->laid);

  if ((ghost->color & 0xff) == 0)
    return NULL;
  return text_block_draw (layout->laid, layout->x + lround (ghost->dx * size),
      layout->y + lround (ghost->dy * size), layout->block->matrix,
      ghost->color, FALSE);
}

static Sprite *
draw_glow (const Layout *layout)
{
  const CaptionStyle *style = layout->style;
  g_autoptr (Sprite) letters = NULL;
  gint radius = lround (style->glow * text_block_size (layout->laid));

  if ((style->glow_color & 0xff) == 0 || radius < 1)
    return NULL;
  letters = text_block_draw (
      layout->laid, layout->x, layout->y, layout->block->matrix, DARK, FALSE);
  /* Its light is of the accent, as strong as the style has it. */
  return letters ? caption_glow_sprite (letters, radius,
             (layout->colors[CAPTION_SETTING_ACCENT] & ~0xffu)
                 | (style->glow_color & 0xff),
             layout->block->matrix)
                 : NULL;
}

static Sprite *
draw_letters (const Layout *layout)
{
  PictureMatrix matrix = layout->block->matrix;
  Sprite *top = text_block_draw (
      layout->laid, layout->x, layout->y, matrix, layout->text.color, TRUE);
  g_autoptr (Sprite) bottom = NULL;

  if (!layout->style->gradient || !top)
    return top;
  bottom = text_block_draw (layout->laid, layout->x, layout->y, matrix,
      layout->colors[CAPTION_SETTING_ACCENT], TRUE);
  for (guint i = 0; bottom && i < layout->page->lines->len; i++) {
    const SpriteBox *line = &g_array_index (layout->page->lines, SpriteBox, i);
    gint below = lround (.2 * text_block_size (layout->laid));

    caption_mix_down (top, bottom, line->y0, line->y1 + below);
  }
  return top;
}

static void
draw_fills (Layout *layout)
{
  if (layout->style->mark == CAPTION_MARK_NONE
      || layout->style->mark == CAPTION_MARK_LINE)
    return;
  for (guint i = 0; i < text_block_n_lines (layout->laid); i++)
    g_ptr_array_add (layout->page->fills,
        text_block_draw_line (layout->laid, i, layout->x, layout->y,
            layout->block->matrix, layout->colors[CAPTION_SETTING_ACCENT],
            COVER));
}

static void
draw (Layout *layout)
{
  CaptionPageBlock *page = layout->page;

  for (guint i = 0; i < text_block_n_lines (layout->laid); i++) {
    SpriteBox box = line_box (layout, i);

    g_array_append_val (page->lines, box);
  }
  for (guint i = 0; i < G_N_ELEMENTS (layout->style->ghosts); i++)
    page->layers[i] = draw_ghost (layout, &layout->style->ghosts[i]);
  page->layers[2] = draw_glow (layout);
  page->layers[3] = draw_letters (layout);
  if (page->layers[3])
    add_boxes (layout);
  draw_fills (layout);
}

void
caption_lay_out_page (CaptionBlock *block, const CaptionSpec *spec,
    CaptionPageBlock *page, const gchar *text, const GArray *words,
    const CaptionCue *cue, gint width, gint height, gdouble scale,
    TextReport *report)
{
  CaptionRules rules = caption_rules (block->style, spec, height > width);
  g_autoptr (TextBlock) laid = NULL;
  Layout layout = { block, page, block->style,
    height > width ? &portrait : &landscape, width, height };

  for (guint i = 0; i < G_N_ELEMENTS (layout.colors); i++)
    layout.colors[i] = (guint32) spec->settings.value[i];
  layout.has_box = block->style->box != CAPTION_BOX_NONE
      && block->style->box != CAPTION_BOX_RULE;
  set_choices (&layout, cue);
  layout.at_position = spec->has_position && cue->place == CAPTION_PLACE_STYLE;
  set_text_style (&layout, spec, scale);
  layout.safe = safe_width (&layout);
  layout.laid = laid = lay_out_text (&layout, text, &rules, report);
  layout.x = text_left (&layout, spec, scale);
  layout.y = text_top (&layout, spec, scale);
  block->size = text_block_size (laid);
  draw (&layout);
  caption_cut_pieces (block, page, text, words, laid, layout.x, layout.y);
}
