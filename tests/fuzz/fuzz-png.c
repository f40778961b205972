/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Our own PNG decoder: within the limits, the same every time. The checksums
 * of chunks are set right first, or no mutation would pass them. */
#include "fuzz-media.h"

static guint32
crc_of (const guint8 *data, gsize size)
{
  guint32 crc = ~0u;

  for (gsize i = 0; i < size; i++) {
    crc ^= data[i];
    for (gint bit = 0; bit < 8; bit++)
      crc = crc >> 1 ^ (crc & 1 ? 0xedb88320u : 0);
  }
  return ~crc;
}

static void
mend_checksums (guint8 *data, gsize size)
{
  gsize at = 8;

  while (at <= size && size - at >= 12) {
    guint8 *p = data + at;
    guint32 length = (guint32) p[0] << 24 | p[1] << 16 | p[2] << 8 | p[3];
    guint32 crc;

    if (length > size - at - 12)
      return;
    crc = GUINT32_TO_BE (crc_of (p + 4, (gsize) length + 4));
    memcpy (p + 8 + length, &crc, 4);
    at += (gsize) length + 12;
  }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  guint8 *copy = g_memdup2 (data, size);
  g_autoptr (GBytes) bytes = g_bytes_new_take (copy, size);

  if (media_sniff (data, size) != MEDIA_PNG)
    return 0;
  mend_checksums (copy, size);
  fuzz_media_picture (bytes);
  return 0;
}
