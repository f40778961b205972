/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Carries http: and https: calls. It takes streams of events apart, and knows
 * nothing of what they say. */

#include "transport.h"

#include "blob-stream.h"
#include "event-stream.h"
#include "fault.h"

static gchar *
mime_of (const ProviderReply *reply)
{
  const gchar *type = provider_reply_header (reply, "content-type");
  g_auto (GStrv) parts = g_strsplit (type ? type : "", ";", 2);

  return parts[0] ? g_ascii_strdown (g_strstrip (parts[0]), -1) : g_strdup ("");
}

static void
event_free (gpointer data)
{
  ProviderEvent *event = data;

  g_free (event->name);
  g_free (event->data);
  g_free (event);
}

static gboolean
take_event (
    const gchar *name, const gchar *data, gsize length, gpointer user_data)
{
  ProviderEvent *event = g_new0 (ProviderEvent, 1);

  event->name = g_strdup (name);
  event->data = g_strndup (data, length);
  g_ptr_array_add (user_data, event);
  return TRUE;
}

static gboolean
take_events (ProviderReply *reply, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (event_free);
  g_autoptr (EventStream) stream =
      event_stream_new (HTTP_LIMIT, take_event, events);
  gsize length = 0;
  const gchar *bytes = g_bytes_get_data (reply->body, &length);

  if (!event_stream_feed (stream, bytes, length))
    return fault_fail (error, TROUBLE_TOO_LARGE, "an event is too long");
  event_stream_end (stream);
  reply->events = g_steal_pointer (&events);
  return TRUE;
}

/* NULL-terminated (transfer container). */
static const gchar **
headers_of (const ProviderCall *call, const gchar *type)
{
  GPtrArray *headers = g_ptr_array_new ();

  if (call->body)
    g_ptr_array_add (headers, (gpointer) type);
  for (guint i = 0; call->headers && i < call->headers->len; i++)
    g_ptr_array_add (headers, g_ptr_array_index (call->headers, i));
  g_ptr_array_add (headers, NULL);
  return (const gchar **) g_ptr_array_free (headers, FALSE);
}

static gboolean
feed_blobs (
    const gchar *bytes, gsize length, gpointer user_data, GError **error)
{
  return blob_stream_feed (user_data, bytes, length, error);
}

/* It was made all the same. */
static gboolean
take_blobs (BlobStream *blobs, ProviderReply *reply, GError **error)
{
  g_autoptr (GError) local = NULL;

  reply->body = blob_stream_end (blobs, &reply->blobs, &local);
  return reply->body
      || fault_fail (error, TROUBLE_OUTCOME_UNKNOWN, "%s", local->message);
}

/* @blobs: (nullable): what the body went through */
static gboolean
take_answer (
    HttpAnswer *answer, BlobStream *blobs, ProviderReply *reply, GError **error)
{
  if (blobs && !take_blobs (blobs, reply, error))
    return FALSE;
  if (!blobs)
    reply->body = g_steal_pointer (&answer->body);
  reply->headers = g_steal_pointer (&answer->headers);
  reply->mime = mime_of (reply);
  return !g_str_equal (reply->mime, "text/event-stream")
      || take_events (reply, error);
}

static gboolean
send_http (const ProviderCall *call, ProviderReply *reply,
    GCancellable *cancellable, GError **error)
{
  g_autofree gchar *type = g_strconcat (
      "Content-Type: ", call->mime ? call->mime : "application/json", NULL);
  g_autofree const gchar **headers = headers_of (call, type);
  g_autoptr (BlobStream) blobs = call->blobs ? blob_stream_new () : NULL;
  const HttpRequest request = { .url = call->url,
    .method = call->method,
    .body = call->body,
    .headers = headers,
    .secret = call->key_header,
    .timeout_ms = call->timeout_ms,
    .silence_ms = call->silence_ms,
    .own_origin = call->own_network,
    .sink = blobs ? feed_blobs : NULL,
    .user_data = blobs };
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
  return take_answer (&answer, blobs, reply, error);
}

const Transport transport_http = { "http", send_http };
const Transport transport_https = { "https", send_http };
