/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* When each word of a stored voice is said, where its speaker did not tell. */
#pragma once

#include "stage.h"

G_BEGIN_DECLS

/* Whether the configuration names somebody for that: the option "alignment" of
 * the speaker is the name of another provider. */
gboolean align_wants (const StageContext *context, const StoreAsset *voice);

/**
 * align_voice:
 * @voice: a stored one
 *
 * Asks, and adds what comes to the asset. Where nobody can find out, the voice
 * stays as it is, and its times are shared by length; FALSE: cancelled, or it
 * cannot be stored.
 */
gboolean align_voice (
    const StageContext *context, const StoreAsset *voice, GError **error);

G_END_DECLS
