/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* jsonclip render MOVIE -o OUT: a finalized movie JSON as a film. */
#include "command.h"
#include "fetch.h"

#include "interrupt.h"
#include "movie-json.h"
#include "printable.h"
#include "progress.h"
#include "render-options.h"

#include <gst/gst.h>
#include <math.h>
#include <string.h>

GST_PLUGIN_STATIC_DECLARE (jsonclip);

typedef struct {
  RenderRequest request;
  RenderStills stills;
  BringPolicy policy;
  gboolean no_fetch;
  GPtrArray *sidecars; /* of RenderSidecar */
  GPtrArray *beside;   /* of RenderSidecarFile, once they are made */
  gboolean film;       /* or stills alone */
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

  line = render_launch_line (&job->request, &error);
  if (!line)
    return command_fail (error);
  g_print ("%s\n", line);
  return COMMAND_DONE;
}

static void
print_progress (const RenderProgressInfo *info)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "event", "progress");
  json_object_set_string_member (
      object, "phase", info->n_stitch > 0 ? "stitching" : "making");
  json_object_set_int_member (object, "frames", info->frames);
  json_object_set_int_member (object, "n_frames", info->n_frames);
  json_object_set_int_member (object, "made", info->made);
  json_object_set_int_member (object, "chunks", info->chunks);
  json_object_set_int_member (object, "chunks_cached", info->chunks_cached);
  json_object_set_int_member (object, "chunks_made", info->chunks_made);
  if (info->n_stitch > 0) {
    json_object_set_int_member (object, "bytes", info->stitched);
    json_object_set_int_member (object, "n_bytes", info->n_stitch);
  }
  if (info->fps > 0)
    json_object_set_double_member (object, "fps", info->fps);
  if (info->seconds_left >= 0)
    json_object_set_double_member (object, "seconds_left", info->seconds_left);
  command_print_json (object);
}

/* "0:07", "1:02:03": rounded up, as nothing is left at 0. */
static gchar *
describe_time (gdouble seconds)
{
  gint64 s = (gint64) ceil (seconds);

  if (s >= 3600)
    return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d:%02d", s / 3600,
        (gint) (s / 60 % 60), (gint) (s % 60));
  return g_strdup_printf ("%d:%02d", (gint) (s / 60), (gint) (s % 60));
}

static gchar *
describe_chunks (guint chunks, guint there, guint cached)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree gchar *all = g_strdup_printf ("%u", chunks);

  /* As wide at any time: what stands before it does not move. */
  if (there < chunks)
    g_string_append_printf (text, "%*u/", (gint) strlen (all), there);
  g_string_append_printf (text, "%u chunks", chunks);
  if (cached > 0)
    g_string_append_printf (text, ", %u cached", cached);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gchar *
describe_percent (gint64 done, gint64 total)
{
  return g_strdup_printf ("%3d %%", (gint) (100 * done / MAX (1, total)));
}

static gchar *
describe_left (gdouble seconds)
{
  g_autofree gchar *time = describe_time (seconds);

  return seconds >= 0 ? g_strdup_printf ("%s left", time)
                      : g_strdup ("-:-- left");
}

static void
show_stitching (Progress *progress, const RenderProgressInfo *info)
{
  g_autofree gchar *percent = describe_percent (info->stitched, info->n_stitch);
  g_autofree gchar *left = describe_left (info->seconds_left);
  g_autofree gchar *size = g_format_size (info->n_stitch);
  const gchar *const notes[] = { percent, left, size, NULL };
  const ProgressState state = {
    .done = info->stitched,
    .total = info->n_stitch,
    .notes = notes,
  };

  progress_show (progress, "stitch", &state);
}

static void
show_progress (Progress *progress, const RenderProgressInfo *info)
{
  g_autofree gchar *percent = describe_percent (info->frames, info->n_frames);
  g_autofree gchar *left = describe_left (info->seconds_left);
  g_autofree gchar *speed = g_strdup_printf ("%3.0f frames/s", info->fps);
  g_autofree gchar *chunks = describe_chunks (info->chunks,
      info->chunks_made + info->chunks_cached, info->chunks_cached);
  const gchar *const notes[] = { percent, left, speed, chunks, NULL };
  const ProgressState state = {
    .done = info->frames,
    .total = info->n_frames,
    .before = info->frames - info->made,
    .notes = notes,
  };

  progress_show (progress, "render", &state);
}

static void
on_progress (const RenderProgressInfo *info, gpointer user_data)
{
  Job *job = user_data;

  if (job->json)
    print_progress (info);
  else if (info->n_stitch > 0)
    show_stitching (&job->progress, info);
  else
    show_progress (&job->progress, info);
}

