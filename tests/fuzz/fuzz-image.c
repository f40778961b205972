/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* JPEG and WebP through their decoders: within the limits, the same every
 * time. PNG is fuzz-png's. */
#include "fuzz.h"
#include "decode.h"
#include <gst/gst.h>
#include <sanitizer/lsan_interface.h>
#include <string.h>

static const MediaLimits limits = { 1 << 20, 4096, 256, 2 };

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  /* What its plugins keep is theirs. */
  __lsan_disable ();
  gst_init (NULL, NULL);
  __lsan_enable ();
  return 0;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (MediaImage) image = NULL, again = NULL;

  if (media_sniff (data, size) == MEDIA_PNG)
    return 0;
  image = media_decode_image (bytes, "picture", &limits, NULL, &error);
  LAW_EITHER (image, error);
  if (!image)
    return 0;
  LAW ((gint64) image->width * image->height <= limits.max_pixels);
  again = media_decode_image (bytes, "picture", &limits, NULL, NULL);
  LAW (again && again->width == image->width);
  LAW (memcmp (
           image->rgba, again->rgba, (gsize) image->width * image->height * 4)
      == 0);
  return 0;
}
