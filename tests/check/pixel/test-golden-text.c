/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Every caption style, kind of overlay and animation at three moments, against
 * what was looked at: tests/golden/SHEET.txt, which `test-golden-text --write
 * SHEET` prints anew. What is kept are mean colours (golden-grid.h), as letters
 * are drawn by libraries that may round otherwise elsewhere. */
#include "suite.h"
#include "caption.h"
#include "golden-grid.h"
#include "overlay.h"

#define SECOND G_GINT64_CONSTANT (1000000000)
#define MOMENTS 3
#define SCALE .25 /* of a movie of 1280 x 720 */

/* ---- captions ---- */

static const CaptionCue cue = {
  .to_ns = 3 * SECOND,
  .text = (gchar *) "Rivers carry old stories to the sea",
};

static const gchar *
caption_name (guint i)
{
  return caption_styles[i] ? caption_styles[i]->name : NULL;
}

static void
draw_spec (const CaptionStyle *style, const CaptionSpec *spec, gdouble seconds,
    Picture *dst)
{
  g_autoptr (CaptionBlock) block = caption_layout (
      style, spec, &cue, GRID_WIDTH, GRID_HEIGHT, SCALE, dst->matrix, NULL);

  caption_draw (block, seconds * SECOND, dst);
}

static void
draw_caption (guint i, gdouble seconds, Picture *dst)
{
  draw_spec (caption_styles[i], NULL, seconds, dst);
}

/* ---- overlays ---- */

static void
with_text (OverlaySpec *spec)
{
  spec->text = (gchar *) "Golden hour";
  spec->style.weight = 800;
}

static void
with_stroke (OverlaySpec *spec)
{
  with_text (spec);
  spec->style.stroke_px = 8;
  spec->style.stroke_color = 0x102040ff;
}

static void
with_shadow (OverlaySpec *spec)
{
  with_text (spec);
  spec->style.shadow_px = 24;
  spec->style.shadow_color = 0x000000e0;
}

static void
with_gradient (OverlaySpec *spec)
{
  with_text (spec);
  spec->style.size_px = 160;
  spec->style.color = 0xffd166ff;
  spec->style.gradient_color = 0xd0204aff;
  spec->style.gradient_angle = 90;
}

static void
with_spacing (OverlaySpec *spec)
{
  with_text (spec);
  spec->style.letter_spacing = .2;
}

static void
with_plate (OverlaySpec *spec)
{
  with_text (spec);
  spec->plate.color = 0x103050ff;
  spec->plate.stroke_color = 0xe0883aff;
  spec->plate.stroke = 8;
}

static void
with_scrim (OverlaySpec *spec)
{
  with_text (spec);
  spec->anchor = OVERLAY_BOTTOM_LEFT;
  spec->scrim = 0x000000c0;
}

static void
turned (OverlaySpec *spec)
{
  with_text (spec);
  spec->rotation = -15;
  spec->opacity = .6;
}

static void
shrunk (OverlaySpec *spec)
{
  with_text (spec);
  spec->text = (gchar *) "A long sentence that has to stay inside of a box";
  spec->width = 500;
  spec->height = 240;
  spec->max_lines = 3;
}

/* Texts in all that they can be. */
static const struct {
  const gchar *name;
  void (*set) (OverlaySpec *spec);
} looks[] = {
  { "text:stroke", with_stroke },
  { "text:shadow", with_shadow },
  { "text:gradient", with_gradient },
  { "text:letter_spacing", with_spacing },
  { "text:plate", with_plate },
  { "text:scrim", with_scrim },
  { "text:rotation", turned },
  { "text:max_lines", shrunk },
};

static guint
count_kinds (void)
{
  guint n = 0;

  while (overlay_kinds[n])
    n++;
  return n;
}

static const gchar *
overlay_name (guint i)
{
  const guint n = count_kinds ();

  if (i < n)
    return overlay_kinds[i]->name;
  return i - n < G_N_ELEMENTS (looks) ? looks[i - n].name : NULL;
}

