/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Runs bytes through a few named elements in a pipeline of its own: explicit
 * elements, a deadline, cancellation. It must not choose elements itself and
 * must not know what the bytes mean. */
#pragma once

#include <gio/gio.h>
#include <gst/gst.h>

G_BEGIN_DECLS

typedef struct {
  const gchar *factory;
  const gchar *package;          /* Debian's, for the message */
  const gchar *property, *value; /* one to set, or NULL */
} ChainElement;

typedef struct {
  const gchar *in_caps;     /* what the bytes are */
  ChainElement elements[3]; /* a NULL factory is left out */
  const gchar *out_caps;
  gsize chunk; /* bytes a buffer, 0: all at once */
} Chain;

/* A chain that runs, a few samples ahead of who pulls. Of one thread. */
typedef struct ChainRun ChainRun;

ChainRun *chain_start (const Chain *chain, GBytes *bytes, GError **error);
/* Asked for the next bytes each time that the chain has need of some, from its
 * own thread; NULL ends the stream. */
typedef GstBuffer *(*ChainFeed) (gpointer user_data);

/* The same with what @feed gives, a buffer a packet or any cut of bytes
 * (@chain->chunk > 0). @caps: (nullable): more than in_caps can say. */
ChainRun *chain_start_fed (const Chain *chain, GstCaps *caps, ChainFeed feed,
    gpointer user_data, GError **error);
void chain_stop (ChainRun *run);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChainRun, chain_stop)

/* FALSE with @error; else @sample is the next one, or NULL at the end. Once
 * cancelled, it may be asked again. */
gboolean chain_pull (ChainRun *run, GstSample **sample,
    GCancellable *cancellable, GError **error);

G_END_DECLS
