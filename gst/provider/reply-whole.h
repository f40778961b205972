/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Whether a picture that was sent has its end. It decodes nothing. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* PNG, JPEG and WebP up to the mark of their end; TRUE for what is none of
 * them. */
gboolean reply_is_whole (GBytes *bytes);

G_END_DECLS
