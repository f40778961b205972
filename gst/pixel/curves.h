/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Smooth curves through points that never swing over them: between two points
 * a curve stays between their levels. Private to the folder. */
#pragma once

#include "param.h"

G_BEGIN_DECLS

typedef struct Curve Curve;

/* "0,0 0.5,0.6 1,1": 2 to 32 points by rising x, all in 0..1. A Curve. */
extern const ParamParser curve_parser;

/* Level outside of the points; NULL is the straight one. */
gdouble curve_at (const Curve *curve, gdouble x);

G_END_DECLS
