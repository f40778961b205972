/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Two passes: the tables of all chunks first, which tell whether each is what
 * was planned and how far its packets are reordered; then their packets, one
 * by one, as the muxer asks for them. */
#include "stitch.h"

#include "chunk.h"
#include "packets.h"
#include "trouble.h"

#include <gst/app/gstappsrc.h>
#include <gst/audio/audio.h>
#include <glib/gstdio.h>

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
  const RenderMuxer *muxer;
  const gchar *const *files;
  const gchar *sound;
  const gchar *output;
  gchar *scratch;

  GBytes *format; /* the first chunk's */
  gint reorder;   /* frames that any packet comes late at most */
  Stream video, audio;
  GstElement *pipeline;
  GstBus *bus;

  GMutex lock; /* of what follows: the first chunk that could not be read */
  gint bad;
  GError *error;
};

static const RenderChunk *
chunk_at (const RenderPlan *plan, guint i)
{
  return &g_array_index (plan->chunk, RenderChunk, i);
}

static const Mp4Sample *
sample_at (const Packets *packets, guint i)
{
  return &g_array_index (packets->track->sample, Mp4Sample, i);
}

/* A plan of sound alone is cut all the same. */
static guint
n_chunks (const RenderPlan *plan)
{
  return plan->video_encoder ? plan->chunk->len : 0;
}

/* Where frame @n of the movie, or the end, stands in the file. */
static GstClockTime
frame_time (const RenderPlan *plan, gint64 n)
{
  return schedule_frame_time (plan->schedule, n)
      - schedule_frame_time (plan->schedule, plan->first);
}

/* The frame of a packet, counted from its chunk's first; -1: it stands between
 * two. */
static gint64
frame_of (const RenderPlan *plan, const Packets *packets, guint i)
{
  gint64 pts = sample_at (packets, i)->pts;
  guint64 second = packets->track->timescale;
  gint fps_n, fps_d;
  guint64 frame, back;

  if (pts < 0)
    return -1;
  schedule_rate (plan->schedule, &fps_n, &fps_d);
  frame = gst_util_uint64_scale_round (pts, fps_n, second * fps_d);
  back = gst_util_uint64_scale_round (frame, second * fps_d, fps_n);
  return ABS ((gint64) back - pts) <= 1 ? (gint64) frame : -1;
}

static gboolean
is_bad (Stitch *stitch, gint chunk, GError **error, const gchar *why)
{
  const gchar *file =
      chunk == CHUNK_SOUND ? stitch->sound : stitch->files[chunk];

  stitch->bad = chunk;
  if (chunk == CHUNK_SOUND)
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_CHUNK, "the sound (%s): %s",
        file, why);
  else
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_CHUNK, "chunk %d (%s): %s",
        chunk, file, why);
  return FALSE;
}

/* Each frame of the chunk once, whatever their order. */
static gboolean
check_frames (
    Stitch *stitch, gint chunk, const Packets *packets, GError **error)
{
  guint n = packets->track->sample->len;
  g_autofree gboolean *seen = g_new0 (gboolean, n);

  for (guint i = 0; i < n; i++) {
    gint64 frame = frame_of (stitch->plan, packets, i);
    g_autofree gchar *why = NULL;

    if (frame >= 0 && frame < n && !seen[frame]) {
      seen[frame] = TRUE;
      stitch->reorder = MAX (stitch->reorder, (gint) (i - frame));
      continue;
    }
    why = g_strdup_printf ("packet %u is not at the time of a frame", i);
    return is_bad (stitch, chunk, error, why);
  }
  return TRUE;
}

static gboolean
check_chunk (Stitch *stitch, gint chunk, const Packets *packets, GError **error)
{
  const RenderChunk *wanted = chunk_at (stitch->plan, chunk);
  gint64 n = wanted->end - wanted->first;
  g_autofree gchar *why = NULL;

  if (packets->track->sound)
    return is_bad (stitch, chunk, error, "it has sound, no pictures");
  if (packets->track->sample->len != n) {
    why = g_strdup_printf ("it has %u frames where %" G_GINT64_FORMAT
                           " are planned",
        packets->track->sample->len, n);
    return is_bad (stitch, chunk, error, why);
  }
  if (!sample_at (packets, 0)->key)
    return is_bad (stitch, chunk, error, "it does not begin with a key frame");
  if (!stitch->format)
    stitch->format = g_bytes_ref (packets->track->format);
  if (!g_bytes_equal (packets->track->format, stitch->format))
    return is_bad (stitch, chunk, error, "its format is not the first chunk's");
  return check_frames (stitch, chunk, packets, error);
}

