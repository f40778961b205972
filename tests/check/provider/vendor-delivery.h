/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* One answer of the tests' server on its way, and what the line does to it. It
 * does not know what is answered. */
#pragma once

#include <libsoup/soup.h>

#include "vendor-server.h"

G_BEGIN_DECLS

typedef struct {
  SoupServerMessage *message;
  VendorFault fault;
  guint status;
  gchar *mime, *header; /* header: (nullable) */
  GBytes *body;
  guint *n_working; /* (nullable): one less of them when it is out */
} Delivery;

Delivery *delivery_new (SoupServerMessage *message);
/* The same answer, to somebody else, without a fault. */
Delivery *delivery_copy (const Delivery *of, SoupServerMessage *message);
void delivery_free (gpointer delivery);

/* One more of those in work, until it is out. */
void delivery_count (Delivery *delivery, guint *n_working);

/* Takes @delivery; it goes out after @ms, from @context. */
void delivery_send (Delivery *delivery, GMainContext *context, guint ms);

G_END_DECLS
