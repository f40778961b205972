/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A request becomes a picture: read the words, choose motif, palette and
 * light, let the motif paint, finish, encode. Knows no single motif. */

#include "painter.h"
#include "brush.h"
#include "landmark.h"
#include "motif.h"
#include "png.h"

enum { SIZE_MIN = 64, SIZE_MAX = 4096 };

GQuark
painter_error_quark (void)
{
  return g_quark_from_static_string ("painter-error-quark");
}

const gchar *const *
painter_families (void)
{
  return palette_names ();
}

const gchar *const *
painter_motifs (void)
{
  return motif_names ();
}

const gchar *
painter_motif_for (const gchar *prompt)
{
  return subject_read (prompt).motif;
}

static Daytime
choose_time (const Subject *subject, const Motif *motif, Dice *dice)
{
  static const Daytime often[] = { DAYTIME_DUSK, DAYTIME_DAWN, DAYTIME_DAY,
    DAYTIME_DUSK, DAYTIME_DAWN, DAYTIME_DAY, DAYTIME_NIGHT };
  gint any = dice_pick (dice, G_N_ELEMENTS (often));

  if (subject->time >= 0 && !motif->always)
    return subject->time;
  return motif->time >= 0 ? (Daytime) motif->time : often[any];
}

static const Palette *
choose_palette (const PainterRequest *request, const Subject *subject,
    const Motif *motif, Dice *dice)
{
  gint any = dice_pick (dice, 3);
  const Palette *palette = palette_find (request->family);

  if (palette == NULL)
    palette = palette_find (subject->family);
  if (palette == NULL)
    palette = palette_find (motif->family);
  if (palette == NULL)
    palette = palette_find (palette_names ()[any == 2 ? 3 : any]);
  return palette;
}

static gboolean
size_is_sane (const PainterRequest *request, GError **error)
{
  if (MIN (request->width, request->height) >= SIZE_MIN
      && MAX (request->width, request->height) <= SIZE_MAX)
    return TRUE;
  g_set_error (error, PAINTER_ERROR, PAINTER_ERROR_SIZE,
      "a picture of %dx%d: both sides must be %d to %d pixels", request->width,
      request->height, SIZE_MIN, SIZE_MAX);
  return FALSE;
}

/* A town's houses are not older than what it is known for. */
static Era
choose_era (const Subject *subject, const Motif *motif)
{
  const Landmark *landmark = landmark_find (subject->landmark);

  if (subject->era != ERA_ANY || landmark == NULL)
    return subject->era != ERA_ANY ? subject->era : motif->era;
  return MAX (motif->era, landmark->since);
}

static Canvas *
canvas_for (const PainterRequest *request, const Motif **motif,
    GCancellable *cancellable)
{
  guint64 seed = dice_mix (request->seed + 1) ^ subject_hash (request->prompt);
  Canvas *canvas = canvas_new (request->width, request->height, seed);
  Dice choice = dice_fork (&canvas->dice);

  canvas->subject = subject_read (request->prompt);
  *motif = motif_at (motif_index (canvas->subject.motif));
  canvas->subject.era = choose_era (&canvas->subject, *motif);
  canvas->time = choose_time (&canvas->subject, *motif, &choice);
  canvas->palette = choose_palette (request, &canvas->subject, *motif, &choice);
  canvas->tones = palette_tones (canvas->palette, canvas->time);
  canvas_frame (canvas, canvas->subject.view);
  canvas->cancellable = cancellable ? g_object_ref (cancellable) : NULL;
  return canvas;
}

/* Each view has its own light: under the eye of a bird it lies on the ground,
 * what is near stands in it alone. */
static Finish
finish_for (const Canvas *canvas)
{
  static const struct {
    gdouble dim, down, out;
  } falls[] = {
    [VIEW_WIDE] = { 0.1, -0.06, 0 },
    [VIEW_CLOSE] = { 0, 0.05, 0.24 },
    [VIEW_LOW] = { 0, 0.24, 0 },
    [VIEW_HIGH] = { -0.08, -0.17, 0.05 },
  };
  Viewpoint view = canvas->subject.view;

  return (Finish){ 0.5, canvas->palette->vignette, canvas->palette->grain,
    falls[view].dim, falls[view].down, falls[view].out };
}

GBytes *
painter_paint (const PainterRequest *request, PainterQuiet *quiet,
    GCancellable *cancellable, GError **error)
{
  const Motif *motif;

  if (!size_is_sane (request, error))
    return NULL;
  g_autoptr (Canvas) canvas = canvas_for (request, &motif, cancellable);

  canvas_compose (canvas, 0.6, 0.68);
  motif->paint (canvas);
  brush_finish (canvas, finish_for (canvas));
  if (canvas_cancelled (canvas)) {
    g_set_error_literal (error, PAINTER_ERROR, PAINTER_ERROR_CANCELLED,
        "the picture was cancelled while it was painted");
    return NULL;
  }
  if (quiet)
    *quiet = canvas->quiet;
  return png_encode (canvas);
}
