/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* How far a render is and how long it will take yet. Knows no clock: whoever
 * asks says what time it is, in microseconds. */
#pragma once

#include "plan.h"

G_BEGIN_DECLS

typedef struct Tally Tally;

/* @chunk: (element-type RenderChunk): not copied
 * @sound: counts as a chunk of no frames */
Tally *tally_new (const GArray *chunk, gboolean sound);
void tally_free (Tally *tally);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Tally, tally_free)

void tally_cached (Tally *tally, gint chunk);
/* So many of @chunk are drawn; less than before: does nothing. */
void tally_frames (Tally *tally, gint chunk, gint64 frames);
void tally_made (Tally *tally, gint chunk);
/* It must be made, from its start. */
void tally_lost (Tally *tally, gint chunk);

/* Not const: remembers what it was when, for the speed. */
void tally_read (Tally *tally, gint64 now, RenderProgressInfo *info);

G_END_DECLS
