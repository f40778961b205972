/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The samples of a track: packets are read from the file a little ahead of who
 * reads, through one explicit decoder for each codec. A packet needs those
 * before it, and some decoders round by how many there were: so every reading
 * starts with the first. */
#include "pcm.h"
#include "chain.h"

#include <string.h>

#define GOOD "gstreamer1.0-plugins-good"
#define BASE "gstreamer1.0-plugins-base"
#define LIBAV "gstreamer1.0-libav"
/* Decoders give what suits them: planes, 16 bits. */
#define CONVERT                                                                \
  {                                                                            \
    "audioconvert", BASE                                                       \
  }
#define FLOATS "audio/x-raw, format=F32LE, layout=interleaved"

/* By TrackCodec; `chunk` tells that a parser cuts the packets. */
static const Chain chains[] = {
  [TRACK_AAC] = { "audio/mpeg, mpegversion=4, stream-format=raw, framed=true",
      { { "avdec_aac", LIBAV }, CONVERT }, FLOATS },
  [TRACK_ALAC] = { "audio/x-alac", { { "avdec_alac", LIBAV }, CONVERT },
      FLOATS },
  [TRACK_FLAC] = { "audio/x-flac",
      { { "flacparse", GOOD }, { "flacdec", GOOD }, CONVERT }, FLOATS, 1 },
  [TRACK_MP3] = { "audio/mpeg, mpegversion=1",
      { { "mpegaudioparse", GOOD }, { "mpg123audiodec", GOOD } }, FLOATS, 1 },
  [TRACK_OPUS] = { "audio/x-opus", { { "opusdec", BASE }, CONVERT }, FLOATS },
  [TRACK_VORBIS] = { "audio/x-vorbis", { { "vorbisdec", BASE }, CONVERT },
      FLOATS },
};

typedef struct {
  Pcm pcm;
  Track *track;
  MediaFile *file;
  GstCaps *caps; /* of its packets */
  gsize skip;    /* samples before the sound */
} TrackPcm;

typedef struct {
  TrackPcm *of;
  ChainRun *run;
  GstSample *sample; /* NULL: the next has to be pulled */
  gsize at;          /* samples of it that are gone */
  gsize skip;        /* still to be left out */
  gint64 done;
  gboolean any;  /* something was decoded */
  gboolean over; /* and that was all */
  /* of the chain's thread, until it ended the stream */
  guint place;
  GError *error;
} Reading;

static void
end (gpointer data)
{
  Reading *reading = data;

  if (reading->sample)
    gst_sample_unref (reading->sample);
  chain_stop (reading->run);
  g_clear_error (&reading->error);
  g_free (reading);
}

/* The bytes of the next packet, all its pieces together. */
static GstBuffer *
feed (gpointer data)
{
  Reading *reading = data;
  const GArray *places = reading->of->track->places;
  guint first = reading->place, last = first;
  g_autofree guint8 *bytes = NULL;
  gsize size = 0, got = 0;

  if (first >= places->len)
    return NULL;
  for (; last < places->len; last++) {
    size += g_array_index (places, TrackPlace, last).size;
    if (!g_array_index (places, TrackPlace, last).goes_on)
      break;
  }
  bytes = g_malloc (MAX (size, 1));
  for (guint i = first; i <= last && i < places->len; i++) {
    const TrackPlace *place = &g_array_index (places, TrackPlace, i);

    if (!media_file_read (reading->of->file, place->at, place->size,
            bytes + got, &reading->error))
      return NULL;
    got += place->size;
  }
  reading->place = last + 1;
  return gst_buffer_new_wrapped (g_steal_pointer (&bytes), size);
}

static gpointer
begin (Pcm *pcm, gint64 from, GError **error)
{
  TrackPcm *of = (TrackPcm *) pcm;
  Reading *reading = g_new0 (Reading, 1);

  reading->of = of;
  reading->skip = from + of->skip;
  reading->done = from;
  reading->run = chain_start_fed (
      &chains[of->track->codec], of->caps, feed, reading, error);
  if (reading->run)
    return reading;
  end (reading);
  return NULL;
}

static gboolean
check_same (const Reading *reading, GError **error)
{
  const GstAudioInfo *said = &reading->of->pcm.info;
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
        / GST_AUDIO_INFO_BPF (&reading->of->pcm.info);
    reading->any |= n > 0;
    reading->at = MIN (n, reading->skip);
    reading->skip -= reading->at;
    if (reading->at == n)
      g_clear_pointer (&reading->sample, gst_sample_unref);
  }
  if (reading->over && reading->error) {
    g_propagate_error (error, g_steal_pointer (&reading->error));
    return FALSE;
  }
  if (reading->any)
    return TRUE;
  g_set_error_literal (
      error, MEDIA_ERROR, MEDIA_ERROR_CORRUPT, "nothing that decodes is in it");
  return FALSE;
}

