/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Every value is written in a fixed width and order, little-endian; a text with
 * its length before it, so that no two movies write the same bytes. What stands
 * still while an item is seen is hashed once an item and stands in its frames
 * as that hash. */
#include "schedule-digest.h"

#include "digest-bytes.h"
#include "schedule-audio.h"
#include "subtitles.h"

#define SUM_BYTES 32

typedef struct {
  gboolean known;
  guint8 bytes[SUM_BYTES];
} Sum;

struct ScheduleDigest {
  Schedule *schedule;
  const Movie *movie;
  const ScheduleDigestSources *sources;
  gpointer user_data;

  Moment *moment;
  GByteArray *bytes;             /* of the frame */
  GByteArray *item;              /* of the item being hashed */
  Sum *scenes, *overlays, *cues; /* by index */
  Sum script;                    /* in place of cues */
  guint8 *moving;                /* by index of a cue, once its sum is known */
};

ScheduleDigest *
schedule_digest_new (const Schedule *schedule,
    const ScheduleDigestSources *sources, gpointer user_data)
{
  ScheduleDigest *digest = g_new0 (ScheduleDigest, 1);
  const Movie *movie = schedule_movie (schedule);

  digest->schedule = schedule_ref ((Schedule *) schedule);
  digest->movie = movie;
  digest->sources = sources;
  digest->user_data = user_data;
  digest->moment = moment_new ();
  digest->bytes = g_byte_array_new ();
  digest->item = g_byte_array_new ();
  digest->scenes = g_new0 (Sum, movie->scenes->len);
  digest->overlays = g_new0 (Sum, movie->overlays->len);
  digest->cues = g_new0 (Sum, movie->captions.cues->len);
  digest->moving = g_new0 (guint8, movie->captions.cues->len);
  return digest;
}

void
schedule_digest_free (ScheduleDigest *digest)
{
  moment_free (digest->moment);
  g_byte_array_unref (digest->bytes);
  g_byte_array_unref (digest->item);
  g_free (digest->scenes);
  g_free (digest->overlays);
  g_free (digest->cues);
  g_free (digest->moving);
  schedule_unref (digest->schedule);
  g_free (digest);
}

/* A file counts by what is in it. */
static void
put_param (ScheduleDigest *digest, GByteArray *bytes, const ParamSpec *specs,
    const ParamValues *values, guint place)
{
  const gchar *text = params_text (specs, values, place);

  if (specs[place].kind == PARAM_FILE && text)
    text = digest->sources->file (text, digest->user_data);
  if (specs[place].kind == PARAM_TEXT || specs[place].kind == PARAM_FILE)
    put_text (bytes, text);
  else
    put_number (bytes, values->value[place]);
}

static void
put_params (ScheduleDigest *digest, GByteArray *bytes, const ParamSpec *specs,
    const ParamValues *values)
{
  guint n = params_count (specs);

  put_32 (bytes, n);
  for (guint i = 0; i < n; i++)
    put_param (digest, bytes, specs, values, i);
}

/* Puts the hash of what stands in digest->item, and empties it. */
static void
close_item (ScheduleDigest *digest, Sum *sum)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize length = SUM_BYTES;

  g_checksum_update (checksum, digest->item->data, digest->item->len);
  g_checksum_get_digest (checksum, sum->bytes, &length);
  g_byte_array_set_size (digest->item, 0);
  sum->known = TRUE;
}

static void
put_sum (GByteArray *bytes, const Sum *sum)
{
  g_byte_array_append (bytes, sum->bytes, SUM_BYTES);
}

/* A still lies in memory at a size that the largest zoom of its whole scene
 * asks for. */
static void
put_still (ScheduleDigest *digest, guint index)
{
  const MovieScene *scene = g_ptr_array_index (digest->movie->scenes, index);
  GByteArray *item = digest->item;

  put_text (item, digest->sources->scene (index, digest->user_data));
  put_32 (item, scene->fit);
  put_number (item, scene->focus_x);
  put_number (item, scene->focus_y);
  put_number (item, schedule_scene_max_zoom (digest->schedule, index));
}

