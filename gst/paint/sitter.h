/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Who sits for a portrait: the same name is the same person in every picture
 * of a movie. Knows nothing of how a picture is composed. */
#pragma once

#include "canvas.h"

G_BEGIN_DECLS

typedef enum {
  HAIR_SHORT,
  HAIR_BUN,
  HAIR_LONG,
  HAIR_BOB,
  HAIR_UPDO,
  HAIR_CURLS,
  HAIR_TAIL,
  HAIR_BALD,
  HAIR_TOPKNOT
} Hair;

typedef enum {
  HAT_NONE,
  HAT_TOP,
  HAT_BONNET,
  HAT_LAUREL,
  HAT_HOOD,
  HAT_VEIL,
  HAT_CAP,
  HAT_CROWN
} Hat;

typedef struct {
  Canvas *c;
  gboolean woman, child, old;
  Hair hair;
  Hat hat;
  gboolean beard, glasses;
  gdouble nose, neck; /* how far they stand out, how wide: 1 a man's */
  Ink skin, shade, lit, locks, cloth, trim;
  guint64 seed;
} Sitter;

Sitter sitter_for (Canvas *canvas, Dice *dice);
/* Both stand with the chin at (0, 0) of the canvas's space, the crown at -1,
 * in light from the right. */
void sitter_profile (const Sitter *sitter);
void sitter_front (const Sitter *sitter);

G_END_DECLS
