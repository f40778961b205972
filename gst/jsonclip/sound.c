/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Opens the sounds of a movie when the mix comes to them: see sound.h. */
#include "sound.h"
#include "schedule-audio.h"
#include "loudness.h"
#include "mix.h"

/* True peak: what lossy encoders add stays under -1 dB. That is up to 0.4 dB,
 * but 1.7 dB where a mix is driven into the limiter, as one is that has to be
 * louder than LOUD_LUFS. */
#define CEILING_DB -1.5
#define LOUD_CEILING_DB -3.1
#define LOUD_LUFS -14.0
#define LOUDEST_LUFS -10.0

struct SoundSource {
  ClipMedia *media;
  Schedule *schedule;
  GHashTable *lengths; /* resolved file -> gint64, in samples */
  GHashTable *open;    /* resolved file -> Open */
  Mix *mix;            /* NULL until all lengths are known */
};

/* A file that is heard now, by one item or more. */
typedef struct {
  const gchar *file;
  MediaSound *sound;
  guint users;
} Open;

/* What the mix holds of an item. */
typedef struct {
  Open *open;
  guint item;
} Playing;

static void
free_open (gpointer data)
{
  Open *open = data;

  media_sound_free (open->sound);
  g_free (open);
}

SoundSource *
sound_source_new (ClipMedia *media, const Schedule *schedule)
{
  SoundSource *source = g_new0 (SoundSource, 1);

  source->media = clip_media_ref (media);
  source->schedule = schedule_ref ((Schedule *) schedule);
  source->lengths =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  source->open =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_open);
  return source;
}

void
sound_source_free (SoundSource *source)
{
  g_clear_pointer (&source->mix, mix_free);
  g_hash_table_unref (source->open);
  g_hash_table_unref (source->lengths);
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

/* Opens @item's file. Its length is what the first opening found: the mix was
 * laid out by it. */
static MediaSound *
open_sound (SoundSource *source, guint item, GError **error)
{
  const gchar *file = clip_media_sound_file (source->media, item);
  const gint64 *before = g_hash_table_lookup (source->lengths, file);
  MediaSound *sound = clip_media_sound (source->media, item, error);
  gint64 length = sound ? media_sound_length (sound) : 0;
  const MovieAudio *of;

  if (!sound)
    return NULL;
  if (!before) {
    g_hash_table_insert (
        source->lengths, (gpointer) file, g_memdup2 (&length, sizeof length));
    return sound;
  }
  if (length == *before)
    return sound;
  of = g_ptr_array_index (clip_media_movie (source->media)->audio, item);
  g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_OPEN,
      "$.movie.audio[%u].src: %s: changed while the movie was played", item,
      of->src);
  media_sound_free (sound);
  return NULL;
}

static gpointer
acquire (
    gpointer owner, gpointer item, GCancellable *cancellable, GError **error)
{
  SoundSource *source = owner;
  guint index = GPOINTER_TO_UINT (item);
  const gchar *file = clip_media_sound_file (source->media, index);
  Open *open = g_hash_table_lookup (source->open, file);
  Playing *playing;

  if (!open) {
    MediaSound *sound = open_sound (source, index, error);

    if (!sound)
      return NULL;
    open = g_new0 (Open, 1);
    open->file = file;
    open->sound = sound;
    g_hash_table_insert (source->open, (gpointer) file, open);
  }
  open->users++;
  playing = g_new (Playing, 1);
  playing->open = open;
  playing->item = index;
  return playing;
}

static gboolean
read_item (gpointer acquired, gint64 from, gint64 n, gfloat *out,
    GCancellable *cancellable, GError **error)
{
  const Playing *playing = acquired;

  if (media_sound_read (playing->open->sound, from, n, out, cancellable, error))
    return TRUE;
  g_prefix_error (error, "$.movie.audio[%u].src: ", playing->item);
  return FALSE;
}

