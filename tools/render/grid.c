/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Where a movie is cut into chunks: a function of its scenes alone, so that
 * neither who renders nor which part is asked for moves a border. */
#include "plan.h"

static void
clear_chunk (gpointer chunk)
{
  g_free (((RenderChunk *) chunk)->key);
}

static void
add_scene (GArray *grid, gint64 from, gint64 to, gint64 first, gint64 end)
{
  for (; from < to; from += RENDER_CHUNK_FRAMES) {
    RenderChunk chunk = { MAX (from, first),
      MIN (MIN (from + RENDER_CHUNK_FRAMES, to), end), NULL };

    if (chunk.first < chunk.end)
      g_array_append_val (grid, chunk);
  }
}

GArray *
render_grid_new (void)
{
  GArray *grid = g_array_new (FALSE, TRUE, sizeof (RenderChunk));

  g_array_set_clear_func (grid, clear_chunk);
  return grid;
}

GArray *
render_grid (const Schedule *schedule, gint64 first, gint64 end)
{
  GArray *grid = render_grid_new ();
  gint64 n_frames = schedule_n_frames (schedule);
  const gint64 *cuts;
  guint n;

  cuts = schedule_cuts (schedule, &n);
  for (guint i = 0; i < n; i++)
    add_scene (grid, cuts[i], i + 1 < n ? cuts[i + 1] : n_frames, first, end);
  return grid;
}
