/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The final movie in the making: what schema_finalize read, and the parts that
 * it puts together. Each part says why it is as it is. */
#pragma once

#include "draft.h"
#include "json-object.h"
#include "sight.h"
#include "stage.h"

G_BEGIN_DECLS

typedef struct {
  StageContext *context;
  JsonObject *checked, *scenario;
  JsonArray *beat_plan, *drafted, *assets;
  JsonArray *wishes; /* by scene (draft.h); NULL: nobody has any */
  JsonObject *voice; /* its asset; NULL: a silent movie */
  JsonObject *music; /* its asset, or NULL */
  DraftPlan plan;
  Rhythm *rhythm;
  Sight **sights;      /* by scene; NULL: nobody could look at it */
  LookChoice *choices; /* by cut */
  JsonArray *why;      /* of {path, choice, why} */
} Final;

/* NULL if nothing is stored for that slot. */
JsonObject *final_asset (const Final *final, const gchar *slot);
JsonObject *final_picture (const Final *final, guint scene);
JsonObject *final_beat (const Final *final, guint scene);
gint64 final_duration (const Final *final, guint scene);
/* The share of its picture that covering the frame would cut off: where it is
 * too much, all of it is shown instead. 0: its size is not known. */
gdouble final_loss (const Final *final, guint scene);
gboolean final_is_contained (const Final *final, guint scene);
/* Of the transition behind @scene, the last one's end among them; 0: it is
 * cut. */
gint64 final_transition_ms (const Final *final, guint scene);

/* @path: "$.movie.scenes[2].motion" */
void final_explain (
    Final *final, const gchar *path, const gchar *choice, const gchar *why);

/* Pictures, motion and transitions. */
JsonArray *final_scenes (Final *final, GError **error);
/* The title, names of parts, and numbers. */
JsonArray *final_overlays (Final *final);
/* Adds the numbers that are said where nothing else is written. */
void final_numbers (Final *final, JsonArray *overlays);
/* Voice, music, sounds under transitions. */
JsonArray *final_audio (Final *final);
/* @overlays: what else is written. */
JsonObject *final_captions (Final *final, JsonArray *overlays);

G_END_DECLS
