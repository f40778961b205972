/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "call-body.h"

#include <string.h>

void
call_body_add_string (
    JsonBuilder *builder, const gchar *name, const gchar *value)
{
  if (!value)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

void
call_body_add_int (JsonBuilder *builder, const gchar *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

void
call_body_finish (JsonBuilder *builder, ProviderCall *call, gchar *url)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  gchar *text = json_to_string (root, FALSE);

  call->url = url;
  call->body = g_bytes_new_take (text, strlen (text));
}
