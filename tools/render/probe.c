/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "probe.h"

#include "render.h"
#include "trial.h"

#include <gst/gst.h>

#define PATIENCE_MS 4000

/* What a trial has found, for this process: NULL values are works. */
static GMutex lock;
static GHashTable *remembered; /* of gchar * by launch text */

static gboolean
recall (const gchar *launch, gchar **reason)
{
  gpointer found = NULL;
  gboolean known;

  g_mutex_lock (&lock);
  known = remembered
      && g_hash_table_lookup_extended (remembered, launch, NULL, &found);
  *reason = g_strdup (found);
  g_mutex_unlock (&lock);
  return known;
}

static void
remember (const gchar *launch, const gchar *reason)
{
  g_mutex_lock (&lock);
  if (!remembered)
    remembered =
        g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (remembered, g_strdup (launch), g_strdup (reason));
  g_mutex_unlock (&lock);
}

/* Does it work with these settings at this size? They are all in the launch
 * text and the shape. */
static gboolean
works (const RenderVideoEncoder *encoder, const RenderVideoSettings *settings,
    gchar **reason)
{
  const RenderVideoShape *shape = &settings->shape;
  g_autofree gchar *launch = NULL, *key = NULL;
  g_autoptr (GError) error = NULL;

  *reason = NULL;
  if (!encoder->device_plugin)
    return TRUE;
  launch = encoder->launch (settings);
  key = g_strdup_printf ("%dx%d %d/%d %s", shape->width, shape->height,
      shape->fps_n, shape->fps_d, launch);
  if (recall (key, reason))
    return *reason == NULL;
  trial_run (encoder, settings, PATIENCE_MS, &error);
  remember (key, error ? error->message : NULL);
  *reason = error ? g_strdup (error->message) : NULL;
  return error == NULL;
}

/* A plugin that is there offers the encoders of the devices that it finds. */
static gchar *
why_missing (const RenderVideoEncoder *encoder)
{
  g_autoptr (GstPlugin) plugin = encoder->device_plugin
      ? gst_registry_find_plugin (gst_registry_get (), encoder->device_plugin)
      : NULL;
  guint major, minor, micro, nano;

  gst_version (&major, &minor, &micro, &nano);
  if (minor < encoder->since)
    return g_strdup_printf ("comes with GStreamer 1.%u", encoder->since);
  if (plugin)
    return g_strdup_printf (
        "plugin %s finds no device for it", encoder->device_plugin);
  return g_strdup_printf ("not installed: %s", encoder->package);
}

static RenderEncoderFinding *
look_at (const RenderVideoEncoder *encoder, const RenderVideoSettings *settings)
{
  RenderEncoderFinding *finding = g_new0 (RenderEncoderFinding, 1);

  finding->encoder = encoder;
  if (!render_element_exists (encoder->factory)) {
    finding->state = RENDER_ENCODER_MISSING;
    finding->reason = why_missing (encoder);
  } else if (works (encoder, settings, &finding->reason)) {
    finding->state = RENDER_ENCODER_USABLE;
  } else {
    finding->state = RENDER_ENCODER_FAILS;
  }
  return finding;
}

static void
finding_free (gpointer data)
{
  RenderEncoderFinding *finding = data;

  g_free (finding->reason);
  g_free (finding);
}

/* @all: also those after the first that works */
static GPtrArray *
look_through (const RenderVideoCodec *codec,
    const RenderVideoSettings *settings, const RenderVideoEncoder *after,
    gboolean all)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (finding_free);
  gboolean found = FALSE, passed = after == NULL;

  for (guint i = 0; render_video_encoders[i] && (all || !found); i++) {
    const RenderVideoEncoder *encoder = render_video_encoders[i];
    RenderEncoderFinding *finding;

    if (encoder->codec == codec && passed) {
      finding = look_at (encoder, settings);
      if (finding->state == RENDER_ENCODER_USABLE && !found)
        finding->state = RENDER_ENCODER_CHOSEN;
      found = found || finding->state == RENDER_ENCODER_CHOSEN;
      g_ptr_array_add (findings, finding);
    }
    passed = passed || encoder == after;
  }
  return findings;
}

