/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the painter reads in a prompt: which motif, and what stands up for
 * it. Nothing is painted. */

#include <string.h>

#include "motif.h"
#include "painter.h"
#include "suite.h"
#include "words.h"

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
  { "lighthouse on the coast", "landmark" },
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
  { "magma in the crater", "volcano" },
  { "deep sea jellyfish", "underwater" },
  { "lunar module of Apollo", "lunar" },
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
  { "Penny-farthing riders at sunset", "bicycle" },
  { "Coffee roasting in a courtyard, rising smoke", "cup" },
  { "Actors on a wooden stage before a standing crowd", "theatre" },
  { "an hourglass, sand running", "clock" },
  { "neural networks and artificial intelligence", "network" },
  { "eine Tasse Kaffee", "cup" },
  { "el tren de noche", "railway" },
  { "una calle de noche", "street" },
  /* What a word begins with is not the word. */
  { "a tablet on a podium", "plinth" },
  { "el barco", "harbour" },
  { "wheat fields and a barn at harvest", "farmland" },
  { "a meadow with wildflowers in spring", "meadow" },
  { "a village in a valley", "village" },
  { "elephants and giraffes in the savanna", "savanna" },
  { "tulips in the garden", "garden" },
  { "bees", "garden" },
  { "a beehive with honey", "honeycomb" },
  { "autumn in the park", "avenue" },
  { "snow on a winter morning", "winter" },
  { "an iceberg in a calm dark sea under stars, a ship's lights", "iceberg" },
  { "northern lights over the lake", "aurora" },
  { "the Milky Way", "milkyway" },
  { "pyramids under the Milky Way", "desert" },
  { "above the clouds", "clouds" },
  { "why is the sky blue?", "clouds" },
  { "a thunderstorm with lightning", "storm" },
  { "rain on the window pane, umbrellas", "rain" },
  { "the Grand Canyon", "canyon" },
  { "inside a cave", "cave" },
  { "erupting volcano at night", "volcano" },
  { "a waterfall in the jungle", "waterfall" },
  { "a bench by a lake at dawn", "lake" },
  { "palm trees on the beach", "beach" },
  { "fish in a coral reef", "underwater" },
  { "a wreck on the sea floor", "underwater" },
  { "the Earth from space", "orbit" },
  { "astronaut stepping from a lander onto the Moon", "lunar" },
  { "Bienen im Blumengarten", "garden" },
  { "les abeilles", "garden" },
  { "la cascada", "waterfall" },
  { "il vulcano", "volcano" },
  { "uma praia", "beach" },
  { "de waterval", "waterfall" },
  { "пещера", "cave" },
  /* Aside of a thing is what the rest names, or what is akin to it. */
  { "bees, close view, in its surroundings", "honeycomb" },
  { "bees, in its neighbourhood", "meadow" },
  { "bees in their wider world", "avenue" },
  { "bees, a wide valley, in its surroundings", "mountain" },
  { "xyzzy, old harbour with sails, in its surroundings", "harbour" },
  { "bees in another setting", "farmland" },
  { "a lighthouse, in its surroundings", "sea" },
  { "the Eiffel Tower, in its neighbourhood", "street" },
  { "bees, in a related scene", "rain" },
  /* How goods are shown is said louder than what they are. */
  { "Product on a plinth: an electric bicycle, rim light", "plinth" },
  { "Product detail: an espresso machine, macro view", "plinth" },
  { "Product lineup: running shoes", "lineup" },
  { "Product backlit: a perfume bottle", "backlight" },
  { "Product on a windowsill: an espresso machine", "sill" },
  { "A camping lantern in use, out of doors", "outing" },
  { "a solar camping lantern", "plinth" },
  { "the Eiffel Tower over the world's fair", "landmark" },
  { "Big Ben in fog", "landmark" },
  { "ein Leuchtturm", "landmark" },
  { "el faro en la costa", "landmark" },
};

