/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Two passes: the tables of all chunks first (stitch-check.h); then their
 * packets, one by one, as the muxer asks for them. */
#include "stitch.h"

#include "chunk.h"
#include "stitch-check.h"
#include "trouble.h"

#include <gst/app/gstappsrc.h>
#include <gst/audio/audio.h>
#include <glib/gstdio.h>

/* As often as a render tells how far its chunks are. */
#define INTERVAL_MS 100

/* One of the two streams on its way into the muxer. Of the muxer's thread for
 * it while the pipeline runs. */
typedef struct Stitch Stitch;
typedef struct {
  Stitch *stitch;
  GstAppSrc *source;
  GstCaps *caps;
  Packets packets; /* of the file under way */
  guint file;      /* the next one; of the sound 0 or 1 */
  guint next;      /* packet of the one under way */
  gboolean begun;
} Stream;

struct Stitch {
  const RenderPlan *plan;
  const RenderStitching *wanted;
  const RenderMuxer *muxer;
  gchar *scratch;

  StitchCheck check; /* while the pipeline runs, under the lock */
  Stream video, audio;
  GstElement *pipeline;
  GstBus *bus;

  GMutex lock;   /* of what follows */
  gint64 bytes;  /* of the packets that the muxer has */
  GError *error; /* of the first chunk that could not be read */
};

/* Where frame @n of the movie, or the end, stands in the file. */
static GstClockTime
frame_time (const RenderPlan *plan, gint64 n)
{
  return schedule_frame_time (plan->schedule, n)
      - schedule_frame_time (plan->schedule, plan->first);
}

static gboolean
find_caps (Stream *stream, gint chunk, const gchar *file, GError **error)
{
  g_autoptr (GError) local = NULL;

  stream->caps = packets_caps (file, &local);
  return stream->caps
      || stitch_check_fail (
          &stream->stitch->check, chunk, error, local->message);
}

/* A chunk of one frame does not say how long that is. */
static void
set_rate (const RenderPlan *plan, GstCaps **caps)
{
  gint fps_n, fps_d;

  schedule_rate (plan->schedule, &fps_n, &fps_d);
  *caps = gst_caps_make_writable (*caps);
  gst_caps_set_simple (
      *caps, "framerate", GST_TYPE_FRACTION, fps_n, fps_d, NULL);
}

static gboolean
check (Stitch *stitch, GError **error)
{
  if (!stitch_check_files (&stitch->check, stitch->wanted->cancellable, error))
    return FALSE;
  if (stitch_check_n_chunks (stitch->plan) > 0) {
    if (!find_caps (&stitch->video, 0, stitch->wanted->files[0], error))
      return FALSE;
    set_rate (stitch->plan, &stitch->video.caps);
  }
  if (!stitch->wanted->sound)
    return TRUE;
  if (!find_caps (&stitch->audio, CHUNK_SOUND, stitch->wanted->sound, error))
    return FALSE;
  packets_say_skip (&stitch->audio.caps, stitch->plan->audio_encoder->skip);
  return TRUE;
}

/* Pictures are decoded in another order than they are seen in: a packet's time
 * of decoding runs ahead by the same number of frames in the whole movie, so
 * that it rises at every seam. Such times begin before 0, which buffers cannot
 * say: so all are later by that much, and the segment starts there. */
static GstClockTime
head_start (const Stitch *stitch)
{
  gint fps_n, fps_d;

  schedule_rate (stitch->plan->schedule, &fps_n, &fps_d);
  return gst_util_uint64_scale_round (
      stitch->check.reorder, GST_SECOND * (guint64) fps_d, fps_n);
}

static void
stamp_picture (Stream *stream, GstBuffer *buffer, guint i)
{
  const RenderPlan *plan = stream->stitch->plan;
  const RenderChunk *chunk = stitch_check_chunk (plan, stream->file - 1);
  gint64 shown = chunk->first + stitch_check_frame (plan, &stream->packets, i);
  gint64 decoded = chunk->first + i;

  GST_BUFFER_PTS (buffer) =
      frame_time (plan, shown) + head_start (stream->stitch);
  GST_BUFFER_DTS (buffer) = frame_time (plan, decoded);
  GST_BUFFER_DURATION (buffer) =
      frame_time (plan, decoded + 1) - GST_BUFFER_DTS (buffer);
  if (!stitch_check_sample (&stream->packets, i)->key)
    GST_BUFFER_FLAG_SET (buffer, GST_BUFFER_FLAG_DELTA_UNIT);
}

