/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* One sentence in many scripts: "All human beings are born free", the first
 * words of the Universal Declaration of Human Rights, and what is hard in each. */
#pragma once

#include "overlay.h"
#include "pictures.h"

typedef struct {
  const gchar *name, *text;
  gboolean rtl;
} Script;

static const Script scripts[] = {
  { "Latin", "All human beings are born free: office, fjord, AVATAR" },
  { "Vietnamese", "Tất cả mọi người sinh ra đều được tự do" },
  { "Combining", "Ți̇ṩ, with marks of its own: a\u0301 e\u0323\u0302 o\u0308\u0304 s\u030c\u0323" },
  { "Greek", "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι" },
  { "Cyrillic", "Все люди рождаются свободными и равными" },
  { "Arabic", "يولد جميع الناس أحرارًا متساوين", TRUE },
  { "Hebrew", "כל בני האדם נולדו בני חורין", TRUE },
  { "Devanagari", "सभी मनुष्य जन्म से स्वतंत्र हैं" },
  { "Bengali", "সমস্ত মানুষ স্বাধীনভাবে জন্মগ্রহণ করে" },
  { "Tamil", "மனிதப் பிறவியினர் சகலரும் சுதந்திரமாகவே" },
  { "Thai", "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกัน" },
  { "Chinese", "人人生而自由,在尊严和权利上一律平等" },
  { "Japanese", "すべての人間は、生まれながらにして自由である" },
  { "Korean", "모든 인간은 태어날 때부터 자유로우며" },
  { "Georgian, Armenian", "ყველა ადამიანი · Բոլոր մարդիկ" },
  { "Emoji", "😀 👩‍👩‍👧 👍🏽 🇯🇵 ❤️ 1️⃣ free" },
};

#define SCRIPTS_WIDTH 1280
#define SCRIPTS_ROW 62
#define SCRIPTS_HEIGHT (SCRIPTS_ROW * (gint) G_N_ELEMENTS (scripts) + 28)

static inline void
scripts_draw_text (const gchar *text, gdouble size, gint weight, guint32 color,
    TextAlign align, gdouble x, gdouble y, OverlayAnchor anchor, Picture *dst)
{
  const OverlayFrame frame = { dst->width, dst->height, 1, dst->matrix, NULL };
  const OverlayMoment rest = { 0 };
  OverlaySpec spec = overlay_spec_init (overlay_kind_find ("text"));
  g_autoptr (OverlayBlock) block = NULL;

  spec.text = (gchar *) text;
  spec.style.size_px = size;
  spec.style.weight = weight;
  spec.style.color = color;
  spec.style.align = align;
  spec.has_position = TRUE;
  spec.anchor = anchor;
  spec.x = x;
  spec.y = y;
  spec.width = 1000;
  block = overlay_layout (overlay_kind_find ("text"), &spec, &frame, NULL);
  overlay_draw (block, &rest, dst);
}

/* The page: names at the left, words beside them. */
static inline Picture *
scripts_page (void)
{
  Picture *page = picture_new (SCRIPTS_WIDTH, SCRIPTS_HEIGHT, PICTURE_BT709);

  picture_fill (page, picture_color (0x16202cff, PICTURE_BT709));
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++) {
    const gdouble y = 14 + SCRIPTS_ROW * (i + .5);

    scripts_draw_text (scripts[i].name, 19, 400, 0xe0a060ff, TEXT_LEFT, 40, y,
        OVERLAY_LEFT, page);
    scripts_draw_text (scripts[i].text, 34, 500, 0xf4f1eaff, TEXT_LEFT, 240, y,
        OVERLAY_LEFT, page);
  }
  return page;
}
