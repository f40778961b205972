/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the formats of subtitles are made of. */
#pragma once

#include "subtitles.h"

G_BEGIN_DECLS

/* A longer tag is text: nothing is looked for to the end of a file. */
#define SUBTITLES_MAX_TAG 4096

typedef struct {
  const gchar *at;     /* the next line */
  guint line;          /* of the last one taken, from 1 */
  const gchar *path;
  GPtrArray *problems; /* may be NULL */
  guint n_problems;
  GPtrArray *cues;     /* of CaptionCue */
} SubtitlesReader;

struct SubtitlesFormat {
  const gchar *name;
  gboolean (*is) (const gchar *text);
  void (*read) (SubtitlesReader *reader);
  void (*write) (GString *out, const GPtrArray *cues, const Movie *movie);
};

extern const SubtitlesFormat subtitles_srt, subtitles_vtt, subtitles_ass;

/* The next line without its end, FALSE after the last one. */
gboolean subtitles_next_line (
    SubtitlesReader *reader, const gchar **line, gsize *length);
void subtitles_warn (SubtitlesReader *reader, const gchar *format, ...)
    G_GNUC_PRINTF (2, 3);

/* ---- a cue being read ---- */

/* From a place in the text on, what is said begins at a time. */
typedef struct {
  gsize at;
  gint64 from_ns;
} SubtitlesMark;

typedef struct {
  gint64 from_ns, to_ns;
  GString *text;
  GArray *marks;       /* of SubtitlesMark */
  CaptionPlace place;
  CaptionAlign align;
  gchar *speaker;
} SubtitlesCue;

void subtitles_cue_init (SubtitlesCue *cue);
void subtitles_cue_mark (SubtitlesCue *cue, gint64 from_ns);
/* As the digit of a number pad, as ASS and its kin have it. */
void subtitles_cue_align (SubtitlesCue *cue, gint digit);
/* 0 where a cue has no place of its own. */
gint subtitles_cue_digit (const CaptionCue *cue);
/* Adds it to the reader's unless it says nothing or never; empties it. */
void subtitles_cue_finish (SubtitlesReader *reader, SubtitlesCue *cue);

/* ---- times ---- */

/* "1:02:03.456" at *@p and past it: hours may be missing, and so may the
 * fraction; FALSE if there is none, or it is more than a day. */
gboolean subtitles_parse_time (
    const gchar **p, const gchar *end, gint64 *ns);
/* "A --> B" with what follows it at *@rest. */
gboolean subtitles_parse_times (const gchar *line, gsize length,
    SubtitlesCue *cue, const gchar **rest);
/* "01:02:03" and @separator and "456". */
void subtitles_append_time (GString *out, gint64 ns, gchar separator);

/* ---- text ---- */

/* One line of text without its tags; @vtt: with "&amp;" and the like, without
 * what stands in braces. */
void subtitles_take_line (
    SubtitlesCue *cue, const gchar *line, gsize length, gboolean vtt);

/* The text for a format in which an empty line ends a cue. */
void subtitles_append_text (GString *out, const gchar *text, gboolean vtt);

G_END_DECLS
