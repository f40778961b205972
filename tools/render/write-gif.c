/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "writers.h"

#include "frames.h"
#include "gif-file.h"

/* Players slow down what changes faster. */
#define FPS_MOST 50

/* Of frame @n of what is written, in hundredths of a second. */
static gint64
hundredths (const RenderPlan *plan, gint64 n)
{
  gint64 ns = schedule_frame_time (plan->schedule, n)
      - schedule_frame_time (plan->schedule, plan->first);

  return (ns + 5000000) / 10000000;
}

/* The pictures of a chunk are looked at together, for its palette. */
static GPtrArray *
draw_chunk (RenderWriting *writing, Frames *frames, const RenderChunk *chunk,
    GError **error)
{
  const RenderPlan *plan = frames_plan (frames);
  gint64 n_frames = plan->end - plan->first;
  g_autoptr (GPtrArray) pictures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) picture_free);

  for (gint64 n = chunk->first; n < chunk->end; n++) {
    Picture *picture = frames_next (frames, writing->cancellable, error);

    if (!picture)
      return NULL;
    g_ptr_array_add (pictures, picture);
    writing->frames++;
    writers_tell (writing, n_frames);
  }
  return g_steal_pointer (&pictures);
}

static gboolean
write_chunk (RenderWriting *writing, Frames *frames, const RenderChunk *chunk,
    GifFile *gif, GError **error)
{
  const RenderPlan *plan = frames_plan (frames);
  g_autoptr (GPtrArray) pictures = draw_chunk (writing, frames, chunk, error);

  if (!pictures)
    return FALSE;
  gif_file_set_colors (gif, pictures);
  for (gint64 n = chunk->first; n < chunk->end; n++) {
    guint delay = hundredths (plan, n + 1) - hundredths (plan, n);

    if (!gif_file_add (gif, pictures->pdata[n - chunk->first], delay, error))
      return FALSE;
  }
  return TRUE;
}

static Frames *
open_frames (RenderWriting *writing, GError **error)
{
  RenderRequest request = *writing->request;
  g_autoptr (Frames) frames = frames_open (&request, writing->warnings, error);
  const RenderVideoShape *shape;

  if (!frames)
    return NULL;
  shape = &frames_plan (frames)->video.shape;
  if (shape->fps_n <= FPS_MOST * shape->fps_d)
    return g_steal_pointer (&frames);
  request.fps_n = FPS_MOST;
  request.fps_d = 1;
  return frames_open (&request, NULL, error);
}

gboolean
write_gif (RenderWriting *writing, GError **error)
{
  g_autoptr (Frames) frames = open_frames (writing, error);
  g_autoptr (GifFile) gif = NULL;
  const RenderPlan *plan;

  if (!frames)
    return FALSE;
  plan = frames_plan (frames);
  gif = gif_file_new (writing->output, plan->video.shape.width,
      plan->video.shape.height, error);
  for (guint i = 0; gif && i < plan->chunk->len; i++)
    if (!write_chunk (writing, frames,
            &g_array_index (plan->chunk, RenderChunk, i), gif, error))
      return FALSE;
  writing->duration = frames_duration (frames);
  return gif && gif_file_end (gif, error);
}
