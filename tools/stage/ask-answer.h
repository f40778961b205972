/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A model's answer, held to the rules of its sheet. It may hold anything: what
 * comes out of here holds what the rules name, within their limits, and nothing
 * besides. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A clean copy; members that no rule names are left out of it. NULL with a
 * STAGE_ERROR_ANSWER that names the place: "$.beats[2].role: expected ...". */
JsonObject *ask_answer_take (JsonNode *rules, JsonNode *answer, GError **error);

/* On one line, without control characters, marks of direction, characters that
 * nobody sees and those that are none. */
gchar *ask_clean_text (const gchar *text);

G_END_DECLS
