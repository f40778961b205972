/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The encoders that a render may use, best first: one table for pictures, one
 * for sound. To add one: a const struct under its function in the file of its
 * codec, and its name in the list there. Knows factories and their settings,
 * never a movie; whether one works here is probe.h's. */
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
/* What it is for, in a few words. */
const gchar *render_preset_summary (RenderPreset preset);
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

/* What is wanted by quality: 0 to 51, finer when smaller; the one asked for,
 * else the preset's. */
gint render_settings_crf (const RenderVideoSettings *settings);
/* kbit/s: the ones asked for, else what that quality takes of moving
 * photographs, for encoders that know no quality. */
gint render_settings_bitrate (const RenderVideoSettings *settings);

typedef struct {
  const gchar *name;   /* "h264" */
  const gchar *title;  /* "H.264" */
  const gchar *parser; /* makes of packets what a file takes */
} RenderVideoCodec;

typedef struct {
  const gchar *factory;
  const gchar *package; /* Debian's, for messages */
  const RenderVideoCodec *codec;
  /* (nullable): of hardware, the plugin that offers it wherever it finds a
   * device, which may still fail to open; NULL: software, which does not. */
  const gchar *device_plugin;
  guint since; /* the minor version of GStreamer 1 that came with it; 0: old */
  /* What it needs in front, the element with its settings and the caps after
   * it, as gst-launch reads them. */
  gchar *(*launch) (const RenderVideoSettings *settings);
} RenderVideoEncoder;

typedef struct {
  const gchar *factory;
  const gchar *package;
  const gchar *codec;  /* "aac" or "opus" */
  const gchar *parser; /* as that of RenderVideoCodec */
  const gchar *launch;
  guint priming; /* samples that come out before the first one */
  guint skip;    /* those that a decoder drops by itself */
} RenderAudioEncoder;

/* NULL-terminated; the first is what a movie is encoded to unless another is
 * asked for. */
extern const RenderVideoCodec *const render_video_codecs[];
/* (nullable): NULL if there is none of that name */
const RenderVideoCodec *render_video_codec_find (const gchar *name);
/* (transfer full): "x264enc (gstreamer1.0-plugins-ugly) or ...": what to
 * install where nothing encodes to it */
gchar *render_video_codec_packages (const RenderVideoCodec *codec);

/* NULL-terminated, those of a codec one after the other, best first. */
extern const RenderVideoEncoder *const render_video_encoders[];
extern const RenderAudioEncoder *const render_audio_encoders[];

/**
 * render_video_encoder_find:
 * @factory: (nullable): NULL takes the first for H.264 that is installed and
 *   needs no device
 *
 * Opens nothing; see render_video_encoder_choose().
 *
 * Returns: (transfer none) (nullable): NULL with RENDER_ERROR_ENCODER that
 *   names what is known and what to install.
 */
const RenderVideoEncoder *render_video_encoder_find (
    const gchar *factory, GError **error);
/* NULL takes the first for AAC that is installed. */
const RenderAudioEncoder *render_audio_encoder_find (
    const gchar *factory, GError **error);
/* The first of @codec that is installed, or @factory, if it is of @codec. */
const RenderAudioEncoder *render_audio_encoder_choose (
    const gchar *codec, const gchar *factory, GError **error);

/* Is there an element of that name in the registry? */
gboolean render_element_exists (const gchar *factory);

G_END_DECLS
