/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* JSON that a stranger sent, read without trust: what is not there, or is of
 * another type than asked for, is simply not there. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* An object, within the limits of json-scan.h; else bad_output. */
JsonNode *reply_json (GBytes *body, GError **error);

/* @path: members and places in lists, "candidates[0].content.parts"; "" for
 * @root itself, which may be NULL. All of what follows gives what @root owns. */
JsonNode *reply_json_at (JsonNode *root, const gchar *path);

/* NULL: none, or an empty one. */
const gchar *reply_json_text (JsonNode *root, const gchar *path);
JsonArray *reply_json_list (JsonNode *root, const gchar *path);
JsonObject *reply_json_object (JsonNode *root, const gchar *path);
/* Numbers of either kind, and @fallback for what is none. */
gint64 reply_json_int (JsonNode *root, const gchar *path, gint64 fallback);
gdouble reply_json_number (JsonNode *root, const gchar *path, gdouble fallback);
/* FALSE: false, or none. */
gboolean reply_json_flag (JsonNode *root, const gchar *path);

G_END_DECLS
