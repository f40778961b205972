/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Numbered buffers that grow and stay. */

#include "scratch.h"

#include <string.h>

typedef struct {
  gpointer data;
  gsize size;
  guint8 key[SCRATCH_KEY];
  gsize key_size; /* 0: none */
} Bytes;

struct Scratch {
  Bytes bytes[SCRATCH_COUNT];
  Picture *picture[SCRATCH_PICTURE_COUNT];
};

Scratch *
scratch_new (void)
{
  return g_new0 (Scratch, 1);
}

void
scratch_free (Scratch *scratch)
{
  for (gint i = 0; i < SCRATCH_COUNT; i++)
    g_aligned_free (scratch->bytes[i].data);
  for (gint i = 0; i < SCRATCH_PICTURE_COUNT; i++)
    g_clear_pointer (&scratch->picture[i], picture_free);
  g_free (scratch);
}

gpointer
scratch_bytes (Scratch *scratch, ScratchBuffer which, gsize size)
{
  Bytes *bytes = &scratch->bytes[which];

  if (bytes->size < size) {
    g_aligned_free (bytes->data);
    bytes->data = g_aligned_alloc (1, size, 64);
    bytes->size = size;
  }
  bytes->key_size = 0;
  return bytes->data;
}

gpointer
scratch_kept (Scratch *scratch, ScratchBuffer which, gsize size,
    gconstpointer key, gsize key_size, gboolean *holds)
{
  Bytes *bytes = &scratch->bytes[which];

  g_assert (key_size <= SCRATCH_KEY);
  *holds = bytes->key_size == key_size && bytes->size >= size
      && memcmp (bytes->key, key, key_size) == 0;
  if (!*holds) {
    scratch_bytes (scratch, which, size);
    memcpy (bytes->key, key, key_size);
    bytes->key_size = key_size;
  }
  return bytes->data;
}

Picture *
scratch_picture (Scratch *scratch, ScratchPicture which, const Picture *like)
{
  Picture **picture = &scratch->picture[which];

  if (*picture
      && ((*picture)->width != like->width
          || (*picture)->height != like->height))
    g_clear_pointer (picture, picture_free);
  if (!*picture)
    *picture = picture_new (like->width, like->height, like->matrix);
  (*picture)->matrix = like->matrix;
  return *picture;
}
