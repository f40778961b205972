/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* See fixture.h. */
#include "fixture.h"
#include "../media/make-media.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <gst/video/video.h>
#include <string.h>

#define WAIT (60 * GST_SECOND)

static gchar *folder;
static GList *living; /* of Played */

static void
remove_folder (const gchar *path)
{
  GDir *dir = g_dir_open (path, 0, NULL);
  const gchar *name;

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree gchar *child = g_build_filename (path, name, NULL);

    if (g_file_test (child, G_FILE_TEST_IS_DIR))
      remove_folder (child);
    else
      g_remove (child);
  }
  g_clear_pointer (&dir, g_dir_close);
  g_rmdir (path);
}

gchar *
fixture_path (const gchar *name)
{
  return g_build_filename (folder, name, NULL);
}

guint8 *
fixture_pattern (guint seed, gint width, gint height)
{
  guint8 *rgba = g_malloc ((gsize) width * height * 4);

  for (gint y = 0; y < height; y++)
    for (gint x = 0; x < width; x++) {
      guint8 *p = rgba + ((gsize) y * width + x) * 4;

      p[0] = (x * 3 + seed * 90) & 0xff;
      p[1] = (y * 5 + seed * 40) & 0xff;
      p[2] = ((x / 8 + y / 8 + seed) & 1) ? 220 : 30;
      p[3] = 255;
    }
  return rgba;
}

Picture *
fixture_still (guint seed, gint width, gint height, PictureMatrix matrix)
{
  g_autofree guint8 *rgba = fixture_pattern (seed, width, height);

  return picture_new_from_rgba (
      rgba, width * 4, width, height, matrix, 0x000000ff);
}

static void
write_png (const gchar *name, guint seed, gint width, gint height)
{
  g_autofree gchar *path = fixture_path (name);
  g_autofree gchar *launch = g_strdup_printf (
      "appsrc name=s format=time ! "
      "video/x-raw,format=RGBA,width=%d,height=%d,framerate=1/1 ! pngenc ! "
      "filesink location=%s",
      width, height, path);
  GstElement *pipeline = gst_parse_launch (launch, NULL);
  GstElement *source = gst_bin_get_by_name (GST_BIN (pipeline), "s");
  GstBuffer *buffer = gst_buffer_new_wrapped (
      fixture_pattern (seed, width, height), (gsize) width * height * 4);
  GstFlowReturn ret;

  GST_BUFFER_PTS (buffer) = 0;
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  g_signal_emit_by_name (source, "push-buffer", buffer, &ret);
  g_signal_emit_by_name (source, "end-of-stream", &ret);
  gst_buffer_unref (buffer);

  GstBus *bus = gst_element_get_bus (pipeline);
  GstMessage *message = gst_bus_timed_pop_filtered (
      bus, WAIT, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  ck_assert_int_eq (GST_MESSAGE_TYPE (message), GST_MESSAGE_EOS);
  gst_message_unref (message);
  gst_object_unref (bus);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  gst_object_unref (source);
  gst_object_unref (pipeline);
}

/* Rows of the dearest filter, of which a compressor makes little. */
static GBytes *
compressed_rows (gsize row, guint32 rows)
{
  g_autoptr (GConverter) zlib =
      G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 1));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream =
      g_converter_output_stream_new (memory, zlib);
  g_autofree guint8 *line = g_malloc0 (row);

  line[0] = 4;
  for (guint32 y = 0; y < rows; y++) {
    line[1 + y % 64] = 1;
    ck_assert (g_output_stream_write_all (stream, line, row, NULL, NULL, NULL));
    line[1 + y % 64] = 0;
  }
  ck_assert (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (
      G_MEMORY_OUTPUT_STREAM (memory));
}

void
fixture_large_png (const gchar *name, guint32 width, guint32 height)
{
  g_autofree gchar *path = fixture_path (name);
  g_autoptr (GByteArray) png = make_png_start (width, height, 8, 0, 0);
  g_autoptr (GBytes) data = compressed_rows ((gsize) width + 1, height);

  make_png_chunk (
      png, "IDAT", g_bytes_get_data (data, NULL), g_bytes_get_size (data));
  make_png_chunk (png, "IEND", NULL, 0);
  ck_assert (
      g_file_set_contents (path, (const gchar *) png->data, png->len, NULL));
}

gint16
fixture_sample (gint64 index)
{
  /* A saw of a prime length: every place tells where it is from. */
  return (gint16) ((index % 1009) * 8 - 4000);
}

static void
put32 (GByteArray *bytes, guint32 value)
{
  value = GUINT32_TO_LE (value);
  g_byte_array_append (bytes, (const guint8 *) &value, 4);
}

