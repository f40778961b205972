/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The encoder of one chunk of pictures, from frames to a file. It starts from
 * nothing each time: two chunks know nothing of each other. Knows no movie. */
#pragma once

#include "encoders.h"

#include <gst/gst.h>

G_BEGIN_DECLS

typedef struct ChunkEncoder ChunkEncoder;

/**
 * chunk_encoder_new:
 * @bus: where it speaks
 *
 * Returns: NULL with RENDER_ERROR_ENCODER: this host has not all of it
 */
ChunkEncoder *chunk_encoder_new (const RenderVideoEncoder *encoder,
    const RenderVideoSettings *settings, const gchar *output, GstBus *bus,
    GError **error);
/* Stops it, finished or not. */
void chunk_encoder_free (ChunkEncoder *encoder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChunkEncoder, chunk_encoder_free)

/* Waits for a chunk_encoder_push() under way, and takes no more. */
void chunk_encoder_stop (ChunkEncoder *encoder);

/* The elements that are at work, for trouble_wait(). */
GstElement *chunk_encoder_pipeline (ChunkEncoder *encoder);
const gint *chunk_encoder_packets (ChunkEncoder *encoder);

/* (transfer full): the best of @offered that it takes; empty if none */
GstCaps *chunk_encoder_choose (ChunkEncoder *encoder, GstCaps *offered);

/* Encodes, in the caller's thread. What is wrong is said on the bus.
 * @frame: (transfer full): in the order of its time, which starts at 0
 * Returns: GST_FLOW_OK, or GST_FLOW_FLUSHING when no more is taken */
GstFlowReturn chunk_encoder_push (
    ChunkEncoder *encoder, GstCaps *caps, GstBuffer *frame);
void chunk_encoder_end (ChunkEncoder *encoder);

G_END_DECLS
