/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Laws of all animations: nothing before, rest after, and in between the same
 * picture whenever it is asked for. And how texts are taken apart. */
#include "suite.h"
#include "overlay.h"
#include "pictures.h"
#include "sprite-view.h"
#include "text-pieces.h"

#define WIDTH 321
#define HEIGHT 181
#define SECOND G_GINT64_CONSTANT (1000000000)

/* "Wave" in Latin with a ligature, Hebrew, Arabic, Devanagari, Thai, Japanese,
 * Vietnamese with marks of their own, and a family of one emoji. */
static const gchar *const texts[] = { "Office waves\nfifty AVATAR",
  "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xd7\xa2\xd7\x95\xd7\x9c\xd7\x9d",
  "\xd9\x85\xd8\xb1\xd8\xad\xd8\xa8\xd8\xa7 \xd8\xa8\xd9\x83\xd9\x85",
  "\xe0\xa4\xa8\xe0\xa4\xae\xe0\xa4\xb8\xe0\xa5\x8d\xe0\xa4\xa4\xe0\xa5\x87",
  "\xe0\xb8\xaa\xe0\xb8\xa7\xe0\xb8\xb1\xe0\xb8\xaa\xe0\xb8\x94\xe0\xb8\xb5",
  "\xe6\x9d\xb1\xe4\xba\xac\xe3\x81\xae\xe5\xa4\x9c",
  "Vie\xcc\xa3\xcc\x82t Nam",
  "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7!" };

static OverlaySpec
spec_of (const gchar *text)
{
  OverlaySpec spec = overlay_spec_init (overlay_kind_find ("text"));

  spec.text = (gchar *) text;
  spec.style.size_px = 34;
  spec.style.weight = 700;
  spec.style.stroke_px = 1.5;
  spec.style.stroke_color = 0x000000ff;
  spec.style.shadow_px = 6;
  spec.style.shadow_color = 0x000000a0;
  spec.anchor = OVERLAY_CENTER;
  return spec;
}

static void
set_animation (AnimationSpec *spec, const Animation *type)
{
  spec->type = type;
  spec->duration = SECOND;
  params_defaults (type->params, &spec->settings);
}

static OverlayBlock *
lay_out (const OverlaySpec *spec)
{
  const OverlayFrame frame = { WIDTH, HEIGHT, 1, PICTURE_BT601, NULL };

  return overlay_layout (overlay_kind_find ("text"), spec, &frame, NULL);
}

static Picture *
draw (OverlayBlock *block, gdouble seconds)
{
  const OverlayMoment moment = { seconds * SECOND, 3 * SECOND, 30 * seconds,
    7 };
  Picture *picture = picture_of_seed (WIDTH, HEIGHT, 2);

  overlay_draw (block, &moment, picture);
  return picture;
}

static void
check_draw (
    OverlayBlock *block, gdouble seconds, const Picture *as, const gchar *name)
{
  g_autoptr (Picture) picture = draw (block, seconds);

  assert_same_picture (picture, as, name);
}

GST_START_TEST (test_table)
{
  guint n = 0;

  for (const Animation *const *a = animations_all (); *a; a++, n++) {
    fail_unless (animation_find ((*a)->name) == *a);
    fail_unless ((*a)->summary && (*a)->pose && (*a)->unit > 0);
    fail_unless (
        !(*a)->easing || easing_find ((*a)->easing), "%s", (*a)->easing);
    for (guint i = 0; (*a)->aliases && (*a)->aliases[i]; i++)
      fail_unless (
          animation_find ((*a)->aliases[i]) == *a, "%s", (*a)->aliases[i]);
  }
  fail_unless (n >= 40, "%u", n);
  fail_unless (animation_find ("nothing") == NULL);
}

GST_END_TEST;

