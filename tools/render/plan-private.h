/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What making a plan and reading one share. */
#pragma once

#include "key.h"

G_BEGIN_DECLS

/* RENDER_ERROR_MOVIE; its warnings are appended to @warnings, if there is such
 * a list. */
Movie *plan_read_movie (
    const gchar *filename, GPtrArray *warnings, GError **error);

/* The same with the captions that it has in a file. */
Movie *plan_read_whole (const gchar *filename, const gchar *root,
    GPtrArray *warnings, GError **error);

/* A plan without encoders, cache and keys, for frames that are not encoded. */
RenderPlan *plan_new_bare (
    const RenderRequest *request, GPtrArray *warnings, GError **error);

/* All that follows from the movie, the encoders, the schedule and the range:
 * grid, keys, sources. */
gboolean plan_cut_and_hash (
    RenderPlan *plan, RenderCache *cache, GError **error);

G_END_DECLS
