/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A server on loopback that answers with the very bytes it is told to, one
 * connection after the other, and keeps what it was asked. */
#pragma once

#include <gio/gio.h>
#include <string.h>

#include "suite.h"

typedef struct RawServer RawServer;

/* Of one request, in the server's thread; @out is closed after it. What waits
 * in it ends with @stop. */
typedef void (*RawReply) (RawServer *server, const gchar *path,
    GOutputStream *out, GCancellable *stop);

struct RawServer {
  GSocketListener *listener;
  GThread *thread;
  guint16 port;
  RawReply reply;
  GCancellable *stop;
  GMutex lock; /* of what follows */
  guint n_connections;
  GPtrArray *requests; /* of utf8: head and body as they came */
};

static inline gsize
raw_body_length (const gchar *head)
{
  const gchar *found = strstr (head, "Content-Length: ");

  return found
      ? g_ascii_strtoull (found + strlen ("Content-Length: "), NULL, 10)
      : 0;
}

static inline gboolean
raw_is_whole (const GString *request)
{
  const gchar *end = strstr (request->str, "\r\n\r\n");

  return end
      && request->len
      >= (gsize) (end + 4 - request->str) + raw_body_length (request->str);
}

static inline GString *
raw_read (GInputStream *in, GCancellable *stop)
{
  GString *request = g_string_new (NULL);
  gchar bytes[4096];
  gssize n;

  while (!raw_is_whole (request)
      && (n = g_input_stream_read (in, bytes, sizeof bytes, stop, NULL)) > 0)
    g_string_append_len (request, bytes, n);
  return request;
}

static inline void
raw_serve (RawServer *server, GIOStream *stream)
{
  GString *request =
      raw_read (g_io_stream_get_input_stream (stream), server->stop);
  g_auto (GStrv) words = g_strsplit (request->str, " ", 3);

  g_mutex_lock (&server->lock);
  server->n_connections++;
  g_ptr_array_add (server->requests, g_string_free (request, FALSE));
  g_mutex_unlock (&server->lock);
  if (words[0] && words[1])
    server->reply (
        server, words[1], g_io_stream_get_output_stream (stream), server->stop);
  g_io_stream_close (stream, NULL, NULL);
}

static inline gpointer
raw_accept (gpointer user_data)
{
  RawServer *server = user_data;
  GSocketConnection *connection;

  while ((connection = g_socket_listener_accept (
              server->listener, NULL, server->stop, NULL))) {
    raw_serve (server, G_IO_STREAM (connection));
    g_object_unref (connection);
  }
  return NULL;
}

static inline RawServer *
raw_server_new (RawReply reply)
{
  RawServer *server = g_new0 (RawServer, 1);
  g_autoptr (GInetAddress) loopback =
      g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;

  server->reply = reply;
  server->stop = g_cancellable_new ();
  server->requests = g_ptr_array_new_with_free_func (g_free);
  g_mutex_init (&server->lock);
  server->listener = g_socket_listener_new ();
  fail_unless (g_socket_listener_add_address (server->listener, any,
      G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &bound, NULL));
  server->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  server->thread = g_thread_new ("server", raw_accept, server);
  return server;
}

static inline void
raw_server_free (RawServer *server)
{
  g_cancellable_cancel (server->stop);
  g_thread_join (server->thread);
  g_object_unref (server->listener);
  g_object_unref (server->stop);
  g_ptr_array_unref (server->requests);
  g_mutex_clear (&server->lock);
  g_free (server);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RawServer, raw_server_free)

static inline guint
raw_server_n_requests (RawServer *server)
{
  guint n;

  g_mutex_lock (&server->lock);
  n = server->requests->len;
  g_mutex_unlock (&server->lock);
  return n;
}

/* Request @i as it came. Free it. */
static inline gchar *
raw_server_request (RawServer *server, guint i)
{
  gchar *request;

  g_mutex_lock (&server->lock);
  fail_unless (i < server->requests->len);
  request = g_strdup (g_ptr_array_index (server->requests, i));
  g_mutex_unlock (&server->lock);
  return request;
}

static inline gchar *
raw_server_url (const RawServer *server, const gchar *path)
{
  return g_strdup_printf ("http://127.0.0.1:%u%s", server->port, path);
}

static inline void
raw_send (GOutputStream *out, const gchar *bytes)
{
  g_output_stream_write_all (out, bytes, strlen (bytes), NULL, NULL, NULL);
}

/* Until the test is over, or @ms have passed. */
static inline void
raw_wait (GCancellable *stop, gint ms)
{
  GPollFD fd;

  if (g_cancellable_make_pollfd (stop, &fd)) {
    g_poll (&fd, 1, ms);
    g_cancellable_release_fd (stop);
  }
}
