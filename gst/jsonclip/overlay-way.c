/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What every animation takes stands behind what it takes itself, in one list:
 * see overlay-way.h. */
#include "overlay-way.h"
#include "tables.h"

#include <string.h>

enum { WAY_BY, WAY_ORDER, WAY_STAGGER, WAY_EASING, WAY_SEED, N_WAY };

/* In the order of their enums. */
static const gchar *const units[] = { "auto", "whole", "line", "word", "letter",
  NULL };
static const gchar *const orders[] = { "forward", "reverse", "random", "middle",
  NULL };

static const ParamSpec way_params[N_WAY + 1] = {
  [WAY_BY] = { "by", PARAM_CHOICE, .fallback = ANIMATION_BY_ITSELF,
      .words = units, .blurb = "the pieces of a text that it moves" },
  [WAY_ORDER] = { "order", PARAM_CHOICE, .fallback = ANIMATION_FORWARD,
      .words = orders, .blurb = "in which pieces set out" },
  [WAY_STAGGER] = { "stagger", PARAM_NUMBER, -1, 1, -1,
      "share of the time over which they set out" },
  [WAY_EASING] = { "easing", PARAM_TEXT, .maximum = 80,
      .blurb = "curve of its time" },
  [WAY_SEED] = { "seed", PARAM_INTEGER, 0, G_MAXUINT32, 0,
      "of its randomness" },
};

static gboolean
read_easing (const gchar *text, const Easing **easing, GError **error)
{
  g_autofree gchar *refusal = NULL;

  if (!text || !*text)
    return TRUE;
  *easing = easing_find (text);
  if (!*easing)
    *easing = easing_with_numbers (text, &refusal);
  if (*easing)
    return TRUE;
  g_set_error (error, GST_LIBRARY_ERROR, GST_LIBRARY_ERROR_SETTINGS,
      "params: easing: %s \"%s\"",
      refusal ? refusal : "expected the name of an easing, found", text);
  return FALSE;
}

/* @values: of @n parameters of the animation's own, and of these. */
static gboolean
take (const ParamValues *values, guint n, AnimationSpec *spec, GError **error)
{
  const gdouble *value = values->value + n;

  memcpy (spec->settings.value, values->value, n * sizeof *value);
  spec->unit = (AnimationUnit) value[WAY_BY];
  spec->order = (AnimationOrder) value[WAY_ORDER];
  spec->stagger = value[WAY_STAGGER];
  spec->seed = (guint32) value[WAY_SEED];
  return read_easing (values->text[n + WAY_EASING], &spec->easing, error);
}

gboolean
overlay_way_read (const OverlayWay *way, AnimationSpec *spec, GError **error)
{
  const Animation *type = tables_animation (way->type);
  const guint n = type ? params_count (type->params) : 0;
  ParamSpec specs[PARAM_MAX + 1] = { 0 };
  g_auto (ParamValues) values = { 0 };

  *spec = (AnimationSpec){ .stagger = -1 };
  if (!type)
    return TRUE;
  g_return_val_if_fail (n + N_WAY <= PARAM_MAX, FALSE);
  spec->type = type;
  spec->duration = (gint64) way->duration;
  if (n > 0)
    memcpy (specs, type->params, n * sizeof *specs);
  memcpy (specs + n, way_params, sizeof way_params);
  if (tables_parse_params (specs, way->params, &values, error)
      && take (&values, n, spec, error))
    return TRUE;
  g_prefix_error (error, "%s-", way->name);
  return FALSE;
}
