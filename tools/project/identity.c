/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Names that nobody else gives: ULIDs for runs (they sort by time), version 4
 * UUIDs for projects and wishes, places of locks. The chance in them is the
 * kernel's: GLib's is seeded once a process, and two children of one parent
 * would draw the same. */
#include "store.h"

#include <string.h>
#include <unistd.h>

static void
draw_chance (guint8 *bytes, gsize size)
{
  if (getentropy (bytes, size) != 0)
    g_error ("the kernel gives no random bytes");
}

gchar *
ulid_new (gint64 now_ms)
{
  static const gchar alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  guint8 chance[16];
  gchar text[27] = "";

  draw_chance (chance, sizeof chance);
  for (gint i = 9; i >= 0; i--, now_ms >>= 5)
    text[i] = alphabet[now_ms & 31];
  for (gint i = 0; i < 16; i++)
    text[10 + i] = alphabet[chance[i] & 31];
  return g_strdup (text);
}

gchar *
uuid_new (void)
{
  guint8 b[16];

  draw_chance (b, sizeof b);
  b[6] = (b[6] & 0x0f) | 0x40; /* version 4 */
  b[8] = (b[8] & 0x3f) | 0x80; /* RFC 4122's variant */
  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-"
                          "%02x%02x%02x%02x%02x%02x",
      b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11],
      b[12], b[13], b[14], b[15]);
}

gint64
place_new (void)
{
  guint64 place;

  draw_chance ((guint8 *) &place, sizeof place);
  return (gint64) (place >> 4 | 1); /* 60 bits: a positive offset */
}
