/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A cue laid out page by page, and drawn as its state says. Knows no style:
 * those are in captions.c. */
#include "caption-pages.h"

#include <math.h>
#include <string.h>

CaptionPageBlock *
caption_page_block_new (gint64 from_ns, gint64 to_ns)
{
  CaptionPageBlock *page = g_new0 (CaptionPageBlock, 1);

  page->from_ns = from_ns;
  page->to_ns = to_ns;
  page->boxes = g_ptr_array_new_with_free_func ((GDestroyNotify) sprite_free);
  page->fills = g_ptr_array_new_with_free_func ((GDestroyNotify) sprite_free);
  page->lines = g_array_new (FALSE, TRUE, sizeof (SpriteBox));
  page->spans = g_array_new (FALSE, TRUE, sizeof (CaptionSpan));
  page->pieces = g_array_new (FALSE, TRUE, sizeof (CaptionPiece));
  return page;
}

void
caption_page_block_free (gpointer data)
{
  CaptionPageBlock *page = data;

  for (guint i = 0; i < CAPTION_LAYERS; i++)
    sprite_free (page->layers[i]);
  g_ptr_array_unref (page->boxes);
  g_ptr_array_unref (page->fills);
  g_array_unref (page->lines);
  g_array_unref (page->spans);
  g_array_unref (page->pieces);
  g_free (page);
}

void
caption_block_free (CaptionBlock *block)
{
  if (!block)
    return;
  g_ptr_array_unref (block->pages);
  g_free (block);
}

void
caption_spec_defaults (CaptionSpec *spec, const CaptionStyle *style)
{
  *spec = (CaptionSpec){ 0 };
  params_defaults (style->params, &spec->settings);
}

/* ---- layout ---- */

/* @cue in the letters that are drawn; its words keep theirs, as case does not
 * matter where they are looked for. */
static CaptionCue
drawn_cue (const CaptionStyle *style, const CaptionCue *cue, gchar **text)
{
  g_autofree gchar *valid = g_utf8_make_valid (cue->text ? cue->text : "", -1);
  CaptionCue drawn = *cue;

  *text = style->capitals ? g_utf8_strup (valid, -1) : g_steal_pointer (&valid);
  drawn.text = *text;
  return drawn;
}

/* Those of @words that lie in the bytes from @start to @end, counted from
 * there. */
static GArray *
words_between (const GArray *words, gsize start, gsize end)
{
  GArray *found = g_array_new (FALSE, TRUE, sizeof (CaptionRange));

  for (guint i = 0; i < words->len; i++) {
    CaptionRange word = g_array_index (words, CaptionRange, i);

    if (word.end <= start || word.start >= end)
      continue;
    word.start = MAX (word.start, start) - start;
    word.end = MIN (word.end, end) - start;
    g_array_append_val (found, word);
  }
  return found;
}

static gboolean
is_upright (gint width, gint height)
{
  return height > width;
}

gboolean
caption_moves (const CaptionStyle *style, const CaptionSpec *spec,
    const CaptionCue *cue, gboolean upright)
{
  CaptionRules rules = caption_rules (style, spec, upright);
  g_autofree gchar *text = NULL;
  g_autoptr (GArray) words = NULL;
  g_autoptr (GArray) pages = NULL;
  CaptionCue drawn;

  if (style->mark != CAPTION_MARK_NONE || style->mark_zoom > 0
      || style->mark_lift != 0 || style->show != CAPTION_SHOW_ALL
      || style->enter != CAPTION_ENTER_AT_ONCE || style->exit_ms > 0)
    return TRUE;
  drawn = drawn_cue (style, cue, &text);
  words = caption_match_words (&drawn);
  pages = caption_pages (&drawn, words, &rules);
  return pages->len > 1;
}

static void
merge_reports (TextReport *all, const TextReport *report)
{
  if (report->font_asked)
    all->font_asked = report->font_asked;
  if (report->font_used)
    all->font_used = report->font_used;
  all->unknown_glyphs += report->unknown_glyphs;
}

CaptionBlock *
caption_layout (const CaptionStyle *style, const CaptionSpec *spec,
    const CaptionCue *cue, gint width, gint height, gdouble scale,
    PictureMatrix matrix, TextReport *report)
{
  CaptionBlock *block = g_new0 (CaptionBlock, 1);
  g_autofree gchar *text = NULL;
  CaptionCue drawn = drawn_cue (style, cue, &text);
  g_autoptr (GArray) words = caption_match_words (&drawn);
  g_autoptr (GArray) pages = NULL;
  CaptionSpec defaults;
  CaptionRules rules;

  caption_spec_defaults (&defaults, style);
  spec = spec ? spec : &defaults;
  rules = caption_rules (style, spec, is_upright (width, height));
  pages = caption_pages (&drawn, words, &rules);
  block->style = style;
  block->easing = easing_find (style->easing);
  block->matrix = matrix;
  block->from_ns = cue->from_ns;
  block->to_ns = cue->to_ns;
  block->accent = (guint32) spec->settings.value[CAPTION_SETTING_ACCENT];
  block->box = (guint32) spec->settings.value[CAPTION_SETTING_BOX];
  block->pages = g_ptr_array_new_with_free_func (caption_page_block_free);
  if (report)
    *report = (TextReport){ 0 };
  for (guint i = 0; i < pages->len; i++) {
    const CaptionPage *page = &g_array_index (pages, CaptionPage, i);
    CaptionPageBlock *laid = caption_page_block_new (
        page->from_ns, i + 1 < pages->len ? page[1].from_ns : cue->to_ns);
    g_autoptr (GArray) own = words_between (words, page->start, page->end);
    g_autofree gchar *part =
        g_strndup (text + page->start, page->end - page->start);
    TextReport found = { 0 };

    g_ptr_array_add (block->pages, laid);
    caption_lay_out_page (
        block, spec, laid, part, own, &drawn, width, height, scale, &found);
    if (report)
      merge_reports (report, &found);
  }
  return block;
}

