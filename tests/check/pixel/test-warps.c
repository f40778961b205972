/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Maps that are made by meshes, tables and runs, against what they say of one
 * place alone; and the transitions that go by what pictures show. */

#include "suite.h"
#include "draw.h"
#include "transition-warp.h"
#include "warp.h"
#include "pictures.h"

/* How far from its place a sample may be read, in luma samples. */
#define NEAR .5

typedef struct {
  gint width, height;
} Size;

static const Size sizes[] = { { 1280, 720 }, { 640, 361 }, { 270, 480 },
  { 61, 47 }, { 1, 1 }, { 133, 3 } };

/* As the driver hands it on. */
static void
set_state (TransitionState *state, const Transition *transition,
    ParamValues *values, gdouble p, const Size *size, Scratch *scratch)
{
  params_defaults (transition->params, values);
  *state = (TransitionState){ .p = p,
    .frame = (gint) (12 * p),
    .n_frames = 12,
    .fps_n = 30,
    .fps_d = 1,
    .seed = 7,
    .width = size->width,
    .height = size->height,
    .params = values,
    .data = transition->data,
    .scratch = scratch };
}

static TransitionRow
row_of (const Size *size, gint plane, gint y)
{
  const Picture like = { .width = size->width, .height = size->height };

  return transition_row (&like, plane, y);
}

/* ---- warps ---- */

static gdouble
mirrored (gdouble x, gdouble size)
{
  const gdouble at = fmod (fabs (x), 2 * size);

  return at < size ? at : 2 * size - at;
}

static WarpPlace
place_of (
    const TransitionState *state, const TransitionRow *row, gint input, gint i)
{
  const Warp *warp = state->data;
  WarpPlace at = { row->x0 + i * row->step, row->y, 0 };

  if (warp->field.when)
    at.height =
        CLAMP (warp->field.when (state, warp->field.shape, at.x, at.y), 0, 1);
  warp->place (state, input, &at);
  if (warp->flags & WARP_MIRRORED) {
    at.x = mirrored (at.x, state->width);
    at.y = mirrored (at.y, state->height);
  }
  return at;
}

typedef struct {
  gdouble furthest;
  gint n, far;
} Distances;

/* What lies outside of the picture is all the same. */
static gdouble
bounded (gdouble at, gdouble size)
{
  return CLAMP (at, -2, size + 2);
}

static void
measure_row (const TransitionState *state, const TransitionRow *row, gint input,
    Distances *distances)
{
  g_autofree gint32 *places = g_new (gint32, 2 * row->width);
  const gboolean moved =
      warp_map (state, row, input, places, places + row->width);

  for (gint i = 0; i < row->width; i++) {
    const WarpPlace at = place_of (state, row, input, i);
    const gdouble x = moved ? places[i] / 65536. : row->x0 + i * row->step;
    const gdouble y = moved ? places[row->width + i] / 65536. : row->y;
    const gdouble distance =
        hypot (bounded (x, state->width) - bounded (at.x, state->width),
            bounded (y, state->height) - bounded (at.y, state->height));

    distances->furthest = MAX (distances->furthest, distance);
    distances->n++;
    distances->far += distance > NEAR;
  }
}

static void
measure_frame (const Transition *transition, const Size *size, gdouble p,
    Distances *distances)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  TransitionState state;
  ParamValues values;

  set_state (&state, transition, &values, p, size, scratch);
  for (gint plane = 0; plane < 2; plane++) {
    const gint rows = plane == 0 ? size->height : (size->height + 1) / 2;

    for (gint input = 0; input < (transition->map ? 2 : 1); input++)
      for (gint y = 0; y < rows; y += 1 + rows / 13) {
        const TransitionRow row = row_of (size, plane, y);

        measure_row (&state, &row, input, distances);
      }
  }
}

/* Where two points are as near as each other either will do. */
GST_START_TEST (test_rows_say_what_places_say)
{
  guint n = 0;

  for (guint i = 0; transitions_all ()[i]; i++) {
    const Transition *transition = transitions_all ()[i];
    Distances distances = { 0 };

    if (transition->map != warp_map && transition->window != warp_window)
      continue;
    n++;
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      for (gdouble p = .07; p < 1; p += .17)
        measure_frame (transition, &sizes[s], p, &distances);
    g_print ("# %s: %.3f samples\n", transition->name, distances.furthest);
    fail_unless (distances.far <= distances.n / 5000,
        "%s: %d of %d samples, the furthest %f", transition->name,
        distances.far, distances.n, distances.furthest);
  }
  fail_unless (n >= 14);
}
GST_END_TEST;

/* ---- parts of rows ---- */

