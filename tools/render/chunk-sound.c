/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "chunk-sound.h"

#include "movie-timeline.h"
#include "trouble.h"

#include <gst/audio/audio.h>

#define RATE 48000
/* More than any encoder holds back of the last sound. */
#define TAIL_SAMPLES 8192

typedef struct {
  const SoundRequest *request;
  GstElement *pipeline, *movie;
  gint packets; /* atomic */
  gint64 mixed; /* samples; of the mixing thread */
} Sound;

static GstClockTime
sample_time (gint64 sample)
{
  return gst_util_uint64_scale_round (sample, GST_SECOND, RATE);
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

/* From the end of what was mixed to the end of the sound, if the movie has
 * less of it, and on. */
static void
push_tail (Sound *sound, GstPad *pad)
{
  const RenderSound *wanted = &sound->request->plan->sound;
  gint64 from = wanted->first + sound->mixed;
  gint64 n = MAX (wanted->end - from, 0) + TAIL_SAMPLES;
  g_autoptr (GstCaps) caps = gst_pad_get_current_caps (pad);
  GstAudioInfo audio;
  GstBuffer *tail;
  gsize size;

  if (!caps || !gst_audio_info_from_caps (&audio, caps))
    return;
  size = n * GST_AUDIO_INFO_BPF (&audio);
  tail = gst_buffer_new_allocate (NULL, size, NULL);
  gst_buffer_memset (tail, 0, 0, size);
  GST_BUFFER_PTS (tail) = sample_time (from);
  GST_BUFFER_DURATION (tail) = sample_time (from + n) - GST_BUFFER_PTS (tail);
  gst_pad_chain (pad, tail);
}

static void
count_mixed (Sound *sound, GstBuffer *buffer)
{
  const SoundRequest *request = sound->request;

  /* The tail. */
  if (!GST_BUFFER_OFFSET_END_IS_VALID (buffer))
    return;
  sound->mixed =
      (gint64) GST_BUFFER_OFFSET_END (buffer) - request->plan->sound.first;
  if (request->progress)
    request->progress (sound->mixed, request->user_data);
}

/* Encoders give the last samples only when something comes after them, and
 * one drops what it holds at the end: so silence follows the sound, beyond the
 * end of the edit. On the sink pad after the movie's, as a source pad pushes
 * nothing more once it has its EOS. */
static GstPadProbeReturn
lengthen_sound (GstPad *pad, GstPadProbeInfo *info, gpointer user_data)
{
  if (info->type & GST_PAD_PROBE_TYPE_BUFFER)
    count_mixed (user_data, info->data);
  else if (GST_EVENT_TYPE (info->data) == GST_EVENT_SEGMENT)
    open_end (info);
  else if (GST_EVENT_TYPE (info->data) == GST_EVENT_EOS)
    push_tail (user_data, pad);
  return GST_PAD_PROBE_OK;
}

static GstPadProbeReturn
count_packet (GstPad *pad, GstPadProbeInfo *info, gpointer user_data)
{
  Sound *sound = user_data;

  g_atomic_int_inc (&sound->packets);
  return GST_PAD_PROBE_OK;
}

static void
add_probes (Sound *sound)
{
  GstBin *bin = GST_BIN (sound->pipeline);
  g_autoptr (GstElement) parser = gst_bin_get_by_name (bin, "parser");
  g_autoptr (GstPad) packets = gst_element_get_static_pad (parser, "src");
  g_autoptr (GstPad) audio = gst_element_get_static_pad (sound->movie, "audio");
  g_autoptr (GstPad) after = gst_pad_get_peer (audio);

  gst_pad_add_probe (
      packets, GST_PAD_PROBE_TYPE_BUFFER, count_packet, sound, NULL);
  gst_pad_add_probe (after,
      GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM,
      lengthen_sound, sound, NULL);
}

static gboolean
build (Sound *sound, GError **error)
{
  const RenderPlan *plan = sound->request->plan;
  g_autofree gchar *launch = g_strdup_printf (
      "jsoncliptimeline name=movie movie.audio ! audioconvert ! %s ! "
      "%s name=parser ! mp4mux name=mux ! filesink name=file",
      plan->audio_encoder->launch, plan->audio_encoder->parser);
  g_autoptr (GstElement) file = NULL;
  g_autoptr (GError) local = NULL;

  sound->pipeline =
      gst_parse_launch_full (launch, NULL, GST_PARSE_FLAG_FATAL_ERRORS, &local);
  if (!sound->pipeline) {
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_ENCODER,
        "cannot build the encoder: %s", local->message);
    return FALSE;
  }
  gst_object_ref_sink (sound->pipeline);
  sound->movie = gst_bin_get_by_name (GST_BIN (sound->pipeline), "movie");
  file = gst_bin_get_by_name (GST_BIN (sound->pipeline), "file");
  g_object_set (file, "location", sound->request->output, NULL);
  movie_timeline_set (sound->movie, plan);
  add_probes (sound);
  return TRUE;
}

static gboolean
run (Sound *sound, GstBus *bus, GPtrArray *warnings, GError **error)
{
  const RenderSound *wanted = &sound->request->plan->sound;
  const TroubleWait wait = { .bus = bus,
    .pipeline = sound->pipeline,
    .output = sound->request->output,
    .packets = &sound->packets,
    .warnings = warnings };

  trouble_forward (sound->pipeline, bus);
  movie_timeline_settle_rate (sound->movie, sound->request->plan);
  movie_timeline_seek (
      sound->movie, sample_time (wanted->first), sample_time (wanted->end));
  return trouble_start (sound->pipeline, bus, error)
      && trouble_wait (&wait, error);
}

gboolean
chunk_sound_encode (const SoundRequest *request, GstBus *bus,
    GPtrArray *warnings, GError **error)
{
  Sound sound = { .request = request };
  gboolean done = build (&sound, error) && run (&sound, bus, warnings, error);

  if (sound.pipeline)
    gst_element_set_state (sound.pipeline, GST_STATE_NULL);
  gst_clear_object (&sound.movie);
  gst_clear_object (&sound.pipeline);
  return done;
}
