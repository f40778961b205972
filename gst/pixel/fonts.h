/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What text.c asks of fontconfig; text.h has the public part. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

struct _FcPattern;

/* TRUE if @family names a class of fonts ("sans-serif") rather than one: what
 * is taken for it needs no word to the user. */
gboolean fonts_is_generic (const gchar *family);

/* @family itself, or what fontconfig takes for it where it is not installed: for
 * what is drawn without the table. Interned. */
const gchar *fonts_match (const gchar *family);

/* The mean advance of running text, in thousandths of the em; 0: not known. */
gint fonts_width (const gchar *family);
/* The Debian package that has @family; NULL: none that we know. */
const gchar *fonts_package (const gchar *family);
/* (transfer full): @family, an installed one, and the families that are looked
 * in for what it lacks, as Pango wants them. */
gchar *fonts_with_fallbacks (const gchar *family);

/* TRUE if the font brings its own colours (emoji). */
gboolean fonts_has_color (const struct _FcPattern *pattern);

G_END_DECLS
