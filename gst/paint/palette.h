/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Colours: a palette is four inks; tones are what a time of day makes of
 * them. Every colour of a picture is a mix of its tones. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  gdouble r, g, b;
} Ink;

typedef struct {
  const gchar *name;
  guint32 deep, mid, light, accent; /* 0xRRGGBB */
  gdouble vignette;                 /* 0 .. 1 */
  gdouble grain;                    /* in steps of 1/255 */
} Palette;

typedef enum { DAYTIME_DAWN, DAYTIME_DAY, DAYTIME_DUSK, DAYTIME_NIGHT } Daytime;

typedef struct {
  Ink zenith, sky, horizon; /* the sky from top to bottom */
  Ink cloud, cloud_lit;
  Ink sun;                      /* the disc, and what shines */
  Ink far, near;                /* the ends of the haze */
  Ink lit;                      /* a surface that the light meets */
  Ink lamp;                     /* windows, lanterns, fire */
  Ink deep, mid, light, accent; /* the palette itself */
} Tones;

/* NULL-terminated. */
const Palette *palette_find (const gchar *name);
const gchar *const *palette_names (void);
Tones palette_tones (const Palette *palette, Daytime time);

Ink ink_hex (guint32 rgb);
/* In linear light, so that a mix of far colours does not turn to mud. */
Ink ink_mix (Ink a, Ink b, gdouble t);
/* Darker (below 1) or brighter. */
Ink ink_shade (Ink ink, gdouble factor);

G_END_DECLS