static void
draw_spec_of (const OverlayKind *kind, const OverlaySpec *spec,
    const PaperImage *image, const OverlayMoment *moment, Picture *dst)
{
  const OverlayFrame frame = { dst->width, dst->height, SCALE, dst->matrix,
    image };
  g_autoptr (OverlayBlock) block = overlay_layout (kind, spec, &frame, NULL);

  overlay_draw (block, moment, dst);
}

/* A disc with a hole, from red to yellow. */
static void
fill_disc (guint8 rgba[64 * 64 * 4])
{
  for (gint i = 0; i < 64 * 64; i++) {
    const gint x = i % 64 - 32, y = i / 64 - 32, r = x * x + y * y;

    rgba[4 * i] = 230;
    rgba[4 * i + 1] = 3 * (i / 64);
    rgba[4 * i + 2] = 40;
    rgba[4 * i + 3] = r < 900 && r > 100 ? 255 : 0;
  }
}

/* A kind with what it needs. */
static void
draw_kind (const OverlayKind *kind, const OverlayMoment *moment, Picture *dst)
{
  guint8 rgba[64 * 64 * 4];
  const PaperImage image = { rgba, 64, 64, 256 };
  OverlaySpec spec = overlay_spec_init (kind);
  const gboolean picture = kind->needs & OVERLAY_NEEDS_PICTURE;

  fill_disc (rgba);
  if (kind->needs & (OVERLAY_NEEDS_TEXT | OVERLAY_NEEDS_EITHER)) {
    spec.text = (gchar *) "Golden hour";
    spec.subtext = (gchar *) "by the river";
  }
  if (picture) {
    spec.width = 360;
    spec.height = 360;
  }
  draw_spec_of (kind, &spec, picture ? &image : NULL, moment, dst);
}

static void
draw_overlay (guint i, gdouble seconds, Picture *dst)
{
  const guint n = count_kinds ();
  const OverlayMoment moment = { seconds * SECOND, 3 * SECOND, 30 * seconds,
    0 };
  OverlaySpec spec;

  if (i < n) {
    draw_kind (overlay_kinds[i], &moment, dst);
    return;
  }
  spec = overlay_spec_init (overlay_kind_find ("text"));
  looks[i - n].set (&spec);
  draw_spec_of (overlay_kind_find ("text"), &spec, NULL, &moment, dst);
}

/* ---- animations ---- */

static const gchar *
animation_name (guint i)
{
  return animations_all ()[i] ? animations_all ()[i]->name : NULL;
}

static void
draw_animation (guint i, gdouble seconds, Picture *dst)
{
  const OverlayMoment moment = { seconds * SECOND, 3 * SECOND, 30 * seconds,
    0 };
  const OverlayKind *kind = overlay_kind_find ("text");
  OverlaySpec spec = overlay_spec_init (kind);

  spec.text = (gchar *) "Office waves\nof Tomorrow";
  spec.style.size_px = 130;
  spec.style.weight = 800;
  spec.anchor = OVERLAY_CENTER;
  spec.enter.type = animations_all ()[i];
  spec.enter.duration = SECOND;
  params_defaults (spec.enter.type->params, &spec.enter.settings);
  draw_spec_of (kind, &spec, NULL, &moment, dst);
}

/* ---- sheets ---- */

typedef struct {
  const gchar *name;
  gdouble seconds[MOMENTS];
  const gchar *(*entry) (guint i); /* NULL behind the last */
  void (*draw) (guint i, gdouble seconds, Picture *dst);
} Sheet;

static const Sheet sheets[] = {
  { "captions", { .15, 1.4, 2.9 }, caption_name, draw_caption },
  { "overlays", { .3, 1.5, 2.7 }, overlay_name, draw_overlay },
  { "animations", { .2, .45, .7 }, animation_name, draw_animation },
};

