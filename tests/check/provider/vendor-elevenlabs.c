/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Plays ElevenLabs: a voice that takes as long for every letter, and says so. */
#define _GNU_SOURCE /* memmem */
#include "vendor-server.h"

#include <string.h>

#define MS_PER_LETTER 40

static const gchar *
text_at (const VendorExchange *exchange, const gchar *name)
{
  JsonObject *root = exchange->json && JSON_NODE_HOLDS_OBJECT (exchange->json)
      ? json_node_get_object (exchange->json)
      : NULL;

  return root ? json_object_get_string_member_with_default (root, name, "")
              : "";
}

/* The letters, and when each begins or ends. */
static void
add_alignment (JsonBuilder *builder, const gchar *text)
{
  static const gchar *const names[] = { "character_start_times_seconds",
    "character_end_times_seconds" };

  json_builder_set_member_name (builder, "characters");
  json_builder_begin_array (builder);
  for (const gchar *c = text; *c; c = g_utf8_next_char (c)) {
    g_autofree gchar *letter = g_strndup (c, g_utf8_next_char (c) - c);

    json_builder_add_string_value (builder, letter);
  }
  json_builder_end_array (builder);
  for (guint edge = 0; edge < G_N_ELEMENTS (names); edge++) {
    json_builder_set_member_name (builder, names[edge]);
    json_builder_begin_array (builder);
    for (glong i = 0; i < g_utf8_strlen (text, -1); i++)
      json_builder_add_double_value (
          builder, (i + edge) * MS_PER_LETTER / 1000.);
    json_builder_end_array (builder);
  }
}

static void
make_speech (VendorExchange *exchange)
{
  const gchar *text = text_at (exchange, "text");
  g_autoptr (GBytes) sound = vendor_speech (exchange, text);
  g_autofree gchar *base64 = g_base64_encode (
      g_bytes_get_data (sound, NULL), g_bytes_get_size (sound));
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree gchar *body = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "audio_base64");
  json_builder_add_string_value (builder, base64);
  json_builder_set_member_name (builder, "alignment");
  json_builder_begin_object (builder);
  add_alignment (builder, text);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "normalized_alignment");
  json_builder_add_null_value (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  body = json_to_string (root, FALSE);
  vendor_reply_json (exchange, 200, "%s", body);
  exchange->header =
      g_strdup_printf ("character-cost: %ld", g_utf8_strlen (text, -1));
}

static void
list_voices (VendorExchange *exchange)
{
  vendor_reply_json (exchange, 200,
      "{\"voices\":[{\"voice_id\":\"21m00Tcm4TlvDq8ikWAM\",\"name\":"
      "\"Rachel\"}]}");
}

/* ---- times of what others said ---- */

/* What the field of that name holds, in a form that only tests would read so. */
static gchar *
field_of (const VendorExchange *exchange, const gchar *name)
{
  g_autofree gchar *mark = g_strdup_printf ("name=\"%s\"\r\n\r\n", name);
  gsize size = 0;
  const gchar *data = g_bytes_get_data (exchange->body, &size);
  const gchar *found = memmem (data, size, mark, strlen (mark));
  const gchar *end;

  if (!found)
    return g_strdup ("");
  found += strlen (mark);
  end = memmem (found, data + size - found, "\r\n--", 4);
  return g_strndup (found, end ? end - found : 0);
}

static void
align (VendorExchange *exchange)
{
  g_autofree gchar *text = field_of (exchange, "text");
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GString) list = g_string_new (NULL);
  glong at = 0;

  for (guint i = 0; words[i]; i++) {
    const glong length = g_utf8_strlen (words[i], -1);
    g_autofree gchar *quoted = g_strescape (words[i], NULL);

    g_string_append_printf (list,
        "%s{\"text\":\"%s\",\"start\":%ld.%03ld,\"end\":%ld.%03ld,\"loss\":0}",
        i ? "," : "", quoted, at * MS_PER_LETTER / 1000,
        at * MS_PER_LETTER % 1000, (at + length) * MS_PER_LETTER / 1000,
        (at + length) * MS_PER_LETTER % 1000);
    at += length + 1;
  }
  vendor_reply_json (
      exchange, 200, "{\"characters\":[],\"words\":[%s]}", list->str);
}

/* ---- what goes wrong ---- */

static void
fail (VendorExchange *exchange, VendorFault fault)
{
  switch (fault) {
    case VENDOR_FAULT_RATE:
      vendor_reply_json (exchange, 429,
          "{\"detail\":{\"status\":\"too_many_concurrent_requests\","
          "\"message\":\"one at a time\"}}");
      exchange->header = g_strdup ("Retry-After: 1");
      break;
    case VENDOR_FAULT_QUOTA:
      vendor_reply_json (exchange, 401,
          "{\"detail\":{\"status\":\"quota_exceeded\",\"message\":\"no "
          "credits left\"}}");
      break;
    case VENDOR_FAULT_REFUSAL:
      vendor_reply_json (exchange, 400, "{\"detail\":\"not that\"}");
      break;
    default:
      vendor_reply_json (exchange, 200, "{\"audio_base64\":null}");
  }
}

static const VendorRoute routes[] = {
  { "POST", "/v1/text-to-speech/", "speech", make_speech },
  { "POST", "/v1/forced-alignment", "alignment", align },
  { "GET", "/v1/voices", NULL, list_voices },
  { NULL },
};

const Vendor vendor_elevenlabs = {
  .prefix = "/elevenlabs",
  .routes = routes,
  .fail = fail,
};
