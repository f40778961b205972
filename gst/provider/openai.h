/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the tasks of OpenAI's shape share; nothing for others. */
#pragma once

#include "provider.h"

G_BEGIN_DECLS

extern const ProviderTask openai_image_task;

/* Whether the request goes to OpenAI and not to a server that speaks like it,
 * each of which refuses something that the other one wants. */
gboolean openai_is_itself (const GenerateRequest *request);

G_END_DECLS
