/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Chance without a state: the same numbers give the same ones, everywhere. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* All bits of @x in all bits of the result. */
static inline guint32
chance_hash (guint32 x)
{
  x ^= x >> 16;
  x *= 0x7feb352du;
  x ^= x >> 15;
  x *= 0x846ca68bu;
  x ^= x >> 16;
  return x;
}

/* Of a seed and up to three numbers. */
static inline guint32
chance_at (guint32 seed, guint32 a, guint32 b, guint32 c)
{
  return chance_hash (
      chance_hash (chance_hash (seed * 0x9e3779b1u + a) + b) + c);
}

/* 0 to below 1. */
static inline gdouble
chance_share (guint32 seed, guint32 a, guint32 b, guint32 c)
{
  return chance_at (seed, a, b, c) / 4294967296.;
}

/* -1..1, smooth in @x, about one hill for each whole number. */
static inline gdouble
chance_smooth (guint32 seed, guint32 which, gdouble x)
{
  const gint at = (gint) (x >= 0 ? x : x - 1);
  const gdouble part = x - at;
  const gdouble low = 2 * chance_share (seed, which, at, 0) - 1;
  const gdouble high = 2 * chance_share (seed, which, at + 1, 0) - 1;

  return low + (high - low) * part * part * (3 - 2 * part);
}

G_END_DECLS
