/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The laws over every effect of the table, then each one's formula. */

#include "suite.h"
#include "draw.h"
#include "draw-effect.h"
#include "pictures.h"

static const gint sizes[][2] = { { 64, 48 }, { 61, 47 }, { 1, 1 }, { 2, 9 } };

static EffectState
state_at (gdouble t, const ParamValues *params)
{
  return (EffectState){ .t = t,
    .seconds = t,
    .frame = (gint) (30 * t),
    .fps_n = 30,
    .fps_d = 1,
    .width = 64,
    .height = 48,
    .params = params };
}

GST_START_TEST (test_entries)
{
  for (guint i = 0; effects_all ()[i]; i++) {
    const Effect *e = effects_all ()[i];
    ParamValues values;

    fail_unless (effect_find (e->name) == e);
    for (guint k = 0; e->aliases && e->aliases[k]; k++)
      fail_unless (effect_find (e->aliases[k]) == e);
    fail_unless_equals_int ((e->view != NULL) + (e->color != NULL)
            + (e->bend != NULL) + (e->map != NULL) + (e->window != NULL),
        1);
    fail_unless_equals_int (e->domain, EFFECT_PICTURE);
    fail_unless (!e->plan == (e->plan_size == 0));
    fail_unless (e->summary && *e->summary);
    fail_unless (params_count (e->params) <= PARAM_MAX);
    params_defaults (e->params, &values);
    for (guint k = 0; k < params_count (e->params); k++) {
      const ParamSpec *spec = &e->params[k];

      fail_unless (spec->minimum <= spec->fallback
          && spec->fallback <= spec->maximum && spec->blurb);
      fail_unless (values.value[k] == spec->fallback);
      fail_unless_equals_int (params_find (e->params, spec->name), k);
    }
  }
  for (guint i = 0; effects_elsewhere[i]; i++) {
    const Effect *e = effects_elsewhere[i];

    fail_unless (e->domain != EFFECT_PICTURE && e->summary);
    fail_unless (effect_find_elsewhere (e->name) == e);
    fail_unless (effect_find (e->name) == NULL);
    fail_unless (!e->view && !e->color && !e->bend && !e->map && !e->window);
  }
  fail_unless (effect_find ("ZOOM-IN") == effect_find ("zoom_in"));
  fail_unless (effect_find ("zoom") == NULL);
  fail_unless (effect_find (NULL) == NULL);
  fail_unless_equals_int (
      params_find (effect_find ("zoom_in")->params, "amount"), -1);
  fail_unless_equals_int (params_count (NULL), 0);
}
GST_END_TEST;

/* Odd sizes, the same bytes twice, and none beside the planes. */
GST_START_TEST (test_stays_inside)
{
  g_autoptr (DrawContext) used = draw_context_new ();

  for (guint i = 0; effects_all ()[i]; i++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      for (gint k = 0; k <= 8; k++) {
        const gint w = sizes[s][0], h = sizes[s][1];
        const EffectState state = state_at (k / 8., NULL);
        g_autoptr (Picture) src = picture_of_seed (w, h, 1);
        g_auto (GuardedPicture) dst = guarded_new (w, h);
        g_autoptr (Picture) again = picture_flat (w, h, 7, 7, 7);
        g_autoptr (DrawContext) fresh = draw_context_new ();

        dst.picture.matrix = again->matrix = src->matrix;

        draw_effect (used, effects_all ()[i], &state, src, &dst.picture);
        draw_effect (fresh, effects_all ()[i], &state, src, again);
        assert_same_picture (&dst.picture, again, effects_all ()[i]->name);
        assert_guards (&dst, effects_all ()[i]->name);
      }
}
GST_END_TEST;

/* Flashes begin and end in nothing. */
GST_START_TEST (test_returns)
{
  static const gchar *const names[] = { "warm_flash", "flash_white",
    "flash_black", "strobe" };
  g_autoptr (DrawContext) context = draw_context_new ();
  g_autoptr (Picture) src = picture_of_seed (61, 47, 1);
  g_autoptr (Picture) dst = picture_new (61, 47, src->matrix);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const Effect *effect = effect_find (names[i]);

    for (gint end = 0; end < 2; end++) {
      const EffectState state = state_at (end, NULL);

      draw_effect (context, effect, &state, src, dst);
      assert_same_picture (dst, src, names[i]);
    }
    const EffectState late = state_at (.995, NULL);
    draw_effect (context, effect, &late, src, dst);
    fail_unless (picture_distance (dst, src) < 1.6);
  }
}
GST_END_TEST;

