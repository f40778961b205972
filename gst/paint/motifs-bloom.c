/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Near to the ground: a garden at arm's length, bees on their comb, an avenue
 * in its leaves. */

#include "brush.h"
#include "motif.h"
#include "prop.h"

#include <math.h>

typedef struct {
  gdouble x, y, r; /* of the whole head */
  gint rings;      /* of petals, the outer first */
  gdouble open;    /* the radius of the heart, a share of r */
  Ink petal, shade, heart, dark;
} Blossom;

static void
blossom_petals (Canvas *c, Dice *dice, const Blossom *b)
{
  gdouble towards = atan2 (c->sun_y - b->y, c->sun_x - b->x);

  for (gint ring = 0; ring < b->rings; ring++) {
    gdouble out = 1 - 0.62 * ring / b->rings;
    gint n = (gint) (b->rings > 1 ? 15 - 1.4 * ring : 18);
    for (gint i = 0; i < n; i++) {
      gdouble a = (i + 0.5 * (ring & 1)) * 2 * G_PI / n
          + dice_range (dice, -0.06, 0.06);
      gdouble tip = b->r * out * dice_range (dice, 0.92, 1.06);
      gdouble bright = 0.55 + 0.4 * cos (a - towards);
      Ink petal = ink_mix (b->shade, b->petal, bright);
      cairo_save (c->cr);
      cairo_rotate (c->cr, a);
      prop_petal (c, b->r * b->open * 0.6, tip, b->r * out * 2.3 / n,
          ink_mix (b->shade, petal, 0.15), petal);
      cairo_restore (c->cr);
    }
  }
}

/* Florets stand in spirals, the young ones in the middle. */
static void
blossom_heart (Canvas *c, const Blossom *b)
{
  gdouble r = b->r * b->open, light = c->sun_x > b->x ? 1 : -1;
  gint n = 260;

  cairo_new_sub_path (c->cr);
  cairo_arc (c->cr, 0, 0, r * 1.04, 0, 2 * G_PI);
  canvas_fill (c, b->dark, 1);
  for (gint i = n - 1; i >= 0; i--) {
    gdouble a = i * 2.39996323, d = r * sqrt ((i + 0.5) / n);
    gdouble x = cos (a) * d, y = sin (a) * d;
    gdouble bright = 0.45 + 0.4 * (x * light - y) / r;
    gdouble size = r * (0.035 + 0.03 * d / r);
    Ink ink = ink_mix (b->dark, b->heart, CLAMP (bright, 0.05, 1));
    cairo_new_sub_path (c->cr);
    cairo_arc (c->cr, x, y - size * 0.6, size, 0, 2 * G_PI);
    canvas_fill (c, ink, 1);
  }
}

static void
blossom (Canvas *c, Dice *dice, const Blossom *b)
{
  cairo_save (c->cr);
  cairo_translate (c->cr, b->x, b->y);
  cairo_rotate (c->cr, dice_range (dice, -0.3, 0.3));
  cairo_scale (c->cr, 1, dice_range (dice, 0.74, 0.9));
  blossom_petals (c, dice, b);
  blossom_heart (c, b);
  cairo_restore (c->cr);
}

static void
stem (Canvas *c, gdouble x, gdouble y, gdouble thick, Ink ink, Ink lit)
{
  gdouble foot = x - c->side * c->u * 5, light = c->sun_x > x ? 1 : -1;

  for (gint pass = 0; pass < 2; pass++) {
    gdouble off = pass * light * thick * 0.28;
    cairo_move_to (c->cr, x + off, y);
    cairo_curve_to (c->cr, x + off, y + (c->h - y) * 0.4, foot + off * 1.3,
        c->h - (c->h - y) * 0.3, foot + off * 1.5, c->h + c->u * 3);
    cairo_set_line_width (c->cr, pass ? thick * 0.22 : thick);
    canvas_ink (c, pass ? lit : ink, pass ? 0.7 : 1);
    cairo_stroke (c->cr);
  }
}

static void
leaf_blade (Canvas *c, gdouble x, gdouble y, gdouble length, gdouble angle,
    Ink ink, Ink lit)
{
  cairo_save (c->cr);
  cairo_translate (c->cr, x, y);
  cairo_rotate (c->cr, angle);
  prop_petal (c, 0, length, length * 0.24, ink, lit);
  cairo_restore (c->cr);
}