#define HUNDREDTH (65536 / 100) /* of a luma sample */

/* Each sample alone, as a row of one. */
static void
check_singles (const Transition *transition, const TransitionState *state,
    const TransitionRow *row, gint input)
{
  g_autofree gint32 *places = g_new (gint32, 2 * row->width);
  g_autofree guint8 *shares = g_malloc (2 * row->width);
  const gboolean moved =
      transition->map (state, row, input, places, places + row->width);

  transition->weights (state, row, shares, shares + row->width);
  for (gint i = 0; i < row->width; i++) {
    TransitionRow single = *row;
    gint32 x, y;
    guint8 a, b;

    single.x0 += i * row->step;
    single.width = 1;
    transition->weights (state, &single, &a, &b);
    fail_unless (a == shares[i] && b == shares[row->width + i],
        "%s at %g: plane %d, sample %d of row %d", transition->name, state->p,
        row->plane, i, row->row);
    if ((input == 0 ? a : b) == 0)
      continue;
    if (!transition->map (state, &single, input, &x, &y)) {
      x = (gint32) (single.x0 * 65536);
      y = (gint32) (single.y * 65536);
    }
    fail_unless (!moved
        || (ABS (x - places[i]) <= HUNDREDTH
            && (ABS (y - places[row->width + i]) <= HUNDREDTH
                || single.y > state->height - .5)));
  }
}

GST_START_TEST (test_runs)
{
  for (guint i = 0; transitions_pieces[i]; i++)
    for (guint s = 1; s < G_N_ELEMENTS (sizes); s++)
      for (gdouble p = .07; p < 1; p += .17) {
        const Transition *transition = transitions_pieces[i];
        g_autoptr (Scratch) scratch = scratch_new ();
        TransitionState state;
        ParamValues values;

        set_state (&state, transition, &values, p, &sizes[s], scratch);
        for (gint k = 0; k < 20; k++) {
          const gint plane = k % 2, input = k / 2 % 2;
          const gint rows = (sizes[s].height + plane) >> plane;
          const TransitionRow row = row_of (&sizes[s], plane, k * rows / 20);

          check_singles (transition, &state, &row, input);
        }
      }
}
GST_END_TEST;

/* ---- what pictures show ---- */

static void
draw_at (const gchar *name, gdouble p, const Picture *a, const Picture *b,
    Picture *dst)
{
  g_autoptr (DrawContext) context = draw_context_new ();
  const TransitionState state = {
    .p = p, .frame = (gint) (12 * p), .n_frames = 12, .fps_n = 30, .fps_d = 1
  };

  draw_transition (context, transition_find (name), &state, a, b, dst);
}

/* Steps of the real function; @slow: the other way round. */
static gdouble
stepped (gdouble from, gdouble to, gdouble p, gboolean slow)
{
  const gdouble d = fabs (from - to) / 255;
  const gdouble left = pow (1 - p, 1 + log (slow ? 2 - d : 1 + d));

  return from * left + to * (1 - left);
}

GST_START_TEST (test_fades_by_difference)
{
  g_autoptr (Picture) a = picture_of_seed (160, 90, 1);
  g_autoptr (Picture) b = picture_of_seed (160, 90, 2);
  g_autoptr (Picture) dst = picture_new (160, 90, a->matrix);

  for (gint slow = 0; slow < 2; slow++)
    for (gdouble p = .05; p < 1; p += .1) {
      draw_at (slow ? "fadeslow" : "fadefast", p, a, b, dst);
      for (gint i = 0; i < 3; i++)
        for (gint y = 0; y < picture_plane_height (a, i); y++)
          for (gint x = 0; x < picture_plane_width (a, i); x++)
            fail_unless (fabs (*sample_of (dst, i, x, y)
                             - stepped (*sample_of (a, i, x, y),
                                 *sample_of (b, i, x, y), p, slow))
                <= .51);
    }
}
GST_END_TEST;

/* Bilinear, at luma places. */
static gdouble
luma_at (const Picture *p, gdouble x, gdouble y)
{
  const gdouble fx = CLAMP (x - .5, 0, p->width - 1.001);
  const gdouble fy = CLAMP (y - .5, 0, p->height - 1.001);
  const gint ix = (gint) fx, iy = (gint) fy;
  const gdouble u = fx - ix, v = fy - iy;

  return (*sample_of (p, 0, ix, iy) * (1 - u)
             + *sample_of (p, 0, ix + 1, iy) * u)
      * (1 - v)
      + (*sample_of (p, 0, ix, iy + 1) * (1 - u)
            + *sample_of (p, 0, ix + 1, iy + 1) * u)
      * v;
}

/* ---- by two by two taps ---- */

