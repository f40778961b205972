/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What an element was told is what it says, whatever else it was told. */
#include "suite.h"

static const gchar *const elements[] = { "jsonclipcaption", "jsonclipeffect",
  "jsonclipoverlay", "jsoncliptimeline", "jsoncliptransition" };

/* The names of @element's own properties that are texts. */
static GPtrArray *
texts_of (GstElement *element)
{
  GPtrArray *names = g_ptr_array_new ();
  g_autofree GParamSpec **specs = NULL;
  guint n;

  specs = g_object_class_list_properties (G_OBJECT_GET_CLASS (element), &n);
  for (guint i = 0; i < n; i++)
    if (G_IS_PARAM_SPEC_STRING (specs[i])
        && specs[i]->owner_type != GST_TYPE_OBJECT)
      g_ptr_array_add (names, (gpointer) specs[i]->name);
  return names;
}

static gchar *
text_for (const gchar *name, guint round)
{
  return g_strdup_printf ("what %s is in round %u", name, round);
}

static void
check_texts (GstElement *element, const GPtrArray *names, guint round)
{
  for (guint i = 0; i < names->len; i++) {
    g_autofree gchar *text = text_for (names->pdata[i], round);
    g_autofree gchar *found = NULL;

    g_object_get (element, names->pdata[i], &found, NULL);
    ck_assert_str_eq (found, text);
  }
}

/* In whatever order they are set, and set again. */
GST_START_TEST (texts_are_kept_apart)
{
  GstElement *element =
      gst_object_ref_sink (gst_element_factory_make (elements[__i__], NULL));
  g_autoptr (GPtrArray) names = texts_of (element);

  ck_assert_uint_gt (names->len, 0);
  for (guint round = 0; round < 3; round++) {
    for (guint i = 0; i < names->len; i++) {
      const gchar *name = names->pdata[round % 2 ? names->len - 1 - i : i];
      g_autofree gchar *text = text_for (name, round);

      g_object_set (element, name, text, NULL);
    }
    check_texts (element, names, round);
  }
  ASSERT_OBJECT_REFCOUNT (element, elements[__i__], 1);
  gst_object_unref (element);
}
GST_END_TEST

static Suite *
properties_suite (void)
{
  Suite *suite = suite_create ("properties");
  TCase *tc = tcase_create ("general");

  suite_add_tcase (suite, tc);
  tcase_add_loop_test (tc, texts_are_kept_apart, 0, G_N_ELEMENTS (elements));
  return suite;
}

SUITE_MAIN (properties_suite)
