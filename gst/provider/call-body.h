/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The JSON that a call carries, member by member. */
#pragma once

#include <json-glib/json-glib.h>

#include "provider.h"

G_BEGIN_DECLS

/* Nothing, where @value is NULL. */
void call_body_add_string (
    JsonBuilder *builder, const gchar *name, const gchar *value);
void call_body_add_int (JsonBuilder *builder, const gchar *name, gint64 value);

/* Of the whole object in @builder; @url is taken. */
void call_body_finish (JsonBuilder *builder, ProviderCall *call, gchar *url);

G_END_DECLS
