/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The table of looks. To add one: a const struct and its name in the list. */
#include "look.h"

static const LookSound whoosh = {
  .name = "whoosh",
  .description = "A soft whoosh of air that passes by",
  .before = .5,
};

static const LookSound hit = {
  .name = "hit",
  .description = "A soft, deep hit, as of a drum far away",
  .before = 0,
};

static const LookSound swell = {
  .name = "swell",
  .description = "A swell of air that rises and ends",
  .before = .8,
};

static const LookSound pop = {
  .name = "pop",
  .description = "A small, round pop",
  .before = 0,
};

const LookSound *const look_sounds[] = { &whoosh, &hit, &swell, &pop, NULL };

#define HEAVY 800
#define BLACK 900

static const Look cinematic = {
  .name = "cinematic",
  .transitions = {
    [LOOK_SOFT] = { { "fade", 600 }, { "ss_fade", 700 } },
    [LOOK_NEXT] = { { "blur", 460 }, { "focus_pull", 520 },
        { "LinearBlur", 460 }, { "fadeblack", 640, &swell } },
    [LOOK_TURN] = { { "white_strobe", 240, &hit },
        { "warm_flash_cut", 420, &hit }, { "cinematic_zoom", 520, &whoosh } },
  },
  .ending = { "fade", 800 },
  .moves = { LOOK_MOVE_IN, LOOK_MOVE_PAN, LOOK_MOVE_OUT, LOOK_MOVE_DRIFT },
  .turn = LOOK_MOVE_OUT,
  .strength = 1.08,
  .pan = .08,
  .captions = "bold_bottom",
  .type = { "Lato", BLACK, .09, -.01, 0, FALSE, FALSE, "rise", "line" },
  .ink = { "#fbf6ec", "#10151f", "#e0883a" },
};

static const Look documentary = {
  .name = "documentary",
  .transitions = {
    [LOOK_SOFT] = { { "fade", 700 }, { "fadegrays", 800 } },
    [LOOK_NEXT] = { { "smoothleft", 720 }, { "smoothright", 720 },
        { "ss_wipeLeftSlow", 900 } },
    [LOOK_TURN] = { { "circleopen", 760, &swell },
        { "fadeblack", 700, &swell }, { "gl_circleopen", 760, &swell } },
  },
  .ending = { "fade", 800 },
  .moves = { LOOK_MOVE_PAN, LOOK_MOVE_IN, LOOK_MOVE_DRIFT, LOOK_MOVE_OUT },
  .turn = LOOK_MOVE_IN,
  .strength = 1.06,
  .pan = .09,
  .captions = "bold_bottom",
  .type = { "Noto Serif", 700, .085, 0, 0, FALSE, FALSE, "fade", "line" },
  .ink = { "#f6f1e6", "#1d1f21", "#d0563f" },
};

static const Look energetic = {
  .name = "energetic",
  .transitions = {
    [LOOK_SOFT] = { { "slideleft", 320, &whoosh },
        { "coverleft", 320, &whoosh }, { "slideup", 320, &whoosh } },
    [LOOK_NEXT] = { { "zoom_punch", 300, &hit }, { "whip_left", 340, &whoosh },
        { "whip_up", 340, &whoosh }, { "CrossZoom", 380, &whoosh } },
    [LOOK_TURN] = { { "snap_back", 260, &hit }, { "flash_cut", 360, &hit },
        { "shake_cut", 320, &hit } },
  },
  .ending = { "fade", 420 },
  .moves = { LOOK_MOVE_IN, LOOK_MOVE_OUT, LOOK_MOVE_DRIFT },
  .turn = LOOK_MOVE_PUNCH,
  .strength = 1.12,
  .pan = .1,
  .captions = "highlight",
  .type = { "Lato", BLACK, .098, -.015, 0, TRUE, FALSE, "slam", "word" },
  .ink = { "#ffffff", "#0d0d12", "#ff4d5a" },
};

