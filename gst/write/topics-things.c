/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Things, inventions and events that the writer knows. Facts only: what is
 * said here is spoken as true. */

#include "story.h"

const Story story_topics_things[] = {
  { "coffee|coffee bean|coffee beans", STORY_HISTORY, "en",
      {
          { "A bean from Ethiopia", "hook", 1, "It started in Ethiopia.",
              "Coffee grew wild in the highland forests of Ethiopia.",
              "A legend says dancing goats found it first.",
              { "Misty highland forest in Ethiopia with red coffee cherries",
                  "A goatherd and goats among wild coffee bushes at "
                  "sunrise" } },
          { "The port of Mocha", "history", 4, "Yemen shipped it from Mocha.",
              "In Yemen it was roasted, brewed and shipped from the port of "
              "Mocha.",
              "Monks drank it to stay awake in prayer.",
              { "Sailing ships and sacks of coffee in the desert port of Mocha",
                  "Coffee roasting over a fire in a courtyard, rising "
                  "smoke" } },
          { "The coffee houses", "turn", 2, "Coffee houses woke Europe.",
              "Coffee houses in Istanbul, then in London, woke whole cities.",
              "News, business and ideas came with the cup.",
              { "Crowded coffee house, lanterns, merchants talking over small "
                "cups",
                  "A London coffee house of long ago, candle light and "
                  "newspapers" } },
          { "Espresso", "detail", 3, "Steam made it espresso.",
              "Around 1900, Italian machines pressed it with steam: espresso.",
              "A cup took seconds, not minutes.",
              { "Brass coffee machine in an Italian bar, warm light",
                  "Coffee pouring into a small cup, close up, dark "
                  "background" } },
          { "The world's cup", "modern", 2, "Now the whole world drinks it.",
              "Today the world drinks more than two billion cups a day.",
              "Yours began on a hillside like that one.",
              { "Cup of coffee by the window of a cafe in the morning",
                  "Coffee terraces on a green hillside at sunrise",
                  "Hands around a warm cup of coffee in the morning light" } },
      } },
  { "moon landing|apollo 11|apollo|apollo eleven|first moon landing",
      STORY_HISTORY, "en",
      {
          { "A promise", "hook", 1, "It began with a promise.",
              "In 1961, President Kennedy promised the Moon before the decade "
              "was out.",
              "Nobody yet knew how.",
              { "Full moon over a dark ocean and a distant launch tower",
                  "A president speaking to a crowd under a wide sky" } },
          { "The rocket", "history", 4, "They built a giant rocket.",
              "Four hundred thousand people built the Saturn V and its ship.",
              "It stood taller than the Statue of Liberty.",
              { "Saturn V rocket on the launch pad at night in floodlight",
                  "Engineers under a giant rocket engine in a hall" } },
          { "Lift-off", "turn", 3, "July 1969: lift-off.",
              "On July 16, 1969, Apollo 11 rose on a column of fire.",
              "Three men were on their way.",
              { "Rocket launch at dawn, fire and smoke over the sea",
                  "A rocket climbing through clouds towards a pale moon" } },
          { "The Eagle", "history", 5, "The Eagle came down.",
              "Four days later the Eagle came down with seconds of fuel to "
              "spare.",
              "Armstrong steered past a field of boulders.",
              { "Lunar lander descending over grey craters, Earth above the "
                "horizon",
                  "Craters of the Moon from above, long shadows" } },
          { "One small step", "turn", 2, "Then, one small step.",
              "Neil Armstrong stepped down, and half a billion people watched.",
              "Buzz Aldrin called it magnificent desolation.",
              { "Astronaut stepping from a lander onto the Moon, Earth in a "
                "black sky",
                  "A footprint in grey moon dust, sharp light" } },
          { "Home again", "modern", 2, "They came home to one Earth.",
              "They came home with rocks, and a new view of Earth.",
              "The flag and the footprints are still there.",
              { "Blue Earth rising over the grey horizon of the Moon",
                  "Capsule under parachutes above the ocean at sunrise" } },
      } },
  { "bicycle|bike|bicycles|bikes|cycling", STORY_HISTORY, "en",
      {
          { "The running machine", "hook", 1, "It began without pedals.",
              "In 1817, Karl von Drais pushed off on two wheels, without "
              "pedals.",
              "He was faster than the mail coach.",
              { "A man on a wooden running machine on a country road, trees",
                  "Old wooden two-wheeled machine in a workshop, warm "
                  "light" } },
          { "Pedals", "history", 4, "Paris gave it pedals.",
              "In the 1860s, Paris added pedals to the front wheel.",
              "Riders called it the boneshaker.",
              { "Velocipede riders on a cobbled street of old Paris",
                  "Blacksmith's workshop, pedals for an iron wheel, sparks" } },
          { "The high wheel", "detail", 5, "Then the wheel grew high.",
              "Then the front wheel grew as tall as a man's chest.",
              "It was fast, and a fall was long.",
              { "Penny-farthing riders in a park at sunset",
                  "Silhouette of a high wheel bicycle on a hill" } },
          { "The safety bicycle", "turn", 2, "1885 made it safe.",
              "In 1885, two equal wheels and a chain made it safe for all.",
              "Air-filled tyres made it soft three years later.",
              { "Early safety bicycle leaning on a brick wall, morning light",
                  "Women and men cycling on a country road, around 1890" } },
          { "Two wheels for all", "modern", 2, "Now it moves the world.",
              "Today, more than a billion bicycles move the world, almost "
              "silently.",
              "Few machines turn so little effort into so far.",
              { "Cyclists crossing a modern city bridge at sunrise",
                  "A child riding a bicycle by the sea, golden light",
                  "Bicycles along a canal in the rain, city lights" } },
      } },
  { "printing press|printing|gutenberg|letterpress", STORY_HISTORY, "en",
      {
          { "Copied by hand", "hook", 1, "Books were once copied by hand.",
              "For centuries, every book in Europe was copied by hand.",
              "A single Bible could take a year.",
              { "A monk writing by candle light in an old library",
                  "Old manuscripts and quills on a wooden desk" } },
          { "Gutenberg's idea", "turn", 2, "Gutenberg cast movable letters.",
              "Around 1450, in Mainz, Gutenberg cast letters that could be "
              "used "
              "again.",
              "Lead, ink and a press did the rest.",
              { "Gutenberg's workshop, wooden press and metal type, warm light",
                  "Metal letters in a tray in a workshop, close up" } },
          { "The first Bible", "history", 4, "First came the Bible.",
              "About 180 copies of his Bible left the press.",
              "About fifty of them survive today.",
              { "Large printed Bible on a stand in a cathedral, light beams",
                  "Printed sheets hanging to dry in a workshop" } },
          { "A flood of books", "history", 3, "Then books flooded Europe.",
              "By 1500, presses in hundreds of towns had printed millions of "
              "books.",
              "Ideas now travelled faster than armies.",
              { "Busy printing house of long ago, presses and stacks of paper",
                  "Bookseller's stall on a medieval market street" } },
          { "Words everywhere", "modern", 2, "Now words are everywhere.",
              "Newspapers, novels, screens: all of them follow from that "
              "press.",
              "This sentence is one of its grandchildren.",
              { "Modern library with tall shelves and lamps at night",
                  "People reading on a train, city lights behind the "
                  "window" } },
      } },
  { "pyramids|pyramid|great pyramid|giza|egyptian pyramids|pyramids of giza"
    "|pyramids of egypt",
      STORY_HISTORY, "en",
      {
          { "The first steps", "hook", 1, "First came a stair of stone.",
              "More than 4,600 years ago, Egypt stacked a stair of stone for a "
              "king.",
              "Its builder was called Imhotep.",
              { "The step pyramid of Djoser in desert light",
                  "Map of the Nile and the desert on papyrus" } },
          { "The Great Pyramid", "turn", 2, "Then Khufu built the greatest.",
              "Then Khufu built the greatest, of some two million blocks.",
              "It was the tallest building for 3,800 years.",
              { "The Great Pyramid under construction, ramps and workers in "
                "the "
                "sun",
                  "Boats with stone blocks on the Nile at sunrise" } },
          { "The builders", "history", 3, "Skilled workers raised it.",
              "Its builders were no slaves, but fed, skilled and proud crews.",
              "They left their names on the stones.",
              { "Egyptian workers pulling a stone block on a sledge, dust and "
                "sun",
                  "Village of the pyramid builders at dusk, fires and "
                  "bread ovens" } },
          { "Sand and silence", "history", 5, "Sand covered the rest.",
              "Kings changed, temples fell, and sand covered the rest.",
              "The Sphinx stood buried to its neck.",
              { "The Sphinx half buried in desert sand under a starry sky",
                  "Caravan with camels passing the pyramids at sunset" } },
          { "Still standing", "modern", 2, "They are standing still.",
              "Of the seven ancient wonders, only this one still stands.",
              "A city of millions now reaches to its feet.",
              { "Pyramids of Giza at dusk with the lights of the city behind",
                  "Pyramids under the Milky Way" } },
      } },
  { "titanic|rms titanic|sinking of the titanic", STORY_ORIGIN, "en",
      {
          { "The largest ship", "hook", 1, "She was the largest ship.",
              "In Belfast, they built the largest ship the world had seen.",
              "Three million rivets held her together.",
              { "A giant steam ship under construction in a shipyard, cranes "
                "and scaffolding",
                  "Workers walking below a huge ship's hull in morning "
                  "haze" } },
          { "Departure", "history", 3, "In April 1912, she sailed.",
              "On April 10, 1912, the Titanic left Southampton for New York.",
              "More than two thousand people were aboard.",
              { "A great steam ship leaving a harbour, crowds waving, smoke "
                "from "
                "four funnels",
                  "Passengers on the deck of an ocean liner, bright sea" } },
          { "The iceberg", "turn", 2, "Then, an iceberg.",
              "Four nights later, in a calm sea, she struck an iceberg.",
              "There had been warnings all day.",
              { "An iceberg in a calm dark sea under stars, a ship's lights",
                  "A great ship beside a wall of ice at night" } },
          { "The last hours", "turn", 4, "She sank within three hours.",
              "Within three hours she was gone, and some fifteen hundred "
              "people "
              "with her.",
              "There were lifeboats for only half of them.",
              { "A sinking ocean liner at night, lights on the black water",
                  "Lifeboats on a dark sea under the stars" } },
          { "On the sea floor", "modern", 2, "She was found in 1985.",
              "In 1985 she was found, nearly four kilometres down.",
              "Ships have been safer ever since.",
              { "Wreck of a ship on the sea floor in a beam of light",
                  "Calm ocean at dawn, wide and empty" } },
      } },
  { "volcano|volcanoes|volcanic eruption|volcanic eruptions", STORY_SCIENCE,
      "en",
      {
          { "Fire below", "hook", 1, "It begins deep below.",
              "Deep below your feet, it is hot enough for rock to melt.",
              "The ground only looks solid.",
              { "Cross section of the Earth with glowing rock below a mountain",
                  "A quiet volcano above a green valley at dawn" } },
          { "Rising rock", "history", 4, "Molten rock rises.",
              "Molten rock is lighter than the rock around it, and so it "
              "rises.",
              "It gathers in chambers under the mountain.",
              { "Glowing magma rising inside a mountain, inner view",
                  "Steam from cracks in dark volcanic ground" } },
          { "The pressure", "detail", 5, "Gas builds pressure.",
              "Gas in it wants out, like the bubbles in a shaken bottle.",
              "The mountain begins to swell.",
              { "Volcano crater with glowing cracks and rising steam at dusk",
                  "Trembling lava lake, close view, sparks" } },
          { "Eruption", "turn", 2, "Then it erupts.",
              "Then the rock gives way, and fire and ash shoot to the sky.",
              "Ash can climb higher than any aeroplane.",
              { "Erupting volcano at night, lava fountains and lightning",
                  "Rivers of lava flowing down a dark mountain" } },
          { "New land", "modern", 3, "And new land begins.",
              "What remains is new land, and some of the richest soil on "
              "Earth.",
              "Whole islands were made like this.",
              { "Green plants growing on black lava by the sea, morning light",
                  "Volcanic island in a blue ocean at golden hour" } },
      } },
};

const guint story_n_topics_things = G_N_ELEMENTS (story_topics_things);