/* Every pose comes to rest without a jump. */
GST_START_TEST (test_poses_end_at_rest)
{
  for (const Animation *const *a = animations_all (); *a; a++) {
    AnimationSpec spec = { .stagger = -1 };
    AnimationState state = { .seed = 5, .from_middle = 2 };
    AnimationPose pose;

    set_animation (&spec, *a);
    fail_if (animation_pose (&spec, 0, FALSE, 0, 3, &state, &pose));
    fail_unless (animation_pose (&spec, 1 - 1e-9, FALSE, 2, 3, &state, &pose));
    fail_unless (fabs (pose.x) < 2e-3 && fabs (pose.y) < 2e-3
            && fabs (pose.own_x) < 2e-3 && fabs (pose.own_y) < 2e-3
            && fabs (pose.frame_x) < 2e-3 && fabs (pose.frame_y) < 2e-3
            && fabs (pose.angle) < 2e-3 && fabs (pose.scale_x - 1) < 2e-3
            && fabs (pose.scale_y - 1) < 2e-3 && pose.opacity > 1 - 2e-3
            && pose.blur < 2e-3 && pose.torn < 2e-3 && pose.window[0] < 2e-3
            && pose.window[1] < 2e-3 && pose.window[2] > 1 - 2e-3
            && pose.window[3] > 1 - 2e-3,
        "%s", (*a)->name);
  }
}

GST_END_TEST;

static void
check_in_guards (
    OverlayBlock *block, gdouble seconds, const Picture *as, const gchar *name)
{
  g_auto (GuardedPicture) guarded = guarded_new (WIDTH, HEIGHT);
  g_autoptr (Picture) base = picture_of_seed (WIDTH, HEIGHT, 2);
  const OverlayMoment moment = { seconds * SECOND, 3 * SECOND, 30 * seconds,
    7 };

  picture_copy (&guarded.picture, base);
  overlay_draw (block, &moment, &guarded.picture);
  assert_same_picture (&guarded.picture, as, name);
  assert_guards (&guarded, name);
}

static void
check_way (const Animation *animation, AnimationUnit unit)
{
  OverlaySpec spec = spec_of (texts[0]);
  g_autoptr (OverlayBlock) still = lay_out (&spec), moves = NULL, again = NULL;
  g_autoptr (Picture) rest = draw (still, 1.5), middle = NULL;
  g_autoptr (Picture) base = picture_of_seed (WIDTH, HEIGHT, 2);

  set_animation (&spec.enter, animation);
  set_animation (&spec.exit, animation);
  spec.enter.unit = spec.exit.unit = unit;
  moves = lay_out (&spec);
  again = lay_out (&spec);
  check_draw (moves, 0, base, animation->name);
  check_draw (moves, 1, rest, animation->name);
  check_draw (moves, 2, rest, animation->name);
  check_draw (moves, 3, base, animation->name);
  middle = draw (moves, .37);
  fail_unless (picture_distance (middle, rest) > 0, "%s", animation->name);
  fail_unless (picture_distance (middle, base) > 0, "%s", animation->name);
  check_in_guards (again, .37, middle, animation->name);
}

GST_START_TEST (test_ways_in_and_out)
{
  for (const Animation *const *a = animations_all (); *a; a++)
    for (AnimationUnit unit = 0; unit <= ANIMATION_BY_LETTER; unit++)
      if (*a == animation_find ("rise")
          || ((a - animations_all ()) % suite_apart (3) == 0
              && (unit == 0 || unit == ANIMATION_BY_LETTER)))
        check_way (*a, unit);
}

GST_END_TEST;

/* What is not on its way stands still: the frames between are one picture. */
GST_START_TEST (test_same)
{
  OverlaySpec spec = spec_of ("wave");
  g_autoptr (OverlayBlock) block = NULL;
  const OverlayMoment early = { SECOND / 2, 3 * SECOND, 15, 0 };
  const OverlayMoment rest = { SECOND, 3 * SECOND, 30, 0 };
  const OverlayMoment later = { 2 * SECOND, 3 * SECOND, 60, 0 };
  const OverlayMoment late = { 5 * SECOND / 2, 3 * SECOND, 75, 0 };

  set_animation (&spec.enter, animation_find ("rise"));
  set_animation (&spec.exit, animation_find ("fade"));
  block = lay_out (&spec);
  fail_unless (overlay_same (block, &rest, &later));
  fail_unless (overlay_same (block, &early, &early));
  fail_if (overlay_same (block, &early, &rest));
  fail_if (overlay_same (block, &later, &late));
}

