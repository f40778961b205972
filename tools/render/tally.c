/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The speed is that of the last seconds, as a movie has easy scenes and hard
 * ones, and from the first frame on, which has waited for a process to start
 * and for the first picture. */
#include "tally.h"

#include "chunk.h"

#define SAMPLES 32
#define SAMPLE_INTERVAL (250 * G_TIME_SPAN_MILLISECOND)
#define SAMPLE_LEAST (500 * G_TIME_SPAN_MILLISECOND)

typedef struct {
  gint64 frames;
  gboolean there, cached;
} Entry;

typedef struct {
  gint64 when, made;
} Sample;

struct Tally {
  const GArray *chunk;
  guint n_entries;
  Entry *entries;          /* the sound behind the last one */
  Sample samples[SAMPLES]; /* a ring */
  guint n_samples;
};

Tally *
tally_new (const GArray *chunk, gboolean sound)
{
  Tally *tally = g_new0 (Tally, 1);

  tally->chunk = chunk;
  tally->n_entries = chunk->len + (sound ? 1 : 0);
  tally->entries = g_new0 (Entry, chunk->len + 1);
  return tally;
}

void
tally_free (Tally *tally)
{
  g_free (tally->entries);
  g_free (tally);
}

static guint
entry_of (const Tally *tally, gint chunk)
{
  return chunk == CHUNK_SOUND ? tally->chunk->len : (guint) chunk;
}

static gint64
frames_of (const Tally *tally, guint i)
{
  const RenderChunk *chunk = &g_array_index (tally->chunk, RenderChunk, i);

  return i < tally->chunk->len ? chunk->end - chunk->first : 0;
}

static void
set (Tally *tally, gint chunk, gboolean there, gboolean cached)
{
  guint i = entry_of (tally, chunk);

  tally->entries[i] =
      (Entry){ there ? frames_of (tally, i) : 0, there, cached };
}

void
tally_cached (Tally *tally, gint chunk)
{
  set (tally, chunk, TRUE, TRUE);
}

void
tally_made (Tally *tally, gint chunk)
{
  set (tally, chunk, TRUE, FALSE);
}

void
tally_lost (Tally *tally, gint chunk)
{
  set (tally, chunk, FALSE, FALSE);
}

void
tally_frames (Tally *tally, gint chunk, gint64 frames)
{
  guint i = entry_of (tally, chunk);
  Entry *entry = &tally->entries[i];

  if (!entry->there)
    entry->frames = MIN (MAX (frames, entry->frames), frames_of (tally, i));
}

static void
count (const Tally *tally, RenderProgressInfo *info)
{
  info->chunks = tally->n_entries;
  for (guint i = 0; i < tally->n_entries; i++) {
    const Entry *entry = &tally->entries[i];

    info->n_frames += frames_of (tally, i);
    info->frames += entry->frames;
    info->made += entry->cached ? 0 : entry->frames;
    info->chunks_cached += entry->cached;
    info->chunks_made += entry->there && !entry->cached;
  }
}

static const Sample *
sample (const Tally *tally, guint i)
{
  return &tally->samples[i % SAMPLES];
}

/* What has been lost since is no speed: it begins anew. */
static void
remember (Tally *tally, gint64 now, gint64 made)
{
  guint n = tally->n_samples;

  if (n > 0 && made < sample (tally, n - 1)->made)
    n = tally->n_samples = 0;
  if (made == 0
      || (n > 0 && now - sample (tally, n - 1)->when < SAMPLE_INTERVAL))
    return;
  tally->samples[n % SAMPLES] = (Sample){ now, made };
  tally->n_samples++;
}

static gdouble
speed (const Tally *tally, gint64 now, gint64 made)
{
  guint n = tally->n_samples;
  const Sample *oldest = sample (tally, n > SAMPLES ? n - SAMPLES : 0);

  if (n == 0 || now - oldest->when < SAMPLE_LEAST)
    return 0;
  return (made - oldest->made) * 1e6 / (now - oldest->when);
}

void
tally_read (Tally *tally, gint64 now, RenderProgressInfo *info)
{
  *info = (RenderProgressInfo){ .seconds_left = -1 };
  count (tally, info);
  remember (tally, now, info->made);
  info->fps = speed (tally, now, info->made);
  if (info->frames == info->n_frames)
    info->seconds_left = 0;
  else if (info->fps > 0)
    info->seconds_left = (info->n_frames - info->frames) / info->fps;
}