/* Flowers behind, as the lens melts them. */
static void
melted_flowers (Canvas *c, Dice *dice, Ink petal, Ink green)
{
  gdouble u = c->u;

  for (gint i = 0; i < 16; i++) {
    gdouble x = dice_range (dice, 0, 1) * c->w;
    gdouble y = c->h * dice_range (dice, 0.4, 1.0),
            r = u * dice_range (dice, 3, 8);
    if (canvas_in_quiet (c, x, y, r * 1.5))
      continue;
    for (gint k = 3; k > 0; k--)
      brush_disc (c, x, y, r * (0.6 + 0.25 * k), i % 3 ? petal : green,
          dice_range (dice, 0.1, 0.24));
  }
}

static Blossom
blossom_of (const Canvas *c, Dice *dice)
{
  const Tones *t = &c->tones;
  const Ink petals[] = { ink_mix (t->accent, t->light, 0.12),
    ink_mix (t->light, t->lit, 0.15), ink_mix (t->accent, t->light, 0.55),
    ink_mix (t->mid, t->light, 0.5) };
  gint kind = dice_pick (dice, G_N_ELEMENTS (petals));
  gint rings = dice_chance (dice, 0.5) ? 2 : 5;
  Blossom b = { .rings = rings, .open = rings == 2 ? 0.36 : 0.17 };

  b.petal = canvas_local (c, petals[kind]);
  b.shade = ink_mix (b.petal, ink_mix (t->deep, t->accent, 0.35), 0.55);
  b.heart = canvas_local (
      c, kind == 0 ? ink_mix (t->light, t->accent, 0.3) : t->accent);
  b.dark = ink_mix (b.heart, t->near, 0.75);
  return b;
}

static Bee
bee_of (const Canvas *c)
{
  const Tones *t = &c->tones;
  Bee bee = { .body = ink_mix (t->deep, t->near, 0.5),
    .band = canvas_local (c, ink_mix (t->accent, t->light, 0.35)),
    .wing = canvas_local (c, ink_mix (t->light, t->sun, 0.4)) };

  return bee;
}

static void
paint_garden (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  gdouble u = c->u;

  canvas_compose (c, 0.6, 0.66);
  Ink green = canvas_local (c, ink_mix (c->tones.mid, c->tones.deep, 0.25));
  Ink fresh = canvas_local (c, ink_mix (c->tones.mid, c->tones.light, 0.35));
  gboolean tall = canvas_is_tall (c);
  Blossom b = blossom_of (c, &dice);
  b.x = c->focus_x + (tall ? -c->side * u * 5 : c->side * u * 3);
  b.y = c->h * (tall ? 0.55 : 0.5);
  b.r = u * dice_range (&dice, 19, 24);
  c->sun_y = c->h * 0.12;
  brush_blur (c,
      (Blur){ ink_mix (green, c->tones.near, 0.5), green,
          ink_mix (fresh, c->tones.sun, 0.45), 30, u * 5 });
  melted_flowers (c, &dice, ink_mix (b.petal, green, 0.25), fresh);
  Ink stalk = ink_mix (green, c->tones.near, 0.3);
  gint mates = 2 + dice_pick (&dice, 2);
  for (gint i = 0; i < mates; i++) {
    Blossom mate = b;
    mate.x = b.x + c->side * u * (i ? -17 : 24) * (i > 1 ? 1.7 : 1);
    mate.y = c->h * (i > 1 ? 0.93 : 0.8);
    mate.r = b.r * 0.62;
    mate.petal = ink_mix (b.petal, green, 0.2);
    stem (c, mate.x, mate.y, u, stalk, fresh);
    blossom (c, &dice, &mate);
  }
  stem (c, b.x, b.y, u * 1.6, stalk, fresh);
  leaf_blade (c, b.x - c->side * u * 2, c->h * 0.9, u * 24, -0.5, stalk, fresh);
  leaf_blade (
      c, b.x - c->side * u * 3, c->h * 0.96, u * 20, -2.5, stalk, green);
  blossom (c, &dice, &b);
  Bee bee = bee_of (c);
  bee.x = b.x - c->side * b.r * dice_range (&dice, 0.1, 0.3);
  bee.y = b.y - b.r * 0.36;
  bee.size = u * dice_range (&dice, 8, 10);
  bee.angle = c->side > 0 ? 0.35 : G_PI - 0.35;
  prop_bee (c, &bee);
  for (gint i = 0; i < 12; i++)
    brush_disc (c, dice_unit (&dice) * c->w,
        c->h * dice_range (&dice, 0.8, 1.1), u * dice_range (&dice, 4, 9),
        ink_mix (green, c->tones.near, 0.5), 0.2);
  brush_weather_air (c);
}

