/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A painted picture, read by cairo's libpng, which checks every checksum that
 * the painter wrote. */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

static inline cairo_status_t
png_read_bytes (void *closure, unsigned char *data, unsigned int length)
{
  gsize got = 0;

  g_input_stream_read_all (closure, data, length, &got, NULL, NULL);
  return got == length ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_READ_ERROR;
}

/* (transfer full); its status tells whether it was read. */
static inline cairo_surface_t *
png_surface (GBytes *png)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (png);

  return cairo_image_surface_create_from_png_stream (png_read_bytes, stream);
}
