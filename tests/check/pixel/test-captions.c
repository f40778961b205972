/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Captions: the table, the plain style, and words that fill in time. What holds
 * for every style is in test-caption-styles.c. */
#include "suite.h"
#include "caption.h"

#include <math.h>
#include <string.h>

#define SECOND G_GINT64_CONSTANT (1000000000)
#define GREY 90

static CaptionCue
make_cue (const gchar *text)
{
  return (CaptionCue){
    .from_ns = 2 * SECOND, .to_ns = 5 * SECOND, .text = (gchar *) text
  };
}

static void
free_words (CaptionCue *cue)
{
  for (guint i = 0; i < cue->n_words; i++)
    g_free (cue->words[i].text);
  g_free (cue->words);
}

static CaptionBlock *
lay_out (const gchar *style, const CaptionCue *cue, gint width, gint height)
{
  return caption_layout (caption_style_find (style), NULL, cue, width, height,
      1, picture_matrix_for_height (height), NULL);
}

static Picture *
draw_on (const CaptionBlock *block, gint64 t, gint width, gint height, guint8 y)
{
  Picture *picture =
      picture_new (width, height, picture_matrix_for_height (height));

  picture_fill (picture, (PictureColor){ { y, 128, 128 } });
  caption_draw (block, t, picture);
  return picture;
}

static Picture *
draw (const CaptionBlock *block, gint64 t, gint width, gint height)
{
  return draw_on (block, t, width, height, GREY);
}

static gint
luma (const Picture *picture, gint x, gint y)
{
  return picture->plane[0][y * picture->stride[0] + x];
}

GST_START_TEST (test_table)
{
  for (guint i = 0; caption_styles[i]; i++) {
    const CaptionStyle *style = caption_styles[i];

    fail_unless (caption_style_find (style->name) == style);
    fail_unless (style->summary && *style->summary);
    fail_unless_equals_int (
        params_count (style->params), CAPTION_SETTING_STROKE + 1);
    for (guint j = 0; style->aliases && style->aliases[j]; j++)
      fail_unless (caption_style_find (style->aliases[j]) == style);
  }
  fail_unless (
      caption_style_find ("Bold-Bottom") == caption_style_find ("bold_bottom"));
  fail_unless (caption_style_find ("karaoke") != NULL);
  fail_unless (caption_style_find ("bold") == NULL);
  fail_unless (caption_style_find (NULL) == NULL);
}
GST_END_TEST;

/* The letters stand on the line that is 8 % above the bottom, in white with
 * black around them. */
GST_START_TEST (test_bold_bottom)
{
  CaptionCue cue = make_cue ("HIM");
  g_autoptr (CaptionBlock) block = lay_out ("bold_bottom", &cue, 1280, 720);
  g_autoptr (Picture) picture = draw (block, 0, 1280, 720);
  gint lowest = 0, highest = 720, left = 1280, right = 0;
  guint black = 0;

  for (gint y = 0; y < 720; y++)
    for (gint x = 0; x < 1280; x++) {
      black += luma (picture, x, y) <= 20;
      if (luma (picture, x, y) < 225)
        continue;
      lowest = MAX (lowest, y + 1);
      highest = MIN (highest, y);
      left = MIN (left, x);
      right = MAX (right, x + 1);
    }
  fail_unless (fabs (lowest - .92 * 720) <= 1, "%d", lowest);
  fail_unless (abs (left + right - 1280) <= 2);
  /* Capitals are about 0.72 em of 5.6 % of 720. */
  fail_unless (lowest - highest > 24 && lowest - highest < 34);
  fail_unless (black > 400);
}
GST_END_TEST;

/* Columns on which @a and @b differ, both ends; FALSE if on none. */
static gboolean
difference (const Picture *a, const Picture *b, gint *x0, gint *x1)
{
  *x0 = a->width;
  *x1 = 0;
  for (gint y = 0; y < a->height; y++)
    for (gint x = 0; x < a->width; x++)
      if (luma (a, x, y) != luma (b, x, y)) {
        *x0 = MIN (*x0, x);
        *x1 = MAX (*x1, x + 1);
      }
  return *x1 > 0;
}

/* Where the fill has come to grows within a word and reaches its end at its
 * time; nothing of the next is touched before. @rtl mirrors it. */
