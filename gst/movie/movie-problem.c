/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Lists of problems, as reader, checks and schedule fill them. */

#include "movie-json.h"

const gchar *
movie_severity_name (MovieSeverity severity)
{
  static const gchar *const names[] = {
    [MOVIE_PROBLEM_ERROR] = "error",
    [MOVIE_PROBLEM_WARNING] = "warning",
    [MOVIE_PROBLEM_DRAFT] = "draft",
  };

  return names[severity];
}

static void
problem_free (gpointer data)
{
  MovieProblem *problem = data;

  g_free (problem->path);
  g_free (problem->message);
  g_free (problem);
}

GPtrArray *
movie_problems_new (void)
{
  return g_ptr_array_new_with_free_func (problem_free);
}

void
movie_problems_add (GPtrArray *problems, MovieSeverity severity,
    const gchar *path, const gchar *format, ...)
{
  MovieProblem *problem = g_new (MovieProblem, 1);
  g_autofree gchar *message = NULL;
  va_list args;

  problem->severity = severity;
  problem->path = g_strdup (path);
  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  /* What was found in a document is quoted, and maybe cut within a letter. */
  problem->message = g_utf8_make_valid (message, -1);
  g_ptr_array_add (problems, problem);
}

guint
movie_problems_count (const GPtrArray *problems, MovieSeverity severity)
{
  guint n = 0;

  for (guint i = 0; i < problems->len; i++)
    n += ((const MovieProblem *) problems->pdata[i])->severity == severity;
  return n;
}

gchar *
movie_problems_to_string (const GPtrArray *problems, MovieSeverity severity)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++) {
    const MovieProblem *problem = problems->pdata[i];

    if (problem->severity != severity)
      continue;
    if (text->len > 0)
      g_string_append_c (text, '\n');
    g_string_append_printf (text, "%s: %s", problem->path, problem->message);
  }
  return g_string_free (text, FALSE);
}
