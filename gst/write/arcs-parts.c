/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is said of the parts that a prompt lists, in each language that the
 * writer has: nothing but their order is known of them. Pictures are described
 * in English: they are read by painters, not by people. */

#include "story.h"

#define FIRST_PICTURES                                                         \
  {                                                                            \
    "{C}, wide establishing view at first light",                              \
        "{C}, details in the foreground, soft morning haze"                    \
  }
#define NEXT_PICTURES                                                          \
  {                                                                            \
    "{C}, mid-day light, layers of depth",                                     \
        "{C}, seen from a low angle, dramatic sky"                             \
  }
#define TURN_PICTURES                                                          \
  {                                                                            \
    "{C}, the decisive moment, strong light and shadow",                       \
        "{C}, close view, glowing light"                                       \
  }
#define LAST_PICTURES                                                          \
  {                                                                            \
    "{C}, wide view at golden hour", "{C}, at dusk, lights coming on"          \
  }

const StoryParts story_parts[] = {
  { "en",
      {
          { NULL, "hook", 1, "It begins with {S}.",
              "It begins with {S}: the first picture of this story.|First of "
              "all: {S}. This is where it begins.",
              "Take a moment to look around.", FIRST_PICTURES },
          { NULL, "history", 1, "Then comes {S}.",
              "Then comes {S}, and the picture changes.|Next, {S}: a step "
              "further in the story.",
              "Nothing here stands alone; one thing leads to the next.",
              NEXT_PICTURES },
          { NULL, "turn", 1, "Everything turns on {S}.",
              "And then, {S}: the moment on which everything turns.|Here the "
              "story turns: {S}.",
              "After this, nothing is quite the same.", TURN_PICTURES },
          { NULL, "modern", 1, "It leads to {S}.",
              "All of it leads here, to {S}.|And at the end of the road: {S}.",
              "What comes next is still open.", LAST_PICTURES },
      } },
  { "de",
      {
          { NULL, "hook", 1, "Am Anfang: {S}.",
              "Am Anfang steht dieses Bild: {S}.|Zuerst: {S}. Hier beginnt "
              "alles.",
              "Schauen wir uns in Ruhe um.", FIRST_PICTURES },
          { NULL, "history", 1, "Danach: {S}.",
              "Dann wechselt das Bild: {S}.|Danach: {S}. Die Geschichte geht "
              "weiter.",
              "Nichts steht hier f\u00fcr sich allein.", NEXT_PICTURES },
          { NULL, "turn", 1, "Die Wende: {S}.",
              "Und dann die Wende: {S}.|Hier dreht sich die Geschichte: {S}.",
              "Danach ist nichts mehr ganz wie zuvor.", TURN_PICTURES },
          { NULL, "modern", 1, "Am Ende: {S}.",
              "Alles f\u00fchrt hierher: {S}.|Und am Ende des Weges: {S}.",
              "Was noch kommt, ist offen.", LAST_PICTURES },
      } },
  { "fr",
      {
          { NULL, "hook", 1, "Au d\u00e9but : {S}.",
              "Tout commence par cette image : {S}.|D'abord : {S}. C'est ici "
              "que tout commence.",
              "Prenons le temps de regarder.", FIRST_PICTURES },
          { NULL, "history", 1, "Ensuite : {S}.",
              "Puis l'image change : {S}.|Ensuite : {S}. L'histoire continue.",
              "Ici, une chose en appelle une autre.", NEXT_PICTURES },
          { NULL, "turn", 1, "Le tournant : {S}.",
              "Et puis, le tournant : {S}.|C'est ici que tout bascule : {S}.",
              "Apr\u00e8s cela, plus rien n'est pareil.", TURN_PICTURES },
          { NULL, "modern", 1, "Enfin : {S}.",
              "Tout m\u00e8ne ici : {S}.|Et au bout du chemin : {S}.",
              "La suite reste \u00e0 \u00e9crire.", LAST_PICTURES },
      } },
  { "es",
      {
          { NULL, "hook", 1, "Al principio: {S}.",
              "Todo empieza con esta imagen: {S}.|Primero: {S}. Aqu\u00ed "
              "empieza todo.",
              "Miremos con calma.", FIRST_PICTURES },
          { NULL, "history", 1, "Despu\u00e9s: {S}.",
              "Luego la imagen cambia: {S}.|Despu\u00e9s: {S}. La historia "
              "sigue.",
              "Una cosa lleva a la otra.", NEXT_PICTURES },
          { NULL, "turn", 1, "El giro: {S}.",
              "Y entonces, el giro: {S}.|Aqu\u00ed cambia la historia: {S}.",
              "Despu\u00e9s, nada es igual.", TURN_PICTURES },
          { NULL, "modern", 1, "Al final: {S}.",
              "Todo lleva hasta aqu\u00ed: {S}.|Y al final del camino: {S}.",
              "Lo que viene est\u00e1 por escribir.", LAST_PICTURES },
      } },
  { "it",
      {
          { NULL, "hook", 1, "All'inizio: {S}.",
              "Tutto comincia con questa immagine: {S}.|Prima di tutto: {S}. "
              "Da qui si parte.",
              "Guardiamoci intorno con calma.", FIRST_PICTURES },
          { NULL, "history", 1, "Poi: {S}.",
              "Poi l'immagine cambia: {S}.|Subito dopo: {S}. La storia va "
              "avanti.",
              "Una cosa porta all'altra.", NEXT_PICTURES },
          { NULL, "turn", 1, "La svolta: {S}.",
              "E poi, la svolta: {S}.|Qui la storia cambia: {S}.",
              "Dopo, niente \u00e8 pi\u00f9 come prima.", TURN_PICTURES },
          { NULL, "modern", 1, "Alla fine: {S}.",
              "Tutto porta qui: {S}.|E alla fine della strada: {S}.",
              "Il resto \u00e8 ancora da scrivere.", LAST_PICTURES },
      } },
  { "pt",
      {
          { NULL, "hook", 1, "No in\u00edcio: {S}.",
              "Tudo come\u00e7a com esta imagem: {S}.|Primeiro: {S}. \u00c9 "
              "aqui que tudo come\u00e7a.",
              "Vamos olhar com calma.", FIRST_PICTURES },
          { NULL, "history", 1, "Depois: {S}.",
              "Depois a imagem muda: {S}.|A seguir: {S}. A hist\u00f3ria "
              "continua.",
              "Uma coisa leva \u00e0 outra.", NEXT_PICTURES },
          { NULL, "turn", 1, "A viragem: {S}.",
              "E ent\u00e3o, a viragem: {S}.|Aqui a hist\u00f3ria muda: {S}.",
              "Depois disso, nada \u00e9 igual.", TURN_PICTURES },
          { NULL, "modern", 1, "No fim: {S}.",
              "Tudo leva at\u00e9 aqui: {S}.|E no fim do caminho: {S}.",
              "O que vem a seguir est\u00e1 por escrever.", LAST_PICTURES },
      } },
  { "nl",
      {
          { NULL, "hook", 1, "In het begin: {S}.",
              "Alles begint met dit beeld: {S}.|Eerst: {S}. Hier begint het.",
              "Kijk eens rustig rond.", FIRST_PICTURES },
          { NULL, "history", 1, "Daarna: {S}.",
              "Dan verandert het beeld: {S}.|Vervolgens: {S}. Het verhaal gaat "
              "verder.",
              "Het een leidt tot het ander.", NEXT_PICTURES },
          { NULL, "turn", 1, "Het keerpunt: {S}.",
              "En dan, het keerpunt: {S}.|Hier keert het verhaal: {S}.",
              "Daarna is niets meer hetzelfde.", TURN_PICTURES },
          { NULL, "modern", 1, "Aan het eind: {S}.",
              "Alles leidt hierheen: {S}.|En aan het eind van de weg: {S}.",
              "Wat nog komt, is open.", LAST_PICTURES },
      } },
};

const guint story_n_parts = G_N_ELEMENTS (story_parts);

const StoryBeat *
story_part_beats (const gchar *language)
{
  for (guint i = 0; i < story_n_parts; i++)
    if (g_strcmp0 (story_parts[i].language, language) == 0)
      return story_parts[i].beats;
  return story_parts[0].beats;
}
