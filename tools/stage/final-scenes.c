/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The scenes of the final movie: stored pictures, how the camera moves over
 * them, and how one gives way to the next. */
#include "final.h"
#include "motion.h"

/* Less than that of a transition is a cut. */
#define TRANSITION_LEAST_MS 80

static Motion *
choose_motions (const Final *final)
{
  const guint n = final->rhythm->n_scenes;
  g_autofree MotionScene *scenes = g_new0 (MotionScene, n);
  Motion *motions = g_new0 (Motion, n);

  for (guint i = 0; i < n; i++) {
    const guint *beats = (const guint *) final->plan.scene_beat->data;
    const gboolean begins = i == 0 || beats[i] != beats[i - 1];

    scenes[i].sight = final->sights[i];
    scenes[i].duration_ms = final_duration (final, i);
    scenes[i].turn = begins
        && g_str_equal (
            object_get_string (final_beat (final, i), "role", ""), "turn");
    scenes[i].wish = draft_move (final->wishes, i);
  }
  motion_choose (final->plan.look, scenes, n, motions);
  return motions;
}

static JsonObject *
describe_motion (const Motion *motion)
{
  JsonObject *object = json_object_new ();
  JsonObject *settings = json_object_new ();

  json_object_set_string_member (object, "type", motion->type);
  if (motion->strength > 0)
    json_object_set_double_member (settings, "strength", motion->strength);
  if (motion->amount > 0)
    json_object_set_double_member (settings, "amount", motion->amount);
  if (motion->has_focus) {
    json_object_set_double_member (settings, "focus_x", motion->focus_x);
    json_object_set_double_member (settings, "focus_y", motion->focus_y);
  }
  json_object_set_object_member (object, "settings", settings);
  return object;
}

/* Into the background, otherwise than the last picture came. */
static const LookTransition *
ending_of (const Final *final)
{
  static const LookTransition other = { "ss_fade", 700 };
  const LookTransition *ending = &final->plan.look->ending;
  const guint n = final->rhythm->n_scenes;

  return n > 1
          && g_strcmp0 (final->choices[n - 2].transition.type, ending->type)
              == 0
      ? &other
      : ending;
}

/* NULL of a cut. */
static const LookTransition *
transition_at (const Final *final, guint scene)
{
  const LookTransition *transition = scene + 1 == final->rhythm->n_scenes
      ? ending_of (final)
      : &final->choices[scene].transition;

  return transition->type ? transition : NULL;
}

gint64
final_transition_ms (const Final *final, guint scene)
{
  const LookTransition *transition = transition_at (final, scene);
  const gint64 own = final_duration (final, scene);
  gint64 duration;

  if (!transition)
    return 0;
  duration = scene + 1 < final->rhythm->n_scenes
      ? MIN (own, final_duration (final, scene + 1)) / 2
      : own / 2;
  duration = MIN (duration, transition->duration_ms);
  return duration < TRANSITION_LEAST_MS ? 0 : duration;
}

static JsonObject *
describe_transition (const Final *final, guint scene)
{
  JsonObject *object;

  if (final_transition_ms (final, scene) == 0)
    return NULL;
  object = json_object_new ();
  json_object_set_string_member (
      object, "type", transition_at (final, scene)->type);
  json_object_set_int_member (
      object, "duration_ms", final_transition_ms (final, scene));
  return object;
}

static void
explain_fit (Final *final, guint i)
{
  JsonObject *asset = final_picture (final, i);
  g_autofree gchar *path = g_strdup_printf ("$.movie.scenes[%u].fit", i);
  g_autofree gchar *why =
      g_strdup_printf ("the picture is %" G_GINT64_FORMAT "x%" G_GINT64_FORMAT
                       ": to cover the frame, %.0f %% of it would be cut off",
          object_get_int (asset, "width", 0),
          object_get_int (asset, "height", 0), 100 * final_loss (final, i));

  final_explain (final, path, "contain_blur", why);
}

static void
explain (Final *final, guint i, const Motion *motion)
{
  const gboolean last = i + 1 == final->rhythm->n_scenes;
  const LookTransition *transition =
      final_transition_ms (final, i) > 0 ? transition_at (final, i) : NULL;
  g_autofree gchar *moves = g_strdup_printf ("$.movie.scenes[%u].motion", i);
  g_autofree gchar *goes =
      g_strdup_printf ("$.movie.scenes[%u].transition_out", i);

  final_explain (
      final, moves, motion->type ? motion->type : "none", motion->why);
  final_explain (final, goes, transition ? transition->type : "cut",
      last ? "the look's way to end" : final->choices[i].why);
}

static JsonObject *
describe_scene (Final *final, guint i, const Motion *motion, GError **error)
{
  JsonObject *asset = final_picture (final, i);
  JsonObject *out, *scene;

  if (!asset) {
    g_set_error (error, STAGE_ERROR, STAGE_ERROR_INPUT,
        "schema_finalize: the slot \"%s\" has no stored asset",
        object_get_string (
            array_get_object (final->drafted, i), "asset_slot", ""));
    return NULL;
  }
  scene = json_object_new ();
  json_object_set_string_member (scene, "type", "image");
  json_object_set_string_member (
      scene, "src", object_get_string (asset, "file", ""));
  json_object_set_int_member (scene, "duration_ms", final_duration (final, i));
  if (final_is_contained (final, i)) {
    json_object_set_string_member (scene, "fit", "contain_blur");
    explain_fit (final, i);
  }
  if (motion->type)
    json_object_set_object_member (scene, "motion", describe_motion (motion));
  out = describe_transition (final, i);
  if (out)
    json_object_set_object_member (scene, "transition_out", out);
  explain (final, i, motion);
  return scene;
}

JsonArray *
final_scenes (Final *final, GError **error)
{
  const guint n = final->rhythm->n_scenes;
  g_autofree Motion *motions = choose_motions (final);
  g_autoptr (JsonArray) scenes = json_array_new ();
  gboolean ok = TRUE;

  for (guint i = 0; i < n; i++) {
    JsonObject *scene =
        ok ? describe_scene (final, i, &motions[i], error) : NULL;

    ok = scene != NULL;
    if (ok)
      json_array_add_object_element (scenes, scene);
    motion_clear (&motions[i]);
  }
  return ok ? g_steal_pointer (&scenes) : NULL;
}
