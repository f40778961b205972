/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The samples of an MP3: the file is kept as it is, a decoder runs a little
 * ahead of who reads. A frame needs those before it, and some decoders round
 * by how many there were: so every reading starts with the first. */
#include "pcm.h"
#include "chain.h"
#include "mp3.h"

/* What no decoder of layer III can avoid, in samples. */
#define DECODER_DELAY 529
#define CHUNK 65536

typedef struct {
  Pcm pcm;
  GBytes *body; /* frames with sound only */
  gsize skip;   /* samples before the sound */
} Mp3Pcm;

typedef struct {
  Mp3Pcm *mp3;
  ChainRun *run;
  GstSample *sample; /* NULL: the next has to be pulled */
  gsize at;          /* samples of it that are gone */
  gsize skip;        /* still to be left out */
  gint64 done;
  gboolean any;  /* something was decoded */
  gboolean over; /* and that was all */
} Reading;

static void
end (gpointer data)
{
  Reading *reading = data;

  if (reading->sample)
    gst_sample_unref (reading->sample);
  chain_stop (reading->run);
  g_free (reading);
}

static gpointer
begin (Pcm *pcm, gint64 from, GError **error)
{
  static const Chain chain = { "audio/mpeg, mpegversion=1",
    { { "mpegaudioparse", "gstreamer1.0-plugins-good" },
        { "mpg123audiodec", "gstreamer1.0-plugins-good" } },
    "audio/x-raw, format=F32LE, layout=interleaved", CHUNK };
  Mp3Pcm *mp3 = (Mp3Pcm *) pcm;
  Reading *reading = g_new0 (Reading, 1);

  reading->mp3 = mp3;
  reading->skip = from + mp3->skip;
  reading->done = from;
  reading->run = chain_start (&chain, mp3->body, error);
  if (reading->run)
    return reading;
  end (reading);
  return NULL;
}

static gboolean
check_same (const Reading *reading, GError **error)
{
  const GstAudioInfo *said = &reading->mp3->pcm.info;
  GstAudioInfo info;

  if (!gst_audio_info_from_caps (&info, gst_sample_get_caps (reading->sample)))
    gst_audio_info_init (&info);
  if (info.rate == said->rate && info.channels == said->channels)
    return TRUE;
  g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_CORRUPT,
      "changes from %d channels at %d Hz to %d at %d Hz", said->channels,
      said->rate, info.channels, info.rate);
  return FALSE;
}

/* The next one that has something in it, or none at the end. */
static gboolean
pull (Reading *reading, GCancellable *cancellable, GError **error)
{
  while (!reading->sample && !reading->over) {
    gsize n;

    if (!chain_pull (reading->run, &reading->sample, cancellable, error))
      return FALSE;
    reading->over = !reading->sample;
    if (reading->over)
      break;
    if (!check_same (reading, error))
      return FALSE;
    n = gst_buffer_get_size (gst_sample_get_buffer (reading->sample))
        / GST_AUDIO_INFO_BPF (&reading->mp3->pcm.info);
    reading->any |= n > 0;
    reading->at = MIN (n, reading->skip);
    reading->skip -= reading->at;
    if (reading->at == n)
      g_clear_pointer (&reading->sample, gst_sample_unref);
  }
  if (reading->any)
    return TRUE;
  g_set_error_literal (
      error, MEDIA_ERROR, MEDIA_ERROR_CORRUPT, "an MP3 without sound in it");
  return FALSE;
}

static gboolean
next (gpointer data, gsize most, guint8 *to, gsize *got,
    GCancellable *cancellable, GError **error)
{
  Reading *reading = data;
  gsize unit = GST_AUDIO_INFO_BPF (&reading->mp3->pcm.info), n;
  GstBuffer *buffer;

  *got = 0;
  /* The encoder's padding is not decoded. */
  most = MIN ((gint64) most, reading->mp3->pcm.n - reading->done);
  if (most == 0)
    return TRUE;
  if (!pull (reading, cancellable, error))
    return FALSE;
  if (!reading->sample)
    return TRUE;
  buffer = gst_sample_get_buffer (reading->sample);
  n = gst_buffer_get_size (buffer) / unit - reading->at;
  *got = MIN (n, most);
  gst_buffer_extract (buffer, reading->at * unit, to, *got * unit);
  reading->at += *got;
  reading->done += *got;
  if (*got == n)
    g_clear_pointer (&reading->sample, gst_sample_unref);
  return TRUE;
}

static void
free_mp3 (Pcm *pcm)
{
  g_bytes_unref (((Mp3Pcm *) pcm)->body);
  g_free (pcm);
}

/* Cuts what the encoder and the decoder put before and after the sound. */
static void
trim (const Mp3Stream *stream, Mp3Pcm *mp3)
{
  gint64 n = mp3->pcm.n;

  if (!stream->trimmed)
    return;
  mp3->skip = MIN (n, stream->delay + DECODER_DELAY);
  n = MIN (n, MAX (n + DECODER_DELAY - stream->padding, 0));
  mp3->pcm.n = MAX (n - (gint64) mp3->skip, 0);
}

Pcm *
pcm_open_mp3 (GBytes *bytes, GError **error)
{
  static const PcmClass klass = { begin, next, end, free_mp3 };
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  Mp3Stream stream;
  Mp3Pcm *mp3;

  if (!mp3_find_stream (data, size, &stream)) {
    g_set_error_literal (error, MEDIA_ERROR, MEDIA_ERROR_CORRUPT,
        "an MP3 without a frame in it");
    return NULL;
  }
  mp3 = g_new0 (Mp3Pcm, 1);
  mp3->body =
      g_bytes_new_from_bytes (bytes, stream.start, stream.end - stream.start);
  mp3->pcm.klass = &klass;
  mp3->pcm.n = mp3_count_samples (data, &stream);
  gst_audio_info_set_format (&mp3->pcm.info, GST_AUDIO_FORMAT_F32LE,
      stream.frame.rate, stream.frame.channels, NULL);
  trim (&stream, mp3);
  if (mp3->pcm.n > 0)
    return &mp3->pcm;
  g_set_error_literal (
      error, MEDIA_ERROR, MEDIA_ERROR_CORRUPT, "an MP3 without sound in it");
  free_mp3 (&mp3->pcm);
  return NULL;
}