/* What a prompt names beside its motif; NULL: nothing. */
static const struct {
  const gchar *prompt, *thing, *landmark;
  Region region;
  Person person;
} meanings[] = {
  { "a solar camping lantern", "lantern" },
  { "a laptop bag", "bag" },
  { "a camera bag", "bag" },
  { "perfume bottle on a podium", "perfume" },
  { "our new espresso machine", "machine" },
  { "a smart watch", "watch" },
  { "ein Rucksack", "backpack" },
  { "a promise" },
  { "Paris at night", NULL, "eiffel" },
  { "Notre Dame in Paris", NULL, "cathedral" },
  { "Tokyo at night", NULL, "pagoda", REGION_EAST },
  { "Cairo", NULL, "pyramids", REGION_SOUTH },
  { "Medieval London, market street", NULL, "clock tower" },
  { "The life of Ada Lovelace", .person = PERSON_WOMAN },
  { "Ada Lovelace, childhood", .person = PERSON_GIRL },
  { "Alan Turing at work", .person = PERSON_MAN },
  { "Portrait of a queen", .person = PERSON_WOMAN },
  { "Marie and her father", .person = PERSON_WOMAN },
  { "a figure in a doorway", .person = PERSON_ANY },
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

GST_START_TEST (test_words_name_what_is_meant)
{
  for (gsize i = 0; i < G_N_ELEMENTS (meanings); i++) {
    Subject s = subject_read (meanings[i].prompt);

    ck_assert_msg (g_strcmp0 (s.thing, meanings[i].thing) == 0, "'%s': %s",
        meanings[i].prompt, s.thing ? s.thing : "no thing");
    ck_assert_msg (g_strcmp0 (s.landmark, meanings[i].landmark) == 0,
        "'%s': %s", meanings[i].prompt,
        s.landmark ? s.landmark : "no landmark");
    ck_assert_int_eq (s.region, meanings[i].region);
    ck_assert_msg (s.person == meanings[i].person, "'%s': person %d",
        meanings[i].prompt, s.person);
  }
}

GST_END_TEST;

/* Who is named is one person in all pictures, however they begin. */
GST_START_TEST (test_a_name_is_one_person)
{
  const guint64 name = subject_read ("Portrait of Alan Turing").name;

  ck_assert (name != 0);
  ck_assert (name == subject_read ("Alan Turing at work, lamp light").name);
  ck_assert (name != subject_read ("Portrait of Grace Hopper").name);
  ck_assert (subject_read ("Portrait of a scientist").name == 0);
}

GST_END_TEST;

/* A row that names no motif would be read and forgotten. */
GST_START_TEST (test_words_name_motifs)
{
  const struct {
    const Word *words;
    gsize n;
  } tables[] = { { painter_words, painter_n_words },
    { painter_works, painter_n_works }, { painter_land, painter_n_land },
    { painter_sky, painter_n_sky }, { painter_things, painter_n_things },
    { painter_places, painter_n_places },
    { painter_persons, painter_n_persons },
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

/* Each stands up for another one, and none for itself or for nothing. */
GST_START_TEST (test_kin_are_motifs)
{
  static const gchar *const asides[] = { "its surroundings",
    "its neighbourhood", "its wider world", "another setting",
    "a related scene" };

  for (const gchar *const *m = painter_motifs (); *m; m++)
    for (gsize i = 0; i < G_N_ELEMENTS (asides); i++) {
      g_autofree gchar *prompt = g_strdup_printf ("%s, in %s", *m, asides[i]);
      const gchar *kin = painter_motif_for (prompt);
      ck_assert_msg (strcmp (kin, *m) != 0, "'%s' is itself", prompt);
      ck_assert_msg (g_strv_contains (painter_motifs (), kin),
          "'%s': no motif %s", prompt, kin);
    }
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

static Suite *
words_suite (void)
{
  Suite *suite = suite_create ("words");
  TCase *tc = tcase_create ("all");

  tcase_add_test (tc, test_words_choose_motif);
  tcase_add_test (tc, test_words_name_what_is_meant);
  tcase_add_test (tc, test_a_name_is_one_person);
  tcase_add_test (tc, test_words_name_motifs);
  tcase_add_test (tc, test_kin_are_motifs);
  tcase_add_test (tc, test_unknown_subjects_vary);
  tcase_add_test (tc, test_unknown_subjects_claim_no_place);
  suite_add_tcase (suite, tc);
  return suite;
}

SUITE_MAIN (words_suite)
