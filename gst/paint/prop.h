/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Things with an outline: trees, houses, ships, people. Each stands on (x, y)
 * and is as high as it is told. */
#pragma once

#include "canvas.h"

G_BEGIN_DECLS

/* prop-nature.c */
void prop_pine (Canvas *canvas, Dice *dice, gdouble x, gdouble y,
    gdouble height, Ink ink, Ink rim);
void prop_tree (Canvas *canvas, Dice *dice, gdouble x, gdouble y,
    gdouble height, Ink ink, Ink rim);
void prop_trunk (Canvas *canvas, Dice *dice, gdouble x, gdouble y,
    gdouble width, Ink ink, Ink rim);
void prop_birds (Canvas *canvas, gdouble x, gdouble y, gint count);
/* Bushes and grass along the lower edge, as a frame. */
void prop_foreground (Canvas *canvas, gdouble height, Ink ink);

/* prop-building.c */
typedef struct {
  gdouble base;      /* y they stand on */
  gdouble low, high; /* their heights, pixels */
  gdouble width;     /* the mean width */
  gdouble depth;
  gdouble lamps; /* share of lit windows */
  gdouble gap;   /* share of empty ground */
  gdouble x0, x1;
} Row;
void prop_buildings (Canvas *canvas, Row row);
void prop_building (Canvas *canvas, Dice *dice, gdouble x, gdouble y,
    gdouble width, gdouble height, gdouble depth, gdouble lamps);
/* The one that the eye goes to: temple, cathedral, mill or spire. */
void prop_landmark (Canvas *canvas, Dice *dice, gdouble x, gdouble y,
    gdouble height, gdouble depth, gdouble lamps);

/* prop-works.c */
void prop_bridge (Canvas *canvas, Dice *dice, gdouble x0, gdouble x1,
    gdouble water, gdouble deck, gdouble thick, Ink ink, Ink rim);
void prop_crane (
    Canvas *canvas, Dice *dice, gdouble x, gdouble y, gdouble height, Ink ink);
void prop_chimney (Canvas *canvas, Dice *dice, gdouble x, gdouble y,
    gdouble height, Ink ink, Ink rim);
void prop_train (Canvas *canvas, Dice *dice, gdouble x, gdouble y,
    gdouble height, Ink ink, Ink rim);

/* prop-ship.c */
/* Under sail, steam or containers, as the era has it. */
void prop_ship (Canvas *canvas, Dice *dice, gdouble x, gdouble y,
    gdouble height, Ink ink, Ink lit);
void prop_quay_crane (
    Canvas *canvas, Dice *dice, gdouble x, gdouble y, gdouble height, Ink ink);

/* prop-tower.c */
typedef struct {
  Ink wall, rim, lamp;
  gdouble lamps;
} TowerInks;
/* The tower that a modern town is known by: one of six. */
void prop_tower (Canvas *canvas, Dice *dice, gdouble x, gdouble y,
    gdouble height, TowerInks inks);

/* prop-bridge.c */
/* A bridge that leads from the near edge to the town at the vanishing point;
 * all lengths are those at distance 1. @mirror: what the water shows. */
typedef struct {
  gdouble vx, vy;      /* the vanishing point */
  gdouble aside;       /* how far it stands from the axis */
  gdouble deck, water; /* above and below the eye */
  gdouble near, far;   /* distances */
} Road;
void prop_road_bridge (Canvas *canvas, Road road, gboolean mirror);

/* prop-people.c */
void prop_person (Canvas *canvas, Dice *dice, gdouble x, gdouble y,
    gdouble height, Ink ink, Ink rim);
/* The same with arms and legs, for those who come near. */
void prop_walker (Canvas *canvas, Dice *dice, gdouble x, gdouble y,
    gdouble height, Ink ink, Ink rim);
void prop_people (Canvas *canvas, gdouble x0, gdouble x1, gdouble y,
    gdouble height, gint count, Ink ink, Ink rim);
void prop_camel (
    Canvas *canvas, Dice *dice, gdouble x, gdouble y, gdouble height, Ink ink);

/* prop-things.c */
/* Half widths down a silhouette, from 1 at the top to 0 at the foot. */
typedef struct {
  const gdouble (*at)[2];
  gint n;
  gboolean curved; /* between its points */
} Profile;
extern const Profile prop_bottle, prop_vase, prop_jar, prop_jug, prop_bowl;
extern const Profile prop_cup, prop_goblet;
/* A body of revolution, lit from one side. */
void prop_turned (Canvas *canvas, gdouble x, gdouble y, gdouble height,
    const Profile *profile, Ink ink, Ink lit);
void prop_ball (
    Canvas *canvas, gdouble x, gdouble y, gdouble r, Ink ink, Ink lit);
/* An ellipse as a path. */
void prop_oval (Canvas *canvas, gdouble x, gdouble y, gdouble rx, gdouble ry);
void prop_drum (Canvas *canvas, gdouble x, gdouble top, gdouble r,
    gdouble height, Ink ink, Ink lit);
/* The soft shadow at a thing's foot, away from the light. */
void prop_shadow (Canvas *canvas, gdouble x, gdouble y, gdouble rx, gdouble ry);
void prop_flask (Canvas *canvas, Dice *dice, gdouble x, gdouble y,
    gdouble height, Ink glass);
/* Books that lie on each other. */
void prop_pile (
    Canvas *canvas, Dice *dice, gdouble x, gdouble y, gdouble width);
void prop_lamp (Canvas *canvas, gdouble x, gdouble y, gdouble height);
/* @reach: of its light. */
void prop_candle (
    Canvas *canvas, gdouble x, gdouble y, gdouble height, gdouble reach);
void prop_steam (
    Canvas *canvas, gdouble x, gdouble y, gdouble height, gdouble alpha);

G_END_DECLS
