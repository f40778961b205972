/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The sound of a plan, mixed and encoded in one piece into a file with one
 * track. Knows no cache and no pictures. */
#pragma once

#include "chunk.h"

#include <gst/gst.h>

G_BEGIN_DECLS

typedef struct {
  const RenderPlan *plan;
  const gchar *output;
  ChunkProgress progress; /* (nullable) */
  gpointer user_data;
} SoundRequest;

/* FALSE with an error as chunk_maker_make() gives them. */
gboolean chunk_sound_encode (const SoundRequest *request, GstBus *bus,
    GPtrArray *warnings, GError **error);

G_END_DECLS
