/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A laid out cue at a moment, as whole numbers: where every piece is, how much
 * of every word is filled, where the mark has come to. Draws nothing. */
#include "caption-block.h"

#include <math.h>
#include <string.h>

#define MS G_GINT64_CONSTANT (1000000)
#define GLIDE_NS (140 * MS)
#define LIFT_NS (220 * MS)

/* How far pieces come from, of the size. */
#define RISE 0.7
#define SIDE 1.2
#define DROP 1.1
#define GROW 0.5 /* and of their own size */
#define SLAM 2.0

/* Around a word, of the size. */
#define PILL_X 0.2
#define PILL_ABOVE 0.94
#define PILL_BELOW 0.3
#define LINE_FROM 0.13
#define LINE_TO 0.25

static gdouble
progress (gint64 t_ns, gint64 from_ns, gint64 length_ns)
{
  if (t_ns < from_ns)
    return 0;
  if (length_ns <= 0 || t_ns - from_ns >= length_ns)
    return 1;
  return (gdouble) (t_ns - from_ns) / length_ns;
}

/* 1 until the cue fades out. */
static gdouble
leaving (const CaptionBlock *block, gint64 t_ns)
{
  gint64 length =
      MIN (block->style->exit_ms * MS, (block->to_ns - block->from_ns) / 4);

  if (length <= 0)
    return 1;
  return 1 - progress (t_ns, block->to_ns - length, length);
}

/* ---- pieces ---- */

static void
come (const CaptionBlock *block, const CaptionPiece *piece, gdouble p,
    CaptionPieceState *state)
{
  const CaptionStyle *style = block->style;
  gdouble eased = p >= 1 ? 1 : easing_apply (block->easing, p);
  gdouble opacity = MIN (2.5 * p, 1);
  gdouble far = 256 * block->size * (1 - eased), zoom = 1;

  switch (style->enter) {
    case CAPTION_ENTER_AT_ONCE:
      opacity = 1;
      break;
    case CAPTION_ENTER_FADE:
      opacity = CLAMP (eased, 0, 1);
      break;
    case CAPTION_ENTER_RISE:
      state->move.dy += lround (far * RISE);
      break;
    case CAPTION_ENTER_DROP:
      state->move.dy -= lround (far * DROP);
      break;
    case CAPTION_ENTER_SIDE:
      state->move.dx += lround (far * (piece->rtl ? SIDE : -SIDE));
      break;
    case CAPTION_ENTER_GROW:
      zoom = GROW + (1 - GROW) * eased;
      break;
    case CAPTION_ENTER_SLAM:
      zoom = SLAM + (1 - SLAM) * eased;
      break;
    case CAPTION_ENTER_WIPE:
      opacity = 1;
      state->wiped = (gint) ((piece->x1 - piece->x0) * (1 - eased));
      break;
  }
  state->opacity = lround (256 * opacity);
  state->move.zoom = lround (state->move.zoom * zoom);
}

/* 0 to 1 and back while a word is spoken; @length of either way. */
static gdouble
spoken (const CaptionSpan *span, gint64 t_ns, gint64 length)
{
  gdouble up = progress (t_ns, span->from_ns, length);
  gdouble down = progress (t_ns, span->off_ns, length);

  return up * (2 - up) - down * (2 - down);
}

static void
stress (const CaptionBlock *block, const CaptionSpan *span, gint64 t_ns,
    CaptionPieceState *state)
{
  const CaptionStyle *style = block->style;

  if (style->mark_zoom > 0)
    state->move.zoom = lround (state->move.zoom
        * (1 + (style->mark_zoom - 1) * spoken (span, t_ns, GLIDE_NS)));
  if (style->mark_lift != 0) {
    gdouble p = progress (t_ns, span->from_ns, LIFT_NS);

    /* Up and down again, a parabola. */
    state->move.dy -=
        lround (256 * block->size * style->mark_lift * 4 * p * (1 - p));
  }
}

static void
set_pieces (const CaptionBlock *block, const CaptionPageBlock *page,
    gint64 t_ns, CaptionState *state)
{
  gint64 enter = block->style->enter_ms * MS;
  gdouble left = leaving (block, t_ns);
  gint64 now = MAX (t_ns, block->from_ns);

  for (guint i = 0; i < page->pieces->len; i++) {
    const CaptionPiece *piece = &g_array_index (page->pieces, CaptionPiece, i);
    CaptionPieceState is = { .move = { SPRITE_MOVE_ONE, piece->x, piece->y } };
    gboolean here = now >= piece->enter_ns;

    come (block, piece, progress (now, piece->enter_ns, enter), &is);
    if (piece->span >= 0)
      stress (block, &g_array_index (page->spans, CaptionSpan, piece->span),
          t_ns, &is);
    is.opacity = here ? lround (is.opacity * left) : 0;
    /* What is not seen is alike, wherever it is. */
    if (is.opacity == 0)
      is = (CaptionPieceState){ 0 };
    g_array_append_val (state->pieces, is);
  }
}

/* ---- words ---- */

