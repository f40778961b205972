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

/* prop-tree.c */
/* A broadleaf: @full 0 bare .. 1 in leaf. */
void prop_leafy (Canvas *canvas, Dice *dice, gdouble x, gdouble y,
    gdouble height, gdouble full, Ink ink, Ink lit);
void prop_acacia (Canvas *canvas, Dice *dice, gdouble x, gdouble y,
    gdouble height, Ink ink, Ink lit);
void prop_palm (Canvas *canvas, Dice *dice, gdouble x, gdouble y,
    gdouble height, Ink ink, Ink lit);
/* Blades between @x0 and @x1, bent by the wind. */
typedef struct {
  gdouble x0, x1, y, height;
  gint count;
  Ink ink, lit;
} Grass;
void prop_grass (Canvas *canvas, Grass grass);

/* prop-farm.c */
void prop_barn (Canvas *canvas, Dice *dice, gdouble x, gdouble y,
    gdouble height, Ink ink, Ink lit, Ink lamp);
/* Posts and rails along a line of the ground. */
void prop_fence (Canvas *canvas, gdouble x0, gdouble y0, gdouble x1, gdouble y1,
    gdouble height0, gdouble height1, Ink ink);

/* prop-bloom.c */
typedef enum {
  FLOWER_DAISY,
  FLOWER_POPPY,
  FLOWER_TULIP,
  FLOWER_SPIKE,
  FLOWER_UMBEL,
  FLOWER_N_KINDS
} FlowerKind;
typedef struct {
  FlowerKind kind;
  gdouble x, y, height, head; /* its foot; the radius of its head */
  Ink petal, shade, heart, stem;
} Flower;
void prop_flower (Canvas *canvas, Dice *dice, const Flower *flower);
/* One petal along the x axis of what is set, from @root to @tip, veined. */
void prop_petal (Canvas *canvas, gdouble root, gdouble tip, gdouble wide,
    Ink shade, Ink petal);
/* Seen from its side; @angle as it flies. */
typedef struct {
  gdouble x, y, size, angle;
  Ink body, band, wing;
} Bee;
void prop_bee (Canvas *canvas, const Bee *bee);
void prop_butterfly (Canvas *canvas, Dice *dice, gdouble x, gdouble y,
    gdouble size, Ink ink, Ink lit);

/* prop-beast.c */
typedef enum {
  BEAST_ELEPHANT,
  BEAST_GIRAFFE,
  BEAST_ANTELOPE,
  BEAST_COW,
  BEAST_DEER,
  BEAST_N_KINDS
} BeastKind;
/* Its highest point is @height above (x, y); it looks to @way. */
void prop_beast (Canvas *canvas, BeastKind kind, gdouble x, gdouble y,
    gdouble height, gdouble way, Ink ink, Ink rim);

/* prop-reef.c */
void prop_fish (Canvas *canvas, gdouble x, gdouble y, gdouble length,
    gdouble way, Ink ink, Ink lit);
void prop_school (Canvas *canvas, Dice *dice, gdouble x, gdouble y,
    gdouble spread, gint count, Ink ink, Ink lit);
void prop_whale (Canvas *canvas, gdouble x, gdouble y, gdouble length,
    gdouble way, Ink ink, Ink lit);
void prop_jellyfish (Canvas *canvas, Dice *dice, gdouble x, gdouble y,
    gdouble size, Ink ink, Ink lit);
void prop_coral (Canvas *canvas, Dice *dice, gdouble x, gdouble y,
    gdouble height, Ink ink, Ink lit);
void prop_weed (
    Canvas *canvas, Dice *dice, gdouble x, gdouble y, gdouble height, Ink ink);

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

/* prop-goods.c */
typedef struct Thing Thing;
typedef struct {
  Canvas *c;
  const Thing *thing;
  gdouble x, y, size; /* the larger of its height and most of its width */
  Ink ink;
  gdouble tilt; /* radians */
} Show;
/* NULL: none of that name. */
const Thing *prop_thing (const gchar *name);
/* What stands for goods that nobody names. */
const Thing *prop_thing_any (Dice *dice);
gboolean prop_thing_flies (const Thing *thing);
/* Whether it stands on the ground and not on something. */
gboolean prop_thing_is_grounded (const Thing *thing);
gdouble prop_thing_height (const Thing *thing, gdouble size);
gdouble prop_thing_width (const Thing *thing, gdouble size);
void prop_thing_shadow (const Show *show);
void prop_thing_show (const Show *show);
/* In what it stands on. @clear: how much of it, 0..1. */
void prop_thing_mirror (const Show *show, gdouble clear);
/* As a shape against the light. */
void prop_thing_dark (const Show *show, Ink shade, Ink rim);

G_END_DECLS
