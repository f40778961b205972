/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Orders of videos of Google: what the half that asks and the half that reads
 * share. */
#pragma once

#include "google.h"

G_BEGIN_DECLS

/* How names of jobs begin, but for operations: "models/MODEL/operations/ID". */
#define GOOGLE_INTERACTIONS "interactions/"
#define GOOGLE_FILES "files/"

/* Of the letters that ids are made of, and no way up. */
gboolean google_video_is_job (const gchar *name);

gboolean google_video_parse_order (
    ProviderReply *reply, GenerateResult *result, GError **error);
gboolean google_video_parse_job (const gchar *job, ProviderReply *reply,
    GenerateResult *result, GError **error);

G_END_DECLS
