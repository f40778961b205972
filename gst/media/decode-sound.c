/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Sounds: gate, samples as they are stored, then one conversion to 48 kHz
 * stereo floats whose first sample is the first of the file. */
#include "decode.h"
#include "chain.h"
#include "mp3.h"
#include "wav.h"
#include <gst/audio/audio.h>
#include <math.h>
#include <string.h>

#define RATE 48000
#define BLOCK 16384
#define RESAMPLE_QUALITY 8
/* What no decoder of layer III can avoid, in samples. */
#define MP3_DECODER_DELAY 529
#define MP3_CHUNK 65536
/* Far above any programme; keeps what a float file may hold finite through the
 * mix. */
#define LOUDEST 256.0f

static MediaSound *
take_samples (gfloat *data, gint64 n_samples)
{
  MediaSound *sound = g_atomic_rc_box_new (MediaSound);

  sound->n_samples = n_samples;
  sound->data = data;
  return sound;
}

MediaSound *
media_sound_new (gint64 n_samples)
{
  return take_samples (g_new0 (gfloat, n_samples * 2), n_samples);
}

/* How much is the file's to say: no memory is an answer. */
static MediaSound *
try_sound (gint64 n_samples, GError **error)
{
  gfloat *data = g_try_new0 (gfloat, n_samples * 2);

  if (data || n_samples == 0)
    return take_samples (data, n_samples);
  g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_LIMIT,
      "no memory for %" G_GINT64_FORMAT " samples of sound", n_samples);
  return NULL;
}

MediaSound *
media_sound_ref (MediaSound *sound)
{
  return g_atomic_rc_box_acquire (sound);
}

static void
clear_sound (gpointer data)
{
  MediaSound *sound = data;

  g_free (sound->data);
}

void
media_sound_unref (MediaSound *sound)
{
  if (sound)
    g_atomic_rc_box_release_full (sound, clear_sound);
}

/* Samples as a file stores them. */
typedef struct {
  GstAudioInfo info;
  const guint8 *data;
  gsize n; /* samples of all channels */
} Stored;

static GstAudioConverter *
make_converter (Stored *from)
{
  GstAudioInfo to;
  GstStructure *options = gst_structure_new_empty ("options");

  gst_audio_info_set_format (&to, GST_AUDIO_FORMAT_F32, RATE, 2, NULL);
  gst_structure_set (options, GST_AUDIO_CONVERTER_OPT_RESAMPLER_METHOD,
      GST_TYPE_AUDIO_RESAMPLER_METHOD, GST_AUDIO_RESAMPLER_METHOD_KAISER, NULL);
  gst_audio_resampler_options_set_quality (GST_AUDIO_RESAMPLER_METHOD_KAISER,
      RESAMPLE_QUALITY, GST_AUDIO_INFO_RATE (&from->info), RATE, options);
  return gst_audio_converter_new (
      GST_AUDIO_CONVERTER_FLAG_NONE, &from->info, &to, options);
}

/* Converts @n stored samples, or as many of silence, to the @done'th sample of
 * @sound and on. Returns how many it has then. */
static gint64
convert_block (GstAudioConverter *converter, guint8 *block, gsize n,
    MediaSound *sound, gint64 done)
{
  gsize made = gst_audio_converter_get_out_frames (converter, n);
  g_autofree gfloat *out = g_new (gfloat, made * 2);
  gint64 taken = MIN ((gint64) made, sound->n_samples - done);
  gpointer in[1] = { block }, to[1] = { out };

  gst_audio_converter_samples (converter, 0, block ? in : NULL, n, to, made);
  for (gint64 i = 0; i < taken * 2; i++)
    sound->data[done * 2 + i] =
        isfinite (out[i]) ? CLAMP (out[i], -LOUDEST, LOUDEST) : 0.0f;
  return done + taken;
}

