/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The painter from outside: bytes, pixels, words. */

#include <cairo.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "painter.h"
#include "png-surface.h"
#include "suite.h"

typedef struct {
  gint width, height;
  guint8 *luma;
} Luma;

static const gint shapes[][2] = { { 384, 216 }, { 216, 384 }, { 256, 256 } };

static Luma
decode (GBytes *png)
{
  cairo_surface_t *s = png_surface (png);
  ck_assert_int_eq (cairo_surface_status (s), CAIRO_STATUS_SUCCESS);
  Luma luma = { cairo_image_surface_get_width (s),
    cairo_image_surface_get_height (s) };
  const guint8 *data = cairo_image_surface_get_data (s);
  gint stride = cairo_image_surface_get_stride (s);

  luma.luma = g_malloc ((gsize) luma.width * luma.height);
  for (gint y = 0; y < luma.height; y++)
    for (gint x = 0; x < luma.width; x++) {
      guint32 p = ((const guint32 *) (gconstpointer) (data + y * stride))[x];
      luma.luma[y * luma.width + x] =
          (guint8) ((54 * ((p >> 16) & 0xff) + 183 * ((p >> 8) & 0xff)
                        + 19 * (p & 0xff))
              >> 8);
    }
  cairo_surface_destroy (s);
  return luma;
}

static GBytes *
paint (const gchar *prompt, gint width, gint height, guint64 seed,
    const gchar *family, PainterQuiet *quiet)
{
  PainterRequest request = { prompt, width, height, seed, family };
  g_autoptr (GError) error = NULL;
  GBytes *png = painter_paint (&request, quiet, NULL, &error);

  ck_assert_msg (png != NULL, "%s at %dx%d: %s", prompt, width, height,
      error ? error->message : "no error set");
  return png;
}

static gdouble
difference (GBytes *a, GBytes *b)
{
  Luma p = decode (a), q = decode (b);
  gdouble sum = 0;
  gint n = p.width * p.height;

  ck_assert_int_eq (p.width, q.width);
  ck_assert_int_eq (p.height, q.height);
  for (gint i = 0; i < n; i++)
    sum += abs (p.luma[i] - q.luma[i]);
  g_free (p.luma);
  g_free (q.luma);
  return sum / n;
}

GST_START_TEST (test_same_request_same_bytes)
{
  gint turn = 0;

  for (const gchar *const *m = painter_motifs (); *m; m++) {
    const gint *shape = shapes[turn++ % G_N_ELEMENTS (shapes)];
    g_autoptr (GBytes) a = paint (*m, shape[0], shape[1], 7, NULL, NULL);
    g_autoptr (GBytes) b = paint (*m, shape[0], shape[1], 7, NULL, NULL);
    ck_assert_msg (g_bytes_equal (a, b), "%s is not deterministic", *m);
  }
}

GST_END_TEST;

GST_START_TEST (test_motif_names_paint_themselves)
{
  for (const gchar *const *m = painter_motifs (); *m; m++)
    ck_assert_str_eq (painter_motif_for (*m), *m);
}

GST_END_TEST;

static void
check_light (const gchar *motif, const gchar *family, const gint *shape)
{
  g_autoptr (GBytes) png = paint (motif, shape[0], shape[1], 3, family, NULL);
  Luma p = decode (png);
  gdouble sum = 0, square = 0;
  gint n = p.width * p.height, blown = 0;

  ck_assert_int_eq (p.width, shape[0]);
  ck_assert_int_eq (p.height, shape[1]);
  for (gint k = 0; k < n; k++) {
    sum += p.luma[k];
    square += (gdouble) p.luma[k] * p.luma[k];
    blown += p.luma[k] >= 254;
  }
  gdouble mean = sum / n, spread = sqrt (square / n - mean * mean);
  ck_assert_msg (
      mean > 10 && mean < 235, "%s %s: mean luma %.0f", motif, family, mean);
  ck_assert_msg (
      spread > 12, "%s %s: flat, deviation %.1f", motif, family, spread);
  ck_assert_msg (
      blown < n / 8, "%s %s: %d of %d pixels blown", motif, family, blown, n);
  g_free (p.luma);
}

