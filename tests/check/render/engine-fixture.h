/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A movie of eight chunks and a sound in a folder of its own, rendered by
 * workers that are faulty-worker.c. */
#pragma once

#include "suite.h"
#include "folder.h"
#include "render.h"
#include "wav.h"

#include <errno.h>
#include <gio/gio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#define N_CHUNKS 8

static gchar *movie, *output, *program;

/* Of what is held to a time: with a sanitizer all takes longer. */
static inline gint
slowness (void)
{
  return g_getenv ("JSONCLIP_SANITIZED") ? 10 : 1;
}

static inline void
run (const gchar *const *argv, gchar **out)
{
  g_autoptr (GError) error = NULL;
  gint status;

  g_spawn_sync (NULL, (gchar **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
      out, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
}

static inline void
make_picture (const gchar *name)
{
  g_autofree gchar *file = inside (name);
  const gchar *argv[] = { "ffmpeg", "-v", "error", "-f", "lavfi", "-i",
    "testsrc2=size=480x270", "-frames:v", "1", file, NULL };

  run (argv, NULL);
}

static inline void
make_sound (void)
{
  g_autofree gchar *file = inside ("noise.wav");
  g_autofree gint16 *samples = g_new (gint16, 4 * WAV_RATE);
  guint32 chance = 1;

  for (gint i = 0; i < 4 * WAV_RATE; i++) {
    chance = chance * 1664525 + 1013904223;
    samples[i] = (gint16) (chance >> 18);
  }
  wav_write (file, samples, 4 * WAV_RATE);
}

/* Eight chunks, no two of them alike: 60+60+15, 60+60+60+30, 60 frames. */
static inline void
make_movie (void)
{
  static const gchar text[] =
      "{\"movie\":{\"format\":{\"width\":320,\"height\":180,\"fps\":30},"
      "\"scenes\":["
      "{\"type\":\"image\",\"src\":\"a.png\",\"duration_ms\":4500,"
      "\"motion\":{\"type\":\"zoom_in\"}},"
      "{\"type\":\"image\",\"src\":\"b.png\",\"duration_ms\":7000,"
      "\"motion\":{\"type\":\"pan_left\"}},"
      "{\"type\":\"image\",\"src\":\"a.png\",\"duration_ms\":2000,"
      "\"motion\":{\"type\":\"zoom_out\"}}],"
      "\"audio\":[{\"src\":\"noise.wav\",\"role\":\"music\",\"from_ms\":0,"
      "\"to_ms\":4000}]}}";

  make_picture ("a.png");
  make_picture ("b.png");
  make_sound ();
  fail_unless (g_file_set_contents (movie, text, -1, NULL));
}

static inline void
set_faulty (const gchar *variable, const gchar *name)
{
  g_autofree gchar *file = inside (name);

  g_setenv (variable, file, TRUE);
}

static inline void
setup (void)
{
  const gchar *root = g_getenv ("JSONCLIP_BUILD_ROOT");
  g_autofree gchar *faulty = g_build_filename (
      root ? root : ".", "tests", "check", "render", "faulty-worker", NULL);
  g_autofree gchar *cache = NULL;

  make_folder ();
  cache = inside ("user");
  movie = inside ("movie.json");
  output = inside ("out.mp4");
  program = g_strdup (g_getenv ("JSONCLIP_PROGRAM"));
  g_setenv ("FAULTY_PROGRAM", program, TRUE);
  g_setenv ("JSONCLIP_PROGRAM", faulty, TRUE);
  set_faulty ("FAULTY_MARK", "mark");
  set_faulty ("FAULTY_LOG", "log");
  set_faulty ("FAULTY_PIDS", "pids");
  set_faulty ("FAULTY_FILE", "other.mp4");
  make_movie ();
}

static inline void
teardown (void)
{
  g_setenv ("JSONCLIP_PROGRAM", program, TRUE);
  g_unsetenv ("FAULTY_FAULT");
  g_unsetenv ("FAULTY_CHUNK");
  g_unsetenv ("JSONCLIP_HANG_MS");
  g_clear_pointer (&program, g_free);
  g_clear_pointer (&movie, g_free);
  g_clear_pointer (&output, g_free);
  remove_folder ();
}

static inline RenderRequest
request_with (const gchar *cache, guint workers)
{
  RenderRequest request = RENDER_REQUEST_INIT;

  request.movie = movie;
  request.output = output;
  request.cache = cache;
  request.workers = workers;
  return request;
}

static inline void
render (const RenderRequest *request, RenderResult *result)
{
  g_autoptr (GError) error = NULL;

  render_movie (request, NULL, NULL, NULL, result, &error);
  g_assert_no_error (error);
}

/* Every frame and sound packet of @file decoded: its time and the hash of it. */
static inline gchar *
hash_frames (const gchar *file)
{
  const gchar *argv[] = { "ffmpeg", "-v", "error", "-i", file, "-map", "0",
    "-f", "framemd5", "-", NULL };
  gchar *out;

  run (argv, &out);
  return out;
}

/* A file, or a folder with all that is in it. */
static inline void
forget (const gchar *name)
{
  g_autofree gchar *file = inside (name);

  remove_tree (file);
}

static inline gchar *
read_text (const gchar *name)
{
  g_autofree gchar *file = inside (name);
  gchar *text = NULL;

  return g_file_get_contents (file, &text, NULL, NULL) ? text : g_strdup ("");
}

static inline void
assert_no_process (void)
{
  g_autofree gchar *text = read_text ("pids");
  g_auto (GStrv) pids = g_strsplit (g_strchomp (text), "\n", -1);

  for (guint i = 0; pids[i]; i++)
    fail_if (*pids[i] && kill (atoi (pids[i]), 0) == 0, "%s lives", pids[i]);
  /* A sanitizer has a child of its own that knows names. */
  fail_unless (g_getenv ("JSONCLIP_SANITIZED")
      || (waitpid (-1, NULL, WNOHANG) == -1 && errno == ECHILD));
}

static inline void
assert_nothing_beside (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const gchar *name;

  while ((name = g_dir_read_name (dir)))
    fail_if (g_str_has_prefix (name, "out.mp4."), "%s is left", name);
}
