/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Colour grading against the plain formulas in doubles, and tables of colours
 * out of .cube files, good ones and hostile ones. */

#include "suite.h"
#include "draw.h"
#include "lut.h"
#include "curves.h"
#include "pictures.h"

typedef struct {
  gdouble c[3];
} Rgb;

static gdouble
grey_of (Rgb in)
{
  return .2126 * in.c[0] + .7152 * in.c[1] + .0722 * in.c[2];
}

typedef gdouble (*Formula) (Rgb in, gint channel);

#define FORMULA(name, expression)                                              \
  static gdouble name (Rgb in, gint i)                                         \
  {                                                                            \
    const gdouble x = in.c[i], grey = grey_of (in);                            \
    return (void) x, (void) grey, expression;                                  \
  }

static const gdouble warm_light[] = { 1, .84, .62 };

static gdouble
warmed (Rgb in, gint i)
{
  const gdouble gain[] = { exp2 (.275), 1, exp2 (-.375) };
  const gdouble sum = .2126 * gain[0] + .7152 + .0722 * gain[2];
  /* factors of light on a screen of gamma 2.4 */
  const gdouble light = pow (in.c[i], 2.4) * gain[i] / sum;

  return pow (light, 1 / 2.4);
}

static gdouble
enriched (Rgb in, gint i)
{
  const gdouble most = fmax (fmax (in.c[0], in.c[1]), in.c[2]);
  const gdouble least = fmin (fmin (in.c[0], in.c[1]), in.c[2]);
  const gdouble grey = grey_of (in);

  return grey + (in.c[i] - grey) * (1 + .6 * (1 - (most - least)));
}

/* Rodrigues' rotation around the axis of greys, then the brightness of before. */
static gdouble
turned (Rgb in, gint i)
{
  const gdouble a = 40 * G_PI / 180, mean = (in.c[0] + in.c[1] + in.c[2]) / 3;
  Rgb out;

  for (gint k = 0; k < 3; k++)
    out.c[k] = in.c[k] * cos (a)
        + (in.c[(k + 2) % 3] - in.c[(k + 1) % 3]) * sin (a) / sqrt (3)
        + mean * (1 - cos (a));
  return out.c[i] + grey_of (in) - grey_of (out);
}

static gdouble
wheeled (Rgb in, gint i)
{
  static const gdouble lift[] = { -.02, .01, .04 }, gamma[] = { 1, 1, 1.02 };
  static const gdouble gain[] = { 1.08, 1.01, .9 };
  const gdouble x = in.c[i];

  return pow (fmax ((x + lift[i] * (1 - x)) * gain[i], 0), 1 / gamma[i]);
}

FORMULA (brighter, x + .12)
FORMULA (contrasted, (x - .5) * 1.2 + .5)
FORMULA (exposed, pow (pow (x, 2.4) * exp2 (.6), 1 / 2.4))
FORMULA (gammaed, pow (x, 1 / 1.25))
FORMULA (saturated, grey + (x - grey) * 1.35)
FORMULA (levelled, CLAMP ((x - .05) / .87, 0, 1))
FORMULA (toned, x + .8 * x * pow (1 - x, 3) - .64 * (1 - x) * pow (x, 3))
FORMULA (greyed, grey)
FORMULA (inverted, 1 - x)
FORMULA (browned,
    grey *warm_light[i]
        / (.2126 * warm_light[0] + .7152 * warm_light[1]
            + .0722 * warm_light[2]))
FORMULA (boosted,
    (grey - .5) * 1.2 + .5 + ((x - .5) * 1.2 - (grey - .5) * 1.2) * 1.4)

static const struct {
  const gchar *name;
  Formula formula;
} grades[] = {
  { "brightness", brighter },
  { "contrast", contrasted },
  { "exposure", exposed },
  { "gamma", gammaed },
  { "saturation", saturated },
  { "vibrance", enriched },
  { "hue", turned },
  { "temperature", warmed },
  { "levels", levelled },
  { "shadows_highlights", toned },
  { "lift_gamma_gain", wheeled },
  { "grayscale", greyed },
  { "invert", inverted },
  { "negative", inverted },
  { "sepia", browned },
  { "boost", boosted },
};

