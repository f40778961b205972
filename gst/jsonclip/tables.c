/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Enums and parameters made from the drawing tables: see tables.h. */
#include "tables.h"
#include "caption.h"
#include "easing.h"
#include "effect.h"
#include "overlay.h"
#include "transition.h"

static GType
register_enum (const gchar *name, const GArray *values)
{
  /* GObject keeps the array for ever. */
  GType type = g_enum_register_static (
      name, g_memdup2 (values->data, (values->len + 1) * sizeof (GEnumValue)));

  gst_type_mark_as_plugin_api (type, 0);
  return type;
}

#define APPEND(values, place, name, summary)                                   \
  G_STMT_START                                                                 \
  {                                                                            \
    GEnumValue value_ = { place, summary, name };                              \
    g_array_append_val (values, value_);                                       \
  }                                                                            \
  G_STMT_END

/* One type a table; they differ in the struct that they list. */
#define DEFINE_TABLE_ENUM(function, type_name, table, summary_field)           \
  GType function (void)                                                        \
  {                                                                            \
    static gsize type = 0;                                                     \
                                                                               \
    if (g_once_init_enter (&type)) {                                           \
      g_autoptr (GArray) values =                                              \
          g_array_new (TRUE, TRUE, sizeof (GEnumValue));                       \
      for (gint i = 0; (table)[i]; i++)                                        \
        APPEND (values, i, (table)[i]->name, (table)[i]->summary_field);       \
      g_once_init_leave (&type, register_enum (type_name, values));            \
    }                                                                          \
    return type;                                                               \
  }

DEFINE_TABLE_ENUM (tables_transition_get_type, "GstJsonClipTransitionType",
    transitions_all (), summary)
DEFINE_TABLE_ENUM (
    tables_effect_get_type, "GstJsonClipEffectType", effects_all (), summary)
DEFINE_TABLE_ENUM (tables_easing_get_type, "GstJsonClipEasing", easings, name)
DEFINE_TABLE_ENUM (
    tables_overlay_get_type, "GstJsonClipOverlayType", overlay_kinds, summary)
DEFINE_TABLE_ENUM (tables_caption_style_get_type, "GstJsonClipCaptionStyle",
    caption_styles, summary)

GType
tables_animation_get_type (void)
{
  static gsize type = 0;

  if (g_once_init_enter (&type)) {
    g_autoptr (GArray) values = g_array_new (TRUE, TRUE, sizeof (GEnumValue));

    APPEND (values, 0, "none", "is there, or gone, at once");
    for (gint i = 0; animations_all ()[i]; i++)
      APPEND (values, i + 1, animations_all ()[i]->name,
          animations_all ()[i]->summary);
    g_once_init_leave (&type, register_enum ("GstJsonClipAnimation", values));
  }
  return type;
}

const Animation *
tables_animation (gint value)
{
  return value > 0 ? animations_all ()[value - 1] : NULL;
}

gint
tables_enum_value (GType type, const gchar *nick)
{
  GEnumClass *klass = g_type_class_ref (type);
  const GEnumValue *value = g_enum_get_value_by_nick (klass, nick);
  gint place = value ? value->value : 0;

  g_type_class_unref (klass);
  return place;
}

static gboolean
read_value (const ParamSpec *spec, const GValue *value, gdouble *number)
{
  GValue as_double = G_VALUE_INIT;
  guint32 rgba;

  if (spec->kind == PARAM_COLOR) {
    if (!G_VALUE_HOLDS_STRING (value)
        || !picture_parse_color (g_value_get_string (value), &rgba))
      return FALSE;
    *number = rgba;
    return TRUE;
  }
  if (G_VALUE_HOLDS_BOOLEAN (value)) {
    *number = g_value_get_boolean (value);
    return spec->kind == PARAM_BOOLEAN;
  }
  g_value_init (&as_double, G_TYPE_DOUBLE);
  if (G_VALUE_HOLDS_STRING (value) || !g_value_transform (value, &as_double))
    return FALSE;
  *number = g_value_get_double (&as_double);
  if (spec->kind != PARAM_NUMBER && *number != (gint64) *number)
    return FALSE;
  return *number >= spec->minimum && *number <= spec->maximum;
}