static const Look calm = {
  .name = "calm",
  .transitions = {
    [LOOK_SOFT] = { { "fade", 900 }, { "ss_fadeSlow", 1100 } },
    [LOOK_NEXT] = { { "smoothup", 1100 }, { "perlin", 1200 },
        { "smoothdown", 1100 } },
    [LOOK_TURN] = { { "fadewhite", 1000, &swell }, { "Dreamy", 1000, &swell },
        { "ripple", 1100, &swell } },
  },
  .ending = { "fade", 900 },
  .moves = { LOOK_MOVE_IN, LOOK_MOVE_DRIFT, LOOK_MOVE_OUT },
  .turn = LOOK_MOVE_OUT,
  .strength = 1.05,
  .pan = .05,
  .captions = "bold_bottom",
  .type = { "Lato", 400, .085, .03, 0, FALSE, FALSE, "tracking_out", "letter" },
  .ink = { "#fbf7ee", "#233029", "#d9a05b" },
};

static const Look playful = {
  .name = "playful",
  .transitions = {
    [LOOK_SOFT] = { { "circleopen", 520, &pop }, { "slideup", 420, &whoosh },
        { "gl_circleopen", 520, &pop } },
    [LOOK_NEXT] = { { "squareswire", 520 }, { "polar_function", 560, &pop },
        { "PolkaDotsCurtain", 560, &pop }, { "wipetl", 460, &whoosh } },
    [LOOK_TURN] = { { "elastic_push", 620, &whoosh },
        { "zoom_punch", 320, &pop }, { "heart", 620, &pop } },
  },
  .ending = { "circleclose", 520 },
  .moves = { LOOK_MOVE_IN, LOOK_MOVE_PAN, LOOK_MOVE_OUT },
  .turn = LOOK_MOVE_PUNCH,
  .strength = 1.1,
  .pan = .09,
  .captions = "highlight",
  .type = { "Lato", BLACK, .092, -.005, .05, FALSE, FALSE, "pop", "word" },
  .ink = { "#fff8e6", "#23395b", "#ff9f1c" },
};

static const Look news = {
  .name = "news",
  .transitions = {
    [LOOK_SOFT] = { { "wipeleft", 360, &whoosh },
        { "directionalwipe", 420, &whoosh } },
    [LOOK_NEXT] = { { "slideleft", 340, &whoosh },
        { "coverleft", 340, &whoosh } },
    [LOOK_TURN] = { { "fadewhite", 320, &hit }, { "flash_cut", 360, &hit } },
  },
  .ending = { "fade", 500 },
  .moves = { LOOK_MOVE_IN, LOOK_MOVE_PAN, LOOK_MOVE_OUT },
  .turn = LOOK_MOVE_IN,
  .strength = 1.04,
  .pan = .05,
  .captions = "card_bottom",
  .type = { "Lato", HEAVY, .085, -.01, 0, FALSE, FALSE, "reveal", "line" },
  .ink = { "#ffffff", "#0b1e3b", "#e11d2e" },
};

static const Look minimal = {
  .name = "minimal",
  .transitions = {
    [LOOK_SOFT] = { { "fade", 500 }, { "ss_fade", 600 } },
    [LOOK_NEXT] = { { "revealright", 600 }, { "smoothright", 800 } },
    [LOOK_TURN] = { { "fadewhite", 700 }, { "vertopen", 800 } },
  },
  .ending = { "fade", 700 },
  .moves = { LOOK_MOVE_IN, LOOK_MOVE_OUT },
  .turn = LOOK_MOVE_OUT,
  .strength = 1.03,
  .pan = .03,
  .captions = "bold_bottom",
  .type = { "Lato", 400, .095, .01, 0, FALSE, TRUE, "fade", "line" },
  .ink = { "#faf8f4", "#2a2a28", "#c8643c" },
};

const Look *const looks[] = { &cinematic, &documentary, &energetic, &calm,
  &playful, &news, &minimal, NULL };
