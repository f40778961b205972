/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The rows. To add a key: one row in the object that it belongs to, and the
 * member it fills. `type` stands first in its object, as the meaning of
 * `settings` hangs on it; the others stand in the order they are written. */

#include "movie-rows.h"

#include <stddef.h>

static const MovieChoice env_choices[] = {
  { "prod", MOVIE_ENV_PROD },
  { "dev", MOVIE_ENV_DEV },
  { NULL },
};

static const MovieChoice overlap_choices[] = {
  { "hold", MOVIE_OVERLAP_HOLD },
  { "shorten", MOVIE_OVERLAP_SHORTEN },
  { NULL },
};

static const MovieChoice scene_choices[] = {
  { "image", MOVIE_SCENE_IMAGE },
  { "video", MOVIE_SCENE_VIDEO, TRUE },
  { "color", MOVIE_SCENE_COLOR },
  { NULL },
};

static const MovieChoice fit_choices[] = {
  { "cover", LAYER_FIT_COVER },
  { "contain", LAYER_FIT_CONTAIN },
  { "contain_blur", LAYER_FIT_CONTAIN_BLUR },
  { "stretch", LAYER_FIT_STRETCH },
  { NULL },
};

static const MovieChoice cue_place_choices[] = {
  { "style", CAPTION_PLACE_STYLE },
  { "bottom", CAPTION_PLACE_BOTTOM },
  { "lower", CAPTION_PLACE_LOWER },
  { "middle", CAPTION_PLACE_MIDDLE },
  { "top", CAPTION_PLACE_TOP },
  { NULL },
};

static const MovieChoice cue_align_choices[] = {
  { "style", CAPTION_ALIGN_STYLE },
  { "left", CAPTION_ALIGN_LEFT },
  { "center", CAPTION_ALIGN_CENTER },
  { "right", CAPTION_ALIGN_RIGHT },
  { NULL },
};

static const MovieChoice role_choices[] = {
  { "voiceover", MOVIE_ROLE_VOICEOVER },
  { "music", MOVIE_ROLE_MUSIC },
  { "sfx", MOVIE_ROLE_SFX },
  { NULL },
};

static gdouble
usual_duration (gconstpointer target)
{
  const MovieTransition *transition = target;

  return transition->type ? transition->type->duration_ms : 0;
}

/* clang-format off */
static const MovieField format_fields[] = {
  { "width", MOVIE_FIELD_INTEGER, MOVIE_FIELD_ALWAYS | MOVIE_FIELD_EVEN,
    offsetof (MovieFormat, width), 16, 8192, 1280,
    .doc = "pixels a line, even" },
  { "height", MOVIE_FIELD_INTEGER, MOVIE_FIELD_ALWAYS | MOVIE_FIELD_EVEN,
    offsetof (MovieFormat, height), 16, 8192, 720,
    .doc = "lines, even; BT.709 above 576 of them, BT.601 up to there" },
  { "fps", MOVIE_FIELD_RATE, MOVIE_FIELD_ALWAYS,
    offsetof (MovieFormat, fps_n), 1, 240, 30,
    .doc = "frames a second: an integer or a fraction such as "
           "`\"30000/1001\"`" },
  { "background_color", MOVIE_FIELD_COLOR, MOVIE_FIELD_ALWAYS,
    offsetof (MovieFormat, background), .fallback = 0x000000ff,
    .doc = "around what does not fill the frame, and after the last "
           "transition" },
  { "overlap", MOVIE_FIELD_CHOICE, 0, offsetof (MovieFormat, overlap),
    .fallback = MOVIE_OVERLAP_HOLD, .choices = overlap_choices,
    .doc = "hold: scenes abut and a transition lies around the cut; shorten: "
           "the next scene starts a transition's duration earlier" },
};

static const MovieObject format_object = {
  "format", "Size, rate and clock of the movie.", OBJECT (format_fields),
};

