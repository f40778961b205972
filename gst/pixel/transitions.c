/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The families of transitions, in the order of the docs. Knows no entry. */

#include "transition-family.h"
#include "name.h"

static const Transition *const *const families[] = {
  transitions_fades,
  transitions_cuts,
  transitions_wipes,
  transitions_moves,
  transitions_zooms,
  transitions_blurs,
  transitions_shapes,
  transitions_tiles,
  transitions_warps,
  transitions_hills,
  transitions_flows,
  transitions_shards,
  transitions_pieces,
  transitions_colors,
  transitions_pictures,
  transitions_smpte,
  transitions_flights,
  NULL,
};

const Transition *const *
transitions_all (void)
{
  static gsize all = 0;

  if (g_once_init_enter (&all))
    g_once_init_leave (&all, (gsize) name_join (families));
  return (const Transition *const *) all;
}

const Transition *
transition_find (const gchar *name)
{
  return name_find (transitions_all (), name);
}