static void
check_fill (const gchar *text, gint n_words, gboolean rtl)
{
  CaptionCue cue = make_cue (text);
  g_autoptr (CaptionBlock) block = NULL;
  g_autoptr (Picture) start = NULL;
  gint done = rtl ? 1280 : 0;

  caption_cue_synthesise_words (&cue);
  fail_unless_equals_int (cue.n_words, n_words);
  block = lay_out ("karaoke", &cue, 1280, 720);
  start = draw (block, cue.from_ns, 1280, 720);
  for (guint i = 0; i < cue.n_words; i++) {
    const CaptionWord *word = &cue.words[i];
    gint64 span = word->to_ns - word->from_ns;
    g_autoptr (Picture) before = draw (block, word->from_ns, 1280, 720);
    g_autoptr (Picture) end = draw (block, word->to_ns, 1280, 720);
    gint x0, x1, from, to, edge = rtl ? 1280 : 0;

    /* The word's own ink. */
    fail_unless (difference (before, end, &from, &to));
    fail_unless (rtl ? to <= done : from >= done);
    for (gint step = 1; step < 16; step++) {
      g_autoptr (Picture) now =
          draw (block, word->from_ns + span * step / 16, 1280, 720);
      gdouble expected =
          rtl ? to - (to - from) * step / 16. : from + (to - from) * step / 16.;

      if (!difference (before, now, &x0, &x1))
        continue;
      fail_unless (rtl ? x0 <= edge : x1 >= edge);
      edge = rtl ? x0 : x1;
      fail_unless (fabs (edge - expected) <= 14, "word %u, step %d: %d for %f",
          i, step, edge, expected);
    }
    done = rtl ? from : to;
  }
  {
    g_autoptr (Picture) end = draw (block, cue.to_ns, 1280, 720);
    gint x0, x1;

    fail_unless (difference (start, end, &x0, &x1));
    fail_unless (x0 + x1 - 1280 < 12 && x0 + x1 - 1280 > -12);
  }
  free_words (&cue);
}

GST_START_TEST (test_karaoke)
{
  check_fill ("Words are filled, slowly", 4, FALSE);
  check_fill ("שלום לכל העולם", 3, TRUE);
}
GST_END_TEST;

/* The layout is the same at all times: what is not fill never changes. */
GST_START_TEST (test_karaoke_stands_still)
{
  CaptionCue cue = make_cue (
      "In 1666 the Great Fire swept through the City, and it was gone.");
  g_autoptr (CaptionBlock) block = lay_out ("karaoke", &cue, 1280, 720);
  g_autoptr (Picture) start = draw (block, cue.from_ns, 1280, 720);
  g_autoptr (Picture) end = draw (block, cue.to_ns, 1280, 720);
  g_autoptr (Picture) other = draw_on (block, cue.from_ns, 1280, 720, 200);
  guint black = 0;

  for (gint y = 0; y < 720; y++)
    for (gint x = 0; x < 1280; x++) {
      if (luma (start, x, y) == GREY && luma (other, x, y) == 200)
        fail_unless_equals_int (luma (end, x, y), GREY);
      if (luma (start, x, y) > 16)
        continue;
      black++;
      fail_unless_equals_int (luma (end, x, y), 16);
    }
  fail_unless (black > 1000);
}
GST_END_TEST;

/* A filled word looks as if it had never had another colour: bold_bottom in
 * the accent, up to the soft edges of its letters. */
GST_START_TEST (test_karaoke_covers)
{
  CaptionCue cue = make_cue ("Hill, ox");
  g_autoptr (CaptionBlock) white = lay_out ("bold_bottom", &cue, 1280, 720);
  g_autoptr (CaptionBlock) block = lay_out ("karaoke", &cue, 1280, 720);
  g_autoptr (Picture) a = draw_on (white, 0, 1280, 720, 40);
  g_autoptr (Picture) b = draw_on (white, 0, 1280, 720, 200);
  g_autoptr (Picture) end = draw (block, cue.to_ns, 1280, 720);
  PictureColor accent = picture_color (0xffb02eff, PICTURE_BT709);
  guint edges = 0;

  for (gint y = 600; y < 720; y++)
    for (gint x = 0; x < 1280; x++) {
      gdouble share = (luma (a, x, y) - 16) / 219.;

      if (luma (a, x, y) != luma (b, x, y))
        continue;
      edges += share > .1 && share < .9;
      fail_unless (
          fabs (luma (end, x, y) - 16 - share * (accent.c[0] - 16)) <= 3,
          "%d at %d %d, white is %d", luma (end, x, y), x, y, luma (a, x, y));
    }
  fail_unless (edges > 100);
}
GST_END_TEST;