static const MovieField transition_fields[] = {
  { "type", MOVIE_FIELD_ENTRY, MOVIE_FIELD_REQUIRED,
    offsetof (MovieTransition, type),
    .registry = &movie_transition_registry, .doc = "which transition" },
  { "duration_ms", MOVIE_FIELD_MS, 0, offsetof (MovieTransition, duration),
    1, MAX_TRANSITION_MS, 500, usual_duration,
    .fallback_doc = "500, or what its type takes",
    .doc = "length of its window; at most half of the shorter scene at the "
           "cut; `cut` takes no time" },
  { "easing", MOVIE_FIELD_ENTRY, 0, offsetof (MovieTransition, easing),
    .registry = &movie_easing_registry, .fallback_doc = "linear",
    .doc = "curve of its progress" },
  { "settings", MOVIE_FIELD_SETTINGS, 0, offsetof (MovieTransition, settings),
    .registry = &movie_transition_registry,
    .sibling = offsetof (MovieTransition, type),
    .doc = "parameters of the transition" },
  { "seed", MOVIE_FIELD_UNSIGNED, 0, offsetof (MovieTransition, seed),
    0, MAX_SEED, .doc = "of its randomness" },
};

static const MovieObject transition_object = {
  "transition_out", "How a scene gives way to the next one, or the last one "
  "to the background.", OBJECT (transition_fields),
};

static const MovieField focus_fields[] = {
  { "x", MOVIE_FIELD_NUMBER, 0, offsetof (MovieScene, focus_x), 0, 1, .5,
    .doc = "0 is the left edge, 1 the right one" },
  { "y", MOVIE_FIELD_NUMBER, 0, offsetof (MovieScene, focus_y), 0, 1, .5,
    .doc = "0 is the top edge, 1 the bottom one" },
};

static const MovieObject focus_object = {
  "focus", "The point of the picture that stays in view.",
  OBJECT (focus_fields),
};

#define EFFECT_ROWS                                                           \
  { "easing", MOVIE_FIELD_ENTRY, 0, offsetof (MovieEffect, easing),           \
    .registry = &movie_easing_registry, .fallback_doc = "linear",             \
    .doc = "curve of its time" },                                             \
  { "settings", MOVIE_FIELD_SETTINGS, 0, offsetof (MovieEffect, settings),    \
    .registry = &movie_effect_registry,                                       \
    .sibling = offsetof (MovieEffect, type),                                  \
    .doc = "parameters of the effect" },                                      \
  { "seed", MOVIE_FIELD_UNSIGNED, 0, offsetof (MovieEffect, seed),            \
    0, MAX_SEED, .doc = "of its randomness" }

static const MovieField motion_fields[] = {
  { "type", MOVIE_FIELD_ENTRY, MOVIE_FIELD_REQUIRED,
    offsetof (MovieEffect, type), .registry = &movie_effect_registry,
    .doc = "which effect; one that moves the camera" },
  EFFECT_ROWS,
};

static const MovieObject motion_object = {
  "motion", "An effect bound to its scene: it runs from the first moment at "
  "which the scene is seen to the last one, transitions included.",
  OBJECT (motion_fields), .check = movie_check_motion,
};