static MediaSound *
convert (Stored *from, GCancellable *cancellable, GError **error)
{
  gint rate = GST_AUDIO_INFO_RATE (&from->info);
  gsize unit = GST_AUDIO_INFO_BPF (&from->info);
  g_autoptr (MediaSound) sound =
      try_sound (gst_util_uint64_scale_round (from->n, RATE, rate), error);
  /* The data of a file lies at any address; converters want it aligned. */
  g_autofree guint8 *block = g_malloc (BLOCK * unit);
  GstAudioConverter *converter;
  gint64 done = 0;

  if (!sound)
    return NULL;
  converter = make_converter (from);
  for (gsize at = 0; at < from->n; at += BLOCK) {
    gsize n = MIN (BLOCK, from->n - at);

    if (g_cancellable_is_cancelled (cancellable))
      break;
    memcpy (block, from->data + at * unit, n * unit);
    done = convert_block (converter, block, n, sound, done);
  }
  /* What the resampler still holds back. */
  while (done < sound->n_samples && !g_cancellable_is_cancelled (cancellable))
    done = convert_block (converter, NULL, BLOCK, sound, done);
  gst_audio_converter_free (converter);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&sound);
}

static gboolean
check_length (guint64 n, gint rate, const MediaLimits *limits, GError **error)
{
  if (n <= (guint64) limits->max_audio_seconds * rate)
    return TRUE;
  g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_LIMIT,
      "more than the %" G_GINT64_FORMAT " s of sound allowed",
      limits->max_audio_seconds);
  return FALSE;
}

static GstAudioFormat
wav_format (const WavFile *wav)
{
  if (wav->floating)
    return wav->bits == 32 ? GST_AUDIO_FORMAT_F32LE : GST_AUDIO_FORMAT_F64LE;
  switch (wav->bits) {
    case 8:
      return GST_AUDIO_FORMAT_U8;
    case 16:
      return GST_AUDIO_FORMAT_S16LE;
    case 24:
      return GST_AUDIO_FORMAT_S24LE;
    default:
      return GST_AUDIO_FORMAT_S32LE;
  }
}

static void
set_wav_info (GstAudioInfo *info, const WavFile *wav)
{
  GstAudioChannelPosition positions[64];
  guint64 mask = wav->channel_mask;

  /* GStreamer's first eighteen positions are those of the WAV mask. */
  if (__builtin_popcount (wav->channel_mask) != wav->channels
      || mask >= 1 << 18)
    mask = gst_audio_channel_get_fallback_mask (wav->channels);
  gst_audio_channel_positions_from_mask (wav->channels, mask, positions);
  gst_audio_info_set_format (info, wav_format (wav), wav->rate, wav->channels,
      wav->channels > 2 ? positions : NULL);
}

static MediaSound *
decode_wav (const guint8 *data, gsize size, const MediaLimits *limits,
    GCancellable *cancellable, GError **error)
{
  WavFile wav;
  Stored stored;

  if (!wav_parse (data, size, &wav, error))
    return NULL;
  if (wav.data_size == 0) {
    g_set_error_literal (
        error, MEDIA_ERROR, MEDIA_ERROR_CORRUPT, "a WAV without samples");
    return NULL;
  }
  set_wav_info (&stored.info, &wav);
  stored.data = data + wav.data_offset;
  stored.n = wav.data_size / GST_AUDIO_INFO_BPF (&stored.info);
  if (!check_length (stored.n, wav.rate, limits, error))
    return NULL;
  return convert (&stored, cancellable, error);
}

typedef struct {
  GstAudioInfo info; /* of the first sample */
  GByteArray *data;
  const MediaLimits *limits;
  GError *error;
} Collector;

static gboolean
check_same (Collector *c, const GstAudioInfo *info)
{
  if (c->data->len == 0)
    c->info = *info;
  if (info->rate == c->info.rate && info->channels == c->info.channels)
    return TRUE;
  g_set_error (&c->error, MEDIA_ERROR, MEDIA_ERROR_CORRUPT,
      "changes from %d channels at %d Hz to %d at %d Hz", c->info.channels,
      c->info.rate, info->channels, info->rate);
  return FALSE;
}

