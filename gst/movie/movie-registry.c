/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The drawing tables of gst/pixel, seen through one shape: name, aliases,
 * parameters. Knows nothing of what the entries draw. */

#include "movie-fields.h"

/* One table: the rest are the members of MovieEntry from `aliases` on, as its
 * entry @e says them. */
#define REGISTRY(id, spoken, Type, table, find_entry, refuse, ...)             \
  static gboolean id##_at (guint index, MovieEntry *entry)                     \
  {                                                                            \
    const Type *e = table[index];                                              \
                                                                               \
    if (e)                                                                     \
      *entry = (MovieEntry){ e, e->name, __VA_ARGS__ };                        \
    return e != NULL;                                                          \
  }                                                                            \
                                                                               \
  static gconstpointer find_##id (const gchar *asked)                          \
  {                                                                            \
    return find_entry (asked);                                                 \
  }                                                                            \
                                                                               \
  const MovieRegistry movie_##id##_registry = { spoken, find_##id, id##_at,    \
    refuse }

static const gchar *
refuse_effect (const gchar *name)
{
  const Effect *effect = effect_find_elsewhere (name);

  return effect ? effect_domain_to_string (effect->domain) : NULL;
}

REGISTRY (transition, "transition", Transition, transitions_all (),
    transition_find, NULL, e->aliases, e->summary, e->params);
REGISTRY (effect, "effect", Effect, effects_all (), effect_find, refuse_effect,
    e->aliases, e->summary, e->params);
REGISTRY (easing, "easing", Easing, easings, easing_find, NULL, e->aliases);
REGISTRY (overlay, "overlay", OverlayKind, overlay_kinds, overlay_kind_find,
    NULL, e->aliases, e->summary, e->params);
REGISTRY (animation, "animation", Animation, animations_all (), animation_find,
    NULL, e->aliases, e->summary, e->params);
REGISTRY (caption, "caption style", CaptionStyle, caption_styles,
    caption_style_find, NULL, e->aliases, e->summary, e->params);

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
