/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What many runs tell together: where prompts are turned away, pictures are
 * made in vain, movies are changed by hand, time and money go. */
#pragma once

#include "spending.h"

G_BEGIN_DECLS

typedef struct Metrics Metrics;

Metrics *metrics_new (void);
void metrics_free (Metrics *metrics);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Metrics, metrics_free)

gboolean metrics_add_run (
    Metrics *metrics, Store *store, const StoreRun *run, GError **error);

void metrics_print (const Metrics *metrics);
JsonObject *metrics_describe (const Metrics *metrics);

G_END_DECLS
