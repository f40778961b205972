/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The seam between document and pixels: a schedule and its media at one output
 * size give the picture of any frame, in any order, always the same. Owned by
 * one drawing thread. Knows nothing of pads, buffers or clocks. */
#pragma once

#include "clip-media.h"
#include "schedule.h"

G_BEGIN_DECLS

typedef struct FrameSource FrameSource;

/* What a user should hear once: @key is the same for the same news. */
typedef void (*FrameWarn) (
    const gchar *key, const gchar *message, gpointer data);

/* The movie's picture is scaled uniformly into @width x @height and centred;
 * bars are in the background colour. */
FrameSource *frame_source_new (ClipMedia *media, const Schedule *schedule,
    gint width, gint height, PictureMatrix matrix, FrameWarn warn,
    gpointer data);
void frame_source_free (FrameSource *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrameSource, frame_source_free)

/**
 * frame_source_draw:
 * @frame: 0 .. schedule_n_frames () - 1
 * @dst: of the size and matrix given; every sample is written
 *
 * Returns: FALSE with @error: %G_IO_ERROR_CANCELLED while flushing, else a
 *   source that does not decode, with its path.
 */
gboolean frame_source_draw (
    FrameSource *source, gint64 frame, Picture *dst, GError **error);

/* TRUE if @frame is sure to look like one drawn before, which was known to be
 * repeated then: at once after it is drawn this tells of the next one. */
gboolean frame_source_repeats (FrameSource *source, gint64 frame);

/* From any thread: TRUE makes a waiting draw return at once. */
void frame_source_set_flushing (FrameSource *source, gboolean flushing);

G_END_DECLS
