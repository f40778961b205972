/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Shows how far something is: a line with a bar that moves on a terminal,
 * plain lines anywhere else, nothing at all where a machine listens. On
 * stderr: stdout is for results. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  gboolean quiet;
  gboolean terminal; /* the cursor can go back */
  gboolean colour;
  gboolean blocks; /* the locale has letters to draw with */
  gint64 shown;    /* monotonic time of the last bar, us */
} Progress;

/* Looks at stderr, $TERM and $NO_COLOR. */
void progress_init (Progress *progress, gboolean quiet);

/* How far it is. */
typedef struct {
  gint64 done, total; /* @total 0: unknown */
  gint64 before;      /* of @done: was there when it began */
  /* NULL-terminated, may be NULL: said behind the bar; where room lacks, the
   * last ones are left out first. */
  const gchar *const *notes;
} ProgressState;

/* @label: what goes on */
void progress_show (
    Progress *progress, const gchar *label, const ProgressState *state);
typedef enum {
  PROGRESS_DONE,
  PROGRESS_BEFORE,
  PROGRESS_FAILED,
  PROGRESS_CANCELLED,
} ProgressEnd;
/* Replaces the bar by a line that stays. @note: (nullable) */
void progress_end (
    Progress *progress, const gchar *label, ProgressEnd end, const gchar *note);

G_END_DECLS
