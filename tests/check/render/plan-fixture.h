/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A folder with a movie and its media, and a cache beside it. */
#pragma once

#include "suite.h"
#include "plan.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
  gchar *folder, *movie, *cache;
} PlanFixture;

static PlanFixture fixture;

static inline gchar *
fixture_path (const gchar *name)
{
  return g_build_filename (fixture.folder, name, NULL);
}

static inline void
fixture_write (const gchar *name, const gchar *text)
{
  g_autofree gchar *path = fixture_path (name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* Times of an hour ago: a hash of it is remembered. */
static inline void
fixture_age (const gchar *path)
{
  const struct timespec then = { time (NULL) - 3600, 5 };
  const struct timespec times[2] = { then, then };

  fail_unless_equals_int (utimensat (AT_FDCWD, path, times, 0), 0);
}

static inline void
fixture_setup (void)
{
  g_autoptr (GError) error = NULL;

  fixture.folder = g_dir_make_tmp ("plan-XXXXXX", &error);
  g_assert_no_error (error);
  fixture.movie = fixture_path ("movie.json");
  fixture.cache = fixture_path ("cache");
}

static inline void
fixture_remove (const gchar *path)
{
  g_autoptr (GDir) folder = NULL;
  const gchar *name;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    folder = g_dir_open (path, 0, NULL);
  while (folder && (name = g_dir_read_name (folder))) {
    g_autofree gchar *inside = g_build_filename (path, name, NULL);

    fixture_remove (inside);
  }
  g_remove (path);
}

static inline void
fixture_teardown (void)
{
  g_autofree gchar *folder = g_steal_pointer (&fixture.folder);

  fixture_remove (folder);
  g_clear_pointer (&fixture.movie, g_free);
  g_clear_pointer (&fixture.cache, g_free);
}

static inline RenderCache *
fixture_open (void)
{
  g_autoptr (GError) error = NULL;
  RenderCache *cache = render_cache_open (fixture.cache, FALSE, &error);

  g_assert_no_error (error);
  return cache;
}
