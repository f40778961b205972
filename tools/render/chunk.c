/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "chunk.h"

#include "chunk-encoder.h"
#include "chunk-sound.h"
#include "mp4.h"
#include "movie-timeline.h"
#include "packets.h"
#include "trouble.h"

#include <glib/gstdio.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* The timeline's thread draws and encodes; `movie` plays on from chunk to
 * chunk. */
struct ChunkMaker {
  const RenderPlan *plan;
  RenderCache *cache;
  GstBus *bus;

  GstElement *pipeline, *movie; /* NULL until the first chunk */

  /* Of the drawing thread, under the lock: held while it passes a frame on. */
  GMutex lock;
  ChunkEncoder *encoder; /* NULL between chunks */
  gint64 first, drawn;   /* frames */
  gboolean astray;       /* a frame that is not the next one came */
  ChunkProgress progress;
  gpointer user_data;
};

void
chunk_maker_keep_memory (void)
{
#ifdef __GLIBC__
  mallopt (M_ARENA_MAX, 1);
  mallopt (M_MMAP_THRESHOLD, 32 << 20);
  mallopt (M_TRIM_THRESHOLD, 512 << 20);
#endif
}

ChunkMaker *
chunk_maker_new (const RenderPlan *plan, RenderCache *cache)
{
  ChunkMaker *maker = g_new0 (ChunkMaker, 1);

  maker->plan = plan;
  maker->cache = cache;
  maker->bus = gst_bus_new ();
  g_mutex_init (&maker->lock);
  return maker;
}

/* What it said last still waits on the bus, with a reference to who said it,
 * whose own bus has one to this. */
static void
close_movie (ChunkMaker *maker)
{
  if (maker->pipeline)
    gst_element_set_state (maker->pipeline, GST_STATE_NULL);
  gst_bus_set_flushing (maker->bus, TRUE);
  gst_bus_set_flushing (maker->bus, FALSE);
  gst_clear_object (&maker->movie);
  gst_clear_object (&maker->pipeline);
}

void
chunk_maker_free (ChunkMaker *maker)
{
  close_movie (maker);
  gst_object_unref (maker->bus);
  g_mutex_clear (&maker->lock);
  g_free (maker);
}

/* A chunk's times start at 0 and go on as a movie's do, wherever it lies: an
 * encoder's choices may hang on the last nanosecond of them. */
static GstFlowReturn
pass_on (ChunkMaker *maker, GstPad *pad, GstBuffer *frame)
{
  const Schedule *schedule = maker->plan->schedule;
  g_autoptr (GstCaps) caps = gst_pad_get_current_caps (pad);
  gint64 i = maker->drawn++;

  if ((gint64) GST_BUFFER_PTS (frame)
      != schedule_frame_time (schedule, maker->first + i))
    maker->astray = TRUE;
  frame = gst_buffer_make_writable (frame);
  GST_BUFFER_PTS (frame) = schedule_frame_time (schedule, i);
  GST_BUFFER_DURATION (frame) =
      schedule_frame_time (schedule, i + 1) - GST_BUFFER_PTS (frame);
  GST_BUFFER_OFFSET (frame) = i;
  GST_BUFFER_OFFSET_END (frame) = i + 1;
  if (maker->progress)
    maker->progress (maker->drawn, maker->user_data);
  return chunk_encoder_push (maker->encoder, caps, frame);
}

/* Instead of the sink, which would hold on to a frame while it is rendered, so
 * that it could not be given other times without a copy. */
static GstPadProbeReturn
take (GstPad *pad, GstPadProbeInfo *info, gpointer user_data)
{
  ChunkMaker *maker = user_data;
  GstPadProbeReturn ret = GST_PAD_PROBE_OK;

  g_mutex_lock (&maker->lock);
  if (info->type & GST_PAD_PROBE_TYPE_BUFFER) {
    GST_PAD_PROBE_INFO_FLOW_RETURN (info) = GST_FLOW_FLUSHING;
    if (maker->encoder)
      GST_PAD_PROBE_INFO_FLOW_RETURN (info) =
          pass_on (maker, pad, g_steal_pointer (&info->data));
    else
      gst_clear_buffer ((GstBuffer **) &info->data);
    ret = GST_PAD_PROBE_HANDLED;
  } else if (GST_EVENT_TYPE (info->data) == GST_EVENT_EOS && maker->encoder) {
    chunk_encoder_end (maker->encoder);
  }
  g_mutex_unlock (&maker->lock);
  return ret;
}

