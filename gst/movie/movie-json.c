/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The doors of the reader: strict scan, parse, field table, checks, and one
 * error that lists all there is to say. */

#include "movie-json.h"
#include "movie-check.h"
#include "movie-read.h"

#include "json-scan.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

G_DEFINE_QUARK (movie - error - quark, movie_error)

static gint
compare_cues (gconstpointer a, gconstpointer b)
{
  const CaptionCue *one = *(CaptionCue *const *) a;
  const CaptionCue *two = *(CaptionCue *const *) b;

  return (one->from_ns > two->from_ns) - (one->from_ns < two->from_ns);
}

static JsonNode *
parse (const gchar *json, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) reason = NULL;

  if (!json_scan (json, length, NULL, &reason)
      || !json_parser_load_from_data (parser, json, length, &reason)) {
    g_set_error (error, MOVIE_ERROR, MOVIE_ERROR_SYNTAX, "not JSON: %s",
        reason->message);
    return NULL;
  }
  return json_parser_steal_root (parser);
}

static Movie *
read_document (
    JsonNode *root, MovieReadFlags flags, GPtrArray *problems, GError **error)
{
  g_autoptr (Movie) movie = movie_new ();
  g_autoptr (GPtrArray) found = movie_problems_new ();
  MovieReader reader = { .problems = found, .flags = flags };
  g_autofree gchar *errors = NULL;

  movie_read_object (&reader, &movie_document, root, "$", movie);
  movie_check_slots (movie, found);
  if (movie_problems_count (found, MOVIE_PROBLEM_ERROR) == 0)
    movie_check (movie, found);
  /* Last, as problems name the places of the document. */
  g_ptr_array_sort (movie->captions.cues, compare_cues);
  errors = movie_problems_to_string (found, MOVIE_PROBLEM_ERROR);
  if (problems)
    g_ptr_array_extend_and_steal (problems, g_steal_pointer (&found));
  if (*errors == 0)
    return g_steal_pointer (&movie);
  g_set_error_literal (error, MOVIE_ERROR, MOVIE_ERROR_INVALID, errors);
  return NULL;
}

Movie *
movie_read (const gchar *json, gsize length, MovieReadFlags flags,
    GPtrArray *problems, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (JsonNode) root = parse (json, length, &reason);

  if (!root) {
    if (problems)
      movie_problems_add (
          problems, MOVIE_PROBLEM_ERROR, "$", "%s", reason->message);
    g_propagate_error (error, g_steal_pointer (&reason));
    return NULL;
  }
  return read_document (root, flags, problems, error);
}

static gchar *
fail_file (const gchar *filename, gint cause, GError **error)
{
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (cause), "%s: %s",
      filename, g_strerror (cause));
  return NULL;
}

/* A size above the limit is refused before it is read, and what is no plain
 * file (a FIFO would block) before it is opened for long. */
static gchar *
load_file (const gchar *filename, gsize *length, GError **error)
{
  gsize limit = json_scan_default_limits.max_bytes;
  g_autofree gchar *text = NULL;
  gint fd = open (filename, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat st;
  gssize n = 0;
  gint saved;

  if (fd < 0 || fstat (fd, &st) != 0) {
    saved = errno;
    if (fd >= 0)
      close (fd);
    return fail_file (filename, saved, error);
  }
  if (!S_ISREG (st.st_mode) || st.st_size > (goffset) limit) {
    close (fd);
    g_set_error (error, MOVIE_ERROR, MOVIE_ERROR_SYNTAX,
        "%s: expected a plain file of at most %" G_GSIZE_FORMAT " bytes",
        filename, limit);
    return NULL;
  }

  text = g_malloc (st.st_size + 1);
  *length = 0;
  while (*length < (gsize) st.st_size
      && (n = read (fd, text + *length, st.st_size - *length)) > 0)
    *length += n;
  saved = n < 0 ? errno : 0;
  close (fd);
  if (saved != 0)
    return fail_file (filename, saved, error);
  return g_steal_pointer (&text);
}

Movie *
movie_read_file (const gchar *filename, MovieReadFlags flags,
    GPtrArray *problems, GError **error)
{
  g_autoptr (GError) reason = NULL;
  gsize length;
  g_autofree gchar *text = load_file (filename, &length, &reason);

  if (!text) {
    if (problems)
      movie_problems_add (
          problems, MOVIE_PROBLEM_ERROR, "$", "%s", reason->message);
    g_propagate_error (error, g_steal_pointer (&reason));
    return NULL;
  }
  return movie_read (text, length, flags, problems, error);
}

gboolean
movie_require_final (const Movie *movie, GError **error)
{
  g_autoptr (GPtrArray) slots = movie_problems_new ();
  g_autofree gchar *lines = NULL;

  movie_check_slots (movie, slots);
  if (slots->len == 0)
    return TRUE;
  lines = movie_problems_to_string (slots, MOVIE_PROBLEM_DRAFT);
  g_set_error_literal (error, MOVIE_ERROR, MOVIE_ERROR_DRAFT, lines);
  return FALSE;
}
