/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The laws over every entry of the table, then each entry's look against a
 * plain calculation of its own. */

#include "suite.h"
#include "draw.h"
#include "pictures.h"

/* What the eye takes for the same picture: mean difference, in levels. */
#define LOOKS_SAME 1.5

static TransitionState
state_at (gdouble p)
{
  return (TransitionState){ .p = p,
    .frame = (gint) floor (p * 12),
    .n_frames = 12,
    .fps_n = 30,
    .fps_d = 1 };
}

static const gint sizes[][2] = { { 64, 48 }, { 61, 47 }, { 1, 1 }, { 2, 9 },
  { 133, 3 } };

/* ---- laws ---- */

GST_START_TEST (test_ends_are_exact)
{
  static const gdouble starts[] = { 0, -1, -1e-9 }, ends[] = { 1, 2 };
  g_autoptr (DrawContext) context = draw_context_new ();

  for (guint i = 0; transitions_all ()[i]; i++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++) {
      const gint w = sizes[s][0], h = sizes[s][1];
      g_autoptr (Picture) a = picture_of_seed (w, h, 1);
      g_autoptr (Picture) b = picture_of_seed (w, h, 2);
      g_autoptr (Picture) dst = picture_flat (w, h, 1, 2, 3);
      TransitionState state;

      for (guint k = 0; k < G_N_ELEMENTS (starts); k++) {
        state = state_at (starts[k]);
        draw_transition (context, transitions_all ()[i], &state, a, b, dst);
        assert_same_picture (dst, a, transitions_all ()[i]->name);
      }
      for (guint k = 0; k < G_N_ELEMENTS (ends); k++) {
        state = state_at (ends[k]);
        draw_transition (context, transitions_all ()[i], &state, a, b, dst);
        assert_same_picture (dst, b, transitions_all ()[i]->name);
      }
    }
}
GST_END_TEST;

/* Else the law of the ends could not fail. */
GST_START_TEST (test_starts_softly)
{
  g_autoptr (DrawContext) context = draw_context_new ();
  g_autoptr (Picture) a = picture_of_seed (640, 360, 1);
  g_autoptr (Picture) b = picture_of_seed (640, 360, 2);
  g_autoptr (Picture) dst = picture_new (640, 360, a->matrix);

  fail_unless (picture_distance (a, b) > 10 * LOOKS_SAME);
  for (guint i = 0; transitions_all ()[i]; i++) {
    TransitionState state = state_at (1 / 256.);
    gdouble distance;

    if (transitions_all ()[i]->flags & TRANSITION_HARD)
      continue;
    draw_transition (context, transitions_all ()[i], &state, a, b, dst);
    distance = picture_distance (a, dst);
    fail_unless (distance < LOOKS_SAME, "%s: %f from A",
        transitions_all ()[i]->name, distance);
    state = state_at (255 / 256.);
    draw_transition (context, transitions_all ()[i], &state, a, b, dst);
    distance = picture_distance (b, dst);
    fail_unless (distance < LOOKS_SAME, "%s: %f from B",
        transitions_all ()[i]->name, distance);
  }
}
GST_END_TEST;

/* Odd sizes; nothing beside the planes; what a context drew before leaves no
 * trace. */
