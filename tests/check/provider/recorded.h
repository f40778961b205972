/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Exchanges without a network: a call as text, a reply out of text; and a
 * server's answer to write one. */
#pragma once

#include <json-glib/json-glib.h>

#include "provider-entry.h"
#include "provider.h"
#include "raw-server.h"

/* "key=value;key=value" as the options of an entry; NULL: none. Clear it with
 * recorded_entry_clear(). */
static inline ProviderEntry
recorded_entry (const gchar *options)
{
  ProviderEntry entry = { .options = g_hash_table_new_full (
                              g_str_hash, g_str_equal, g_free, g_free) };
  g_auto (GStrv) pairs = g_strsplit (options ? options : "", ";", -1);

  for (guint i = 0; pairs[i]; i++) {
    g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);

    if (pair[0] && pair[1])
      g_hash_table_replace (
          entry.options, g_strdup (pair[0]), g_strdup (pair[1]));
  }
  return entry;
}

static inline void
recorded_entry_clear (ProviderEntry *entry)
{
  g_hash_table_unref (entry->options);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ProviderEntry, recorded_entry_clear)

/* "POST URL", the headers and the body, a line each. */
static inline gchar *
recorded_call (const ProviderCall *call)
{
  GString *text = g_string_new (NULL);
  gsize size = 0;
  const gchar *body = call->body ? g_bytes_get_data (call->body, &size) : NULL;
  const gchar *usual = call->body ? "POST" : "GET";

  g_string_append_printf (
      text, "%s %s", call->method ? call->method : usual, call->url);
  if (call->mime)
    g_string_append_printf (text, "\nContent-Type: %s", call->mime);
  for (guint i = 0; call->headers && i < call->headers->len; i++)
    g_string_append_printf (
        text, "\n%s", (gchar *) g_ptr_array_index (call->headers, i));
  if (body) {
    g_string_append_c (text, '\n');
    g_string_append_len (text, body, size);
  }
  return g_string_free (text, FALSE);
}

static inline ProviderReply
recorded_reply (const gchar *body)
{
  return (ProviderReply){ .body = g_bytes_new (body, strlen (body)),
    .mime = g_strdup ("application/json"),
    .headers =
        g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };
}

static inline void
recorded_header (ProviderReply *reply, const gchar *name, const gchar *value)
{
  g_hash_table_replace (reply->headers, g_strdup (name), g_strdup (value));
}

static inline void
raw_answer (GOutputStream *out, const gchar *status, const gchar *headers,
    gconstpointer body, gsize size)
{
  g_autofree gchar *head = g_strdup_printf (
      "HTTP/1.1 %s\r\n%sContent-Length: %zu\r\n\r\n", status, headers, size);

  raw_send (out, head);
  if (size > 0)
    g_output_stream_write_all (out, body, size, NULL, NULL, NULL);
}

static inline void
raw_say (GOutputStream *out, const gchar *status, const gchar *body)
{
  raw_answer (
      out, status, "Content-Type: application/json\r\n", body, strlen (body));
}

static inline void
raw_json (GOutputStream *out, const gchar *body)
{
  raw_say (out, "200 OK", body);
}

/* The method and the path of request @i. */
static inline gchar *
raw_server_line (RawServer *server, guint i)
{
  g_autofree gchar *request = raw_server_request (server, i);
  gchar *end = strstr (request, " HTTP/");

  fail_unless (end != NULL);
  return g_strndup (request, end - request);
}

/* All of them, one a line. */
static inline gchar *
raw_server_lines (RawServer *server)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < raw_server_n_requests (server); i++) {
    g_autofree gchar *line = raw_server_line (server, i);

    g_string_append_printf (text, "%s%s", i ? "\n" : "", line);
  }
  return g_string_free (text, FALSE);
}
