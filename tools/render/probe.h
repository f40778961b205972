/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Which encoder works here. Hardware that is listed may still have no device,
 * driver or right that it needs, which nothing but an encode tells: so a
 * handful of frames of the film's size goes through it, with a bound on the
 * time. Software is taken at its word, so that a render starts at once. Knows
 * no movie. */
#pragma once

#include "encoders.h"

G_BEGIN_DECLS

typedef enum {
  RENDER_ENCODER_CHOSEN,
  RENDER_ENCODER_USABLE,  /* as good, but another comes first */
  RENDER_ENCODER_MISSING, /* not in the registry */
  RENDER_ENCODER_FAILS,
} RenderEncoderState;

typedef struct {
  const RenderVideoEncoder *encoder;
  RenderEncoderState state;
  gchar *reason; /* why it is in that state */
} RenderEncoderFinding;

/**
 * render_video_encoder_choose:
 * @codec: (nullable): NULL is the first of the table
 * @factory: (nullable): NULL or "auto" takes the first that works; a factory's
 *   name takes that one, whatever it encodes to, or fails
 * @settings: the shape and quality of the film
 * @warnings: (element-type utf8) (nullable): appended to, once, if one that is
 *   listed does not work and another takes its place
 *
 * Results are remembered for as long as the process runs.
 *
 * Returns: (transfer none) (nullable): NULL with RENDER_ERROR_ENCODER
 */
const RenderVideoEncoder *render_video_encoder_choose (
    const RenderVideoCodec *codec, const gchar *factory,
    const RenderVideoSettings *settings, GPtrArray *warnings, GError **error);

/**
 * render_video_encoder_next:
 *
 * Returns: (transfer none) (nullable): what takes the place of @encoder when
 *   it turns out not to work: the next one of its codec that does
 */
const RenderVideoEncoder *render_video_encoder_next (
    const RenderVideoEncoder *encoder, const RenderVideoSettings *settings);

/* (element-type RenderEncoderFinding): all rows of @codec in their order, each
 * that is hardware tried. */
GPtrArray *render_video_encoders_survey (
    const RenderVideoCodec *codec, const RenderVideoSettings *settings);

G_END_DECLS
