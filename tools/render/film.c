/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "film.h"

#include "film-source.h"
#include "hls-files.h"
#include "movie-json.h"
#include "render.h"
#include "schedule-clock.h"
#include "sniff.h"

#include <gst/audio/audio.h>
#include <string.h>

#define MS G_GINT64_CONSTANT (1000000)

struct Film {
  gchar *file, *media_root;
  gint64 from, to; /* ns; to 0: the end */

  Schedule *schedule;   /* of a movie JSON, else NULL */
  const gchar *demuxer; /* of a film, else NULL */
  gboolean playlist;    /* of a film's segments */

  FilmSource *source;
  FilmPart part;
  gint64 first, end; /* frames of the range */
  gint64 frame;      /* the next picture, at least */
  gint64 ended;      /* ns: of the last thing that came */
  gint64 position;   /* samples that came */
  gboolean shaped;
  GstVideoInfo shape;
};

static gboolean
refuse (const Film *film, GError **error, const gchar *what)
{
  g_set_error (
      error, RENDER_ERROR, RENDER_ERROR_MOVIE, "%s: %s", film->file, what);
  return FALSE;
}

static ScheduleClock
clock_of (const Film *film)
{
  return (ScheduleClock){ GST_VIDEO_INFO_FPS_N (&film->shape),
    GST_VIDEO_INFO_FPS_D (&film->shape) };
}

static gboolean
set_range (Film *film, gint64 n_frames, GError **error)
{
  film->first = schedule_clock_first (clock_of (film), film->from);
  film->end = film->to > 0 ? schedule_clock_first (clock_of (film), film->to)
                           : n_frames;
  film->end = MIN (film->end, n_frames);
  return film->first < film->end
      || refuse (film, error, "no frame lies in the range asked for");
}

static gboolean
open_movie (Film *film, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (Movie) movie = movie_read_file (film->file, 0, NULL, &local);
  const MovieFormat *format = movie ? &movie->format : NULL;

  if (!movie || !movie_require_final (movie, &local)) {
    g_propagate_prefixed_error (
        error, g_steal_pointer (&local), "%s: ", film->file);
    return FALSE;
  }
  film->schedule = schedule_new (movie, 0, 1, NULL);
  gst_video_info_set_format (
      &film->shape, GST_VIDEO_FORMAT_I420, format->width, format->height);
  schedule_rate (film->schedule, &GST_VIDEO_INFO_FPS_N (&film->shape),
      &GST_VIDEO_INFO_FPS_D (&film->shape));
  return set_range (film, schedule_n_frames (film->schedule), error);
}

/* What it is, by its first bytes. */
static gboolean
look (Film *film, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (film->file);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  guint8 head[4096];
  gsize size, space;

  if (!stream
      || !g_input_stream_read_all (
          G_INPUT_STREAM (stream), head, sizeof head, &size, NULL, error)) {
    g_prefix_error (error, "%s: ", film->file);
    return FALSE;
  }
  for (space = 0; space < size && g_ascii_isspace (head[space]); space++)
    ;
  if (space < size && head[space] == '{')
    return open_movie (film, error);
  if (media_sniff (head, size) == MEDIA_MP4)
    film->demuxer = "qtdemux";
  else if (media_sniff (head, size) == MEDIA_WEBM)
    film->demuxer = "matroskademux";
  else
    film->playlist = hls_files_sniff (head, size);
  return film->demuxer || film->playlist
      || refuse (film, error,
          "neither a movie JSON nor an MP4, MOV, WebM or playlist");
}

Film *
film_open (const FilmRequest *request, GError **error)
{
  g_autoptr (Film) film = g_new0 (Film, 1);

  film->file = g_strdup (request->file);
  film->media_root = g_strdup (request->media_root);
  film->from = request->from_ms * MS;
  film->to = request->to_ms * MS;
  return look (film, error) ? g_steal_pointer (&film) : NULL;
}

void
film_free (Film *film)
{
  g_clear_pointer (&film->source, film_source_free);
  g_clear_pointer (&film->schedule, schedule_unref);
  g_free (film->file);
  g_free (film->media_root);
  g_free (film);
}

const gchar *
film_name (const Film *film)
{
  return film->file;
}

const GstVideoInfo *
film_shape (const Film *film)
{
  return &film->shape;
}

static FilmSource *
open_source (const Film *film, FilmPart part, GError **error)
{
  if (film->playlist)
    return film_source_playlist (film->file, part, error);
  if (!film->schedule)
    return film_source_film (film->file, film->demuxer, part, error);
  return film_source_movie (film->file, film->media_root, film->schedule, part,
      schedule_clock_time (clock_of (film), film->first),
      schedule_clock_time (clock_of (film), film->end), error);
}

static gboolean
start (Film *film, FilmPart part, GError **error)
{
  g_clear_pointer (&film->source, film_source_free);
  film->part = part;
  film->ended = 0;
  film->source = open_source (film, part, error);
  return film->source != NULL;
}

/* A file that was cut off ends early, and its demuxer finds nothing in it. A
 * track may end a little before the other one. */
static gboolean
ended_well (Film *film, GError **error)
{
  gint64 duration = film->schedule ? -1 : film_source_duration (film->source);
  gint64 slack = GST_SECOND / 10;

  if (duration < 0 || film->ended >= duration - slack)
    return TRUE;
  g_set_error (error, RENDER_ERROR, RENDER_ERROR_MOVIE,
      "%s: its %s end at %.3f s of %.3f s: it is cut off", film->file,
      film->part == FILM_PICTURES ? "pictures" : "samples", film->ended / 1e9,
      duration / 1e9);
  return FALSE;
}

