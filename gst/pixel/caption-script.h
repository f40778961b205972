/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Captions that bring their own look: an ASS script, drawn by libass with the
 * fonts of the system. Of one thread. */
#pragma once

#include "picture.h"

G_BEGIN_DECLS

typedef struct CaptionScript CaptionScript;

/**
 * caption_script_new:
 * @text: the script, valid UTF-8; fonts that it carries are not used
 * @width: of the frames that are drawn to
 * @movie_width: of the movie's own format, which its borders and blurs are for
 *
 * Returns: (transfer full): draws nothing if libass makes nothing of @text.
 */
CaptionScript *caption_script_new (const gchar *text, gsize length, gint width,
    gint height, gint movie_width, gint movie_height, PictureMatrix matrix);
void caption_script_free (CaptionScript *script);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CaptionScript, caption_script_free)

/* The same pixels whatever was drawn before. */
void caption_script_draw (CaptionScript *script, gint64 t_ns, Picture *dst);
/* TRUE if drawing at @a_ns and @b_ns gives the same pixels. */
gboolean caption_script_same (
    CaptionScript *script, gint64 a_ns, gint64 b_ns);

G_END_DECLS
