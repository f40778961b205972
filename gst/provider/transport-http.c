/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Carries http: and https: calls, whose bodies are JSON. */

#include "transport.h"

#include "fault.h"

static gchar *
mime_of (const HttpAnswer *answer)
{
  const gchar *type = http_answer_header (answer, "content-type");
  g_auto (GStrv) parts = g_strsplit (type ? type : "", ";", 2);

  return parts[0] ? g_ascii_strdown (g_strstrip (parts[0]), -1) : g_strdup ("");
}

static gboolean
send_http (const ProviderCall *call, ProviderReply *reply,
    GCancellable *cancellable, GError **error)
{
  static const gchar *const headers[] = { "Content-Type: application/json",
    NULL };
  const HttpRequest request = { .url = call->url,
    .body = call->body,
    .headers = call->body ? headers : NULL,
    .secret = call->key_header,
    .timeout_ms = call->timeout_ms,
    .own_origin = call->own_network };
  g_auto (HttpAnswer) answer = { 0 };
  g_auto (Trouble) trouble = { .retry_ms = -1 };
  g_autoptr (GError) local = NULL;

  if (http_exchange (&request, &answer, cancellable, &local))
    trouble_of_answer (
        &answer, call->codes, g_get_real_time () / G_USEC_PER_SEC, &trouble);
  else
    trouble_of_error (local, &trouble);
  if (trouble.kind != TROUBLE_NONE) {
    fault_set (error, &trouble);
    return FALSE;
  }
  reply->body = g_steal_pointer (&answer.body);
  reply->mime = mime_of (&answer);
  return TRUE;
}

const Transport transport_http = { "http", send_http };
const Transport transport_https = { "https", send_http };
