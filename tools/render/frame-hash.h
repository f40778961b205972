/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Hashes of pictures, of sound and of a film: XXH3-128 (xxHash 0.8), written
 * as `xxh128sum` does. They tell what changed and guard against nobody, and at
 * 8 GB/s cost nothing beside drawing, where SHA-256 would cost more than
 * a frame does. */
#pragma once

#include <gst/video/video.h>

G_BEGIN_DECLS

#define FRAME_HASH_LENGTH 33 /* 32 hexadecimal digits */

typedef struct FrameHash FrameHash;

FrameHash *frame_hash_new (void);
void frame_hash_free (FrameHash *hash);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrameHash, frame_hash_free)

void frame_hash_add (FrameHash *hash, gconstpointer data, gsize size);
/* The samples that are seen, plane by plane and row by row: never what lies
 * between rows. */
void frame_hash_add_picture (FrameHash *hash, const GstVideoFrame *frame);
/* Leaves it empty. */
void frame_hash_take (FrameHash *hash, gchar text[FRAME_HASH_LENGTH]);

G_END_DECLS
