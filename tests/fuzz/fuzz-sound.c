/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Sounds: decoded within the limits to finite samples. */
#include "fuzz-media.h"

#include <math.h>

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (MediaSound) sound = media_sound_open (
      media_file_new_for_bytes (bytes), "sound", &fuzz_media_limits, &error);
  g_autofree gfloat *samples = NULL;
  gint64 n;
  gboolean read;

  LAW_EITHER (sound, error);
  if (!sound)
    return 0;
  n = media_sound_length (sound);
  LAW (n >= 0 && n <= 48000 * (fuzz_media_limits.max_audio_seconds + 1));
  samples = g_new (gfloat, 2 * n);
  read = media_sound_read (sound, 0, n, samples, NULL, &error);
  LAW_EITHER (read, error);
  for (gint64 i = 0; read && i < 2 * n; i++)
    LAW (isfinite (samples[i]));
  return 0;
}
