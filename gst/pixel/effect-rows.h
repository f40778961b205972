/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Rows of planes, for effects that read and write them themselves. */
#pragma once

#include "effect.h"

#include <math.h>
#include <string.h>

G_BEGIN_DECLS

static inline guint8 *
plane_row (const Picture *picture, gint plane, gint y)
{
  return picture->plane[plane] + (gsize) y * picture->stride[plane];
}

/* The rows of a plane that belong to luma rows @y0 to before @y1. */
static inline gint
rows_from (gint plane, gint y0)
{
  return plane == 0 ? y0 : y0 / 2;
}

static inline gint
rows_to (gint plane, gint y1)
{
  return plane == 0 ? y1 : (y1 + 1) / 2;
}

static inline void
copy_plane (const Picture *src, Picture *dst, gint plane, gint y0, gint y1)
{
  for (gint y = rows_from (plane, y0); y < rows_to (plane, y1); y++)
    memcpy (plane_row (dst, plane, y), plane_row (src, plane, y),
        picture_plane_width (src, plane));
}

static inline void
copy_planes (const Picture *src, Picture *dst, gint y0, gint y1)
{
  for (gint plane = 0; plane < 3; plane++)
    copy_plane (src, dst, plane, y0, y1);
}

static inline guint8
to_byte (gint value)
{
  return CLAMP (value, 0, 255);
}

static inline gdouble
smooth_between (gdouble from, gdouble to, gdouble x)
{
  const gdouble t = CLAMP ((x - from) / (to - from), 0, 1);

  return t * t * (3 - 2 * t);
}

static inline gdouble
param_of (const EffectState *state, gint place)
{
  return state->params->value[place];
}

/* 1 where nothing is drawn at the ends of its time, and all between. */
static inline gdouble
in_and_out (const EffectState *state, gdouble part)
{
  return smooth_between (0, part, state->t)
      * smooth_between (0, part, 1 - state->t);
}

#define SHARE_PARAM(name, fallback, text)                                      \
  {                                                                            \
    name, PARAM_NUMBER, 0, 1, fallback, text                                   \
  }
#define COLOR_SETTING(name, fallback, text)                                    \
  {                                                                            \
    name, PARAM_COLOR, 0, 4294967295., fallback, text                          \
  }

/* An entry's first parameter is how much of it there is. */
static inline gboolean
first_is_none (const EffectState *state)
{
  return state->params->value[0] <= 0;
}

G_END_DECLS
