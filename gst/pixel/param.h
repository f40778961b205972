/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Parameters of a table entry (transition, effect, caption style): declared
 * beside the entry, read from JSON `settings`, checked and documented from the
 * declaration alone. Knows neither JSON nor where files lie. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PARAM_MAX 12

typedef enum {
  PARAM_NUMBER,
  PARAM_INTEGER,
  PARAM_BOOLEAN,
  PARAM_COLOR,  /* 0xRRGGBBAA, exact in a double */
  PARAM_CHOICE, /* one of `words`; the value is its place there */
  PARAM_TEXT,   /* at most `maximum` characters */
  PARAM_FILE,   /* a source, as `src` of a scene */
} ParamKind;

/* What parsers find wrong. */
#define PARAM_ERROR (param_error_quark ())
GQuark param_error_quark (void);
typedef enum { PARAM_ERROR_TEXT } ParamError;

/* What a text, or the bytes of a file, mean. Made once for all frames and never
 * changed, so that threads may share it. */
typedef struct {
  gpointer (*parse) (const gchar *data, gsize size, GError **error);
  void (*free) (gpointer meaning);
} ParamParser;

typedef struct {
  const gchar *name; /* JSON key; NULL ends a list */
  ParamKind kind;
  gdouble minimum, maximum, fallback;
  const gchar *blurb;        /* one phrase */
  const gchar *const *words; /* of a choice, NULL-terminated */
  const gchar *text;         /* fallback of a text; files have none */
  const ParamParser *parser; /* NULL: a file is a picture */
} ParamSpec;

/* By position in the entry's ParamSpec list. Zeroed memory is a fine one. */
typedef struct {
  gdouble value[PARAM_MAX];
  gchar *text[PARAM_MAX]; /* of texts and files, owned; NULL: the default */
} ParamValues;

/* What texts with a parser, and files, mean, by position: what their parser
 * made, or for a file without one a Picture of the frame's size. NULL where
 * none is given. Belongs to whoever draws. */
typedef struct {
  gconstpointer of[PARAM_MAX];
} ParamMeanings;

/* @specs may be NULL: no parameters. */
guint params_count (const ParamSpec *specs);
/* -1 if there is none of that name. */
gint params_find (const ParamSpec *specs, const gchar *name);
/* Whatever @values held is forgotten, not freed. */
void params_defaults (const ParamSpec *specs, ParamValues *values);
/* Frees its texts; what is left are no texts. */
void params_clear (ParamValues *values);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ParamValues, params_clear)
gboolean params_equal (
    const ParamSpec *specs, const ParamValues *a, const ParamValues *b);
/* The text of parameter @place, or its default; NULL if it has none. */
const gchar *params_text (
    const ParamSpec *specs, const ParamValues *values, guint place);

/* "0.25", "true", "#rrggbbaa", a word: the same in every locale. Of a text or
 * a file its default. */
gchar *param_to_string (const ParamSpec *spec, gdouble value);
/* What may stand there: "0..1", "left, right"; NULL where that goes without
 * saying. */
gchar *param_range_to_string (const ParamSpec *spec);
gboolean param_is_default (
    const ParamSpec *spec, const ParamValues *values, guint place);
/* The place of a word among those of a choice, -1 if it is none. */
gint param_find_word (const ParamSpec *spec, const gchar *word);

G_END_DECLS
