/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* See reply-sound.h. What stands in headers is read by gst/media. */

#include "reply-sound.h"

#include <string.h>

#include "bytes.h"
#include "fault.h"
#include "film-header.h"
#include "reply-json.h"
#include "track.h"
#include "wav.h"

/* A WAV's head without anything that it need not have. */
#define WAV_HEAD 44
/* Lengths from here on, as of 2 GiB, are none. */
#define UNKNOWN 0x7fff0000u
#define SAMPLE_BYTES 2

/* ---- what is there instead ---- */

static const gchar *
complaint_in (JsonNode *root)
{
  static const gchar *const places[] = { "error.message", "error",
    "detail.message", "detail", "detail[0].msg", "message" };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (reply_json_text (root, places[i]))
      return reply_json_text (root, places[i]);
  return "JSON";
}

static gboolean
refuse (GBytes *bytes, const gchar *expected, GError **error)
{
  g_autoptr (JsonNode) root = reply_json (bytes, NULL);
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  const MediaType type = media_sniff (data, size);

  if (root)
    return fault_fail (error, TROUBLE_BAD_OUTPUT,
        "expected %s, but the reply says: %s", expected, complaint_in (root));
  return fault_fail (error, TROUBLE_BAD_OUTPUT, "expected %s, found %s",
      expected,
      type == MEDIA_UNKNOWN ? "bytes of no known kind"
                            : media_type_name (type));
}

/* ---- WAV ---- */

static void
put_le (guint8 *to, guint32 value, guint n)
{
  for (guint i = 0; i < n; i++)
    to[i] = (value >> (8 * i)) & 0xff;
}

/* What is wrapped or mended is held under this. */
static guint32
riff_size (gsize file_size)
{
  return (guint32) MIN (file_size - 8, G_MAXUINT32);
}

static GBytes *
wrap (GBytes *samples, guint rate)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (samples, &size);
  guint8 *wav;

  size -= size % SAMPLE_BYTES;
  wav = g_malloc0 (WAV_HEAD + size);
  memcpy (wav, "RIFF....WAVEfmt ", 16);
  put_le (wav + 4, riff_size (WAV_HEAD + size), 4);
  put_le (wav + 16, 16, 4);
  put_le (wav + 20, 1, 2); /* PCM */
  put_le (wav + 22, 1, 2); /* channels */
  put_le (wav + 24, rate, 4);
  put_le (wav + 28, rate * SAMPLE_BYTES, 4);
  put_le (wav + 32, SAMPLE_BYTES, 2);
  put_le (wav + 34, 8 * SAMPLE_BYTES, 2);
  memcpy (wav + 36, "data", 4);
  put_le (wav + 40, (guint32) size, 4);
  if (size > 0)
    memcpy (wav + WAV_HEAD, data, size);
  return g_bytes_new_take (wav, WAV_HEAD + size);
}

/* Who streams a WAV writes 0 or the most there can be where its lengths belong,
 * and then all that follows is sound. */
static gboolean
is_unknown (guint32 told)
{
  return told == 0 || told >= UNKNOWN;
}

/* NULL: it is longer than what has come. */
static GBytes *
mend (GBytes *bytes, const WavFile *wav)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  const guint32 told = bytes_le32 (data + wav->data_offset - 4);
  guint8 *copy;

  if (memcmp (data, "RIFF", 4) != 0 || told - 1 < size - wav->data_offset)
    return g_bytes_ref (bytes);
  if (!is_unknown (told))
    return NULL;
  size = wav->data_offset + wav->data_size;
  copy = g_memdup2 (data, size);
  put_le (copy + 4, riff_size (size), 4);
  put_le (copy + wav->data_offset - 4, (guint32) wav->data_size, 4);
  return g_bytes_new_take (copy, size);
}

