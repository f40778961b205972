/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Small media and movies in a folder of their own, and pipelines played to
 * their end with everything they gave. */
#pragma once

#include <gst/check/gstcheck.h>
#include <gst/gst.h>

#include "picture.h"

#define FIXTURE_WIDTH 160
#define FIXTURE_HEIGHT 90

/* For tcase_add_unchecked_fixture(): the folder with a.png, b.png (patterns 0
 * and 1) and tone.wav (fixture_sample (), 3 s). */
void fixture_begin (void);
void fixture_end (void);
gchar *fixture_path (const gchar *name);

/* RGBA of a pattern with structure in every direction. */
guint8 *fixture_pattern (guint seed, gint width, gint height);
/* The picture that it is as a still. */
Picture *fixture_still (
    guint seed, gint width, gint height, PictureMatrix matrix);
/* Both channels of tone.wav at a sample. */
gint16 fixture_sample (gint64 index);

/* Writes a gray picture that takes its time to decode. */
void fixture_large_png (const gchar *name, guint32 width, guint32 height);

/* Writes a movie of FIXTURE_WIDTH x FIXTURE_HEIGHT at @fps with @body, the
 * members after `format`. Returns: (transfer full): its file name. */
gchar *fixture_movie (const gchar *name, const gchar *fps, const gchar *body);

/* What a pipeline with appsinks named v and a (either may be missing) gave. */
typedef struct {
  GstElement *pipeline;
  GPtrArray *video, *audio; /* of GstSample */
  GPtrArray *warnings;      /* of gchar * */
  guint n_errors;
  gchar *error; /* the first one's text */
  gboolean eos, segment_done;
} Played;

/* Built and READY. */
Played *played_new (const gchar *launch, ...) G_GNUC_PRINTF (1, 2);
/* The same for a pipeline that is there. (transfer full) */
Played *played_new_for (GstElement *pipeline);
/* Runs to EOS, SEGMENT_DONE or an error, then collects. */
void played_run (Played *played);
/* PAUSED and prerolled, or an error. */
void played_preroll (Played *played);
/* Waits for the end without a state change, then collects. */
void played_finish (Played *played);
/* Collects until each sink itself is at its end. */
void played_pull (Played *played);
void played_free (Played *played);
/* For tcase_add_checked_fixture (): a failed test leaves its pipeline, and
 * Check waits for its tasks. */
void played_stop_all (void);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Played, played_free)

/* The same sink bytes? */
void fixture_assert_same (GstSample *a, GstSample *b);
/* A view on an I420 sample's bytes, mapped until fixture_unview(). */
Picture fixture_view (GstSample *sample, GstMapInfo *map);
void fixture_unview (GstSample *sample, GstMapInfo *map);
void fixture_assert_picture (GstSample *sample, const Picture *expected);