static gint
filled (const CaptionBlock *block, const CaptionSpan *span, gint64 t_ns)
{
  gint64 width = span->x1 - span->x0;

  switch (block->style->mark) {
    case CAPTION_MARK_COLOR:
    case CAPTION_MARK_PILL:
      return t_ns >= span->from_ns && t_ns < span->off_ns ? width : 0;
    case CAPTION_MARK_STAY:
      return t_ns >= span->from_ns ? width : 0;
    case CAPTION_MARK_FILL:
      return t_ns >= span->to_ns
          ? width
          : width * progress (t_ns, span->from_ns, span->to_ns - span->from_ns);
    case CAPTION_MARK_NONE:
    case CAPTION_MARK_LINE:
      return 0;
  }
  return 0;
}

static CaptionMarkState
mark_box (const CaptionBlock *block, const CaptionPageBlock *page,
    const CaptionSpan *span)
{
  gboolean pill = block->style->mark == CAPTION_MARK_PILL;
  gint base = g_array_index (page->lines, SpriteBox, span->line).y1;
  gdouble size = block->size, x = pill ? PILL_X * size : 0;
  gdouble y0 = base + (pill ? -PILL_ABOVE : LINE_FROM) * size;
  gdouble y1 = base + (pill ? PILL_BELOW : LINE_TO) * size;

  return (CaptionMarkState){ lround (16 * (span->x0 - x)), lround (16 * y0),
    lround (16 * (span->x1 + x)), lround (16 * y1), 256 };
}

static gint
glide (gint from, gint to, gdouble p)
{
  return lround (from + (to - from) * p);
}

/* Behind the word that was begun last; it glides along a line and jumps to
 * another. */
static void
set_mark (const CaptionBlock *block, const CaptionPageBlock *page, gint64 t_ns,
    CaptionState *state)
{
  CaptionMark mark = block->style->mark;
  const CaptionSpan *on = NULL, *before = NULL;
  CaptionMarkState to, from;
  gdouble p;

  if (mark != CAPTION_MARK_PILL && mark != CAPTION_MARK_LINE)
    return;
  for (guint i = 0; i < page->spans->len; i++) {
    const CaptionSpan *span = &g_array_index (page->spans, CaptionSpan, i);

    if (t_ns < span->from_ns)
      break;
    before = on;
    on = span;
  }
  if (!on)
    return;
  to = from = mark_box (block, page, on);
  if (before && before->line == on->line)
    from = mark_box (block, page, before);
  p = progress (t_ns, on->from_ns, GLIDE_NS);
  p = 1 - (1 - p) * (1 - p) * (1 - p);
  state->mark = (CaptionMarkState){ glide (from.x0, to.x0, p), to.y0,
    glide (from.x1, to.x1, p), to.y1, lround (256 * leaving (block, t_ns)) };
}

/* ---- the whole ---- */

static gint
find_page (const CaptionBlock *block, gint64 t_ns)
{
  gint found = -1;

  for (guint i = 0; i < block->pages->len; i++) {
    const CaptionPageBlock *page = g_ptr_array_index (block->pages, i);

    if (i == 0 || t_ns >= page->from_ns)
      found = i;
  }
  return found;
}

static gint
boxes_opacity (
    const CaptionBlock *block, const CaptionPageBlock *page, gint64 t_ns)
{
  gint64 length = MIN (block->style->enter_ms, 160) * MS;
  gboolean first = page == g_ptr_array_index (block->pages, 0);
  gdouble p = 1;

  if (first && block->style->enter != CAPTION_ENTER_AT_ONCE)
    p = progress (t_ns, page->from_ns, length);
  return lround (256 * p * leaving (block, t_ns));
}

void
caption_state_at (const CaptionBlock *block, gint64 t_ns, CaptionState *state)
{
  const CaptionPageBlock *page;

  *state = (CaptionState){ .page = find_page (block, t_ns) };
  state->pieces = g_array_new (FALSE, TRUE, sizeof (CaptionPieceState));
  state->filled = g_array_new (FALSE, TRUE, sizeof (gint));
  if (state->page < 0)
    return;
  page = g_ptr_array_index (block->pages, state->page);
  state->opacity = boxes_opacity (block, page, t_ns);
  set_pieces (block, page, t_ns, state);
  set_mark (block, page, t_ns, state);
  for (guint i = 0; i < page->spans->len; i++) {
    gint n = filled (block, &g_array_index (page->spans, CaptionSpan, i), t_ns);

    g_array_append_val (state->filled, n);
  }
}

void
caption_state_clear (CaptionState *state)
{
  g_clear_pointer (&state->pieces, g_array_unref);
  g_clear_pointer (&state->filled, g_array_unref);
}

static gboolean
same_array (const GArray *a, const GArray *b, gsize size)
{
  return a->len == b->len && memcmp (a->data, b->data, a->len * size) == 0;
}

gboolean
caption_state_equal (const CaptionState *a, const CaptionState *b)
{
  return a->page == b->page && a->opacity == b->opacity
      && memcmp (&a->mark, &b->mark, sizeof a->mark) == 0
      && same_array (a->pieces, b->pieces, sizeof (CaptionPieceState))
      && same_array (a->filled, b->filled, sizeof (gint));
}
