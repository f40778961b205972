/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A few places are tried, and the one that costs least is taken: for detail
 * under it, for hiding what draws the eye, for what must lie between letters
 * and picture. Letters are measured by the layout that draws them. */
#include "title.h"

#include "overlay.h"

#include <math.h>
#include <string.h>

/* How far a picture may move under a title, of the frame. */
#define MOVES 0.025
/* What stands so near to a title is in its way. */
#define NEAR 0.06
/* As the overlay has them. */
#define PADDING 0.5
#define PADDING_DOWN 0.45
#define SMALLEST 0.25
/* Room for a shadow, of the size. */
#define AIR 0.1
/* Of a scrim and of a plate. */
#define ALPHA_LEAST 0.28
#define ALPHA_STEP 0.04
#define ALPHA_FAVOUR 0.15
#define ALPHA_MOST 0.86
#define ALPHA_GUESS 0.6
#define ALPHA_PLATE 0.84

/* A scrim is measured in a frame so small, at so many rows. */
#define SMALL_SIDE 180
#define ROWS 90

/* What a place costs. */
#define COST_DETAIL 0.7
#define COST_FOCUS 0.6
#define COST_VEIL 0.35
#define COST_PLATE 1.6
#define COST_SMALLER 2.5
#define GAIN_QUIET 0.45
#define COST_NOT_MIDDLE 0.3

typedef struct {
  const gchar *name;
  gdouble x, y;  /* of its middle; y 0: at the top */
  gdouble width; /* of the frame */
  const gchar *align;
  gint lines;
  gboolean middle;
  gdouble dislike;
} Place;

static const Place wide[] = {
  { "above", .5, 0, .82, "center", 2, FALSE, 0 },
  { "above, at the left", .32, 0, .46, "left", 3, FALSE, .06 },
  { "above, at the right", .68, 0, .46, "right", 3, FALSE, .08 },
  { "in the middle", .5, .4, .82, "center", 2, TRUE, .2 },
  { "at the left", .32, .4, .46, "left", 3, TRUE, .1 },
  { "at the right", .68, .4, .46, "right", 3, TRUE, .12 },
};

static const Place tall[] = {
  { "above", .5, 0, .82, "center", 3, FALSE, 0 },
  { "in the upper third", .5, .27, .82, "center", 3, FALSE, .05 },
  { "in the middle", .5, .43, .82, "center", 3, TRUE, .2 },
};

typedef struct {
  const TitleRequest *request;
  const Place *place;
  TextStyle style;
  gdouble size, height; /* of the letters as they come out, of all lines */
  SightRect box;
  gdouble contrast;
  TitleGround ground;
  gboolean dark;
  guint32 veil;
  gdouble alpha, detail, cost;
  gboolean hides;
} Try;

static guint32
color_of (const gchar *text)
{
  guint32 rgba = 0;

  picture_parse_color (text, &rgba);
  return rgba;
}

static guint32
with_alpha (const gchar *text, gdouble alpha)
{
  return (color_of (text) & ~0xffu) | (guint32) lround (alpha * 255);
}

static gint
short_side (const TitleRequest *request)
{
  return MIN (request->width, request->height);
}

/* ---- how large it is ---- */

static gdouble
padding (const Try *try)
{
  return try->ground == TITLE_PLATE ? PADDING * try->style.size_px : 0;
}

static gdouble
left_of (const Try *try, gdouble width)
{
  const Place *place = try->place;
  const gdouble frame = try->request->width;
  const gdouble side = frame * (place->x - place->width / 2);

  if (g_str_equal (place->align, "left"))
    return side;
  if (g_str_equal (place->align, "right"))
    return side + frame * place->width - width;
  return frame * place->x - width / 2;
}

static gdouble
top_of (const Try *try, gdouble height)
{
  const gdouble frame = try->request->height;
  const gdouble least =
      TITLE_SAFE * frame + try->style.stroke_px + AIR * try->style.size_px;
  const gdouble most = TITLE_LOWEST * frame - height;

  if (try->place->y == 0)
    return least;
  return CLAMP (try->place->y * frame - height / 2, least, MAX (least, most));
}