static void
hexagon (cairo_t *cr, gdouble x, gdouble y, gdouble r, gdouble turn)
{
  for (gint i = 0; i < 6; i++) {
    gdouble a = turn + i * G_PI / 3;
    if (i == 0)
      cairo_move_to (cr, x + cos (a) * r, y + sin (a) * r);
    else
      cairo_line_to (cr, x + cos (a) * r, y + sin (a) * r);
  }
  cairo_close_path (cr);
}

typedef struct {
  Ink wall, edge, honey, shine, cap, hollow;
  gdouble r, turn;
} Comb;

/* A cell is a well: its rim shades the side that the light comes from. */
static void
cell (Canvas *c, Dice *dice, const Comb *comb, gdouble x, gdouble y,
    gdouble kind, gdouble alpha)
{
  gdouble r = comb->r, light = c->sun_x > x ? 1 : -1;
  Ink bottom = kind > 0.12 ? comb->cap
      : kind > -0.25       ? comb->honey
                           : comb->hollow;
  Ink top = kind > 0.12 ? ink_mix (comb->cap, comb->edge, 0.6)
      : kind > -0.25    ? comb->shine
                        : comb->honey;
  cairo_pattern_t *p = cairo_pattern_create_linear (
      x + light * r, y - r, x - light * r * 0.8, y + r);

  hexagon (c->cr, x, y, r * 1.02, comb->turn);
  canvas_fill (c, comb->wall, alpha);
  hexagon (c->cr, x, y, r * 0.93, comb->turn);
  canvas_fill (c, comb->edge, alpha * 0.8);
  Ink dark = ink_mix (bottom, comb->hollow, kind > 0.12 ? 0.2 : 0.6);
  cairo_pattern_add_color_stop_rgba (p, 0, dark.r, dark.g, dark.b, alpha);
  cairo_pattern_add_color_stop_rgba (
      p, 0.55, bottom.r, bottom.g, bottom.b, alpha);
  cairo_pattern_add_color_stop_rgba (p, 1, top.r, top.g, top.b, alpha);
  hexagon (c->cr, x, y, r * 0.84, comb->turn);
  cairo_set_source (c->cr, p);
  cairo_fill (c->cr);
  cairo_pattern_destroy (p);
  if (kind > 0.12 || kind < -0.25)
    return;
  brush_disc (c, x - light * r * dice_range (dice, 0.2, 0.35), y + r * 0.25,
      r * dice_range (dice, 0.14, 0.26), comb->shine, alpha * 0.9);
}

/* Sharp at the focus; where the title goes the lens sees no cells. */
static void
comb_cells (Canvas *c, const Comb *comb)
{
  Dice dice = dice_fork (&c->dice);
  guint64 seed = dice_next (&dice);
  gdouble dx = comb->r * 1.5, dy = comb->r * sqrt (3), reach = c->w + c->h;
  gdouble fx = c->focus_x, fy = c->h * 0.58, sharp = c->u * 26;
  gint n = (gint) (reach / dx / 1.6);

  for (gint i = -n; i <= n && !canvas_cancelled (c); i++)
    for (gint j = -n; j <= n; j++) {
      gdouble px = i * dx, py = (j + 0.5 * (i & 1)) * dy;
      gdouble x = fx + px * cos (comb->turn) - py * sin (comb->turn);
      gdouble y = fy + px * sin (comb->turn) + py * cos (comb->turn);
      gdouble far = hypot (x - fx, (y - fy) * 1.1);
      gdouble alpha = 1 - smooth_step (sharp, sharp * 2.1, far);
      if (canvas_in_quiet (c, x, y, comb->r * 1.2))
        alpha *= 0.12;
      if (alpha < 0.02 || x < -comb->r || x > c->w + comb->r || y < -comb->r
          || y > c->h + comb->r)
        continue;
      gdouble kind = noise_fractal (seed, i * 0.21, j * 0.24, 2)
          + dice_range (&dice, -0.14, 0.14);
      cell (c, &dice, comb, x, y, kind, alpha);
    }
}

