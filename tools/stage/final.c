/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What all parts of the final movie ask for. */
#include "final.h"

JsonObject *
final_asset (const Final *final, const gchar *slot)
{
  for (guint i = 0; i < json_array_get_length (final->assets); i++) {
    JsonObject *asset = array_get_object (final->assets, i);

    if (g_strcmp0 (object_get_string (asset, "slot", NULL), slot) == 0)
      return asset;
  }
  return NULL;
}

JsonObject *
final_picture (const Final *final, guint scene)
{
  return final_asset (final,
      object_get_string (
          array_get_object (final->drafted, scene), "asset_slot", ""));
}

JsonObject *
final_beat (const Final *final, guint scene)
{
  return array_get_object (
      final->beat_plan, g_array_index (final->plan.scene_beat, guint, scene));
}

gint64
final_duration (const Final *final, guint scene)
{
  return final->rhythm->bounds[scene + 1] - final->rhythm->bounds[scene];
}

void
final_explain (
    Final *final, const gchar *path, const gchar *choice, const gchar *why)
{
  JsonObject *item = json_object_new ();

  json_object_set_string_member (item, "path", path);
  json_object_set_string_member (item, "choice", choice);
  json_object_set_string_member (item, "why", why);
  json_array_add_object_element (final->why, item);
}
