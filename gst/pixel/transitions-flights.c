/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Motions that a clip leaves and the next one enters by, each at three paces:
 * how long they last where no duration is given. Knows nothing of planes or the
 * end laws. */

#include "transition-field.h"
#include "transition-move.h"

#define PACED(id, title, also, what, ms, ...)                                  \
  static const Transition transition_##id = { .name = title,                   \
    .aliases = also,                                                           \
    .summary = what,                                                           \
    .duration_ms = ms,                                                         \
    __VA_ARGS__ }

/* A name, and the same with Slow and Fast. */
#define PACES(id, title, also, what, ...)                                      \
  PACED (id, title, also, what, 1000, __VA_ARGS__);                            \
  PACED (id##_slow, title "Slow", NULL, what ", slowly", 2000, __VA_ARGS__);   \
  PACED (id##_fast, title "Fast", NULL, what ", fast", 500, __VA_ARGS__)

/* Where the bare name is another's, those with a pace are still nobody's. */
#define PACES_APART(id, bare, also, what, ...)                                 \
  PACED (id, "ss_" bare, also, what, 1000, __VA_ARGS__);                       \
  PACED (id##_slow, "ss_" bare "Slow", ALIASES (bare "Slow"), what ", slowly", \
      2000, __VA_ARGS__);                                                      \
  PACED (id##_fast, "ss_" bare "Fast", ALIASES (bare "Fast"), what ", fast",   \
      500, __VA_ARGS__)

#define FLIGHT(id, title, also, what, ...)                                     \
  static const Move move_##id = { __VA_ARGS__ };                               \
  PACES (id, title, also, what, MOVE_ON_BACKGROUND (&move_##id))

#define FLIGHT_APART(id, bare, also, what, ...)                                \
  static const Move move_##id = { __VA_ARGS__ };                               \
  PACES_APART (id, bare, also, what, MOVE_ON_BACKGROUND (&move_##id))

static const ParamSpec wipe_params[] = {
  FIELD_SPECS (.25, 0, 0x000000ff),
  { NULL },
};

#define FRONT(id, bare, what, ...)                                             \
  static const Field field_##id = { field_plane, SHAPE (__VA_ARGS__) };        \
  PACES_APART (id, bare, NULL, what, .data = &field_##id,                      \
      FIELD_ENTRY (wipe_params))

/* The next one's window opens over this one, starting and stopping gently. */
static void
reveal_weights (const TransitionState *state, const TransitionRow *row,
    guint8 *a, guint8 *b)
{
  const gdouble t = smoothstep (0, 1, state->p);

  share_box (
      state, row, &(ShareBox){ 0, 0, t * state->width, state->height }, b, a);
}

/* clang-format off */
FLIGHT (ss_fade, "ss_fade", NULL, "fades out as the next one fades in",
    .a = { 0, 0, 1, 1, 0, .5, .5, 0 }, .b = { 0, 0, 1, 1, 0, .5, .5, 0 });
PACES_APART (ss_reveal, "reveal", ALIASES ("reveal"),
    "the next one's window opens from the left to the right",
    .weights = reveal_weights);
FRONT (ss_wipe_left, "wipeLeft", "a soft edge wipes to the left", -1, 0, 1,
    0);
FRONT (ss_wipe_right, "wipeRight", "a soft edge wipes to the right", 1, 0, 0,
    0);

#define GLIDE(id, bare, what, dx, dy)                                         \
  FLIGHT_APART (id, bare, NULL, what,                                         \
      .a = { .1 * (dx), .1 * (dy), 1, 1, 0, .5, .5, 1 },                      \
      .b = { -.1 * (dx), -.1 * (dy), 1, 1, 0, .5, .5, 0 },                    \
      .flags = MOVE_FILL, .curve = move_in_out)

GLIDE (ss_slide_left, "slideLeft", "drifts left into the next one", -1, 0);
GLIDE (ss_slide_right, "slideRight", "drifts right into the next one", 1, 0);
GLIDE (ss_slide_up, "slideUp", "drifts up into the next one", 0, -1);
GLIDE (ss_slide_down, "slideDown", "drifts down into the next one", 0, 1);

/* One way, starting and stopping gently, with a gap between the two. */
static Pose
carousel_pose (const TransitionState *state, gint input)
{
  const Move *move = state->data;
  const gdouble way = smoothstep (0, 1, state->p) - input;

  return (Pose){ way * move->a.x, way * move->a.y, 1, 1, 0, .5, .5, 1 };
}

#define CAROUSEL(id, title, also, what, dx, dy)                               \
  FLIGHT (id, title, also, what, .a = { .x = dx, .y = dy },                   \
      .flags = MOVE_NOW, .pose = carousel_pose)

CAROUSEL (left, "carouselLeft", ALIASES ("carousel_left"),
    "turns to the next one on the right", -1.08, 0);
CAROUSEL (right, "carouselRight", ALIASES ("carousel_right"),
    "turns to the next one on the left", 1.08, 0);
CAROUSEL (up, "carouselUp", ALIASES ("carousel_up"),
    "turns to the next one below", 0, -1.08);
CAROUSEL (down, "carouselDown", ALIASES ("carousel_down"),
    "turns to the next one above", 0, 1.08);

/* Cards: out by a side, near one of its ends, an eighth of a turn on the way. */
#define SHUFFLE(id, title, also, what, dx, dy, turn)                          \
  FLIGHT (id, title, also, what,                                              \
      .a = POSE_REST, .b = { dx, dy, 1, 1, turn, .5, .5, 1 },                 \
      .curve = move_in)

SHUFFLE (top_right, "shuffleTopRight", ALIASES ("shuffle_top_right"),
    "the next one flies in from the top, on the right", .4, -1.5, .125);
SHUFFLE (right_top, "shuffleRightTop", ALIASES ("shuffle_right_top"),
    "the next one flies in from the right, high up", 1.3, -.4, .125);
SHUFFLE (right_bottom, "shuffleRightBottom", ALIASES ("shuffle_right_bottom"),
    "the next one flies in from the right, low down", 1.3, .4, -.125);
SHUFFLE (bottom_right, "shuffleBottomRight", ALIASES ("shuffle_bottom_right"),
    "the next one flies in from the bottom, on the right", .4, 1.5, -.125);
SHUFFLE (bottom_left, "shuffleBottomLeft", ALIASES ("shuffle_bottom_left"),
    "the next one flies in from the bottom, on the left", -.4, 1.5, .125);
SHUFFLE (left_bottom, "shuffleLeftBottom", ALIASES ("shuffle_left_bottom"),
    "the next one flies in from the left, low down", -1.3, .4, .125);
SHUFFLE (left_top, "shuffleLeftTop", ALIASES ("shuffle_left_top"),
    "the next one flies in from the left, high up", -1.3, -.4, -.125);
SHUFFLE (top_left, "shuffleTopLeft", ALIASES ("shuffle_top_left"),
    "the next one flies in from the top, on the left", -.4, -1.5, -.125);

FLIGHT_APART (ss_zoom, "zoom", ALIASES ("zoom"),
    "bursts, and the next one comes back from it",
    .a = { 0, 0, 10, 10, 0, .5, .5, 0 }, .b = { 0, 0, 10, 10, 0, .5, .5, 0 },
    .flags = MOVE_EVEN | MOVE_FILL, .curve = move_in);
/* clang-format on */

/* ---- the list, in the order of the docs ---- */

#define THREE(id)                                                              \
  &transition_##id, &transition_##id##_slow, &transition_##id##_fast

const Transition *const transitions_flights[] = {
  THREE (ss_fade),
  THREE (ss_reveal),
  THREE (ss_wipe_left),
  THREE (ss_wipe_right),
  THREE (ss_slide_left),
  THREE (ss_slide_right),
  THREE (ss_slide_up),
  THREE (ss_slide_down),
  THREE (left),
  THREE (right),
  THREE (up),
  THREE (down),
  THREE (top_right),
  THREE (right_top),
  THREE (right_bottom),
  THREE (bottom_right),
  THREE (bottom_left),
  THREE (left_bottom),
  THREE (left_top),
  THREE (top_left),
  THREE (ss_zoom),
  NULL,
};
