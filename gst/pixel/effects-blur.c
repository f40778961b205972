/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Out of focus: everywhere, along a way, or here more than there. */

#include "effect-family.h"
#include "effect-rows.h"
#include "blur.h"
#include "kernels.h"
#include "layer-draw.h"

/* ---- everywhere ---- */

enum { AMOUNT };

#define AMOUNT_PARAM(most, fallback, text)                                     \
  [AMOUNT] = { "amount", PARAM_NUMBER, 0, most, fallback, text }

static void
blur_by (const EffectState *state, const Picture *src, gdouble share,
    Picture *dst, gint y0, gint y1)
{
  blur_mix_gaussian (
      state->scratch, src, src, 0, share * src->height, dst, y0, y1);
}

static void
blur (const EffectState *state, const Picture *src, Picture *dst, gint y0,
    gint y1)
{
  blur_by (state, src, param_of (state, AMOUNT), dst, y0, y1);
}

static const Effect effect_blur = {
  .name = "blur",
  .aliases = ALIASES ("gaussian_blur", "soft"),
  .summary = "out of focus",
  .params = PARAMS (AMOUNT_PARAM (.2, .012, "sigma, as a share of the height")),
  .window = blur,
  .is_identity = first_is_none,
};

enum { FOCUS_FROM = 1, FOCUS_TO };

static gdouble
rack_amount (const EffectState *state)
{
  const gdouble from = param_of (state, FOCUS_FROM);

  return param_of (state, AMOUNT)
      * (from + (param_of (state, FOCUS_TO) - from) * state->t);
}

static void
rack_focus (const EffectState *state, const Picture *src, Picture *dst, gint y0,
    gint y1)
{
  blur_by (state, src, rack_amount (state), dst, y0, y1);
}

static gboolean
rack_is_sharp (const EffectState *state)
{
  return rack_amount (state) <= 0;
}

static const Effect effect_rack_focus = {
  .name = "rack_focus",
  .aliases = ALIASES ("focus_pull", "focus_in", "defocus"),
  .summary = "comes into focus, or goes out of it",
  .params = PARAMS (AMOUNT_PARAM (.2, .02, "sigma, as a share of the height"),
      [FOCUS_FROM] = SHARE_PARAM ("from", 1, "how blurred at the start"),
      [FOCUS_TO] = SHARE_PARAM ("to", 0, "how blurred at the end")),
  .window = rack_focus,
  .is_identity = rack_is_sharp,
};

/* ---- along a way ---- */

/* Where what is seen comes from, @part of the whole way. */
typedef Affine (*Way) (const EffectState *state, gdouble part);

static void
draw_moved (const EffectState *state, const Picture *src, const Affine *view,
    Picture *dst)
{
  LayerDrawing drawing;

  layer_drawing_init (&drawing, src, view, (PictureColor){ { 0 } },
      LAYER_OPEN_LEFT | LAYER_OPEN_RIGHT | LAYER_OPEN_TOP | LAYER_OPEN_BOTTOM,
      dst->width, dst->height, state->scratch, SCRATCH_COLUMNS_A);
  layer_drawing_rows (&drawing, dst, 0, dst->height);
}

static void
mix_halves (const Picture *a, const Picture *b, Picture *dst, gint y0, gint y1)
{
  for (gint plane = 0; plane < 3; plane++)
    for (gint y = rows_from (plane, y0); y < rows_to (plane, y1); y++)
      kernels ()->mix (plane_row (a, plane, y), BLEND_ONE / 2,
          plane_row (b, plane, y), BLEND_ONE / 2, 0, plane_row (dst, plane, y),
          picture_plane_width (a, plane));
}

/* The mean of a picture and itself, moved, is a trail of two; of that and
 * itself, moved twice as far, of four; and so on to so many times two. */
#define SMEAR_PASSES 5

