/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* encode-frames WORKERS FRAMES.yuv WIDTH HEIGHT FPS JOB...: the least that an
 * encoder needs, to hold a renderer against. Feeds I420 frames of a file,
 * mapped and not copied, to pipelines that are given as text. Knows no movie.
 *
 * A job is "FIRST COUNT PIPELINE", with an appsrc called "frames" that is fed
 * with COUNT frames from FIRST on; COUNT 0 feeds nothing. WORKERS processes
 * take jobs in turn until none is left. */
#include <gst/app/gstappsrc.h>
#include <gst/gst.h>
#include <gst/video/video.h>

#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
  GMappedFile *file;
  GstVideoInfo info;
} Frames;

typedef struct {
  gpointer start;
  gsize size;
} Pages;

/* What was encoded is not held: it would count as memory in use. */
static void
forget_pages (gpointer user_data)
{
  Pages *pages = user_data;

  madvise (pages->start, pages->size, MADV_DONTNEED);
  g_free (pages);
}

static GstBuffer *
wrap_frame (const Frames *frames, guint64 number)
{
  gsize page = sysconf (_SC_PAGESIZE), size = frames->info.size;
  gchar *data = g_mapped_file_get_contents (frames->file) + number * size;
  gsize before = GPOINTER_TO_SIZE (data) % page;
  Pages *pages = g_new (Pages, 1);
  GstBuffer *buffer;

  *pages = (Pages){ data - before, size + before };
  buffer = gst_buffer_new_wrapped_full (
      GST_MEMORY_FLAG_READONLY, data, size, 0, size, pages, forget_pages);
  return buffer;
}

/* All at once: what waits is addresses, and nothing blocks. */
static void
feed (GstAppSrc *source, const Frames *frames, guint64 first, guint64 count)
{
  GstCaps *caps = gst_video_info_to_caps (&frames->info);
  gint fps = frames->info.fps_n;

  gst_app_src_set_caps (source, caps);
  gst_caps_unref (caps);
  gst_app_src_set_stream_type (source, GST_APP_STREAM_TYPE_STREAM);
  g_object_set (source, "format", GST_FORMAT_TIME, "max-bytes",
      G_GUINT64_CONSTANT (0), NULL);
  for (guint64 i = 0; i < count; i++) {
    GstBuffer *buffer = wrap_frame (frames, first + i);
    GstClockTime end = gst_util_uint64_scale (i + 1, GST_SECOND, fps);

    GST_BUFFER_PTS (buffer) = gst_util_uint64_scale (i, GST_SECOND, fps);
    GST_BUFFER_DURATION (buffer) = end - GST_BUFFER_PTS (buffer);
    gst_app_src_push_buffer (source, buffer);
  }
  gst_app_src_end_of_stream (source);
}

static gboolean
wait_for_end (GstElement *pipeline)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (pipeline);
  g_autoptr (GstMessage) message = gst_bus_timed_pop_filtered (
      bus, GST_CLOCK_TIME_NONE, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  g_autoptr (GError) error = NULL;

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS)
    return TRUE;
  gst_message_parse_error (message, &error, NULL);
  g_printerr ("encode-frames: %s\n", error->message);
  return FALSE;
}

static gboolean
run_job (const Frames *frames, const gchar *job)
{
  gchar *rest;
  guint64 first = g_ascii_strtoull (job, &rest, 10);
  guint64 count = g_ascii_strtoull (rest, &rest, 10);
  guint64 have = g_mapped_file_get_length (frames->file)
      / GST_VIDEO_INFO_SIZE (&frames->info);
  g_autoptr (GError) error = NULL;
  g_autoptr (GstElement) pipeline = NULL;
  gboolean done;

  if (first + count > have) {
    g_printerr ("encode-frames: %" G_GUINT64_FORMAT " frames are there, "
                "not %" G_GUINT64_FORMAT "\n",
        have, first + count);
    return FALSE;
  }
  pipeline = gst_parse_launch (rest, &error);
  if (error) {
    g_printerr ("encode-frames: %s: %s\n", rest, error->message);
    return FALSE;
  }
  if (count) {
    g_autoptr (GstElement) source =
        gst_bin_get_by_name (GST_BIN (pipeline), "frames");

    feed (GST_APP_SRC (source), frames, first, count);
  }
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  done = wait_for_end (pipeline);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  return done;
}

/* A process's share of the jobs; the number of the next one is shared. */
static int
work (gchar **argv, gint *next)
{
  gint width = atoi (argv[3]), height = atoi (argv[4]);
  g_autoptr (GError) error = NULL;
  Frames frames;
  guint n_jobs = g_strv_length (argv + 6);

  gst_init (NULL, NULL);
  frames.file = g_mapped_file_new (argv[2], FALSE, &error);
  if (!frames.file) {
    g_printerr ("encode-frames: %s\n", error->message);
    return EXIT_FAILURE;
  }
  gst_video_info_set_format (
      &frames.info, GST_VIDEO_FORMAT_I420, width, height);
  frames.info.fps_n = atoi (argv[5]);
  frames.info.fps_d = 1;
  for (;;) {
    guint job = g_atomic_int_add (next, 1);

    if (job >= n_jobs)
      break;
    if (!run_job (&frames, argv[6 + job]))
      return EXIT_FAILURE;
  }
  g_mapped_file_unref (frames.file);
  return EXIT_SUCCESS;
}

int
main (int argc, char **argv)
{
  gint n_workers = argc > 6 ? atoi (argv[1]) : 0;
  int status, worst = EXIT_SUCCESS;
  gint *next;

  if (n_workers < 1) {
    g_printerr ("encode-frames WORKERS FRAMES.yuv WIDTH HEIGHT FPS JOB...\n");
    return EXIT_FAILURE;
  }
  next = mmap (NULL, sizeof *next, PROT_READ | PROT_WRITE,
      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (next == MAP_FAILED)
    return EXIT_FAILURE;
  if (n_workers == 1)
    return work (argv, next);
  for (gint i = 0; i < n_workers; i++)
    if (fork () == 0)
      _exit (work (argv, next));
  while (wait (&status) > 0)
    if (!WIFEXITED (status) || WEXITSTATUS (status))
      worst = EXIT_FAILURE;
  return worst;
}
