/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The styles of captions: one table, one entry a look. To add one: its
 * functions and a const struct under them, and its name in the list. */
#include "caption-block.h"
#include "name.h"

#include <math.h>

#define WHITE 0xffffffff
#define SPOKEN 0xffb02eff
#define UNSPOKEN 0xb3b3b3ff /* 70 % white */
#define BLACK 0x000000ff
#define SHADOW 0x00000099

#define SIDES 0.08  /* kept free, of the width */
#define STROKE 0.08 /* of the size */
#define SHADOW_BLUR 0.2
#define LINE_HEIGHT 1.3
#define HEAVY 800
#define MAX_LINES 2
#define LETTER 0.56 /* mean width in heavy Latin, of the size */

/* What differs between a screen and a telephone held upright. */
typedef struct {
  gdouble size;   /* of the short side */
  gdouble bottom; /* under the last base line, of the height */
  gint letters;   /* in a line */
} Format;

static const Format landscape = { .056, .08, 34 };
static const Format portrait = { .064, .18, 22 };

static TextStyle
bottom_style (const CaptionStyle *caption, const Format *format,
    gint short_side, guint32 color)
{
  gdouble size = format->size * short_side;

  return (TextStyle){
    .font = (gchar *) caption->font,
    .size_px = size,
    .weight = HEAVY,
    .align = TEXT_CENTER,
    .color = color,
    .line_height = LINE_HEIGHT,
    .stroke_color = BLACK,
    .stroke_px = STROKE * size,
    .shadow_color = SHADOW,
    .shadow_px = SHADOW_BLUR * size,
  };
}

/* Lines of a comfortable length; up to the safe area before the letters get
 * smaller. */
static TextBlock *
bottom_text (const gchar *text, const TextStyle *style, const Format *format,
    gint width, TextReport *report)
{
  gint safe = width * (1 - 2 * SIDES) - 2 * style->stroke_px;
  gint reading = format->letters * LETTER * style->size_px;
  TextBlock *block;

  safe = MAX (safe, 1);
  block = text_layout (text, style, MIN (reading, safe), 0, report);
  if (text_block_n_lines (block) <= MAX_LINES)
    return block;
  text_block_free (block);
  return text_layout (text, style, safe, MAX_LINES, report);
}

static CaptionBlock *
bottom_layout (const CaptionStyle *caption, const CaptionCue *cue, gint width,
    gint height, PictureMatrix matrix, TextReport *report, guint32 color)
{
  const Format *format = height > width ? &portrait : &landscape;
  const TextStyle style =
      bottom_style (caption, format, MIN (width, height), color);
  g_autoptr (TextBlock) text =
      bottom_text (cue->text, &style, format, width, report);
  CaptionBlock *block = caption_block_new ();
  gint last = text_block_n_lines (text) - 1;
  gint x = lround ((width - text_block_width (text)) / 2.0);
  gint y =
      lround ((1 - format->bottom) * height) - text_block_baseline (text, last);

  block->base = text_block_draw (text, x, y, matrix, 0, TRUE);
  if (caption->words)
    caption_block_add_words (block, cue, text, x, y, matrix, SPOKEN);
  return block;
}

static CaptionBlock *
bold_bottom_layout (const CaptionStyle *style, const CaptionCue *cue,
    gint width, gint height, PictureMatrix matrix, TextReport *report)
{
  return bottom_layout (style, cue, width, height, matrix, report, WHITE);
}

static const CaptionStyle bold_bottom = {
  .name = "bold_bottom",
  .summary = "heavy white letters with a black stroke at the bottom",
  .layout = bold_bottom_layout,
  .draw = caption_block_draw,
};

static CaptionBlock *
karaoke_layout (const CaptionStyle *style, const CaptionCue *cue, gint width,
    gint height, PictureMatrix matrix, TextReport *report)
{
  return bottom_layout (style, cue, width, height, matrix, report, UNSPOKEN);
}

static const CaptionStyle karaoke = {
  .name = "karaoke",
  .summary = "as bold_bottom; each word fills with colour as it is spoken",
  .words = TRUE,
  .layout = karaoke_layout,
  .draw = caption_block_draw,
};

const CaptionStyle *const caption_styles[] = {
  &bold_bottom,
  &karaoke,
  NULL,
};

const CaptionStyle *
caption_style_find (const gchar *name)
{
  return name_find (caption_styles, name);
}
