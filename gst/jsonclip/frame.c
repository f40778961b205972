/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Composes a frame: layers with their transition, effects, overlays, captions.
 * See frame.h. */
#include "frame.h"
#include "stills.h"
#include "caption-script.h"
#include "draw.h"
#include "subtitles.h"

#include <math.h>

struct FrameSource {
  ClipMedia *media;
  Schedule *schedule;
  const Movie *movie;
  gint width, height;
  PictureMatrix matrix;
  FrameWarn warn;
  gpointer warn_data;

  /* Where the movie's own picture lies in the output. */
  gint x, y, inner_width, inner_height;
  gdouble scale;

  Stills *stills;
  Meanings *meanings;
  GCancellable *cancellable; /* of decoding that is not for @stills */
  DrawContext *context;
  GArray *effects;         /* of DrawEffect */
  GArray *effect_meanings; /* of ParamMeanings, one for each of them */
  Moment *moment, *ahead;
  /* What is laid out for the items on screen, by index. */
  GHashTable *overlays;  /* of OverlayBlock */
  GHashTable *captions;  /* of CaptionBlock, likewise */
  CaptionScript *script; /* in place of them; NULL: none */

  /* The last picture drawn that its next frame repeats. */
  Picture *held;
  Moment *held_moment; /* frame -1: none */
};

/* A bar of one line is a rounding error of the size asked for: the picture
 * fills it. Chroma needs even places. */
static gint
place (gint outer, gdouble inner, gint *size)
{
  gint rounded = MAX (1, (gint) floor (inner + 0.5));

  if (outer - rounded < 2) {
    *size = outer;
    return 0;
  }
  *size = (rounded + 1) & ~1;
  return ((outer - *size) / 2) & ~1;
}

static void
fit_into (FrameSource *source)
{
  const MovieFormat *format = &source->movie->format;
  gdouble sx = (gdouble) source->width / format->width;
  gdouble sy = (gdouble) source->height / format->height;

  source->scale = MIN (sx, sy);
  source->x = place (
      source->width, format->width * source->scale, &source->inner_width);
  source->y = place (
      source->height, format->height * source->scale, &source->inner_height);
}

static void
overlay_release (gpointer block)
{
  g_clear_pointer (&block, overlay_block_free);
}

static void
block_release (gpointer block)
{
  g_clear_pointer (&block, caption_block_free);
}

static void
report_script (FrameSource *source)
{
  g_auto (GStrv) families =
      subtitles_script_families (source->movie->captions.script);

  for (guint i = 0; families[i]; i++) {
    g_autofree gchar *said = text_font_substitution (families[i]);
    g_autofree gchar *key = g_strconcat ("font ", families[i], NULL);
    g_autofree gchar *message =
        said ? g_strconcat ("$.movie.captions.src: ", said, NULL) : NULL;

    if (said)
      source->warn (key, message, source->warn_data);
  }
}

static void
open_script (FrameSource *source)
{
  const MovieFormat *format = &source->movie->format;
  gsize length;
  const gchar *text;

  if (!source->movie->captions.script)
    return;
  report_script (source);
  text = g_bytes_get_data (source->movie->captions.script, &length);
  source->script = caption_script_new (text, length, source->inner_width,
      source->inner_height, format->width, format->height, source->matrix);
}

FrameSource *
frame_source_new (ClipMedia *media, const Schedule *schedule, gint width,
    gint height, PictureMatrix matrix, FrameWarn warn, gpointer data)
{
  FrameSource *source = g_new0 (FrameSource, 1);

  source->media = clip_media_ref (media);
  source->schedule = schedule_ref ((Schedule *) schedule);
  source->movie = clip_media_movie (media);
  source->width = width;
  source->height = height;
  source->matrix = matrix;
  source->warn = warn;
  source->warn_data = data;
  fit_into (source);

  source->stills = stills_new (
      media, schedule, source->inner_width, source->inner_height, matrix);
  source->meanings = clip_media_meanings (
      media, source->inner_width, source->inner_height, matrix);
  source->cancellable = g_cancellable_new ();
  source->context = draw_context_new ();
  source->effects = g_array_new (FALSE, FALSE, sizeof (DrawEffect));
  source->effect_meanings = g_array_new (FALSE, FALSE, sizeof (ParamMeanings));
  source->moment = moment_new ();
  source->ahead = moment_new ();
  source->held_moment = moment_new ();
  source->held_moment->frame = -1;
  source->overlays = g_hash_table_new_full (NULL, NULL, NULL, overlay_release);
  source->captions = g_hash_table_new_full (NULL, NULL, NULL, block_release);
  open_script (source);
  return source;
}

