/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The choice of a movie's transitions by its look. looks.c is the table. */
#include "look.h"

#include "transition.h"

#include <string.h>

const Look *
look_find (const gchar *name)
{
  for (guint i = 0; name && looks[i]; i++)
    if (g_ascii_strcasecmp (looks[i]->name, name) == 0)
      return looks[i];
  return looks[0];
}

const gchar *const look_move_names[] = { "none", "closer", "away", "sideways",
  "drift", "punch", NULL };

const gchar *const look_wish_names[] = { "none", "cut", "soft", "other",
  "strong", NULL };

guint
look_find_name (const gchar *const *names, const gchar *name)
{
  for (guint i = 1; name && names[i]; i++)
    if (g_str_equal (names[i], name))
      return i;
  return 0;
}

/* One of each part that this version draws; parts of a look that has none are
 * NULL. */
static void
choose_kinds (const Look *look, guint64 seed, LookTransition *kinds)
{
  for (guint part = 0; part < LOOK_PARTS; part++) {
    const LookTransition *list = look->transitions[part];
    LookTransition there[LOOK_CHOICES];
    guint n = 0;

    for (guint i = 0; list[i].type; i++)
      if (transition_find (list[i].type))
        there[n++] = list[i];
    kinds[part] = n > 0 ? there[seed % n] : (LookTransition){ NULL };
    seed /= LOOK_CHOICES;
  }
}

typedef struct {
  LookTransition kinds[LOOK_PARTS];
  const LookTransition *last; /* NULL: nothing yet */
  guint next;                 /* soft and next take turns */
} Choosing;

static gboolean
may_follow (const Choosing *self, const LookTransition *kind)
{
  return kind->type
      && (!self->last || g_strcmp0 (self->last->type, kind->type) != 0);
}

/* Whether it can be had here: never the same twice in a row, cuts among them. */
static gboolean
grant (const Choosing *self, LookWish wish, LookChoice *choice)
{
  static const LookPart parts[] = { [LOOK_WISH_SOFT] = LOOK_SOFT,
    [LOOK_WISH_NEXT] = LOOK_NEXT,
    [LOOK_WISH_TURN] = LOOK_TURN };

  *choice = (LookChoice){ { NULL }, "the writer's choice" };
  if (wish == LOOK_WISH_NONE)
    return FALSE;
  if (wish == LOOK_WISH_CUT)
    return !self->last || self->last->type;
  choice->transition = self->kinds[parts[wish]];
  return may_follow (self, &choice->transition);
}

static LookChoice
choose (Choosing *self, const LookCut *cut)
{
  const LookTransition none = { NULL };
  const LookTransition *kinds = self->kinds;
  LookChoice wished;

  if (grant (self, cut->wish, &wished))
    return wished;
  if (cut->turn && may_follow (self, &kinds[LOOK_TURN]))
    return (LookChoice){ kinds[LOOK_TURN], "the story turns here" };
  if (!cut->new_beat && (!self->last || self->last->type))
    return (LookChoice){ none, "a plain cut within a beat" };
  for (guint tries = 0; tries < 2; tries++) {
    const LookTransition *kind = &kinds[self->next++ % 2];

    if (may_follow (self, kind))
      return (LookChoice){ *kind,
        cut->new_beat ? "a new beat begins" : "not two cuts in a row" };
  }
  if (may_follow (self, &kinds[LOOK_TURN]))
    return (LookChoice){ kinds[LOOK_TURN], "not the same twice in a row" };
  return (LookChoice){ none, "not the same twice in a row" };
}

void
look_transitions (const Look *look, guint64 seed, const LookCut *cuts, guint n,
    LookChoice *out)
{
  Choosing self = { .last = NULL };

  choose_kinds (look, seed, self.kinds);
  self.next = (guint) (seed >> 8);
  for (guint i = 0; i < n; i++) {
    out[i] = choose (&self, &cuts[i]);
    self.last = &out[i].transition;
  }
}

static guint
count_sounds (const LookChoice *choices, guint n)
{
  guint sounds = 0;

  for (guint i = 0; i < n; i++)
    sounds += choices[i].transition.sound != NULL;
  return sounds;
}

/* Every second one of those that are not at a turn, from the second one on. */
static void
thin_out (LookChoice *choices, const LookCut *cuts, guint n, gboolean turns)
{
  guint seen = 0;

  for (guint i = 0; i < n && count_sounds (choices, n) > LOOK_SOUNDS_MOST; i++)
    if (choices[i].transition.sound && (turns || !cuts[i].turn)
        && seen++ % 2 == 1)
      choices[i].transition.sound = NULL;
}

void
look_limit_sounds (LookChoice *choices, const LookCut *cuts, guint n)
{
  guint last = n + 1;

  for (guint left; (left = count_sounds (choices, n)) > LOOK_SOUNDS_MOST;) {
    thin_out (choices, cuts, n, left == last);
    last = left;
  }
}
