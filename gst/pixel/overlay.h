/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Overlays: what lies over the composed picture for a while. One table, one
 * entry a kind; laid out once for a frame's size, then blended. */
#pragma once

#include "animation.h"
#include "layer.h"
#include "text.h"

G_BEGIN_DECLS

/* Which point of its box lies at the position; without one, at which side of
 * the safe area the box lies. */
typedef enum {
  OVERLAY_ANCHOR_AUTO, /* the centre; without a position, by the kind */
  OVERLAY_TOP_LEFT,
  OVERLAY_TOP,
  OVERLAY_TOP_RIGHT,
  OVERLAY_LEFT,
  OVERLAY_CENTER,
  OVERLAY_RIGHT,
  OVERLAY_BOTTOM_LEFT,
  OVERLAY_BOTTOM,
  OVERLAY_BOTTOM_RIGHT,
} OverlayAnchor;

/* Behind a text. */
typedef struct {
  guint32 color;           /* alpha 0: none */
  gdouble padding, radius; /* 0: by the letters' size; < 0: none */
  guint32 stroke_color;
  gdouble stroke;
} OverlayPlate;

/* In pixels of the movie's own format; scaled when drawn. */
typedef struct {
  gchar *text;           /* UTF-8; NULL: none */
  gchar *subtext;        /* under it, in some kinds */
  gchar *src;            /* as written: of a picture */
  TextStyle style;       /* size 0: by the kind */
  gboolean has_position; /* else by anchor and kind, in the safe area */
  gdouble x, y;
  OverlayAnchor anchor;
  gdouble width, height; /* a text wraps and shrinks to them; 0: any */
  gint max_lines;        /* 0: any */
  LayerFit fit;          /* of a picture in width and height */
  gdouble opacity;       /* 0..1 */
  gdouble rotation;      /* degrees clockwise, around the box's centre */
  OverlayPlate plate;
  guint32 scrim;        /* gradient behind a text; alpha 0: none */
  ParamValues settings; /* of the kind */
  AnimationSpec enter, exit;
} OverlaySpec;

/* What it is drawn to. */
typedef struct {
  gint width, height; /* of the movie's own picture in it, without bars */
  gdouble scale;      /* of the movie's pixels */
  PictureMatrix matrix;
  const PaperImage *image; /* decoded `src`; NULL: none */
} OverlayFrame;

/* When it is drawn. */
typedef struct {
  gint64 time, duration; /* ns since its start, and of all of it; 0: endless */
  gint64 frame;          /* since its first */
  guint32 seed;          /* of the movie */
} OverlayMoment;

typedef enum {
  OVERLAY_NEEDS_TEXT = 1 << 0,
  OVERLAY_NEEDS_PICTURE = 1 << 1,
  OVERLAY_NEEDS_EITHER = 1 << 2,
} OverlayNeeds;

typedef struct OverlayParts OverlayParts;

typedef struct {
  const gchar *name;           /* "text" */
  const gchar *const *aliases; /* NULL-terminated, or NULL */
  const gchar *summary;
  const ParamSpec *params; /* `settings` */
  OverlayNeeds needs;
  gboolean counts; /* settings as overlay-count.h has them */
  void (*build) (const OverlaySpec *spec, const OverlayFrame *frame,
      OverlayParts *parts, TextReport *report);
} OverlayKind;

extern const OverlayKind *const overlay_kinds[];
const OverlayKind *overlay_kind_find (const gchar *name);

/* An empty one of this kind: opaque, at rest, with the kind's settings. */
OverlaySpec overlay_spec_init (const OverlayKind *kind);

/* Laid out for one frame size; of one thread. */
typedef struct OverlayBlock OverlayBlock;

OverlayBlock *overlay_layout (const OverlayKind *kind, const OverlaySpec *spec,
    const OverlayFrame *frame, TextReport *report);
void overlay_block_free (OverlayBlock *block);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OverlayBlock, overlay_block_free)

void overlay_draw (
    OverlayBlock *block, const OverlayMoment *moment, Picture *dst);
/* TRUE if drawing at @a and @b is sure to give the same pixels. */
gboolean overlay_same (
    const OverlayBlock *block, const OverlayMoment *a, const OverlayMoment *b);

/* How far it is on its way in or out: what beside the overlay itself its
 * picture depends on. Both are 1 at rest. */
void overlay_progress (const OverlayKind *kind, const OverlaySpec *spec,
    const OverlayMoment *moment, gdouble *enter, gdouble *exit);
/* The number that it shows, in steps of its last decimal; 0 of a kind that does
 * not count. */
gint64 overlay_number (const OverlayKind *kind, const OverlaySpec *spec,
    const OverlayMoment *moment);
/* TRUE if it changes as long as it is seen. */
gboolean overlay_kind_grows (const OverlayKind *kind);

G_END_DECLS