GST_START_TEST (test_stays_inside)
{
  g_autoptr (DrawContext) used = draw_context_new ();

  for (guint i = 0; transitions_all ()[i]; i++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      for (gint k = 1; k < 8; k++) {
        const gint w = sizes[s][0], h = sizes[s][1];
        const TransitionState state = state_at (k / 8.);
        g_autoptr (Picture) a = picture_of_seed (w, h, 1);
        g_autoptr (Picture) b = picture_of_seed (w, h, 2);
        g_auto (GuardedPicture) dst = guarded_new (w, h);
        g_autoptr (Picture) again = picture_new (w, h, dst.picture.matrix);
        g_autoptr (DrawContext) fresh = draw_context_new ();

        draw_transition (
            used, transitions_all ()[i], &state, a, b, &dst.picture);
        draw_transition (fresh, transitions_all ()[i], &state, a, b, again);
        assert_same_picture (&dst.picture, again, transitions_all ()[i]->name);
        assert_guards (&dst, transitions_all ()[i]->name);
      }
}
GST_END_TEST;

/* Windows take rows: any split gives the same bytes. */
GST_START_TEST (test_window_splits)
{
  g_autoptr (Scratch) scratch = scratch_new ();

  for (guint i = 0; transitions_all ()[i]; i++)
    for (guint s = 0; transitions_all ()[i]->window && s < G_N_ELEMENTS (sizes);
         s++)
      for (gint k = 1; k < 6; k++) {
        const gint w = sizes[s][0], h = sizes[s][1];
        TransitionState state = state_at (k / 6.);
        g_autoptr (Picture) a = picture_of_seed (w, h, 1);
        g_autoptr (Picture) b = picture_of_seed (w, h, 2);
        g_auto (GuardedPicture) whole = guarded_new (w, h);
        g_auto (GuardedPicture) parts = guarded_new (w, h);

        ParamValues defaults;

        params_defaults (transitions_all ()[i]->params, &defaults);
        state.width = w;
        state.height = h;
        state.params = &defaults;
        state.data = transitions_all ()[i]->data;
        state.scratch = scratch;
        transitions_all ()[i]->window (&state, a, b, &whole.picture, 0, h);
        for (gint y = 0, step = 2; y < h; y += step, step += 6)
          transitions_all ()[i]->window (
              &state, a, b, &parts.picture, y, MIN (y + step, h));
        assert_same_picture (
            &whole.picture, &parts.picture, transitions_all ()[i]->name);
        assert_guards (&parts, transitions_all ()[i]->name);
      }
}
GST_END_TEST;

/* Notes what @entry answers to; nobody else may. */
static void
claim (GHashTable *names, const gchar *name, const Transition *entry)
{
  g_autofree gchar *folded = g_ascii_strdown (name, -1);
  const gchar *other;

  g_strdelimit (folded, "-", '_');
  other = g_hash_table_lookup (names, folded);
  fail_if (other, "%s answers to %s, as %s does", entry->name, name, other);
  g_hash_table_insert (
      names, g_steal_pointer (&folded), (gpointer) entry->name);
}

GST_START_TEST (test_names)
{
  g_autoptr (GHashTable) names =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; transitions_all ()[i]; i++) {
    const Transition *t = transitions_all ()[i];

    fail_unless (transition_find (t->name) == t);
    claim (names, t->name, t);
    for (guint k = 0; t->aliases && t->aliases[k]; k++)
      claim (names, t->aliases[k], t);
    fail_unless (t->summary && *t->summary);
    fail_unless (params_count (t->params) <= PARAM_MAX);
    fail_if (t->weights && t->blend);
  }
  fail_unless (g_hash_table_size (names) > 400);
  fail_unless (transition_find ("None") == transition_find ("cut"));
  fail_unless (
      transition_find ("WHITE-STROBE") == transition_find ("white_strobe"));
  fail_unless (transition_find ("crossfade") == transition_find ("fade"));
  fail_unless (
      transition_find ("noise-dissolve") == transition_find ("dissolve"));
  fail_unless (transition_find ("teleport") == NULL);
  fail_unless (transition_find ("") == NULL);
  fail_unless (transition_find (NULL) == NULL);
}
GST_END_TEST;

/* ---- looks ---- */

/* Draws @name at @p between two flats or two pictures, at 160 x 90. */
static Picture *
drawn (const gchar *name, gdouble p, const Picture *a, const Picture *b)
{
  g_autoptr (DrawContext) context = draw_context_new ();
  const TransitionState state = state_at (p);
  Picture *dst = picture_new (a->width, a->height, a->matrix);

  draw_transition (context, transition_find (name), &state, a, b, dst);
  return dst;
}

