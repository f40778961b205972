/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the tasks of Google's shape share; nothing for others. */
#pragma once

#include "provider.h"

G_BEGIN_DECLS

extern const ProviderTask google_image_task, google_text_task,
    google_video_task;

/* ".../models/MODEL:METHOD". */
gchar *google_model_url (const GenerateRequest *request, const gchar *method);

/* FALSE where an answer of generateContent has nothing to give: it is refused,
 * cut off, or empty. Usage is taken all the same. */
gboolean google_check_content (
    JsonNode *root, GenerateResult *result, GError **error);

G_END_DECLS
