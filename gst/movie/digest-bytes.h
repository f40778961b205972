/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Values as the bytes of a digest: of a fixed width, little-endian, a text with
 * its length before it. */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

static inline void
put_32 (GByteArray *bytes, guint32 value)
{
  value = GUINT32_TO_LE (value);
  g_byte_array_append (bytes, (const guint8 *) &value, sizeof value);
}

static inline void
put_64 (GByteArray *bytes, guint64 value)
{
  value = GUINT64_TO_LE (value);
  g_byte_array_append (bytes, (const guint8 *) &value, sizeof value);
}

static inline void
put_number (GByteArray *bytes, gdouble value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  put_64 (bytes, bits);
}

static inline void
put_text (GByteArray *bytes, const gchar *text)
{
  gsize length = text ? strlen (text) : 0;

  put_32 (bytes, text ? (guint32) length : G_MAXUINT32);
  if (length > 0)
    g_byte_array_append (bytes, (const guint8 *) text, length);
}

G_END_DECLS
