/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The mix: items with volume, fades and declared ducking, a true-peak
 * limiter. Any range of samples comes out the same whatever was asked before,
 * so that a seek gives the samples of playing through. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* 0 -> 0 and 1 -> 1; NULL: linear. */
typedef gdouble (*MixCurve) (gdouble t);

typedef struct {
  gint64 at; /* samples since the item's start, each later than the last */
  gdouble volume;
  MixCurve curve; /* of the way here */
} MixPoint;

typedef struct {
  gpointer sound;  /* its owner's; never looked at */
  gint64 from, to; /* output samples */
  gint64 in;       /* first source sample */
  gdouble volume;
  gint64 fade_in, fade_out; /* out: until it is heard no more */
  gboolean loop;
  gboolean voice;  /* others duck under it */
  gdouble duck_db; /* <= 0; 0: does not duck */
  gint64 attack, hold, release, lookahead;
  gint64 length;                          /* of the source */
  MixCurve fade_in_curve, fade_out_curve; /* the second backwards */
  const MixPoint *points;                 /* copied */
  guint n_points;
} MixItem;

/* Where the samples of items are from. */
typedef struct {
  /* What to read @sound from, or NULL with @error: before the first sample of
   * an item, and again where it is come to after a release. */
  gpointer (*acquire) (gpointer owner, gpointer sound,
      GCancellable *cancellable, GError **error);
  /* Stereo samples that lie in the sound; the same ones each time. */
  gboolean (*read) (gpointer acquired, gint64 from, gint64 n, gfloat *out,
      GCancellable *cancellable, GError **error);
  /* The item is over, or left by a jump. */
  void (*release) (gpointer owner, gpointer acquired);
} MixSounds;

typedef struct Mix Mix;

/* 48 kHz stereo; limited to @ceiling_db (true peak, e.g. -1). @sounds and
 * @owner must live as long as the mix. */
Mix *mix_new (const MixItem *items, guint n_items, gdouble ceiling_db,
    const MixSounds *sounds, gpointer owner);
void mix_free (Mix *mix);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Mix, mix_free)

/* A factor on the sum ahead of the limiter; 1 until it is set. */
void mix_set_gain (Mix *mix, gdouble gain);

/**
 * mix_read:
 *
 * Writes @n interleaved stereo samples from output sample @from. Only the
 * sounds of items that are heard there, or within a block (0.2 s) of it, are
 * held afterwards.
 *
 * Returns: FALSE with @error of a sound, or cancelled; the next call begins
 *   again.
 */
gboolean mix_read (Mix *mix, gint64 from, gint n, gfloat *out,
    GCancellable *cancellable, GError **error);

G_END_DECLS