/* Every motif in every family; the shapes take turns. */
GST_START_TEST (test_size_and_light)
{
  gint turn = 0;

  for (const gchar *const *m = painter_motifs (); *m; m++)
    for (const gchar *const *f = painter_families (); *f; f++)
      check_light (*m, *f, shapes[turn++ % G_N_ELEMENTS (shapes)]);
}

GST_END_TEST;

GST_START_TEST (test_another_seed_another_picture)
{
  for (const gchar *const *m = painter_motifs (); *m; m++) {
    g_autoptr (GBytes) a = paint (*m, 320, 180, 1, "cinematic", NULL);
    g_autoptr (GBytes) b = paint (*m, 320, 180, 2, "cinematic", NULL);
    g_autofree gchar *longer = g_strconcat (*m, " quietly", NULL);
    g_autoptr (GBytes) c = paint (longer, 320, 180, 1, "cinematic", NULL);
    gdouble seed = difference (a, b), words = difference (a, c);
    ck_assert_msg (seed > 4, "%s: seeds differ by %.2f only", *m, seed);
    ck_assert_msg (words > 4, "%s: prompts differ by %.2f only", *m, words);
  }
}

GST_END_TEST;

GST_START_TEST (test_family_is_seen)
{
  const gchar *const *f = painter_families ();

  for (gint i = 0; f[i]; i++)
    for (gint j = i + 1; f[j]; j++) {
      g_autoptr (GBytes) a =
          paint ("mountain at dawn", 320, 180, 1, f[i], NULL);
      g_autoptr (GBytes) b =
          paint ("mountain at dawn", 320, 180, 1, f[j], NULL);
      ck_assert_msg (!g_bytes_equal (a, b), "%s looks as %s", f[i], f[j]);
    }
  g_autoptr (GBytes) unknown =
      paint ("calm sea", 320, 180, 1, "no such family", NULL);
  g_autoptr (GBytes) none = paint ("calm sea", 320, 180, 1, NULL, NULL);
  ck_assert (g_bytes_equal (unknown, none));
}

GST_END_TEST;

/* Mean step between neighbours, inside or outside of a rectangle. */
static gdouble
busyness (const Luma *p, const PainterQuiet *q, gboolean inside)
{
  gdouble sum = 0;
  gint n = 0;

  for (gint y = 2; y < p->height; y++)
    for (gint x = 2; x < p->width; x++) {
      gdouble fx = (gdouble) x / p->width, fy = (gdouble) y / p->height;
      gboolean in = fx > q->x && fx < q->x + q->width && fy > q->y
          && fy < q->y + q->height;
      if (in != inside)
        continue;
      const guint8 *at = p->luma + y * p->width + x;
      sum += abs (at[0] - at[-2]) + abs (at[0] - at[-2 * p->width]);
      n++;
    }
  return n > 0 ? sum / n : 0;
}

/* As it comes in every shape, from wherever else it is seen in one of them; with
 * sanitizers, which take three times as long and look at memory, one view of
 * each motif. */
GST_START_TEST (test_title_place_is_quiet)
{
  const gboolean sparse = g_getenv ("JSONCLIP_SANITIZED") != NULL;
  static const gchar *const views[] = { "", ", wide view", ", close view",
    ", seen from a low angle", ", seen from above" };

  for (const gchar *const *m = painter_motifs (); *m; m++)
    for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
      for (guint64 seed = 1; seed <= G_N_ELEMENTS (views); seed++) {
        const gsize nth = m - painter_motifs ();
        PainterQuiet q;
        g_autofree gchar *prompt = g_strconcat (*m, views[seed - 1], NULL);

        if (seed > 1 && (seed + nth) % G_N_ELEMENTS (shapes) != i)
          continue;
        if (sparse && (seed - 1 != nth % G_N_ELEMENTS (views)))
          continue;
        g_autoptr (GBytes) png =
            paint (prompt, shapes[i][0], shapes[i][1], seed, NULL, &q);
        Luma p = decode (png);

        ck_assert (
            q.x >= 0 && q.y >= 0 && q.x + q.width <= 1 && q.y + q.height <= 1);
        ck_assert (q.width * q.height > 0.06);
        gdouble in = busyness (&p, &q, TRUE), out = busyness (&p, &q, FALSE);
        /* Asked to be near, even a quiet wall shows what it is made of. */
        gdouble most = seed == 1 ? out : out * 1.1;
        ck_assert_msg (in < most, "%s %dx%d seed %d: %.2f inside, %.2f outside",
            prompt, p.width, p.height, (gint) seed, in, out);
        g_free (p.luma);
      }
}