void
frame_source_free (FrameSource *source)
{
  stills_free (source->stills);
  meanings_free (source->meanings);
  g_object_unref (source->cancellable);
  draw_context_free (source->context);
  g_array_unref (source->effects);
  g_array_unref (source->effect_meanings);
  moment_free (source->moment);
  moment_free (source->ahead);
  moment_free (source->held_moment);
  g_hash_table_unref (source->overlays);
  g_hash_table_unref (source->captions);
  caption_script_free (source->script);
  g_clear_pointer (&source->held, picture_free);
  schedule_unref (source->schedule);
  clip_media_unref (source->media);
  g_free (source);
}

void
frame_source_set_flushing (FrameSource *source, gboolean flushing)
{
  if (flushing)
    g_cancellable_cancel (source->cancellable);
  else
    g_cancellable_reset (source->cancellable);
  stills_set_flushing (source->stills, flushing);
}

static void
report_text (FrameSource *source, const TextReport *report, const gchar *list,
    guint index)
{
  if (report->font_asked) {
    g_autofree gchar *key = g_strconcat ("font ", report->font_asked, NULL);
    g_autofree gchar *said = text_report_font (report);
    g_autofree gchar *message =
        g_strdup_printf ("$.movie.%s[%u]: %s", list, index, said);
    source->warn (key, message, source->warn_data);
  }
  if (report->unknown_glyphs > 0) {
    g_autofree gchar *said = text_report_glyphs (report);
    g_autofree gchar *message =
        g_strdup_printf ("$.movie.%s[%u].text: %s", list, index, said);
    source->warn (message, message, source->warn_data);
  }
}

static gboolean
gone (gpointer key, gpointer value, gpointer items)
{
  const GArray *shown = items;

  for (guint i = 0; i < shown->len; i++)
    if (g_array_index (shown, MomentItem, i).index == GPOINTER_TO_UINT (key))
      return FALSE;
  return TRUE;
}

static OverlayBlock *
lay_out_overlay (FrameSource *source, guint index, GError **error)
{
  const MovieOverlay *overlay =
      g_ptr_array_index (source->movie->overlays, index);
  g_autoptr (MediaImage) image = NULL;
  PaperImage picture = { NULL };
  OverlayFrame frame = { source->inner_width, source->inner_height,
    source->scale, source->matrix, NULL };
  TextReport report = { NULL };
  OverlayBlock *block;

  if (overlay->spec.src) {
    image = clip_media_overlay_image (
        source->media, index, source->cancellable, error);
    if (!image)
      return NULL;
    picture = (PaperImage){ image->rgba, image->width, image->height,
      image->width * 4 };
    frame.image = &picture;
  }
  block = overlay_layout (overlay->kind, &overlay->spec, &frame, &report);
  report_text (source, &report, "overlays", index);
  return block;
}

static OverlayBlock *
overlay_block (FrameSource *source, guint index, GError **error)
{
  OverlayBlock *block =
      g_hash_table_lookup (source->overlays, GUINT_TO_POINTER (index));

  if (!block) {
    block = lay_out_overlay (source, index, error);
    if (block)
      g_hash_table_insert (source->overlays, GUINT_TO_POINTER (index), block);
  }
  return block;
}

static OverlayMoment
overlay_moment (const FrameSource *source, const MomentItem *item)
{
  const MovieOverlay *overlay =
      g_ptr_array_index (source->movie->overlays, item->index);

  return (OverlayMoment){ item->time, overlay->to - overlay->from, item->frame,
    source->movie->seed };
}