/* FALSE with @error; TRUE without a sample at the end. */
static gboolean
pull (Film *film, GstSample **sample, GError **error)
{
  g_autoptr (GError) local = NULL;

  *sample = film_source_pull (film->source, &local);
  if (local) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return *sample || !film_source_has_part (film->source)
      || ended_well (film, error);
}

static gboolean
same_shape (const GstVideoInfo *a, const GstVideoInfo *b)
{
  return GST_VIDEO_INFO_WIDTH (a) == GST_VIDEO_INFO_WIDTH (b)
      && GST_VIDEO_INFO_HEIGHT (a) == GST_VIDEO_INFO_HEIGHT (b)
      && GST_VIDEO_INFO_FPS_N (a) == GST_VIDEO_INFO_FPS_N (b)
      && GST_VIDEO_INFO_FPS_D (a) == GST_VIDEO_INFO_FPS_D (b);
}

static gboolean
take_shape (Film *film, GstSample *sample, GError **error)
{
  GstVideoInfo info;

  if (!gst_video_info_from_caps (&info, gst_sample_get_caps (sample)))
    return refuse (film, error, "its pictures are of no known format");
  if (film->shaped)
    return same_shape (&info, &film->shape)
        || refuse (film, error, "its pictures change their size");
  if (GST_VIDEO_INFO_FORMAT (&info) != GST_VIDEO_FORMAT_I420
      || GST_VIDEO_INFO_FPS_N (&info) < 1) {
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_MOVIE,
        "%s: its pictures are %s at %d/%d frames a second; expected I420 at a "
        "steady rate",
        film->file, GST_VIDEO_INFO_NAME (&info), GST_VIDEO_INFO_FPS_N (&info),
        GST_VIDEO_INFO_FPS_D (&info));
    return FALSE;
  }
  film->shape = info;
  film->shaped = TRUE;
  return film->schedule || set_range (film, G_MAXINT64, error);
}

/* Where it stands on the screen: a film's clock may start at an edit. */
static gint64
running_time (GstSample *sample)
{
  GstBuffer *buffer = gst_sample_get_buffer (sample);

  return gst_segment_to_stream_time (gst_sample_get_segment (sample),
      GST_FORMAT_TIME, GST_BUFFER_PTS (buffer));
}

static gboolean
place_picture (
    Film *film, GstSample *sample, FilmPicture *picture, GError **error)
{
  gint64 time = running_time (sample);

  if (!take_shape (film, sample, error))
    return FALSE;
  picture->number = schedule_clock_length (clock_of (film), time);
  picture->time = schedule_clock_time (clock_of (film), picture->number);
  film->ended = schedule_clock_time (clock_of (film), picture->number + 1);
  if (picture->number < film->frame)
    return refuse (film, error, "two of its pictures are one frame");
  film->frame = picture->number + 1;
  return TRUE;
}

gboolean
film_next_picture (Film *film, FilmPicture *picture, GError **error)
{
  if (!film->source && !start (film, FILM_PICTURES, error))
    return FALSE;
  for (;;) {
    g_autoptr (GstSample) sample = NULL;

    picture->sample = NULL;
    if (!pull (film, &sample, error))
      return FALSE;
    if (!sample)
      return film->frame > film->first
          || refuse (film, error,
              film->shaped ? "no frame lies in the range asked for"
                           : "there are no pictures");
    if (!place_picture (film, sample, picture, error))
      return FALSE;
    if (picture->number >= film->end)
      return TRUE;
    if (picture->number < film->first)
      continue;
    picture->sample = g_steal_pointer (&sample);
    return TRUE;
  }
}

/* Samples of a film are counted from its start, of a movie from the range. */
static gboolean
start_sound (Film *film, GError **error)
{
  if (!start (film, FILM_SOUND, error))
    return FALSE;
  film->position = film->schedule
      ? schedule_clock_samples (clock_of (film), film->first, 48000)
      : 0;
  return TRUE;
}

static gboolean
take_sound (Film *film, GstSample *sample, FilmSound *sound, GError **error)
{
  gsize bytes = gst_buffer_get_size (gst_sample_get_buffer (sample));
  gint64 first, end, from, to;
  GstAudioInfo info;
  gint frame;

  if (!gst_audio_info_from_caps (&info, gst_sample_get_caps (sample)))
    return refuse (film, error, "its sound is of no known format");
  frame = GST_AUDIO_INFO_BPF (&info);
  sound->rate = GST_AUDIO_INFO_RATE (&info);
  sound->channels = GST_AUDIO_INFO_CHANNELS (&info);
  first = schedule_clock_samples (clock_of (film), film->first, sound->rate);
  end = film->end == G_MAXINT64
      ? G_MAXINT64
      : schedule_clock_samples (clock_of (film), film->end, sound->rate);
  from = CLAMP (first, film->position, film->position + (gint64) bytes / frame);
  to = CLAMP (end, from, film->position + (gint64) bytes / frame);
  sound->first = from;
  sound->skip = (from - film->position) * frame;
  sound->size = (to - from) * frame;
  film->position += bytes / frame;
  film->ended = gst_util_uint64_scale (film->position, GST_SECOND, sound->rate);
  return TRUE;
}

gboolean
film_next_sound (Film *film, FilmSound *sound, GError **error)
{
  *sound = (FilmSound){ 0 };
  if (film->part != FILM_SOUND && !start_sound (film, error))
    return FALSE;
  for (;;) {
    g_autoptr (GstSample) sample = NULL;

    if (!pull (film, &sample, error))
      return FALSE;
    if (!sample)
      return TRUE;
    if (!take_sound (film, sample, sound, error))
      return FALSE;
    if (sound->size == 0)
      continue;
    sound->sample = g_steal_pointer (&sample);
    return TRUE;
  }
}