static void
measure (Try *try)
{
  const TitleRequest *request = try->request;
  const gdouble pad = padding (try), pad_y = pad * PADDING_DOWN;
  const TextLimits limits = {
    .width = MAX (lround (try->place->width * request->width - 2 * pad), 1),
    .lines = try->place->lines,
    .smallest = SMALLEST,
  };
  g_autoptr (TextBlock) block =
      text_layout_within (request->text, &try->style, &limits, NULL);
  const gdouble width = text_block_width (block) + 2 * pad;
  const gdouble height = text_block_height (block) + 2 * pad_y;

  try->size = text_block_size (block);
  try->height = height;
  try->box = (SightRect){ left_of (try, width) / request->width,
    top_of (try, height) / request->height, width / request->width,
    height / request->height };
}

/* ---- what lies under it ---- */

static SightRect
grown (const SightRect *rect, gdouble by)
{
  const gdouble x0 = MAX (rect->x - by, 0), y0 = MAX (rect->y - by, 0);

  return (SightRect){ x0, y0, MIN (rect->x + rect->width + by, 1) - x0,
    MIN (rect->y + rect->height + by, 1) - y0 };
}

/* To the worst of the pictures. */
static gdouble
contrast (const Try *try, const gchar *ink, const SightVeil *veil)
{
  const SightRect rect = grown (&try->box, MOVES);
  gdouble least = 21;

  for (guint i = 0; i < try->request->n_sights; i++)
    least = MIN (least,
        sight_contrast (try->request->sights[i], &rect, color_of (ink), veil));
  return least;
}

static gboolean
can_look (const TitleRequest *request)
{
  for (guint i = 0; i < request->n_sights; i++)
    if (!request->sights[i])
      return FALSE;
  return request->n_sights > 0;
}

/* The overlay as it would be drawn, letters left out, and small. */
static Picture *
draw_scrim (const Try *try)
{
  const TitleRequest *request = try->request;
  const gdouble scale = MIN (1, (gdouble) SMALL_SIDE / short_side (request));
  const OverlayFrame frame = { lround (request->width * scale),
    lround (request->height * scale), scale, PICTURE_BT709, NULL };
  const OverlayKind *kind = overlay_kind_find ("text");
  OverlaySpec spec = overlay_spec_init (kind);
  g_autoptr (OverlayBlock) block = NULL;
  Picture *picture = picture_new (frame.width, frame.height, PICTURE_BT709);

  spec.text = (gchar *) request->text;
  spec.style = try->style;
  spec.style.color = spec.style.stroke_color = spec.style.shadow_color = 0;
  spec.has_position = TRUE;
  spec.x = request->width * (try->box.x + try->box.width / 2);
  spec.y = request->height * (try->box.y + try->box.height / 2);
  spec.width = try->place->width * request->width;
  spec.max_lines = try->place->lines;
  spec.scrim = 0x000000ff;
  picture_fill (picture, picture_color (0xffffffff, PICTURE_BT709));
  block = overlay_layout (kind, &spec, &frame, NULL);
  overlay_draw (block, &(OverlayMoment){ 0 }, picture);
  params_clear (&spec.settings);
  return picture;
}

/* How strong a scrim is, by row. */
static void
measure_scrim (const Try *try, gdouble *rows)
{
  g_autoptr (Picture) picture = draw_scrim (try);

  for (guint i = 0; i < ROWS; i++) {
    const gint y = (gint) ((i + .5) * picture->height / ROWS);
    const guint8 luma =
        picture->plane[0][y * picture->stride[0] + picture->width / 2];

    rows[i] = 1 - CLAMP ((luma - 16) / 219., 0, 1);
  }
}

/* ---- ink and ground ---- */

