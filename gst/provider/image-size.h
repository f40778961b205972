/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Which of the sizes that a model can make is asked for, where a picture of
 * another size is wanted. Pure arithmetic. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  gint width, height;
} ImageSize;

/* What a model can make: one of a list, or, with @step, any whose sides are
 * multiples of it within the limits. */
typedef struct {
  const ImageSize *sizes; /* ended by one of width 0; NULL: see @step */
  gint step, max_side;
  gint64 min_area, max_area;
  gint max_ratio; /* of the longer side to the shorter one */
} ImageSizes;

/* The three that fixed-size models have, the sides of gpt-image-2 and its like,
 * and those that diffusion models were trained on. */
extern const ImageSizes image_sizes_fixed, image_sizes_free16,
    image_sizes_free64;

/* "fixed", "free16", "free64"; NULL: no such name. */
const ImageSizes *image_sizes_find (const gchar *name);

/**
 * image_size_choose:
 * @wanted: of what the picture is for
 *
 * That of which least is cut off to the wanted ratio; of those, one that need
 * not be enlarged, or least; of those the smallest.
 */
ImageSize image_size_choose (const ImageSizes *sizes, ImageSize wanted);

/* The share that is cut off @have to the ratio of @wanted, 0 to 1. */
gdouble image_size_loss (ImageSize have, ImageSize wanted);

/* For models that are told a ratio: that of @ratios ("16:9", ended by NULL) of
 * which least is cut off. */
const gchar *image_aspect_choose (const gchar *const *ratios, ImageSize wanted);

/* For those that are told how large it is, too: the first of @tiers ("512",
 * "1K", "2K": the side of a square; ended by NULL, in order) that need not be
 * enlarged, or the last one. NULL: there are none. */
const gchar *image_tier_choose (
    const gchar *const *tiers, const gchar *ratio, ImageSize wanted);

G_END_DECLS