/* ---- drawing ---- */

/* What of @piece is seen, in its own place. */
static SpriteBox
seen_box (const CaptionPiece *piece, const CaptionPieceState *state)
{
  SpriteBox box = piece->box;

  if (state->wiped > 0 && piece->rtl)
    box.x0 = MAX (box.x0, piece->x0 + state->wiped);
  else if (state->wiped > 0)
    box.x1 = MIN (box.x1, piece->x1 - state->wiped);
  return box;
}

static void
draw_piece (const CaptionPageBlock *page, guint layer,
    const CaptionPiece *piece, const CaptionPieceState *state, Picture *dst)
{
  SpriteBox box = seen_box (piece, state);

  sprite_blend_moved (
      page->layers[layer], dst, state->opacity, &box, &state->move);
}

/* The filled part of a word, as far as @piece shows it. */
static void
draw_fill (const CaptionPageBlock *page, const CaptionSpan *span, gint filled,
    const CaptionPiece *piece, const CaptionPieceState *state, Picture *dst)
{
  const Sprite *fill = g_ptr_array_index (page->fills, span->line);
  SpriteBox box = seen_box (piece, state);
  gboolean done = filled == span->x1 - span->x0;
  gint x0 = span->x0, x1 = span->x1;

  if (span->rtl)
    x0 = x1 - filled;
  else
    x1 = x0 + filled;
  if (done || !span->rtl)
    x0 -= span->before;
  if (done || span->rtl)
    x1 += span->after;
  /* The line's own: letters may reach beyond its rows. */
  box = (SpriteBox){ MAX (box.x0, x0), G_MININT / 2, MIN (box.x1, x1),
    G_MAXINT / 2 };
  if (fill && box.x0 < box.x1)
    sprite_blend_moved (fill, dst, state->opacity, &box, &state->move);
}

static void
draw_fills (const CaptionPageBlock *page, const CaptionState *state,
    guint piece_index, Picture *dst)
{
  const CaptionPiece *piece =
      &g_array_index (page->pieces, CaptionPiece, piece_index);
  const CaptionPieceState *is =
      &g_array_index (state->pieces, CaptionPieceState, piece_index);

  for (guint i = 0; i < page->spans->len && page->fills->len > 0; i++) {
    const CaptionSpan *span = &g_array_index (page->spans, CaptionSpan, i);
    gint n = g_array_index (state->filled, gint, i);

    if (n > 0 && span->line == piece->line)
      draw_fill (page, span, n, piece, is, dst);
  }
}

static gboolean
is_large (const CaptionPieceState *state)
{
  return state->move.zoom > SPRITE_MOVE_ONE;
}

/* Larger pieces lie over the others. */
static void
draw_pieces (const CaptionPageBlock *page, const CaptionState *state,
    gboolean large, Picture *dst)
{
  const CaptionPieceState *states =
      (const CaptionPieceState *) state->pieces->data;
  const CaptionPiece *pieces = (const CaptionPiece *) page->pieces->data;

  for (guint layer = 0; layer < CAPTION_LAYERS; layer++)
    for (guint i = 0; i < page->pieces->len && page->layers[layer]; i++)
      if (is_large (&states[i]) == large)
        draw_piece (page, layer, &pieces[i], &states[i], dst);
  for (guint i = 0; i < page->pieces->len; i++)
    if (states[i].opacity > 0 && is_large (&states[i]) == large)
      draw_fills (page, state, i, dst);
}

static void
draw_mark (
    const CaptionBlock *block, const CaptionMarkState *mark, Picture *dst)
{
  gboolean pill = block->style->mark == CAPTION_MARK_PILL;
  g_autoptr (Sprite) box = NULL;

  if (mark->opacity == 0)
    return;
  box = caption_box_sprite (mark->x0, mark->y0, mark->x1, mark->y1,
      lround (16 * block->style->radius * block->size),
      pill ? block->box : block->accent, block->matrix);
  if (box)
    sprite_blend (box, dst, mark->opacity, 0, G_MAXINT);
}

void
caption_draw (const CaptionBlock *block, gint64 t_ns, Picture *dst)
{
  const CaptionPageBlock *page;
  CaptionState state;

  caption_state_at (block, t_ns, &state);
  if (state.page >= 0) {
    page = g_ptr_array_index (block->pages, state.page);
    for (guint i = 0; i < page->boxes->len; i++)
      sprite_blend (
          g_ptr_array_index (page->boxes, i), dst, state.opacity, 0, G_MAXINT);
    draw_mark (block, &state.mark, dst);
    draw_pieces (page, &state, FALSE, dst);
    draw_pieces (page, &state, TRUE, dst);
  }
  caption_state_clear (&state);
}

gboolean
caption_same (const CaptionBlock *block, gint64 a_ns, gint64 b_ns)
{
  CaptionState a, b;
  gboolean same;

  caption_state_at (block, a_ns, &a);
  caption_state_at (block, b_ns, &b);
  same = caption_state_equal (&a, &b);
  caption_state_clear (&a);
  caption_state_clear (&b);
  return same;
}
