/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The gate itself: which parser, which limit, which words. It must not read
 * past a header and must not decode. */
#include "gate.h"
#include "image-header.h"
#include "mp3.h"
#include "wav.h"
#include <string.h>

G_DEFINE_QUARK (media - error - quark, media_error)

#define TAKEN "PNG, JPEG or WebP, or a sound in WAV, FLAC, MP3, AAC, M4A or Ogg"

const MediaLimits media_default_limits = {
  .max_bytes = 200 * 1000 * 1000,
  .max_pixels = 64 * 1000 * 1000,
  .max_side = 16384,
  .max_audio_seconds = 30 * 60,
};

static gboolean
check_size (const MediaHeader *h, const MediaLimits *limits, GError **error)
{
  gint64 pixels = (gint64) h->width * h->height;

  if (pixels > limits->max_pixels) {
    g_autofree gchar *allowed = limits->max_pixels % 1000000 == 0
        ? g_strdup_printf (
            "%" G_GINT64_FORMAT " megapixels", limits->max_pixels / 1000000)
        : g_strdup_printf ("%" G_GINT64_FORMAT " pixels", limits->max_pixels);

    g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_LIMIT,
        "%dx%d pixels, more than the %s allowed", h->width, h->height, allowed);
    return FALSE;
  }
  if (MAX (h->width, h->height) > limits->max_side) {
    g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_LIMIT,
        "%dx%d pixels, more than the %d a side allowed", h->width, h->height,
        limits->max_side);
    return FALSE;
  }
  return TRUE;
}

static gboolean
gate_image (const guint8 *data, gsize size, const MediaLimits *limits,
    MediaHeader *header, GError **error)
{
  ImageHeader image;
  gboolean ok;

  if (header->type == MEDIA_PNG)
    ok = png_parse (data, size, &image, error);
  else if (header->type == MEDIA_JPEG)
    ok = jpeg_parse (data, size, &image, error);
  else
    ok = webp_parse (data, size, &image, error);
  if (!ok)
    return FALSE;
  header->width = image.width;
  header->height = image.height;
  header->animated = image.animated;
  return check_size (header, limits, error);
}

static gboolean
gate_wav (const guint8 *data, gsize size, const MediaLimits *limits,
    MediaHeader *header, GError **error)
{
  WavFile wav;
  gint64 seconds;

  if (!wav_parse (data, size, size, &wav, error))
    return FALSE;
  header->rate = wav.rate;
  header->channels = wav.channels;
  seconds = wav.data_size / (wav.channels * wav.bits / 8) / wav.rate;
  if (seconds > limits->max_audio_seconds) {
    g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_LIMIT,
        "%" G_GINT64_FORMAT " s of sound, more than the %" G_GINT64_FORMAT
        " s allowed",
        seconds, limits->max_audio_seconds);
    return FALSE;
  }
  return TRUE;
}

gboolean
media_gate (const guint8 *data, gsize size, const MediaLimits *limits,
    MediaHeader *header, GError **error)
{
  Mp3Stream mp3;

  memset (header, 0, sizeof *header);
  if ((guint64) size > (guint64) limits->max_bytes) {
    g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_LIMIT,
        "%" G_GSIZE_FORMAT " bytes, more than the %" G_GINT64_FORMAT " allowed",
        size, limits->max_bytes);
    return FALSE;
  }
  header->type = media_sniff (data, size);
  switch (header->type) {
    case MEDIA_PNG:
    case MEDIA_JPEG:
    case MEDIA_WEBP:
      return gate_image (data, size, limits, header, error);
    case MEDIA_WAV:
      return gate_wav (data, size, limits, header, error);
    case MEDIA_MP3:
      if (mp3_find_stream (data, size, &mp3)) {
        header->rate = mp3.frame.rate;
        header->channels = mp3.frame.channels;
      }
      return TRUE;
    /* Only the whole file says how long these are: track.h. */
    case MEDIA_OGG:
    case MEDIA_FLAC:
    case MEDIA_MP4:
    case MEDIA_AAC:
      return TRUE;
    case MEDIA_UNKNOWN:
      g_set_error_literal (error, MEDIA_ERROR, MEDIA_ERROR_TYPE,
          "of no known type, expected " TAKEN);
      return FALSE;
    default:
      g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_TYPE,
          "%s is not taken, expected " TAKEN, media_type_name (header->type));
      return FALSE;
  }
}
