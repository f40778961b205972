/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The packets of one chunk's file, as buffers. Knows neither its place in the
 * movie nor a pipeline that it will go through. */
#pragma once

#include "mp4-track.h"

#include <gst/gst.h>

G_BEGIN_DECLS

typedef struct {
  gchar *filename;
  gint fd;
  Mp4Track *track;
} Packets;

/* FALSE with MP4_ERROR_FORMAT or G_IO_ERROR. */
gboolean packets_open (Packets *packets, const gchar *filename, GError **error);
void packets_close (Packets *packets);

#define PACKETS_INIT                                                           \
  {                                                                            \
    NULL, -1, NULL                                                             \
  }
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Packets, packets_close)

/* (transfer full) (nullable): packet @i without times; NULL with @error. */
GstBuffer *packets_read (const Packets *packets, guint i, GError **error);

/**
 * packets_caps:
 *
 * What the packets are, as the demuxer of MP4 says it.
 *
 * Returns: (transfer full) (nullable): NULL with @error
 */
GstCaps *packets_caps (const gchar *filename, GError **error);

/* Has caps of Opus say how many samples decoders are to drop, which mp4mux
 * forgets; others stay as they are. */
void packets_say_skip (GstCaps **caps, guint skip);

G_END_DECLS
