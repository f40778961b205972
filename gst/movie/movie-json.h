/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Reader and writer of the movie JSON, both driven by the field table
 * (movie-fields.h). All problems of a document are found in one pass and each
 * names its JSON path and what was expected there. */
#pragma once

#include "movie.h"

G_BEGIN_DECLS

#define MOVIE_ERROR (movie_error_quark ())
GQuark movie_error_quark (void);

typedef enum {
  MOVIE_ERROR_SYNTAX,       /* the strict scan refused it */
  MOVIE_ERROR_INVALID,      /* one or more errors; the message lists all */
  MOVIE_ERROR_DRAFT,        /* valid, but slots are open */
} MovieError;

typedef enum {
  MOVIE_PROBLEM_ERROR,
  MOVIE_PROBLEM_WARNING,    /* unknown key, clamped transition, ... */
  MOVIE_PROBLEM_DRAFT,      /* an open slot: fine for a draft, fatal to play */
} MovieSeverity;

typedef struct {
  MovieSeverity severity;
  gchar *path;              /* "$.movie.scenes[2].transition_out.type" */
  gchar *message;           /* "unknown transition \"snapback\"; did you ..." */
} MovieProblem;

/* "error", "warning", "draft" */
const gchar *movie_severity_name (MovieSeverity severity);

/* GPtrArray of MovieProblem with its free function set. */
GPtrArray *movie_problems_new (void);
void movie_problems_add (GPtrArray *problems, MovieSeverity severity,
    const gchar *path, const gchar *format, ...) G_GNUC_PRINTF (4, 5);
guint movie_problems_count (const GPtrArray *problems, MovieSeverity severity);
/* One "path: message" a line, those of @severity only. */
gchar *movie_problems_to_string (const GPtrArray *problems,
    MovieSeverity severity);

typedef enum {
  MOVIE_READ_STRICT = 1 << 0,       /* an unknown key is an error */
} MovieReadFlags;

/**
 * movie_read:
 * @problems: (nullable): appended to, in the order of the document; but an
 *   object's `type` and missing keys come before its other keys, and what
 *   concerns the whole movie (open slots, items beyond its end) comes last
 *
 * Strict scan, then json-glib, then the field table with its rules between
 * keys, then movie_check(). Clamped transitions are the schedule's to tell.
 * A draft is read without error: its open slots are MOVIE_PROBLEM_DRAFT.
 *
 * Returns: (transfer full) (nullable): NULL with @error set
 *   (MOVIE_ERROR_SYNTAX or _INVALID, its message listing every error) if any
 *   problem is an error.
 */
Movie *movie_read (const gchar *json, gsize length, MovieReadFlags flags,
    GPtrArray *problems, GError **error);

/* The same from a plain file of at most 32 MiB; G_FILE_ERROR if it cannot be
 * read. */
Movie *movie_read_file (const gchar *filename, MovieReadFlags flags,
    GPtrArray *problems, GError **error);

/**
 * movie_write:
 * Returns: (transfer full): the document, pretty-printed, keys in the order
 *   of the field table, defaults left out except `format`. Reading it gives
 *   an equal movie, and writing that the same bytes.
 */
gchar *movie_write (const Movie *movie);

/* Fails with MOVIE_ERROR_DRAFT and one "$.movie.scenes[1]: still a draft, slot
 * \"history_02\" has no asset" line per open slot. */
gboolean movie_require_final (const Movie *movie, GError **error);

G_END_DECLS
