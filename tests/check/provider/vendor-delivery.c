/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "vendor-delivery.h"

#include <string.h>
#include <sys/socket.h>

Delivery *
delivery_new (SoupServerMessage *message)
{
  Delivery *self = g_new0 (Delivery, 1);

  self->message = g_object_ref (message);
  return self;
}

Delivery *
delivery_copy (const Delivery *of, SoupServerMessage *message)
{
  Delivery *copy = delivery_new (message);

  copy->status = of->status;
  copy->mime = g_strdup (of->mime);
  copy->body = g_bytes_ref (of->body);
  return copy;
}

void
delivery_free (gpointer delivery)
{
  Delivery *self = delivery;

  g_object_unref (self->message);
  g_free (self->mime);
  g_free (self->header);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}

void
delivery_count (Delivery *self, guint *n_working)
{
  self->n_working = n_working;
  (*n_working)++;
}

static void
send_part (Delivery *self, GIOStream *stream, gsize n)
{
  GOutputStream *out = g_io_stream_get_output_stream (stream);
  g_autofree gchar *head = g_strdup_printf (
      "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: "
      "%" G_GSIZE_FORMAT "\r\n\r\n",
      self->mime, g_bytes_get_size (self->body));

  g_output_stream_write_all (out, head, strlen (head), NULL, NULL, NULL);
  g_output_stream_write_all (
      out, g_bytes_get_data (self->body, NULL), n, NULL, NULL, NULL);
}

/* As a machine that loses power: with a reset, where nothing was sent. */
static void
break_line (Delivery *self, gsize n_sent)
{
  GSocket *socket = soup_server_message_get_socket (self->message);
  const struct linger at_once = { 1, 0 };
  GIOStream *stream;

  if (n_sent == 0)
    setsockopt (g_socket_get_fd (socket), SOL_SOCKET, SO_LINGER, &at_once,
        sizeof at_once);
  stream = soup_server_message_steal_connection (self->message);
  if (n_sent > 0)
    send_part (self, stream, n_sent);
  g_io_stream_close (stream, NULL, NULL);
  g_object_unref (stream);
}

static void
answer (Delivery *self)
{
  gsize size = 0;
  const gchar *data = g_bytes_get_data (self->body, &size);
  SoupMessageHeaders *headers =
      soup_server_message_get_response_headers (self->message);
  g_auto (GStrv) header =
      self->header ? g_strsplit (self->header, ": ", 2) : NULL;

  if (self->fault == VENDOR_FAULT_CUT_JSON)
    size /= 2;
  if (header)
    soup_message_headers_append (headers, header[0], header[1]);
  soup_server_message_set_status (self->message, self->status, NULL);
  soup_server_message_set_response (
      self->message, self->mime, SOUP_MEMORY_COPY, data, size);
  soup_server_message_unpause (self->message);
}

static gboolean
go_out (gpointer data)
{
  Delivery *self = data;

  if (self->n_working)
    (*self->n_working)--;
  if (self->fault == VENDOR_FAULT_RESET || self->fault == VENDOR_FAULT_HANG)
    break_line (self, 0);
  else if (self->fault == VENDOR_FAULT_BROKEN)
    break_line (self, g_bytes_get_size (self->body) / 2);
  else
    answer (self);
  return G_SOURCE_REMOVE;
}

void
delivery_send (Delivery *self, GMainContext *context, guint ms)
{
  GSource *source = g_timeout_source_new (ms);

  soup_server_message_pause (self->message);
  g_source_set_callback (source, go_out, self, delivery_free);
  g_source_attach (source, context);
  g_source_unref (source);
}
