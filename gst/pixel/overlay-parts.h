/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What kinds of overlays are made of: papers, and how they find their places.
 * overlay.h is the public part. */
#pragma once

#include "overlay.h"

G_BEGIN_DECLS

#define OVERLAY_MAX_TEXTS 2

typedef struct {
  TextBlock *block;
  gint x, y;    /* its top left */
  Paper *paper; /* as painted there; NULL: without ink */
} OverlayText;

struct OverlayParts {
  Paper *scrim;  /* under all, as wide as the frame; moves never */
  Paper *ground; /* plates and bars */
  Paper *face;   /* a picture */
  OverlayText text[OVERLAY_MAX_TEXTS]; /* over it, in reading order */
  guint n_texts;
  PaperRect bar;   /* of a kind that grows: where its face lies */
  gdouble size;    /* of letters, what animations measure by */
  gdouble x, y;    /* the centre of the box */
  gdouble opacity; /* the kind's own, 0..1 */
  gint64 count;    /* the number that is shown, of one that counts */
};

/* The style's sizes in pixels of the frame; @fallback: its size if it has
 * none, of the frame's short side. */
TextStyle overlay_text_style (
    const OverlaySpec *spec, const OverlayFrame *frame, gdouble fallback);
/* The place of a box of this size; @fallback: its anchor if it has neither
 * anchor nor position. */
PaperRect overlay_place (const OverlaySpec *spec, const OverlayFrame *frame,
    gdouble width, gdouble height, OverlayAnchor fallback);
/* The part of the frame that is seen everywhere. */
PaperRect overlay_safe_area (const OverlayFrame *frame);
/* Air around what stands on a plate of letters of @size; 0: on none. */
gdouble overlay_plate_pad (
    const OverlaySpec *spec, const OverlayFrame *frame, gdouble size);
/* Plate and scrim behind @box. */
void overlay_add_ground (const OverlaySpec *spec, const OverlayFrame *frame,
    const PaperRect *box, gdouble size, OverlayParts *parts);
/* Takes @block, its top left at (@x, @y). */
void overlay_add_text (OverlayParts *parts, TextBlock *block, gint x, gint y);
/* All but the scrim in one; NULL if that is nothing. */
Paper *overlay_stack (const OverlayParts *parts);

extern const OverlayKind overlay_text, overlay_lower_third;
extern const OverlayKind overlay_image, overlay_watermark;
extern const OverlayKind overlay_box, overlay_progress_bar;
extern const OverlayKind overlay_counter;

G_END_DECLS
