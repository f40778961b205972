/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Parameters of a table entry (transition, effect, caption style): declared
 * beside the entry, read from JSON `settings`, checked and documented from the
 * declaration alone. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PARAM_MAX 8

typedef enum {
  PARAM_NUMBER,
  PARAM_INTEGER,
  PARAM_BOOLEAN,
  PARAM_COLOR,              /* 0xRRGGBBAA, exact in a double */
} ParamKind;

typedef struct {
  const gchar *name;        /* JSON key; NULL ends a list */
  ParamKind kind;
  gdouble minimum, maximum, fallback;
  const gchar *blurb;       /* one phrase */
} ParamSpec;

typedef struct {
  gdouble value[PARAM_MAX]; /* by position in the entry's ParamSpec list */
} ParamValues;

/* @specs may be NULL: no parameters. */
guint params_count (const ParamSpec *specs);
/* -1 if there is none of that name. */
gint params_find (const ParamSpec *specs, const gchar *name);
/* "0.25", "true", "#rrggbbaa": the same in every locale. */
gchar *param_to_string (const ParamSpec *spec, gdouble value);
void params_defaults (const ParamSpec *specs, ParamValues *values);

G_END_DECLS
