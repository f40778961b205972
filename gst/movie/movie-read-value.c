/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* One JSON value into one place of a struct, checked for type and range. */

#include "movie-read.h"
#include "movie-suggest.h"

#include <math.h>
#include <string.h>

/* Entries up to this many are listed if none is near. */
#define MAX_LISTED 12

static gboolean
is_number (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node)
      && (json_node_get_value_type (node) == G_TYPE_INT64
          || json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

static gboolean
is_string (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node)
      && json_node_get_value_type (node) == G_TYPE_STRING;
}

/* Long enough to be recognised, short enough for a line. */
static gchar *
quote (const gchar *text)
{
  g_autofree gchar *start = NULL;

  if (g_utf8_strlen (text, -1) <= 40)
    return g_strdup_printf ("\"%s\"", text);
  start = g_utf8_substring (text, 0, 37);
  return g_strdup_printf ("\"%s...\"", start);
}

gchar *
movie_read_describe (JsonNode *node)
{
  gchar number[MOVIE_NUMBER_LENGTH];

  if (JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup ("an object");
  if (JSON_NODE_HOLDS_ARRAY (node))
    return g_strdup ("an array");
  if (JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("null");
  if (is_string (node))
    return g_strdup ("a string");
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "true" : "false");
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return g_strdup (
      movie_number_to_string (json_node_get_double (node), number));
}

static void
fail_type (MovieReader *reader, const gchar *path, const gchar *expected,
    JsonNode *node)
{
  g_autofree gchar *found = movie_read_describe (node);

  movie_read_fail (reader, path, "expected %s, found %s", expected, found);
}

static gboolean
in_range (MovieReader *reader, const MovieField *field, const gchar *path,
    gdouble value)
{
  gchar low[MOVIE_NUMBER_LENGTH], high[MOVIE_NUMBER_LENGTH];
  gchar found[MOVIE_NUMBER_LENGTH];

  if ((field->minimum == 0 && field->maximum == 0)
      || (value >= field->minimum && value <= field->maximum))
    return TRUE;
  movie_read_fail (reader, path, "expected %s..%s, found %s",
      movie_number_to_string (field->minimum, low),
      movie_number_to_string (field->maximum, high),
      movie_number_to_string (value, found));
  return FALSE;
}

/* 1500.0 is an integer too. */
static gboolean
read_integer (MovieReader *reader, const MovieField *field, JsonNode *node,
    const gchar *path, gint64 *value)
{
  gdouble number;

  if (!is_number (node)) {
    fail_type (reader, path, "an integer", node);
    return FALSE;
  }
  number = json_node_get_double (node);
  if (number != floor (number)) {
    fail_type (reader, path, "an integer", node);
    return FALSE;
  }
  if (!in_range (reader, field, path, number))
    return FALSE;
  *value = (gint64) number;
  if (field->flags & MOVIE_FIELD_EVEN && *value % 2 != 0) {
    fail_type (reader, path, "an even number", node);
    return FALSE;
  }
  return TRUE;
}

static void
read_number (MovieReader *reader, const MovieField *field, JsonNode *node,
    const gchar *path, gdouble *value)
{
  if (!is_number (node))
    fail_type (reader, path, "a number", node);
  else if (in_range (reader, field, path, json_node_get_double (node)))
    /* -0.0 becomes 0.0, or it would not be written as it was read. */
    *value = json_node_get_double (node) + 0.0;
}

static void
read_boolean (
    MovieReader *reader, JsonNode *node, const gchar *path, gboolean *value)
{
  if (!JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    fail_type (reader, path, "true or false", node);
  else
    *value = json_node_get_boolean (node);
}

static gboolean
is_name (const gchar *text)
{
  return strspn (text, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-_")
      == strlen (text);
}

static gboolean
check_string (MovieReader *reader, const MovieField *field, const gchar *text,
    const gchar *path)
{
  glong length = g_utf8_strlen (text, -1);
  g_autofree gchar *found = NULL;

  if (length < field->minimum) {
    movie_read_fail (reader, path, "expected a text, found an empty string");
    return FALSE;
  }
  if (length > field->maximum) {
    movie_read_fail (reader, path,
        "expected at most %.0f characters, found %ld", field->maximum, length);
    return FALSE;
  }
  if (!(field->flags & MOVIE_FIELD_NAME) || is_name (text))
    return TRUE;
  found = quote (text);
  movie_read_fail (reader, path,
      "expected letters, digits, '-' and '_' only, found %s", found);
  return FALSE;
}

static void
read_string (MovieReader *reader, const MovieField *field, JsonNode *node,
    const gchar *path, gchar **value)
{
  if (!is_string (node)) {
    fail_type (reader, path, "a string", node);
    movie_read_spoil (field, value);
  } else if (!check_string (reader, field, json_node_get_string (node), path)) {
    movie_read_spoil (field, value);
  } else {
    g_free (*value);
    *value = g_strdup (json_node_get_string (node));
  }
}

static void
read_color (
    MovieReader *reader, JsonNode *node, const gchar *path, guint32 *value)
{
  static const gchar expected[] = "a colour as #rgb, #rrggbb or #rrggbbaa";
  g_autofree gchar *found = NULL;

  if (!is_string (node)) {
    fail_type (reader, path, expected, node);
    return;
  }
  if (picture_parse_color (json_node_get_string (node), value))
    return;
  found = quote (json_node_get_string (node));
  movie_read_fail (reader, path, "expected %s, found %s", expected, found);
}

/* "30000/1001", nothing before, between or after. */
static gboolean
parse_fraction (const gchar *text, gint rate[2])
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 3);
  guint64 n, d;

  if (g_strv_length (parts) != 2
      || !g_ascii_string_to_unsigned (parts[0], 10, 1, G_MAXINT, &n, NULL)
      || !g_ascii_string_to_unsigned (parts[1], 10, 1, G_MAXINT, &d, NULL))
    return FALSE;
  rate[0] = (gint) n;
  rate[1] = (gint) d;
  return TRUE;
}

static void
reduce (gint rate[2])
{
  gint a = rate[0], b = rate[1];

  while (b != 0) {
    gint rest = a % b;

    a = b;
    b = rest;
  }
  rate[0] /= a;
  rate[1] /= a;
}

static void
read_rate (MovieReader *reader, const MovieField *field, JsonNode *node,
    const gchar *path, gint *value)
{
  static const gchar expected[] =
      "an integer or a fraction such as \"30000/1001\"";
  gint rate[2] = { 0, 1 };

  if (is_string (node)) {
    if (!parse_fraction (json_node_get_string (node), rate)) {
      g_autofree gchar *found = quote (json_node_get_string (node));

      movie_read_fail (reader, path, "expected %s, found %s", expected, found);
      return;
    }
  } else if (is_number (node)) {
    gdouble number = json_node_get_double (node);

    if (number != floor (number)) {
      fail_type (reader, path, expected, node);
      return;
    }
    rate[0] = (gint) CLAMP (number, -1, field->maximum + 1);
    if (!in_range (reader, field, path, number))
      return;
  } else {
    fail_type (reader, path, expected, node);
    return;
  }
  if (!in_range (reader, field, path, (gdouble) rate[0] / rate[1]))
    return;
  reduce (rate);
  memcpy (value, rate, sizeof rate);
}

/* What to say of a name that is none, with the nearest or all known ones. */
static void
unknown_name (MovieReader *reader, const MovieField *field, const gchar *path,
    const gchar *noun, const MovieSuggestion *near, const gchar *listed)
{
  MovieSeverity severity = field->flags & MOVIE_FIELD_LENIENT
      ? MOVIE_PROBLEM_WARNING
      : MOVIE_PROBLEM_ERROR;
  g_autofree gchar *asked = quote (near->asked);

  if (near->name)
    movie_problems_add (reader->problems, severity, path,
        "unknown %s %s; did you mean \"%s\"?", noun, asked, near->name);
  else if (listed)
    movie_problems_add (reader->problems, severity, path,
        "unknown %s %s; expected one of %s", noun, asked, listed);
  else
    movie_problems_add (
        reader->problems, severity, path, "unknown %s %s", noun, asked);
}

static void
fail_later (MovieReader *reader, const gchar *path, const gchar *noun,
    const gchar *name)
{
  movie_read_fail (
      reader, path, "%s \"%s\" is not supported by this version", noun, name);
}

static const MovieChoice *
find_choice (const MovieField *field, const gchar *name)
{
  for (const MovieChoice *c = field->choices; c->name; c++)
    if (strcmp (c->name, name) == 0)
      return c;
  return NULL;
}

static void
list_name (GString *listed, const gchar *name)
{
  g_string_append_printf (
      listed, "%s\"%s\"", listed->len > 0 ? ", " : "", name);
}

static void
unknown_choice (MovieReader *reader, const MovieField *field,
    const gchar *asked, const gchar *noun, const gchar *path)
{
  g_autoptr (GString) listed = g_string_new (NULL);
  MovieSuggestion near = { asked };

  for (const MovieChoice *c = field->choices; c->name; c++) {
    movie_suggest_offer (&near, c->name, c->name);
    if (!c->later)
      list_name (listed, c->name);
  }
  unknown_name (reader, field, path, noun, &near, listed->str);
}

static void
read_choice (MovieReader *reader, const MovieField *field, JsonNode *node,
    const gchar *path, gint *value)
{
  const gchar *noun = field->noun ? field->noun : field->key;
  const MovieChoice *choice = NULL;

  if (!is_string (node))
    fail_type (reader, path, "a string", node);
  else if (!(choice = find_choice (field, json_node_get_string (node))))
    unknown_choice (reader, field, json_node_get_string (node), noun, path);

  if (choice)
    *value = choice->value;
  else if (!(field->flags & MOVIE_FIELD_LENIENT))
    movie_read_spoil (field, value);
  if (choice && choice->later)
    fail_later (reader, path, noun, choice->name);
}

static void
offer_entries (
    const MovieRegistry *registry, MovieSuggestion *near, GString *listed)
{
  MovieEntry entry;
  guint n_listed = 0;

  for (guint n = 0; registry->at (n, &entry); n++) {
    movie_suggest_offer (near, entry.name, entry.name);
    for (guint i = 0; entry.aliases && entry.aliases[i]; i++)
      movie_suggest_offer (near, entry.aliases[i], entry.name);
    if (entry.later)
      continue;
    list_name (listed, entry.name);
    n_listed++;
  }
  if (n_listed > MAX_LISTED)
    g_string_truncate (listed, 0);
}

static void
read_entry (MovieReader *reader, const MovieField *field, JsonNode *node,
    const gchar *path, gconstpointer *value)
{
  const MovieRegistry *registry = field->registry;
  g_autoptr (GString) listed = g_string_new (NULL);
  MovieSuggestion near = { NULL };
  MovieEntry entry;
  g_autofree gchar *refusal = NULL;
  gconstpointer found;

  if (!is_string (node)) {
    fail_type (reader, path, "a string", node);
    return;
  }
  near.asked = json_node_get_string (node);
  found = registry->find (near.asked);
  if (!found
      && (refusal =
              registry->refusal ? registry->refusal (near.asked) : NULL)) {
    g_autofree gchar *asked = quote (near.asked);

    movie_read_fail (reader, path, "%s %s %s", registry->noun, asked, refusal);
    return;
  }
  if (!found) {
    offer_entries (registry, &near, listed);
    unknown_name (reader, field, path, registry->noun, &near,
        listed->len > 0 ? listed->str : NULL);
    return;
  }
  *value = found;
  if (movie_registry_entry (registry, found, &entry) && entry.later)
    fail_later (reader, path, registry->noun, entry.name);
}

void
movie_read_spoil (const MovieField *field, gpointer at)
{
  switch (field->kind) {
    case MOVIE_FIELD_MS:
      *(gint64 *) at = -1;
      break;
    case MOVIE_FIELD_CHOICE:
      *(gint *) at = -1;
      break;
    case MOVIE_FIELD_STRING:
      g_free (*(gchar **) at);
      *(gchar **) at = g_strdup ("");
      break;
    default:
      break;
  }
}

void
movie_read_value (MovieReader *reader, const MovieField *field, JsonNode *node,
    const gchar *path, gpointer at)
{
  gint64 integer;

  switch (field->kind) {
    case MOVIE_FIELD_INTEGER:
      if (read_integer (reader, field, node, path, &integer))
        *(gint *) at = (gint) integer;
      break;
    case MOVIE_FIELD_UNSIGNED:
      if (read_integer (reader, field, node, path, &integer))
        *(guint32 *) at = (guint32) integer;
      break;
    case MOVIE_FIELD_MS:
      if (read_integer (reader, field, node, path, &integer))
        *(gint64 *) at = integer * MOVIE_MS;
      else
        movie_read_spoil (field, at);
      break;
    case MOVIE_FIELD_NUMBER:
      read_number (reader, field, node, path, at);
      break;
    case MOVIE_FIELD_BOOLEAN:
      read_boolean (reader, node, path, at);
      break;
    case MOVIE_FIELD_STRING:
      read_string (reader, field, node, path, at);
      break;
    case MOVIE_FIELD_COLOR:
      read_color (reader, node, path, at);
      break;
    case MOVIE_FIELD_RATE:
      read_rate (reader, field, node, path, at);
      break;
    case MOVIE_FIELD_CHOICE:
      read_choice (reader, field, node, path, at);
      break;
    case MOVIE_FIELD_ENTRY:
      read_entry (reader, field, node, path, at);
      break;
    case MOVIE_FIELD_SETTINGS:
    case MOVIE_FIELD_OBJECT:
    case MOVIE_FIELD_ARRAY:
    case MOVIE_FIELD_WORDS:
      g_assert_not_reached ();
  }
}

static void
read_word (MovieReader *reader, const ParamSpec *spec, JsonNode *node,
    const gchar *path, gdouble *value)
{
  const MovieField row = { spec->name };
  g_autoptr (GString) listed = g_string_new (NULL);
  MovieSuggestion near = { NULL };
  gint place;

  if (!is_string (node)) {
    fail_type (reader, path, "a string", node);
    return;
  }
  near.asked = json_node_get_string (node);
  place = param_find_word (spec, near.asked);
  if (place >= 0) {
    *value = place;
    return;
  }
  for (guint i = 0; spec->words[i]; i++) {
    movie_suggest_offer (&near, spec->words[i], spec->words[i]);
    list_name (listed, spec->words[i]);
  }
  unknown_name (reader, &row, path, spec->name, &near, listed->str);
}

#define MAX_FILE (32 * 1024 * 1024)

/* A text that has a meaning is held against it here; what is in a file is for
 * whoever opens it. */
static void
read_text (MovieReader *reader, const ParamSpec *spec, JsonNode *node,
    const gchar *path, gchar **value)
{
  const gboolean file = spec->kind == PARAM_FILE;
  const MovieField row = { spec->name, MOVIE_FIELD_STRING,
    .minimum = file ? 1 : spec->minimum,
    .maximum = file ? MAX_FILE : spec->maximum };
  g_autoptr (GError) error = NULL;
  const gchar *text;
  gpointer meaning;

  if (!is_string (node)) {
    fail_type (reader, path, file ? "the source of a file" : "a string", node);
    return;
  }
  text = json_node_get_string (node);
  if (!check_string (reader, &row, text, path))
    return;
  if (!file && spec->parser) {
    meaning = spec->parser->parse (text, strlen (text), &error);
    if (!meaning) {
      movie_read_fail (reader, path, "%s", error->message);
      return;
    }
    spec->parser->free (meaning);
  }
  g_free (*value);
  *value = g_strdup (text);
}

static void
read_setting (MovieReader *reader, const ParamSpec *spec, JsonNode *node,
    const gchar *path, ParamValues *values, guint place)
{
  MovieField row = { spec->name, .minimum = spec->minimum,
    .maximum = spec->maximum };
  gdouble *value = &values->value[place];
  guint32 color = (guint32) *value;
  gint64 integer = (gint64) *value;
  gboolean truth = *value != 0;

  switch (spec->kind) {
    case PARAM_NUMBER:
      read_number (reader, &row, node, path, value);
      break;
    case PARAM_INTEGER:
      if (read_integer (reader, &row, node, path, &integer))
        *value = (gdouble) integer;
      break;
    case PARAM_BOOLEAN:
      read_boolean (reader, node, path, &truth);
      *value = truth;
      break;
    case PARAM_COLOR:
      read_color (reader, node, path, &color);
      *value = color;
      break;
    case PARAM_CHOICE:
      read_word (reader, spec, node, path, value);
      break;
    case PARAM_TEXT:
    case PARAM_FILE:
      read_text (reader, spec, node, path, &values->text[place]);
      break;
  }
}

void
movie_read_settings (MovieReader *reader, const ParamSpec *specs,
    JsonNode *node, const gchar *path, ParamValues *values)
{
  JsonObjectIter iter;
  const gchar *key;
  JsonNode *member;

  if (!JSON_NODE_HOLDS_OBJECT (node)) {
    fail_type (reader, path, "an object", node);
    return;
  }
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &key, &member)) {
    g_autofree gchar *at = movie_read_member_path (path, key);
    gint i = params_find (specs, key);
    MovieSuggestion near = { key };

    if (i >= 0) {
      read_setting (reader, &specs[i], member, at, values, i);
      continue;
    }
    for (guint j = 0; j < params_count (specs); j++)
      movie_suggest_offer (&near, specs[j].name, specs[j].name);
    movie_read_unknown_key (reader, at, near.name);
  }
}
