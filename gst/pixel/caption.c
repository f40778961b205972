/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A cue laid out, and words that fill with colour as their time passes. Knows
 * no style: those are in captions.c. */
#include "caption-block.h"

/* Pixels of stroke that a filled line brings along: without them the colour
 * below shines through the soft edges of its letters. */
#define COVER 1.5

/* Of the size: how far a letter may lean out of its word's box. */
#define ROOM 0.08

CaptionBlock *
caption_block_new (void)
{
  CaptionBlock *block = g_new0 (CaptionBlock, 1);

  block->fills = g_ptr_array_new_with_free_func ((GDestroyNotify) sprite_free);
  block->spans = g_array_new (FALSE, TRUE, sizeof (CaptionSpan));
  return block;
}

void
caption_block_free (CaptionBlock *block)
{
  if (!block)
    return;
  sprite_free (block->base);
  g_ptr_array_unref (block->fills);
  g_array_unref (block->spans);
  g_free (block);
}

CaptionBlock *
caption_layout (const CaptionStyle *style, const CaptionCue *cue, gint width,
    gint height, PictureMatrix matrix, TextReport *report)
{
  g_autofree gchar *valid = g_utf8_make_valid (cue->text ? cue->text : "", -1);
  CaptionCue whole = *cue;
  CaptionBlock *block;

  whole.text = valid;
  block = style->layout (style, &whole, width, height, matrix, report);
  block->style = style;
  return block;
}

void
caption_draw (const CaptionBlock *block, gint64 t_ns, Picture *dst)
{
  block->style->draw (block, t_ns, dst);
}

/* How many of the span's columns are filled. */
static gint
span_filled (const CaptionSpan *span, gint64 t_ns)
{
  gint64 width = span->x1 - span->x0;

  if (t_ns >= span->to_ns)
    return width;
  if (t_ns <= span->from_ns)
    return 0;
  return width
      * ((gdouble) (t_ns - span->from_ns) / (span->to_ns - span->from_ns));
}

gboolean
caption_same (const CaptionBlock *block, gint64 a_ns, gint64 b_ns)
{
  for (guint i = 0; i < block->spans->len; i++) {
    const CaptionSpan *span = &g_array_index (block->spans, CaptionSpan, i);

    if (span_filled (span, a_ns) != span_filled (span, b_ns))
      return FALSE;
  }
  return TRUE;
}

static void
span_draw (const CaptionSpan *span, gint64 t_ns, Picture *dst)
{
  gint filled = span_filled (span, t_ns);
  gboolean done = filled == span->x1 - span->x0;
  gint x0 = span->x0, x1 = span->x1;

  if (filled == 0)
    return;
  if (span->rtl)
    x0 = x1 - filled;
  else
    x1 = x0 + filled;
  if (done || !span->rtl)
    x0 -= span->before;
  if (done || span->rtl)
    x1 += span->after;
  sprite_blend (span->fill, dst, 256, x0, x1);
}

void
caption_block_draw (const CaptionBlock *block, gint64 t_ns, Picture *dst)
{
  if (block->base)
    sprite_blend (block->base, dst, 256, 0, G_MAXINT);
  for (guint i = 0; i < block->spans->len; i++)
    span_draw (&g_array_index (block->spans, CaptionSpan, i), t_ns, dst);
}

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
add_span (CaptionBlock *block, const gchar *cue_text, const TextBlock *text,
    const CaptionRange *range, gint x)
{
  guint line = text_block_line_at (text, range->start, NULL);
  CaptionSpan span = { .from_ns = range->from_ns, .to_ns = range->to_ns };
  TextBox box;

  span.fill = block->fills->pdata[line];
  if (!span.fill)
    return;
  text_block_range (text, range->start, range->end, &box);
  span.x0 = x + box.x;
  span.x1 = span.x0 + box.width;
  span.rtl = text_block_is_rtl (text, range->start);
  set_room (&span, cue_text, range, text_block_size (text) * ROOM);
  if (span.x1 > span.x0)
    g_array_append_val (block->spans, span);
}

/* A word that had to be broken fills its parts one after another. */
static void
add_word (CaptionBlock *block, const gchar *cue_text, const TextBlock *text,
    const CaptionRange *range, gint x)
{
  CaptionRange part = *range;
  gint64 span = range->to_ns - range->from_ns;
  gsize length = range->end - range->start;

  while (part.start < range->end) {
    gsize line_end;

    text_block_line_at (text, part.start, &line_end);
    part.end = MIN (range->end, line_end);
    if (part.end <= part.start)
      return;
    part.to_ns = range->from_ns
        + (gint64) (span * ((gdouble) (part.end - range->start) / length));
    add_span (block, cue_text, text, &part, x);
    part.start = part.end;
    part.from_ns = part.to_ns;
  }
}

void
caption_block_add_words (CaptionBlock *block, const CaptionCue *cue,
    const TextBlock *text, gint x, gint y, PictureMatrix matrix, guint32 color)
{
  g_autoptr (GArray) ranges = caption_match_words (cue);

  for (guint i = 0; i < text_block_n_lines (text); i++)
    g_ptr_array_add (block->fills,
        text_block_draw_line (text, i, x, y, matrix, color, COVER));
  for (guint i = 0; i < ranges->len; i++)
    add_word (
        block, cue->text, text, &g_array_index (ranges, CaptionRange, i), x);
}
