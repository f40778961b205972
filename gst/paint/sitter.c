/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Chooses age, skin, hair, hat and clothes from words, era and name. */

#include "sitter.h"

static Hair
choose_hair (const Sitter *s, Dice *who)
{
  static const Hair women[] = { HAIR_BUN, HAIR_LONG, HAIR_BOB, HAIR_UPDO,
    HAIR_CURLS, HAIR_TAIL };
  static const Hair ladies[] = { HAIR_BUN, HAIR_UPDO, HAIR_UPDO };
  static const Hair girls[] = { HAIR_TAIL, HAIR_LONG, HAIR_BOB };
  static const Hair men[] = { HAIR_SHORT, HAIR_SHORT, HAIR_CURLS };
  static const Hair elders[] = { HAIR_BALD, HAIR_SHORT };
  gint any = dice_pick (who, 6);

  if (s->woman && s->child)
    return girls[any % 3];
  if (s->woman)
    return s->c->subject.era == ERA_INDUSTRIAL ? ladies[any % 3] : women[any];
  if (s->c->subject.region == REGION_EAST && s->c->subject.era != ERA_MODERN
      && !s->child)
    return HAIR_TOPKNOT;
  return s->old ? elders[any % 2] : men[any % 3];
}

static Hat
choose_hat (const Sitter *s, Dice *who)
{
  static const Hat hats[][2] = {
    [ERA_ANY] = { HAT_NONE, HAT_NONE },
    [ERA_ROMAN] = { HAT_LAUREL, HAT_NONE },
    [ERA_MEDIEVAL] = { HAT_HOOD, HAT_VEIL },
    [ERA_INDUSTRIAL] = { HAT_TOP, HAT_BONNET },
    [ERA_MODERN] = { HAT_NONE, HAT_NONE },
  };
  gboolean wears = dice_chance (who, s->woman ? 0.22 : 0.5);

  if ((s->c->subject.traits & TRAIT_CROWN) != 0)
    return HAT_CROWN;
  if (s->child)
    return !s->woman && wears ? HAT_CAP : HAT_NONE;
  return wears ? hats[s->c->subject.era][s->woman] : HAT_NONE;
}

static void
choose_inks (Sitter *s, Dice *who)
{
  static const gdouble skins[] = { 0, 0.14, 0.32, 0.52, 0.74 };
  const Tones *t = &s->c->tones;
  Ink pale = ink_mix (t->light, t->accent, 0.3);
  Ink dark = ink_mix (t->deep, t->accent, 0.4);
  gint skin = dice_pick (who, G_N_ELEMENTS (skins));
  gdouble fair = dice_unit (who);

  s->skin = ink_mix (pale, dark, skins[skin]);
  s->shade = ink_mix (s->skin, t->near, 0.66);
  s->lit = ink_mix (s->skin, t->lit, 0.45);
  s->locks = ink_mix (t->near, t->accent, skin > 2 ? 0.06 : 0.4 * fair * fair);
  if (s->old)
    s->locks = ink_mix (t->mid, t->light, 0.55);
  s->cloth = dice_chance (who, 0.45)
      ? ink_mix (t->accent, t->deep, dice_range (who, 0.35, 0.65))
      : ink_mix (t->near, t->mid, dice_range (who, 0.15, 0.6));
  s->trim = ink_mix (t->light, t->mid, 0.15);
}

Sitter
sitter_for (Canvas *canvas, Dice *dice)
{
  Sitter s = { .c = canvas, .nose = 1, .neck = 1 };
  guint64 any = dice_next (dice);
  Dice who = { canvas->subject.name ? canvas->subject.name : any };
  Person person = canvas->subject.person;
  gboolean coin = dice_chance (&who, 0.5), aged = dice_chance (&who, 0.2);

  s.woman = person == PERSON_WOMAN || person == PERSON_GIRL
      || ((person == PERSON_ANY || person == PERSON_CHILD) && coin);
  s.child = person >= PERSON_GIRL;
  s.old = !s.child
      && ((canvas->subject.traits & TRAIT_OLD) != 0
          || (aged && !canvas->subject.name));
  s.hair = choose_hair (&s, &who);
  s.hat = choose_hat (&s, &who);
  s.beard = !s.woman && !s.child && dice_chance (&who, s.old ? 0.7 : 0.38);
  s.glasses = !s.child && canvas->subject.era >= ERA_INDUSTRIAL
      && dice_chance (&who, s.old ? 0.5 : 0.2);
  if (s.woman) {
    s.nose = 0.8;
    s.neck = 0.8;
  }
  if (s.child) {
    s.nose = 0.58;
    s.neck = 0.68;
  }
  choose_inks (&s, &who);
  s.seed = dice_next (&who);
  return s;
}