static void
put_clip (ScheduleDigest *digest, const MovieScene *scene)
{
  GByteArray *item = digest->item;

  put_64 (item, scene->in);
  put_64 (item, scene->duration);
  put_number (item, scene->speed);
  put_32 (item, scene->loop);
}

static const Sum *
scene_sum (ScheduleDigest *digest, guint index)
{
  const MovieScene *scene = g_ptr_array_index (digest->movie->scenes, index);
  Sum *sum = &digest->scenes[index];

  if (sum->known)
    return sum;
  put_32 (digest->item, scene->type);
  if (scene->type == MOVIE_SCENE_COLOR)
    put_32 (digest->item, scene->color);
  else
    put_still (digest, index);
  if (scene->type == MOVIE_SCENE_VIDEO)
    put_clip (digest, scene);
  close_item (digest, sum);
  return sum;
}

/* A flat scene looks the same from everywhere: no view of it counts. */
static void
put_layer (ScheduleDigest *digest, const MomentLayer *layer)
{
  const MovieScene *scene;
  GByteArray *bytes = digest->bytes;
  gint64 from, to;

  put_32 (bytes, layer->scene != G_MAXUINT);
  if (layer->scene == G_MAXUINT)
    return;
  put_sum (bytes, scene_sum (digest, layer->scene));
  scene = g_ptr_array_index (digest->movie->scenes, layer->scene);
  if (scene->type == MOVIE_SCENE_COLOR)
    return;
  if (scene->type == MOVIE_SCENE_VIDEO) {
    schedule_scene_span (digest->schedule, layer->scene, &from, &to);
    put_64 (bytes, digest->moment->time - from);
  }
  put_32 (bytes, layer->n_views);
  for (guint i = 0; i < layer->n_views; i++) {
    put_number (bytes, layer->view[i].zoom);
    put_number (bytes, layer->view[i].x);
    put_number (bytes, layer->view[i].y);
    put_number (bytes, layer->view[i].angle);
    put_number (bytes, layer->view[i].squash);
    put_number (bytes, layer->view[i].bare);
  }
}

static void
put_transition (ScheduleDigest *digest, const Moment *moment)
{
  GByteArray *bytes = digest->bytes;
  const TransitionState *state = &moment->transition_state;

  put_text (bytes, moment->transition->name);
  put_number (bytes, state->p);
  put_32 (bytes, state->frame);
  put_32 (bytes, state->n_frames);
  put_32 (bytes, state->seed);
  put_params (digest, digest->bytes, moment->transition->params, state->params);
}

static void
put_effect (ScheduleDigest *digest, const MomentEffect *on)
{
  const MovieEffect *effect =
      g_ptr_array_index (digest->movie->effects, on->index);
  const EffectState *state = &on->state;
  GByteArray *bytes = digest->bytes;

  put_text (bytes, effect->type->name);
  put_number (bytes, state->t);
  put_number (bytes, state->seconds);
  put_32 (bytes, state->frame);
  put_32 (bytes, state->seed);
  put_params (digest, bytes, effect->type->params, state->params);
}

static void
put_style (GByteArray *item, const TextStyle *style)
{
  put_text (item, style->font);
  put_number (item, style->size_px);
  put_32 (item, style->bold);
  put_32 (item, style->italic);
  put_32 (item, style->weight);
  put_32 (item, style->align);
  put_32 (item, style->color);
  put_number (item, style->line_height);
  put_32 (item, style->stroke_color);
  put_number (item, style->stroke_px);
  put_32 (item, style->shadow_color);
  put_number (item, style->shadow_px);
  put_number (item, style->letter_spacing);
  put_32 (item, style->gradient_color);
  put_number (item, style->gradient_angle);
}

static void
put_fonts (ScheduleDigest *digest, const gchar *text, const gchar *font)
{
  put_text (
      digest->item, digest->sources->fonts (text, font, digest->user_data));
}