static gboolean
next (gpointer data, gsize most, guint8 *to, gsize *got,
    GCancellable *cancellable, GError **error)
{
  Reading *reading = data;
  gsize unit = GST_AUDIO_INFO_BPF (&reading->of->pcm.info), n;
  GstBuffer *buffer;

  *got = 0;
  /* The encoder's padding is not decoded. */
  most = MIN ((gint64) most, reading->of->pcm.n - reading->done);
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
free_track (Pcm *pcm)
{
  TrackPcm *of = (TrackPcm *) pcm;

  gst_caps_unref (of->caps);
  track_free (of->track);
  media_file_free (of->file);
  g_free (of);
}

static void
set_headers (GstCaps *caps, const Track *track)
{
  GstBuffer *setup = gst_buffer_new_wrapped_bytes (track->setup);
  GValue list = G_VALUE_INIT, value = G_VALUE_INIT;

  if (track->codec != TRACK_OPUS) {
    gst_caps_set_simple (caps, "codec_data", GST_TYPE_BUFFER, setup, NULL);
    gst_buffer_unref (setup);
    return;
  }
  g_value_init (&list, GST_TYPE_ARRAY);
  g_value_init (&value, GST_TYPE_BUFFER);
  gst_value_take_buffer (&value, setup);
  gst_value_array_append_and_take_value (&list, &value);
  gst_structure_take_value (
      gst_caps_get_structure (caps, 0), "streamheader", &list);
}

static GstCaps *
packet_caps (const Track *track)
{
  GstCaps *caps = gst_caps_from_string (chains[track->codec].in_caps);

  gst_caps_set_simple (caps, "rate", G_TYPE_INT, track->rate, "channels",
      G_TYPE_INT, track->channels, NULL);
  if (track->codec == TRACK_OPUS)
    gst_caps_set_simple (caps, "channel-mapping-family", G_TYPE_INT, 0, NULL);
  if (track->setup)
    set_headers (caps, track);
  return caps;
}

/* The mix to two channels needs to know which speakers they are of. */
static gboolean
check_places (const GstAudioInfo *info, GError **error)
{
  const gint channels = GST_AUDIO_INFO_CHANNELS (info);

  if (channels <= 2
      || (channels <= PCM_MOST_CHANNELS
          && !GST_AUDIO_INFO_IS_UNPOSITIONED (info)))
    return TRUE;
  g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_TYPE,
      "a sound of %d channels that do not say where they are heard", channels);
  return FALSE;
}

/* Rate and channels as the decoder gives them: AAC may double either, and only
 * it knows where more than two channels are. */
static gboolean
ask_decoder (TrackPcm *of, GError **error)
{
  g_autoptr (GstSample) sample = NULL;
  Reading *reading = begin (&of->pcm, 0, error);
  gboolean done = reading && chain_pull (reading->run, &sample, NULL, error);

  if (done
      && (!sample
          || !gst_audio_info_from_caps (
              &of->pcm.info, gst_sample_get_caps (sample)))) {
    done = FALSE;
    g_set_error_literal (error, MEDIA_ERROR, MEDIA_ERROR_CORRUPT,
        "nothing that decodes is in it");
  }
  if (reading)
    end (reading);
  return done && check_places (&of->pcm.info, error);
}

/* A FLAC that was written to a pipe does not say how long it is. */
static gboolean
count_samples (TrackPcm *of, gint64 most, GError **error)
{
  const gint unit = GST_AUDIO_INFO_BPF (&of->pcm.info);
  Reading *reading = begin (&of->pcm, 0, error);
  gboolean done = reading != NULL;
  GstSample *sample = NULL;

  while (done && of->pcm.n <= most) {
    done = chain_pull (reading->run, &sample, NULL, error);
    if (!done || !sample)
      break;
    of->pcm.n += gst_buffer_get_size (gst_sample_get_buffer (sample)) / unit;
    gst_sample_unref (sample);
  }
  if (reading)
    end (reading);
  return done;
}

static gboolean
find_shape (TrackPcm *of, const MediaLimits *limits, GError **error)
{
  const Track *track = of->track;
  gint rate;

  gst_audio_info_set_format (&of->pcm.info, GST_AUDIO_FORMAT_F32LE, track->rate,
      track->channels, NULL);
  if ((track->codec == TRACK_AAC || track->channels > 2)
      && !ask_decoder (of, error))
    return FALSE;
  rate = GST_AUDIO_INFO_RATE (&of->pcm.info);
  if (track->n == 0)
    return count_samples (of, limits->max_audio_seconds * rate, error);
  of->skip = gst_util_uint64_scale_round (track->skip, rate, track->rate);
  of->pcm.n = gst_util_uint64_scale_round (track->n, rate, track->rate);
  return TRUE;
}

Pcm *
pcm_open_track (
    MediaFile *file, Track *track, const MediaLimits *limits, GError **error)
{
  static const PcmClass klass = { begin, next, end, free_track };
  TrackPcm *of = g_new0 (TrackPcm, 1);

  of->pcm.klass = &klass;
  of->track = track;
  of->file = file;
  of->caps = packet_caps (track);
  if (find_shape (of, limits, error))
    return &of->pcm;
  free_track (&of->pcm);
  return NULL;
}
