/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* See wav.h. Writers that stream leave the sizes 0 or -1, and many are wrong:
 * what the file holds decides. */
#include "wav.h"
#include "bytes.h"
#include "gate.h"
#include "pcm.h"
#include <string.h>

#define TAG_PCM 1
#define TAG_FLOAT 3
#define TAG_EXTENSIBLE 0xfffe

static gboolean
read_format (const guint8 *p, gsize size, WavFile *wav, GError **error)
{
  guint tag = bytes_le16 (p), align = bytes_le16 (p + 12);

  wav->channels = bytes_le16 (p + 2);
  wav->rate = MIN (bytes_le32 (p + 4), G_MAXINT);
  wav->bits = bytes_le16 (p + 14);
  if (tag == TAG_EXTENSIBLE && size >= 40) {
    wav->channel_mask = bytes_le32 (p + 20);
    tag = bytes_le16 (p + 24);
  }
  wav->floating = tag == TAG_FLOAT;
  if (tag != TAG_PCM && tag != TAG_FLOAT) {
    g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_TYPE,
        "a WAV of compressed samples (format tag 0x%04x), only PCM and float "
        "are taken",
        tag);
    return FALSE;
  }
  if (wav->channels < 1 || wav->channels > PCM_MOST_CHANNELS
      || wav->rate < PCM_LEAST_RATE || wav->rate > PCM_MOST_RATE) {
    g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_CORRUPT,
        "a WAV of %d channels at %d Hz, expected 1 to %d at %d to %d Hz",
        wav->channels, wav->rate, PCM_MOST_CHANNELS, PCM_LEAST_RATE,
        PCM_MOST_RATE);
    return FALSE;
  }
  /* 12 or 20 bits lie left-justified in their bytes. */
  wav->bits = (wav->bits + 7) / 8 * 8;
  if (wav->floating ? wav->bits != 32 && wav->bits != 64
                    : wav->bits < 8 || wav->bits > 32) {
    g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_TYPE,
        "a WAV of %d-bit %s samples is not taken", wav->bits,
        wav->floating ? "float" : "integer");
    return FALSE;
  }
  if (align != (guint) (wav->channels * wav->bits / 8)) {
    g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_CORRUPT,
        "the WAV header says %u bytes a sample, expected %d", align,
        wav->channels * wav->bits / 8);
    return FALSE;
  }
  return TRUE;
}

static void
read_data (gsize at, guint64 declared, gsize size, WavFile *wav)
{
  gsize here = size - at, unit = wav->channels * wav->bits / 8;

  wav->data_offset = at;
  wav->data_size = declared == 0 || declared > here ? here : declared;
  wav->data_size -= wav->data_size % unit;
}

gboolean
wav_parse (
    const guint8 *data, gsize seen, gsize size, WavFile *wav, GError **error)
{
  gboolean have_format = FALSE;
  guint64 large = 0;
  gsize at = 12;

  memset (wav, 0, sizeof *wav);
  while (at <= seen && seen - at >= 8) {
    const guint8 *p = data + at;
    guint64 length = bytes_le32 (p + 4);
    gsize here = seen - at - 8;

    if (memcmp (p, "ds64", 4) == 0 && here >= 16)
      large = bytes_le64 (p + 16);
    if (memcmp (p, "fmt ", 4) == 0 && length >= 16 && here >= 16) {
      if (!read_format (p + 8, MIN (length, here), wav, error))
        return FALSE;
      have_format = TRUE;
    }
    if (have_format && memcmp (p, "data", 4) == 0) {
      read_data (
          at + 8, length == G_MAXUINT32 && large ? large : length, size, wav);
      return TRUE;
    }
    if (length + (length & 1) > here)
      break;
    at += 8 + length + (length & 1);
  }
  if (!have_format)
    g_set_error_literal (
        error, MEDIA_ERROR, MEDIA_ERROR_CORRUPT, "a WAV without its fmt chunk");
  return have_format;
}
