/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The words between a render and its workers: exit statuses, and what the
 * JSON lines call the ends of tries and their errors. Knows no process. */
#pragma once

#include "backend.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Of `jsonclip render-chunk`; a farm reads them. */
#define PROTOCOL_EXIT_AGAIN 75 /* EX_TEMPFAIL */
#define PROTOCOL_EXIT_NEVER 42

/* What an error of chunk_maker_make() or render_plan_read() says of other
 * tries. */
RenderTryState protocol_state_of (const GError *error);

/* "again", "never", "refused" */
const gchar *protocol_state_name (RenderTryState state);
/* TRY_AGAIN for none of them. */
RenderTryState protocol_state_find (const gchar *name);

/* "movie", "encoder"...: of RENDER_ERROR */
const gchar *protocol_error_name (gint code);
/* RENDER_ERROR_WORKER for none of them. */
gint protocol_error_find (const gchar *name);

/* "sound", "0", "1"...; FALSE: no chunk of @n_chunks. */
gboolean protocol_read_chunk (const gchar *text, guint n_chunks, gint *chunk);
gchar *protocol_chunk_name (gint chunk);

/* {"event": @event, "chunk": @chunk, ...}, to be ended. */
JsonBuilder *protocol_event (const gchar *event, gint chunk);
/* The same of no chunk. */
JsonBuilder *protocol_event_of_all (const gchar *event);

/* (nullable): of @parser, until it reads the next one. Something else may print
 * on stdout, a wrapper perhaps: such lines are not ours. */
JsonObject *protocol_read (JsonParser *parser, const gchar *line);
/* Of "failed". */
GError *protocol_event_error (JsonObject *event);
/* FALSE: it is of no chunk. */
gboolean protocol_event_chunk (JsonObject *event, gint *chunk);
/* Never NULL. */
const gchar *protocol_event_text (JsonObject *event, const gchar *key);

G_END_DECLS
