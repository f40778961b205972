/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Parts of a movie that draft and final share: which beat has which scenes,
 * how one gives way to the next, the format, the title. */
#pragma once

#include <json-glib/json-glib.h>

#include "look.h"
#include "numbers.h"
#include "rhythm.h"
#include "title.h"

G_BEGIN_DECLS

#define DRAFT_VOICE_SLOT "voiceover_01"
#define DRAFT_MUSIC_SLOT "music_01"
/* The name of the seed that chooses transitions. */
#define DRAFT_TRANSITIONS "transitions"

typedef struct {
  gint64 width, height, total_ms;
  const Look *look;
  GArray *beats;      /* of RhythmBeat */
  GArray *scene_beat; /* of guint: which beat a scene belongs to */
} DraftPlan;

/* Reads a checked prompt and a scenario; at most a picture per 1.5 s. */
void draft_plan_init (
    DraftPlan *plan, JsonObject *checked, JsonObject *scenario);
void draft_plan_clear (DraftPlan *plan);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DraftPlan, draft_plan_clear)

/* "turn_03" */
gchar *draft_slot (const gchar *role, guint number);
/* {width, height, fps, background_color} */
JsonObject *draft_format (JsonObject *checked);

/* One for each cut: by the roles of the beats, with at most so many sounds.
 * @wishes: (nullable): for each scene {"motion", "transition"}
 * @seed: of the whole run, so that draft and final agree. */
LookChoice *draft_transitions (const DraftPlan *plan, JsonArray *beat_plan,
    JsonArray *wishes, gint64 seed);
LookMove draft_move (JsonArray *wishes, guint scene);
/* "sfx_whoosh_01" */
gchar *draft_sound_slot (const LookSound *sound);

/* How long a title is needed to be read, with its way in and out. */
gint64 draft_title_ms (const gchar *text);
#define DRAFT_TITLE_FROM_MS 120
/* The overlay of a title that has its place. */
JsonObject *draft_title (
    const DraftPlan *plan, const Title *title, gint64 from_ms, gint64 to_ms);
/* The overlay that counts to a number, in the upper corner.
 * @language: (nullable) */
JsonObject *draft_counter (const DraftPlan *plan, const Number *number,
    const gchar *language, gint64 from_ms, gint64 to_ms);

G_END_DECLS
