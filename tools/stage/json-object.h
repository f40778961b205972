/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Reading JSON that may lack anything: json-glib's own getters abort on a
 * member that is not there. Also text to object and back. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* NULL, the fallback or 0 for what is missing or of another type. */
JsonObject *object_get_object (JsonObject *object, const gchar *name);
JsonArray *object_get_array (JsonObject *object, const gchar *name);
const gchar *object_get_string (
    JsonObject *object, const gchar *name, const gchar *fallback);
gint64 object_get_int (JsonObject *object, const gchar *name, gint64 fallback);
gdouble object_get_double (
    JsonObject *object, const gchar *name, gdouble fallback);
/* The object at @index; an empty list has none. */
JsonObject *array_get_object (JsonArray *array, guint index);

/* NULL becomes null. */
void object_set_text (
    JsonObject *object, const gchar *name, const gchar *value);
/* Any value, as text; null where @text is NULL or no JSON. */
void object_set_json (JsonObject *object, const gchar *name, const gchar *text);
/* Copies the member of that name, if it is there. */
void object_copy_member (JsonObject *to, JsonObject *from, const gchar *name);

gchar *object_to_text (JsonObject *object);
/* Indented, for files that people read. */
gchar *object_to_pretty_text (JsonObject *object);
/* Strict; NULL with @error set. */
JsonObject *object_from_text (const gchar *text, GError **error);

G_END_DECLS
