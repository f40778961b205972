/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Captions out of a file: the movie takes them in and needs the file no more,
 * so that whoever gets the movie as it is written has them, too. */
#include "movie-captions.h"
#include "subtitles.h"

#include <string.h>

#define PATH "$.movie.captions.src"

/* Drawn as it is written, it has to be kept as it is written. */
static void
keep_script (MovieCaptions *captions, gchar *text)
{
  g_autofree gchar *base64 =
      g_base64_encode ((const guchar *) text, strlen (text));

  g_free (captions->src);
  captions->src = g_strconcat ("data:text/x-ass;base64,", base64, NULL);
  captions->script = g_bytes_new_take (text, strlen (text));
}

gboolean
movie_take_captions (
    Movie *movie, GBytes *bytes, GPtrArray *problems, GError **error)
{
  MovieCaptions *captions = &movie->captions;
  gsize length;
  const gchar *data = g_bytes_get_data (bytes, &length);
  g_autofree gchar *text = NULL;
  const SubtitlesFormat *format;
  GPtrArray *cues;

  if (length > SUBTITLES_MAX_BYTES) {
    g_set_error (error, MOVIE_ERROR, MOVIE_ERROR_INVALID,
        "expected at most %d bytes, found %" G_GSIZE_FORMAT,
        SUBTITLES_MAX_BYTES, length);
    return FALSE;
  }
  text = subtitles_to_utf8 (data ? data : "", length);
  cues = subtitles_read (text, &format, PATH, problems, error);
  if (!cues)
    return FALSE;
  g_ptr_array_unref (captions->cues);
  captions->cues = cues;
  if (format == subtitles_format_find ("ass") && !captions->has_style)
    keep_script (captions, g_steal_pointer (&text));
  else
    g_clear_pointer (&captions->src, g_free);
  return TRUE;
}
