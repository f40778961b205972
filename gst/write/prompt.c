/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The check of a prompt: what it asks for, or why no video can come of it. */

#include "writer.h"

#include <string.h>

#include "directions.h"
#include "language.h"
#include "story.h"
#include "subject.h"

#define MAX_CHARACTERS 4000
#define DEFAULT_SECONDS 30
#define MIN_SIDE 128
#define MAX_SIDE 8192
#define MAX_RATE 120

#define EXAMPLE                                                                \
  "for example \"30 seconds of London history in a cinematic style\""

static WriterPrompt *
reject (WriterPrompt *prompt, const gchar *code, gchar *reason)
{
  prompt->code = code;
  g_free (prompt->reason);
  prompt->reason = reason;
  return prompt;
}

static guint
count_letters (const gchar *text, gboolean *dense)
{
  guint n = 0;

  *dense = FALSE;
  for (; *text; text = g_utf8_next_char (text)) {
    gunichar c = g_utf8_get_char (text);

    n += g_unichar_isalpha (c) != 0;
    *dense |= g_unichar_iswide (c) && g_unichar_isalpha (c);
  }
  return n;
}

/* Keys struck at random: a long word of plain letters without a vowel. Nothing
 * is given back once matched, or one vowel at the end would cost every way to
 * part the letters before it. */
static gboolean
is_noise (const gchar *text)
{
  return g_regex_match_simple (
      "^\\W*(?:[bcdfghjklmnpqrstvwxz]{5,}+\\W*+)+$", text, G_REGEX_CASELESS, 0);
}

static gboolean
is_contradictory (WriterPrompt *prompt, const Directions *directions)
{
  guint shapes = directions->shapes;

  if (shapes & (shapes - 1))
    reject (prompt, "contradictory",
        g_strdup ("the prompt asks for more than one shape of picture; choose "
                  "one of landscape (16:9), portrait (9:16) and square (1:1)"));
  else if (directions->other_format
      || (directions->width && directions->short_side
          && MIN (directions->width, directions->height)
              != directions->short_side))
    reject (prompt, "contradictory",
        g_strdup ("the prompt asks for two different sizes or frame rates; "
                  "name one, for example 1280x720 or 1080p at 30 fps"));
  else if (directions->other_seconds)
    reject (prompt, "contradictory",
        g_strdup_printf ("the prompt asks for two lengths, %g and %g seconds; "
                         "name one",
            directions->seconds, directions->other_seconds));
  return prompt->code != NULL;
}

static Shape
the_shape (guint shapes)
{
  return shapes & 1u << SHAPE_PORTRAIT ? SHAPE_PORTRAIT
      : shapes & 1u << SHAPE_SQUARE    ? SHAPE_SQUARE
                                       : SHAPE_LANDSCAPE;
}

/* Encoders want even sides. */
static gint
even (gdouble side)
{
  return (gint) (side / 2 + 0.5) * 2;
}

static void
set_format (WriterPrompt *prompt, const Directions *directions)
{
  static const gchar *const hints[] = { [SHAPE_LANDSCAPE] = "landscape",
    [SHAPE_PORTRAIT] = "portrait",
    [SHAPE_SQUARE] = "square" };
  Shape shape = the_shape (directions->shapes);
  gdouble ratio = 16.0 / 9;
  gint side = directions->short_side ? directions->short_side : 720;

  if (shape == SHAPE_SQUARE) {
    ratio = 1;
    side = directions->short_side ? side : 1080;
  }
  if (directions->aspect_w)
    ratio = (gdouble) MAX (directions->aspect_w, directions->aspect_h)
        / MIN (directions->aspect_w, directions->aspect_h);
  prompt->width = even (shape == SHAPE_PORTRAIT ? side : side * ratio);
  prompt->height = even (shape == SHAPE_PORTRAIT ? side * ratio : side);
  if (directions->width) {
    prompt->width = directions->width;
    prompt->height = directions->height;
  }
  prompt->fps = directions->fps ? directions->fps : 30;
  g_free (prompt->format_hint);
  prompt->format_hint = g_strdup (hints[shape]);
}

static gboolean
is_side (gint side)
{
  return side >= MIN_SIDE && side <= MAX_SIDE && side % 2 == 0;
}

