/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Looks: how a movie of one tone moves from picture to picture, what its type
 * is like, how it sounds where it turns. Data only; a movie keeps one look. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A short sound under a strong transition. */
typedef struct {
  const gchar *name;        /* of its slot: "whoosh" is "sfx_whoosh_01" */
  const gchar *description; /* what to ask for */
  gdouble before;           /* share of it that is heard ahead of the cut */
} LookSound;

/* NULL-terminated. */
extern const LookSound *const look_sounds[];

typedef struct {
  const gchar *type; /* NULL: a cut */
  gint duration_ms;
  const LookSound *sound; /* NULL: none */
} LookTransition;

/* What a transition is for. A movie has one kind of each. */
typedef enum {
  LOOK_SOFT, /* from one beat to the next */
  LOOK_NEXT, /* the same, in turn with it */
  LOOK_TURN, /* where the story turns; the strong one */
} LookPart;

#define LOOK_PARTS 3
#define LOOK_CHOICES 4

typedef enum {
  LOOK_MOVE_NONE,
  LOOK_MOVE_IN,    /* closer, to what draws the eye */
  LOOK_MOVE_OUT,   /* from there to the whole picture */
  LOOK_MOVE_PAN,   /* towards where the picture's weight lies */
  LOOK_MOVE_DRIFT, /* the same, coming closer */
  LOOK_MOVE_PUNCH, /* closer at once */
} LookMove;

#define LOOK_MOVES 4
/* What a model calls them: "closer"; NULL-terminated, by LookMove. */
extern const gchar *const look_move_names[];

typedef struct {
  const gchar *font;
  gint weight;
  gdouble size;              /* of a title, of the frame's short side */
  gdouble letter_spacing;    /* of the size */
  gdouble stroke;            /* of the size; 0: none */
  gboolean capitals, middle; /* middle: rather there than above */
  const gchar *enter, *by;   /* an animation, and what it moves */
} LookType;

/* Of letters and of what lies behind them: "#rrggbb". */
typedef struct {
  const gchar *light, *dark, *accent;
} LookInk;

typedef struct {
  const gchar *name;
  /* The seed chooses one of each part; { NULL } ends a list. */
  LookTransition transitions[LOOK_PARTS][LOOK_CHOICES + 1];
  LookTransition ending;          /* into the background */
  LookMove moves[LOOK_MOVES + 1]; /* in turn */
  LookMove turn;                  /* at the turn of the story */
  gdouble strength, pan;          /* of zooms and pans, over four seconds */
  const gchar *captions;
  LookType type;
  LookInk ink;
} Look;

/* NULL-terminated; the first is the default. */
extern const Look *const looks[];
/* An unknown name gives the default. */
const Look *look_find (const gchar *name);

/* What is wished for a cut, before rules look at it. */
typedef enum {
  LOOK_WISH_NONE,
  LOOK_WISH_CUT,
  LOOK_WISH_SOFT,
  LOOK_WISH_NEXT,
  LOOK_WISH_TURN,
} LookWish;

/* The same of them: "strong". */
extern const gchar *const look_wish_names[];

/* The place of @name in such a list; 0, which is none, for what is not in it. */
guint look_find_name (const gchar *const *names, const gchar *name);

typedef struct {
  gboolean new_beat; /* the scene after the cut begins a beat */
  gboolean turn;     /* ... at which the story turns */
  LookWish wish;
} LookCut;

typedef struct {
  LookTransition transition;
  const gchar *why;
} LookChoice;

/* Fills @out: one for each of @n cuts; never the same twice in a row, only
 * transitions that exist, and of no more than three kinds. */
void look_transitions (const Look *look, guint64 seed, const LookCut *cuts,
    guint n, LookChoice *out);

/* Sounds in a movie at most. */
#define LOOK_SOUNDS_MOST 4
/* Takes the sounds of all but the strongest of @n choices: those of turns,
 * then every so many. */
void look_limit_sounds (LookChoice *choices, const LookCut *cuts, guint n);

G_END_DECLS
