/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* kernels [--check | NAME [FORM]]: what a frame of 1280x720 costs one core, with each form of
 * the kernels that this processor has: motions, transitions between two moving
 * pictures, effects, captions; the median, also as a multiple of what a plain
 * copy of a frame costs in the same moment, and a sum of what was drawn, which
 * is the same for every form. First of all, and alone with --check, the forms
 * are compared. A part of a name limits what is drawn, a
 * form's name the forms. */

#include "kernels-check.h"

#include "caption.h"
#include "draw.h"
#include "sprite.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define WIDTH 1280
#define HEIGHT 720
/* As a still for a zoom to 1.08 lies in memory. */
#define STILL_WIDTH 1382
#define STILL_HEIGHT 778
#define ROUNDS 61 /* one frame each; the median counts */

typedef struct Job Job;
struct Job {
  const gchar *kind, *name;
  void (*draw) (const Job *job, gdouble p);
  const Transition *transition;
  const Effect *effect;
  const CaptionBlock *block;
  const Sprite *sprite;
};

static const gchar *wanted = "";
static DrawContext *context;
static Picture *still[2], *source, *frame;

/* Processor time of this thread, ms. */
static gdouble
now_ms (void)
{
  struct timespec t;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

/* What a camera's photograph has: slow and fast parts, edges, noise. */
static Picture *
photograph (gint width, gint height, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  Picture *p = picture_new (width, height, PICTURE_BT709);

  for (gint i = 0; i < 3; i++)
    for (gint y = 0; y < picture_plane_height (p, i); y++)
      for (gint x = 0; x < picture_plane_width (p, i); x++)
        p->plane[i][(gsize) y * p->stride[i] + x] = 128
            + 60 * sin (x * .01 * seed) * cos (y * .013)
            + (((x / 40) ^ (y / 56)) % 3 - 1) * 20
            + g_rand_int_range (rand, -12, 13);
  return p;
}

static DrawLayer
layer_of (const Picture *from, gdouble p, const gchar *motion)
{
  const Effect *effect = effect_find (motion);
  const EffectState state = { .t = p,
    .seconds = 2 * p,
    .fps_n = 30,
    .fps_d = 1,
    .width = WIDTH,
    .height = HEIGHT };
  LayerView view;

  effect_view (effect, &state, &view);
  return (DrawLayer){ .still = from,
    .view = layer_affine (from->width, from->height, WIDTH, HEIGHT,
        LAYER_FIT_COVER, .5, .5, &view, 1) };
}

/* A scene without motion that is as large as the frame. */
static void
draw_copy (const Job *job, gdouble p)
{
  const DrawFrame draw = { .layer = {
                               { .still = source, .view = affine_identity } } };

  draw_frame (context, &draw, frame);
}

static void
draw_flat (const Job *job, gdouble p)
{
  const DrawFrame draw = { .layer = { { .flat = { { 90, 120, 140 } } } } };

  draw_frame (context, &draw, frame);
}

static void
draw_motion (const Job *job, gdouble p)
{
  const DrawFrame draw = { .layer = { layer_of (still[0], p, job->name) } };

  draw_frame (context, &draw, frame);
}

static void
draw_between (const Job *job, gdouble p)
{
  const DrawFrame draw = { .layer = { layer_of (
                                          still[0], .8 + .2 * p, "zoom_in"),
                               layer_of (still[1], .2 * p, "zoom_out") },
    .transition = job->transition,
    .state = { .p = p,
        .frame = (gint) (p * 24),
        .n_frames = 24,
        .fps_n = 30,
        .fps_d = 1 } };

  draw_frame (context, &draw, frame);
}

static void
draw_colored (const Job *job, gdouble p)
{
  const EffectState state = { .t = p, .seconds = p, .fps_n = 30, .fps_d = 1 };

  draw_effect (context, job->effect, &state, source, frame);
}

static void
draw_sprite (const Job *job, gdouble p)
{
  sprite_blend (job->sprite, frame, 256, 0, G_MAXINT);
}

static void
draw_caption (const Job *job, gdouble p)
{
  caption_draw (job->block, (gint64) (p * 2e9), frame);
}

static gint
by_value (gconstpointer a, gconstpointer b)
{
  const gdouble x = *(const gdouble *) a, y = *(const gdouble *) b;

  return x < y ? -1 : x > y;
}

static guint32
hash_of (const Picture *p, guint32 hash)
{
  for (gint i = 0; i < 3; i++)
    for (gint y = 0; y < picture_plane_height (p, i); y++)
      for (gint x = 0; x < picture_plane_width (p, i); x++)
        hash = (hash ^ p->plane[i][(gsize) y * p->stride[i] + x]) * 16777619u;
  return hash;
}

static gdouble
median_of (const Job *job, guint32 *hash)
{
  gdouble ms[ROUNDS];

  job->draw (job, .5);
  for (gint i = 0; i < ROUNDS; i++) {
    const gdouble from = now_ms ();
    job->draw (job, (i + .5) / ROUNDS);
    ms[i] = now_ms () - from;
    if (hash && i % 4 == 0)
      *hash = hash_of (frame, *hash);
  }
  qsort (ms, ROUNDS, sizeof ms[0], by_value);
  return ms[ROUNDS / 2];
}

/* Beside the figure: how many plain copies that is, and what was drawn. */
static void
report (const Job *job)
{
  static const Job copy = { .draw = draw_copy };
  guint32 hash = 2166136261u;

  if (!strstr (job->name, wanted) && !strstr (job->kind, wanted))
    return;

  picture_copy (frame, source);
  const gdouble copied = median_of (&copy, NULL);
  const gdouble ms = median_of (job, &hash);
  g_print ("%-8s%-12s%-16s%7.3f ms %6.1f copies  %08x\n", kernels ()->name,
      job->kind, job->name, ms, ms / copied, hash);
}

static void
report_motions (void)
{
  for (guint i = 0; effects_all ()[i]; i++)
    if (effect_is_geometric (effects_all ()[i]))
      report (&(Job){ "motion", effects_all ()[i]->name, draw_motion });
}

static void
report_transitions (void)
{
  for (guint i = 0; transitions_all ()[i]; i++)
    report (&(Job){ "transition", transitions_all ()[i]->name, draw_between,
        .transition = transitions_all ()[i] });
}

static void
report_effects (void)
{
  for (guint i = 0; effects_all ()[i]; i++)
    if (!effect_is_geometric (effects_all ()[i]))
      report (&(Job){ "effect", effects_all ()[i]->name, draw_colored,
          .effect = effects_all ()[i] });
}

static void
report_captions (void)
{
  for (guint i = 0; caption_styles[i]; i++) {
    g_autofree gchar *text = g_strdup ("London grew in the bend of a river");
    CaptionCue cue = { .to_ns = 2000000000, .text = text };
    TextReport news = { NULL };

    g_autoptr (CaptionBlock) block = caption_layout (
        caption_styles[i], NULL, &cue, WIDTH, HEIGHT, 1, PICTURE_BT709, &news);
    report (&(Job){
        "caption", caption_styles[i]->name, draw_caption, .block = block });
  }
}

#define SPRITE_WIDTH 640
#define SPRITE_HEIGHT 160

/* Holes, edges and what shines through. */
static void
report_sprite (void)
{
  g_autofree guint32 *argb = g_new (guint32, SPRITE_WIDTH * SPRITE_HEIGHT);

  for (gint y = 0; y < SPRITE_HEIGHT; y++)
    for (gint x = 0; x < SPRITE_WIDTH; x++)
      argb[y * SPRITE_WIDTH + x] = (x / 8 + y / 8) % 3 ? 0 : 0x80402010;
  g_autoptr (Sprite) sprite = sprite_new_from_argb ((const guint8 *) argb,
      4 * SPRITE_WIDTH, SPRITE_WIDTH, SPRITE_HEIGHT, 321, 201, PICTURE_BT709);
  report (&(Job){ "sprite", "640x160", draw_sprite, .sprite = sprite });
}

static void
report_all (void)
{
  report (&(Job){ "still", "copy", draw_copy });
  report (&(Job){ "scene", "flat", draw_flat });
  report_motions ();
  report_transitions ();
  report_effects ();
  report_sprite ();
  report_captions ();
}

/* Each form of the kernels that this processor has; the plain one, which the
 * others are held to, is the last. */
static gint
compare (void)
{
  gint n = 0, wrong = 0;

  while (kernels_all[n + 1])
    n++;
  for (gint i = 0; i < n; i++)
    if (kernels_all[i]->is_usable ())
      wrong += !kernels_check (kernels_all[i], kernels_all[n]);
  return wrong;
}

int
main (int argc, char **argv)
{
  const gint wrong = compare ();

  if (wrong > 0 || (argc > 1 && g_str_equal (argv[1], "--check")))
    return wrong > 0 ? EXIT_FAILURE : EXIT_SUCCESS;
  if (argc > 1)
    wanted = argv[1];
  context = draw_context_new ();
  still[0] = photograph (STILL_WIDTH, STILL_HEIGHT, 1);
  still[1] = photograph (STILL_WIDTH, STILL_HEIGHT, 2);
  source = photograph (WIDTH, HEIGHT, 3);
  frame = photograph (WIDTH, HEIGHT, 3);
  for (gint i = 0; kernels_all[i]; i++) {
    if (!kernels_all[i]->is_usable ()
        || (argc > 2 && !g_str_equal (argv[2], kernels_all[i]->name)))
      continue;
    kernels_use (kernels_all[i]);
    report_all ();
  }
  picture_free (still[0]);
  picture_free (still[1]);
  picture_free (source);
  picture_free (frame);
  draw_context_free (context);
  return EXIT_SUCCESS;
}
