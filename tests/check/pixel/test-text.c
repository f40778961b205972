/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Text: widths, wrapping, balance, ranges, ink, fonts; from many threads. */
#include "suite.h"
#include "text.h"

#include <math.h>
#include <string.h>

#define TITLE "30 Seconds of London History"

static TextStyle
title_style (gdouble size)
{
  return (TextStyle){ .font = (gchar *) "Avenir Next",
    .size_px = size,
    .bold = TRUE,
    .align = TEXT_CENTER,
    .color = 0xffffffff };
}

static gboolean
have_lato (void)
{
  return g_strcmp0 (text_font_resolve ("Lato"), "Lato") == 0;
}

GST_START_TEST (test_title)
{
  TextStyle style = title_style (68);
  TextReport report;
  g_autoptr (TextBlock) block = text_layout (TITLE, &style, 980, 0, &report);

  fail_unless_equals_int (report.unknown_glyphs, 0);
  if (!have_lato ())
    return;
  fail_unless_equals_string (report.font_asked, "Avenir Next");
  fail_unless_equals_string (report.font_used, "Lato");
  fail_unless_equals_int (text_block_n_lines (block), 1);
  fail_unless (abs (text_block_width (block) - 909) <= 9, "%d px",
      text_block_width (block));
}
GST_END_TEST;

GST_START_TEST (test_fonts)
{
  static const gchar *const asked[] = { "Avenir Next", "Avenir",
    "Helvetica Neue", "Helvetica", "Arial", "Inter", "Montserrat", "Poppins",
    "Roboto", "Open Sans", "SF Pro", "Segoe UI", "Futura", "Georgia",
    "Times New Roman", "Courier New", "Menlo", "sans-serif", "serif",
    "monospace", "No Such Family 7", "" };

  /* What is drawn with is installed: it resolves to itself. */
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++) {
    const gchar *used = text_font_resolve (asked[i]);

    fail_unless (used == g_intern_string (used));
    fail_unless_equals_string (text_font_resolve (used), used);
  }
  fail_unless (text_font_resolve (NULL) == text_font_resolve ("sans-serif"));
  if (have_lato ()) {
    fail_unless_equals_string (text_font_resolve ("lATO"), "Lato");
    fail_unless_equals_string (text_font_resolve ("avenir next"), "Lato");
  }
}
GST_END_TEST;

/* Nobody hears of a font that was found, of a class of fonts, or of no
 * wish. */
GST_START_TEST (test_report)
{
  const gchar *const quiet[] = { text_font_resolve (NULL), "sans-serif", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (quiet); i++) {
    TextStyle style = { .font = (gchar *) quiet[i], .size_px = 20 };
    TextReport report = {
      .font_asked = "stale", .font_used = "stale", .unknown_glyphs = 7
    };

    text_block_free (text_layout ("word", &style, 0, 0, &report));
    fail_unless (report.font_asked == NULL && report.font_used == NULL);
    fail_unless_equals_int (report.unknown_glyphs, 0);
  }
}
GST_END_TEST;

