/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The wipes of SMPTE 258M, by the names that GStreamer gives them: three kinds
 * of maps and a row of numbers each. Knows nothing of planes or the end
 * laws. */

#include "transition-field.h"

/* Boxes grow from a point, by how far its farthest side is. */
typedef enum { BOX_WHOLE, BOX_CORNERS, BOX_QUARTERS } BoxKind;

/* { x, y of the point, kind } */
static gdouble
box_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  const BoxKind kind = (BoxKind) shape[2];
  gdouble u = x / state->width, v = y / state->height;

  if (kind == BOX_CORNERS) {
    u = 2 * MIN (u, 1 - u);
    v = 2 * MIN (v, 1 - v);
  } else if (kind == BOX_QUARTERS) {
    u = 2 * u - floor (2 * u);
    v = 2 * v - floor (2 * v);
  }
  return MAX (fabs (u - shape[0]) / MAX (shape[0], 1 - shape[0]),
      fabs (v - shape[1]) / MAX (shape[1], 1 - shape[1]));
}

/* Both diagonals open at once. */
static gdouble
crossed_when (
    const TransitionState *state, const gdouble *shape, gdouble x, gdouble y)
{
  const gdouble u = x / state->width, v = y / state->height;

  return 2 * MIN (fabs (u - v), fabs (u + v - 1));
}

#define SMPTE(id, title, what, map, ...)                                       \
  static const Field field_##id = { map, SHAPE (__VA_ARGS__) };                \
  static const Transition transition_##id = { .name = title,                   \
    .summary = what,                                                           \
    .data = &field_##id,                                                       \
    FIELD_ENTRY (field_sharp_specs) }

#define SMPTE_ALSO(id, title, also, what, map, ...)                            \
  static const Field field_##id = { map, SHAPE (__VA_ARGS__) };                \
  static const Transition transition_##id = { .name = title,                   \
    .aliases = ALIASES also,                                                   \
    .summary = what,                                                           \
    .data = &field_##id,                                                       \
    FIELD_ENTRY (field_sharp_specs) }

/* clang-format off */

/* ---- bars, doors and wedges ---- */

SMPTE (bar_lr, "bar-wipe-lr", "a bar grows from the left to the right",
    field_plane, 1, 0, 0, 0);
SMPTE (bar_tb, "bar-wipe-tb", "a bar grows from the top to the bottom",
    field_plane, 0, 1, 0, 0);
SMPTE (door_v, "barndoor-v", "an upright line opens to both sides",
    field_plane, 1, 0, 0, FOLD_X);
SMPTE (door_h, "barndoor-h", "a level line opens up and down",
    field_plane, 0, 1, 0, FOLD_Y);
SMPTE (diagonal_tl, "diagonal-tl", "a diagonal edge leaves the top left corner",
    field_plane, .5, .5, 0, 0);
SMPTE (diagonal_tr, "diagonal-tr",
    "a diagonal edge leaves the top right corner",
    field_plane, -.5, .5, .5, 0);
SMPTE_ALSO (bowtie_v, "bowtie-v", ("BowTieVertical"),
    "wedges from the top and the bottom meet",
    field_plane, .5, -.5, .5, FOLD_X | FOLD_Y);
SMPTE_ALSO (bowtie_h, "bowtie-h", ("BowTieHorizontal"),
    "wedges from the left and the right meet",
    field_plane, -.5, .5, .5, FOLD_X | FOLD_Y);
SMPTE (door_dbl, "barndoor-dbl", "the rising diagonal opens to both sides",
    field_plane, 1, 1, -1, FOLD_ABS);
SMPTE (door_dtl, "barndoor-dtl", "the falling diagonal opens to both sides",
    field_plane, 1, -1, 0, FOLD_ABS);
SMPTE (misc_dbd, "misc-diagonal-dbd", "both diagonals open at once",
    crossed_when, 0);
SMPTE (misc_dd, "misc-diagonal-dd",
    "a diamond's outline grows inwards and outwards",
    field_plane, 1, 1, -1, FOLD_X | FOLD_Y | FOLD_ABS);
