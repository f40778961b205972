/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is seen in pictures drawn by hand, how the camera moves over them, and
 * where titles stand on them. */
#include "suite.h"
#include "effect.h"
#include "motion.h"
#include "sight.h"
#include "title.h"

#include <math.h>
#include <string.h>

#define WIDTH 640
#define HEIGHT 360

static Picture *
plain (gint width, gint height, guint32 rgba)
{
  Picture *picture = picture_new (width, height, PICTURE_BT709);

  picture_fill (picture, picture_color (rgba, PICTURE_BT709));
  return picture;
}

/* In shares of the picture. */
static void
paint (Picture *picture, gdouble x, gdouble y, gdouble width, gdouble height,
    guint32 rgba)
{
  Picture view = picture_view (picture, (gint) (x * picture->width) & ~1,
      (gint) (y * picture->height) & ~1, (gint) (width * picture->width),
      (gint) (height * picture->height));

  picture_fill (&view, picture_color (rgba, PICTURE_BT709));
}

/* A board of light and dark squares. */
static void
busy (Picture *picture, gdouble x, gdouble y, gdouble width, gdouble height)
{
  for (gint j = 0; j < 8; j++)
    for (gint i = 0; i < 8; i++)
      paint (picture, x + width * i / 8, y + height * j / 8, width / 8,
          height / 8, (i + j) % 2 ? 0x202020ff : 0xe0e0e0ff);
}

/* ---- what is seen ---- */

static const struct {
  gdouble x, y;
} spots[] = { { .2, .3 }, { .8, .3 }, { .5, .5 }, { .3, .75 }, { .75, .7 } };

GST_START_TEST (the_eye_finds_the_spot)
{
  g_autoptr (Picture) picture = plain (WIDTH, HEIGHT, 0x303840ff);
  g_autoptr (Sight) sight = NULL;
  gdouble x, y;

  busy (picture, spots[__i__].x - .06, spots[__i__].y - .08, .12, .16);
  sight = sight_new (picture, WIDTH, HEIGHT);
  sight_focus (sight, &x, &y);
  fail_unless (
      fabs (x - spots[__i__].x) < .06 && fabs (y - spots[__i__].y) < .08,
      "%g %g", x, y);
  sight_mass (sight, &x, &y);
  fail_unless (
      (x < .5) == (spots[__i__].x < .5) || fabs (spots[__i__].x - .5) < .01);
}
GST_END_TEST;

/* Of equal detail the brighter one. */
GST_START_TEST (light_draws_the_eye)
{
  g_autoptr (Picture) picture = plain (WIDTH, HEIGHT, 0x404040ff);
  g_autoptr (Sight) sight = NULL;
  gdouble x, y;

  paint (picture, .2, .4, .12, .2, 0x000000ff);
  paint (picture, .68, .4, .12, .2, 0xffffffff);
  sight = sight_new (picture, WIDTH, HEIGHT);
  sight_focus (sight, &x, &y);
  fail_unless (x > .6 && x < .88, "%g", x);
}
GST_END_TEST;

/* A frame of another shape shows the middle: what lies beside it counts
 * nothing. */
GST_START_TEST (what_is_cut_off_is_not_seen)
{
  g_autoptr (Picture) picture = plain (WIDTH, HEIGHT, 0x404040ff);
  g_autoptr (Sight) sight = NULL;
  const SightRect all = { 0, 0, 1, 1 };

  paint (picture, 0, 0, .2, 1, 0xffffffff);
  sight = sight_new (picture, HEIGHT, HEIGHT);
  fail_unless (sight_contrast (sight, &all, 0xffffffff, NULL) > 8);
  sight_free (g_steal_pointer (&sight));
  sight = sight_new (picture, WIDTH, HEIGHT);
  fail_unless (sight_contrast (sight, &all, 0xffffffff, NULL) < 1.1);
}
GST_END_TEST;