/* One flat colour through the effect; out as the screen shows it. */
static void
graded (const Effect *effect, const ParamMeanings *meanings, PictureColor color,
    PictureMatrix matrix, Rgb *in, Rgb *out)
{
  g_autoptr (DrawContext) context = draw_context_new ();
  g_autoptr (Picture) src = picture_new (6, 4, matrix);
  g_autoptr (Picture) dst = picture_new (6, 4, matrix);
  const EffectState state = {
    .t = .5, .seconds = 1, .fps_n = 30, .fps_d = 1, .meanings = meanings
  };
  guint8 rgba[6 * 4 * 4];

  picture_fill (src, color);
  picture_to_rgba (src, rgba);
  for (gint i = 0; i < 3; i++)
    in->c[i] = rgba[i] / 255.;
  draw_effect (context, effect, &state, src, dst);
  picture_to_rgba (dst, rgba);
  for (gint i = 0; i < 3; i++)
    out->c[i] = rgba[i] / 255.;
}

/* Half a level of each of three planes, and of what went in. */
#define NEAR (3.6 / 255)

GST_START_TEST (test_formulas)
{
  for (guint e = 0; e < G_N_ELEMENTS (grades); e++)
    for (guint k = 0; k < 125; k++) {
      const PictureMatrix matrix = k % 2 ? PICTURE_BT709 : PICTURE_BT601;
      const guint32 rgba = (k % 5 * 51 + 25) << 24 | (k / 5 % 5 * 51 + 25) << 16
          | (k / 25 * 51 + 25) << 8 | 255;
      Rgb in, out;

      graded (effect_find (grades[e].name), NULL, picture_color (rgba, matrix),
          matrix, &in, &out);
      for (gint i = 0; i < 3; i++) {
        const gdouble want = CLAMP (grades[e].formula (in, i), 0, 1);

        fail_unless (fabs (out.c[i] - want) <= NEAR,
            "%s of %08x, channel %d: %f, not %f", grades[e].name, rgba, i,
            out.c[i], want);
      }
    }
}
GST_END_TEST;

/* ---- curves ---- */

static gpointer
parsed (const ParamParser *parser, const gchar *text, GError **error)
{
  /* no byte behind it may be read */
  const gsize size = strlen (text);
  g_autofree gchar *bytes = g_memdup2 (text, MAX (size, 1));

  return parser->parse (bytes, size, error);
}

GST_START_TEST (test_curves)
{
  g_autofree Curve *curve =
      parsed (&curve_parser, "0,0.1 .25,.2 .75,.85  1,1", NULL);
  gdouble last = 0;

  ck_assert (curve);
  ck_assert (curve_at (curve, 0) == .1 && curve_at (curve, 1) == 1);
  ck_assert (fabs (curve_at (curve, .25) - .2) < 1e-12);
  ck_assert (fabs (curve_at (curve, .75) - .85) < 1e-12);
  for (gdouble x = 0; x <= 1; x += 1 / 256.) {
    const gdouble y = curve_at (curve, x);

    ck_assert (y >= last && y <= 1);
    /* no corner */
    ck_assert (x == 0 || y - last < .015);
    last = y;
  }
  ck_assert (curve_at (NULL, .3) == .3);
}
GST_END_TEST;

GST_START_TEST (test_bad_curves)
{
  static const gchar *const texts[] = { "", "0,0", "0,0 1", "0,0 0,1",
    "0,0 .5,2 1,1", "0,0 .5,nan 1,1", "1,1 0,0", "a,b c,d", "0,0 1,1x",
    "0,0 ,1", "0 0 1 1" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;

    ck_assert (!parsed (&curve_parser, texts[i], &error));
    ck_assert (strstr (error->message, "expected 2 to 32 points"));
  }
}
GST_END_TEST;

/* ---- tables ---- */

static void
clear_lut (Lut **lut)
{
  if (*lut)
    lut_parser.free (*lut);
}
#define auto_lut __attribute__ ((cleanup (clear_lut))) Lut

