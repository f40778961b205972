/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Looks: how a movie of one tone moves from picture to picture. Data only;
 * a movie keeps one look. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Kinds of transition in a movie, cuts not counted. */
#define LOOK_KINDS 3
#define LOOK_MOTIONS 3

typedef struct {
  const gchar *type; /* NULL: a cut */
  gint duration_ms;
} LookTransition;

typedef struct {
  const gchar *name;
  /* In turn, strongest last; { NULL } ends the list. The first is the soft
   * one, within a beat; the one marked is for where the story turns. */
  LookTransition transitions[LOOK_KINDS + 1];
  guint turn; /* index in transitions */
  const gchar *motions[LOOK_MOTIONS + 1];
  gdouble strength; /* of a zoom, where it is one of its settings */
  const gchar *captions;
  const gchar *font;
} Look;

/* NULL-terminated; the first is the default. */
extern const Look *const looks[];
/* An unknown name gives the default. */
const Look *look_find (const gchar *name);

typedef struct {
  gboolean new_beat; /* the scene after the cut begins a beat */
  gboolean turn;     /* ... at which the story turns */
} LookCut;

/* Fills @out: one for each of @n cuts; never the same twice in a row, and
 * only transitions that exist. */
void look_transitions (
    const Look *look, const LookCut *cuts, guint n, LookTransition *out);

G_END_DECLS
