/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is heard in the final movie: the voice in its pieces, music under it,
 * sounds under transitions. */
#include "final.h"

#include "voice-level.h"

/* Cut ends of a voice fade, too short to be heard as such. */
#define VOICE_FADE_MS 8
/* The voice lies at -16 LUFS, or is brought there, and music is stored at -26:
 * 10 dB under it in pauses, 18 while it speaks. */
#define MUSIC_FADE_IN_MS 800
#define MUSIC_FADE_OUT_MS 1500
#define MUSIC_DUCK_DB -8

static gdouble
find_volume (Final *final)
{
  const StageContext *context = final->context;
  gdouble lufs;
  const gdouble volume =
      voice_level_measure (object_get_string (final->voice, "file", ""),
          context->project->folder, &lufs, context->cancellable);
  g_autofree gchar *choice = g_strdup_printf ("volume %.2f", volume);
  g_autofree gchar *why = g_strdup_printf (
      "it is %.1f LUFS loud, and voices lie at %d", lufs, VOICE_LEVEL_LUFS);

  if (volume != 1)
    final_explain (final, "$.movie.audio[0]", choice, why);
  return volume;
}

static JsonObject *
describe_piece (const Final *final, guint i, gdouble volume)
{
  const GArray *pieces = final->rhythm->pieces;
  const RhythmPiece *piece = &g_array_index (pieces, RhythmPiece, i);
  JsonObject *item = json_object_new ();

  json_object_set_string_member (
      item, "src", object_get_string (final->voice, "file", ""));
  json_object_set_string_member (item, "role", "voiceover");
  json_object_set_int_member (item, "from_ms", piece->from_ms);
  json_object_set_int_member (
      item, "to_ms", MIN (piece->to_ms, final->plan.total_ms));
  if (piece->in_ms > 0) {
    json_object_set_int_member (item, "in_ms", piece->in_ms);
    json_object_set_int_member (item, "fade_in_ms", VOICE_FADE_MS);
  }
  if (i + 1 < pieces->len)
    json_object_set_int_member (item, "fade_out_ms", VOICE_FADE_MS);
  if (volume != 1)
    json_object_set_double_member (item, "volume", volume);
  return item;
}

static JsonObject *
describe_music (const Final *final)
{
  JsonObject *item = json_object_new (), *duck = json_object_new ();

  json_object_set_string_member (
      item, "src", object_get_string (final->music, "file", ""));
  json_object_set_string_member (item, "role", "music");
  json_object_set_int_member (item, "from_ms", 0);
  json_object_set_int_member (item, "to_ms", final->plan.total_ms);
  json_object_set_int_member (item, "fade_in_ms", MUSIC_FADE_IN_MS);
  json_object_set_string_member (item, "fade_in_curve", "ease_in_out_sine");
  json_object_set_int_member (item, "fade_out_ms", MUSIC_FADE_OUT_MS);
  json_object_set_string_member (item, "fade_out_curve", "ease_in_out_sine");
  json_object_set_int_member (duck, "db", MUSIC_DUCK_DB);
  json_object_set_object_member (item, "duck", duck);
  return item;
}

/* Around the middle of the window of the transition behind @scene. */
static JsonObject *
describe_sound (
    const Final *final, guint scene, const LookSound *sound, JsonObject *asset)
{
  const gint64 length = object_get_int (asset, "duration_ms", 0);
  const gint64 before = (gint64) (length * sound->before);
  const gint64 start = final->rhythm->bounds[scene + 1] - before;
  JsonObject *item;

  if (length <= 0)
    return NULL;
  item = json_object_new ();
  json_object_set_string_member (
      item, "src", object_get_string (asset, "file", ""));
  json_object_set_string_member (item, "role", "sfx");
  json_object_set_int_member (item, "from_ms", MAX (start, 0));
  json_object_set_int_member (
      item, "to_ms", MIN (start + length, final->plan.total_ms));
  if (start < 0)
    json_object_set_int_member (item, "in_ms", -start);
  return item;
}

static void
add_sounds (Final *final, JsonArray *audio)
{
  for (guint i = 0; i + 1 < final->rhythm->n_scenes; i++) {
    const LookSound *sound = final->choices[i].transition.sound;
    g_autofree gchar *slot = sound ? draft_sound_slot (sound) : NULL;
    JsonObject *asset = slot ? final_asset (final, slot) : NULL;
    JsonObject *item = asset && final_transition_ms (final, i) > 0
        ? describe_sound (final, i, sound, asset)
        : NULL;
    g_autofree gchar *path =
        g_strdup_printf ("$.movie.audio[%u]", json_array_get_length (audio));
    g_autofree gchar *why =
        g_strdup_printf ("under the transition behind scene %u", i + 1);

    if (!item)
      continue;
    json_array_add_object_element (audio, item);
    final_explain (final, path, sound->name, why);
  }
}

JsonArray *
final_audio (Final *final)
{
  const GArray *pieces = final->rhythm->pieces;
  const gdouble volume = pieces->len > 0 ? find_volume (final) : 1;
  JsonArray *audio = json_array_new ();

  for (guint i = 0; i < pieces->len; i++)
    json_array_add_object_element (audio, describe_piece (final, i, volume));
  if (final->music)
    json_array_add_object_element (audio, describe_music (final));
  add_sounds (final, audio);
  return audio;
}
