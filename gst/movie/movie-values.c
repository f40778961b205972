/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Values in a struct as the rows of the field table describe them: defaults,
 * comparison, their spelling. Knows no key by name. */

#include "movie-fields.h"

#include <string.h>

const MovieField *
movie_object_field (const MovieObject *object, const gchar *key)
{
  for (guint i = 0; i < object->n_fields; i++)
    if (g_strcmp0 (object->fields[i].key, key) == 0)
      return &object->fields[i];
  return NULL;
}

static gconstpointer
fallback_entry (const MovieField *field)
{
  if (!field->fallback_name)
    return NULL;
  return field->registry->find (field->fallback_name);
}

const ParamSpec *
movie_field_params (const MovieField *field, gconstpointer target)
{
  gconstpointer type =
      *(gconstpointer const *) ((const guint8 *) target + field->sibling);
  MovieEntry entry;

  if (!movie_registry_entry (field->registry, type, &entry))
    return NULL;
  return entry.params;
}

static void
set_default (const MovieField *field, gpointer at)
{
  switch (field->kind) {
    case MOVIE_FIELD_INTEGER:
    case MOVIE_FIELD_BOOLEAN:
    case MOVIE_FIELD_CHOICE:
      *(gint *) at = (gint) field->fallback;
      break;
    case MOVIE_FIELD_UNSIGNED:
    case MOVIE_FIELD_COLOR:
      *(guint32 *) at = (guint32) field->fallback;
      break;
    case MOVIE_FIELD_NUMBER:
      *(gdouble *) at = field->fallback;
      break;
    case MOVIE_FIELD_MS:
      *(gint64 *) at = (gint64) field->fallback * MOVIE_MS;
      break;
    case MOVIE_FIELD_RATE:
      ((gint *) at)[0] = (gint) field->fallback;
      ((gint *) at)[1] = 1;
      break;
    case MOVIE_FIELD_ENTRY:
      *(gconstpointer *) at = fallback_entry (field);
      break;
    case MOVIE_FIELD_OBJECT:
      movie_object_defaults (field->object, at);
      break;
    case MOVIE_FIELD_ARRAY:
      *(GPtrArray **) at = g_ptr_array_new_with_free_func (field->object->free);
      break;
    case MOVIE_FIELD_STRING:
    case MOVIE_FIELD_SETTINGS:
    case MOVIE_FIELD_WORDS:
      break;
  }
}

void
movie_object_defaults (const MovieObject *object, gpointer target)
{
  for (guint i = 0; i < object->n_fields; i++) {
    const MovieField *field = &object->fields[i];
    gpointer at = movie_field_at (field, target);

    /* Their entry stands before them. */
    if (field->kind == MOVIE_FIELD_SETTINGS)
      params_defaults (movie_field_params (field, target), at);
    else
      set_default (field, at);
  }
}

static guint
count_words (const MovieField *field, gconstpointer target)
{
  return *(const guint *) ((const guint8 *) target + field->sibling);
}

static gboolean
settings_are_default (const MovieField *field, gconstpointer target)
{
  const ParamValues *values = movie_field_at (field, target);
  const ParamSpec *specs = movie_field_params (field, target);

  for (guint i = 0; i < params_count (specs); i++)
    if (!param_is_default (&specs[i], values, i))
      return FALSE;
  return TRUE;
}

static gboolean
object_is_default (const MovieField *field, gconstpointer target)
{
  const MovieObject *object = field->object;
  gconstpointer at = movie_field_at (field, target);

  for (guint i = 0; i < object->n_fields; i++)
    if (!movie_field_is_default (&object->fields[i], at))
      return FALSE;
  return TRUE;
}

static gdouble
fallback_of (const MovieField *field, gconstpointer target)
{
  const gdouble own = field->fallback_of ? field->fallback_of (target) : 0;

  return own > 0 ? own : field->fallback;
}

void
movie_object_settle (const MovieObject *object, gpointer target)
{
  for (guint i = 0; i < object->n_fields; i++) {
    const MovieField *field = &object->fields[i];

    if (field->kind == MOVIE_FIELD_MS && field->fallback_of)
      *(gint64 *) movie_field_at (field, target) =
          (gint64) fallback_of (field, target) * MOVIE_MS;
  }
}

