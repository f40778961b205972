/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Carries local: calls to the generators that are part of this project. Each
 * takes a JSON object and answers with a file, as a server would. */

#include "transport.h"

#include <string.h>

#include "painter.h"
#include "patience.h"
#include "tune.h"
#include "writer.h"

#define SCHEME "local"

typedef gboolean (*Generator) (JsonObject *body, const ProviderCall *call,
    ProviderReply *reply, GCancellable *cancellable, GError **error);

static GBytes *
node_to_bytes (JsonNode *node)
{
  gchar *text = json_to_string (node, FALSE);

  return g_bytes_new_take (text, strlen (text));
}

static const gchar *
string_member (JsonObject *object, const gchar *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

static gint64
int_member (JsonObject *object, const gchar *name)
{
  return json_object_get_int_member_with_default (object, name, 0);
}

static gboolean
write_text (JsonObject *body, const ProviderCall *call, ProviderReply *reply,
    GCancellable *cancellable, GError **error)
{
  g_autoptr (JsonNode) answer = NULL;
  g_autoptr (GError) cause = NULL;

  answer = writer_answer (string_member (body, "task"),
      json_object_get_member (body, "input"), int_member (body, "seed"),
      &cause);
  if (!answer) {
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST, "writer: %s",
        cause->message);
    return FALSE;
  }
  reply->body = node_to_bytes (answer);
  reply->mime = g_strdup ("application/json");
  return TRUE;
}

static GBytes *
quiet_to_bytes (const PainterQuiet *quiet)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *root = json_object_new ();
  JsonObject *area = json_object_new ();

  json_object_set_double_member (area, "x", quiet->x);
  json_object_set_double_member (area, "y", quiet->y);
  json_object_set_double_member (area, "width", quiet->width);
  json_object_set_double_member (area, "height", quiet->height);
  json_object_set_object_member (root, "quiet", area);
  json_node_take_object (node, root);
  return node_to_bytes (node);
}

typedef struct {
  JsonObject *body;
  PainterQuiet quiet;
} Painting;

static void
painting_free (gpointer data)
{
  Painting *painting = data;

  json_object_unref (painting->body);
  g_free (painting);
}

static void
paint_in_thread (
    GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Painting *painting = data;
  JsonObject *body = painting->body;
  PainterRequest request = {
    .prompt = string_member (body, "prompt"),
    .width = (gint) int_member (body, "width"),
    .height = (gint) int_member (body, "height"),
    .seed = (guint64) int_member (body, "seed"),
    .family = string_member (body, "family"),
  };
  GError *error = NULL;
  GBytes *bytes =
      painter_paint (&request, &painting->quiet, cancellable, &error);

  if (bytes)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

typedef struct {
  GBytes *bytes;
  GError *error;
  Patience patience;
} Wait;

static void
wait_clear (Wait *wait)
{
  g_clear_pointer (&wait->bytes, g_bytes_unref);
  g_clear_error (&wait->error);
  patience_clear (&wait->patience);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wait, wait_clear)

static void
take_painting (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;

  wait->bytes = g_task_propagate_pointer (G_TASK (result), &wait->error);
  patience_end (&wait->patience);
}

/* In a thread, since the painter looks at its cancellable between layers only,
 * and one layer of a large picture takes longer than a cancel may. The thread
 * owns what it needs and ends on its own. */
static gboolean
paint_image (JsonObject *body, const ProviderCall *call, ProviderReply *reply,
    GCancellable *cancellable, GError **error)
{
  g_auto (Wait) wait = { 0 };
  g_autoptr (GTask) task = NULL;
  Painting *painting = g_new0 (Painting, 1);

  painting->body = json_object_ref (body);
  patience_begin (&wait.patience, call->timeout_ms, cancellable);
  task = g_task_new (NULL, wait.patience.stop, take_painting, &wait);
  g_task_set_task_data (task, painting, painting_free);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, paint_in_thread);
  patience_wait (&wait.patience);

  if (wait.bytes) {
    reply->body = g_steal_pointer (&wait.bytes);
    reply->mime = g_strdup ("image/png");
    reply->details = quiet_to_bytes (&painting->quiet);
    return TRUE;
  }
  if (wait.patience.timed_out)
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_TRANSPORT,
        "painter: no answer within %u ms", call->timeout_ms);
  else
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST, "painter: %s",
        wait.error->message);
  return FALSE;
}

static gboolean
narrate_speech (JsonObject *body, const ProviderCall *call,
    ProviderReply *reply, GCancellable *cancellable, GError **error)
{
  return narrate (body, call->timeout_ms, reply, cancellable, error);
}

/* Looks at its cancellable after every note, and half an hour takes it less
 * time than a call may. */
static gboolean
play_music (JsonObject *body, const ProviderCall *call, ProviderReply *reply,
    GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) cause = NULL;

  reply->body = tune_play_paced (string_member (body, "mood"),
      (gint) CLAMP (int_member (body, "pace"), 50, 200),
      (guint64) int_member (body, "seed"), int_member (body, "duration_ms"),
      cancellable, &cause);
  if (!reply->body) {
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_CANCELLED,
        "composer: %s", cause->message);
    return FALSE;
  }
  reply->mime = g_strdup ("audio/wav");
  return TRUE;
}

/* Done in a moment. */
static gboolean
make_sound (JsonObject *body, const ProviderCall *call, ProviderReply *reply,
    GCancellable *cancellable, GError **error)
{
  reply->body = tune_sound (tune_sound_find (string_member (body, "prompt")),
      (guint64) int_member (body, "seed"));
  reply->mime = g_strdup ("audio/wav");
  return TRUE;
}

static const struct {
  const gchar *name;
  Generator generate;
} generators[] = {
  { "writer", write_text },
  { "painter", paint_image },
  { "narrator", narrate_speech },
  { "composer", play_music },
  { "foley", make_sound },
};

static Generator
find_generator (const gchar *url)
{
  const gchar *name = url + strlen (SCHEME ":");

  for (guint i = 0; i < G_N_ELEMENTS (generators); i++)
    if (g_str_equal (generators[i].name, name))
      return generators[i].generate;
  return NULL;
}

static gboolean
send_local (const ProviderCall *call, ProviderReply *reply,
    GCancellable *cancellable, GError **error)
{
  Generator generator = find_generator (call->url);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  gsize length = 0;
  const gchar *text = g_bytes_get_data (call->body, &length);
  JsonNode *root;

  if (!generator) {
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_TRANSPORT,
        "%s: no such built-in generator", call->url);
    return FALSE;
  }
  if (!json_parser_load_from_data (parser, text, length, NULL))
    root = NULL;
  else
    root = json_parser_get_root (parser);
  if (!root || !JSON_NODE_HOLDS_OBJECT (root)) {
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST,
        "%s: the call must be a JSON object", call->url);
    return FALSE;
  }
  return generator (
      json_node_get_object (root), call, reply, cancellable, error);
}

const Transport transport_local = { SCHEME, send_local };
