/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Rules of a cutting room: the camera moves between two pictures, the day
 * goes on, and who has seen a thing twice wants to see where it lives. Knows
 * no painter: the words are those that anybody would tell one. */

#include "shots.h"

#include <string.h>

typedef struct {
  const gchar *words, *said;
} Choice;

static const Choice views[] = {
  { "wide view", "\\b(?:wide|panorama|establishing|far view|far away)\\b" },
  { "close view", "\\b(?:close|closeup|macro|details?|textures?)\\b" },
  { "seen from a low angle", "\\b(?:low angle|from below|looking up)\\b" },
  { "seen from above", "\\b(?:from above|aerial|overhead)\\b" },
};

/* Night is for descriptions to say: it is another picture, not another
 * light. */
static const Choice lights[] = {
  { "early morning light", "\\b(?:dawn|sunrise|morning|first light)\\b" },
  { "clear daylight", "\\b(?:day|mid-day|noon|daylight|sunny|bright)\\b" },
  { "warm evening light",
      "\\b(?:dusk|sunset|evening|twilight|golden|candle|lamps?)\\b" },
  { NULL, "\\b(?:night\\w*|midnight|moonlit|starry|stars|milky)\\b" },
};

static const gchar *const asides[] = { "in its surroundings",
  "in its neighbourhood", "in its wider world", "in another setting",
  "in a related scene" };

void
shots_clear (Shots *shots)
{
  g_clear_pointer (&shots->subject, g_free);
}

/* From 1; 0 where it says none. */
static guint
find_said (const Choice *choices, guint n, const gchar *description)
{
  for (guint i = 0; i < n; i++)
    if (g_regex_match_simple (
            choices[i].said, description, G_REGEX_CASELESS, 0))
      return i + 1;
  return 0;
}

/* The next of @n, in steps that neither rest nor keep time with the pictures
 * that turn aside; neither @last nor @next. */
static guint
choose (guint64 step, guint n, guint last, guint next)
{
  guint at = (guint) (step % n) + 1;

  while (at == last || at == next)
    at = at % n + 1;
  return at;
}

/* Whether @longer goes on from @shorter: "bees", "bees at dawn". */
static gboolean
goes_on (const gchar *longer, const gchar *shorter)
{
  const gsize n = shorter ? strlen (shorter) : 0;

  return n > 0 && strncmp (longer, shorter, n) == 0
      && (longer[n] == '\0' || longer[n] == ' ');
}

static void
count_subject (Shots *shots, const gchar *description)
{
  g_autofree gchar *subject =
      g_strndup (description, strcspn (description, ","));

  if (goes_on (subject, shots->subject)) {
    shots->run++;
    return;
  }
  shots->run =
      shots->subject && goes_on (shots->subject, subject) ? shots->run + 1 : 0;
  g_free (shots->subject);
  shots->subject = g_steal_pointer (&subject);
}

/* After the first picture of a subject one turns aside from it, and after the
 * second two of three do: a thing seen three times in a row is no news.
 * Returns how often it has turned aside before; -1: this one does not. */
static gint
turn_aside (guint run)
{
  const guint seen = run < 3 ? (run + 1) / 2 : 2 + (run - 3) / 3;

  if (run == 0 || run % 3 == 2)
    return -1;
  return (gint) (run - seen);
}

gchar *
shots_next (Shots *shots, const gchar *description, const gchar *after)
{
  const gchar *next = after ? after : "";
  guint view = find_said (views, G_N_ELEMENTS (views), description);
  guint light = find_said (lights, G_N_ELEMENTS (lights), description);
  GString *words = g_string_new (NULL);
  const gboolean near = view == 2;
  gint aside;

  count_subject (shots, description);
  aside = turn_aside (shots->run);
  /* What is near is the thing itself, but not twice in a row. */
  if (near && shots->turned)
    aside = -1;
  shots->turned = aside >= 0;
  if (aside >= 0)
    g_string_append_printf (
        words, ", %s", asides[aside % (gint) G_N_ELEMENTS (asides)]);
  if (view == 0) {
    view = choose (shots->seed + shots->n + shots->n / 2, G_N_ELEMENTS (views),
        shots->view, find_said (views, G_N_ELEMENTS (views), next));
    g_string_append_printf (words, ", %s", views[view - 1].words);
  }
  if (light == 0) {
    light = choose (shots->seed + shots->n + shots->n / 4,
        G_N_ELEMENTS (lights) - 1, shots->light,
        find_said (lights, G_N_ELEMENTS (lights), next));
    g_string_append_printf (words, ", %s", lights[light - 1].words);
  }
  shots->view = view;
  shots->light = light;
  shots->n++;
  return g_string_free (words, FALSE);
}
