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

/* Called in the streaming thread, one call at a time. FALSE: enough. */
typedef gboolean (*ChainFunc) (GstSample *sample, gpointer user_data);

typedef struct {
  const gchar *in_caps;     /* what the bytes are */
  ChainElement elements[2]; /* the second may have a NULL factory */
  const gchar *out_caps;
  gsize chunk; /* bytes a buffer, 0: all at once */
  ChainFunc func;
  gpointer user_data;
} Chain;

/* Returns when all samples were handed over: TRUE at the end of stream. */
gboolean chain_run (const Chain *chain, GBytes *bytes,
    GCancellable *cancellable, GError **error);

G_END_DECLS
