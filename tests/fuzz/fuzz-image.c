/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* JPEG and WebP through their decoders: within the limits, the same every
 * time. PNG is fuzz-png's. */
#include "fuzz-media.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  if (media_sniff (data, size) != MEDIA_PNG)
    fuzz_media_picture (bytes);
  return 0;
}
