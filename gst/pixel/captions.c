/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The styles of captions: one table, one entry a look, all drawn by the same
 * code. To add one: a const struct and its name in the list; one of a theme
 * is in captions-themes.c. */
#include "caption-look.h"
#include "name.h"

/* ---- plain ---- */

static const CaptionStyle bold_bottom = {
  .name = "bold_bottom",
  .summary = "heavy white letters with a black stroke at the bottom",
  .params = COLORS (WHITE, AMBER, NONE, BLACK),
  OUTLINED,
};

static const CaptionStyle clean_bottom = {
  .name = "clean_bottom",
  .aliases = ALIASES ("normal", "plain", "classic", "subtitle"),
  .summary = "plain white letters with a soft shadow",
  .params = COLORS (WHITE, AMBER, NONE, 0x00000080),
  .weight = BOLD,
  .scale = .92,
  SHADED,
};

static const CaptionStyle minimal = {
  .name = "minimal",
  .aliases = ALIASES ("skinny"),
  .summary = "small, light letters that come and go softly",
  .params = COLORS (WHITE, WHITE, NONE, 0x00000059),
  .weight = REGULAR,
  .scale = .8,
  SHADED,
  .enter = CAPTION_ENTER_FADE,
  .enter_ms = 240,
  .exit_ms = 200,
};

static const CaptionStyle card_bottom = {
  .name = "card_bottom",
  .aliases = ALIASES ("card"),
  .summary = "on a rounded card of 60 % black",
  .params = COLORS (WHITE, AMBER, CARD, NONE),
  .weight = BOLD,
  .scale = .9,
  .box = CAPTION_BOX_CARD,
  .radius = .4,
};

static const CaptionStyle boxed_line = {
  .name = "boxed_line",
  .aliases = ALIASES ("boxed_lines", "background"),
  .summary = "each line on a box of its own",
  .params = COLORS (WHITE, AMBER, 0x0b0d12e6, NONE),
  .weight = BOLD,
  .scale = .9,
  .line_height = 1.58,
  .box = CAPTION_BOX_LINES,
  .radius = .12,
};

static const CaptionStyle top_bar = {
  .name = "top_bar",
  .aliases = ALIASES ("top_band"),
  .summary = "on a band from side to side at the top",
  .params = COLORS (WHITE, AMBER, 0x0b1e3bd9, NONE),
  .weight = BOLD,
  .scale = .9,
  .place = CAPTION_PLACE_TOP,
  .box = CAPTION_BOX_BAND,
};

static const CaptionStyle news = {
  .name = "news",
  .aliases = ALIASES ("news_band", "ticker"),
  .summary = "on a band from side to side at the bottom, line by line",
  .params = COLORS (WHITE, 0xe11d2eff, 0x0b1e3bf0, NONE),
  .weight = BLACK_WEIGHT,
  .scale = .88,
  .box = CAPTION_BOX_BAND,
  .enter = CAPTION_ENTER_WIPE,
  .unit = CAPTION_UNIT_LINE,
  .enter_ms = 320,
  .step_ms = 160,
  .easing = "ease_out_cubic",
};

static const CaptionStyle center_title = {
  .name = "center_title",
  .aliases = ALIASES ("title", "center"),
  .summary = "large and in the middle of the frame",
  .params = COLORS (WHITE, AMBER, NONE, 0x000000a6),
  .weight = BLACK_WEIGHT,
  .scale = 1.6,
  .line_height = 1.15,
  .place = CAPTION_PLACE_MIDDLE,
  .stroke = .03,
  .shadow_color = SHADOW,
  .shadow = .3,
  .enter = CAPTION_ENTER_RISE,
  .enter_ms = 420,
  .easing = "ease_out_cubic",
  .exit_ms = 260,
};

/* ---- light ---- */

static const CaptionStyle neon = {
  .name = "neon",
  .summary = "a tube of light: a coloured stroke that glows",
  .params = COLORS (WHITE, 0xff2fd0ff, NONE, 0xff2fd0ff),
  .weight = BOLD,
  .stroke = .05,
  .glow_color = 0x000000d9,
  .glow = .5,
};