static const MovieField scene_fields[] = {
  { "type", MOVIE_FIELD_CHOICE, MOVIE_FIELD_REQUIRED,
    offsetof (MovieScene, type), .fallback = MOVIE_SCENE_IMAGE,
    .choices = scene_choices, .noun = "scene type",
    .doc = "what the scene shows" },
  { "src", MOVIE_FIELD_STRING, 0, offsetof (MovieScene, src), 1, MAX_SRC,
    .doc = "its picture: a path relative to the movie file, or a file:, "
           "http(s): or data: URI" },
  { "asset_slot", MOVIE_FIELD_STRING, MOVIE_FIELD_NAME,
    offsetof (MovieScene, asset_slot), 1, 64,
    .doc = "the slot whose asset fills `src`; alone, the movie is a draft" },
  { "color", MOVIE_FIELD_COLOR, 0, offsetof (MovieScene, color),
    .fallback = 0x000000ff, .doc = "of a color scene" },
  { "duration_ms", MOVIE_FIELD_MS, MOVIE_FIELD_REQUIRED,
    offsetof (MovieScene, duration), 1, MAX_SCENE_MS,
    .doc = "from cut to cut with overlap hold; the whole of it with shorten" },
  { "fit", MOVIE_FIELD_CHOICE, 0, offsetof (MovieScene, fit),
    .fallback = LAYER_FIT_COVER, .choices = fit_choices,
    .doc = "how the picture fills the frame" },
  { "focus", MOVIE_FIELD_OBJECT, 0, 0, .object = &focus_object,
    .doc = "what stays in view where `fit` crops" },
  { "motion", MOVIE_FIELD_OBJECT, 0, offsetof (MovieScene, motion),
    .object = &motion_object, .doc = "a camera move over the whole scene" },
  { "transition_out", MOVIE_FIELD_OBJECT, 0,
    offsetof (MovieScene, transition_out), .object = &transition_object,
    .fallback_doc = "a cut", .doc = "how it ends" },
  { "in_ms", MOVIE_FIELD_MS, 0, offsetof (MovieScene, in), 0, MAX_TIME_MS,
    .doc = "where a clip is entered" },
  { "speed", MOVIE_FIELD_NUMBER, 0, offsetof (MovieScene, speed), .1, 10, 1,
    .doc = "of a clip" },
  { "volume", MOVIE_FIELD_NUMBER, 0, offsetof (MovieScene, volume), 0, 4, 1,
    .doc = "of a clip's own sound" },
  { "muted", MOVIE_FIELD_BOOLEAN, 0, offsetof (MovieScene, muted),
    .doc = "leaves a clip's own sound out" },
  { "loop", MOVIE_FIELD_BOOLEAN, 0, offsetof (MovieScene, loop),
    .doc = "starts a clip again at its end instead of freezing" },
};

static const MovieObject scene_object = {
  "scenes[]", "What is on screen, one after another.", OBJECT (scene_fields),
  sizeof (MovieScene), movie_scene_free, movie_check_scene,
};

static const MovieField effect_fields[] = {
  { "type", MOVIE_FIELD_ENTRY, MOVIE_FIELD_REQUIRED,
    offsetof (MovieEffect, type), .registry = &movie_effect_registry,
    .doc = "which effect" },
  { "from_ms", MOVIE_FIELD_MS, MOVIE_FIELD_REQUIRED,
    offsetof (MovieEffect, from), 0, MAX_TIME_MS,
    .doc = "first moment at which it acts" },
  { "to_ms", MOVIE_FIELD_MS, MOVIE_FIELD_REQUIRED, offsetof (MovieEffect, to),
    1, MAX_TIME_MS, .doc = "first moment at which it is over" },
  EFFECT_ROWS,
};

static const MovieObject effect_object = {
  "effects[]", "What happens to the picture under overlays and captions, in "
  "array order. One that moves the camera acts on each scene that it meets "
  "between that scene's cuts; its first and last values hold there for as "
  "long as the scene is seen. Any other acts on the composed picture.",
  OBJECT (effect_fields), sizeof (MovieEffect), movie_effect_free,
  movie_check_effect,
};

static const MovieField duck_fields[] = {
  { "db", MOVIE_FIELD_NUMBER, 0, offsetof (MovieDuck, db), -60, 0, -12,
    .doc = "how far music is turned down; 0: not at all" },
  { "attack_ms", MOVIE_FIELD_MS, 0, offsetof (MovieDuck, attack), 0, 10000,
    120, .doc = "time to go down" },
  { "hold_ms", MOVIE_FIELD_MS, 0, offsetof (MovieDuck, hold), 0, 10000, 250,
    .doc = "time to stay down after the voice" },
  { "release_ms", MOVIE_FIELD_MS, 0, offsetof (MovieDuck, release), 0, 10000,
    600, .doc = "time to come back" },
  { "lookahead_ms", MOVIE_FIELD_MS, 0, offsetof (MovieDuck, lookahead), 0,
    10000, 120, .doc = "how long before the voice it begins" },
};

static const MovieObject duck_object = {
  "duck", "Music dips under voiceover.", OBJECT (duck_fields),
};

static const MovieField volume_fields[] = {
  { "at_ms", MOVIE_FIELD_MS, MOVIE_FIELD_REQUIRED, offsetof (MovieVolume, at),
    0, MAX_TIME_MS, .doc = "since the item's start" },
  { "volume", MOVIE_FIELD_NUMBER, MOVIE_FIELD_REQUIRED,
    offsetof (MovieVolume, volume), 0, 4, 1,
    .doc = "what it has come to there; a factor on the item's `volume`" },
  { "easing", MOVIE_FIELD_ENTRY, 0, offsetof (MovieVolume, easing),
    .registry = &movie_curve_registry, .fallback_doc = "linear",
    .doc = "curve of the way from the point before it" },
};

