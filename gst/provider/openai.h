/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the tasks of OpenAI's shape share; nothing for others. */
#pragma once

#include "provider.h"

G_BEGIN_DECLS

extern const ProviderTask openai_image_task, openai_speech_task,
    openai_text_task;

/* Ended by one of NULL. */
extern const TroubleCode openai_codes[];

/* Whether the request goes to OpenAI and not to a server that speaks like it,
 * each of which refuses something that the other one wants. */
gboolean openai_is_itself (const GenerateRequest *request);

/* What chat/completions and responses have in common. */

/* Which of the ways of asking for JSON, and of limiting it, is to be used. */
typedef enum {
  OPENAI_JSON_SCHEMA,
  OPENAI_JSON_OBJECT,
  OPENAI_JSON_NONE
} OpenaiJson;

OpenaiJson openai_json_of (const ProviderCall *call);
/* The other name of the limit than the usual one. */
gboolean openai_is_other_limit (const ProviderCall *call);
gboolean openai_wants_stream (const GenerateRequest *request);
/* Letters that a name of a schema may have. */
gchar *openai_schema_name (const GenerateRequest *request);

/* TRUE if @root, of an answer or an event, says that it failed. @begun: there
 * was some of the answer before. */
gboolean openai_take_error (JsonNode *root, gboolean begun, GError **error);
/* NULL with @error set where @event is no JSON object. */
JsonNode *openai_event (const ProviderEvent *event, GError **error);
gboolean openai_is_end (const ProviderEvent *event);

/* POST /responses. */
gboolean openai_wants_responses (const GenerateRequest *request);
gboolean openai_compose_responses (
    const GenerateRequest *request, ProviderCall *call, GError **error);
/* Whether @root is an answer, or an event, of that. */
gboolean openai_is_response (JsonNode *root);
gboolean openai_parse_response (
    JsonNode *root, GenerateResult *result, GError **error);
gboolean openai_parse_response_events (
    GPtrArray *events, GenerateResult *result, GError **error);

G_END_DECLS