GST_START_TEST (test_synthesised)
{
  CaptionCue cue = make_cue ("  A  longer word, \n than the a  ");

  caption_cue_synthesise_words (&cue);
  fail_unless_equals_int (cue.n_words, 6);
  fail_unless_equals_string (cue.words[2].text, "word,");
  fail_unless (cue.words[0].from_ns == cue.from_ns);
  fail_unless (cue.words[5].to_ns == cue.to_ns);
  for (guint i = 0; i + 1 < cue.n_words; i++)
    fail_unless (cue.words[i].to_ns == cue.words[i + 1].from_ns);
  fail_unless (cue.words[1].to_ns - cue.words[1].from_ns
      > cue.words[0].to_ns - cue.words[0].from_ns);
  /* Given words stay. */
  cue.words[0].to_ns = 7;
  caption_cue_synthesise_words (&cue);
  fail_unless (cue.words[0].to_ns == 7);
  free_words (&cue);

  cue = make_cue ("   ");
  caption_cue_synthesise_words (&cue);
  fail_unless_equals_int (cue.n_words, 0);
  free_words (&cue);
  cue = make_cue ("a b");
  cue.to_ns = cue.from_ns + G_MAXINT64 / 2;
  caption_cue_synthesise_words (&cue);
  fail_unless (cue.words[1].to_ns == cue.to_ns);
  free_words (&cue);
}
GST_END_TEST;

/* How many columns of luma are filled at the end. */
static gint
filled_columns (const CaptionCue *cue)
{
  g_autoptr (CaptionBlock) block = lay_out ("karaoke", cue, 1280, 720);
  g_autoptr (Picture) a = draw (block, -1, 1280, 720);
  g_autoptr (Picture) b = draw (block, G_MAXINT64, 1280, 720);
  gint n = 0;

  for (gint x = 0; x < 1280; x++)
    for (gint y = 0; y < 720; y++)
      if (luma (a, x, y) != luma (b, x, y)) {
        n++;
        break;
      }
  return n;
}

GST_START_TEST (test_given_words)
{
  static const gchar *const given[][5] = {
    { "hello", "world", "its", "london" },
    { "Hello,", "WORLD!", "It's", "London." },
    { "spurious", "hello", "(world)", "its", "london" },
  };
  CaptionCue cue = make_cue ("“Hello, world! It’s London.”");
  gint whole = filled_columns (&cue), part;
  CaptionWord words[5] = { 0 };

  cue.words = words;
  for (guint i = 0; i < G_N_ELEMENTS (given); i++) {
    cue.n_words = 0;
    for (guint j = 0; j < 5 && given[i][j]; j++)
      words[cue.n_words++] = (CaptionWord){ (gchar *) given[i][j], 0, SECOND };
    fail_unless_equals_int (filled_columns (&cue), whole);
  }
  /* What is not given stays unfilled, what is not written is passed over. */
  words[0].text = (gchar *) "world";
  cue.n_words = 1;
  part = filled_columns (&cue);
  fail_unless (part > whole / 8 && part < whole / 2);
  words[0].text = (gchar *) "art";
  fail_unless_equals_int (filled_columns (&cue), 0);
}
GST_END_TEST;

GST_START_TEST (test_odd_words)
{
  static const gchar *const odd[] = { "", " ", ",", "\xff", "&", "a b", "…",
    "日本", NULL };
  static const gchar *const cues[] = { "", "a & b", "…", "日本語の字幕",
    "\xff\xfe", "a b a b\na", "New  York, New York" };

  for (guint i = 0; i < G_N_ELEMENTS (cues); i++)
    for (guint j = 0; j < G_N_ELEMENTS (odd); j++) {
      CaptionWord words[2] = { { (gchar *) odd[j], 5, 3 },
        { (gchar *) "new york", 0, SECOND } };
      CaptionCue cue = make_cue (cues[i]);
      g_autoptr (CaptionBlock) block = NULL;

      cue.words = words;
      cue.n_words = 2;
      block = lay_out ("karaoke", &cue, 320, 180);
      for (gint64 t = -1; t < 2 * SECOND; t += SECOND / 3)
        picture_free (draw (block, t, 320, 180));
    }
  {
    CaptionWord word = { (gchar *) "new york", 0, SECOND };
    CaptionCue cue = make_cue ("New  York");
    gint whole = filled_columns (&cue);

    cue.words = &word;
    cue.n_words = 1;
    fail_unless (abs (filled_columns (&cue) - whole) < 20);
    cue.text = NULL;
    fail_unless_equals_int (filled_columns (&cue), 0);
  }
}
GST_END_TEST;

static Suite *
captions_suite (void)
{
  Suite *suite = suite_create ("captions");
  TCase *tcase = tcase_create ("captions");

  suite_add_tcase (suite, tcase);
  tcase_add_test (tcase, test_table);
  tcase_add_test (tcase, test_bold_bottom);
  tcase_add_test (tcase, test_karaoke);
  tcase_add_test (tcase, test_karaoke_stands_still);
  tcase_add_test (tcase, test_karaoke_covers);
  tcase_add_test (tcase, test_synthesised);
  tcase_add_test (tcase, test_given_words);
  tcase_add_test (tcase, test_odd_words);
  return suite;
}

SUITE_MAIN (captions_suite)
