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

static gchar *
refuse_effect (const gchar *name)
{
  const Effect *effect = effect_find_elsewhere (name);

  return effect
      ? g_strdup_printf ("%s: this version draws those of one picture",
          effect_domain_to_string (effect->domain))
      : NULL;
}

static const Easing *
any_easing (const gchar *name)
{
  const Easing *easing = easing_find (name);

  return easing ? easing : easing_with_numbers (name, NULL);
}

static gchar *
refuse_easing (const gchar *name)
{
  g_autofree gchar *refusal = NULL;

  easing_with_numbers (name, &refusal);
  return refusal ? g_strconcat ("is none: ", refusal, NULL) : NULL;
}

static gchar *
refuse_curve (const gchar *name)
{
  g_autofree gchar *refusal = NULL;

  if (!easing_with_numbers (name, &refusal) && !refusal)
    return NULL;
  return g_strdup ("takes no numbers where it is of sound");
}

REGISTRY (transition, "transition", Transition, transitions_all (),
    transition_find, NULL, e->aliases, e->summary, e->params);
REGISTRY (effect, "effect", Effect, effects_all (), effect_find, refuse_effect,
    e->aliases, e->summary, e->params);
REGISTRY (
    easing, "easing", Easing, easings, any_easing, refuse_easing, e->aliases);
REGISTRY (
    curve, "easing", Easing, easings, easing_find, refuse_curve, e->aliases);
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
  if (registry != &movie_easing_registry)
    return FALSE;
  /* One that a text made, which is in no table. */
  *entry = (MovieEntry){ pointer, ((const Easing *) pointer)->name };
  return TRUE;
}