/* Each pass reads what the one before wrote, so that all rows are made. */
static void
smear (const EffectState *state, Way way, const Picture *src, Picture *dst,
    gint y0, gint y1)
{
  Picture *now = scratch_picture (state->scratch, SCRATCH_MAPPED_A, src);
  Picture *moved = scratch_picture (state->scratch, SCRATCH_MAPPED_B, src);

  /* Half of the way back, so that the trail lies around the place. */
  const Affine back = way (state, -.5 * (1 - 1. / (1 << SMEAR_PASSES)));
  draw_moved (state, src, &back, now);
  for (gint i = 0; i < SMEAR_PASSES; i++) {
    const gdouble part = (gdouble) (1 << i) / (1 << SMEAR_PASSES);
    const Affine view = way (state, part);
    const gboolean last = i == SMEAR_PASSES - 1;

    draw_moved (state, now, &view, moved);
    mix_halves (
        now, moved, last ? dst : now, last ? y0 : 0, last ? y1 : src->height);
  }
}

enum { MOTION_LENGTH, MOTION_ANGLE };

static Affine
straight_way (const EffectState *state, gdouble part)
{
  const gdouble length = param_of (state, MOTION_LENGTH) * state->height * part;
  const gdouble angle = param_of (state, MOTION_ANGLE) * G_PI / 180;
  Affine view = affine_identity;

  view.x0 = length * cos (angle);
  view.y0 = length * sin (angle);
  return view;
}

static void
motion_blur (const EffectState *state, const Picture *src, Picture *dst,
    gint y0, gint y1)
{
  smear (state, straight_way, src, dst, y0, y1);
}

static const Effect effect_motion_blur = {
  .name = "motion_blur",
  .aliases = ALIASES ("directional_blur", "whip_blur"),
  .summary = "smeared along a line",
  .params = PARAMS ([MOTION_LENGTH] = { "amount", PARAM_NUMBER, 0, .5, .05,
                        "length of the line, as a share of the height" },
      [MOTION_ANGLE] = { "degrees", PARAM_NUMBER, -360, 360, 0,
          "of the line, clockwise from the right" }),
  .window = motion_blur,
  .is_identity = first_is_none,
};

enum { BOX_AMOUNT };

static Affine
across_way (const EffectState *state, gdouble part)
{
  Affine view = affine_identity;

  view.x0 = param_of (state, BOX_AMOUNT) * state->height * part;
  return view;
}

static Affine
down_way (const EffectState *state, gdouble part)
{
  Affine view = affine_identity;

  view.y0 = param_of (state, BOX_AMOUNT) * state->height * part;
  return view;
}

static void
box_blur (const EffectState *state, const Picture *src, Picture *dst, gint y0,
    gint y1)
{
  Picture *across = scratch_picture (state->scratch, SCRATCH_LAYER_A, src);

  smear (state, across_way, src, across, 0, src->height);
  smear (state, down_way, across, dst, y0, y1);
}

static const Effect effect_box_blur = {
  .name = "box_blur",
  .summary = "each sample the mean of a square around it",
  .params = PARAMS ([BOX_AMOUNT] = { "amount", PARAM_NUMBER, 0, .3, .03,
                        "side of the square, as a share of the height" }),
  .window = box_blur,
  .is_identity = first_is_none,
};

enum { ZOOM_AMOUNT, ZOOM_X, ZOOM_Y };

static Affine
nearer_way (const EffectState *state, gdouble part)
{
  const gdouble step = exp2 (param_of (state, ZOOM_AMOUNT) * part);
  const gdouble x = param_of (state, ZOOM_X) * state->width;
  const gdouble y = param_of (state, ZOOM_Y) * state->height;

  return (Affine){
    .xx = step, .yy = step, .x0 = x * (1 - step), .y0 = y * (1 - step)
  };
}

static void
zoom_blur (const EffectState *state, const Picture *src, Picture *dst, gint y0,
    gint y1)
{
  smear (state, nearer_way, src, dst, y0, y1);
}

