/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the targets of the decoders share: limits small enough for many runs a
 * second, and the law of pictures. */
#pragma once

#include "fuzz.h"
#include "decode.h"

#include <string.h>

G_BEGIN_DECLS

static const MediaLimits fuzz_media_limits = { 1 << 20, 4096, 256, 2 };

/* Within the limits, the same every time; or refused with a reason. */
static inline void
fuzz_media_picture (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MediaImage) again = NULL;
  g_autoptr (MediaImage) image =
      media_decode_image (bytes, "picture", &fuzz_media_limits, NULL, &error);

  LAW_EITHER (image, error);
  if (!image)
    return;
  LAW ((gint64) image->width * image->height <= fuzz_media_limits.max_pixels);
  again = media_decode_image (bytes, "picture", &fuzz_media_limits, NULL, NULL);
  LAW (again && again->width == image->width);
  LAW (memcmp (
           image->rgba, again->rgba, (gsize) image->width * image->height * 4)
      == 0);
}

G_END_DECLS
