/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The movie document in memory: what the JSON says, checked for shape, in
 * nanoseconds. Immutable once read; reference-counted, so that streaming
 * threads share it. Knows nothing of files, frames or pixels. */
#pragma once

#include "transition.h"
#include "effect.h"
#include "easing.h"
#include "overlay.h"
#include "caption.h"

G_BEGIN_DECLS

#define MOVIE_MS G_GINT64_CONSTANT (1000000)    /* ns */

typedef enum { MOVIE_OVERLAP_HOLD, MOVIE_OVERLAP_SHORTEN } MovieOverlap;
typedef enum { MOVIE_SCENE_IMAGE, MOVIE_SCENE_VIDEO, MOVIE_SCENE_COLOR }
    MovieSceneType;
typedef enum { MOVIE_ROLE_VOICEOVER, MOVIE_ROLE_MUSIC, MOVIE_ROLE_SFX }
    MovieRole;
typedef enum { MOVIE_ENV_PROD, MOVIE_ENV_DEV } MovieEnv;

typedef struct {
  gint width, height;
  gint fps_n, fps_d;
  guint32 background;       /* 0xRRGGBBAA */
  MovieOverlap overlap;
} MovieFormat;

typedef struct {
  const Transition *type;   /* NULL: a cut */
  gint64 duration;
  const Easing *easing;     /* NULL: linear */
  ParamValues settings;
  guint32 seed;
} MovieTransition;

/* A motion of a scene, or an effect on the movie clock. */
typedef struct {
  const Effect *type;       /* NULL: none */
  gint64 from, to;          /* not used by a motion */
  const Easing *easing;
  ParamValues settings;
  guint32 seed;
} MovieEffect;

typedef struct {
  MovieSceneType type;
  gchar *src;               /* as written; NULL in a draft and for colour */
  gchar *asset_slot;        /* NULL unless given */
  guint32 color;
  gint64 duration;
  LayerFit fit;
  gdouble focus_x, focus_y; /* 0..1 */
  MovieEffect motion;
  MovieTransition transition_out;
  /* of a clip */
  gint64 in;
  gdouble speed, volume;
  gboolean muted, loop;
} MovieScene;

typedef struct {
  const OverlayKind *kind;
  gint64 from, to;
  OverlaySpec spec;         /* without ways in and out if their type is NULL */
} MovieOverlay;

typedef struct {
  gdouble db;               /* <= 0; 0 switches ducking off */
  gint64 attack, hold, release, lookahead;
} MovieDuck;

/* A point of a volume envelope. */
typedef struct {
  gint64 at;                /* since the item's start */
  gdouble volume;           /* 0..4, times the item's own */
  const Easing *easing;     /* of the way here; NULL: linear */
} MovieVolume;

typedef struct {
  gchar *src, *asset_slot;
  MovieRole role;
  gint64 from, to;
  gint64 in;
  gdouble volume;           /* 0..4 */
  GPtrArray *envelope;      /* of MovieVolume, ascending */
  gint64 fade_in, fade_out;
  /* From silence and, backwards, to it; NULL: linear. */
  const Easing *fade_in_curve, *fade_out_curve;
  gboolean loop;
  gboolean crossfade;       /* music gives way to music */
  MovieDuck duck;           /* music: default on at -12 dB */
} MovieAudio;

typedef struct {
  const CaptionStyle *style;
  gboolean has_style;       /* it was named */
  CaptionSpec spec;
  gchar *src;               /* a file, until its cues are taken */
  GBytes *script;           /* ASS to be drawn as it is written; else NULL */
  GPtrArray *cues;          /* of CaptionCue, by from_ns */
} MovieCaptions;

typedef struct {
  gchar *title;             /* what it is called; NULL: not known, never drawn */
  MovieFormat format;
  GPtrArray *scenes;        /* of MovieScene, at least one */
  GPtrArray *overlays;      /* of MovieOverlay */
  GPtrArray *effects;       /* of MovieEffect */
  GPtrArray *audio;         /* of MovieAudio */
  MovieCaptions captions;
  guint32 seed;
  gdouble loudness_lufs;    /* 0: none asked for */
  MovieEnv env;
} Movie;

/* An empty document with every default in place, to be filled before it is
 * shared. */
Movie *movie_new (void);
Movie *movie_ref (Movie *movie);
void movie_unref (Movie *movie);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Movie, movie_unref)

/* A scene or an audio item still waits for its asset. */
gboolean movie_is_draft (const Movie *movie);

/* GDestroyNotify of the elements of a movie's arrays. */
void movie_scene_free (gpointer scene);
void movie_effect_free (gpointer effect);
void movie_overlay_free (gpointer overlay);
void movie_audio_free (gpointer audio);
void movie_cue_free (gpointer cue);

G_END_DECLS
