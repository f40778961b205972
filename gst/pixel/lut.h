/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Tables of colours as .cube files hold them. Private to the folder. */
#pragma once

#include "param.h"

G_BEGIN_DECLS

typedef struct Lut Lut;

/* The text of a .cube file: LUT_1D_SIZE of 2 to 65536, or LUT_3D_SIZE of 2 to
 * 129, DOMAIN_MIN and DOMAIN_MAX; errors name the line. A Lut. */
extern const ParamParser lut_parser;

/* @amount of 256 of @lut, of none where that is NULL. Between the eight colours of a cell either the four of the
 * tetrahedron that a colour lies in are mixed, which keeps greys as the
 * table's maker saw them, or all eight. */
void lut_apply (const Lut *lut, gboolean trilinear, gint amount, guint16 *r,
    guint16 *g, guint16 *b, gint n);

G_END_DECLS
