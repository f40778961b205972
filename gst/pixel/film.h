/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The single faults of films and screens, which effects add up. Each draws the
 * luma rows @y0 to before @y1 and their chroma; those without @src add to
 * @dst. Private to the folder. */
#pragma once

#include "scratch.h"

G_BEGIN_DECLS

/* Of its light @amount is gone where r, 1 in the corners, is @radius + @feather.
 * @src may be @dst. */
void film_vignette (Scratch *scratch, const Picture *src, Picture *dst, gint y0,
    gint y1, gdouble amount, gdouble radius, gdouble feather);
/* Every @size luma rows a dark one. */
void film_lines (Picture *dst, gint y0, gint y1, gdouble amount, gdouble size);
void film_grain (
    Picture *dst, gint y0, gint y1, gdouble amount, gint size, guint32 seed);
void film_dust (Picture *dst, gint y0, gint y1, gdouble amount, guint32 seed);
void film_scratches (Picture *dst, gint y0, gint y1, gdouble amount,
    guint32 seed, gdouble seconds);
/* Brown, pale, and as bright as the lamp. */
void film_age (Picture *dst, gint y0, gint y1, gdouble amount, gdouble lamp);

/* Moved by so many samples; no border is seen. */
void film_weave (Scratch *scratch, const Picture *src, Picture *dst, gint y0,
    gint y1, gdouble dx, gdouble dy);
void film_tape (Scratch *scratch, const Picture *src, Picture *dst, gint y0,
    gint y1, gdouble amount, guint32 seed, gint frame, gdouble seconds);
/* Bent outwards; black outside. */
void film_tube (Scratch *scratch, const Picture *src, Picture *dst, gint y0,
    gint y1, gdouble bend);
void film_switch_off (Scratch *scratch, const Picture *src, Picture *dst,
    gint y0, gint y1, gdouble t);
/* A colour outside of a rectangle with round corners, in luma samples. */
void film_frame (Scratch *scratch, const Picture *src, Picture *dst, gint y0,
    gint y1, gdouble side, gdouble bar, gdouble radius, guint32 rgba);

G_END_DECLS
