/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* An overlay laid out for a frame: at rest one sprite, on its way in or out
 * pieces of it. Knows no kind by name: what they are made of is in
 * overlay-parts.h. */
#include "overlay-count.h"
#include "overlay-pieces.h"

#include <math.h>

struct OverlayBlock {
  const OverlayKind *kind;
  AnimationSpec enter, exit;
  gint opacity; /* 0..256 */
  Sprite *scrim;
  Sprite *rest;          /* all the rest, turned; NULL of one that grows */
  Sprite *track, *grown; /* of one that grows */
  PaperRect bar;
  OverlayPieces *pieces[2]; /* of enter and exit; NULL: none */
  /* Of one that counts: its own copies, and what @rest shows. */
  OverlaySpec spec;
  OverlayFrame frame;
  OverlayCount count;
  gint64 shown;
};

static void
make_rest (OverlayBlock *block, const OverlayParts *parts, gdouble angle,
    PictureMatrix matrix)
{
  g_autoptr (Paper) all = NULL, turned = NULL;

  if (overlay_kind_grows (block->kind)) {
    block->bar = parts->bar;
    block->track = paper_to_sprite (parts->ground, matrix);
    block->grown = paper_to_sprite (parts->face, matrix);
    return;
  }
  all = overlay_stack (parts);
  if (all && angle != 0)
    turned = paper_turned (all, angle, parts->x, parts->y);
  block->rest = paper_to_sprite (turned ? turned : all, matrix);
}

static void
parts_clear (OverlayParts *parts)
{
  paper_free (parts->scrim);
  paper_free (parts->ground);
  paper_free (parts->face);
  for (guint i = 0; i < parts->n_texts; i++) {
    text_block_free (parts->text[i].block);
    paper_free (parts->text[i].paper);
  }
}

static gdouble
angle_of (const OverlaySpec *spec)
{
  return spec->rotation * G_PI / 180;
}

static OverlayParts
build_parts (const OverlayKind *kind, const OverlaySpec *spec,
    const OverlayFrame *frame, gint64 number, TextReport *report)
{
  OverlayParts parts = { .size = .09 * MIN (frame->width, frame->height),
    .opacity = 1,
    .count = number };

  kind->build (spec, frame, &parts, report);
  return parts;
}

/* @way: 0 in, 1 out; what grows has neither. */
static void
make_pieces (OverlayBlock *block, guint way, const AnimationSpec *spec,
    const OverlayParts *parts, const OverlayFrame *frame, gdouble angle)
{
  if (spec->type && !overlay_kind_grows (block->kind))
    block->pieces[way] = overlay_pieces_new (spec, parts, frame, angle);
}

/* What is needed when another number is shown. */
static void
keep_spec (
    OverlayBlock *block, const OverlaySpec *spec, const OverlayFrame *frame)
{
  block->spec = *spec;
  block->spec.text = g_strdup (spec->text);
  block->spec.subtext = g_strdup (spec->subtext);
  block->spec.style.font = g_strdup (spec->style.font);
  block->frame = *frame;
  block->count = overlay_count_of (&spec->settings);
  block->shown = block->count.from;
}

/* It comes with its first number and goes with its last one. */
static void
lay_out_end (
    OverlayBlock *block, const OverlaySpec *spec, const OverlayFrame *frame)
{
  OverlayParts parts =
      build_parts (block->kind, spec, frame, block->count.to, NULL);

  make_pieces (block, 1, &spec->exit, &parts, frame, angle_of (spec));
  parts_clear (&parts);
}

OverlayBlock *
overlay_layout (const OverlayKind *kind, const OverlaySpec *spec,
    const OverlayFrame *frame, TextReport *report)
{
  OverlayBlock *block = g_new0 (OverlayBlock, 1);
  const gdouble angle = angle_of (spec);
  OverlayParts parts;

  block->kind = kind;
  block->enter = spec->enter;
  block->exit = spec->exit;
  if (kind->counts)
    keep_spec (block, spec, frame);
  parts = build_parts (kind, spec, frame, block->shown, report);
  block->opacity =
      lround (256 * CLAMP (spec->opacity, 0, 1) * CLAMP (parts.opacity, 0, 1));
  block->scrim = paper_to_sprite (parts.scrim, frame->matrix);
  make_rest (block, &parts, angle, frame->matrix);
  make_pieces (block, 0, &spec->enter, &parts, frame, angle);
  if (kind->counts)
    lay_out_end (block, spec, frame);
  else
    make_pieces (block, 1, &spec->exit, &parts, frame, angle);
  parts_clear (&parts);
  return block;
}

void
overlay_block_free (OverlayBlock *block)
{
  if (!block)
    return;
  sprite_free (block->scrim);
  sprite_free (block->rest);
  sprite_free (block->track);
  sprite_free (block->grown);
  overlay_pieces_free (block->pieces[0]);
  overlay_pieces_free (block->pieces[1]);
  g_free (block->spec.text);
  g_free (block->spec.subtext);
  g_free (block->spec.style.font);
  g_free (block);
}

/* ---- when ---- */

static gdouble
share (gint64 part, gint64 whole)
{
  return whole > 0 ? CLAMP ((gdouble) part / whole, 0, 1) : 1;
}

