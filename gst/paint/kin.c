/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What else there is to see where a subject lives: a film about bees is also
 * one of flowers and meadows. To give a motif kin, add a row. */

#include "motif.h"

enum { KIN = 3 };

static const struct {
  const gchar *name, *kin[KIN];
} rows[] = {
  { "map", { "mountain", "harbour", "interior" } },
  { "fire", { "city", "volcano", "storm" } },
  { "harbour", { "sea", "beach", "city" } },
  { "river", { "waterfall", "village", "lake" } },
  { "factory", { "city", "harbour", "crowd" } },
  { "portrait", { "library", "desk", "crowd" } },
  { "crowd", { "city", "portrait", "interior" } },
  { "interior", { "library", "desk", "portrait" } },
  { "plinth", { "table", "desk", "abstract" } },
  { "desert", { "canyon", "milkyway", "savanna" } },
  { "sea", { "beach", "underwater", "clouds" } },
  { "mountain", { "lake", "winter", "village" } },
  { "forest", { "avenue", "waterfall", "meadow" } },
  { "space", { "orbit", "milkyway", "lunar" } },
  { "city", { "street", "river", "market" } },
  { "abstract", { "space", "clouds", "plinth" } },
  { "farmland", { "village", "meadow", "avenue" } },
  { "meadow", { "garden", "farmland", "forest" } },
  { "village", { "farmland", "mountain", "avenue" } },
  { "savanna", { "desert", "storm", "milkyway" } },
  { "garden", { "honeycomb", "meadow", "avenue" } },
  { "honeycomb", { "garden", "meadow", "farmland" } },
  { "avenue", { "forest", "rain", "garden" } },
  { "winter", { "aurora", "lake", "forest" } },
  { "iceberg", { "aurora", "sea", "winter" } },
  { "aurora", { "winter", "iceberg", "milkyway" } },
  { "milkyway", { "space", "mountain", "desert" } },
  { "clouds", { "mountain", "storm", "orbit" } },
  { "storm", { "clouds", "rain", "farmland" } },
  { "rain", { "storm", "river", "avenue" } },
  { "canyon", { "desert", "waterfall", "clouds" } },
  { "cave", { "waterfall", "mountain", "beach" } },
  { "volcano", { "mountain", "storm", "beach" } },
  { "waterfall", { "forest", "lake", "cave" } },
  { "lake", { "mountain", "forest", "village" } },
  { "beach", { "sea", "underwater", "clouds" } },
  { "underwater", { "sea", "beach", "clouds" } },
  { "orbit", { "space", "lunar", "clouds" } },
  { "lunar", { "orbit", "space", "milkyway" } },
  { "market", { "city", "crowd", "village" } },
  { "castle", { "village", "city", "mountain" } },
  { "railway", { "city", "farmland", "factory" } },
  { "bicycle", { "city", "avenue", "meadow" } },
  { "aircraft", { "clouds", "orbit", "sea" } },
  { "launch", { "space", "clouds", "orbit" } },
  { "library", { "portrait", "interior", "rain" } },
  { "laboratory", { "portrait", "interior", "abstract" } },
  { "workshop", { "factory", "city", "portrait" } },
  { "manuscript", { "map", "interior", "portrait" } },
  { "theatre", { "crowd", "city", "portrait" } },
  { "banner", { "crowd", "city", "clouds" } },
  { "cup", { "farmland", "street", "table" } },
  { "table", { "farmland", "garden", "market" } },
  { "desk", { "interior", "rain", "city" } },
  { "network", { "abstract", "city", "space" } },
  { "clock", { "city", "interior", "milkyway" } },
  { "ruins", { "desert", "city", "meadow" } },
  { "street", { "city", "rain", "crowd" } },
  { "bridge", { "river", "city", "waterfall" } },
  { "road", { "avenue", "farmland", "mountain" } },
};

const gchar *
motif_kin (const gchar *name, guint nth)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (rows[i].name, name) && nth > 0)
      return rows[i].kin[(nth - 1) % KIN];
  return name;
}
