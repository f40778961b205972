/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What AV1 says of itself in front of its key frames, for those who must tell
 * it before the first is decoded: the AV1 bitstream specification, 5.3 to 5.5.
 * Knows no file. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  guint profile, level; /* as they are coded; of the first operating point */
  gboolean high_tier;
} Av1Sequence;

/* The sequence header in @packet, with its head, which says its size in one
 * byte; NULL: there is none. */
GBytes *av1_sequence_find (const guint8 *packet, gsize size);
/* FALSE: @header is cut off, or paced by what none of our encoders says. */
gboolean av1_sequence_read (
    const guint8 *header, gsize size, Av1Sequence *sequence);

G_END_DECLS
