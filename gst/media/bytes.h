/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Numbers out of the bytes of a file, whatever the machine: be with the
 * highest byte first, le with the lowest. Whoever calls has looked at the
 * size. */
#pragma once

#include <glib.h>

static inline guint32
bytes_be32 (const guint8 *p)
{
  return (guint32) p[0] << 24 | p[1] << 16 | p[2] << 8 | p[3];
}

static inline guint64
bytes_be64 (const guint8 *p)
{
  return (guint64) bytes_be32 (p) << 32 | bytes_be32 (p + 4);
}

static inline guint
bytes_le16 (const guint8 *p)
{
  return p[0] | p[1] << 8;
}

static inline guint32
bytes_le24 (const guint8 *p)
{
  return p[0] | p[1] << 8 | p[2] << 16;
}

static inline guint32
bytes_le32 (const guint8 *p)
{
  return bytes_le24 (p) | (guint32) p[3] << 24;
}

static inline guint64
bytes_le64 (const guint8 *p)
{
  return bytes_le32 (p) | (guint64) bytes_le32 (p + 4) << 32;
}