/* The formats that the timeline draws, at the plan's size and rate. */
static GstCaps *
offered_caps (const RenderPlan *plan)
{
  static const gchar *const formats[] = { "I420", "NV12" };
  const RenderVideoShape *shape = &plan->video.shape;
  GstCaps *caps = gst_caps_new_empty ();

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    gst_caps_append (caps,
        gst_caps_new_simple ("video/x-raw", "format", G_TYPE_STRING, formats[i],
            "width", G_TYPE_INT, shape->width, "height", G_TYPE_INT,
            shape->height, "framerate", GST_TYPE_FRACTION, shape->fps_n,
            shape->fps_d, NULL));
  return caps;
}

static gboolean
set_shape (ChunkMaker *maker, ChunkEncoder *encoder, GError **error)
{
  g_autoptr (GstElement) shape =
      gst_bin_get_by_name (GST_BIN (maker->pipeline), "shape");
  g_autoptr (GstCaps) offered = offered_caps (maker->plan);
  g_autoptr (GstCaps) chosen = chunk_encoder_choose (encoder, offered);

  if (gst_caps_is_empty (chosen)) {
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_ENCODER,
        "%s does not take pictures of %d x %d",
        maker->plan->video_encoder->factory, maker->plan->video.shape.width,
        maker->plan->video.shape.height);
    return FALSE;
  }
  chosen = gst_caps_truncate (chosen);
  g_object_set (shape, "caps", chosen, NULL);
  return TRUE;
}

static gboolean
open_movie (ChunkMaker *maker, ChunkEncoder *encoder, GError **error)
{
  g_autoptr (GstElement) end = NULL;
  g_autoptr (GstPad) pad = NULL;
  g_autoptr (GError) local = NULL;

  maker->pipeline = gst_parse_launch_full (
      "jsoncliptimeline name=movie movie.video ! capsfilter name=shape "
      "! fakesink name=end sync=false async=false",
      NULL, GST_PARSE_FLAG_FATAL_ERRORS, &local);
  if (!maker->pipeline) {
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_ENCODER,
        "cannot build the timeline: %s", local->message);
    return FALSE;
  }
  gst_object_ref_sink (maker->pipeline);
  maker->movie = gst_bin_get_by_name (GST_BIN (maker->pipeline), "movie");
  movie_timeline_set (maker->movie, maker->plan);
  trouble_forward (maker->pipeline, maker->bus);
  end = gst_bin_get_by_name (GST_BIN (maker->pipeline), "end");
  pad = gst_element_get_static_pad (end, "sink");
  gst_pad_add_probe (pad,
      GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM, take,
      maker, NULL);
  return set_shape (maker, encoder, error);
}

static gboolean
start (ChunkMaker *maker, ChunkEncoder *encoder, const RenderChunk *chunk,
    GError **error)
{
  const Schedule *schedule = maker->plan->schedule;

  if (!maker->pipeline && !open_movie (maker, encoder, error))
    return FALSE;
  if (!trouble_start (chunk_encoder_pipeline (encoder), maker->bus, error))
    return FALSE;
  maker->encoder = encoder;
  maker->first = chunk->first;
  maker->drawn = 0;
  maker->astray = FALSE;
  movie_timeline_seek (maker->movie,
      schedule_frame_time (schedule, chunk->first),
      schedule_frame_time (schedule, chunk->end));
  return trouble_start (maker->pipeline, maker->bus, error);
}

/* How many packets came is checked with the file; this is what went in, and
 * that anything came out: an encoder that drains may find only then, and not
 * say, that what it makes is not wanted. */
static gboolean
check_run (
    ChunkMaker *maker, const RenderChunk *chunk, gint packets, GError **error)
{
  gint64 n = chunk->end - chunk->first;

  if (packets == 0) {
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_ENCODER, "%s gave no packet",
        maker->plan->video_encoder->factory);
    return FALSE;
  }
  if (maker->drawn == n && !maker->astray)
    return TRUE;
  g_set_error (error, RENDER_ERROR, RENDER_ERROR_WORKER,
      "%" G_GINT64_FORMAT " frames were drawn, not the %" G_GINT64_FORMAT
      " from frame %" G_GINT64_FORMAT " on",
      maker->drawn, n, chunk->first);
  return FALSE;
}

