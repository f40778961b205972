/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The hashes of one film; verify-compare.c holds two against each other. */
#include "verify.h"

#include "render.h"

#include <string.h>

static void G_GNUC_PRINTF (2, 3)
    add_line (FrameHash *hash, const gchar *format, ...)
{
  g_autofree gchar *line = NULL;
  va_list args;

  va_start (args, format);
  line = g_strdup_vprintf (format, args);
  va_end (args);
  frame_hash_add (hash, line, strlen (line));
}

typedef struct {
  Film *film;
  VerifySummary *summary;
  FrameHash *one, *whole; /* of a frame or the sound; of all */
  VerifyFrameFunc func;
  gpointer user_data;
} Verify;

static gboolean
hash_picture (Verify *verify, const FilmPicture *picture, GError **error)
{
  VerifyFrame frame = { .number = picture->number, .time = picture->time };
  GstVideoInfo info;
  GstVideoFrame mapped;

  if (!gst_video_info_from_caps (&info, gst_sample_get_caps (picture->sample))
      || !gst_video_frame_map (&mapped, &info,
          gst_sample_get_buffer (picture->sample), GST_MAP_READ)) {
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_MOVIE,
        "%s: frame %" G_GINT64_FORMAT " cannot be read",
        film_name (verify->film), picture->number);
    return FALSE;
  }
  frame_hash_add_picture (verify->one, &mapped);
  gst_video_frame_unmap (&mapped);
  frame_hash_take (verify->one, frame.hash);
  add_line (
      verify->whole, "%" G_GINT64_FORMAT " %s\n", frame.number, frame.hash);
  if (verify->func)
    verify->func (&frame, verify->user_data);
  return TRUE;
}

static void
take_shape (Verify *verify)
{
  const GstVideoInfo *shape = film_shape (verify->film);
  VerifySummary *summary = verify->summary;

  summary->width = GST_VIDEO_INFO_WIDTH (shape);
  summary->height = GST_VIDEO_INFO_HEIGHT (shape);
  summary->fps_n = GST_VIDEO_INFO_FPS_N (shape);
  summary->fps_d = GST_VIDEO_INFO_FPS_D (shape);
  add_line (verify->whole, "I420 %dx%d %d/%d\n", summary->width,
      summary->height, summary->fps_n, summary->fps_d);
}

static gboolean
hash_pictures (Verify *verify, GError **error)
{
  for (;;) {
    FilmPicture picture = { 0 };
    g_autoptr (GstSample) sample = NULL;

    if (!film_next_picture (verify->film, &picture, error))
      return FALSE;
    sample = picture.sample;
    if (!sample)
      return TRUE;
    if (verify->summary->frames++ == 0)
      take_shape (verify);
    if (!hash_picture (verify, &picture, error))
      return FALSE;
  }
}

static gboolean
hash_samples (Verify *verify, const FilmSound *sound, GError **error)
{
  VerifySummary *summary = verify->summary;
  GstMapInfo map;

  if (!gst_buffer_map (
          gst_sample_get_buffer (sound->sample), &map, GST_MAP_READ)) {
    g_set_error_literal (error, RENDER_ERROR, RENDER_ERROR_OUTPUT,
        "samples cannot be read from memory");
    return FALSE;
  }
  frame_hash_add (verify->one, map.data + sound->skip, sound->size);
  gst_buffer_unmap (gst_sample_get_buffer (sound->sample), &map);
  summary->rate = sound->rate;
  summary->channels = sound->channels;
  summary->samples += sound->size / (sizeof (gfloat) * sound->channels);
  return TRUE;
}

static gboolean
hash_sound (Verify *verify, GError **error)
{
  VerifySummary *summary = verify->summary;

  for (;;) {
    g_autoptr (GstSample) sample = NULL;
    FilmSound sound;

    if (!film_next_sound (verify->film, &sound, error))
      return FALSE;
    sample = sound.sample;
    if (!sample)
      break;
    if (!hash_samples (verify, &sound, error))
      return FALSE;
  }
  if (summary->rate == 0)
    return TRUE;
  frame_hash_take (verify->one, summary->sound);
  add_line (verify->whole, "F32LE %d %d %" G_GINT64_FORMAT " %s\n",
      summary->rate, summary->channels, summary->samples, summary->sound);
  return TRUE;
}

gboolean
verify_film (const FilmRequest *request, VerifyFrameFunc func,
    gpointer user_data, VerifySummary *summary, GError **error)
{
  g_autoptr (Film) film = film_open (request, error);
  g_autoptr (FrameHash) one = frame_hash_new ();
  g_autoptr (FrameHash) whole = frame_hash_new ();
  Verify verify = { film, summary, one, whole, func, user_data };

  *summary = (VerifySummary){ 0 };
  if (!film || !hash_pictures (&verify, error) || !hash_sound (&verify, error))
    return FALSE;
  frame_hash_take (whole, summary->hash);
  return TRUE;
}