/* Samples from packet @i on, what primes the decoder among them, that belong to
 * the movie; containers that have no edit say it with the last packet. */
static gint64
samples_left (const Stream *stream, guint i)
{
  const RenderPlan *plan = stream->stitch->plan;
  const Mp4Track *track = stream->packets.track;
  gint64 from = stitch_check_sample (&stream->packets, i)->dts
      - stitch_check_sample (&stream->packets, 0)->dts;

  return plan->sound.end - plan->sound.first + plan->audio_encoder->priming
      - (gint64) gst_util_uint64_scale (from, 48000, track->timescale);
}

static void
clip_sound (Stream *stream, GstBuffer *buffer, guint i)
{
  gint64 n = gst_util_uint64_scale_round (
      GST_BUFFER_DURATION (buffer), 48000, GST_SECOND);
  gint64 left = samples_left (stream, i);

  if (left >= n)
    return;
  if (stream->stitch->muxer->short_end)
    GST_BUFFER_DURATION (buffer) =
        gst_util_uint64_scale_round (left, GST_SECOND, 48000);
  else
    gst_buffer_add_audio_clipping_meta (
        buffer, GST_FORMAT_DEFAULT, 0, n - left);
}

static void
stamp_sound (Stream *stream, GstBuffer *buffer, guint i)
{
  const Mp4Track *track = stream->packets.track;
  gint64 first = stitch_check_sample (&stream->packets, 0)->dts;
  gint64 from = stitch_check_sample (&stream->packets, i)->dts - first;
  gint64 to = i + 1 < track->sample->len
      ? stitch_check_sample (&stream->packets, i + 1)->dts - first
      : track->duration;

  GST_BUFFER_PTS (buffer) = GST_BUFFER_DTS (buffer) =
      gst_util_uint64_scale_round (from, GST_SECOND, track->timescale);
  GST_BUFFER_DURATION (buffer) =
      gst_util_uint64_scale_round (to, GST_SECOND, track->timescale)
      - GST_BUFFER_PTS (buffer);
  if (!stream->stitch->muxer->finish)
    clip_sound (stream, buffer, i);
}

static gboolean
is_sound (const Stream *stream)
{
  return stream == &stream->stitch->audio;
}

static guint
n_files (const Stream *stream)
{
  return is_sound (stream) ? 1 : stitch_check_n_chunks (stream->stitch->plan);
}

/* FALSE with no @error: there is none. */
static gboolean
open_next (Stream *stream, GError **error)
{
  Stitch *stitch = stream->stitch;
  gboolean done;

  if (stream->file == n_files (stream))
    return FALSE;
  stream->next = 0;
  g_mutex_lock (&stitch->lock);
  done = stitch_check_open (&stitch->check,
      is_sound (stream) ? CHUNK_SOUND : stream->file, &stream->packets, error);
  g_mutex_unlock (&stitch->lock);
  stream->file++;
  return done;
}

static void
fail_reading (Stream *stream, const GError *why, GError **error)
{
  Stitch *stitch = stream->stitch;

  g_mutex_lock (&stitch->lock);
  stitch_check_fail (&stitch->check,
      is_sound (stream) ? CHUNK_SOUND : stream->file - 1, error, why->message);
  g_mutex_unlock (&stitch->lock);
}

/* The next packet, from the next file if need be; NULL with no @error at the
 * end. */
static GstBuffer *
next_packet (Stream *stream, GError **error)
{
  const Packets *packets = &stream->packets;
  g_autoptr (GError) local = NULL;
  GstBuffer *buffer;
  guint i;

  if ((!packets->track || stream->next == packets->track->sample->len)
      && !open_next (stream, error))
    return NULL;
  i = stream->next++;
  if (is_sound (stream) && !stream->stitch->muxer->finish
      && samples_left (stream, i) <= 0)
    return NULL;
  buffer = packets_read (packets, i, &local);
  if (!buffer)
    fail_reading (stream, local, error);
  else if (is_sound (stream))
    stamp_sound (stream, buffer, i);
  else
    stamp_picture (stream, buffer, i);
  return buffer;
}