GST_END_TEST;

/* Ways that have no room beside one another share what there is. */
GST_START_TEST (test_short)
{
  OverlaySpec spec = spec_of ("wave");
  OverlayMoment moment = { 0, SECOND, 0, 0 };
  gdouble enter, leave;

  set_animation (&spec.enter, animation_find ("rise"));
  set_animation (&spec.exit, animation_find ("fade"));
  spec.enter.duration = 3 * SECOND;
  for (gint i = 0; i <= 4; i++) {
    moment.time = i * SECOND / 4;
    overlay_progress (
        overlay_kind_find ("text"), &spec, &moment, &enter, &leave);
    fail_unless (fabs (enter - MIN (i / 3.0, 1)) < 1e-6);
    fail_unless (fabs (leave - MIN (4 - i, 1)) < 1e-6);
  }
}

GST_END_TEST;

/* ---- order ---- */

static void
check_order (AnimationOrder order, guint n)
{
  AnimationSpec spec = { .order = order, .stagger = .5 };
  gdouble sum[2] = { 0 };

  set_animation (&spec, animation_find ("fade"));
  for (gint step = 1; step < 20; step++) {
    gdouble before = order == ANIMATION_REVERSE ? 0 : 1;

    for (guint i = 0; i < n; i++) {
      AnimationState state = { .seed = 11 };
      AnimationPose pose;

      animation_pose (&spec, step / 20.0, FALSE, i, n, &state, &pose);
      if (order == ANIMATION_FORWARD)
        fail_unless (state.t <= before);
      else if (order == ANIMATION_REVERSE)
        fail_unless (state.t >= before);
      before = state.t;
      sum[i < n / 2] += state.t;
    }
  }
  if (order == ANIMATION_FROM_MIDDLE && n % 2 == 0)
    fail_unless (fabs (sum[0] - sum[1]) < 1e-9);
}

GST_START_TEST (test_order)
{
  for (guint n = 1; n < 12; n++)
    for (AnimationOrder o = ANIMATION_FORWARD; o <= ANIMATION_FROM_MIDDLE; o++)
      check_order (o, n);
}

GST_END_TEST;

/* ---- pieces ---- */

static const guint32 *
word_at (const Paper *paper, gint x, gint y)
{
  x -= paper->x;
  y -= paper->y;
  if (x < 0 || y < 0 || x >= paper->width || y >= paper->height)
    return NULL;
  return (const guint32 *) (paper->argb + y * paper->stride) + x;
}

/* Each pixel of the whole is in one piece, as it is there. */
static void
check_pieces (const gchar *text, TextUnit unit)
{
  const OverlaySpec spec = spec_of (text);
  g_autoptr (TextBlock) block = text_layout (text, &spec.style, 300, 0, NULL);
  g_autoptr (Paper) whole = text_block_paint (block, 11, 23);
  g_autoptr (GArray) pieces = text_block_pieces (block, whole, 11, 23, unit);

  fail_unless (pieces->len > 0);
  for (gint y = whole->y; y < whole->y + whole->height; y++)
    for (gint x = whole->x; x < whole->x + whole->width; x++) {
      guint n = 0;

      for (guint i = 0; i < pieces->len; i++) {
        const TextPiece *piece = &g_array_index (pieces, TextPiece, i);
        const guint32 *word = word_at (piece->paper, x, y);

        if (!word || *word == 0)
          continue;
        n++;
        fail_unless (*word == *word_at (whole, x, y));
      }
      fail_unless_equals_int (n, *word_at (whole, x, y) != 0);
    }
}

GST_START_TEST (test_pieces_are_the_whole)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (TextUnit unit = TEXT_UNIT_LINE; unit <= TEXT_UNIT_LETTER; unit++)
      check_pieces (texts[i], unit);
}

GST_END_TEST;

static guint
count_pieces (const gchar *text, TextUnit unit)
{
  const OverlaySpec spec = spec_of (text);
  g_autoptr (TextBlock) block = text_layout (text, &spec.style, 0, 0, NULL);
  g_autoptr (Paper) whole = text_block_paint (block, 0, 0);
  g_autoptr (GArray) pieces = text_block_pieces (block, whole, 0, 0, unit);

  return pieces->len;
}