static const CaptionStyle neon_glow = {
  .name = "neon_glow",
  .summary = "white letters in a wide light, word after word",
  .params = COLORS (WHITE, 0x22d3eeff, NONE, 0x0b3a4aff),
  .weight = BOLD,
  .stroke = .03,
  .glow_color = 0x000000e6,
  .glow = .8,
  .enter = CAPTION_ENTER_FADE,
  .unit = CAPTION_UNIT_WORD,
  .enter_ms = 260,
  .step_ms = 90,
};

static const CaptionStyle neon_accent = {
  .name = "neon_accent",
  .summary = "a soft light; the word that is spoken shines",
  .params = COLORS (0xd6f5ffff, 0x39ff88ff, NONE, 0x06210fff),
  .weight = BOLD,
  .stroke = .04,
  .glow_color = 0x00000099,
  .glow = .55,
  .mark = CAPTION_MARK_COLOR,
};

static const CaptionStyle gradient_fill = {
  .name = "gradient_fill",
  .aliases = ALIASES ("gradient"),
  .summary = "letters that run from one colour down to another",
  .params = COLORS (0xffe680ff, 0xff5d8fff, NONE, 0x2a0a24ff),
  .weight = BLACK_WEIGHT,
  .scale = 1.08,
  .stroke = .06,
  .shadow_color = SHADOW,
  .shadow = .24,
  .gradient = TRUE,
};

static const CaptionStyle chrome = {
  .name = "chrome",
  .summary = "polished metal, light above and dark below",
  .params = COLORS (WHITE, 0x6f8299ff, NONE, 0x10151fff),
  .weight = BLACK_WEIGHT,
  .capitals = TRUE,
  .stroke = .05,
  .ghosts = { { 0x10151fcc, .1, .12 } },
  .gradient = TRUE,
};

/* ---- words as they are spoken ---- */

static const CaptionStyle karaoke = {
  .name = "karaoke",
  .aliases = ALIASES ("karaoke_fill"),
  .summary = "as bold_bottom; each word fills with colour as it is spoken",
  .params = COLORS (0xb3b3b3ff, AMBER, NONE, BLACK),
  OUTLINED,
  .mark = CAPTION_MARK_FILL,
};

static const CaptionStyle karaoke_stay = {
  .name = "karaoke_stay",
  .aliases = ALIASES ("karaoke_color", "karaoke_word"),
  .summary = "words take a colour when they are spoken, and keep it",
  .params = COLORS (WHITE, YELLOW, NONE, BLACK),
  OUTLINED,
  .mark = CAPTION_MARK_STAY,
};

static const CaptionStyle fill = {
  .name = "fill",
  .summary = "dim letters that fill with white as they are spoken",
  .params = COLORS (0x8b93a0ff, WHITE, NONE, 0x000000a6),
  .weight = BLACK_WEIGHT,
  SHADED,
  .mark = CAPTION_MARK_FILL,
};

static const CaptionStyle highlight = {
  .name = "highlight",
  .aliases = ALIASES ("color", "colour", "active_word"),
  .summary = "the word that is spoken has another colour",
  .params = COLORS (WHITE, YELLOW, NONE, BLACK),
  OUTLINED,
  .mark = CAPTION_MARK_COLOR,
};

static const CaptionStyle pill = {
  .name = "pill",
  .aliases = ALIASES ("boxed_word", "pill_karaoke", "word_box"),
  .summary = "a rounded box glides from word to word",
  .params = COLORS (WHITE, WHITE, 0x6d3bf5ff, 0x00000080),
  SHADED,
  .radius = .28,
  .mark = CAPTION_MARK_PILL,
};

static const CaptionStyle underline = {
  .name = "underline",
  .aliases = ALIASES ("karaoke_line", "marker"),
  .summary = "a line glides along below the words",
  .params = COLORS (WHITE, 0xff4d5aff, NONE, 0x00000099),
  SHADED,
  .radius = .06,
  .mark = CAPTION_MARK_LINE,
};

static const CaptionStyle enlarge = {
  .name = "enlarge",
  .aliases = ALIASES ("scaling", "scale"),
  .summary = "the word that is spoken comes closer",
  .params = COLORS (WHITE, YELLOW, NONE, BLACK),
  OUTLINED,
  .mark = CAPTION_MARK_COLOR,
  .mark_zoom = 1.14,
};

