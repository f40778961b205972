/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the tasks of ElevenLabs share; nothing for others. */
#pragma once

#include "provider.h"

G_BEGIN_DECLS

extern const ProviderTask elevenlabs_speech_task, elevenlabs_alignment_task;

/* The name of the call, and what it cost in characters. */
void elevenlabs_take_headers (
    const ProviderReply *reply, GenerateResult *result);

G_END_DECLS