/* A word, text or the name of a file. */
static gboolean
read_text (
    const ParamSpec *spec, const GValue *value, gdouble *number, gchar **text)
{
  const gchar *given =
      G_VALUE_HOLDS_STRING (value) ? g_value_get_string (value) : NULL;
  gint place;

  if (!given)
    return FALSE;
  if (spec->kind == PARAM_CHOICE) {
    place = param_find_word (spec, given);
    *number = place;
    return place >= 0;
  }
  g_free (*text);
  *text = g_strdup (given);
  return spec->kind == PARAM_FILE
      || g_utf8_strlen (given, -1) <= (glong) spec->maximum;
}

static gchar *
expected (const ParamSpec *spec)
{
  g_autofree gchar *range = param_range_to_string (spec);

  switch (spec->kind) {
    case PARAM_COLOR:
      return g_strdup ("a colour \"#rrggbb\"");
    case PARAM_BOOLEAN:
      return g_strdup ("true or false");
    case PARAM_CHOICE:
      return g_strconcat ("one of ", range, NULL);
    case PARAM_TEXT:
    case PARAM_FILE:
      break;
    case PARAM_NUMBER:
    case PARAM_INTEGER:
      return g_strdup_printf ("%s from %g to %g",
          spec->kind == PARAM_NUMBER ? "a number" : "an integer", spec->minimum,
          spec->maximum);
  }
  return g_steal_pointer (&range);
}

static gchar *
known_names (const ParamSpec *specs)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < params_count (specs); i++)
    g_string_append_printf (names, "%s%s", i ? ", " : "", specs[i].name);
  if (names->len == 0)
    g_string_append (names, "none");
  return g_string_free (names, FALSE);
}

static gboolean
set_param (const ParamSpec *specs, const gchar *name, const GValue *value,
    ParamValues *values, GError **error)
{
  gint place = params_find (specs, name);

  if (place < 0) {
    g_autofree gchar *known = known_names (specs);
    g_set_error (error, GST_LIBRARY_ERROR, GST_LIBRARY_ERROR_SETTINGS,
        "params: no parameter \"%s\", expected one of: %s", name, known);
    return FALSE;
  }
  if (specs[place].kind >= PARAM_CHOICE
          ? read_text (
              &specs[place], value, &values->value[place], &values->text[place])
          : read_value (&specs[place], value, &values->value[place]))
    return TRUE;
  g_autofree gchar *what = expected (&specs[place]);
  g_set_error (error, GST_LIBRARY_ERROR, GST_LIBRARY_ERROR_SETTINGS,
      "params: %s: expected %s", name, what);
  return FALSE;
}

gboolean
tables_parse_params (const ParamSpec *specs, const gchar *text,
    ParamValues *values, GError **error)
{
  params_clear (values);
  params_defaults (specs, values);
  if (!text || !*text)
    return TRUE;

  g_autofree gchar *named = g_strconcat ("params, ", text, NULL);
  g_autoptr (GstStructure) structure = gst_structure_from_string (named, NULL);
  if (!structure) {
    g_set_error (error, GST_LIBRARY_ERROR, GST_LIBRARY_ERROR_SETTINGS,
        "params: expected \"name=value, ...\", found \"%s\"", text);
    return FALSE;
  }
  for (gint i = 0; i < gst_structure_n_fields (structure); i++) {
    const gchar *name = gst_structure_nth_field_name (structure, i);

    if (!set_param (specs, name, gst_structure_get_value (structure, name),
            values, error))
      return FALSE;
  }
  return TRUE;
}

Meanings *
tables_meanings (gint width, gint height)
{
  g_autofree gchar *folder = g_get_current_dir ();

  return meanings_new (
      folder, "/", width, height, picture_matrix_for_height (height));
}
