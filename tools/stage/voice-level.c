/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "voice-level.h"

#include "decode.h"
#include "loudness.h"

#include <math.h>

/* Less than that nobody hears. */
#define NEAR_DB 1.
/* The most that a movie takes. */
#define MOST_VOLUME 4.

static MediaSound *
open_sound (const gchar *src, const gchar *folder)
{
  g_autofree gchar *path = media_resolve (src, folder, NULL, NULL);
  MediaFile *file =
      path ? media_file_open (path, &media_default_limits, NULL) : NULL;

  return file ? media_sound_open (file, src, &media_default_limits, NULL)
              : NULL;
}

gdouble
voice_level_measure (const gchar *src, const gchar *folder, gdouble *lufs,
    GCancellable *cancellable)
{
  g_autoptr (MediaSound) sound = open_sound (src, folder);
  gdouble volume;

  *lufs = VOICE_LEVEL_LUFS;
  if (!sound || !loudness_of_sound (sound, lufs, cancellable, NULL)
      || !isfinite (*lufs) || fabs (VOICE_LEVEL_LUFS - *lufs) < NEAR_DB)
    return 1;
  volume = pow (10, (VOICE_LEVEL_LUFS - *lufs) / 20);
  return rint (CLAMP (volume, 0.01, MOST_VOLUME) * 100) / 100;
}
