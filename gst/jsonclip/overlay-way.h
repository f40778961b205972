/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* How an overlay comes or goes, as properties of an element say it. Knows no
 * element. */
#pragma once

#include "overlay.h"

#include <gst/gst.h>

G_BEGIN_DECLS

typedef struct {
  const gchar *name; /* of its property: "enter" */
  gint type;         /* of tables_animation_get_type () */
  GstClockTime duration;
  gchar *params; /* "by=word, stagger=0.5"; or NULL */
} OverlayWay;

#define OVERLAY_WAY_DURATION (500 * GST_MSECOND)

/* FALSE with @error if its parameters are none of the animation's, nor what
 * every animation takes: by, order, stagger, easing and seed. */
gboolean overlay_way_read (
    const OverlayWay *way, AnimationSpec *spec, GError **error);

G_END_DECLS
