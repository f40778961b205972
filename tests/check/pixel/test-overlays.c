/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The table of overlay kinds, and where the text of one comes to lie. */
#include "suite.h"
#include "overlay-count.h"
#include "pictures.h"

#include <math.h>
#include <string.h>

#define TITLE "30 Seconds of London History"

typedef struct {
  gint x0, y0, x1, y1;
} Ink;

static const OverlayMoment at_rest = { 0 };

static const OverlayKind *
text_kind (void)
{
  return overlay_kind_find ("text");
}

static OverlaySpec
title (void)
{
  OverlaySpec spec = overlay_spec_init (text_kind ());

  spec.text = (gchar *) TITLE;
  spec.style = (TextStyle){ .font = (gchar *) "Avenir Next",
    .size_px = 68,
    .bold = TRUE,
    .align = TEXT_CENTER,
    .color = 0xffffffff,
    .stroke_color = 0xff,
    .stroke_px = 4 };
  spec.has_position = TRUE;
  spec.x = 640;
  spec.y = 110;
  spec.width = 980;
  return spec;
}

static OverlayFrame
frame_of (const Picture *picture, gdouble scale)
{
  return (OverlayFrame){ picture->width, picture->height, scale,
    picture->matrix, NULL };
}

static void
draw (const OverlayKind *kind, const OverlaySpec *spec, gdouble scale,
    Picture *dst)
{
  const OverlayFrame frame = frame_of (dst, scale);
  g_autoptr (OverlayBlock) block = overlay_layout (kind, spec, &frame, NULL);

  overlay_draw (block, &at_rest, dst);
}

/* Draws on grey; what is no longer grey is ink. Everything else must be. */
static Ink
kind_ink (const OverlayKind *kind, const OverlaySpec *spec, gint width,
    gint height, gdouble scale)
{
  g_autoptr (Picture) picture =
      picture_new (width, height, picture_matrix_for_height (height));
  PictureColor grey = { { 90, 100, 140 } };
  Ink ink = { G_MAXINT, G_MAXINT, 0, 0 };
  guint strayed = 0;

  picture_fill (picture, grey);
  draw (kind, spec, scale, picture);
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

static Ink
draw_ink (const OverlaySpec *spec, gint width, gint height, gdouble scale)
{
  return kind_ink (text_kind (), spec, width, height, scale);
}

GST_START_TEST (test_table)
{
  static const gchar *const names[] = { "text", "image", "box", "lower_third",
    "progress_bar", "watermark", "counter" };

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
    OverlaySpec spec = overlay_spec_init (text_kind ());
    Ink ink;

    spec.text = (gchar *) TITLE;
    ink = draw_ink (&spec, width, height, 1);

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
    fail_unless_equals_int (draw_ink (&spec, 1280, 720, 1).x1, 0);
  }
}
GST_END_TEST;

/* ---- laws of all kinds ---- */

/* 9 x 7, a hole in its middle. */
static const PaperImage *
small_image (void)
{
  static guint8 rgba[9 * 7 * 4];
  static const PaperImage image = { rgba, 9, 7, 36 };

  for (gint i = 0; i < 9 * 7; i++) {
    rgba[4 * i] = 255;
    rgba[4 * i + 1] = 20 + 3 * i;
    rgba[4 * i + 2] = 40;
    rgba[4 * i + 3] = i == 31 ? 0 : 255;
  }
  return &image;
}

static OverlaySpec
any_spec (const OverlayKind *kind)
{
  OverlaySpec spec = overlay_spec_init (kind);

  spec.text = (gchar *) "Ada Lovelace";
  spec.subtext = (gchar *) "of London";
  if (kind->counts) /* so far that thousands are kept apart */
    spec.settings.value[OVERLAY_COUNT_TO] = 1000000;
  return spec;
}

static OverlayBlock *
lay_out_any (
    const OverlayKind *kind, const OverlaySpec *spec, const Picture *picture)
{
  OverlayFrame frame = frame_of (picture, picture->height / 720.0);

  if (kind->needs & OVERLAY_NEEDS_PICTURE)
    frame.image = small_image ();
  return overlay_layout (kind, spec, &frame, NULL);
}

static const gint sizes[][2] = { { 640, 360 }, { 333, 187 }, { 90, 161 },
  { 16, 16 }, { 17, 3 } };
static const OverlayMoment halfway = { 1000000000, 2000000000, 30, 0 };

