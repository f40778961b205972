/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a prompt asks for, in the painter's words. Knows words, not colours
 * or shapes. */
#pragma once

#include <glib.h>

#include "palette.h"

G_BEGIN_DECLS

typedef enum {
  ERA_ANY,
  ERA_ROMAN,
  ERA_MEDIEVAL,
  ERA_INDUSTRIAL,
  ERA_MODERN
} Era;

typedef enum {
  TRAIT_FIRE = 1 << 0,
  TRAIT_SMOKE = 1 << 1,
  TRAIT_RAIN = 1 << 2,
  TRAIT_SNOW = 1 << 3,
  TRAIT_FOG = 1 << 4,
  TRAIT_STORM = 1 << 5,
  TRAIT_PEOPLE = 1 << 6,
  TRAIT_WATER = 1 << 7,
  TRAIT_SHIPS = 1 << 8,
  TRAIT_BRIDGE = 1 << 9,
  TRAIT_TRAIN = 1 << 10,
  TRAIT_TREES = 1 << 11,
  TRAIT_STARS = 1 << 12,
  TRAIT_SOLDIERS = 1 << 13,
  TRAIT_BIRDS = 1 << 14,
  TRAIT_SPIRE = 1 << 15, /* one tower above all others */
  TRAIT_LAB = 1 << 16,   /* glassware rather than books */
  TRAIT_CLEAR = 1 << 17, /* a sky without cloud */
  TRAIT_CRANES = 1 << 18,
  TRAIT_SAILS = 1 << 24,   /* in whatever era */
  TRAIT_MAST = 1 << 25,    /* a tower that sends, over the town */
  TRAIT_CENTRED = 1 << 26, /* the subject in the middle */
  TRAIT_SAND = 1 << 27,    /* an hourglass rather than a clock */
  TRAIT_BENCH = 1 << 28,   /* a workbench rather than a forge */
  TRAIT_AUTUMN = 1 << 19,
  TRAIT_DEEP = 1 << 20, /* where no daylight comes */
  TRAIT_LAVA = 1 << 21,
  TRAIT_BEASTS = 1 << 22,
  TRAIT_BEAM = 1 << 23,  /* one beam of light in the dark */
  TRAIT_OLD = 1 << 29,   /* a person of many years */
  TRAIT_CROWN = 1 << 30, /* who wears one */
} Trait;

/* How towns are built there, where it is not as in Europe. */
typedef enum { REGION_ANY, REGION_EAST, REGION_SOUTH } Region;

/* Who a person is. */
typedef enum {
  PERSON_ANY,
  PERSON_WOMAN,
  PERSON_MAN,
  PERSON_GIRL,
  PERSON_BOY,
  PERSON_CHILD
} Person;

/* How near and from where it is seen. */
typedef enum { VIEW_ANY, VIEW_WIDE, VIEW_CLOSE, VIEW_LOW, VIEW_HIGH } Viewpoint;

typedef struct {
  const gchar *motif;
  Era era;
  gint time; /* Daytime, or -1: not said */
  Viewpoint view;
  gint side; /* of the subject: -1 left, 1 right, 0: not said */
  guint traits;
  const gchar *family;   /* that the prompt's mood asks for, or NULL */
  const gchar *thing;    /* goods, by the name of their drawing, or NULL */
  const gchar *landmark; /* the same of a building */
  Region region;
  Person person;
  guint64 name; /* a hash of whom the first clause names, or 0 */
} Subject;

/* The motif is always set; what the prompt leaves open is not. */
Subject subject_read (const gchar *prompt);
/* A hash of the words, for seeds. */
guint64 subject_hash (const gchar *prompt);

G_END_DECLS
