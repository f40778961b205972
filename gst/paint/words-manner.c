/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The vocabulary of how it is seen: eras, times of day, weather, moods. Knows
 * hardly a motif. */

#include "words.h"

#define DAWN .time = DAYTIME_DAWN + 1
#define DAY .time = DAYTIME_DAY + 1
#define DUSK .time = DAYTIME_DUSK + 1
#define NIGHT .time = DAYTIME_NIGHT + 1
#define ROMAN .era = ERA_ROMAN
#define MEDIEVAL .era = ERA_MEDIEVAL
#define INDUSTRIAL .era = ERA_INDUSTRIAL
#define MODERN .era = ERA_MODERN

const Word painter_manners[] = {
  /* eras */
  { "roman*", NULL, 0, 0, ROMAN },
  { "antiqu*", NULL, 0, 0, ROMAN },
  { "greek", NULL, 0, 0, ROMAN },
  { "ancient", NULL, 0, 0, ROMAN },
  { "medieval", NULL, 0, 0, MEDIEVAL },
  { "tudor*", NULL, 0, 0, MEDIEVAL },
  { "gothic", NULL, 0, 0, MEDIEVAL },
  { "norman*", NULL, 0, 0, MEDIEVAL },
  { "knight*", NULL, 0, TRAIT_SOLDIERS, MEDIEVAL },
  { "renaissance", NULL, 0, 0, MEDIEVAL },
  { "plague", NULL, 0, TRAIT_FOG, MEDIEVAL },
  { "1666", NULL, 0, 0, MEDIEVAL },
  { "victorian", NULL, 0, 0, INDUSTRIAL },
  { "19th", NULL, 0, 0, INDUSTRIAL },
  { "modern", NULL, 0, 0, MODERN },
  { "contemporary", NULL, 0, 0, MODERN },
  { "future", NULL, 0, 0, MODERN },
  { "futuristic", NULL, 0, 0, MODERN },
  { "today", NULL, 0, 0, MODERN },
  { "crane*", "harbour", 1, TRAIT_CRANES },
  /* time of day */
  { "dawn", NULL, 0, 0, DAWN },
  { "sunrise", NULL, 0, 0, DAWN },
  { "morning", NULL, 0, 0, DAWN },
  { "day", NULL, 0, 0, DAY },
  { "daylight", NULL, 0, 0, DAY },
  { "noon", NULL, 0, 0, DAY },
  { "sunny", NULL, 0, TRAIT_CLEAR, DAY },
  { "bright", NULL, 0, 0, DAY },
  { "dusk", NULL, 0, 0, DUSK },
  { "sunset", NULL, 0, 0, DUSK },
  { "evening", NULL, 0, 0, DUSK },
  { "twilight", NULL, 0, 0, DUSK },
  { "golden", NULL, 0, 0, DUSK },
  { "night*", NULL, 0, 0, NIGHT },
  { "midnight", NULL, 0, 0, NIGHT },
  { "moon*", NULL, 0, 0, NIGHT },
  { "starry", NULL, 0, TRAIT_STARS, NIGHT },
  { "рассвет*", NULL, 0, 0, DAWN },
  { "закат*", NULL, 0, 0, DUSK },
  { "ноч*", NULL, 0, 0, NIGHT },
  { "nacht", NULL, 0, 0, NIGHT },
  { "noche", NULL, 0, 0, NIGHT },
  { "nuit", NULL, 0, 0, NIGHT },
  /* weather and air */
  { "rain*", NULL, 0, TRAIT_RAIN },
  { "drizzle", NULL, 0, TRAIT_RAIN },
  { "storm*", NULL, 0, TRAIT_STORM | TRAIT_RAIN },
  { "thunder*", NULL, 0, TRAIT_STORM | TRAIT_RAIN },
  { "snow*", NULL, 0, TRAIT_SNOW },
  { "winter*", NULL, 0, TRAIT_SNOW },
  { "ice", NULL, 0, TRAIT_SNOW },
  { "fog*", NULL, 0, TRAIT_FOG },
  { "mist*", NULL, 0, TRAIT_FOG },
  { "haze", NULL, 0, TRAIT_FOG },
  { "smok*", NULL, 0, TRAIT_SMOKE },
  { "clear", NULL, 0, TRAIT_CLEAR },
  { "bird*", NULL, 0, TRAIT_BIRDS },
  /* composition */
  { "centred", NULL, 0, TRAIT_CENTRED },
  { "centered", NULL, 0, TRAIT_CENTRED },
  /* where one stands; the title's side; what else there is to see */
  { "wide", NULL, 0, .view = VIEW_WIDE },
  { "panorama*", NULL, 0, .view = VIEW_WIDE },
  { "far away", NULL, 0, .view = VIEW_WIDE },
  { "far view", NULL, 0, .view = VIEW_WIDE },
  { "close", NULL, 0, .view = VIEW_CLOSE },
  { "closeup", NULL, 0, .view = VIEW_CLOSE },
  { "macro", NULL, 0, .view = VIEW_CLOSE },
  { "detail*", NULL, 0, .view = VIEW_CLOSE },
  { "low angle", NULL, 0, .view = VIEW_LOW },
  { "from below", NULL, 0, .view = VIEW_LOW },
  { "looking up", NULL, 0, .view = VIEW_LOW },
  { "from above", NULL, 0, .view = VIEW_HIGH },
  { "aerial", NULL, 0, .view = VIEW_HIGH },
  { "overhead", NULL, 0, .view = VIEW_HIGH },
  { "right third", NULL, 0, .side = 1 },
  { "left third", NULL, 0, .side = -1 },
  { "surroundings", NULL, 0, .aside = 1 },
  { "neighbourhood", NULL, 0, .aside = 2 },
  { "wider world", NULL, 0, .aside = 3 },
  { "another setting", NULL, 0, .aside = 4 },
  { "related scene", NULL, 0, .aside = 5 },
  /* moods */
  { "cinematic", NULL, 0, 0, .family = "cinematic" },
  { "epic", NULL, 0, 0, .family = "cinematic" },
  { "dramatic", NULL, 0, 0, .family = "cinematic" },
  { "documentary", NULL, 0, 0, .family = "documentary" },
  { "history", NULL, 0, 0, .family = "cinematic" },
  { "energetic", NULL, 0, 0, .family = "energetic" },
  { "neon", NULL, 0, 0, NIGHT, .family = "energetic" },
  { "sport*", "crowd", 3, TRAIT_PEOPLE, .family = "energetic" },
  { "dynamic", NULL, 0, 0, .family = "energetic" },
  { "calm*", NULL, 0, 0, .family = "calm" },
  { "peaceful", NULL, 0, 0, .family = "calm" },
  { "wellness", NULL, 0, 0, .family = "calm" },
  { "serene", NULL, 0, 0, .family = "calm" },
  { "playful", NULL, 0, 0, .family = "playful" },
  { "child*", NULL, 0, 0, .family = "playful" },
  { "kids", NULL, 0, 0, .family = "playful" },
  { "cartoon*", NULL, 0, 0, .family = "playful" },
  { "news", NULL, 0, 0, .family = "news" },
  { "report", NULL, 0, 0, .family = "news" },
  { "announcement*", NULL, 0, 0, .family = "news" },
  { "minimal*", NULL, 0, 0, .family = "minimal" },
};

const gsize painter_n_manners = G_N_ELEMENTS (painter_manners);
