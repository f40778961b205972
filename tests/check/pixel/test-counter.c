/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Overlays that count: what they write, when, and that nothing of it depends
 * on what was drawn before. */
#include "suite.h"
#include "overlay-count.h"
#include "pictures.h"

#define W 320
#define H 180
#define MS G_GINT64_CONSTANT (1000000)

enum { NONE, COMMA, POINT, SPACE };

GST_START_TEST (test_numbers_are_written)
{
  static const struct {
    gint64 number;
    gint decimals, separator;
    const gchar *text;
  } cases[] = {
    { 0, 0, COMMA, "0" },
    { 7, 0, COMMA, "7" },
    { 999, 0, COMMA, "999" },
    { 1000, 0, COMMA, "1,000" },
    { 1666, 0, NONE, "1666" },
    { 1250000, 0, COMMA, "1,250,000" },
    { 1250000, 0, POINT, "1.250.000" },
    { 1250000, 0, SPACE, "1\302\240250\302\240000" },
    { -5, 0, COMMA, "\342\210\2225" },
    { -1234567, 2, COMMA, "\342\210\22212,345.67" },
    { 5, 1, COMMA, "0.5" },
    { -5, 1, POINT, "\342\210\2220,5" },
    { 10007, 4, NONE, "1.0007" },
    { G_GINT64_CONSTANT (1000000000000), 0, COMMA, "1,000,000,000,000" },
    { G_MININT64, 0, NONE, "\342\210\2229223372036854775808" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const OverlayCount count = { .decimals = cases[i].decimals,
      .separator = cases[i].separator };
    g_autofree gchar *text = overlay_count_text (&count, cases[i].number);

    fail_unless_equals_string (text, cases[i].text);
  }
}
GST_END_TEST;

/* From its first number to its last one, never back, in its time or in what
 * there is of it. */
GST_START_TEST (test_counting)
{
  static const gint64 ends[][2] = { { 0, 100 }, { 100, 0 }, { -50, 50 },
    { 3, 3 }, { 0, G_GINT64_CONSTANT (10000000000000000) } };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    for (gint curve = 0; overlay_count_curves[curve]; curve++)
      for (gint64 room = 0; room <= 900 * MS; room += 900 * MS) {
        const OverlayCount count = { ends[i][0], ends[i][1], 1500 * MS, curve };
        const gint64 whole = room > 0 ? room : 1500 * MS;
        const gint way = ends[i][1] < ends[i][0] ? -1 : 1;
        gint64 last = ends[i][0];

        fail_unless (overlay_count_at (&count, -MS, room) == ends[i][0]);
        fail_unless (overlay_count_at (&count, 0, room) == ends[i][0]);
        fail_unless (overlay_count_at (&count, whole, room) == ends[i][1]);
        fail_unless (overlay_count_at (&count, 9 * whole, room) == ends[i][1]);
        for (gint64 t = 0; t < whole; t += 7 * MS) {
          const gint64 now = overlay_count_at (&count, t, room);

          fail_unless (way * (now - last) >= 0);
          fail_unless (way * (ends[i][1] - now) >= 0);
          last = now;
        }
      }
  /* Halfway, by what each curve is. */
  const OverlayCount thousand = { 0, 1000, 1000 * MS };
  const gint64 half[] = { 500, 875, 500 };
  for (gint curve = 0; curve < 3; curve++) {
    OverlayCount count = thousand;

    count.curve = curve;
    fail_unless (overlay_count_at (&count, 500 * MS, 0) == half[curve]);
  }
}
GST_END_TEST;

static OverlaySpec
counter_spec (gdouble from, gdouble to)
{
  OverlaySpec spec = overlay_spec_init (overlay_kind_find ("counter"));

  spec.text = (gchar *) "{} km";
  spec.subtext = (gchar *) "from here";
  spec.style.size_px = 40;
  spec.settings.value[OVERLAY_COUNT_FROM] = from;
  spec.settings.value[OVERLAY_COUNT_TO] = to;
  spec.settings.value[OVERLAY_COUNT_MS] = 1000;
  spec.settings.value[OVERLAY_COUNT_CURVE] = 0;
  return spec;
}

static OverlayBlock *
lay_out (const OverlaySpec *spec)
{
  const OverlayFrame frame = { W, H, 1, PICTURE_BT709, NULL };

  return overlay_layout (overlay_kind_find ("counter"), spec, &frame, NULL);
}

static Picture *
drawn (OverlayBlock *block, gint64 ms)
{
  const OverlayMoment moment = { ms * MS, 3000 * MS, ms * 30 / 1000, 0 };
  Picture *picture = picture_flat (W, H, 90, 120, 130);

  overlay_draw (block, &moment, picture);
  return picture;
}

/* Whatever was drawn before it, and as one that shows that number alone. */
GST_START_TEST (test_frames_stand_alone)
{
  const OverlaySpec spec = counter_spec (0, 200);
  g_autoptr (OverlayBlock) forth = lay_out (&spec);
  g_autoptr (OverlayBlock) back = lay_out (&spec);
  g_autoptr (GPtrArray) frames =
      g_ptr_array_new_with_free_func ((GDestroyNotify) picture_free);
  g_autoptr (Picture) bare = picture_flat (W, H, 90, 120, 130);

  for (gint64 ms = 0; ms <= 1200; ms += 100)
    g_ptr_array_add (frames, drawn (forth, ms));
  for (gint i = frames->len - 1; i >= 0; i--) {
    const gint shown = MIN (i * 20, 200);
    /* The width is that of what it counts to. */
    OverlaySpec still = counter_spec (shown, 200);
    g_autoptr (Picture) again = drawn (back, i * 100);
    g_autoptr (OverlayBlock) alone = NULL;
    g_autoptr (Picture) same = NULL;

    still.settings.value[OVERLAY_COUNT_MS] = 600000;
    alone = lay_out (&still);
    same = drawn (alone, 0);
    assert_same_picture (frames->pdata[i], again, "backwards");
    if (shown >= 100) /* as wide as the last one */
      assert_same_picture (frames->pdata[i], same, "alone");
    fail_unless (picture_distance (frames->pdata[i], bare) > .1);
    if (i > 0 && i <= 10)
      fail_unless (
          picture_distance (frames->pdata[i], frames->pdata[i - 1]) > .01);
  }
}
GST_END_TEST;

/* Frames are the same exactly where the number is. */
GST_START_TEST (test_same_numbers)
{
  const OverlaySpec spec = counter_spec (0, 12);
  const OverlayKind *kind = overlay_kind_find ("counter");
  g_autoptr (OverlayBlock) block = lay_out (&spec);
  guint same = 0, other = 0;

  for (gint64 ms = 0; ms < 1400; ms += 33) {
    const OverlayMoment a = { ms * MS, 3000 * MS, ms / 33, 0 };
    const OverlayMoment b = { (ms + 33) * MS, 3000 * MS, ms / 33 + 1, 0 };
    const gboolean equal =
        overlay_number (kind, &spec, &a) == overlay_number (kind, &spec, &b);
    g_autoptr (Picture) one = drawn (block, ms);
    g_autoptr (Picture) two = drawn (block, ms + 33);

    fail_unless_equals_int (overlay_same (block, &a, &b), equal);
    fail_unless_equals_int (picture_distance (one, two) == 0, equal);
    same += equal;
    other += !equal;
  }
  fail_unless (same > 10 && other == 12);
}
GST_END_TEST;

/* It comes with the first number, counts, and goes with the last one. */
GST_START_TEST (test_ways)
{
  OverlaySpec spec = counter_spec (10, 99);
  const OverlayKind *kind = overlay_kind_find ("counter");
  const gint64 times[] = { 0, 250, 499, 1000, 1500, 2100, 2999 };
  const gint64 numbers[] = { 10, 10, 10, 55, 99, 99, 99 };

  spec.enter.type = spec.exit.type = animation_find ("rise");
  params_defaults (spec.enter.type->params, &spec.enter.settings);
  params_defaults (spec.exit.type->params, &spec.exit.settings);
  spec.enter.duration = spec.exit.duration = 500 * MS;
  for (guint i = 0; i < G_N_ELEMENTS (times); i++) {
    const OverlayMoment moment = { times[i] * MS, 3000 * MS, 0, 0 };

    fail_unless_equals_int64 (
        overlay_number (kind, &spec, &moment), numbers[i]);
  }
  g_autoptr (OverlayBlock) block = lay_out (&spec);
  g_autoptr (Picture) begins = drawn (block, 500);
  g_autoptr (Picture) comes = drawn (block, 499);
  g_autoptr (Picture) ends = drawn (block, 2499);
  g_autoptr (Picture) goes = drawn (block, 2501);
  /* No jump from what moves to what stands. */
  fail_unless (picture_distance (begins, comes) < .1);
  fail_unless (picture_distance (ends, goes) < .1);
  fail_unless (picture_distance (begins, ends) > .1);
}
GST_END_TEST;

static gint
width_of (const gchar *text, gboolean tabular)
{
  const TextStyle style = { .font = (gchar *) "Lato",
    .size_px = 100,
    .weight = 800,
    .align = TEXT_LEFT,
    .color = 0xffffffff,
    .tabular = tabular };
  g_autoptr (TextBlock) block = text_layout (text, &style, 0, 1, NULL);

  return text_block_width (block);
}

/* No digit is wider than another one. */
GST_START_TEST (test_digits_of_one_width)
{
  const gint width = width_of ("11111", TRUE);

  for (gchar digit = '0'; digit <= '9'; digit++) {
    const gchar text[] = { digit, digit, digit, digit, digit, 0 };

    /* What leans out of its place by less than a pixel. */
    fail_unless (ABS (width_of (text, TRUE) - width) <= 1, "%s: %d, not %d",
        text, width_of (text, TRUE), width);
  }
}
GST_END_TEST;

static Suite *
counter_suite (void)
{
  Suite *suite = suite_create ("counter");
  TCase *tcase = tcase_create ("counter");

  suite_add_tcase (suite, tcase);
  tcase_set_timeout (tcase, 60);
  tcase_add_test (tcase, test_numbers_are_written);
  tcase_add_test (tcase, test_counting);
  tcase_add_test (tcase, test_frames_stand_alone);
  tcase_add_test (tcase, test_same_numbers);
  tcase_add_test (tcase, test_ways);
  tcase_add_test (tcase, test_digits_of_one_width);
  return suite;
}

SUITE_MAIN (counter_suite)
