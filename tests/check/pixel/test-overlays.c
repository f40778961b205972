/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The table of overlay kinds, and where the text of one comes to lie. */
#include "suite.h"
#include "overlay.h"

#include <math.h>
#include <string.h>

#define TITLE "30 Seconds of London History"

typedef struct {
  gint x0, y0, x1, y1;
} Ink;

static OverlaySpec
title (void)
{
  return (OverlaySpec){ .text = (gchar *) TITLE,
    .style = { .font = (gchar *) "Avenir Next",
        .size_px = 68,
        .bold = TRUE,
        .align = TEXT_CENTER,
        .color = 0xffffffff,
        .stroke_color = 0xff,
        .stroke_px = 4 },
    .has_position = TRUE,
    .x = 640,
    .y = 110,
    .width = 980 };
}

static Sprite *
draw (const OverlaySpec *spec, gint width, gint height, gdouble scale)
{
  return overlay_kind_find ("text")->draw (
      spec, width, height, scale, picture_matrix_for_height (height), NULL);
}

/* Draws on grey; what is no longer grey is ink. Everything else must be. */
static Ink
draw_ink (const OverlaySpec *spec, gint width, gint height, gdouble scale)
{
  g_autoptr (Picture) picture =
      picture_new (width, height, picture_matrix_for_height (height));
  g_autoptr (Sprite) sprite = draw (spec, width, height, scale);
  PictureColor grey = { { 90, 100, 140 } };
  Ink ink = { G_MAXINT, G_MAXINT, 0, 0 };
  guint strayed = 0;

  picture_fill (picture, grey);
  fail_unless (sprite != NULL);
  sprite_blend (sprite, picture, 256, 0, G_MAXINT);
  for (gint y = 0; y < height; y++)
    for (gint x = 0; x < width; x++) {
      if (picture->plane[0][y * picture->stride[0] + x] == 90)
        continue;
      ink.x0 = MIN (ink.x0, x);
      ink.x1 = MAX (ink.x1, x + 1);
      ink.y0 = MIN (ink.y0, y);
      ink.y1 = MAX (ink.y1, y + 1);
    }
  for (gint y = 0; y < picture_plane_height (picture, 1); y++)
    for (gint x = 0; x < picture_plane_width (picture, 1); x++) {
      gint at = y * picture->stride[1] + x;

      if (2 * x < ink.x0 - 2 || 2 * x > ink.x1 + 2 || 2 * y < ink.y0 - 2
          || 2 * y > ink.y1 + 2)
        strayed += picture->plane[1][at] != 100 || picture->plane[2][at] != 140;
    }
  fail_unless_equals_int (strayed, 0);
  return ink;
}

GST_START_TEST (test_table)
{
  static const gchar *const names[] = { "text", "image", "box", "lower_third",
    "progress_bar", "watermark" };

  for (guint i = 0; overlay_kinds[i]; i++) {
    fail_unless (
        overlay_kind_find (overlay_kinds[i]->name) == overlay_kinds[i]);
    fail_unless (overlay_kinds[i]->summary && *overlay_kinds[i]->summary);
  }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    fail_unless (overlay_kind_find (names[i]) != NULL);
  fail_unless (
      overlay_kind_find ("Lower-Third") == overlay_kind_find ("lower_third"));
  fail_unless (overlay_kind_find ("lower") == NULL);
  fail_unless (overlay_kind_find ("") == NULL);
  fail_unless (overlay_kind_find (NULL) == NULL);
  fail_unless (overlay_kind_find ("text")->draw != NULL);
}
GST_END_TEST;

