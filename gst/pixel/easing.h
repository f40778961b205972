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
  /* Of one made of numbers, which is in no table: then @ease is NULL. */
  gdouble (*shape) (const gdouble *numbers, gdouble t);
  gdouble numbers[4];
} Easing;

/* NULL-terminated; the first is linear. */
extern const Easing *const easings[];
/* Case does not matter, '-' equals '_'; NULL if unknown. Those of the table. */
const Easing *easing_find (const gchar *name);
/* "cubic-bezier(.2,0,.1,1)", "spring(100,10)", "steps(4)" or "steps(4,start)":
 * the same numbers give the same entry, which stays for good, its name spelt in
 * one way. NULL if it is none, with @refusal (nullable) saying what would be:
 * (transfer full), NULL where @text has no numbers at all. */
const Easing *easing_with_numbers (const gchar *text, gchar **refusal);
/* Clamps @t to 0..1 and is exact at both ends; NULL is linear. */
gdouble easing_apply (const Easing *easing, gdouble t);

G_END_DECLS
