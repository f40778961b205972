/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The tasks of the writer, each in its own file, and how they read their input
 * and put their answer together. */
#pragma once

#include "writer.h"

G_BEGIN_DECLS

JsonNode *task_scenario (JsonObject *input, guint64 seed, GError **error);
JsonNode *task_asset_prompts (JsonObject *input, guint64 seed, GError **error);
JsonNode *task_shorten (JsonObject *input, guint64 seed, GError **error);

/* Members of the expected type, else NULL or the default. */
JsonObject *task_object (JsonObject *object, const gchar *name);
JsonArray *task_array (JsonObject *object, const gchar *name);
const gchar *task_string (JsonObject *object, const gchar *name,
    const gchar *otherwise);
gint64 task_int (JsonObject *object, const gchar *name, gint64 otherwise);
void task_put_string (JsonBuilder *builder, const gchar *name,
    const gchar *value);

G_END_DECLS