/* Figures of the standard's own definition. */
GST_START_TEST (contrast_is_that_of_the_standard)
{
  static const struct {
    guint32 ground, ink;
    gdouble ratio;
  } cases[] = {
    { 0x000000ff, 0xffffffff, 21 },
    { 0xffffffff, 0xffffffff, 1 },
    { 0x777777ff, 0xffffffff, 4.48 },
    { 0x808080ff, 0x000000ff, 5.32 },
  };
  const SightRect part = { .25, .25, .5, .5 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (Picture) picture = plain (WIDTH, HEIGHT, cases[i].ground);
    g_autoptr (Sight) sight = sight_new (picture, WIDTH, HEIGHT);
    const gdouble ratio = sight_contrast (sight, &part, cases[i].ink, NULL);

    fail_unless (fabs (ratio - cases[i].ratio) < .15, "%g, expected %g", ratio,
        cases[i].ratio);
  }
}
GST_END_TEST;

/* Half of black over white is the grey between them; where it is not strong
 * nothing is. */
GST_START_TEST (veils_darken)
{
  const gdouble strength[] = { 1, 0 };
  const SightVeil veil = { 0x00000080, strength, 2 };
  const SightRect above = { 0, 0, 1, .45 }, below = { 0, .55, 1, .4 };
  g_autoptr (Picture) picture = plain (WIDTH, HEIGHT, 0xffffffff);
  g_autoptr (Sight) sight = sight_new (picture, WIDTH, HEIGHT);

  fail_unless (fabs (sight_contrast (sight, &above, 0xffffffff, &veil)
                   - sight_ratio (1, sight_luminance (0x7f7f7fff)))
      < .1);
  fail_unless (sight_contrast (sight, &below, 0xffffffff, &veil) < 1.05);
}
GST_END_TEST;

GST_START_TEST (what_is_no_picture_is_not_seen)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *folder = suite_source_path ("docs");

  fail_unless (sight_load ("design.md", folder, 16, 9, &error) == NULL);
  fail_unless (error != NULL);
  g_clear_error (&error);
  fail_unless (sight_load ("../README.md", folder, 16, 9, &error) == NULL);
  fail_unless (error != NULL);
}
GST_END_TEST;

/* ---- motion ---- */

static Sight *
sight_with (gdouble x, gdouble y)
{
  g_autoptr (Picture) picture = plain (WIDTH, HEIGHT, 0x303840ff);

  busy (picture, x - .08, y - .1, .16, .2);
  return sight_new (picture, WIDTH, HEIGHT);
}

static void
check_motion (const Motion *motion, const Look *look)
{
  const Effect *effect = effect_find (motion->type);

  fail_unless (effect && effect_is_geometric (effect), "%s", motion->type);
  fail_unless ((motion->strength > 0)
      == (params_find (effect->params, "strength") >= 0));
  fail_unless (
      (motion->amount > 0) == (params_find (effect->params, "amount") >= 0));
  fail_unless (motion->strength <= 1 + (look->strength - 1) * 1.5 + .001);
  fail_unless (motion->why && *motion->why);
  if (motion->has_focus)
    fail_unless (motion->focus_x >= .15 && motion->focus_x <= .85
        && motion->focus_y >= .15 && motion->focus_y <= .85);
}

/* Whatever is in the pictures, no two moves in a row are alike, and the last
 * one opens up. */
GST_START_TEST (no_two_moves_alike)
{
  const Look *look = looks[__i__];
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  Sight *sights[] = { sight_with (.2, .5), sight_with (.8, .5),
    sight_with (.5, .2), sight_with (.5, .8), NULL };

  for (guint round = 0; round < 200; round++) {
    const guint n = g_rand_int_range (rand, 1, 16);
    MotionScene scenes[16];
    Motion out[16];

    for (guint i = 0; i < n; i++)
      scenes[i] = (MotionScene){ sights[g_rand_int_range (rand, 0, 5)],
        g_rand_int_range (rand, 1500, 6000), g_rand_int_range (rand, 0, 4) == 0,
        round % 2 ? g_rand_int_range (rand, 0, LOOK_MOVE_PUNCH + 1)
                  : LOOK_MOVE_NONE };
    motion_choose (look, scenes, n, out);
    for (guint i = 0; i < n; i++) {
      check_motion (&out[i], look);
      fail_if (i > 0 && g_str_equal (out[i].type, out[i - 1].type), "%s",
          out[i].type);
    }
    if (n > 1)
      fail_unless_equals_string (out[n - 1].type, "zoom_out");
    for (guint i = 0; i < n; i++)
      motion_clear (&out[i]);
  }
  for (guint i = 0; i < 4; i++)
    sight_free (sights[i]);
}
GST_END_TEST;

