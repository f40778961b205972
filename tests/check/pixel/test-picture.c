/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Colours and pictures against the matrices in double precision. */

#include "suite.h"
#include "pictures.h"

static const gdouble red_share[] = { .299, .2126 };
static const gdouble blue_share[] = { .114, .0722 };

/* The unrounded limited-range values of RGB in 0..255. */
static void
reference (gint matrix, const gdouble rgb[3], gdouble out[3])
{
  const gdouble kr = red_share[matrix], kb = blue_share[matrix];
  const gdouble luma = kr * rgb[0] + (1 - kr - kb) * rgb[1] + kb * rgb[2];

  out[0] = 16 + 219 * luma / 255;
  out[1] = 128 + 224 * (rgb[2] - luma) / (2 * (1 - kb)) / 255;
  out[2] = 128 + 224 * (rgb[0] - luma) / (2 * (1 - kr)) / 255;
}

/* Rounded; either neighbour will do in the middle of two. */
static void
assert_rounded (gint value, gdouble exact, const gchar *what)
{
  if (fabs (value - exact) > .5 + 1e-6)
    g_error ("%s: %d is not %f rounded", what, value, exact);
}

GST_START_TEST (test_colors_exact)
{
  for (gint matrix = 0; matrix < 2; matrix++)
    for (gint i = 0; i < 18 * 18 * 18; i++) {
      const gint r = i % 18 * 15, g = i / 18 % 18 * 15, b = i / 324 * 15;
      const PictureColor color =
          picture_color ((guint32) r << 24 | g << 16 | b << 8 | 0x7f, matrix);
      gdouble exact[3];

      reference (matrix, (const gdouble[]){ r, g, b }, exact);
      for (gint c = 0; c < 3; c++)
        assert_rounded (color.c[c], exact[c], "picture_color");
    }
}
GST_END_TEST;

