/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Where a title stands, in which colour and on what, so that it can be read
 * over the pictures under it and hides as little of them as may be. Knows no
 * JSON and no time. */
#pragma once

#include "look.h"
#include "sight.h"

G_BEGIN_DECLS

/* Of the frame; nothing stands nearer to an edge, and no title where captions
 * do. */
#define TITLE_SAFE 0.08
#define TITLE_LOWEST 0.62
/* WCAG's contrast of normal text, and some more: pictures move. */
#define TITLE_CONTRAST 5.2

typedef struct {
  const Look *look;
  gint width, height; /* of the frame */
  const gchar *text;
  /* Of the pictures that are seen under it, none in a draft; NULL: nobody
   * could look. */
  const Sight *const *sights;
  guint n_sights;
  const SightRect *quiet; /* (nullable): what the first one's maker left free */
} TitleRequest;

typedef enum {
  TITLE_BARE,
  TITLE_SCRIM, /* a gradient from the side of the frame */
  TITLE_PLATE, /* a box */
} TitleGround;

typedef struct {
  gchar *text;      /* as it is to be drawn */
  gint x, y, width; /* its centre and the width it wraps at, pixels */
  gint size, max_lines;
  const gchar *place; /* "above, at the left" */
  const gchar *align; /* "left" */
  const gchar *ink;   /* "#rrggbb" */
  gboolean dark;      /* the ink is the dark one */
  TitleGround ground;
  gchar *veil;      /* colour of scrim or plate, "#rrggbbaa"; or NULL */
  SightRect box;    /* of the letters, with what they stand on if a plate */
  gdouble contrast; /* the least, 1..21; 0: not known */
  gchar *why;
} Title;

void title_place (const TitleRequest *request, Title *title);
void title_clear (Title *title);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Title, title_clear)

G_END_DECLS