static gdouble
smooth (gdouble from, gdouble to, gdouble x)
{
  const gdouble t = MIN (MAX ((x - from) / (to - from), 0), 1);

  return 3 * t * t - 2 * t * t * t;
}

typedef struct {
  gdouble a, b;
} Shares;

static Shares
fade_shares (gdouble p, gdouble x, gdouble y)
{
  return (Shares){ 1 - p, p };
}

static Shares
fadewhite_shares (gdouble p, gdouble x, gdouble y)
{
  const gdouble q = 1 - p;

  return (Shares){ q * smooth (.8, 1, q), p * (1 - smooth (.2, 1, q)) };
}

static Shares
cut_shares (gdouble p, gdouble x, gdouble y)
{
  return (Shares){ p < .5, p >= .5 };
}

static Shares
circleopen_shares (gdouble p, gdouble x, gdouble y)
{
  const gdouble r = hypot (x - 80, y - 45) / hypot (80, 45);
  const gdouble b = 1 - smooth (0, 1, r + 1.5 - 3 * p);

  return (Shares){ 1 - b, b };
}

/* The edge shares the samples that it crosses. */
static Shares
wipeleft_shares (gdouble p, gdouble x, gdouble y)
{
  const gdouble edge = (1 - p) * 160;
  const gdouble step = y < 0 ? 2 : 1;
  const gdouble a = MIN (MAX ((edge - x) / step + .5, 0), 1);

  return (Shares){ a, 1 - a };
}

/* Every sample against shares in double precision; @white is the rest. */
static void
check_shares (const gchar *name,
    Shares (*shares) (gdouble p, gdouble x, gdouble y), gboolean mark_chroma)
{
  g_autoptr (Picture) a = picture_of_seed (160, 90, 1);
  g_autoptr (Picture) b = picture_of_seed (160, 90, 2);

  for (gdouble p = .06; p < 1; p += .085) {
    g_autoptr (Picture) dst = drawn (name, p, a, b);

    for (gint plane = 0; plane < 3; plane++)
      for (gint j = 0; j < picture_plane_height (dst, plane); j++)
        for (gint i = 0; i < picture_plane_width (dst, plane); i++) {
          const gdouble x = plane ? 2 * i + .5 : i + .5;
          const gdouble y = plane ? (mark_chroma ? -1 : 2 * j + 1) : j + .5;
          const Shares s = shares (p, x, y);
          const gdouble want = s.a * *sample_of (a, plane, i, j)
              + s.b * *sample_of (b, plane, i, j)
              + (1 - s.a - s.b) * (plane ? 128 : 235);

          fail_unless (fabs (*sample_of (dst, plane, i, j) - want) <= 1.1,
              "%s at %g: plane %d at %d, %d: %d, not %f", name, p, plane, i, j,
              *sample_of (dst, plane, i, j), want);
        }
  }
}

GST_START_TEST (test_shares)
{
  check_shares ("fade", fade_shares, FALSE);
  check_shares ("fadewhite", fadewhite_shares, FALSE);
  check_shares ("cut", cut_shares, FALSE);
  check_shares ("circleopen", circleopen_shares, FALSE);
  check_shares ("wipeleft", wipeleft_shares, TRUE);
}
GST_END_TEST;

/* The fade counts finer than its eight bits: 2048 steps, none back. */
GST_START_TEST (test_fade_is_fine)
{
  g_autoptr (Picture) a = picture_flat (4, 4, 16, 16, 240);
  g_autoptr (Picture) b = picture_flat (4, 4, 235, 240, 16);

  for (gint k = 1; k < 2048; k++) {
    g_autoptr (Picture) dst = drawn ("fade", k / 2048., a, b);

    fail_unless (
        fabs (*sample_of (dst, 0, 1, 1) - (16 + 219 * k / 2048.)) <= .51);
    fail_unless (
        fabs (*sample_of (dst, 1, 1, 1) - (16 + 224 * k / 2048.)) <= .51);
  }
}
GST_END_TEST;

