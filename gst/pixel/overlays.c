/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The kinds of overlays that the format has. An entry without a draw function
 * is known, so that a document that uses it is told so by its name. */
#include "overlay.h"

static const OverlayKind text = {
  .name = "text",
  .summary = "Text with stroke and shadow, wrapped and balanced",
};

static const OverlayKind image = {
  .name = "image",
  .summary = "A picture with transparency",
};

static const OverlayKind box = {
  .name = "box",
  .summary = "A filled rectangle",
};

static const OverlayKind lower_third = {
  .name = "lower_third",
  .summary = "A name and a line under it on a bar",
};

static const OverlayKind progress_bar = {
  .name = "progress_bar",
  .summary = "A bar that grows with the time played",
};

static const OverlayKind watermark = {
  .name = "watermark",
  .summary = "A small mark that stays in a corner",
};

const OverlayKind *const overlay_kinds[] = {
  &text,
  &image,
  &box,
  &lower_third,
  &progress_bar,
  &watermark,
  NULL,
};

const OverlayKind *
overlay_kind_find (const gchar *name)
{
  for (guint i = 0; overlay_kinds[i]; i++)
    if (g_ascii_strcasecmp (overlay_kinds[i]->name, name) == 0)
      return overlay_kinds[i];
  return NULL;
}
