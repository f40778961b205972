/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Files for tests, written plainly: a PNG of any colour type without a
 * compressor, a WAV of any shape, and GStreamer's encoders. */
#pragma once

#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>
#include <gst/gst.h>
#include <math.h>
#include <string.h>

static inline void
make_be32 (GByteArray *out, guint32 v)
{
  guint8 b[4] = { v >> 24, v >> 16, v >> 8, v };

  g_byte_array_append (out, b, 4);
}

static inline void
make_le (GByteArray *out, guint64 v, guint bytes)
{
  for (guint i = 0; i < bytes; i++) {
    guint8 b = v >> (8 * i);

    g_byte_array_append (out, &b, 1);
  }
}

static inline void
make_text (GByteArray *out, const gchar *text)
{
  g_byte_array_append (out, (const guint8 *) text, strlen (text));
}

static inline void
make_png_chunk (
    GByteArray *out, const gchar *type, const guint8 *data, gsize size)
{
  guint32 crc = ~0u;
  gsize from = out->len + 4;

  make_be32 (out, size);
  make_text (out, type);
  if (size > 0)
    g_byte_array_append (out, data, size);
  for (gsize i = from; i < out->len; i++) {
    crc ^= out->data[i];
    for (gint bit = 0; bit < 8; bit++)
      crc = crc >> 1 ^ (crc & 1 ? 0xedb88320u : 0);
  }
  make_be32 (out, ~crc);
}

/* zlib without compression: stored blocks. */
static inline GByteArray *
make_zlib (const guint8 *data, gsize size)
{
  GByteArray *out = g_byte_array_new ();
  guint32 a = 1, b = 0;

  make_le (out, 0x0178, 2);
  for (gsize at = 0; at < size || at == 0;) {
    guint n = MIN (size - at, 65535);

    make_le (out, at + n == size, 1);
    make_le (out, n, 2);
    make_le (out, ~n, 2);
    g_byte_array_append (out, data + at, n);
    at += n;
    if (n == 0)
      break;
  }
  for (gsize i = 0; i < size; i++) {
    a = (a + data[i]) % 65521;
    b = (b + a) % 65521;
  }
  make_be32 (out, b << 16 | a);
  return out;
}

/* Signature and IHDR only. */
static inline GByteArray *
make_png_start (
    guint32 width, guint32 height, guint depth, guint type, guint interlace)
{
  static const guint8 signature[] = "\x89PNG\r\n\x1a\n";
  GByteArray *out = g_byte_array_new ();
  g_autoptr (GByteArray) ihdr = g_byte_array_new ();
  guint8 rest[5] = { depth, type, 0, 0, interlace };

  g_byte_array_append (out, signature, 8);
  make_be32 (ihdr, width);
  make_be32 (ihdr, height);
  g_byte_array_append (ihdr, rest, 5);
  make_png_chunk (out, "IHDR", ihdr->data, ihdr->len);
  return out;
}

#define TAG_PCM 1
#define TAG_FLOAT 3
#define TAG_ALAW 6

/* One sample of a WAV. */
static inline void
make_sample (GByteArray *out, guint tag, guint bits, gdouble v)
{
  if (tag == TAG_FLOAT && bits == 32) {
    gfloat f = v;
    guint32 raw;

    memcpy (&raw, &f, 4);
    make_le (out, raw, 4);
  } else if (tag == TAG_FLOAT) {
    guint64 raw;

    memcpy (&raw, &v, 8);
    make_le (out, raw, 8);
  } else if (bits == 8)
    make_le (out, (gint) rint (v * 128) + 128, 1);
  else
    make_le (out, (gint64) rint (v * ldexp (1, bits - 1)), bits / 8);
}

/* A whole WAV. @declared: the size that its data chunk says. */
static inline GByteArray *
make_wav (guint tag, guint channels, guint rate, guint bits,
    const GByteArray *samples, guint32 declared)
{
  GByteArray *out = g_byte_array_new ();
  guint align = channels * bits / 8;

  make_text (out, "RIFF");
  make_le (out, declared + 36, 4);
  make_text (out, "WAVEfmt ");
  make_le (out, 16, 4);
  make_le (out, tag, 2);
  make_le (out, channels, 2);
  make_le (out, rate, 4);
  make_le (out, rate * align, 4);
  make_le (out, align, 2);
  make_le (out, bits, 2);
  make_text (out, "data");
  make_le (out, declared, 4);
  g_byte_array_append (out, samples->data, samples->len);
  return out;
}

/* One raw frame through an encoder, e.g. "jpegenc quality=100". NULL: it is
 * not installed. */
static inline GBytes *
make_encoded (
    const gchar *encoder, const gchar *caps, const guint8 *raw, gsize size)
{
  g_autofree gchar *line = g_strdup_printf ("appsrc name=src format=time ! %s "
                                            "! appsink name=sink sync=false",
      encoder);
  GstElement *pipeline = gst_parse_launch (line, NULL);
  GstElement *src, *sink;
  GstCaps *c;
  GstSample *sample;
  GstBuffer *buffer;
  GstMapInfo map;
  GBytes *out;

  if (!pipeline)
    return NULL;
  src = gst_bin_get_by_name (GST_BIN (pipeline), "src");
  sink = gst_bin_get_by_name (GST_BIN (pipeline), "sink");
  c = gst_caps_from_string (caps);
  g_object_set (src, "caps", c, NULL);
  gst_caps_unref (c);
  buffer = gst_buffer_new_memdup (raw, size);
  GST_BUFFER_PTS (buffer) = 0;
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  gst_app_src_push_buffer (GST_APP_SRC (src), buffer);
  gst_app_src_end_of_stream (GST_APP_SRC (src));
  sample = gst_app_sink_try_pull_sample (GST_APP_SINK (sink), 10 * GST_SECOND);
  g_assert_nonnull (sample);
  gst_buffer_map (gst_sample_get_buffer (sample), &map, GST_MAP_READ);
  out = g_bytes_new (map.data, map.size);
  gst_buffer_unmap (gst_sample_get_buffer (sample), &map);
  gst_sample_unref (sample);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  gst_object_unref (src);
  gst_object_unref (sink);
  gst_object_unref (pipeline);
  return out;
}
