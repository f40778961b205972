/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Memory of one drawing thread that grows to what the frames need and stays:
 * numbered buffers, so that a frame allocates nothing. */
#pragma once

#include "picture.h"

G_BEGIN_DECLS

typedef struct Scratch Scratch;

/* The windows' own, and the driver's. */
typedef enum {
  SCRATCH_WINDOW_A,
  SCRATCH_WINDOW_B,
  SCRATCH_WINDOW_C,
  SCRATCH_WINDOW_D,
  SCRATCH_ROWS,
  SCRATCH_PLAN,
  SCRATCH_COLUMNS_A,
  SCRATCH_COLUMNS_B,
  SCRATCH_FIELD,
  SCRATCH_PLACES,
  SCRATCH_MESH_A,
  SCRATCH_MESH_B,
  SCRATCH_SHARES,
  SCRATCH_TABLE,
  SCRATCH_COUNT
} ScratchBuffer;

typedef enum {
  SCRATCH_LAYER_A,
  SCRATCH_LAYER_B,
  SCRATCH_MAPPED_A,
  SCRATCH_MAPPED_B,
  SCRATCH_MIXED_A,
  SCRATCH_MIXED_B,
  SCRATCH_FRAME,
  SCRATCH_PICTURE_COUNT
} ScratchPicture;

Scratch *scratch_new (void);
void scratch_free (Scratch *scratch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Scratch, scratch_free)

/* At least @size bytes, 64-byte aligned, of any content. */
gpointer scratch_bytes (Scratch *scratch, ScratchBuffer which, gsize size);
#define SCRATCH_KEY 192
/* The same, and whether it holds what was put there when it was last asked for
 * with an equal key. */
gpointer scratch_kept (Scratch *scratch, ScratchBuffer which, gsize size,
    gconstpointer key, gsize key_size, gboolean *holds);
/* Of the size and matrix of @like, of any content. */
Picture *scratch_picture (
    Scratch *scratch, ScratchPicture which, const Picture *like);

G_END_DECLS
