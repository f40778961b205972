/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "lookup.h"

#include "fault.h"
#include "reply-json.h"
#include "transport.h"

#define LOOKUP_MS 30000

/* It answered, and not with a list. */
static gboolean
is_absent (const GError *error)
{
  switch (fault_kind (error)) {
    case TROUBLE_REQUEST:
    case TROUBLE_MODEL_GONE:
    case TROUBLE_BAD_OUTPUT:
      return TRUE;
    default:
      return FALSE;
  }
}

static JsonNode *
ask (const ProviderLookup *lookup, const GenerateRequest *request,
    const ProviderCall *like, GCancellable *cancellable, GError **error)
{
  g_auto (ProviderCall) call = { 0 };
  g_auto (ProviderReply) reply = { 0 };

  call.codes = like->codes;
  call.own_network = like->own_network;
  call.key_header = g_strdup (like->key_header);
  call.timeout_ms = MIN (like->timeout_ms, LOOKUP_MS);
  if (!lookup->compose (request, &call, error)
      || !transport_send (&call, &reply, cancellable, error))
    return NULL;
  return reply_json (reply.body, error);
}

gboolean
lookup_ask (const ProviderTask *task, const GenerateRequest *request,
    const ProviderCall *like, JsonNode **known, GCancellable *cancellable,
    GError **error)
{
  const ProviderLookup *lookup = task->lookup;
  g_autoptr (GError) local = NULL;

  *known = NULL;
  if (!lookup || !lookup->is_needed (request))
    return TRUE;
  *known = ask (lookup, request, like, cancellable, &local);
  if (*known || (lookup->may_be_absent && is_absent (local)))
    return TRUE;
  g_prefix_error (&local, "provider \"%s\": ", request->provider);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