static const Effect effect_zoom_blur = {
  .name = "zoom_blur",
  .aliases = ALIASES ("radial_zoom_blur", "crash_blur"),
  .summary = "smeared away from a point",
  .params = PARAMS ([ZOOM_AMOUNT] = { "amount", PARAM_NUMBER, 0, 1, .16,
                        "how far, in doublings of the size" },
      [ZOOM_X] = SHARE_PARAM ("x", .5, "the point, from the left"),
      [ZOOM_Y] = SHARE_PARAM ("y", .5, "the point, from the top")),
  .window = zoom_blur,
  .is_identity = first_is_none,
};

/* ---- here more than there ---- */

/* How blurred samples of a row are, 0..1. */
typedef void (*Depth) (
    const EffectState *state, const EffectRow *row, gfloat *depth);

/* Between the picture, a softer one and the softest, by depth: 0, 1/2, 1. */
static void
mix_depths (
    const guint8 *const level[3], const gfloat *depth, guint8 *out, gint n)
{
  for (gint i = 0; i < n; i++) {
    const gint share = (gint) (depth[i] * 512 + .5f);
    const gboolean far = share >= 256;
    const gint low = far ? level[1][i] : level[0][i];
    const gint high = far ? level[2][i] : level[1][i];

    out[i] = low + (((high - low) * (share - 256 * far) + 128) >> 8);
  }
}

static void
blur_by_depth (const EffectState *state, Depth depth_of, const Picture *src,
    Picture *dst, gint y0, gint y1)
{
  const gdouble sigma = param_of (state, AMOUNT) * src->height;
  Picture *soft = scratch_picture (state->scratch, SCRATCH_MAPPED_A, src);
  Picture *softest = scratch_picture (state->scratch, SCRATCH_MAPPED_B, src);
  gfloat *depth =
      scratch_bytes (state->scratch, SCRATCH_ROWS, src->width * sizeof *depth);

  blur_mix_gaussian (state->scratch, src, src, 0, sigma * .4, soft, y0, y1);
  blur_mix_gaussian (state->scratch, src, src, 0, sigma, softest, y0, y1);
  for (gint plane = 0; plane < 3; plane++)
    for (gint y = rows_from (plane, y0); y < rows_to (plane, y1); y++) {
      const EffectRow row = { picture_plane_width (src, plane), plane ? 2 : 1,
        plane ? 2 * y + 1 : y + .5f };
      const guint8 *const level[3] = { plane_row (src, plane, y),
        plane_row (soft, plane, y), plane_row (softest, plane, y) };

      depth_of (state, &row, depth);
      mix_depths (level, depth, plane_row (dst, plane, y), row.n);
    }
}

static inline gfloat
smooth_float (gfloat x)
{
  const gfloat t = CLAMP (x, 0, 1);

  return t * t * (3 - 2 * t);
}

enum { BAND_MIDDLE = 1, BAND_WIDTH, BAND_ANGLE };

/* From a line through the frame, in shares of the height. */
static void
from_line (const EffectState *state, const EffectRow *row, gfloat *out)
{
  const gdouble angle = param_of (state, BAND_ANGLE) * G_PI / 180;
  const gfloat along = (gfloat) (-sin (angle) / state->height);
  const gfloat down = (gfloat) (cos (angle) / state->height);
  const gfloat start =
      (row->y - (gfloat) (param_of (state, BAND_MIDDLE) * state->height)) * down
      + (.5f - state->width / 2.f) * along;

  for (gint i = 0; i < row->n; i++)
    out[i] = start + i * row->step * along;
}

static void
tilt_depth (const EffectState *state, const EffectRow *row, gfloat *depth)
{
  const gfloat half = (gfloat) (param_of (state, BAND_WIDTH) / 2);

  from_line (state, row, depth);
  for (gint i = 0; i < row->n; i++)
    depth[i] = smooth_float ((fabsf (depth[i]) - half) * 3);
}

static void
tilt_shift (const EffectState *state, const Picture *src, Picture *dst, gint y0,
    gint y1)
{
  blur_by_depth (state, tilt_depth, src, dst, y0, y1);
}

