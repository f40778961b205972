/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The reference of the format, from the same rows that read it. */

#include "movie-fields.h"

/* A text whose only limit is that of the document. */
#define UNLIMITED 1000000

static const gchar *const kind_names[] = {
  [MOVIE_FIELD_INTEGER] = "integer",
  [MOVIE_FIELD_UNSIGNED] = "integer",
  [MOVIE_FIELD_NUMBER] = "number",
  [MOVIE_FIELD_BOOLEAN] = "true or false",
  [MOVIE_FIELD_STRING] = "text",
  [MOVIE_FIELD_COLOR] = "colour",
  [MOVIE_FIELD_MS] = "integer ms",
  [MOVIE_FIELD_RATE] = "integer or \"n/d\"",
  [MOVIE_FIELD_CHOICE] = "",
  [MOVIE_FIELD_ENTRY] = "",
  [MOVIE_FIELD_SETTINGS] = "object",
  [MOVIE_FIELD_OBJECT] = "object",
  [MOVIE_FIELD_ARRAY] = "array",
  [MOVIE_FIELD_WORDS] = "array",
};

static void
append_range (GString *out, const MovieField *field)
{
  gchar low[MOVIE_NUMBER_LENGTH], high[MOVIE_NUMBER_LENGTH];

  if ((field->minimum == 0 && field->maximum == 0)
      || (field->kind == MOVIE_FIELD_STRING && field->maximum >= UNLIMITED))
    return;
  movie_number_to_string (field->minimum, low);
  movie_number_to_string (field->maximum, high);
  if (field->kind == MOVIE_FIELD_STRING)
    g_string_append_printf (out, ", at most %s characters", high);
  else
    g_string_append_printf (out, ", %s..%s%s", low, high,
        field->kind == MOVIE_FIELD_ARRAY || field->kind == MOVIE_FIELD_WORDS
            ? " items"
            : "");
}

static void
append_value (GString *out, const MovieField *field)
{
  const gchar *separator = "";

  if (field->kind == MOVIE_FIELD_ENTRY) {
    g_string_append_printf (out, "name of one %s", field->registry->noun);
    return;
  }
  if (field->kind == MOVIE_FIELD_CHOICE) {
    for (const MovieChoice *c = field->choices; c->name; c++) {
      g_string_append_printf (out, "%s`%s`%s", separator, c->name,
          c->later ? " (not in this version)" : "");
      separator = ", ";
    }
    return;
  }
  g_string_append (out, kind_names[field->kind]);
  append_range (out, field);
}

static void
append_fallback (GString *out, const MovieField *field)
{
  gchar number[MOVIE_NUMBER_LENGTH], color[MOVIE_COLOR_LENGTH];

  if (field->flags & MOVIE_FIELD_REQUIRED) {
    g_string_append (out, "required");
    return;
  }
  if (field->fallback_doc || field->fallback_name) {
    g_string_append (
        out, field->fallback_doc ? field->fallback_doc : field->fallback_name);
    return;
  }
  switch (field->kind) {
    case MOVIE_FIELD_INTEGER:
    case MOVIE_FIELD_UNSIGNED:
    case MOVIE_FIELD_NUMBER:
    case MOVIE_FIELD_MS:
    case MOVIE_FIELD_RATE:
      g_string_append (out, movie_number_to_string (field->fallback, number));
      break;
    case MOVIE_FIELD_BOOLEAN:
      g_string_append (out, field->fallback != 0 ? "true" : "false");
      break;
    case MOVIE_FIELD_COLOR:
      g_string_append_printf (out, "`%s`",
          movie_color_to_string ((guint32) field->fallback, color));
      break;
    case MOVIE_FIELD_CHOICE:
      for (const MovieChoice *c = field->choices; c->name; c++)
        if (c->value == (gint) field->fallback)
          g_string_append (out, c->name);
      break;
    default:
      g_string_append (out, "-");
      break;
  }
}

static void
append_object (GString *out, const MovieObject *object)
{
  g_string_append_printf (out,
      "\n## %s\n\n%s\n\n| key | value | default | meaning |\n"
      "|---|---|---|---|\n",
      object->name, object->doc);
  for (guint i = 0; i < object->n_fields; i++) {
    const MovieField *field = &object->fields[i];

    g_string_append_printf (out, "| `%s` | ", field->key);
    append_value (out, field);
    g_string_append (out, " | ");
    append_fallback (out, field);
    g_string_append_printf (out, " | %s%s |\n", field->doc,
        field->flags & MOVIE_FIELD_LATER ? " (not in this version)" : "");
  }
}

