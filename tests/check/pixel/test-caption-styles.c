/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What every style of the caption table keeps to, whatever it looks like: the
 * safe area, a layout that stands still, true words about change, the settings
 * of a movie. */
#include "suite.h"
#include "caption-block.h"

#include <math.h>
#include <string.h>

#define SECOND G_GINT64_CONSTANT (1000000000)
#define GREY 90

static const gint sizes[][2] = { { 1280, 720 }, { 640, 360 }, { 320, 180 },
  { 1080, 1920 }, { 540, 960 }, { 270, 480 }, { 1080, 1080 }, { 720, 720 },
  { 360, 360 }, { 405, 720 }, { 721, 721 } };

static const gchar *const texts[] = {
  "Rome.",
  "In 1666 the Great Fire swept through the City, and most of it was gone.",
  "One two three four five six seven eight nine ten eleven twelve thirteen",
  "שלום עולם, hello שלום",
  "日本語の字幕は空白なしで折り返されます。読みやすさが大切です。",
  "Zwölf Boxkämpfer jagen Viktor 👩‍👩‍👧 quer",
  "a",
};

static CaptionCue
make_cue (const gchar *text)
{
  return (CaptionCue){
    .from_ns = 2 * SECOND, .to_ns = 6 * SECOND, .text = (gchar *) text
  };
}

