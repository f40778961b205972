/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The worker's side of a render: one pipeline, JSON lines about it on stdout.
 * Whatever ends it early leaves nothing but what a later try overwrites. */
#include "render.h"

#include "launch.h"
#include "mp4.h"
#include "movie-json.h"
#include "part.h"
#include "schedule.h"

#include <gst/gst.h>
#include <gst/audio/audio.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* More than any encoder holds back of the last sound. */
#define TAIL_SAMPLES 8192
#define PROGRESS_INTERVAL (100 * G_TIME_SPAN_MILLISECOND)

typedef struct {
  RenderRequest request;
  RenderEncoding encoding;
  Schedule *schedule;
  RenderPart part;

  GMainLoop *loop;
  GstElement *pipeline;
  gint64 start;  /* monotonic, us */
  gint frames;   /* atomic: drawn so far */
  gint told;     /* last frame reported */
  GError *error; /* the first one; ends the loop */
} Worker;

static void
worker_clear (Worker *worker)
{
  g_clear_pointer (&worker->schedule, schedule_unref);
  g_clear_pointer (&worker->loop, g_main_loop_unref);
  if (worker->pipeline)
    gst_element_set_state (worker->pipeline, GST_STATE_NULL);
  g_clear_pointer (&worker->pipeline, gst_object_unref);
  render_part_clear (&worker->part);
  g_clear_error (&worker->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Worker, worker_clear)

/* Writes one line: takes the object that @builder is in the middle of. */
static void
say (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree gchar *line = NULL;

  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  line = json_to_string (root, FALSE);
  g_print ("%s\n", line);
}

static JsonBuilder *
event (const gchar *name)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "event");
  json_builder_add_string_value (builder, name);
  return builder;
}

static void
add_string (JsonBuilder *builder, const gchar *key, const gchar *value)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_string_value (builder, value);
}

static void
add_int (JsonBuilder *builder, const gchar *key, gint64 value)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_int_value (builder, value);
}

static void
say_warning (const gchar *message)
{
  g_autoptr (JsonBuilder) builder = event ("warning");

  add_string (builder, "message", message);
  say (builder);
}

static void
say_error (const GError *error)
{
  g_autoptr (JsonBuilder) builder = event ("error");

  add_int (builder, "code", error->code);
  add_string (builder, "message", error->message);
  say (builder);
}

static void
say_progress (Worker *worker)
{
  gint frames = g_atomic_int_get (&worker->frames);
  g_autoptr (JsonBuilder) builder = NULL;

  if (frames == worker->told)
    return;
  worker->told = frames;
  builder = event ("progress");
  add_int (builder, "frame", frames);
  add_int (builder, "frames", schedule_n_frames (worker->schedule));
  say (builder);
}

static gint64
duration_of (Worker *worker)
{
  return schedule_frame_time (
      worker->schedule, schedule_n_frames (worker->schedule));
}

static void
say_done (Worker *worker)
{
  g_autoptr (JsonBuilder) builder = event ("done");
  GStatBuf info = {
    0,
  };

  g_stat (worker->request.output, &info);
  add_string (builder, "encoder", worker->encoding.video->factory);
  add_int (builder, "frames", worker->frames);
  add_int (builder, "duration_ms", (duration_of (worker) + 500000) / 1000000);
  add_int (
      builder, "wall_ms", (g_get_monotonic_time () - worker->start) / 1000);
  add_int (builder, "bytes", info.st_size);
  say (builder);
}

static void
fail (Worker *worker, gint code, const gchar *message)
{
  if (!worker->error)
    worker->error = g_error_new_literal (RENDER_ERROR, code, message);
  g_main_loop_quit (worker->loop);
}

/* Whose fault an element's error is: the movie's, the disk's, or the
 * encoder's. */
static RenderError
blame (Worker *worker, GstObject *source, const GError *error)
{
  g_autoptr (GstElement) movie =
      gst_bin_get_by_name (GST_BIN (worker->pipeline), "movie");
  g_autoptr (GstElement) file =
      gst_bin_get_by_name (GST_BIN (worker->pipeline), "file");

  if (gst_object_has_as_ancestor (source, GST_OBJECT (movie))
      || source == GST_OBJECT (movie))
    return RENDER_ERROR_MOVIE;
  if (source == GST_OBJECT (file) || error->domain == GST_RESOURCE_ERROR)
    return RENDER_ERROR_OUTPUT;
  return RENDER_ERROR_ENCODER;
}

/* What the system said, which elements keep for those who debug. */
static const gchar *
system_error (const gchar *debug)
{
  static const gchar label[] = "system error: ";
  const gchar *found = debug ? strstr (debug, label) : NULL;

  return found ? found + strlen (label) : NULL;
}

