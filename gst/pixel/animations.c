/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The animations, by their families. Knows none of them by name. */
#include "animation-family.h"
#include "name.h"

static const Animation *const *const families[] = {
  animations_appear,
  animations_move,
  animations_size,
  NULL,
};

const Animation *const *
animations_all (void)
{
  static gsize all = 0;

  if (g_once_init_enter (&all))
    g_once_init_leave (&all, (gsize) name_join (families));
  return (const Animation *const *) all;
}

const Animation *
animation_find (const gchar *name)
{
  return name_find (animations_all (), name);
}
