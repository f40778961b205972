/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* One way to run a Check suite: quiet, without forking, TAP on stdout for
 * `meson test`, plain on a terminal. */
#pragma once

#include <gst/check/gstcheck.h>

/* The tree under test, for fixtures. Free the result. */
static inline gchar *
suite_source_path (const gchar *relative)
{
  const gchar *root = g_getenv ("JSONCLIP_SOURCE_ROOT");

  return g_build_filename (root ? root : ".", relative, NULL);
}

/* Of a long table that few mechanisms draw, how far apart the rows are that a
 * test walks: all of them, but with sanitizers, which take ten times as long and
 * look at memory instead of pixels, one of @n. */
static inline guint
suite_apart (guint n)
{
  return g_getenv ("JSONCLIP_SANITIZED") ? n : 1;
}

static inline void
suite_forget_keys (void)
{
  g_unsetenv ("OPENAI_API_KEY");
  g_unsetenv ("GEMINI_API_KEY");
  g_unsetenv ("ELEVENLABS_API_KEY");
  g_unsetenv ("STABILITY_API_KEY");
  g_unsetenv ("RUNWAYML_API_SECRET");
}

/* Defines main() for the suite that @suite_function makes. gst_check_init()
 * has GStreamer deinitialised at exit. Nobody's key is used, nor paid for. */
#define SUITE_MAIN(suite_function)                              \
  int                                                           \
  main (int argc, char **argv)                                  \
  {                                                             \
    suite_forget_keys ();                                       \
    gst_check_init (&argc, &argv);                              \
    SRunner *runner = srunner_create (suite_function ());       \
    srunner_run_all (runner, CK_ENV);                     \
    int failed = srunner_ntests_failed (runner);                \
    srunner_free (runner);                                      \
    return failed ? 1 : 0;                                      \
  }
