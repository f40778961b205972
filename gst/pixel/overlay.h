/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Overlays: what lies over the composed picture for a while. One table, one
 * entry a kind; `text` is drawn by this version. */
#pragma once

#include "text.h"

G_BEGIN_DECLS

/* In pixels of the movie's own format; scaled when drawn. */
typedef struct {
  gchar *text;              /* UTF-8 */
  TextStyle style;
  gboolean has_position;
  gdouble x, y;             /* the centre of the box */
  gdouble width;            /* wraps at it; 0: 86 % of the frame */
} OverlaySpec;

typedef struct {
  const gchar *name;        /* "text" */
  const gchar *summary;
  /* NULL: known to the format, not drawn by this version. */
  Sprite *(*draw) (const OverlaySpec *spec, gint frame_width,
      gint frame_height, gdouble scale, PictureMatrix matrix,
      TextReport *report);
} OverlayKind;

extern const OverlayKind *const overlay_kinds[];
const OverlayKind *overlay_kind_find (const gchar *name);

G_END_DECLS
