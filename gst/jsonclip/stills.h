/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The stills of a movie at one frame size: decoded, converted and scaled once
 * by a thread that works one scene ahead. Two scenes in a row are alive at any
 * time, so that a movie of ten thousand needs no more memory than one of two.
 * Knows nothing of pads, transitions or text. */
#pragma once

#include "clip-media.h"
#include "schedule.h"

G_BEGIN_DECLS

typedef struct Stills Stills;

Stills *stills_new (ClipMedia *media, const Schedule *schedule, gint width,
    gint height, PictureMatrix matrix);
/* Cancels a decode under way and waits for the thread. */
void stills_free (Stills *stills);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Stills, stills_free)

/* From now on scenes @scene and @scene + 1 are wanted; others are dropped. */
void stills_want (Stills *stills, guint scene);

/**
 * stills_get:
 * @scene: one of the two wanted ones, an image
 *
 * Waits for the decoder if need be.
 *
 * Returns: (transfer none): valid until the next stills_want(); NULL with
 *   @error, %G_IO_ERROR_CANCELLED while flushing.
 */
const Picture *stills_get (Stills *stills, guint scene, GError **error);

/* Wakes a waiting stills_get(), and lets none wait, until called with FALSE.
 * From any thread. */
void stills_set_flushing (Stills *stills, gboolean flushing);

G_END_DECLS
