/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The table of looks, and the choice of a movie's transitions by one. */
#include "look.h"

#include "transition.h"

#include <string.h>

static const Look cinematic = {
  .name = "cinematic",
  .transitions = { { "fade", 600 }, { "blur", 420 }, { "white_strobe", 240 } },
  .turn = 2,
  .motions = { "zoom_in", "pan_left", "zoom_out" },
  .strength = 1.08,
  .captions = "bold_bottom",
  .font = "Lato",
};

static const Look documentary = {
  .name = "documentary",
  .transitions = { { "fade", 700 }, { "smoothleft", 700 },
      { "circleopen", 700 } },
  .turn = 2,
  .motions = { "pan_left", "zoom_in", "zoom_out" },
  .strength = 1.06,
  .captions = "bold_bottom",
  .font = "Noto Serif",
};

static const Look energetic = {
  .name = "energetic",
  .transitions = { { "slideleft", 300 }, { "zoom_punch", 280 },
      { "snap_back", 240 } },
  .turn = 2,
  .motions = { "zoom_in", "zoom_out", "pan_left" },
  .strength = 1.12,
  .captions = "highlight",
  .font = "Lato",
};

static const Look calm = {
  .name = "calm",
  .transitions = { { "fade", 900 }, { "smoothup", 1100 },
      { "fadewhite", 1000 } },
  .turn = 2,
  .motions = { "zoom_in", "zoom_out", "pan_left" },
  .strength = 1.05,
  .captions = "bold_bottom",
  .font = "Lato",
};

static const Look playful = {
  .name = "playful",
  .transitions = { { "circleopen", 500 }, { "slideup", 400 },
      { "squareswire", 500 } },
  .turn = 2,
  .motions = { "zoom_in", "pan_left", "zoom_out" },
  .strength = 1.1,
  .captions = "highlight",
  .font = "Lato",
};

static const Look news = {
  .name = "news",
  .transitions = { { "wipeleft", 360 }, { "slideleft", 320 },
      { "fadewhite", 300 } },
  .turn = 2,
  .motions = { "zoom_in", "pan_left", "zoom_out" },
  .strength = 1.04,
  .captions = "card_bottom",
  .font = "Lato",
};

static const Look minimal = {
  .name = "minimal",
  .transitions = { { "fade", 500 }, { "revealright", 600 } },
  .turn = 1,
  .motions = { "zoom_in", "zoom_out" },
  .strength = 1.03,
  .captions = "bold_bottom",
  .font = "Lato",
};

const Look *const looks[] = { &cinematic, &documentary, &energetic, &calm,
  &playful, &news, &minimal, NULL };

const Look *
look_find (const gchar *name)
{
  for (guint i = 0; name && looks[i]; i++)
    if (g_ascii_strcasecmp (looks[i]->name, name) == 0)
      return looks[i];
  return looks[0];
}

static gboolean
is_same (const LookTransition *a, const LookTransition *b)
{
  return g_strcmp0 (a->type, b->type) == 0;
}

/* The entries that this version draws, in their order. */
static guint
collect (const Look *look, LookTransition *kinds, guint *turn)
{
  guint n = 0;

  *turn = 0;
  for (guint i = 0; look->transitions[i].type; i++)
    if (transition_find (look->transitions[i].type)) {
      if (i <= look->turn)
        *turn = n;
      kinds[n++] = look->transitions[i];
    }
  return n;
}

/* Within a beat a plain cut; between beats the kinds take turns, the one for
 * turns kept for them. */
static LookTransition
choose (const LookTransition *kinds, guint n, guint turn, const LookCut *cut,
    const LookTransition *last, guint *next)
{
  LookTransition none = { NULL, 0 };

  if (n > 0 && cut->turn && (!last || !is_same (&kinds[turn], last)))
    return kinds[turn];
  if (!cut->new_beat && last && last->type)
    return none;
  for (guint tries = 0; tries < n; tries++) {
    guint i = (*next)++ % n;

    if ((n < 3 || i != turn) && (!last || !is_same (&kinds[i], last)))
      return kinds[i];
  }
  return none;
}

void
look_transitions (
    const Look *look, const LookCut *cuts, guint n, LookTransition *out)
{
  LookTransition kinds[LOOK_KINDS + 1];
  guint turn, next = 0;
  guint n_kinds = collect (look, kinds, &turn);

  for (guint i = 0; i < n; i++)
    out[i] = choose (
        kinds, n_kinds, turn, &cuts[i], i > 0 ? &out[i - 1] : NULL, &next);
}
