/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a prompt says about the video, apart from what it is about: format,
 * length, tone, language. Each finder blanks what it understood, so that the
 * rest is the subject. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum { SHAPE_ANY, SHAPE_LANDSCAPE, SHAPE_PORTRAIT, SHAPE_SQUARE } Shape;

typedef struct {
  gchar *left;             /* the prompt, understood parts blanked */
  guint shapes;            /* bits 1 << Shape: more than one contradict */
  gint width, height;      /* 0: not said */
  gint aspect_w, aspect_h; /* 0: not said */
  gint short_side;         /* of "1080p"; 0: not said */
  gint fps;                /* 0: not said */
  gdouble seconds;         /* 0: not said */
  gdouble other_seconds;   /* a second length that disagrees, or 0 */
  gboolean other_format;   /* two sizes, sides or rates disagree */
  GString *tone;           /* "cinematic, fast-paced" */
  const gchar *look;       /* of the first tone word, or NULL */
  const gchar *language;   /* asked for, or NULL */
} Directions;

Directions *directions_find (const gchar *prompt);
void directions_free (Directions *directions);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Directions, directions_free)

G_END_DECLS