static gboolean
collect (GstSample *sample, gpointer user_data)
{
  Collector *c = user_data;
  GstBuffer *buffer = gst_sample_get_buffer (sample);
  GstAudioInfo info;
  GstMapInfo map;

  if (!gst_audio_info_from_caps (&info, gst_sample_get_caps (sample))
      || !check_same (c, &info) || !gst_buffer_map (buffer, &map, GST_MAP_READ))
    return FALSE;
  if (c->data->len > G_MAXUINT - 1 - map.size)
    g_set_error_literal (&c->error, MEDIA_ERROR, MEDIA_ERROR_LIMIT,
        "more than 4 GB of decoded sound");
  else
    g_byte_array_append (c->data, map.data, map.size);
  gst_buffer_unmap (buffer, &map);
  return !c->error
      && check_length (c->data->len / GST_AUDIO_INFO_BPF (&info), info.rate,
          c->limits, &c->error);
}

/* Cuts what the encoder and the decoder put before and after the sound. */
static void
trim (const Mp3Stream *stream, Stored *stored)
{
  gsize skip, end;

  if (!stream->trimmed)
    return;
  skip = MIN (stored->n, (gsize) stream->delay + MP3_DECODER_DELAY);
  end = stored->n + MP3_DECODER_DELAY;
  end = MIN (stored->n, end > stream->padding ? end - stream->padding : 0);
  stored->data += skip * GST_AUDIO_INFO_BPF (&stored->info);
  stored->n = end > skip ? end - skip : 0;
}

static MediaSound *
finish_mp3 (Collector *c, const Mp3Stream *stream, GCancellable *cancellable,
    GError **error)
{
  Stored stored = { .info = c->info, .data = c->data->data };

  if (c->error) {
    g_propagate_error (error, g_steal_pointer (&c->error));
    return NULL;
  }
  if (c->data->len > 0)
    stored.n = c->data->len / GST_AUDIO_INFO_BPF (&c->info);
  trim (stream, &stored);
  if (stored.n == 0) {
    g_set_error_literal (
        error, MEDIA_ERROR, MEDIA_ERROR_CORRUPT, "an MP3 without sound in it");
    return NULL;
  }
  return convert (&stored, cancellable, error);
}

static MediaSound *
decode_mp3 (GBytes *bytes, const MediaLimits *limits, GCancellable *cancellable,
    GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GByteArray) pcm = g_byte_array_new ();
  g_autoptr (GBytes) body = NULL;
  Collector collector = { .data = pcm, .limits = limits };
  Chain chain = { "audio/mpeg, mpegversion=1",
    { { "mpegaudioparse", "gstreamer1.0-plugins-good" },
        { "mpg123audiodec", "gstreamer1.0-plugins-good" } },
    "audio/x-raw, format=F32LE, layout=interleaved", MP3_CHUNK, collect,
    &collector };
  Mp3Stream stream;

  if (!mp3_find_stream (data, size, &stream)) {
    g_set_error_literal (error, MEDIA_ERROR, MEDIA_ERROR_CORRUPT,
        "an MP3 without a frame in it");
    return NULL;
  }
  body =
      g_bytes_new_from_bytes (bytes, stream.start, stream.end - stream.start);
  if (!chain_run (&chain, body, cancellable, error)) {
    g_clear_error (&collector.error);
    return NULL;
  }
  return finish_mp3 (&collector, &stream, cancellable, error);
}

MediaSound *
media_decode_sound (GBytes *bytes, const gchar *name, const MediaLimits *limits,
    GCancellable *cancellable, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  MediaSound *sound = NULL;
  MediaHeader header;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (media_gate (data, size, limits, &header, error)) {
    if (header.type == MEDIA_WAV)
      sound = decode_wav (data, size, limits, cancellable, error);
    else if (header.type == MEDIA_MP3)
      sound = decode_mp3 (bytes, limits, cancellable, error);
    else
      g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_TYPE,
          "a sound is expected, this is %s", media_type_name (header.type));
  }
  if (!sound)
    g_prefix_error (error, "%s: ", name);
  return sound;
}