static JsonArray *
sidecars_array (const Job *job)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < job->beside->len; i++) {
    const RenderSidecarFile *file = job->beside->pdata[i];

    json_array_add_string_element (array, file->file);
  }
  return array;
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
  json_object_set_string_member (object, "event", "done");
  json_object_set_string_member (object, "file", job->request.output);
  json_object_set_int_member (object, "frames", result->frames);
  json_object_set_int_member (object, "duration_ms", result->duration_ms);
  json_object_set_string_member (object, "encoder", result->encoder);
  json_object_set_int_member (object, "wall_ms", result->wall_ms);
  json_object_set_int_member (object, "bytes", result->bytes);
  json_object_set_int_member (object, "chunks", result->chunks);
  json_object_set_int_member (object, "chunks_cached", result->chunks_cached);
  json_object_set_int_member (object, "chunks_again", result->chunks_again);
  if (job->beside->len > 0)
    json_object_set_array_member (object, "sidecars", sidecars_array (job));
  command_print_json (object);
}

static void
print_warnings (gchar *const *warnings)
{
  for (guint i = 0; warnings && warnings[i]; i++) {
    g_autofree gchar *warning = printable_text (warnings[i]);

    g_printerr ("%s\n", warning);
  }
}

static void
end_progress (Job *job, ProgressEnd end, const RenderResult *result)
{
  g_autofree gchar *chunks =
      describe_chunks (result->chunks, result->chunks, result->chunks_cached);

  progress_end (&job->progress, "render", end,
      end == PROGRESS_DONE && result->chunks > 0 ? chunks : NULL);
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
      &job->request, on_progress, job, cancellable, &result, &error);
  if (!ok)
    end = g_cancellable_is_cancelled (cancellable) ? PROGRESS_CANCELLED
                                                   : PROGRESS_FAILED;
  end_progress (job, end, &result);
  print_warnings (result.warnings);
  if (!ok || !render_sidecars_write (job->beside, &error))
    return command_fail (error);
  print_result (job, &result);
  return COMMAND_DONE;
}

static gint
draw_stills (const Job *job)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (Interrupt) interrupt G_GNUC_UNUSED = interrupt_new (cancellable);
  g_autoptr (GError) error = NULL;

  /* What there is to warn of the movie is told by now. */
  if (!render_stills (&job->request, &job->stills, NULL, cancellable, &error))
    return command_fail (error);
  return COMMAND_DONE;
}

/* Before a film is made that would take long. */
static gint
check_stills (const Job *job)
{
  g_autoptr (GError) error = NULL;

  return render_stills_check (&job->request, &job->stills, &error)
      ? COMMAND_DONE
      : command_fail (error);
}

static gint
make_sidecars (Job *job)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  job->beside = render_sidecars_make (&job->request,
      (const RenderSidecar *const *) job->sidecars->pdata, warnings, &error);
  if (!job->beside)
    return command_fail (error);
  g_ptr_array_add (warnings, NULL);
  print_warnings ((gchar **) warnings->pdata);
  return COMMAND_DONE;
}

static gint
work (Job *job, const RenderOptions *options)
{
  gint status = check_movie (job->request.movie, options->media_root);

  if (status == COMMAND_DONE && !job->no_fetch)
    status = fetch_media (
        job->request.movie, options->media_root, &job->policy, job->json, NULL);
  if (status != COMMAND_DONE)
    return status;
  gst_init (NULL, NULL);
  GST_PLUGIN_STATIC_REGISTER (jsonclip);
  if (job->launch)
    return print_launch (job);
  status = check_stills (job);
  if (status == COMMAND_DONE && job->film)
    status = make_sidecars (job);
  if (status == COMMAND_DONE && job->film)
    status = render (job);
  if (status == COMMAND_DONE && render_options_want_stills (options))
    status = draw_stills (job);
  return status;
}