static const RenderVideoEncoder *
chosen_of (const GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++) {
    const RenderEncoderFinding *finding = findings->pdata[i];

    if (finding->state == RENDER_ENCODER_CHOSEN)
      return finding->encoder;
  }
  return NULL;
}

GPtrArray *
render_video_encoders_survey (
    const RenderVideoCodec *codec, const RenderVideoSettings *settings)
{
  GPtrArray *findings = look_through (codec, settings, NULL, TRUE);
  const RenderVideoEncoder *chosen = chosen_of (findings);

  for (guint i = 0; i < findings->len; i++) {
    RenderEncoderFinding *finding = findings->pdata[i];

    if (finding->state == RENDER_ENCODER_CHOSEN)
      finding->reason = g_strdup (finding->encoder->device_plugin
              ? "the first that encodes here"
              : "the first that is installed");
    else if (finding->state == RENDER_ENCODER_USABLE)
      finding->reason = g_strdup_printf ("%s comes first", chosen->factory);
  }
  return findings;
}

/* "vah264enc (vah264enc0: no device)" for each that fails. */
static gchar *
failures (const GPtrArray *findings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++) {
    const RenderEncoderFinding *finding = findings->pdata[i];

    if (finding->state == RENDER_ENCODER_FAILS)
      g_string_append_printf (text, "%s%s (%s)", text->len ? ", " : "",
          finding->encoder->factory, finding->reason);
  }
  return g_string_free (text, FALSE);
}

static const RenderVideoEncoder *
choose_first (const RenderVideoCodec *codec,
    const RenderVideoSettings *settings, GPtrArray *warnings, GError **error)
{
  g_autoptr (GPtrArray) findings = look_through (codec, settings, NULL, FALSE);
  const RenderVideoEncoder *chosen = chosen_of (findings);
  g_autofree gchar *failed = failures (findings);
  g_autofree gchar *packages = render_video_codec_packages (codec);

  if (!chosen)
    g_set_error (error, RENDER_ERROR, RENDER_ERROR_ENCODER,
        "no %s encoder %s%s; install %s", codec->title,
        *failed ? "works here: " : "is installed", failed, packages);
  else if (*failed && warnings)
    g_ptr_array_add (warnings,
        g_strdup_printf ("%s takes the place of what does not encode here: %s",
            chosen->factory, failed));
  return chosen;
}

static const RenderVideoEncoder *
choose_named (
    const gchar *factory, const RenderVideoSettings *settings, GError **error)
{
  const RenderVideoEncoder *encoder =
      render_video_encoder_find (factory, error);
  g_autofree gchar *reason = NULL;

  if (!encoder || works (encoder, settings, &reason))
    return encoder;
  g_set_error (error, RENDER_ERROR, RENDER_ERROR_ENCODER,
      "encoder \"%s\" is installed and does not encode here (%s); \"auto\" "
      "takes one that does",
      factory, reason);
  return NULL;
}

const RenderVideoEncoder *
render_video_encoder_choose (const RenderVideoCodec *codec,
    const gchar *factory, const RenderVideoSettings *settings,
    GPtrArray *warnings, GError **error)
{
  if (factory && !g_str_equal (factory, "auto"))
    return choose_named (factory, settings, error);
  return choose_first (
      codec ? codec : render_video_codecs[0], settings, warnings, error);
}

const RenderVideoEncoder *
render_video_encoder_next (
    const RenderVideoEncoder *encoder, const RenderVideoSettings *settings)
{
  g_autoptr (GPtrArray) findings =
      look_through (encoder->codec, settings, encoder, FALSE);

  return chosen_of (findings);
}
