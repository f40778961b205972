/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Writing and reading are inverse. The document with a value other than the
 * default at every key is made from the field table, so that a new row is
 * tested from its first day. */

#include "suite.h"
#include "movie-json.h"
#include "movie-fields.h"

#include <string.h>

static void append_object (GString *json, const MovieObject *object);

static Movie *
read_movie (const gchar *json)
{
  g_autoptr (GError) error = NULL;
  Movie *movie =
      movie_read (json, strlen (json), MOVIE_READ_STRICT, NULL, &error);

  fail_unless (movie != NULL, "%s\n%s", error ? error->message : "", json);
  return movie;
}

/* @json -> movie -> text -> movie -> text */
static void
check_round_trip (const gchar *json)
{
  g_autoptr (Movie) read = read_movie (json);
  g_autofree gchar *once = movie_write (read);
  g_autoptr (Movie) again = read_movie (once);
  g_autofree gchar *twice = movie_write (again);

  fail_unless (movie_object_equal (&movie_document, read, again), "%s", once);
  fail_unless_equals_string (once, twice);
}

/* In the middle of the range, at its end if that is the default. */
static gdouble
other_number (gdouble minimum, gdouble maximum, gdouble fallback)
{
  gdouble middle = (minimum + maximum) / 2;

  return middle != fallback ? middle : maximum;
}

static void
append_number (GString *json, gdouble value)
{
  gchar text[MOVIE_NUMBER_LENGTH];

  g_string_append (json, movie_number_to_string (value, text));
}

static void
append_params (GString *json, const ParamSpec *specs)
{
  for (guint i = 0; i < params_count (specs); i++) {
    const ParamSpec *spec = &specs[i];

    g_string_append_printf (json, "%s\"%s\": ", i ? ", " : "", spec->name);
    switch (spec->kind) {
      case PARAM_NUMBER:
        append_number (
            json, other_number (spec->minimum, spec->maximum, spec->fallback));
        break;
      case PARAM_INTEGER:
        append_number (json, spec->maximum);
        break;
      case PARAM_BOOLEAN:
        g_string_append (json, spec->fallback != 0 ? "false" : "true");
        break;
      case PARAM_COLOR:
        g_string_append (json, "\"#12345678\"");
        break;
      case PARAM_CHOICE:
        g_string_append_printf (
            json, "\"%s\"", spec->words[spec->fallback == 0 ? 1 : 0]);
        break;
      case PARAM_TEXT:
      case PARAM_FILE:
        g_string_append (json, "\"1\"");
        break;
    }
  }
}

/* The entry that stands for all of its table, text and zoom_in among them. */
static MovieEntry
pick_entry (const MovieRegistry *registry)
{
  MovieEntry entry;
  gboolean wants_second = registry == &movie_transition_registry
      || registry == &movie_easing_registry
      || registry == &movie_caption_registry;

  fail_unless (registry->at (wants_second ? 1 : 0, &entry));
  return entry;
}

static void
append_choice (GString *json, const MovieField *field)
{
  gboolean required = field->flags & MOVIE_FIELD_REQUIRED;

  for (const MovieChoice *c = field->choices; c->name; c++)
    if (!c->later && (required || c->value != (gint) field->fallback)) {
      g_string_append_printf (json, "\"%s\"", c->name);
      return;
    }
}

static void
append_number_field (GString *json, const MovieField *field)
{
  switch (field->kind) {
    case MOVIE_FIELD_INTEGER:
      append_number (json, field->maximum);
      break;
    case MOVIE_FIELD_UNSIGNED:
      append_number (json, field->maximum - 1);
      break;
    case MOVIE_FIELD_MS:
      append_number (json,
          g_str_equal (field->key, "to_ms") ? 1000 : field->fallback + 11);
      break;
    default:
      append_number (
          json, other_number (field->minimum, field->maximum, field->fallback));
      break;
  }
}

