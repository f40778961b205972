/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a run would cost, before anything is spent: the built-in writer makes
 * the plan, and prices are put to what it asks for. */
#pragma once

#include "settings.h"

G_BEGIN_DECLS

typedef struct {
  const gchar *kind;       /* "image" */
  gchar *provider, *model; /* model may be NULL */
  guint n_calls;
  GenerateUsage usage;
  gint64 cost; /* millionths of a dollar; PRICE_UNKNOWN */
} EstimateLine;

/**
 * estimate_run:
 * @config: (nullable)
 *
 * Returns: of EstimateLine, one for each kind of call. Tries that fail and are
 *   made again are not counted. A prompt that is turned away is an error.
 */
GPtrArray *estimate_run (const gchar *prompt, const StageSettings *settings,
    const ProviderConfig *config, GError **error);

G_END_DECLS
