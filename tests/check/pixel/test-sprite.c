/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Sprites against a plain calculation in doubles: colour, siting, edges, clip
 * and opacity. */
#include "suite.h"
#include "sprite.h"

#include <math.h>
#include <string.h>

#define W 21
#define H 13
#define GUARD 0xa5

/* A picture in the middle of guarded memory. */
typedef struct {
  Picture picture;
  guint8 *memory[3];
  gsize size[3];
} Canvas;

static void
canvas_init (
    Canvas *canvas, gint width, gint height, PictureMatrix matrix, GRand *rand)
{
  Picture *p = &canvas->picture;

  *p = (Picture){ .width = width, .height = height, .matrix = matrix };
  for (gint i = 0; i < 3; i++) {
    p->stride[i] = picture_plane_width (p, i) + 8;
    canvas->size[i] = p->stride[i] * (picture_plane_height (p, i) + 2);
    canvas->memory[i] = g_malloc (canvas->size[i]);
    memset (canvas->memory[i], GUARD, canvas->size[i]);
    p->plane[i] = canvas->memory[i] + p->stride[i] + 4;
    for (gint y = 0; y < picture_plane_height (p, i); y++)
      for (gint x = 0; x < picture_plane_width (p, i); x++)
        p->plane[i][y * p->stride[i] + x] =
            rand ? g_rand_int_range (rand, 16, 236) : 90;
  }
}

static Canvas
canvas_copy (const Canvas *from)
{
  Canvas canvas = *from;

  for (gint i = 0; i < 3; i++) {
    canvas.memory[i] = g_memdup2 (from->memory[i], from->size[i]);
    canvas.picture.plane[i] =
        canvas.memory[i] + (from->picture.plane[i] - from->memory[i]);
  }
  return canvas;
}

static void
canvas_clear (Canvas *canvas)
{
  for (gint i = 0; i < 3; i++)
    g_free (canvas->memory[i]);
}

static guint8
sample (const Canvas *canvas, gint plane, gint x, gint y)
{
  const Picture *p = &canvas->picture;

  return p->plane[plane][y * p->stride[plane] + x];
}

static void
assert_guards (const Canvas *canvas)
{
  for (gint i = 0; i < 3; i++) {
    const Picture *p = &canvas->picture;

    for (gsize at = 0; at < canvas->size[i]; at++) {
      gssize in = (gssize) at - (p->plane[i] - canvas->memory[i]);
      gint y = in < 0 ? -1 : in / p->stride[i];
      gint x = in < 0 ? -1 : in % p->stride[i];

      if (y < 0 || y >= picture_plane_height (p, i)
          || x >= picture_plane_width (p, i))
        fail_unless_equals_int (canvas->memory[i][at], GUARD);
    }
  }
}

static gboolean
canvas_equal (const Canvas *a, const Canvas *b)
{
  for (gint i = 0; i < 3; i++)
    if (memcmp (a->memory[i], b->memory[i], a->size[i]) != 0)
      return FALSE;
  return TRUE;
}

/* A premultiplied word, as cairo makes them. */
static guint32
random_word (GRand *rand)
{
  gint a = g_rand_int_range (rand, 0, 4);
  guint32 word;

  a = a == 0 ? 0 : a == 1 ? 255 : g_rand_int_range (rand, 0, 256);
  word = (guint32) a << 24;
  for (gint shift = 0; shift < 24; shift += 8)
    word |= (guint32) g_rand_int_range (rand, 0, a + 1) << shift;
  return word;
}

/* The value of one word and its alpha, 0..1, in doubles. */
static gdouble
expected_value (guint32 word, gint plane, PictureMatrix matrix)
{
  gdouble kr = matrix == PICTURE_BT601 ? .299 : .2126;
  gdouble kb = matrix == PICTURE_BT601 ? .114 : .0722;
  gdouble a = (word >> 24) / 255., r = (word >> 16 & 255) / 255.;
  gdouble g = (word >> 8 & 255) / 255., b = (word & 255) / 255.;
  gdouble y = kr * r + (1 - kr - kb) * g + kb * b;

  if (plane == 0)
    return 16 * a + 219 * y;
  if (plane == 1)
    return 128 * a + 112 * (b - y) / (1 - kb);
  return 128 * a + 112 * (r - y) / (1 - kr);
}

