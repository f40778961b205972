/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* jsonclip render MOVIE -o OUT: a finalized movie JSON as an MP4. */
#include "command.h"

#include "interrupt.h"
#include "movie-json.h"
#include "printable.h"
#include "progress.h"
#include "render.h"

#include <gst/gst.h>
#include <stdio.h>
#include <string.h>

GST_PLUGIN_STATIC_DECLARE (jsonclip);

typedef struct {
  RenderRequest request;
  gboolean json, launch;
  Progress progress;
} Job;

/* Everything wrong with the document is told before a worker is started. */
static gint
check_movie (const gchar *filename, const gchar *root)
{
  g_autoptr (GPtrArray) problems = movie_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (Movie) movie = NULL;
  g_autofree gchar *warnings = NULL;
  g_autofree gchar *printable = NULL;

  if (!command_check_movie (filename, root))
    return COMMAND_NOT_FOUND;
  movie = movie_read_file (filename, 0, problems, &error);
  warnings = movie_problems_to_string (problems, MOVIE_PROBLEM_WARNING);
  printable = printable_text (warnings);
  if (*printable)
    g_printerr ("%s\n", g_strchomp (printable));
  if (!movie || !movie_require_final (movie, &error))
    return command_fail (error);
  return COMMAND_DONE;
}

static gint
print_launch (const Job *job)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *line = NULL;

  gst_init (NULL, NULL);
  GST_PLUGIN_STATIC_REGISTER (jsonclip);
  line = render_launch_line (&job->request, &error);
  if (!line)
    return command_fail (error);
  g_print ("%s\n", line);
  return COMMAND_DONE;
}

static void
show_frames (const RenderProgressInfo *info, gpointer user_data)
{
  progress_show (user_data, "frames", info->frames, info->n_frames);
}

static void
print_result (const Job *job, const RenderResult *result)
{
  JsonObject *object;

  if (!job->json) {
    g_print ("%s: %" G_GINT64_FORMAT " frames, %.3f s, %s, made in %.1f s\n",
        job->request.output, result->frames, result->duration_ms / 1e3,
        result->encoder, result->wall_ms / 1e3);
    return;
  }
  object = json_object_new ();
  json_object_set_string_member (object, "file", job->request.output);
  json_object_set_int_member (object, "frames", result->frames);
  json_object_set_int_member (object, "duration_ms", result->duration_ms);
  json_object_set_string_member (object, "encoder", result->encoder);
  json_object_set_int_member (object, "wall_ms", result->wall_ms);
  json_object_set_int_member (object, "bytes", result->bytes);
  command_print_json (object);
}

static gint
render (Job *job)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (Interrupt) interrupt G_GNUC_UNUSED = interrupt_new (cancellable);
  g_auto (RenderResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  ProgressEnd end = PROGRESS_DONE;
  gboolean ok;

  progress_init (&job->progress, job->json);
  ok = render_movie (
      &job->request, show_frames, &job->progress, cancellable, &result, &error);
  if (!ok)
    end = g_cancellable_is_cancelled (cancellable) ? PROGRESS_CANCELLED
                                                   : PROGRESS_FAILED;
  progress_end (&job->progress, "frames", end, NULL);
  for (guint i = 0; result.warnings && result.warnings[i]; i++) {
    g_autofree gchar *warning = printable_text (result.warnings[i]);

    g_printerr ("%s\n", warning);
  }
  if (!ok)
    return command_fail (error);
  print_result (job, &result);
  return COMMAND_DONE;
}

/* "1280x720", both even and within the format's limits. */
static gboolean
parse_size (const gchar *text, RenderRequest *request)
{
  gchar end;

  return sscanf (text, "%dx%d%c", &request->width, &request->height, &end) == 2
      && request->width >= 16 && request->width <= 8192 && request->height >= 16
      && request->height <= 8192 && request->width % 2 == 0
      && request->height % 2 == 0;
}

/* movie.json -> movie.mp4, in the current folder. */
static gchar *
default_output (const gchar *movie)
{
  g_autofree gchar *name = g_path_get_basename (movie);
  gchar *dot = strrchr (name, '.');

  if (dot && dot != name)
    *dot = '\0';
  return g_strconcat (name, ".mp4", NULL);
}

static gint
run (const Command *command, gint argc, gchar **argv)
{
  g_autofree gchar *output = NULL, *root = NULL, *size = NULL;
  g_autofree gchar *encoder = NULL, *audio_encoder = NULL;
  Job job = { .request = RENDER_REQUEST_INIT };
  gint status;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
        "Where the film goes (default: MOVIE.mp4)", "OUT.mp4" },
    { "media-root", 0, 0, G_OPTION_ARG_FILENAME, &root,
        "Folder that no media may lie outside of (default: the movie's)",
        "DIR" },
    { "size", 0, 0, G_OPTION_ARG_STRING, &size,
        "Another size than the movie's own", "WxH" },
    { "encoder", 0, 0, G_OPTION_ARG_STRING, &encoder,
        "x264enc or openh264enc (default: the first that is installed)",
        "NAME" },
    { "audio-encoder", 0, 0, G_OPTION_ARG_STRING, &audio_encoder,
        "avenc_aac or voaacenc", "NAME" },
    { "print-launch", 0, 0, G_OPTION_ARG_NONE, &job.launch,
        "Print the gst-launch line it stands for, and render nothing", NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &job.json,
        "The result as a line of JSON", NULL },
    { NULL },
  };

  if (!command_parse (command, entries, 1, 1, &argc, &argv))
    return COMMAND_USAGE;
  if (size && !parse_size (size, &job.request)) {
    g_printerr ("jsonclip: --size %s: expected WIDTHxHEIGHT, two even numbers "
                "from 16 to 8192\n",
        size);
    return COMMAND_USAGE;
  }
  if (!output)
    output = default_output (argv[1]);
  job.request.movie = argv[1];
  job.request.media_root = root;
  job.request.output = output;
  job.request.encoder = encoder;
  job.request.audio_encoder = audio_encoder;
  status = check_movie (argv[1], root);
  if (status != COMMAND_DONE)
    return status;
  return job.launch ? print_launch (&job) : render (&job);
}

extern const Command command_render;
const Command command_render = {
  .name = "render",
  .usage = "MOVIE.json",
  .summary = "Render a finalized movie to an MP4",
  .examples = "  jsonclip render movie.json -o out.mp4\n"
              "  jsonclip render --size 640x360 movie.json\n"
              "  jsonclip render --print-launch movie.json\n",
  .run = run,
};
