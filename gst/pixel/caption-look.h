/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What the entries of the caption table are written with, and the list of the
 * themes (captions-themes.c) for the table. */
#pragma once

#include "caption.h"

G_BEGIN_DECLS

#define WHITE 0xffffffff
#define BLACK 0x000000ff
#define AMBER 0xffb02eff
#define YELLOW 0xffd60aff
#define NONE 0x00000000
#define SHADOW 0x00000099
#define SOFT 0x00000073
#define CARD 0x00000099 /* 60 % black */

#define BLACK_WEIGHT 900
#define BOLD 700
#define REGULAR 400
#define SERIF "Noto Serif"
#define MONO "DejaVu Sans Mono"

#define ALIASES(...) ((const gchar *const[]){ __VA_ARGS__, NULL })
#define PAINT(key, value, blurb)                                               \
  {                                                                            \
    key, PARAM_COLOR, 0, G_MAXUINT32, value, blurb                             \
  }

/* What a movie may change of any style; by CaptionSetting. */
#define COLORS(color, accent, box, stroke)                                     \
  ((const ParamSpec[]){                                                        \
      { "size", PARAM_NUMBER, .4, 3, 1, "factor on the style's letters" },     \
      PAINT ("color", color, "letters"),                                       \
      PAINT ("accent", accent, "what stands out"),                             \
      PAINT ("box", box, "what is behind"),                                    \
      PAINT ("stroke", stroke, "outline"), { NULL } })

#define OUTLINED .stroke = .08, .shadow_color = SHADOW, .shadow = .2
#define SHADED .shadow_color = 0x000000cc, .shadow = .24, .stroke = .025

/* Looks with a world of their own; to add one: a CAPTION_THEME and its name
 * here. */
#define CAPTION_THEMES(ENTRY)                                                  \
  ENTRY (editorial)                                                            \
  ENTRY (cream)                                                                \
  ENTRY (ink)                                                                  \
  ENTRY (keynote)                                                              \
  ENTRY (documentary)                                                          \
  ENTRY (loud)                                                                 \
  ENTRY (papercut)                                                             \
  ENTRY (terminal)                                                             \
  ENTRY (scoreboard)                                                           \
  ENTRY (arcade)                                                               \
  ENTRY (vhs)                                                                  \
  ENTRY (chalkboard)

#define CAPTION_THEME(id) const CaptionStyle caption_theme_##id
#define CAPTION_THEME_DECLARE(id) extern CAPTION_THEME (id);
CAPTION_THEMES (CAPTION_THEME_DECLARE)

G_END_DECLS
