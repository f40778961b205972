/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* "Did you mean": the known name that a mistyped one is nearest to. Knows
 * words only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  const gchar *asked;
  const gchar *name;        /* best so far, NULL if none is near */
  guint distance;
} MovieSuggestion;

/* Offers a spelling; @name is what is suggested if it is the nearest. */
void movie_suggest_offer (MovieSuggestion *suggestion, const gchar *spelling,
    const gchar *name);

G_END_DECLS