/* By whole samples both pictures just move, A out and B in behind it. */
GST_START_TEST (test_slideleft)
{
  g_autoptr (Picture) a = picture_of_seed (160, 90, 1);
  g_autoptr (Picture) b = picture_of_seed (160, 90, 2);

  for (gint gone = 2; gone < 160; gone += 14) {
    g_autoptr (Picture) dst = drawn ("slideleft", gone / 160., a, b);

    for (gint y = 0; y < 90; y++)
      for (gint x = 0; x < 160; x++)
        fail_unless_equals_int (*sample_of (dst, 0, x, y),
            x < 160 - gone ? *sample_of (a, 0, x + gone, y)
                           : *sample_of (b, 0, x + gone - 160, y));
    for (gint y = 0; y < 45; y++)
      for (gint x = 0; x < 80; x++)
        if (x != 80 - gone / 2)
          fail_unless_equals_int (*sample_of (dst, 1, x, y),
              x < 80 - gone / 2 ? *sample_of (a, 1, x + gone / 2, y)
                                : *sample_of (b, 1, x + gone / 2 - 80, y));
  }
}
GST_END_TEST;

/* Between two equal flats there is no seam and no frame. */
GST_START_TEST (test_no_seam)
{
  g_autoptr (Picture) flat = picture_flat (61, 47, 200, 90, 170);

  for (guint i = 0; transitions_all ()[i]; i++)
    for (gdouble p = .013; p < 1; p += .031) {
      g_autoptr (Picture) dst = NULL;

      if (transitions_all ()[i]->color
          || transitions_all ()[i]->flags & TRANSITION_TINTED
          || i % suite_apart (4) != 0)
        continue;
      dst = drawn (transitions_all ()[i]->name, p, flat, flat);
      assert_same_picture (dst, flat, transitions_all ()[i]->name);
    }
}
GST_END_TEST;

/* Mean of the samples from x on, @width luma samples of them, by areas. */
static gdouble
trail_mean (const Picture *p, gint plane, gint i, gint row, gdouble width)
{
  const gint n = picture_plane_width (p, plane);
  const gdouble whole = plane ? 1 + (width - 1) / 2 : width;
  gdouble sum = 0, count = 0;

  for (gint k = i; k < n && k < i + whole; k++) {
    const gdouble part = MIN (1, i + whole - k);

    sum += part * *sample_of (p, plane, k, row);
    count += part;
  }
  return sum / count;
}

GST_START_TEST (test_hblur)
{
  g_autoptr (Picture) a = picture_of_seed (160, 90, 1);
  g_autoptr (Picture) b = picture_of_seed (160, 90, 2);

  for (gdouble p = .05; p < 1; p += .15) {
    const gdouble width = 1 + 80 * (1 - fabs (1 - 2 * p));
    g_autoptr (Picture) dst = drawn ("hblur", p, a, b);

    for (gint plane = 0; plane < 3; plane++)
      for (gint j = 0; j < picture_plane_height (dst, plane); j += 7)
        for (gint i = 0; i < picture_plane_width (dst, plane); i++) {
          const gdouble want = (1 - p) * trail_mean (a, plane, i, j, width)
              + p * trail_mean (b, plane, i, j, width);

          fail_unless (fabs (*sample_of (dst, plane, i, j) - want) <= 1.3);
        }
  }
}
GST_END_TEST;

