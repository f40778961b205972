/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* An overlay on its way in or out: its pieces, posed and blended one by one. */
#pragma once

#include "overlay-parts.h"

G_BEGIN_DECLS

typedef struct OverlayPieces OverlayPieces;

/* @angle: radians by which all of it is turned, around its centre. */
OverlayPieces *overlay_pieces_new (const AnimationSpec *spec,
    const OverlayParts *parts, const OverlayFrame *frame, gdouble angle);
void overlay_pieces_free (OverlayPieces *pieces);

/* @progress of the way, which @leaves or comes; @opacity 0..256. */
void overlay_pieces_draw (OverlayPieces *pieces, const OverlayMoment *moment,
    gdouble progress, gboolean leaves, gint opacity, Picture *dst);

G_END_DECLS
