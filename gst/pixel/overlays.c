/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The kinds of overlays that the format has, by their families: text in
 * overlays-text.c, numbers in overlays-counter.c, pictures in overlays-picture.c, shapes in overlays-shape.c. */
#include "overlay-parts.h"
#include "name.h"

const OverlayKind *const overlay_kinds[] = {
  &overlay_text,
  &overlay_image,
  &overlay_box,
  &overlay_lower_third,
  &overlay_progress_bar,
  &overlay_watermark,
  &overlay_counter,
  NULL,
};

const OverlayKind *
overlay_kind_find (const gchar *name)
{
  return name_find (overlay_kinds, name);
}

OverlaySpec
overlay_spec_init (const OverlayKind *kind)
{
  OverlaySpec spec = { .opacity = 1,
    .fit = LAYER_FIT_CONTAIN,
    .style = { .align = TEXT_CENTER, .color = 0xffffffff },
    .enter.stagger = -1,
    .exit.stagger = -1 };

  params_defaults (kind->params, &spec.settings);
  return spec;
}

gboolean
overlay_kind_grows (const OverlayKind *kind)
{
  return kind == &overlay_progress_bar;
}