/* The frame as it should be: each sample a weighted mean of words. */
static gdouble
expected_sample (const guint32 *words, gint n, gint m, gint left, gint top,
    PictureMatrix matrix, gint plane, gint px, gint py, gdouble under)
{
  static const gint luma[1][3] = { { 0, 1, 0 } };
  static const gint chroma[2][3] = { { 1, 2, 1 }, { 1, 2, 1 } };
  gdouble value = 0, alpha = 0;
  gint sum = 0, rows = plane ? 2 : 1;

  for (gint j = 0; j < rows; j++) {
    for (gint i = 0; i < 3; i++) {
      gint weight = plane ? chroma[j][i] : luma[j][i];
      gint x = (plane ? 2 * px : px) + i - 1;
      gint y = (plane ? 2 * py : py) + j;
      guint32 word;

      sum += weight;
      if (x == -1 && left == 0)
        x = 0;
      x -= left;
      y -= top;
      if (x < 0 || y < 0 || x >= n || y >= m)
        continue;
      word = words[y * n + x];
      value += weight * expected_value (word, plane, matrix);
      alpha += weight * (word >> 24) / 255.;
    }
  }
  return value / sum + under * (1 - alpha / sum);
}

GST_START_TEST (test_flat_is_exact)
{
  GRand *rand = g_rand_new_with_seed (1);

  for (gint n = 0; n < 600; n++) {
    PictureMatrix matrix = n % 2 ? PICTURE_BT709 : PICTURE_BT601;
    guint32 rgb = n < 2 ? 0xff0000 : g_rand_int (rand) & 0xffffff;
    PictureColor color = picture_color (rgb << 8 | 0xff, matrix);
    gint x = n / 2 % 2, y = n / 4 % 2;
    guint32 words[8 * 8];
    Canvas canvas;
    Sprite *sprite;

    for (guint i = 0; i < G_N_ELEMENTS (words); i++)
      words[i] = 0xff000000 | rgb;
    canvas_init (&canvas, 12, 12, matrix, rand);
    sprite = sprite_new_from_argb (
        (const guint8 *) words, 32, 8, 8, 2 + x, 2 + y, matrix);
    sprite_blend (sprite, &canvas.picture, 256, 0, G_MAXINT);
    for (gint j = 2 + y; j < 10 + y; j++)
      for (gint i = 2 + x; i < 10 + x; i++)
        fail_unless_equals_int (sample (&canvas, 0, i, j), color.c[0]);
    for (gint plane = 1; plane < 3; plane++)
      for (gint j = 2; j < 5; j++)
        for (gint i = 2; i < 5; i++)
          fail_unless_equals_int (
              sample (&canvas, plane, i, j), color.c[plane]);
    sprite_free (sprite);
    canvas_clear (&canvas);
  }
  g_rand_free (rand);
}
GST_END_TEST;

/* Rounding twice is at most one level away, the mean alpha of chroma half a
 * level more; where nothing is drawn nothing changes. */
static void
check_canvas (const Canvas *drawn, const Canvas *under, const guint32 *words,
    gint n, gint m, gint left, gint top)
{
  for (gint plane = 0; plane < 3; plane++)
    for (gint y = 0; y < picture_plane_height (&drawn->picture, plane); y++)
      for (gint x = 0; x < picture_plane_width (&drawn->picture, plane); x++) {
        gint before = sample (under, plane, x, y);
        gint after = sample (drawn, plane, x, y);
        gdouble expected = expected_sample (
            words, n, m, left, top, drawn->picture.matrix, plane, x, y, before);

        fail_unless (fabs (after - expected) <= (plane ? 1.5 : 1.01),
            "plane %d, %d %d: %d, expected %f", plane, x, y, after, expected);
        if (fabs (expected - before) < 1e-9 && expected == before)
          fail_unless_equals_int (after, before);
      }
}

GST_START_TEST (test_any_place)
{
  GRand *rand = g_rand_new_with_seed (2);

  for (gint top = -9; top < H + 3; top++)
    for (gint left = -11; left < W + 3; left++) {
      PictureMatrix matrix = (left + top) & 1;
      guint32 words[9 * 7];
      Canvas canvas, under;
      Sprite *sprite;

      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        words[i] = random_word (rand);
      canvas_init (&under, W, H, matrix, rand);
      canvas = canvas_copy (&under);
      sprite = sprite_new_from_argb (
          (const guint8 *) words, 36, 9, 7, left, top, matrix);
      fail_unless_equals_int (sprite->x & 1, 0);
      fail_unless_equals_int (sprite->y & 1, 0);
      fail_unless_equals_int (sprite->width & 1, 0);
      fail_unless_equals_int (sprite->height & 1, 0);
      sprite_blend (sprite, &canvas.picture, 256, 0, G_MAXINT);
      assert_guards (&canvas);
      check_canvas (&canvas, &under, words, 9, 7, left, top);
      sprite_free (sprite);
      canvas_clear (&canvas);
      canvas_clear (&under);
    }
  g_rand_free (rand);
}
GST_END_TEST;

