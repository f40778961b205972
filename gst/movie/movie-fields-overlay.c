/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The rows of overlays, as movie-fields.c has those of all the rest. */
#include "movie-rows.h"

#include <stddef.h>

static const MovieChoice align_choices[] = {
  { "left", TEXT_LEFT },
  { "center", TEXT_CENTER },
  { "right", TEXT_RIGHT },
  { NULL },
};

static const MovieChoice picture_fit_choices[] = {
  { "contain", LAYER_FIT_CONTAIN },
  { "cover", LAYER_FIT_COVER },
  { "stretch", LAYER_FIT_STRETCH },
  { NULL },
};

static const MovieChoice anchor_choices[] = {
  { "auto", OVERLAY_ANCHOR_AUTO },
  { "top_left", OVERLAY_TOP_LEFT },
  { "top", OVERLAY_TOP },
  { "top_right", OVERLAY_TOP_RIGHT },
  { "left", OVERLAY_LEFT },
  { "center", OVERLAY_CENTER },
  { "right", OVERLAY_RIGHT },
  { "bottom_left", OVERLAY_BOTTOM_LEFT },
  { "bottom", OVERLAY_BOTTOM },
  { "bottom_right", OVERLAY_BOTTOM_RIGHT },
  { NULL },
};

static const MovieChoice unit_choices[] = {
  { "auto", ANIMATION_BY_ITSELF },
  { "whole", ANIMATION_BY_WHOLE },
  { "line", ANIMATION_BY_LINE },
  { "word", ANIMATION_BY_WORD },
  { "letter", ANIMATION_BY_LETTER },
  { NULL },
};

static const MovieChoice order_choices[] = {
  { "forward", ANIMATION_FORWARD },
  { "reverse", ANIMATION_REVERSE },
  { "random", ANIMATION_RANDOM },
  { "middle", ANIMATION_FROM_MIDDLE },
  { NULL },
};

/* clang-format off */
static const MovieField position_fields[] = {
  { "x", MOVIE_FIELD_NUMBER, MOVIE_FIELD_REQUIRED, offsetof (OverlaySpec, x),
    -16384, 16384, .doc = "of the point that `anchor` names" },
  { "y", MOVIE_FIELD_NUMBER, MOVIE_FIELD_REQUIRED, offsetof (OverlaySpec, y),
    -16384, 16384, .doc = "of the point that `anchor` names" },
};

static const MovieObject position_object = {
  "position_px", "A place in pixels of the movie's own format.",
  OBJECT (position_fields),
};

static const MovieField gradient_fields[] = {
  { "color", MOVIE_FIELD_COLOR, MOVIE_FIELD_REQUIRED,
    offsetof (TextStyle, gradient_color), .fallback = 0,
    .doc = "at its far end" },
  { "angle_deg", MOVIE_FIELD_NUMBER, 0, offsetof (TextStyle, gradient_angle),
    -360, 360, 90, .doc = "which way it runs: 0 to the right, 90 downwards" },
};

static const MovieObject gradient_object = {
  "gradient", "The letters' colour goes on to another one.",
  OBJECT (gradient_fields),
};

static const MovieField style_fields[] = {
  { "font", MOVIE_FIELD_STRING, 0, offsetof (TextStyle, font), 1, 200,
    .fallback_doc = "the default family",
    .doc = "family; a missing one is substituted, with a warning" },
  { "size_px", MOVIE_FIELD_NUMBER, 0, offsetof (TextStyle, size_px), 4, 2000,
    .fallback_doc = "by kind: 9 % of the frame's short side for a text",
    .doc = "em height" },
  { "bold", MOVIE_FIELD_BOOLEAN, 0, offsetof (TextStyle, bold),
    .doc = "the heavy face" },
  { "italic", MOVIE_FIELD_BOOLEAN, 0, offsetof (TextStyle, italic),
    .doc = "the slanted face" },
  { "weight", MOVIE_FIELD_INTEGER, 0, offsetof (TextStyle, weight), 100, 900,
    .fallback_doc = "by `bold`", .doc = "weight of the face" },
  { "align", MOVIE_FIELD_CHOICE, 0, offsetof (TextStyle, align),
    .fallback = TEXT_CENTER, .choices = align_choices,
    .doc = "of the lines in the box" },
  { "color", MOVIE_FIELD_COLOR, 0, offsetof (TextStyle, color),
    .fallback = 0xffffffff, .doc = "of the letters" },
  { "line_height", MOVIE_FIELD_NUMBER, 0, offsetof (TextStyle, line_height),
    .5, 4, 1.15, .doc = "factor on the font's size" },
  { "letter_spacing", MOVIE_FIELD_NUMBER, 0,
    offsetof (TextStyle, letter_spacing), -.2, 2,
    .doc = "between letters, factor on the font's size; joined scripts stay "
           "joined" },
  { "gradient", MOVIE_FIELD_OBJECT, 0, 0, .object = &gradient_object,
    .fallback_doc = "none", .doc = "a second colour of the letters" },
};