SMPTE (vee_d, "vee-d", "a wedge moves down",
    field_plane, .5, .5, 0, FOLD_X);
SMPTE (vee_l, "vee-l", "a wedge moves left",
    field_plane, -.5, .5, .5, FOLD_Y);
SMPTE (vee_u, "vee-u", "a wedge moves up",
    field_plane, .5, -.5, .5, FOLD_X);
SMPTE (vee_r, "vee-r", "a wedge moves right",
    field_plane, .5, .5, 0, FOLD_Y);
SMPTE (barnvee_d, "barnvee-d", "a V opens up and down",
    field_plane, 1, 1, -1, FOLD_X | FOLD_ABS);
SMPTE (barnvee_l, "barnvee-l", "a V on its side, pointing left, opens",
    field_plane, 1, -1, 0, FOLD_Y | FOLD_ABS);
SMPTE (barnvee_u, "barnvee-u", "a V on its head opens up and down",
    field_plane, 1, -1, 0, FOLD_X | FOLD_ABS);
SMPTE (barnvee_r, "barnvee-r", "a V on its side, pointing right, opens",
    field_plane, 1, 1, -1, FOLD_Y | FOLD_ABS);

/* ---- boxes ---- */

SMPTE (box_tl, "box-wipe-tl", "a box grows from the top left corner",
    box_when, 0, 0, BOX_WHOLE);
SMPTE (box_tr, "box-wipe-tr", "a box grows from the top right corner",
    box_when, 1, 0, BOX_WHOLE);
SMPTE (box_br, "box-wipe-br", "a box grows from the bottom right corner",
    box_when, 1, 1, BOX_WHOLE);
SMPTE (box_bl, "box-wipe-bl", "a box grows from the bottom left corner",
    box_when, 0, 1, BOX_WHOLE);
SMPTE (box_tc, "box-wipe-tc", "a box grows from the middle of the top",
    box_when, .5, 0, BOX_WHOLE);
SMPTE (box_rc, "box-wipe-rc", "a box grows from the middle of the right side",
    box_when, 1, .5, BOX_WHOLE);
SMPTE (box_bc, "box-wipe-bc", "a box grows from the middle of the bottom",
    box_when, .5, 1, BOX_WHOLE);
SMPTE (box_lc, "box-wipe-lc", "a box grows from the middle of the left side",
    box_when, 0, .5, BOX_WHOLE);
SMPTE (four_box_ci, "four-box-wipe-ci", "boxes grow from the four corners",
    box_when, 0, 0, BOX_CORNERS);
SMPTE (four_box_co, "four-box-wipe-co",
    "boxes grow from the middles of the four quarters",
    box_when, .5, .5, BOX_QUARTERS);
SMPTE_ALSO (iris_rect, "iris-rect", ("rect_open", "box_open"),
    "a box grows from the middle", box_when, .5, .5, BOX_WHOLE);

/* ---- hands of a clock ---- */

SMPTE_ALSO (clock_12, "clock-cw12", ("clock_wipe", "clock", "clockwipe"),
    "a hand sweeps clockwise from 12 o'clock",
    field_sweep, .5, .5, 0, 1, 1, 0);
SMPTE (clock_3, "clock-cw3", "a hand sweeps clockwise from 3 o'clock",
    field_sweep, .5, .5, .25, 1, 1, 0);
SMPTE (clock_6, "clock-cw6", "a hand sweeps clockwise from 6 o'clock",
    field_sweep, .5, .5, .5, 1, 1, 0);
SMPTE (clock_9, "clock-cw9", "a hand sweeps clockwise from 9 o'clock",
    field_sweep, .5, .5, .75, 1, 1, 0);
SMPTE (pinwheel_tbv, "pinwheel-tbv", "two hands sweep, from top and bottom",
    field_sweep, .5, .5, 0, 1, 2, 0);
SMPTE (pinwheel_tbh, "pinwheel-tbh", "two hands sweep, from left and right",
    field_sweep, .5, .5, .25, 1, 2, 0);
