/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "stitch-check.h"

#include "chunk.h"
#include "trouble.h"

gint64
stitch_check_frame (const RenderPlan *plan, const Packets *packets, guint i)
{
  gint64 pts = stitch_check_sample (packets, i)->pts;
  guint64 second = packets->track->timescale;
  gint fps_n, fps_d;
  guint64 frame, back;

  if (pts < 0)
    return -1;
  schedule_rate (plan->schedule, &fps_n, &fps_d);
  frame = gst_util_uint64_scale_round (pts, fps_n, second * fps_d);
  back = gst_util_uint64_scale_round (frame, second * fps_d, fps_n);
  return ABS ((gint64) back - pts) <= 1 ? (gint64) frame : -1;
}

gboolean
stitch_check_fail (
    StitchCheck *check, gint chunk, GError **error, const gchar *why)
{
  const gchar *file = chunk == CHUNK_SOUND ? check->sound : check->files[chunk];

  check->bad = chunk;
  if (chunk == CHUNK_SOUND)
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_CHUNK, "the sound (%s): %s",
        file, why);
  else
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_CHUNK, "chunk %d (%s): %s",
        chunk, file, why);
  return FALSE;
}

/* Each frame of the chunk once, whatever their order. */
static gboolean
check_frames (
    StitchCheck *check, gint chunk, const Packets *packets, GError **error)
{
  guint n = packets->track->sample->len;
  g_autofree gboolean *seen = g_new0 (gboolean, n);

  for (guint i = 0; i < n; i++) {
    gint64 frame = stitch_check_frame (check->plan, packets, i);
    g_autofree gchar *why = NULL;

    if (frame >= 0 && frame < n && !seen[frame]) {
      seen[frame] = TRUE;
      check->reorder = MAX (check->reorder, (gint) (i - frame));
      continue;
    }
    why = g_strdup_printf ("packet %u is not at the time of a frame", i);
    return stitch_check_fail (check, chunk, error, why);
  }
  return TRUE;
}

static gboolean
check_chunk (
    StitchCheck *check, gint chunk, const Packets *packets, GError **error)
{
  const RenderChunk *wanted = stitch_check_chunk (check->plan, chunk);
  gint64 n = wanted->end - wanted->first;
  g_autofree gchar *why = NULL;

  if (packets->track->sound)
    return stitch_check_fail (check, chunk, error, "it has sound, no pictures");
  if (packets->track->sample->len != n) {
    why = g_strdup_printf ("it has %u frames where %" G_GINT64_FORMAT
                           " are planned",
        packets->track->sample->len, n);
    return stitch_check_fail (check, chunk, error, why);
  }
  if (!stitch_check_sample (packets, 0)->key)
    return stitch_check_fail (
        check, chunk, error, "it does not begin with a key frame");
  if (!check->format)
    check->format = g_bytes_ref (packets->track->format);
  if (!g_bytes_equal (packets->track->format, check->format))
    return stitch_check_fail (
        check, chunk, error, "its format is not the first chunk's");
  return check_frames (check, chunk, packets, error);
}

/* It may be longer: its end is cut by the file's edit. */
static gboolean
check_sound (StitchCheck *check, const Packets *packets, GError **error)
{
  const RenderPlan *plan = check->plan;
  const Mp4Track *track = packets->track;
  gint64 wanted =
      plan->sound.end - plan->sound.first + plan->audio_encoder->priming;

  if (!track->sound)
    return stitch_check_fail (check, CHUNK_SOUND, error, "it has no sound");
  if ((gint64) gst_util_uint64_scale (track->duration, 48000, track->timescale)
      < wanted)
    return stitch_check_fail (check, CHUNK_SOUND, error, "it ends too early");
  return TRUE;
}

gboolean
stitch_check_open (
    StitchCheck *check, gint chunk, Packets *packets, GError **error)
{
  const gchar *name = chunk == CHUNK_SOUND ? check->sound : check->files[chunk];
  g_autoptr (GError) local = NULL;

  if (!packets_open (packets, name, &local))
    return stitch_check_fail (check, chunk, error, local->message);
  return chunk == CHUNK_SOUND ? check_sound (check, packets, error)
                              : check_chunk (check, chunk, packets, error);
}

static void
count_bytes (StitchCheck *check, const Packets *packets)
{
  for (guint i = 0; i < packets->track->sample->len; i++)
    check->n_bytes += stitch_check_sample (packets, i)->size;
}

static gboolean
check_file (
    StitchCheck *check, gint chunk, GCancellable *cancellable, GError **error)
{
  g_auto (Packets) packets = PACKETS_INIT;

  if (g_cancellable_is_cancelled (cancellable))
    return trouble_cancelled (error);
  if (!stitch_check_open (check, chunk, &packets, error))
    return FALSE;
  count_bytes (check, &packets);
  return TRUE;
}

gboolean
stitch_check_files (
    StitchCheck *check, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < stitch_check_n_chunks (check->plan); i++)
    if (!check_file (check, i, cancellable, error))
      return FALSE;
  return !check->sound || check_file (check, CHUNK_SOUND, cancellable, error);
}