GST_END_TEST;

/* Every other size for a motif, and the others for the next. */
GST_START_TEST (test_any_size)
{
  static const gint sizes[][2] = { { 64, 64 }, { 65, 67 }, { 64, 1024 },
    { 1024, 64 }, { 641, 359 } };
  static const gint wrong[][2] = { { 63, 64 }, { 64, 4097 }, { 0, 0 },
    { -5, 100 }, { G_MAXINT, G_MAXINT } };

  for (const gchar *const *m = painter_motifs (); *m; m++)
    for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
      if ((m - painter_motifs () + i) % 2 != 0)
        continue;
      g_autoptr (GBytes) png =
          paint (*m, sizes[i][0], sizes[i][1], 5, NULL, NULL);
      Luma p = decode (png);
      ck_assert_int_eq (p.width, sizes[i][0]);
      ck_assert_int_eq (p.height, sizes[i][1]);
      g_free (p.luma);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    PainterRequest request = { "sea", wrong[i][0], wrong[i][1], 1, NULL };
    g_autoptr (GError) error = NULL;
    ck_assert_ptr_eq (NULL, painter_paint (&request, NULL, NULL, &error));
    ck_assert (g_error_matches (error, PAINTER_ERROR, PAINTER_ERROR_SIZE));
  }
}

GST_END_TEST;

GST_START_TEST (test_any_prompt)
{
  g_autofree gchar *endless = g_strnfill (100000, 'a');
  const gchar *prompts[] = { "", " ", ",,,;;;", "\xff\xfe\xc3", "🏰🌊🔥",
    "مدينة قديمة", "古い地図", "%s%n%d", endless };

  for (gsize i = 0; i < G_N_ELEMENTS (prompts); i++) {
    g_autoptr (GBytes) png = paint (prompts[i], 160, 90, 1, NULL, NULL);
    ck_assert_uint_gt (g_bytes_get_size (png), 1000);
  }
  PainterRequest none = { NULL, 160, 90, 1, NULL };
  g_autoptr (GBytes) png = painter_paint (&none, NULL, NULL, NULL);
  ck_assert_ptr_ne (NULL, png);
  ck_assert_ptr_ne (NULL, painter_motif_for (NULL));
}

