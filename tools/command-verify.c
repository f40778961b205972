/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* jsonclip verify FILE: what a movie or a film shows and plays, as hashes, or
 * where two of them differ. */
#include "command.h"

#include "printable.h"
#include "render-options.h"
#include "verify.h"

#include <gst/gst.h>

GST_PLUGIN_STATIC_DECLARE (jsonclip);

typedef struct {
  gchar *media_root, *range;
  gboolean compare, json, quiet;
  FilmRequest film[2];
} Job;

/* "0:01:02.033" */
static gchar *
describe_time (gint64 ns)
{
  gint64 ms = (ns + 500000) / 1000000;

  return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d:%02d.%03d", ms / 3600000,
      (gint) (ms / 60000 % 60), (gint) (ms / 1000 % 60), (gint) (ms % 1000));
}

static JsonObject *
event_new (const gchar *name)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "event", name);
  return object;
}

static void
on_frame (const VerifyFrame *frame, gpointer user_data)
{
  const Job *job = user_data;
  g_autofree gchar *time = NULL;
  JsonObject *object;

  if (!job->json) {
    time = describe_time (frame->time);
    g_print (
        "%7" G_GINT64_FORMAT "  %s  %s\n", frame->number, time, frame->hash);
    return;
  }
  object = event_new ("frame");
  json_object_set_int_member (object, "frame", frame->number);
  json_object_set_int_member (object, "time_ns", frame->time);
  json_object_set_string_member (object, "hash", frame->hash);
  command_print_json (object);
}

static void
print_sound (const Job *job, const VerifySummary *summary)
{
  JsonObject *object;

  if (!job->json) {
    g_print ("  sound  %d Hz, %d channels, %" G_GINT64_FORMAT " samples  %s\n",
        summary->rate, summary->channels, summary->samples, summary->sound);
    return;
  }
  object = event_new ("sound");
  json_object_set_int_member (object, "rate", summary->rate);
  json_object_set_int_member (object, "channels", summary->channels);
  json_object_set_int_member (object, "samples", summary->samples);
  json_object_set_string_member (object, "hash", summary->sound);
  command_print_json (object);
}

static void
print_whole (const Job *job, const VerifySummary *summary)
{
  JsonObject *object;

  if (!job->json) {
    g_print ("  whole  %dx%d at %d/%d, %" G_GINT64_FORMAT " frames  %s\n",
        summary->width, summary->height, summary->fps_n, summary->fps_d,
        summary->frames, summary->hash);
    return;
  }
  object = event_new ("whole");
  json_object_set_int_member (object, "width", summary->width);
  json_object_set_int_member (object, "height", summary->height);
  json_object_set_int_member (object, "fps_n", summary->fps_n);
  json_object_set_int_member (object, "fps_d", summary->fps_d);
  json_object_set_int_member (object, "frames", summary->frames);
  json_object_set_string_member (object, "hash", summary->hash);
  command_print_json (object);
}

static gint
print_hashes (Job *job)
{
  g_autoptr (GError) error = NULL;
  VerifySummary summary;

  if (!verify_film (
          &job->film[0], job->quiet ? NULL : on_frame, job, &summary, &error))
    return command_fail (error);
  if (!job->quiet && summary.rate > 0)
    print_sound (job, &summary);
  print_whole (job, &summary);
  return COMMAND_DONE;
}

static void
print_pictures (const VerifyDifference *found)
{
  g_autofree gchar *first = describe_time (found->first_time);
  g_autofree gchar *worst = describe_time (found->worst_time);

  if (found->frames[0] != found->frames[1])
    g_print ("%" G_GINT64_FORMAT " frames and %" G_GINT64_FORMAT "\n",
        found->frames[0], found->frames[1]);
  if (found->frames_differ == 0) {
    g_print ("the pictures are equal: %" G_GINT64_FORMAT " frames\n",
        found->frames[0]);
    return;
  }
  g_print ("%" G_GINT64_FORMAT " of %" G_GINT64_FORMAT
           " frames differ, the first is %" G_GINT64_FORMAT " at %s\n",
      found->frames_differ, MAX (found->frames[0], found->frames[1]),
      found->first_frame, first);
  if (found->worst_frame >= 0)
    g_print ("the worst is %" G_GINT64_FORMAT
             " at %s: PSNR %.2f dB, SSIM %.5f\n",
        found->worst_frame, worst, found->psnr, found->ssim);
}

static void
print_samples (const VerifyDifference *found)
{
  gint64 time = found->first_sample < 0
      ? 0
      : (gint64) gst_util_uint64_scale (
          found->first_sample, GST_SECOND, found->rate);
  g_autofree gchar *first = describe_time (time);

  if (found->samples[0] != found->samples[1])
    g_print ("%" G_GINT64_FORMAT " samples and %" G_GINT64_FORMAT "\n",
        found->samples[0], found->samples[1]);
  if (found->samples_differ == 0)
    g_print ("the sound is equal: %" G_GINT64_FORMAT " samples\n",
        found->samples[0]);
  else
    g_print ("%" G_GINT64_FORMAT " of %" G_GINT64_FORMAT
             " samples differ, the first is %" G_GINT64_FORMAT
             " at %s, by up to %.6f\n",
        found->samples_differ, MAX (found->samples[0], found->samples[1]),
        found->first_sample, first, found->peak);
}