static const MovieObject volume_object = {
  "envelope[]", "A volume at a time; the first one holds before it, the last "
  "one after it.", OBJECT (volume_fields), sizeof (MovieVolume), g_free,
};

static const MovieField audio_fields[] = {
  { "src", MOVIE_FIELD_STRING, 0, offsetof (MovieAudio, src), 1, MAX_SRC,
    .doc = "its sound, as `src` of a scene" },
  { "asset_slot", MOVIE_FIELD_STRING, MOVIE_FIELD_NAME,
    offsetof (MovieAudio, asset_slot), 1, 64,
    .doc = "the slot whose asset fills `src`; alone, the movie is a draft" },
  { "role", MOVIE_FIELD_CHOICE, MOVIE_FIELD_REQUIRED,
    offsetof (MovieAudio, role), .fallback = MOVIE_ROLE_VOICEOVER,
    .choices = role_choices, .doc = "what it is in the mix" },
  { "from_ms", MOVIE_FIELD_MS, 0, offsetof (MovieAudio, from), 0, MAX_TIME_MS,
    .doc = "when it starts" },
  { "to_ms", MOVIE_FIELD_MS, MOVIE_FIELD_REQUIRED, offsetof (MovieAudio, to),
    1, MAX_TIME_MS, .doc = "when it ends; the movie's end cuts it" },
  { "in_ms", MOVIE_FIELD_MS, 0, offsetof (MovieAudio, in), 0, MAX_TIME_MS,
    .doc = "where the source is entered" },
  { "volume", MOVIE_FIELD_NUMBER, 0, offsetof (MovieAudio, volume), 0, 4, 1,
    .doc = "factor on the amplitude" },
  { "envelope", MOVIE_FIELD_ARRAY, 0, offsetof (MovieAudio, envelope), 0, 1000,
    .object = &volume_object, .fallback_doc = "none",
    .doc = "how the volume changes, in order of `at_ms`" },
  { "fade_in_ms", MOVIE_FIELD_MS, 0, offsetof (MovieAudio, fade_in), 0,
    MAX_FADE_MS, .doc = "rise from silence at its start" },
  { "fade_in_curve", MOVIE_FIELD_ENTRY, 0, offsetof (MovieAudio, fade_in_curve),
    .registry = &movie_curve_registry, .fallback_doc = "linear",
    .doc = "an easing from silence to the item's volume, such as `linear`, "
           "`equal_power`, `sine`, `exp` or `log`" },
  { "fade_out_ms", MOVIE_FIELD_MS, 0, offsetof (MovieAudio, fade_out), 0,
    MAX_FADE_MS,
    .doc = "fall to silence before its end, or its sound's where that is "
           "earlier" },
  { "fade_out_curve", MOVIE_FIELD_ENTRY, 0,
    offsetof (MovieAudio, fade_out_curve), .registry = &movie_curve_registry,
    .fallback_doc = "linear",
    .doc = "the same, run backwards: equal curves mirror each other" },
  { "loop", MOVIE_FIELD_BOOLEAN, 0, offsetof (MovieAudio, loop),
    .doc = "starts again at the source's end" },
  { "crossfade", MOVIE_FIELD_BOOLEAN, 0, offsetof (MovieAudio, crossfade),
    .fallback = TRUE,
    .doc = "where one music begins before another one ends, the two change "
           "over with equal power; an end with a fade of its own keeps that" },
  { "duck", MOVIE_FIELD_OBJECT, 0, offsetof (MovieAudio, duck),
    .object = &duck_object, .fallback_doc = "as below for music",
    .doc = "how music gives way to the voice" },
};

static const MovieObject audio_object = {
  "audio[]", "What is heard.", OBJECT (audio_fields), sizeof (MovieAudio),
  movie_audio_free, movie_check_audio,
};