/* Marks stay with their letters, a family of emoji is one. */
GST_START_TEST (test_pieces_are_whole)
{
  fail_unless_equals_int (count_pieces ("one two\nthree", TEXT_UNIT_LINE), 2);
  fail_unless_equals_int (count_pieces ("one two\nthree", TEXT_UNIT_WORD), 3);
  fail_unless_equals_int (
      count_pieces ("one two\nthree", TEXT_UNIT_LETTER), 11);
  fail_unless_equals_int (count_pieces (texts[6], TEXT_UNIT_LETTER), 7);
  fail_unless_equals_int (count_pieces (texts[5], TEXT_UNIT_LETTER), 4);
  fail_unless (count_pieces (texts[3], TEXT_UNIT_LETTER) <= 4);
}

GST_END_TEST;

/* The order of reading: from the right where that is read from the right. */
GST_START_TEST (test_reading_order)
{
  for (guint i = 0; i < 3; i++) {
    const gchar *text = i == 0 ? "one two three" : texts[i];
    const OverlaySpec spec = spec_of (text);
    g_autoptr (TextBlock) block = text_layout (text, &spec.style, 0, 0, NULL);
    g_autoptr (Paper) whole = text_block_paint (block, 0, 0);
    g_autoptr (GArray) pieces =
        text_block_pieces (block, whole, 0, 0, TEXT_UNIT_WORD);

    fail_unless (pieces->len >= 2);
    for (guint k = 0; k + 1 < pieces->len; k++) {
      const TextPiece *a = &g_array_index (pieces, TextPiece, k);
      const TextPiece *b = &g_array_index (pieces, TextPiece, k + 1);

      fail_unless (a->rtl == (i > 0));
      fail_unless ((a->paper->x > b->paper->x) == (i > 0), "%u %u: %d %d", i, k,
          a->paper->x, b->paper->x);
    }
  }
}

GST_END_TEST;

/* ---- views ---- */

/* Whole steps aside are the sprite itself, elsewhere. */
GST_START_TEST (test_view_by_whole_pixels)
{
  const OverlaySpec spec = spec_of ("wave");
  g_autoptr (TextBlock) block = text_layout ("wave", &spec.style, 0, 0, NULL);
  g_autoptr (Sprite) here =
      text_block_draw (block, 40, 60, PICTURE_BT601, 0, TRUE);
  g_autoptr (Sprite) there =
      text_block_draw (block, 58, 44, PICTURE_BT601, 0, TRUE);

  for (gint opacity = 0; opacity <= 256; opacity += 64) {
    g_autoptr (Picture) moved = picture_of_seed (WIDTH, HEIGHT, 2);
    g_autoptr (Picture) plain = picture_of_seed (WIDTH, HEIGHT, 2);
    const Affine view = { 1, 0, 0, 1, -18, 16 };

    sprite_blend_view (here, moved, &view, NULL, opacity);
    sprite_blend (there, plain, opacity, 0, G_MAXINT);
    assert_same_picture (moved, plain, "moved");
  }
}

GST_END_TEST;

static Suite *
animations_suite (void)
{
  Suite *suite = suite_create ("animations");
  TCase *tcase = tcase_create ("animations");

  suite_add_tcase (suite, tcase);
  tcase_set_timeout (tcase, 120);
  tcase_add_test (tcase, test_table);
  tcase_add_test (tcase, test_poses_end_at_rest);
  tcase_add_test (tcase, test_ways_in_and_out);
  tcase_add_test (tcase, test_same);
  tcase_add_test (tcase, test_short);
  tcase_add_test (tcase, test_order);
  tcase_add_test (tcase, test_pieces_are_the_whole);
  tcase_add_test (tcase, test_pieces_are_whole);
  tcase_add_test (tcase, test_reading_order);
  tcase_add_test (tcase, test_view_by_whole_pixels);
  return suite;
}

SUITE_MAIN (animations_suite)
