/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Sounds: gate, then blocks at fixed places, made when they are asked for and
 * kept while they are used. It must not know files of a kind, nor resample. */
#include "decode.h"
#include "sound-stream.h"
#include "wav.h"

#include <string.h>

#define BLOCK 16384
/* 2.7 s, 1 MB: a mix that goes on, or loops over a short sound. */
#define KEPT 8
/* Items of one file that play at once, each at its own place. */
#define STREAMS 4
/* So far a stream rather goes on than that another is begun. */
#define NEAR (16 * BLOCK)
/* Enough for a header. */
#define HEAD ((gsize) 64 * 1024)

typedef struct {
  gint64 index; /* -1: nothing */
  guint used;
  gfloat *data;
} Block;

typedef struct {
  SoundStream *stream; /* NULL: none */
  guint used;
} Slot;

struct MediaSound {
  gchar *name;
  Pcm *pcm;
  gint64 length;
  guint clock; /* of uses */
  Block blocks[KEPT];
  Slot slots[STREAMS];
};

void
media_sound_free (MediaSound *sound)
{
  if (!sound)
    return;
  for (gint i = 0; i < STREAMS; i++)
    sound_stream_free (sound->slots[i].stream);
  for (gint i = 0; i < KEPT; i++)
    g_free (sound->blocks[i].data);
  if (sound->pcm)
    sound->pcm->klass->free (sound->pcm);
  g_free (sound->name);
  g_free (sound);
}

static gboolean
check_seconds (gint64 n, gint rate, const MediaLimits *limits, GError **error)
{
  if (n <= limits->max_audio_seconds * rate)
    return TRUE;
  g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_LIMIT,
      "more than the %" G_GINT64_FORMAT " s of sound allowed",
      limits->max_audio_seconds);
  return FALSE;
}

/* What headers say goes to a decoder and to the resampler: these hold no limit
 * of their own. AAC's decoder says itself what it makes. */
static gboolean
check_shape (const Track *track, GError **error)
{
  if (track->codec == TRACK_AAC
      || (track->channels >= 1 && track->channels <= PCM_MOST_CHANNELS
          && track->rate >= PCM_LEAST_RATE && track->rate <= PCM_MOST_RATE))
    return TRUE;
  g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_CORRUPT,
      "a sound of %d channels at %d Hz, expected 1 to %d at %d to %d Hz",
      track->channels, track->rate, PCM_MOST_CHANNELS, PCM_LEAST_RATE,
      PCM_MOST_RATE);
  return FALSE;
}

/* Takes @file. */
static Pcm *
open_track (MediaFile *file, Track *(*read) (MediaFile *, GError **),
    const MediaLimits *limits, GError **error)
{
  g_autoptr (MediaFile) owned = file;
  g_autoptr (Track) track = read (file, error);

  if (!track || !check_shape (track, error)
      || !check_seconds (track->n, track->rate, limits, error))
    return NULL;
  return pcm_open_track (
      g_steal_pointer (&owned), g_steal_pointer (&track), limits, error);
}

/* Of a WAV its header, which another chunk may push behind the start. */
static GBytes *
load_wav (MediaFile *file, GBytes *head, GError **error)
{
  const guint8 *data;
  WavFile wav;
  gsize size;

  data = g_bytes_get_data (head, &size);
  if (wav_parse (data, size, media_file_size (file), &wav, NULL)
      && wav.data_offset > 0)
    return g_bytes_ref (head);
  return media_file_head (file, G_MAXSIZE, error);
}

/* Takes @file. */
static Pcm *
open_wav (
    MediaFile *file, GBytes *head, const MediaLimits *limits, GError **error)
{
  g_autoptr (MediaFile) owned = file;
  g_autoptr (GBytes) bytes = load_wav (file, head, error);
  MediaHeader header;
  gsize size;
  const guint8 *data = bytes ? g_bytes_get_data (bytes, &size) : NULL;

  if (!bytes || !media_gate (data, size, limits, &header, error))
    return NULL;
  return pcm_open_wav (g_steal_pointer (&owned), data, size, error);
}

/* Takes @file. */
static Pcm *
open_pcm (MediaFile *file, const MediaLimits *limits, GError **error)
{
  static Track *(*const readers[]) (
      MediaFile *, GError **) = { [MEDIA_MP3] = mp3_read,
    [MEDIA_OGG] = ogg_read,
    [MEDIA_FLAC] = flac_read,
    [MEDIA_MP4] = mp4_read,
    [MEDIA_AAC] = adts_read };
  g_autoptr (MediaFile) owned = file;
  g_autoptr (GBytes) head = media_file_head (file, HEAD, error);
  const guint8 *data;
  MediaHeader header;
  MediaType type;
  gsize size;

  if (!head)
    return NULL;
  data = g_bytes_get_data (head, &size);
  type = media_sniff (data, size);
  if (type == MEDIA_WAV)
    return open_wav (g_steal_pointer (&owned), head, limits, error);
  if (!media_gate (data, size, limits, &header, error))
    return NULL;
  if (type < G_N_ELEMENTS (readers) && readers[type])
    return open_track (g_steal_pointer (&owned), readers[type], limits, error);
  g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_TYPE,
      "a sound is expected, this is %s", media_type_name (type));
  return NULL;
}