GST_START_TEST (test_colors_known)
{
  static const struct {
    guint32 rgba;
    guint8 hd[3], sd[3];
  } known[] = {
    { 0xff0000ff, { 63, 102, 240 }, { 81, 90, 240 } },
    { 0x00ff00ff, { 173, 42, 26 }, { 145, 54, 34 } },
    { 0x0000ffff, { 32, 240, 118 }, { 41, 240, 110 } },
    { 0x808080ff, { 126, 128, 128 }, { 126, 128, 128 } },
    { 0xffffffff, { 235, 128, 128 }, { 235, 128, 128 } },
    { 0x000000ff, { 16, 128, 128 }, { 16, 128, 128 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++) {
    const PictureColor hd = picture_color (known[i].rgba, PICTURE_BT709);
    const PictureColor sd = picture_color (known[i].rgba, PICTURE_BT601);

    fail_unless (memcmp (hd.c, known[i].hd, 3) == 0);
    fail_unless (memcmp (sd.c, known[i].sd, 3) == 0);
  }
  fail_unless_equals_int (picture_matrix_for_height (576), PICTURE_BT601);
  fail_unless_equals_int (picture_matrix_for_height (577), PICTURE_BT709);
}
GST_END_TEST;

/* Every colour comes back within what eight bits of limited range can hold. */
GST_START_TEST (test_colors_back)
{
  for (gint matrix = 0; matrix < 2; matrix++)
    for (gint i = 0; i < 18 * 18 * 18; i++) {
      const guint32 rgba = (guint32) (i % 18 * 15) << 24
          | (i / 18 % 18 * 15) << 16 | (i / 324 * 15) << 8 | 255;
      const guint32 back =
          picture_color_to_rgba (picture_color (rgba, matrix), matrix);

      for (gint shift = 8; shift < 32; shift += 8)
        fail_unless (
            ABS ((gint) (back >> shift & 255) - (gint) (rgba >> shift & 255))
            <= 2);
      fail_unless_equals_int (back & 255, 255);
    }
  for (gint grey = 0; grey < 256; grey++) {
    const guint32 back = picture_color_to_rgba (
        picture_color (grey * 0x01010100u | 255, PICTURE_BT709), PICTURE_BT709);

    fail_unless (ABS ((gint) (back >> 24) - grey) <= 1);
    fail_unless_equals_int (back, (back >> 24) * 0x01010100u | 255);
  }
}
GST_END_TEST;

GST_START_TEST (test_flat_rgba)
{
  static const gint sizes[][2] = { { 1, 1 }, { 2, 2 }, { 3, 5 }, { 16, 9 },
    { 65, 31 } };
  const guint32 colors[] = { 0xff0000ff, 0x00ff00ff, 0x0000ffff, 0x808080ff,
    0x13579bff };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint c = 0; c < G_N_ELEMENTS (colors); c++) {
      const gint w = sizes[s][0], h = sizes[s][1];
      g_autofree guint8 *rgba = g_malloc (4 * w * h);
      g_autofree guint8 *back = g_malloc (4 * w * h);

      for (gint i = 0; i < w * h; i++)
        GST_WRITE_UINT32_BE (rgba + 4 * i, colors[c]);
      g_autoptr (Picture) made =
          picture_new_from_rgba (rgba, 4 * w, w, h, PICTURE_BT709, 0);
      g_autoptr (Picture) flat = picture_new (w, h, PICTURE_BT709);
      picture_fill (flat, picture_color (colors[c], PICTURE_BT709));
      assert_same_picture (made, flat, "flat picture from RGBA");
      picture_to_rgba (made, back);
      for (gint i = 0; i < w * h; i++)
        fail_unless_equals_int (GST_READ_UINT32_BE (back + 4 * i),
            picture_color_to_rgba (
                picture_color (colors[c], PICTURE_BT709), PICTURE_BT709));
    }
}
GST_END_TEST;

/* RGB of the chroma sample's place: 1 2 1 across the even column, the mean of
 * two rows. */
static void
rgb_at_chroma (
    const guint8 *rgba, gint w, gint h, gint cx, gint cy, gdouble rgb[3])
{
  memset (rgb, 0, 3 * sizeof *rgb);
  for (gint dy = 0; dy < 2; dy++)
    for (gint dx = -1; dx <= 1; dx++) {
      const gint x = CLAMP (2 * cx + dx, 0, w - 1);
      const gint y = MIN (2 * cy + dy, h - 1);

      for (gint c = 0; c < 3; c++)
        rgb[c] += rgba[4 * (y * w + x) + c] * (dx == 0 ? .25 : .125);
    }
}

GST_START_TEST (test_rgba_sited)
{
  const gint w = 37, h = 21;
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autofree guint8 *rgba = g_malloc (4 * w * h);

  for (gint i = 0; i < 4 * w * h; i++)
    rgba[i] = i % 4 == 3 ? 255 : g_rand_int_range (rand, 0, 256);
  for (gint matrix = 0; matrix < 2; matrix++) {
    g_autoptr (Picture) p =
        picture_new_from_rgba (rgba, 4 * w, w, h, matrix, 0);
    gdouble rgb[3], exact[3];

    for (gint i = 0; i < w * h; i++) {
      for (gint c = 0; c < 3; c++)
        rgb[c] = rgba[4 * i + c];
      reference (matrix, rgb, exact);
      assert_rounded (*sample_of (p, 0, i % w, i / w), exact[0], "luma");
    }
    for (gint i = 0; i < 19 * 11; i++) {
      rgb_at_chroma (rgba, w, h, i % 19, i / 19, rgb);
      reference (matrix, rgb, exact);
      assert_rounded (*sample_of (p, 1, i % 19, i / 19), exact[1], "Cb");
      assert_rounded (*sample_of (p, 2, i % 19, i / 19), exact[2], "Cr");
    }
  }
}
GST_END_TEST;

GST_START_TEST (test_rgba_over)
{
  const guint8 half[] = { 255, 255, 255, 128, 200, 100, 50, 0 };
  g_autoptr (Picture) p =
      picture_new_from_rgba (half, 8, 2, 1, PICTURE_BT709, 0x204060ff);

  /* (255 * 128 + under * 127) / 255, rounded */
  fail_unless_equals_int (
      *sample_of (p, 0, 0, 0), picture_color (0x90a0b0ff, PICTURE_BT709).c[0]);
  fail_unless_equals_int (
      *sample_of (p, 0, 1, 0), picture_color (0x204060ff, PICTURE_BT709).c[0]);
}
GST_END_TEST;

/* A smooth picture survives the way there and back. */
GST_START_TEST (test_round_trip)
{
  const gint w = 161, h = 91;
  g_autofree guint8 *rgba = g_malloc (4 * w * h);
  g_autofree guint8 *back = g_malloc (4 * w * h);

  for (gint i = 0; i < w * h; i++) {
    rgba[4 * i] = 40 + i % w;
    rgba[4 * i + 1] = 220 - i / w;
    rgba[4 * i + 2] = 60 + i / w + i % w / 2;
    rgba[4 * i + 3] = 255;
  }
  g_autoptr (Picture) p =
      picture_new_from_rgba (rgba, 4 * w, w, h, PICTURE_BT601, 0);
  picture_to_rgba (p, back);
  for (gint i = 0; i < 4 * w * h; i++)
    fail_unless (ABS (rgba[i] - back[i]) <= 3);
}
GST_END_TEST;

GST_START_TEST (test_view)
{
  g_autoptr (Picture) parent = picture_flat (21, 13, 16, 128, 128);
  Picture view = picture_view (parent, 4, 6, 7, 5);

  picture_fill (&view, (PictureColor){ { 200, 90, 40 } });
  for (gint plane = 0; plane < 3; plane++) {
    const gint s = plane > 0;
    const gint right = (4 >> s) + picture_plane_width (&view, plane);
    const gint bottom = (6 >> s) + picture_plane_height (&view, plane);

    for (gint y = 0; y < picture_plane_height (parent, plane); y++)
      for (gint x = 0; x < picture_plane_width (parent, plane); x++) {
        const gboolean inside =
            x >= 4 >> s && x < right && y >= 6 >> s && y < bottom;
        const guint8 was = plane == 0 ? 16 : 128;
        const guint8 is = ((const guint8[]){ 200, 90, 40 })[plane];

        fail_unless_equals_int (
            *sample_of (parent, plane, x, y), inside ? is : was);
      }
  }
}
GST_END_TEST;

GST_START_TEST (test_parse_color)
{
  static const struct {
    const gchar *text;
    guint32 rgba;
  } good[] = { { "#fff", 0xffffffff }, { "#1a2", 0x11aa22ff },
    { "#102030", 0x102030ff }, { "#10203040", 0x10203040 },
    { "#ABCdef", 0xabcdefff } };
  static const gchar *const bad[] = { NULL, "", "#", "#12", "#1234", "#12345",
    "#1234567", "#123456789", "fff", "#ggg", "#12 ", "red" };
  guint32 rgba;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++) {
    fail_unless (picture_parse_color (good[i].text, &rgba));
    fail_unless_equals_int (rgba, good[i].rgba);
  }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    fail_if (picture_parse_color (bad[i], &rgba));
}
GST_END_TEST;

static Suite *
picture_suite (void)
{
  Suite *suite = suite_create ("picture");
  TCase *tc = tcase_create ("picture");

  suite_add_tcase (suite, tc);
  tcase_add_test (tc, test_colors_exact);
  tcase_add_test (tc, test_colors_known);
  tcase_add_test (tc, test_colors_back);
  tcase_add_test (tc, test_flat_rgba);
  tcase_add_test (tc, test_rgba_sited);
  tcase_add_test (tc, test_rgba_over);
  tcase_add_test (tc, test_round_trip);
  tcase_add_test (tc, test_view);
  tcase_add_test (tc, test_parse_color);
  return suite;
}

SUITE_MAIN (picture_suite)