/* What lies at sample place (@u, @v) of a plane; its edges go on outside. */
static gdouble
plane_at (const Picture *p, gint plane, gdouble u, gdouble v)
{
  const gint right = picture_plane_width (p, plane) - 1;
  const gint bottom = picture_plane_height (p, plane) - 1;
  const gdouble x = CLAMP (u, 0, right), y = CLAMP (v, 0, bottom);
  const gint x0 = (gint) x, y0 = (gint) y;
  const gint x1 = MIN (x0 + 1, right), y1 = MIN (y0 + 1, bottom);
  const gdouble s = x - x0, t = y - y0;

  return *sample_of (p, plane, x0, y0) * (1 - s) * (1 - t)
      + *sample_of (p, plane, x1, y0) * s * (1 - t)
      + *sample_of (p, plane, x0, y1) * (1 - s) * t
      + *sample_of (p, plane, x1, y1) * s * t;
}

#define PLACES 4000

/* Inside, at the edges and outside, of noise; at whole places it is what lies
 * there. */
GST_START_TEST (test_bilinear)
{
  g_autoptr (Picture) p = picture_new (71, 43, PICTURE_BT709);
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  gint32 x[PLACES], y[PLACES];
  guint8 out[PLACES];

  for (gint i = 0; i < 3; i++)
    for (gint j = 0; j < picture_plane_height (p, i); j++)
      for (gint k = 0; k < picture_plane_width (p, i); k++)
        *sample_of (p, i, k, j) = (guint8) g_rand_int (rand);
  for (gint i = 0; i < PLACES; i++) {
    x[i] = g_rand_int_range (rand, -12 * 65536, 84 * 65536);
    y[i] = g_rand_int_range (rand, -9 * 65536, 52 * 65536);
    if (i % 4 == 0) { /* where samples of luma lie */
      x[i] = (x[i] & ~0xffff) | 0x8000;
      y[i] = (y[i] & ~0xffff) | 0x8000;
    }
  }
  for (gint plane = 0; plane < 3; plane++) {
    const gdouble step = plane > 0 ? 2 : 1, top = plane > 0 ? 1 : .5;
    gdouble sum = 0;

    warp_row_bilinear (p, plane, x, y, out, PLACES);
    for (gint i = 0; i < PLACES; i++) {
      const gdouble want = plane_at (
          p, plane, (x[i] / 65536. - .5) / step, (y[i] / 65536. - top) / step);

      sum += fabs (out[i] - want);
      fail_unless (fabs (out[i] - want) < 4, "plane %d at %f, %f: %d, not %f",
          plane, x[i] / 65536., y[i] / 65536., out[i], want);
      fail_unless (plane > 0 || i % 4 != 0 || out[i] == want);
    }
    fail_unless (sum / PLACES < .8, "plane %d: off by %f", plane, sum / PLACES);
  }
}
GST_END_TEST;

/* Means of 64 pictures that lie between the frame and its nearest part. */
GST_START_TEST (test_streaks)
{
  g_autoptr (Picture) a = picture_of_seed (320, 180, 1);
  g_autoptr (Picture) b = picture_of_seed (320, 180, 2);
  g_autoptr (Picture) dst = picture_new (320, 180, a->matrix);
  gdouble sum = 0;
  gint n = 0;

  draw_at ("CrossZoom", .25, a, b, dst);
  for (gint y = 4; y < 180; y += 9)
    for (gint x = 3; x < 320; x += 7, n++) {
      gdouble want = 0;

      /* Half of the full strength of .4; all of it is A yet. */
      for (gint i = 0; i < 64; i++) {
        const gdouble scale = pow (.8, i / 63.);

        want += luma_at (
                    a, 160 + (x + .5 - 160) * scale, 90 + (y + .5 - 90) * scale)
            / 64;
      }
      sum += fabs (*sample_of (dst, 0, x, y) - want);
    }
  fail_unless (sum / n < .8, "%f", sum / n);
}
GST_END_TEST;

/* Where a picture of a level meets the eye in the middle of the way. */
static gdouble
mean_luma (const Picture *p, gint x0, gint x1)
{
  gdouble sum = 0;

  for (gint y = 0; y < p->height; y++)
    for (gint x = x0; x < x1; x++)
      sum += *sample_of (p, 0, x, y);
  return sum / (p->height * (x1 - x0));
}

