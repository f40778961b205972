/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Overlays: what lies over the composed picture for a while. One table, one
 * entry a kind; `text` is drawn by this version. */
#pragma once

#include "text.h"

G_BEGIN_DECLS

/* In pixels of the movie's own format; scaled when drawn. */
typedef struct {
  gchar *text;              /* UTF-8; NULL: none */
  TextStyle style;          /* size 0: 9 % of the frame's short side */
  gboolean has_position;    /* else centred, 15 % from the top or below */
  gdouble x, y;             /* the centre of the box */
  gdouble width;            /* wraps at it; 0: 86 % of the frame */
} OverlaySpec;

typedef struct {
  const gchar *name;        /* "text" */
  const gchar *summary;
  /* NULL: known to the format, not drawn by this version. The frame is what
   * @spec is drawn to: the movie's own times @scale, without bars. Returns
   * NULL if there is nothing to see. */
  Sprite *(*draw) (const OverlaySpec *spec, gint frame_width,
      gint frame_height, gdouble scale, PictureMatrix matrix,
      TextReport *report);
} OverlayKind;

extern const OverlayKind *const overlay_kinds[];
const OverlayKind *overlay_kind_find (const gchar *name);

G_END_DECLS
