/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Pictures in small: cells of a hundred or so pixels a side are enough to say
 * where things are, and too few to be slow. */
#include "sight.h"

#include "backdrop.h"
#include "decode.h"

#include <math.h>
#include <string.h>

/* Of the small picture. */
#define LONG_SIDE 160
/* Interest is summed over squares of so many of its pixels a side. */
#define REACH 6
/* What draws the eye: detail, and light that stands out. */
#define SHARE_DETAIL 0.6
#define SHARE_LIGHT 0.4
/* The corners draw it less than the middle, as nobody composes for them. */
#define EDGE_LOSS 0.45

struct Sight {
  gint width, height;
  guint8 *rgba;
  gfloat *detail;   /* by pixel */
  gfloat *interest; /* by pixel */
  gdouble focus_x, focus_y, mass_x, mass_y;
  gdouble mean_detail;
};

/* ---- light ---- */

static gdouble
to_linear (gdouble v)
{
  return v <= .04045 ? v / 12.92 : pow ((v + .055) / 1.055, 2.4);
}

/* By value of a channel, 0..255. */
static const gfloat *
linear_table (void)
{
  static gfloat table[256];
  static gsize made;

  if (g_once_init_enter (&made)) {
    for (gint i = 0; i < 256; i++)
      table[i] = to_linear (i / 255.);
    g_once_init_leave (&made, 1);
  }
  return table;
}

static gdouble
luminance (gdouble r, gdouble g, gdouble b)
{
  const gfloat *linear = linear_table ();

  return .2126 * linear[(gint) (r + .5)] + .7152 * linear[(gint) (g + .5)]
      + .0722 * linear[(gint) (b + .5)];
}

gdouble
sight_luminance (guint32 rgba)
{
  return luminance (rgba >> 24, rgba >> 16 & 0xff, rgba >> 8 & 0xff);
}

gdouble
sight_ratio (gdouble a, gdouble b)
{
  return (MAX (a, b) + .05) / (MIN (a, b) + .05);
}

/* ---- what is where ---- */

/* 0..255, as bright as it looks. */
static gfloat
brightness (const Sight *self, gint x, gint y)
{
  const guint8 *p = self->rgba
      + 4
          * ((gsize) CLAMP (y, 0, self->height - 1) * self->width
              + CLAMP (x, 0, self->width - 1));

  return .2126f * p[0] + .7152f * p[1] + .0722f * p[2];
}

static void
find_detail (Sight *self)
{
  gdouble sum = 0;

  for (gint y = 0; y < self->height; y++)
    for (gint x = 0; x < self->width; x++) {
      const gfloat v =
          fabsf (brightness (self, x + 1, y) - brightness (self, x - 1, y))
          + fabsf (brightness (self, x, y + 1) - brightness (self, x, y - 1));

      self->detail[y * self->width + x] = v;
      sum += v;
    }
  self->mean_detail = sum / (self->width * self->height);
}

static gfloat
mean_brightness (const Sight *self)
{
  gdouble sum = 0;

  for (gint y = 0; y < self->height; y++)
    for (gint x = 0; x < self->width; x++)
      sum += brightness (self, x, y);
  return sum / (self->width * self->height);
}

/* 1 in the middle, less towards the corners. */
static gfloat
centrality (const Sight *self, gint x, gint y)
{
  const gdouble u = 2. * (x + .5) / self->width - 1;
  const gdouble v = 2. * (y + .5) / self->height - 1;

  return 1 - EDGE_LOSS * (u * u + v * v) / 2;
}

static void
find_interest (Sight *self)
{
  const gfloat mean = mean_brightness (self);

  for (gint y = 0; y < self->height; y++)
    for (gint x = 0; x < self->width; x++) {
      const gint at = y * self->width + x;
      const gfloat light = MAX (brightness (self, x, y) - mean, 0) / 128;
      const gfloat detail =
          MIN (self->detail[at] / (self->mean_detail * 3 + 1), 1);

      self->interest[at] = centrality (self, x, y)
          * (SHARE_DETAIL * detail + SHARE_LIGHT * MIN (light, 1));
    }
}

