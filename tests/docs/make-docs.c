/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* make-docs PAGE: prints a page of docs/ from what the code itself knows:
 *   elements       pads and properties of every element, from the registry
 *   vocabulary     all that can be named in a movie, from the tables
 *   movie-format   the keys of the movie JSON, from the field table
 *   providers      types, keys and data of providers
 *   operating      that page as it is, with the tables in it anew
 * A test compares the pages in docs/ with it; tests/docs/regenerate writes
 * them. */

#include <gst/gst.h>
#include <string.h>

#include "caption.h"
#include "easing.h"
#include "effect.h"
#include "movie-fields.h"
#include "overlay.h"
#include "pages.h"
#include "transition.h"

GST_PLUGIN_STATIC_DECLARE (jsonclip);
#ifdef HAVE_AIGEN
GST_PLUGIN_STATIC_DECLARE (aigen);
#endif

static const gchar *const element_names[] = {
  "jsoncliptimeline",
  "jsoncliptransition",
  "jsonclipeffect",
  "jsonclipoverlay",
  "jsonclipcaption",
  "aigenimagesrc",
};

/* A cell of a table: no pipe, no line break. */
static gchar *
cell (const gchar *text)
{
  g_autoptr (GString) s = g_string_new (text);

  g_string_replace (s, "|", "\\|", 0);
  g_string_replace (s, "\n", " ", 0);
  return g_string_free (g_steal_pointer (&s), FALSE);
}

static gchar *
describe_params (const ParamSpec *specs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < params_count (specs); i++) {
    g_autofree gchar *fallback = param_to_string (&specs[i], specs[i].fallback);
    g_autofree gchar *range = param_range_to_string (&specs[i]);

    g_string_append_printf (
        text, "%s`%s` = %s", i ? ", " : "", specs[i].name, fallback);
    if (range)
      g_string_append_printf (text, " (%s)", range);
  }
  if (!text->len)
    g_string_append (text, "-");
  return g_string_free (text, FALSE);
}

static void
print_entry (const gchar *name, const gchar *const *aliases,
    const ParamSpec *params, const gchar *summary)
{
  g_autofree gchar *described = describe_params (params);
  g_autofree gchar *also = aliases && aliases[0]
      ? g_strjoinv (", ", (gchar **) aliases)
      : g_strdup ("-");

  g_print ("| `%s` | %s | %s | %s |\n", name, also, described, summary);
}

static void
print_table_head (const gchar *title)
{
  g_print ("\n## %s\n\n| name | also | settings | what it does |\n"
           "|---|---|---|---|\n",
      title);
}

static void
print_vocabulary (void)
{
  g_print (
      "# Vocabulary\n\n"
      "Everything a movie can name, generated from the tables in the code.\n"
      "Case does not matter in a name, and `-` equals `_`.\n");
  print_table_head ("Transitions");
  for (guint i = 0; transitions_all ()[i]; i++)
    print_entry (transitions_all ()[i]->name, transitions_all ()[i]->aliases,
        transitions_all ()[i]->params, transitions_all ()[i]->summary);
  print_table_head ("Effects and motions");
  for (guint i = 0; effects_all ()[i]; i++)
    print_entry (effects_all ()[i]->name, effects_all ()[i]->aliases,
        effects_all ()[i]->params, effects_all ()[i]->summary);
  print_table_head ("Caption styles");
  for (guint i = 0; caption_styles[i]; i++)
    print_entry (caption_styles[i]->name, caption_styles[i]->aliases,
        caption_styles[i]->params, caption_styles[i]->summary);
  print_table_head ("Overlays");
  for (guint i = 0; overlay_kinds[i]; i++)
    print_entry (overlay_kinds[i]->name, overlay_kinds[i]->aliases,
        overlay_kinds[i]->params, overlay_kinds[i]->summary);
  print_table_head ("Animations of overlays");
  for (const Animation *const *a = animations_all (); *a; a++)
    print_entry ((*a)->name, (*a)->aliases, (*a)->params, (*a)->summary);
  g_print ("\n## Easings\n\n");
  for (guint i = 0; easings[i]; i++)
    g_print ("%s`%s`", i ? ", " : "", easings[i]->name);
  g_print ("\n");
}

