/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Made once: every border of the movie becomes a frame number, so that a
 * look-up compares integers. Only the position inside a window is computed
 * per frame, from the exact rational. Knows no picture and no file. */

#include "schedule.h"
#include "schedule-audio.h"
#include "schedule-clock.h"
#include "schedule-index.h"
#include "movie-json.h"
#include "movie-timing.h"

#include <math.h>
#include <string.h>

/* A camera is asked at so many places for its largest zoom. */
#define CAMERA_SAMPLES 64

typedef struct {
  gint64 cut;                      /* first frame of its own */
  gint64 first, end;               /* seen, transitions included */
  gint64 window_first, window_end; /* of transition_out */
  guint n_effects;
  guint effects[MOMENT_MAX_VIEWS - 1]; /* geometric ones, in movie->effects */
} Scene;

struct Schedule {
  Movie *movie;
  ScheduleClock clock;
  gint64 n_frames, n_samples;
  GArray *spans; /* of MovieSpan, one more than scenes */
  Scene *scenes;
  GArray *cuts; /* of gint64 */
  ScheduleIndex *effects, *overlays, *cues;
};

static guint
n_scenes (const Schedule *schedule)
{
  return schedule->movie->scenes->len;
}

static const MovieScene *
scene_at (const Schedule *schedule, guint i)
{
  return g_ptr_array_index (schedule->movie->scenes, i);
}

static const MovieEffect *
effect_at (const Schedule *schedule, guint i)
{
  return g_ptr_array_index (schedule->movie->effects, i);
}

static gint64
first_frame (const Schedule *schedule, gint64 ns)
{
  return schedule_clock_first (schedule->clock, ns);
}

static void
place_scenes (Schedule *schedule)
{
  guint n = n_scenes (schedule);

  schedule->scenes = g_new0 (Scene, n);
  schedule->cuts = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < n; i++) {
    const MovieSpan *span = movie_span_at (schedule->spans, i);
    Scene *scene = &schedule->scenes[i];
    gint64 previous = i > 0 ? schedule->scenes[i - 1].cut : -1;

    scene->cut = first_frame (schedule, span->cut);
    scene->first = first_frame (schedule, span->from);
    scene->end = MIN (first_frame (schedule, span->to), schedule->n_frames);
    scene->window_first = first_frame (schedule, span->window_from);
    scene->window_end = first_frame (schedule, span->window_to);
    /* Scenes shorter than a frame may share one. */
    if (scene->cut > previous && scene->cut < schedule->n_frames)
      g_array_append_val (schedule->cuts, scene->cut);
  }
  /* Half a frame of rounding belongs to the last scene. */
  schedule->scenes[n - 1].end = schedule->n_frames;
}

/* A moving effect belongs to the scenes that it meets between their cuts. */
static void
place_moving_effect (Schedule *schedule, guint index)
{
  const MovieEffect *effect = effect_at (schedule, index);

  for (guint i = movie_spans_find (schedule->spans, effect->from);
       i < n_scenes (schedule)
       && movie_span_at (schedule->spans, i)->cut < effect->to;
       i++) {
    Scene *scene = &schedule->scenes[i];

    if (scene->n_effects < G_N_ELEMENTS (scene->effects))
      scene->effects[scene->n_effects++] = index;
  }
}

static void
place_effects (Schedule *schedule)
{
  schedule->effects = schedule_index_new ();
  for (guint i = 0; i < schedule->movie->effects->len; i++) {
    const MovieEffect *effect = effect_at (schedule, i);

    if (effect_is_geometric (effect->type))
      place_moving_effect (schedule, i);
    else
      schedule_index_add (schedule->effects, i,
          first_frame (schedule, effect->from),
          first_frame (schedule, effect->to));
  }
  schedule_index_close (schedule->effects);
}

static void
place_overlays (Schedule *schedule)
{
  const GPtrArray *overlays = schedule->movie->overlays;
  const GPtrArray *cues = schedule->movie->captions.cues;

  schedule->overlays = schedule_index_new ();
  for (guint i = 0; i < overlays->len; i++) {
    const MovieOverlay *overlay = g_ptr_array_index (overlays, i);

    schedule_index_add (schedule->overlays, i,
        first_frame (schedule, overlay->from),
        first_frame (schedule, overlay->to));
  }
  schedule_index_close (schedule->overlays);

  schedule->cues = schedule_index_new ();
  for (guint i = 0; i < cues->len; i++) {
    const CaptionCue *cue = g_ptr_array_index (cues, i);

    schedule_index_add (schedule->cues, i, first_frame (schedule, cue->from_ns),
        first_frame (schedule, cue->to_ns));
  }
  schedule_index_close (schedule->cues);
}