static void
append_value (GString *json, const MovieField *field)
{
  switch (field->kind) {
    case MOVIE_FIELD_INTEGER:
    case MOVIE_FIELD_UNSIGNED:
    case MOVIE_FIELD_MS:
    case MOVIE_FIELD_NUMBER:
      append_number_field (json, field);
      break;
    case MOVIE_FIELD_BOOLEAN:
      g_string_append (json, field->fallback != 0 ? "false" : "true");
      break;
    case MOVIE_FIELD_STRING:
      g_string_append (json,
          field->flags & MOVIE_FIELD_NAME
              ? "\"hook_01\""
              : "\"a \\\"\\u00e9\\\\\\n\\u0001\\u20ac/b\"");
      break;
    case MOVIE_FIELD_COLOR:
      g_string_append (json, "\"#12345678\"");
      break;
    case MOVIE_FIELD_RATE:
      g_string_append (json, "\"30000/1001\"");
      break;
    case MOVIE_FIELD_CHOICE:
      append_choice (json, field);
      break;
    case MOVIE_FIELD_ENTRY:
      g_string_append_printf (
          json, "\"%s\"", pick_entry (field->registry).name);
      break;
    case MOVIE_FIELD_SETTINGS:
      g_string_append_c (json, '{');
      append_params (json, pick_entry (field->registry).params);
      g_string_append_c (json, '}');
      break;
    case MOVIE_FIELD_OBJECT:
      append_object (json, field->object);
      break;
    case MOVIE_FIELD_ARRAY:
    case MOVIE_FIELD_WORDS:
      g_string_append_c (json, '[');
      append_object (json, field->object);
      g_string_append_c (json, ']');
      break;
  }
}

/* Not of this version, or in place of another key of @object. */
static gboolean
is_left_out (const MovieObject *object, const MovieField *field)
{
  for (guint i = 0; i < object->n_fields; i++)
    if (object->fields[i].unless && object->fields[i].unless == field->offset)
      return TRUE;
  return field->flags & MOVIE_FIELD_LATER;
}

static void
append_object (GString *json, const MovieObject *object)
{
  const gchar *separator = "";

  g_string_append_c (json, '{');
  for (guint i = 0; i < object->n_fields; i++) {
    const MovieField *field = &object->fields[i];

    if (is_left_out (object, field))
      continue;
    g_string_append_printf (json, "%s\"%s\": ", separator, field->key);
    append_value (json, field);
    separator = ", ";
  }
  g_string_append_c (json, '}');
}

static gboolean
keeps_default (const MovieField *field)
{
  return field->flags & (MOVIE_FIELD_LATER | MOVIE_FIELD_REQUIRED)
      || (field->kind == MOVIE_FIELD_SETTINGS
          && params_count (pick_entry (field->registry).params) == 0);
}

/* Every row has found its value, and none the place of another's. */
static void
check_filled (const MovieObject *object, gconstpointer target)
{
  for (guint i = 0; i < object->n_fields; i++) {
    const MovieField *field = &object->fields[i];
    gconstpointer at = movie_field_at (field, target);

    if (!keeps_default (field) && !is_left_out (object, field))
      fail_if (movie_field_is_default (field, target), "%s.%s", object->name,
          field->key);
    if (field->kind == MOVIE_FIELD_OBJECT
        && !(field->flags & MOVIE_FIELD_LATER))
      check_filled (field->object, at);
    if (field->kind == MOVIE_FIELD_ARRAY)
      check_filled (field->object, (*(GPtrArray *const *) at)->pdata[0]);
    if (field->kind == MOVIE_FIELD_WORDS)
      check_filled (field->object, *(gconstpointer const *) at);
  }
}

GST_START_TEST (test_every_key)
{
  GString *json = g_string_new (NULL);
  g_autoptr (Movie) movie = NULL;
  g_autoptr (GPtrArray) problems = movie_problems_new ();
  g_autoptr (GError) error = NULL;

  append_object (json, &movie_document);
  movie = movie_read (json->str, json->len, 0, problems, &error);
  fail_unless (movie != NULL, "%s", error ? error->message : "");
  check_filled (&movie_document, movie);
  check_round_trip (json->str);
  g_string_free (json, TRUE);
}
GST_END_TEST;

static Movie *
read_every_key (void)
{
  g_autoptr (GString) json = g_string_new (NULL);

  append_object (json, &movie_document);
  return movie_read (json->str, json->len, 0, NULL, NULL);
}

static void check_changes (
    const MovieObject *object, gpointer target, const Movie *a, const Movie *b);

