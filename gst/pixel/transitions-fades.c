/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Pictures that melt into one another. Knows nothing of planes or the end laws. */

#include "transition-family.h"
#include "kernels.h"

static void
fade_blend (const TransitionState *state, const TransitionRow *row,
    const guint8 *a, const guint8 *b, guint8 *out)
{
  const gint share_b = lrint (state->p * BLEND_ONE);

  kernels ()->mix (a, BLEND_ONE - share_b, b, share_b, 0, out, row->width);
}

static const Transition transition_fade = {
  .name = "fade",
  .aliases = ALIASES ("crossfade", "cross_fade", "cross_dissolve",
      "crossdissolve", "glsl_cross_dissolve"),
  .summary = "one picture melts into the other",
  .blend = fade_blend,
};

/* White comes over A in the first fifth and leaves B during the first four:
 * the two are crossed all the while. */
static void
fadewhite_blend (const TransitionState *state, const TransitionRow *row,
    const guint8 *a, const guint8 *b, guint8 *out)
{
  const gdouble left = 1 - state->p;
  const gint share_a = lrint (left * smoothstep (.8, 1, left) * BLEND_ONE);
  const gint share_b =
      lrint (state->p * (1 - smoothstep (.2, 1, left)) * BLEND_ONE);
  const gint white_level = row->plane == 0 ? 235 : 128;

  kernels ()->mix (a, share_a, b, share_b, white_level, out, row->width);
}

static const Transition transition_fadewhite = {
  .name = "fadewhite",
  .aliases = ALIASES ("fade_white", "dip_to_white", "fade_to_white"),
  .summary = "through white",
  .blend = fadewhite_blend,
};

/* ---- the list, in the order of the docs ---- */

const Transition *const transitions_fades[] = {
  &transition_fade,
  &transition_fadewhite,
  NULL,
};