static CaptionBlock *
lay_out (const CaptionStyle *style, const CaptionSpec *spec,
    const CaptionCue *cue, gint width, gint height)
{
  return caption_layout (style, spec, cue, width, height, 1,
      picture_matrix_for_height (height), NULL);
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

static gboolean
same_rows (const Picture *a, const Picture *b, gint rows)
{
  for (gint plane = 0; plane < 3; plane++)
    for (gint y = 0; y < rows >> (plane > 0); y++)
      if (memcmp (a->plane[plane] + y * a->stride[plane],
              b->plane[plane] + y * b->stride[plane],
              picture_plane_width (a, plane))
          != 0)
        return FALSE;
  return TRUE;
}

static gint
luma (const Picture *picture, gint x, gint y)
{
  return picture->plane[0][y * picture->stride[0] + x];
}

/* ---- the safe area ---- */

/* Boxes may reach beyond it, letters not; light and shadow a little. */
static CaptionSpec
without_box (const CaptionStyle *style)
{
  CaptionSpec spec;

  caption_spec_defaults (&spec, style);
  spec.settings.value[CAPTION_SETTING_BOX] = 0;
  return spec;
}

static void
check_lines (const CaptionBlock *block, gint width, gint height)
{
  gboolean upright = height > width;
  gdouble bottom = height * (upright ? .82 : .92);

  for (guint i = 0; i < block->pages->len; i++) {
    const CaptionPageBlock *page = g_ptr_array_index (block->pages, i);

    fail_unless (page->lines->len >= 1 && page->lines->len <= 2);
    for (guint j = 0; j < page->lines->len; j++) {
      const SpriteBox *line = &g_array_index (page->lines, SpriteBox, j);

      fail_unless (line->x0 >= floor (.08 * width)
              && line->x1 <= ceil (.92 * width) && line->y0 >= .08 * height - 1
              && line->y1 <= bottom + 1,
          "%s, %dx%d: %d..%d, %d..%d", block->style->name, width, height,
          line->x0, line->x1, line->y0, line->y1);
    }
  }
}

static gboolean
is_ink (const Picture *picture, gint x, gint y)
{
  gsize at = (gsize) (y / 2) * picture->stride[1] + x / 2;

  return abs (luma (picture, x, y) - GREY) >= 12
      || abs (picture->plane[1][at] - 128) >= 12
      || abs (picture->plane[2][at] - 128) >= 12;
}

/* What is drawn is where the lines say. */
static void
check_ink (const CaptionBlock *block, gint64 t, gint width, gint height)
{
  g_autoptr (Picture) picture = draw (block, t, width, height);
  const CaptionPageBlock *page;
  CaptionState state;
  gdouble reach = 1.2 * block->size;
  SpriteBox all;
  guint ink = 0;

  caption_state_at (block, t, &state);
  page = g_ptr_array_index (block->pages, state.page);
  caption_state_clear (&state);
  all = g_array_index (page->lines, SpriteBox, 0);
  for (guint i = 0; i < page->lines->len; i++) {
    const SpriteBox *line = &g_array_index (page->lines, SpriteBox, i);

    all.x0 = MIN (all.x0, line->x0);
    all.x1 = MAX (all.x1, line->x1);
    all.y1 = MAX (all.y1, line->y1);
  }
  for (gint y = 0; y < height; y++)
    for (gint x = 0; x < width; x++) {
      if (!is_ink (picture, x, y))
        continue;
      ink++;
      fail_unless (x >= all.x0 - reach && x <= all.x1 + reach
              && y >= all.y0 - reach && y <= all.y1 + reach,
          "%s, %dx%d: %d at %d %d", block->style->name, width, height,
          luma (picture, x, y), x, y);
    }
  fail_unless (ink > block->size * block->size / 12, "%s, %dx%d: %u",
      block->style->name, width, height, ink);
}

GST_START_TEST (test_safe_area)
{
  for (guint i = 0; caption_styles[i]; i++)
    for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
      for (guint k = 0; k < G_N_ELEMENTS (sizes); k++) {
        CaptionCue cue = make_cue (texts[j]);
        CaptionSpec spec = without_box (caption_styles[i]);
        g_autoptr (CaptionBlock) block = NULL;

        /* Every style with every text, in a third of the frames. */
        if ((i + j + k) % (3 * suite_apart (4)) != 0)
          continue;
        block =
            lay_out (caption_styles[i], &spec, &cue, sizes[k][0], sizes[k][1]);
        check_lines (block, sizes[k][0], sizes[k][1]);
        if (sizes[k][0] < 400)
          check_ink (block, 5 * SECOND, sizes[k][0], sizes[k][1]);
      }
}
GST_END_TEST;

/* ---- what changes ---- */

/* TRUE means the same bytes; what is said to move does, and only that. */
GST_START_TEST (test_same)
{
  for (guint i = 0; caption_styles[i]; i++) {
    if (i % suite_apart (4) != 0)
      continue;

    CaptionCue cue = make_cue (texts[1]);
    g_autoptr (CaptionBlock) block =
        lay_out (caption_styles[i], NULL, &cue, 320, 180);
    g_autoptr (Picture) before = draw (block, cue.from_ns, 320, 180);
    CaptionSpec spec;
    guint changes = 0, kept = 0;
    gboolean moves;

    caption_spec_defaults (&spec, caption_styles[i]);
    for (gint64 t = cue.from_ns; t < cue.to_ns; t += SECOND / 30) {
      gint64 next = t + SECOND / 30;
      g_autoptr (Picture) after = draw (block, next, 320, 180);

      if (caption_same (block, t, next)) {
        fail_unless (same_rows (before, after, 180));
        kept++;
      } else {
        changes++;
      }
      fail_unless (caption_same (block, t, t));
      picture_free (before);
      before = g_steal_pointer (&after);
    }
    moves = caption_moves (caption_styles[i], &spec, &cue, FALSE);
    fail_unless (moves ? changes > 0 : changes == 0, "%s: %u changes",
        caption_styles[i]->name, changes);
    /* Nothing moves all the time but what is filled, or jumps by letters. */
    if (caption_styles[i]->mark != CAPTION_MARK_FILL
        && caption_styles[i]->unit != CAPTION_UNIT_LETTER)
      fail_unless (kept > 4, "%s: %u kept", caption_styles[i]->name, kept);
  }
}
GST_END_TEST;

/* A moment looks the same whatever was drawn before, and whatever rows of the
 * frame there are. */
GST_START_TEST (test_rows_and_order)
{
  for (guint i = 0; caption_styles[i]; i++) {
    if (i % suite_apart (4) != 0)
      continue;

    CaptionCue cue = make_cue (texts[1]);
    g_autoptr (CaptionBlock) block =
        lay_out (caption_styles[i], NULL, &cue, 320, 180);

    for (gint64 t = cue.to_ns - 1; t > cue.from_ns; t -= SECOND * 2 / 5) {
      g_autoptr (CaptionBlock) fresh =
          lay_out (caption_styles[i], NULL, &cue, 320, 180);
      g_autoptr (Picture) whole = draw (block, t, 320, 180);
      g_autoptr (Picture) again = draw (fresh, t, 320, 180);

      fail_unless (same_rows (whole, again, 180));
      for (gint rows = 10; rows < 180; rows += 34) {
        g_autoptr (Picture) part = draw (fresh, 0, 320, 180);
        Picture top = *part;

        picture_fill (part, (PictureColor){ { GREY, 128, 128 } });
        top.height = rows;
        caption_draw (block, t, &top);
        fail_unless (same_rows (whole, part, rows), "%s, %d rows",
            caption_styles[i]->name, rows);
      }
    }
  }
}
GST_END_TEST;

/* How much of what is behind is seen, by what two backgrounds make of it. */
static void
read_cover (const CaptionBlock *block, gint64 t, gint8 *cover)
{
  g_autoptr (Picture) dark = draw_on (block, t, 640, 360, 40);
  g_autoptr (Picture) light = draw_on (block, t, 640, 360, 140);

  for (gint i = 0; i < 640 * 360; i++)
    cover[i] = luma (light, i % 640, i / 640) - luma (dark, i % 640, i / 640);
}

static gboolean
stands_still (const CaptionStyle *style)
{
  return style->mark != CAPTION_MARK_NONE && style->mark != CAPTION_MARK_PILL
      && style->mark != CAPTION_MARK_LINE && style->mark_zoom == 0
      && style->mark_lift == 0 && style->show == CAPTION_SHOW_ALL
      && style->max_words == 0;
}

/* Colours come and go; what covers the picture stays where it is. */
GST_START_TEST (test_layout_stands_still)
{
  g_autofree gint8 *before = g_malloc (640 * 360);
  g_autofree gint8 *after = g_malloc (640 * 360);
  guint n = 0;

  for (guint i = 0; caption_styles[i]; i++) {
    if (i % suite_apart (4) != 0)
      continue;

    CaptionCue cue = make_cue ("Boats on the wide river");
    g_autoptr (CaptionBlock) block = NULL;

    if (!stands_still (caption_styles[i]))
      continue;
    n++;
    block = lay_out (caption_styles[i], NULL, &cue, 640, 360);
    read_cover (block, cue.from_ns + SECOND / 2, before);
    for (gint64 t = cue.from_ns + SECOND; t < cue.to_ns - SECOND;
         t += SECOND / 3) {
      read_cover (block, t, after);
      /* Soft edges are covered twice where a word is lit. */
      for (gint p = 0; p < 640 * 360; p++)
        fail_unless ((before[p] == 100) == (after[p] == 100)
                || abs (before[p] - after[p]) < 50,
            "%s: %d %d", caption_styles[i]->name, p % 640, p / 640);
    }
  }
  fail_unless (n > 6 / suite_apart (4));
}
GST_END_TEST;

/* Every part of the text is on screen once the last word is spoken, and none
 * comes before its time. */
GST_START_TEST (test_all_is_shown)
{
  for (guint i = 0; caption_styles[i]; i++) {
    if (i % suite_apart (4) != 0)
      continue;

    CaptionCue cue = make_cue ("Boats on the river");
    g_autoptr (CaptionBlock) block =
        lay_out (caption_styles[i], NULL, &cue, 640, 360);
    gint64 last = cue.to_ns - caption_styles[i]->exit_ms * 1000000 - 1;
    CaptionState state;

    caption_state_at (block, last, &state);
    fail_unless_equals_int (state.page, block->pages->len - 1);
    for (guint j = 0; j < state.pieces->len; j++) {
      const CaptionPieceState *piece =
          &g_array_index (state.pieces, CaptionPieceState, j);

      fail_unless (
          piece->opacity == 256 && piece->wiped == 0 && piece->move.dx == 0,
          "%s: piece %u, %d, %d", caption_styles[i]->name, j, piece->opacity,
          piece->wiped);
    }
    caption_state_clear (&state);
  }
}
GST_END_TEST;

/* ---- what a movie may change ---- */

static guint
count_near (const Picture *picture, guint32 color)
{
  PictureColor sought = picture_color (color, picture->matrix);
  guint n = 0;

  for (gint y = 0; y < picture->height; y++)
    for (gint x = 0; x < picture->width; x++) {
      gint at = (y / 2) * picture->stride[1] + x / 2;

      n += abs (luma (picture, x, y) - sought.c[0]) < 8
          && abs (picture->plane[1][at] - sought.c[1]) < 8
          && abs (picture->plane[2][at] - sought.c[2]) < 8;
    }
  return n;
}

GST_START_TEST (test_settings)
{
  const guint32 green = 0x00b140ff;

  for (guint i = 0; caption_styles[i]; i++) {
    if (i % suite_apart (4) != 0)
      continue;

    const CaptionStyle *style = caption_styles[i];
    CaptionCue cue = make_cue ("HILLS HILLS");
    CaptionSpec spec;
    gint64 t = cue.to_ns - SECOND / 2;
    g_autoptr (CaptionBlock) plain = NULL, large = NULL;
    g_autoptr (Picture) before = NULL, after = NULL;

    caption_spec_defaults (&spec, style);
    spec.size_px = 60;
    plain = lay_out (style, &spec, &cue, 640, 360);
    before = draw (plain, t, 640, 360);
    spec.settings.value[CAPTION_SETTING_COLOR] = green;
    spec.settings.value[CAPTION_SETTING_ACCENT] = green;
    spec.settings.value[CAPTION_SETTING_SIZE] = 2;
    large = lay_out (style, &spec, &cue, 640, 360);
    after = draw (large, t, 640, 360);
    fail_unless (
        fabs (large->size - 60) < 25, "%s: %f", style->name, large->size);
    fail_unless (count_near (after, green) > count_near (before, green) + 200,
        "%s: %u, was %u", style->name, count_near (after, green),
        count_near (before, green));
  }
}
GST_END_TEST;

GST_START_TEST (test_position)
{
  for (guint i = 0; caption_styles[i]; i++) {
    if (i % suite_apart (4) != 0)
      continue;

    CaptionCue cue = make_cue ("Hills");
    CaptionSpec spec;
    const CaptionPageBlock *page;
    g_autoptr (CaptionBlock) block = NULL;
    const SpriteBox *line;

    caption_spec_defaults (&spec, caption_styles[i]);
    spec.has_position = TRUE;
    spec.x = 100;
    spec.y = 50;
    block = caption_layout (
        caption_styles[i], &spec, &cue, 640, 360, 2, PICTURE_BT601, NULL);
    page = g_ptr_array_index (block->pages, 0);
    line = &g_array_index (page->lines, SpriteBox, 0);
    fail_unless (abs ((line->x0 + line->x1) / 2 - 200) <= 2);
    fail_unless (fabs ((line->y0 + line->y1) / 2. - 100) < .3 * block->size);
  }
}
GST_END_TEST;

/* A cue of its own place and side. */
GST_START_TEST (test_places)
{
  const CaptionStyle *style = caption_style_find ("bold_bottom");
  gint last = G_MAXINT;

  for (gint place = CAPTION_PLACE_BOTTOM; place <= CAPTION_PLACE_TOP; place++) {
    CaptionCue cue = make_cue ("Hills");
    g_autoptr (CaptionBlock) left = NULL, right = NULL;
    const SpriteBox *a, *b;

    cue.place = place;
    cue.align = CAPTION_ALIGN_LEFT;
    left = lay_out (style, NULL, &cue, 640, 360);
    cue.align = CAPTION_ALIGN_RIGHT;
    right = lay_out (style, NULL, &cue, 640, 360);
    a = (const SpriteBox *) ((CaptionPageBlock *) left->pages->pdata[0])
            ->lines->data;
    b = (const SpriteBox *) ((CaptionPageBlock *) right->pages->pdata[0])
            ->lines->data;
    fail_unless (a->y1 == b->y1 && a->y1 < last);
    fail_unless (fabs (a->x0 - .08 * 640) < 6 && fabs (b->x1 - .92 * 640) < 6);
    last = a->y1;
  }
}
GST_END_TEST;

static Suite *
caption_styles_suite (void)
{
  Suite *suite = suite_create ("caption-styles");
  TCase *tcase = tcase_create ("styles");

  suite_add_tcase (suite, tcase);
  tcase_add_test (tcase, test_safe_area);
  tcase_add_test (tcase, test_same);
  tcase_add_test (tcase, test_rows_and_order);
  tcase_add_test (tcase, test_layout_stands_still);
  tcase_add_test (tcase, test_all_is_shown);
  tcase_add_test (tcase, test_settings);
  tcase_add_test (tcase, test_position);
  tcase_add_test (tcase, test_places);
  return suite;
}

SUITE_MAIN (caption_styles_suite)