/* Changes the one value of @field in @b, asks, and takes it back. */
static void
check_change (
    const MovieField *field, gpointer target, const Movie *a, const Movie *b)
{
  gpointer at = movie_field_at (field, target);
  gchar other[] = "another text", *text;

  switch (field->kind) {
    case MOVIE_FIELD_OBJECT:
      check_changes (field->object, at, a, b);
      return;
    case MOVIE_FIELD_ARRAY:
      check_changes (field->object, (*(GPtrArray **) at)->pdata[0], a, b);
      return;
    case MOVIE_FIELD_WORDS:
      check_changes (field->object, *(gpointer *) at, a, b);
      return;
    case MOVIE_FIELD_SETTINGS:
      if (params_count (movie_field_params (field, target)) == 0)
        return;
      break;
    case MOVIE_FIELD_STRING:
      text = *(gchar **) at;
      *(gchar **) at = other;
      fail_if (movie_object_equal (&movie_document, a, b), "%s", field->key);
      *(gchar **) at = text;
      return;
    default:
      break;
  }
  *(guint8 *) at ^= 1;
  fail_if (movie_object_equal (&movie_document, a, b), "%s", field->key);
  *(guint8 *) at ^= 1;
}

static void
check_changes (
    const MovieObject *object, gpointer target, const Movie *a, const Movie *b)
{
  for (guint i = 0; i < object->n_fields; i++)
    if (!is_left_out (object, &object->fields[i]))
      check_change (&object->fields[i], target, a, b);
}

/* A comparison that forgets a key would let every round trip pass. */
GST_START_TEST (test_equal_tells_apart)
{
  g_autoptr (Movie) a = read_every_key ();
  g_autoptr (Movie) b = read_every_key ();
  GPtrArray *overlays = b->overlays;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  fail_unless (movie_object_equal (&movie_document, a, b));
  check_changes (&movie_document, b, a, b);
  fail_unless (movie_object_equal (&movie_document, a, b));

  b->overlays = none;
  fail_if (movie_object_equal (&movie_document, a, b));
  b->overlays = overlays;
  b->format.fps_d = 1002;
  fail_if (movie_object_equal (&movie_document, a, b));
}
GST_END_TEST;

/* JSON has two spellings of nothing that differ as bits. */
GST_START_TEST (test_negative_zero)
{
  check_round_trip (
      "{\"movie\": {\"scenes\": [{\"type\": \"color\", \"duration_ms\": 1000, "
      "\"focus\": {\"x\": -0.0, \"y\": -0e3}, \"volume\": -0.0, \"motion\": "
      "{\"type\": \"pan_left\", \"settings\": {\"amount\": -0.0}}}], "
      "\"overlays\": [{\"type\": \"text\", \"text\": \"a\", \"from_ms\": 0, "
      "\"to_ms\": 900, \"position_px\": {\"x\": -0.0, \"y\": -0}}]}}");
}
GST_END_TEST;

static gchar *
load (const gchar *name)
{
  g_autofree gchar *relative =
      g_strconcat ("tests/fixtures/movies/", name, NULL);
  g_autofree gchar *path = suite_source_path (relative);
  gchar *text = NULL;

  fail_unless (g_file_get_contents (path, &text, NULL, NULL), "%s", path);
  return text;
}

GST_START_TEST (test_fixtures)
{
  g_autofree gchar *draft = load ("article-draft.json");
  g_autofree gchar *final = load ("article-final.json");

  check_round_trip (draft);
  check_round_trip (final);
}
GST_END_TEST;

/* The whole text of one, so that its look cannot change unseen. */
GST_START_TEST (test_look)
{
  g_autofree gchar *final = load ("article-final.json");
  g_autofree gchar *expected = load ("article-final.written.json");
  g_autoptr (Movie) movie = read_movie (final);
  g_autofree gchar *written = movie_write (movie);

  fail_unless_equals_string (written, expected);
}
GST_END_TEST;

static gboolean
is_default_left_out (const gchar *keys, const gchar *gone)
{
  g_autofree gchar *json =
      g_strdup_printf ("{\"movie\": {\"scenes\": [{\"type\": \"image\", "
                       "\"src\": \"a.png\", \"duration_ms\": 1000%s}]}}",
          keys);
  g_autoptr (Movie) movie = read_movie (json);
  g_autofree gchar *written = movie_write (movie);

  return strstr (written, gone) == NULL;
}