static void
put16 (GByteArray *bytes, guint16 value)
{
  value = GUINT16_TO_LE (value);
  g_byte_array_append (bytes, (const guint8 *) &value, 2);
}

static void
write_wav (const gchar *name, gint n)
{
  g_autofree gchar *path = fixture_path (name);
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, (const guint8 *) "RIFF", 4);
  put32 (bytes, 36 + n * 4);
  g_byte_array_append (bytes, (const guint8 *) "WAVEfmt ", 8);
  put32 (bytes, 16);
  put16 (bytes, 1);
  put16 (bytes, 2);
  put32 (bytes, 48000);
  put32 (bytes, 48000 * 4);
  put16 (bytes, 4);
  put16 (bytes, 16);
  g_byte_array_append (bytes, (const guint8 *) "data", 4);
  put32 (bytes, n * 4);
  for (gint i = 0; i < n; i++) {
    put16 (bytes, fixture_sample (i));
    put16 (bytes, fixture_sample (i));
  }
  ck_assert (g_file_set_contents (
      path, (const gchar *) bytes->data, bytes->len, NULL));
  g_byte_array_unref (bytes);
}

void
fixture_begin (void)
{
  folder = g_dir_make_tmp ("jsonclip-test-XXXXXX", NULL);
  ck_assert (folder != NULL);
  write_png ("a.png", 0, FIXTURE_WIDTH, FIXTURE_HEIGHT);
  write_png ("b.png", 1, FIXTURE_WIDTH, FIXTURE_HEIGHT);
  write_wav ("tone.wav", 3 * 48000);
}

void
fixture_end (void)
{
  remove_folder (folder);
  g_clear_pointer (&folder, g_free);
}

gchar *
fixture_movie (const gchar *name, const gchar *fps, const gchar *body)
{
  gchar *path = fixture_path (name);
  g_autofree gchar *json = g_strdup_printf (
      "{\"movie\":{\"format\":{\"width\":%d,\"height\":%d,\"fps\":%s},%s}}",
      FIXTURE_WIDTH, FIXTURE_HEIGHT, fps, body);

  ck_assert (g_file_set_contents (path, json, -1, NULL));
  return path;
}

Played *
played_new_for (GstElement *pipeline)
{
  Played *played = g_new0 (Played, 1);

  played->pipeline = pipeline;
  played->video =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gst_sample_unref);
  played->audio =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gst_sample_unref);
  played->warnings = g_ptr_array_new_with_free_func (g_free);
  living = g_list_prepend (living, played);
  ck_assert_int_eq (gst_element_set_state (pipeline, GST_STATE_READY),
      GST_STATE_CHANGE_SUCCESS);
  return played;
}

Played *
played_new (const gchar *launch, ...)
{
  g_autoptr (GError) error = NULL;
  va_list args;

  va_start (args, launch);
  g_autofree gchar *line = g_strdup_vprintf (launch, args);
  va_end (args);
  GstElement *pipeline = gst_parse_launch (line, &error);
  ck_assert_msg (!error, "%s: %s", line, error ? error->message : "");
  return played_new_for (pipeline);
}

static void
take_error (Played *played, GstMessage *message)
{
  g_autoptr (GError) error = NULL;

  gst_message_parse_error (message, &error, NULL);
  if (played->n_errors++ == 0)
    played->error = g_strdup (error->message);
}

static void
take (Played *played, GstMessage *message)
{
  g_autoptr (GError) error = NULL;

  switch (GST_MESSAGE_TYPE (message)) {
    case GST_MESSAGE_EOS:
      played->eos = TRUE;
      break;
    case GST_MESSAGE_SEGMENT_DONE:
      played->segment_done = TRUE;
      break;
    case GST_MESSAGE_ERROR:
      take_error (played, message);
      break;
    case GST_MESSAGE_WARNING:
      gst_message_parse_warning (message, &error, NULL);
      g_ptr_array_add (played->warnings, g_strdup (error->message));
      break;
    default:
      break;
  }
}

static gboolean
is_over (const Played *played)
{
  return played->eos || played->segment_done || played->n_errors > 0;
}

static void
await (Played *played, GstMessageType until)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (played->pipeline);
  const GstMessageType types = until | GST_MESSAGE_EOS | GST_MESSAGE_ERROR
      | GST_MESSAGE_SEGMENT_DONE | GST_MESSAGE_WARNING;
  GstMessageType got = 0;

  while (!is_over (played) && got != until) {
    g_autoptr (GstMessage) message =
        gst_bus_timed_pop_filtered (bus, WAIT, types);

    ck_assert_msg (message != NULL, "nothing happened for a minute");
    got = GST_MESSAGE_TYPE (message);
    take (played, message);
  }
}

