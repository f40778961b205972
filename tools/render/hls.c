/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* One stream after the other: stitched into a fragmented MP4, which is cut
 * where fragments meet. */
#include "hls.h"

#include "av1-sequence.h"
#include "frame-hash.h"
#include "hls-playlist.h"
#include "mp4-fragments.h"
#include "packets.h"
#include "part-folder.h"
#include "trouble.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <gst/pbutils/pbutils.h>
#include <string.h>
#include <unistd.h>

/* A segment is no longer unless its one group of pictures is, or what is left
 * of the film is less than it would be rounded by. */
#define TARGET (6 * G_USEC_PER_SEC)
#define REST (G_USEC_PER_SEC / 2)
#define BLOCK (1 << 20)

typedef struct {
  const RenderPlan *plan;
  const RenderStitching *wanted;
  RenderPart *part;
  FrameHash *hash; /* of all that is written */
  HlsTrack video, audio;
  gint channels;
  gint64 n_bytes; /* to mux of the pictures, and to cut */
} Hls;

static gboolean
fail (GError **error, const gchar *filename)
{
  int saved = errno;

  g_set_error (error, RENDER_ERROR, RENDER_ERROR_OUTPUT, "cannot write %s: %s",
      filename, g_strerror (saved));
  return FALSE;
}

static void
tell (const Hls *hls, gint64 bytes)
{
  if (hls->wanted->progress)
    hls->wanted->progress (bytes, 2 * hls->n_bytes, hls->wanted->user_data);
}

/* A file of the folder on its way. */
typedef struct {
  Hls *hls;
  gchar *filename;
  gint fd;
} Out;