static Grid
grid_at (const Sheet *sheet, guint i, guint moment)
{
  g_autoptr (Picture) picture = grid_picture ();

  sheet->draw (i, sheet->seconds[moment], picture);
  return grid_of (picture);
}

/* "NAME SECONDS ROW ROW ...", a moment a line, in the order of the table. */
static gchar *
write_sheet (const Sheet *sheet)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; sheet->entry (i); i++)
    for (guint k = 0; k < MOMENTS; k++) {
      const Grid grid = grid_at (sheet, i, k);

      g_string_append_printf (
          lines, "%s %.2f ", sheet->entry (i), sheet->seconds[k]);
      grid_write (&grid, lines);
      g_string_append_c (lines, '\n');
    }
  return g_string_free (lines, FALSE);
}

static void
check_line (const Sheet *sheet, guint i, guint moment, const gchar *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autofree gchar *seconds = g_strdup_printf ("%.2f", sheet->seconds[moment]);
  const Grid now = grid_at (sheet, i, moment);
  GridDistance distance;
  Grid then;

  fail_unless (g_strv_length (words) > 2, "%s: %s", sheet->name, line);
  fail_unless_equals_string (words[0], sheet->entry (i));
  fail_unless_equals_string (words[1], seconds);
  fail_unless (grid_read ((const gchar *const *) words + 2, &then), "%s", line);
  distance = grid_distance (&now, &then);
  fail_unless (grid_is_like (&now, &then),
      "%s: %s at %s s is drawn otherwise: a cell by %d of 255, all by %.1f; if "
      "that is meant: tests/golden/regenerate",
      sheet->name, sheet->entry (i), seconds, distance.most, distance.mean);
}

GST_START_TEST (test_sheet)
{
  const Sheet *sheet = &sheets[__i__];
  g_autofree gchar *name = g_strdup_printf ("tests/golden/%s.txt", sheet->name);
  g_autofree gchar *path = suite_source_path (name);
  g_autofree gchar *kept = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  fail_unless (g_file_get_contents (path, &kept, NULL, NULL), "%s", path);
  lines = g_strsplit (g_strchomp (kept), "\n", -1);
  for (guint i = 0; sheet->entry (i); i++)
    for (guint k = 0; k < MOMENTS; k++, n++) {
      fail_unless (lines[n] != NULL, "%s: too few lines", path);
      check_line (sheet, i, k, lines[n]);
    }
  fail_unless (lines[n] == NULL, "%s: too many lines", path);
}
GST_END_TEST;

/* ---- what is held apart ---- */

/* Of all entries one after another. */
static GArray *
all_grids (const Sheet *sheet)
{
  GArray *grids = g_array_new (FALSE, FALSE, sizeof (Grid));

  for (guint i = 0; sheet->entry (i); i++)
    for (guint k = 0; k < MOMENTS; k++) {
      const Grid grid = grid_at (sheet, i, k);

      g_array_append_val (grids, grid);
    }
  return grids;
}

static gboolean
are_alike (const GArray *grids, guint a, guint b)
{
  for (guint k = 0; k < MOMENTS; k++)
    if (!grid_is_like (&g_array_index (grids, Grid, a * MOMENTS + k),
            &g_array_index (grids, Grid, b * MOMENTS + k)))
      return FALSE;
  return TRUE;
}

/* A test that takes one entry for another would see no change either. */
GST_START_TEST (test_no_two_alike)
{
  const Sheet *sheet = &sheets[__i__];
  g_autoptr (GArray) grids = all_grids (sheet);

  for (guint a = 0; sheet->entry (a); a++)
    for (guint b = a + 1; sheet->entry (b); b++)
      fail_if (are_alike (grids, a, b), "%s: %s and %s", sheet->name,
          sheet->entry (a), sheet->entry (b));
}
GST_END_TEST;

