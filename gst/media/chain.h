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
  ChainElement elements[2]; /* the second may have a NULL factory */
  const gchar *out_caps;
  gsize chunk; /* bytes a buffer, 0: all at once */
} Chain;

/* A chain that runs, a few samples ahead of who pulls. Of one thread. */
typedef struct ChainRun ChainRun;

ChainRun *chain_start (const Chain *chain, GBytes *bytes, GError **error);
void chain_stop (ChainRun *run);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChainRun, chain_stop)

/* FALSE with @error; else @sample is the next one, or NULL at the end. Once
 * cancelled, it may be asked again. */
gboolean chain_pull (ChainRun *run, GstSample **sample,
    GCancellable *cancellable, GError **error);

G_END_DECLS
