/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What motifs paint with: air, ground, water and light, each over the whole
 * canvas. Things with an outline are props (prop.h). */
#pragma once

#include "canvas.h"
#include "eye.h"

G_BEGIN_DECLS

/* brush-sky.c */
typedef struct {
  gdouble cover;  /* 0 clear .. 1 closed */
  gdouble glow;   /* how much of the sky the light fills */
  gdouble bottom; /* y where the sky's colours end */
} Sky;
void brush_sky (Canvas *canvas, Sky sky);
/* The sky that the prompt's weather asks for, with sun, moon or stars. */
void brush_weather_sky (Canvas *canvas);
void brush_sun (Canvas *canvas, gdouble radius);
void brush_stars (Canvas *canvas, gdouble bottom, gint count);

/* brush-air.c */
void brush_haze (
    Canvas *canvas, gdouble top, gdouble bottom, Ink ink, gdouble alpha);
void brush_glow (Canvas *canvas, gdouble x, gdouble y, gdouble radius, Ink ink,
    gdouble alpha);
/* Layered smoke rising from a line at @base between @x0 and @x1. */
void brush_smoke (Canvas *canvas, gdouble x0, gdouble x1, gdouble base,
    gdouble height, Ink dark, Ink lit, gdouble alpha);
void brush_mist (
    Canvas *canvas, gdouble y, gdouble thickness, Ink ink, gdouble alpha);
/* One plume, leaning with the wind. */
void brush_plume (Canvas *canvas, gdouble x, gdouble y, gdouble size, Ink dark,
    Ink lit, gdouble alpha);
void brush_rays (Canvas *canvas, gdouble x, gdouble y, Ink ink, gdouble alpha);
void brush_rain (Canvas *canvas, Ink ink, gdouble alpha);
void brush_snow (Canvas *canvas);
void brush_embers (Canvas *canvas, gdouble base, gint count);
/* Rain, snow, fog: what hangs before everything. */
void brush_weather_air (Canvas *canvas);

/* brush-ground.c */
typedef struct {
  gdouble base;   /* the mean height of the line, y */
  gdouble height; /* what rises above it, pixels */
  gdouble span;   /* hills across the picture */
  gdouble rough;  /* 0 smooth .. 1 jagged */
  gdouble depth;
  gdouble mist; /* haze at its foot, 0..1 */
} Ridge;
/* Returns the line, one y a column; free with g_free(). */
gfloat *brush_ridge (Canvas *canvas, Ridge ridge);
/* The same with faces towards and away from the light. */
gfloat *brush_mountain (Canvas *canvas, Ridge ridge, gdouble snow);

/* brush-terrain.c: land, sea or cloud as a relief in perspective. Lengths are
 * in heights of the eye; z grows away from it. */
typedef struct {
  gfloat x, z, height;
  gfloat across, along; /* how steeply it rises to the right, and away */
  gfloat light;         /* 0 turned away .. 1 faces the light */
  gfloat size;          /* of an eye's height there, pixels */
} Spot;

typedef struct Terrain Terrain;
struct Terrain {
  gdouble horizon;  /* y */
  gdouble from, to; /* z; 0, 0: from the viewer's feet to the horizon */
  gdouble reach;    /* z where half of it is haze */
  Ink haze;
  gfloat (*height) (const Terrain *terrain, gfloat x, gfloat z);
  Wash (*ink) (const Terrain *terrain, const Spot *spot);
  guint64 seed;
  gconstpointer data;
};
void brush_terrain (Canvas *canvas, const Terrain *terrain);

typedef struct {
  gdouble x, y, size; /* pixels */
} Place;
/* Where the ground at @z is that stands at @x of the picture. */
Place brush_place (
    const Canvas *canvas, const Terrain *terrain, gdouble x, gdouble z);

/* brush-focus.c: what lies out of focus behind a near thing. */
typedef struct {
  Ink dark, middle, bright;
  gint discs;
  gdouble size; /* of a disc */
} Blur;
void brush_blur (Canvas *canvas, Blur blur);
/* A soft round light, of even brightness but for its edge. */
void brush_disc (Canvas *canvas, gdouble x, gdouble y, gdouble radius, Ink ink,
    gdouble alpha);

/* brush-water.c: below @top, what stands above it, broken by waves. */
typedef struct {
  gdouble top, bottom;
  gdouble rough; /* 0 mirror .. 1 sea */
  gdouble clear; /* how much of the reflection is seen */
} Water;
void brush_water (Canvas *canvas, Water water);
/* Breaks what is painted on the water already. */
void brush_ripples (Canvas *canvas, Water water);

/* brush-fire.c: burning along a line, hottest at the focus. */
void brush_fire (Canvas *canvas, gdouble base, gdouble height, gdouble spread);

/* brush-surface.c */
typedef struct {
  gdouble x0, y0, x1, y1;
  gdouble across, down; /* cells of the grain */
  gdouble warp;
  Ink dark, lit;
  gdouble alpha;
} Surface;
/* Grain, stains or light spots on what a rectangle shows already. */
void brush_surface (Canvas *canvas, Surface surface);
typedef struct {
  gdouble drop;    /* how far it lies below the eye, metres */
  gdouble cell;    /* metres */
  gdouble stretch; /* how much longer than wide a cell is */
  Ink dark, lit;
  gdouble alpha;
  gdouble top; /* y where a wall ends it, or 0 */
} Floor;
/* The same on the ground, as far as it can be told. */
void brush_floor (Canvas *canvas, const Eye *eye, Floor ground);
typedef struct {
  gdouble drop, near, x0, x1;
  gdouble length, width; /* of a stone or board, metres */
  Ink joint;
  gdouble alpha;
  gdouble top; /* y where a wall ends them, or 0 */
} Stones;
/* The joints of paving. */
void brush_stones (Canvas *canvas, const Eye *eye, Stones stones);
typedef struct {
  gdouble x0, y0, x1, y1, size;
  gint count;
  gdouble alpha;
} Bokeh;
/* Lamps far out of focus. */
void brush_bokeh (Canvas *canvas, Bokeh bokeh);
typedef struct {
  gdouble x, y, to_x, to_y, width;
  gdouble spread; /* how much wider it ends than it begins */
} Shaft;
/* A beam with soft edges, strongest where it begins. */
void brush_shaft (Canvas *canvas, Shaft shaft, Ink ink, gdouble alpha);
/* Fills the path, from one ink at (x0, y0) to the other at (x1, y1). */
void brush_wash (Canvas *canvas, gdouble x0, gdouble y0, gdouble x1, gdouble y1,
    Ink from, Ink to);

/* finish.c */
/* Light that falls off: @dim everywhere, @down from the top to the foot, @out
 * from the focus to the sides; below 0 it grows. */
typedef struct {
  gdouble bloom, vignette, grain;
  gdouble dim, down, out;
} Finish;
void brush_finish (Canvas *canvas, Finish finish);

G_END_DECLS
