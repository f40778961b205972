/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* SIGINT and SIGTERM as a cancellable, for commands that block. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct Interrupt Interrupt;

/* A second signal ends the program at once. */
Interrupt *interrupt_new (GCancellable *cancellable);
void interrupt_free (Interrupt *interrupt);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Interrupt, interrupt_free)

G_END_DECLS
