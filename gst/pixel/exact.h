/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Functions that the C library may round otherwise on another processor, made
 * of operations that round the same everywhere. Good to a ten-millionth, which
 * is less than any sample shows. Knows nothing of pictures. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @x: radians, within a million of 0. */
gdouble exact_sin (gdouble x);
gdouble exact_cos (gdouble x);
gdouble exact_atan2 (gdouble y, gdouble x);
/* The clockwise way from 12 o'clock, 0..1; @y counts downwards. */
gdouble exact_turn (gdouble x, gdouble y);
gdouble exact_exp2 (gdouble x);
/* @x: above 0. */
gdouble exact_log2 (gdouble x);
/* @x: 0 and up. */
gdouble exact_pow (gdouble x, gdouble y);

G_END_DECLS
