/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Walks the settings of transitions, motions and effects in the order of the
 * document: see movie-settings.h. */

#include "movie-settings.h"

typedef struct {
  MovieFileFunc func;
  gpointer user_data;
} Visit;

static void
visit (const Visit *to, const ParamSpec *specs, const ParamValues *values,
    const gchar *list, guint index, const gchar *member)
{
  for (guint i = 0; i < params_count (specs); i++) {
    g_autofree gchar *path = NULL;

    if (specs[i].kind != PARAM_FILE || !values->text[i])
      continue;
    path = g_strdup_printf (
        "$.movie.%s[%u].%ssettings.%s", list, index, member, specs[i].name);
    to->func (path, values->text[i], &specs[i], to->user_data);
  }
}

void
movie_settings_files (
    const Movie *movie, MovieFileFunc func, gpointer user_data)
{
  const Visit to = { func, user_data };

  for (guint i = 0; i < movie->scenes->len; i++) {
    const MovieScene *scene = g_ptr_array_index (movie->scenes, i);
    const MovieTransition *out = &scene->transition_out;

    if (scene->motion.type)
      visit (&to, scene->motion.type->params, &scene->motion.settings, "scenes",
          i, "motion.");
    if (out->type)
      visit (&to, out->type->params, &out->settings, "scenes", i,
          "transition_out.");
  }
  for (guint i = 0; i < movie->overlays->len; i++) {
    const MovieOverlay *overlay = g_ptr_array_index (movie->overlays, i);

    visit (
        &to, overlay->kind->params, &overlay->spec.settings, "overlays", i, "");
  }
  for (guint i = 0; i < movie->effects->len; i++) {
    const MovieEffect *effect = g_ptr_array_index (movie->effects, i);

    visit (&to, effect->type->params, &effect->settings, "effects", i, "");
  }
}
