/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The list of motifs. To add one: its const in a motifs-*.c, its name in
 * motif.h and here, and words for it in words.c. Where words speak as loudly
 * for two, the first here is painted. */

#include "motif.h"

static const Motif *const motifs[] = {
  &motif_map,
  &motif_fire,
  &motif_harbour,
  &motif_river,
  &motif_factory,
  &motif_portrait,
  &motif_crowd,
  &motif_interior,
  &motif_plinth,
  &motif_sill,
  &motif_outing,
  &motif_lineup,
  &motif_backlight,
  &motif_landmark,
  &motif_desert,
  &motif_sea,
  &motif_mountain,
  &motif_forest,
  &motif_space,
  &motif_city,
  &motif_abstract,
  &motif_market,
  &motif_castle,
  &motif_railway,
  &motif_bicycle,
  &motif_aircraft,
  &motif_launch,
  &motif_library,
  &motif_laboratory,
  &motif_workshop,
  &motif_manuscript,
  &motif_theatre,
  &motif_banner,
  &motif_cup,
  &motif_table,
  &motif_desk,
  &motif_network,
  &motif_clock,
  &motif_ruins,
  &motif_street,
  &motif_road,
  &motif_bridge,
  &motif_farmland,
  &motif_meadow,
  &motif_village,
  &motif_savanna,
  &motif_garden,
  &motif_honeycomb,
  &motif_avenue,
  &motif_winter,
  &motif_iceberg,
  &motif_aurora,
  &motif_milkyway,
  &motif_clouds,
  &motif_storm,
  &motif_rain,
  &motif_canyon,
  &motif_cave,
  &motif_volcano,
  &motif_waterfall,
  &motif_lake,
  &motif_beach,
  &motif_underwater,
  &motif_orbit,
  &motif_lunar,
};

G_STATIC_ASSERT (G_N_ELEMENTS (motifs) <= MOTIF_MAX);

const Motif *
motif_at (gint index)
{
  if (index < 0 || index >= (gint) G_N_ELEMENTS (motifs))
    return NULL;
  return motifs[index];
}

gint
motif_index (const gchar *name)
{
  for (gint i = 0; i < (gint) G_N_ELEMENTS (motifs); i++)
    if (g_strcmp0 (motifs[i]->name, name) == 0)
      return i;
  return -1;
}

const gchar *const *
motif_names (void)
{
  static const gchar *names[MOTIF_MAX + 1];
  static gsize once;

  if (g_once_init_enter (&once)) {
    for (gsize i = 0; i < G_N_ELEMENTS (motifs); i++)
      names[i] = motifs[i]->name;
    g_once_init_leave (&once, 1);
  }
  return names;
}
