/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is to be seen in a stored picture: where the eye goes, where its weight
 * lies, how light and how busy its parts are. Looked at once, in small. Knows
 * no movie. */
#pragma once

#include "picture.h"

G_BEGIN_DECLS

/* In shares of the picture. */
typedef struct {
  gdouble x, y, width, height;
} SightRect;

typedef struct Sight Sight;

/* @cover_width x @cover_height: the shape of frame that the picture covers:
 * what is cut off is not looked at. */
Sight *sight_new (const Picture *picture, gint cover_width, gint cover_height);
/* The same of a file inside of @folder: PNG, JPEG or WebP. */
Sight *sight_load (const gchar *file, const gchar *folder, gint cover_width,
    gint cover_height, GError **error);
/* And of one that lies whole on a backdrop of itself (backdrop.h). */
Sight *sight_load_contained (const gchar *file, const gchar *folder,
    gint frame_width, gint frame_height, GError **error);
void sight_free (Sight *sight);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sight, sight_free)

/* The middle of what draws the eye: bright and detailed against the rest. */
void sight_focus (const Sight *sight, gdouble *x, gdouble *y);
/* The centre of all that does, each place by how much. */
void sight_mass (const Sight *sight, gdouble *x, gdouble *y);
gboolean sight_is_wide (const Sight *sight);
/* Detail in @rect, of the whole picture's: 0 plain, 1 as the rest. */
gdouble sight_detail (const Sight *sight, const SightRect *rect);

/* Layers of one colour over a picture, strongest where @strength says. */
typedef struct {
  guint32 color;           /* 0xRRGGBBAA */
  const gdouble *strength; /* by row, top to bottom; NULL: 1 everywhere */
  guint rows;
} SightVeil;

/**
 * sight_contrast:
 * @ink: 0xRRGGBBAA, alpha ignored
 * @veil: (nullable): what lies between the picture and the letters
 *
 * Returns: the contrast ratio (WCAG 2: 1 to 21) of @ink to that part of @rect
 *   to which it is the least.
 */
gdouble sight_contrast (const Sight *sight, const SightRect *rect, guint32 ink,
    const SightVeil *veil);

/* Relative luminance of 0xRRGGBBAA, and the ratio of two. */
gdouble sight_luminance (guint32 rgba);
gdouble sight_ratio (gdouble a, gdouble b);

G_END_DECLS
