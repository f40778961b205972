/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "image-size.h"

#include <math.h>

/* Less than a line of any picture: the ratio is met. */
#define NO_LOSS 1e-6

static const ImageSize fixed[] = { { 1024, 1024 }, { 1536, 1024 },
  { 1024, 1536 }, { 0, 0 } };

const ImageSizes image_sizes_fixed = { .sizes = fixed };

const ImageSizes image_sizes_free16 = { .step = 16,
  .max_side = 3840,
  .min_area = 655360,
  .max_area = 8294400,
  .max_ratio = 3 };

const ImageSizes image_sizes_free64 = { .step = 64,
  .max_side = 2048,
  .min_area = 512 * 512,
  .max_area = 1344 * 896,
  .max_ratio = 4 };

static const struct {
  const gchar *name;
  const ImageSizes *sizes;
} modes[] = {
  { "fixed", &image_sizes_fixed },
  { "free16", &image_sizes_free16 },
  { "free64", &image_sizes_free64 },
};

const ImageSizes *
image_sizes_find (const gchar *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    if (g_strcmp0 (modes[i].name, name) == 0)
      return modes[i].sizes;
  return NULL;
}

typedef struct {
  ImageSize size;
  gdouble loss, enlarged;
} Choice;

gdouble
image_size_loss (ImageSize have, ImageSize wanted)
{
  const gdouble a = (gdouble) have.width * wanted.height;
  const gdouble b = (gdouble) have.height * wanted.width;

  return 1 - MIN (a, b) / MAX (a, b);
}

/* By how much it grows to cover what is wanted; 1: not at all. */
static gdouble
enlargement (ImageSize have, ImageSize wanted)
{
  return MAX (1,
      MAX ((gdouble) wanted.width / have.width,
          (gdouble) wanted.height / have.height));
}

static gint64
area (ImageSize size)
{
  return (gint64) size.width * size.height;
}

static gboolean
is_better (const Choice *a, const Choice *b)
{
  if (b->size.width == 0 || ABS (a->loss - b->loss) > NO_LOSS)
    return b->size.width == 0 || a->loss < b->loss;
  if (a->enlarged != b->enlarged)
    return a->enlarged < b->enlarged;
  return area (a->size) < area (b->size);
}

static void
consider (ImageSize size, ImageSize wanted, Choice *best)
{
  const Choice choice = { size, image_size_loss (size, wanted),
    enlargement (size, wanted) };

  if (is_better (&choice, best))
    *best = choice;
}

static gboolean
is_allowed (const ImageSizes *sizes, ImageSize size)
{
  const gint longer = MAX (size.width, size.height);
  const gint shorter = MIN (size.width, size.height);

  return shorter > 0 && longer <= sizes->max_side
      && longer <= shorter * sizes->max_ratio && area (size) >= sizes->min_area
      && area (size) <= sizes->max_area;
}

/* To each width the two heights around the wanted ratio. */
static void
consider_free (const ImageSizes *sizes, ImageSize wanted, Choice *best)
{
  for (gint width = sizes->step; width <= sizes->max_side;
       width += sizes->step) {
    const gint64 exact = (gint64) width * wanted.height / wanted.width;
    const gint below = exact / sizes->step * sizes->step;

    for (gint i = 0; i < 2; i++) {
      const ImageSize size = { width, below + i * sizes->step };

      if (is_allowed (sizes, size))
        consider (size, wanted, best);
    }
  }
}

/* A ratio beyond what the model has: the nearest that it does. */
static ImageSize
within_ratio (const ImageSizes *sizes, ImageSize wanted)
{
  if (wanted.width > wanted.height * (gint64) sizes->max_ratio)
    wanted.width = wanted.height * sizes->max_ratio;
  if (wanted.height > wanted.width * (gint64) sizes->max_ratio)
    wanted.height = wanted.width * sizes->max_ratio;
  return wanted;
}

ImageSize
image_size_choose (const ImageSizes *sizes, ImageSize wanted)
{
  Choice best = { 0 };

  if (!sizes->sizes)
    consider_free (sizes, within_ratio (sizes, wanted), &best);
  for (const ImageSize *size = sizes->sizes; size && size->width; size++)
    consider (*size, wanted, &best);
  return best.size;
}

/* "16:9" as the smallest size of that ratio. */
static ImageSize
size_of_ratio (const gchar *ratio)
{
  gchar *end;
  const gint width = (gint) g_ascii_strtoll (ratio, &end, 10);

  return (ImageSize){ width,
    *end == ':' ? (gint) g_ascii_strtoll (end + 1, NULL, 10) : width };
}

const gchar *
image_aspect_choose (const gchar *const *ratios, ImageSize wanted)
{
  const gchar *best = ratios[0];

  for (guint i = 1; ratios[i]; i++)
    if (image_size_loss (size_of_ratio (ratios[i]), wanted)
        < image_size_loss (size_of_ratio (best), wanted) - NO_LOSS)
      best = ratios[i];
  return best;
}

const gchar *
image_tier_choose (
    const gchar *const *tiers, const gchar *ratio, ImageSize wanted)
{
  const ImageSize shape = size_of_ratio (ratio);
  const gdouble stretch = sqrt ((gdouble) shape.width / shape.height);
  const gchar *chosen = NULL;

  for (guint i = 0; tiers[i]; i++) {
    gchar *unit;
    gint64 side = g_ascii_strtoll (tiers[i], &unit, 10);

    side *= *unit == 'K' ? 1024 : 1;
    chosen = tiers[i];
    if (side * stretch >= wanted.width && side / stretch >= wanted.height)
      break;
  }
  return chosen;
}
