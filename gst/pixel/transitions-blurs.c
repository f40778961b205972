/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Pictures that go out of focus. Knows nothing of planes or the end laws. */

#include "transition-family.h"
#include "blur.h"
#include "kernels.h"

static void
hblur_window (const TransitionState *state, const Picture *a, const Picture *b,
    Picture *dst, gint y0, gint y1)
{
  const gint share_b = lrint (state->p * BLEND_ONE);

  blur_mix_trail (state->scratch, a, b, share_b,
      1 + state->width / 2. * triangle (state->p), dst, y0, y1);
}

static const Transition transition_hblur = {
  .name = "hblur",
  .aliases = ALIASES ("h_blur", "horizontal_blur"),
  .summary = "smears sideways into the other picture",
  .window = hblur_window,
};

static void
blur_window (const TransitionState *state, const Picture *a, const Picture *b,
    Picture *dst, gint y0, gint y1)
{
  const gint share_b = lrint (smoothstep (.35, .65, state->p) * BLEND_ONE);

  blur_mix_gaussian (state->scratch, a, b, share_b,
      .03 * state->height * triangle (state->p), dst, y0, y1);
}

static const Transition transition_blur = {
  .name = "blur",
  .aliases = ALIASES ("cross_blur", "blur_fade"),
  .summary = "out of focus, and back on the other picture",
  .window = blur_window,
};

/* ---- the list, in the order of the docs ---- */

const Transition *const transitions_blurs[] = {
  &transition_hblur,
  &transition_blur,
  NULL,
};
