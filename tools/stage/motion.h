/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* How the camera moves over each picture of a movie: by look, by the beat, and
 * by what is to be seen in the picture. Knows no JSON. */
#pragma once

#include "look.h"
#include "sight.h"

G_BEGIN_DECLS

typedef struct {
  const Sight *sight; /* NULL: nobody could look at it */
  gint64 duration_ms;
  gboolean turn; /* the story turns with it */
  LookMove wish; /* LOOK_MOVE_NONE: what rules say */
} MotionScene;

typedef struct {
  const gchar *type; /* an effect; NULL: it stands still */
  /* Settings of that effect; 0: it has none of that name. */
  gdouble strength, amount;
  gboolean has_focus;
  gdouble focus_x, focus_y;
  gchar *why;
} Motion;

/* Fills @out, one for each of @n scenes; never two alike in a row. */
void motion_choose (
    const Look *look, const MotionScene *scenes, guint n, Motion *out);
void motion_clear (Motion *motion);

G_END_DECLS