/* Pans lead to where the weight is, zooms to the spot. */
GST_START_TEST (moves_follow_the_picture)
{
  static const struct {
    gdouble x, y;
    const gchar *way;
  } cases[] = { { .18, .5, "left" }, { .82, .5, "right" }, { .5, .15, "up" },
    { .5, .85, "down" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (Sight) sight = sight_with (cases[i].x, cases[i].y);
    const MotionScene scenes[] = { { sight, 4000, FALSE },
      { sight, 4000, FALSE }, { sight, 4000, FALSE }, { sight, 4000, FALSE } };
    g_autofree gchar *pan = g_strconcat ("pan_", cases[i].way, NULL);
    Motion out[4];

    motion_choose (look_find ("cinematic"), scenes, 4, out);
    fail_unless_equals_string (out[0].type, "zoom_in");
    fail_unless (fabs (out[0].focus_x - CLAMP (cases[i].x, .2, .8)) < .08
        && fabs (out[0].focus_y - CLAMP (cases[i].y, .2, .8)) < .1);
    fail_unless_equals_string (out[1].type, pan);
    fail_unless (strstr (out[1].why, cases[i].way) != NULL);
    for (guint k = 0; k < 4; k++)
      motion_clear (&out[k]);
  }
}
GST_END_TEST;

/* ---- titles ---- */

static const struct {
  gint width, height;
} frames[] = { { 640, 360 }, { 360, 640 }, { 360, 360 } };

static const gchar *const texts[] = { "Coffee", "A Short History of London",
  "How to Repair a Bicycle Tyre on the Road",
  "Die Geschichte der Donaudampfschifffahrt" };

/* What the title stands on, as its colours say, is mixed here anew. */
static gdouble
measure (const Sight *sight, const Title *title)
{
  SightVeil veil = { 0, NULL, 0 };
  guint32 ink;

  fail_unless (picture_parse_color (title->ink, &ink));
  if (title->ground != TITLE_PLATE)
    return sight_contrast (sight, &title->box, ink, NULL);
  fail_unless (picture_parse_color (title->veil, &veil.color));
  return sight_contrast (sight, &title->box, ink, &veil);
}

static void
check_box (const Title *title)
{
  const SightRect *box = &title->box;

  fail_unless (box->x >= TITLE_SAFE - .002
          && box->x + box->width <= 1 - TITLE_SAFE + .002
          && box->y >= TITLE_SAFE - .002
          && box->y + box->height <= TITLE_LOWEST + .002,
      "%s: %g %g %g %g", title->text, box->x, box->y, box->width, box->height);
}

static Picture *
picture_of (guint kind, gint width, gint height)
{
  static const guint32 grounds[] = { 0x101820ff, 0xf0f2f4ff, 0x7f8488ff };
  Picture *picture = plain (width, height, grounds[kind % 3]);

  if (kind >= 3)
    busy (picture, kind % 2 ? 0 : .5, 0, .5, kind >= 6 ? 1 : .5);
  return picture;
}

#define KINDS 9

/* On dark, light, grey and busy pictures, in three shapes and all looks. */
GST_START_TEST (titles_can_be_read)
{
  const Look *look = looks[__i__];
  guint grounds[3] = { 0 };

  for (guint f = 0; f < G_N_ELEMENTS (frames); f++)
    /* All pairs of shape and picture over three looks. */
    for (guint kind = (__i__ + f) % 3; kind < KINDS; kind += 3) {
      g_autoptr (Picture) picture =
          picture_of (kind, frames[f].width, frames[f].height);
      g_autoptr (Sight) sight =
          sight_new (picture, frames[f].width, frames[f].height);
      const Sight *const sights[] = { sight };
      const TitleRequest request = { look, frames[f].width, frames[f].height,
        texts[kind % G_N_ELEMENTS (texts)], sights, 1, NULL };
      g_auto (Title) title = { NULL };

      title_place (&request, &title);
      check_box (&title);
      fail_unless (title.contrast >= 4.5, "%s, picture %u: %s", look->name,
          kind, title.why);
      fail_unless (
          title.ground == TITLE_SCRIM || measure (sight, &title) >= 4.5);
      fail_unless ((title.veil != NULL) == (title.ground != TITLE_BARE));
      grounds[title.ground]++;
    }
  /* Nothing is laid between where nothing is needed. */
  fail_unless (grounds[TITLE_BARE] >= 1);
}
GST_END_TEST;

/* Never over what draws the eye, if there is another place. */
GST_START_TEST (titles_leave_the_subject_free)
{
  static const gdouble sides[] = { .22, .78 };

  for (guint i = 0; i < 2; i++) {
    g_autoptr (Picture) picture = plain (1280, 720, 0x182028ff);
    g_autoptr (Sight) sight = NULL;
    g_auto (Title) title = { NULL };
    TitleRequest request = { looks[0], 1280, 720, "A Lighthouse", NULL, 1 };

    busy (picture, sides[i] - .12, .05, .24, .6);
    sight = sight_new (picture, 1280, 720);
    request.sights = (const Sight *const[]){ sight };
    title_place (&request, &title);
    fail_unless_equals_string (title.align, i == 0 ? "right" : "left");
    fail_unless (title.box.x >= sides[i] + .1
        || title.box.x + title.box.width <= sides[i] - .1);
  }
}
GST_END_TEST;

/* A picture that nobody could look at may be any: a plate holds on all. */
GST_START_TEST (unseen_pictures_get_a_plate)
{
  const Sight *const sights[] = { NULL };
  const TitleRequest request = { looks[0], 640, 360, "Unseen", sights, 1 };
  g_auto (Title) title = { NULL };
  guint32 plate, ink;

  title_place (&request, &title);
  check_box (&title);
  fail_unless (title.ground == TITLE_PLATE);
  fail_unless (picture_parse_color (title.veil, &plate)
      && picture_parse_color (title.ink, &ink));
  {
    g_autoptr (Picture) white = plain (64, 36, 0xffffffff);
    g_autoptr (Sight) sight = sight_new (white, 64, 36);
    const SightVeil veil = { plate, NULL, 0 };

    fail_unless (sight_contrast (sight, &title.box, ink, &veil) >= 4.5);
  }
}
GST_END_TEST;

static guint
n_looks (void)
{
  guint n = 0;

  while (looks[n])
    n++;
  return n;
}

static Suite *
sight_suite (void)
{
  Suite *suite = suite_create ("sight");
  TCase *tcase = tcase_create ("sight");

  suite_add_tcase (suite, tcase);
  tcase_add_loop_test (tcase, the_eye_finds_the_spot, 0, G_N_ELEMENTS (spots));
  tcase_add_test (tcase, light_draws_the_eye);
  tcase_add_test (tcase, what_is_cut_off_is_not_seen);
  tcase_add_test (tcase, contrast_is_that_of_the_standard);
  tcase_add_test (tcase, veils_darken);
  tcase_add_test (tcase, what_is_no_picture_is_not_seen);
  tcase_add_loop_test (tcase, no_two_moves_alike, 0, n_looks ());
  tcase_add_test (tcase, moves_follow_the_picture);
  tcase_add_loop_test (tcase, titles_can_be_read, 0, n_looks ());
  tcase_add_test (tcase, titles_leave_the_subject_free);
  tcase_add_test (tcase, unseen_pictures_get_a_plate);
  return suite;
}

SUITE_MAIN (sight_suite)
