/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* From parsed JSON to structs, by the rows of the field table. Knows no key by
 * name; the public door is movie_read(). */
#pragma once

#include "movie-fields.h"
#include "movie-json.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct {
  GPtrArray *problems;
  MovieReadFlags flags;
} MovieReader;

/* Fills @target, which holds the defaults of @object. */
void movie_read_object (MovieReader *reader, const MovieObject *object,
    JsonNode *node, const gchar *path, gpointer target);
/* One value that is no object, array or settings. */
void movie_read_value (MovieReader *reader, const MovieField *field,
    JsonNode *node, const gchar *path, gpointer at);
void movie_read_settings (MovieReader *reader, const ParamSpec *specs,
    JsonNode *node, const gchar *path, ParamValues *values);

void movie_read_fail (MovieReader *reader, const gchar *path,
    const gchar *format, ...) G_GNUC_PRINTF (3, 4);
void movie_read_unknown_key (MovieReader *reader, const gchar *path,
    const gchar *near);
/* Marks what could not be read as given but unknown, so that the rules between
 * keys neither miss it nor judge it. A movie with errors is not handed out. */
void movie_read_spoil (const MovieField *field, gpointer at);
/* (transfer full): "a string", "12", "null": what stands there. */
gchar *movie_read_describe (JsonNode *node);
/* (transfer full): @path with .key, or ["key"] where that reads better. */
gchar *movie_read_member_path (const gchar *path, const gchar *key);

G_END_DECLS
