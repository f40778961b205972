/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "ask.h"

#include <string.h>

#include "ask-answer.h"
#include "ask-sheet.h"
#include "crash.h"
#include "json-object.h"
#include "provider-config.h"

/* An answer that is longer is not shown to the model again. */
#define MOST_PREVIOUS 32768
/* For one whose answer was cut off. */
#define MORE_TOKENS 64000

/* The type of provider that knows the tasks by their names. */
#define WRITER "builtin"

gboolean
stage_has_model (const StageContext *context)
{
  const gchar *name = context->settings->text_provider;
  const ProviderEntry *entry = provider_config_find (context->config, name);

  return !g_str_equal (entry ? entry->type : name, WRITER);
}

gboolean
stage_ask_refuse (GError **error, const gchar *path, const gchar *expected,
    const gchar *found)
{
  g_set_error (error, STAGE_ERROR, STAGE_ERROR_ANSWER,
      "%s: expected %s, found %s", path, expected, found);
  return FALSE;
}

typedef struct {
  const StageContext *context;
  const gchar *slot;
  const StageAsk *ask;
  AskSheet *sheet; /* NULL: it is the built-in writer that is asked */
  JsonObject *input;
  gpointer user_data;
} Asking;

static void
asking_clear (Asking *self)
{
  g_clear_pointer (&self->sheet, ask_sheet_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asking, asking_clear)

static JsonObject *
object_of (const GenerateResult *result, GError **error)
{
  if (result->answer && JSON_NODE_HOLDS_OBJECT (result->answer))
    return json_node_dup_object (result->answer);
  g_set_error (error, STAGE_ERROR, STAGE_ERROR_ANSWER,
      "the provider \"%s\" answered with something that is no JSON object",
      result->provider);
  return NULL;
}

static JsonObject *
assemble (const Asking *self, const GenerateResult *result, GError **error)
{
  g_autoptr (JsonObject) answer = NULL;

  if (!self->sheet)
    return object_of (result, error);
  answer = ask_answer_take (self->sheet->rules, result->answer, error);
  return answer ? self->ask->assemble (self->input, answer,
             (guint64) self->context->settings->seed, error)
                : NULL;
}

static JsonObject *
take (const Asking *self, const GenerateResult *result, GError **error)
{
  g_autoptr (JsonObject) output = assemble (self, result, error);

  if (!output
      || (self->ask->check
          && !self->ask->check (output, self->user_data, error)))
    return NULL;
  return g_steal_pointer (&output);
}

/* What was cut off is asked for once more, with room to end. */
static GenerateResult *
call (const Asking *self, GenerateRequest *request, gint64 *attempt,
    GError **error)
{
  g_autoptr (GError) why = NULL;
  GenerateResult *result =
      stage_call (self->context, self->slot, request, attempt, &why);

  if (!result && request->most_tokens == 0
      && g_str_equal (generate_trouble (why), "truncated_output")) {
    g_clear_error (&why);
    request->most_tokens = MORE_TOKENS;
    result = stage_call (self->context, self->slot, request, attempt, &why);
  }
  if (!result)
    g_propagate_error (error, g_steal_pointer (&why));
  return result;
}

/* @said: what it answered, where that would not do. */
static JsonObject *
ask_once (const Asking *self, GenerateRequest *request, JsonNode **said,
    GError **error)
{
  gint64 attempt = 0;
  g_autoptr (GenerateResult) result = call (self, request, &attempt, error);
  g_autoptr (JsonObject) output = NULL;
  g_autoptr (GError) why = NULL;

  if (!result)
    return NULL;
  output = take (self, result, &why);
  if (!output) {
    stage_call_fail (self->context, attempt, why);
    *said = g_steal_pointer (&result->answer);
    g_propagate_error (error, g_steal_pointer (&why));
    return NULL;
  }
  if (!store_attempt_end (self->context->store, attempt, NULL, error))
    return NULL;
  crash_point (self->context->stage, "committed");
  return g_steal_pointer (&output);
}

static JsonNode *
short_enough (JsonNode *said)
{
  g_autofree gchar *text = said ? json_to_string (said, FALSE) : NULL;

  return text && strlen (text) <= MOST_PREVIOUS ? said : NULL;
}

static gboolean
is_about_answer (const GError *error)
{
  return g_error_matches (error, STAGE_ERROR, STAGE_ERROR_ANSWER);
}

/* The one more chance. */
static JsonObject *
repair (const Asking *self, GenerateRequest *request, JsonNode *said,
    const GError *why, GError **error)
{
  g_autoptr (JsonNode) ignored = NULL;
  g_autoptr (GError) again = NULL;
  JsonObject *output;

  request->previous = short_enough (said);
  request->complaint = why->message;
  output = ask_once (self, request, &ignored, &again);
  if (output)
    return output;
  if (is_about_answer (again))
    g_prefix_error (&again,
        "%s: asked twice, \"%s\" did not give what was asked for: ",
        self->ask->task, request->provider);
  g_propagate_error (error, g_steal_pointer (&again));
  return NULL;
}

static JsonObject *
carry_out (const Asking *self, JsonNode *input, GError **error)
{
  const StageSettings *settings = self->context->settings;
  GenerateRequest request = {
    .kind = GENERATE_TEXT,
    .provider = settings->text_provider,
    .model = settings->text_model_id,
    .seed = settings->seed,
    .task = self->ask->task,
    .input = input,
    .instructions = self->sheet ? self->sheet->instructions : NULL,
    .schema = self->sheet ? self->sheet->schema : NULL,
  };
  g_autoptr (JsonNode) said = NULL;
  g_autoptr (GError) why = NULL;
  JsonObject *output = ask_once (self, &request, &said, &why);

  if (!output && self->sheet && said && is_about_answer (why))
    return repair (self, &request, said, why, error);
  if (!output)
    g_propagate_error (error, g_steal_pointer (&why));
  return output;
}

JsonObject *
stage_ask (const StageContext *context, const gchar *slot, const StageAsk *ask,
    JsonObject *input, gpointer user_data, GError **error)
{
  const gboolean model = stage_has_model (context);
  g_auto (Asking) self = { context, slot, ask,
    model ? ask_sheet_load (ask->task) : NULL, input, user_data };
  g_autoptr (JsonObject) told = NULL;
  g_autoptr (JsonNode) node = json_node_alloc ();

  g_return_val_if_fail (!model || self.sheet, NULL);
  told = model ? ask->tell (input) : json_object_ref (input);
  json_node_init_object (node, told);
  return carry_out (&self, node, error);
}