/* A noisy ground, and the same with a noisy sprite drawn onto it whole. */
typedef struct {
  Canvas under, whole;
  Sprite *sprite;
} Drawn;

static void
drawn_init (Drawn *drawn, guint seed, gint width, gint height, gint left,
    gint top, PictureMatrix matrix)
{
  GRand *rand = g_rand_new_with_seed (seed);
  guint32 *words = g_new (guint32, width * height);

  for (gint i = 0; i < width * height; i++)
    words[i] = random_word (rand);
  canvas_init (&drawn->under, W, H, matrix, rand);
  drawn->whole = canvas_copy (&drawn->under);
  drawn->sprite = sprite_new_from_argb (
      (const guint8 *) words, width * 4, width, height, left, top, matrix);
  sprite_blend (drawn->sprite, &drawn->whole.picture, 256, 0, G_MAXINT);
  g_free (words);
  g_rand_free (rand);
}

static void
drawn_clear (Drawn *drawn)
{
  sprite_free (drawn->sprite);
  canvas_clear (&drawn->under);
  canvas_clear (&drawn->whole);
}

/* Two clips that meet draw what one drawing does, wherever they meet; each
 * leaves the other's columns alone. */
GST_START_TEST (test_clip)
{
  Drawn drawn;

  drawn_init (&drawn, 3, 15, 9, 3, 1, PICTURE_BT709);
  for (gint cut = -3; cut < W + 4; cut++) {
    Canvas parts = canvas_copy (&drawn.under);

    sprite_blend (drawn.sprite, &parts.picture, 256, 0, cut);
    for (gint y = 0; y < H; y++)
      for (gint x = MAX (cut, 0); x < W; x++) {
        fail_unless_equals_int (
            sample (&parts, 0, x, y), sample (&drawn.under, 0, x, y));
        fail_unless (x & 1
            || sample (&parts, 1, x / 2, y / 2)
                == sample (&drawn.under, 1, x / 2, y / 2));
      }
    sprite_blend (drawn.sprite, &parts.picture, 256, cut, G_MAXINT);
    fail_unless (canvas_equal (&parts, &drawn.whole));
    canvas_clear (&parts);
  }
  drawn_clear (&drawn);
}
GST_END_TEST;

GST_START_TEST (test_opacity)
{
  Drawn drawn;

  drawn_init (&drawn, 4, 8, 8, 4, 2, PICTURE_BT601);
  for (gint opacity = 0; opacity <= 256; opacity += 32) {
    Canvas part = canvas_copy (&drawn.under);

    sprite_blend (drawn.sprite, &part.picture, opacity, 0, G_MAXINT);
    if (opacity == 0)
      fail_unless (canvas_equal (&part, &drawn.under));
    if (opacity == 256)
      fail_unless (canvas_equal (&part, &drawn.whole));
    for (gint plane = 0; plane < 3; plane++)
      for (gint y = 0; y < picture_plane_height (&part.picture, plane); y++)
        for (gint x = 0; x < picture_plane_width (&part.picture, plane); x++) {
          gdouble a = sample (&drawn.under, plane, x, y);
          gdouble b = sample (&drawn.whole, plane, x, y);
          gdouble expected = a + (b - a) * opacity / 256;

          fail_unless (fabs (sample (&part, plane, x, y) - expected) <= 2.01);
        }
    canvas_clear (&part);
  }
  drawn_clear (&drawn);
}
GST_END_TEST;

GST_START_TEST (test_crop)
{
  guint32 words[40 * 30] = { 0 };
  Sprite *sprite;

  fail_unless (sprite_new_from_argb (
                   (const guint8 *) words, 160, 40, 30, 0, 0, PICTURE_BT709)
      == NULL);
  words[17 * 40 + 23] = 0x80808080;
  sprite = sprite_new_from_argb (
      (const guint8 *) words, 160, 40, 30, 100, 200, PICTURE_BT709);
  fail_unless (sprite->x <= 123 && sprite->x + sprite->width > 123);
  fail_unless (sprite->y <= 217 && sprite->y + sprite->height > 217);
  fail_unless (sprite->width <= 4 && sprite->height <= 2);
  sprite_free (sprite);
}
GST_END_TEST;

static Suite *
sprite_suite (void)
{
  Suite *suite = suite_create ("sprite");
  TCase *tcase = tcase_create ("sprite");

  suite_add_tcase (suite, tcase);
  tcase_add_test (tcase, test_flat_is_exact);
  tcase_add_test (tcase, test_any_place);
  tcase_add_test (tcase, test_clip);
  tcase_add_test (tcase, test_opacity);
  tcase_add_test (tcase, test_crop);
  return suite;
}

SUITE_MAIN (sprite_suite)
