/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Captions of a theme: paper, screens, stages, boards. The rest of the table
 * and its list are in captions.c. */
#include "caption-look.h"

CAPTION_THEME (editorial) = {
  .name = "editorial",
  .aliases = ALIASES ("editorial_emphasis", "vogue"),
  .summary = "a magazine's slanted serif, the spoken word in colour",
  .params = COLORS (0xf7f1e5ff, 0xe0b15bff, NONE, 0x00000080),
  .font = SERIF,
  .weight = REGULAR,
  .italic = TRUE,
  .scale = .95,
  SHADED,
  .mark = CAPTION_MARK_COLOR,
  .enter = CAPTION_ENTER_FADE,
  .enter_ms = 260,
  .exit_ms = 200,
};

CAPTION_THEME (cream) = {
  .name = "cream",
  .aliases = ALIASES ("film"),
  .summary = "cream-coloured letters as under an old film",
  .params = COLORS (0xf3e7c4ff, 0xe0883aff, NONE, 0x1a120aff),
  .weight = BOLD,
  .stroke = .04,
  .shadow_color = SOFT,
  .shadow = .16,
};

CAPTION_THEME (ink) = {
  .name = "ink",
  .aliases = ALIASES ("paper"),
  .summary = "dark serif letters on strips of paper",
  .params = COLORS (0x1d1f21ff, 0xb5402fff, 0xf4efe6f2, NONE),
  .font = SERIF,
  .weight = BOLD,
  .scale = .82,
  .line_height = 1.66,
  .box = CAPTION_BOX_LINES,
  .mark = CAPTION_MARK_COLOR,
};

CAPTION_THEME (keynote) = {
  .name = "keynote",
  .summary = "calm letters that rise together, for a stage",
  .params = COLORS (WHITE, 0x6cb8ffff, NONE, 0x00000059),
  .weight = REGULAR,
  .scale = 1.1,
  SHADED,
  .enter = CAPTION_ENTER_RISE,
  .enter_ms = 420,
  .easing = "ease_out_cubic",
  .exit_ms = 240,
};

CAPTION_THEME (documentary) = {
  .name = "documentary",
  .summary = "at the left, beside a bar",
  .params = COLORS (0xe9e4d8ff, WHITE, 0xd0563fff, 0x00000080),
  .weight = BOLD,
  .scale = .86,
  SHADED,
  .align = CAPTION_ALIGN_LEFT,
  .box = CAPTION_BOX_RULE,
  .enter = CAPTION_ENTER_FADE,
  .enter_ms = 240,
  .exit_ms = 200,
};

CAPTION_THEME (loud) = {
  .name = "loud",
  .aliases = ALIASES ("comic"),
  .summary = "huge yellow capitals with a hard shadow",
  .params = COLORS (YELLOW, WHITE, NONE, BLACK),
  .weight = BLACK_WEIGHT,
  .capitals = TRUE,
  .scale = 1.3,
  .line_height = 1.15,
  .stroke = .09,
  .ghosts = { { 0x000000ff, .19, .22 }, { 0xff4d5aff, .14, .16 } },
  .mark = CAPTION_MARK_COLOR,
};

CAPTION_THEME (papercut) = {
  .name = "papercut",
  .summary = "cut out of coloured paper, a sheet below",
  .params = COLORS (0xfff4d6ff, 0xff9f1cff, NONE, 0x23395bff),
  .weight = BLACK_WEIGHT,
  .stroke = .06,
  .ghosts = { { 0x00000066, .18, .24 }, { 0xff9f1cff, .12, .14 } },
  .enter = CAPTION_ENTER_DROP,
  .unit = CAPTION_UNIT_WORD,
  .enter_ms = 460,
  .step_ms = 60,
  .easing = "ease_out_bounce",
};

CAPTION_THEME (terminal) = {
  .name = "terminal",
  .aliases = ALIASES ("console", "hacker"),
  .summary = "green letters typed on a black screen",
  .params = COLORS (0x4dff88ff, WHITE, 0x020a04e6, NONE),
  .font = MONO,
  .weight = REGULAR,
  .scale = .74,
  .line_height = 1.4,
  .align = CAPTION_ALIGN_LEFT,
  .box = CAPTION_BOX_CARD,
  .radius = .16,
  .show = CAPTION_SHOW_SPOKEN,
  .unit = CAPTION_UNIT_LETTER,
};

CAPTION_THEME (scoreboard) = {
  .name = "scoreboard",
  .summary = "amber capitals on black strips",
  .params = COLORS (0xffb000ff, WHITE, 0x0a0a0aff, NONE),
  .font = MONO,
  .weight = BOLD,
  .capitals = TRUE,
  .scale = .76,
  .line_height = 1.72,
  .box = CAPTION_BOX_LINES,
  .radius = .08,
  .mark = CAPTION_MARK_COLOR,
};

CAPTION_THEME (arcade) = {
  .name = "arcade",
  .summary = "capitals in two colours beside themselves, dropping in",
  .params = COLORS (WHITE, 0xffe600ff, NONE, 0x160033ff),
  .font = MONO,
  .weight = BOLD,
  .capitals = TRUE,
  .scale = .84,
  .stroke = .05,
  .ghosts = { { 0xff00aaff, .17, .17 }, { 0x00e5ffff, .1, .1 } },
  .enter = CAPTION_ENTER_DROP,
  .unit = CAPTION_UNIT_LETTER,
  .enter_ms = 300,
  .step_ms = 20,
  .easing = "ease_out_bounce",
};

CAPTION_THEME (vhs) = {
  .name = "vhs",
  .aliases = ALIASES ("glitch_rgb", "tape"),
  .summary = "red and cyan beside white, as from a worn tape",
  .params = COLORS (0xf2f2f2ff, WHITE, NONE, NONE),
  .font = MONO,
  .weight = BOLD,
  .capitals = TRUE,
  .scale = .82,
  .shadow_color = 0x000000b3,
  .shadow = .2,
  .ghosts = { { 0xff2b4ed9, -.07, 0 }, { 0x19e3ffd9, .07, 0 } },
};

CAPTION_THEME (chalkboard) = {
  .name = "chalkboard",
  .aliases = ALIASES ("sketchy", "chalk"),
  .summary = "chalk on a green board, word after word",
  .params = COLORS (0xf3f6ecff, 0xffd166ff, 0x1f3a2ef2, NONE),
  .font = SERIF,
  .weight = REGULAR,
  .italic = TRUE,
  .scale = .86,
  .box = CAPTION_BOX_CARD,
  .radius = .1,
  .glow_color = 0x00000040,
  .glow = .08,
  .show = CAPTION_SHOW_SPOKEN,
  .enter = CAPTION_ENTER_WIPE,
  .unit = CAPTION_UNIT_WORD,
  .enter_ms = 260,
};
