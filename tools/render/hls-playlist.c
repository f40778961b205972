/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "hls-playlist.h"

#include <string.h>

#define SECOND G_USEC_PER_SEC
#define GROUP "sound"

/* Version 7 for the most part says that segments are fragmented MP4. */
#define HEAD "#EXTM3U\n#EXT-X-VERSION:7\n"
#define INDEPENDENT "#EXT-X-INDEPENDENT-SEGMENTS\n"

gchar *
hls_playlist_name (const HlsTrack *track)
{
  return g_strconcat (track->name, ".m3u8", NULL);
}

gchar *
hls_header_name (const HlsTrack *track)
{
  return g_strconcat (track->name, "-init.mp4", NULL);
}

gchar *
hls_segment_name (const HlsTrack *track, guint i)
{
  return g_strdup_printf ("%s-%05u.m4s", track->name, i + 1);
}

gboolean
hls_is_name (const gchar *name)
{
  return (g_str_has_prefix (name, "video") || g_str_has_prefix (name, "audio"))
      && (g_str_has_suffix (name, ".m3u8")
          || g_str_has_suffix (name, "-init.mp4")
          || g_str_has_suffix (name, ".m4s"));
}

static const HlsSegment *
segment_at (const HlsTrack *track, guint i)
{
  return &g_array_index (track->segment, HlsSegment, i);
}

static gint64
longest (const HlsTrack *track)
{
  gint64 most = 0;

  for (guint i = 0; track && i < track->segment->len; i++)
    most = MAX (most, segment_at (track, i)->duration);
  return most;
}

/* A segment's duration is rounded before it is held against the target, and
 * all playlists of a film have the same. */
gint64
hls_target (const HlsTrack *pictures, const HlsTrack *sound)
{
  gint64 most = MAX (longest (pictures), longest (sound));

  return MAX ((most + SECOND / 2) / SECOND, 1);
}

gchar *
hls_media_playlist (const HlsTrack *track, gint64 target)
{
  g_autofree gchar *header = hls_header_name (track);
  GString *text = g_string_new (HEAD);

  g_string_append_printf (text,
      "#EXT-X-TARGETDURATION:%" G_GINT64_FORMAT "\n"
      "#EXT-X-MEDIA-SEQUENCE:0\n"
      "#EXT-X-PLAYLIST-TYPE:VOD\n" INDEPENDENT "#EXT-X-MAP:URI=\"%s\"\n",
      target, header);
  for (guint i = 0; i < track->segment->len; i++) {
    gint64 duration = segment_at (track, i)->duration;
    g_autofree gchar *name = hls_segment_name (track, i);

    g_string_append_printf (text, "#EXTINF:%d.%06d,\n%s\n",
        (gint) (duration / SECOND), (gint) (duration % SECOND), name);
  }
  g_string_append (text, "#EXT-X-ENDLIST\n");
  return g_string_free (text, FALSE);
}

/* Bits a second of segments @first to before @end. */
static guint64
rate_of (const HlsTrack *track, guint first, guint end)
{
  gint64 duration = 0;
  guint64 bytes = 0;

  for (guint i = first; i < end; i++) {
    duration += segment_at (track, i)->duration;
    bytes += segment_at (track, i)->bytes;
  }
  return duration > 0 ? (guint64) (bytes * 8.0 * SECOND / duration + .5) : 0;
}

/* The largest of any run of segments that lasts from half the target to one
 * and a half (RFC 8216, 4.1); of a film that is shorter, its own. */
static guint64
peak_of (const HlsTrack *track, gint64 target)
{
  guint n = track->segment->len;
  guint64 peak = 0;

  for (guint first = 0; first < n; first++) {
    gint64 lasts = 0;

    for (guint i = first; i < n; i++) {
      lasts += segment_at (track, i)->duration;
      if (2 * lasts > 3 * target * SECOND)
        break;
      if (2 * lasts >= target * SECOND)
        peak = MAX (peak, rate_of (track, first, i + 1));
    }
  }
  return peak > 0 ? peak : rate_of (track, 0, n);
}

static void
put_sound (GString *text, const HlsFilm *film)
{
  g_autofree gchar *name = hls_playlist_name (film->sound);

  g_string_append_printf (text,
      "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"" GROUP "\",NAME=\"Sound\","
      "DEFAULT=YES,AUTOSELECT=YES,CHANNELS=\"%d\",URI=\"%s/%s\"\n",
      film->channels, film->folder, name);
}

static void
put_rates (GString *text, const HlsFilm *film)
{
  gint64 target = hls_target (film->pictures, film->sound);
  guint64 peak = peak_of (film->pictures, target);
  guint64 average = rate_of (film->pictures, 0, film->pictures->segment->len);

  if (film->sound) {
    peak += peak_of (film->sound, target);
    average += rate_of (film->sound, 0, film->sound->segment->len);
  }
  g_string_append_printf (text,
      "BANDWIDTH=%" G_GUINT64_FORMAT ",AVERAGE-BANDWIDTH=%" G_GUINT64_FORMAT,
      peak, average);
}

gchar *
hls_main_playlist (const HlsFilm *film)
{
  const RenderVideoShape *shape = &film->shape;
  g_autofree gchar *name = hls_playlist_name (film->pictures);
  gchar rate[G_ASCII_DTOSTR_BUF_SIZE];
  GString *text = g_string_new (HEAD INDEPENDENT);

  if (film->sound)
    put_sound (text, film);
  g_string_append (text, "#EXT-X-STREAM-INF:");
  put_rates (text, film);
  g_ascii_formatd (
      rate, sizeof rate, "%.3f", shape->fps_n / (gdouble) shape->fps_d);
  g_string_append_printf (text,
      ",CODECS=\"%s%s%s\",RESOLUTION=%dx%d,FRAME-RATE=%s%s,"
      "CLOSED-CAPTIONS=NONE\n%s/%s\n",
      film->pictures->codec, film->sound ? "," : "",
      film->sound ? film->sound->codec : "", shape->width, shape->height, rate,
      film->sound ? ",AUDIO=\"" GROUP "\"" : "", film->folder, name);
  return g_string_free (text, FALSE);
}
