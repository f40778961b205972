/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Soft shadows: blurs one plane of coverage in place. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Three box blurs of @radius samples each way together: close to a gaussian.
 * Coverage does not reach further than @radius. */
void shadow_blur (
    guint8 *alpha, gint stride, gint width, gint height, gint radius);

G_END_DECLS