static gboolean
try_bare (Try *try)
{
  const LookInk *ink = &try->request->look->ink;
  const gdouble light = contrast (try, ink->light, NULL);
  const gdouble dark = contrast (try, ink->dark, NULL);

  try->ground = TITLE_BARE;
  try->dark = dark > light;
  try->contrast = MAX (light, dark);
  return try->contrast >= TITLE_CONTRAST;
}

/* As little of it as will do with one of the inks; more than ALPHA_MOST if
 * that does not. */
static gdouble
scrim_for (const Try *try, const gdouble *rows, const gchar *ink,
    const gchar *under, gdouble *contrast_to)
{
  gdouble alpha = ALPHA_LEAST;

  for (; alpha <= ALPHA_MOST; alpha += ALPHA_STEP) {
    const SightVeil veil = { with_alpha (under, alpha), rows, ROWS };

    *contrast_to = contrast (try, ink, &veil);
    if (*contrast_to >= TITLE_CONTRAST)
      break;
  }
  return alpha;
}

/* Light on dark, unless dark on light needs far less. */
static gboolean
try_scrim (Try *try)
{
  const LookInk *ink = &try->request->look->ink;
  gdouble rows[ROWS], on_dark, on_light, light, dark;

  measure_scrim (try, rows);
  light = scrim_for (try, rows, ink->light, ink->dark, &on_dark);
  dark = scrim_for (try, rows, ink->dark, ink->light, &on_light);
  try->dark = dark + ALPHA_FAVOUR < light;
  try->alpha = try->dark ? dark : light;
  if (try->alpha > ALPHA_MOST)
    return FALSE;
  try->ground = TITLE_SCRIM;
  try->contrast = try->dark ? on_light : on_dark;
  try->veil = with_alpha (try->dark ? ink->light : ink->dark, try->alpha);
  return TRUE;
}

static void
take_plate (Try *try)
{
  const LookInk *ink = &try->request->look->ink;
  const SightVeil veil = { with_alpha (ink->dark, ALPHA_PLATE), NULL, 0 };

  try->ground = TITLE_PLATE;
  try->dark = FALSE;
  try->veil = veil.color;
  try->alpha = ALPHA_PLATE;
  measure (try);
  try->contrast =
      can_look (try->request) ? contrast (try, ink->light, &veil) : 0;
}

/* Of a draft, whose pictures are not there yet. */
static void
guess_scrim (Try *try)
{
  try->ground = TITLE_SCRIM;
  try->alpha = ALPHA_GUESS;
  try->veil = with_alpha (try->request->look->ink.dark, ALPHA_GUESS);
}

static void
find_ground (Try *try)
{
  if (try->request->n_sights == 0)
    guess_scrim (try);
  else if (!can_look (try->request))
    take_plate (try);
  else if (!try_bare (try) && !try_scrim (try))
    take_plate (try);
}

/* ---- which place ---- */

static gboolean
holds (const SightRect *rect, gdouble x, gdouble y)
{
  return x >= rect->x && x < rect->x + rect->width && y >= rect->y
      && y < rect->y + rect->height;
}

static gdouble
overlap (gdouble a, gdouble a_length, gdouble b, gdouble b_length)
{
  return MAX (MIN (a + a_length, b + b_length) - MAX (a, b), 0);
}

/* The share of @rect that lies in @other. */
static gdouble
share_in (const SightRect *rect, const SightRect *other)
{
  return overlap (rect->x, rect->width, other->x, other->width)
      * overlap (rect->y, rect->height, other->y, other->height)
      / (rect->width * rect->height);
}

static void
look_at (Try *try)
{
  const TitleRequest *request = try->request;
  const SightRect rect = grown (&try->box, NEAR);
  gdouble x, y;

  for (guint i = 0; i < request->n_sights; i++) {
    sight_focus (request->sights[i], &x, &y);
    try->hides |= holds (&rect, x, y);
    try->detail += sight_detail (request->sights[i], &rect) / request->n_sights;
  }
}

