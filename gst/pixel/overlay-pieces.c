/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Poses become affines, windows and opacities of sprites. Nothing is laid out
 * or painted here once the pieces are made, but what is out of focus, and that
 * once for each radius. */
#include "overlay-pieces.h"
#include "sprite-view.h"
#include "text-pieces.h"

#include <math.h>

#define MAX_BLUR 96
#define BLUR_STEPS 16  /* from sharp to the largest radius */
#define SMALLEST 0.004 /* scale that shows anything */
#define TEARS 9        /* strips that a piece is torn into */
#define TEAR_FRAMES 2  /* that a tear lasts */

typedef struct {
  Sprite *sprite;
  PaperRect box; /* where it rests */
  gboolean rtl;
  GPtrArray *blurred; /* of Sprite, by radius; NULL: not asked for yet */
} Piece;

struct OverlayPieces {
  AnimationSpec spec;
  Sprite *ground; /* fades with all of it; NULL: none, or in the piece */
  GArray *pieces; /* of Piece */
  gdouble size, x, y, angle;
  gint width, height; /* of the frame */
};

static void
piece_clear (gpointer data)
{
  Piece *piece = data;

  sprite_free (piece->sprite);
  g_clear_pointer (&piece->blurred, g_ptr_array_unref);
}

static void
add_piece (OverlayPieces *pieces, const Paper *paper, gboolean rtl,
    PictureMatrix matrix)
{
  Piece piece = { paper_to_sprite (paper, matrix), { 0 }, rtl };

  if (!piece.sprite)
    return;
  piece.box = (PaperRect){ paper->x, paper->y, paper->width, paper->height };
  g_array_append_val (pieces->pieces, piece);
}

static void
add_whole (
    OverlayPieces *pieces, const OverlayParts *parts, PictureMatrix matrix)
{
  gboolean rtl =
      parts->n_texts > 0 && text_block_is_rtl (parts->text[0].block, 0);
  g_autoptr (Paper) all = overlay_stack (parts);

  if (all)
    add_piece (pieces, all, rtl, matrix);
}

static void
add_text (OverlayPieces *pieces, const OverlayText *text, TextUnit unit,
    PictureMatrix matrix)
{
  g_autoptr (GArray) cut = NULL;

  if (!text->paper)
    return;
  cut = text_block_pieces (text->block, text->paper, text->x, text->y, unit);
  for (guint i = 0; i < cut->len; i++) {
    const TextPiece *piece = &g_array_index (cut, TextPiece, i);

    add_piece (pieces, piece->paper, piece->rtl, matrix);
  }
}

OverlayPieces *
overlay_pieces_new (const AnimationSpec *spec, const OverlayParts *parts,
    const OverlayFrame *frame, gdouble angle)
{
  static const TextUnit units[] = {
    [ANIMATION_BY_LINE] = TEXT_UNIT_LINE,
    [ANIMATION_BY_WORD] = TEXT_UNIT_WORD,
    [ANIMATION_BY_LETTER] = TEXT_UNIT_LETTER,
  };
  OverlayPieces *pieces = g_new0 (OverlayPieces, 1);
  AnimationUnit unit =
      spec->unit != ANIMATION_BY_ITSELF ? spec->unit : spec->type->unit;

  pieces->spec = *spec;
  pieces->size = parts->size;
  pieces->x = parts->x;
  pieces->y = parts->y;
  pieces->angle = angle;
  pieces->width = frame->width;
  pieces->height = frame->height;
  pieces->pieces = g_array_new (FALSE, TRUE, sizeof (Piece));
  g_array_set_clear_func (pieces->pieces, piece_clear);
  if (unit <= ANIMATION_BY_WHOLE || parts->n_texts == 0) {
    add_whole (pieces, parts, frame->matrix);
    return pieces;
  }
  pieces->ground = paper_to_sprite (parts->ground, frame->matrix);
  for (guint i = 0; i < parts->n_texts; i++)
    add_text (pieces, &parts->text[i], units[unit], frame->matrix);
  return pieces;
}

void
overlay_pieces_free (OverlayPieces *pieces)
{
  if (!pieces)
    return;
  sprite_free (pieces->ground);
  g_array_unref (pieces->pieces);
  g_free (pieces);
}

/* ---- where a piece is seen ---- */

static Affine
moved (gdouble x, gdouble y)
{
  return (Affine){ 1, 0, 0, 1, x, y };
}

static Affine
then (Affine first, Affine second)
{
  return affine_multiply (&first, &second);
}

/* Counter-clockwise: from the frame back to where a piece rests. */
static Affine
turned_back (gdouble angle)
{
  return (Affine){ cos (angle), sin (angle), -sin (angle), cos (angle), 0, 0 };
}

static Affine
view_of (const OverlayPieces *pieces, const Piece *piece,
    const AnimationPose *pose, gdouble aside)
{
  const PaperRect *box = &piece->box;
  const gdouble x = box->x + box->width / 2;
  const gdouble y = box->y + pose->pivot_y * box->height;
  const gdouble dx = pose->x * pieces->size + pose->own_x * box->width
      + pose->frame_x * pieces->width + aside;
  const gdouble dy = pose->y * pieces->size + pose->own_y * box->height
      + pose->frame_y * pieces->height;
  const Affine smaller = { 1 / pose->scale_x, 0, 0, 1 / pose->scale_y, 0, 0 };
  Affine view = affine_identity;

  if (pieces->angle != 0)
    view = then (
        then (moved (-pieces->x, -pieces->y), turned_back (pieces->angle)),
        moved (pieces->x, pieces->y));
  view = then (view, moved (-x - dx, -y - dy));
  view = then (then (view, turned_back (pose->angle)), smaller);
  return then (view, moved (x, y));
}