/* In its box, on its centre, at every size of the frame. */
GST_START_TEST (test_place)
{
  static const gdouble scales[] = { 1, .5, 1.5, 2, .4453125 };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    for (gint shift = 0; shift < 3; shift++) {
      gdouble scale = scales[i];
      OverlaySpec spec = title ();
      gdouble half = spec.width / 2;
      Ink ink;

      spec.x += shift;
      spec.y += 40 * shift;
      ink =
          draw_ink (&spec, lround (1280 * scale), lround (720 * scale), scale);
      fail_unless (ink.x0 >= (spec.x - half) * scale);
      fail_unless (ink.x1 <= (spec.x + half) * scale);
      fail_unless (fabs ((ink.x0 + ink.x1) / 2.0 - spec.x * scale) <= 1,
          "centre %f, not %f", (ink.x0 + ink.x1) / 2.0, spec.x * scale);
      /* One line: its letters stand around the middle of its box. */
      fail_unless (
          ink.y0 < (spec.y - 20) * scale && ink.y1 > (spec.y + 20) * scale);
      fail_unless (
          ink.y0 > (spec.y - 45) * scale && ink.y1 < (spec.y + 45) * scale);
    }
}
GST_END_TEST;

GST_START_TEST (test_align)
{
  OverlaySpec spec = title ();
  Ink left, right;

  spec.text = (gchar *) "HIM";
  spec.style.stroke_px = 0;
  spec.style.align = TEXT_LEFT;
  left = draw_ink (&spec, 1280, 720, 1);
  spec.style.align = TEXT_RIGHT;
  right = draw_ink (&spec, 1280, 720, 1);
  fail_unless (left.x0 >= 150 && left.x0 < 160, "%d", left.x0);
  fail_unless (right.x1 <= 1130 && right.x1 > 1120, "%d", right.x1);
  /* Without a width the box is the text's. */
  spec.width = 0;
  right = draw_ink (&spec, 1280, 720, 1);
  fail_unless (abs (right.x0 + right.x1 - 1280) <= 6);
}
GST_END_TEST;

/* No place, no size, no width: readable, inside the safe area, centred. */
GST_START_TEST (test_defaults)
{
  static const gint sizes[][2] = { { 1280, 720 }, { 1080, 1920 }, { 640, 360 },
    { 481, 481 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    gint width = sizes[i][0], height = sizes[i][1];
    OverlaySpec spec = { .text = (gchar *) TITLE,
      .style = { .align = TEXT_CENTER, .color = 0xffffffff } };
    Ink ink = draw_ink (&spec, width, height, 1);

    fail_unless (fabs ((ink.x0 + ink.x1 - width) / 2.0) <= 1);
    fail_unless (ink.x0 >= .07 * width && ink.x1 <= .93 * width);
    fail_unless (ink.y0 >= .08 * height);
    fail_unless (ink.y1 <= .5 * height);
    fail_unless (ink.y1 - ink.y0 >= .06 * MIN (width, height));
  }
}
GST_END_TEST;

/* Wraps, stays centred in height, leaves the frame without harm. */
GST_START_TEST (test_wrap_and_leave)
{
  OverlaySpec spec = title ();
  Ink one = draw_ink (&spec, 1280, 720, 1), two;

  spec.width = 600;
  spec.y = 360;
  two = draw_ink (&spec, 1280, 720, 1);
  fail_unless (two.x1 - two.x0 <= 600 + 8);
  fail_unless (two.y1 - two.y0 > (one.y1 - one.y0) + 60);
  fail_unless (abs (two.y0 + two.y1 - 720) <= 24);
  spec.x = 0;
  spec.y = 720;
  spec.width = 980;
  two = draw_ink (&spec, 1280, 720, 1);
  fail_unless_equals_int (two.x0, 0);
  fail_unless_equals_int (two.y1, 720);
}
GST_END_TEST;

GST_START_TEST (test_empty)
{
  static const gchar *const texts[] = { "", "   ", "\n", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    OverlaySpec spec = title ();

    spec.text = (gchar *) texts[i];
    fail_unless (draw (&spec, 1280, 720, 1) == NULL);
  }
}
GST_END_TEST;

static Suite *
overlays_suite (void)
{
  Suite *suite = suite_create ("overlays");
  TCase *tcase = tcase_create ("overlays");

  suite_add_tcase (suite, tcase);
  tcase_add_test (tcase, test_table);
  tcase_add_test (tcase, test_place);
  tcase_add_test (tcase, test_align);
  tcase_add_test (tcase, test_defaults);
  tcase_add_test (tcase, test_wrap_and_leave);
  tcase_add_test (tcase, test_empty);
  return suite;
}

SUITE_MAIN (overlays_suite)
