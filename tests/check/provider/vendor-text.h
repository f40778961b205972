/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a model of good will answers to the questions of tools/stage/asks, for
 * those who play one. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* @task: the schema's name; @input: what was told. */
JsonObject *vendor_text (const gchar *task, JsonObject *input);

G_END_DECLS
