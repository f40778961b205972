/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The gain that keeps a signal under a true peak. A pure function of the
 * samples around: no state, so any range gives what the whole gives. It must
 * not know items or movies. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Samples before and after a range that its gains depend on. */
#define LIMITER_MARGIN 1024

typedef struct Limiter Limiter;

/* For up to @max_samples at once. */
Limiter *limiter_new (gdouble ceiling, gint max_samples);
void limiter_free (Limiter *limiter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Limiter, limiter_free)

/* Limits the @n interleaved stereo samples at @x in place; LIMITER_MARGIN more
 * are read before and after them. Leaves the range alone to the bit where
 * nothing near it exceeds the ceiling. */
void limiter_run (Limiter *limiter, gfloat *x, gint n);

G_END_DECLS
