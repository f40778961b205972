/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Whether a call may be made now: the limits of its provider, which all
 * processes of a store share, and the budget of its run. */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/* Both inside of a transaction, so that nobody comes in between. */

/* @wait_ms: 0: now; else to be asked again after that. */
gboolean gate_check_limits (
    Store *store, const StoreCall *call, gint64 *wait_ms, GError **error);
gboolean gate_check_budget (
    Store *store, const gchar *run, const StoreCall *call, GError **error);

/* What a call has taught of its provider. */
gboolean gate_learn (Store *store, const gchar *provider,
    const StoreFailure *failure, GError **error);

G_END_DECLS
