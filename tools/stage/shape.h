/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The shape of an answer, as a table of its fields. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum {
  SHAPE_TEXT,    /* so many characters, not only blanks */
  SHAPE_INTEGER, /* in this range */
  SHAPE_NUMBER,  /* in this range */
  SHAPE_TEXTS,   /* a list of so many texts */
  SHAPE_OBJECTS, /* a list of so many objects */
} ShapeKind;

typedef struct {
  const gchar *key; /* NULL ends the table */
  ShapeKind kind;
  gdouble least, most;
} ShapeField;

/* Errors are STAGE_ERROR_ANSWER: "$.scenario.title: expected ..., found ...".
 * @path: where @object stands. */
gboolean shape_check (JsonObject *object, const ShapeField *fields,
    const gchar *path, GError **error);
/* The same for each object of a list. */
gboolean shape_check_each (JsonArray *array, const ShapeField *fields,
    const gchar *path, GError **error);

G_END_DECLS