Schedule *
schedule_new (Movie *movie, gint fps_n, gint fps_d, GPtrArray *problems)
{
  Schedule *schedule = g_atomic_rc_box_new0 (Schedule);
  const MovieFormat *format = &movie->format;
  gint64 end;

  schedule->movie = movie_ref (movie);
  schedule->clock = fps_n > 0 ? (ScheduleClock){ fps_n, fps_d }
                              : (ScheduleClock){ format->fps_n, format->fps_d };
  schedule->spans = movie_spans (movie, problems);
  end = movie_spans_end (schedule->spans);
  schedule->n_frames = MAX (1, schedule_clock_length (schedule->clock, end));
  schedule->n_samples = schedule_clock_samples (
      schedule->clock, schedule->n_frames, SCHEDULE_SAMPLE_RATE);
  place_scenes (schedule);
  place_effects (schedule);
  place_overlays (schedule);
  return schedule;
}

Schedule *
schedule_ref (Schedule *schedule)
{
  return g_atomic_rc_box_acquire (schedule);
}

static void
clear_schedule (gpointer data)
{
  Schedule *schedule = data;

  schedule_index_free (schedule->effects);
  schedule_index_free (schedule->overlays);
  schedule_index_free (schedule->cues);
  g_array_unref (schedule->cuts);
  g_array_unref (schedule->spans);
  g_free (schedule->scenes);
  movie_unref (schedule->movie);
}

void
schedule_unref (Schedule *schedule)
{
  g_atomic_rc_box_release_full (schedule, clear_schedule);
}

const Movie *
schedule_movie (const Schedule *schedule)
{
  return schedule->movie;
}

void
schedule_rate (const Schedule *schedule, gint *fps_n, gint *fps_d)
{
  *fps_n = schedule->clock.n;
  *fps_d = schedule->clock.d;
}

gint64
schedule_n_frames (const Schedule *schedule)
{
  return schedule->n_frames;
}

gint64
schedule_n_samples (const Schedule *schedule)
{
  return schedule->n_samples;
}

gint64
schedule_frame_time (const Schedule *schedule, gint64 n)
{
  return schedule_clock_time (schedule->clock, n);
}

gint64
schedule_frame_at (const Schedule *schedule, gint64 ns)
{
  return CLAMP (
      schedule_clock_frame (schedule->clock, ns), 0, schedule->n_frames);
}

void
schedule_scene_span (
    const Schedule *schedule, guint scene, gint64 *from, gint64 *to)
{
  *from = movie_span_at (schedule->spans, scene)->cut;
  *to = movie_span_at (schedule->spans, scene + 1)->cut;
}

void
schedule_scene_frames (
    const Schedule *schedule, guint scene, gint64 *first, gint64 *end)
{
  *first = schedule->scenes[scene].first;
  *end = schedule->scenes[scene].end;
}

const gint64 *
schedule_cuts (const Schedule *schedule, guint *n)
{
  *n = schedule->cuts->len;
  return (const gint64 *) schedule->cuts->data;
}

Moment *
moment_new (void)
{
  Moment *moment = g_new0 (Moment, 1);

  moment->effects = g_array_new (FALSE, FALSE, sizeof (MomentEffect));
  moment->overlays = g_array_new (FALSE, FALSE, sizeof (MomentItem));
  moment->cues = g_array_new (FALSE, FALSE, sizeof (MomentItem));
  return moment;
}

void
moment_free (Moment *moment)
{
  g_array_unref (moment->effects);
  g_array_unref (moment->overlays);
  g_array_unref (moment->cues);
  g_free (moment);
}

/* The movie's seed reshuffles all items at once. */
static guint32
item_seed (const Schedule *schedule, guint32 seed)
{
  return schedule->movie->seed * 0x9e3779b1u + seed;
}

/* @effect from @from to @to, as it stands on @frame; before and after, as it
 * stands at its ends. */