static void
put_animation (ScheduleDigest *digest, const AnimationSpec *animation)
{
  GByteArray *item = digest->item;

  put_text (item, animation->type ? animation->type->name : NULL);
  if (!animation->type)
    return;
  put_64 (item, animation->duration);
  put_text (item, animation->easing ? animation->easing->name : NULL);
  put_32 (item, animation->unit);
  put_32 (item, animation->order);
  put_number (item, animation->stagger);
  put_params (digest, item, animation->type->params, &animation->settings);
  put_32 (item, animation->seed);
}

static void
put_plate (GByteArray *item, const OverlaySpec *spec)
{
  put_32 (item, spec->plate.color);
  put_number (item, spec->plate.padding);
  put_number (item, spec->plate.radius);
  put_32 (item, spec->plate.stroke_color);
  put_number (item, spec->plate.stroke);
  put_32 (item, spec->scrim);
}

static void
put_place (GByteArray *item, const OverlaySpec *spec)
{
  put_32 (item, spec->has_position);
  put_number (item, spec->has_position ? spec->x : 0);
  put_number (item, spec->has_position ? spec->y : 0);
  put_32 (item, spec->anchor);
  put_number (item, spec->width);
  put_number (item, spec->height);
  put_32 (item, spec->max_lines);
  put_32 (item, spec->fit);
  put_number (item, spec->opacity);
  put_number (item, spec->rotation);
}

/* What a counter may write beside its texts. */
#define COUNTED "0123456789.,\302\240\342\210\222"

static const Sum *
overlay_sum (ScheduleDigest *digest, guint index)
{
  const MovieOverlay *overlay =
      g_ptr_array_index (digest->movie->overlays, index);
  const OverlaySpec *spec = &overlay->spec;
  GByteArray *item = digest->item;
  Sum *sum = &digest->overlays[index];

  if (sum->known)
    return sum;
  put_text (item, overlay->kind->name);
  put_text (item, spec->text);
  put_text (item, spec->subtext);
  put_text (item,
      spec->src ? digest->sources->overlay (index, digest->user_data) : NULL);
  put_style (item, &spec->style);
  put_place (item, spec);
  put_plate (item, spec);
  put_params (digest, item, overlay->kind->params, &spec->settings);
  put_fonts (digest, spec->text, spec->style.font);
  put_fonts (digest, spec->subtext, spec->style.font);
  if (overlay->kind->counts)
    put_fonts (digest, COUNTED, spec->style.font);
  put_animation (digest, &spec->enter);
  put_animation (digest, &spec->exit);
  close_item (digest, sum);
  return sum;
}

/* Since when it has been there, and for how long, is seen on its way in or out
 * alone, and of one that grows; of one that counts, its number is seen. */
static void
put_overlay (ScheduleDigest *digest, const MomentItem *on)
{
  const MovieOverlay *overlay =
      g_ptr_array_index (digest->movie->overlays, on->index);
  const OverlayMoment moment = { on->time, overlay->to - overlay->from,
    on->frame, digest->movie->seed };
  GByteArray *bytes = digest->bytes;
  gdouble enter, leave;

  put_sum (bytes, overlay_sum (digest, on->index));
  overlay_progress (overlay->kind, &overlay->spec, &moment, &enter, &leave);
  put_number (bytes, enter);
  put_number (bytes, leave);
  put_64 (bytes, overlay_number (overlay->kind, &overlay->spec, &moment));
  if (MIN (enter, leave) < 1) {
    put_64 (bytes, on->frame);
    put_32 (bytes, digest->movie->seed);
  }
  if (overlay_kind_grows (overlay->kind)) {
    put_64 (bytes, on->time);
    put_64 (bytes, moment.duration);
  }
}

static void
put_words (GByteArray *item, const CaptionCue *cue)
{
  put_64 (item, cue->to_ns - cue->from_ns);
  put_32 (item, cue->n_words);
  for (guint i = 0; i < cue->n_words; i++) {
    put_text (item, cue->words[i].text);
    put_64 (item, cue->words[i].from_ns - cue->from_ns);
    put_64 (item, cue->words[i].to_ns - cue->from_ns);
  }
}

