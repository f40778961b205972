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
  { NULL, STORY_GENERIC, "it",
      {
          { "Primo sguardo", "hook", 1, "Uno sguardo a: {S}.",
              "Certe storie cominciano con uno sguardo. Questa: {S}.",
              "Guardiamo pi\u00f9 da vicino.", FIRST_PICTURES },
          { "L'inizio", "history", 4, "Tutto ha un inizio.",
              "Tutto ha un inizio: un luogo, una persona, un istante.",
              "Da l\u00ec, una cosa porta all'altra.", BEGIN_PICTURES },
          { "Da vicino", "detail", 3, "I dettagli contano.",
              "Da vicino, i dettagli cominciano a parlare.",
              "Niente \u00e8 l\u00ec per caso.", CLOSE_PICTURES },
          { "La svolta", "turn", 2, "Poi tutto cambia.",
              "Poi arriva il momento che cambia il nostro sguardo.",
              "Basta un secondo.", TURN_PICTURES },
          { "Oggi", "modern", 2, "E la storia continua.",
              "E oggi? La storia continua, ogni giorno.",
              "Tornate a guardarla domani.", NOW_PICTURES },
      } },
  { NULL, STORY_GENERIC, "pt",
      {
          { "Primeiro olhar", "hook", 1, "Um olhar sobre: {S}.",
              "Algumas hist\u00f3rias come\u00e7am com um olhar. Esta: {S}.",
              "Vamos olhar mais de perto.", FIRST_PICTURES },
          { "O come\u00e7o", "history", 4, "Tudo tem um come\u00e7o.",
              "Tudo tem um come\u00e7o: um lugar, uma pessoa, um instante.",
              "A partir da\u00ed, uma coisa leva \u00e0 outra.",
              BEGIN_PICTURES },
          { "De perto", "detail", 3, "Os detalhes contam.",
              "De perto, os detalhes come\u00e7am a falar.",
              "Nada est\u00e1 ali por acaso.", CLOSE_PICTURES },
          { "A viragem", "turn", 2, "Ent\u00e3o tudo muda.",
              "Ent\u00e3o chega o momento que muda o nosso olhar.",
              "Basta um segundo.", TURN_PICTURES },
          { "Hoje", "modern", 2, "E a hist\u00f3ria continua.",
              "Hoje a hist\u00f3ria continua, todos os dias.",
              "Volte a olhar amanh\u00e3.", NOW_PICTURES },
      } },
  { NULL, STORY_GENERIC, "nl",
      {
          { "Eerste blik", "hook", 1, "Een blik op: {S}.",
              "Sommige verhalen beginnen met een blik. Dit verhaal: {S}.",
              "Kijk nog eens wat beter.", FIRST_PICTURES },
          { "Het begin", "history", 4, "Alles heeft een begin.",
              "Alles heeft een begin: een plek, een mens, een ogenblik.",
              "Van daar leidt het een tot het ander.", BEGIN_PICTURES },
          { "Van dichtbij", "detail", 3, "De details tellen.",
              "Van dichtbij beginnen de details te vertellen.",
              "Niets is hier toeval.", CLOSE_PICTURES },
          { "Het keerpunt", "turn", 2, "Dan verandert alles.",
              "Dan komt het moment dat onze blik verandert.",
              "Het duurt maar een seconde.", TURN_PICTURES },
          { "Vandaag", "modern", 2, "En het verhaal gaat door.",
              "En vandaag? Het verhaal gaat door, elke dag.",
              "Kijk morgen nog eens.", NOW_PICTURES },
      } },
};

const guint story_n_arcs_languages = G_N_ELEMENTS (story_arcs_languages);
