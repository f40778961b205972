/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Forms, byte for byte. */

#include <string.h>

#include "call-form.h"
#include "suite.h"

#define TYPE "multipart/form-data; boundary="

/* @expected with the boundary in place of each '@' */
static void
check_body (const ProviderCall *call, const gchar *expected, gsize length)
{
  const gchar *boundary = call->mime + strlen (TYPE);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  fail_unless (g_str_has_prefix (call->mime, TYPE));
  fail_unless (strlen (boundary) > 0 && strlen (boundary) <= 70);
  for (gsize i = 0; i < length; i++)
    if (expected[i] == '@')
      g_string_append (text, boundary);
    else
      g_string_append_c (text, expected[i]);
  bytes = g_bytes_new (text->str, text->len);
  fail_unless (g_bytes_equal (bytes, call->body), "expected %s", text->str);
}

GST_START_TEST (a_form_is_its_fields)
{
  static const gchar data[] = "a\0b\r\n--c";
  static const gchar expected[] =
      "--@\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nm 1\r\n"
      "--@\r\nContent-Disposition: form-data; name=\"empty\"\r\n\r\n\r\n"
      "--@\r\nContent-Disposition: form-data; name=\"image[]\"; "
      "filename=\"p.png\"\r\nContent-Type: image/png\r\n\r\n"
      "a\0b\r\n--c\r\n--@--\r\n";
  g_autoptr (CallForm) form = call_form_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, sizeof data - 1);
  g_auto (ProviderCall) call = { 0 };

  call_form_add_text (form, "model", "m 1");
  call_form_add_text (form, "none", NULL);
  call_form_add_text (form, "empty", "");
  call_form_add_file (form, "image[]", "p.png", "image/png", bytes);
  call_form_finish (form, &call, g_strdup ("http://h/x"));
  fail_unless_equals_string (call.url, "http://h/x");
  check_body (&call, expected, sizeof expected - 1);
}
GST_END_TEST

/* What would end a name, or begin a header, does not. */
GST_START_TEST (names_cannot_break_out)
{
  static const gchar expected[] =
      "--@\r\nContent-Disposition: form-data; name=\"a%22%0D%0AX: 1\"; "
      "filename=\"\xc3\xa4%22.png\"\r\nContent-Type: t\r\n\r\nx\r\n--@--\r\n";
  g_autoptr (CallForm) form = call_form_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_auto (ProviderCall) call = { 0 };

  call_form_add_file (form, "a\"\r\nX: 1", "\xc3\xa4\".png", "t", bytes);
  call_form_finish (form, &call, g_strdup ("http://h/x"));
  check_body (&call, expected, sizeof expected - 1);
}
GST_END_TEST

static gchar *
boundary_of (const gchar *value)
{
  g_autoptr (CallForm) form = call_form_new ();
  g_auto (ProviderCall) call = { 0 };

  call_form_add_text (form, "a", value);
  call_form_finish (form, &call, g_strdup ("http://h/x"));
  return g_strdup (call.mime + strlen (TYPE));
}

/* The same wish is the same bytes; another has another boundary, even where it
 * holds that of the one. */
GST_START_TEST (boundaries_are_of_what_they_bound)
{
  g_autofree gchar *one = boundary_of ("one");
  g_autofree gchar *again = boundary_of ("one");
  g_autofree gchar *other = boundary_of (one);

  fail_unless_equals_string (one, again);
  fail_if (g_str_equal (one, other));
}
GST_END_TEST

static Suite *
call_form_suite (void)
{
  Suite *suite = suite_create ("call-form");
  TCase *tcase = tcase_create ("forms");

  tcase_add_test (tcase, a_form_is_its_fields);
  tcase_add_test (tcase, names_cannot_break_out);
  tcase_add_test (tcase, boundaries_are_of_what_they_bound);
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (call_form_suite)