static void
paint_honeycomb (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  const Tones *t = &c->tones;
  gdouble u = c->u;

  canvas_compose (c, 0.58, 0.62);
  Ink amber = canvas_local (c, ink_mix (t->accent, t->deep, 0.18));
  Ink wax = canvas_local (c, ink_mix (t->light, t->accent, 0.42));
  Comb comb = { .wall = ink_mix (wax, t->deep, 0.5),
    .edge = ink_mix (wax, t->sun, 0.35),
    .honey = amber,
    .shine = ink_mix (amber, t->sun, 0.55),
    .cap = ink_mix (wax, amber, 0.35),
    .hollow = ink_mix (amber, t->deep, 0.8),
    .r = u * dice_range (&dice, 3.6, 5),
    .turn = dice_range (&dice, -0.3, 0.3) };
  c->sun_y = c->h * 0.1;
  c->sun_x = c->focus_x + c->side * u * 14;
  brush_blur (c,
      (Blur){ ink_mix (amber, t->deep, 0.75), ink_mix (amber, t->deep, 0.3),
          ink_mix (wax, amber, 0.4), 26, u * 4 });
  comb_cells (c, &comb);
  gint bees = 4 + dice_pick (&dice, 4);
  for (gint i = 0; i < bees; i++) {
    gdouble a = i * 2.4 + dice_range (&dice, -0.4, 0.4);
    gdouble d = u * (6 + 19.0 * i / bees);
    Bee bee = bee_of (c);
    bee.x = c->focus_x + cos (a) * d * 1.2;
    bee.y = c->h * 0.6 + sin (a) * d;
    bee.size = u * dice_range (&dice, 7, 9);
    bee.angle = dice_range (&dice, -0.9, 0.9) + (i & 1 ? G_PI : 0);
    if (canvas_in_quiet (c, bee.x, bee.y, bee.size))
      continue;
    for (gint k = 4; k > 0; k--)
      brush_disc (c, bee.x - c->side * u * 0.8, bee.y + u * 1.4,
          bee.size * (0.4 + 0.1 * k), t->deep, 0.12);
    prop_bee (c, &bee);
  }
  brush_glow (c, c->sun_x, c->sun_y, u * 60, t->sun, 0.25);
}

/* The trees of one side; they stand at even steps, so that their pictures
 * crowd towards the vanishing point. */
typedef struct {
  gdouble vx, vy;     /* the vanishing point */
  gdouble scale;      /* pixels of a metre at distance 1 */
  gdouble near, far;  /* in metres */
  Ink leaf, leaf_lit; /* of the season */
  gdouble full;
} Alley;

static void
alley_tree (Canvas *c, Dice *dice, const Alley *a, gdouble side, gdouble z)
{
  gdouble size = a->scale / z, depth = CLAMP (log (z / 3) / 3.2, 0.02, 0.85);
  gdouble x = a->vx + side * size * 4.2, y = a->vy + size * 1.7;
  gdouble trunk = size * dice_range (dice, 0.55, 0.8);
  Ink bark = canvas_tone (c, depth), leaf = ink_mix (bark, a->leaf, 0.62);

  cairo_move_to (c->cr, x - trunk, y);
  cairo_curve_to (c->cr, x - trunk * 0.5, y - size * 1.5, x - trunk * 0.5,
      y - size * 3, x - trunk * 0.3, y - size * 5.5);
  cairo_line_to (c->cr, x + trunk * 0.3, y - size * 5.5);
  cairo_curve_to (c->cr, x + trunk * 0.5, y - size * 3, x + trunk * 0.5,
      y - size * 1.5, x + trunk, y);
  cairo_close_path (c->cr);
  canvas_fill (c, bark, 1);
  prop_leafy (c, dice, x, y, size * dice_range (dice, 11, 13), a->full, leaf,
      ink_mix (leaf, a->leaf_lit, 0.75));
}