static void
on_error (Worker *worker, GstMessage *message)
{
  g_autoptr (GError) error = NULL;
  g_autofree gchar *text = NULL;
  g_autofree gchar *debug = NULL;

  RenderError code;

  gst_message_parse_error (message, &error, &debug);
  code = blame (worker, GST_MESSAGE_SRC (message), error);
  if (code == RENDER_ERROR_OUTPUT)
    text = g_strdup_printf ("cannot write %s: %s", worker->request.output,
        system_error (debug) ? system_error (debug) : error->message);
  fail (worker, code, text ? text : error->message);
}

static void
on_warning (GstMessage *message)
{
  g_autoptr (GError) error = NULL;

  gst_message_parse_warning (message, &error, NULL);
  say_warning (error->message);
}

static gboolean
on_message (GstBus *bus, GstMessage *message, gpointer user_data)
{
  Worker *worker = user_data;

  switch (GST_MESSAGE_TYPE (message)) {
    case GST_MESSAGE_ERROR:
      on_error (worker, message);
      break;
    case GST_MESSAGE_WARNING:
      on_warning (message);
      break;
    case GST_MESSAGE_EOS:
      g_main_loop_quit (worker->loop);
      break;
    default:
      break;
  }
  return G_SOURCE_CONTINUE;
}

static gboolean
on_tick (gpointer user_data)
{
  say_progress (user_data);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_signal (gpointer user_data)
{
  fail (user_data, RENDER_ERROR_CANCELLED, "cancelled");
  return G_SOURCE_CONTINUE;
}

static gboolean
on_stdin (gint fd, GIOCondition condition, gpointer user_data)
{
  gchar ignored[64];

  if (read (fd, ignored, sizeof ignored) > 0)
    return G_SOURCE_CONTINUE;
  fail (user_data, RENDER_ERROR_CANCELLED, "nobody waits for this render");
  return G_SOURCE_REMOVE;
}

static GstPadProbeReturn
count_frame (GstPad *pad, GstPadProbeInfo *info, gpointer user_data)
{
  Worker *worker = user_data;

  g_atomic_int_inc (&worker->frames);
  return GST_PAD_PROBE_OK;
}

/* An encoder would clip the tail at the segment's end. */
static void
open_end (GstPadProbeInfo *info)
{
  GstEvent *event = info->data;
  GstSegment segment;
  GstEvent *open;

  gst_event_copy_segment (event, &segment);
  segment.stop = GST_CLOCK_TIME_NONE;
  open = gst_event_new_segment (&segment);
  gst_event_set_seqnum (open, gst_event_get_seqnum (event));
  gst_event_unref (event);
  info->data = open;
}

static void
push_tail (Worker *worker, GstPad *pad)
{
  g_autoptr (GstCaps) caps = gst_pad_get_current_caps (pad);
  GstAudioInfo audio;
  GstBuffer *tail;
  gsize size;

  if (!caps || !gst_audio_info_from_caps (&audio, caps))
    return;
  size = TAIL_SAMPLES * GST_AUDIO_INFO_BPF (&audio);
  tail = gst_buffer_new_allocate (NULL, size, NULL);
  gst_buffer_memset (tail, 0, 0, size);
  GST_BUFFER_PTS (tail) = gst_util_uint64_scale_round (
      schedule_n_samples (worker->schedule), GST_SECOND, 48000);
  GST_BUFFER_DURATION (tail) =
      gst_util_uint64_scale_round (TAIL_SAMPLES, GST_SECOND, 48000);
  gst_pad_chain (pad, tail);
}

/* Encoders give the last samples only when something comes after them, and
 * one drops what it holds at the end: so silence follows the sound, beyond the
 * end of the edit. On the sink pad after the movie's, as a source pad pushes
 * nothing more once it has its EOS. */
static GstPadProbeReturn
lengthen_sound (GstPad *pad, GstPadProbeInfo *info, gpointer user_data)
{
  switch (GST_EVENT_TYPE (info->data)) {
    case GST_EVENT_SEGMENT:
      open_end (info);
      break;
    case GST_EVENT_EOS:
      push_tail (user_data, pad);
      break;
    default:
      break;
  }
  return GST_PAD_PROBE_OK;
}

static void
add_probes (Worker *worker)
{
  g_autoptr (GstElement) movie =
      gst_bin_get_by_name (GST_BIN (worker->pipeline), "movie");
  g_autoptr (GstPad) video = gst_element_get_static_pad (movie, "video");
  g_autoptr (GstPad) audio = gst_element_get_static_pad (movie, "audio");
  g_autoptr (GstPad) after = gst_pad_get_peer (audio);

  gst_pad_add_probe (
      video, GST_PAD_PROBE_TYPE_BUFFER, count_frame, worker, NULL);
  gst_pad_add_probe (
      after, GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM, lengthen_sound, worker, NULL);
}

static gboolean
read_movie (Worker *worker, GError **error)
{
  g_autoptr (GPtrArray) problems = movie_problems_new ();
  g_autoptr (GError) local = NULL;
  g_autoptr (Movie) movie = NULL;

  movie = movie_read_file (worker->request.movie, 0, problems, &local);
  if (!movie || !movie_require_final (movie, &local)) {
    g_set_error_literal (
        error, RENDER_ERROR, RENDER_ERROR_MOVIE, local->message);
    return FALSE;
  }
  worker->schedule = schedule_new (movie, 0, 1, NULL);
  return render_encoding (&worker->request, movie, &worker->encoding, error);
}

static gboolean
build (Worker *worker, GError **error)
{
  g_autofree gchar *launch = NULL;
  g_autoptr (GError) local = NULL;

  if (!render_part_claim (&worker->part, &worker->request, error))
    return FALSE;
  launch = render_encoding_launch (&worker->encoding, &worker->request,
      worker->part.name, worker->part.scratch);
  worker->pipeline =
      gst_parse_launch_full (launch, NULL, GST_PARSE_FLAG_FATAL_ERRORS, &local);
  if (!worker->pipeline) {
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_ENCODER,
        "cannot build the pipeline: %s", local->message);
    return FALSE;
  }
  gst_object_ref_sink (worker->pipeline);
  add_probes (worker);
  return TRUE;
}

