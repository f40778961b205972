/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Text in the world's scripts with the fonts that this project installs: every
 * letter has a glyph, runs the right way, and keeps its marks. The page that
 * overlay-sheet draws for docs/pictures/scripts.jpg. */
#include "suite.h"
#include "scripts.h"

static TextBlock *
lay_out (const gchar *text, TextReport *report)
{
  const TextStyle style = {
    .size_px = 34, .align = TEXT_LEFT, .color = 0xffffffff
  };

  return text_layout (text, &style, 0, 0, report);
}

GST_START_TEST (test_every_letter_has_a_glyph)
{
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++) {
    TextReport report;
    g_autoptr (TextBlock) block = lay_out (scripts[i].text, &report);

    fail_unless (report.unknown_glyphs == 0, "%s: U+%04X", scripts[i].name,
        report.unknown);
    fail_unless_equals_int (text_block_is_rtl (block, 0), scripts[i].rtl);
  }
}

GST_END_TEST;

/* A letter that no font has is drawn as a box, and named. */
GST_START_TEST (test_unknown)
{
  TextReport report;
  g_autoptr (TextBlock) block = lay_out ("a\xf3\xb0\x80\x81z", &report);
  g_autoptr (TextBlock) without = lay_out ("az", NULL);
  g_autofree gchar *said = text_report_glyphs (&report);

  fail_unless_equals_int (report.unknown_glyphs, 1);
  fail_unless_equals_int (report.unknown, 0xf0001);
  fail_unless (strstr (said, "U+F0001") != NULL, "%s", said);
  fail_unless (text_block_width (block) > text_block_width (without) + 10);
}

GST_END_TEST;

/* Marks stand on their letters, and letters are joined. */
GST_START_TEST (test_marks_and_joins)
{
  static const gchar *const pairs[][2] = { { "Vi\u1ec7t", "Vie\u0323\u0302t" },
    { "\u00e1\u00f1\u00fc", "a\u0301n\u0303u\u0308" } };
  static const gchar *const joined[] = { "\u0645\u0631\u062d\u0628\u0627",
    "\u0938\u094d\u0924\u0947", "\U0001f469\u200d\U0001f469\u200d\U0001f467" };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    g_autoptr (TextBlock) one = lay_out (pairs[i][0], NULL);
    g_autoptr (TextBlock) two = lay_out (pairs[i][1], NULL);

    fail_unless (abs (text_block_width (one) - text_block_width (two)) <= 1,
        "%s: %d, %d", pairs[i][0], text_block_width (one),
        text_block_width (two));
  }
  for (guint i = 0; i < G_N_ELEMENTS (joined); i++) {
    g_autoptr (TextBlock) whole = lay_out (joined[i], NULL);
    gint apart = 0;

    for (const gchar *p = joined[i]; *p; p = g_utf8_next_char (p)) {
      g_autofree gchar *letter = g_strndup (p, g_utf8_next_char (p) - p);
      g_autoptr (TextBlock) block = lay_out (letter, NULL);

      apart += text_block_width (block);
    }
    fail_unless (text_block_width (whole) < .9 * apart, "%u: %d of %d", i,
        text_block_width (whole), apart);
  }
}

GST_END_TEST;

/* No line begins with what belongs to the word before it, unless there is no
 * room for a word. */
GST_START_TEST (test_kana_stay_together)
{
  const gchar *text = "日本語の字幕は空白なしで折り返されます。読みやすさが大"
                      "切です。コーヒーとミルクがある。";
  const TextStyle style = { .size_px = 34, .color = 0xffffffff };
  guint wrapped = 0;

  for (gint width = 60; width < 900; width += 17) {
    g_autoptr (TextBlock) block = text_layout (text, &style, width, 0, NULL);
    guint last = 0;

    fail_unless (text_block_width (block) <= MAX (width, 60), "%d of %d",
        text_block_width (block), width);
    for (const gchar *p = text; *p; p = g_utf8_next_char (p)) {
      const gunichar c = g_utf8_get_char (p);
      guint line = text_block_line_at (block, p - text, NULL);

      if (line != last && width > 8 * 34)
        fail_if (g_unichar_get_script (c) == G_UNICODE_SCRIPT_HIRAGANA
                || c == 0x30fc,
            "at %d px line %u begins with U+%04X", width, line, c);
      wrapped += line != last;
      last = line;
    }
  }
  fail_unless (wrapped > 50);
}

GST_END_TEST;

