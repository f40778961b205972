/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* One encoder tried out on a few frames, in a process of its own: what a
 * driver does there, crash, abort or never answer, it does to nobody else.
 * Knows no table and no choice. */
#pragma once

#include "encoders.h"

G_BEGIN_DECLS

/* The command of this program that is the other end. */
#define TRIAL_COMMAND "encoder-trial"
#define TRIAL_USAGE                                                            \
  "ENCODER WIDTH HEIGHT FPS_N FPS_D PRESET CRF BITRATE GOP THREADS"
#define TRIAL_N_WORDS 10

/**
 * trial_run:
 * @patience_ms: how long it may take at most, without what it takes to give
 *   the device back
 *
 * Starts render_program() and waits; nothing is left of it then.
 *
 * Returns: FALSE with RENDER_ERROR_ENCODER, whose message is the bare reason
 */
gboolean trial_run (const RenderVideoEncoder *encoder,
    const RenderVideoSettings *settings, gint patience_ms, GError **error);

/* The other end: TRIAL_N_WORDS words as trial_run() gives them. Says "works" or
 * "fails REASON" on stdout, and takes as long as it takes. Returns the exit
 * status: 0, 1, or 2 for words that are none. */
gint trial_serve (const gchar *const *words);

/* (transfer full) (array zero-terminated=1): the words of a trial */
gchar **trial_words (
    const RenderVideoEncoder *encoder, const RenderVideoSettings *settings);

G_END_DECLS
