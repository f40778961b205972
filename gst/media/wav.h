/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The chunks of a WAV or RF64 file, read with bounds. It must not convert
 * samples. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct {
  gint rate, channels;
  gint bits; /* of one stored sample: 8, 16, 24, 32, 64 */
  gboolean floating;
  guint32 channel_mask; /* 0: not said */
  gsize data_offset;    /* 0: no data chunk in what is seen */
  gsize data_size;      /* never past the end of the file */
} WavFile;

/* @seen: bytes at @data, of the @size that the file has. */
gboolean wav_parse (
    const guint8 *data, gsize seen, gsize size, WavFile *wav, GError **error);

G_END_DECLS
