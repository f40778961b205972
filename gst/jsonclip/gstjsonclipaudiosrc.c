/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Pushes the mix of a movie, to the exact sample. Its sounds are decoded in
 * the streaming thread when it comes to them. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include <gst/audio/audio.h>
#include <math.h>

#include "gstjsonclipaudiosrc.h"
#include "schedule-audio.h"
#include "sound.h"

GST_DEBUG_CATEGORY_STATIC (jsonclipaudiosrc_debug);
#define GST_CAT_DEFAULT jsonclipaudiosrc_debug

/* Buffers start at multiples of it, so that a seek cuts them as playing
 * through does. Two AAC frames. */
#define SAMPLES_PER_BUFFER 2048

static GstStaticPadTemplate src_template = GST_STATIC_PAD_TEMPLATE ("src",
    GST_PAD_SRC, GST_PAD_ALWAYS, GST_STATIC_CAPS (GST_JSON_CLIP_AUDIO_CAPS));

struct _GstJsonClipAudioSrc {
  GstJsonClipSrc parent;

  SoundSource *sound; /* of the streaming thread */
  GCancellable *cancellable;
  GstAudioInfo info;
  gfloat mixed[SAMPLES_PER_BUFFER * 2];
};

G_DEFINE_FINAL_TYPE_WITH_CODE (GstJsonClipAudioSrc, gst_json_clip_audio_src,
    GST_TYPE_JSON_CLIP_SRC,
    GST_DEBUG_CATEGORY_INIT (jsonclipaudiosrc_debug, "jsonclipaudiosrc", 0,
        "sound of jsoncliptimeline"))

static gint64
samples_length (const Schedule *schedule)
{
  return schedule_n_samples (schedule);
}

static GstClockTime
sample_time (const Schedule *schedule, gint64 sample)
{
  return gst_util_uint64_scale_int_round (
      sample, GST_SECOND, SCHEDULE_SAMPLE_RATE);
}

static gint64
sample_at (const Schedule *schedule, GstClockTime time, gboolean end)
{
  gint64 sample = schedule_sample_at (MIN (time, (GstClockTime) G_MAXINT64));

  return MIN (sample, schedule_n_samples (schedule));
}

static void
set_flushing (GstJsonClipSrc *src, gboolean flushing)
{
  GstJsonClipAudioSrc *self = GST_JSON_CLIP_AUDIO_SRC (src);

  if (flushing)
    g_cancellable_cancel (self->cancellable);
  else
    g_cancellable_reset (self->cancellable);
}

static gboolean
gst_json_clip_audio_src_set_caps (GstBaseSrc *base, GstCaps *caps)
{
  GstJsonClipAudioSrc *self = GST_JSON_CLIP_AUDIO_SRC (base);

  if (!gst_audio_info_from_caps (&self->info, caps))
    return FALSE;
  gst_base_src_set_blocksize (
      base, SAMPLES_PER_BUFFER * GST_AUDIO_INFO_BPF (&self->info));
  return TRUE;
}

/* A pool's buffers may be too small for ours: none is asked for. */
static gboolean
gst_json_clip_audio_src_decide_allocation (GstBaseSrc *base, GstQuery *query)
{
  while (gst_query_get_n_allocation_pools (query) > 0)
    gst_query_remove_nth_allocation_pool (query, 0);
  return GST_BASE_SRC_CLASS (gst_json_clip_audio_src_parent_class)
      ->decide_allocation (base, query);
}

static void
write_s16 (const gfloat *from, gint n, gint16 *to)
{
  for (gint i = 0; i < n; i++)
    to[i] = (gint16) GINT16_TO_LE (
        (gint16) CLAMP (lrintf (from[i] * 32768.f), G_MININT16, G_MAXINT16));
}

static void
write_f32 (const gfloat *from, gint n, gfloat *to)
{
  for (gint i = 0; i < n; i++)
    GST_WRITE_FLOAT_LE ((guint8 *) &to[i], from[i]);
}

