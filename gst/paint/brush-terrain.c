/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A relief in perspective. Each column of the picture is walked from the
 * viewer's feet to the horizon; what a nearer rise hides is not painted.
 * Knows no ground: heights and inks are the motif's. */

#include "brush.h"

#include <math.h>

typedef struct {
  Canvas *c;
  const Terrain *t;
  guint8 *pixels;
  gint stride;
  GArray *depths; /* gfloat z, from near to far */
  gfloat *last;   /* the heights one column to the left */
  gfloat focal;
  gfloat x, up, z; /* towards the light, of length 1 */
  Wash haze;
} Walk;

static gdouble
focal_of (const Canvas *c)
{
  return c->u * 105;
}

/* A depth for every other row of a flat ground, and beyond the picture's foot
 * as far as a dip may go. */
static GArray *
list_depths (const Canvas *c, const Terrain *t)
{
  GArray *depths = g_array_new (FALSE, FALSE, sizeof (gfloat));
  gdouble y = (c->h - t->horizon) * 1.6;

  while (y > 0.4) {
    gfloat z = (gfloat) (focal_of (c) / y);
    if (z >= t->from && (t->to <= 0 || z <= t->to))
      g_array_append_val (depths, z);
    y -= MAX (1.4, y * 0.007);
  }
  return depths;
}

static void
aim_light (Walk *walk)
{
  const Canvas *c = walk->c;
  gfloat x = c->sun_x > c->w / 2 ? 0.8f : -0.8f;
  gfloat up = c->time == DAYTIME_DAY ? 0.75f : 0.5f, z = 0.3f;
  gfloat length = sqrtf (x * x + up * up + z * z);

  walk->x = x / length;
  walk->up = up / length;
  walk->z = z / length;
}

static Spot
spot_at (const Walk *walk, guint k, gfloat ray, const Spot *before)
{
  gfloat z = g_array_index (walk->depths, gfloat, k);
  Spot s = { ray * z, z, walk->t->height (walk->t, ray * z, z) };

  s.size = walk->focal / z;
  s.across = (s.height - walk->last[k]) * s.size;
  if (before)
    s.along = (s.height - before->height) / (z - before->z);
  walk->last[k] = s.height;
  gfloat steep = sqrtf (1 + s.across * s.across + s.along * s.along);
  gfloat light = walk->up - s.across * walk->x - s.along * walk->z;
  s.light = CLAMP (light / steep, 0, 1);
  return s;
}

static inline gfloat
blend (gfloat a, gfloat b, gfloat t)
{
  return a + (b - a) * t;
}

static Spot
spot_between (const Spot *a, const Spot *b, gfloat t)
{
  Spot s = { blend (a->x, b->x, t), blend (a->z, b->z, t),
    blend (a->height, b->height, t), blend (a->across, b->across, t),
    blend (a->along, b->along, t), blend (a->light, b->light, t),
    blend (a->size, b->size, t) };

  return s;
}

static Wash
ink_of (const Walk *walk, const Spot *spot)
{
  gfloat far = spot->z / (gfloat) walk->t->reach;

  far *= far;
  return wash_mix (walk->t->ink (walk->t, spot), walk->haze, far / (1 + far));
}

static inline gint
row_below (gfloat y)
{
  return y <= 0 ? 0 : (gint) (y + 0.9999f);
}

static inline guint32 *
pixel_at (const Walk *walk, gint x, gint y)
{
  return (guint32 *) (gpointer) (walk->pixels + (gsize) y * walk->stride) + x;
}

/* Between the spot @a at row @ya and @b at @yb, above @bottom. */
static void
fill_span (const Walk *walk, gint x, const Spot *a, const Spot *b, gfloat ya,
    gfloat yb, gfloat bottom)
{
  gint top = row_below (yb), end = MIN (row_below (bottom), walk->c->height);
  gfloat span = ya - yb;

  for (gint y = end - 1; y >= top; y--) {
    gfloat t = span > 0.01f ? CLAMP ((ya - y) / span, 0, 1) : 1;
    Spot spot = spot_between (a, b, t);
    *pixel_at (walk, x, y) = wash_pack (ink_of (walk, &spot));
  }
}

/* The skyline covers a part of its last pixel. */
static void
soften_edge (const Walk *walk, gint x, const Spot *spot, gfloat y)
{
  gint row = row_below (y) - 1;

  if (row < 0 || row >= walk->c->height)
    return;
  guint32 *at = pixel_at (walk, x, row);
  *at = wash_pack (
      wash_mix (wash_unpack (*at), ink_of (walk, spot), row + 1 - y));
}

static void
walk_column (const Walk *walk, gint x)
{
  const Canvas *c = walk->c;
  gfloat ray = (gfloat) ((x - c->w / 2) / walk->focal);
  gfloat horizon = (gfloat) walk->t->horizon, bottom = (gfloat) c->h;
  gfloat y_before = bottom;
  Spot before = { 0 }, seen = { 0 };

  for (guint k = 0; k < walk->depths->len; k++) {
    Spot spot = spot_at (walk, k, ray, k > 0 ? &before : NULL);
    gfloat y = horizon + (1 - spot.height) * spot.size;
    if (y < bottom) {
      /* What begins far off goes on a little, behind what is near. */
      gfloat foot = k == 0 && walk->t->from > 0
          ? MIN (bottom, y + spot.size * 0.3f)
          : bottom;
      if (x >= 0)
        fill_span (walk, x, k > 0 ? &before : &spot, &spot, y_before, y, foot);
      bottom = y;
      seen = spot;
    }
    before = spot;
    y_before = y;
  }
  if (x >= 0 && seen.z > 0)
    soften_edge (walk, x, &seen, bottom);
}

void
brush_terrain (Canvas *canvas, const Terrain *terrain)
{
  Walk walk = { .c = canvas, .t = terrain, .haze = wash_of (terrain->haze) };

  if (canvas_cancelled (canvas))
    return;
  walk.depths = list_depths (canvas, terrain);
  walk.last = g_new0 (gfloat, walk.depths->len + 1);
  walk.focal = (gfloat) focal_of (canvas);
  walk.pixels = cairo_image_surface_get_data (canvas->surface);
  walk.stride = cairo_image_surface_get_stride (canvas->surface);
  aim_light (&walk);
  canvas_begin_pixels (canvas);
  /* The column before the first gives it its slopes. */
  for (gint x = -1; x < canvas->width; x++) {
    if (x % 64 == 0 && canvas_cancelled (canvas))
      break;
    walk_column (&walk, x);
  }
  canvas_end_pixels (canvas);
  g_free (walk.last);
  g_array_unref (walk.depths);
}

Place
brush_place (const Canvas *canvas, const Terrain *terrain, gdouble x, gdouble z)
{
  gdouble size = focal_of (canvas) / z;
  gdouble across = (x - canvas->w / 2) / size;
  gfloat height = terrain->height (terrain, (gfloat) across, (gfloat) z);
  Place place = { x, terrain->horizon + (1 - height) * size, size };

  return place;
}
