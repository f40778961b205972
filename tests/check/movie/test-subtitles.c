/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Subtitle files: what is read of them, what of broken ones, and that what was
 * written is read again. */
#include "suite.h"
#include "movie-captions.h"
#include "movie-check.h"
#include "movie-fields.h"
#include "subtitles.h"

#include <string.h>

#define MS G_GINT64_CONSTANT (1000000)

static GPtrArray *
read_bytes (const gchar *bytes, gsize length, GPtrArray *problems)
{
  g_autofree gchar *text = subtitles_to_utf8 (bytes, length);

  fail_unless (g_utf8_validate (text, -1, NULL));
  return subtitles_read (text, NULL, "$", problems, NULL);
}

static GPtrArray *
read_text (const gchar *text)
{
  g_autoptr (GPtrArray) problems = movie_problems_new ();
  GPtrArray *cues = read_bytes (text, strlen (text), problems);

  fail_unless (cues != NULL);
  fail_unless_equals_int (problems->len, 0);
  return cues;
}

static const CaptionCue *
cue_at (const GPtrArray *cues, guint i)
{
  fail_unless (i < cues->len, "%u of %u", i, cues->len);
  return g_ptr_array_index (cues, i);
}

static void
check_cue (const GPtrArray *cues, guint i, gint64 from_ms, gint64 to_ms,
    const gchar *text)
{
  const CaptionCue *cue = cue_at (cues, i);

  fail_unless_equals_int64 (cue->from_ns, from_ms * MS);
  fail_unless_equals_int64 (cue->to_ns, to_ms * MS);
  fail_unless_equals_string (cue->text, text);
}

GST_START_TEST (test_srt)
{
  g_autoptr (GPtrArray) cues =
      read_text ("\xef\xbb\xbf"
                 "2\r\n00:00:03,500 --> 00:00:05,000 X1:10\r\nlater\r\n\r\n"
                 "1\r\n00:00:01,000 --> 00:00:02,040\r\n<i>Two</i> lines, "
                 "a < b\r\n{\\an8}<font color=\"red\">and</font> more\r\n\r\n"
                 "3\n01:00:00.5 --> 1:00:01\nno end of line");

  fail_unless_equals_int (cues->len, 3);
  check_cue (cues, 0, 1000, 2040, "Two lines, a < b\nand more");
  fail_unless_equals_int (cue_at (cues, 0)->place, CAPTION_PLACE_TOP);
  fail_unless_equals_int (cue_at (cues, 0)->align, CAPTION_ALIGN_CENTER);
  check_cue (cues, 1, 3500, 5000, "later");
  check_cue (cues, 2, 3600500, 3601000, "no end of line");
}
GST_END_TEST;

GST_START_TEST (test_vtt)
{
  g_autoptr (GPtrArray) cues = read_text (
      "WEBVTT - a title\nKind: captions\n\nNOTE\nnothing\n\nSTYLE\n::cue {}\n\n"
      "name\n00:01.000 --> 00:02.500 line:0 align:start\n"
      "<v.loud Ann Lee>Fish &amp; <c.big>chips</c> &lt;now&gt;</v>\n\n"
      "00:00:03.000 --> 00:00:06.000 line:50%\n"
      "<00:00:03.500>one <00:00:04.000>two "
      "<00:00:05.000><00:00:05.200>three\n");

  fail_unless_equals_int (cues->len, 2);
  check_cue (cues, 0, 1000, 2500, "Fish & chips <now>");
  fail_unless_equals_string (cue_at (cues, 0)->speaker, "Ann Lee");
  fail_unless_equals_int (cue_at (cues, 0)->place, CAPTION_PLACE_TOP);
  fail_unless_equals_int (cue_at (cues, 0)->align, CAPTION_ALIGN_LEFT);
  check_cue (cues, 1, 3000, 6000, "one two three");
  fail_unless_equals_int (cue_at (cues, 1)->place, CAPTION_PLACE_MIDDLE);
  fail_unless_equals_int (cue_at (cues, 1)->n_words, 3);
  fail_unless_equals_string (cue_at (cues, 1)->words[1].text, "two");
  fail_unless_equals_int64 (cue_at (cues, 1)->words[1].from_ns, 4000 * MS);
  fail_unless_equals_int64 (cue_at (cues, 1)->words[1].to_ns, 5000 * MS);
  fail_unless_equals_int64 (cue_at (cues, 1)->words[2].from_ns, 5200 * MS);
  fail_unless_equals_int64 (cue_at (cues, 1)->words[2].to_ns, 6000 * MS);
}
GST_END_TEST;

