/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* jsonclip captions MOVIE: what a movie says as a subtitle file, or its
 * chapters. */
#include "command.h"

#include "inputs.h"
#include "media-check.h"
#include "printable.h"
#include "subtitles.h"

#include <string.h>

typedef struct {
  gchar *output, *format, *media_root;
  gboolean chapters;
} Options;

/* Cues may be in a file beside the movie. */
static Movie *
open_movie (const gchar *name, const Options *options, gint *status)
{
  g_autoptr (GPtrArray) problems = movie_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (Movie) movie = movie_read_file (name, 0, problems, &error);
  g_autofree gchar *base = g_path_get_dirname (name);
  g_autofree gchar *absolute = g_canonicalize_filename (base, NULL);
  g_autofree gchar *errors = NULL;
  g_autofree gchar *printable = NULL;

  if (!movie) {
    *status = command_fail (error);
    return NULL;
  }
  if (captions_check (movie, absolute, options->media_root, problems))
    return g_steal_pointer (&movie);
  errors = movie_problems_to_string (problems, MOVIE_PROBLEM_ERROR);
  printable = printable_text (g_strchomp (errors));
  g_printerr ("jsonclip: %s\n", printable);
  *status = COMMAND_INVALID;
  return NULL;
}

static gchar *
write_chapters (const Movie *movie, const gchar *format)
{
  if (!format || strcmp (format, "vtt") == 0)
    return subtitles_write_chapters (
        movie, SUBTITLES_CHAPTERS_VTT, 0, G_MAXINT64);
  if (strcmp (format, "ffmetadata") == 0)
    return subtitles_write_chapters (
        movie, SUBTITLES_CHAPTERS_FFMETADATA, 0, G_MAXINT64);
  g_printerr ("jsonclip: chapters are vtt or ffmetadata, not \"%s\"\n", format);
  return NULL;
}

static gchar *
write_cues (const Movie *movie, const gchar *name)
{
  const SubtitlesFormat *format = subtitles_format_find (name ? name : "srt");

  if (format)
    return subtitles_write (format, movie->captions.cues, movie);
  g_printerr ("jsonclip: cannot write \"%s\"; there are", name);
  for (guint i = 0; subtitles_formats[i]; i++)
    g_printerr (
        "%s %s", i ? "," : "", subtitles_format_name (subtitles_formats[i]));
  g_printerr ("\n");
  return NULL;
}

/* --format, or what the output's name ends with. */
static const gchar *
find_format (const Options *options)
{
  const gchar *dot = options->output ? strrchr (options->output, '.') : NULL;

  if (options->format || !options->output)
    return options->format;
  return dot ? dot + 1 : options->output;
}

/* Not over the movie, nor over the subtitles that it has in a file. */
static gboolean
spare_inputs (const gchar *name, const Options *options, GError **error)
{
  const RenderRequest request = { .movie = name,
    .media_root = options->media_root };
  const gchar *const files[] = { options->output, NULL };

  return inputs_spare (&request, files, error);
}

static gint
write_out (const gchar *name, const Options *options)
{
  gint status = COMMAND_FAILED;
  g_autoptr (Movie) movie = open_movie (name, options, &status);
  g_autoptr (GError) error = NULL;
  g_autofree gchar *text = NULL;

  if (!movie)
    return status;
  text = options->chapters ? write_chapters (movie, find_format (options))
                           : write_cues (movie, find_format (options));
  if (!text)
    return COMMAND_USAGE;
  if (!options->output) {
    g_print ("%s", text);
    return COMMAND_DONE;
  }
  if (!spare_inputs (name, options, &error)
      || !g_file_set_contents (options->output, text, -1, &error))
    return command_fail (error);
  return COMMAND_DONE;
}

static gint
run (const Command *command, gint argc, gchar **argv)
{
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
        "Where to (default: stdout)", "FILE" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format,
        "srt, vtt or ass; chapters: vtt or ffmetadata (default: by the "
        "output's name)",
        "FORMAT" },
    { "chapters", 0, 0, G_OPTION_ARG_NONE, &options.chapters,
        "Its chapters instead: where titles begin, or else its scenes", NULL },
    { "media-root", 0, 0, G_OPTION_ARG_FILENAME, &options.media_root,
        "Folder that no file may be outside of", "DIR" },
    { NULL },
  };
  gint status = COMMAND_USAGE;

  if (command_parse (command, entries, 1, 1, &argc, &argv))
    status = command_check_movie (argv[1], options.media_root)
        ? write_out (argv[1], &options)
        : COMMAND_NOT_FOUND;
  g_free (options.output);
  g_free (options.format);
  g_free (options.media_root);
  return status;
}

extern const Command command_captions;
const Command command_captions = {
  .name = "captions",
  .usage = "MOVIE.json",
  .summary = "Write what a movie says as subtitles, or its chapters",
  .examples = "  jsonclip captions movie.json -o movie.srt\n"
              "  jsonclip captions movie.json --format ass\n"
              "  jsonclip captions --chapters movie.json -o "
              "chapters.ffmetadata\n",
  .run = run,
};