/* It may be longer: its end is cut by the file's edit. */
static gboolean
check_sound (Stitch *stitch, const Packets *packets, GError **error)
{
  const RenderPlan *plan = stitch->plan;
  const Mp4Track *track = packets->track;
  gint64 wanted =
      plan->sound.end - plan->sound.first + plan->audio_encoder->priming;

  if (!track->sound)
    return is_bad (stitch, CHUNK_SOUND, error, "it has no sound");
  if ((gint64) gst_util_uint64_scale (track->duration, 48000, track->timescale)
      < wanted)
    return is_bad (stitch, CHUNK_SOUND, error, "it ends too early");
  return TRUE;
}

/* Opens a file and checks it, before the first byte is written, and once more
 * when its packets are wanted. */
static gboolean
open_chunk (Stitch *stitch, gint chunk, Packets *packets, GError **error)
{
  const gchar *name =
      chunk == CHUNK_SOUND ? stitch->sound : stitch->files[chunk];
  g_autoptr (GError) local = NULL;

  if (!packets_open (packets, name, &local))
    return is_bad (stitch, chunk, error, local->message);
  return chunk == CHUNK_SOUND ? check_sound (stitch, packets, error)
                              : check_chunk (stitch, chunk, packets, error);
}

static gboolean
check_files (Stitch *stitch, GCancellable *cancellable, GError **error)
{
  g_auto (Packets) packets = PACKETS_INIT;

  for (guint i = 0; i < n_chunks (stitch->plan); i++) {
    if (g_cancellable_is_cancelled (cancellable))
      return trouble_cancelled (error);
    if (!open_chunk (stitch, i, &packets, error))
      return FALSE;
  }
  return !stitch->sound || open_chunk (stitch, CHUNK_SOUND, &packets, error);
}

static gboolean
find_caps (Stream *stream, gint chunk, const gchar *file, GError **error)
{
  g_autoptr (GError) local = NULL;

  stream->caps = packets_caps (file, &local);
  return stream->caps || is_bad (stream->stitch, chunk, error, local->message);
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
check (Stitch *stitch, GCancellable *cancellable, GError **error)
{
  if (!check_files (stitch, cancellable, error))
    return FALSE;
  if (n_chunks (stitch->plan) > 0) {
    if (!find_caps (&stitch->video, 0, stitch->files[0], error))
      return FALSE;
    set_rate (stitch->plan, &stitch->video.caps);
  }
  if (!stitch->sound)
    return TRUE;
  if (!find_caps (&stitch->audio, CHUNK_SOUND, stitch->sound, error))
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
      stitch->reorder, GST_SECOND * (guint64) fps_d, fps_n);
}

static void
stamp_picture (Stream *stream, GstBuffer *buffer, guint i)
{
  const RenderPlan *plan = stream->stitch->plan;
  const RenderChunk *chunk = chunk_at (plan, stream->file - 1);
  gint64 shown = chunk->first + frame_of (plan, &stream->packets, i);
  gint64 decoded = chunk->first + i;

  GST_BUFFER_PTS (buffer) =
      frame_time (plan, shown) + head_start (stream->stitch);
  GST_BUFFER_DTS (buffer) = frame_time (plan, decoded);
  GST_BUFFER_DURATION (buffer) =
      frame_time (plan, decoded + 1) - GST_BUFFER_DTS (buffer);
  if (!sample_at (&stream->packets, i)->key)
    GST_BUFFER_FLAG_SET (buffer, GST_BUFFER_FLAG_DELTA_UNIT);
}

/* Samples from packet @i on that belong to the movie; containers that have no
 * edit say it with the last packet. */
