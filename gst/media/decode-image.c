/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Pictures: gate, whole or not, decoder, our own conversion, orientation. */
#include "decode.h"
#include "chain.h"
#include "image-header.h"
#include "pixels.h"
#include "png-decode.h"

typedef struct {
  MediaImage *image;
  GError *error;
  const ImageHeader *header;
} Picker;

void
media_image_free (MediaImage *image)
{
  if (!image)
    return;
  g_free (image->rgba);
  g_free (image);
}

static void
pick_frame (Picker *p, const GstVideoFrame *frame)
{
  gint width = GST_VIDEO_FRAME_WIDTH (frame);
  gint height = GST_VIDEO_FRAME_HEIGHT (frame);
  MediaImage *image;

  if (width != p->header->width || height != p->header->height) {
    g_set_error (&p->error, MEDIA_ERROR, MEDIA_ERROR_CORRUPT,
        "decodes to %dx%d pixels, its header says %dx%d", width, height,
        p->header->width, p->header->height);
    return;
  }
  image = g_new0 (MediaImage, 1);
  image->width = width;
  image->height = height;
  image->rgba = g_malloc ((gsize) width * height * 4);
  if (pixels_to_rgba (frame, image->rgba)) {
    image->rgba = pixels_orient (
        image->rgba, &image->width, &image->height, p->header->orientation);
    p->image = image;
    return;
  }
  g_set_error (&p->error, MEDIA_ERROR, MEDIA_ERROR_CORRUPT,
      "decodes to the unexpected format %s",
      gst_video_format_to_string (GST_VIDEO_FRAME_FORMAT (frame)));
  media_image_free (image);
}

static void
pick (Picker *p, GstSample *sample)
{
  GstVideoInfo info;
  GstVideoFrame frame;

  if (gst_video_info_from_caps (&info, gst_sample_get_caps (sample))
      && gst_video_frame_map (
          &frame, &info, gst_sample_get_buffer (sample), GST_MAP_READ)) {
    pick_frame (p, &frame);
    gst_video_frame_unmap (&frame);
  }
}

/* The first picture; what a decoder finds wrong behind it counts, too. */
static gboolean
run_chain (const Chain *chain, GBytes *bytes, Picker *picker,
    GCancellable *cancellable, GError **error)
{
  g_autoptr (ChainRun) run = chain_start (chain, bytes, error);
  GstSample *sample = NULL;

  while (run && chain_pull (run, &sample, cancellable, error)) {
    if (!sample)
      return TRUE;
    if (!picker->image && !picker->error)
      pick (picker, sample);
    gst_sample_unref (sample);
  }
  return FALSE;
}

static gboolean
prepare (MediaType type, const guint8 *data, gsize size, ImageHeader *header,
    Chain *chain, GError **error)
{
  static const ChainElement jpeg = { "jpegdec", "gstreamer1.0-plugins-good",
    "idct-method", "islow" };
  static const ChainElement webp = { "webpdec", "gstreamer1.0-plugins-bad" };

  switch (type) {
    case MEDIA_JPEG:
      chain->in_caps = "image/jpeg";
      chain->elements[0] = jpeg;
      if (!jpeg_parse (data, size, header, error))
        return FALSE;
      chain->out_caps = "video/x-raw, format={ I420, RGB, GRAY8 }";
      return jpeg_check_whole (data, size, header, error);
    case MEDIA_WEBP:
      chain->in_caps = "image/webp";
      chain->elements[0] = webp;
      chain->out_caps = "video/x-raw, format={ ARGB, RGB }";
      return webp_parse (data, size, header, error)
          && webp_check_whole (data, size, error);
    default:
      g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_TYPE,
          "a picture is expected, this is %s", media_type_name (type));
      return FALSE;
  }
}

static MediaImage *
decode_png (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  ImageHeader header;
  MediaImage *image;
  guint8 *rgba;

  if (!png_parse (data, size, &header, error))
    return NULL;
  rgba = png_decode (data, size, &header, cancellable, error);
  if (!rgba)
    return NULL;
  image = g_new (MediaImage, 1);
  image->width = header.width;
  image->height = header.height;
  image->rgba = rgba;
  return image;
}

static MediaImage *
decode_chain (
    GBytes *bytes, MediaType type, GCancellable *cancellable, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  ImageHeader header;
  Picker picker = { NULL, NULL, &header };
  Chain chain = { 0 };

  /* A stage that looks at pictures is no pipeline. */
  gst_init (NULL, NULL);
  if (!prepare (type, data, size, &header, &chain, error))
    return NULL;
  if (!run_chain (&chain, bytes, &picker, cancellable, error)) {
    g_clear_pointer (&picker.image, media_image_free);
    g_clear_error (&picker.error);
  } else if (picker.error)
    g_propagate_error (error, picker.error);
  else if (!picker.image)
    g_set_error_literal (error, MEDIA_ERROR, MEDIA_ERROR_CORRUPT,
        "the decoder found no picture in it");
  return picker.image;
}

MediaImage *
media_decode_image (GBytes *bytes, const gchar *name, const MediaLimits *limits,
    GCancellable *cancellable, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  MediaImage *image = NULL;
  MediaHeader header;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (media_gate (data, size, limits, &header, error)) {
    if (header.animated)
      g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_TYPE,
          "an animated %s, expected a still picture",
          media_type_name (header.type));
    else if (header.type == MEDIA_PNG)
      image = decode_png (bytes, cancellable, error);
    else
      image = decode_chain (bytes, header.type, cancellable, error);
  }
  if (!image)
    g_prefix_error (error, "%s: ", name);
  return image;
}