static gboolean
out_open (Out *out, Hls *hls, const gchar *name, GError **error)
{
  out->hls = hls;
  out->filename = g_build_filename (hls->part->files, name, NULL);
  out->fd =
      g_open (out->filename, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  frame_hash_add (hls->hash, name, strlen (name) + 1);
  return out->fd >= 0 || fail (error, out->filename);
}

static gboolean
out_put (Out *out, gconstpointer bytes, gsize size, GError **error)
{
  frame_hash_add (out->hls->hash, bytes, size);
  out->hls->part->bytes += size;
  for (gsize done = 0; done < size;) {
    gssize n = write (out->fd, (const guint8 *) bytes + done, size - done);

    if (n < 0 && errno != EINTR)
      return fail (error, out->filename);
    done += MAX (n, 0);
  }
  return TRUE;
}

static void
out_clear (Out *out)
{
  if (out->fd >= 0)
    close (out->fd);
  g_free (out->filename);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Out, out_clear)

static gboolean
write_file (
    Hls *hls, const gchar *name, const void *bytes, gsize size, GError **error)
{
  g_auto (Out) out = { .fd = -1 };

  return out_open (&out, hls, name, error)
      && out_put (&out, bytes, size, error);
}

/* What is cut into segments. */
typedef struct {
  Hls *hls;
  HlsTrack *track;
  gint fd;
  const Mp4Fragments *fragments;
  gint64 shown; /* ticks: where it begins to be seen or heard */
} Cut;

static const Mp4Fragment *
fragment_at (const Cut *cut, guint i)
{
  return &g_array_index (cut->fragments->fragment, Mp4Fragment, i);
}

/* us of the film: borders are rounded, not durations, so that those add up. */
static gint64
time_of (const Cut *cut, gint64 ticks)
{
  return gst_util_uint64_scale_round (
      MAX (ticks - cut->shown, 0), G_USEC_PER_SEC, cut->fragments->timescale);
}

static gint64
duration_of (const Cut *cut, guint first, guint end)
{
  return time_of (cut, fragment_at (cut, end - 1)->end)
      - time_of (cut, fragment_at (cut, first)->first);
}

/* The fragment behind the segment that begins with @first. */
static guint
end_of_segment (const Cut *cut, guint first)
{
  guint n = cut->fragments->fragment->len;
  guint end = first + 1;

  if (duration_of (cut, first, n) < TARGET + REST)
    return n;
  while (end < n
      && (!fragment_at (cut, end)->key
          || duration_of (cut, first, end + 1) <= TARGET))
    end++;
  return end;
}

static gboolean
copy (const Cut *cut, Out *out, guint64 at, guint64 size, GError **error)
{
  g_autofree guint8 *block = g_malloc (BLOCK);

  while (size > 0) {
    gssize n = pread (cut->fd, block, MIN (size, BLOCK), at);

    if (n <= 0)
      return fail (error, cut->hls->part->scratch);
    if (!out_put (out, block, n, error))
      return FALSE;
    at += n;
    size -= n;
  }
  return TRUE;
}

static gboolean
write_segment (const Cut *cut, guint first, guint end, GError **error)
{
  guint64 at = fragment_at (cut, first)->offset;
  HlsSegment segment = {
    .duration = duration_of (cut, first, end),
    .bytes = fragment_at (cut, end - 1)->offset
        + fragment_at (cut, end - 1)->size - at,
  };
  g_autofree gchar *name =
      hls_segment_name (cut->track, cut->track->segment->len);
  g_auto (Out) out = { .fd = -1 };

  if (g_cancellable_is_cancelled (cut->hls->wanted->cancellable))
    return trouble_cancelled (error);
  if (!out_open (&out, cut->hls, name, error)
      || !copy (cut, &out, at, segment.bytes, error))
    return FALSE;
  g_array_append_val (cut->track->segment, segment);
  if (cut->track == &cut->hls->video)
    tell (cut->hls,
        cut->hls->n_bytes + MIN (cut->hls->part->bytes, cut->hls->n_bytes));
  return TRUE;
}

static gboolean
write_segments (const Cut *cut, GError **error)
{
  guint n = cut->fragments->fragment->len;
  g_autofree gchar *name = hls_header_name (cut->track);
  gsize size;
  gconstpointer header = g_bytes_get_data (cut->fragments->header, &size);

  if (!write_file (cut->hls, name, header, size, error))
    return FALSE;
  for (guint first = 0, end; first < n; first = end) {
    end = end_of_segment (cut, first);
    if (!write_segment (cut, first, end, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
cut_track (Hls *hls, HlsTrack *track, const Mp4Heard *heard, GError **error)
{
  const gchar *scratch = hls->part->scratch;
  g_autoptr (Mp4Fragments) fragments = NULL;
  g_autoptr (GError) local = NULL;
  Cut cut = { hls, track, g_open (scratch, O_RDWR | O_CLOEXEC, 0) };
  gboolean done;

  if (cut.fd < 0)
    return fail (error, scratch);
  cut.fragments = fragments =
      mp4_fragments_settle (cut.fd, scratch, heard, &local);
  cut.shown = heard ? heard->priming : 0;
  done = fragments && write_segments (&cut, &local);
  close (cut.fd);
  g_unlink (scratch);
  if (!done)
    g_set_error_literal (error, RENDER_ERROR,
        local->domain == RENDER_ERROR ? local->code : RENDER_ERROR_OUTPUT,
        local->message);
  return done;
}

/* GStreamer 1.22 says av01 and no more (AV1 in ISOBMFF, 5). */
static gchar *
name_av1 (const GstStructure *packets)
{
  const GValue *value = gst_structure_get_value (packets, "codec_data");
  GstBuffer *header = value ? gst_value_get_buffer (value) : NULL;
  Av1Sequence sequence;
  GstMapInfo map;
  gboolean read;

  if (!header || !gst_buffer_map (header, &map, GST_MAP_READ))
    return NULL;
  read = av1_sequence_read (map.data, map.size, &sequence);
  gst_buffer_unmap (header, &map);
  return read ? g_strdup_printf ("av01.%u.%02u%c.08", sequence.profile,
             sequence.level, sequence.high_tier ? 'H' : 'M')
              : NULL;
}

static gchar *
name_of (GstCaps *caps)
{
  const GstStructure *packets = gst_caps_get_structure (caps, 0);

  return gst_structure_has_name (packets, "video/x-av1")
      ? name_av1 (packets)
      : gst_codec_utils_caps_get_mime_codec (caps);
}

static gboolean
name_codec (Hls *hls, HlsTrack *track, const gchar *file, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GstCaps) caps = packets_caps (file, &local);

  if (caps) {
    gst_structure_get_int (
        gst_caps_get_structure (caps, 0), "channels", &hls->channels);
    track->codec = name_of (caps);
  }
  if (track->codec)
    return TRUE;
  g_set_error (error, RENDER_ERROR, RENDER_ERROR_ENCODER,
      "a playlist has no name for what %s is encoded to: %s", file,
      local ? local->message : "unknown");
  return FALSE;
}

/* Cutting is the other half of the work. */
static void
on_mux (gint64 bytes, gint64 n_bytes, gpointer user_data)
{
  Hls *hls = user_data;

  hls->n_bytes = n_bytes;
  tell (hls, bytes);
}

static gboolean
mux (
    Hls *hls, const RenderPlan *plan, gboolean sound, gint *bad, GError **error)
{
  RenderStitching stitching = *hls->wanted;

  stitching.muxer = &render_muxer_fragments;
  stitching.output = hls->part->scratch;
  stitching.user_data = hls;
  stitching.progress = sound ? NULL : on_mux;
  if (!sound)
    stitching.sound = NULL;
  return render_stitch (plan, &stitching, bad, error);
}

static gboolean
stitch_video (Hls *hls, gint *bad, GError **error)
{
  return mux (hls, hls->plan, FALSE, bad, error)
      && cut_track (hls, &hls->video, NULL, error)
      && name_codec (hls, &hls->video, hls->wanted->files[0], error);
}

static gboolean
stitch_audio (Hls *hls, gint *bad, GError **error)
{
  RenderPlan plan = *hls->plan;
  const Mp4Heard heard = { plan.audio_encoder->priming,
    plan.sound.end - plan.sound.first };

  plan.video_encoder = NULL;
  return mux (hls, &plan, TRUE, bad, error)
      && cut_track (hls, &hls->audio, &heard, error)
      && name_codec (hls, &hls->audio, hls->wanted->sound, error);
}

static gboolean
write_playlist (Hls *hls, const HlsTrack *track, gint64 target, GError **error)
{
  g_autofree gchar *name = hls_playlist_name (track);
  g_autofree gchar *text = hls_media_playlist (track, target);

  return write_file (hls, name, text, strlen (text), error);
}

static gboolean
write_main_playlist (Hls *hls, const HlsFilm *film, GError **error)
{
  const RenderPart *part = hls->part;
  g_autofree gchar *text = hls_main_playlist (film);
  gsize size = strlen (text);

  /* What is there is of one that was killed, or of the chunk before the bad
   * one. */
  if (ftruncate (part->fd, 0) != 0
      || pwrite (part->fd, text, size, 0) != (gssize) size
      || fsync (part->fd) != 0)
    return fail (error, part->name);
  return TRUE;
}

static gboolean
write_playlists (Hls *hls, const gchar *output, gboolean sound, GError **error)
{
  HlsFilm film = { .pictures = &hls->video,
    .sound = sound ? &hls->audio : NULL,
    .shape = hls->plan->video.shape,
    .channels = hls->channels };
  gint64 target = hls_target (film.pictures, film.sound);
  gchar hash[FRAME_HASH_LENGTH];

  if (!write_playlist (hls, film.pictures, target, error)
      || (film.sound && !write_playlist (hls, film.sound, target, error)))
    return FALSE;
  if (!part_folder_sync (hls->part->files))
    return fail (error, hls->part->files);
  frame_hash_take (hls->hash, hash);
  g_free (hls->part->folder);
  hls->part->folder = part_folder_name (output, hash);
  film.folder = hls->part->folder;
  return write_main_playlist (hls, &film, error);
}

static gboolean
stitch (Hls *hls, gint *bad, GError **error)
{
  gboolean sound = hls->wanted->sound != NULL;
  g_autofree gchar *output =
      g_strndup (hls->part->name, strlen (hls->part->name) - strlen (".part"));

  hls->part->bytes = 0;
  if (!part_folder_make (hls->part->files))
    return fail (error, hls->part->files);
  if (!stitch_video (hls, bad, error)
      || (sound && !stitch_audio (hls, bad, error))
      || !write_playlists (hls, output, sound, error))
    return FALSE;
  tell (hls, 2 * hls->n_bytes);
  return TRUE;
}

static void
track_init (HlsTrack *track, const gchar *name)
{
  *track = (HlsTrack){ .name = name,
    .segment = g_array_new (FALSE, FALSE, sizeof (HlsSegment)) };
}

static void
track_clear (HlsTrack *track)
{
  g_array_unref (track->segment);
  g_free (track->codec);
}

gboolean
hls_stitch (const RenderPlan *plan, const RenderStitching *stitching,
    RenderPart *part, gint *bad, GError **error)
{
  Hls hls = {
    .plan = plan, .wanted = stitching, .part = part, .hash = frame_hash_new ()
  };
  gboolean done;

  track_init (&hls.video, "video");
  track_init (&hls.audio, "audio");
  done = stitch (&hls, bad, error);
  track_clear (&hls.video);
  track_clear (&hls.audio);
  frame_hash_free (hls.hash);
  return done;
}
