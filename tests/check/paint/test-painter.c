/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The painter from outside: bytes, pixels, words. */

#include <cairo.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "motif.h"
#include "painter.h"
#include "suite.h"
#include "words.h"

typedef struct {
  gint width, height;
  guint8 *luma;
} Luma;

static const gint shapes[][2] = { { 384, 216 }, { 216, 384 }, { 256, 256 } };

static cairo_status_t
read_bytes (void *closure, unsigned char *data, unsigned int length)
{
  GInputStream *stream = closure;
  gsize got = 0;

  g_input_stream_read_all (stream, data, length, &got, NULL, NULL);
  return got == length ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_READ_ERROR;
}

/* By cairo's libpng, which checks every checksum that the painter wrote. */
static Luma
decode (GBytes *png)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (png);
  cairo_surface_t *s =
      cairo_image_surface_create_from_png_stream (read_bytes, stream);
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

GST_START_TEST (test_title_place_is_quiet)
{
  for (const gchar *const *m = painter_motifs (); *m; m++)
    for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
      for (guint64 seed = 1; seed <= 3; seed++) {
        PainterQuiet q;
        g_autoptr (GBytes) png =
            paint (*m, shapes[i][0], shapes[i][1], seed, NULL, &q);
        Luma p = decode (png);
        ck_assert (
            q.x >= 0 && q.y >= 0 && q.x + q.width <= 1 && q.y + q.height <= 1);
        ck_assert (q.width * q.height > 0.06);
        gdouble in = busyness (&p, &q, TRUE), out = busyness (&p, &q, FALSE);
        ck_assert_msg (in < out, "%s %dx%d seed %d: %.2f inside, %.2f outside",
            *m, p.width, p.height, (gint) seed, in, out);
        g_free (p.luma);
      }
}

GST_END_TEST;

GST_START_TEST (test_any_size)
{
  static const gint sizes[][2] = { { 64, 64 }, { 65, 67 }, { 64, 1024 },
    { 1024, 64 }, { 641, 359 } };
  static const gint wrong[][2] = { { 63, 64 }, { 64, 4097 }, { 0, 0 },
    { -5, 100 }, { G_MAXINT, G_MAXINT } };

  for (const gchar *const *m = painter_motifs (); *m; m++)
    for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
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

static const struct {
  const gchar *prompt, *motif;
} readings[] = {
  { "Ancient map of London and Thames, parchment texture, cinematic "
    "composition, no text, 16:9",
      "map" },
  { "Roman Londinium riverside, bridge, soldiers", "river" },
  { "Great Fire of London burning rooftops, smoke, night glow", "fire" },
  { "Modern London skyline with river and Shard, warm cinematic dusk", "city" },
  { "Medieval trading city, harbour, sailing ships", "harbour" },
  { "Industrial expansion, factories, chimneys, steam trains", "factory" },
  { "mountain at dawn", "mountain" },
  { "forest in rain", "forest" },
  { "desert caravan", "desert" },
  { "space, planets, stars", "space" },
  { "sea storm", "sea" },
  { "product on a plinth", "plinth" },
  { "laboratory", "laboratory" },
  { "library interior", "library" },
  { "portrait silhouette of a scientist", "portrait" },
  { "crowd", "crowd" },
  { "abstract", "abstract" },
  { "Treasure map with a compass", "map" },
  { "An atlas of the old world", "map" },
  { "the Thames at sunset", "river" },
  { "stone bridge at dusk", "bridge" },
  { "Roman aqueduct in the evening", "river" },
  { "fishing boats in the port at dawn", "harbour" },
  { "docks with merchant ships", "harbour" },
  { "a burning house at night", "fire" },
  { "the Blitz, buildings in flames", "fire" },
  { "skyscrapers and office towers", "city" },
  { "a gothic cathedral in a small town", "city" },
  { "market street with people", "market" },
  { "steam locomotive leaving the railway", "railway" },
  { "coal refinery", "factory" },
  { "snowy peaks above a valley", "mountain" },
  { "pine trees in the mist", "forest" },
  { "lighthouse on the coast", "sea" },
  { "waves of the ocean", "sea" },
  { "camels before the pyramids", "desert" },
  { "rocket in orbit around a planet", "space" },
  { "galaxies of the universe", "space" },
  { "old university library with books", "library" },
  { "chemistry experiment in a lab", "laboratory" },
  { "portrait of a queen", "portrait" },
  { "the philosopher thinking", "portrait" },
  { "audience at a concert", "crowd" },
  { "a parade with people and flags", "crowd" },
  { "perfume bottle on a podium", "plinth" },
  { "sneakers, studio showcase", "plinth" },
  { "geometric pattern, abstract background", "abstract" },
  { "an algorithm reads data", "network" },
  { "ANCIENT MAP", "map" },
  { "no map, no people, forest", "forest" },
  { "desert without mountains", "desert" },
  { "sea. Negative: map, text, people", "sea" },
  { "старая карта города", "map" },
  { "лес на рассвете", "forest" },
  { "Hafen im Nebel", "harbour" },
  { "el desierto de noche", "desert" },
  /* Words of composition and style are no subject. */
  { "Roman Londinium riverside, main subject on the right third, quiet space "
    "at the left, warm highlights, planet, stars, galaxy",
      "river" },
  { "portrait of a queen, layers of depth, fire and flame in the light",
      "portrait" },
  { "Victorian docks with steam ships, cranes and brick warehouses",
      "harbour" },
  { "Marie Curie, a physicist", "portrait" },
  { "the doctor with a vaccine", "laboratory" },
  { "coffee beans in a cup", "cup" },
  { "a new electric bicycle, hero view", "bicycle" },
  { "a football match", "crowd" },
  { "magma in the crater", "mountain" },
  { "deep sea jellyfish", "sea" },
  { "lunar module of Apollo", "space" },
  { "der Wald im Herbst", "forest" },
  { "eine alte Brücke", "bridge" },
  { "un bateau", "harbour" },
  { "a lamplit street in the rain", "street" },
  { "Bookseller's stall on a medieval market street", "market" },
  { "a castle above the valley", "castle" },
  { "broken columns of the acropolis", "ruins" },
  { "a long road to the horizon", "road" },
  { "an express train at the station", "railway" },
  { "Penny-farthing and bicycle riders in a park", "bicycle" },
  { "a biplane over the clouds", "aircraft" },
  { "Rocket launch at dawn, fire and smoke over the sea", "launch" },
  { "Modern library with tall shelves and lamps at night", "library" },
  { "a blacksmith at the anvil", "workshop" },
  { "Old manuscripts and quills on a wooden desk", "manuscript" },
  { "Cabaret stage with warm spotlights and a dancing crowd", "theatre" },
  { "flags of a nation", "banner" },
  { "Ingredients for bread on a wooden table, from above", "table" },
  { "a computer on a desk by the window", "desk" },
  { "an hourglass, sand running", "clock" },
  { "neural networks and artificial intelligence", "network" },
  { "eine Tasse Kaffee", "cup" },
  { "el tren de noche", "railway" },
  { "una calle de noche", "street" },
  /* What a word begins with is not the word. */
  { "a tablet on a podium", "plinth" },
  { "el barco", "harbour" },
};

GST_START_TEST (test_words_choose_motif)
{
  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++) {
    const gchar *motif = painter_motif_for (readings[i].prompt);
    ck_assert_msg (strcmp (motif, readings[i].motif) == 0,
        "'%s': %s, expected %s", readings[i].prompt, motif, readings[i].motif);
  }
}

