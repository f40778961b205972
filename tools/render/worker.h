/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The worker's side of a render, on any host that sees the plan's folders:
 * makes chunks and tells how it goes in JSON lines on stdout. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Both return the exit status: 0, PROTOCOL_EXIT_AGAIN or _NEVER, 2 for an
 * index that is none. */

/* Each of @indexes; a chunk that is there already is not made again. */
gint render_worker_make (const gchar *plan_file, const gchar *const *indexes,
    GCancellable *cancellable);

/* Those that stdin names, a line each, until it is closed, which ends what is
 * going on; whoever dies without closing it is noticed too. */
gint render_worker_serve (const gchar *plan_file);

G_END_DECLS
