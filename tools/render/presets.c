/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* How good and how large: what the presets mean on a scale that all encoders
 * share, x264's. */
#include "encoders.h"

#include <math.h>

/* The bitrate of moving photographs at the quality that it belongs to:
 * a tenth of a bit for each pixel. */
#define PIXELS_PER_BIT 10
#define BITRATE_CRF 23
#define CRF_MAX 51
/* The rate doubles with each so many steps of quality. */
#define CRF_DOUBLING 6

static const struct {
  const gchar *name, *summary;
  gint crf;
} presets[RENDER_N_PRESETS] = {
  [RENDER_PRESET_FAST] = { "fast", "good to look at, made quickly", 23 },
  [RENDER_PRESET_BALANCED] = { "balanced", "finer, for some more time", 21 },
  [RENDER_PRESET_QUALITY] = { "quality", "to publish", 18 },
  [RENDER_PRESET_ARCHIVE] = { "archive", "not to be told from the frames", 14 },
};

const gchar *
render_preset_name (RenderPreset preset)
{
  return presets[preset].name;
}

const gchar *
render_preset_summary (RenderPreset preset)
{
  return presets[preset].summary;
}

gboolean
render_preset_find (const gchar *name, RenderPreset *preset)
{
  for (guint i = 0; i < RENDER_N_PRESETS; i++)
    if (g_str_equal (name, presets[i].name)) {
      *preset = i;
      return TRUE;
    }
  return FALSE;
}

gint
render_settings_crf (const RenderVideoSettings *settings)
{
  if (settings->crf < 0)
    return presets[settings->preset].crf;
  return MIN (settings->crf, CRF_MAX);
}

gint
render_settings_bitrate (const RenderVideoSettings *settings)
{
  const RenderVideoShape *shape = &settings->shape;
  gdouble steps = BITRATE_CRF - render_settings_crf (settings);
  gdouble pixels =
      (gdouble) shape->width * shape->height * shape->fps_n / shape->fps_d;

  if (settings->bitrate > 0)
    return settings->bitrate;
  pixels *= exp2 (steps / CRF_DOUBLING);
  return CLAMP (pixels / PIXELS_PER_BIT / 1000, 50, 60000);
}
