/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What every process has that works for a render: lines of JSON on what was
 * its stdout, and an end when nobody wants it any more. Knows no work. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct {
  gint out; /* what was stdout */
  GMutex lock;
} Serving;

/* A library that prints would break our lines: stdout becomes stderr. */
void serving_init (Serving *serving);
void serving_clear (Serving *serving);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Serving, serving_clear)

/* Writes one line: ends the object that @event is in the middle of. From any
 * thread. */
void serving_say (Serving *serving, JsonBuilder *event);
void serving_add_text (JsonBuilder *event, const gchar *key, const gchar *text);
void serving_add_error (JsonBuilder *event, const GError *error);

/* Until now the parent's death would have been ours at once; from now on there
 * is something to clean up. Nobody is left behind all the same: one that was
 * stopped when its parent died is woken for it. */
void serving_end_with_parent (void);

/* Two seconds to clean up, and the kernel ends us whatever our threads do. */
void serving_must_end (void);

G_END_DECLS
