/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The encoders that a render may use, best first: one table for pictures, one
 * for sound. To add one: a row. Knows factories and their settings, never a
 * movie. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct {
  gint width, height;
  gint fps_n, fps_d;
} RenderVideoShape;

/* How good and how large; the same for every encoder, which reads it its own
 * way. */
typedef enum {
  RENDER_PRESET_FAST,
  RENDER_PRESET_BALANCED,
  RENDER_PRESET_QUALITY,
  RENDER_PRESET_ARCHIVE,
  RENDER_N_PRESETS
} RenderPreset;

const gchar *render_preset_name (RenderPreset preset);
/* FALSE: none of that name. */
gboolean render_preset_find (const gchar *name, RenderPreset *preset);

typedef struct {
  RenderVideoShape shape;
  RenderPreset preset;
  gint crf;     /* on x264's scale, 0 to 51; -1: the preset's */
  gint bitrate; /* kbit/s, instead of a quality; 0: by quality */
  gint gop;     /* frames from key frame to key frame, at most */
  gint threads; /* 0: the encoder's own choice */
} RenderVideoSettings;

typedef struct {
  const gchar *factory;
  const gchar *package; /* Debian's, for messages */
  /* The element with its settings and the caps after it, as gst-launch
   * reads them. */
  gchar *(*launch) (const RenderVideoSettings *settings);
} RenderVideoEncoder;

typedef struct {
  const gchar *factory;
  const gchar *package;
  const gchar *launch;
  guint priming; /* samples that come out before the first one */
} RenderAudioEncoder;

/* NULL-terminated. */
extern const RenderVideoEncoder *const render_video_encoders[];
extern const RenderAudioEncoder *const render_audio_encoders[];

/**
 * render_video_encoder_find:
 * @factory: (nullable): NULL takes the first that is installed
 *
 * Returns: (transfer none) (nullable): NULL with RENDER_ERROR_ENCODER that
 *   names what is known and what to install.
 */
const RenderVideoEncoder *render_video_encoder_find (
    const gchar *factory, GError **error);
const RenderAudioEncoder *render_audio_encoder_find (
    const gchar *factory, GError **error);

G_END_DECLS