static GstFlowReturn
write_samples (GstJsonClipAudioSrc *self, gint n, GstBuffer *buffer)
{
  GstMapInfo map;

  gst_buffer_set_size (buffer, n * GST_AUDIO_INFO_BPF (&self->info));
  if (!gst_buffer_map (buffer, &map, GST_MAP_WRITE)) {
    GST_ELEMENT_ERROR (self, RESOURCE, WRITE, (NULL),
        ("could not map a buffer of downstream's pool"));
    return GST_FLOW_ERROR;
  }
  if (GST_AUDIO_INFO_FORMAT (&self->info) == GST_AUDIO_FORMAT_S16LE)
    write_s16 (self->mixed, n * 2, (gint16 *) map.data);
  else
    write_f32 (self->mixed, n * 2, (gfloat *) map.data);
  gst_buffer_unmap (buffer, &map);
  return GST_FLOW_OK;
}

static GstFlowReturn
mix (GstJsonClipAudioSrc *self, const Schedule *schedule, gint64 first, gint n)
{
  g_autoptr (GError) error = NULL;

  if (!self->sound)
    self->sound = sound_source_new (
        gst_json_clip_src_media (GST_JSON_CLIP_SRC (self)), schedule);
  sound_source_set_schedule (self->sound, schedule);
  if (sound_source_read (
          self->sound, first, n, self->mixed, self->cancellable, &error))
    return GST_FLOW_OK;
  if (g_cancellable_is_cancelled (self->cancellable)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return GST_FLOW_FLUSHING;
  GST_ELEMENT_ERROR (self, STREAM, DECODE, ("%s", error->message), (NULL));
  return GST_FLOW_ERROR;
}

static GstFlowReturn
gst_json_clip_audio_src_write (GstJsonClipSrc *src, const Schedule *schedule,
    gint64 first, gint n, GstBuffer *buffer)
{
  GstJsonClipAudioSrc *self = GST_JSON_CLIP_AUDIO_SRC (src);
  GstFlowReturn ret = mix (self, schedule, first, n);

  return ret == GST_FLOW_OK ? write_samples (self, n, buffer) : ret;
}

static gboolean
gst_json_clip_audio_src_stop (GstBaseSrc *base)
{
  g_clear_pointer (&GST_JSON_CLIP_AUDIO_SRC (base)->sound, sound_source_free);
  return TRUE;
}

static void
gst_json_clip_audio_src_init (GstJsonClipAudioSrc *self)
{
  self->cancellable = g_cancellable_new ();
}

static void
gst_json_clip_audio_src_finalize (GObject *object)
{
  g_object_unref (GST_JSON_CLIP_AUDIO_SRC (object)->cancellable);
  G_OBJECT_CLASS (gst_json_clip_audio_src_parent_class)->finalize (object);
}

static void
gst_json_clip_audio_src_class_init (GstJsonClipAudioSrcClass *klass)
{
  GstBaseSrcClass *base_class = GST_BASE_SRC_CLASS (klass);
  GstJsonClipSrcClass *clip_class = GST_JSON_CLIP_SRC_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gst_json_clip_audio_src_finalize;
  gst_element_class_add_static_pad_template (
      GST_ELEMENT_CLASS (klass), &src_template);
  gst_element_class_set_static_metadata (GST_ELEMENT_CLASS (klass),
      "JSON clip sound", "Source/Audio", "Mixes the sound of a movie",
      "The gst-jsonclip authors");
  base_class->set_caps = GST_DEBUG_FUNCPTR (gst_json_clip_audio_src_set_caps);
  base_class->decide_allocation =
      GST_DEBUG_FUNCPTR (gst_json_clip_audio_src_decide_allocation);
  base_class->stop = GST_DEBUG_FUNCPTR (gst_json_clip_audio_src_stop);
  clip_class->most = SAMPLES_PER_BUFFER;
  clip_class->write = gst_json_clip_audio_src_write;
  clip_class->length = samples_length;
  clip_class->unit_time = sample_time;
  clip_class->unit_at = sample_at;
  clip_class->set_flushing = set_flushing;
}
