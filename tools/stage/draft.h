/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Parts of a movie that draft and final share: which beat has which scenes,
 * the format, the title. */
#pragma once

#include <json-glib/json-glib.h>

#include "look.h"
#include "rhythm.h"

G_BEGIN_DECLS

#define DRAFT_VOICE_SLOT "voiceover_01"
#define DRAFT_MUSIC_SLOT "music_01"

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

/* Where a title may stand, 0..1 of the frame. */
typedef struct {
  gdouble x, y, width, height;
} DraftQuiet;

/* The overlay of the title. @quiet: (nullable): upper third. */
JsonObject *draft_title (
    const DraftPlan *plan, const gchar *title, const DraftQuiet *quiet);

G_END_DECLS
