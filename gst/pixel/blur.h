/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Blurs of a mix of two pictures, by running sums of integers. Each row of the
 * result is a function of the inputs alone, not of the rows asked with it. */
#pragma once

#include "scratch.h"

G_BEGIN_DECLS

/* None at all. */
void blur_mix (const Picture *a, const Picture *b, gint share_b, Picture *dst);

/**
 * blur_mix_trail:
 * @share_b: of BLEND_ONE
 * @width: luma samples, 1 is none; parts of a sample count
 *
 * Every sample is the mean of itself and those right of it, @width in all and
 * fewer at the right edge.
 */
void blur_mix_trail (Scratch *scratch, const Picture *a, const Picture *b,
    gint share_b, gdouble width, Picture *dst, gint y0, gint y1);

/* As near to a gaussian of @sigma luma samples as three boxes come. */
void blur_mix_gaussian (Scratch *scratch, const Picture *a, const Picture *b,
    gint share_b, gdouble sigma, Picture *dst, gint y0, gint y1);

/**
 * blur_push:
 * @dx: -1 left, 1 right, else 0
 * @dy: -1 up, 1 down, else 0: where the pictures travel to
 * @way: of B from outside of the frame, 0, to its place, 1
 * @reach: of the frame's width or height that is smeared into each sample
 */
void blur_push (Scratch *scratch, const Picture *a, const Picture *b, gint dx,
    gint dy, gdouble way, gdouble reach, Picture *dst, gint y0, gint y1);

/* Each sample is the mean of many on its way to the centre, @reach of it. */
void blur_mix_zoom (Scratch *scratch, const Picture *a, const Picture *b,
    gint share_b, gdouble reach, Picture *dst, gint y0, gint y1);

G_END_DECLS