/* Widths follow the size, so that a movie wraps alike at every size. */
GST_START_TEST (test_scaling)
{
  static const gchar *const texts[] = { TITLE, "AVATAR To. We, Ty",
    "office fjord" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (gdouble size = 24; size < 200; size *= 1.37) {
      TextStyle one = title_style (size), two = title_style (2 * size);
      g_autoptr (TextBlock) a = text_layout (texts[i], &one, 0, 0, NULL);
      g_autoptr (TextBlock) b = text_layout (texts[i], &two, 0, 0, NULL);
      gdouble width = text_block_width (a);

      fail_unless (
          fabs (text_block_width (b) - 2 * width) <= .005 * 2 * width + 2,
          "%s at %f: %f and %d", texts[i], size, width, text_block_width (b));
    }
}
GST_END_TEST;

/* The words of each line as byte offsets where lines begin. */
static void
line_widths (const TextBlock *block, const gchar *text, gint *widths)
{
  gsize start = 0;

  for (guint i = 0; i < text_block_n_lines (block); i++) {
    TextBox box;
    gsize end;

    fail_unless_equals_int (text_block_line_at (block, start, &end), i);
    while (end > start && text[end - 1] == ' ')
      end--;
    text_block_range (block, start, end, &box);
    widths[i] = box.width;
    start = end + 1;
  }
}

GST_START_TEST (test_balance)
{
  const gchar *text = "The quick brown fox jumps over the lazy dog again and "
                      "again until it has had quite enough of it";
  TextStyle style = title_style (40);

  for (gint max = 260; max < 1900; max += 70) {
    g_autoptr (TextBlock) block = text_layout (text, &style, max, 0, NULL);
    guint n = text_block_n_lines (block);
    gint widths[64], widest = 0;
    g_autoptr (TextBlock) narrow = NULL;

    fail_unless (n < 64);
    fail_unless (text_block_width (block) <= max);
    line_widths (block, text, widths);
    for (guint i = 0; i < n; i++)
      widest = MAX (widest, widths[i]);
    fail_unless (abs (widest - text_block_width (block)) <= 3);
    if (n == 1)
      continue;
    fail_unless (widths[n - 1] > .35 * widest, "a widow at %d", max);
    /* It could not be narrower without another line, unless that keeps a
     * widow away. */
    narrow = text_layout (text, &style, .8 * text_block_width (block), 0, NULL);
    fail_unless (text_block_n_lines (narrow) > n);
    fail_unless (n > 2 || abs (widths[0] - widths[1]) < 140);
  }
}
GST_END_TEST;

/* Seven equal words on three lines: the narrowest lines would leave one word
 * alone. */
GST_START_TEST (test_no_widow)
{
  const gchar *text = "mound mound mound mound mound mound mound";
  TextStyle style = title_style (40);
  g_autoptr (TextBlock) three =
      text_layout ("mound mound mound", &style, 0, 0, NULL);
  g_autoptr (TextBlock) block =
      text_layout (text, &style, text_block_width (three) + 20, 0, NULL);
  gint widths[64];

  fail_unless_equals_int (text_block_n_lines (block), 3);
  line_widths (block, text, widths);
  fail_unless (widths[2] > text_block_width (three) / 2);
}
GST_END_TEST;

GST_START_TEST (test_lines)
{
  TextStyle style = title_style (30);
  TextBlock *block = text_layout ("one\ntwo\n\nfour", &style, 900, 0, NULL);

  fail_unless_equals_int (text_block_n_lines (block), 4);
  for (guint i = 1; i < 4; i++)
    fail_unless (abs (text_block_baseline (block, i)
                     - text_block_baseline (block, i - 1) - 34)
        <= 1);
  fail_unless (abs (text_block_height (block) - 4 * 345 / 10) <= 2);
  text_block_free (block);

  /* A word that is too long is broken rather than cut. */
  block =
      text_layout ("Donaudampfschifffahrtsgesellschaft", &style, 200, 0, NULL);
  fail_unless (text_block_n_lines (block) > 1);
  fail_unless (text_block_width (block) <= 200);
  text_block_free (block);

  block = text_layout ("", &style, 200, 0, NULL);
  fail_unless_equals_int (text_block_n_lines (block), 1);
  fail_unless (text_block_draw (block, 0, 0, PICTURE_BT709, 0, TRUE) == NULL);
  text_block_free (block);
}
GST_END_TEST;

GST_START_TEST (test_shrink)
{
  TextStyle style = title_style (40);
  const gchar *text = "A line that is a little too long for its two lines";
  g_autoptr (TextBlock) free_block = text_layout (text, &style, 400, 0, NULL);
  g_autoptr (TextBlock) block = text_layout (text, &style, 400, 2, NULL);
  g_autoptr (TextBlock) tight = text_layout (text, &style, 60, 2, NULL);

  fail_unless_equals_int (text_block_n_lines (free_block), 3);
  fail_unless_equals_int (text_block_n_lines (block), 2);
  fail_unless (text_block_size (block) < 40);
  fail_unless (text_block_size (block) >= 24);
  fail_unless (text_block_n_lines (tight) > 2);
  fail_unless (text_block_size (tight) >= 24);
}
GST_END_TEST;

/* Ink by columns and rows where a sprite covers more than half. */
static gboolean
ink_box (const Sprite *sprite, gint least, TextBox *box)
{
  gint x1 = 0, y1 = 0;

  *box = (TextBox){ G_MAXINT, G_MAXINT, 0, 0 };
  if (!sprite)
    return FALSE;
  for (gint y = 0; y < sprite->height; y++)
    for (gint x = 0; x < sprite->width; x++) {
      if (sprite->alpha[0][y * sprite->stride[0] + x] < least)
        continue;
      box->x = MIN (box->x, sprite->x + x);
      box->y = MIN (box->y, sprite->y + y);
      x1 = MAX (x1, sprite->x + x + 1);
      y1 = MAX (y1, sprite->y + y + 1);
    }
  box->width = x1 - box->x;
  box->height = y1 - box->y;
  return x1 > 0;
}

/* Words of a line follow each other; their ink lies in their boxes. */
GST_START_TEST (test_ranges)
{
  TextStyle style = title_style (60);
  g_autoptr (TextBlock) block = text_layout (TITLE, &style, 0, 0, NULL);
  gint at = 0;

  for (gsize start = 0, end; start < strlen (TITLE); start = end + 1) {
    const gchar *space = strchr (&TITLE[start], ' ');
    g_autofree gchar *word = NULL;
    g_autoptr (TextBlock) alone = NULL;
    TextBox box;

    end = space ? space - TITLE : strlen (TITLE);
    word = g_strndup (&TITLE[start], end - start);
    alone = text_layout (word, &style, 0, 0, NULL);
    text_block_range (block, start, end, &box);
    fail_unless (box.x >= at - 1);
    fail_unless (abs (box.width - text_block_width (alone)) <= 3, "%s", word);
    fail_unless (!text_block_is_rtl (block, start));
    at = box.x + box.width;
  }
  fail_unless (abs (at - text_block_width (block)) <= 4);
}
GST_END_TEST;

GST_START_TEST (test_right_to_left)
{
  const gchar *text = "שלום עולם";
  gsize second = strchr (text, ' ') + 1 - text;
  TextStyle style = title_style (40);
  TextReport report;
  g_autoptr (TextBlock) block = text_layout (text, &style, 0, 0, &report);
  TextBox a, b;

  text_block_range (block, 0, second - 1, &a);
  text_block_range (block, second, strlen (text), &b);
  fail_unless (text_block_is_rtl (block, 0));
  fail_unless (b.x + b.width <= a.x + 1);
  fail_unless (a.width > 0 && b.width > 0);
}
GST_END_TEST;

GST_START_TEST (test_unknown_glyphs)
{
  TextStyle style = title_style (40);
  TextReport report;
  /* A private character that no font draws. */
  g_autoptr (TextBlock) block =
      text_layout ("a\xf4\x80\x80\x81z", &style, 0, 0, &report);
  g_autoptr (TextBlock) known = text_layout ("az", &style, 0, 0, NULL);
  g_autoptr (Sprite) sprite = NULL;
  TextBox box, ink;

  fail_unless_equals_int (report.unknown_glyphs, 1);
  text_block_range (block, 1, 5, &box);
  fail_unless (box.width > 8);
  fail_unless (
      text_block_width (block) > text_block_width (known) + box.width - 4);
  /* And its box is seen. */
  sprite = text_block_draw (block, 0, 0, PICTURE_BT709, 0, FALSE);
  fail_unless (ink_box (sprite, 128, &ink));
  {
    guint covered = 0;

    for (gint y = 0; y < sprite->height; y++)
      for (gint x = box.x; x < box.x + box.width; x++)
        if (x >= sprite->x && x < sprite->x + sprite->width)
          covered +=
              sprite->alpha[0][y * sprite->stride[0] + x - sprite->x] > 128;
    fail_unless (covered > 30, "%u", covered);
  }
}
GST_END_TEST;

/* Text is text: no markup, and no crash on what is none. */
GST_START_TEST (test_odd_texts)
{
  static const gchar *const texts[] = { "<b>bold</b> & <i>more", "&#0;",
    "\xff\xfe broken \xc3", "\xe2\x80\xae override", "a\rb\r\nc\tz",
    "\xcc\x81\xcc\x81", "👩‍👩‍👧‍👦", "  ", "\n\n\n" };
  TextStyle style = title_style (30);
  TextBox box;

  style.stroke_px = 3;
  style.stroke_color = 0xff;
  style.shadow_px = 6;
  style.shadow_color = 0x80;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (gint width = 0; width <= 60; width += 20) {
      g_autoptr (TextBlock) block =
          text_layout (texts[i], &style, width, 3, NULL);
      g_autoptr (Sprite) sprite =
          text_block_draw (block, -5, 7, PICTURE_BT601, 0, TRUE);

      fail_unless (text_block_n_lines (block) > 0);
      if (sprite)
        fail_unless (sprite->width < 400 && sprite->height < 400);
      text_block_range (block, 0, 1000, &box);
      text_block_range (block, 1000, 2000, &box);
    }
  {
    g_autoptr (TextBlock) marked = text_layout (texts[0], &style, 0, 0, NULL);
    g_autoptr (TextBlock) plain = text_layout ("bold & more", &style, 0, 0, 0);

    fail_unless (text_block_width (marked) > text_block_width (plain) + 50);
  }
}
GST_END_TEST;

GST_START_TEST (test_bounded)
{
  g_autofree gchar *longest = g_strnfill (200000, 'm');
  TextStyle style = title_style (1e9);
  g_autoptr (Sprite) sprite = NULL;
  TextBlock *block;

  block = text_layout ("Huge", &style, 0, 0, NULL);
  sprite = text_block_draw (block, 0, 0, PICTURE_BT709, 0, TRUE);
  fail_unless (sprite->width <= 9000 && sprite->height <= 9000);
  text_block_free (block);
  style = title_style (NAN);
  style.stroke_px = style.shadow_px = style.line_height = NAN;
  block = text_layout ("none", &style, 0, 0, NULL);
  fail_unless (text_block_width (block) > 0);
  text_block_free (block);
  style = title_style (20);
  block = text_layout (longest, &style, 0, 0, NULL);
  sprite_free (g_steal_pointer (&sprite));
  sprite = text_block_draw (block, 0, 0, PICTURE_BT709, 0, TRUE);
  fail_unless (sprite->width <= 9000 && sprite->height <= 100);
  text_block_free (block);
}
GST_END_TEST;

/* The stroke adds its width on each side and stays under the fill. */
GST_START_TEST (test_stroke)
{
  TextStyle style = title_style (80);
  g_autoptr (TextBlock) plain = text_layout ("HO", &style, 0, 0, NULL);
  g_autoptr (Sprite) bare =
      text_block_draw (plain, 50, 50, PICTURE_BT709, 0, TRUE);
  TextBox a, b;

  fail_unless (ink_box (bare, 128, &a));
  for (gint stroke = 2; stroke <= 12; stroke += 5) {
    g_autoptr (TextBlock) block = NULL;
    g_autoptr (Sprite) sprite = NULL;

    style.stroke_px = stroke;
    style.stroke_color = 0xff;
    block = text_layout ("HO", &style, 0, 0, NULL);
    sprite = text_block_draw (block, 50, 50, PICTURE_BT709, 0, TRUE);
    fail_unless (ink_box (sprite, 128, &b));
    fail_unless (abs (a.x - b.x - stroke) <= 1);
    fail_unless (abs (a.y - b.y - stroke) <= 1);
    fail_unless (abs (b.width - a.width - 2 * stroke) <= 1);
    fail_unless (abs (b.height - a.height - 2 * stroke) <= 1);
    for (gint y = a.y; y < a.y + a.height; y++)
      for (gint x = a.x; x < a.x + a.width; x++) {
        gsize at = (y - bare->y) * bare->stride[0] + x - bare->x;
        gsize in = (y - sprite->y) * sprite->stride[0] + x - sprite->x;

        if (bare->alpha[0][at] == 255)
          fail_unless_equals_int (sprite->plane[0][in], 235);
      }
  }
}
GST_END_TEST;

/* A transparent fill lets through what is behind the text. */
GST_START_TEST (test_transparent_fill)
{
  TextStyle style = title_style (200);
  g_autoptr (TextBlock) block = NULL;
  g_autoptr (Sprite) sprite = NULL;
  TextBox ink;
  guint half = 0;

  style.color = 0xffffff80;
  style.stroke_px = 20;
  style.stroke_color = 0xff;
  block = text_layout ("I", &style, 0, 0, NULL);
  sprite = text_block_draw (block, 50, 50, PICTURE_BT709, 0, TRUE);
  fail_unless (ink_box (sprite, 250, &ink));
  for (gint x = 0; x < sprite->width; x++) {
    gsize at = (gsize) (sprite->height / 2) * sprite->stride[0] + x;

    if (sprite->alpha[0][at] == 0x80) {
      fail_unless (abs (sprite->plane[0][at] - 235 * 0x80 / 255) <= 1);
      half++;
    }
  }
  fail_unless (half > 15, "%u columns", half);
}
GST_END_TEST;

/* Below the letters, darkest near them, nothing far away. */
GST_START_TEST (test_shadow)
{
  TextStyle style = title_style (80);
  g_autoptr (TextBlock) block = NULL;
  g_autoptr (Sprite) sprite = NULL, bare = NULL;
  TextBox letter, all;

  style.shadow_px = 12;
  style.shadow_color = 0x000000ff;
  block = text_layout ("H", &style, 0, 0, NULL);
  bare = text_block_draw (block, 50, 50, PICTURE_BT709, 0, FALSE);
  sprite = text_block_draw (block, 50, 50, PICTURE_BT709, 0, TRUE);
  fail_unless (ink_box (bare, 1, &letter));
  fail_unless (ink_box (sprite, 1, &all));
  fail_unless (all.x >= letter.x - 12 && all.x < letter.x - 4);
  fail_unless (all.y >= letter.y - 6 && all.y < letter.y);
  fail_unless (all.y + all.height <= letter.y + letter.height + 18);
  fail_unless (all.y + all.height > letter.y + letter.height + 9);
  fail_unless (abs (2 * all.x + all.width - 2 * letter.x - letter.width) <= 2);
}
GST_END_TEST;

/* Each line drawn alone is a part of the whole. */
GST_START_TEST (test_lines_make_the_whole)
{
  TextStyle style = title_style (50);
  g_autoptr (TextBlock) block =
      text_layout ("One line\nand another", &style, 0, 0, NULL);
  g_autoptr (Sprite) whole =
      text_block_draw (block, 10, 20, PICTURE_BT709, 0, FALSE);
  gint64 sum = 0, parts = 0;

  style.line_height = 1.5;
  for (gint i = 0; i < whole->stride[0] * whole->height; i++)
    sum += whole->alpha[0][i];
  for (guint n = 0; n < 2; n++) {
    g_autoptr (Sprite) line =
        text_block_draw_line (block, n, 10, 20, PICTURE_BT709, 0, 0);

    for (gint i = 0; i < line->stride[0] * line->height; i++)
      parts += line->alpha[0][i];
  }
  fail_unless (ABS (sum - parts) < sum / 2000);
  fail_unless (
      text_block_draw_line (block, 2, 0, 0, PICTURE_BT709, 0, 0) == NULL);
}
GST_END_TEST;

static gpointer
lay_out_many (gpointer unused)
{
  guint64 sum = 0;

  for (gint i = 0; i < 24; i++) {
    TextStyle style = title_style (24 + i % 7);
    g_autoptr (TextBlock) block =
        text_layout (i % 2 ? TITLE : "مرحبا Ωmega 5", &style, 150, 0, NULL);
    g_autoptr (Sprite) sprite =
        text_block_draw (block, 3, 5, PICTURE_BT709, 0, TRUE);

    for (gint at = 0; at < sprite->stride[0] * sprite->height; at++)
      sum = sum * 31 + sprite->alpha[0][at];
  }
  return GSIZE_TO_POINTER ((gsize) sum);
}

GST_START_TEST (test_threads)
{
  gpointer expected = lay_out_many (NULL);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("text", lay_out_many, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    fail_unless (g_thread_join (threads[i]) == expected);
}
GST_END_TEST;

static Suite *
text_suite (void)
{
  Suite *suite = suite_create ("text");
  TCase *tcase = tcase_create ("text");

  suite_add_tcase (suite, tcase);
  tcase_add_test (tcase, test_title);
  tcase_add_test (tcase, test_fonts);
  tcase_add_test (tcase, test_report);
  tcase_add_test (tcase, test_scaling);
  tcase_add_test (tcase, test_balance);
  tcase_add_test (tcase, test_no_widow);
  tcase_add_test (tcase, test_lines);
  tcase_add_test (tcase, test_shrink);
  tcase_add_test (tcase, test_ranges);
  tcase_add_test (tcase, test_right_to_left);
  tcase_add_test (tcase, test_unknown_glyphs);
  tcase_add_test (tcase, test_odd_texts);
  tcase_add_test (tcase, test_bounded);
  tcase_add_test (tcase, test_stroke);
  tcase_add_test (tcase, test_transparent_fill);
  tcase_add_test (tcase, test_shadow);
  tcase_add_test (tcase, test_lines_make_the_whole);
  tcase_add_test (tcase, test_threads);
  return suite;
}

SUITE_MAIN (text_suite)
