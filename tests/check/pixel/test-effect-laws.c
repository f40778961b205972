/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What holds for every effect of the table: however rows are split and with
 * whatever kernels the bytes are the same, no setting of the range breaks it,
 * chance is the seed's, and what was drawn once is drawn again. */

#include "suite.h"
#include "draw-effect.h"
#include "kernels.h"
#include "pictures.h"

#include <string.h>

/* With what its texts mean, as a movie would have it. */
typedef struct {
  const Effect *effect;
  ParamValues values;
  ParamMeanings meanings;
} Set;

static void
set_init (Set *set, const Effect *effect)
{
  *set = (Set){ .effect = effect };
  params_defaults (effect->params, &set->values);
  for (guint i = 0; i < params_count (effect->params); i++) {
    const ParamSpec *spec = &effect->params[i];

    if (spec->kind == PARAM_TEXT && spec->parser && spec->text)
      set->meanings.of[i] =
          spec->parser->parse (spec->text, strlen (spec->text), NULL);
  }
}

static void
set_clear (Set *set)
{
  for (guint i = 0; i < params_count (set->effect->params); i++)
    if (set->meanings.of[i])
      set->effect->params[i].parser->free ((gpointer) set->meanings.of[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Set, set_clear)

static EffectState
state_of (const Set *set, gdouble t, guint32 seed)
{
  return (EffectState){ .t = t,
    .seconds = 2 * t,
    .frame = (gint) (60 * t),
    .fps_n = 30,
    .fps_d = 1,
    .seed = seed,
    .params = &set->values,
    .meanings = &set->meanings };
}

/* Something to see in every corner and in all colours. */
static Picture *
scene (gint width, gint height)
{
  Picture *p = picture_new (width, height, picture_matrix_for_height (height));

  for (gint i = 0; i < 3; i++)
    for (gint y = 0; y < picture_plane_height (p, i); y++)
      for (gint x = 0; x < picture_plane_width (p, i); x++) {
        const gint step = i ? 2 : 1, u = x * step, v = y * step;

        *sample_of (p, i, x, y) = i == 0
            ? 40 + (u * 150 / width) + ((u / 7 + v / 5) % 3) * 18
            : 128 + (i == 1 ? 1 : -1) * (v * 70 / height - 30)
                + ((u / 11) % 2) * 12;
      }
  return p;
}

GST_START_TEST (test_splits)
{
  static const gint sizes[][2] = { { 64, 48 }, { 61, 47 } };
  g_autoptr (Scratch) scratch = scratch_new ();

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint i = 0; effects_all ()[i]; i++) {
      const gint w = sizes[s][0], h = sizes[s][1];
      g_autoptr (Picture) src = scene (w, h);
      g_autoptr (Picture) whole = picture_new (w, h, src->matrix);
      g_autoptr (Picture) parts = picture_new (w, h, src->matrix);
      g_auto (Set) set = { 0 };

      set_init (&set, effects_all ()[i]);
      for (gdouble t = .15; t < 1; t += .35) {
        const EffectState state = state_of (&set, t, 3);

        draw_effect_rows (scratch, set.effect, &state, src, whole, 0, h);
        for (gint y = 0, step = 2; y < h; y += step, step += 4)
          draw_effect_rows (
              scratch, set.effect, &state, src, parts, y, MIN (y + step, h));
        assert_same_picture (whole, parts, set.effect->name);
      }
    }
}
GST_END_TEST;

/* Each setting at both ends of its range alone, then all at once, on a picture
 * so small that every neighbour is an edge. */
static void
draw_at_ends (Scratch *scratch, Set *set, gint only, gboolean high)
{
  const ParamSpec *specs = set->effect->params;
  g_autoptr (Picture) src = scene (19, 13);

  params_defaults (specs, &set->values);
  for (gint k = 0; k < (gint) params_count (specs); k++) {
    const ParamSpec *spec = &specs[k];

    if (spec->kind == PARAM_CHOICE)
      set->values.value[k] =
          high ? g_strv_length ((gchar **) spec->words) - 1 : 0;
    else if (only < 0 || only == k)
      set->values.value[k] = high ? spec->maximum : spec->minimum;
  }
  for (gdouble t = 0; t <= 1; t += .25) {
    g_auto (GuardedPicture) dst = guarded_new (19, 13);
    const EffectState state = state_of (set, t, G_MAXUINT32);

    draw_effect_rows (scratch, set->effect, &state, src, &dst.picture, 0, 13);
    assert_guards (&dst, set->effect->name);
  }
}

GST_START_TEST (test_ends_of_ranges)
{
  g_autoptr (Scratch) scratch = scratch_new ();

  for (guint i = 0; effects_all ()[i]; i++) {
    const gint n = params_count (effects_all ()[i]->params);
    g_auto (Set) set = { 0 };

    set_init (&set, effects_all ()[i]);
    for (gint only = -1; only < n; only++)
      for (gint high = 0; high < 2; high++)
        draw_at_ends (scratch, &set, only, high);
  }
}
GST_END_TEST;

/* What is drawn by chance is another thing with another seed; all else is
 * not. */
GST_START_TEST (test_seeds)
{
  static const gchar *const by_chance[] = { "drift", "shake",
    "shake_horizontal", "shake_vertical", "shake_diagonal", "earthquake",
    "handheld", "light_leak", "film_burn", "god_rays", "fog", "grain", "dust",
    "scratches", "oldfilm", "vhs", "particles", "confetti", "snow", "rain",
    "slice_shift", "glitch", NULL };
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (Picture) src = scene (160, 90);
  g_autoptr (Picture) one = picture_new (160, 90, src->matrix);
  g_autoptr (Picture) two = picture_new (160, 90, src->matrix);

  for (guint i = 0; effects_all ()[i]; i++) {
    g_auto (Set) set = { 0 };
    gdouble apart = 0;

    set_init (&set, effects_all ()[i]);
    for (gdouble t = .1; t < 1; t += .1) {
      const EffectState a = state_of (&set, t, 1), b = state_of (&set, t, 77);

      draw_effect_rows (scratch, set.effect, &a, src, one, 0, 90);
      draw_effect_rows (scratch, set.effect, &b, src, two, 0, 90);
      apart += picture_distance (one, two);
    }
    fail_unless ((apart > 0) == g_strv_contains (by_chance, set.effect->name),
        "%s: %f apart", set.effect->name, apart);
  }
}
GST_END_TEST;

/* ---- what was drawn once ---- */

static guint32
hash_of (const Picture *p)
{
  guint32 hash = 2166136261u;

  for (gint i = 0; i < 3; i++)
    for (gint y = 0; y < picture_plane_height (p, i); y++)
      for (gint x = 0; x < picture_plane_width (p, i); x++)
        hash = (hash ^ *sample_of (p, i, x, y)) * 16777619u;
  return hash;
}

/* "name hash hash hash", an effect a line, at three moments. */
static gchar *
digests (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (Picture) src = scene (160, 90);
  g_autoptr (Picture) dst = picture_new (160, 90, src->matrix);
  GString *text = g_string_new (NULL);

  for (guint i = 0; effects_all ()[i]; i++) {
    g_auto (Set) set = { 0 };

    set_init (&set, effects_all ()[i]);
    g_string_append (text, set.effect->name);
    for (gdouble t = .2; t < 1; t += .3) {
      const EffectState state = state_of (&set, t, 5);

      draw_effect_rows (scratch, set.effect, &state, src, dst, 0, 90);
      g_string_append_printf (text, " %08x", hash_of (dst));
    }
    g_string_append_c (text, '\n');
  }
  return g_string_free (text, FALSE);
}

static gchar *
golden_path (void)
{
  return g_build_filename (g_getenv ("JSONCLIP_SOURCE_ROOT"), "tests", "check",
      "pixel", "effects.golden", NULL);
}

/* With JSONCLIP_GOLDEN=write what is drawn now becomes what is expected. */
GST_START_TEST (test_golden)
{
  g_autofree gchar *path = golden_path (), *now = digests (), *then = NULL;

  if (g_strcmp0 (g_getenv ("JSONCLIP_GOLDEN"), "write") == 0)
    fail_unless (g_file_set_contents (path, now, -1, NULL));
  fail_unless (g_file_get_contents (path, &then, NULL, NULL));
  g_auto (GStrv) lines = g_strsplit (now, "\n", -1);
  for (guint i = 0; lines[i] && *lines[i]; i++)
    if (!strstr (then, lines[i]))
      g_printerr ("not as it was drawn: %s\n", lines[i]);
  fail_unless (g_str_equal (now, then),
      "effects are drawn otherwise; if that is meant: JSONCLIP_GOLDEN=write");
}
GST_END_TEST;

GST_START_TEST (test_kernels)
{
  g_autofree gchar *best = digests ();

  for (guint i = 0; kernels_all[i]; i++) {
    if (!kernels_all[i]->is_usable ())
      continue;
    kernels_use (kernels_all[i]);
    g_autofree gchar *these = digests ();
    kernels_use (NULL);
    fail_unless (g_str_equal (these, best), "%s", kernels_all[i]->name);
  }
}
GST_END_TEST;

static Suite *
laws_suite (void)
{
  Suite *suite = suite_create ("effect-laws");
  TCase *tc = tcase_create ("laws");

  tcase_set_timeout (tc, 120);
  suite_add_tcase (suite, tc);
  tcase_add_test (tc, test_splits);
  tcase_add_test (tc, test_ends_of_ranges);
  tcase_add_test (tc, test_seeds);
  tcase_add_test (tc, test_golden);
  tcase_add_test (tc, test_kernels);
  return suite;
}

SUITE_MAIN (laws_suite)