/* A true gaussian over the mix, edges going on outside. */
static gdouble
gaussian_at (const Picture *a, const Picture *b, gdouble share, gdouble sigma,
    gint x, gint y)
{
  const gint reach = (gint) ceil (4 * sigma);
  gdouble sum = 0, total = 0;

  for (gint j = -reach; j <= reach; j++)
    for (gint i = -reach; i <= reach; i++) {
      const gint px = CLAMP (x + i, 0, a->width - 1);
      const gint py = CLAMP (y + j, 0, a->height - 1);
      const gdouble w = exp (-(i * i + j * j) / (2 * sigma * sigma));

      total += w;
      sum += w
          * ((1 - share) * *sample_of (a, 0, px, py)
              + share * *sample_of (b, 0, px, py));
    }
  return sum / total;
}

GST_START_TEST (test_blur)
{
  g_autoptr (Picture) a = picture_of_seed (160, 90, 1);
  g_autoptr (Picture) b = picture_of_seed (160, 90, 2);
  gdouble sum = 0, n = 0;

  for (gdouble p = .3; p < 1; p += .1) {
    const gdouble sigma = .03 * 90 * (1 - fabs (1 - 2 * p));
    g_autoptr (Picture) dst = drawn ("blur", p, a, b);

    for (gint y = 0; y < 90; y += 5)
      for (gint x = 0; x < 160; x += 3, n++) {
        const gdouble error = *sample_of (dst, 0, x, y)
            - gaussian_at (a, b, smooth (.35, .65, p), sigma, x, y);

        fail_unless (fabs (error) < 6, "at %g: %f", p, error);
        sum += fabs (error);
      }
  }
  fail_unless (sum / n < .6, "mean error %f", sum / n);
}
GST_END_TEST;

/* Counted frames: lit on the 2nd, 4th and 6th, by 1, .8 and .6, whatever the
 * window's length; A before its middle, B after. */
GST_START_TEST (test_white_strobe)
{
  static const gdouble lit[] = { 0, 1, 0, .8, 0, .6 };
  g_autoptr (DrawContext) context = draw_context_new ();
  g_autoptr (Picture) a = picture_flat (6, 4, 40, 60, 200);
  g_autoptr (Picture) b = picture_flat (6, 4, 180, 220, 70);
  g_autoptr (Picture) dst = picture_new (6, 4, PICTURE_BT709);

  for (gint n = 2; n < 40; n++) {
    gint flashes = 0;

    for (gint frame = 1; frame < n; frame++) {
      const TransitionState state = { .p = (gdouble) frame / n,
        .frame = frame,
        .n_frames = n,
        .fps_n = 30,
        .fps_d = 1 };
      const Picture *shown = frame < n / 2. ? a : b;
      const gdouble white = frame < 6 ? lit[frame] : 0;

      draw_transition (
          context, transition_find ("white_strobe"), &state, a, b, dst);
      for (gint plane = 0; plane < 3; plane++) {
        const gdouble base = *sample_of (shown, plane, 1, 1);

        fail_unless (fabs (*sample_of (dst, plane, 1, 1)
                         - (base + white * ((plane ? 128 : 235) - base)))
            <= .51);
      }
      flashes += white > 0;
    }
    fail_unless (flashes <= 3);
  }
}
GST_END_TEST;

/* The distance of two marks gives the scale; the shown picture its colour. */
GST_START_TEST (test_snap_back)
{
  const Transition *snap = transition_find ("snap_back");

  for (gdouble p = .01; p < 1; p += .01) {
    const TransitionState state = { .p = p, .width = 160, .height = 90 };
    const gint input = p < .45 ? 0 : 1;
    const gdouble t = input ? (p - .45) / .55 : p / .45;
    const gdouble want = input
        ? 1 + .12 * (1 - t) * exp (-6 * t) * pow (cos (14 * t), 2)
        : 1 + .1 * t * t;
    const TransitionRow row = { .width = 1, .step = 1, .x0 = .5, .y = .5 };
    Affine camera;
    guint8 a, b;

    snap->camera (&state, input, &camera);
    fail_unless (fabs (1 / camera.xx - want) < 1e-9);
    fail_unless (camera.xx == camera.yy && want >= 1);
    fail_unless (fabs (camera.xx * 80 + camera.x0 - 80) < 1e-9);
    fail_unless (fabs (camera.yy * 45 + camera.y0 - 45) < 1e-9);
    snap->weights (&state, &row, &a, &b);
    fail_unless (a == (input ? 0 : 255) && b == (input ? 255 : 0));
  }
}
GST_END_TEST;

