/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The mix: items with volume, fades and declared ducking, a true-peak
 * limiter. Any range of samples comes out the same whatever was asked before,
 * so that a seek gives the samples of playing through. */
#pragma once

#include "decode.h"

G_BEGIN_DECLS

typedef struct {
  MediaSound *sound; /* borrowed while mix_new runs */
  gint64 from, to;   /* output samples */
  gint64 in;         /* first source sample */
  gdouble volume;
  gint64 fade_in, fade_out;
  gboolean loop;
  gboolean voice;  /* others duck under it */
  gdouble duck_db; /* <= 0; 0: does not duck */
  gint64 attack, hold, release, lookahead;
} MixItem;

typedef struct Mix Mix;

/* 48 kHz stereo; limited to @ceiling_db (true peak, e.g. -1). */
Mix *mix_new (const MixItem *items, guint n_items, gdouble ceiling_db);
void mix_free (Mix *mix);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Mix, mix_free)

/* Writes @n interleaved stereo samples from output sample @from. */
void mix_read (Mix *mix, gint64 from, gint n, gfloat *out);

G_END_DECLS
