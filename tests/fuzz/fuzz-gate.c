/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The gate: what it lets through keeps the limits. */
#include "fuzz-media.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  MediaHeader header;
  MediaType type = media_sniff (data, size);
  gboolean ok = media_gate (data, size, &fuzz_media_limits, &header, &error);

  LAW_EITHER (ok, error);
  LAW (media_type_name (type) && media_type_mime (type));
  if (!ok)
    return 0;
  LAW (header.type == type);
  if (media_type_is_image (type)) {
    LAW (header.width > 0 && header.height > 0);
    LAW (MAX (header.width, header.height) <= fuzz_media_limits.max_side);
    LAW ((gint64) header.width * header.height <= fuzz_media_limits.max_pixels);
  } else {
    LAW (media_type_is_audio (type));
    LAW (header.rate >= 0 && header.channels >= 0);
  }
  return 0;
}