/* ---- what the table may say and no entry of it does ---- */

/* Each input is read mirrored, and half a sample lower down. */
static gboolean
mirror_map (const TransitionState *state, const TransitionRow *row, gint input,
    gint32 *x, gint32 *y)
{
  for (gint i = 0; i < row->width; i++) {
    x[i] = (gint32) ((state->width - (row->x0 + i * row->step)) * 65536);
    y[i] = (gint32) ((row->y + .5) * 65536);
  }
  return TRUE;
}

static void
half_weights (const TransitionState *state, const TransitionRow *row, guint8 *a,
    guint8 *b)
{
  memset (a, 51, row->width);
  memset (b, 102, row->width);
}

static guint32
red (const TransitionState *state)
{
  return 0xff0000ff;
}

/* The cubic halfway to the row below; 7 bits of weights. */
static gdouble
halfway_down (const Picture *p, gint x, gint y)
{
  static const gint weight[] = { -8, 72, 72, -8 };
  gdouble sum = 0;

  for (gint k = 0; k < 4; k++)
    sum +=
        weight[k] * *sample_of (p, 0, x, CLAMP (y - 1 + k, 0, p->height - 1));
  return CLAMP (sum / 128, 0, 255);
}

GST_START_TEST (test_map_and_color)
{
  const Transition mirror = {
    .name = "mirror", .map = mirror_map, .weights = half_weights, .color = red
  };
  const Transition bare = { .name = "bare", .map = mirror_map };
  const TransitionState state = state_at (.4);
  g_autoptr (DrawContext) context = draw_context_new ();
  g_autoptr (Picture) a = picture_of_seed (61, 47, 1);
  g_autoptr (Picture) b = picture_of_seed (61, 47, 2);
  g_auto (GuardedPicture) dst = guarded_new (61, 47);

  draw_transition (context, &mirror, &state, a, b, &dst.picture);
  for (gint y = 0; y < 47; y++)
    for (gint x = 0; x < 61; x++) {
      const gdouble want = halfway_down (a, 60 - x, y) * .2
          + halfway_down (b, 60 - x, y) * .4 + .4 * 81;

      fail_unless (fabs (*sample_of (&dst.picture, 0, x, y) - want) <= 1);
    }
  draw_transition (context, &bare, &state, a, b, &dst.picture);
  fail_unless (
      ABS (*sample_of (&dst.picture, 0, 3, 46) - *sample_of (a, 0, 57, 46))
      <= 1);
  assert_guards (&dst, "map");
}
GST_END_TEST;

static Suite *
transitions_suite (void)
{
  Suite *suite = suite_create ("transitions");
  TCase *laws = tcase_create ("laws"), *looks = tcase_create ("looks");

  suite_add_tcase (suite, laws);
  tcase_add_test (laws, test_ends_are_exact);
  tcase_add_test (laws, test_starts_softly);
  tcase_add_test (laws, test_stays_inside);
  tcase_add_test (laws, test_window_splits);
  tcase_add_test (laws, test_names);
  tcase_add_test (laws, test_no_seam);
  suite_add_tcase (suite, looks);
  tcase_add_test (looks, test_shares);
  tcase_add_test (looks, test_fade_is_fine);
  tcase_add_test (looks, test_slideleft);
  tcase_add_test (looks, test_hblur);
  tcase_add_test (looks, test_blur);
  tcase_add_test (looks, test_white_strobe);
  tcase_add_test (looks, test_snap_back);
  tcase_add_test (looks, test_map_and_color);
  return suite;
}

SUITE_MAIN (transitions_suite)
