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

static const gchar *
or_none (const gchar *word)
{
  return *word ? word : NULL;
}

static gboolean
read_shape (const gchar *const *words, RenderRequest *request)
{
  gint64 numbers[6];

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (!g_ascii_string_to_signed (words[i], 10, i < 4 ? G_MININT : G_MININT64,
            i < 4 ? G_MAXINT : G_MAXINT64, &numbers[i], NULL))
      return FALSE;
  request->width = numbers[0];
  request->height = numbers[1];
  request->fps_n = numbers[2];
  request->fps_d = numbers[3];
  request->from_ms = numbers[4];
  request->to_ms = numbers[5];
  return TRUE;
}

static gboolean
read_file (const gchar *const *words, RenderRequest *request)
{
  *request = (RenderRequest){ .movie = words[7],
    .output = words[8],
    .media_root = or_none (words[10]),
    .format = render_format_find (words[0]),
    .crf = -1 };
  return read_shape (words + 1, request) && request->format
      && request->format->write;
}

static gboolean
read_stills (
    const gchar *const *words, RenderRequest *request, RenderStills *stills)
{
  g_autofree gchar *first = render_stills_name (words[10], 1);
  guint64 n = 0;

  *request = (RenderRequest){
    .movie = words[6], .media_root = or_none (words[7]), .crf = -1
  };
  *stills = (RenderStills){ .poster = or_none (words[8]),
    .thumbnails = first ? words[10] : NULL,
    .sheet = or_none (words[12]) };
  if (!read_shape (words, request)
      || !g_ascii_string_to_signed (
          words[9], 10, -1, G_MAXINT64, &stills->poster_ms, NULL)
      || !g_ascii_string_to_unsigned (words[11], 10, 0, G_MAXINT, &n, NULL))
    return FALSE;
  stills->n_thumbnails = n;
  return TRUE;
}

static gint
write_and_say (Server *server, RenderWriter write)
{
  g_autoptr (GError) error = NULL;

  write (&server->writing, &error);
  say_warnings (server);
  say_end (server, error);
  if (!error)
    return 0;
  return protocol_state_of (error) == TRY_NEVER ? PROTOCOL_EXIT_NEVER
                                                : PROTOCOL_EXIT_AGAIN;
}

/* Ends when stdin does, as what it said may still be on its way: who hears of
 * the end of a process waits for no line of it. */
static gint
serve (Server *server, RenderWriter write)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  GThread *thread;
  gint status;

  server->writing.request = &server->request;
  server->writing.progress = on_progress;
  server->writing.user_data = server;
  server->writing.warnings = warnings;
  server->writing.cancellable = cancellable;
  serving_end_with_parent ();
  serving_init (&server->serving);
  thread = g_thread_new ("stdin", wait_for_end, cancellable);
  status = write_and_say (server, write);
  g_thread_join (thread);
  serving_clear (&server->serving);
  return status;
}

static gint
refuse (const gchar *usage)
{
  g_printerr ("jsonclip: expected %s\n", usage);
  return 2;
}

gint
writers_serve (const gchar *const *words)
{
  g_autofree gchar *plan = g_strconcat (words[9], ".plan", NULL);
  Server server = { .writing = { .output = words[9] } };
  gint status;

  if (!read_file (words, &server.request))
    return refuse (WRITERS_USAGE);
  status = serve (&server, server.request.format->write);
  render_part_sweep (plan);
  return status;
}

gint
writers_serve_stills (const gchar *const *words)
{
  RenderStills stills;
  Server server = { .writing = { .stills = &stills } };

  return read_stills (words, &server.request, &stills)
      ? serve (&server, write_stills)
      : refuse (WRITERS_STILLS_USAGE);
}
