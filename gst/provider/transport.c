/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The list of transports. A call goes out by its URL's scheme. */

#include "transport.h"

static const Transport *const transports[] = {
  &transport_local,
  &transport_http,
  &transport_https,
};

static const Transport *
find_transport (const gchar *scheme)
{
  for (guint i = 0; i < G_N_ELEMENTS (transports); i++)
    if (g_ascii_strcasecmp (transports[i]->scheme, scheme) == 0)
      return transports[i];
  return NULL;
}

/* A cancel may surface as a broken read or a killed helper; say what it was. */
static void
name_cancel (GCancellable *cancellable, GError **error)
{
  if (!g_cancellable_is_cancelled (cancellable))
    return;
  g_clear_error (error);
  g_set_error_literal (
      error, GENERATE_ERROR, GENERATE_ERROR_CANCELLED, "cancelled");
}

gboolean
transport_send (const ProviderCall *call, ProviderReply *reply,
    GCancellable *cancellable, GError **error)
{
  g_autofree gchar *scheme = g_uri_parse_scheme (call->url);
  const Transport *transport = scheme ? find_transport (scheme) : NULL;

  if (!transport) {
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_TRANSPORT,
        "%s: no transport for this address", call->url);
    return FALSE;
  }
  if (g_cancellable_is_cancelled (cancellable)
      || !transport->send (call, reply, cancellable, error)) {
    name_cancel (cancellable, error);
    return FALSE;
  }
  reply->pcm_rate = call->pcm_rate;
  return TRUE;
}
