/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Narration that fits under its pictures. */
#pragma once

#include "stage.h"

G_BEGIN_DECLS

/**
 * speak_to_fit:
 * @spoken: (out): the text that is really spoken
 * @attempt: (out): of the call that made the result, still open
 *
 * Speech of more than @room_ms is spoken up to 15 % faster, then shortened by
 * the writer and spoken again.
 */
GenerateResult *speak_to_fit (const StageContext *context, const gchar *slot,
    const gchar *text, const gchar *language, gint64 room_ms, gchar **spoken,
    gint64 *attempt, GError **error);

G_END_DECLS
