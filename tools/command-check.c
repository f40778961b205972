/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* jsonclip check MOVIE: all that is wrong with a movie JSON, at once. */
#include "command.h"

#include "json-object.h"
#include "media-check.h"
#include "movie-check.h"
#include "printable.h"
#include "schedule.h"

static void
print_problem (const MovieProblem *problem, gboolean json)
{
  JsonObject *object;

  if (!json) {
    g_autofree gchar *path = printable_line (problem->path);
    g_autofree gchar *message = printable_text (problem->message);

    g_print (
        "%s: %s: %s\n", movie_severity_name (problem->severity), path, message);
    return;
  }
  object = json_object_new ();
  json_object_set_string_member (
      object, "severity", movie_severity_name (problem->severity));
  json_object_set_string_member (object, "path", problem->path);
  json_object_set_string_member (object, "message", problem->message);
  command_print_json (object);
}

static void
print_movie (Movie *movie, const Schedule *schedule)
{
  gint64 frames = schedule_n_frames (schedule);

  g_print ("%s: %dx%d, %u scenes, %" G_GINT64_FORMAT " frames, %.3f s\n",
      movie_is_draft (movie) ? "draft" : "ok", movie->format.width,
      movie->format.height, movie->scenes->len, frames,
      schedule_frame_time (schedule, frames) / 1e9);
}

typedef struct {
  const gchar *media_root;
  gboolean strict, json, no_media;
} Options;

/* Files are looked for beside the movie; clamped transitions are known only
 * to the schedule. */
static Schedule *
look_closer (const gchar *name, Movie *movie, const Options *options,
    GPtrArray *problems)
{
  g_autofree gchar *base = g_path_get_dirname (name);
  g_autofree gchar *absolute = g_canonicalize_filename (base, NULL);

  gboolean from_file = movie->captions.src != NULL;

  if (!options->no_media) {
    captions_check (movie, absolute, options->media_root, problems);
    media_check (movie, absolute, options->media_root, problems);
    text_check (movie, problems);
  }
  movie_check_reading (movie, from_file, problems);
  return schedule_new (movie, 0, 1, problems);
}

static gint
check (const gchar *name, const Options *options)
{
  g_autoptr (GPtrArray) problems = movie_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (Movie) movie = movie_read_file (
      name, options->strict ? MOVIE_READ_STRICT : 0, problems, &error);
  g_autoptr (Schedule) schedule =
      movie ? look_closer (name, movie, options, problems) : NULL;

  for (guint i = 0; i < problems->len; i++)
    print_problem (g_ptr_array_index (problems, i), options->json);
  if (!movie)
    return problems->len > 0 ? command_status (error) : command_fail (error);
  if (movie_problems_count (problems, MOVIE_PROBLEM_ERROR) > 0)
    return COMMAND_INVALID;
  if (!options->json)
    print_movie (movie, schedule);
  return movie_is_draft (movie) ? COMMAND_DRAFT : COMMAND_DONE;
}

static gint
run (const Command *command, gint argc, gchar **argv)
{
  Options options = { 0 };
  g_autofree gchar *root = NULL;
  const GOptionEntry entries[] = {
    { "media-root", 0, 0, G_OPTION_ARG_FILENAME, &root,
        "Folder that no file may be outside of", "DIR" },
    { "no-media", 0, 0, G_OPTION_ARG_NONE, &options.no_media,
        "Look at the document alone, not at files and fonts", NULL },
    { "strict", 0, 0, G_OPTION_ARG_NONE, &options.strict,
        "An unknown key is an error", NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json,
        "Each problem as a line of JSON", NULL },
    { NULL },
  };

  if (!command_parse (command, entries, 1, 1, &argc, &argv))
    return COMMAND_USAGE;
  options.media_root = root;
  if (!command_check_movie (argv[1], root))
    return COMMAND_NOT_FOUND;
  return check (argv[1], &options);
}

extern const Command command_check;
const Command command_check = {
  .name = "check",
  .usage = "MOVIE.json",
  .summary = "Find everything that is wrong with a movie",
  .examples = "  jsonclip check movie.json\n"
              "  jsonclip check --strict --json movie.json\n"
              "  jsonclip check --no-media draft.json\n",
  .run = run,
};