static const CaptionStyle bounce = {
  .name = "bounce",
  .summary = "each word hops when it is spoken",
  .params = COLORS (WHITE, 0x3ec1d3ff, NONE, BLACK),
  OUTLINED,
  .mark = CAPTION_MARK_COLOR,
  .mark_lift = .2,
};

static const CaptionStyle progressive = {
  .name = "progressive",
  .aliases = ALIASES ("classic_progressive", "word_reveal", "words_stay"),
  .summary = "words come when they are spoken, and stay",
  .params = COLORS (WHITE, AMBER, NONE, BLACK),
  OUTLINED,
  .show = CAPTION_SHOW_SPOKEN,
  .unit = CAPTION_UNIT_WORD,
};

static const CaptionStyle fade_reveal = {
  .name = "fade_reveal",
  .summary = "words rise out of nothing when they are spoken",
  .params = COLORS (WHITE, AMBER, NONE, 0x00000099),
  .weight = BOLD,
  SHADED,
  .show = CAPTION_SHOW_SPOKEN,
  .enter = CAPTION_ENTER_FADE,
  .unit = CAPTION_UNIT_WORD,
  .enter_ms = 280,
};

static const CaptionStyle one_word = {
  .name = "one_word",
  .aliases = ALIASES ("word_pop", "single_word"),
  .summary = "only the word that is spoken, large",
  .params = COLORS (WHITE, YELLOW, NONE, BLACK),
  .weight = BLACK_WEIGHT,
  .scale = 1.7,
  OUTLINED,
  .place = CAPTION_PLACE_LOWER,
  .max_words = 1,
  .enter = CAPTION_ENTER_GROW,
  .unit = CAPTION_UNIT_WORD,
  .enter_ms = 150,
  .easing = "ease_out_back",
};

static const CaptionStyle tiktok_bounce = {
  .name = "tiktok_bounce",
  .aliases = ALIASES ("tiktok", "reels"),
  .summary = "three words at a time in capitals, the spoken one in colour",
  .params = COLORS (WHITE, 0x25f4eeff, NONE, BLACK),
  .weight = BLACK_WEIGHT,
  .capitals = TRUE,
  .scale = 1.3,
  .line_height = 1.15,
  .stroke = .1,
  .shadow_color = SHADOW,
  .shadow = .16,
  .place = CAPTION_PLACE_LOWER,
  .mark = CAPTION_MARK_COLOR,
  .mark_lift = .14,
  .max_words = 3,
  .enter = CAPTION_ENTER_GROW,
  .enter_ms = 220,
  .easing = "ease_out_back",
};

/* ---- ways to come ---- */

static const CaptionStyle pop = {
  .name = "pop",
  .summary = "words pop up one after another",
  .params = COLORS (WHITE, AMBER, NONE, BLACK),
  OUTLINED,
  .enter = CAPTION_ENTER_GROW,
  .unit = CAPTION_UNIT_WORD,
  .enter_ms = 220,
  .step_ms = 70,
  .easing = "ease_out_back",
};

static const CaptionStyle slide = {
  .name = "slide",
  .aliases = ALIASES ("slide_in"),
  .summary = "lines come from the side one after another",
  .params = COLORS (WHITE, AMBER, NONE, BLACK),
  OUTLINED,
  .enter = CAPTION_ENTER_SIDE,
  .unit = CAPTION_UNIT_LINE,
  .enter_ms = 320,
  .step_ms = 120,
  .easing = "ease_out_cubic",
  .exit_ms = 160,
};

static const CaptionStyle rise = {
  .name = "rise",
  .aliases = ALIASES ("slide_up", "word_rise"),
  .summary = "words rise from below one after another",
  .params = COLORS (WHITE, AMBER, NONE, 0x00000099),
  SHADED,
  .enter = CAPTION_ENTER_RISE,
  .unit = CAPTION_UNIT_WORD,
  .enter_ms = 320,
  .step_ms = 60,
  .easing = "ease_out_cubic",
  .exit_ms = 160,
};

