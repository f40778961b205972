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
  g_autoptr (MediaSound) sound =
      media_decode_sound (bytes, "sound", &fuzz_media_limits, NULL, &error);

  LAW_EITHER (sound, error);
  if (!sound)
    return 0;
  LAW (sound->n_samples >= 0
      && sound->n_samples <= 48000 * (fuzz_media_limits.max_audio_seconds + 1));
  for (gint64 i = 0; i < sound->n_samples * 2; i++)
    LAW (isfinite (sound->data[i]));
  return 0;
}
