/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What calls cost, row by row: prices and usage in, millionths of a dollar
 * out. */
#include "suite.h"

#include "price.h"

#include <string.h>

typedef struct {
  const gchar *prices; /* "price-picture=0.04 ..." */
  GenerateKind kind;
  GenerateUsage usage;
  gint64 cost;
} Row;

static const Row rows[] = {
  { "", GENERATE_IMAGE, { .pictures = 1 }, PRICE_UNKNOWN },
  { "price-picture=0.04", GENERATE_IMAGE, { .pictures = 1 }, 40000 },
  { "price-picture=0.04", GENERATE_IMAGE, { .pictures = 3 }, 120000 },
  { "price-picture=0", GENERATE_IMAGE, { .pictures = 3 }, 0 },
  { "price-picture=0.0000004", GENERATE_IMAGE, { .pictures = 3 }, 0 },
  { "price-picture=0.0000005", GENERATE_IMAGE, { .pictures = 3 }, 3 },
  { "price-picture=dear", GENERATE_IMAGE, { .pictures = 1 }, PRICE_UNKNOWN },
  { "price-picture=-1", GENERATE_IMAGE, { .pictures = 1 }, PRICE_UNKNOWN },
  /* A picture by the piece, though its tokens have a price, too. */
  { "price-picture=0.04 price-output-mtok=30", GENERATE_IMAGE,
      { .pictures = 1, .output_tokens = 1500 }, 40000 },
  { "price-output-mtok=30", GENERATE_IMAGE,
      { .pictures = 1, .output_tokens = 1500 }, 45000 },
  { "price-output-mtok=30", GENERATE_IMAGE, { .pictures = 1 }, PRICE_UNKNOWN },
  { "price-input-mtok=5 price-output-mtok=30", GENERATE_IMAGE,
      { .input_tokens = 50, .output_tokens = 1500 }, 45250 },
  { "price-input-mtok=0.2 price-output-mtok=1", GENERATE_TEXT,
      { .input_tokens = 1000, .output_tokens = 4000 }, 4200 },
  /* Rounded up, each unit by itself. */
  { "price-input-mtok=0.2 price-output-mtok=1", GENERATE_TEXT,
      { .input_tokens = 1, .output_tokens = 1 }, 2 },
  { "price-picture=0.04", GENERATE_TEXT, { .input_tokens = 9 }, PRICE_UNKNOWN },
  { "price-kchar=0.3", GENERATE_SPEECH, { .characters = 250 }, 75000 },
  { "price-kchar=0.3", GENERATE_SPEECH, { .characters = 1 }, 300 },
  { "price-kchar=0.3 price-second=1", GENERATE_SPEECH,
      { .characters = 1, .media_ms = 5000 }, 300 },
  { "price-second=0.01", GENERATE_SPEECH, { .characters = 1, .media_ms = 1500 },
      15000 },
  { "price-second=0.4", GENERATE_VIDEO, { .media_ms = 8000 }, 3200000 },
  { "price-second=0.4", GENERATE_VIDEO, { .media_ms = 0 }, PRICE_UNKNOWN },
  { "price-second=0.02", GENERATE_MUSIC, { .media_ms = 30000 }, 600000 },
  { "price-second=0.02", GENERATE_SFX, { .media_ms = 1 }, 20 },
  /* More than fits into 32 bits. */
  { "price-second=0.4", GENERATE_VIDEO,
      { .media_ms = G_GINT64_CONSTANT (36000000) }, 14400000000 },
};

static GHashTable *
options_of (const gchar *prices)
{
  GHashTable *options =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) words = g_strsplit (prices, " ", -1);

  for (guint i = 0; words[i]; i++) {
    g_auto (GStrv) pair = g_strsplit (words[i], "=", 2);

    if (pair[0] && pair[1])
      g_hash_table_insert (options, g_strdup (pair[0]), g_strdup (pair[1]));
  }
  return options;
}

