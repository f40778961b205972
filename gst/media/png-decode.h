/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A PNG to straight 8-bit RGBA: every colour type, depth, transparent colour
 * and interlacing. It must not know limits: the gate held them. */
#pragma once

#include "image-header.h"

G_BEGIN_DECLS

/* Returns: (transfer full): width * height * 4 bytes, or NULL. */
guint8 *png_decode (const guint8 *data, gsize size, const ImageHeader *header,
    GCancellable *cancellable, GError **error);

G_END_DECLS
