/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "inputs.h"

#include "gate.h"
#include "movie-json.h"
#include "movie-settings.h"

#include <sys/stat.h>

typedef struct {
  dev_t device;
  ino_t inode;
  gchar *what; /* "what $.movie.scenes[0].src reads" */
} Input;

static void
input_clear (gpointer data)
{
  g_free (((Input *) data)->what);
}

/* What is not there is told by who reads it. */
static void
add_file (GArray *inputs, const gchar *file, const gchar *what)
{
  struct stat info;
  Input input;

  if (stat (file, &info) != 0)
    return;
  input = (Input){ info.st_dev, info.st_ino, g_strdup (what) };
  g_array_append_val (inputs, input);
}

typedef struct {
  const RenderRequest *request;
  gchar *base;
  GArray *inputs;
} Collecting;

static void
add_src (Collecting *collecting, const gchar *path, const gchar *src)
{
  g_autofree gchar *file = src ? media_resolve (src, collecting->base,
                               collecting->request->media_root, NULL)
                               : NULL;
  g_autofree gchar *what = g_strdup_printf ("what %s reads", path);

  if (file && g_ascii_strncasecmp (file, "data:", 5) != 0)
    add_file (collecting->inputs, file, what);
}

static void
add_source (
    Collecting *collecting, const gchar *list, guint i, const gchar *src)
{
  g_autofree gchar *path = g_strdup_printf ("$.movie.%s[%u].src", list, i);

  add_src (collecting, path, src);
}

static void
add_setting (
    const gchar *path, const gchar *src, const ParamSpec *spec, gpointer data)
{
  add_src (data, path, src);
}

static GArray *
collect (const RenderRequest *request, const Movie *movie)
{
  GArray *inputs = g_array_new (FALSE, FALSE, sizeof (Input));
  g_autofree gchar *base = g_path_get_dirname (request->movie);
  Collecting collecting = { request, base, inputs };

  g_array_set_clear_func (inputs, input_clear);
  add_file (inputs, request->movie, "the movie itself");
  for (guint i = 0; i < movie->scenes->len; i++) {
    const MovieScene *scene = movie->scenes->pdata[i];

    add_source (&collecting, "scenes", i, scene->src);
  }
  for (guint i = 0; i < movie->overlays->len; i++) {
    const MovieOverlay *overlay = movie->overlays->pdata[i];

    add_source (&collecting, "overlays", i, overlay->spec.src);
  }
  for (guint i = 0; i < movie->audio->len; i++) {
    const MovieAudio *audio = movie->audio->pdata[i];

    add_source (&collecting, "audio", i, audio->src);
  }
  add_src (&collecting, "$.movie.captions.src", movie->captions.src);
  movie_settings_files (movie, add_setting, &collecting);
  return inputs;
}

static gboolean
spare (const GArray *inputs, const gchar *file, GError **error)
{
  struct stat info;

  if (stat (file, &info) != 0)
    return TRUE;
  for (guint i = 0; i < inputs->len; i++) {
    const Input *input = &g_array_index (inputs, Input, i);

    if (input->device != info.st_dev || input->inode != info.st_ino)
      continue;
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_OUTPUT,
        "cannot write %s: it is %s", file, input->what);
    return FALSE;
  }
  return TRUE;
}

static gboolean
is_any_there (const gchar *const *files)
{
  for (guint i = 0; files[i]; i++)
    if (g_file_test (files[i], G_FILE_TEST_EXISTS))
      return TRUE;
  return FALSE;
}

/* A draft has files, too. */
static Movie *
read_movie (const gchar *filename, GError **error)
{
  g_autoptr (GError) local = NULL;
  Movie *movie = movie_read_file (filename, 0, NULL, &local);

  if (!movie)
    g_set_error_literal (
        error, RENDER_ERROR, RENDER_ERROR_MOVIE, local->message);
  return movie;
}

gboolean
inputs_spare (
    const RenderRequest *request, const gchar *const *files, GError **error)
{
  g_autoptr (Movie) movie = NULL;
  g_autoptr (GArray) inputs = NULL;

  if (!is_any_there (files))
    return TRUE;
  movie = read_movie (request->movie, error);
  if (!movie)
    return FALSE;
  inputs = collect (request, movie);
  for (guint i = 0; files[i]; i++)
    if (!spare (inputs, files[i], error))
      return FALSE;
  return TRUE;
}