static gboolean
is_out_of_limits (WriterPrompt *prompt, const Directions *directions)
{
  if (directions->seconds
      && (directions->seconds < WRITER_MIN_SECONDS
          || directions->seconds > WRITER_MAX_SECONDS))
    reject (prompt, "out_of_limits",
        g_strdup_printf ("a length of %.0f s is outside of %d to %d "
                         "seconds; ask for example for 30 seconds",
            directions->seconds, WRITER_MIN_SECONDS, WRITER_MAX_SECONDS));
  else if (!is_side (prompt->width) || !is_side (prompt->height))
    reject (prompt, "out_of_limits",
        g_strdup_printf ("a picture of %dx%d is not possible: sides are even "
                         "and %d to %d pixels, for example 1920x1080",
            prompt->width, prompt->height, MIN_SIDE, MAX_SIDE));
  else if (prompt->fps < 1 || prompt->fps > MAX_RATE)
    reject (prompt, "out_of_limits",
        g_strdup_printf ("%d frames a second are outside of 1 to %d, for "
                         "example 30",
            prompt->fps, MAX_RATE));
  return prompt->code != NULL;
}

static gboolean
is_unusable_text (WriterPrompt *prompt, const gchar *text)
{
  gboolean dense;
  guint letters;

  if (!g_utf8_validate (text, -1, NULL)) {
    reject (prompt, "unreadable",
        g_strdup ("the prompt is not UTF-8 text; write what the video is "
                  "about, " EXAMPLE));
    return TRUE;
  }
  if (strspn (text, " \t\r\n") == strlen (text)) {
    reject (prompt, "empty",
        g_strdup ("the prompt is empty; write what the video is about, " //
            EXAMPLE));
    return TRUE;
  }
  letters = count_letters (text, &dense);
  if (letters == 0 || is_noise (text))
    reject (prompt, "unreadable",
        g_strdup ("the prompt has no words in it; write what the video is "
                  "about, " EXAMPLE));
  else if (letters < (dense ? 2 : 4))
    reject (prompt, "too_short",
        g_strdup_printf (
            "\"%s\" is too short for a story; say what about it, " EXAMPLE,
            text));
  else if (g_utf8_strlen (text, -1) > MAX_CHARACTERS)
    reject (prompt, "out_of_limits",
        g_strdup_printf ("the prompt has more than %d characters; keep what "
                         "the video must show",
            MAX_CHARACTERS));
  return prompt->code != NULL;
}

static gboolean
is_without_subject (WriterPrompt *prompt)
{
  gboolean dense;
  guint letters = count_letters (prompt->subject, &dense);

  if (letters == 0)
    reject (prompt, "no_subject",
        g_strdup ("the prompt does not say what the video is about; name a "
                  "subject, " EXAMPLE));
  else if (letters < (dense ? 2 : 3))
    reject (prompt, "too_short",
        g_strdup_printf ("\"%s\" is too short for a subject; say what about "
                         "it, " EXAMPLE,
            prompt->subject));
  return prompt->code != NULL;
}

static void
set_tone (WriterPrompt *prompt, const gchar *text, const Directions *directions)
{
  const StoryMood *mood = story_mood (story_kind_for (prompt->subject, text));

  g_free (prompt->tone);
  g_free (prompt->look);
  prompt->tone =
      g_strdup (directions->tone->len ? directions->tone->str : mood->tone);
  prompt->look = g_strdup (directions->look ? directions->look : mood->look);
}

WriterPrompt *
writer_check_prompt (const gchar *text)
{
  WriterPrompt *prompt = g_new0 (WriterPrompt, 1);
  g_autoptr (Directions) directions = NULL;

  prompt->width = 1280;
  prompt->height = 720;
  prompt->fps = 30;
  prompt->duration_sec = DEFAULT_SECONDS;
  prompt->subject = g_strdup ("");
  prompt->format_hint = g_strdup ("landscape");
  prompt->tone = g_strdup ("cinematic");
  prompt->look = g_strdup ("cinematic");
  prompt->language = g_strdup ("en");
  if (is_unusable_text (prompt, text ? text : ""))
    return prompt;

  directions = directions_find (text);
  g_free (prompt->subject);
  prompt->subject = subject_find (directions->left);
  g_free (prompt->language);
  prompt->language = g_strdup (
      directions->language ? directions->language : language_guess (text));
  set_tone (prompt, text, directions);
  if (is_contradictory (prompt, directions))
    return prompt;
  set_format (prompt, directions);
  if (is_out_of_limits (prompt, directions))
    return prompt;
  if (directions->seconds)
    prompt->duration_sec = (gint) (directions->seconds + 0.5);
  is_without_subject (prompt);
  return prompt;
}

void
writer_prompt_free (WriterPrompt *prompt)
{
  g_free (prompt->reason);
  g_free (prompt->subject);
  g_free (prompt->format_hint);
  g_free (prompt->tone);
  g_free (prompt->look);
  g_free (prompt->language);
  g_free (prompt);
}
