/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Whole frames: layers, cameras, effects in order, and memory that stays. */

#include "suite.h"
#include "draw.h"
#include "pictures.h"

static const PictureColor border = { { 60, 200, 40 } };

static DrawLayer
layer_of (const Picture *still, gdouble zoom)
{
  const LayerView view = { .zoom = zoom, .x = .4, .y = .7 };

  return (DrawLayer){ .still = still,
    .border = border,
    .view = layer_affine (still->width, still->height, 61, 47, LAYER_FIT_COVER,
        .5, .5, &view, 1) };
}

GST_START_TEST (test_one_layer)
{
  g_autoptr (DrawContext) context = draw_context_new ();
  g_autoptr (Picture) still = picture_of_seed (90, 61, 1);
  g_autoptr (Picture) want = picture_new (61, 47, PICTURE_BT601);
  g_auto (GuardedPicture) dst = guarded_new (61, 47);
  DrawFrame frame = { .layer = { layer_of (still, 1.2) } };

  layer_draw (want, still, &frame.layer[0].view, border, 0, 47);
  draw_frame (context, &frame, &dst.picture);
  assert_same_picture (&dst.picture, want, "one layer");
  frame.layer[0] = (DrawLayer){ .flat = { { 90, 30, 200 } } };
  picture_fill (want, frame.layer[0].flat);
  draw_frame (context, &frame, &dst.picture);
  assert_same_picture (&dst.picture, want, "flat");
  assert_guards (&dst, "one layer");
}
GST_END_TEST;

/* At its ends a transition is the layer alone, whatever it is. */
GST_START_TEST (test_ends)
{
  g_autoptr (DrawContext) context = draw_context_new ();
  g_autoptr (Picture) still = picture_of_seed (90, 61, 1);
  g_autoptr (Picture) want = picture_new (61, 47, PICTURE_BT601);
  g_autoptr (Picture) dst = picture_new (61, 47, PICTURE_BT601);

  for (guint i = 0; transitions_all ()[i]; i++)
    for (gint end = 0; end < 2; end++) {
      DrawFrame alone = { .layer = { layer_of (still, 1.3) } };
      DrawFrame frame = { .transition = transitions_all ()[i],
        .state = { .p = end, .n_frames = 5, .frame = 4 * end } };

      frame.layer[end] = alone.layer[0];
      frame.layer[1 - end] = (DrawLayer){ .flat = { { 9, 9, 9 } } };
      draw_frame (context, &alone, want);
      draw_frame (context, &frame, dst);
      assert_same_picture (dst, want, transitions_all ()[i]->name);
    }
}
GST_END_TEST;

/* A camera is multiplied into the layer: one resample and not two. */
GST_START_TEST (test_one_resample)
{
  g_autoptr (DrawContext) context = draw_context_new ();
  g_autoptr (Picture) still = picture_of_seed (90, 61, 1);
  g_autoptr (Picture) want = picture_new (61, 47, PICTURE_BT601);
  g_autoptr (Picture) dst = picture_new (61, 47, PICTURE_BT601);
  const Transition *snap = transition_find ("snap_back");
  DrawFrame frame = { .layer = { layer_of (still, 1.1), layer_of (still, 1) },
    .transition = snap,
    .state = { .p = .4 } };
  TransitionState state = { .p = .4, .width = 61, .height = 47 };
  Affine camera;

  state.data = snap->data;
  snap->camera (&state, 0, &camera);
  const Affine both = affine_multiply (&camera, &frame.layer[0].view);
  layer_draw (want, still, &both, border, 0, 47);
  draw_frame (context, &frame, dst);
  assert_same_picture (dst, want, "camera");
}
GST_END_TEST;

/* Between two views of equal flats no border comes in, wherever the cameras
 * look; what is border in the layer itself moves with it. */
