/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Chance that is a function of a place and a seed: the same on every run, CPU
 * and split. Knows nothing of pictures. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

static inline guint32
noise_hash (guint32 x, guint32 y, guint32 seed)
{
  guint32 h = x * 0x8da6b343u ^ y * 0xd8163841u ^ seed * 0xcb1ab31fu;

  h ^= h >> 15;
  h *= 0x2c1b3c6du;
  h ^= h >> 12;
  h *= 0x297a2d39u;
  return h ^ h >> 15;
}

/* 0 .. 1, unlike its neighbours. */
static inline gdouble
noise_at (gint x, gint y, guint32 seed)
{
  return noise_hash (x, y, seed) / 4294967296.;
}

/* 0 .. 1, smooth: one hill or valley every 1. */
gdouble noise_smooth (gdouble x, gdouble y, guint32 seed);
/* The same with finer ones on it, each half as high; spread over 0 .. 1. */
gdouble noise_clouds (gdouble x, gdouble y, gint octaves, guint32 seed);
/* Adds @height times noise_smooth() at (@x + i * @step) * @scale and @y. */
void noise_add_row (gdouble x, gdouble step, gdouble scale, gdouble y,
    gdouble height, guint32 seed, gdouble *sum, gint n);
/* noise_clouds() at (@x + i * @step) * @scale, @y * @scale. */
void noise_clouds_row (gdouble x, gdouble step, gdouble y, gdouble scale,
    gint octaves, guint32 seed, gdouble *out, gint n);

G_END_DECLS
