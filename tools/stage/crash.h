/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Points where a test may have the program killed. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Raises SIGKILL if $JSONCLIP_CRASH_AT is "@stage:@point", or
 * "@stage:@point:N" and this is the Nth time. Points of a stage, in order:
 * begin, started, then for each call intent, answered, announced, written,
 * committed, and last ended. */
void crash_point (const gchar *stage, const gchar *point);

G_END_DECLS