static EffectState
effect_state (const Schedule *schedule, const MovieEffect *effect, gint64 frame,
    gint64 from, gint64 to)
{
  const MovieFormat *format = &schedule->movie->format;
  ScheduleClock clock = schedule->clock;
  gint64 first = first_frame (schedule, from);
  gint64 last = MAX (first, first_frame (schedule, to) - 1);
  gdouble t = schedule_clock_position (clock, frame, from, to);
  gdouble seconds = schedule_clock_since (clock, frame, from);

  return (EffectState){
    .t = easing_apply (effect->easing, t),
    .seconds = CLAMP (seconds, 0, (gdouble) (to - from) / 1e9),
    .frame = (gint) (CLAMP (frame, first, last) - first),
    .fps_n = clock.n,
    .fps_d = clock.d,
    .seed = item_seed (schedule, effect->seed),
    .width = format->width,
    .height = format->height,
    .params = &effect->settings,
  };
}

static void
add_view (
    MomentLayer *layer, const MovieEffect *effect, const EffectState *state)
{
  effect_view (effect->type, state, &layer->view[layer->n_views++]);
}

static void
fill_layer (
    const Schedule *schedule, guint index, gint64 frame, MomentLayer *layer)
{
  const Scene *scene;
  const MovieSpan *span;
  const MovieEffect *motion;
  EffectState state;

  layer->scene = index;
  layer->n_views = 0;
  if (index == G_MAXUINT)
    return;

  scene = &schedule->scenes[index];
  span = movie_span_at (schedule->spans, index);
  motion = &scene_at (schedule, index)->motion;
  if (motion->type) {
    state = effect_state (schedule, motion, frame, span->from, span->to);
    add_view (layer, motion, &state);
  }
  for (guint i = 0; i < scene->n_effects; i++) {
    const MovieEffect *effect = effect_at (schedule, scene->effects[i]);

    state = effect_state (schedule, effect, frame, effect->from, effect->to);
    add_view (layer, effect, &state);
  }
}

/* The scene between whose cuts @frame lies. */
static guint
find_scene (const Schedule *schedule, gint64 frame)
{
  guint low = 0, high = n_scenes (schedule) - 1;

  while (low < high) {
    guint middle = low + (high - low + 1) / 2;

    if (schedule->scenes[middle].cut <= frame)
      low = middle;
    else
      high = middle - 1;
  }
  return low;
}

static gboolean
in_window (const Schedule *schedule, guint scene, gint64 frame)
{
  return frame >= schedule->scenes[scene].window_first
      && frame < schedule->scenes[scene].window_end;
}

static void
fill_transition (
    const Schedule *schedule, guint scene, gint64 frame, Moment *moment)
{
  const MovieTransition *transition =
      &scene_at (schedule, scene)->transition_out;
  const MovieSpan *span = movie_span_at (schedule->spans, scene);
  const Scene *at = &schedule->scenes[scene];
  gdouble p = schedule_clock_position (
      schedule->clock, frame, span->window_from, span->window_to);
  gboolean is_last = scene + 1 == n_scenes (schedule);

  fill_layer (schedule, scene, frame, &moment->layer[0]);
  fill_layer (
      schedule, is_last ? G_MAXUINT : scene + 1, frame, &moment->layer[1]);
  moment->transition = transition->type;
  moment->transition_state = (TransitionState){
    .p = easing_apply (transition->easing, p),
    .frame = (gint) (frame - at->window_first),
    .n_frames = (gint) (at->window_end - at->window_first),
    .fps_n = schedule->clock.n,
    .fps_d = schedule->clock.d,
    .seed = item_seed (schedule, transition->seed),
    .width = schedule->movie->format.width,
    .height = schedule->movie->format.height,
    .params = &transition->settings,
  };
}

static void
fill_layers (const Schedule *schedule, gint64 frame, Moment *moment)
{
  guint scene = find_scene (schedule, frame);

  if (in_window (schedule, scene, frame)) {
    fill_transition (schedule, scene, frame, moment);
  } else if (scene > 0 && in_window (schedule, scene - 1, frame)) {
    fill_transition (schedule, scene - 1, frame, moment);
  } else {
    moment->transition = NULL;
    fill_layer (schedule, scene, frame, &moment->layer[0]);
    fill_layer (schedule, G_MAXUINT, frame, &moment->layer[1]);
  }
}

typedef struct {
  const Schedule *schedule;
  Moment *moment;
} Filling;

static void
add_effect (guint item, gint64 first, gpointer data)
{
  const Filling *filling = data;
  const MovieEffect *effect = effect_at (filling->schedule, item);
  MomentEffect found = { item,
    effect_state (filling->schedule, effect, filling->moment->frame,
        effect->from, effect->to) };

  if (effect_is_idle (effect->type, &found.state))
    return;
  g_array_append_val (filling->moment->effects, found);
}

