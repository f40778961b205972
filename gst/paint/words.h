/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The painter's vocabulary: one row a word. */
#pragma once

#include "subject.h"

G_BEGIN_DECLS

typedef struct {
  const gchar *word;  /* lower case, or two; ends in '*': a beginning */
  const gchar *motif; /* or NULL */
  gint weight;
  guint traits;
  Era era;
  gint time; /* Daytime + 1, 0: says nothing */
  const gchar *family;
  Viewpoint view;
  gint side;
  guint aside; /* not the thing itself but its nth neighbour */
  const gchar *thing, *landmark;
  Region region;
  Person person;
} Word;

extern const Word painter_words[];
extern const gsize painter_n_words;
extern const Word painter_works[];
extern const gsize painter_n_works;
extern const Word painter_land[];
extern const gsize painter_n_land;
extern const Word painter_sky[];
extern const gsize painter_n_sky;
extern const Word painter_things[];
extern const gsize painter_n_things;
extern const Word painter_places[];
extern const gsize painter_n_places;
extern const Word painter_persons[];
extern const gsize painter_n_persons;
extern const Word painter_manners[];
extern const gsize painter_n_manners;

G_END_DECLS
