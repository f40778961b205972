/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the program's exit statuses mean, for its help and its documentation. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  gint code;
  const gchar *meaning; /* in a few words */
  const gchar *more;    /* when it is met */
  const gchar *advice;  /* what to do */
} ExitCode;

/* Ended by one without a meaning. */
extern const ExitCode exit_codes[];

G_END_DECLS
