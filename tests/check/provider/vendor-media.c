/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The files that the server of the tests makes: small, whole, and told apart by
 * what was wished for. */
#include "vendor-server.h"

#include "media/make-media.h"

#define WIDTH 96
#define HEIGHT 54
#define RATE 16000
#define MS_PER_LETTER 40

static void
hash_of (const gchar *wish, guint8 hash[32])
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size = 32;

  g_checksum_update (sum, (const guchar *) wish, -1);
  g_checksum_get_digest (sum, hash, &size);
}

static GBytes *
finish (const VendorExchange *exchange, GByteArray *file)
{
  if (exchange->fault == VENDOR_FAULT_CUT_MEDIA)
    g_byte_array_set_size (file, file->len / 2);
  return g_byte_array_free_to_bytes (file);
}

/* Eight bands of colours by the hash. */
GBytes *
vendor_picture (const VendorExchange *exchange, const gchar *wish)
{
  GByteArray *png = make_png_start (WIDTH, HEIGHT, 8, 2, 0);
  g_autoptr (GByteArray) rows = g_byte_array_new ();
  g_autoptr (GByteArray) packed = NULL;
  guint8 hash[32];

  hash_of (wish, hash);
  for (guint y = 0; y < HEIGHT; y++) {
    make_le (rows, 0, 1);
    for (guint x = 0; x < WIDTH; x++)
      g_byte_array_append (rows, hash + x * 8 / WIDTH * 3, 3);
  }
  packed = make_zlib (rows->data, rows->len);
  make_png_chunk (png, "IDAT", packed->data, packed->len);
  make_png_chunk (png, "IEND", NULL, 0);
  return finish (exchange, png);
}

/* A tone whose height is the hash's. */
GBytes *
vendor_speech (const VendorExchange *exchange, const gchar *text)
{
  const guint n =
      (guint) g_utf8_strlen (text, -1) * MS_PER_LETTER * RATE / 1000;
  g_autoptr (GByteArray) samples = g_byte_array_new ();
  GByteArray *wav;
  guint8 hash[32];

  hash_of (text, hash);
  for (guint i = 0; i < n; i++)
    make_sample (
        samples, TAG_PCM, 16, .3 * sin (2 * G_PI * (200 + hash[0]) * i / RATE));
  wav = make_wav (TAG_PCM, 1, RATE, 16, samples, samples->len);
  return finish (exchange, wav);
}