static void
add_pair (JsonObject *object, const gchar *name, const gint64 values[2])
{
  JsonArray *array = json_array_new ();

  json_array_add_int_element (array, values[0]);
  json_array_add_int_element (array, values[1]);
  json_object_set_array_member (object, name, array);
}

static void
add_worst (JsonObject *object, const VerifyDifference *found)
{
  if (found->worst_frame < 0)
    return;
  json_object_set_int_member (object, "worst_frame", found->worst_frame);
  json_object_set_double_member (object, "psnr_db", found->psnr);
  json_object_set_double_member (object, "ssim", found->ssim);
}

static void
print_object (const VerifyDifference *found)
{
  JsonObject *object = event_new ("compared");

  json_object_set_boolean_member (object, "equal", verify_equal (found));
  add_pair (object, "frames", found->frames);
  json_object_set_int_member (object, "frames_differ", found->frames_differ);
  if (found->first_frame >= 0)
    json_object_set_int_member (object, "first_frame", found->first_frame);
  add_worst (object, found);
  add_pair (object, "samples", found->samples);
  json_object_set_int_member (object, "samples_differ", found->samples_differ);
  if (found->first_sample >= 0) {
    json_object_set_int_member (object, "first_sample", found->first_sample);
    json_object_set_double_member (object, "peak", found->peak);
  }
  command_print_json (object);
}

static void
print_difference (const Job *job, const VerifyDifference *found)
{
  if (job->json) {
    print_object (found);
    return;
  }
  if (!job->quiet) {
    print_pictures (found);
    print_samples (found);
  }
  g_print (verify_equal (found) ? "equal\n" : "different\n");
}

static gint
compare (Job *job)
{
  g_auto (VerifyDifference) found = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree gchar *reason = NULL;

  if (!verify_compare (&job->film[0], &job->film[1], &found, &error))
    return command_fail (error);
  if (found.reason) {
    reason = printable_text (found.reason);
    g_printerr ("jsonclip: these cannot be compared: %s\n", reason);
    return COMMAND_FAILED;
  }
  print_difference (job, &found);
  return verify_equal (&found) ? COMMAND_DONE : COMMAND_FAILED;
}

static gint
work (Job *job, guint n, gchar **files)
{
  RenderRequest range = RENDER_REQUEST_INIT;
  g_autoptr (GError) error = NULL;

  if (job->range && !render_range_read (job->range, &range, &error)) {
    command_fail (error);
    return COMMAND_USAGE;
  }
  for (guint i = 0; i < n; i++) {
    if (!command_check_movie (files[i], job->media_root))
      return COMMAND_NOT_FOUND;
    job->film[i] =
        (FilmRequest){ files[i], job->media_root, range.from_ms, range.to_ms };
  }
  gst_init (NULL, NULL);
  GST_PLUGIN_STATIC_REGISTER (jsonclip);
  return job->compare ? compare (job) : print_hashes (job);
}

static gint
run (const Command *command, gint argc, gchar **argv)
{
  Job job = { 0 };
  g_autofree gchar *root = NULL;
  g_autofree gchar *range = NULL;
  const GOptionEntry entries[] = {
    { "compare", 0, 0, G_OPTION_ARG_NONE, &job.compare,
        "Tell where two of them differ; exits 1 if they do", NULL },
    { "range", 0, 0, G_OPTION_ARG_STRING, &range,
        "A part, in seconds or H:MM:SS.mmm", "FROM-TO" },
    { "media-root", 0, 0, G_OPTION_ARG_FILENAME, &root,
        "Folder that no media of a movie may lie outside of", "DIR" },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &job.quiet, "The last line only",
        NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &job.json, "Lines of JSON", NULL },
    { NULL },
  };

  if (!command_parse (command, entries, 1, 2, &argc, &argv))
    return COMMAND_USAGE;
  if ((argc == 3) != job.compare) {
    g_printerr ("jsonclip: verify takes one file, and two with --compare\n");
    return COMMAND_USAGE;
  }
  job.media_root = root;
  job.range = range;
  return work (&job, argc - 1, argv + 1);
}

extern const Command command_verify;
const Command command_verify = {
  .name = "verify",
  .usage = "FILE [FILE]",
  .summary = "Hash every frame and the sound, or compare two films",
  .examples = "  jsonclip verify movie.json\n"
              "  jsonclip verify --quiet out.mp4\n"
              "  jsonclip verify --compare before.mp4 after.mp4\n"
              "  jsonclip verify --compare movie.json out.mp4\n"
              "\nA movie JSON is hashed as it is drawn and mixed, a rendered "
              "MP4, MOV or WebM\nor the segments that a playlist names as they "
              "are decoded.\n",
  .run = run,
};
