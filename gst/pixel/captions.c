/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The styles of captions: one table, one entry a look. */
#include "caption.h"

static const CaptionStyle bold_bottom = {
  .name = "bold_bottom",
  .summary = "Heavy white letters with a black stroke at the bottom",
};

static const CaptionStyle karaoke = {
  .name = "karaoke",
  .summary = "As bold_bottom; each word fills with colour as it is spoken",
  .words = TRUE,
};

const CaptionStyle *const caption_styles[] = {
  &bold_bottom,
  &karaoke,
  NULL,
};

const CaptionStyle *
caption_style_find (const gchar *name)
{
  for (guint i = 0; caption_styles[i]; i++)
    if (g_ascii_strcasecmp (caption_styles[i]->name, name) == 0)
      return caption_styles[i];
  return NULL;
}
