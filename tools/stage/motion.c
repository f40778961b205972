/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Wishes first (the look's moves in turn, its move at turns, an end that opens
 * up), then the nearest one that is not what came before; the picture decides
 * where to. */
#include "motion.h"

#include "effect.h"

#include <math.h>

/* What a look's strength is meant for; a longer scene may go further. */
#define USUAL_MS 4000.
#define LEAST_SHARE 0.6
#define MOST_SHARE 1.5
/* A zoom goes no nearer to an edge: what it goes to stays in view. */
#define FOCUS_LEAST 0.2
#define FOCUS_MOST 0.8
/* Weight that lies nearer to the middle leads nowhere. */
#define LEADS 0.03
/* How many times further up or down than to a side, in a wide picture. */
#define WIDE_BELOW 6

/* The name of its effect; with a direction in the middle if it pans. */
typedef struct {
  const gchar *name, *end;
  gboolean pans;
} Kind;

static const Kind kinds[] = {
  [LOOK_MOVE_IN] = { "zoom_in", "" },
  [LOOK_MOVE_OUT] = { "zoom_out", "" },
  [LOOK_MOVE_PAN] = { "pan_", "", TRUE },
  [LOOK_MOVE_DRIFT] = { "pan_", "_with_zoom", TRUE },
  [LOOK_MOVE_PUNCH] = { "push_in_fast", "" },
};

/* Where a picture's weight lies, seen from its middle. Most pictures are
 * heavier below: in a wide one that leads nowhere unless it is all. */
static const gchar *
direction (const Sight *sight, guint scene)
{
  const gdouble upright = sight && !sight_is_wide (sight) ? 1 : WIDE_BELOW;
  gdouble x = .5, y = .5;

  if (sight)
    sight_mass (sight, &x, &y);
  x -= .5;
  y -= .5;
  if (fabs (y) > LEADS && fabs (y) > upright * fabs (x))
    return y < 0 ? "up" : "down";
  if (fabs (x) < LEADS / 2)
    return scene % 2 ? "left" : "right";
  return x < 0 ? "left" : "right";
}

static const Effect *
effect_of (LookMove move, const gchar *way)
{
  const Kind *kind = &kinds[move];
  g_autofree gchar *name =
      g_strconcat (kind->name, kind->pans ? way : "", kind->end, NULL);

  return effect_find (name);
}

static guint
n_moves (const Look *look)
{
  guint n = 0;

  while (look->moves[n] != LOOK_MOVE_NONE)
    n++;
  return n;
}

/* What a scene asks for before its neighbours are looked at. */
static LookMove
wish (const Look *look, const MotionScene *scenes, guint n, guint i)
{
  if (i > 0 && i == n - 1)
    return LOOK_MOVE_OUT;
  if (scenes[i].wish != LOOK_MOVE_NONE)
    return scenes[i].wish;
  if (scenes[i].turn)
    return look->turn;
  return look->moves[i % n_moves (look)];
}

/* Moves of one class look alike. */
static gint
class_of (LookMove move)
{
  static const gint classes[] = { [LOOK_MOVE_IN] = 1,
    [LOOK_MOVE_PUNCH] = 1,
    [LOOK_MOVE_OUT] = 2,
    [LOOK_MOVE_PAN] = 3,
    [LOOK_MOVE_DRIFT] = 3 };

  return classes[move];
}

/* The wish, or the look's next move that is neither like the one before nor,
 * for the last but one, like what the end will be. */
static LookMove
settle (const Look *look, const MotionScene *scenes, guint n, guint i,
    LookMove before)
{
  const guint moves = n_moves (look);
  const LookMove after = i + 2 == n ? LOOK_MOVE_OUT : LOOK_MOVE_NONE;
  LookMove wished = wish (look, scenes, n, i);

  for (guint tries = 0; tries <= moves; tries++) {
    if (class_of (wished) != class_of (before)
        && class_of (wished) != class_of (after))
      return wished;
    wished = look->moves[(i + tries) % moves];
  }
  return LOOK_MOVE_DRIFT;
}

static gdouble
share_of (gint64 duration_ms)
{
  return CLAMP (duration_ms / USUAL_MS, LEAST_SHARE, MOST_SHARE);
}

static gdouble
rounded (gdouble value)
{
  return floor (value * 1000 + .5) / 1000;
}

static void
set_focus (Motion *motion, const Sight *sight)
{
  gdouble x, y;

  if (!sight)
    return;
  sight_focus (sight, &x, &y);
  motion->has_focus = TRUE;
  motion->focus_x = rounded (CLAMP (x, FOCUS_LEAST, FOCUS_MOST));
  motion->focus_y = rounded (CLAMP (y, FOCUS_LEAST, FOCUS_MOST));
}

static gdouble
within (const ParamSpec *params, const gchar *name, gdouble value)
{
  const gint place = params_find (params, name);

  return place < 0
      ? 0
      : rounded (CLAMP (value, params[place].minimum, params[place].maximum));
}

static gchar *
explain (
    LookMove move, const gchar *way, const MotionScene *scene, gboolean last)
{
  const gchar *when = last && move == LOOK_MOVE_OUT ? "the end opens up"
      : move == scene->wish                         ? "the writer's choice"
      : scene->turn                                 ? "the story turns"
                                                    : "the look's next move";

  if (!scene->sight)
    return g_strdup_printf ("%s; the picture could not be looked at", when);
  if (kinds[move].pans)
    return g_strdup_printf ("%s; the picture's weight lies %s", when, way);
  return g_strdup_printf ("%s; %s what is bright and detailed", when,
      move == LOOK_MOVE_OUT ? "away from" : "towards");
}

static void
describe (const Look *look, const MotionScene *scene, const Effect *effect,
    Motion *out)
{
  const gdouble share = share_of (scene->duration_ms);

  out->type = effect->name;
  out->strength =
      within (effect->params, "strength", 1 + (look->strength - 1) * share);
  out->amount = within (effect->params, "amount", look->pan * share);
  if (params_find (effect->params, "focus_x") >= 0)
    set_focus (out, scene->sight);
}

void
motion_choose (
    const Look *look, const MotionScene *scenes, guint n, Motion *out)
{
  LookMove before = LOOK_MOVE_NONE;

  for (guint i = 0; i < n; i++) {
    const LookMove move = settle (look, scenes, n, i, before);
    const gchar *way = direction (scenes[i].sight, i);
    const Effect *effect = effect_of (move, way);

    out[i] = (Motion){ NULL };
    if (effect)
      describe (look, &scenes[i], effect, &out[i]);
    out[i].why = explain (move, way, &scenes[i], n > 1 && i + 1 == n);
    before = move;
  }
}

void
motion_clear (Motion *motion)
{
  g_clear_pointer (&motion->why, g_free);
}
