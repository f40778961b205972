/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The families of effects, and what holds for all of them. Knows nothing of
 * planes or of a movie. */

#include "effect-family.h"
#include "name.h"

static const Effect *const *const families[] = {
  effects_camera,
  effects_shake,
  effects_flash,
  effects_grade,
  effects_tone,
  effects_light,
  effects_film,
  effects_weather,
  effects_blur,
  effects_detail,
  effects_raster,
  effects_glitch,
  effects_warp,
  NULL,
};

const Effect *const *
effects_all (void)
{
  static gsize all = 0;

  if (g_once_init_enter (&all))
    g_once_init_leave (&all, (gsize) name_join (families));
  return (const Effect *const *) all;
}

const Effect *
effect_find (const gchar *name)
{
  return name_find (effects_all (), name);
}

const Effect *
effect_find_elsewhere (const gchar *name)
{
  return name_find (effects_elsewhere, name);
}

const gchar *
effect_domain_to_string (EffectDomain domain)
{
  static const gchar *const texts[] = {
    [EFFECT_PICTURE] = "acts on a picture",
    [EFFECT_CLIP_TIME] = "acts on a clip's time",
    [EFFECT_AUDIO] = "acts on sound",
    [EFFECT_TWO_LAYERS] = "acts on a picture over another one",
  };

  return texts[domain];
}

/* @given as the functions of @effect want it. */
static const EffectState *
own_state (const Effect *effect, const EffectState *given, EffectState *state,
    ParamValues *defaults)
{
  *state = *given;
  state->data = effect->data;
  if (!state->params) {
    params_defaults (effect->params, defaults);
    state->params = defaults;
  }
  return state;
}

void
effect_view (const Effect *effect, const EffectState *given, LayerView *view)
{
  EffectState state;
  ParamValues defaults;

  *view = LAYER_VIEW_WHOLE;
  effect->view (own_state (effect, given, &state, &defaults), view);
}

gboolean
effect_is_idle (const Effect *effect, const EffectState *given)
{
  EffectState state;
  ParamValues defaults;
  LayerView view;

  if (effect->view) {
    effect_view (effect, given, &view);
    return layer_view_is_whole (&view);
  }
  return effect->is_identity
      && effect->is_identity (own_state (effect, given, &state, &defaults));
}

/* Looked at so many moments of so many seconds. */
#define LOOKS 128
#define LOOK_SECONDS 8

gdouble
effect_max_zoom (const Effect *effect, const ParamValues *params)
{
  gdouble zoom = 1;

  for (gint i = 0; effect->view && i <= LOOKS; i++) {
    const EffectState state = { .t = (gdouble) i / LOOKS,
      .seconds = (gdouble) i * LOOK_SECONDS / LOOKS,
      .frame = i,
      .fps_n = LOOKS / LOOK_SECONDS,
      .fps_d = 1,
      .width = 1280,
      .height = 720,
      .params = params };
    LayerView view;

    effect_view (effect, &state, &view);
    zoom = MAX (zoom, view.zoom);
  }
  return zoom;
}
