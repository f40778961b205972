/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The picture in the making: pixels, light, composition. One canvas belongs
 * to one thread. */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "dice.h"
#include "noise.h"
#include "painter.h"
#include "palette.h"
#include "subject.h"

G_BEGIN_DECLS

typedef struct {
  cairo_surface_t *surface; /* CAIRO_FORMAT_RGB24 */
  cairo_t *cr;
  gint width, height;
  gdouble w, h;
  gdouble u; /* a hundredth of the picture's size */
  Dice dice;
  Subject subject;
  Daytime time;
  const Palette *palette;
  Tones tones;
  /* Composition, in pixels. The light stands on the side of the focus, the
   * title on the other. */
  gdouble horizon;
  gdouble focus_x;
  gdouble sun_x, sun_y;
  gdouble side; /* of the focus: -1 left, 1 right */
  gdouble lift; /* of the horizon, by the view: a share of the height */
  PainterQuiet quiet;
  gfloat *row[3]; /* scratch, width samples each */
  GCancellable *cancellable;
} Canvas;

Canvas *canvas_new (gint width, gint height, guint64 seed);
void canvas_free (Canvas *canvas);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Canvas, canvas_free)

gboolean canvas_cancelled (const Canvas *canvas);
gboolean canvas_is_tall (const Canvas *canvas);
static inline gboolean
canvas_has (const Canvas *canvas, guint trait)
{
  return (canvas->subject.traits & trait) != 0;
}

/* Makes all things larger or smaller and moves the horizon, as the prompt's
 * view asks; before anything is composed. */
void canvas_frame (Canvas *canvas, Viewpoint view);
/* Puts the horizon between @low and @high of the height (tall pictures a
 * little lower), the focus on a third, the light near it. */
void canvas_compose (Canvas *canvas, gdouble low, gdouble high);
/* Whether something at (x, y) that is @margin pixels large would stand in the
 * title's place. */
gboolean canvas_in_quiet (
    const Canvas *canvas, gdouble x, gdouble y, gdouble margin);

/* depth 0: at the viewer's feet, 1: lost in the haze. */
Ink canvas_tone (const Canvas *canvas, gdouble depth);
/* What a thing's own colour is in this light. */
Ink canvas_local (const Canvas *canvas, Ink own);
void canvas_ink (Canvas *canvas, Ink ink, gdouble alpha);
void canvas_fill (Canvas *canvas, Ink ink, gdouble alpha);

/* A row of 0x00RRGGBB pixels; between canvas_begin_pixels and
 * canvas_end_pixels only. */
guint32 *canvas_row (Canvas *canvas, gint y);
void canvas_begin_pixels (Canvas *canvas);
void canvas_end_pixels (Canvas *canvas);

typedef struct {
  gfloat r, g, b; /* 0..255 */
} Wash;

static inline Wash
wash_of (Ink ink)
{
  Wash wash = { (gfloat) ink.r * 255, (gfloat) ink.g * 255,
    (gfloat) ink.b * 255 };

  return wash;
}

static inline Wash
wash_mix (Wash a, Wash b, gfloat t)
{
  a.r += (b.r - a.r) * t;
  a.g += (b.g - a.g) * t;
  a.b += (b.b - a.b) * t;
  return a;
}

static inline guint32
wash_pack (Wash wash)
{
  return (guint32) (wash.r + 0.5f) << 16 | (guint32) (wash.g + 0.5f) << 8
      | (guint32) (wash.b + 0.5f);
}

static inline Wash
wash_unpack (guint32 pixel)
{
  Wash wash = { (pixel >> 16) & 0xff, (pixel >> 8) & 0xff, pixel & 0xff };

  return wash;
}

G_END_DECLS
