/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* See sound-stream.h. The resampler is a filter of finite length whose phases
 * come again with every period of the two rates: begun at such a place, and
 * early enough for the filter to be full, it gives the very same samples. */
#include "sound-stream.h"
#include <math.h>
#include <string.h>

#define BLOCK 16384
#define RESAMPLE_QUALITY 8
/* Far above any programme; keeps what a float file may hold finite through the
 * mix. */
#define LOUDEST 256.0f

struct SoundStream {
  Pcm *pcm; /* borrowed */
  gpointer reading;
  GstAudioConverter *converter;
  guint8 *stored;
  gsize room; /* samples in @stored */
  gfloat *made;
  gsize made_room, n_made, at;
  gint64 position;
};

static GstAudioConverter *
make_converter (Pcm *pcm)
{
  GstAudioInfo to;
  GstStructure *options = gst_structure_new_empty ("options");

  gst_audio_info_set_format (&to, GST_AUDIO_FORMAT_F32, SOUND_RATE, 2, NULL);
  gst_structure_set (options, GST_AUDIO_CONVERTER_OPT_RESAMPLER_METHOD,
      GST_TYPE_AUDIO_RESAMPLER_METHOD, GST_AUDIO_RESAMPLER_METHOD_KAISER, NULL);
  gst_audio_resampler_options_set_quality (GST_AUDIO_RESAMPLER_METHOD_KAISER,
      RESAMPLE_QUALITY, GST_AUDIO_INFO_RATE (&pcm->info), SOUND_RATE, options);
  return gst_audio_converter_new (
      GST_AUDIO_CONVERTER_FLAG_NONE, &pcm->info, &to, options);
}

/* The period to begin with for @from to be right. */
static gint64
find_period (const SoundStream *stream, gint64 from, gint period)
{
  const gint rate = GST_AUDIO_INFO_RATE (&stream->pcm->info);
  gint64 before = gst_util_uint64_scale (from, rate, SOUND_RATE);
  /* Twice what it needs to be full. */
  gint64 filter = 2 * gst_audio_converter_get_max_latency (stream->converter);

  return MAX (before - filter, 0) / period;
}

SoundStream *
sound_stream_new (Pcm *pcm, gint64 from, GError **error)
{
  const gint rate = GST_AUDIO_INFO_RATE (&pcm->info);
  const gint common = gst_util_greatest_common_divisor (rate, SOUND_RATE);
  g_autoptr (SoundStream) stream = g_new0 (SoundStream, 1);
  gint64 period;

  stream->pcm = pcm;
  stream->converter = make_converter (pcm);
  period = find_period (stream, from, rate / common);
  stream->position = period * (SOUND_RATE / common);
  stream->room =
      CLAMP (gst_util_uint64_scale (BLOCK, rate, SOUND_RATE), 1, BLOCK);
  stream->stored = g_malloc (stream->room * GST_AUDIO_INFO_BPF (&pcm->info));
  stream->reading = pcm->klass->begin (pcm, period * (rate / common), error);
  return stream->reading ? g_steal_pointer (&stream) : NULL;
}

void
sound_stream_free (SoundStream *stream)
{
  if (!stream)
    return;
  if (stream->reading)
    stream->pcm->klass->end (stream->reading);
  gst_audio_converter_free (stream->converter);
  g_free (stream->stored);
  g_free (stream->made);
  g_free (stream);
}

gint64
sound_stream_position (const SoundStream *stream)
{
  return stream->position;
}

/* Behind the last sample, for what the resampler still holds back. Converters
 * take NULL for silence, too, but leave some of it to chance. */
static gsize
add_silence (SoundStream *stream)
{
  gst_audio_format_info_fill_silence (stream->pcm->info.finfo, stream->stored,
      stream->room * GST_AUDIO_INFO_BPF (&stream->pcm->info));
  return stream->room;
}

static void
convert (SoundStream *stream, gsize n)
{
  gpointer in[1] = { stream->stored }, out[1];
  gsize made = gst_audio_converter_get_out_frames (stream->converter, n);

  if (made > stream->made_room) {
    stream->made = g_renew (gfloat, stream->made, 2 * made);
    stream->made_room = made;
  }
  out[0] = stream->made;
  gst_audio_converter_samples (stream->converter, 0, in, n, out, made);
  for (gsize i = 0; i < 2 * made; i++)
    stream->made[i] = isfinite (stream->made[i])
        ? CLAMP (stream->made[i], -LOUDEST, LOUDEST)
        : 0.0f;
  stream->n_made = made;
  stream->at = 0;
}

static gboolean
make_some (SoundStream *stream, GCancellable *cancellable, GError **error)
{
  while (stream->at == stream->n_made) {
    gsize got;

    if (!stream->pcm->klass->next (stream->reading, stream->room,
            stream->stored, &got, cancellable, error))
      return FALSE;
    if (got == 0)
      got = add_silence (stream);
    convert (stream, got);
  }
  return TRUE;
}

gboolean
sound_stream_read (SoundStream *stream, gint64 n, gfloat *out,
    GCancellable *cancellable, GError **error)
{
  while (n > 0) {
    gsize some;

    if (!make_some (stream, cancellable, error))
      return FALSE;
    some = MIN ((gint64) (stream->n_made - stream->at), n);
    if (out) {
      memcpy (out, stream->made + 2 * stream->at, 2 * some * sizeof *out);
      out += 2 * some;
    }
    stream->at += some;
    stream->position += some;
    n -= some;
  }
  return TRUE;
}