/* What of the piece, where it rests, is seen: a window stands still while the
 * piece moves behind it. */
static gboolean
window_of (const Piece *piece, const AnimationPose *pose, PaperRect *window)
{
  const PaperRect *box = &piece->box;

  if (!pose->windowed)
    return FALSE;
  *window = (PaperRect){ box->x + (pose->window[0] - pose->own_x) * box->width,
    box->y + (pose->window[1] - pose->own_y) * box->height,
    (pose->window[2] - pose->window[0]) * box->width,
    (pose->window[3] - pose->window[1]) * box->height };
  return TRUE;
}

/* ---- drawing ---- */

static const Sprite *
sprite_in_focus (
    const OverlayPieces *pieces, Piece *piece, const AnimationPose *pose)
{
  const gdouble wide = MIN (pose->blur * pieces->size, MAX_BLUR);
  const gint step = MAX ((gint) (pieces->size / (2 * BLUR_STEPS)), 1);
  const guint radius = (gint) (wide / step + .5) * step;

  if (radius == 0)
    return piece->sprite;
  if (!piece->blurred)
    piece->blurred =
        g_ptr_array_new_with_free_func ((GDestroyNotify) sprite_free);
  if (piece->blurred->len <= radius)
    g_ptr_array_set_size (piece->blurred, radius + 1);
  if (!piece->blurred->pdata[radius])
    piece->blurred->pdata[radius] = sprite_blurred (piece->sprite, radius);
  return piece->blurred->pdata[radius];
}

/* Strips beside one another, each as far to the side as chance has it. */
static void
draw_torn (const OverlayPieces *pieces, const Piece *piece,
    const AnimationState *state, const AnimationPose *pose, gint opacity,
    Picture *dst)
{
  const gdouble height = piece->box.height / TEARS;

  for (gint i = 0; i < TEARS; i++) {
    const gdouble lot = animation_chance (
        state->chance, i + TEARS * (state->frame / TEAR_FRAMES));
    const gdouble aside = (2 * lot - 1) * pose->torn * pieces->size;
    const PaperRect strip = { piece->box.x, piece->box.y + i * height,
      piece->box.width, height };
    const Affine view = view_of (pieces, piece, pose, aside);

    sprite_blend_view (piece->sprite, dst, &view, &strip, opacity);
  }
}

static void
draw_posed (const OverlayPieces *pieces, Piece *piece,
    const AnimationState *state, const AnimationPose *pose, gint opacity,
    Picture *dst)
{
  const Sprite *sprite = sprite_in_focus (pieces, piece, pose);
  PaperRect window;
  gboolean windowed;
  Affine view;

  if (fabs (pose->scale_x) < SMALLEST || fabs (pose->scale_y) < SMALLEST)
    return;
  if (pose->torn > 0) {
    draw_torn (pieces, piece, state, pose, opacity, dst);
    return;
  }
  view = view_of (pieces, piece, pose, 0);
  windowed = window_of (piece, pose, &window);
  sprite_blend_view (sprite, dst, &view, windowed ? &window : NULL, opacity);
}

static void
draw_piece (OverlayPieces *pieces, guint index, const OverlayMoment *moment,
    gdouble progress, gboolean leaves, gint opacity, Picture *dst)
{
  Piece *piece = &g_array_index (pieces->pieces, Piece, index);
  AnimationPose pose;
  AnimationState state = {
    .seed = animation_hash (moment->seed, pieces->spec.seed),
    .frame = moment->frame,
    .rtl = piece->rtl,
    .from_middle =
        (piece->box.x + piece->box.width / 2 - pieces->x) / pieces->size,
  };

  if (!animation_pose (&pieces->spec, progress, leaves, index,
          pieces->pieces->len, &state, &pose))
    return;
  opacity = lround (opacity * pose.opacity);
  if (animation_is_at_rest (&state) && pieces->angle == 0)
    sprite_blend (piece->sprite, dst, opacity, 0, G_MAXINT);
  else
    draw_posed (pieces, piece, &state, &pose, opacity, dst);
}

void
overlay_pieces_draw (OverlayPieces *pieces, const OverlayMoment *moment,
    gdouble progress, gboolean leaves, gint opacity, Picture *dst)
{
  const gdouble shown = leaves ? 1 - progress : progress;

  if (pieces->ground) {
    const AnimationPose rest = ANIMATION_REST;
    Piece ground = { pieces->ground, { pieces->x, pieces->y, 0, 0 } };
    const Affine view = view_of (pieces, &ground, &rest, 0);

    sprite_blend_view (pieces->ground, dst, &view, NULL,
        lround (opacity * MIN (1, 2 * shown)));
  }
  for (guint i = 0; i < pieces->pieces->len; i++)
    draw_piece (pieces, i, moment, progress, leaves, opacity, dst);
}
