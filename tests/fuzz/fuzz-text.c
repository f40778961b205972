/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Answers of models, whole or as events: an object comes of each, or an
 * error. */
#include "fuzz.h"
#include "google.h"
#include "openai.h"
#include "provider-entry.h"
#include "text-answer.h"

static void
check_task (const ProviderTask *task, GBytes *body, GPtrArray *events)
{
  g_auto (ProviderReply) reply = { .body = g_bytes_ref (body),
    .events = events ? g_ptr_array_ref (events) : NULL };
  g_autoptr (GenerateResult) result = g_new0 (GenerateResult, 1);
  g_autoptr (GError) error = NULL;
  const gboolean ok = task->parse (&reply, result, &error);

  LAW_EITHER (ok, error);
  if (ok)
    LAW (result->answer && JSON_NODE_HOLDS_OBJECT (result->answer));
  else
    LAW (g_utf8_validate (error->message, -1, NULL));
}

/* Each line as an event. */
static GPtrArray *
events_of (gchar **lines, ProviderEvent *events)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; lines[i]; i++) {
    events[i] = (ProviderEvent){ (gchar *) "message", lines[i] };
    g_ptr_array_add (list, &events[i]);
  }
  return list;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autofree gchar *text = g_strndup ((const gchar *) data, size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree ProviderEvent *events =
      g_new0 (ProviderEvent, g_strv_length (lines) + 1);
  g_autoptr (GPtrArray) list = events_of (lines, events);
  g_autoptr (GenerateResult) result = g_new0 (GenerateResult, 1);
  g_autoptr (GError) error = NULL;

  check_task (&openai_text_task, bytes, NULL);
  check_task (&openai_text_task, bytes, list);
  check_task (&google_text_task, bytes, NULL);
  LAW_EITHER (text_answer_take (text, result, &error), error);
  return 0;
}