GST_START_TEST (test_defaults_left_out)
{
  fail_unless (is_default_left_out (", \"fit\": \"cover\"", "fit"));
  fail_if (is_default_left_out (", \"fit\": \"contain\"", "fit"));
  fail_unless (is_default_left_out (", \"focus\": {\"x\": 0.5}", "focus"));
  fail_unless (is_default_left_out (
      ", \"motion\": {\"type\": \"zoom_in\", \"settings\": "
      "{\"strength\": 1.08}}",
      "settings"));
  fail_if (is_default_left_out (
      ", \"motion\": {\"type\": \"zoom_in\", \"settings\": "
      "{\"strength\": 1.09}}",
      "\"strength\": 1.09 "));
  fail_unless (is_default_left_out ("", "captions"));
  fail_unless (is_default_left_out ("", "env"));
  fail_if (is_default_left_out ("", "\"fps\": 30"));
  /* An alias is written as the entry's own name. */
  fail_if (is_default_left_out (
      ", \"motion\": {\"type\": \"Zoom-In\"}", "\"zoom_in\""));
}
GST_END_TEST;

/* Numbers come back as they were, in their shortest spelling. */
GST_START_TEST (test_number_text)
{
  static const struct {
    gdouble value;
    const gchar *text;
  } numbers[] = {
    { 0, "0" },
    { 1.08, "1.08" },
    { .1, "0.1" },
    { 1. / 3, "0.3333333333333333" },
    { 1e6, "1000000" },
    { -12.5, "-12.5" },
    { 86400000, "86400000" },
    { .1 + .2, "0.30000000000000004" },
  };
  gchar text[MOVIE_NUMBER_LENGTH];

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++) {
    fail_unless_equals_string (
        movie_number_to_string (numbers[i].value, text), numbers[i].text);
    fail_unless (g_ascii_strtod (text, NULL) == numbers[i].value);
  }
}
GST_END_TEST;

/* Every key and every name is in the reference. */
static void
check_documented (const MovieObject *object, const gchar *markdown)
{
  g_autofree gchar *heading = g_strdup_printf ("\n## %s\n", object->name);

  fail_unless (strstr (markdown, heading) != NULL, "%s", heading);
  for (guint i = 0; i < object->n_fields; i++) {
    const MovieField *field = &object->fields[i];
    g_autofree gchar *row = g_strdup_printf ("\n| `%s` | ", field->key);

    fail_unless (strstr (markdown, row) != NULL, "%s", row);
    fail_unless (field->doc && strstr (markdown, field->doc), "%s", row);
    if (field->object)
      check_documented (field->object, markdown);
  }
}

GST_START_TEST (test_reference)
{
  g_autofree gchar *markdown = movie_fields_to_markdown ();
  const MovieRegistry *const registries[] = { &movie_transition_registry,
    &movie_effect_registry, &movie_easing_registry, &movie_overlay_registry,
    &movie_caption_registry };
  MovieEntry entry;

  check_documented (&movie_document, markdown);
  for (guint i = 0; i < G_N_ELEMENTS (registries); i++)
    for (guint j = 0; registries[i]->at (j, &entry); j++) {
      g_autofree gchar *row = g_strdup_printf ("\n| `%s`", entry.name);

      fail_unless (strstr (markdown, row) != NULL, "%s", row);
    }
}
GST_END_TEST;

static Suite *
movie_roundtrip_suite (void)
{
  Suite *s = suite_create ("movie-roundtrip");
  TCase *tc = tcase_create ("roundtrip");

  tcase_add_test (tc, test_every_key);
  tcase_add_test (tc, test_equal_tells_apart);
  tcase_add_test (tc, test_negative_zero);
  tcase_add_test (tc, test_fixtures);
  tcase_add_test (tc, test_look);
  tcase_add_test (tc, test_defaults_left_out);
  tcase_add_test (tc, test_number_text);
  tcase_add_test (tc, test_reference);
  suite_add_tcase (s, tc);
  return s;
}

SUITE_MAIN (movie_roundtrip_suite)
