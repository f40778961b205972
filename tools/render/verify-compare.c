/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Two films, picture by picture and sample by sample. */
#include "verify.h"

#include "likeness.h"
#include "render.h"

#include <math.h>
#include <string.h>

typedef struct {
  Film *film[2];
  VerifyDifference *found;
  guint64 worst_error;
  GstSample *worst[2];
} Comparison;

static void
comparison_clear (Comparison *comparison)
{
  for (guint i = 0; i < 2; i++) {
    g_clear_pointer (&comparison->film[i], film_free);
    g_clear_pointer (&comparison->worst[i], gst_sample_unref);
  }
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Comparison, comparison_clear)

/* A picture of each, or what one of them has beyond the other's end. */
typedef struct {
  FilmPicture of[2];
} Pictures;

static void
pictures_clear (Pictures *pictures)
{
  g_clear_pointer (&pictures->of[0].sample, gst_sample_unref);
  g_clear_pointer (&pictures->of[1].sample, gst_sample_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pictures, pictures_clear)

/* Both mapped. */
typedef struct {
  GstVideoFrame frame[2];
} Views;

static void
unmap (Views *views)
{
  gst_video_frame_unmap (&views->frame[0]);
  gst_video_frame_unmap (&views->frame[1]);
}

static gboolean
map_one (GstVideoFrame *frame, GstSample *sample)
{
  GstVideoInfo info;

  return gst_video_info_from_caps (&info, gst_sample_get_caps (sample))
      && gst_video_frame_map (
          frame, &info, gst_sample_get_buffer (sample), GST_MAP_READ);
}

static gboolean
map (Views *views, GstSample *a, GstSample *b, GError **error)
{
  if (map_one (&views->frame[0], a)) {
    if (map_one (&views->frame[1], b))
      return TRUE;
    gst_video_frame_unmap (&views->frame[0]);
  }
  g_set_error_literal (
      error, RENDER_ERROR, RENDER_ERROR_MOVIE, "a frame cannot be read");
  return FALSE;
}

static LikenessPlane
plane_of (const GstVideoFrame *frame, guint plane)
{
  return (LikenessPlane){ GST_VIDEO_FRAME_PLANE_DATA (frame, plane),
    GST_VIDEO_FRAME_PLANE_STRIDE (frame, plane) };
}

static guint64
plane_size (const GstVideoFrame *frame, guint plane)
{
  return (guint64) GST_VIDEO_FRAME_COMP_WIDTH (frame, plane)
      * GST_VIDEO_FRAME_COMP_HEIGHT (frame, plane);
}

static guint64
all_error (const Views *views)
{
  const GstVideoFrame *a = &views->frame[0], *b = &views->frame[1];
  guint64 sum = 0;

  for (guint i = 0; i < GST_VIDEO_FRAME_N_PLANES (a); i++)
    sum += likeness_error (plane_of (a, i), plane_of (b, i),
        GST_VIDEO_FRAME_COMP_WIDTH (a, i), GST_VIDEO_FRAME_COMP_HEIGHT (a, i));
  return sum;
}

static void
note_frame (VerifyDifference *found, const FilmPicture *picture)
{
  if (found->frames_differ++ > 0)
    return;
  found->first_frame = picture->number;
  found->first_time = picture->time;
}

static void
keep_worst (Comparison *comparison, const Pictures *pictures, guint64 error)
{
  if (error <= comparison->worst_error)
    return;
  comparison->worst_error = error;
  comparison->found->worst_frame = pictures->of[0].number;
  comparison->found->worst_time = pictures->of[0].time;
  gst_mini_object_replace ((GstMiniObject **) &comparison->worst[0],
      GST_MINI_OBJECT_CAST (pictures->of[0].sample));
  gst_mini_object_replace ((GstMiniObject **) &comparison->worst[1],
      GST_MINI_OBJECT_CAST (pictures->of[1].sample));
}

static gboolean
compare_both (Comparison *comparison, const Pictures *pictures, GError **error)
{
  guint64 sum;
  Views views;

  if (!map (&views, pictures->of[0].sample, pictures->of[1].sample, error))
    return FALSE;
  sum = all_error (&views);
  unmap (&views);
  if (sum == 0)
    return TRUE;
  note_frame (comparison->found, &pictures->of[0]);
  keep_worst (comparison, pictures, sum);
  return TRUE;
}

static gboolean
rate_worst (Comparison *comparison, GError **error)
{
  VerifyDifference *found = comparison->found;
  const GstVideoFrame *a;
  guint64 n = 0;
  Views views;

  if (!comparison->worst[0])
    return TRUE;
  if (!map (&views, comparison->worst[0], comparison->worst[1], error))
    return FALSE;
  a = &views.frame[0];
  for (guint i = 0; i < GST_VIDEO_FRAME_N_PLANES (a); i++)
    n += plane_size (a, i);
  found->psnr = likeness_psnr (comparison->worst_error, n);
  found->ssim = likeness_ssim (plane_of (a, 0), plane_of (&views.frame[1], 0),
      GST_VIDEO_FRAME_WIDTH (a), GST_VIDEO_FRAME_HEIGHT (a));
  unmap (&views);
  return TRUE;
}

static gchar *
describe_shape (const Film *film)
{
  const GstVideoInfo *info = film_shape (film);

  return g_strdup_printf ("%dx%d at %d/%d", GST_VIDEO_INFO_WIDTH (info),
      GST_VIDEO_INFO_HEIGHT (info), GST_VIDEO_INFO_FPS_N (info),
      GST_VIDEO_INFO_FPS_D (info));
}

/* Sets the reason unless both have one size and rate. */
static void
compare_shapes (Comparison *comparison)
{
  g_autofree gchar *a = describe_shape (comparison->film[0]);
  g_autofree gchar *b = describe_shape (comparison->film[1]);

  if (!g_str_equal (a, b))
    comparison->found->reason = g_strdup_printf ("%s is %s, %s is %s",
        film_name (comparison->film[0]), a, film_name (comparison->film[1]), b);
}

static gboolean
next_pictures (Comparison *comparison, Pictures *pictures, GError **error)
{
  VerifyDifference *found = comparison->found;
  gboolean first = found->frames[0] == 0;

  for (guint i = 0; i < 2; i++) {
    if (!film_next_picture (comparison->film[i], &pictures->of[i], error))
      return FALSE;
    found->frames[i] += pictures->of[i].sample != NULL;
  }
  if (first)
    compare_shapes (comparison);
  return TRUE;
}

static gboolean
compare_pictures (Comparison *comparison, GError **error)
{
  for (;;) {
    g_auto (Pictures) pictures = { 0 };
    const FilmPicture *a = &pictures.of[0], *b = &pictures.of[1];

    if (!next_pictures (comparison, &pictures, error))
      return FALSE;
    if (comparison->found->reason)
      return TRUE;
    if (!a->sample && !b->sample)
      return rate_worst (comparison, error);
    if (!a->sample || !b->sample)
      note_frame (comparison->found, a->sample ? a : b);
    else if (!compare_both (comparison, &pictures, error))
      return FALSE;
  }
}

/* What one film has given and has not been compared yet. */
typedef struct {
  Film *film;
  FilmSound sound;
  gboolean over;
} Listener;

static void
listener_clear (Listener *listener)
{
  g_clear_pointer (&listener->sound.sample, gst_sample_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Listener, listener_clear)

static gint
bytes_per_sample (const FilmSound *sound)
{
  return sizeof (gfloat) * sound->channels;
}

static gboolean
listen (Listener *listener, GError **error)
{
  if (listener->over || listener->sound.size > 0)
    return TRUE;
  listener_clear (listener);
  if (!film_next_sound (listener->film, &listener->sound, error))
    return FALSE;
  listener->over = !listener->sound.sample;
  return TRUE;
}

static void
hear (Listener *listener, gsize bytes)
{
  listener->sound.skip += bytes;
  listener->sound.size -= bytes;
  listener->sound.first += bytes / bytes_per_sample (&listener->sound);
}

static void
note_samples (VerifyDifference *found, gint64 first, gint64 n)
{
  if (n > 0 && found->samples_differ == 0)
    found->first_sample = first;
  found->samples_differ += n;
}

static void
compare_samples (VerifyDifference *found, const FilmSound *sound,
    const guint8 *a, const guint8 *b, gsize size)
{
  gsize bytes = bytes_per_sample (sound);

  for (gsize at = 0; at < size; at += bytes) {
    if (memcmp (a + at, b + at, bytes) == 0)
      continue;
    note_samples (found, sound->first + at / bytes, 1);
    for (gint i = 0; i < sound->channels; i++) {
      gfloat va = GFLOAT_FROM_LE (((const gfloat *) (a + at))[i]);
      gfloat vb = GFLOAT_FROM_LE (((const gfloat *) (b + at))[i]);

      found->peak = MAX (found->peak, fabs ((gdouble) va - vb));
    }
  }
}

static void
compare_heard (VerifyDifference *found, Listener *one, Listener *other)
{
  const FilmSound *a = &one->sound, *b = &other->sound;
  gsize size = MIN (a->size, b->size);
  GstMapInfo map_a, map_b;

  gst_buffer_map (gst_sample_get_buffer (a->sample), &map_a, GST_MAP_READ);
  gst_buffer_map (gst_sample_get_buffer (b->sample), &map_b, GST_MAP_READ);
  compare_samples (found, a, map_a.data + a->skip, map_b.data + b->skip, size);
  gst_buffer_unmap (gst_sample_get_buffer (a->sample), &map_a);
  gst_buffer_unmap (gst_sample_get_buffer (b->sample), &map_b);
  found->samples[0] += size / bytes_per_sample (a);
  found->samples[1] += size / bytes_per_sample (a);
  hear (one, size);
  hear (other, size);
}

/* What only one has differs, down to its last sample. */
static void
count_rest (VerifyDifference *found, Listener *listener, guint which)
{
  gsize size = listener->sound.size;
  gint64 n = size / bytes_per_sample (&listener->sound);

  note_samples (found, listener->sound.first, n);
  found->samples[which] += n;
  hear (listener, size);
}

static gboolean
same_sound (Comparison *comparison, const FilmSound *a, const FilmSound *b)
{
  if (a->rate == b->rate && a->channels == b->channels)
    return TRUE;
  comparison->found->reason =
      g_strdup_printf ("%s has %d channels at %d Hz, %s has %d at %d Hz",
          film_name (comparison->film[0]), a->channels, a->rate,
          film_name (comparison->film[1]), b->channels, b->rate);
  return FALSE;
}

static gboolean
compare_sound (Comparison *comparison, GError **error)
{
  VerifyDifference *found = comparison->found;
  g_auto (Listener) a = { comparison->film[0] }, b = { comparison->film[1] };

  for (;;) {
    Listener *one = NULL;

    if (!listen (&a, error) || !listen (&b, error))
      return FALSE;
    if (a.over && b.over)
      return TRUE;
    if (a.over || b.over)
      one = a.over ? &b : &a;
    found->rate = (one ? one : &a)->sound.rate;
    if (one)
      count_rest (found, one, one == &b);
    else if (!same_sound (comparison, &a.sound, &b.sound))
      return TRUE;
    else
      compare_heard (found, &a, &b);
  }
}

gboolean
verify_equal (const VerifyDifference *difference)
{
  return !difference->reason && difference->frames_differ == 0
      && difference->samples_differ == 0;
}

void
verify_difference_clear (VerifyDifference *difference)
{
  g_clear_pointer (&difference->reason, g_free);
}

gboolean
verify_compare (const FilmRequest *a, const FilmRequest *b,
    VerifyDifference *difference, GError **error)
{
  g_auto (Comparison)
      comparison = { { film_open (a, error), NULL }, difference };

  *difference = (VerifyDifference){
    .first_frame = -1, .worst_frame = -1, .first_sample = -1
  };
  if (comparison.film[0])
    comparison.film[1] = film_open (b, error);
  if (!comparison.film[1] || !compare_pictures (&comparison, error))
    return FALSE;
  return difference->reason || compare_sound (&comparison, error);
}