#define BAND_PARAMS(middle, width, blurb)                                      \
  PARAMS (AMOUNT_PARAM (.1, .014, "sigma of the softest, of the height"),      \
      [BAND_MIDDLE] = { "middle", PARAM_NUMBER, -1, 2, middle,                 \
          "where it is, from the top" },                                       \
      [BAND_WIDTH] = { "width", PARAM_NUMBER, 0, 2, width, blurb },            \
      [BAND_ANGLE] = {                                                         \
          "degrees", PARAM_NUMBER, -180, 180, 0, "how it lies, clockwise" })

static const Effect effect_tilt_shift = {
  .name = "tilt_shift",
  .aliases = ALIASES ("miniature"),
  .summary = "sharp in a band alone, as a model",
  .params = BAND_PARAMS (.55, .2, "of the sharp band"),
  .window = tilt_shift,
  .is_identity = first_is_none,
};

static void
linear_depth (const EffectState *state, const EffectRow *row, gfloat *depth)
{
  const gfloat width = (gfloat) MAX (param_of (state, BAND_WIDTH), 1e-3);

  from_line (state, row, depth);
  for (gint i = 0; i < row->n; i++)
    depth[i] = smooth_float (depth[i] / width + .5f);
}

static void
linear_blur (const EffectState *state, const Picture *src, Picture *dst,
    gint y0, gint y1)
{
  blur_by_depth (state, linear_depth, src, dst, y0, y1);
}

static const Effect effect_linear_blur = {
  .name = "linear_blur",
  .aliases = ALIASES ("linear_progressive_blur", "progressive_blur"),
  .summary = "sharp on one side of a line, blurred on the other",
  .params = BAND_PARAMS (.5, .6, "from the sharp side to the blurred one"),
  .window = linear_blur,
  .is_identity = first_is_none,
};

enum { DISC_X = 1, DISC_Y, DISC_RADIUS };

static void
radial_depth (const EffectState *state, const EffectRow *row, gfloat *depth)
{
  const gfloat cx = (gfloat) (param_of (state, DISC_X) * state->width);
  const gfloat cy = (gfloat) (param_of (state, DISC_Y) * state->height);
  const gfloat radius = (gfloat) param_of (state, DISC_RADIUS);
  const gfloat scale = 1 / (gfloat) state->height;
  const gfloat dy = row->y - cy;

  for (gint i = 0; i < row->n; i++) {
    const gfloat dx = .5f + i * row->step - cx;

    depth[i] =
        smooth_float ((sqrtf (dx * dx + dy * dy) * scale - radius) * 2.2f);
  }
}

static void
radial_blur (const EffectState *state, const Picture *src, Picture *dst,
    gint y0, gint y1)
{
  blur_by_depth (state, radial_depth, src, dst, y0, y1);
}

static const Effect effect_radial_blur = {
  .name = "radial_blur",
  .aliases = ALIASES ("radial_progressive_blur", "focus_spot", "lens_blur"),
  .summary = "sharp around a point, blurred further out",
  .params =
      PARAMS (AMOUNT_PARAM (.1, .016, "sigma of the softest, of the height"),
          [DISC_X] = SHARE_PARAM ("x", .5, "the point, from the left"),
          [DISC_Y] = SHARE_PARAM ("y", .5, "the point, from the top"),
          [DISC_RADIUS] = { "radius", PARAM_NUMBER, 0, 2, .22,
              "of what is sharp, as a share of the height" }),
  .window = radial_blur,
  .is_identity = first_is_none,
};

/* ---- the list, in the order of the docs ---- */

const Effect *const effects_blur[] = {
  &effect_blur,
  &effect_box_blur,
  &effect_motion_blur,
  &effect_zoom_blur,
  &effect_linear_blur,
  &effect_radial_blur,
  &effect_tilt_shift,
  &effect_rack_focus,
  NULL,
};