/* Of the square around a pixel. */
static gdouble
sum_around (const Sight *self, gint x, gint y)
{
  gdouble sum = 0;

  for (gint j = MAX (y - REACH, 0); j <= MIN (y + REACH, self->height - 1); j++)
    for (gint i = MAX (x - REACH, 0); i <= MIN (x + REACH, self->width - 1);
         i++)
      sum += self->interest[j * self->width + i];
  return sum;
}

static void
find_focus (Sight *self)
{
  gdouble most = 0;

  self->focus_x = self->focus_y = .5;
  for (gint y = REACH; y < self->height - REACH; y += 2)
    for (gint x = REACH; x < self->width - REACH; x += 2) {
      const gdouble sum = sum_around (self, x, y);

      if (sum > most * 1.001) {
        most = sum;
        self->focus_x = (x + .5) / self->width;
        self->focus_y = (y + .5) / self->height;
      }
    }
}

static void
find_mass (Sight *self)
{
  gdouble sum = 0, x_sum = 0, y_sum = 0;

  for (gint y = 0; y < self->height; y++)
    for (gint x = 0; x < self->width; x++) {
      const gdouble v = self->interest[y * self->width + x];

      sum += v;
      x_sum += v * (x + .5);
      y_sum += v * (y + .5);
    }
  self->mass_x = sum > 0 ? x_sum / sum / self->width : .5;
  self->mass_y = sum > 0 ? y_sum / sum / self->height : .5;
}

/* What a frame of that shape shows of @picture, with even corners. */
static Picture
view_covered (const Picture *picture, gint cover_width, gint cover_height)
{
  const gdouble shape = (gdouble) cover_width / cover_height;
  const gdouble own = (gdouble) picture->width / picture->height;
  gint width = picture->width, height = picture->height;

  if (own > shape)
    width = MAX (1, (gint) (height * shape));
  else
    height = MAX (1, (gint) (width / shape));
  return picture_view (picture, (picture->width - width) / 2 & ~1,
      (picture->height - height) / 2 & ~1, width, height);
}

Sight *
sight_new (const Picture *picture, gint cover_width, gint cover_height)
{
  const Picture view = view_covered (picture, cover_width, cover_height);
  const gdouble scale = (gdouble) LONG_SIDE / MAX (view.width, view.height);
  Sight *self = g_new0 (Sight, 1);
  g_autoptr (Picture) small = NULL;

  self->width = MAX (2 * REACH + 1, (gint) (view.width * scale + .5));
  self->height = MAX (2 * REACH + 1, (gint) (view.height * scale + .5));
  small = picture_resize (&view, self->width, self->height);
  self->rgba = g_malloc ((gsize) self->width * self->height * 4);
  picture_to_rgba (small, self->rgba);
  self->detail = g_new (gfloat, (gsize) self->width * self->height);
  self->interest = g_new (gfloat, (gsize) self->width * self->height);
  find_detail (self);
  find_interest (self);
  find_focus (self);
  find_mass (self);
  return self;
}

static Picture *
load_picture (const gchar *file, const gchar *folder, GError **error)
{
  g_autofree gchar *path = media_resolve (file, folder, folder, error);
  g_autoptr (GBytes) bytes =
      path ? media_load (path, &media_default_limits, error) : NULL;
  g_autoptr (MediaImage) image = bytes
      ? media_decode_image (bytes, file, &media_default_limits, NULL, error)
      : NULL;

  return image ? picture_new_from_rgba (image->rgba, image->width * 4,
             image->width, image->height, PICTURE_BT709, 0x000000ff)
               : NULL;
}

