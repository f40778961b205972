/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Life of a movie: made with its defaults, shared, taken apart. */

#include "movie.h"
#include "movie-fields.h"

Movie *
movie_new (void)
{
  Movie *movie = g_atomic_rc_box_new0 (Movie);

  movie_object_defaults (&movie_document, movie);
  return movie;
}

Movie *
movie_ref (Movie *movie)
{
  return g_atomic_rc_box_acquire (movie);
}

static void
clear_movie (gpointer data)
{
  Movie *movie = data;

  g_clear_pointer (&movie->title, g_free);
  g_clear_pointer (&movie->scenes, g_ptr_array_unref);
  g_clear_pointer (&movie->overlays, g_ptr_array_unref);
  g_clear_pointer (&movie->effects, g_ptr_array_unref);
  g_clear_pointer (&movie->audio, g_ptr_array_unref);
  g_clear_pointer (&movie->captions.cues, g_ptr_array_unref);
  g_clear_pointer (&movie->captions.src, g_free);
  g_clear_pointer (&movie->captions.script, g_bytes_unref);
  g_clear_pointer (&movie->captions.spec.font, g_free);
  params_clear (&movie->captions.spec.settings);
}

void
movie_unref (Movie *movie)
{
  g_atomic_rc_box_release_full (movie, clear_movie);
}

void
movie_scene_free (gpointer data)
{
  MovieScene *scene = data;

  g_free (scene->src);
  g_free (scene->asset_slot);
  params_clear (&scene->motion.settings);
  params_clear (&scene->transition_out.settings);
  g_free (scene);
}

void
movie_effect_free (gpointer data)
{
  MovieEffect *effect = data;

  params_clear (&effect->settings);
  g_free (effect);
}

void
movie_overlay_free (gpointer data)
{
  MovieOverlay *overlay = data;

  g_free (overlay->spec.text);
  g_free (overlay->spec.subtext);
  params_clear (&overlay->spec.settings);
  params_clear (&overlay->spec.enter.settings);
  params_clear (&overlay->spec.exit.settings);
  g_free (overlay->spec.src);
  g_free (overlay->spec.style.font);
  g_free (overlay);
}

void
movie_audio_free (gpointer data)
{
  MovieAudio *audio = data;

  g_free (audio->src);
  g_free (audio->asset_slot);
  g_clear_pointer (&audio->envelope, g_ptr_array_unref);
  g_free (audio);
}

void
movie_cue_free (gpointer data)
{
  CaptionCue *cue = data;

  for (guint i = 0; i < cue->n_words; i++)
    g_free (cue->words[i].text);
  g_free (cue->words);
  g_free (cue->text);
  g_free (cue->speaker);
  g_free (cue);
}

gboolean
movie_is_draft (const Movie *movie)
{
  for (guint i = 0; i < movie->scenes->len; i++) {
    const MovieScene *scene = g_ptr_array_index (movie->scenes, i);

    if (scene->asset_slot && !scene->src)
      return TRUE;
  }
  for (guint i = 0; i < movie->audio->len; i++) {
    const MovieAudio *audio = g_ptr_array_index (movie->audio, i);

    if (audio->asset_slot && !audio->src)
      return TRUE;
  }
  return FALSE;
}
