/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "frame-hash.h"

#include <xxhash.h>

struct FrameHash {
  XXH3_state_t *state;
};

FrameHash *
frame_hash_new (void)
{
  FrameHash *hash = g_new (FrameHash, 1);

  /* It is aligned as vectors are. */
  hash->state = XXH3_createState ();
  XXH3_128bits_reset (hash->state);
  return hash;
}

void
frame_hash_free (FrameHash *hash)
{
  XXH3_freeState (hash->state);
  g_free (hash);
}

void
frame_hash_add (FrameHash *hash, gconstpointer data, gsize size)
{
  XXH3_128bits_update (hash->state, data, size);
}

static void
add_plane (FrameHash *hash, const GstVideoFrame *frame, guint plane)
{
  const guint8 *row = GST_VIDEO_FRAME_PLANE_DATA (frame, plane);
  gint stride = GST_VIDEO_FRAME_PLANE_STRIDE (frame, plane);
  gint width = GST_VIDEO_FRAME_COMP_WIDTH (frame, plane);
  gint height = GST_VIDEO_FRAME_COMP_HEIGHT (frame, plane);

  for (gint y = 0; y < height; y++)
    frame_hash_add (hash, row + (gsize) y * stride, width);
}

void
frame_hash_add_picture (FrameHash *hash, const GstVideoFrame *frame)
{
  for (guint i = 0; i < GST_VIDEO_FRAME_N_PLANES (frame); i++)
    add_plane (hash, frame, i);
}

void
frame_hash_take (FrameHash *hash, gchar text[FRAME_HASH_LENGTH])
{
  XXH128_hash_t digest = XXH3_128bits_digest (hash->state);

  g_snprintf (text, FRAME_HASH_LENGTH,
      "%016" G_GINT64_MODIFIER "x%016" G_GINT64_MODIFIER "x",
      (guint64) digest.high64, (guint64) digest.low64);
  XXH3_128bits_reset (hash->state);
}
