/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The families of effects: NULL-terminated lists, one a file. Private to
 * effects*.c. */
#pragma once

#include "effect.h"

G_BEGIN_DECLS

#define ALIASES(...) ((const gchar *const[]){ __VA_ARGS__, NULL })
/* A list of parameters of one entry alone, or of one. */
#define PARAMS(...) ((const ParamSpec[]){ __VA_ARGS__, { NULL } })

extern const Effect *const effects_camera[];
extern const Effect *const effects_shake[];
extern const Effect *const effects_flash[];
extern const Effect *const effects_grade[];
extern const Effect *const effects_tone[];
extern const Effect *const effects_light[];
extern const Effect *const effects_film[];
extern const Effect *const effects_weather[];
extern const Effect *const effects_blur[];
extern const Effect *const effects_detail[];
extern const Effect *const effects_raster[];
extern const Effect *const effects_glitch[];
extern const Effect *const effects_warp[];

G_END_DECLS