static const MovieField word_fields[] = {
  { "text", MOVIE_FIELD_STRING, MOVIE_FIELD_REQUIRED,
    offsetof (CaptionWord, text), 1, 200, .doc = "the word" },
  { "from_ms", MOVIE_FIELD_MS, MOVIE_FIELD_REQUIRED,
    offsetof (CaptionWord, from_ns), 0, MAX_TIME_MS,
    .doc = "when it is first spoken" },
  { "to_ms", MOVIE_FIELD_MS, MOVIE_FIELD_REQUIRED,
    offsetof (CaptionWord, to_ns), 1, MAX_TIME_MS,
    .doc = "when it has been spoken" },
};

static const MovieObject word_object = {
  "words[]", "The words of a cue, in order and inside of its time.",
  OBJECT (word_fields), sizeof (CaptionWord),
};

static const MovieField cue_fields[] = {
  { "from_ms", MOVIE_FIELD_MS, MOVIE_FIELD_REQUIRED,
    offsetof (CaptionCue, from_ns), 0, MAX_TIME_MS,
    .doc = "first moment at which it is seen" },
  { "to_ms", MOVIE_FIELD_MS, MOVIE_FIELD_REQUIRED,
    offsetof (CaptionCue, to_ns), 1, MAX_TIME_MS,
    .doc = "first moment at which it is gone" },
  { "text", MOVIE_FIELD_STRING, MOVIE_FIELD_REQUIRED,
    offsetof (CaptionCue, text), 1, 2000, .doc = "what it says" },
  { "words", MOVIE_FIELD_WORDS, 0, offsetof (CaptionCue, words), 0, 1000,
    .object = &word_object, .sibling = offsetof (CaptionCue, n_words),
    .fallback_doc = "shared by length",
    .doc = "when each word is spoken" },
  { "place", MOVIE_FIELD_CHOICE, 0, offsetof (CaptionCue, place),
    .fallback = CAPTION_PLACE_STYLE, .choices = cue_place_choices,
    .doc = "where in the frame; style: where the style has it" },
  { "align", MOVIE_FIELD_CHOICE, 0, offsetof (CaptionCue, align),
    .fallback = CAPTION_ALIGN_STYLE, .choices = cue_align_choices,
    .doc = "of its lines, and the side it stands at" },
  { "speaker", MOVIE_FIELD_STRING, 0, offsetof (CaptionCue, speaker), 1, 100,
    .doc = "who says it; not drawn, kept in subtitle files" },
};

static const MovieObject cue_object = {
  "cues[]", "One caption.", OBJECT (cue_fields), sizeof (CaptionCue),
  movie_cue_free, movie_check_cue,
};

static const MovieField caption_position_fields[] = {
  { "x", MOVIE_FIELD_NUMBER, MOVIE_FIELD_REQUIRED, offsetof (CaptionSpec, x),
    -16384, 16384, .doc = "of the text's centre" },
  { "y", MOVIE_FIELD_NUMBER, MOVIE_FIELD_REQUIRED, offsetof (CaptionSpec, y),
    -16384, 16384, .doc = "of the text's centre" },
};

static const MovieObject caption_position_object = {
  "captions.position_px", "Where all captions are, in pixels of the movie's "
  "own format.", OBJECT (caption_position_fields),
};

