/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The samples of a WAV, read from the file as they are asked for. */
#include "pcm.h"
#include "wav.h"

typedef struct {
  Pcm pcm;
  MediaFile *file;
  gsize offset;
} WavPcm;

typedef struct {
  WavPcm *wav;
  gint64 at;
} Reading;

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

static gpointer
begin (Pcm *pcm, gint64 from, GError **error)
{
  Reading *reading = g_new (Reading, 1);

  reading->wav = (WavPcm *) pcm;
  reading->at = from;
  return reading;
}

static gboolean
next (gpointer data, gsize most, guint8 *to, gsize *got,
    GCancellable *cancellable, GError **error)
{
  Reading *reading = data;
  WavPcm *wav = reading->wav;
  gsize unit = GST_AUDIO_INFO_BPF (&wav->pcm.info);

  *got = 0;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  most = MIN ((gint64) most, MAX (wav->pcm.n - reading->at, 0));
  if (!media_file_read (
          wav->file, wav->offset + reading->at * unit, most * unit, to, error))
    return FALSE;
  reading->at += most;
  *got = most;
  return TRUE;
}

static void
free_wav (Pcm *pcm)
{
  media_file_free (((WavPcm *) pcm)->file);
  g_free (pcm);
}

Pcm *
pcm_open_wav (MediaFile *file, const guint8 *data, gsize seen, GError **error)
{
  static const PcmClass klass = { begin, next, g_free, free_wav };
  WavPcm *pcm = g_new0 (WavPcm, 1);
  WavFile wav;

  pcm->file = file;
  if (!wav_parse (data, seen, media_file_size (file), &wav, error)) {
    free_wav (&pcm->pcm);
    return NULL;
  }
  set_wav_info (&pcm->pcm.info, &wav);
  pcm->pcm.klass = &klass;
  pcm->pcm.n = wav.data_size / GST_AUDIO_INFO_BPF (&pcm->pcm.info);
  pcm->offset = wav.data_offset;
  if (pcm->pcm.n > 0)
    return &pcm->pcm;
  g_set_error_literal (
      error, MEDIA_ERROR, MEDIA_ERROR_CORRUPT, "a WAV without samples");
  free_wav (&pcm->pcm);
  return NULL;
}