GST_START_TEST (test_bright_parts_melt_first)
{
  g_autoptr (Picture) a = picture_flat (320, 180, 30, 128, 128);
  g_autoptr (Picture) b = picture_flat (320, 180, 120, 128, 128);
  g_autoptr (Picture) dst = picture_new (320, 180, a->matrix);
  gdouble dark, bright;

  for (gint y = 0; y < 180; y++)
    memset (sample_of (a, 0, 160, y), 220, 160);
  draw_at ("luminance_melt", .5, a, b, dst);
  dark = (mean_luma (dst, 0, 160) - 30) / 90;
  bright = (220 - mean_luma (dst, 160, 320)) / 100;
  fail_unless (
      bright > .5 && dark > .05 && bright > dark + .3, "%f, %f", bright, dark);
  /* From the top. */
  fail_unless (*sample_of (dst, 0, 300, 2) == 120);
  fail_unless (*sample_of (dst, 0, 20, 177) == 30);
}
GST_END_TEST;

/* A step has an outline, flats have none. */
GST_START_TEST (test_outlines)
{
  g_autoptr (Picture) a = picture_flat (320, 180, 60, 100, 160);
  g_autoptr (Picture) b = picture_flat (320, 180, 200, 128, 128);
  g_autoptr (Picture) dst = picture_new (320, 180, a->matrix);

  for (gint y = 0; y < 180; y++)
    memset (sample_of (a, 0, 160, y), 180, 160);
  draw_at ("EdgeTransition", .38, a, b, dst);
  fail_unless_equals_int (*sample_of (dst, 0, 40, 90), 16);
  fail_unless_equals_int (*sample_of (dst, 1, 40, 45), 128);
  fail_unless_equals_int (*sample_of (dst, 0, 160, 90), 235);
  draw_at ("EdgeTransition", .62, a, b, dst);
  fail_unless_equals_int (*sample_of (dst, 0, 160, 90), 16);
}
GST_END_TEST;

/* What lies on both sides of an axis of one of six sectors is the same. */
GST_START_TEST (test_mirrors)
{
  g_autoptr (Picture) a = picture_of_seed (360, 360, 1);
  g_autoptr (Picture) b = picture_of_seed (360, 360, 2);
  g_autoptr (Picture) dst = picture_new (360, 360, a->matrix);
  gdouble different = 0;
  gint n = 0;

  draw_at ("kaleidoscope", .5, a, b, dst);
  for (gint i = 0; i < 6; i++) {
    const gdouble axis = 2 * G_PI * ((i + .5) / 6 + .15 * .5);

    for (gdouble side = .02; side < .5; side += .06)
      for (gdouble r = 20; r < 170; r += 10, n++) {
        const gdouble left = luma_at (
            dst, 180 + r * sin (axis - side), 180 - r * cos (axis - side));
        const gdouble right = luma_at (
            dst, 180 + r * sin (axis + side), 180 - r * cos (axis + side));

        different += fabs (left - right);
      }
  }
  fail_unless (different / n < 2, "%f", different / n);
  fail_unless (
      picture_distance (dst, a) > 10 && picture_distance (dst, b) > 10);
}
GST_END_TEST;

/* All of the splinters are there at first, none in the end, and each keeps what
 * it shows: of a flat A over a flat B there are no other levels. */
GST_START_TEST (test_splinters)
{
  g_autoptr (Picture) a = picture_flat (321, 181, 40, 128, 128);
  g_autoptr (Picture) b = picture_flat (321, 181, 220, 128, 128);
  g_autoptr (Picture) dst = picture_new (321, 181, a->matrix);
  gdouble last = 40;

  for (gdouble p = .02; p < 1; p += .06) {
    draw_at ("fragment", p, a, b, dst);
    const gdouble mean = mean_luma (dst, 0, 321);

    fail_unless (mean >= last - 3, "%f at %f, %f before", mean, p, last);
    last = mean;
  }
  fail_unless (last > 215);
  draw_at ("fragment", .02, a, b, dst);
  fail_unless (mean_luma (dst, 0, 321) < 42);
}
GST_END_TEST;

static Suite *
warps_suite (void)
{
  Suite *suite = suite_create ("warps");
  TCase *maps = tcase_create ("maps"), *looks = tcase_create ("looks");

  suite_add_tcase (suite, maps);
  tcase_set_timeout (maps, 60);
  tcase_add_test (maps, test_rows_say_what_places_say);
  tcase_add_test (maps, test_runs);
  tcase_add_test (maps, test_bilinear);
  suite_add_tcase (suite, looks);
  tcase_add_test (looks, test_fades_by_difference);
  tcase_add_test (looks, test_streaks);
  tcase_add_test (looks, test_bright_parts_melt_first);
  tcase_add_test (looks, test_outlines);
  tcase_add_test (looks, test_mirrors);
  tcase_add_test (looks, test_splinters);
  return suite;
}

SUITE_MAIN (warps_suite)