MediaSound *
media_sound_open (MediaFile *file, const gchar *name, const MediaLimits *limits,
    GError **error)
{
  g_autoptr (MediaSound) sound = g_new0 (MediaSound, 1);

  sound->name = g_strdup (name);
  for (gint i = 0; i < KEPT; i++)
    sound->blocks[i].index = -1;
  sound->pcm = open_pcm (file, limits, error);
  if (!sound->pcm
      || !check_seconds (sound->pcm->n, GST_AUDIO_INFO_RATE (&sound->pcm->info),
          limits, error)) {
    g_prefix_error (error, "%s: ", name);
    return NULL;
  }
  sound->length = gst_util_uint64_scale_round (
      sound->pcm->n, SOUND_RATE, GST_AUDIO_INFO_RATE (&sound->pcm->info));
  return g_steal_pointer (&sound);
}

gint64
media_sound_length (const MediaSound *sound)
{
  return sound->length;
}

/* The stream that comes to @start soonest, NULL: none does. */
static Slot *
nearest (MediaSound *sound, gint64 start)
{
  Slot *best = NULL;

  for (gint i = 0; i < STREAMS; i++) {
    Slot *slot = &sound->slots[i];

    if (slot->stream && sound_stream_position (slot->stream) <= start
        && (!best
            || sound_stream_position (slot->stream)
                > sound_stream_position (best->stream)))
      best = slot;
  }
  return best;
}

static Slot *
least_used (MediaSound *sound)
{
  Slot *least = &sound->slots[0];

  for (gint i = 0; i < STREAMS; i++) {
    if (!sound->slots[i].stream)
      return &sound->slots[i];
    if (sound->slots[i].used < least->used)
      least = &sound->slots[i];
  }
  return least;
}

static Slot *
find_stream (MediaSound *sound, gint64 start, GError **error)
{
  Slot *slot = nearest (sound, start);

  if (!slot || start - sound_stream_position (slot->stream) > NEAR) {
    slot = least_used (sound);
    g_clear_pointer (&slot->stream, sound_stream_free);
    slot->stream = sound_stream_new (sound->pcm, start, error);
  }
  slot->used = ++sound->clock;
  return slot->stream ? slot : NULL;
}

/* Cancelled, a stream may go on from where it is; after another error it is
 * not to be trusted. */
static gboolean
fill (MediaSound *sound, Block *block, gint64 start, GCancellable *cancellable,
    GError **error)
{
  g_autoptr (GError) local = NULL;
  Slot *slot = find_stream (sound, start, error);
  gint64 n = MIN (BLOCK, sound->length - start);

  if (!slot)
    return FALSE;
  if (sound_stream_read (slot->stream,
          start - sound_stream_position (slot->stream), NULL, cancellable,
          &local)
      && sound_stream_read (slot->stream, n, block->data, cancellable, &local))
    return TRUE;
  if (!g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_clear_pointer (&slot->stream, sound_stream_free);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static Block *
find_block (
    MediaSound *sound, gint64 index, GCancellable *cancellable, GError **error)
{
  Block *oldest = &sound->blocks[0];

  for (gint i = 0; i < KEPT; i++) {
    Block *block = &sound->blocks[i];

    if (block->index == index) {
      block->used = ++sound->clock;
      return block;
    }
    if (block->used < oldest->used)
      oldest = block;
  }
  oldest->index = -1;
  if (!oldest->data)
    oldest->data = g_new (gfloat, 2 * BLOCK);
  if (!fill (sound, oldest, index * BLOCK, cancellable, error))
    return NULL;
  oldest->index = index;
  oldest->used = ++sound->clock;
  return oldest;
}

gboolean
media_sound_read (MediaSound *sound, gint64 from, gint64 n, gfloat *out,
    GCancellable *cancellable, GError **error)
{
  while (n > 0) {
    const gint64 at = from % BLOCK, some = MIN (n, BLOCK - at);
    const Block *block = find_block (sound, from / BLOCK, cancellable, error);

    if (!block) {
      g_prefix_error (error, "%s: ", sound->name);
      return FALSE;
    }
    memcpy (out, block->data + 2 * at, 2 * some * sizeof *out);
    from += some;
    n -= some;
    out += 2 * some;
  }
  return TRUE;
}