GST_END_TEST;

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (20 * 1000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

GST_START_TEST (test_cancel)
{
  PainterRequest request = { "great fire", 4096, 4096, 1, NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);
  GBytes *png = painter_paint (&request, NULL, cancellable, &error);

  g_thread_join (thread);
  ck_assert_ptr_eq (NULL, png);
  ck_assert (g_error_matches (error, PAINTER_ERROR, PAINTER_ERROR_CANCELLED));
  g_clear_error (&error);
  ck_assert_ptr_eq (NULL, painter_paint (&request, NULL, cancellable, &error));
  ck_assert (g_error_matches (error, PAINTER_ERROR, PAINTER_ERROR_CANCELLED));
}

GST_END_TEST;

static gpointer
paint_in_thread (gpointer prompt)
{
  return paint (prompt, 480, 270, 9, NULL, NULL);
}

GST_START_TEST (test_several_at_once)
{
  static const gchar *const prompts[] = { "city at night", "old map", "forest",
    "city at night", "old map", "forest" };
  GThread *threads[G_N_ELEMENTS (prompts)];

  for (gsize i = 0; i < G_N_ELEMENTS (prompts); i++)
    threads[i] = g_thread_new ("paint", paint_in_thread, (gpointer) prompts[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (prompts); i++) {
    g_autoptr (GBytes) together = g_thread_join (threads[i]);
    g_autoptr (GBytes) alone = paint (prompts[i], 480, 270, 9, NULL, NULL);
    ck_assert_msg (g_bytes_equal (together, alone), "%s", prompts[i]);
  }
}

GST_END_TEST;

GST_START_TEST (test_time_and_bytes)
{
  for (const gchar *const *m = painter_motifs (); *m; m++) {
    gint64 start = g_get_monotonic_time ();
    g_autoptr (GBytes) png = paint (*m, 1536, 864, 1, "cinematic", NULL);
    gint ms = (gint) ((g_get_monotonic_time () - start) / 1000);
    gsize size = g_bytes_get_size (png);
    g_print ("# %-10s %4d ms %5d kB\n", *m, ms, (gint) (size / 1024));
    /* Far above what it takes: this catches a mistake, not a slow machine. */
    ck_assert_int_lt (ms, 10000);
    ck_assert_uint_lt (size, 1700 * 1024);
  }
}

GST_END_TEST;

/* The subject on one third, the title on the other. */
GST_START_TEST (test_side_is_the_prompts)
{
  static const gchar *const wide[] = { "sea", "mountain", "city", "farmland",
    "underwater", "orbit", "garden" };

  for (gsize i = 0; i < G_N_ELEMENTS (wide); i++)
    for (guint64 seed = 1; seed <= 3; seed++) {
      PainterQuiet left, right;
      g_autofree gchar *a =
          g_strconcat (wide[i], ", subject on the left third", NULL);
      g_autofree gchar *b =
          g_strconcat (wide[i], ", subject on the right third", NULL);
      g_autoptr (GBytes) p = paint (a, 320, 180, seed, NULL, &left);
      g_autoptr (GBytes) q = paint (b, 320, 180, seed, NULL, &right);
      ck_assert_msg (left.x > 0.45 && right.x + right.width < 0.55,
          "%s: titles at %.2f and %.2f", wide[i], left.x, right.x);
      ck_assert (!g_bytes_equal (p, q));
    }
}

GST_END_TEST;

/* Streets, or a river that mirrors them: the foot of the picture tells. */
GST_START_TEST (test_fires_of_one_town_differ)
{
  static const gchar *const dry[] = { "rooftops in flames at night",
    "a burning house" };

  for (gsize i = 0; i < G_N_ELEMENTS (dry); i++) {
    g_autofree gchar *wet = g_strconcat (dry[i], " on the river", NULL);
    g_autoptr (GBytes) a = paint (dry[i], 480, 270, 1, NULL, NULL);
    g_autoptr (GBytes) b = paint (wet, 480, 270, 1, NULL, NULL);
    ck_assert_str_eq (painter_motif_for (wet), "fire");
    ck_assert (difference (a, b) > 12);
  }
}

GST_END_TEST;

static Suite *
painter_suite (void)
{
  Suite *suite = suite_create ("painter");
  TCase *tc = tcase_create ("all");

  tcase_set_timeout (tc, 300);
  tcase_add_test (tc, test_same_request_same_bytes);
  tcase_add_test (tc, test_motif_names_paint_themselves);
  tcase_add_test (tc, test_size_and_light);
  tcase_add_test (tc, test_another_seed_another_picture);
  tcase_add_test (tc, test_family_is_seen);
  tcase_add_test (tc, test_title_place_is_quiet);
  tcase_add_test (tc, test_any_size);
  tcase_add_test (tc, test_any_prompt);
  tcase_add_test (tc, test_cancel);
  tcase_add_test (tc, test_several_at_once);
  tcase_add_test (tc, test_time_and_bytes);
  tcase_add_test (tc, test_side_is_the_prompts);
  tcase_add_test (tc, test_fires_of_one_town_differ);
  suite_add_tcase (suite, tc);
  return suite;
}

SUITE_MAIN (painter_suite)