/* Each row has ink, the emoji's colours, and nothing runs into the next row. */
GST_START_TEST (test_page)
{
  g_autoptr (Picture) page = scripts_page ();
  const PictureColor ground = picture_color (0x16202cff, PICTURE_BT709);

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++) {
    guint ink = 0, colours = 0, above = 0;

    for (gint y = 0; y < SCRIPTS_ROW; y++)
      for (gint x = 240; x < SCRIPTS_WIDTH; x++) {
        const gint row = 14 + SCRIPTS_ROW * i + y;
        const gint cb = *sample_of (page, 1, x / 2, row / 2);
        const gint cr = *sample_of (page, 2, x / 2, row / 2);
        const gboolean drawn = *sample_of (page, 0, x, row) != ground.c[0];

        ink += drawn;
        above += drawn && y < 3;
        colours += cr > 150 || cb < 100;
      }
    fail_unless (ink > 3000, "%s: %u", scripts[i].name, ink);
    fail_unless (above == 0, "%s: %u", scripts[i].name, above);
    fail_unless ((colours > 1000) == (strcmp (scripts[i].name, "Emoji") == 0),
        "%s: %u", scripts[i].name, colours);
  }
}

GST_END_TEST;

/* ---- widths of families ---- */

#define PARAGRAPH                                                              \
  "The quick movement of the water in the morning light was what she "         \
  "remembered of that city, where every street ended at a river and people "   \
  "told one another stories of the sea."

/* What the table says of families that are installed is so. */
GST_START_TEST (test_widths)
{
  static const struct {
    const gchar *asked, *used;
    gdouble wider;
  } known[] = { { "Helvetica Neue", "Lato", 442.0 / 450 },
    { "Montserrat", "Lato", 442.0 / 503 },
    { "Bebas Neue", "Lato", 442.0 / 335 }, { "Verdana", "DejaVu Sans", 1 } };
  static const struct {
    const gchar *family;
    gint width;
  } families[] = { { "Lato", 442 }, { "DejaVu Sans", 512 },
    { "DejaVu Sans Mono", 602 }, { "Noto Sans", 474 }, { "Noto Serif", 480 } };

  for (guint i = 0; i < G_N_ELEMENTS (families); i++) {
    const TextStyle style = { .font = (gchar *) families[i].family,
      .size_px = 100 };
    g_autoptr (TextBlock) block = text_layout (PARAGRAPH, &style, 0, 0, NULL);
    const gdouble width = 10.0 * text_block_width (block) / strlen (PARAGRAPH);

    if (g_strcmp0 (text_font_resolve (families[i].family), families[i].family))
      continue;
    fail_unless (fabs (width - families[i].width) < .015 * width, "%s: %.0f",
        families[i].family, width);
  }
  for (guint i = 0; i < G_N_ELEMENTS (known); i++) {
    const TextStyle style = { .font = (gchar *) known[i].asked, .size_px = 20 };
    TextReport report = { NULL };

    text_block_free (text_layout ("a", &style, 0, 0, &report));
    if (!report.font_asked || strcmp (report.font_used, known[i].used) != 0)
      continue;
    fail_unless (fabs (report.font_wider + 1 - known[i].wider) < 1e-9);
  }
}

GST_END_TEST;

GST_START_TEST (test_what_is_said)
{
  const TextReport narrower = { .font_asked = "Inter",
    .font_used = "Lato",
    .font_package = "fonts-inter",
    .font_wider = 442.0 / 478 - 1 };
  const TextReport alike = { .font_asked = "A", .font_used = "B" };
  g_autofree gchar *one = text_report_font (&narrower);
  g_autofree gchar *two = text_report_font (&alike);

  fail_unless_equals_string (one,
      "font \"Inter\" is not installed, \"Lato\" is used, 8 % narrower "
      "(package fonts-inter)");
  fail_unless_equals_string (two, "font \"A\" is not installed, \"B\" is used");
}

GST_END_TEST;

static Suite *
scripts_suite (void)
{
  Suite *suite = suite_create ("scripts");
  TCase *tcase = tcase_create ("scripts");

  suite_add_tcase (suite, tcase);
  tcase_add_test (tcase, test_every_letter_has_a_glyph);
  tcase_add_test (tcase, test_unknown);
  tcase_add_test (tcase, test_marks_and_joins);
  tcase_add_test (tcase, test_kana_stay_together);
  tcase_add_test (tcase, test_page);
  tcase_add_test (tcase, test_widths);
  tcase_add_test (tcase, test_what_is_said);
  return suite;
}

SUITE_MAIN (scripts_suite)