static gboolean
take_wav (GBytes *bytes, GenerateResult *result, GError **error)
{
  g_autoptr (GError) cause = NULL;
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  WavFile wav;
  gint64 second;

  if (!wav_parse (data, size, size, &wav, &cause))
    return fault_fail (error, TROUBLE_BAD_OUTPUT, "%s", cause->message);
  second = (gint64) wav.rate * wav.channels * wav.bits / 8;
  if (wav.data_size == 0)
    return fault_fail (
        error, TROUBLE_BAD_OUTPUT, "expected a sound, found an empty WAV");
  result->mime = "audio/wav";
  result->duration_ms = (gint64) wav.data_size * 1000 / second;
  result->bytes = mend (bytes, &wav);
  return result->bytes
      || fault_fail (error, TROUBLE_BAD_OUTPUT,
          "expected a whole WAV, found the start of one");
}

/* ---- what is compressed ---- */

/* What gst/media decodes. */
static const struct {
  MediaType type;
  const gchar *mime;
  Track *(*read) (MediaFile *file, GError **error);
} sounds[] = {
  { MEDIA_MP3, "audio/mpeg", mp3_read },
  { MEDIA_FLAC, "audio/flac", flac_read },
  { MEDIA_OGG, "audio/ogg", ogg_read },
  { MEDIA_AAC, "audio/aac", adts_read },
  { MEDIA_MP4, "audio/mp4", mp4_read },
};

static gboolean
take_track (GBytes *bytes, guint i, GenerateResult *result, GError **error)
{
  g_autoptr (MediaFile) file = media_file_new_for_bytes (bytes);
  g_autoptr (GError) cause = NULL;
  g_autoptr (Track) track = sounds[i].read (file, &cause);

  if (!track)
    return fault_fail (error, TROUBLE_BAD_OUTPUT, "%s", cause->message);
  if (track->n < 1 || track->rate < 1)
    return fault_fail (
        error, TROUBLE_BAD_OUTPUT, "expected a sound that says how long it is");
  result->mime = sounds[i].mime;
  result->duration_ms = track->n * 1000 / track->rate;
  result->bytes = g_bytes_ref (bytes);
  return TRUE;
}

static gboolean
take_file (GBytes *bytes, GenerateResult *result, GError **error)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  const MediaType type = media_sniff (data, size);

  if (type == MEDIA_WAV)
    return take_wav (bytes, result, error);
  for (guint i = 0; i < G_N_ELEMENTS (sounds); i++)
    if (sounds[i].type == type)
      return take_track (bytes, i, result, error);
  return refuse (bytes, "a sound", error);
}

/* Whether it is samples, where such were asked for: a server may send a file
 * all the same, or say what went wrong. */
static gboolean
is_bare (GBytes *bytes)
{
  g_autoptr (JsonNode) root = reply_json (bytes, NULL);
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  return !root && size >= SAMPLE_BYTES && media_sniff (data, size) != MEDIA_WAV;
}

gboolean
reply_take_sound (
    GBytes *bytes, guint pcm_rate, GenerateResult *result, GError **error)
{
  g_autoptr (GBytes) file = pcm_rate && is_bare (bytes) ? wrap (bytes, pcm_rate)
                                                        : g_bytes_ref (bytes);

  if (!take_file (file, result, error))
    return FALSE;
  result->usage.media_ms = result->duration_ms;
  return TRUE;
}

/* ---- films ---- */

static gboolean
take_mp4 (GBytes *bytes, GenerateResult *result, GError **error)
{
  g_autoptr (MediaFile) file = media_file_new_for_bytes (bytes);
  g_autoptr (GError) cause = NULL;
  FilmHeader header;

  if (!film_header_read (file, &header, &cause))
    return fault_fail (error, TROUBLE_BAD_OUTPUT, "%s", cause->message);
  result->width = header.width;
  result->height = header.height;
  result->duration_ms = header.duration_ms;
  return TRUE;
}

gboolean
reply_take_film (GBytes *bytes, GenerateResult *result, GError **error)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  const MediaType type = media_sniff (data, size);

  if (type != MEDIA_MP4 && type != MEDIA_WEBM)
    return refuse (bytes, "a video", error);
  if (type == MEDIA_MP4 && !take_mp4 (bytes, result, error))
    return FALSE;
  result->mime = media_type_mime (type);
  result->bytes = g_bytes_ref (bytes);
  result->usage.media_ms = result->duration_ms;
  return TRUE;
}
