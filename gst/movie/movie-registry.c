/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The drawing tables of gst/pixel, seen through one shape: name, aliases,
 * parameters. Knows nothing of what the entries draw. */

#include "movie-fields.h"

static gboolean
transition_at (guint index, MovieEntry *entry)
{
  const Transition *t = transitions[index];

  if (!t)
    return FALSE;
  *entry = (MovieEntry){ t, t->name, t->aliases, t->summary, t->params };
  return TRUE;
}

static gconstpointer
find_transition (const gchar *name)
{
  return transition_find (name);
}

static gboolean
effect_at (guint index, MovieEntry *entry)
{
  const Effect *e = effects[index];

  if (!e)
    return FALSE;
  *entry = (MovieEntry){ e, e->name, e->aliases, e->summary, e->params };
  return TRUE;
}

static gconstpointer
find_effect (const gchar *name)
{
  return effect_find (name);
}

static gboolean
easing_at (guint index, MovieEntry *entry)
{
  const Easing *e = easings[index];

  if (!e)
    return FALSE;
  *entry = (MovieEntry){ e, e->name, e->aliases };
  return TRUE;
}

static gconstpointer
find_easing (const gchar *name)
{
  return easing_find (name);
}

static gboolean
overlay_at (guint index, MovieEntry *entry)
{
  const OverlayKind *k = overlay_kinds[index];

  if (!k)
    return FALSE;
  *entry = (MovieEntry){ k, k->name, NULL, k->summary, NULL, !k->draw };
  return TRUE;
}

static gconstpointer
find_overlay (const gchar *name)
{
  return overlay_kind_find (name);
}

static gboolean
caption_at (guint index, MovieEntry *entry)
{
  const CaptionStyle *s = caption_styles[index];

  if (!s)
    return FALSE;
  *entry = (MovieEntry){ s, s->name, s->aliases, s->summary };
  return TRUE;
}

static gconstpointer
find_caption (const gchar *name)
{
  return caption_style_find (name);
}

const MovieRegistry movie_transition_registry = { "transition", find_transition,
  transition_at };
const MovieRegistry movie_effect_registry = { "effect", find_effect,
  effect_at };
const MovieRegistry movie_easing_registry = { "easing", find_easing,
  easing_at };
const MovieRegistry movie_overlay_registry = { "overlay", find_overlay,
  overlay_at };
const MovieRegistry movie_caption_registry = { "caption style", find_caption,
  caption_at };

gboolean
movie_registry_entry (
    const MovieRegistry *registry, gconstpointer pointer, MovieEntry *entry)
{
  if (!pointer)
    return FALSE;
  for (guint i = 0; registry->at (i, entry); i++)
    if (entry->entry == pointer)
      return TRUE;
  return FALSE;
}