/* What a movie says of all captions; the style's own part is its name. */
static void
put_caption_spec (GByteArray *item, const MovieCaptions *captions)
{
  const CaptionSpec *spec = &captions->spec;

  put_text (item, captions->style->name);
  for (guint i = 0; i < params_count (captions->style->params); i++)
    put_number (item, spec->settings.value[i]);
  put_text (item, spec->font);
  put_number (item, spec->size_px);
  put_32 (item, spec->has_position);
  put_number (item, spec->has_position ? spec->x : 0);
  put_number (item, spec->has_position ? spec->y : 0);
  put_32 (item, spec->max_words);
  put_32 (item, spec->max_chars);
  put_32 (item, spec->max_lines);
}

static gboolean
cue_moves (const ScheduleDigest *digest, guint index)
{
  const MovieCaptions *captions = &digest->movie->captions;
  const MovieFormat *format = &digest->movie->format;

  return caption_moves (captions->style, &captions->spec,
      g_ptr_array_index (captions->cues, index),
      format->height > format->width);
}

static const Sum *
cue_sum (ScheduleDigest *digest, guint index)
{
  const MovieCaptions *captions = &digest->movie->captions;
  const CaptionCue *cue = g_ptr_array_index (captions->cues, index);
  Sum *sum = &digest->cues[index];

  if (sum->known)
    return sum;
  put_caption_spec (digest->item, captions);
  put_text (digest->item, cue->text);
  put_32 (digest->item, cue->place);
  put_32 (digest->item, cue->align);
  put_fonts (digest, cue->text,
      captions->spec.font ? captions->spec.font : captions->style->font);
  digest->moving[index] = cue_moves (digest, index);
  if (digest->moving[index])
    put_words (digest->item, cue);
  close_item (digest, sum);
  return sum;
}

static void
put_cue (ScheduleDigest *digest, const MomentItem *on)
{
  put_sum (digest->bytes, cue_sum (digest, on->index));
  if (digest->moving[on->index])
    put_64 (digest->bytes, on->time);
}

static void
put_format (ScheduleDigest *digest)
{
  const MovieFormat *format = &digest->movie->format;
  GByteArray *bytes = digest->bytes;
  gint fps_n, fps_d;

  schedule_rate (digest->schedule, &fps_n, &fps_d);
  put_32 (bytes, format->width);
  put_32 (bytes, format->height);
  put_32 (bytes, fps_n);
  put_32 (bytes, fps_d);
  put_32 (bytes, format->background);
}

static void
put_layers (ScheduleDigest *digest)
{
  const Moment *moment = digest->moment;

  put_32 (digest->bytes, moment->transition != NULL);
  put_layer (digest, &moment->layer[0]);
  if (!moment->transition)
    return;
  put_layer (digest, &moment->layer[1]);
  put_transition (digest, moment);
}

/* The families that a script names, and what it says in them. */
static void
put_script_fonts (ScheduleDigest *digest)
{
  const MovieCaptions *captions = &digest->movie->captions;
  g_autofree gchar *letters = subtitles_letters (captions->cues);
  g_auto (GStrv) families = subtitles_script_families (captions->script);

  put_fonts (digest, letters, NULL);
  for (guint i = 0; families[i]; i++)
    put_fonts (digest, letters, families[i]);
}

static const Sum *
script_sum (ScheduleDigest *digest)
{
  Sum *sum = &digest->script;
  gsize length;
  const guint8 *text;

  if (sum->known)
    return sum;
  text = g_bytes_get_data (digest->movie->captions.script, &length);
  put_64 (digest->item, length);
  g_byte_array_append (digest->item, text, length);
  put_script_fonts (digest);
  close_item (digest, sum);
  return sum;
}

