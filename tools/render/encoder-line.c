/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "encoder-line.h"

#include <gst/gst.h>

struct EncoderLine {
  GString *text;
  GObjectClass *class; /* NULL: the element is not installed */
};

static GObjectClass *
load_class (const gchar *name)
{
  g_autoptr (GstElementFactory) factory = gst_element_factory_find (name);
  g_autoptr (GstPluginFeature) loaded = NULL;

  if (factory)
    loaded = gst_plugin_feature_load (GST_PLUGIN_FEATURE (factory));
  if (!loaded)
    return NULL;
  return g_type_class_ref (
      gst_element_factory_get_element_type (GST_ELEMENT_FACTORY (loaded)));
}

EncoderLine *
encoder_line_new (const gchar *front, const gchar *factory)
{
  EncoderLine *line = g_new0 (EncoderLine, 1);

  line->text = g_string_new (front);
  if (front)
    g_string_append (line->text, " ! ");
  g_string_append (line->text, factory);
  line->class = load_class (factory);
  return line;
}

/* NULL: the property has no such value. */
static gchar *
read_value (GParamSpec *spec, const gchar *text)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, spec->value_type);
  if (!gst_value_deserialize (&value, text))
    return NULL;
  if (g_param_value_validate (spec, &value))
    return gst_value_serialize (&value);
  return g_strdup (text);
}

gboolean
encoder_line_put (
    EncoderLine *line, const gchar *property, const gchar *format, ...)
{
  g_autofree gchar *wanted = NULL, *value = NULL;
  GParamSpec *spec = NULL;
  va_list args;

  va_start (args, format);
  wanted = g_strdup_vprintf (format, args);
  va_end (args);
  if (line->class) {
    spec = g_object_class_find_property (line->class, property);
    value = spec ? read_value (spec, wanted) : NULL;
    if (!value)
      return FALSE;
  }
  g_string_append_printf (
      line->text, " %s=%s", property, value ? value : wanted);
  return TRUE;
}

gboolean
encoder_line_put_int (EncoderLine *line, const gchar *property, gint64 value)
{
  return encoder_line_put (line, property, "%" G_GINT64_FORMAT, value);
}

gchar *
encoder_line_end (EncoderLine *line, const gchar *caps)
{
  gchar *text;

  if (caps)
    g_string_append_printf (line->text, " ! %s", caps);
  text = g_string_free (line->text, FALSE);
  g_clear_pointer (&line->class, g_type_class_unref);
  g_free (line);
  return text;
}