/* A line that is no number leaves the place to the style. */
GST_START_TEST (test_vtt_lines)
{
  static const struct {
    const gchar *setting;
    CaptionPlace place;
  } lines[] = {
    { "line:0%", CAPTION_PLACE_TOP },
    { "line:75%", CAPTION_PLACE_LOWER },
    { "line:84.5%,end", CAPTION_PLACE_BOTTOM },
    { "line:-1", CAPTION_PLACE_BOTTOM },
    { "line:-1e99", CAPTION_PLACE_BOTTOM },
    { "line:inf%", CAPTION_PLACE_BOTTOM },
    { "line:auto", CAPTION_PLACE_STYLE },
    { "line:", CAPTION_PLACE_STYLE },
    { "line:%", CAPTION_PLACE_STYLE },
    { "line:nan%", CAPTION_PLACE_STYLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autofree gchar *text = g_strdup_printf (
        "WEBVTT\n\n00:01.000 --> 00:02.000 %s\na\n", lines[i].setting);
    g_autoptr (GPtrArray) cues = read_text (text);

    fail_unless_equals_int (cues->len, 1);
    fail_unless (cue_at (cues, 0)->place == lines[i].place, "%s: %d",
        lines[i].setting, cue_at (cues, 0)->place);
  }
}
GST_END_TEST;

GST_START_TEST (test_ass)
{
  g_autoptr (GPtrArray) cues = read_text (
      "[Script Info]\nTitle: x --> y\n[V4+ Styles]\nStyle: Default,Arial,20\n"
      "[Events]\nFormat: Layer, Start, End, Style, Actor, Text\n"
      "Comment: 0,0:00:00.00,0:00:09.00,Default,,not shown\n"
      "Dialogue: 0,0:00:02.50,0:00:04.00,Default,Ann,{\\an7\\b1}One, two\\N"
      "three\\hfour{\\p1}m 0 0 l 1 1{\\p0}\n"
      "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,{\\k20}ka{\\kf30}ra"
      "{\\K50}oke\n"
      "[Fonts]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,not an event\n");

  fail_unless_equals_int (cues->len, 2);
  check_cue (cues, 0, 1000, 2000, "karaoke");
  fail_unless_equals_int (cue_at (cues, 0)->n_words, 3);
  fail_unless_equals_int64 (cue_at (cues, 0)->words[1].from_ns, 1200 * MS);
  fail_unless_equals_int64 (cue_at (cues, 0)->words[2].to_ns, 2000 * MS);
  check_cue (cues, 1, 2500, 4000,
      "One, two\nthree\xc2\xa0"
      "four");
  fail_unless_equals_string (cue_at (cues, 1)->speaker, "Ann");
  fail_unless_equals_int (cue_at (cues, 1)->place, CAPTION_PLACE_TOP);
  fail_unless_equals_int (cue_at (cues, 1)->align, CAPTION_ALIGN_LEFT);
}
GST_END_TEST;

/* ---- letters ---- */

static void
check_letters (const gchar *bytes, gsize length, const gchar *expected)
{
  g_autofree gchar *text = subtitles_to_utf8 (bytes, length);

  fail_unless_equals_string (text, expected);
}

#define LETTERS(bytes, expected)                                               \
  check_letters (bytes, sizeof (bytes) - 1, expected)

GST_START_TEST (test_letters)
{
  LETTERS ("\xef\xbb\xbf"
           "gr\xc3\xbcn",
      "grün");
  LETTERS ("gr\xc3\xbcn", "grün");
  LETTERS ("gr\xfcn \x93q\x94 \x80 \x81", "grün “q” € \xef\xbf\xbd");
  LETTERS ("\xff\xfe"
           "a\0\xfc\0=\xd8\0\xde",
      "aü😀");
  LETTERS ("\xfe\xff\0a\xd8\0\0b",
      "a\xef\xbf\xbd"
      "b");
  LETTERS ("a\0b\rc\r\nd\x01\te", "ab\nc\nd\te");
  LETTERS ("\xef\xbb\xbf\xff", "\xef\xbf\xbd");
  LETTERS ("", "");
}
GST_END_TEST;

/* ---- what is broken ---- */

GST_START_TEST (test_broken)
{
  static const struct {
    const gchar *text;
    guint cues, problems;
  } files[] = {
    { "1\n-00:00:01,000 --> 00:00:02,000\na\n", 0, 1 },
    { "1\n00:00:02,000 --> 00:00:01,000\na\n", 0, 1 },
    { "1\n00:00:01,000 --> 99:00:02,000\na\n", 0, 1 },
    { "1\n00:00:01,000 --> \na\n\n2\n00:00:01,000 --> 00:00:02,000\nb", 1, 1 },
    { "1\n9999999999:00:01,000 --> 00:00:02,000\na\n", 0, 1 },
    { "-->", 0, 1 },
    { "WEBVTT", 0, 0 },
    { "WEBVTT\n\n00:01.000 --> 00:02.000\n\n00:03.000 --> 00:04.000\na", 1, 0 },
    { "WEBVTT\n\n00:01.000 --> 00:02.000 line:x% line: align:\n<v><v ><", 1,
        0 },
    { "WEBVTT\n\n00:01.000 --> 00:02.000\n&amp &; &bogus; &lt", 1, 0 },
    { "[Events]\nDialogue: 0,1\n", 0, 1 },
    { "[Events]\nFormat:\nDialogue: 0,0:00:01.00,0:00:02.00,a\n", 0, 1 },
    { "[Events]\nFormat: Text, Start, End\nDialogue: "
      "a,0:00:01.00,0:00:02.00\n",
        0, 1 },
    { "[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,,,,,,,{\\k{\\an{}\\", 1, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (GPtrArray) problems = movie_problems_new ();
    g_autoptr (GPtrArray) cues =
        read_bytes (files[i].text, strlen (files[i].text), problems);

    fail_unless (cues != NULL, "%u", i);
    fail_unless (
        cues->len == files[i].cues && problems->len == files[i].problems,
        "file %u: %u cues, %u problems", i, cues->len, problems->len);
  }
}
GST_END_TEST;

static gchar *
repeat (const gchar *head, const gchar *part, guint n, const gchar *tail)
{
  GString *text = g_string_new (head);

  while (n--)
    g_string_append (text, part);
  g_string_append (text, tail);
  return g_string_free (text, FALSE);
}

/* Megabytes of tags, of letters, of cues: in seconds, and cut to the limits. */
GST_START_TEST (test_hostile)
{
  static const struct {
    const gchar *head, *part;
    guint n;
  } files[] = {
    { "WEBVTT\n\n00:01.000 --> 00:02.000\na", "<b>", 1000000 },
    { "WEBVTT\n\n00:01.000 --> 00:02.000\na", "<00:01.500>", 300000 },
    { "WEBVTT\n\n00:01.000 --> 00:02.000\na", "&", 4000000 },
    { "WEBVTT\n\n00:01.000 --> 00:02.000\na", "<a", 2000000 },
    { "1\n00:00:01,000 --> 00:00:02,000\n", "letters ", 500000 },
    { "1\n00:00:01,000 --> 00:00:02,000\n", "{\\b1}", 500000 },
    { "1\n00:00:01,000 --> 00:00:02,000\n", "{\\", 2000000 },
    { "", "1\n00:00:01,000 --> 00:00:02,000\na\n\n", 120000 },
    { "", "x --> y\n", 400000 },
    { "[Events]\n", "Dialogue: 0,0:00:01.00,0:00:02.00,,,,,,,{\\k1}a\n",
        120000 },
    { "[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,,,,,,,", "{\\k1}a", 500000 },
    { "[Events]\nFormat:", "a,", 500000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree gchar *text =
        repeat (files[i].head, files[i].part, files[i].n, "\n");
    g_autoptr (GPtrArray) problems = movie_problems_new ();
    gint64 begun = g_get_monotonic_time ();
    g_autoptr (GPtrArray) cues = read_bytes (text, strlen (text), problems);
    gdouble seconds = (g_get_monotonic_time () - begun) / 1e6;

    fail_unless (cues != NULL);
    fail_unless (cues->len <= SUBTITLES_MAX_CUES);
    fail_unless (problems->len <= 21);
    for (guint j = 0; j < MIN (cues->len, 10); j++) {
      fail_unless (g_utf8_strlen (cue_at (cues, j)->text, -1) <= 2000);
      fail_unless (cue_at (cues, j)->n_words <= 1001);
    }
    fail_unless (seconds < 30, "file %u took %f s", i, seconds);
  }
}
GST_END_TEST;

GST_START_TEST (test_no_subtitles)
{
  static const gchar *const texts[] = { "", "hello", "{\"movie\": {}}",
    "\x89PNG\r\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree gchar *text = subtitles_to_utf8 (texts[i], strlen (texts[i]));
    g_autoptr (GError) error = NULL;

    fail_unless (subtitles_read (text, NULL, "$", NULL, &error) == NULL);
    fail_unless (g_error_matches (error, MOVIE_ERROR, MOVIE_ERROR_INVALID));
  }
}
GST_END_TEST;

/* ---- out and in again ---- */

static Movie *
read_movie (const gchar *captions)
{
  g_autofree gchar *json = g_strdup_printf (
      "{\"movie\": {\"scenes\": [{\"type\": \"color\", \"duration_ms\": 9000}, "
      "{\"type\": \"color\", \"duration_ms\": 5000}], \"overlays\": [{\"type\":"
      " \"watermark\", \"text\": \"mine\", \"from_ms\": 0, \"to_ms\": 14000}, "
      "{\"type\": \"text\", \"text\": \"A = b\\nlong\", \"from_ms\": 9500, "
      "\"to_ms\": 9900}], \"captions\": %s}}",
      captions);
  g_autoptr (GError) error = NULL;
  Movie *movie = movie_read (json, strlen (json), 0, NULL, &error);

  g_assert_no_error (error);
  return movie;
}

static const gchar CUES[] =
    "{\"cues\": ["
    "{\"from_ms\": 500, \"to_ms\": 2000, \"text\": \"Fish & <b>chips</b> "
    "a<b\", "
    "\"speaker\": \"Ann\"},"
    "{\"from_ms\": 2000, \"to_ms\": 4010, \"text\": \"one two,\\nthree\", "
    "\"place\": \"top\", \"align\": \"left\", \"words\": [{\"text\": \"one\", "
    "\"from_ms\": 2100, \"to_ms\": 2500}, {\"text\": \"two,\", \"from_ms\": "
    "2500, \"to_ms\": 3000}, {\"text\": \"three\", \"from_ms\": 3200, "
    "\"to_ms\": 3990}]},"
    "{\"from_ms\": 5000, \"to_ms\": 6500, \"text\": "
    "\"\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d {x} 日本語 👩‍👧\"},"
    "{\"from_ms\": 7000, \"to_ms\": 8000, \"text\": \"last\", \"place\": "
    "\"middle\", \"align\": \"right\"}]}";

static void
check_same_words (const CaptionCue *a, const CaptionCue *b)
{
  fail_unless_equals_int (a->n_words, b->n_words);
  for (guint i = 0; i < a->n_words; i++) {
    fail_unless_equals_string (a->words[i].text, b->words[i].text);
    fail_unless_equals_int64 (a->words[i].from_ns, b->words[i].from_ns);
    fail_unless_equals_int64 (a->words[i].to_ns, b->words[i].to_ns);
  }
}

static void
check_round_trip (const gchar *name)
{
  const SubtitlesFormat *format = subtitles_format_find (name);
  gboolean srt = strcmp (name, "srt") == 0;
  g_autoptr (Movie) movie = read_movie (CUES);
  const GPtrArray *cues = movie->captions.cues;
  g_autofree gchar *text = subtitles_write (format, cues, movie);
  g_autofree gchar *twice = NULL;
  g_autoptr (GPtrArray) again = read_text (text);

  fail_unless_equals_int (again->len, cues->len);
  for (guint i = 0; i < cues->len; i++) {
    const CaptionCue *a = cue_at (cues, i), *b = cue_at (again, i);

    /* SRT has no way to say that a tag is none. */
    if (!srt || i > 0)
      fail_unless_equals_string (a->text, b->text);
    fail_unless_equals_int64 (a->from_ns, b->from_ns);
    fail_unless_equals_int64 (a->to_ns, b->to_ns);
    fail_unless_equals_int (a->place, b->place);
    fail_unless_equals_int (a->align, b->align);
    if (!srt) {
      check_same_words (a, b);
      fail_unless_equals_string (a->speaker, b->speaker);
    }
  }
  twice = subtitles_write (format, again, movie);
  if (!srt)
    fail_unless_equals_string (text, twice);
}

GST_START_TEST (test_round_trip)
{
  for (guint i = 0; subtitles_formats[i]; i++)
    check_round_trip (subtitles_format_name (subtitles_formats[i]));
}
GST_END_TEST;

GST_START_TEST (test_chapters)
{
  g_autoptr (Movie) movie = read_movie (CUES);
  g_autofree gchar *vtt =
      subtitles_write_chapters (movie, SUBTITLES_CHAPTERS_VTT, 0, G_MAXINT64);
  g_autofree gchar *metadata = subtitles_write_chapters (
      movie, SUBTITLES_CHAPTERS_FFMETADATA, 0, G_MAXINT64);
  g_autofree gchar *plain = NULL;

  fail_unless_equals_string (vtt,
      "WEBVTT\n\n00:00:00.000 --> 00:00:09.000\nStart\n\n"
      "00:00:09.000 --> 00:00:14.000\nA = b long\n");
  fail_unless_equals_string (metadata,
      ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=9000\n"
      "title=Start\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=9000\nEND=14000\n"
      "title=A \\= b long\n");
  g_ptr_array_set_size (movie->overlays, 0);
  plain =
      subtitles_write_chapters (movie, SUBTITLES_CHAPTERS_VTT, 0, G_MAXINT64);
  fail_unless (strstr (plain, "Scene 1\n") && strstr (plain, "Scene 2\n"));
}
GST_END_TEST;

/* ---- a part ---- */

static void
check_part (gint64 from_ms, gint64 to_ms, const gchar *expected)
{
  g_autoptr (Movie) movie = read_movie (CUES);
  g_autoptr (GPtrArray) part = subtitles_cut (
      movie->captions.cues, from_ms * MOVIE_MS, to_ms * MOVIE_MS);
  g_autofree gchar *text =
      subtitles_write (subtitles_format_find ("vtt"), part, movie);

  fail_unless_equals_string (text, expected);
}

/* Times count from where the part begins; what was said before has none. */
GST_START_TEST (test_cut)
{
  check_part (2600, 6000,
      "WEBVTT\n\n"
      "00:00:00.000 --> 00:00:01.410 line:10% align:start\n"
      "one two,<00:00:00.400>\n<00:00:00.600>three<00:00:01.390>\n\n"
      "00:00:02.400 --> 00:00:03.400\n"
      "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d {x} 日本語 👩‍👧\n");
  check_part (0, 2200,
      "WEBVTT\n\n00:00:00.500 --> 00:00:02.000\n<v Ann>"
      "Fish &amp; &lt;b&gt;chips&lt;/b&gt; a&lt;b\n\n"
      "00:00:02.000 --> 00:00:02.200 line:10% align:start\n"
      "<00:00:02.100>one two,\nthree\n");
  check_part (4010, 5000, "WEBVTT\n");
  check_part (8000, 14000, "WEBVTT\n");
}
GST_END_TEST;

/* All of them are what they were, to the byte. */
GST_START_TEST (test_cut_nothing)
{
  g_autoptr (Movie) movie = read_movie (CUES);
  const GPtrArray *cues = movie->captions.cues;
  g_autoptr (GPtrArray) all = subtitles_cut (cues, 0, G_MAXINT64);

  for (guint i = 0; subtitles_formats[i]; i++) {
    g_autofree gchar *a = subtitles_write (subtitles_formats[i], cues, movie);
    g_autofree gchar *b = subtitles_write (subtitles_formats[i], all, movie);

    fail_unless_equals_string (a, b);
  }
}
GST_END_TEST;

GST_START_TEST (test_chapters_of_a_part)
{
  g_autoptr (Movie) movie = read_movie (CUES);
  g_autofree gchar *both = subtitles_write_chapters (
      movie, SUBTITLES_CHAPTERS_VTT, 8000 * MOVIE_MS, 10000 * MOVIE_MS);
  g_autofree gchar *last = subtitles_write_chapters (
      movie, SUBTITLES_CHAPTERS_FFMETADATA, 9000 * MOVIE_MS, 20000 * MOVIE_MS);

  fail_unless_equals_string (both,
      "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nStart\n\n"
      "00:00:01.000 --> 00:00:02.000\nA = b long\n");
  fail_unless_equals_string (last,
      ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=5000\n"
      "title=A \\= b long\n");
}
GST_END_TEST;

/* ---- into a movie ---- */

static Movie *
take (const gchar *captions, const gchar *text)
{
  Movie *movie = read_movie (captions);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  fail_unless (movie_take_captions (movie, bytes, NULL, &error));
  g_assert_no_error (error);
  return movie;
}

/* As if the cues had stood in the document. */
GST_START_TEST (test_taken)
{
  g_autoptr (Movie) movie =
      take ("{\"src\": \"a.srt\"}", "1\n00:00:01,000 --> 00:00:02,000\nword\n");
  g_autofree gchar *text = movie_write (movie);
  g_autoptr (Movie) again = movie_read (text, strlen (text), 0, NULL, NULL);

  fail_unless (movie->captions.src == NULL && movie->captions.script == NULL);
  fail_unless (movie_object_equal (&movie_document, movie, again));
  check_cue (again->captions.cues, 0, 1000, 2000, "word");
}
GST_END_TEST;

static const gchar SCRIPT[] =
    "[Script Info]\n[Events]\n"
    "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,w\xc3\xb6rd\n";

/* An ASS file is its own look, unless the movie has another. */
GST_START_TEST (test_script)
{
  g_autoptr (Movie) movie = take ("{\"src\": \"a.ass\"}", SCRIPT);
  g_autoptr (Movie) styled =
      take ("{\"src\": \"a.ass\", \"style\": \"bold_bottom\"}", SCRIPT);
  g_autofree gchar *text = movie_write (movie);
  g_autoptr (Movie) again = movie_read (text, strlen (text), 0, NULL, NULL);

  fail_unless (movie->captions.script != NULL);
  fail_unless (g_str_has_prefix (movie->captions.src, "data:"));
  check_cue (movie->captions.cues, 0, 1000, 2000, "wörd");
  fail_unless_equals_string (again->captions.src, movie->captions.src);
  fail_unless_equals_int (again->captions.cues->len, 0);
  fail_unless (styled->captions.script == NULL && !styled->captions.src);
  fail_unless_equals_int (styled->captions.cues->len, 1);
}
GST_END_TEST;

/* ---- reading ---- */

static gchar *
reading_problems (const gchar *captions, gboolean from_file)
{
  g_autoptr (Movie) movie = read_movie (captions);
  g_autoptr (GPtrArray) problems = movie_problems_new ();

  movie_check_reading (movie, from_file, problems);
  return movie_problems_to_string (problems, MOVIE_PROBLEM_WARNING);
}

GST_START_TEST (test_reading)
{
  g_autofree gchar *fine = reading_problems (
      "{\"cues\": [{\"from_ms\": 80, \"to_ms\": 1080, \"text\": "
      "\"just twenty letters,\"}]}",
      FALSE);
  g_autofree gchar *hasty = reading_problems (
      "{\"cues\": ["
      "{\"from_ms\": 3000, \"to_ms\": 4000, \"text\": "
      "\"日本語の字幕は短くします\"},"
      "{\"from_ms\": 0, \"to_ms\": 699, \"text\": \"a\"},"
      "{\"from_ms\": 778, \"to_ms\": 3000, \"text\": \"b\"}]}",
      FALSE);
  g_autofree gchar *file = reading_problems (
      "{\"cues\": [{\"from_ms\": 0, \"to_ms\": 900, \"text\": \"a\"},"
      "{\"from_ms\": 800, \"to_ms\": 1600, \"text\": \"b\"}]}",
      TRUE);

  g_autofree gchar *foreign =
      reading_problems ("{\"cues\": [{\"from_ms\": 0, \"to_ms\": 900, "
                        "\"text\": \"a\", \"words\": "
                        "[{\"text\": \"b\", \"from_ms\": 0, \"to_ms\": 9}]}]}",
          FALSE);

  fail_unless_equals_string (fine, "");
  fail_unless (strstr (foreign, "has 1 words that its text does not"));
  fail_unless (strstr (hasty,
      "cues[0]: the cue at 0.000 s is seen for 699 "
      "ms"));
  fail_unless (strstr (hasty,
      "cues[1]: the cue at 0.778 s follows the one "
      "before after 79 ms"));
  fail_unless (strstr (hasty,
      "cues[2]: the cue at 3.000 s follows the one "
      "before after 0 ms"));
  fail_unless (strstr (hasty, "cues[2]: the cue at 3.000 s has 24.0 letters"));
  fail_unless (
      strstr (file, "$.movie.captions.src: the cue at 0.800 s begins while"));
}
GST_END_TEST;

static Suite *
subtitles_suite (void)
{
  Suite *suite = suite_create ("subtitles");
  TCase *tests = tcase_create ("subtitles");

  suite_add_tcase (suite, tests);
  tcase_add_test (tests, test_srt);
  tcase_add_test (tests, test_vtt);
  tcase_add_test (tests, test_vtt_lines);
  tcase_add_test (tests, test_ass);
  tcase_add_test (tests, test_letters);
  tcase_add_test (tests, test_broken);
  tcase_add_test (tests, test_hostile);
  tcase_add_test (tests, test_no_subtitles);
  tcase_add_test (tests, test_round_trip);
  tcase_add_test (tests, test_chapters);
  tcase_add_test (tests, test_cut);
  tcase_add_test (tests, test_cut_nothing);
  tcase_add_test (tests, test_chapters_of_a_part);
  tcase_add_test (tests, test_taken);
  tcase_add_test (tests, test_script);
  tcase_add_test (tests, test_reading);
  return suite;
}

SUITE_MAIN (subtitles_suite)
