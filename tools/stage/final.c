/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What all parts of the final movie ask for. */
#include "final.h"
#include "image-size.h"

/* What may be cut off: a square or a wide screen in a frame of the other kind
 * loses more, and with it heads or what was asked for. */
#define MOST_LOSS 0.2

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

gdouble
final_loss (const Final *final, guint scene)
{
  JsonObject *asset = final_picture (final, scene);
  const ImageSize frame = { (gint) final->plan.width,
    (gint) final->plan.height };
  const ImageSize size = { asset ? (gint) object_get_int (asset, "width", 0)
                                 : 0,
    asset ? (gint) object_get_int (asset, "height", 0) : 0 };

  return size.width > 0 && size.height > 0 ? image_size_loss (size, frame) : 0;
}

gboolean
final_is_contained (const Final *final, guint scene)
{
  return final_loss (final, scene) > MOST_LOSS;
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