/* What is there too short for both ways has less time for each. */
static void
find_ways (const AnimationSpec *in, const AnimationSpec *out, gint64 duration,
    gint64 *coming, gint64 *going)
{
  *coming = in->type ? in->duration : 0;
  *going = out->type && duration > 0 ? out->duration : 0;
  if (duration > 0 && *coming + *going > duration) {
    const gdouble fits = (gdouble) duration / (*coming + *going);

    *coming = *coming * fits;
    *going = *going * fits;
  }
}

static void
progress_of (const AnimationSpec *in, const AnimationSpec *out,
    const OverlayMoment *moment, gdouble *enter, gdouble *leave)
{
  gint64 coming, going;

  find_ways (in, out, moment->duration, &coming, &going);
  *enter = share (moment->time, coming);
  *leave = going > 0 ? share (moment->duration - moment->time, going) : 1;
}

void
overlay_progress (const OverlayKind *kind, const OverlaySpec *spec,
    const OverlayMoment *moment, gdouble *enter, gdouble *exit)
{
  progress_of (&spec->enter, &spec->exit, moment, enter, exit);
}

/* It counts where it is at rest. */
static gint64
number_of (const OverlayCount *count, const AnimationSpec *in,
    const AnimationSpec *out, const OverlayMoment *moment)
{
  gint64 coming, going;

  find_ways (in, out, moment->duration, &coming, &going);
  return overlay_count_at (count, moment->time - coming,
      moment->duration > 0 ? MAX (moment->duration - coming - going, 1) : 0);
}

gint64
overlay_number (const OverlayKind *kind, const OverlaySpec *spec,
    const OverlayMoment *moment)
{
  const OverlayCount count =
      kind->counts ? overlay_count_of (&spec->settings) : (OverlayCount){ 0 };

  return number_of (&count, &spec->enter, &spec->exit, moment);
}

static gint64
block_number (const OverlayBlock *block, const OverlayMoment *moment)
{
  return number_of (&block->count, &block->enter, &block->exit, moment);
}

static gdouble
grown_width (const OverlayBlock *block, const OverlayMoment *moment)
{
  return block->bar.width * share (moment->time, moment->duration);
}

gboolean
overlay_same (
    const OverlayBlock *block, const OverlayMoment *a, const OverlayMoment *b)
{
  gdouble enter[2], leave[2];

  if (a->time == b->time && a->frame == b->frame)
    return TRUE;
  progress_of (&block->enter, &block->exit, a, &enter[0], &leave[0]);
  progress_of (&block->enter, &block->exit, b, &enter[1], &leave[1]);
  if (MIN (enter[0], leave[0]) < 1 || MIN (enter[1], leave[1]) < 1
      || block_number (block, a) != block_number (block, b))
    return FALSE;
  return !overlay_kind_grows (block->kind)
      || grown_width (block, a) == grown_width (block, b);
}

/* ---- drawing ---- */

/* The column at the end is there in part. */
static void
draw_bar (const OverlayBlock *block, const OverlayMoment *moment, gint opacity,
    Picture *dst)
{
  const gdouble end = block->bar.x + grown_width (block, moment);
  const gint column = (gint) floor (end);

  if (block->track)
    sprite_blend (block->track, dst, opacity, 0, G_MAXINT);
  if (!block->grown || end <= block->bar.x)
    return;
  sprite_blend (block->grown, dst, opacity, 0, MAX (column, 0));
  sprite_blend (block->grown, dst, lround (opacity * (end - column)),
      MAX (column, 0), MAX (column + 1, 0));
}

/* Digits are laid out when they change, and not again while they stand. */
static void
show_number (OverlayBlock *block, gint64 number)
{
  OverlayParts parts;

  if (number == block->shown)
    return;
  parts = build_parts (block->kind, &block->spec, &block->frame, number, NULL);
  g_clear_pointer (&block->rest, sprite_free);
  make_rest (block, &parts, angle_of (&block->spec), block->frame.matrix);
  parts_clear (&parts);
  block->shown = number;
}

static void
draw_rest (OverlayBlock *block, const OverlayMoment *moment, gdouble shown,
    Picture *dst)
{
  const gint opacity = lround (block->opacity * shown);

  if (block->kind->counts)
    show_number (block, block_number (block, moment));
  if (overlay_kind_grows (block->kind))
    draw_bar (block, moment, opacity, dst);
  else if (block->rest)
    sprite_blend (block->rest, dst, opacity, 0, G_MAXINT);
}

void
overlay_draw (OverlayBlock *block, const OverlayMoment *moment, Picture *dst)
{
  gdouble enter, leave;
  OverlayPieces *pieces = NULL;

  progress_of (&block->enter, &block->exit, moment, &enter, &leave);
  if (block->scrim)
    sprite_blend (block->scrim, dst,
        lround (block->opacity * MIN (enter, leave)), 0, G_MAXINT);
  if (enter < 1)
    pieces = block->pieces[0];
  else if (leave < 1)
    pieces = block->pieces[1];
  if (pieces)
    overlay_pieces_draw (pieces, moment, enter < 1 ? enter : 1 - leave,
        enter >= 1, block->opacity, dst);
  else
    draw_rest (block, moment, MIN (enter, leave), dst);
}
