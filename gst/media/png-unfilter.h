/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The filters of PNG's rows, taken off. Knows bytes only, not what they are
 * of. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What must be readable past the end of @row and @above. */
#define PNG_UNFILTER_PAST 8

/* @n bytes, the row @above them (zeros over the first) and the bytes of a whole
 * pixel: 1, 2, 3, 4, 6 or 8. FALSE: there is no such filter. */
gboolean png_unfilter (
    guint filter, guint8 *row, const guint8 *above, gsize n, guint unit);

G_END_DECLS
