/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Server-sent events out of bytes that come in pieces of any size, by the
 * rules of the HTML standard (9.2.6, "Interpreting an event stream"). It knows
 * nothing of what events mean, and does no I/O. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct EventStream EventStream;

/* @name: "message" where none was sent; @data: @length bytes with a NUL behind,
 * the lines of the event joined by line feeds. FALSE: no more of them. */
typedef gboolean (*EventFunc) (
    const gchar *name, const gchar *data, gsize length, gpointer user_data);

/* @limit: the most bytes that one event, or one line, may have. */
EventStream *event_stream_new (gsize limit, EventFunc func, gpointer user_data);
void event_stream_free (EventStream *stream);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EventStream, event_stream_free)

/* FALSE once an event went beyond the limit, or @func wanted no more. */
gboolean event_stream_feed (
    EventStream *stream, const gchar *bytes, gsize length);

/* Nothing more comes: the standard drops an event that no empty line has ended;
 * servers forget that line, so it is passed on here. */
void event_stream_end (EventStream *stream);

G_END_DECLS