SMPTE (pinwheel_fb, "pinwheel-fb", "four hands sweep",
    field_sweep, .5, .5, 0, 1, 4, 0);
SMPTE (fan_ct, "fan-ct", "a fan opens from 12 o'clock to both sides",
    field_sweep, .5, .5, 0, 1, 1, FOLD_BOTH);
SMPTE (fan_cr, "fan-cr", "a fan opens from 3 o'clock to both sides",
    field_sweep, .5, .5, .25, 1, 1, FOLD_BOTH);
SMPTE (double_fan_fov, "doublefan-fov", "fans open upwards and downwards",
    field_sweep, .5, .5, 0, 1, 2, FOLD_BOTH);
SMPTE (double_fan_foh, "doublefan-foh", "fans open to the left and the right",
    field_sweep, .5, .5, .25, 1, 2, FOLD_BOTH);
SMPTE (single_cwt, "singlesweep-cwt", "a hand at the top sweeps clockwise",
    field_sweep, .5, 0, .25, .5, 1, 0);
SMPTE (single_cwr, "singlesweep-cwr", "a hand at the right sweeps clockwise",
    field_sweep, 1, .5, .5, .5, 1, 0);
SMPTE (single_cwb, "singlesweep-cwb", "a hand at the bottom sweeps clockwise",
    field_sweep, .5, 1, .75, .5, 1, 0);
SMPTE (single_cwl, "singlesweep-cwl", "a hand at the left sweeps clockwise",
    field_sweep, 0, .5, 0, .5, 1, 0);
SMPTE (double_pv, "doublesweep-pv",
    "hands at the top and the bottom sweep the same way",
    field_sweep, .5, 0, .25, .5, 1, FOLD_TURN_Y);
SMPTE (double_pd, "doublesweep-pd",
    "hands at the left and the right sweep the same way",
    field_sweep, 0, .5, 0, .5, 1, FOLD_TURN_X);
SMPTE (double_ov, "doublesweep-ov",
    "hands at the top and the bottom sweep opposite ways",
    field_sweep, .5, 0, .25, .5, 1, FOLD_Y);
SMPTE (double_oh, "doublesweep-oh",
    "hands at the left and the right sweep opposite ways",
    field_sweep, 0, .5, 0, .5, 1, FOLD_X);
SMPTE (fan_t, "fan-t", "a fan opens from the top",
    field_sweep, .5, 0, .5, .5, 1, FOLD_BOTH);
SMPTE (fan_r, "fan-r", "a fan opens from the right",
    field_sweep, 1, .5, .75, .5, 1, FOLD_BOTH);
SMPTE (fan_b, "fan-b", "a fan opens from the bottom",
    field_sweep, .5, 1, 0, .5, 1, FOLD_BOTH);
SMPTE (fan_l, "fan-l", "a fan opens from the left",
    field_sweep, 0, .5, .25, .5, 1, FOLD_BOTH);
SMPTE (double_fan_fiv, "doublefan-fiv", "fans open from the top and the bottom",
    field_sweep, .5, 0, .5, .5, 1, FOLD_BOTH | FOLD_Y);
SMPTE (double_fan_fih, "doublefan-fih", "fans open from the left and the right",
    field_sweep, 0, .5, .25, .5, 1, FOLD_BOTH | FOLD_X);
SMPTE (single_cwtl, "singlesweep-cwtl",
    "a hand in the top left corner sweeps clockwise",
    field_sweep, 0, 0, .25, .25, 1, 0);
SMPTE (single_cwbl, "singlesweep-cwbl",
    "a hand in the bottom left corner sweeps clockwise",
    field_sweep, 0, 1, 0, .25, 1, 0);
SMPTE (single_cwbr, "singlesweep-cwbr",
    "a hand in the bottom right corner sweeps clockwise",
    field_sweep, 1, 1, .75, .25, 1, 0);
SMPTE (single_cwtr, "singlesweep-cwtr",
    "a hand in the top right corner sweeps clockwise",
    field_sweep, 1, 0, .5, .25, 1, 0);
