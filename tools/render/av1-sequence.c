/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "av1-sequence.h"

#define SEQUENCE_HEADER 1
#define HAS_EXTENSION 0x04
#define HAS_SIZE 0x02

/* A unit: its type, where its payload begins and ends. */
typedef struct {
  guint type;
  gsize payload, end;
} Unit;

/* A size of up to 4 bytes, seven bits each, the lowest first. */
static gboolean
read_size (const guint8 *data, gsize size, gsize *at, gsize *value)
{
  *value = 0;
  for (guint i = 0; i < 4 && *at < size; i++) {
    guint8 byte = data[(*at)++];

    *value |= (gsize) (byte & 0x7f) << (7 * i);
    if (!(byte & 0x80))
      return TRUE;
  }
  return FALSE;
}

static gboolean
read_unit (const guint8 *data, gsize size, gsize at, Unit *unit)
{
  guint8 head = at < size ? data[at] : 0;
  gsize length;

  if (!(head & HAS_SIZE))
    return FALSE;
  at += head & HAS_EXTENSION ? 2 : 1;
  if (!read_size (data, size, &at, &length) || length > size - at)
    return FALSE;
  *unit = (Unit){ head >> 3 & 15, at, at + length };
  return TRUE;
}

GBytes *
av1_sequence_find (const guint8 *packet, gsize size)
{
  Unit unit;

  for (gsize at = 0; read_unit (packet, size, at, &unit); at = unit.end)
    if (unit.type == SEQUENCE_HEADER && unit.payload == at + 2)
      return g_bytes_new (packet + at, unit.end - at);
  return NULL;
}

typedef struct {
  const guint8 *data;
  gsize size, at; /* bits */
} Bits;

static guint
take (Bits *bits, guint n)
{
  guint value = 0;

  for (; n > 0; n--, bits->at++)
    value = value << 1
        | (bits->at < bits->size
                ? bits->data[bits->at / 8] >> (7 - bits->at % 8) & 1
                : 0);
  return value;
}

gboolean
av1_sequence_read (const guint8 *header, gsize size, Av1Sequence *sequence)
{
  Bits bits;
  Unit unit;

  if (!read_unit (header, size, 0, &unit) || unit.type != SEQUENCE_HEADER)
    return FALSE;
  bits = (Bits){ header + unit.payload, 8 * (unit.end - unit.payload), 0 };
  sequence->profile = take (&bits, 3);
  sequence->high_tier = FALSE;
  take (&bits, 1); /* a still */
  if (take (&bits, 1)) {
    sequence->level = take (&bits, 5);
    return bits.at <= bits.size;
  }
  if (take (&bits, 1)) /* timing */
    return FALSE;
  /* Delays; then of operating points: how many, which layers. */
  take (&bits, 1 + 5 + 12);
  sequence->level = take (&bits, 5);
  sequence->high_tier = sequence->level > 7 && take (&bits, 1);
  return bits.at <= bits.size;
}
