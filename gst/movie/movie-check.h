/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Rules between keys: what the field table cannot say of one key alone. Knows
 * the struct and the paths, neither JSON nor files. */
#pragma once

#include "movie-json.h"
#include "movie-timing.h"

G_BEGIN_DECLS

/* Of one object; bound to it in the field table. */
void movie_check_scene (
    gconstpointer scene, const gchar *path, GPtrArray *problems);
void movie_check_motion (
    gconstpointer motion, const gchar *path, GPtrArray *problems);
void movie_check_effect (
    gconstpointer effect, const gchar *path, GPtrArray *problems);
void movie_check_overlay (
    gconstpointer overlay, const gchar *path, GPtrArray *problems);
void movie_check_audio (
    gconstpointer audio, const gchar *path, GPtrArray *problems);
void movie_check_cue (
    gconstpointer cue, const gchar *path, GPtrArray *problems);
void movie_check_captions (
    gconstpointer captions, const gchar *path, GPtrArray *problems);

/* Of a whole movie without errors: what lies beyond its end, what one scene
 * carries. */
void movie_check (const Movie *movie, GPtrArray *problems);

/* Warns of more than three flashes within a second. */
void movie_check_flashes (
    const Movie *movie, const GArray *spans, GPtrArray *problems);

/* Warns of captions that come too fast: over 20 letters a second, under 700 ms,
 * less than 80 ms apart. @from_file: the cues were taken out of a file. */
void movie_check_reading (
    const Movie *movie, gboolean from_file, GPtrArray *problems);

/* One MOVIE_PROBLEM_DRAFT per open slot. */
void movie_check_slots (const Movie *movie, GPtrArray *problems);

G_END_DECLS