static void
put_cues (ScheduleDigest *digest)
{
  const GArray *cues = digest->moment->cues;

  if (digest->movie->captions.script) {
    put_sum (digest->bytes, script_sum (digest));
    put_64 (digest->bytes, digest->moment->time);
    return;
  }
  put_32 (digest->bytes, cues->len);
  for (guint i = 0; i < cues->len; i++)
    put_cue (digest, &g_array_index (cues, MomentItem, i));
}

void
schedule_digest_frame (
    ScheduleDigest *digest, gint64 frame, GChecksum *checksum)
{
  const Moment *moment = digest->moment;
  GByteArray *bytes = digest->bytes;

  schedule_at (digest->schedule, frame, digest->moment);
  g_byte_array_set_size (bytes, 0);
  put_format (digest);
  put_layers (digest);
  put_32 (bytes, moment->effects->len);
  for (guint i = 0; i < moment->effects->len; i++)
    put_effect (digest, &g_array_index (moment->effects, MomentEffect, i));
  put_32 (bytes, moment->overlays->len);
  for (guint i = 0; i < moment->overlays->len; i++)
    put_overlay (digest, &g_array_index (moment->overlays, MomentItem, i));
  put_cues (digest);
  g_checksum_update (checksum, bytes->data, bytes->len);
}

static void
put_curve (GByteArray *item, const Easing *curve)
{
  put_text (item, curve ? curve->name : NULL);
}

static void
put_envelope (GByteArray *item, const GPtrArray *points)
{
  put_32 (item, points->len);
  for (guint i = 0; i < points->len; i++) {
    const MovieVolume *point = g_ptr_array_index (points, i);

    put_64 (item, point->at);
    put_number (item, point->volume);
    put_curve (item, point->easing);
  }
}

static void
put_sound (ScheduleDigest *digest, const ScheduleSound *sound)
{
  GByteArray *item = digest->item;

  put_text (item, digest->sources->sound (sound->index, digest->user_data));
  put_64 (item, sound->from);
  put_64 (item, sound->to);
  put_64 (item, sound->in);
  put_number (item, sound->volume);
  put_64 (item, sound->fade_in);
  put_64 (item, sound->fade_out);
  put_curve (item, sound->fade_in_curve);
  put_curve (item, sound->fade_out_curve);
  put_envelope (item, sound->envelope);
  put_32 (item, sound->loop);
  put_32 (item, sound->role);
  put_number (item, sound->duck_db);
  put_64 (item, sound->attack);
  put_64 (item, sound->hold);
  put_64 (item, sound->release);
  put_64 (item, sound->lookahead);
}

/* A clip brings its own sound. */
static void
put_clip_sound (ScheduleDigest *digest, guint index)
{
  const MovieScene *scene = g_ptr_array_index (digest->movie->scenes, index);
  gint64 from, to;

  if (scene->type != MOVIE_SCENE_VIDEO)
    return;
  schedule_scene_span (digest->schedule, index, &from, &to);
  put_sum (digest->bytes, scene_sum (digest, index));
  put_64 (digest->bytes, from);
  put_64 (digest->bytes, to);
  put_number (digest->bytes, scene->volume);
  put_32 (digest->bytes, scene->muted);
}

void
schedule_digest_sound (ScheduleDigest *digest, GChecksum *checksum)
{
  g_autoptr (GArray) sounds = schedule_sounds (digest->schedule);

  g_byte_array_set_size (digest->bytes, 0);
  put_64 (digest->bytes, schedule_n_samples (digest->schedule));
  put_number (digest->bytes, digest->movie->loudness_lufs);
  for (guint i = 0; i < digest->movie->scenes->len; i++)
    put_clip_sound (digest, i);
  g_checksum_update (checksum, digest->bytes->data, digest->bytes->len);

  for (guint i = 0; i < sounds->len; i++)
    put_sound (digest, &g_array_index (sounds, ScheduleSound, i));
  g_checksum_update (checksum, digest->item->data, digest->item->len);
  g_byte_array_set_size (digest->item, 0);
}
