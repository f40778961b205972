/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Layered noise: lines for ridges and coasts, fields for cloud, smoke and
 * paper. A field is small and is read smoothly at any size. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  gint width, height;
  gfloat *at; /* about -1 .. 1 */
} Field;

typedef struct {
  gdouble x_scale, y_scale; /* lattice cells across and down */
  gint octaves;
  gdouble warp; /* how far the noise bends itself, in cells */
} FieldShape;

Field *field_new (guint64 seed, gint width, gint height, FieldShape shape);
void field_free (Field *field);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Field, field_free)

/* One row, stretched to @width samples; @y is 0..1 of the field's height and
 * @shift moves it sideways in 0..1 of its width. */
void field_row (
    const Field *field, gdouble y, gdouble shift, gfloat *row, gint width);

/* About -1 .. 1. */
gdouble noise_at (guint64 seed, gdouble x, gdouble y);
gdouble noise_fractal (guint64 seed, gdouble x, gdouble y, gint octaves);
/* Sharp crests at 1, wide valleys at 0. */
gdouble noise_ridged (guint64 seed, gdouble x, gdouble y, gint octaves);

static inline gdouble
smooth_step (gdouble low, gdouble high, gdouble v)
{
  gdouble t = CLAMP ((v - low) / (high - low), 0.0, 1.0);

  return t * t * (3 - 2 * t);
}

G_END_DECLS
