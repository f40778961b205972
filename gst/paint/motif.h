/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A motif: what a picture is of. It composes for the canvas's shape and
 * paints from back to front; the finish is the painter's. */
#pragma once

#include "canvas.h"

G_BEGIN_DECLS

enum { MOTIF_MAX = 80 };

typedef struct {
  const gchar *name;
  void (*paint) (Canvas *canvas);
  gint time;           /* Daytime when the prompt says none, or -1 */
  Era era;             /* when the prompt says none */
  const gchar *family; /* when nobody says one */
  gboolean always;     /* that time, whatever the prompt says */
} Motif;

/* NULL past the end; -1 when there is none. */
const Motif *motif_at (gint index);
gint motif_index (const gchar *name);
const gchar *const *motif_names (void);
/* The @nth motif, from 1, that shows what such a subject lives among; itself
 * where it has no kin. @landmark: which one, or NULL. */
const gchar *motif_kin (const gchar *name, const gchar *landmark, guint nth);

extern const Motif motif_city, motif_river, motif_harbour, motif_fire;
extern const Motif motif_map, motif_factory;
extern const Motif motif_forest, motif_mountain, motif_sea, motif_desert;
extern const Motif motif_space, motif_interior, motif_portrait, motif_crowd;
extern const Motif motif_plinth, motif_abstract;
extern const Motif motif_sill, motif_outing, motif_lineup, motif_backlight;
extern const Motif motif_landmark;
extern const Motif motif_street, motif_market, motif_castle, motif_ruins;
extern const Motif motif_road, motif_railway, motif_bicycle, motif_aircraft;
extern const Motif motif_launch, motif_library, motif_laboratory;
extern const Motif motif_workshop, motif_manuscript, motif_theatre;
extern const Motif motif_banner, motif_table, motif_cup, motif_desk;
extern const Motif motif_clock, motif_network, motif_bridge;
extern const Motif motif_farmland, motif_meadow, motif_village, motif_savanna;
extern const Motif motif_garden, motif_honeycomb, motif_avenue;
extern const Motif motif_winter, motif_iceberg, motif_aurora, motif_milkyway;
extern const Motif motif_clouds, motif_storm, motif_rain, motif_canyon;
extern const Motif motif_cave, motif_volcano, motif_waterfall, motif_lake;
extern const Motif motif_beach, motif_underwater, motif_orbit, motif_lunar;

G_END_DECLS
