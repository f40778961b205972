/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Cities that the writer knows. Facts only: what is said here is spoken as
 * true. Beats in the order of time, ranks by how much the story needs them. */

#include "story.h"

const Story story_topics_places[] = {
  { "london|londinium", STORY_HISTORY, "en",
      {
          { "Roman Londinium", "hook", 1, "It began as Roman Londinium.",
              "Around the year 50, Roman settlers founded Londinium beside the "
              "Thames.|It begins around the year 50, as Roman Londinium on the "
              "Thames.",
              "A wooden bridge made the riverside settlement a port.",
              { "Ancient map of the Thames and the first streets of Londinium "
                "on parchment",
                  "Roman Londinium at sunrise, a timber bridge over the "
                  "Thames, "
                  "soldiers and merchants",
                  "Roman galley under sail on the Thames before a walled "
                  "riverside town",
                  "Roman fort and forum with columns above the river, low "
                  "morning mist" } },
          { "The Tower of London", "detail", 6,
              "Then William raised the Tower.",
              "After 1066, William the Conqueror raised the Tower to hold it.",
              "Its white stone walls still watch the river.",
              { "The White Tower of London, newly built in pale stone above "
                "the "
                "Thames",
                  "Norman knights riding to a stone castle by the river under "
                  "a grey sky" } },
          { "Medieval trading city", "history", 4,
              "It grew into a trading city.",
              "Medieval merchants filled its walls with guilds, markets and "
              "ships.|In the Middle Ages it grew rich on guilds, markets and "
              "ships.",
              "Wool went out, and spices and wine came in.",
              { "Medieval London, crowded market street of timber houses, "
                "merchants and guild banners",
                  "Old London Bridge lined with houses, trading ships on the "
                  "Thames, evening light",
                  "Medieval harbour with sails, barrels and cranes along the "
                  "wharf" } },
          { "Shakespeare's stage", "detail", 8, "Shakespeare gave it a stage.",
              "In 1599, Shakespeare's company opened the Globe on the south "
              "bank.",
              "Thousands paid a penny to stand and listen.",
              { "The round Globe theatre by the Thames, flags and crowds in "
                "the "
                "afternoon",
                  "Actors on a wooden stage before a standing crowd in candle "
                  "light" } },
          { "Great Fire of London", "turn", 2, "In 1666, fire consumed it.",
              "Then, in 1666, the Great Fire burned for four days.|In 1666 the "
              "Great Fire raged for four days.",
              "More than thirteen thousand houses were lost.",
              { "Great Fire of London, night inferno over burning rooftops, "
                "smoke and glowing sky",
                  "The Great Fire of 1666 seen from the Thames, boats fleeing, "
                  "flames in the water",
                  "Old Saint Paul's cathedral in flames above burning timber "
                  "streets at night" } },
          { "The city rebuilt", "history", 7, "It rose again in stone.",
              "Christopher Wren crowned the new city with the dome of Saint "
              "Paul's.",
              "Brick and stone replaced timber.",
              { "The new dome of Saint Paul's cathedral over brick streets, "
                "scaffolding, clear morning",
                  "Stone masons at work on church towers over a rebuilt "
                  "city" } },
          { "Industrial expansion", "history", 5, "Steam made it a giant.",
              "Steam, docks and railways made it the largest city on Earth.|"
              "Railways, docks and steam turned it into the world's largest "
              "city.",
              "In 1863, trains ran under its streets.",
              { "Industrial London, chimneys and smoke, a steam train crossing "
                "a "
                "brick viaduct",
                  "Victorian docks with steam ships, cranes and brick "
                  "warehouses at dusk",
                  "Steam locomotive under the iron roof of a Victorian "
                  "station" } },
          { "The Blitz", "turn", 9, "Bombs fell, and it stood.",
              "In 1940, bombs fell night after night, and the city stood.",
              "Searchlights crossed the sky above the blackout.",
              { "London in the Blitz, searchlights in a dark sky over roofs "
                "and "
                "smoke",
                  "A cathedral dome standing above smoke at night, 1940" } },
          { "Modern skyline", "modern", 3, "Today, glass towers touch its sky.",
              "Today, glass towers rise above the river, and London begins "
              "again.|Now glass and steel rise beside the old river, and "
              "London "
              "starts anew.",
              "Two thousand years, and the story is still being written.",
              { "Modern London skyline with the Shard and the river, warm dusk",
                  "Glass and steel towers of modern London at night, lights "
                  "reflected in the Thames",
                  "Tower Bridge and modern skyscrapers at golden hour",
                  "Modern London from above at dusk, the river bending "
                  "between lit streets" } },
      } },
  { "rome|roma|ancient rome|roman empire", STORY_HISTORY, "en",
      {
          { "Seven hills", "hook", 1, "It began on seven hills.",
              "Rome began as huts on seven hills above the Tiber.",
              "Legend gives its birth as 753 before Christ.",
              { "Thatched huts on green hills above the river Tiber at sunrise",
                  "Shepherds and a wolf on a hill over a river valley, early "
                  "mist",
                  "Ancient map of seven hills and a winding river on "
                  "parchment" } },
          { "The Republic", "history", 5, "Citizens ruled a republic.",
              "It threw out its kings and became a republic of citizens and "
              "senators.",
              "Its roads reached across Italy.",
              { "Roman senators in togas among marble columns of the forum",
                  "A straight Roman road with marching soldiers and pine "
                  "trees" } },
          { "The Empire", "history", 2, "Then it ruled an empire.",
              "Under Augustus it became an empire around a whole sea.",
              "Grain, marble and silk flowed to one city.",
              { "Imperial Rome in marble, temples and columns in golden light",
                  "Roman ships in a harbour under sail, warehouses and a "
                  "lighthouse" } },
          { "The Colosseum", "detail", 4, "The Colosseum held fifty thousand.",
              "In the year 80, the Colosseum opened for fifty thousand "
              "spectators.",
              "Its games lasted a hundred days.",
              { "The Colosseum in ancient Rome, crowds and banners in "
                "afternoon sun",
                  "Inside the arena of the Colosseum, rows of arches and "
                  "spectators" } },
          { "The fall", "turn", 3, "In 410, it was sacked.",
              "In 410 the Visigoths broke in, and the unthinkable happened.",
              "An empire in the west faded away.",
              { "Rome burning at night, smoke over temples and broken columns",
                  "Ruined columns overgrown with grass under a stormy "
                  "sky" } },
          { "Renaissance Rome", "history", 6, "Popes and artists rebuilt it.",
              "A thousand years later, Michelangelo and Raphael made it shine "
              "again.",
              "The dome of Saint Peter's rose over the roofs.",
              { "Renaissance Rome with the dome of Saint Peter's rising in "
                "scaffolding",
                  "Painter's workshop with frescoes, scaffolds and candle "
                  "light" } },
          { "The eternal city", "modern", 2, "They call it eternal.",
              "Today, traffic circles ruins, and they call Rome eternal.",
              "Every stone has a second story.",
              { "Modern Rome at dusk, domes and ruins above lit streets",
                  "The Colosseum at night with light trails of traffic",
                  "Rooftops of Rome with church domes in warm evening "
                  "light" } },
      } },
  { "paris|lutetia", STORY_HISTORY, "en",
      {
          { "Lutetia", "hook", 1, "It began on an island.",
              "Paris began as Lutetia, a town on an island in the Seine.",
              "The Parisii gave it their name.",
              { "Ancient Lutetia on a river island, timber bridges and "
                "thatched "
                "roofs",
                  "Map of an island town in the Seine on old parchment" } },
          { "Notre-Dame", "history", 4, "Notre-Dame rose stone by stone.",
              "In 1163, builders laid the first stones of Notre-Dame.",
              "It took nearly two hundred years.",
              { "Notre-Dame under construction, scaffolds and stone masons by "
                "the river",
                  "Gothic cathedral towers over medieval roofs at sunset" } },
          { "Revolution", "turn", 2, "In 1789, it rose up.",
              "In 1789, its people stormed the Bastille and changed the world.",
              "Nothing in Europe stayed as it was.",
              { "Crowd with torches before the walls of the Bastille, smoke "
                "and "
                "flags",
                  "Revolutionary crowd in a narrow Paris street, banners in "
                  "the "
                  "smoke" } },
          { "The grand boulevards", "history", 5, "Boulevards cut it open.",
              "Haussmann cut wide boulevards through the medieval maze.",
              "Light and air came with them.",
              { "Wide Paris boulevard with gas lamps, carriages and stone "
                "facades in the rain",
                  "Rooftops of Paris with chimneys in pale morning light" } },
          { "The Eiffel Tower", "detail", 3, "Then came Eiffel's iron tower.",
              "In 1889, Eiffel raised the tallest tower on Earth, in iron.",
              "It was meant to stand for twenty years.",
              { "The Eiffel Tower half built, iron lattice against the sky",
                  "The Eiffel Tower over the world's fair of 1889, evening "
                  "lights" } },
          { "City of light", "modern", 2, "Today, it is all light.",
              "Today, millions come to walk its streets at night.",
              "The river still runs around that island.",
              { "Paris at night, the Eiffel Tower lit above the Seine",
                  "Modern Paris skyline at dusk with river, bridges and "
                  "lights",
                  "Cafe terrace on a wet Paris street at night, warm "
                  "windows" } },
      } },
  { "new york|new york city|nyc|manhattan", STORY_HISTORY, "en",
      {
          { "New Amsterdam", "hook", 1, "It began as New Amsterdam.",
              "On Lenape land, Dutch traders built a small port: New "
              "Amsterdam.",
              "A wall at its edge gave Wall Street its name.",
              { "Dutch sailing ships off a wooded island with a small fort and "
                "a windmill",
                  "Old map of Manhattan island with ships on parchment" } },
          { "New York", "history", 5, "In 1664, it changed its name.",
              "In 1664 the English took it, and called it New York.",
              "Its harbour made it rich.",
              { "Harbour of colonial New York with tall ships and brick "
                "houses",
                  "Merchants on a wooden wharf among sails and barrels" } },
          { "Gateway of millions", "turn", 3, "Millions arrived by ship.",
              "Past the Statue of Liberty, twelve million people came through "
              "Ellis Island.",
              "They brought every language on Earth.",
              { "Statue of Liberty in morning mist, a steam ship full of "
                "immigrants",
                  "Crowded street of a New York market, carts, laundry and "
                  "brick tenements" } },
          { "Race to the sky", "history", 2, "Then it raced skyward.",
              "Steel let it climb: in 1931, the Empire State Building opened.",
              "It took little more than a year to build.",
              { "Workers on a steel beam high above New York, cranes and haze",
                  "The Empire State Building above the city at sunset" } },
          { "The city that rebuilds", "modern", 2, "It never stops building.",
              "Today its towers are glass, and eight million people call it "
              "home.",
              "Someone new arrives every day.",
              { "Modern New York skyline at dusk across the river",
                  "New York street at night, neon, rain and yellow taxis",
                  "Central Park between skyscrapers from above, golden "
                  "light" } },
      } },
  { "tokyo|edo", STORY_HISTORY, "en",
      {
          { "Fishing village", "hook", 1, "It began as a fishing village.",
              "Tokyo began as Edo, a fishing village on a wide bay.",
              "Reeds grew where towers stand now.",
              { "Fishing boats and thatched huts on a misty bay in old Japan",
                  "Old ink map of a bay and a small village" } },
          { "The shogun's city", "history", 3, "In 1603, a shogun chose it.",
              "In 1603 a shogun ruled from here, and Edo grew to a million.",
              "Wooden streets spread around a great castle.",
              { "Edo castle with moats and wooden streets, samurai crossing a "
                "bridge",
                  "Wooden merchants' street of Edo with lanterns at dusk" } },
          { "Eastern capital", "turn", 2, "In 1868, it became Tokyo.",
              "In 1868 the emperor moved in, and Edo became Tokyo.",
              "Steam trains followed within four years.",
              { "Steam train arriving at a station in old Tokyo, crowds in "
                "kimonos",
                  "Brick street in old Tokyo with gas lamps and rickshaws" } },
          { "Twice rebuilt", "history", 4, "Twice it burned and rose.",
              "Earthquake in 1923, war in 1945: twice it rose from ashes.",
              "Each time it came back larger.",
              { "Ruined city under smoke, people rebuilding among timber "
                "frames",
                  "Cranes and steel frames rising over Tokyo at sunrise" } },
          { "Olympic city", "detail", 6, "In 1964, bullet trains came.",
              "In 1964 it welcomed the Olympics and the first bullet train.",
              "Two hundred kilometres an hour was a new world.",
              { "The first white bullet train passing Mount Fuji, 1964",
                  "Olympic stadium with flags and crowds under a clear sky" } },
          { "Neon metropolis", "modern", 2, "Now neon never sleeps.",
              "Today it shines at night, among the largest cities on Earth.",
              "In quiet gardens, old Edo is still there.",
              { "Tokyo at night, neon streets in the rain, crowds with "
                "umbrellas",
                  "Modern Tokyo skyline at dusk with tower and Mount Fuji far "
                  "behind",
                  "Quiet temple garden with lanterns between tall modern "
                  "towers" } },
      } },
  { "berlin", STORY_HISTORY, "en",
      {
          { "Two towns on a river", "hook", 1, "Two towns on a river.",
              "Berlin began as two small trading towns on the river Spree.",
              "They were first named around 1240.",
              { "Two medieval towns on a river, timber houses and a wooden "
                "bridge",
                  "Old map of a river with two small walled towns" } },
          { "Capital of Prussia", "history", 5, "Prussia made it grand.",
              "As Prussia's capital it grew, and built the Brandenburg Gate.",
              "It was finished in 1791.",
              { "The Brandenburg Gate, a city square with carriages in morning "
                "light",
                  "Wide avenue with palaces and soldiers on parade" } },
          { "The golden twenties", "detail", 6, "Its nights turned golden.",
              "In the 1920s its theatres, cafes and cinemas never slept.",
              "Four million people lived here.",
              { "Berlin street at night in the 1920s, neon, trams and hats",
                  "Cabaret stage with warm spotlights and a dancing crowd" } },
          { "Ruins", "turn", 4, "War left ruins.",
              "In 1945, the war that began here ended in ruins.",
              "Women cleared the rubble by hand.",
              { "Ruined streets of Berlin under a grey sky, 1945",
                  "People in a chain passing bricks among ruins" } },
          { "The wall", "turn", 2, "In 1961, a wall cut it.",
              "In 1961 a wall cut it in two, for twenty-eight years.",
              "Families waved across it.",
              { "The wall across a city street, wire and a watchtower in fog",
                  "Empty street that ends at a concrete wall" } },
          { "One city", "modern", 2, "In 1989, the wall fell.",
              "In 1989 the wall fell, and Berlin became one city again.",
              "Pieces of it are all over the world.",
              { "People celebrating on top of the wall at night, lights and "
                "flags",
                  "Modern Berlin skyline with television tower at dusk",
                  "The Brandenburg Gate at night, golden city lights" } },
      } },
};

const guint story_n_topics_places = G_N_ELEMENTS (story_topics_places);
