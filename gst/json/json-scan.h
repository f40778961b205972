/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The strict RFC 8259 scan that stands before json-glib on every JSON that
 * comes from outside: comments, hex, single quotes, duplicate keys, trailing
 * text, lone surrogates, numbers outside a double and deep nesting end here.
 * It knows nothing of what the JSON means. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define JSON_SCAN_ERROR (json_scan_error_quark ())
GQuark json_scan_error_quark (void);

typedef enum {
  JSON_SCAN_ERROR_SYNTAX,   /* not RFC 8259 */
  JSON_SCAN_ERROR_LIMIT,    /* larger or deeper than the limits */
} JsonScanError;

typedef struct {
  gsize max_bytes;          /* default 32 MiB */
  guint max_depth;          /* default 64 */
  guint max_values;         /* default 1,000,000; 0: any number. Parsed, one
                             * takes up to 0.6 KB. */
} JsonScanLimits;

extern const JsonScanLimits json_scan_default_limits;

/**
 * json_scan:
 * @text: bytes, need not be NUL-terminated
 * @length: how many
 * @limits: (nullable): NULL for json_scan_default_limits
 *
 * Errors read "line 3, column 14: expected ',' or '}', found 'x'".
 *
 * Returns: TRUE if @text is exactly one RFC 8259 value.
 */
gboolean json_scan (const gchar *text, gsize length,
    const JsonScanLimits *limits, GError **error);

G_END_DECLS