Sight *
sight_load (const gchar *file, const gchar *folder, gint cover_width,
    gint cover_height, GError **error)
{
  g_autoptr (Picture) picture = load_picture (file, folder, error);

  return picture ? sight_new (picture, cover_width, cover_height) : NULL;
}

Sight *
sight_load_contained (const gchar *file, const gchar *folder, gint frame_width,
    gint frame_height, GError **error)
{
  g_autoptr (Picture) picture = load_picture (file, folder, error);
  g_autoptr (Picture) frame = picture
      ? backdrop_contain (picture, frame_width, frame_height, 1, NULL)
      : NULL;

  return frame ? sight_new (frame, frame_width, frame_height) : NULL;
}

void
sight_free (Sight *self)
{
  g_free (self->rgba);
  g_free (self->detail);
  g_free (self->interest);
  g_free (self);
}

void
sight_focus (const Sight *self, gdouble *x, gdouble *y)
{
  *x = self->focus_x;
  *y = self->focus_y;
}

void
sight_mass (const Sight *self, gdouble *x, gdouble *y)
{
  *x = self->mass_x;
  *y = self->mass_y;
}

gboolean
sight_is_wide (const Sight *self)
{
  return self->width > self->height;
}

/* ---- parts of it ---- */

typedef struct {
  gint x0, y0, x1, y1;
} Cells;

/* Every pixel that @rect touches, at least one. */
static Cells
cells_of (const Sight *self, const SightRect *rect)
{
  Cells cells;

  cells.x0 = CLAMP ((gint) floor (rect->x * self->width), 0, self->width - 1);
  cells.y0 = CLAMP ((gint) floor (rect->y * self->height), 0, self->height - 1);
  cells.x1 = CLAMP ((gint) ceil ((rect->x + rect->width) * self->width),
      cells.x0 + 1, self->width);
  cells.y1 = CLAMP ((gint) ceil ((rect->y + rect->height) * self->height),
      cells.y0 + 1, self->height);
  return cells;
}

gdouble
sight_detail (const Sight *self, const SightRect *rect)
{
  const Cells cells = cells_of (self, rect);
  gdouble sum = 0;

  for (gint y = cells.y0; y < cells.y1; y++)
    for (gint x = cells.x0; x < cells.x1; x++)
      sum += self->detail[y * self->width + x];
  sum /= (cells.x1 - cells.x0) * (cells.y1 - cells.y0);
  return self->mean_detail > 0 ? sum / self->mean_detail : 0;
}

/* Of a veil at a row of the small picture. */
static gdouble
veil_at (const SightVeil *veil, gint y, gint height)
{
  const gdouble alpha = veil ? (veil->color & 0xff) / 255. : 0;

  if (!veil || !veil->strength)
    return alpha;
  return alpha
      * veil->strength[MIN (
          (guint) ((y + .5) * veil->rows / height), veil->rows - 1)];
}

static gdouble
luminance_under (const guint8 *p, const SightVeil *veil, gdouble alpha)
{
  const guint32 color = veil ? veil->color : 0;

  return luminance (p[0] + ((color >> 24) - (gdouble) p[0]) * alpha,
      p[1] + ((color >> 16 & 0xff) - (gdouble) p[1]) * alpha,
      p[2] + ((color >> 8 & 0xff) - (gdouble) p[2]) * alpha);
}

gdouble
sight_contrast (const Sight *self, const SightRect *rect, guint32 ink,
    const SightVeil *veil)
{
  const Cells cells = cells_of (self, rect);
  const gdouble light = sight_luminance (ink);
  gdouble least = 21;

  for (gint y = cells.y0; y < cells.y1; y++) {
    const gdouble alpha = veil_at (veil, y, self->height);

    for (gint x = cells.x0; x < cells.x1; x++) {
      const guint8 *p = self->rgba + 4 * ((gsize) y * self->width + x);

      least =
          MIN (least, sight_ratio (light, luminance_under (p, veil, alpha)));
    }
  }
  return least;
}