gboolean
movie_field_is_default (const MovieField *field, gconstpointer target)
{
  gconstpointer at = movie_field_at (field, target);

  if (field->present)
    return !*(const gboolean *) ((const guint8 *) target + field->present);
  switch (field->kind) {
    case MOVIE_FIELD_INTEGER:
    case MOVIE_FIELD_BOOLEAN:
    case MOVIE_FIELD_CHOICE:
      return *(const gint *) at == (gint) field->fallback;
    case MOVIE_FIELD_UNSIGNED:
    case MOVIE_FIELD_COLOR:
      return *(const guint32 *) at == (guint32) field->fallback;
    case MOVIE_FIELD_NUMBER:
      return *(const gdouble *) at == field->fallback;
    case MOVIE_FIELD_MS:
      return *(const gint64 *) at
          == (gint64) fallback_of (field, target) * MOVIE_MS;
    case MOVIE_FIELD_RATE:
      return ((const gint *) at)[0] == (gint) field->fallback
          && ((const gint *) at)[1] == 1;
    case MOVIE_FIELD_STRING:
      return *(gchar *const *) at == NULL;
    case MOVIE_FIELD_ENTRY:
      return *(gconstpointer const *) at == fallback_entry (field);
    case MOVIE_FIELD_SETTINGS:
      return settings_are_default (field, target);
    case MOVIE_FIELD_OBJECT:
      return object_is_default (field, target);
    case MOVIE_FIELD_ARRAY:
      return (*(GPtrArray *const *) at)->len == 0;
    case MOVIE_FIELD_WORDS:
      return count_words (field, target) == 0;
  }
  return FALSE;
}

static gboolean
arrays_equal (const MovieObject *object, const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!movie_object_equal (object, a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
words_equal (const MovieField *field, gconstpointer a, gconstpointer b)
{
  const guint8 *one = *(guint8 *const *) movie_field_at (field, a);
  const guint8 *two = *(guint8 *const *) movie_field_at (field, b);
  guint n = count_words (field, a);

  if (n != count_words (field, b))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!movie_object_equal (field->object, one + i * field->object->size,
            two + i * field->object->size))
      return FALSE;
  return TRUE;
}

static gsize
plain_size (MovieFieldKind kind)
{
  switch (kind) {
    case MOVIE_FIELD_NUMBER:
    case MOVIE_FIELD_MS:
    case MOVIE_FIELD_RATE:
      return 8;
    case MOVIE_FIELD_ENTRY:
      return sizeof (gpointer);
    default:
      return 4;
  }
}

static gboolean
field_equal (const MovieField *field, gconstpointer a, gconstpointer b)
{
  gconstpointer one = movie_field_at (field, a);
  gconstpointer two = movie_field_at (field, b);

  switch (field->kind) {
    case MOVIE_FIELD_STRING:
      return g_strcmp0 (*(gchar *const *) one, *(gchar *const *) two) == 0;
    case MOVIE_FIELD_SETTINGS:
      return params_equal (movie_field_params (field, a), one, two);
    case MOVIE_FIELD_OBJECT:
      return movie_object_equal (field->object, one, two);
    case MOVIE_FIELD_ARRAY:
      return arrays_equal (
          field->object, *(GPtrArray *const *) one, *(GPtrArray *const *) two);
    case MOVIE_FIELD_WORDS:
      return words_equal (field, a, b);
    default:
      return memcmp (one, two, plain_size (field->kind)) == 0;
  }
}

gboolean
movie_object_equal (const MovieObject *object, gconstpointer a, gconstpointer b)
{
  for (guint i = 0; i < object->n_fields; i++) {
    const MovieField *field = &object->fields[i];

    if (field->present
        && *(const gboolean *) ((const guint8 *) a + field->present)
            != *(const gboolean *) ((const guint8 *) b + field->present))
      return FALSE;
    if (!field_equal (field, a, b))
      return FALSE;
  }
  return TRUE;
}

const gchar *
movie_number_to_string (gdouble value, gchar buffer[MOVIE_NUMBER_LENGTH])
{
  static const gchar *const formats[] = { "%.15g", "%.16g", "%.17g" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_ascii_formatd (buffer, MOVIE_NUMBER_LENGTH, formats[i], value);
    if (g_ascii_strtod (buffer, NULL) == value)
      break;
  }
  return buffer;
}

const gchar *
movie_color_to_string (guint32 rgba, gchar buffer[MOVIE_COLOR_LENGTH])
{
  if ((rgba & 0xff) == 0xff)
    g_snprintf (buffer, MOVIE_COLOR_LENGTH, "#%06x", rgba >> 8);
  else
    g_snprintf (buffer, MOVIE_COLOR_LENGTH, "#%08x", rgba);
  return buffer;
}