/* Whatever says that it does nothing would draw nothing if it were asked. */
GST_START_TEST (test_rest)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (Picture) src = picture_of_seed (61, 47, 1);
  g_autoptr (Picture) dst = picture_new (61, 47, src->matrix);

  for (guint i = 0; effects_all ()[i]; i++)
    for (gint k = 0; k <= 16; k++) {
      const EffectState state = state_at (k / 16., NULL);
      Effect busy = *effects_all ()[i];

      if (!busy.is_identity || !effect_is_idle (effects_all ()[i], &state)
          || k == 16)
        continue;
      busy.is_identity = NULL;
      draw_effect_rows (scratch, &busy, &state, src, dst, 0, 47);
      if (!g_str_equal (busy.name, "strobe"))
        fail_unless (
            picture_distance (src, dst) < .2, "%s at %d / 16", busy.name, k);
    }
}
GST_END_TEST;

static LayerView
view_at (const gchar *name, gdouble t, const ParamValues *params)
{
  const EffectState state = state_at (t, params);
  LayerView view = LAYER_VIEW_WHOLE;

  effect_view (effect_find (name), &state, &view);
  return view;
}

/* The window never asks for more than the picture, nor for more than the
 * still was kept for. */
GST_START_TEST (test_windows)
{
  for (guint i = 0; effects_all ()[i]; i++) {
    ParamValues values;
    const gdouble slack = 1e-9;

    if (!effect_is_geometric (effects_all ()[i]))
      continue;
    params_defaults (effects_all ()[i]->params, &values);
    const gdouble most = effect_max_zoom (effects_all ()[i], &values);
    for (gdouble t = 0; t <= 1; t += 1 / 32.) {
      const LayerView v = view_at (effects_all ()[i]->name, t, &values);
      const gdouble half = .5 / v.zoom;

      if (v.bare)
        continue;
      fail_unless (v.zoom >= 1 && v.zoom <= 1.02 * most);
      fail_unless (v.x >= half - slack && v.x <= 1 - half + slack);
      fail_unless (v.y >= half - slack && v.y <= 1 - half + slack);
    }
  }
}
GST_END_TEST;

GST_START_TEST (test_zoom)
{
  ParamValues values;

  params_defaults (effect_find ("zoom_in")->params, &values);
  fail_unless (values.value[0] == 1.08);
  values.value[0] = 1.5;
  values.value[1] = .25;
  values.value[2] = 1;
  for (gdouble t = 0; t <= 1; t += .125) {
    const LayerView in = view_at ("zoom_in", t, &values);
    const LayerView out = view_at ("zoom_out", 1 - t, &values);

    fail_unless (fabs (log (in.zoom) / log (1.5) - t) < 1e-12);
    fail_unless (fabs (in.zoom - out.zoom) < 1e-12 && in.x == out.x);
    /* the focus is as far into the window as into the picture */
    fail_unless (fabs ((.25 - in.x) * in.zoom + .5 - .25) < 1e-12);
    fail_unless (fabs ((1 - in.y) * in.zoom + .5 - 1) < 1e-12);
  }
  fail_unless (
      fabs (effect_max_zoom (effect_find ("zoom_out"), &values) - 1.5) < 1e-12);
}
GST_END_TEST;

/* Edge to edge, at one speed. */
GST_START_TEST (test_pan)
{
  ParamValues values;

  params_defaults (effect_find ("pan_left")->params, &values);
  fail_unless (values.value[0] == .08);
  for (gdouble t = 0; t <= 1; t += .125) {
    const LayerView left = view_at ("pan_left", t, &values);
    const LayerView right = view_at ("pan_right", t, &values);
    const gdouble room = 1 - 1 / 1.08;

    fail_unless (left.zoom == 1.08 && left.y == .5);
    fail_unless (fabs (left.x - .5 / 1.08 - room * (1 - t)) < 1e-12);
    fail_unless (fabs (right.x - .5 / 1.08 - room * t) < 1e-12);
  }
  fail_unless (effect_max_zoom (effect_find ("pan_left"), &values) == 1.08);
}
GST_END_TEST;

