/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What calls cost, by the prices that providers.conf has for their provider:
 * arithmetic alone. Money is in millionths of a dollar. */
#pragma once

#include "provider-entry.h"

G_BEGIN_DECLS

/* Money that nobody knows. */
#define PRICE_UNKNOWN ((gint64) -1)

/* Nobody is paid for it: a provider of this program, or of one's own network
 * without a price. */
gboolean price_is_free (const gchar *provider, const ProviderEntry *entry);

/**
 * price_of_usage:
 * @entry: (nullable)
 *
 * By the first unit of the kind that has both a price and a number: pictures by
 * the piece, speech by its letters, films and sounds by the second, all else
 * (and these, too) by tokens. Rounded up.
 */
gint64 price_of_usage (
    const ProviderEntry *entry, GenerateKind kind, const GenerateUsage *usage);

/* What a call may use at most, as far as that can be guessed ahead of it. */
GenerateUsage price_guess_usage (const GenerateRequest *request);

/* What was used, with what is known of it though the provider did not tell. */
GenerateUsage price_whole_usage (
    const GenerateRequest *request, const GenerateResult *result);

/* An object with those that are not 0. */
gchar *price_usage_text (const GenerateUsage *usage);

/* "0.5" -> 500000; FALSE for what is no amount. */
gboolean price_parse (const gchar *text, gint64 *millionths);
/* "$0.0420"; "unknown" */
gchar *price_text (gint64 millionths);

G_END_DECLS