static void
end (ChunkMaker *maker, ChunkEncoder *encoder)
{
  chunk_encoder_stop (encoder);
  /* Whoever still passes something on is done with it after this. */
  g_mutex_lock (&maker->lock);
  maker->encoder = NULL;
  g_mutex_unlock (&maker->lock);
}

static gboolean
make_pictures (ChunkMaker *maker, const RenderChunk *chunk, const gchar *part,
    GPtrArray *warnings, GError **error)
{
  const RenderPlan *plan = maker->plan;
  g_autoptr (ChunkEncoder) encoder = chunk_encoder_new (
      plan->video_encoder, &plan->video, part, maker->bus, error);
  TroubleWait wait = {
    .bus = maker->bus, .output = part, .warnings = warnings
  };
  gboolean done;

  if (!encoder)
    return FALSE;
  wait.pipeline = chunk_encoder_pipeline (encoder);
  wait.packets = chunk_encoder_packets (encoder);
  done = start (maker, encoder, chunk, error) && trouble_wait (&wait, error);
  end (maker, encoder);
  done =
      done && check_run (maker, chunk, g_atomic_int_get (wait.packets), error);
  if (!done)
    close_movie (maker);
  return done;
}

static gboolean
make_sound (
    ChunkMaker *maker, const gchar *part, GPtrArray *warnings, GError **error)
{
  const SoundRequest request = { .plan = maker->plan,
    .output = part,
    .progress = maker->progress,
    .user_data = maker->user_data };

  return chunk_sound_encode (&request, maker->bus, warnings, error);
}

/* As many frames out as went in; the sound to its end. */
static gboolean
check_file (ChunkMaker *maker, gint index, const gchar *part, GError **error)
{
  const RenderPlan *plan = maker->plan;
  const RenderChunk *chunk = NULL;
  g_auto (Packets) packets = PACKETS_INIT;
  g_autoptr (GError) local = NULL;

  if (!packets_open (&packets, part, &local)) {
    g_set_error_literal (
        error, RENDER_ERROR, RENDER_ERROR_WORKER, local->message);
    return FALSE;
  }
  if (index == CHUNK_SOUND)
    return TRUE;
  chunk = &g_array_index (plan->chunk, RenderChunk, index);
  if (packets.track->sample->len == chunk->end - chunk->first)
    return TRUE;
  g_set_error (error, RENDER_ERROR, RENDER_ERROR_WORKER,
      "%s made %u packets of %" G_GINT64_FORMAT " frames",
      plan->video_encoder->factory, packets.track->sample->len,
      chunk->end - chunk->first);
  return FALSE;
}

static gchar *
deliver (ChunkMaker *maker, gint index, const gchar *key, const gchar *part,
    GError **error)
{
  g_autoptr (GError) local = NULL;
  gchar *file = NULL;

  if (!check_file (maker, index, part, error)
      || !render_plan_check (maker->plan, error))
    return NULL;
  if (mp4_zero_times (part, &local))
    file = render_cache_file (maker->cache, key, part, &local);
  if (!file)
    g_set_error_literal (
        error, RENDER_ERROR, RENDER_ERROR_OUTPUT, local->message);
  return file;
}

static gchar *
make (ChunkMaker *maker, gint index, GPtrArray *warnings, GError **error)
{
  const RenderPlan *plan = maker->plan;
  const RenderChunk *chunk = index == CHUNK_SOUND
      ? NULL
      : &g_array_index (plan->chunk, RenderChunk, index);
  const gchar *key = chunk ? chunk->key : plan->sound.key;
  g_autofree gchar *part = render_cache_part (maker->cache, key);
  gchar *file = NULL;

  if (chunk ? make_pictures (maker, chunk, part, warnings, error)
            : make_sound (maker, part, warnings, error))
    file = deliver (maker, index, key, part, error);
  if (!file)
    g_unlink (part);
  return file;
}

gchar *
chunk_maker_make (ChunkMaker *maker, gint index, ChunkProgress progress,
    gpointer user_data, GPtrArray *warnings, GCancellable *cancellable,
    GError **error)
{
  gchar *file;
  gulong watch;

  maker->progress = progress;
  maker->user_data = user_data;
  watch = trouble_watch (cancellable, maker->bus);
  file = make (maker, index, warnings, error);
  g_cancellable_disconnect (cancellable, watch);
  /* What was said too late is not about the next one. */
  gst_bus_set_flushing (maker->bus, TRUE);
  gst_bus_set_flushing (maker->bus, FALSE);
  return file;
}