/* One RGB colour 0..1 after the flash, in double precision. */
static void
flashed (const gdouble rgb[3], gdouble t, gdouble out[3])
{
  static const gdouble warm[] = { 1, .75, .4 };
  const gdouble env = fmin (1, t / .08) * exp (-5 * t);

  for (gint c = 0; c < 3; c++) {
    const gdouble exposed = fmin (rgb[c] * pow (2, .3 * env), 1);

    out[c] = 1 - (1 - exposed) * (1 - warm[c] * env);
  }
}

GST_START_TEST (test_warm_flash)
{
  static const guint32 colors[] = { 0x000000ff, 0x404040ff, 0x9a6432ff,
    0x2050c0ff, 0xe0e0e0ff, 0x30b060ff };
  g_autoptr (DrawContext) context = draw_context_new ();

  for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
    for (gdouble t = .02; t < 1; t += .07) {
      const EffectState state = state_at (t, NULL);
      g_autoptr (Picture) src = picture_new (6, 4, PICTURE_BT709);
      g_autoptr (Picture) dst = picture_new (6, 4, PICTURE_BT709);
      guint8 was[6 * 4 * 4], is[6 * 4 * 4];
      gdouble want[3];

      picture_fill (src, picture_color (colors[i], PICTURE_BT709));
      picture_to_rgba (src, was);
      draw_effect (context, effect_find ("warm_flash"), &state, src, dst);
      picture_to_rgba (dst, is);
      flashed ((const gdouble[]){ was[0] / 255., was[1] / 255., was[2] / 255. },
          t, want);
      for (gint c = 0; c < 3; c++)
        fail_unless (fabs (is[c] - 255 * want[c]) <= 3,
            "%08x at %g: %d, not %f", colors[i], t, is[c], 255 * want[c]);
    }
}
GST_END_TEST;

/* Colours pass through the driver unharmed when the effect does nothing. */
static void
no_color (const EffectState *state, const EffectRow *row, guint16 *r,
    guint16 *g, guint16 *b)
{
}

GST_START_TEST (test_color_driver)
{
  const Effect nothing = { .name = "nothing", .color = no_color };
  const EffectState state = state_at (.5, NULL);
  g_autoptr (DrawContext) context = draw_context_new ();
  const gint wh[][2] = { { 61, 47 }, { 600, 600 } };

  for (guint k = 0; k < 2; k++) {
    g_autoptr (Picture) src = picture_of_seed (wh[k][0], wh[k][1], 1);
    g_autoptr (Picture) dst = picture_new (wh[k][0], wh[k][1], src->matrix);

    draw_effect (context, &nothing, &state, src, dst);
    fail_unless (picture_distance (src, dst) < .1);
  }
}
GST_END_TEST;

/* A window is given the whole source and the rows it owes. */
static void
lower_window (const EffectState *state, const Picture *src, Picture *dst,
    gint y0, gint y1)
{
  for (gint plane = 0; plane < 3; plane++) {
    const gint half = plane > 0;
    const gint last = picture_plane_height (src, plane) - 1;

    for (gint y = y0 >> half; y < (y1 + half) >> half; y++)
      memcpy (sample_of (dst, plane, 0, y),
          sample_of (src, plane, 0, MIN (y + 1, last)),
          picture_plane_width (src, plane));
  }
}

GST_START_TEST (test_window_driver)
{
  const Effect lower = { .name = "lower", .window = lower_window };
  const EffectState state = state_at (.5, NULL);
  g_autoptr (DrawContext) context = draw_context_new ();
  g_autoptr (Picture) src = picture_of_seed (61, 47, 1);
  g_autoptr (Picture) dst = picture_new (61, 47, src->matrix);

  draw_effect (context, &lower, &state, src, dst);
  for (gint y = 0; y < 47; y++)
    fail_unless (memcmp (sample_of (dst, 0, 0, y),
                     sample_of (src, 0, 0, MIN (y + 1, 46)), 61)
        == 0);
}
GST_END_TEST;

static Suite *
effects_suite (void)
{
  Suite *suite = suite_create ("effects");
  TCase *tc = tcase_create ("effects");

  suite_add_tcase (suite, tc);
  tcase_add_test (tc, test_entries);
  tcase_add_test (tc, test_stays_inside);
  tcase_add_test (tc, test_returns);
  tcase_add_test (tc, test_rest);
  tcase_add_test (tc, test_windows);
  tcase_add_test (tc, test_zoom);
  tcase_add_test (tc, test_pan);
  tcase_add_test (tc, test_warm_flash);
  tcase_add_test (tc, test_color_driver);
  tcase_add_test (tc, test_window_driver);
  return suite;
}

SUITE_MAIN (effects_suite)