/* Draws inside of any frame, the same twice, and something. */
GST_START_TEST (test_every_kind_draws)
{
  for (guint k = 0; overlay_kinds[k]; k++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
      const OverlaySpec spec = any_spec (overlay_kinds[k]);
      g_auto (GuardedPicture) guarded = guarded_new (sizes[i][0], sizes[i][1]);
      g_autoptr (Picture) base = picture_of_seed (sizes[i][0], sizes[i][1], 3);
      g_autoptr (Picture) again =
          picture_new (base->width, base->height, base->matrix);
      g_autoptr (OverlayBlock) block =
          lay_out_any (overlay_kinds[k], &spec, base);

      picture_copy (&guarded.picture, base);
      picture_copy (again, base);
      overlay_draw (block, &halfway, &guarded.picture);
      overlay_draw (block, &halfway, again);
      assert_same_picture (&guarded.picture, again, overlay_kinds[k]->name);
      if (base->height > 100)
        fail_unless (picture_distance (again, base) > 0, "%s draws nothing",
            overlay_kinds[k]->name);
      assert_guards (&guarded, overlay_kinds[k]->name);
    }
}
GST_END_TEST;

/* Opacity 0 is nothing; each parameter matters to its kind. */
GST_START_TEST (test_opacity_and_parameters)
{
  for (guint k = 0; overlay_kinds[k]; k++) {
    const OverlayKind *kind = overlay_kinds[k];
    g_autoptr (Picture) base = picture_of_seed (640, 360, 3);
    g_autoptr (Picture) whole = picture_of_seed (640, 360, 3);
    g_autoptr (OverlayBlock) plain = NULL;
    OverlaySpec spec = any_spec (kind);

    plain = lay_out_any (kind, &spec, base);
    overlay_draw (plain, &halfway, whole);
    for (gint i = -1; i < (gint) params_count (kind->params); i++) {
      g_autoptr (Picture) other = picture_of_seed (640, 360, 3);
      g_autoptr (OverlayBlock) block = NULL;
      OverlaySpec changed = any_spec (kind);

      if (i < 0)
        changed.opacity = 0;
      else if (kind->params[i].kind == PARAM_COLOR)
        changed.settings.value[i] = 0x20ff40ffu;
      else
        changed.settings.value[i] = kind->params[i].maximum / 2 + .25;
      /* An edge is seen where it has a width. */
      if (i >= 0 && g_str_has_suffix (kind->params[i].name, "_color")
          && params_find (kind->params, "stroke_px") > 0)
        changed.settings.value[params_find (kind->params, "stroke_px")] = 9;
      if (i >= 0 && params_find (kind->params, "border_px") > 0)
        changed.settings.value[params_find (kind->params, "border_px")] = 9;
      block = lay_out_any (kind, &changed, base);
      overlay_draw (block, &halfway, other);
      if (i < 0)
        assert_same_picture (other, base, kind->name);
      else
        fail_unless (picture_distance (other, whole) > 0, "%s.%s", kind->name,
            kind->params[i].name);
    }
  }
}
GST_END_TEST;

/* A box's inside is the plain mix of its colour and what is under it. */
GST_START_TEST (test_exact_opacity)
{
  static const gdouble opacities[] = { 0, .25, .5, .8, 1 };
  const OverlayKind *kind = overlay_kind_find ("box");

  for (guint i = 0; i < G_N_ELEMENTS (opacities); i++) {
    g_autoptr (Picture) picture = picture_flat (64, 64, 200, 90, 160);
    OverlaySpec spec = overlay_spec_init (kind);
    const PictureColor color = picture_color (0x3080c0ff, PICTURE_BT709);
    const guint8 under[] = { 200, 90, 160 };

    spec.settings.value[0] = 0x3080c0ffu;
    spec.opacity = opacities[i];
    draw (kind, &spec, 1, picture);
    for (gint plane = 0; plane < 3; plane++) {
      const gdouble mixed =
          opacities[i] * color.c[plane] + (1 - opacities[i]) * under[plane];
      const gint at = plane == 0 ? 32 : 16;

      fail_unless (fabs (*sample_of (picture, plane, at, at) - mixed) <= 1);
    }
  }
}
GST_END_TEST;

/* A box lies where it is told to, on whole pixels to the sample. */
GST_START_TEST (test_anchors)
{
  const OverlayKind *kind = overlay_kind_find ("box");

  for (OverlayAnchor a = OVERLAY_TOP_LEFT; a <= OVERLAY_BOTTOM_RIGHT; a++) {
    const gint column = (a - OVERLAY_TOP_LEFT) % 3;
    const gint row = (a - OVERLAY_TOP_LEFT) / 3;
    OverlaySpec spec = overlay_spec_init (kind);
    Ink ink;

    spec.settings.value[0] = 0xffffffffu;
    spec.width = 100;
    spec.height = 60;
    spec.anchor = a;
    ink = kind_ink (kind, &spec, 1000, 500, 1);
    fail_unless_equals_int (ink.x0, 80 + column * (840 - 100) / 2);
    fail_unless_equals_int (ink.y0, 40 + row * (420 - 60) / 2);
    fail_unless_equals_int (ink.x1 - ink.x0, 100);
    fail_unless_equals_int (ink.y1 - ink.y0, 60);
    spec.has_position = TRUE;
    spec.x = 400;
    spec.y = 300;
    ink = kind_ink (kind, &spec, 1000, 500, 1);
    fail_unless_equals_int (ink.x0, 400 - column * 50);
    fail_unless_equals_int (ink.y0, 300 - row * 30);
  }
}
GST_END_TEST;

