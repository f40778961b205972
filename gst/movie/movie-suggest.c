/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Edit distance with transpositions, blind to case and to '-' against '_'. */

#include "movie-suggest.h"

#include <string.h>

#define MAX_LENGTH 48

static guint
fold (const gchar *text, gchar folded[MAX_LENGTH])
{
  guint n = 0;

  for (; text[n] && n < MAX_LENGTH; n++)
    folded[n] = text[n] == '-' ? '_' : g_ascii_tolower (text[n]);
  return n;
}

static guint
edit_distance (const gchar *one, const gchar *two)
{
  gchar a[MAX_LENGTH], b[MAX_LENGTH];
  guint n = fold (one, a), m = fold (two, b);
  guint row[3][MAX_LENGTH + 1];

  for (guint j = 0; j <= m; j++)
    row[0][j] = j;
  for (guint i = 1; i <= n; i++) {
    guint *now = row[i % 3], *above = row[(i + 2) % 3];
    const guint *two_above = row[(i + 1) % 3];

    now[0] = i;
    for (guint j = 1; j <= m; j++) {
      guint same = a[i - 1] == b[j - 1] ? 0 : 1;

      now[j] = MIN (MIN (above[j], now[j - 1]) + 1, above[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        now[j] = MIN (now[j], two_above[j - 2] + 1);
    }
  }
  return row[n % 3][m];
}

void
movie_suggest_offer (
    MovieSuggestion *suggestion, const gchar *spelling, const gchar *name)
{
  gsize length = strlen (suggestion->asked), other = strlen (spelling);
  guint limit = MAX (1, length / 3);
  guint distance;

  if (length >= MAX_LENGTH || other >= MAX_LENGTH)
    return;
  /* No nearer than their lengths are. A document may hold a million keys to
   * look at. */
  if (MAX (length, other) - MIN (length, other) > limit)
    return;
  distance = edit_distance (suggestion->asked, spelling);
  if (distance > limit
      || (suggestion->name && distance >= suggestion->distance))
    return;
  suggestion->name = name;
  suggestion->distance = distance;
}
