/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* How the pictures of a movie are seen, one after the other: from where, in
 * what light, and whether the thing itself or what is around it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  guint64 seed;
  guint n;           /* pictures so far */
  guint view, light; /* of the last one; 0: none yet */
  gchar *subject;    /* its first clause */
  guint run;         /* pictures before it of the same subject */
  gboolean turned;   /* the last one turned aside */
} Shots;

void shots_clear (Shots *shots);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shots, shots_clear)

/* (transfer full): what to add to the next picture's @description: words that
 * start with a comma, or none. What it says itself stays, and what the one
 * @after it says is left to that; NULL: it is the last. */
gchar *shots_next (Shots *shots, const gchar *description, const gchar *after);

G_END_DECLS
