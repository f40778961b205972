/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A trouble as an error of GENERATE_ERROR, which carries its kind and its hint
 * to whoever decides about another call. */
#pragma once

#include "generate.h"
#include "trouble.h"

G_BEGIN_DECLS

void fault_set (GError **error, const Trouble *trouble);

/* Returns FALSE, for whoever returns that. */
gboolean fault_fail (GError **error, TroubleKind kind, const gchar *format, ...)
    G_GNUC_PRINTF (3, 4);

TroubleKind fault_kind (const GError *error);
/* Not before, if it was said; else -1. */
gint64 fault_retry_ms (const GError *error);

G_END_DECLS
