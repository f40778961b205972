/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The canvas as a PNG file. */
#pragma once

#include "canvas.h"

G_BEGIN_DECLS

GBytes *png_encode (Canvas *canvas);

G_END_DECLS