/* A table of @size whose colours are @f of their place. */
static gchar *
cube_text (gint dimensions, gint size, Formula f)
{
  GString *text = g_string_new ("# made\nTITLE \"a test\"\n\n");
  const gint n = dimensions == 1 ? size : size * size * size;

  g_string_append_printf (text, "LUT_%dD_SIZE %d\r\n", dimensions, size);
  g_string_append (text, "DOMAIN_MIN 0 0 0\nDOMAIN_MAX 1.0 1.0 1.0\n");
  for (gint i = 0; i < n; i++) {
    const gint at[] = { i % size, dimensions == 1 ? i : i / size % size,
      dimensions == 1 ? i : i / size / size };
    const gdouble last = size - 1;
    const Rgb in = { { at[0] / last, at[1] / last, at[2] / last } };

    for (gint k = 0; k < 3; k++) {
      gchar number[32];

      g_string_append_printf (text, "%s ",
          g_ascii_formatd (number, sizeof number, "%.7f", f (in, k)));
    }
    g_string_append (text, "\n");
  }
  return g_string_free (text, FALSE);
}

FORMULA (straight, x)
/* Every channel of its own, none linear in the others. */
FORMULA (crossed, i == 0 ? in.c[1] * in.c[2] : i == 1 ? x * x : 1 - in.c[0])

static void
assert_lut (
    const Lut *lut, gint dimensions, gint size, Formula f, gdouble slack)
{
  for (gint way = 0; way < (dimensions == 3 ? 2 : 1); way++)
    for (gint k = 0; k < 1000; k++) {
      const guint16 from[] = { k % 10 * 7281, k / 10 % 10 * 7281,
        k / 100 * 7281 };
      const Rgb in = { { from[0] / 65535., from[1] / 65535.,
          from[2] / 65535. } };
      guint16 r = from[0], g = from[1], b = from[2];

      lut_apply (lut, way, 256, &r, &g, &b, 1);
      ck_assert_msg (fabs (r / 65535. - f (in, 0)) <= slack, "size %d", size);
      ck_assert_msg (fabs (g / 65535. - f (in, 1)) <= slack, "size %d", size);
      ck_assert_msg (fabs (b / 65535. - f (in, 2)) <= slack, "size %d", size);
    }
}

GST_START_TEST (test_tables)
{
  static const gint sizes[] = { 2, 3, 17, 33 };

  for (gint dimensions = 1; dimensions <= 3; dimensions += 2)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++) {
      g_autofree gchar *text = cube_text (dimensions, sizes[s], straight);
      auto_lut *lut = parsed (&lut_parser, text, NULL);

      ck_assert (lut);
      assert_lut (lut, dimensions, sizes[s], straight, 2 / 65535.);
    }
  g_autofree gchar *text = cube_text (3, 33, crossed);
  auto_lut *lut = parsed (&lut_parser, text, NULL);
  /* what a cell of 1/32 bends is less than this */
  assert_lut (lut, 3, 33, crossed, .6 / 1024);
}
GST_END_TEST;

/* Greys of a table whose greys are grey stay so with four colours, and half
 * of a table is half of its way. */
GST_START_TEST (test_ways)
{
  g_autofree gchar *text = cube_text (3, 2, crossed);
  auto_lut *lut = parsed (&lut_parser, text, NULL);
  guint16 r = 40000, g = 40000, b = 40000;

  /* between black and white of the cell alone: red is 0 and 1 there */
  lut_apply (lut, FALSE, 256, &r, &g, &b, 1);
  ck_assert_int_le (ABS (r - 40000), 1);
  r = g = b = 40000;
  lut_apply (lut, TRUE, 256, &r, &g, &b, 1);
  ck_assert_int_le (ABS (r - 40000 * (40000 / 65535.)), 2);
  r = g = b = 40000;
  lut_apply (lut, FALSE, 128, &r, &g, &b, 1);
  ck_assert_int_le (ABS (b - (40000 + 25535) / 2), 1);
}
GST_END_TEST;

/* Through the driver, with a domain that is not 0..1. */
GST_START_TEST (test_lut_effect)
{
  static const gchar text[] =
      "LUT_1D_SIZE 2\nDOMAIN_MIN -1 -1 -1\nDOMAIN_MAX 1 1 1\n1 1 1\n0 0 0\n";
  auto_lut *lut = parsed (&lut_parser, text, NULL);
  const ParamMeanings meanings = { { lut } };
  Rgb in, out;

  /* 1 - (x + 1) / 2 */
  graded (effect_find ("lut3d"), &meanings,
      picture_color (0x3264c8ff, PICTURE_BT709), PICTURE_BT709, &in, &out);
  for (gint i = 0; i < 3; i++)
    ck_assert (fabs (out.c[i] - (1 - in.c[i]) / 2) <= NEAR);
  graded (
      effect_find ("lut3d"), NULL, picture_color (0x3264c8ff, 0), 0, &in, &out);
  for (gint i = 0; i < 3; i++)
    ck_assert (in.c[i] == out.c[i]);
}
GST_END_TEST;