GST_END_TEST;

/* A row that names no motif would be read and forgotten. */
GST_START_TEST (test_words_name_motifs)
{
  const struct {
    const Word *words;
    gsize n;
  } tables[] = { { painter_words, painter_n_words },
    { painter_works, painter_n_works },
    { painter_manners, painter_n_manners } };
  gint rows[MOTIF_MAX] = { 0 };

  for (gsize t = 0; t < G_N_ELEMENTS (tables); t++)
    for (gsize i = 0; i < tables[t].n; i++) {
      const Word *word = &tables[t].words[i];
      gint motif = motif_index (word->motif);
      g_autofree gchar *lower = g_utf8_strdown (word->word, -1);
      ck_assert_msg (
          motif >= 0 || word->motif == NULL, "'%s' names no motif", word->word);
      ck_assert_str_eq (word->word, lower);
      ck_assert (word->motif == NULL || word->weight > 0);
      if (motif >= 0)
        rows[motif]++;
    }
  for (gint i = 0; motif_at (i); i++)
    ck_assert_msg (rows[i] >= 3, "%s is hardly found: %d words",
        motif_at (i)->name, rows[i]);
}

GST_END_TEST;

GST_START_TEST (test_unknown_subjects_vary)
{
  static const gchar *const prompts[] = { "justice", "the price of bread",
    "yesterday", "a quiet promise", "xyzzy", "qwertz", "hope", "dignity" };
  const gchar *first = painter_motif_for (prompts[0]);
  gboolean other = FALSE;

  for (gsize i = 1; i < G_N_ELEMENTS (prompts); i++)
    other = other || strcmp (first, painter_motif_for (prompts[i])) != 0;
  ck_assert (other);
}

GST_END_TEST;

/* A subject without a picture is no landscape. */
GST_START_TEST (test_unknown_subjects_claim_no_place)
{
  static const gchar *const prompts[] = { "xyzzy", "a quiet promise", "qwertz",
    "dignity", "yesterday", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (prompts); i++) {
    const gchar *motif = painter_motif_for (prompts[i]);
    ck_assert_msg (g_str_equal (motif, "abstract")
            || g_str_equal (motif, "plinth") || g_str_equal (motif, "interior"),
        "'%s': %s", prompts[i], motif);
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
  tcase_add_test (tc, test_words_choose_motif);
  tcase_add_test (tc, test_words_name_motifs);
  tcase_add_test (tc, test_unknown_subjects_vary);
  tcase_add_test (tc, test_unknown_subjects_claim_no_place);
  tcase_add_test (tc, test_fires_of_one_town_differ);
  suite_add_tcase (suite, tc);
  return suite;
}

SUITE_MAIN (painter_suite)
