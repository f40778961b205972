/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The still cache and its prefetching thread: see stills.h. */
#include "stills.h"
#include "backdrop.h"

typedef enum {
  STILL_NONE, /* not a picture, or nothing wanted */
  STILL_WANTED,
  STILL_LOADING,
  STILL_READY,
  STILL_FAILED,
} StillState;

typedef struct {
  guint scene;
  StillState state;
  Picture *picture;
  GError *error;
} Still;

struct Stills {
  ClipMedia *media;
  Schedule *schedule;
  gint width, height;
  PictureMatrix matrix;

  GThread *thread;
  GMutex lock;
  GCond cond;
  /* The scenes wanted are consecutive, so that scene % 2 tells the place. */
  Still still[2];
  GCancellable *loading; /* of the decode under way */
  guint loading_scene;
  gboolean flushing, quit;
};

static void
still_clear (Still *still)
{
  g_clear_pointer (&still->picture, picture_free);
  g_clear_error (&still->error);
  still->scene = G_MAXUINT;
  still->state = STILL_NONE;
}

#define STRIP 128 /* rows, even */

/* In strips, to notice a cancel between them. */
static Picture *
convert (Stills *stills, const MediaImage *image, guint32 under,
    GCancellable *cancellable, GError **error)
{
  const gint stride = image->width * 4;
  g_autoptr (Picture) whole =
      picture_new (image->width, image->height, stills->matrix);

  for (gint y = 0; y < image->height; y += STRIP) {
    gint height = MIN (STRIP, image->height - y);

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    Picture strip = picture_view (whole, 0, y, image->width, height);
    picture_set_rgba (&strip, image->rgba + (gsize) y * stride, stride, under);
  }
  return g_steal_pointer (&whole);
}

static Picture *
contain_blur (Stills *stills, const Picture *full, guint index,
    GCancellable *cancellable, GError **error)
{
  Picture *still = backdrop_contain (full, stills->width, stills->height,
      schedule_scene_max_zoom (stills->schedule, index), cancellable);

  if (!still)
    g_cancellable_set_error_if_cancelled (cancellable, error);
  return still;
}

static Picture *
load (Stills *stills, guint index, GCancellable *cancellable, GError **error)
{
  const Movie *movie = clip_media_movie (stills->media);
  const MovieScene *scene = g_ptr_array_index (movie->scenes, index);
  MediaImage *image =
      clip_media_image (stills->media, index, cancellable, error);

  if (!image)
    return NULL;

  g_autoptr (Picture) full = convert (
      stills, image, movie->format.background | 0xff, cancellable, error);
  media_image_free (image);
  if (!full)
    return NULL;

  if (scene->fit == LAYER_FIT_CONTAIN_BLUR)
    return contain_blur (stills, full, index, cancellable, error);
  gint width, height;
  layer_still_size (full->width, full->height, stills->width, stills->height,
      scene->fit, schedule_scene_max_zoom (stills->schedule, index), &width,
      &height);
  if (width == full->width && height == full->height)
    return g_steal_pointer (&full);
  Picture *still = picture_resize_unless (full, width, height, cancellable);
  if (!still)
    g_cancellable_set_error_if_cancelled (cancellable, error);
  return still;
}

/* The wanted scene that is shown first. With the lock. */
static Still *
next_wanted (Stills *stills)
{
  Still *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (stills->still); i++) {
    Still *still = &stills->still[i];

    if (still->state == STILL_WANTED && (!found || still->scene < found->scene))
      found = still;
  }
  return found;
}

/* Files what was loaded, unless the scene is no longer wanted. With the lock. */
static void
settle (Stills *stills, guint scene, gboolean cancelled, Picture *picture,
    GError *error)
{
  Still *still = &stills->still[scene % 2];

  /* Cancelled, and wanted again meanwhile: it is simply loaded again. */
  if (still->scene != scene || (cancelled && !picture)) {
    g_clear_pointer (&picture, picture_free);
    g_clear_error (&error);
    return;
  }
  still->picture = picture;
  still->error = error;
  still->state = picture ? STILL_READY : STILL_FAILED;
  g_cond_broadcast (&stills->cond);
}

