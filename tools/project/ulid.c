/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* ULIDs: 48 bits of time and 80 of chance in 26 characters that sort by
 * time. */
#include "store.h"

#include <string.h>

static const gchar alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

gchar *
ulid_new (gint64 now_ms)
{
  g_autofree gchar *uuid = g_uuid_string_random ();
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 chance[32];
  gsize size = sizeof chance;
  gchar text[27] = "";

  /* A version 4 UUID has fixed bits; its hash has none. */
  g_checksum_update (sum, (const guchar *) uuid, -1);
  g_checksum_get_digest (sum, chance, &size);
  for (gint i = 9; i >= 0; i--, now_ms >>= 5)
    text[i] = alphabet[now_ms & 31];
  for (gint i = 0; i < 16; i++)
    text[10 + i] = alphabet[chance[i] & 31];
  return g_strdup (text);
}
