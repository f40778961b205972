/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "file-hash.h"

#include <errno.h>
#include <nettle/sha2.h>
#include <unistd.h>

G_STATIC_ASSERT (FILE_HASH_BYTES == SHA256_DIGEST_SIZE);

#define BLOCK ((gsize) 256 * 1024)

gboolean
file_hash (gint fd, guint8 hash[FILE_HASH_BYTES])
{
  g_autofree guint8 *block = g_malloc (BLOCK);
  struct sha256_ctx sum;
  gssize n;

  sha256_init (&sum);
  while ((n = read (fd, block, BLOCK)) != 0) {
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return FALSE;
    sha256_update (&sum, n, block);
  }
  sha256_digest (&sum, FILE_HASH_BYTES, hash);
  return TRUE;
}
