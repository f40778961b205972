/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What runs may cost and have cost, for the commands that tell of it. */
#pragma once

#include <json-glib/json-glib.h>

#include "project.h"

G_BEGIN_DECLS

#define COMMAND_OPTION_BUDGET(text)                                            \
  {                                                                            \
    "budget", 0, 0, G_OPTION_ARG_STRING, text,                                 \
        "Stop before calls of providers cost more than this", "DOLLARS"        \
  }

/* FALSE: an error is printed, return COMMAND_USAGE. @budget: (nullable) */
gboolean spending_check_budget (const gchar *budget);
gboolean spending_set_budget (
    Store *store, const gchar *run, const gchar *budget, GError **error);

typedef struct {
  guint n_calls, n_done, n_failed, n_unknown;
  gint64 cost;      /* of what is known, millionths of a dollar */
  guint n_unpriced; /* calls whose cost nobody knows */
  guint n_maybe;    /* of which nothing came, and which may be billed */
  gint64 maybe;     /* what those are guessed to cost */
} Spending;

/* @attempts: of StoreAttempt */
void spending_add (Spending *spending, const GPtrArray *attempts);

/* "$0.4200, and up to $0.0500 for 1 call that may be billed"; free it. */
gchar *spending_text (const Spending *spending);
void spending_describe (const Spending *spending, JsonObject *object);

/* Dollars, or null. */
void spending_set_money (
    JsonObject *object, const gchar *name, gint64 millionths);

G_END_DECLS