static const CaptionStyle fade = {
  .name = "fade",
  .aliases = ALIASES ("fade_in"),
  .summary = "comes and goes softly",
  .params = COLORS (WHITE, AMBER, NONE, BLACK),
  OUTLINED,
  .enter = CAPTION_ENTER_FADE,
  .enter_ms = 300,
  .exit_ms = 300,
};

static const CaptionStyle clip_wipe = {
  .name = "clip_wipe",
  .aliases = ALIASES ("wipe"),
  .summary = "lines are uncovered from where they begin",
  .params = COLORS (WHITE, AMBER, NONE, 0x00000099),
  SHADED,
  .enter = CAPTION_ENTER_WIPE,
  .unit = CAPTION_UNIT_LINE,
  .enter_ms = 520,
  .step_ms = 260,
  .easing = "ease_in_out_cubic",
};

static const CaptionStyle typewriter = {
  .name = "typewriter",
  .summary = "letter after letter, as fast as they are spoken",
  .params = COLORS (WHITE, AMBER, NONE, 0x00000099),
  .font = MONO,
  .weight = BOLD,
  .scale = .8,
  SHADED,
  .show = CAPTION_SHOW_SPOKEN,
  .unit = CAPTION_UNIT_LETTER,
};

static const CaptionStyle kinetic_typewriter = {
  .name = "kinetic_typewriter",
  .summary = "letters jump into place as they are spoken",
  .params = COLORS (WHITE, YELLOW, NONE, BLACK),
  .weight = BLACK_WEIGHT,
  OUTLINED,
  .mark = CAPTION_MARK_COLOR,
  .show = CAPTION_SHOW_SPOKEN,
  .enter = CAPTION_ENTER_GROW,
  .unit = CAPTION_UNIT_LETTER,
  .enter_ms = 160,
  .easing = "ease_out_back",
};

static const CaptionStyle letter_by_letter = {
  .name = "letter_by_letter",
  .aliases = ALIASES ("letters"),
  .summary = "letters rise into place in a quick row",
  .params = COLORS (WHITE, AMBER, NONE, 0x00000099),
  SHADED,
  .enter = CAPTION_ENTER_RISE,
  .unit = CAPTION_UNIT_LETTER,
  .enter_ms = 260,
  .step_ms = 22,
  .easing = "ease_out_cubic",
};

static const CaptionStyle kinetic_slam = {
  .name = "kinetic_slam",
  .aliases = ALIASES ("slam"),
  .summary = "words in capitals slam down as they are spoken",
  .params = COLORS (WHITE, 0xff4d5aff, NONE, BLACK),
  .weight = BLACK_WEIGHT,
  .capitals = TRUE,
  .scale = 1.25,
  .line_height = 1.15,
  OUTLINED,
  .place = CAPTION_PLACE_LOWER,
  .mark = CAPTION_MARK_COLOR,
  .show = CAPTION_SHOW_SPOKEN,
  .max_words = 5,
  .enter = CAPTION_ENTER_SLAM,
  .unit = CAPTION_UNIT_WORD,
  .enter_ms = 140,
  .easing = "ease_in_cubic",
};

#define THEME_ENTRY(id) &caption_theme_##id,

const CaptionStyle *const caption_styles[] = {
  &bold_bottom,
  &clean_bottom,
  &minimal,
  &card_bottom,
  &boxed_line,
  &top_bar,
  &news,
  &center_title,
  &neon,
  &neon_glow,
  &neon_accent,
  &gradient_fill,
  &chrome,
  &karaoke,
  &karaoke_stay,
  &fill,
  &highlight,
  &pill,
  &underline,
  &enlarge,
  &bounce,
  &progressive,
  &fade_reveal,
  &one_word,
  &tiktok_bounce,
  &pop,
  &slide,
  &rise,
  &fade,
  &clip_wipe,
  &typewriter,
  &kinetic_typewriter,
  &letter_by_letter,
  &kinetic_slam,
  CAPTION_THEMES (THEME_ENTRY) NULL,
};

const CaptionStyle *
caption_style_find (const gchar *name)
{
  return name_find (caption_styles, name);
}
