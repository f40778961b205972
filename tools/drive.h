/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What `run` and `resume` have in common: takes a run to its end before the
 * eyes of a person or a machine. */
#pragma once

#include "project.h"

G_BEGIN_DECLS

/* Returns the exit status; everything is printed. */
gint drive (
    Store *store, const gchar *run_id, const gchar *until, gboolean json);

G_END_DECLS