static gboolean
parse (const Command *command, Job *job, RenderOptions *options, gint *argc,
    gchar ***argv)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
        "Where the film goes (default: MOVIE.mp4)", "OUT.mp4" },
    { "media-root", 0, 0, G_OPTION_ARG_FILENAME, &options->media_root,
        "Folder that no media may lie outside of (default: the movie's)",
        "DIR" },
    FETCH_OPTIONS (&job->policy),
    { "no-fetch", 0, 0, G_OPTION_ARG_NONE, &job->no_fetch,
        "Render with what was fetched before", NULL },
    { "workers", 0, 0, G_OPTION_ARG_INT, &options->workers,
        "Processes that draw and encode (default: one per core)", "N" },
    { "cache", 0, 0, G_OPTION_ARG_FILENAME, &options->cache,
        "Folder of finished chunks (default: jsonclip/chunks in "
        "$XDG_CACHE_HOME)",
        "DIR" },
    { "no-cache", 0, 0, G_OPTION_ARG_NONE, &options->no_cache,
        "Make every chunk, and keep none", NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options->format,
        "mp4, mov, webm, hls, gif, png or wav (default: by the name of OUT, "
        "else mp4)",
        "NAME" },
    { "codec", 0, 0, G_OPTION_ARG_STRING, &options->codec,
        "h264, h265, vp9 or av1 (default: the format's first)", "NAME" },
    { "preset", 0, 0, G_OPTION_ARG_STRING, &options->preset,
        "fast, balanced, quality or archive (default: fast)", "NAME" },
    { "crf", 0, 0, G_OPTION_ARG_INT, &options->crf,
        "Quality instead of the preset's, 0 (best) to 51", "N" },
    { "bitrate", 0, 0, G_OPTION_ARG_INT, &options->bitrate,
        "Size instead of quality, in kbit/s", "N" },
    { "range", 0, 0, G_OPTION_ARG_STRING, &options->range,
        "A part of the movie, in seconds or H:MM:SS.mmm", "FROM-TO" },
    { "size", 0, 0, G_OPTION_ARG_STRING, &options->size,
        "Another size than the movie's own", "WxH" },
    { "fps", 0, 0, G_OPTION_ARG_STRING, &options->fps,
        "Other frames a second than the movie's own: N or N/D", "N" },
    { "encoder", 0, 0, G_OPTION_ARG_STRING, &options->encoder,
        "One that `jsonclip encoders` lists (default: auto, the first that "
        "works)",
        "NAME" },
    { "audio-encoder", 0, 0, G_OPTION_ARG_STRING, &options->audio_encoder,
        "avenc_aac, voaacenc or opusenc (default: auto)", "NAME" },
    { "poster", 0, 0, G_OPTION_ARG_FILENAME, &options->poster,
        "A frame of the movie as a PNG (default: a third into it)",
        "FILE[@TIME]" },
    { "thumbnails", 0, 0, G_OPTION_ARG_FILENAME, &options->thumbnails,
        "N small frames, evenly over the movie", "N:DIR/%03d.png" },
    { "contact-sheet", 0, 0, G_OPTION_ARG_FILENAME, &options->sheet,
        "All scenes in small on one PNG", "FILE" },
    { "sidecar", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->sidecar,
        "srt, vtt or ass: its captions beside the film; chapters or "
        "ffmetadata: its chapters; may be given several times",
        "NAME" },
    { "print-launch", 0, 0, G_OPTION_ARG_NONE, &job->launch,
        "Print the gst-launch line it stands for, and render nothing", NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &job->json,
        "Progress and result as lines of JSON", NULL },
    { NULL },
  };

  return command_parse (command, entries, 1, 1, argc, argv);
}

static gint
run (const Command *command, gint argc, gchar **argv)
{
  g_auto (RenderOptions) options = RENDER_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  Job job = { .request = RENDER_REQUEST_INIT };
  g_autoptr (GPtrArray) sidecars = NULL;
  gint status;

  if (!parse (command, &job, &options, &argc, &argv))
    return COMMAND_USAGE;
  job.film = render_options_want_film (&options);
  if (!render_options_read (
          &options, argv[1], &job.request, &job.stills, &error)
      || !(sidecars = render_options_read_sidecars (&options, &error))) {
    command_fail (error);
    return COMMAND_USAGE;
  }
  job.sidecars = sidecars;
  if (job.launch && options.range) {
    g_printerr ("jsonclip: --print-launch: expected no --range with it, as a "
                "line plays all of a movie\n");
    return COMMAND_USAGE;
  }
  status = work (&job, &options);
  g_clear_pointer (&job.beside, g_ptr_array_unref);
  g_strfreev (job.policy.hosts);
  return status;
}

extern const Command command_render;
const Command command_render = {
  .name = "render",
  .usage = "MOVIE.json",
  .summary = "Render a finalized movie to a film",
  .examples = "  jsonclip render movie.json -o out.mp4\n"
              "  jsonclip render --size 640x360 movie.json\n"
              "  jsonclip render --preset quality movie.json -o movie.webm\n"
              "  jsonclip render movie.json -o out.m3u8\n"
              "  jsonclip render --sidecar srt --sidecar chapters "
              "movie.json\n"
              "  jsonclip render --range 0:30-0:45 movie.json\n"
              "  jsonclip render --poster poster.png@0:04 movie.json\n"
              "  jsonclip render --contact-sheet scenes.png movie.json\n"
              "  jsonclip render --print-launch movie.json\n",
  .run = run,
};
