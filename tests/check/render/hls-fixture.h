/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The movie of engine-fixture.h as a playlist, and what ffmpeg, which shares no
 * code with what made it, finds in it. */
#pragma once

#include "engine-fixture.h"

static gchar *cache;

static inline void
setup_hls (void)
{
  setup ();
  cache = inside ("cache");
  g_free (output);
  output = inside ("out.m3u8");
}

static inline void
teardown_hls (void)
{
  g_clear_pointer (&cache, g_free);
  teardown ();
}

static inline gchar *
say (const gchar *const *argv)
{
  gchar *out = NULL;

  run (argv, &out);
  return out;
}

/* The time of each picture and its hash, line by line. */
static inline gchar *
hash_pictures (const gchar *file)
{
  const gchar *argv[] = { "ffmpeg", "-v", "error", "-xerror", "-copyts", "-i",
    file, "-map", "0:v", "-vsync", "passthrough", "-f", "framehash", "-hash",
    "md5", "-", NULL };
  g_autofree gchar *said = say (argv);
  g_auto (GStrv) lines = g_strsplit (said, "\n", -1);
  GString *hashes = g_string_new (NULL);

  for (guint i = 0; lines[i]; i++) {
    g_auto (GStrv) fields = g_strsplit (lines[i], ",", -1);

    if (*lines[i] != '#' && g_strv_length (fields) == 6)
      g_string_append_printf (hashes, "%s%s\n", fields[2], fields[5]);
  }
  return g_string_free (hashes, FALSE);
}

static inline guint
count_lines (const gchar *text)
{
  guint n = 0;

  while ((text = strchr (text, '\n')))
    text++, n++;
  return n;
}

static inline gchar *
read_file (const gchar *file)
{
  gchar *text = NULL;

  fail_unless (g_file_get_contents (file, &text, NULL, NULL), "%s", file);
  return text;
}

/* What the playlist names behind @prefix and before @suffix. */
static inline gchar *
named (const gchar *text, const gchar *prefix, const gchar *suffix)
{
  g_auto (GStrv) halves = g_strsplit (text, prefix, 2);
  g_auto (GStrv) words = halves[1] ? g_strsplit (halves[1], suffix, 2) : NULL;

  fail_unless (words && words[1], "no %s in %s", prefix, text);
  return g_strdup (words[0]);
}

/* The folder of the film that is there. */
static inline gchar *
find_folder (void)
{
  g_autofree gchar *text = read_file (output);
  g_autofree gchar *name = named (text, "CLOSED-CAPTIONS=NONE\n", "/");

  return inside (name);
}

static inline guint
count_folders (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const gchar *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir))) {
    fail_if (strstr (name, ".part") != NULL, "%s is left", name);
    n += g_str_has_prefix (name, "out.") && !g_str_equal (name, "out.m3u8")
        && !g_str_equal (name, "out.mp4");
  }
  return n;
}