static gchar *
default_of (GObject *element, GParamSpec *spec)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autofree gchar *text = NULL;

  if (!(spec->flags & G_PARAM_READABLE))
    return g_strdup ("-");
  g_value_init (&value, spec->value_type);
  g_param_value_set_default (spec, &value);
  if (G_VALUE_HOLDS_ENUM (&value)) {
    GEnumValue *entry = g_enum_get_value (
        G_PARAM_SPEC_ENUM (spec)->enum_class, g_value_get_enum (&value));

    return g_strdup (entry ? entry->value_nick : "-");
  }
  if (G_VALUE_HOLDS_STRING (&value) && !g_value_get_string (&value))
    return g_strdup ("-");
  text = gst_value_serialize (&value);
  return text ? cell (text) : g_strdup ("-");
}

static void
print_properties (GstElement *element)
{
  GType own = G_OBJECT_TYPE (element);
  guint n;
  g_autofree GParamSpec **specs =
      g_object_class_list_properties (G_OBJECT_GET_CLASS (element), &n);

  g_print ("\n| property | type | default | what it is |\n|---|---|---|---|\n");
  for (guint i = 0; i < n; i++) {
    g_autofree gchar *fallback = default_of (G_OBJECT (element), specs[i]);
    g_autofree gchar *blurb = NULL;

    if (specs[i]->owner_type != own)
      continue;
    blurb = cell (g_param_spec_get_blurb (specs[i]));
    g_print ("| `%s` | %s | %s | %s |\n", specs[i]->name,
        g_type_name (specs[i]->value_type), fallback, blurb);
  }
}

static const gchar *
presence_of (const GstStaticPadTemplate *pad)
{
  switch (pad->presence) {
    case GST_PAD_ALWAYS:
      return "always";
    case GST_PAD_SOMETIMES:
      return "sometimes";
    default:
      return "on request";
  }
}

static void
print_pads (GstElementFactory *factory)
{
  const GList *pads = gst_element_factory_get_static_pad_templates (factory);

  g_print ("\n");
  for (; pads; pads = pads->next) {
    GstStaticPadTemplate *pad = pads->data;
    g_autoptr (GstCaps) caps = gst_static_caps_get (&pad->static_caps);

    g_print ("- `%s` (%s, %s)\n", pad->name_template,
        pad->direction == GST_PAD_SRC ? "source" : "sink", presence_of (pad));
    for (guint i = 0; i < gst_caps_get_size (caps); i++) {
      g_autofree gchar *text =
          gst_structure_to_string (gst_caps_get_structure (caps, i));

      g_print ("  - `%s`\n", text);
    }
  }
}

static void
print_element (const gchar *name)
{
  g_autoptr (GstElement) element = gst_element_factory_make (name, NULL);
  GstElementFactory *factory;

  if (!element)
    return;
  gst_object_ref_sink (element);
  factory = gst_element_get_factory (element);
  g_print ("\n## %s\n\n%s. `%s`\n", name,
      gst_element_factory_get_metadata (factory, "description"),
      gst_element_factory_get_metadata (factory, "klass"));
  print_pads (factory);
  print_properties (element);
}

static void
print_elements (void)
{
  g_print ("# Elements\n\nGenerated from the elements themselves; the launch "
           "lines in their class documentation are run by the tests.\n");
  for (guint i = 0; i < G_N_ELEMENTS (element_names); i++)
    print_element (element_names[i]);
}

static void
print_movie_format (void)
{
  g_autofree gchar *text = movie_fields_to_markdown ();

  g_print ("%s", text);
}

static const struct {
  const gchar *name;
  void (*print) (void);
} pages[] = {
  { "elements", print_elements },
  { "vocabulary", print_vocabulary },
  { "movie-format", print_movie_format },
  { "providers", print_providers },
  { "operating", print_operating },
};

int
main (int argc, char **argv)
{
  gst_init (&argc, &argv);
  GST_PLUGIN_STATIC_REGISTER (jsonclip);
#ifdef HAVE_AIGEN
  GST_PLUGIN_STATIC_REGISTER (aigen);
#endif
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    if (argc == 2 && g_str_equal (argv[1], pages[i].name)) {
      pages[i].print ();
      return 0;
    }
  }
  g_printerr ("usage: make-docs elements|vocabulary|movie-format|providers|"
              "operating\n");
  return 2;
}