/* Whatever it says, a text stays in the box that it is given. */
GST_START_TEST (test_shrinks_to_fit)
{
  static const gchar *const texts[] = { "Short", "A title of several words",
    "A long sentence that must stay inside of a small box, whatever it says",
    ("\xe6\x9d\xb1\xe4\xba\xac\xe3\x81\xae\xe5\xa4\x9c\xe3\x81\xaf"
     "\xe9\x95\xb7\xe3\x81\x84") };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (gint lines = 0; lines <= 3; lines++) {
      OverlaySpec spec = title ();
      Ink ink;

      spec.text = (gchar *) texts[i];
      spec.style.stroke_px = 0;
      spec.x = 640;
      spec.y = 360;
      spec.width = 520;
      spec.height = 130;
      spec.max_lines = lines;
      ink = draw_ink (&spec, 1280, 720, 1);
      fail_unless (ink.x1 > ink.x0);
      fail_unless (
          ink.x0 >= 380 - 1 && ink.x1 <= 900 + 1, "%d to %d", ink.x0, ink.x1);
      fail_unless (
          ink.y0 >= 295 - 1 && ink.y1 <= 425 + 1, "%d to %d", ink.y0, ink.y1);
    }
}
GST_END_TEST;

/* A quarter turn is the same picture lying on its side. */
GST_START_TEST (test_rotation)
{
  const OverlayKind *kind = overlay_kind_find ("box");
  OverlaySpec spec = overlay_spec_init (kind);
  Ink ink;

  spec.settings.value[0] = 0xffffffffu;
  spec.width = 100;
  spec.height = 40;
  spec.rotation = 90;
  ink = kind_ink (kind, &spec, 400, 400, 1);
  fail_unless (
      abs (ink.x1 - ink.x0 - 40) <= 2 && abs (ink.y1 - ink.y0 - 100) <= 2);
  fail_unless (abs (ink.x0 + ink.x1 - 400) <= 2);
  spec.rotation = 45;
  ink = kind_ink (kind, &spec, 400, 400, 1);
  fail_unless (
      abs (ink.x1 - ink.x0 - 99) <= 3 && abs (ink.y1 - ink.y0 - 99) <= 3);
  spec.rotation = 360;
  ink = kind_ink (kind, &spec, 400, 400, 1);
  fail_unless (abs (ink.x1 - ink.x0 - 100) <= 3);
}
GST_END_TEST;

/* To the column, whatever the time. */
GST_START_TEST (test_bar_grows)
{
  const OverlayKind *kind = overlay_kind_find ("progress_bar");
  const OverlaySpec spec = overlay_spec_init (kind);

  for (gint i = 0; i <= 16; i++) {
    g_autoptr (Picture) picture = picture_flat (640, 360, 16, 128, 128);
    g_autoptr (OverlayBlock) block = lay_out_any (kind, &spec, picture);
    const OverlayMoment now = { i, 16, i, 0 }, later = { i + 1, 16, i + 1, 0 };
    gint n = 0;

    overlay_draw (block, &now, picture);
    for (gint x = 0; x < 640; x++)
      n += *sample_of (picture, 0, x, 358) > 200;
    fail_unless_equals_int (n, 40 * i);
    fail_unless (overlay_same (block, &now, &now));
    fail_unless (i == 16 || !overlay_same (block, &now, &later));
  }
}
GST_END_TEST;

/* Wholly inside of the safe area, on the side where its words begin. */
GST_START_TEST (test_lower_third)
{
  const OverlayKind *kind = overlay_kind_find ("lower_third");
  OverlaySpec spec = any_spec (kind);
  Ink ink = kind_ink (kind, &spec, 1280, 720, 1), rtl, alone;

  fail_unless (ink.x0 >= 102 && ink.x0 <= 104 && ink.x1 < 640);
  fail_unless (ink.y1 <= 663 && ink.y1 >= 660);
  spec.text = (gchar *) "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d";
  rtl = kind_ink (kind, &spec, 1280, 720, 1);
  fail_unless (rtl.x1 <= 1179 && rtl.x1 >= 1176 && rtl.x0 > 640);
  spec = any_spec (kind);
  spec.subtext = NULL;
  alone = kind_ink (kind, &spec, 1280, 720, 1);
  fail_unless (alone.y1 - alone.y0 < ink.y1 - ink.y0);
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
  tcase_add_test (tcase, test_every_kind_draws);
  tcase_add_test (tcase, test_opacity_and_parameters);
  tcase_add_test (tcase, test_exact_opacity);
  tcase_add_test (tcase, test_anchors);
  tcase_add_test (tcase, test_shrinks_to_fit);
  tcase_add_test (tcase, test_rotation);
  tcase_add_test (tcase, test_bar_grows);
  tcase_add_test (tcase, test_lower_third);
  return suite;
}

SUITE_MAIN (overlays_suite)
