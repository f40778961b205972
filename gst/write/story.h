/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Stories as data: what happens beat by beat, for a kind of subject (an arc,
 * with placeholders) or for a subject that the writer knows (a topic, with
 * true facts). arcs*.c and topics-*.c are the homes of new ones. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  STORY_GENERIC,
  STORY_HISTORY, /* of a place */
  STORY_ORIGIN,  /* the history of a thing */
  STORY_BIOGRAPHY,
  STORY_PRODUCT,
  STORY_HOWTO,
  STORY_NATURE,
  STORY_SCIENCE,
  STORY_EXPLAINER,
  STORY_NEWS,
  STORY_TRAVEL,
  STORY_RECIPE,
  STORY_ANNOUNCEMENT,
  STORY_QUOTE,
  STORY_SAYING, /* the words themselves */
  STORY_LIST,
  STORY_N_KINDS,
} StoryKind;

#define STORY_PICTURES 4

/* Texts may hold alternatives, cut by '|': the seed chooses. "{S}" is the
 * subject inside a sentence, "{C}" at its start. */
typedef struct {
  const gchar *beat;  /* "Great Fire of London" */
  const gchar *role;  /* hook, history, detail, turn, modern, call */
  guint rank;         /* 1 is told in the shortest version, 9 last */
  const gchar *brief; /* at most 8 words, as spoken */
  const gchar *line;  /* the sentence or two of the usual version */
  const gchar *more;  /* added where time is left */
  const gchar *pictures[STORY_PICTURES];
} StoryBeat;

#define STORY_BEATS 10

typedef struct {
  const gchar *names; /* topics: "london|londinium"; arcs: NULL */
  StoryKind kind;
  const gchar *language;
  StoryBeat beats[STORY_BEATS];
} Story;

/* What a subject asks for where the prompt does not say. */
typedef struct {
  const gchar *tone, *look;
} StoryMood;

/* hook, history, turn, modern: for the parts that a prompt lists. */
#define STORY_PART_BEATS 4
typedef struct {
  const gchar *language;
  StoryBeat beats[STORY_PART_BEATS];
} StoryParts;
/* English first. */
extern const StoryParts story_parts[];
extern const guint story_n_parts;
/* In English where the language has none. */
const StoryBeat *story_part_beats (const gchar *language);

extern const Story story_arcs[];
extern const guint story_n_arcs;
extern const Story story_arcs_forms[];
extern const guint story_n_arcs_forms;
extern const Story story_arcs_languages[];
extern const guint story_n_arcs_languages;
extern const Story story_topics_places[];
extern const guint story_n_topics_places;
extern const Story story_topics_things[];
extern const guint story_n_topics_things;

StoryKind story_kind (const gchar *subject);
/* The same; a form that @prompt asks for goes before, and what it calls a
 * subject that says nothing itself. */
StoryKind story_kind_for (const gchar *subject, const gchar *prompt);
const StoryMood *story_mood (StoryKind kind);

/* "the history of London" -> "London": what {S} stands for. */
gchar *story_core (const gchar *subject);

/* The form that @prompt asks for, else a topic for a subject that is known,
 * else the kind's arc; in another language its generic one; English where the
 * language has none. */
const Story *story_find (
    const gchar *subject, const gchar *prompt, const gchar *language);

guint story_length (const Story *story);

/* The beat of a topic that a part of the subject speaks of, or NULL. */
const StoryBeat *story_find_beat (const Story *story, const gchar *part);

G_END_DECLS