static const MovieObject style_object = {
  "style", "Letters of a text.", OBJECT (style_fields),
};

static const MovieField stroke_fields[] = {
  { "color", MOVIE_FIELD_COLOR, 0, offsetof (TextStyle, stroke_color),
    .fallback = 0x000000ff, .doc = "of the outline" },
  { "width_px", MOVIE_FIELD_NUMBER, MOVIE_FIELD_REQUIRED,
    offsetof (TextStyle, stroke_px), 0, 200,
    .doc = "how far it stands out of the letters" },
};

static const MovieObject stroke_object = {
  "stroke", "An outline under the letters.", OBJECT (stroke_fields),
};

static const MovieField shadow_fields[] = {
  { "color", MOVIE_FIELD_COLOR, MOVIE_FIELD_REQUIRED,
    offsetof (TextStyle, shadow_color), .fallback = 0,
    .doc = "of the shadow; its alpha is its strength" },
  { "blur_px", MOVIE_FIELD_NUMBER, 0, offsetof (TextStyle, shadow_px), 0, 200,
    8, .doc = "how soft it is; it falls by half of that" },
};

static const MovieObject shadow_object = {
  "shadow", "A soft shadow under the letters.", OBJECT (shadow_fields),
};

static const MovieField plate_fields[] = {
  { "color", MOVIE_FIELD_COLOR, MOVIE_FIELD_REQUIRED,
    offsetof (OverlayPlate, color), .fallback = 0, .doc = "inside" },
  { "padding_px", MOVIE_FIELD_NUMBER, 0, offsetof (OverlayPlate, padding),
    -1, 1000, .fallback_doc = "half of the letters' size",
    .doc = "beside the text, less above and below; -1: none" },
  { "radius_px", MOVIE_FIELD_NUMBER, 0, offsetof (OverlayPlate, radius),
    -1, 1000, .fallback_doc = "by the letters' size",
    .doc = "of its corners; -1: none" },
  { "stroke_color", MOVIE_FIELD_COLOR, 0, offsetof (OverlayPlate, stroke_color),
    .fallback = 0xffffffff, .doc = "of its edge" },
  { "stroke_px", MOVIE_FIELD_NUMBER, 0, offsetof (OverlayPlate, stroke),
    0, 200, .doc = "width of its edge" },
};

static const MovieObject plate_object = {
  "box", "A plate behind a text.", OBJECT (plate_fields),
};

static const MovieField scrim_fields[] = {
  { "color", MOVIE_FIELD_COLOR, MOVIE_FIELD_REQUIRED,
    offsetof (OverlaySpec, scrim), .fallback = 0,
    .doc = "of the gradient; its alpha is its strength" },
};

static const MovieObject scrim_object = {
  "scrim", "A gradient over the picture that makes a text readable.",
  OBJECT (scrim_fields),
};

static const MovieField animation_fields[] = {
  { "type", MOVIE_FIELD_ENTRY, MOVIE_FIELD_REQUIRED,
    offsetof (AnimationSpec, type), .registry = &movie_animation_registry,
    .doc = "which animation" },
  { "duration_ms", MOVIE_FIELD_MS, 0, offsetof (AnimationSpec, duration),
    1, MAX_TRANSITION_MS, 500,
    .doc = "how long it takes; both together at most as long as the overlay" },
  { "easing", MOVIE_FIELD_ENTRY, 0, offsetof (AnimationSpec, easing),
    .registry = &movie_easing_registry, .fallback_doc = "the animation's own",
    .doc = "curve of its time" },
  { "by", MOVIE_FIELD_CHOICE, 0, offsetof (AnimationSpec, unit),
    .fallback = ANIMATION_BY_ITSELF, .choices = unit_choices,
    .doc = "the pieces of a text that it moves; auto: the animation's own" },
  { "order", MOVIE_FIELD_CHOICE, 0, offsetof (AnimationSpec, order),
    .fallback = ANIMATION_FORWARD, .choices = order_choices,
    .doc = "in which pieces set out; forward is the order of reading" },
  { "stagger", MOVIE_FIELD_NUMBER, 0, offsetof (AnimationSpec, stagger),
    -1, 1, -1, .fallback_doc = "the animation's own",
    .doc = "share of the time over which they set out; 0: all at once; -1: "
           "the animation's own" },
  { "settings", MOVIE_FIELD_SETTINGS, 0, offsetof (AnimationSpec, settings),
    .registry = &movie_animation_registry,
    .sibling = offsetof (AnimationSpec, type),
    .doc = "parameters of the animation" },
  { "seed", MOVIE_FIELD_UNSIGNED, 0, offsetof (AnimationSpec, seed),
    0, MAX_SEED, .doc = "of its randomness" },
};

static const MovieObject animation_object = {
  "enter, exit", "How an overlay comes and goes; a way out is the way in "
  "backwards.", OBJECT (animation_fields),
};