GST_START_TEST (test_camera_has_no_border)
{
  g_autoptr (DrawContext) context = draw_context_new ();
  g_autoptr (Picture) flat = picture_flat (90, 61, 200, 90, 170);
  g_autoptr (Picture) want = picture_flat (61, 47, 200, 90, 170);
  g_autoptr (Picture) dst = picture_new (61, 47, PICTURE_BT709);

  for (guint i = 0; transitions_all ()[i]; i++)
    for (gdouble p = .03; p < 1; p += .07) {
      const DrawFrame frame = { .layer = { layer_of (flat, 1),
                                    layer_of (flat, 1.2) },
        .transition = transitions_all ()[i],
        .state = { .p = p, .frame = 0, .n_frames = 2 } };

      if (!transitions_all ()[i]->camera || transitions_all ()[i]->color)
        continue;
      draw_frame (context, &frame, dst);
      assert_same_picture (dst, want, transitions_all ()[i]->name);
    }
}
GST_END_TEST;

/* Colour test effects that do not commute. */
static void
halve (const EffectState *state, const EffectRow *row, guint16 *r, guint16 *g,
    guint16 *b)
{
  for (gint i = 0; i < row->n; i++) {
    r[i] /= 2;
    g[i] /= 2;
    b[i] /= 2;
  }
}

static void
invert (const EffectState *state, const EffectRow *row, guint16 *r, guint16 *g,
    guint16 *b)
{
  for (gint i = 0; i < row->n; i++) {
    r[i] = 65535 - r[i];
    g[i] = 65535 - g[i];
    b[i] = 65535 - b[i];
  }
}

static gboolean
always (const EffectState *state)
{
  return TRUE;
}

GST_START_TEST (test_effects_in_order)
{
  const Effect halving = { .name = "halve", .color = halve };
  const Effect inverting = { .name = "invert", .color = invert };
  const Effect nothing = {
    .name = "nothing", .color = invert, .is_identity = always
  };
  const DrawEffect all[] = { { &nothing }, { &halving }, { &nothing },
    { &inverting }, { &halving } };
  const PictureColor white = { { 235, 128, 128 } };
  g_autoptr (DrawContext) context = draw_context_new ();
  g_auto (GuardedPicture) dst = guarded_new (61, 47);
  /* 1 -> .5 -> .5 -> .25 */
  static const gdouble after[] = { 1, 1, .5, .5, .5, .25 };

  for (guint n = 0; n <= G_N_ELEMENTS (all); n++) {
    const DrawFrame frame = {
      .layer = { { .flat = white } }, .effects = all, .n_effects = n
    };

    draw_frame (context, &frame, &dst.picture);
    for (gint y = 0; y < 47; y++)
      for (gint x = 0; x < 61; x++)
        fail_unless (
            fabs (*sample_of (&dst.picture, 0, x, y) - (16 + 219 * after[n]))
            <= 1);
    fail_unless_equals_int (*sample_of (&dst.picture, 1, 8, 8), 128);
  }
  assert_guards (&dst, "effects");
}
GST_END_TEST;

/* Memory is kept: the same place for less, and for another picture of the
 * same size. */
GST_START_TEST (test_scratch_stays)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  const Picture like = { .width = 61, .height = 47 };
  const Picture other = { .width = 61, .height = 47, .matrix = PICTURE_BT709 };
  gpointer bytes = scratch_bytes (scratch, SCRATCH_ROWS, 1000);
  Picture *picture = scratch_picture (scratch, SCRATCH_FRAME, &like);

  fail_unless ((gsize) bytes % 64 == 0);
  fail_unless (scratch_bytes (scratch, SCRATCH_ROWS, 1000) == bytes);
  fail_unless (scratch_bytes (scratch, SCRATCH_ROWS, 7) == bytes);
  fail_unless (scratch_picture (scratch, SCRATCH_FRAME, &other) == picture);
  fail_unless_equals_int (picture->matrix, PICTURE_BT709);
  fail_unless (scratch_picture (scratch, SCRATCH_LAYER_A, &like) != picture);
}
GST_END_TEST;

static Suite *
draw_suite (void)
{
  Suite *suite = suite_create ("draw");
  TCase *tc = tcase_create ("draw");

  suite_add_tcase (suite, tc);
  tcase_add_test (tc, test_one_layer);
  tcase_add_test (tc, test_ends);
  tcase_add_test (tc, test_one_resample);
  tcase_add_test (tc, test_camera_has_no_border);
  tcase_add_test (tc, test_effects_in_order);
  tcase_add_test (tc, test_scratch_stays);
  return suite;
}

SUITE_MAIN (draw_suite)
