/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a model is told of a task and what it may answer, out of asks/TASK.json,
 * a file of the program itself. Its schema says more than servers may be sent:
 * of limits some refuse to hear, and others take no notice. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct {
  gchar *instructions; /* the limits in words at their end */
  JsonNode *rules;     /* the schema with its limits (ask-answer.h) */
  JsonNode *schema;    /* without: the part that all servers understand */
} AskSheet;

/* NULL: there is none for that task. */
AskSheet *ask_sheet_load (const gchar *task);
void ask_sheet_free (AskSheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AskSheet, ask_sheet_free)

G_END_DECLS
