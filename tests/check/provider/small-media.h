/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The smallest files that vendors could send: silence as MP3 and as WAV, and an
 * MP4 that is a header alone. */
#pragma once

#include <glib.h>
#include <string.h>

/* Layer III of MPEG-1, 32 kbit/s, one channel at 44.1 kHz. */
#define MP3_FRAME_BYTES 104
#define MP3_FRAME_SAMPLES 1152

/* Of @n frames: n * 1152 / 44100 s. */
static inline GBytes *
small_mp3 (guint n)
{
  static const guint8 head[] = { 0xff, 0xfb, 0x10, 0xc4 };
  guint8 *data = g_malloc0 (n * MP3_FRAME_BYTES);

  for (guint i = 0; i < n; i++)
    memcpy (data + i * MP3_FRAME_BYTES, head, sizeof head);
  return g_bytes_new_take (data, n * MP3_FRAME_BYTES);
}

static inline void
small_le (GByteArray *out, guint32 value, guint bytes)
{
  for (guint i = 0; i < bytes; i++) {
    const guint8 byte = (value >> (8 * i)) & 0xff;

    g_byte_array_append (out, &byte, 1);
  }
}

static inline void
small_text (GByteArray *out, const gchar *text)
{
  g_byte_array_append (out, (const guint8 *) text, strlen (text));
}

/* @n samples of 16 bits that count up, one channel; @told: what the header
 * says of their bytes. */
static inline GBytes *
small_wav (guint rate, guint n, guint32 told)
{
  GByteArray *out = g_byte_array_new ();

  small_text (out, "RIFF");
  small_le (out, told + 36, 4);
  small_text (out, "WAVEfmt ");
  small_le (out, 16, 4);
  small_le (out, 1, 2);
  small_le (out, 1, 2);
  small_le (out, rate, 4);
  small_le (out, rate * 2, 4);
  small_le (out, 2, 2);
  small_le (out, 16, 2);
  small_text (out, "data");
  small_le (out, told, 4);
  for (guint i = 0; i < n; i++)
    small_le (out, i, 2);
  return g_byte_array_free_to_bytes (out);
}

static inline void
small_be32 (GByteArray *out, guint32 value)
{
  const guint8 bytes[] = { value >> 24, value >> 16, value >> 8, value };

  g_byte_array_append (out, bytes, sizeof bytes);
}

/* A box around @inside, which is taken; NULL: nothing. */
static inline GByteArray *
small_box (const gchar *type, GByteArray *inside)
{
  GByteArray *box = g_byte_array_new ();

  small_be32 (box, 8 + (inside ? inside->len : 0));
  small_text (box, type);
  if (inside)
    g_byte_array_append (box, inside->data, inside->len);
  if (inside)
    g_byte_array_unref (inside);
  return box;
}

static inline void
small_add (GByteArray *to, GByteArray *box)
{
  g_byte_array_append (to, box->data, box->len);
  g_byte_array_unref (box);
}

static inline void
small_zeros (GByteArray *out, guint n)
{
  const guint at = out->len;

  g_byte_array_set_size (out, at + n);
  memset (out->data + at, 0, n);
}

/* tkhd, version 0; @turned: a quarter to the right. */
static inline GByteArray *
small_tkhd (guint width, guint height, gboolean turned)
{
  GByteArray *body = g_byte_array_new ();

  small_zeros (body, 40);
  for (guint i = 0; i < 9; i++)
    small_be32 (body,
        i == 8                 ? 0x40000000
            : turned           ? (i == 1 ? 0x10000
                                : i == 3 ? 0xffff0000
                                         : 0)
            : i == 0 || i == 4 ? 0x10000
                               : 0);
  small_be32 (body, width << 16);
  small_be32 (body, height << 16);
  return small_box ("tkhd", body);
}

/* @handler: "vide" */
static inline GByteArray *
small_trak (const gchar *handler, guint width, guint height, gboolean turned)
{
  GByteArray *hdlr = g_byte_array_new ();
  GByteArray *trak = small_tkhd (width, height, turned);

  small_zeros (hdlr, 8);
  small_text (hdlr, handler);
  small_zeros (hdlr, 12);
  small_add (trak, small_box ("mdia", small_box ("hdlr", hdlr)));
  return small_box ("trak", trak);
}

static inline GByteArray *
small_mvhd (guint rate, guint32 ticks)
{
  GByteArray *body = g_byte_array_new ();

  small_zeros (body, 12);
  small_be32 (body, rate);
  small_be32 (body, ticks);
  small_zeros (body, 80);
  return small_box ("mvhd", body);
}

/* What is in it, in place of pictures. */
#define MP4_MDAT_BYTES 24

/* Of @ms. */
static inline GBytes *
small_mp4 (guint width, guint height, guint ms)
{
  GByteArray *file = g_byte_array_new ();
  GByteArray *brands = g_byte_array_new ();
  GByteArray *mdat = g_byte_array_new ();
  GByteArray *moov = small_mvhd (1000, ms);

  small_text (brands, "isom");
  small_be32 (brands, 0x200);
  small_add (file, small_box ("ftyp", brands));
  small_add (moov, small_trak ("vide", width, height, FALSE));
  small_add (file, small_box ("moov", moov));
  small_zeros (mdat, MP4_MDAT_BYTES);
  small_add (file, small_box ("mdat", mdat));
  return g_byte_array_free_to_bytes (file);
}

/* Free it. */
static inline gchar *
small_base64 (GBytes *bytes)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  return g_base64_encode (data, size);
}
