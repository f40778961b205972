/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The generic arc in other languages than English. Pictures are described in
 * English all the same: they are read by painters, not by people. */

#include "story.h"

#define FIRST_PICTURES                                                         \
  {                                                                            \
    "{C}, wide establishing view at dawn",                                     \
        "{C}, a single bright detail in soft haze"                             \
  }
#define BEGIN_PICTURES                                                         \
  {                                                                            \
    "{C}, quiet beginnings, long shadows of the morning",                      \
        "{C}, an early scene in warm light"                                    \
  }
#define CLOSE_PICTURES                                                         \
  {                                                                            \
    "{C}, close view of details, shallow depth", "{C}, textures and light"     \
  }
#define TURN_PICTURES                                                          \
  {                                                                            \
    "{C}, dramatic light, the decisive moment",                                \
        "{C}, storm light and strong contrast"                                 \
  }
#define NOW_PICTURES                                                           \
  {                                                                            \
    "{C}, golden hour, calm wide view", "{C}, evening lights, reflections"     \
  }

const Story story_arcs_languages[] = {
  { NULL, STORY_GENERIC, "de",
      {
          { "Erster Blick", "hook", 1, "Ein Blick auf: {S}.",
              "Manche Geschichten beginnen mit einem Blick. Diese hier: {S}.",
              "Schauen wir genauer hin.", FIRST_PICTURES },
          { "Der Anfang", "history", 4, "Alles hat einen Anfang.",
              "Alles hat einen Anfang: einen Ort, einen Menschen, einen "
              "Augenblick.",
              "Von dort f\u00fchrt eines zum anderen.", BEGIN_PICTURES },
          { "Ganz nah", "detail", 3, "Die Einzelheiten z\u00e4hlen.",
              "Aus der N\u00e4he beginnen die Einzelheiten zu erz\u00e4hlen.",
              "Nichts ist hier zuf\u00e4llig.", CLOSE_PICTURES },
          { "Die Wende", "turn", 2, "Dann kommt die Wende.",
              "Dann kommt der Moment, der alles in ein neues Licht "
              "r\u00fcckt.",
              "Es dauert nur eine Sekunde.", TURN_PICTURES },
          { "Heute", "modern", 2, "Und heute geht es weiter.",
              "Und heute? Die Geschichte geht weiter, jeden Tag.",
              "Schauen Sie morgen wieder hin.", NOW_PICTURES },
      } },
  { NULL, STORY_GENERIC, "fr",
      {
          { "Premier regard", "hook", 1, "Un regard sur : {S}.",
              "Certaines histoires commencent par un regard. Celle-ci : {S}.",
              "Regardons de plus pr\u00e8s.", FIRST_PICTURES },
          { "Les d\u00e9buts", "history", 4, "Tout a un commencement.",
              "Tout a un commencement : un lieu, une personne, un instant.",
              "Ensuite, une chose en appelle une autre.", BEGIN_PICTURES },
          { "De plus pr\u00e8s", "detail", 3, "Les d\u00e9tails comptent.",
              "De plus pr\u00e8s, les d\u00e9tails se mettent \u00e0 parler.",
              "Rien n'est l\u00e0 par hasard.", CLOSE_PICTURES },
          { "Le tournant", "turn", 2, "Puis tout bascule.",
              "Puis vient le moment qui change notre regard.",
              "Il suffit d'une seconde.", TURN_PICTURES },
          { "Aujourd'hui", "modern", 2, "Et l'histoire continue.",
              "Aujourd'hui, l'histoire continue, chaque jour.",
              "Revenez la voir demain.", NOW_PICTURES },
      } },
  { NULL, STORY_GENERIC, "es",
      {
          { "Primera mirada", "hook", 1, "Una mirada: {S}.",
              "Algunas historias empiezan con una mirada. Esta: {S}.",
              "Vamos a mirar m\u00e1s de cerca.", FIRST_PICTURES },
          { "El comienzo", "history", 4, "Todo tiene un comienzo.",
              "Todo tiene un comienzo: un lugar, una persona, un instante.",
              "Desde all\u00ed, una cosa lleva a la otra.", BEGIN_PICTURES },
          { "De cerca", "detail", 3, "Los detalles cuentan.",
              "De cerca, los detalles empiezan a hablar.",
              "Nada est\u00e1 all\u00ed por casualidad.", CLOSE_PICTURES },
          { "El giro", "turn", 2, "Entonces todo cambia.",
              "Entonces llega el momento que cambia nuestra mirada.",
              "Basta un segundo.", TURN_PICTURES },
          { "Hoy", "modern", 2, "Y la historia sigue.",
              "Hoy la historia sigue, cada d\u00eda.",
              "Vuelva a mirar ma\u00f1ana.", NOW_PICTURES },
      } },
};

const guint story_n_arcs_languages = G_N_ELEMENTS (story_arcs_languages);
