/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Objects and arrays: which row a key belongs to, what is missing, what is
 * unknown. Single values are movie-read-value.c's. */

#include "movie-read.h"
#include "movie-suggest.h"

#include <string.h>

/* A stranger's key may be megabytes. */
#define MAX_SHOWN_KEY 60

void
movie_read_fail (
    MovieReader *reader, const gchar *path, const gchar *format, ...)
{
  g_autofree gchar *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  movie_problems_add (
      reader->problems, MOVIE_PROBLEM_ERROR, path, "%s", message);
}

void
movie_read_unknown_key (
    MovieReader *reader, const gchar *path, const gchar *near)
{
  MovieSeverity severity = reader->flags & MOVIE_READ_STRICT
      ? MOVIE_PROBLEM_ERROR
      : MOVIE_PROBLEM_WARNING;

  if (near)
    movie_problems_add (reader->problems, severity, path,
        "unknown key; did you mean \"%s\"?", near);
  else
    movie_problems_add (reader->problems, severity, path, "unknown key");
}

gchar *
movie_read_member_path (const gchar *path, const gchar *key)
{
  g_autofree gchar *escaped = NULL;
  g_autofree gchar *start = NULL;

  if (strlen (key) > MAX_SHOWN_KEY && g_utf8_strlen (key, -1) > MAX_SHOWN_KEY) {
    start = g_utf8_substring (key, 0, MAX_SHOWN_KEY);
    escaped = g_strescape (start, NULL);
    return g_strdup_printf ("%s[\"%s...\"]", path, escaped);
  }
  if (*key
      && strspn (key, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "_")
          == strlen (key))
    return g_strdup_printf ("%s.%s", path, key);
  escaped = g_strescape (key, NULL);
  return g_strdup_printf ("%s[\"%s\"]", path, escaped);
}

static gboolean
expect_array (MovieReader *reader, const MovieField *field, JsonNode *node,
    const gchar *path)
{
  guint length;

  if (!JSON_NODE_HOLDS_ARRAY (node)) {
    g_autofree gchar *found = movie_read_describe (node);

    movie_read_fail (reader, path, "expected an array, found %s", found);
    return FALSE;
  }
  length = json_array_get_length (json_node_get_array (node));
  if (length >= field->minimum && length <= field->maximum)
    return TRUE;
  movie_read_fail (reader, path, "expected %.0f..%.0f items, found %u",
      field->minimum, field->maximum, length);
  return FALSE;
}

static void
read_array (MovieReader *reader, const MovieField *field, JsonNode *node,
    const gchar *path, GPtrArray *items)
{
  JsonArray *array;

  if (!expect_array (reader, field, node, path))
    return;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    g_autofree gchar *at = g_strdup_printf ("%s[%u]", path, i);
    gpointer item = g_malloc0 (field->object->size);

    g_ptr_array_add (items, item);
    movie_object_defaults (field->object, item);
    movie_read_object (
        reader, field->object, json_array_get_element (array, i), at, item);
  }
}

static void
read_words (MovieReader *reader, const MovieField *field, JsonNode *node,
    const gchar *path, gpointer target)
{
  gpointer *words = movie_field_at (field, target);
  guint *n_words = (guint *) ((guint8 *) target + field->sibling);
  gsize size = field->object->size;
  JsonArray *array;

  if (!expect_array (reader, field, node, path))
    return;
  array = json_node_get_array (node);
  *n_words = json_array_get_length (array);
  *words = *n_words > 0 ? g_malloc0 (*n_words * size) : NULL;
  for (guint i = 0; i < *n_words; i++) {
    g_autofree gchar *at = g_strdup_printf ("%s[%u]", path, i);

    movie_read_object (reader, field->object, json_array_get_element (array, i),
        at, (guint8 *) *words + i * size);
  }
}