static void
add_overlay (guint item, gint64 first, gpointer data)
{
  const Filling *filling = data;
  const MovieOverlay *overlay =
      g_ptr_array_index (filling->schedule->movie->overlays, item);
  MomentItem found = { item, filling->moment->time - overlay->from,
    filling->moment->frame - first };

  g_array_append_val (filling->moment->overlays, found);
}

static void
add_cue (guint item, gint64 first, gpointer data)
{
  const Filling *filling = data;
  const CaptionCue *cue =
      g_ptr_array_index (filling->schedule->movie->captions.cues, item);
  MomentItem found = { item, filling->moment->time - cue->from_ns,
    filling->moment->frame - first };

  g_array_append_val (filling->moment->cues, found);
}

static gint
compare_indices (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a, two = *(const guint *) b;

  return one < two ? -1 : one > two;
}

/* The index finds them by time; they are drawn in the document's order. */
static void
find_items (const ScheduleIndex *index, GArray *items, ScheduleIndexFunc func,
    Filling *filling)
{
  g_array_set_size (items, 0);
  schedule_index_foreach (index, filling->moment->frame, func, filling);
  if (items->len > 1)
    g_array_sort (items, compare_indices);
}

void
schedule_at (const Schedule *schedule, gint64 frame, Moment *moment)
{
  Filling filling = { schedule, moment };

  moment->frame = frame;
  moment->time = schedule_frame_time (schedule, frame);
  fill_layers (schedule, frame, moment);
  find_items (schedule->effects, moment->effects, add_effect, &filling);
  find_items (schedule->overlays, moment->overlays, add_overlay, &filling);
  find_items (schedule->cues, moment->cues, add_cue, &filling);
}

static gboolean
same_layer (const MomentLayer *a, const MomentLayer *b)
{
  return a->scene == b->scene && a->n_views == b->n_views
      && memcmp (a->view, b->view, a->n_views * sizeof (LayerView)) == 0;
}

gboolean
moment_same_picture (const Moment *a, const Moment *b)
{
  if (a->frame == b->frame)
    return TRUE;
  if (a->transition || b->transition || a->effects->len > 0
      || b->effects->len > 0 || !same_layer (&a->layer[0], &b->layer[0])
      || a->overlays->len != b->overlays->len)
    return FALSE;
  for (guint i = 0; i < a->overlays->len; i++)
    if (g_array_index (a->overlays, MomentItem, i).index
        != g_array_index (b->overlays, MomentItem, i).index)
      return FALSE;
  return TRUE;
}

/* The largest zoom of a transition's camera over one of its inputs. */
static gdouble
camera_zoom (const Schedule *schedule, guint scene, gint input)
{
  const MovieTransition *transition =
      &scene_at (schedule, scene)->transition_out;
  const Scene *at = &schedule->scenes[scene];
  gint n = (gint) (at->window_end - at->window_first);
  gdouble zoom = 1;
  TransitionState state = {
    .n_frames = n,
    .fps_n = schedule->clock.n,
    .fps_d = schedule->clock.d,
    .seed = item_seed (schedule, transition->seed),
    .width = schedule->movie->format.width,
    .height = schedule->movie->format.height,
    .params = &transition->settings,
  };

  if (n <= 0 || !transition->type->camera)
    return 1;
  state.data = transition->type->data;
  for (gint i = 1; i < CAMERA_SAMPLES; i++) {
    Affine camera = affine_identity;
    gdouble area;

    state.p = (gdouble) i / CAMERA_SAMPLES;
    state.frame = i * n / CAMERA_SAMPLES;
    transition->type->camera (&state, input, &camera);
    area = fabs (camera.xx * camera.yy - camera.xy * camera.yx);
    if (area > 0)
      zoom = MAX (zoom, 1 / sqrt (area));
  }
  return zoom;
}

gdouble
schedule_scene_max_zoom (const Schedule *schedule, guint scene)
{
  const MovieEffect *motion = &scene_at (schedule, scene)->motion;
  const Scene *at = &schedule->scenes[scene];
  gdouble zoom = camera_zoom (schedule, scene, 0);

  if (scene > 0)
    zoom = MAX (zoom, camera_zoom (schedule, scene - 1, 1));
  if (motion->type)
    zoom *= effect_max_zoom (motion->type, &motion->settings);
  for (guint i = 0; i < at->n_effects; i++) {
    const MovieEffect *effect = effect_at (schedule, at->effects[i]);

    zoom *= effect_max_zoom (effect->type, &effect->settings);
  }
  return zoom;
}