static void
count_packet (Stitch *stitch, const GstBuffer *buffer)
{
  g_mutex_lock (&stitch->lock);
  stitch->bytes += gst_buffer_get_size ((GstBuffer *) buffer);
  g_mutex_unlock (&stitch->lock);
}

/* The first one tells where the segment starts. */
static GstFlowReturn
push (Stream *stream, GstBuffer *taken)
{
  g_autoptr (GstBuffer) buffer = taken;
  g_autoptr (GstSample) sample = NULL;
  GstSegment segment;

  if (stream->begun)
    return gst_app_src_push_buffer (stream->source, g_steal_pointer (&buffer));
  stream->begun = TRUE;
  gst_segment_init (&segment, GST_FORMAT_TIME);
  if (!is_sound (stream))
    segment.start = segment.position = head_start (stream->stitch);
  sample = gst_sample_new (buffer, stream->caps, &segment, NULL);
  return gst_app_src_push_sample (stream->source, sample);
}

/* In the muxer's thread for the stream, when it has nothing left. */
static void
feed (GstAppSrc *source, guint length, gpointer user_data)
{
  Stream *stream = user_data;
  Stitch *stitch = stream->stitch;
  g_autoptr (GError) error = NULL;
  GstBuffer *buffer = next_packet (stream, &error);

  if (buffer) {
    count_packet (stitch, buffer);
    push (stream, buffer);
    return;
  }
  if (!error) {
    gst_app_src_end_of_stream (source);
    return;
  }
  g_mutex_lock (&stitch->lock);
  if (!stitch->error)
    stitch->error = g_steal_pointer (&error);
  g_mutex_unlock (&stitch->lock);
  gst_bus_post (stitch->bus,
      gst_message_new_application (
          GST_OBJECT (stitch->pipeline), gst_structure_new_empty ("bad")));
}

static void
add_stream (Stream *stream, const gchar *pad_name)
{
  static GstAppSrcCallbacks callbacks = { .need_data = feed };
  GstBin *bin = GST_BIN (stream->stitch->pipeline);
  g_autoptr (GstElement) mux = gst_bin_get_by_name (bin, "mux");
  GstElement *source = gst_element_factory_make ("appsrc", NULL);

  stream->source = GST_APP_SRC (source);
  g_object_set (source, "format", GST_FORMAT_TIME, "handle-segment-change",
      TRUE, "caps", stream->caps, NULL);
  gst_app_src_set_callbacks (stream->source, &callbacks, stream, NULL);
  gst_bin_add (bin, source);
  gst_element_link_pads (source, "src", mux, pad_name);
}

static gboolean
build (Stitch *stitch, GError **error)
{
  const RenderMuxer *muxer = stitch->muxer;
  g_autoptr (GstElement) mux = NULL;
  g_autoptr (GstElement) file = NULL;
  g_autoptr (GError) local = NULL;

  stitch->pipeline = gst_parse_launch_full (
      muxer->launch, NULL, GST_PARSE_FLAG_FATAL_ERRORS, &local);
  if (!stitch->pipeline) {
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_ENCODER,
        "cannot build the muxer: %s", local->message);
    return FALSE;
  }
  gst_object_ref_sink (stitch->pipeline);
  stitch->bus = gst_element_get_bus (stitch->pipeline);
  mux = gst_bin_get_by_name (GST_BIN (stitch->pipeline), "mux");
  file = gst_bin_get_by_name (GST_BIN (stitch->pipeline), "file");
  g_object_set (file, "location", stitch->wanted->output, NULL);
  if (stitch->scratch)
    g_object_set (mux, muxer->scratch, stitch->scratch, NULL);
  if (stitch->video.caps)
    add_stream (&stitch->video, muxer->video_pad);
  if (stitch->audio.caps)
    add_stream (&stitch->audio, muxer->audio_pad);
  return TRUE;
}

static void
tell (const Stitch *stitch, gint64 bytes)
{
  const RenderStitching *wanted = stitch->wanted;

  if (wanted->progress)
    wanted->progress (bytes, stitch->check.n_bytes, wanted->user_data);
}

/* A muxer that writes the tables in front keeps the packets beside the film
 * until it has them all, and copies them then: each way is half of it. */