/* Each object once, in the order in which the rows first name it. */
static void
append_objects (GString *out, const MovieObject *object, GPtrArray *seen)
{
  if (g_ptr_array_find (seen, object, NULL))
    return;
  g_ptr_array_add (seen, (gpointer) object);
  append_object (out, object);
  for (guint i = 0; i < object->n_fields; i++)
    if (object->fields[i].object)
      append_objects (out, object->fields[i].object, seen);
}

static void
append_words (GString *out, const ParamSpec *spec)
{
  g_autofree gchar *range = param_range_to_string (spec);
  g_autofree gchar *fallback = param_to_string (spec, spec->fallback);

  g_string_append_printf (out,
      spec->kind == PARAM_FILE ? "(%s, %s)" : "(%s; `%s`)", range, fallback);
}

static void
append_param (GString *out, const ParamSpec *spec)
{
  gchar low[MOVIE_NUMBER_LENGTH], high[MOVIE_NUMBER_LENGTH];
  gchar fallback[MOVIE_NUMBER_LENGTH], color[MOVIE_COLOR_LENGTH];

  g_string_append_printf (out, "`%s` ", spec->name);
  switch (spec->kind) {
    case PARAM_COLOR:
      g_string_append_printf (out, "(colour, `%s`)",
          movie_color_to_string ((guint32) spec->fallback, color));
      break;
    case PARAM_BOOLEAN:
      g_string_append_printf (
          out, "(%s)", spec->fallback != 0 ? "true" : "false");
      break;
    case PARAM_NUMBER:
    case PARAM_INTEGER:
      g_string_append_printf (out, "(%s%s..%s, %s)",
          spec->kind == PARAM_INTEGER ? "integer " : "",
          movie_number_to_string (spec->minimum, low),
          movie_number_to_string (spec->maximum, high),
          movie_number_to_string (spec->fallback, fallback));
      break;
    case PARAM_CHOICE:
    case PARAM_TEXT:
    case PARAM_FILE:
      append_words (out, spec);
      break;
  }
  if (spec->blurb)
    g_string_append_printf (out, " %s", spec->blurb);
}

static void
append_entry (GString *out, const MovieEntry *entry)
{
  g_string_append_printf (out, "| `%s`", entry->name);
  for (guint i = 0; entry->aliases && entry->aliases[i]; i++)
    g_string_append_printf (out, ", `%s`", entry->aliases[i]);
  g_string_append_printf (out, " | %s%s | ",
      entry->summary ? entry->summary : "",
      entry->later ? " (not in this version)" : "");
  for (guint i = 0; i < params_count (entry->params); i++) {
    if (i > 0)
      g_string_append (out, "; ");
    append_param (out, &entry->params[i]);
  }
  g_string_append (out, " |\n");
}

static void
append_registry (
    GString *out, const gchar *title, const MovieRegistry *registry)
{
  MovieEntry entry;

  g_string_append_printf (out,
      "\n## %s\n\n| name | what it does | settings |\n|---|---|---|\n", title);
  for (guint i = 0; registry->at (i, &entry); i++)
    append_entry (out, &entry);
}

gchar *
movie_fields_to_markdown (void)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();
  GString *out = g_string_new (
      "All times are integer milliseconds on one clock. An item is on the "
      "frame that starts\nat t if from_ms <= t < to_ms. Colours are `#rgb`, "
      "`#rrggbb` or `#rrggbbaa`. An unknown\nkey is a warning, with strict "
      "checking an error. Names are compared without case,\n`-` and `_` "
      "alike.\n");

  append_objects (out, &movie_document, seen);
  append_registry (out, "Transitions", &movie_transition_registry);
  append_registry (out, "Effects", &movie_effect_registry);
  append_registry (out, "Easings", &movie_easing_registry);
  append_registry (out, "Overlays", &movie_overlay_registry);
  append_registry (out, "Animations", &movie_animation_registry);
  append_registry (out, "Caption styles", &movie_caption_registry);
  return g_string_free (out, FALSE);
}