static void
play (Worker *worker)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (worker->pipeline);
  guint watches[5];

  watches[0] = gst_bus_add_watch (bus, on_message, worker);
  watches[1] = g_timeout_add (100, on_tick, worker);
  watches[2] = g_unix_signal_add (SIGTERM, on_signal, worker);
  watches[3] = g_unix_signal_add (SIGINT, on_signal, worker);
  watches[4] =
      g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP, on_stdin, worker);
  if (gst_element_set_state (worker->pipeline, GST_STATE_PLAYING)
          == GST_STATE_CHANGE_FAILURE
      && !gst_bus_have_pending (bus))
    fail (worker, RENDER_ERROR_ENCODER, "the pipeline does not start");
  else
    g_main_loop_run (worker->loop);
  gst_element_set_state (worker->pipeline, GST_STATE_NULL);
  for (guint i = 0; i < 4; i++)
    g_source_remove (watches[i]);
  if (g_main_context_find_source_by_id (NULL, watches[4]))
    g_source_remove (watches[4]);
}

/* The whole file is there: set it right and give it its name. */
static gboolean
deliver (Worker *worker, GError **error)
{
  gint64 wanted = schedule_n_frames (worker->schedule);
  g_autoptr (GError) local = NULL;

  if (worker->frames != wanted) {
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_ENCODER,
        "%d of %" G_GINT64_FORMAT " frames were drawn", worker->frames, wanted);
    return FALSE;
  }
  if (!mp4_finish (worker->part.name, duration_of (worker),
          worker->encoding.audio->priming, &local)) {
    g_set_error_literal (
        error, RENDER_ERROR, RENDER_ERROR_OUTPUT, local->message);
    return FALSE;
  }
  return render_part_deliver (&worker->part, worker->request.output, error);
}

static gboolean
work (Worker *worker, GError **error)
{
  worker->start = g_get_monotonic_time ();
  worker->loop = g_main_loop_new (NULL, FALSE);
  if (!read_movie (worker, error) || !build (worker, error))
    return FALSE;
  play (worker);
  if (worker->error) {
    g_propagate_error (error, g_steal_pointer (&worker->error));
    return FALSE;
  }
  say_progress (worker);
  return deliver (worker, error);
}

gint
render_worker_main (gint argc, gchar **argv)
{
  g_auto (Worker) worker = { .told = -1, .part = { NULL, NULL, -1 } };
  g_autofree gchar *movie = NULL, *root = NULL, *output = NULL, *encoder = NULL;
  g_autofree gchar *audio_encoder = NULL;
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  gint width = 0, height = 0;
  const GOptionEntry entries[] = { { "movie", 0, 0, G_OPTION_ARG_FILENAME,
                                       &movie, NULL, NULL },
    { "media-root", 0, 0, G_OPTION_ARG_FILENAME, &root, NULL, NULL },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
    { "encoder", 0, 0, G_OPTION_ARG_STRING, &encoder, NULL, NULL },
    { "audio-encoder", 0, 0, G_OPTION_ARG_STRING, &audio_encoder, NULL, NULL },
    { "width", 0, 0, G_OPTION_ARG_INT, &width, NULL, NULL },
    { "height", 0, 0, G_OPTION_ARG_INT, &height, NULL, NULL }, { NULL } };

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || !movie
      || !output) {
    g_printerr ("jsonclip render-worker: %s\n",
        error ? error->message : "--movie and --output are needed");
    return 2;
  }
  /* Who listens may die first; what is left to do then is to clean up. */
  signal (SIGPIPE, SIG_IGN);
  /* Whether a closed terminal matters is up to who listens. */
  signal (SIGHUP, SIG_IGN);
  worker.request = (RenderRequest){
    .movie = movie,
    .media_root = root,
    .output = output,
    .encoder = encoder,
    .audio_encoder = audio_encoder,
    .width = width,
    .height = height,
    .crf = -1,
  };
  if (!work (&worker, &error)) {
    say_error (error);
    return 1;
  }
  say_done (&worker);
  return 0;
}