static void
count_cost (Try *try)
{
  const TitleRequest *request = try->request;

  try->cost = try->place->dislike
      + COST_SMALLER * (1 - try->size / try->style.size_px)
      + COST_DETAIL * MIN (try->detail, 2) + (try->hides ? COST_FOCUS : 0);
  if (try->ground == TITLE_SCRIM)
    try->cost += COST_VEIL + try->alpha / 2;
  if (try->ground == TITLE_PLATE)
    try->cost += COST_PLATE;
  if (request->look->type.middle && !try->place->middle)
    try->cost += COST_NOT_MIDDLE;
  if (request->quiet)
    try->cost -= GAIN_QUIET * share_in (&try->box, request->quiet);
}

static Try
try_place (
    const TitleRequest *request, const Place *place, const TextStyle *style)
{
  Try try = { .request = request, .place = place, .style = *style };

  measure (&try);
  find_ground (&try);
  if (can_look (request))
    look_at (&try);
  count_cost (&try);
  return try;
}

static TextStyle
style_of (const TitleRequest *request)
{
  const LookType *type = &request->look->type;
  const gdouble size = floor (short_side (request) * type->size + .5);

  return (TextStyle){
    .font = (gchar *) type->font,
    .size_px = size,
    .weight = type->weight,
    .align = TEXT_CENTER,
    .color = 0xffffffff,
    .letter_spacing = type->letter_spacing,
    .stroke_px = floor (type->stroke * size + .5),
  };
}

static gchar *
color_text (guint32 rgba)
{
  return g_strdup_printf ("#%08x", rgba);
}

static gchar *
explain (const Try *try)
{
  static const gchar *const grounds[] = { "nothing between", "a scrim",
    "a plate" };
  const gchar *looked = try->contrast > 0 ? "" : " (not looked at)";

  return g_strdup_printf ("%.2f of the picture's detail%s, %s what draws the "
                          "eye; %s ink, %s: %.1f:1",
      try->detail, looked, try->hides ? "over" : "clear of",
      try->dark ? "dark" : "light", grounds[try->ground], try->contrast);
}

static void
take (const Try *try, Title *title)
{
  const TitleRequest *request = try->request;
  const LookInk *ink = &request->look->ink;
  const gdouble left = request->width * (try->place->x - try->place->width / 2);

  title->x = lround (left + try->place->width * request->width / 2);
  title->width = lround (try->place->width * request->width);
  title->y = lround (request->height * (try->box.y + try->box.height / 2));
  title->size = lround (try->style.size_px);
  title->max_lines = try->place->lines;
  title->place = try->place->name;
  title->align = try->place->align;
  title->dark = try->dark;
  title->ink = try->dark ? ink->dark : ink->light;
  title->ground = try->ground;
  title->veil = try->ground == TITLE_BARE ? NULL : color_text (try->veil);
  title->box = try->box;
  title->contrast = try->contrast;
  title->why = explain (try);
}

void
title_place (const TitleRequest *asked, Title *title)
{
  const gboolean upright = asked->height > asked->width;
  const Place *places = upright ? tall : wide;
  const guint n = upright ? G_N_ELEMENTS (tall) : G_N_ELEMENTS (wide);
  const TextStyle style = style_of (asked);
  TitleRequest request = *asked;
  Try best = { .cost = G_MAXDOUBLE };

  *title = (Title){ .text = asked->look->type.capitals
        ? g_utf8_strup (asked->text, -1)
        : g_strdup (asked->text) };
  request.text = title->text;
  for (guint i = 0; i < n; i++) {
    const Try try = try_place (&request, &places[i], &style);

    if (try.cost < best.cost)
      best = try;
  }
  take (&best, title);
}

void
title_clear (Title *title)
{
  g_clear_pointer (&title->text, g_free);
  g_clear_pointer (&title->veil, g_free);
  g_clear_pointer (&title->why, g_free);
}