static void
read_field (MovieReader *reader, const MovieField *field, JsonNode *node,
    const gchar *path, gpointer target)
{
  gpointer at = movie_field_at (field, target);
  gconstpointer *type;

  if (field->present)
    *(gboolean *) ((guint8 *) target + field->present) = TRUE;
  switch (field->kind) {
    case MOVIE_FIELD_OBJECT:
      movie_read_object (reader, field->object, node, path, at);
      break;
    case MOVIE_FIELD_ARRAY:
      read_array (reader, field, node, path, *(GPtrArray **) at);
      break;
    case MOVIE_FIELD_WORDS:
      read_words (reader, field, node, path, target);
      break;
    case MOVIE_FIELD_SETTINGS:
      /* Of an unknown entry there is nothing to say. */
      type = (gconstpointer *) ((guint8 *) target + field->sibling);
      if (*type)
        movie_read_settings (
            reader, movie_field_params (field, target), node, path, at);
      break;
    default:
      movie_read_value (reader, field, node, path, at);
      break;
  }
  if (field->flags & MOVIE_FIELD_LATER)
    movie_read_fail (reader, path, "not supported by this version");
}

/* The first row decides what its siblings mean: it is read before them. */
static gboolean
leads (const MovieField *field)
{
  return strcmp (field->key, "type") == 0 || field->kind == MOVIE_FIELD_ENTRY;
}

static void
read_type (MovieReader *reader, const MovieObject *object, JsonObject *json,
    const gchar *path, gpointer target)
{
  const MovieField *type = &object->fields[0];
  g_autofree gchar *at = NULL;

  if (!leads (type) || !json_object_has_member (json, type->key))
    return;
  at = movie_read_member_path (path, type->key);
  read_field (
      reader, type, json_object_get_member (json, type->key), at, target);
  movie_object_settle (object, target);
  for (guint i = 1; i < object->n_fields; i++) {
    const MovieField *field = &object->fields[i];

    if (field->kind == MOVIE_FIELD_SETTINGS)
      params_defaults (
          movie_field_params (field, target), movie_field_at (field, target));
  }
}

static void
read_member (MovieReader *reader, const MovieObject *object, const gchar *key,
    JsonNode *node, const gchar *path, gpointer target)
{
  const MovieField *field = movie_object_field (object, key);
  MovieSuggestion near = { key };

  if (field) {
    read_field (reader, field, node, path, target);
    return;
  }
  for (guint i = 0; i < object->n_fields; i++)
    movie_suggest_offer (&near, object->fields[i].key, object->fields[i].key);
  movie_read_unknown_key (reader, path, near.name);
}

static void
read_members (MovieReader *reader, const MovieObject *object, JsonObject *json,
    const gchar *path, gpointer target)
{
  const MovieField *first = &object->fields[0];
  JsonObjectIter iter;
  const gchar *key;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, json);
  while (json_object_iter_next_ordered (&iter, &key, &node)) {
    g_autofree gchar *at = NULL;

    if (leads (first) && strcmp (key, first->key) == 0)
      continue;
    at = movie_read_member_path (path, key);
    read_member (reader, object, key, node, at, target);
  }
}

static void
spoil_required (const MovieObject *object, gpointer target)
{
  for (guint i = 0; i < object->n_fields; i++)
    if (object->fields[i].flags & MOVIE_FIELD_REQUIRED)
      movie_read_spoil (
          &object->fields[i], movie_field_at (&object->fields[i], target));
}

static void
check_required (MovieReader *reader, const MovieObject *object,
    JsonObject *json, const gchar *path, gpointer target)
{
  for (guint i = 0; i < object->n_fields; i++) {
    const MovieField *field = &object->fields[i];

    if (!(field->flags & MOVIE_FIELD_REQUIRED)
        || json_object_has_member (json, field->key))
      continue;
    movie_read_fail (reader, path, "missing \"%s\"", field->key);
    if (field->kind != MOVIE_FIELD_STRING)
      movie_read_spoil (field, movie_field_at (field, target));
  }
}

void
movie_read_object (MovieReader *reader, const MovieObject *object,
    JsonNode *node, const gchar *path, gpointer target)
{
  JsonObject *json;

  if (!JSON_NODE_HOLDS_OBJECT (node)) {
    g_autofree gchar *found = movie_read_describe (node);

    movie_read_fail (reader, path, "expected an object, found %s", found);
    spoil_required (object, target);
    return;
  }
  json = json_node_get_object (node);
  read_type (reader, object, json, path, target);
  check_required (reader, object, json, path, target);
  read_members (reader, object, json, path, target);
  if (object->check)
    object->check (target, path, reader->problems);
}
