/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the texts and files of settings mean (ParamMeanings): parsed or decoded
 * once, through the gate that all media go through, and kept while they are
 * used. Owned by one drawing thread. Knows no entry and no movie. */
#pragma once

#include "decode.h"
#include "param.h"
#include "picture.h"

G_BEGIN_DECLS

typedef struct Meanings Meanings;

/**
 * meanings_new:
 * @base: (nullable): folder that relative sources start from
 * @root: (nullable): folder that no source may leave; NULL: @base
 * @width: of the frames, which pictures are scaled to
 */
Meanings *meanings_new (const gchar *base, const gchar *root, gint width,
    gint height, PictureMatrix matrix);
void meanings_free (Meanings *meanings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Meanings, meanings_free)

/* A frame begins: what none has used for a while may go from now on. */
void meanings_begin (Meanings *meanings);
/* Valid until the next meanings_begin(). Errors begin with the name of the
 * setting. */
gboolean meanings_find (Meanings *meanings, const ParamSpec *specs,
    const ParamValues *values, ParamMeanings *found, GCancellable *cancellable,
    GError **error);

/* Holds a file against what a setting expects of it, and keeps nothing. */
gboolean meanings_check_file (const ParamSpec *spec, const gchar *src,
    const gchar *base, const gchar *root, GError **error);

G_END_DECLS
