/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What lies between the premultiplied samples of a sprite's plane, for whatever
 * moves sprites. Knows neither how nor why they move. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One plane, and which of its columns and rows are seen, right and bottom
 * excluded: what lies outside is clear. */
typedef struct {
  const guint8 *samples, *alpha;
  gint stride;
  gint from_x, from_y, to_x, to_y;
} SpriteReading;

static inline gint
sprite_sample (
    const SpriteReading *reading, const guint8 *plane, gint x, gint y)
{
  if (x < reading->from_x || y < reading->from_y || x >= reading->to_x
      || y >= reading->to_y)
    return 0;
  return plane[(gsize) y * reading->stride + x];
}

/* @fx and @fy of 256 further right and down than (@x, @y). */
static inline guint8
sprite_between (const SpriteReading *reading, const guint8 *plane, gint x,
    gint y, gint fx, gint fy)
{
  const gint top = sprite_sample (reading, plane, x, y) * (256 - fx)
      + sprite_sample (reading, plane, x + 1, y) * fx;
  const gint bottom = sprite_sample (reading, plane, x, y + 1) * (256 - fx)
      + sprite_sample (reading, plane, x + 1, y + 1) * fx;

  return (top * (256 - fy) + bottom * fy + 32768) >> 16;
}

/* Nothing of it is near. */
static inline gboolean
sprite_is_clear (const SpriteReading *reading, gint x, gint y)
{
  return x < reading->from_x - 1 || y < reading->from_y - 1
      || x >= reading->to_x || y >= reading->to_y;
}

G_END_DECLS