static const MovieField caption_fields[] = {
  { "style", MOVIE_FIELD_ENTRY, 0, offsetof (MovieCaptions, style),
    .registry = &movie_caption_registry, .fallback_name = "bold_bottom",
    .present = offsetof (MovieCaptions, has_style), .doc = "which look" },
  { "settings", MOVIE_FIELD_SETTINGS, 0,
    offsetof (MovieCaptions, spec.settings),
    .registry = &movie_caption_registry,
    .sibling = offsetof (MovieCaptions, style),
    .doc = "colours and size of the style" },
  { "font", MOVIE_FIELD_STRING, 0, offsetof (MovieCaptions, spec.font), 1, 200,
    .fallback_doc = "the style's", .doc = "family" },
  { "size_px", MOVIE_FIELD_NUMBER, 0, offsetof (MovieCaptions, spec.size_px),
    4, 2000, .fallback_doc = "the style's, 5.6 % of the short side or so",
    .doc = "em height" },
  { "position_px", MOVIE_FIELD_OBJECT, 0, offsetof (MovieCaptions, spec),
    .object = &caption_position_object,
    .present = offsetof (MovieCaptions, spec.has_position),
    .fallback_doc = "the style's place", .doc = "centre of the text" },
  { "max_words", MOVIE_FIELD_INTEGER, 0,
    offsetof (MovieCaptions, spec.max_words), 1, 100,
    .fallback_doc = "as the style has it",
    .doc = "shown at once; a cue with more is shown part by part" },
  { "max_chars", MOVIE_FIELD_INTEGER, 0,
    offsetof (MovieCaptions, spec.max_chars), 4, 120,
    .fallback_doc = "34, upright 22, and a fifth more in smaller letters",
    .doc = "letters in a line; a wide one counts as two" },
  { "max_lines", MOVIE_FIELD_INTEGER, 0,
    offsetof (MovieCaptions, spec.max_lines), 1, 6, .fallback_doc = "2",
    .doc = "lines at once" },
  { "src", MOVIE_FIELD_STRING, 0, offsetof (MovieCaptions, src), 1, MAX_SRC,
    .doc = "a SRT, VTT or ASS file instead of `cues`, as `src` of a scene; an "
           "ASS file is drawn as it is written unless `style` is given" },
  { "cues", MOVIE_FIELD_ARRAY, 0, offsetof (MovieCaptions, cues), 0, 100000,
    .object = &cue_object, .unless = offsetof (MovieCaptions, src), .fallback_doc = "none", .doc = "the captions" },
};

static const MovieObject captions_object = {
  "captions", "What is said, to be read.", OBJECT (caption_fields),
  .check = movie_check_captions,
};

static const MovieField movie_fields[] = {
  { "title", MOVIE_FIELD_STRING, 0, offsetof (Movie, title), 1, 200,
    .doc = "what it is called; not drawn" },
  { "format", MOVIE_FIELD_OBJECT, MOVIE_FIELD_ALWAYS, offsetof (Movie, format),
    .object = &format_object, .doc = "size, rate and clock" },
  { "scenes", MOVIE_FIELD_ARRAY, MOVIE_FIELD_REQUIRED,
    offsetof (Movie, scenes), 1, 10000, .object = &scene_object,
    .doc = "what is on screen, one after another" },
  { "overlays", MOVIE_FIELD_ARRAY, 0, offsetof (Movie, overlays), 0, 10000,
    .object = &movie_overlay_object, .fallback_doc = "none",
    .doc = "what lies over the picture" },
  { "effects", MOVIE_FIELD_ARRAY, 0, offsetof (Movie, effects), 0, 10000,
    .object = &effect_object, .fallback_doc = "none",
    .doc = "what happens to the picture" },
  { "audio", MOVIE_FIELD_ARRAY, 0, offsetof (Movie, audio), 0, 10000,
    .object = &audio_object, .fallback_doc = "none", .doc = "what is heard" },
  { "captions", MOVIE_FIELD_OBJECT, 0, offsetof (Movie, captions),
    .object = &captions_object, .fallback_doc = "none",
    .doc = "what is said, to be read" },
  { "seed", MOVIE_FIELD_UNSIGNED, 0, offsetof (Movie, seed), 0, MAX_SEED,
    .doc = "of all randomness; each item adds its own" },
  { "loudness_lufs", MOVIE_FIELD_NUMBER, 0, offsetof (Movie, loudness_lufs),
    -40, -5, .fallback_doc = "as mixed",
    .doc = "integrated loudness (ITU-R BS.1770) that the whole is brought to, "
           "under a true peak of -1 dB" },
};

static const MovieObject movie_object = {
  "movie", "The movie itself.", OBJECT (movie_fields),
};

static const MovieField document_fields[] = {
  { "movie", MOVIE_FIELD_OBJECT, MOVIE_FIELD_REQUIRED, 0,
    .object = &movie_object, .doc = "the movie" },
  { "env", MOVIE_FIELD_CHOICE, MOVIE_FIELD_LENIENT, offsetof (Movie, env),
    .fallback = MOVIE_ENV_PROD, .choices = env_choices,
    .doc = "prod, or dev, which may render small and fast with a mark; "
           "another value is warned of and read as prod" },
};

const MovieObject movie_document = {
  "document", "A movie file: one JSON object.", OBJECT (document_fields),
};
/* clang-format on */