static gint64
samples_left (const Stream *stream, guint i)
{
  const RenderPlan *plan = stream->stitch->plan;
  const Mp4Track *track = stream->packets.track;
  gint64 from = sample_at (&stream->packets, i)->dts
      - sample_at (&stream->packets, 0)->dts;

  return plan->sound.end - plan->sound.first
      - (gint64) gst_util_uint64_scale (from, 48000, track->timescale);
}

static void
clip_sound (Stream *stream, GstBuffer *buffer, guint i)
{
  gint64 n = gst_util_uint64_scale_round (
      GST_BUFFER_DURATION (buffer), 48000, GST_SECOND);
  gint64 left = samples_left (stream, i);

  if (left < n)
    gst_buffer_add_audio_clipping_meta (
        buffer, GST_FORMAT_DEFAULT, 0, n - left);
}

static void
stamp_sound (Stream *stream, GstBuffer *buffer, guint i)
{
  const Mp4Track *track = stream->packets.track;
  gint64 first = sample_at (&stream->packets, 0)->dts;
  gint64 from = sample_at (&stream->packets, i)->dts - first;
  gint64 to = i + 1 < track->sample->len
      ? sample_at (&stream->packets, i + 1)->dts - first
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
  return is_sound (stream) ? 1 : n_chunks (stream->stitch->plan);
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
  done = open_chunk (stitch, is_sound (stream) ? CHUNK_SOUND : stream->file,
      &stream->packets, error);
  g_mutex_unlock (&stitch->lock);
  stream->file++;
  return done;
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
    is_bad (stream->stitch, is_sound (stream) ? CHUNK_SOUND : stream->file - 1,
        error, local->message);
  else if (is_sound (stream))
    stamp_sound (stream, buffer, i);
  else
    stamp_picture (stream, buffer, i);
  return buffer;
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
  g_object_set (file, "location", stitch->output, NULL);
  if (stitch->scratch)
    g_object_set (mux, muxer->scratch, stitch->scratch, NULL);
  if (stitch->video.caps)
    add_stream (&stitch->video, muxer->video_pad);
  if (stitch->audio.caps)
    add_stream (&stitch->audio, muxer->audio_pad);
  return TRUE;
}

static gboolean
wait_end (Stitch *stitch, GError **error)
{
  const TroubleWait wait = {
    .bus = stitch->bus, .pipeline = stitch->pipeline, .output = stitch->output
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
mux (Stitch *stitch, GCancellable *cancellable, GError **error)
{
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
  if (n_chunks (plan) > 0)
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
      || stitch->muxer->finish (stitch->output, duration_of (plan),
          stitch->sound ? plan->audio_encoder->priming : 0, &local))
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
  g_clear_pointer (&stitch->format, g_bytes_unref);
  gst_clear_object (&stitch->bus);
  gst_clear_object (&stitch->pipeline);
  if (stitch->scratch)
    g_unlink (stitch->scratch);
  g_free (stitch->scratch);
  g_clear_error (&stitch->error);
  g_mutex_clear (&stitch->lock);
}

gboolean
render_stitch_with (const RenderPlan *plan, const RenderMuxer *muxer,
    const gchar *const *files, const gchar *sound, const gchar *output,
    gint *bad, GCancellable *cancellable, GError **error)
{
  Stitch stitch = {
    .plan = plan,
    .muxer = muxer,
    .files = files,
    .sound = sound,
    .output = output,
    .video = { .stitch = &stitch, .packets = PACKETS_INIT },
    .audio = { .stitch = &stitch, .packets = PACKETS_INIT },
  };
  gboolean checked, done;

  if (muxer->scratch)
    stitch.scratch = g_strconcat (output, ".media", NULL);
  g_mutex_init (&stitch.lock);
  checked = check (&stitch, cancellable, error);
  done =
      checked && mux (&stitch, cancellable, error) && finish (&stitch, error);
  if (bad)
    *bad = stitch.bad;
  if (checked && !done)
    g_unlink (output);
  stitch_clear (&stitch);
  return done;
}

gboolean
render_stitch (const RenderPlan *plan, const gchar *const *files,
    const gchar *sound, const gchar *output, gint *bad,
    GCancellable *cancellable, GError **error)
{
  return render_stitch_with (
      plan, render_muxers[0], files, sound, output, bad, cancellable, error);
}
