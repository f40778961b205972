/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Easings: one table, t in 0..1 -> eased t with 0 -> 0 and 1 -> 1. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  const gchar *name;        /* "ease_in_out_cubic" */
  const gchar *const *aliases; /* NULL-terminated, or NULL */
  gdouble (*ease) (gdouble t);
} Easing;

/* NULL-terminated; the first is linear. */
extern const Easing *const easings[];
/* Case does not matter, '-' equals '_'; NULL if unknown. */
const Easing *easing_find (const gchar *name);
/* Clamps @t to 0..1 and is exact at both ends; NULL is linear. */
gdouble easing_apply (const Easing *easing, gdouble t);

G_END_DECLS