static void
on_tick (gpointer user_data)
{
  Stitch *stitch = user_data;
  gint64 bytes;
  GStatBuf info;

  g_mutex_lock (&stitch->lock);
  bytes = MIN (stitch->bytes, stitch->check.n_bytes);
  g_mutex_unlock (&stitch->lock);
  if (stitch->scratch) {
    if (g_stat (stitch->wanted->output, &info) != 0)
      info.st_size = 0;
    bytes = (bytes + MIN (info.st_size, stitch->check.n_bytes)) / 2;
  }
  tell (stitch, bytes);
}

static gboolean
wait_end (Stitch *stitch, GError **error)
{
  guint ms = stitch->wanted->interval_ms;
  const TroubleWait wait = {
    .bus = stitch->bus,
    .pipeline = stitch->pipeline,
    .output = stitch->wanted->output,
    .tick = on_tick,
    .user_data = stitch,
    .interval = (ms ? ms : INTERVAL_MS) * GST_MSECOND,
  };
  g_autoptr (GError) local = NULL;

  if (trouble_wait (&wait, &local))
    return TRUE;
  if (!local)
    local = g_steal_pointer (&stitch->error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
mux (Stitch *stitch, GError **error)
{
  GCancellable *cancellable = stitch->wanted->cancellable;
  gboolean started, done;
  gulong watch;

  if (!build (stitch, error))
    return FALSE;
  started = trouble_start (stitch->pipeline, stitch->bus, error);
  watch = trouble_watch (cancellable, stitch->bus);
  done = started && wait_end (stitch, error);
  g_cancellable_disconnect (cancellable, watch);
  gst_element_set_state (stitch->pipeline, GST_STATE_NULL);
  return done;
}

/* As long as its pictures; without any, as its sound. */
static gint64
duration_of (const RenderPlan *plan)
{
  if (stitch_check_n_chunks (plan) > 0)
    return frame_time (plan, plan->end);
  return gst_util_uint64_scale_round (
      plan->sound.end - plan->sound.first, GST_SECOND, 48000);
}

static gboolean
finish (Stitch *stitch, GError **error)
{
  const RenderPlan *plan = stitch->plan;
  g_autoptr (GError) local = NULL;

  if (!stitch->muxer->finish
      || stitch->muxer->finish (stitch->wanted->output, duration_of (plan),
          stitch->wanted->sound ? plan->audio_encoder->priming : 0, &local))
    return TRUE;
  g_set_error_literal (
      error, RENDER_ERROR, RENDER_ERROR_OUTPUT, local->message);
  return FALSE;
}

static void
stream_clear (Stream *stream)
{
  packets_close (&stream->packets);
  gst_clear_caps (&stream->caps);
}

static void
stitch_clear (Stitch *stitch)
{
  stream_clear (&stitch->video);
  stream_clear (&stitch->audio);
  g_clear_pointer (&stitch->check.format, g_bytes_unref);
  gst_clear_object (&stitch->bus);
  gst_clear_object (&stitch->pipeline);
  if (stitch->scratch)
    g_unlink (stitch->scratch);
  g_free (stitch->scratch);
  g_clear_error (&stitch->error);
  g_mutex_clear (&stitch->lock);
}

gboolean
render_stitch (const RenderPlan *plan, const RenderStitching *stitching,
    gint *bad, GError **error)
{
  Stitch stitch = {
    .plan = plan,
    .wanted = stitching,
    .muxer = stitching->muxer ? stitching->muxer : render_muxers[0],
    .check = { .plan = plan,
        .files = stitching->files,
        .sound = stitching->sound },
    .video = { .stitch = &stitch, .packets = PACKETS_INIT },
    .audio = { .stitch = &stitch, .packets = PACKETS_INIT },
  };
  gboolean checked, done;

  if (stitch.muxer->scratch)
    stitch.scratch = g_strconcat (stitching->output, ".media", NULL);
  g_mutex_init (&stitch.lock);
  checked = check (&stitch, error);
  if (checked)
    tell (&stitch, 0);
  done = checked && mux (&stitch, error) && finish (&stitch, error);
  if (done)
    tell (&stitch, stitch.check.n_bytes);
  if (bad)
    *bad = stitch.check.bad;
  if (checked && !done)
    g_unlink (stitching->output);
  stitch_clear (&stitch);
  return done;
}
