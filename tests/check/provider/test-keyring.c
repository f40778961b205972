/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Keys leave the environment of a program, and no child has them. */

#define _GNU_SOURCE /* memmem */
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "folder.h"
#include "keyring.h"

#define KEY "canary-8d21aa"

extern char **environ;

/* Where no test runs: nothing of Check may be used. */
static gboolean
is_in_file (const gchar *file, const gchar *text)
{
  g_autofree gchar *data = NULL;
  gsize length = 0;

  if (!g_file_get_contents (file, &data, &length, NULL))
    _exit (99);
  return memmem (data, length, text, strlen (text)) != NULL;
}

/* What a program of jsonclip's kind does, in one that began with keys: 0, or
 * the number of what is wrong. */
static int
be_a_program (void)
{
  static const gchar *const variables[] = { "MY_OWN_NAME", "NOT_SET", NULL };
  g_autofree gchar *taken = NULL;
  struct rlimit limit;

  if (!is_in_file ("/proc/self/environ", KEY))
    return 1;
  keyring_take (variables);
  if (is_in_file ("/proc/self/environ", KEY))
    return 2;
  for (gchar **pair = environ; *pair; pair++)
    if (strstr (*pair, KEY))
      return 3;
  taken = keyring_read ("MY_OWN_NAME", NULL, NULL);
  if (g_strcmp0 (taken, KEY "-1") != 0)
    return 4;
  if (prctl (PR_GET_DUMPABLE) != 0 || getrlimit (RLIMIT_CORE, &limit) != 0
      || limit.rlim_cur != 0 || limit.rlim_max != 0)
    return 5;
  if (!g_getenv ("HARMLESS") || g_getenv ("OTHER_API_KEY"))
    return 6;
  return 0;
}

GST_START_TEST (a_program_takes_its_keys)
{
  g_autofree gchar *self = g_file_read_link ("/proc/self/exe", NULL);
  const gchar *argv[] = { self, NULL };
  g_auto (GStrv) environment = g_get_environ ();
  gint status;

  environment = g_environ_setenv (environment, "BE_A_PROGRAM", "1", TRUE);
  environment = g_environ_setenv (environment, "MY_OWN_NAME", KEY "-1", TRUE);
  environment = g_environ_setenv (environment, "OTHER_API_KEY", KEY "-2", TRUE);
  environment = g_environ_setenv (environment, "HARMLESS", "yes", TRUE);
  fail_unless (g_spawn_sync (NULL, (gchar **) argv, environment, 0, NULL, NULL,
      NULL, NULL, &status, NULL));
  fail_unless_equals_int (WIFEXITED (status) ? WEXITSTATUS (status) : -1, 0);
}
GST_END_TEST

GST_START_TEST (an_environment_for_others_has_no_key)
{
  g_auto (GStrv) environment = NULL;

  g_setenv ("SOME_API_KEY", KEY, TRUE);
  g_setenv ("SOME_KEYBOARD", "yes", TRUE);
  environment = keyring_environ ();
  /* One's own stays as it was. */
  fail_unless_equals_string (g_getenv ("SOME_API_KEY"), KEY);
  g_unsetenv ("SOME_API_KEY");
  fail_unless (g_environ_getenv (environment, "SOME_API_KEY") == NULL);
  fail_unless_equals_string (
      g_environ_getenv (environment, "SOME_KEYBOARD"), "yes");
  fail_unless (g_environ_getenv (environment, "PATH") != NULL);
}
GST_END_TEST

static const struct {
  const gchar *text, *key, *hidden;
} hidden[] = {
  { "no such thing", KEY, "no such thing" },
  { KEY, KEY, "(the key)" },
  { "a " KEY " and " KEY ".", KEY, "a (the key) and (the key)." },
  { "text", NULL, "text" },
  { "text", "", "text" },
};

GST_START_TEST (a_key_is_hidden_in_text)
{
  g_autofree gchar *text =
      keyring_hide (g_strdup (hidden[__i__].text), hidden[__i__].key);

  fail_unless_equals_string (text, hidden[__i__].hidden);
}
GST_END_TEST

/* Of the environment ahead of a file; none is no error. */
GST_START_TEST (a_key_is_read_where_it_is)
{
  g_autofree gchar *file = inside ("key");
  g_autofree gchar *both = NULL, *of_file = NULL;
  g_autoptr (GError) error = NULL;

  fail_unless (g_file_set_contents_full (
      file, " " KEY "\n", -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  g_setenv ("SOME_NAME", "first", TRUE);
  both = keyring_read ("SOME_NAME", file, NULL);
  fail_unless_equals_string (both, "first");
  g_unsetenv ("SOME_NAME");
  of_file = keyring_read ("SOME_NAME", file, NULL);
  fail_unless_equals_string (of_file, KEY);
  fail_unless (keyring_read ("SOME_NAME", NULL, &error) == NULL);
  g_assert_no_error (error);
  fail_unless (keyring_read (NULL, folder, &error) == NULL);
  fail_unless (
      strstr (error->message, "not a regular file"), "%s", error->message);
}
GST_END_TEST

static Suite *
keyring_suite (void)
{
  Suite *suite = suite_create ("keyring");
  TCase *tcase = tcase_create ("all");

  if (g_getenv ("BE_A_PROGRAM"))
    _exit (be_a_program ());
  tcase_add_checked_fixture (tcase, make_folder, remove_folder);
  suite_add_tcase (suite, tcase);
  tcase_add_test (tcase, a_program_takes_its_keys);
  tcase_add_test (tcase, an_environment_for_others_has_no_key);
  tcase_add_loop_test (
      tcase, a_key_is_hidden_in_text, 0, G_N_ELEMENTS (hidden));
  tcase_add_test (tcase, a_key_is_read_where_it_is);
  return suite;
}

SUITE_MAIN (keyring_suite)