static gpointer
prefetch (gpointer data)
{
  Stills *stills = data;

  g_mutex_lock (&stills->lock);
  while (!stills->quit) {
    Still *still = next_wanted (stills);

    if (!still) {
      g_cond_wait (&stills->cond, &stills->lock);
      continue;
    }

    guint scene = still->scene;
    GError *error = NULL;
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();

    still->state = STILL_LOADING;
    stills->loading = cancellable;
    stills->loading_scene = scene;
    g_mutex_unlock (&stills->lock);
    Picture *picture = load (stills, scene, cancellable, &error);
    g_mutex_lock (&stills->lock);
    stills->loading = NULL;
    settle (stills, scene, g_cancellable_is_cancelled (cancellable), picture,
        error);
  }
  g_mutex_unlock (&stills->lock);
  return NULL;
}

Stills *
stills_new (ClipMedia *media, const Schedule *schedule, gint width, gint height,
    PictureMatrix matrix)
{
  Stills *stills = g_new0 (Stills, 1);

  stills->media = clip_media_ref (media);
  stills->schedule = schedule_ref ((Schedule *) schedule);
  stills->width = width;
  stills->height = height;
  stills->matrix = matrix;
  g_mutex_init (&stills->lock);
  g_cond_init (&stills->cond);
  for (guint i = 0; i < G_N_ELEMENTS (stills->still); i++)
    still_clear (&stills->still[i]);
  stills->thread = g_thread_new ("jsonclip-stills", prefetch, stills);
  return stills;
}

void
stills_free (Stills *stills)
{
  g_mutex_lock (&stills->lock);
  stills->quit = TRUE;
  if (stills->loading)
    g_cancellable_cancel (stills->loading);
  g_cond_broadcast (&stills->cond);
  g_mutex_unlock (&stills->lock);
  g_thread_join (stills->thread);

  for (guint i = 0; i < G_N_ELEMENTS (stills->still); i++)
    still_clear (&stills->still[i]);
  g_mutex_clear (&stills->lock);
  g_cond_clear (&stills->cond);
  schedule_unref (stills->schedule);
  clip_media_unref (stills->media);
  g_free (stills);
}

static gboolean
is_picture (const Stills *stills, guint index)
{
  const GPtrArray *scenes = clip_media_movie (stills->media)->scenes;

  if (index >= scenes->len)
    return FALSE;
  const MovieScene *scene = g_ptr_array_index (scenes, index);
  return scene->type == MOVIE_SCENE_IMAGE;
}

void
stills_want (Stills *stills, guint scene)
{
  g_mutex_lock (&stills->lock);
  for (guint s = scene; s < scene + 2; s++) {
    Still *still = &stills->still[s % 2];

    if (still->scene == s)
      continue;
    if (stills->loading && stills->loading_scene == still->scene)
      g_cancellable_cancel (stills->loading);
    still_clear (still);
    still->scene = s;
    still->state = is_picture (stills, s) ? STILL_WANTED : STILL_NONE;
    g_cond_broadcast (&stills->cond);
  }
  g_mutex_unlock (&stills->lock);
}

const Picture *
stills_get (Stills *stills, guint scene, GError **error)
{
  Still *still = &stills->still[scene % 2];
  const Picture *picture = NULL;

  g_mutex_lock (&stills->lock);
  g_assert (still->scene == scene && still->state != STILL_NONE);
  while (!stills->flushing
      && (still->state == STILL_WANTED || still->state == STILL_LOADING))
    g_cond_wait (&stills->cond, &stills->lock);
  if (still->state == STILL_READY)
    picture = still->picture;
  else if (still->state == STILL_FAILED)
    g_propagate_error (error, g_error_copy (still->error));
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "flushing");
  g_mutex_unlock (&stills->lock);
  return picture;
}

void
stills_set_flushing (Stills *stills, gboolean flushing)
{
  g_mutex_lock (&stills->lock);
  stills->flushing = flushing;
  g_cond_broadcast (&stills->cond);
  g_mutex_unlock (&stills->lock);
}
