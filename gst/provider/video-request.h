/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What all who make videos need of a request: its prompt, its first picture,
 * and how long and of which shape it is to be. Pure. */
#pragma once

#include "generate.h"

G_BEGIN_DECLS

/* A prompt of UTF-8, and a first picture, where there is one, that is a PNG,
 * JPEG or WebP of at most @most_bytes. */
gboolean video_request_check (
    const GenerateRequest *request, gsize most_bytes, GError **error);

/* The type of its first picture; NULL: it has none. */
const gchar *video_request_picture_mime (const GenerateRequest *request);
/* That picture. Free it. */
gchar *video_request_picture_base64 (const GenerateRequest *request);

gboolean video_request_is_upright (const GenerateRequest *request);
/* Whole seconds that its duration fits into, within those limits. */
gint video_request_seconds (
    const GenerateRequest *request, gint least, gint most);

G_END_DECLS
