/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What `run` and `resume` have in common: takes a run to its end before the
 * eyes of a person or a machine. */
#pragma once

#include "generate.h"
#include "project.h"

G_BEGIN_DECLS

typedef struct {
  const gchar *until;   /* the last stage; NULL: all */
  gboolean json;        /* for a machine */
  gboolean order_again; /* see RunnerOptions */
  const ProviderConfig *config;
} DriveOptions;

/* Returns the exit status; everything is printed. */
gint drive (Store *store, const gchar *run_id, const DriveOptions *options);

G_END_DECLS
