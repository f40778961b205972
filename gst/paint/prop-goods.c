/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Goods that a movie may be about: how one is found, set down in the light,
 * mirrored, or seen against it. To add one: its drawing and its Thing in a
 * prop-goods-*.c, its words in words-things.c. */

#include "brush.h"
#include "goods.h"

#include <math.h>

static const Thing *const *const families[] = { goods_of_desks, goods_of_homes,
  goods_of_ways, goods_of_any };

const Thing *
prop_thing (const gchar *name)
{
  for (gsize i = 0; name && i < G_N_ELEMENTS (families); i++)
    for (const Thing *const *thing = families[i]; *thing; thing++)
      if (g_str_equal ((*thing)->name, name))
        return *thing;
  return NULL;
}

const Thing *
prop_thing_any (Dice *dice)
{
  return goods_of_any[dice_pick (dice, 3)];
}

gboolean
prop_thing_flies (const Thing *thing)
{
  return thing->home == HOME_AIR;
}

gboolean
prop_thing_is_grounded (const Thing *thing)
{
  return thing->home == HOME_GROUND;
}

gdouble
prop_thing_height (const Thing *thing, gdouble size)
{
  return size * MIN (thing->wide < 0.5 ? 1.2 : 1, 1.45 / thing->wide);
}

static void
draw (const Show *show, gdouble up, gboolean bare)
{
  Canvas *c = show->c;
  gdouble h = prop_thing_height (show->thing, show->size);
  gdouble light = c->sun_x > show->x ? 1 : -1;
  Goods g = { c, c->cr, show->ink, ink_mix (c->tones.deep, c->tones.mid, 0.12),
    ink_mix (c->tones.light, c->tones.mid, 0.45),
    ink_mix (c->tones.light, c->tones.mid, 0.06),
    ink_mix (c->tones.lamp, c->tones.light, 0.4), bare };

  cairo_save (c->cr);
  cairo_translate (c->cr, show->x, show->y);
  cairo_rotate (c->cr, show->tilt * up);
  cairo_scale (c->cr, light * h, up * h);
  cairo_set_line_cap (c->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (c->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_new_path (c->cr);
  show->thing->draw (&g);
  cairo_restore (c->cr);
}

gdouble
prop_thing_width (const Thing *thing, gdouble size)
{
  return prop_thing_height (thing, size) * thing->wide;
}

/* What is drawn next lands in a group no larger than the thing. */
static void
begin_group (const Show *show, gdouble above, gdouble below)
{
  gdouble h = prop_thing_height (show->thing, show->size);
  gdouble half = h * MAX (show->thing->wide, 0.6);

  cairo_save (show->c->cr);
  cairo_rectangle (show->c->cr, show->x - half, show->y - above * h, 2 * half,
      (above + below) * h);
  cairo_clip (show->c->cr);
  cairo_push_group (show->c->cr);
}

void
prop_thing_show (const Show *show)
{
  draw (show, 1, FALSE);
}

void
prop_thing_shadow (const Show *show)
{
  gdouble h = prop_thing_height (show->thing, show->size);
  gdouble half = h * show->thing->wide * 0.5;

  if (prop_thing_flies (show->thing))
    half *= 0.7;
  prop_shadow (
      show->c, show->x, show->y, half * 0.95, MAX (half, h * 0.3) * 0.13);
  /* Where it touches, no light comes. */
  prop_oval (show->c, show->x, show->y, half * 0.86, half * 0.05 + 1);
  canvas_fill (show->c, show->c->tones.deep, 0.35);
}

void
prop_thing_mirror (const Show *show, gdouble clear)
{
  gdouble h = prop_thing_height (show->thing, show->size);
  cairo_t *cr = show->c->cr;
  cairo_pattern_t *fade;

  begin_group (show, 0, 0.8);
  draw (show, -1, FALSE);
  cairo_pop_group_to_source (cr);
  fade = cairo_pattern_create_linear (0, show->y, 0, show->y + h * 0.75);
  cairo_pattern_add_color_stop_rgba (fade, 0, 0, 0, 0, clear);
  cairo_pattern_add_color_stop_rgba (fade, 1, 0, 0, 0, 0);
  cairo_mask (cr, fade);
  cairo_pattern_destroy (fade);
  cairo_restore (cr);
}

void
prop_thing_dark (const Show *show, Ink shade, Ink rim)
{
  Canvas *c = show->c;
  gdouble h = prop_thing_height (show->thing, show->size);
  gdouble light = c->sun_x > show->x ? 1 : -1, thick = h * 0.012;
  cairo_pattern_t *shape;

  begin_group (show, 1.3, 0.1);
  draw (show, 1, TRUE);
  shape = cairo_pop_group (c->cr);
  canvas_ink (c, rim, 0.9);
  cairo_mask (c->cr, shape);
  cairo_restore (c->cr);
  /* The rim is the shape itself, moved away from the light and covered. */
  cairo_save (c->cr);
  cairo_translate (c->cr, -light * thick, thick);
  canvas_ink (c, shade, 1);
  cairo_mask (c->cr, shape);
  cairo_restore (c->cr);
  cairo_pattern_destroy (shape);
}

void
goods_path (const Goods *g, const gdouble (*at)[2], gint n)
{
  cairo_new_sub_path (g->cr);
  for (gint i = 0; i < n; i++)
    cairo_line_to (g->cr, at[i][0], at[i][1]);
  cairo_close_path (g->cr);
}

void
goods_curve (const Goods *g, const gdouble (*at)[2], gint n)
{
  cairo_move_to (g->cr, at[0][0], at[0][1]);
  for (gint i = 0; i < n; i++) {
    const gdouble *a = at[(i + n - 1) % n], *b = at[i];
    const gdouble *d = at[(i + 1) % n], *e = at[(i + 2) % n];
    cairo_curve_to (g->cr, b[0] + (d[0] - a[0]) / 6, b[1] + (d[1] - a[1]) / 6,
        d[0] - (e[0] - b[0]) / 6, d[1] - (e[1] - b[1]) / 6, d[0], d[1]);
  }
  cairo_close_path (g->cr);
}

void
goods_box (
    const Goods *g, gdouble x, gdouble y, gdouble w, gdouble h, gdouble r)
{
  cairo_new_sub_path (g->cr);
  cairo_arc (g->cr, x + w - r, y + r, r, -G_PI / 2, 0);
  cairo_arc (g->cr, x + w - r, y + h - r, r, 0, G_PI / 2);
  cairo_arc (g->cr, x + r, y + h - r, r, G_PI / 2, G_PI);
  cairo_arc (g->cr, x + r, y + r, r, G_PI, G_PI * 1.5);
  cairo_close_path (g->cr);
}

void
goods_line (
    const Goods *g, const gdouble (*at)[2], gint n, gdouble width, Ink ink)
{
  cairo_new_path (g->cr);
  for (gint i = 0; i < n; i++)
    cairo_line_to (g->cr, at[i][0], at[i][1]);
  cairo_set_line_width (g->cr, width);
  canvas_ink (g->c, ink, 1);
  cairo_stroke (g->cr);
}

void
goods_side (const Goods *g, gdouble x0, gdouble x1, Ink ink)
{
  brush_wash (g->c, x0, 0, x1, 0, ink_mix (ink, g->c->tones.deep, 0.42),
      ink_mix (ink, g->c->tones.light, 0.32));
}

void
goods_top (const Goods *g, gdouble y0, gdouble y1, Ink ink)
{
  brush_wash (g->c, 0, y0, 0, y1, ink_mix (ink, g->c->tones.light, 0.36),
      ink_mix (ink, g->c->tones.deep, 0.4));
}

void
goods_flat (const Goods *g, Ink ink, gdouble alpha)
{
  canvas_fill (g->c, ink, alpha);
}

void
goods_turned (const Goods *g, const gdouble (*at)[2], gint n, Ink ink)
{
  static const struct {
    gdouble at, dark, light;
  } stops[] = { { 0, 0.2, 0 }, { 0.22, 0.5, 0 }, { 0.66, 0, 0.04 },
    { 0.84, 0, 0.7 }, { 1, 0.08, 0 } };
  gdouble widest = 0;

  for (gint i = 0; i < n; i++)
    widest = MAX (widest, at[i][0]);
  cairo_pattern_t *p = cairo_pattern_create_linear (-widest, 0, widest, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (stops); i++) {
    Ink tone = ink_mix (ink_mix (ink, g->c->tones.deep, stops[i].dark),
        g->c->tones.light, stops[i].light);
    cairo_pattern_add_color_stop_rgb (p, stops[i].at, tone.r, tone.g, tone.b);
  }
  cairo_new_sub_path (g->cr);
  for (gint i = 0; i < n; i++)
    cairo_line_to (g->cr, at[i][0], -at[i][1]);
  for (gint i = n - 1; i >= 0; i--)
    cairo_line_to (g->cr, -at[i][0], -at[i][1]);
  cairo_close_path (g->cr);
  cairo_set_source (g->cr, p);
  cairo_fill (g->cr);
  cairo_pattern_destroy (p);
}

void
goods_shine (
    const Goods *g, gdouble x, gdouble y, gdouble w, gdouble h, gdouble alpha)
{
  Ink ink = g->c->tones.light;
  cairo_pattern_t *p = cairo_pattern_create_linear (x, y, x, y + h);

  cairo_pattern_add_color_stop_rgba (p, 0, ink.r, ink.g, ink.b, alpha);
  cairo_pattern_add_color_stop_rgba (p, 1, ink.r, ink.g, ink.b, 0);
  goods_box (g, x, y, w, h, MIN (w, h) * 0.49);
  cairo_set_source (g->cr, p);
  cairo_fill (g->cr);
  cairo_pattern_destroy (p);
}

void
goods_glow (
    const Goods *g, gdouble x, gdouble y, gdouble r, Ink ink, gdouble alpha)
{
  if (!g->bare)
    brush_glow (g->c, x, y, r, ink, alpha);
}

void
goods_steam (const Goods *g, gdouble y, gdouble h)
{
  if (!g->bare)
    prop_steam (g->c, 0, y, h, 0.9);
}

void
goods_wheel (
    const Goods *g, gdouble x, gdouble y, gdouble r, gint spokes, Ink rim)
{
  for (gint i = 0; i < spokes; i++) {
    gdouble a = i * 2 * G_PI / spokes + 0.2;
    cairo_move_to (g->cr, x, y);
    cairo_line_to (g->cr, x + cos (a) * r * 0.92, y + sin (a) * r * 0.92);
  }
  cairo_set_line_width (g->cr, r * 0.025);
  canvas_ink (g->c, rim, 0.8);
  cairo_stroke (g->cr);
  prop_oval (g->c, x, y, r * 0.94, r * 0.94);
  cairo_set_line_width (g->cr, r * 0.12);
  canvas_ink (g->c, g->dark, 1);
  cairo_stroke (g->cr);
  cairo_new_sub_path (g->cr);
  cairo_arc (g->cr, x, y, r * 0.97, G_PI * 1.55, G_PI * 1.95);
  cairo_set_line_width (g->cr, r * 0.03);
  canvas_ink (g->c, rim, 0.7);
  cairo_stroke (g->cr);
  prop_oval (g->c, x, y, r * 0.84, r * 0.84);
  cairo_set_line_width (g->cr, r * 0.03);
  canvas_ink (g->c, rim, 0.9);
  cairo_stroke (g->cr);
  prop_oval (g->c, x, y, r * 0.1, r * 0.1);
  canvas_fill (g->c, rim, 1);
}
