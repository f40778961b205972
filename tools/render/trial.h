/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* One encoder tried out on a few frames, in a thread of its own: a driver that
 * never answers is left alone with it. */
#pragma once

#include "encoders.h"

G_BEGIN_DECLS

/**
 * trial_run:
 * @patience_ms: how long it may take at most
 *
 * Returns: FALSE with RENDER_ERROR_ENCODER, whose message is the bare reason
 */
gboolean trial_run (const RenderVideoEncoder *encoder,
    const RenderVideoSettings *settings, gint patience_ms, GError **error);

G_END_DECLS
