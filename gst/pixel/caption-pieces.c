/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A page cut into what comes and moves as one (lines, words or letters), and
 * the places of its words. Knows no style by name and draws nothing. */
#include "caption-block.h"

#include <math.h>
#include <stdlib.h>

/* Of the size: how far a letter may lean out of its word's box. */
#define ROOM 0.08
#define FAR (1 << 24)
/* Of the size, over the base line: the middle of a letter. */
#define MIDDLE 0.36
/* A word stays the one that is spoken over a pause so short. */
#define PAUSE_NS (400 * G_GINT64_CONSTANT (1000000))

typedef struct {
  CaptionBlock *block;
  CaptionPageBlock *page;
  const gchar *text;
  const TextBlock *laid;
  gint x, y;
} Cutting;

/* ---- the words that have a time ---- */

/* Letters lean a little out of their boxes: that much of a space beside them
 * is theirs. */
static gboolean
is_free (const gchar *p)
{
  return *p == 0 || g_unichar_isspace (g_utf8_get_char (p));
}

static void
set_room (
    CaptionSpan *span, const gchar *text, const CaptionRange *range, gint room)
{
  const gchar *start = text + range->start;
  gboolean first = range->start == 0 || is_free (g_utf8_prev_char (start));
  gboolean last = is_free (text + range->end);

  span->before = (span->rtl ? last : first) ? room : 0;
  span->after = (span->rtl ? first : last) ? room : 0;
}

/* The part of @range on one line as a span; its times are set by widths. */
static void
add_span (Cutting *cutting, const CaptionRange *range)
{
  CaptionSpan span = { text_block_line_at (cutting->laid, range->start, NULL),
    .from_ns = range->from_ns, .to_ns = range->to_ns, .off_ns = range->to_ns };
  TextBox box;

  text_block_range (cutting->laid, range->start, range->end, &box);
  span.x0 = cutting->x + box.x;
  span.x1 = span.x0 + box.width;
  span.rtl = text_block_is_rtl (cutting->laid, range->start);
  set_room (
      &span, cutting->text, range, text_block_size (cutting->laid) * ROOM);
  if (span.x1 > span.x0)
    g_array_append_val (cutting->page->spans, span);
}

/* A word that had to be broken fills its parts one after another. */
static void
add_word (Cutting *cutting, const CaptionRange *range)
{
  CaptionRange part = *range;
  gint64 span = range->to_ns - range->from_ns;
  gsize length = range->end - range->start;

  while (part.start < range->end) {
    gsize line_end;

    text_block_line_at (cutting->laid, part.start, &line_end);
    part.end = MIN (range->end, line_end);
    if (part.end <= part.start)
      return;
    part.to_ns = range->from_ns
        + (gint64) (span * ((gdouble) (part.end - range->start) / length));
    add_span (cutting, &part);
    part.start = part.end;
    part.from_ns = part.to_ns;
  }
}

static void
add_spans (Cutting *cutting, const GArray *words)
{
  GArray *spans = cutting->page->spans;

  for (guint i = 0; i < words->len; i++)
    add_word (cutting, &g_array_index (words, CaptionRange, i));
  for (guint i = 0; i + 1 < spans->len; i++) {
    CaptionSpan *span = &g_array_index (spans, CaptionSpan, i);

    if (span[1].from_ns - span->to_ns < PAUSE_NS)
      span->off_ns = MAX (span[1].from_ns, span->from_ns);
  }
}

/* ---- what comes as one ---- */

/* What follows a letter as a part of it. */
static gboolean
joins (gunichar before, gunichar c)
{
  const gunichar joiner = 0x200d;

  return g_unichar_ismark (c) || g_unichar_iszerowidth (c) || before == joiner
      || (c >= 0x1f3fb && c <= 0x1f3ff)
      || (c >= 0x1f1e6 && c <= 0x1f1ff && before >= 0x1f1e6
          && before <= 0x1f1ff);
}

static gsize
letter_end (const gchar *text, gsize start, gsize end)
{
  const gchar *p = text + start;
  gunichar before = g_utf8_get_char (p);

  p = g_utf8_next_char (p);
  while (p < text + end && joins (before, g_utf8_get_char (p))) {
    before = g_utf8_get_char (p);
    p = g_utf8_next_char (p);
  }
  return p - text;
}

