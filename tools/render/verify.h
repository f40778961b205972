/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a film shows and plays, as hashes that can be kept; and where two films
 * differ, and by how much. Prints nothing. */
#pragma once

#include "film.h"
#include "frame-hash.h"

G_BEGIN_DECLS

typedef struct {
  gint64 number, time; /* of the whole film; ns */
  gchar hash[FRAME_HASH_LENGTH];
} VerifyFrame;

typedef struct {
  gint width, height, fps_n, fps_d;
  gint64 frames;
  gint rate, channels; /* 0: no sound */
  gint64 samples;
  gchar sound[FRAME_HASH_LENGTH];
  /* Of these lines, each with a newline: "I420 WIDTHxHEIGHT N/D"; for each
   * frame "NUMBER HASH"; with sound "F32LE RATE CHANNELS SAMPLES HASH". */
  gchar hash[FRAME_HASH_LENGTH];
} VerifySummary;

typedef void (*VerifyFrameFunc) (const VerifyFrame *frame, gpointer user_data);

/**
 * verify_film:
 * @func: (nullable): called in the caller's thread
 */
gboolean verify_film (const FilmRequest *request, VerifyFrameFunc func,
    gpointer user_data, VerifySummary *summary, GError **error);

typedef struct {
  /* Not comparable: why, and nothing below is set. Free it. */
  gchar *reason;

  gint64 frames[2];     /* of each */
  gint64 frames_differ; /* pairs, and those that only one has */
  gint64 first_frame;   /* number of the first of them; -1: none */
  gint64 first_time;    /* ns */
  gint64 worst_frame;   /* of the pairs; -1: all are equal */
  gint64 worst_time;    /* ns */
  gdouble psnr, ssim;   /* its: of all planes, dB; of luma */

  gint rate;             /* of the sound */
  gint64 samples[2];     /* of each */
  gint64 samples_differ; /* as frames */
  gint64 first_sample;   /* -1: none */
  gdouble peak;          /* largest difference; full scale is 1 */
} VerifyDifference;

gboolean verify_equal (const VerifyDifference *difference);
void verify_difference_clear (VerifyDifference *difference);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VerifyDifference, verify_difference_clear)

/* Of any two: what is drawn from a movie JSON, and a film. */
gboolean verify_compare (const FilmRequest *a, const FilmRequest *b,
    VerifyDifference *difference, GError **error);

G_END_DECLS
