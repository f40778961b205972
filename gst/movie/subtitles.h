/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Subtitle files: cues out of their bytes, and bytes out of cues. Knows no
 * file and no font. */
#pragma once

#include "movie-json.h"

G_BEGIN_DECLS

#define SUBTITLES_MAX_BYTES (8 * 1024 * 1024)
#define SUBTITLES_MAX_CUES 100000

typedef struct SubtitlesFormat SubtitlesFormat;

/* NULL-terminated: vtt, ass, srt. */
extern const SubtitlesFormat *const subtitles_formats[];
/* By its name, or the extension of a file name; NULL if unknown. */
const SubtitlesFormat *subtitles_format_find (const gchar *name);
const gchar *subtitles_format_name (const SubtitlesFormat *format);

/**
 * subtitles_to_utf8:
 *
 * A byte order mark decides (UTF-8, UTF-16); without one, what is valid UTF-8
 * is that, and everything else Windows-1252, of which Latin-1 is a part.
 *
 * Returns: (transfer full): valid UTF-8 with "\n" line ends and no NUL.
 */
gchar *subtitles_to_utf8 (const gchar *bytes, gsize length);

/**
 * subtitles_read:
 * @text: as subtitles_to_utf8() makes it
 * @format: (out) (optional)
 * @path: of the problems
 * @problems: (nullable): each cue that cannot be read is a warning with its
 *   line, and left out
 *
 * Returns: (transfer full) (nullable): of CaptionCue, by time; NULL with
 *   MOVIE_ERROR_INVALID if it is no subtitle file.
 */
GPtrArray *subtitles_read (const gchar *text, const SubtitlesFormat **format,
    const gchar *path, GPtrArray *problems, GError **error);

/* (transfer full): what the format can say of @cues: words in VTT and ASS,
 * times in hundredths of a second in ASS. */
gchar *subtitles_write (
    const SubtitlesFormat *format, const GPtrArray *cues, const Movie *movie);

/* (transfer full): what of @cues is said from @from_ns to @to_ns, as a film of
 * that part alone has it: it begins at 0. */
GPtrArray *subtitles_cut (const GPtrArray *cues, gint64 from_ns, gint64 to_ns);

/* ---- scripts ---- */

/* (transfer full): the font families that an ASS script names, each once. */
GStrv subtitles_script_families (GBytes *script);
/* (transfer full): the letters of @cues, each once. */
gchar *subtitles_letters (const GPtrArray *cues);

/* ---- chapters ---- */

typedef enum { SUBTITLES_CHAPTERS_VTT, SUBTITLES_CHAPTERS_FFMETADATA }
    SubtitlesChapters;

/* (transfer full): a chapter for each scene over which a text overlay begins,
 * named by it; where none does, one for each scene. What comes before the
 * first is one, too. Of a film from @from_ns to @to_ns of the movie. */
gchar *subtitles_write_chapters (
    const Movie *movie, SubtitlesChapters format, gint64 from_ns, gint64 to_ns);

G_END_DECLS