GST_START_TEST (usage_has_a_price)
{
  const Row *row = &rows[__i__];
  g_autoptr (GHashTable) options = options_of (row->prices);
  const ProviderEntry entry = {
    .name = (gchar *) "vendor", .type = (gchar *) "openai", .options = options
  };

  fail_unless_equals_int64 (
      price_of_usage (&entry, row->kind, &row->usage), row->cost);
  fail_unless_equals_int64 (
      price_of_usage (NULL, row->kind, &row->usage), PRICE_UNKNOWN);
}
GST_END_TEST

static const struct {
  const gchar *name, *type, *prices;
  gboolean local, free;
} frees[] = {
  { "builtin", "builtin", "", FALSE, TRUE },
  { "painter", "builtin", "", FALSE, TRUE },
  { "openai", "openai", "", FALSE, FALSE },
  { "own", "openai", "", TRUE, TRUE },
  { "own", "openai", "price-picture=0.01", TRUE, FALSE },
};

GST_START_TEST (what_is_free_is_known)
{
  for (guint i = 0; i < G_N_ELEMENTS (frees); i++) {
    g_autoptr (GHashTable) options = options_of (frees[i].prices);
    const ProviderEntry entry = { .name = (gchar *) frees[i].name,
      .type = (gchar *) frees[i].type,
      .local = frees[i].local,
      .options = options };

    fail_unless_equals_int (
        price_is_free (frees[i].name, &entry), frees[i].free);
  }
  fail_unless (price_is_free ("builtin", NULL));
  fail_if (price_is_free ("openai", NULL));
}
GST_END_TEST

GST_START_TEST (amounts_are_read)
{
  static const struct {
    const gchar *text;
    gint64 millionths; /* -1: none */
  } amounts[] = { { "0", 0 }, { "1", 1000000 }, { "0.50", 500000 },
    { ".5", 500000 }, { "1e-6", 1 }, { "999999", 999999000000 },
    { "1000000", -1 }, { "-1", -1 }, { "", -1 }, { "1,5", -1 }, { "$1", -1 },
    { "nan", -1 }, { "inf", -1 }, { NULL, -1 } };

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++) {
    gint64 millionths = -1;
    const gboolean ok = price_parse (amounts[i].text, &millionths);

    fail_unless_equals_int (ok, amounts[i].millionths >= 0);
    fail_unless_equals_int64 (millionths, amounts[i].millionths);
  }
}
GST_END_TEST

/* What is kept back is at least what a usual answer costs. */
GST_START_TEST (guesses_are_rather_high)
{
  const GenerateRequest speech = { .kind = GENERATE_SPEECH,
    .text = "\xc3\xa9t\xc3\xa9 chaud" };
  const GenerateRequest music = {
    .kind = GENERATE_MUSIC, .prompt = "calm", .duration_ms = 5000
  };
  const GenerateRequest image = { .kind = GENERATE_IMAGE, .prompt = "fog" };
  GenerateResult result = { .usage = { .input_tokens = 7 },
    .duration_ms = 900 };
  GenerateUsage usage = price_guess_usage (&speech);
  g_autofree gchar *text = NULL;

  fail_unless_equals_int64 (usage.characters, 9);
  fail_unless (usage.media_ms >= 9 * 60);
  usage = price_guess_usage (&music);
  fail_unless_equals_int64 (usage.media_ms, 5000);
  usage = price_guess_usage (&image);
  fail_unless_equals_int64 (usage.pictures, 1);
  fail_unless (usage.output_tokens >= 1500);
  usage = price_whole_usage (&speech, &result);
  text = price_usage_text (&usage);
  fail_unless_equals_string (
      text, "{\"input_tokens\":7,\"characters\":9,\"media_ms\":900}");
}
GST_END_TEST

static Suite *
price_suite (void)
{
  Suite *suite = suite_create ("price");
  TCase *tcase = tcase_create ("price");

  suite_add_tcase (suite, tcase);
  tcase_add_loop_test (tcase, usage_has_a_price, 0, G_N_ELEMENTS (rows));
  tcase_add_test (tcase, what_is_free_is_known);
  tcase_add_test (tcase, amounts_are_read);
  tcase_add_test (tcase, guesses_are_rather_high);
  return suite;
}

SUITE_MAIN (price_suite)