static void
add_piece (Cutting *cutting, const CaptionRange *range)
{
  guint line = text_block_line_at (cutting->laid, range->start, NULL);
  gdouble size = text_block_size (cutting->laid);
  gint base = cutting->y + text_block_baseline (cutting->laid, line);
  CaptionPiece piece = { .span = -1, .enter_ns = range->from_ns };
  TextBox box;

  text_block_range (cutting->laid, range->start, range->end, &box);
  piece.line = line;
  piece.x0 = cutting->x + box.x;
  piece.x1 = piece.x0 + box.width;
  piece.x = 128 * (piece.x0 + piece.x1);
  piece.y = lround (256 * (base - MIDDLE * size));
  piece.rtl = text_block_is_rtl (cutting->laid, range->start);
  if (piece.x1 > piece.x0)
    g_array_append_val (cutting->page->pieces, piece);
}

static void
add_letters (Cutting *cutting, const CaptionRange *range)
{
  CaptionRange letter = *range;
  gdouble span = MAX (range->to_ns - range->from_ns, 0);

  while (letter.start < range->end) {
    gdouble share =
        (gdouble) (letter.start - range->start) / (range->end - range->start);

    letter.end = letter_end (cutting->text, letter.start, range->end);
    letter.from_ns = range->from_ns + (gint64) (span * share);
    add_piece (cutting, &letter);
    letter.start = letter.end;
  }
}

/* @range, which may be broken, line by line. */
static void
add_parts (Cutting *cutting, const CaptionRange *range, gboolean letters)
{
  CaptionRange part = *range;

  while (part.start < range->end) {
    gsize line_end;

    text_block_line_at (cutting->laid, part.start, &line_end);
    part.end = MIN (range->end, line_end);
    if (part.end <= part.start)
      return;
    if (letters)
      add_letters (cutting, &part);
    else
      add_piece (cutting, &part);
    part.start = part.end;
  }
}

/* All words of the text in order, those without a time with that of the one
 * before. */
static GArray *
fill_gaps (const Cutting *cutting, const GArray *words)
{
  g_autoptr (GArray) tokens = caption_split_words (cutting->text);
  GArray *all = g_array_new (FALSE, TRUE, sizeof (CaptionRange));
  gint64 last = cutting->page->from_ns;
  gsize done = 0;
  guint next = 0;

  for (guint i = 0; i <= tokens->len; i++) {
    CaptionRange token = { G_MAXSIZE, G_MAXSIZE };

    if (i < tokens->len)
      token = g_array_index (tokens, CaptionRange, i);
    for (; next < words->len; next++) {
      const CaptionRange *word = &g_array_index (words, CaptionRange, next);

      if (word->start >= token.end)
        break;
      if (token.start < word->start && token.start >= done) {
        CaptionRange head = { token.start, word->start, last, last };

        g_array_append_val (all, head);
      }
      last = MAX (word->from_ns, cutting->page->from_ns);
      g_array_append_vals (all, word, 1);
      done = word->end;
    }
    token.start = MAX (token.start, done);
    token.from_ns = token.to_ns = last;
    if (i < tokens->len && token.start < token.end)
      g_array_append_val (all, token);
  }
  return all;
}

static void
add_lines (Cutting *cutting)
{
  CaptionRange line = { 0 };
  guint n = text_block_n_lines (cutting->laid);

  for (guint i = 0; i < n; i++) {
    gint base = cutting->y + text_block_baseline (cutting->laid, i);
    const SpriteBox *box = &g_array_index (cutting->page->lines, SpriteBox, i);
    CaptionPiece piece = { .line = i,
      .x0 = box->x0,
      .x1 = box->x1,
      .span = -1,
      .enter_ns = cutting->page->from_ns };

    piece.x = 128 * (box->x0 + box->x1);
    piece.y = lround (256 * (base - MIDDLE * text_block_size (cutting->laid)));
    text_block_line_at (cutting->laid, line.start, &line.end);
    piece.rtl = text_block_is_rtl (cutting->laid, line.start);
    line.start = line.end + 1;
    g_array_append_val (cutting->page->pieces, piece);
  }
}

/* ---- their boxes ---- */

static gint
compare_places (gconstpointer a, gconstpointer b)
{
  const CaptionPiece *one = *(CaptionPiece *const *) a;
  const CaptionPiece *two = *(CaptionPiece *const *) b;

  if (one->line != two->line)
    return one->line < two->line ? -1 : 1;
  if (one->x0 != two->x0)
    return one->x0 < two->x0 ? -1 : 1;
  return one < two ? -1 : one > two;
}

