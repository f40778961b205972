/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The launch text of one encoder, setting by setting: those that the installed
 * version of the element does not have are left out, as a property that came
 * or went with a version is no reason not to encode. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct EncoderLine EncoderLine;

/* @front: (nullable): what comes before the element */
EncoderLine *encoder_line_new (const gchar *front, const gchar *factory);

/**
 * encoder_line_put:
 *
 * A value beyond the property's range becomes the nearest in it.
 *
 * Returns: FALSE if the element has no such property, or the property no such
 *   value: another may do.
 */
gboolean encoder_line_put (EncoderLine *line, const gchar *property,
    const gchar *format, ...) G_GNUC_PRINTF (3, 4);
/* As that, for a number. */
gboolean encoder_line_put_int (
    EncoderLine *line, const gchar *property, gint64 value);

/* (transfer full): frees @line. @caps: (nullable): what comes after it */
gchar *encoder_line_end (EncoderLine *line, const gchar *caps);

G_END_DECLS
