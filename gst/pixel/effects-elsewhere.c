/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Effects that other programs list beside those of a picture. They are known
 * here so that a movie that asks for one is told what it acts on. */

#include "effect-family.h"

#define ELSEWHERE(id, where, does, ...)                                        \
  static const Effect effect_##id = {                                          \
    .name = #id, .summary = does, .domain = where, __VA_ARGS__                 \
  };

ELSEWHERE (freeze, EFFECT_CLIP_TIME, "one frame of a clip stands still",
    .aliases = ALIASES ("freeze_frame"))
ELSEWHERE (reverse, EFFECT_CLIP_TIME, "a clip runs backwards")
ELSEWHERE (speed, EFFECT_CLIP_TIME, "a clip runs faster or slower")
ELSEWHERE (speed_ramp, EFFECT_CLIP_TIME, "a clip changes its speed")
ELSEWHERE (time_remap, EFFECT_CLIP_TIME, "a clip's time by a curve")
ELSEWHERE (echo, EFFECT_CLIP_TIME, "earlier frames shine through",
    .aliases = ALIASES ("trails"))
ELSEWHERE (datamosh, EFFECT_CLIP_TIME, "one clip's movement drags another's")

ELSEWHERE (duck, EFFECT_AUDIO, "music dips under a voice")
ELSEWHERE (loudnorm, EFFECT_AUDIO, "the same loudness throughout")
ELSEWHERE (eq, EFFECT_AUDIO, "some pitches louder than others",
    .aliases = ALIASES ("equalizer"))
ELSEWHERE (limiter, EFFECT_AUDIO, "no peak above a level")
ELSEWHERE (pitch, EFFECT_AUDIO, "higher or lower at the same speed")
ELSEWHERE (tempo, EFFECT_AUDIO, "faster or slower at the same pitch")

ELSEWHERE (parallax, EFFECT_TWO_LAYERS, "what is near moves more")
ELSEWHERE (dolly_zoom, EFFECT_TWO_LAYERS,
    "what is near grows while what is far shrinks",
    .aliases = ALIASES ("vertigo"))
ELSEWHERE (chroma_key, EFFECT_TWO_LAYERS, "one colour lets through",
    .aliases = ALIASES ("green_screen"))
ELSEWHERE (luma_key, EFFECT_TWO_LAYERS, "dark or bright lets through")
ELSEWHERE (mask, EFFECT_TWO_LAYERS, "one picture cuts another out")
ELSEWHERE (drop_shadow, EFFECT_TWO_LAYERS, "a shadow on what lies under")
ELSEWHERE (outline, EFFECT_TWO_LAYERS, "a line around a shape")
ELSEWHERE (glass, EFFECT_TWO_LAYERS, "what lies under is seen through glass")
ELSEWHERE (corner_pin, EFFECT_TWO_LAYERS,
    "a picture pinned by its corners over another one")
ELSEWHERE (page_turn, EFFECT_TWO_LAYERS, "a page turns, another is under it",
    .aliases = ALIASES ("page_curl"))

const Effect *const effects_elsewhere[] = {
  &effect_freeze,
  &effect_reverse,
  &effect_speed,
  &effect_speed_ramp,
  &effect_time_remap,
  &effect_echo,
  &effect_datamosh,
  &effect_duck,
  &effect_loudnorm,
  &effect_eq,
  &effect_limiter,
  &effect_pitch,
  &effect_tempo,
  &effect_parallax,
  &effect_dolly_zoom,
  &effect_chroma_key,
  &effect_luma_key,
  &effect_mask,
  &effect_drop_shadow,
  &effect_outline,
  &effect_glass,
  &effect_corner_pin,
  &effect_page_turn,
  NULL,
};
