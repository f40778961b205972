/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What else there is to see where a subject lives: a film about bees is also
 * one of flowers and meadows. To give a motif kin, add a row. */

#include "motif.h"

enum { KIN = 5 };

static const struct {
  const gchar *name, *kin[KIN];
} rows[] = {
  { "map", { "mountain", "harbour", "interior", "sea", "road" } },
  { "fire", { "city", "volcano", "storm", "river", "crowd" } },
  { "harbour", { "sea", "beach", "city", "bridge", "market" } },
  { "river", { "waterfall", "village", "lake", "bridge", "meadow" } },
  { "factory", { "city", "harbour", "crowd", "railway", "workshop" } },
  { "portrait", { "library", "desk", "crowd", "street", "interior" } },
  { "crowd", { "city", "portrait", "interior", "street", "banner" } },
  { "interior", { "library", "desk", "portrait", "street", "clock" } },
  { "plinth", { "sill", "lineup", "outing", "backlight", "desk" } },
  { "sill", { "plinth", "outing", "backlight", "lineup", "table" } },
  { "outing", { "plinth", "sill", "backlight", "lineup", "meadow" } },
  { "lineup", { "plinth", "sill", "outing", "backlight", "market" } },
  { "backlight", { "plinth", "outing", "sill", "lineup", "theatre" } },
  { "landmark", { "city", "street", "river", "market", "crowd" } },
  { "desert", { "canyon", "milkyway", "savanna", "road", "clouds" } },
  { "sea", { "beach", "underwater", "clouds", "landmark", "harbour" } },
  { "mountain", { "lake", "winter", "village", "clouds", "road" } },
  { "forest", { "avenue", "waterfall", "meadow", "lake", "rain" } },
  { "space", { "orbit", "milkyway", "lunar", "launch", "aurora" } },
  { "city", { "street", "river", "market", "landmark", "bridge" } },
  { "abstract", { "space", "clouds", "plinth", "sea", "network" } },
  { "farmland", { "village", "meadow", "avenue", "clouds", "market" } },
  { "meadow", { "garden", "farmland", "forest", "clouds", "lake" } },
  { "village", { "farmland", "mountain", "avenue", "market", "river" } },
  { "savanna", { "desert", "storm", "milkyway", "river", "canyon" } },
  { "garden", { "honeycomb", "meadow", "avenue", "farmland", "rain" } },
  { "honeycomb", { "garden", "meadow", "farmland", "avenue", "table" } },
  { "avenue", { "forest", "rain", "garden", "road", "village" } },
  { "winter", { "aurora", "lake", "forest", "village", "mountain" } },
  { "iceberg", { "aurora", "sea", "winter", "underwater", "clouds" } },
  { "aurora", { "winter", "iceberg", "milkyway", "mountain", "lake" } },
  { "milkyway", { "space", "mountain", "desert", "aurora", "lake" } },
  { "clouds", { "mountain", "storm", "orbit", "aircraft", "sea" } },
  { "storm", { "clouds", "rain", "farmland", "sea", "road" } },
  { "rain", { "storm", "river", "avenue", "street", "clouds" } },
  { "canyon", { "desert", "waterfall", "clouds", "river", "cave" } },
  { "cave", { "waterfall", "mountain", "beach", "underwater", "canyon" } },
  { "volcano", { "mountain", "storm", "beach", "clouds", "lake" } },
  { "waterfall", { "forest", "lake", "cave", "canyon", "river" } },
  { "lake", { "mountain", "forest", "village", "meadow", "winter" } },
  { "beach", { "sea", "underwater", "clouds", "harbour", "landmark" } },
  { "underwater", { "sea", "beach", "clouds", "cave", "harbour" } },
  { "orbit", { "space", "lunar", "clouds", "launch", "aurora" } },
  { "lunar", { "orbit", "space", "milkyway", "launch", "desert" } },
  { "market", { "city", "crowd", "village", "table", "street" } },
  { "castle", { "village", "city", "mountain", "map", "market" } },
  { "railway", { "city", "farmland", "factory", "bridge", "mountain" } },
  { "bicycle", { "city", "avenue", "meadow", "street", "workshop" } },
  { "aircraft", { "clouds", "orbit", "sea", "mountain", "city" } },
  { "launch", { "space", "clouds", "orbit", "crowd", "lunar" } },
  { "library", { "portrait", "interior", "rain", "manuscript", "desk" } },
  { "laboratory",
      { "portrait", "interior", "abstract", "library", "network" } },
  { "workshop", { "factory", "city", "portrait", "street", "table" } },
  { "manuscript", { "map", "interior", "portrait", "library", "castle" } },
  { "theatre", { "crowd", "city", "portrait", "street", "interior" } },
  { "banner", { "crowd", "city", "clouds", "landmark", "street" } },
  { "cup", { "farmland", "street", "table", "sill", "market" } },
  { "table", { "farmland", "garden", "market", "sill", "cup" } },
  { "desk", { "interior", "rain", "city", "library", "sill" } },
  { "network", { "abstract", "city", "space", "desk", "laboratory" } },
  { "clock", { "city", "interior", "milkyway", "landmark", "street" } },
  { "ruins", { "desert", "city", "meadow", "landmark", "map" } },
  { "street", { "city", "rain", "crowd", "market", "landmark" } },
  { "bridge", { "river", "city", "waterfall", "landmark", "railway" } },
  { "road", { "avenue", "farmland", "mountain", "desert", "village" } },
};

/* A landmark that stands far from towns lives among other things than they. */
static const struct {
  const gchar *name, *kin[KIN];
} alone[] = {
  { "lighthouse", { "sea", "harbour", "beach", "clouds", "village" } },
  { "windmill", { "farmland", "river", "meadow", "village", "clouds" } },
  { "pyramids", { "desert", "river", "milkyway", "market", "map" } },
  { "redeemer", { "beach", "city", "clouds", "harbour", "mountain" } },
  { "keep", { "castle", "village", "garden", "mountain", "street" } },
};

const gchar *
motif_kin (const gchar *name, const gchar *landmark, guint nth)
{
  if (nth == 0)
    return name;
  for (gsize i = 0; g_str_equal (name, "landmark") && i < G_N_ELEMENTS (alone);
       i++)
    if (g_strcmp0 (alone[i].name, landmark) == 0)
      return alone[i].kin[(nth - 1) % KIN];
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (rows[i].name, name))
      return rows[i].kin[(nth - 1) % KIN];
  return name;
}
