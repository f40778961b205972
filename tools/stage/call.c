/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Calls of providers, each with its row in the journal: committed before the
 * call is made and closed after it. */
#include "crash.h"
#include "json-object.h"
#include "stage.h"

static void
add (GChecksum *sum, const gchar *text)
{
  /* With its zero byte: "ab" + "c" is not "a" + "bc". */
  g_checksum_update (
      sum, (const guchar *) (text ? text : ""), text ? strlen (text) + 1 : 1);
}

static gchar *
hash (const GenerateRequest *request)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree gchar *input =
      request->input ? json_to_string (request->input, FALSE) : NULL;
  g_autofree gchar *numbers = g_strdup_printf (
      "%d %" G_GUINT64_FORMAT " %dx%d %d", request->kind, request->seed,
      request->width, request->height, (gint) (request->speed * 1000 + .5));
  const gchar *texts[] = { request->provider, request->model, request->task,
    input, request->complaint, request->prompt, request->negative,
    request->style, request->text, request->voice, request->language, numbers };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    add (sum, texts[i]);
  return g_strdup (g_checksum_get_string (sum));
}

/* The journal's own failure must not hide that of the call. */
void
stage_call_fail (
    const StageContext *context, gint64 attempt, const GError *error)
{
  g_autoptr (GError) ignored = NULL;

  if (!store_attempt_end (context->store, attempt, error->message, &ignored))
    g_warning ("%s", ignored->message);
}

GenerateResult *
stage_call (const StageContext *context, const gchar *slot,
    const GenerateRequest *request, gint64 *attempt, GError **error)
{
  g_autofree gchar *request_hash = hash (request);
  g_autoptr (GenerateResult) result = NULL;
  g_autoptr (GError) local = NULL;
  gint64 id = store_attempt_begin (context->store, context->run->id,
      context->stage, slot, generate_kind_name (request->kind),
      request->provider, request->model, request_hash, error);

  if (!id)
    return NULL;
  crash_point (context->stage, "intent");
  result = generate (request, NULL, NULL, context->cancellable, &local);
  crash_point (context->stage, "answered");
  if (!result) {
    stage_call_fail (context, id, local);
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  if (attempt)
    *attempt = id;
  else if (!store_attempt_end (context->store, id, NULL, error))
    return NULL;
  return g_steal_pointer (&result);
}