GST_START_TEST (test_hostile_tables)
{
  static const gchar *const texts[][2] = {
    { "", "line 0: expected LUT_1D_SIZE or LUT_3D_SIZE" },
    { "0 0 0\n", "line 1: expected LUT_1D_SIZE or LUT_3D_SIZE before" },
    { "LUT_3D_SIZE 2\n0 0 0\n", "expected 8 colours, found 1" },
    { "LUT_1D_SIZE 2\n0 0 0\n1 1 1\n1 1 1\n", "line 4: expected 2 colours" },
    { "LUT_3D_SIZE 100000\n", "line 1: expected a size from 2 to 129" },
    { "LUT_3D_SIZE -3\n", "expected a size" },
    { "LUT_3D_SIZE 2.5\n", "expected a size" },
    { "LUT_3D_SIZE 1e300\n", "expected a size" },
    { "LUT_3D_SIZE nan\n", "expected a size" },
    { "LUT_3D_SIZE\n", "expected LUT_1D_SIZE or LUT_3D_SIZE" },
    { "LUT_1D_SIZE 2\nLUT_3D_SIZE 2\n", "line 2: expected one size" },
    { "LUT_1D_SIZE 2\n0 0\n1 1 1\n", "line 2: expected three numbers" },
    { "LUT_1D_SIZE 2\n0 0 0 0\n", "line 2: expected three numbers" },
    { "LUT_1D_SIZE 2\n0 0 nan\n", "line 2: expected three numbers" },
    { "LUT_1D_SIZE 2\n0 0 1e999\n", "line 2: expected three numbers" },
    { "LUT_1D_SIZE 2\nDOMAIN_MIN 1 0 0\n0 0 0\n1 1 1\n", "DOMAIN_MAX above" },
    { "LUT_1D_SIZE 2\nDOMAIN_MAX 1 1\n", "line 2: expected three numbers" },
    { "\x89PNG\r\n\x1a\n", "line 1: expected three numbers" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;

    ck_assert_msg (!parsed (&lut_parser, texts[i][0], &error), "%u", i);
    ck_assert_msg (strstr (error->message, texts[i][1]) != NULL, "%u: %s", i,
        error->message);
    ck_assert (g_utf8_validate (error->message, -1, NULL));
  }
}
GST_END_TEST;

/* Cut and spoilt anywhere: an error or a table, and none of it hangs. */
GST_START_TEST (test_spoilt_tables)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autofree gchar *good = cube_text (3, 3, crossed);
  const gsize size = strlen (good);

  for (gint i = 0; i < 3000; i++) {
    const gsize length = g_rand_int_range (rand, 0, size + 1);
    g_autofree gchar *bytes = g_memdup2 (good, MAX (length, 1));
    g_autoptr (GError) error = NULL;

    for (gint k = 0; k < i % 4 && length > 0; k++)
      bytes[g_rand_int_range (rand, 0, length)] = g_rand_int (rand);
    auto_lut *lut = lut_parser.parse (bytes, length, &error);
    ck_assert ((lut == NULL) == (error != NULL));
    if (lut)
      lut_apply (lut, TRUE, 256, &(guint16){ 9 }, &(guint16){ 65535 },
          &(guint16){ 0 }, 1);
  }
}
GST_END_TEST;

static Suite *
grade_suite (void)
{
  Suite *suite = suite_create ("grade");
  TCase *tc = tcase_create ("grade");

  suite_add_tcase (suite, tc);
  tcase_add_test (tc, test_formulas);
  tcase_add_test (tc, test_curves);
  tcase_add_test (tc, test_bad_curves);
  tcase_add_test (tc, test_tables);
  tcase_add_test (tc, test_ways);
  tcase_add_test (tc, test_lut_effect);
  tcase_add_test (tc, test_hostile_tables);
  tcase_add_test (tc, test_spoilt_tables);
  return suite;
}

SUITE_MAIN (grade_suite)