static void
collect (
    Played *played, const gchar *name, GPtrArray *samples, GstClockTime timeout)
{
  g_autoptr (GstElement) sink =
      gst_bin_get_by_name (GST_BIN (played->pipeline), name);
  GstSample *sample = NULL;

  while (sink) {
    g_signal_emit_by_name (sink, "try-pull-sample", timeout, &sample);
    if (!sample)
      return;
    g_ptr_array_add (samples, sample);
  }
}

void
played_preroll (Played *played)
{
  gst_element_set_state (played->pipeline, GST_STATE_PAUSED);
  await (played, GST_MESSAGE_ASYNC_DONE);
}

/* Everything still on the bus, so that a second error would be seen. */
static void
drain (Played *played)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (played->pipeline);
  GstMessage *message;

  while ((message = gst_bus_pop (bus))) {
    take (played, message);
    gst_message_unref (message);
  }
}

void
played_finish (Played *played)
{
  await (played, GST_MESSAGE_EOS);
  collect (played, "v", played->video, 0);
  collect (played, "a", played->audio, 0);
  drain (played);
}

void
played_run (Played *played)
{
  gst_element_set_state (played->pipeline, GST_STATE_PLAYING);
  played_finish (played);
}

void
played_pull (Played *played)
{
  collect (played, "v", played->video, WAIT);
  collect (played, "a", played->audio, WAIT);
  drain (played);
}

void
played_stop_all (void)
{
  for (GList *l = living; l; l = l->next)
    gst_element_set_state (((Played *) l->data)->pipeline, GST_STATE_NULL);
  g_clear_pointer (&living, g_list_free);
}

void
played_free (Played *played)
{
  living = g_list_remove (living, played);
  gst_element_set_state (played->pipeline, GST_STATE_NULL);
  gst_object_unref (played->pipeline);
  g_ptr_array_unref (played->video);
  g_ptr_array_unref (played->audio);
  g_ptr_array_unref (played->warnings);
  g_free (played->error);
  g_free (played);
}

void
fixture_assert_same (GstSample *a, GstSample *b)
{
  GstMapInfo in_a, in_b;

  ck_assert (gst_buffer_map (gst_sample_get_buffer (a), &in_a, GST_MAP_READ));
  ck_assert (gst_buffer_map (gst_sample_get_buffer (b), &in_b, GST_MAP_READ));
  ck_assert_uint_eq (in_a.size, in_b.size);
  ck_assert (memcmp (in_a.data, in_b.data, in_a.size) == 0);
  gst_buffer_unmap (gst_sample_get_buffer (a), &in_a);
  gst_buffer_unmap (gst_sample_get_buffer (b), &in_b);
}

Picture
fixture_view (GstSample *sample, GstMapInfo *map)
{
  GstVideoInfo info;

  ck_assert (gst_video_info_from_caps (&info, gst_sample_get_caps (sample)));
  ck_assert_int_eq (GST_VIDEO_INFO_FORMAT (&info), GST_VIDEO_FORMAT_I420);
  ck_assert (
      gst_buffer_map (gst_sample_get_buffer (sample), map, GST_MAP_READ));
  Picture picture = { info.width, info.height,
    info.colorimetry.matrix == GST_VIDEO_COLOR_MATRIX_BT709 ? PICTURE_BT709
                                                            : PICTURE_BT601 };
  for (gint i = 0; i < 3; i++) {
    picture.plane[i] = map->data + info.offset[i];
    picture.stride[i] = info.stride[i];
  }
  return picture;
}

void
fixture_unview (GstSample *sample, GstMapInfo *map)
{
  gst_buffer_unmap (gst_sample_get_buffer (sample), map);
}

void
fixture_assert_picture (GstSample *sample, const Picture *expected)
{
  GstMapInfo map;
  Picture got = fixture_view (sample, &map);

  ck_assert_int_eq (got.width, expected->width);
  ck_assert_int_eq (got.height, expected->height);
  for (gint i = 0; i < 3; i++)
    for (gint y = 0; y < picture_plane_height (&got, i); y++) {
      const guint8 *a = got.plane[i] + (gsize) y * got.stride[i];
      const guint8 *b = expected->plane[i] + (gsize) y * expected->stride[i];

      for (gint x = 0; x < picture_plane_width (&got, i); x++)
        ck_assert_msg (a[x] == b[x],
            "plane %d, column %d, row %d: %d, expected %d", i, x, y, a[x],
            b[x]);
    }
  fixture_unview (sample, &map);
}