static void
release (gpointer owner, gpointer acquired)
{
  SoundSource *source = owner;
  Playing *playing = acquired;

  if (--playing->open->users == 0)
    g_hash_table_remove (source->open, playing->open->file);
  g_free (playing);
}

static gboolean
find_length (SoundSource *source, guint item, gint64 *length, GError **error)
{
  const gchar *file = clip_media_sound_file (source->media, item);
  const gint64 *known = g_hash_table_lookup (source->lengths, file);
  g_autoptr (MediaSound) sound = NULL;

  if (known) {
    *length = *known;
    return TRUE;
  }
  sound = open_sound (source, item, error);
  if (sound)
    *length = media_sound_length (sound);
  return sound != NULL;
}

static MixCurve
curve_of (const Easing *easing)
{
  return easing ? easing->ease : NULL;
}

static GArray *
mix_points (const GPtrArray *envelope)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (MixPoint));

  for (guint i = 0; i < envelope->len; i++) {
    const MovieVolume *from = g_ptr_array_index (envelope, i);
    MixPoint point = { schedule_sample_at (from->at), from->volume,
      curve_of (from->easing) };

    g_array_append_val (points, point);
  }
  return points;
}

/* @points: of the sound's envelope. */
static MixItem
mix_item (const ScheduleSound *sound, const GArray *points, gint64 length)
{
  return (MixItem){
    .sound = GUINT_TO_POINTER (sound->index),
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
    .length = length,
    .fade_in_curve = curve_of (sound->fade_in_curve),
    .fade_out_curve = curve_of (sound->fade_out_curve),
    .points = (const MixPoint *) (gpointer) points->data,
    .n_points = points->len,
  };
}

/* @lufs: as the movie asks; 0: as it comes. */
static gdouble
ceiling_for (gdouble lufs)
{
  const gdouble loud =
      CLAMP ((lufs - LOUD_LUFS) / (LOUDEST_LUFS - LOUD_LUFS), 0, 1);

  return lufs < 0 ? CEILING_DB + loud * (LOUD_CEILING_DB - CEILING_DB)
                  : CEILING_DB;
}

/* A voice ducks others for as long as it is heard: so the lengths of all. */
static gboolean
lay_out (SoundSource *source, GCancellable *cancellable, GError **error)
{
  static const MixSounds callbacks = { acquire, read_item, release };
  g_autoptr (GArray) sounds = schedule_sounds (source->schedule);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (MixItem));
  g_autoptr (GPtrArray) envelopes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < sounds->len; i++) {
    const ScheduleSound *sound = &g_array_index (sounds, ScheduleSound, i);
    gint64 length;

    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !find_length (source, sound->index, &length, error))
      return FALSE;
    g_autoptr (GArray) points = mix_points (sound->envelope);
    MixItem item = mix_item (sound, points, length);
    g_ptr_array_add (envelopes, g_steal_pointer (&points));
    g_array_append_val (items, item);
  }
  source->mix = mix_new ((const MixItem *) items->data, items->len,
      ceiling_for (schedule_movie (source->schedule)->loudness_lufs),
      &callbacks, source);
  return TRUE;
}

static gboolean
prepare (SoundSource *source, GCancellable *cancellable, GError **error)
{
  const gdouble lufs = schedule_movie (source->schedule)->loudness_lufs;

  if (!lay_out (source, cancellable, error))
    return FALSE;
  if (lufs == 0
      || loudness_settle (source->mix, schedule_n_samples (source->schedule),
          lufs, cancellable, error))
    return TRUE;
  g_clear_pointer (&source->mix, mix_free);
  return FALSE;
}

gboolean
sound_source_read (SoundSource *source, gint64 from, gint n, gfloat *out,
    GCancellable *cancellable, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!source->mix && !prepare (source, cancellable, error))
    return FALSE;
  return mix_read (source->mix, from, n, out, cancellable, error);
}
