/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Encodes the canvas. */

#include "png.h"

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
png_encode (Canvas *canvas)
{
  GByteArray *bytes = g_byte_array_new ();

  cairo_surface_write_to_png_stream (canvas->surface, append, bytes);
  return g_byte_array_free_to_bytes (bytes);
}