static const MovieField overlay_fields[] = {
  { "type", MOVIE_FIELD_ENTRY, MOVIE_FIELD_REQUIRED,
    offsetof (MovieOverlay, kind), .registry = &movie_overlay_registry,
    .doc = "which kind" },
  { "text", MOVIE_FIELD_STRING, 0, offsetof (MovieOverlay, spec.text),
    1, MAX_TEXT, .doc = "what it says; `\\n` breaks a line" },
  { "subtext", MOVIE_FIELD_STRING, 0, offsetof (MovieOverlay, spec.subtext),
    1, MAX_TEXT, .doc = "the second line of a lower third: a role, a place; "
                        "what a counter counts" },
  { "src", MOVIE_FIELD_STRING, 0, offsetof (MovieOverlay, spec.src),
    1, MAX_SRC, .doc = "the picture of an image or a watermark, as `src` of a "
                       "scene" },
  { "from_ms", MOVIE_FIELD_MS, MOVIE_FIELD_REQUIRED,
    offsetof (MovieOverlay, from), 0, MAX_TIME_MS,
    .doc = "first moment at which it is seen" },
  { "to_ms", MOVIE_FIELD_MS, MOVIE_FIELD_REQUIRED, offsetof (MovieOverlay, to),
    1, MAX_TIME_MS, .doc = "first moment at which it is gone" },
  { "position_px", MOVIE_FIELD_OBJECT, 0, offsetof (MovieOverlay, spec),
    .object = &position_object,
    .present = offsetof (MovieOverlay, spec.has_position),
    .fallback_doc = "by `anchor`, in the safe area",
    .doc = "where its anchor lies" },
  { "anchor", MOVIE_FIELD_CHOICE, 0, offsetof (MovieOverlay, spec.anchor),
    .fallback = OVERLAY_ANCHOR_AUTO, .choices = anchor_choices,
    .doc = "the point of its box that lies at `position_px`, the side of the "
           "frame without one; auto: the centre, and by kind" },
  { "width_px", MOVIE_FIELD_NUMBER, 0, offsetof (MovieOverlay, spec.width),
    1, 16384, .fallback_doc = "86 % of the frame for a text",
    .doc = "of its box; lines are wrapped at it" },
  { "height_px", MOVIE_FIELD_NUMBER, 0, offsetof (MovieOverlay, spec.height),
    1, 16384, .fallback_doc = "by kind",
    .doc = "of its box; a text shrinks to fit it" },
  { "max_lines", MOVIE_FIELD_INTEGER, 0,
    offsetof (MovieOverlay, spec.max_lines), 1, 200, .fallback_doc = "any",
    .doc = "a text of more lines shrinks, to a quarter at most" },
  { "fit", MOVIE_FIELD_CHOICE, 0, offsetof (MovieOverlay, spec.fit),
    .fallback = LAYER_FIT_CONTAIN, .choices = picture_fit_choices,
    .doc = "how an image fills width and height" },
  { "opacity", MOVIE_FIELD_NUMBER, 0, offsetof (MovieOverlay, spec.opacity),
    0, 1, 1, .doc = "of all of it" },
  { "rotation_deg", MOVIE_FIELD_NUMBER, 0,
    offsetof (MovieOverlay, spec.rotation), -360, 360,
    .doc = "clockwise around the centre of its box" },
  { "style", MOVIE_FIELD_OBJECT, 0, offsetof (MovieOverlay, spec.style),
    .object = &style_object, .doc = "font, size and colour" },
  { "stroke", MOVIE_FIELD_OBJECT, 0, offsetof (MovieOverlay, spec.style),
    .object = &stroke_object, .fallback_doc = "none", .doc = "outline" },
  { "shadow", MOVIE_FIELD_OBJECT, 0, offsetof (MovieOverlay, spec.style),
    .object = &shadow_object, .fallback_doc = "none", .doc = "soft shadow" },
  { "box", MOVIE_FIELD_OBJECT, 0, offsetof (MovieOverlay, spec.plate),
    .object = &plate_object, .fallback_doc = "none",
    .doc = "plate behind a text" },
  { "scrim", MOVIE_FIELD_OBJECT, 0, offsetof (MovieOverlay, spec),
    .object = &scrim_object, .fallback_doc = "none",
    .doc = "gradient behind a text" },
  { "settings", MOVIE_FIELD_SETTINGS, 0,
    offsetof (MovieOverlay, spec.settings),
    .registry = &movie_overlay_registry,
    .sibling = offsetof (MovieOverlay, kind), .doc = "parameters of the kind" },
  { "enter", MOVIE_FIELD_OBJECT, 0, offsetof (MovieOverlay, spec.enter),
    .object = &animation_object, .fallback_doc = "none",
    .doc = "animation at its start" },
  { "exit", MOVIE_FIELD_OBJECT, 0, offsetof (MovieOverlay, spec.exit),
    .object = &animation_object, .fallback_doc = "none",
    .doc = "animation before its end" },
};

const MovieObject movie_overlay_object = {
  "overlays[]", "What lies over the picture for a while, in array order.",
  OBJECT (overlay_fields), sizeof (MovieOverlay), movie_overlay_free,
  movie_check_overlay,
};
/* clang-format on */
