/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Decodes the items of a movie and hands them to the mix: see sound.h. */
#include "sound.h"
#include "schedule-audio.h"
#include "mix.h"

/* True peak: leaves the lossy encoders room to overshoot. */
#define CEILING_DB -1.0

struct SoundSource {
  ClipMedia *media;
  Schedule *schedule;
  GHashTable *decoded; /* resolved file -> MediaSound */
  Mix *mix;            /* NULL until everything is decoded */
};

SoundSource *
sound_source_new (ClipMedia *media, const Schedule *schedule)
{
  SoundSource *source = g_new0 (SoundSource, 1);

  source->media = clip_media_ref (media);
  source->schedule = schedule_ref ((Schedule *) schedule);
  source->decoded = g_hash_table_new_full (
      g_str_hash, g_str_equal, NULL, (GDestroyNotify) media_sound_unref);
  return source;
}

void
sound_source_free (SoundSource *source)
{
  g_clear_pointer (&source->mix, mix_free);
  g_hash_table_unref (source->decoded);
  schedule_unref (source->schedule);
  clip_media_unref (source->media);
  g_free (source);
}

void
sound_source_set_schedule (SoundSource *source, const Schedule *schedule)
{
  Schedule *old = source->schedule;

  if (old == schedule)
    return;
  source->schedule = schedule_ref ((Schedule *) schedule);
  schedule_unref (old);
  g_clear_pointer (&source->mix, mix_free);
}

static MediaSound *
decode (
    SoundSource *source, guint item, GCancellable *cancellable, GError **error)
{
  const gchar *file = clip_media_sound_file (source->media, item);
  MediaSound *sound = g_hash_table_lookup (source->decoded, file);

  if (sound)
    return sound;
  sound = clip_media_sound (source->media, item, cancellable, error);
  if (sound)
    g_hash_table_insert (source->decoded, (gpointer) file, sound);
  return sound;
}

static MixItem
mix_item (const ScheduleSound *sound, MediaSound *decoded)
{
  return (MixItem){
    .sound = decoded,
    .from = sound->from,
    .to = sound->to,
    .in = sound->in,
    .volume = sound->volume,
    .fade_in = sound->fade_in,
    .fade_out = sound->fade_out,
    .loop = sound->loop,
    .voice = sound->role == MOVIE_ROLE_VOICEOVER,
    .duck_db = sound->duck_db,
    .attack = sound->attack,
    .hold = sound->hold,
    .release = sound->release,
    .lookahead = sound->lookahead,
  };
}

static gboolean
prepare (SoundSource *source, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) sounds = schedule_sounds (source->schedule);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (MixItem));

  for (guint i = 0; i < sounds->len; i++) {
    const ScheduleSound *sound = &g_array_index (sounds, ScheduleSound, i);
    MediaSound *decoded = decode (source, sound->index, cancellable, error);

    if (!decoded)
      return FALSE;
    MixItem item = mix_item (sound, decoded);
    g_array_append_val (items, item);
  }
  source->mix = mix_new ((const MixItem *) items->data, items->len, CEILING_DB);
  return TRUE;
}

gboolean
sound_source_read (SoundSource *source, gint64 from, gint n, gfloat *out,
    GCancellable *cancellable, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!source->mix && !prepare (source, cancellable, error))
    return FALSE;
  mix_read (source->mix, from, n, out);
  return TRUE;
}