static CaptionBlock *
cue_block (FrameSource *source, guint index)
{
  gpointer block = NULL;

  if (!g_hash_table_lookup_extended (
          source->captions, GUINT_TO_POINTER (index), NULL, &block)) {
    const MovieCaptions *captions = &source->movie->captions;
    TextReport report = { NULL };

    block = caption_layout (captions->style, &captions->spec,
        g_ptr_array_index (captions->cues, index), source->inner_width,
        source->inner_height, source->scale, source->matrix, &report);
    report_text (source, &report, "captions.cues", index);
    g_hash_table_insert (source->captions, GUINT_TO_POINTER (index), block);
  }
  return block;
}

static gboolean
set_layer (FrameSource *source, const MomentLayer *from, DrawLayer *layer,
    GError **error)
{
  PictureColor background =
      picture_color (source->movie->format.background, source->matrix);

  *layer = (DrawLayer){
    .flat = background, .view = affine_identity, .border = background
  };
  if (from->scene == G_MAXUINT)
    return TRUE;

  const MovieScene *scene =
      g_ptr_array_index (source->movie->scenes, from->scene);
  if (scene->type == MOVIE_SCENE_COLOR) {
    layer->flat = picture_color (scene->color, source->matrix);
    return TRUE;
  }
  layer->still = stills_get (source->stills, from->scene, error);
  if (!layer->still)
    return FALSE;
  layer->view = layer_affine (layer->still->width, layer->still->height,
      source->inner_width, source->inner_height, scene->fit, scene->focus_x,
      scene->focus_y, from->view, from->n_views);
  return TRUE;
}

static gboolean
find_meanings (FrameSource *source, const ParamSpec *specs,
    const ParamValues *values, ParamMeanings *found, GError **error)
{
  return meanings_find (
      source->meanings, specs, values, found, source->cancellable, error);
}

static gboolean
set_effects (FrameSource *source, const Moment *moment, GError **error)
{
  g_array_set_size (source->effects, 0);
  g_array_set_size (source->effect_meanings, moment->effects->len);
  for (guint i = 0; i < moment->effects->len; i++) {
    const MomentEffect *on = &g_array_index (moment->effects, MomentEffect, i);
    const MovieEffect *effect =
        g_ptr_array_index (source->movie->effects, on->index);
    ParamMeanings *meanings =
        &g_array_index (source->effect_meanings, ParamMeanings, i);
    DrawEffect draw = { effect->type, on->state };

    if (!find_meanings (
            source, effect->type->params, on->state.params, meanings, error)) {
      g_prefix_error (error, "$.movie.effects[%u].settings.", on->index);
      return FALSE;
    }
    draw.state.width = source->inner_width;
    draw.state.height = source->inner_height;
    draw.state.meanings = meanings;
    g_array_append_val (source->effects, draw);
  }
  return TRUE;
}

/* The scene that the moment shows first; a flat background has none. */
static void
want_stills (FrameSource *source, const Moment *moment)
{
  guint scene = moment->layer[0].scene;

  if (moment->transition)
    scene = MIN (scene, moment->layer[1].scene);
  if (scene != G_MAXUINT)
    stills_want (source->stills, scene);
}

static gboolean
draw_layers (
    FrameSource *source, const Moment *moment, Picture *dst, GError **error)
{
  DrawFrame frame = { .transition = moment->transition,
    .state = moment->transition_state };
  ParamMeanings meanings;

  meanings_begin (source->meanings);
  want_stills (source, moment);
  for (guint i = 0; i < (moment->transition ? 2 : 1); i++)
    if (!set_layer (source, &moment->layer[i], &frame.layer[i], error))
      return FALSE;

  if (!set_effects (source, moment, error))
    return FALSE;
  if (frame.transition
      && !find_meanings (source, frame.transition->params, frame.state.params,
          &meanings, error)) {
    g_prefix_error (error, "$.movie.scenes[%u].transition_out.settings.",
        moment->layer[0].scene);
    return FALSE;
  }
  frame.state.meanings = &meanings;
  frame.state.width = source->inner_width;
  frame.state.height = source->inner_height;
  frame.effects = (const DrawEffect *) source->effects->data;
  frame.n_effects = source->effects->len;
  draw_frame (source->context, &frame, dst);
  return TRUE;
}

static gboolean
draw_overlays (
    FrameSource *source, const Moment *moment, Picture *dst, GError **error)
{
  g_hash_table_foreach_remove (source->overlays, gone, moment->overlays);
  for (guint i = 0; i < moment->overlays->len; i++) {
    const MomentItem *item = &g_array_index (moment->overlays, MomentItem, i);
    const OverlayMoment at = overlay_moment (source, item);
    OverlayBlock *block = overlay_block (source, item->index, error);

    if (!block)
      return FALSE;
    overlay_draw (block, &at, dst);
  }
  return TRUE;
}

