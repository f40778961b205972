/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Frames as pictures: see video-frame.h. */
#include "video-frame.h"

#include <string.h>

PictureMatrix
video_frame_matrix (const GstVideoInfo *info)
{
  switch (info->colorimetry.matrix) {
    case GST_VIDEO_COLOR_MATRIX_BT709:
      return PICTURE_BT709;
    case GST_VIDEO_COLOR_MATRIX_BT601:
      return PICTURE_BT601;
    default:
      return picture_matrix_for_height (GST_VIDEO_INFO_HEIGHT (info));
  }
}

static gboolean
is_planar (const GstVideoFrame *frame)
{
  return GST_VIDEO_FRAME_FORMAT (frame) == GST_VIDEO_FORMAT_I420;
}

Picture
video_frame_picture (GstVideoFrame *frame, Picture **planar)
{
  Picture picture = { GST_VIDEO_FRAME_WIDTH (frame),
    GST_VIDEO_FRAME_HEIGHT (frame), video_frame_matrix (&frame->info) };

  if (is_planar (frame)) {
    for (gint i = 0; i < 3; i++) {
      picture.plane[i] = GST_VIDEO_FRAME_COMP_DATA (frame, i);
      picture.stride[i] = GST_VIDEO_FRAME_COMP_STRIDE (frame, i);
    }
    return picture;
  }
  if (*planar
      && ((*planar)->width != picture.width
          || (*planar)->height != picture.height
          || (*planar)->matrix != picture.matrix))
    g_clear_pointer (planar, picture_free);
  if (!*planar)
    *planar = picture_new (picture.width, picture.height, picture.matrix);
  return **planar;
}

static guint8 *
chroma_row (GstVideoFrame *frame, gint y)
{
  return (guint8 *) GST_VIDEO_FRAME_PLANE_DATA (frame, 1)
      + (gsize) y * GST_VIDEO_FRAME_PLANE_STRIDE (frame, 1);
}

static guint8 *
luma_row (GstVideoFrame *frame, gint y)
{
  return (guint8 *) GST_VIDEO_FRAME_PLANE_DATA (frame, 0)
      + (gsize) y * GST_VIDEO_FRAME_PLANE_STRIDE (frame, 0);
}

Picture
video_frame_load (GstVideoFrame *frame, Picture **planar)
{
  Picture picture = video_frame_picture (frame, planar);

  if (is_planar (frame))
    return picture;
  for (gint y = 0; y < picture.height; y++)
    memcpy (picture.plane[0] + (gsize) y * picture.stride[0],
        luma_row (frame, y), picture.width);
  for (gint y = 0; y < picture_plane_height (&picture, 1); y++) {
    const guint8 *pair = chroma_row (frame, y);
    guint8 *cb = picture.plane[1] + (gsize) y * picture.stride[1];
    guint8 *cr = picture.plane[2] + (gsize) y * picture.stride[2];

    for (gint x = 0; x < picture_plane_width (&picture, 1); x++) {
      cb[x] = pair[2 * x];
      cr[x] = pair[2 * x + 1];
    }
  }
  return picture;
}

void
video_frame_store (GstVideoFrame *frame, const Picture *picture)
{
  if (is_planar (frame))
    return;
  for (gint y = 0; y < picture->height; y++)
    memcpy (luma_row (frame, y),
        picture->plane[0] + (gsize) y * picture->stride[0], picture->width);
  for (gint y = 0; y < picture_plane_height (picture, 1); y++) {
    guint8 *pair = chroma_row (frame, y);
    const guint8 *cb = picture->plane[1] + (gsize) y * picture->stride[1];
    const guint8 *cr = picture->plane[2] + (gsize) y * picture->stride[2];

    for (gint x = 0; x < picture_plane_width (picture, 1); x++) {
      pair[2 * x] = cb[x];
      pair[2 * x + 1] = cr[x];
    }
  }
}