/* What a style may change by mistake is seen. */
GST_START_TEST (test_small_changes)
{
  static const struct {
    CaptionSetting setting;
    gdouble value;
  } changes[] = {
    { CAPTION_SETTING_SIZE, 1.06 },
    { CAPTION_SETTING_COLOR, 0xffe0c0ff },
    { CAPTION_SETTING_ACCENT, 0xff802eff },
    { CAPTION_SETTING_STROKE, 0x404040ff },
  };
  const CaptionStyle *style = caption_style_find ("karaoke");
  g_autoptr (Picture) plain = grid_picture ();
  Grid before;

  draw_spec (style, NULL, 1.4, plain);
  before = grid_of (plain);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++) {
    g_autoptr (Picture) picture = grid_picture ();
    CaptionSpec spec;
    Grid after;

    caption_spec_defaults (&spec, style);
    spec.settings.value[changes[i].setting] = changes[i].value;
    draw_spec (style, &spec, 1.4, picture);
    after = grid_of (picture);
    fail_if (grid_is_like (&before, &after), "setting %u", i);
  }
}
GST_END_TEST;

/* By two pixels of 180. */
GST_START_TEST (test_small_moves)
{
  for (gint way = 0; way < 2; way++) {
    g_autoptr (Picture) plain = grid_picture ();
    g_autoptr (Picture) moved = grid_picture ();
    Picture from, to;
    Grid before, after;

    draw_spec (caption_style_find ("bold_bottom"), NULL, 1.4, plain);
    from = picture_view (plain, 0, 0, GRID_WIDTH - 2, GRID_HEIGHT - 2);
    to = picture_view (
        moved, 2 * way, 2 - 2 * way, GRID_WIDTH - 2, GRID_HEIGHT - 2);
    picture_copy (&to, &from);
    before = grid_of (plain);
    after = grid_of (moved);
    fail_if (grid_is_like (&before, &after), "%s", way ? "right" : "down");
  }
}
GST_END_TEST;

/* What is written is read again. */
GST_START_TEST (test_lines)
{
  g_autoptr (GString) line = g_string_new (NULL);
  const Grid grid = grid_at (&sheets[0], 0, 1);
  g_auto (GStrv) rows = NULL;
  Grid again;

  grid_write (&grid, line);
  rows = g_strsplit (line->str, " ", -1);
  fail_unless (grid_read ((const gchar *const *) rows, &again));
  fail_unless (memcmp (&grid, &again, sizeof grid) == 0);
  g_clear_pointer (&rows[GRID_ROWS - 1], g_free);
  fail_if (grid_read ((const gchar *const *) rows, &again));
}
GST_END_TEST;

static Suite *
golden_text_suite (void)
{
  Suite *suite = suite_create ("golden-text");
  TCase *tc = tcase_create ("golden-text");

  tcase_set_timeout (tc, 120);
  suite_add_tcase (suite, tc);
  tcase_add_loop_test (tc, test_sheet, 0, G_N_ELEMENTS (sheets));
  tcase_add_loop_test (tc, test_no_two_alike, 0, G_N_ELEMENTS (sheets));
  tcase_add_test (tc, test_small_changes);
  tcase_add_test (tc, test_small_moves);
  tcase_add_test (tc, test_lines);
  return suite;
}

static int
write_named (const gchar *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    if (g_str_equal (sheets[i].name, name)) {
      g_autofree gchar *lines = write_sheet (&sheets[i]);

      g_print ("%s", lines);
      return 0;
    }
  g_printerr ("usage: test-golden-text --write captions|overlays|animations\n");
  return 2;
}

int
main (int argc, char **argv)
{
  SRunner *runner;
  gint failed;

  if (argc == 3 && g_str_equal (argv[1], "--write"))
    return write_named (argv[2]);
  gst_check_init (&argc, &argv);
  runner = srunner_create (golden_text_suite ());
  srunner_run_all (runner, CK_ENV);
  failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed ? 1 : 0;
}
