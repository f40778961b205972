/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "protocol.h"

#include "chunk.h"

#include <string.h>

/* One row for each RenderError. */
static const struct {
  const gchar *name;
  RenderTryState state;
} errors[] = {
  [RENDER_ERROR_MOVIE] = { "movie", TRY_NEVER },
  [RENDER_ERROR_ENCODER] = { "encoder", TRY_REFUSED },
  [RENDER_ERROR_WORKER] = { "worker", TRY_AGAIN },
  [RENDER_ERROR_OUTPUT] = { "output", TRY_AGAIN },
  [RENDER_ERROR_CANCELLED] = { "cancelled", TRY_AGAIN },
  [RENDER_ERROR_CHANGED] = { "changed", TRY_NEVER },
  [RENDER_ERROR_CHUNK] = { "chunk", TRY_AGAIN },
};

static const gchar *const states[] = {
  [TRY_AGAIN] = "again",
  [TRY_NEVER] = "never",
  [TRY_REFUSED] = "refused",
};

RenderTryState
protocol_state_of (const GError *error)
{
  return error->domain == RENDER_ERROR
          && (guint) error->code < G_N_ELEMENTS (errors)
      ? errors[error->code].state
      : TRY_AGAIN;
}

const gchar *
protocol_state_name (RenderTryState state)
{
  return states[state];
}

RenderTryState
protocol_state_find (const gchar *name)
{
  for (guint i = TRY_AGAIN; i < G_N_ELEMENTS (states); i++)
    if (strcmp (states[i], name) == 0)
      return i;
  return TRY_AGAIN;
}

const gchar *
protocol_error_name (gint code)
{
  return (guint) code < G_N_ELEMENTS (errors) ? errors[code].name : "worker";
}

gint
protocol_error_find (const gchar *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    if (strcmp (errors[i].name, name) == 0)
      return i;
  return RENDER_ERROR_WORKER;
}

gboolean
protocol_read_chunk (const gchar *text, guint n_chunks, gint *chunk)
{
  guint64 index;

  if (strcmp (text, "sound") == 0) {
    *chunk = CHUNK_SOUND;
    return TRUE;
  }
  if (n_chunks == 0
      || !g_ascii_string_to_unsigned (text, 10, 0, n_chunks - 1, &index, NULL))
    return FALSE;
  *chunk = index;
  return TRUE;
}

gchar *
protocol_chunk_name (gint chunk)
{
  return chunk == CHUNK_SOUND ? g_strdup ("sound")
                              : g_strdup_printf ("%d", chunk);
}

JsonBuilder *
protocol_event_of_all (const gchar *event)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "event");
  json_builder_add_string_value (builder, event);
  return builder;
}

JsonBuilder *
protocol_event (const gchar *event, gint chunk)
{
  JsonBuilder *builder = protocol_event_of_all (event);

  json_builder_set_member_name (builder, "chunk");
  if (chunk == CHUNK_SOUND)
    json_builder_add_string_value (builder, "sound");
  else
    json_builder_add_int_value (builder, chunk);
  return builder;
}

gboolean
protocol_event_chunk (JsonObject *event, gint *chunk)
{
  JsonNode *node = json_object_get_member (event, "chunk");
  gint64 index;

  if (!node || !JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return protocol_read_chunk (json_node_get_string (node), 0, chunk);
  if (json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  index = json_node_get_int (node);
  *chunk = (gint) index;
  return index >= 0 && index <= G_MAXINT;
}

JsonObject *
protocol_read (JsonParser *parser, const gchar *line)
{
  JsonNode *root;

  if (*line != '{' || !json_parser_load_from_data (parser, line, -1, NULL))
    return NULL;
  root = json_parser_get_root (parser);
  return root && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root)
                                               : NULL;
}

GError *
protocol_event_error (JsonObject *event)
{
  return g_error_new_literal (RENDER_ERROR,
      protocol_error_find (protocol_event_text (event, "error")),
      protocol_event_text (event, "message"));
}

const gchar *
protocol_event_text (JsonObject *event, const gchar *key)
{
  JsonNode *node = json_object_get_member (event, key);
  const gchar *text = node && JSON_NODE_HOLDS_VALUE (node)
          && json_node_get_value_type (node) == G_TYPE_STRING
      ? json_node_get_string (node)
      : NULL;

  return text ? text : "";
}
