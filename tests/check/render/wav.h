/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A sound file of known samples: 48 kHz, 16 bit, both channels the same. */
#pragma once

#include "suite.h"

#define WAV_RATE 48000

static inline void
wav_put (GByteArray *bytes, gconstpointer data, guint size)
{
  g_byte_array_append (bytes, data, size);
}

/* @samples: (nullable): NULL is silence */
static inline void
wav_write (const gchar *path, const gint16 *samples, guint32 n)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const guint32 size = n * 4, riff = 36 + size;
  const guint32 format[] = { 16, 0x00020001, WAV_RATE, WAV_RATE * 4,
    0x00100004 };

  wav_put (bytes, "RIFF", 4);
  wav_put (bytes, &riff, 4);
  wav_put (bytes, "WAVEfmt ", 8);
  wav_put (bytes, format, sizeof format);
  wav_put (bytes, "data", 4);
  wav_put (bytes, &size, 4);
  for (guint32 i = 0; i < n; i++) {
    const gint16 pair[2] = { samples ? samples[i] : 0,
      samples ? samples[i] : 0 };

    wav_put (bytes, pair, sizeof pair);
  }
  fail_unless (g_file_set_contents (
      path, (const gchar *) bytes->data, bytes->len, NULL));
}
