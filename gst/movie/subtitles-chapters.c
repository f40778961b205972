/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Chapters of a movie: from its scenes and what is written over them. As a
 * WebVTT file, which browsers take as a track of chapters, or as FFMETADATA1,
 * which ffmpeg puts into a file (-i chapters.ffmetadata -map_metadata 1). */
#include "movie-timing.h"
#include "subtitles-private.h"

#include <string.h>

typedef struct {
  gint64 from_ns;
  gchar *title;
} Chapter;

static void
clear_chapter (gpointer data)
{
  g_free (((Chapter *) data)->title);
}

/* The text that begins over @span first; NULL if none does. What a watermark
 * says is no title. */
static const gchar *
find_title (const Movie *movie, const MovieSpan *span)
{
  const MovieOverlay *found = NULL;

  for (guint i = 0; i < movie->overlays->len; i++) {
    const MovieOverlay *overlay = g_ptr_array_index (movie->overlays, i);

    if (overlay->kind->needs & OVERLAY_NEEDS_TEXT && overlay->spec.text
        && overlay->from >= span[0].cut && overlay->from < span[1].cut
        && (!found || overlay->from < found->from))
      found = overlay;
  }
  return found ? found->spec.text : NULL;
}

static void
add (GArray *chapters, gint64 from_ns, gchar *title)
{
  Chapter chapter = { from_ns, title };

  g_strdelimit (title, "\n\r\t", ' ');
  g_strstrip (title);
  g_array_append_val (chapters, chapter);
}

static GArray *
find_chapters (const Movie *movie, const GArray *spans)
{
  GArray *chapters = g_array_new (FALSE, FALSE, sizeof (Chapter));

  g_array_set_clear_func (chapters, clear_chapter);
  for (guint i = 0; i + 1 < spans->len; i++) {
    const MovieSpan *span = movie_span_at (spans, i);
    const gchar *title = find_title (movie, span);

    if (!title)
      continue;
    if (chapters->len == 0 && i > 0)
      add (chapters, 0, g_strdup ("Start"));
    add (chapters, span->cut, g_strdup (title));
  }
  for (guint i = 0; chapters->len <= i && i + 1 < spans->len; i++)
    add (chapters, movie_span_at (spans, i)->cut,
        g_strdup_printf ("Scene %u", i + 1));
  return chapters;
}

static void
append_vtt (GString *out, const Chapter *chapter, gint64 to_ns)
{
  g_string_append_c (out, '\n');
  subtitles_append_time (out, chapter->from_ns, '.');
  g_string_append (out, " --> ");
  subtitles_append_time (out, to_ns, '.');
  g_string_append_c (out, '\n');
  subtitles_append_text (out, chapter->title, TRUE);
  g_string_append_c (out, '\n');
}

static void
append_ffmetadata (GString *out, const Chapter *chapter, gint64 to_ns)
{
  g_string_append_printf (out,
      "[CHAPTER]\nTIMEBASE=1/1000\nSTART=%" G_GINT64_FORMAT
      "\nEND=%" G_GINT64_FORMAT "\ntitle=",
      chapter->from_ns / MOVIE_MS, to_ns / MOVIE_MS);
  for (const gchar *p = chapter->title; *p; p++) {
    if (strchr ("=;#\\", *p))
      g_string_append_c (out, '\\');
    g_string_append_c (out, *p);
  }
  g_string_append_c (out, '\n');
}

gchar *
subtitles_write_chapters (
    const Movie *movie, SubtitlesChapters format, gint64 from_ns, gint64 to_ns)
{
  g_autoptr (GArray) spans = movie_spans (movie, NULL);
  g_autoptr (GArray) chapters = find_chapters (movie, spans);
  gboolean vtt = format == SUBTITLES_CHAPTERS_VTT;
  GString *out = g_string_new (vtt ? "WEBVTT\n" : ";FFMETADATA1\n");

  for (guint i = 0; i < chapters->len; i++) {
    const Chapter *chapter = &g_array_index (chapters, Chapter, i);
    gint64 end =
        i + 1 < chapters->len ? chapter[1].from_ns : movie_spans_end (spans);
    Chapter part = { MAX (chapter->from_ns, from_ns) - from_ns,
      chapter->title };
    gint64 to = MIN (end, to_ns) - from_ns;

    if (to / MOVIE_MS <= part.from_ns / MOVIE_MS)
      continue;
    if (vtt)
      append_vtt (out, &part, to);
    else
      append_ffmetadata (out, &part, to);
  }
  return g_string_free (out, FALSE);
}
