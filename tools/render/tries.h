/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Which chunk is there, which is being made, and who makes what next: events
 * of tries come in, orders to start and stop them go out. Knows no process, no
 * file and no clock: whoever asks says what time it is, in microseconds. */
#pragma once

#include "backend.h"
#include "chunk.h"

G_BEGIN_DECLS

/* A chunk is started so often; what a slot refuses does not count. */
#define TRIES_MOST 3
/* A try without a frame for so long hangs, or for three times as long as most
 * chunks took, if that is more. */
#define TRIES_SILENCE (30 * G_TIME_SPAN_SECOND)
/* That, unless JSONCLIP_HANG_MS says otherwise: tests do not wait so long. */
gint64 tries_silence (void);

typedef struct Tries Tries;

typedef enum {
  TRIES_WORKING,
  TRIES_COMPLETE, /* every chunk is there */
  TRIES_FAILED,   /* a chunk cannot be made */
  TRIES_REFUSED,  /* no slot can open an encoder that is needed */
} TriesState;

typedef struct {
  gboolean stop; /* what the slot does; else it is to start */
  guint slot;
  gint chunk;
} TriesOrder;

Tries *tries_new (
    guint n_chunks, gboolean sound, guint n_slots, gint64 silence);
void tries_free (Tries *tries);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Tries, tries_free)

/* @chunk need not be made. Before the first order. */
void tries_have (Tries *tries, gint chunk);
/* @chunk has been tried so often before. Before the first order. */
void tries_tried (Tries *tries, gint chunk, guint times);

/* An event of a try that has been ordered and not been stopped since. */
void tries_take (Tries *tries, const RenderTryEvent *event, gint64 now);

/* FALSE: nothing is to be done until the next event, or until time has passed.
 * An order counts as carried out. */
gboolean tries_next (Tries *tries, gint64 now, TriesOrder *order);

TriesState tries_state (const Tries *tries);
/* Which chunk it was; only where TRIES_FAILED or _REFUSED. */
gint tries_culprit (const Tries *tries);
/* Why the last try of @chunk that did not do failed; NULL: none did. */
const GError *tries_reason (const Tries *tries, gint chunk);
/* Times that @chunk was started. */
guint tries_started (const Tries *tries, gint chunk);

G_END_DECLS
