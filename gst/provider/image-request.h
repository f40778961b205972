/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What all who make pictures need of a request: its prompt within limits, its
 * reference pictures, the size that may be asked for. Pure. */
#pragma once

#include "generate.h"
#include "image-size.h"

G_BEGIN_DECLS

/**
 * image_request_prompt:
 * @most: characters of the prompt itself
 * @negative: what shall not be seen goes in, too, as there is no field for it
 *
 * Returns: (transfer full): the prompt, with the style behind it.
 */
gchar *image_request_prompt (const GenerateRequest *request, glong most,
    gboolean negative, GError **error);

/* At most @most, each a PNG, JPEG or WebP of at most @most_bytes. */
gboolean image_request_check_pictures (const GenerateRequest *request,
    guint most, gsize most_bytes, GError **error);

/* The best one that its provider can make, by the option "sizes"; @otherwise
 * without one. */
gboolean image_request_size (const GenerateRequest *request,
    const ImageSizes *otherwise, ImageSize *size, GError **error);
/* Whether it wants to be told a ratio, and no size ("aspect"). */
gboolean image_request_is_aspect (const GenerateRequest *request);

ImageSize image_request_wanted (const GenerateRequest *request);
/* Picture @i in base64. Free it. */
gchar *image_request_base64 (const GenerateRequest *request, guint i);

/* An option of its provider that is a number from @least to @most; @value
 * keeps what it has where the option is not set. */
gboolean image_request_number (const GenerateRequest *request,
    const gchar *option, gdouble least, gdouble most, gdouble *value,
    GError **error);

G_END_DECLS
