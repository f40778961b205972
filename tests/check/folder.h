/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A folder of a test's own, gone with all that is in it when the test ends.
 * Programs that a test starts keep their caches in it, too. */
#pragma once

#include "suite.h"

#include <glib/gstdio.h>

static gchar *folder;

/* Follows no link. */
static inline void
remove_tree (const gchar *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK)
      ? NULL
      : g_dir_open (path, 0, NULL);
  const gchar *name;

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree gchar *child = g_build_filename (path, name, NULL);

    remove_tree (child);
  }
  g_remove (path);
}

static inline void
make_folder (void)
{
  folder = g_dir_make_tmp ("jsonclip-test-XXXXXX", NULL);
  fail_unless (folder != NULL);
  g_setenv ("XDG_CACHE_HOME", folder, TRUE);
}

static inline void
remove_folder (void)
{
  remove_tree (folder);
  g_clear_pointer (&folder, g_free);
}

static inline gchar *
inside (const gchar *name)
{
  return g_build_filename (folder, name, NULL);
}