static void
alley_floor (Canvas *c, Dice *dice, const Alley *a)
{
  gdouble half = a->scale * 2.6 / 1.7, drop = c->h - a->vy;
  Ink lawn = canvas_tone (c, 0.22), far = ink_mix (lawn, c->tones.far, 0.6);
  Ink way = ink_mix (canvas_tone (c, 0.3), c->tones.lit, 0.4);
  cairo_pattern_t *p = cairo_pattern_create_linear (0, a->vy, 0, c->h);

  cairo_pattern_add_color_stop_rgb (p, 0, far.r, far.g, far.b);
  cairo_pattern_add_color_stop_rgb (p, 0.4, lawn.r, lawn.g, lawn.b);
  cairo_rectangle (c->cr, 0, a->vy, c->w, drop);
  cairo_set_source (c->cr, p);
  cairo_fill (c->cr);
  cairo_pattern_destroy (p);
  cairo_move_to (c->cr, a->vx, a->vy);
  cairo_line_to (c->cr, a->vx - half * drop / a->scale * 1.7, c->h);
  cairo_line_to (c->cr, a->vx + half * drop / a->scale * 1.7, c->h);
  cairo_close_path (c->cr);
  canvas_fill (c, way, 0.75);
  for (gint i = 0; i < 2600; i++) {
    gdouble down = pow (dice_unit (dice), 0.7) * drop, size = down / 1.7;
    gdouble x = dice_range (dice, -0.02, 1.02) * c->w;
    gdouble on_way = fabs (x - a->vx) < down * 1.53 ? 0.35 : 1;
    gdouble r = size * dice_range (dice, 0.03, 0.075);
    if (!dice_chance (dice, on_way))
      continue;
    cairo_move_to (c->cr, x - r, a->vy + down);
    cairo_rel_curve_to (c->cr, r * 0.6, -r * 0.5, r * 1.4, -r * 0.4, r * 2, 0);
    cairo_rel_curve_to (c->cr, -r * 0.6, r * 0.4, -r * 1.4, r * 0.4, -r * 2, 0);
    canvas_fill (c, ink_mix (a->leaf, a->leaf_lit, dice_unit (dice)), 0.85);
  }
}

static void
falling_leaves (Canvas *c, Dice *dice, const Alley *a)
{
  for (gint i = 0; i < 46; i++) {
    gdouble x = dice_unit (dice) * c->w, y = dice_unit (dice) * c->h;
    gdouble r = c->u * dice_range (dice, 0.25, 1.1);
    if (canvas_in_quiet (c, x, y, r))
      continue;
    cairo_save (c->cr);
    cairo_translate (c->cr, x, y);
    cairo_rotate (c->cr, dice_range (dice, 0, 6));
    cairo_scale (c->cr, 1, dice_range (dice, 0.3, 0.9));
    prop_petal (c, -r, r, r * 0.6, a->leaf, a->leaf_lit);
    cairo_restore (c->cr);
  }
}

static void
paint_avenue (Canvas *c)
{
  Dice dice = dice_fork (&c->dice);
  const Tones *t = &c->tones;
  gboolean bare = canvas_has (c, TRAIT_SNOW);
  gdouble u = c->u = MIN (c->u, sqrt (c->w * c->h) / 100);

  canvas_compose (c, 0.62, 0.68);
  gdouble hz = c->horizon;
  Alley a = { .vx = c->focus_x - c->side * u * 7,
    .vy = hz,
    .scale = u * 42,
    .full = bare ? 0.06 : 1 };
  a.leaf = canvas_local (c, ink_mix (t->accent, t->deep, 0.25));
  a.leaf_lit = canvas_local (c, ink_mix (t->accent, t->light, 0.45));
  c->sun_x = a.vx + c->side * u * 5;
  c->sun_y = hz - u * 11;
  brush_weather_sky (c);
  g_free (brush_ridge (c, (Ridge){ hz + u * 0.5, u * 3.5, 6, 0.4, 0.8, 0.5 }));
  alley_floor (c, &dice, &a);
  for (gint i = 0; i < 9 && !canvas_cancelled (c); i++) {
    gdouble z = 34 * pow (0.73, i);
    /* The title's side is open: its nearest trees were never planted. */
    if (z > 15)
      alley_tree (c, &dice, &a, -c->side, z * 1.06);
    /* Crowns stay under the title of a tall picture. */
    if (!canvas_is_tall (c) || z > 8)
      alley_tree (c, &dice, &a, c->side, z);
    if (i < 5)
      brush_mist (c, hz - u * 3, u * 8, t->horizon, 0.16);
  }
  brush_rays (c, c->sun_x, c->sun_y, t->sun, 0.16);
  brush_glow (c, c->sun_x, c->sun_y, u * 34, t->sun, 0.4);
  prop_person (c, &dice, a.vx - c->side * u, hz + u * 4.2, u * 6,
      canvas_tone (c, 0.1), t->lit);
  falling_leaves (c, &dice, &a);
  brush_weather_air (c);
}

const Motif motif_garden = { "garden", paint_garden, -1, ERA_ANY, "calm" };
const Motif motif_honeycomb = { "honeycomb", paint_honeycomb, DAYTIME_DAY,
  ERA_ANY, "calm" };
const Motif motif_avenue = { "avenue", paint_avenue, DAYTIME_DAWN, ERA_ANY,
  "calm" };
