/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The side that draws and writes. */
#include "writers.h"

#include "formats.h"
#include "part.h"
#include "protocol.h"
#include "serving.h"

#include <unistd.h>

#define INTERVAL (100 * G_TIME_SPAN_MILLISECOND)

typedef struct {
  Serving serving;
  RenderRequest request;
  RenderWriting writing;
  gint64 told; /* when frames were, us */
} Server;

static void
add_number (JsonBuilder *event, const gchar *key, gint64 number)
{
  json_builder_set_member_name (event, key);
  json_builder_add_int_value (event, number);
}

static void
on_progress (const RenderProgressInfo *info, gpointer user_data)
{
  Server *server = user_data;
  gint64 now = g_get_monotonic_time ();
  g_autoptr (JsonBuilder) event = NULL;

  if (now - server->told < INTERVAL && info->frames != info->n_frames)
    return;
  server->told = now;
  event = protocol_event_of_all ("frames");
  add_number (event, "frames", info->frames);
  add_number (event, "n_frames", info->n_frames);
  serving_say (&server->serving, event);
}

static void
say_warnings (Server *server)
{
  for (guint i = 0; i < server->writing.warnings->len; i++) {
    g_autoptr (JsonBuilder) event = protocol_event_of_all ("warning");

    serving_add_text (event, "message", server->writing.warnings->pdata[i]);
    serving_say (&server->serving, event);
  }
}

static void
say_end (Server *server, const GError *error)
{
  g_autoptr (JsonBuilder) event =
      protocol_event_of_all (error ? "failed" : "done");

  if (error) {
    serving_add_error (event, error);
  } else {
    add_number (event, "frames", server->writing.frames);
    add_number (event, "duration", server->writing.duration);
  }
  serving_say (&server->serving, event);
}

static gpointer
wait_for_end (gpointer user_data)
{
  gchar byte;

  while (read (STDIN_FILENO, &byte, 1) > 0)
    continue;
  serving_must_end ();
  g_cancellable_cancel (user_data);
  return NULL;
}

static const RenderFormat *
read_words (const gchar *const *words, RenderRequest *request)
{
  const RenderFormat *format = render_format_find (words[0]);
  gint64 numbers[6];

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (!g_ascii_string_to_signed (words[1 + i], 10,
            i < 4 ? G_MININT : G_MININT64, i < 4 ? G_MAXINT : G_MAXINT64,
            &numbers[i], NULL))
      return NULL;
  *request = (RenderRequest){ .width = numbers[0],
    .height = numbers[1],
    .fps_n = numbers[2],
    .fps_d = numbers[3],
    .from_ms = numbers[4],
    .to_ms = numbers[5],
    .movie = words[7],
    .output = words[8],
    .media_root = *words[10] ? words[10] : NULL,
    .format = format,
    .crf = -1 };
  return format && format->write ? format : NULL;
}

static gint
serve (Server *server, const RenderFormat *format)
{
  g_autoptr (GError) error = NULL;

  format->write (&server->writing, &error);
  say_warnings (server);
  say_end (server, error);
  if (!error)
    return 0;
  return protocol_state_of (error) == TRY_NEVER ? PROTOCOL_EXIT_NEVER
                                                : PROTOCOL_EXIT_AGAIN;
}

/* Ends when stdin does, as what it said may still be on its way: who hears of
 * the end of a process waits for no line of it. */
gint
writers_serve (const gchar *const *words)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autofree gchar *plan = g_strconcat (words[9], ".plan", NULL);
  Server server = { .told = 0 };
  const RenderFormat *format = read_words (words, &server.request);
  GThread *thread;
  gint status;

  if (!format) {
    g_printerr ("jsonclip: expected " WRITERS_USAGE "\n");
    return 2;
  }
  server.writing = (RenderWriting){ .request = &server.request,
    .output = words[9],
    .progress = on_progress,
    .user_data = &server,
    .warnings = warnings,
    .cancellable = cancellable };
  serving_end_with_parent ();
  serving_init (&server.serving);
  thread = g_thread_new ("stdin", wait_for_end, cancellable);
  status = serve (&server, format);
  g_thread_join (thread);
  serving_clear (&server.serving);
  render_part_sweep (plan);
  return status;
}