/* Borders lie halfway between neighbours, and those at the edges have all that
 * is beyond. */
static void
divide (Cutting *cutting)
{
  guint n = cutting->page->pieces->len;
  g_autofree CaptionPiece **sorted = g_new (CaptionPiece *, MAX (n, 1));
  guint last_line = text_block_n_lines (cutting->laid) - 1;

  for (guint i = 0; i < n; i++)
    sorted[i] = &g_array_index (cutting->page->pieces, CaptionPiece, i);
  qsort (sorted, n, sizeof *sorted, compare_places);
  for (guint i = 0; i < n; i++) {
    CaptionPiece *piece = sorted[i];
    gboolean first = i == 0 || sorted[i - 1]->line != piece->line;
    gboolean last = i + 1 == n || sorted[i + 1]->line != piece->line;
    TextBox line;

    text_block_line_box (cutting->laid, piece->line, &line);
    piece->box.x0 = first ? -FAR : sorted[i - 1]->box.x1;
    piece->box.x1 = last ? FAR : (piece->x1 + sorted[i + 1]->x0) >> 1;
    piece->box.x1 = MAX (piece->box.x1, piece->box.x0);
    piece->box.y0 = piece->line == 0 ? -FAR : cutting->y + line.y;
    piece->box.y1 =
        piece->line == last_line ? FAR : cutting->y + line.y + line.height;
  }
}

/* ---- when they come ---- */

/* Staggered ones have all come before half of the page's time. */
static void
stagger (Cutting *cutting)
{
  const CaptionStyle *style = cutting->block->style;
  CaptionPageBlock *page = cutting->page;
  gint64 step = style->step_ms * G_GINT64_CONSTANT (1000000);
  gint64 most = (page->to_ns - page->from_ns) / 2 / MAX (page->pieces->len, 1);

  if (style->unit == CAPTION_UNIT_CUE)
    step = 0;
  step = MAX (MIN (step, most), 0);
  for (guint i = 0; i < page->pieces->len; i++)
    g_array_index (page->pieces, CaptionPiece, i).enter_ns =
        page->from_ns + i * step;
}

/* A piece follows the word that it is or is part of. */
static void
find_spans (CaptionPageBlock *page)
{
  for (guint i = 0; i < page->pieces->len; i++) {
    CaptionPiece *piece = &g_array_index (page->pieces, CaptionPiece, i);
    gint middle = piece->x >> 8;

    for (guint j = 0; j < page->spans->len; j++) {
      const CaptionSpan *span = &g_array_index (page->spans, CaptionSpan, j);

      if (span->line == piece->line && middle >= span->x0 && middle < span->x1)
        piece->span = j;
    }
  }
}

/* What comes whole is one thing, whose middle stays. */
static void
share_centre (CaptionPageBlock *page)
{
  gint64 x = 0, y = 0;
  guint n = page->pieces->len;

  for (guint i = 0; i < n; i++) {
    x += g_array_index (page->pieces, CaptionPiece, i).x;
    y += g_array_index (page->pieces, CaptionPiece, i).y;
  }
  for (guint i = 0; i < n; i++) {
    g_array_index (page->pieces, CaptionPiece, i).x = x / n;
    g_array_index (page->pieces, CaptionPiece, i).y = y / n;
  }
}

void
caption_cut_pieces (CaptionBlock *block, CaptionPageBlock *page,
    const gchar *text, const GArray *words, const TextBlock *laid, gint x,
    gint y)
{
  const CaptionStyle *style = block->style;
  Cutting cutting = { block, page, text, laid, x, y };
  gboolean moves = style->mark_zoom > 0 || style->mark_lift != 0;
  gboolean letters = style->unit == CAPTION_UNIT_LETTER;
  g_autoptr (GArray) all = fill_gaps (&cutting, words);

  add_spans (&cutting, words);
  if (style->unit < CAPTION_UNIT_WORD && !moves)
    add_lines (&cutting);
  else
    for (guint i = 0; i < all->len; i++)
      add_parts (&cutting, &g_array_index (all, CaptionRange, i), letters);
  divide (&cutting);
  if (style->show == CAPTION_SHOW_ALL)
    stagger (&cutting);
  if (style->unit >= CAPTION_UNIT_WORD || moves)
    find_spans (page);
  else if (style->unit == CAPTION_UNIT_CUE && page->pieces->len > 0)
    share_centre (page);
}
