/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The painter's own random numbers: the same on every machine and in every
 * version, so that a seed stays a picture. Knows nothing of drawing. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  guint64 state;
} Dice;

/* splitmix64 */
static inline guint64
dice_mix (guint64 v)
{
  v = (v ^ (v >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  v = (v ^ (v >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return v ^ (v >> 31);
}

static inline guint64
dice_next (Dice *dice)
{
  dice->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return dice_mix (dice->state);
}

/* 0 <= result < 1 */
static inline gdouble
dice_unit (Dice *dice)
{
  return (gdouble) (dice_next (dice) >> 11) / 9007199254740992.0;
}

static inline gdouble
dice_range (Dice *dice, gdouble low, gdouble high)
{
  return low + (high - low) * dice_unit (dice);
}

/* 0 <= result < n */
static inline gint
dice_pick (Dice *dice, gint n)
{
  return (gint) (dice_unit (dice) * n);
}

static inline gboolean
dice_chance (Dice *dice, gdouble probability)
{
  return dice_unit (dice) < probability;
}

/* Middle of low..high is likelier than its ends. */
static inline gdouble
dice_bell (Dice *dice, gdouble low, gdouble high)
{
  gdouble sum = dice_unit (dice) + dice_unit (dice) + dice_unit (dice);

  return low + (high - low) * sum / 3;
}

/* An independent sequence: what one part draws does not move another. */
static inline Dice
dice_fork (Dice *dice)
{
  Dice fork = { dice_next (dice) };

  return fork;
}

G_END_DECLS