static void
draw_captions (FrameSource *source, const Moment *moment, Picture *dst)
{
  if (source->script) {
    caption_script_draw (source->script, moment->time, dst);
    return;
  }
  g_hash_table_foreach_remove (source->captions, gone, moment->cues);
  for (guint i = 0; i < moment->cues->len; i++) {
    guint index = g_array_index (moment->cues, MomentItem, i).index;
    const CaptionBlock *block = cue_block (source, index);

    if (block)
      caption_draw (block, moment->time, dst);
  }
}

static void
draw_bars (FrameSource *source, Picture *dst)
{
  if (source->inner_width == source->width
      && source->inner_height == source->height)
    return;
  picture_fill (
      dst, picture_color (source->movie->format.background, source->matrix));
}

static gboolean
draw_moment (
    FrameSource *source, const Moment *moment, Picture *dst, GError **error)
{
  Picture inner = picture_view (
      dst, source->x, source->y, source->inner_width, source->inner_height);

  draw_bars (source, dst);
  if (!draw_layers (source, moment, &inner, error)
      || !draw_overlays (source, moment, &inner, error))
    return FALSE;
  draw_captions (source, moment, &inner);
  return TRUE;
}

/* One whose picture cannot be read is told when it is drawn. */
static gboolean
same_overlays (FrameSource *source, const Moment *a, const Moment *b)
{
  for (guint i = 0; i < a->overlays->len; i++) {
    const MomentItem *item = &g_array_index (a->overlays, MomentItem, i);
    const OverlayMoment one = overlay_moment (source, item);
    const OverlayMoment two =
        overlay_moment (source, &g_array_index (b->overlays, MomentItem, i));
    const OverlayBlock *block = overlay_block (source, item->index, NULL);

    if (!block || !overlay_same (block, &one, &two))
      return FALSE;
  }
  return TRUE;
}

static gboolean
same_captions (FrameSource *source, const Moment *a, const Moment *b)
{
  if (source->script)
    return caption_script_same (source->script, a->time, b->time);
  if (a->cues->len != b->cues->len)
    return FALSE;
  for (guint i = 0; i < a->cues->len; i++) {
    guint index = g_array_index (a->cues, MomentItem, i).index;
    const CaptionBlock *block = cue_block (source, index);

    if (g_array_index (b->cues, MomentItem, i).index != index)
      return FALSE;
    if (block && !caption_same (block, a->time, b->time))
      return FALSE;
  }
  return TRUE;
}

static gboolean
same (FrameSource *source, const Moment *a, const Moment *b)
{
  return moment_same_picture (a, b) && same_overlays (source, a, b)
      && same_captions (source, a, b);
}

/* Draws once what the following frames repeat. */
static gboolean
draw_held (FrameSource *source, gint64 frame, Picture *dst, GError **error)
{
  if (!source->held)
    source->held = picture_new (source->width, source->height, source->matrix);
  source->held_moment->frame = -1;
  if (!draw_moment (source, source->moment, source->held, error))
    return FALSE;
  schedule_at (source->schedule, frame, source->held_moment);
  picture_copy (dst, source->held);
  return TRUE;
}

gboolean
frame_source_repeats (FrameSource *source, gint64 frame)
{
  if (source->held_moment->frame < 0)
    return FALSE;
  schedule_at (source->schedule, frame, source->moment);
  return same (source, source->held_moment, source->moment);
}

gboolean
frame_source_draw (
    FrameSource *source, gint64 frame, Picture *dst, GError **error)
{
  if (frame_source_repeats (source, frame)) {
    picture_copy (dst, source->held);
    return TRUE;
  }
  schedule_at (source->schedule, frame, source->moment);
  if (frame + 1 < schedule_n_frames (source->schedule)) {
    schedule_at (source->schedule, frame + 1, source->ahead);
    if (same (source, source->moment, source->ahead))
      return draw_held (source, frame, dst, error);
  }
  return draw_moment (source, source->moment, dst, error);
}