SMPTE (double_pdtl, "doublesweep-pdtl",
    "hands in the top left and bottom right corners sweep to the diagonal",
    field_sweep, 0, 0, .25, .25, 1, FOLD_TURN_FALLING);
SMPTE (double_pdbl, "doublesweep-pdbl",
    "hands in the bottom left and top right corners sweep to the diagonal",
    field_sweep, 0, 1, 0, .25, 1, FOLD_TURN_RISING);
SMPTE (saloon_t, "saloondoor-t", "two doors swing from the upper corners",
    field_sweep, 0, 0, .25, .25, 1, FOLD_X);
SMPTE (saloon_l, "saloondoor-l", "two doors swing from the left corners",
    field_sweep, 0, 0, .5, .25, 1, FOLD_Y | FOLD_BACK);
SMPTE (saloon_b, "saloondoor-b", "two doors swing from the lower corners",
    field_sweep, 0, 1, .25, .25, 1, FOLD_X | FOLD_BACK);
SMPTE (saloon_r, "saloondoor-r", "two doors swing from the right corners",
    field_sweep, 1, 0, .5, .25, 1, FOLD_Y);
SMPTE (windshield_r, "windshield-r", "two hands side by side sweep clockwise",
    field_sweep, .25, .5, 0, 1, 1, FOLD_REPEAT_X);
SMPTE (windshield_u, "windshield-u",
    "two hands above one another sweep clockwise",
    field_sweep, .5, .25, .75, 1, 1, FOLD_REPEAT_Y);
SMPTE (windshield_v, "windshield-v",
    "two hands side by side sweep opposite ways",
    field_sweep, .25, .5, 0, 1, 1, FOLD_X);
SMPTE (windshield_h, "windshield-h",
    "two hands above one another sweep opposite ways",
    field_sweep, .5, .25, .75, 1, 1, FOLD_Y);

/* clang-format on */

/* ---- the list, in the order of SMPTE's numbers ---- */

const Transition *const transitions_smpte[] = {
  &transition_bar_lr,
  &transition_bar_tb,
  &transition_box_tl,
  &transition_box_tr,
  &transition_box_br,
  &transition_box_bl,
  &transition_four_box_ci,
  &transition_four_box_co,
  &transition_door_v,
  &transition_door_h,
  &transition_box_tc,
  &transition_box_rc,
  &transition_box_bc,
  &transition_box_lc,
  &transition_diagonal_tl,
  &transition_diagonal_tr,
  &transition_bowtie_v,
  &transition_bowtie_h,
  &transition_door_dbl,
  &transition_door_dtl,
  &transition_misc_dbd,
  &transition_misc_dd,
  &transition_vee_d,
  &transition_vee_l,
  &transition_vee_u,
  &transition_vee_r,
  &transition_barnvee_d,
  &transition_barnvee_l,
  &transition_barnvee_u,
  &transition_barnvee_r,
  &transition_iris_rect,
  &transition_clock_12,
  &transition_clock_3,
  &transition_clock_6,
  &transition_clock_9,
  &transition_pinwheel_tbv,
  &transition_pinwheel_tbh,
  &transition_pinwheel_fb,
  &transition_fan_ct,
  &transition_fan_cr,
  &transition_double_fan_fov,
  &transition_double_fan_foh,
  &transition_single_cwt,
  &transition_single_cwr,
  &transition_single_cwb,
  &transition_single_cwl,
  &transition_double_pv,
  &transition_double_pd,
  &transition_double_ov,
  &transition_double_oh,
  &transition_fan_t,
  &transition_fan_r,
  &transition_fan_b,
  &transition_fan_l,
  &transition_double_fan_fiv,
  &transition_double_fan_fih,
  &transition_single_cwtl,
  &transition_single_cwbl,
  &transition_single_cwbr,
  &transition_single_cwtr,
  &transition_double_pdtl,
  &transition_double_pdbl,
  &transition_saloon_t,
  &transition_saloon_l,
  &transition_saloon_b,
  &transition_saloon_r,
  &transition_windshield_r,
  &transition_windshield_u,
  &transition_windshield_v,
  &transition_windshield_h,
  NULL,
};
