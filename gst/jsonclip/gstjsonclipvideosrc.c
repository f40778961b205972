/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Draws the frames of a movie straight into downstream's buffers. Size and
 * rate are whatever the caps say. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include <gst/video/video.h>

#include "gstjsonclipvideosrc.h"
#include "frame.h"

GST_DEBUG_CATEGORY_STATIC (jsonclipvideosrc_debug);
#define GST_CAT_DEFAULT jsonclipvideosrc_debug

static GstStaticPadTemplate src_template = GST_STATIC_PAD_TEMPLATE ("src",
    GST_PAD_SRC, GST_PAD_ALWAYS, GST_STATIC_CAPS (GST_JSON_CLIP_VIDEO_CAPS));

struct _GstJsonClipVideoSrc {
  GstJsonClipSrc parent;

  /* Of the streaming thread; the pointer itself and the flag are under the
   * object lock, for the thread that flushes. */
  FrameSource *frames;
  gboolean flushing;

  GstVideoInfo info;
  Picture *planar;
  GstBuffer *sent;    /* its memory is sent again while frames repeat */
  GHashTable *warned; /* keys of the news already posted */
};

enum { SIGNAL_SCHEDULE_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (GstJsonClipVideoSrc, gst_json_clip_video_src,
    GST_TYPE_JSON_CLIP_SRC,
    GST_DEBUG_CATEGORY_INIT (jsonclipvideosrc_debug, "jsonclipvideosrc", 0,
        "pictures of jsoncliptimeline"))

static gint64
frames_length (const Schedule *schedule)
{
  return schedule_n_frames (schedule);
}

static GstClockTime
frame_time (const Schedule *schedule, gint64 frame)
{
  return schedule_frame_time (schedule, frame);
}

static gint64
frame_at (const Schedule *schedule, GstClockTime time, gboolean end)
{
  gint64 ns = MIN (time, G_MAXINT64);
  gint64 frame = schedule_frame_at (schedule, ns);

  if (end && frame < schedule_n_frames (schedule)
      && schedule_frame_time (schedule, frame) < ns)
    frame++;
  return frame;
}

static void
replace_frames (GstJsonClipVideoSrc *self, FrameSource *frames)
{
  gst_clear_buffer (&self->sent);
  GST_OBJECT_LOCK (self);
  FrameSource *old = self->frames;
  self->frames = frames;
  if (frames)
    frame_source_set_flushing (frames, self->flushing);
  GST_OBJECT_UNLOCK (self);
  g_clear_pointer (&old, frame_source_free);
}

static void
set_flushing (GstJsonClipSrc *src, gboolean flushing)
{
  GstJsonClipVideoSrc *self = GST_JSON_CLIP_VIDEO_SRC (src);

  GST_OBJECT_LOCK (self);
  self->flushing = flushing;
  if (self->frames)
    frame_source_set_flushing (self->frames, flushing);
  GST_OBJECT_UNLOCK (self);
}

static void
warn_once (const gchar *key, const gchar *message, gpointer data)
{
  GstJsonClipVideoSrc *self = data;

  if (g_hash_table_add (self->warned, g_strdup (key)))
    GST_ELEMENT_WARNING (self, RESOURCE, NOT_FOUND, ("%s", message), (NULL));
}

/* One side given alone, the other keeps the movie's aspect. */
static void
fixate_size (GstStructure *structure, const MovieFormat *format)
{
  gint width, height;

  if (!gst_structure_get_int (structure, "width", &width)
      && gst_structure_get_int (structure, "height", &height))
    gst_structure_fixate_field_nearest_int (structure, "width",
        gst_util_uint64_scale_int_round (
            height, format->width, format->height));
  gst_structure_fixate_field_nearest_int (structure, "width", format->width);

  gst_structure_get_int (structure, "width", &width);
  if (width == format->width)
    height = format->height;
  else
    height =
        gst_util_uint64_scale_int_round (width, format->height, format->width);
  gst_structure_fixate_field_nearest_int (structure, "height", height);
}

static GstCaps *
gst_json_clip_video_src_fixate (GstBaseSrc *base, GstCaps *caps)
{
  ClipMedia *media = gst_json_clip_src_media (GST_JSON_CLIP_SRC (base));
  const MovieFormat *format = &clip_media_movie (media)->format;
  gint height = 0;

  caps = gst_caps_truncate (gst_caps_make_writable (caps));
  GstStructure *structure = gst_caps_get_structure (caps, 0);
  fixate_size (structure, format);
  gst_structure_fixate_field_nearest_fraction (
      structure, "framerate", format->fps_n, format->fps_d);
  gst_structure_get_int (structure, "height", &height);
  gst_structure_fixate_field_string (structure, "colorimetry",
      picture_matrix_for_height (height) == PICTURE_BT709
          ? GST_VIDEO_COLORIMETRY_BT709
          : GST_VIDEO_COLORIMETRY_BT601);
  return GST_BASE_SRC_CLASS (gst_json_clip_video_src_parent_class)
      ->fixate (base, caps);
}

/* The schedule in use at the rate of @info, a new one only if it differs. */
static Schedule *
schedule_for (GstJsonClipVideoSrc *self, const GstVideoInfo *info)
{
  GstJsonClipSrc *src = GST_JSON_CLIP_SRC (self);
  Schedule *schedule = gst_json_clip_src_ref_schedule (src);
  gint fps_n, fps_d;

  schedule_rate (schedule, &fps_n, &fps_d);
  if (gst_util_fraction_compare (fps_n, fps_d, GST_VIDEO_INFO_FPS_N (info),
          GST_VIDEO_INFO_FPS_D (info))
      == 0)
    return schedule;
  schedule_unref (schedule);
  return schedule_new (clip_media_movie (gst_json_clip_src_media (src)),
      GST_VIDEO_INFO_FPS_N (info), GST_VIDEO_INFO_FPS_D (info), NULL);
}

static gboolean
gst_json_clip_video_src_set_caps (GstBaseSrc *base, GstCaps *caps)
{
  GstJsonClipVideoSrc *self = GST_JSON_CLIP_VIDEO_SRC (base);
  GstJsonClipSrc *src = GST_JSON_CLIP_SRC (base);
  GstVideoInfo info;

  if (!gst_video_info_from_caps (&info, caps))
    return FALSE;
  GST_DEBUG_OBJECT (self, "drawing %" GST_PTR_FORMAT, caps);
  self->info = info;

  g_autoptr (Schedule) schedule = schedule_for (self, &info);
  gst_json_clip_src_set_schedule (src, schedule);
  replace_frames (self,
      frame_source_new (gst_json_clip_src_media (src), schedule,
          GST_VIDEO_INFO_WIDTH (&info), GST_VIDEO_INFO_HEIGHT (&info),
          video_frame_matrix (&info), warn_once, self));
  g_signal_emit (self, signals[SIGNAL_SCHEDULE_CHANGED], 0);
  return TRUE;
}

static gboolean
gst_json_clip_video_src_decide_allocation (GstBaseSrc *base, GstQuery *query)
{
  GstJsonClipVideoSrc *self = GST_JSON_CLIP_VIDEO_SRC (base);
  GstBufferPool *pool = NULL;
  guint size = GST_VIDEO_INFO_SIZE (&self->info), least = 0, most = 0;
  gboolean update = gst_query_get_n_allocation_pools (query) > 0;
  GstCaps *caps;

  if (update) {
    guint asked;

    gst_query_parse_nth_allocation_pool (
        query, 0, &pool, &asked, &least, &most);
    size = MAX (size, asked);
  }
  if (!pool)
    pool = gst_video_buffer_pool_new ();

  gst_clear_buffer (&self->sent);
  gst_query_parse_allocation (query, &caps, NULL);
  GstStructure *config = gst_buffer_pool_get_config (pool);
  gst_buffer_pool_config_set_params (config, caps, size, least, most);
  if (gst_query_find_allocation_meta (query, GST_VIDEO_META_API_TYPE, NULL))
    gst_buffer_pool_config_add_option (
        config, GST_BUFFER_POOL_OPTION_VIDEO_META);
  gst_buffer_pool_set_config (pool, config);

  if (update)
    gst_query_set_nth_allocation_pool (query, 0, pool, size, least, most);
  else
    gst_query_add_allocation_pool (query, pool, size, least, most);
  gst_object_unref (pool);
  return GST_BASE_SRC_CLASS (gst_json_clip_video_src_parent_class)
      ->decide_allocation (base, query);
}

/* Plain memory in a pool that drops buffers whose memory somebody else holds.
 * Any other is downstream's own, which had rather be written anew. */
static gboolean
may_be_sent_again (GstBuffer *buffer)
{
  return (!buffer->pool
             || G_OBJECT_TYPE (buffer->pool) == GST_TYPE_VIDEO_BUFFER_POOL)
      && gst_buffer_n_memory (buffer) == 1
      && gst_memory_is_type (
          gst_buffer_peek_memory (buffer, 0), GST_ALLOCATOR_SYSMEM);
}

/* Memory in more than one buffer can be mapped for writing in none: who wants
 * to write gets a copy. */
static GstBuffer *
gst_json_clip_video_src_repeat (GstJsonClipSrc *src, gint64 frame)
{
  GstJsonClipVideoSrc *self = GST_JSON_CLIP_VIDEO_SRC (src);

  if (self->sent && frame_source_repeats (self->frames, frame))
    return gst_buffer_copy (self->sent);
  gst_clear_buffer (&self->sent);
  return NULL;
}

static GstFlowReturn
gst_json_clip_video_src_write (GstJsonClipSrc *src, const Schedule *schedule,
    gint64 frame, gint n, GstBuffer *buffer)
{
  GstJsonClipVideoSrc *self = GST_JSON_CLIP_VIDEO_SRC (src);
  GstVideoFrame mapped;
  g_autoptr (GError) error = NULL;

  if (!gst_video_frame_map (&mapped, &self->info, buffer, GST_MAP_WRITE)) {
    GST_ELEMENT_ERROR (self, RESOURCE, WRITE, (NULL),
        ("could not map a buffer of downstream's pool"));
    return GST_FLOW_ERROR;
  }
  Picture picture = video_frame_picture (&mapped, &self->planar);
  gboolean drawn = frame_source_draw (self->frames, frame, &picture, &error);
  if (drawn)
    video_frame_store (&mapped, &picture);
  gst_video_frame_unmap (&mapped);

  if (drawn && may_be_sent_again (buffer)
      && frame_source_repeats (self->frames, frame))
    self->sent = gst_buffer_copy (buffer);
  if (drawn)
    return GST_FLOW_OK;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return GST_FLOW_FLUSHING;
  GST_ELEMENT_ERROR (self, STREAM, DECODE, ("%s", error->message), (NULL));
  return GST_FLOW_ERROR;
}

static gboolean
gst_json_clip_video_src_stop (GstBaseSrc *base)
{
  GstJsonClipVideoSrc *self = GST_JSON_CLIP_VIDEO_SRC (base);

  replace_frames (self, NULL);
  g_clear_pointer (&self->planar, picture_free);
  g_hash_table_remove_all (self->warned);
  return TRUE;
}

static void
gst_json_clip_video_src_init (GstJsonClipVideoSrc *self)
{
  self->warned = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
gst_json_clip_video_src_finalize (GObject *object)
{
  g_hash_table_unref (GST_JSON_CLIP_VIDEO_SRC (object)->warned);
  G_OBJECT_CLASS (gst_json_clip_video_src_parent_class)->finalize (object);
}

static void
gst_json_clip_video_src_class_init (GstJsonClipVideoSrcClass *klass)
{
  GstBaseSrcClass *base_class = GST_BASE_SRC_CLASS (klass);
  GstJsonClipSrcClass *clip_class = GST_JSON_CLIP_SRC_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gst_json_clip_video_src_finalize;
  signals[SIGNAL_SCHEDULE_CHANGED] =
      g_signal_new ("schedule-changed", G_TYPE_FROM_CLASS (klass),
          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gst_element_class_add_static_pad_template (
      GST_ELEMENT_CLASS (klass), &src_template);
  gst_element_class_set_static_metadata (GST_ELEMENT_CLASS (klass),
      "JSON clip pictures", "Source/Video", "Draws the frames of a movie",
      "The gst-jsonclip authors");
  base_class->fixate = GST_DEBUG_FUNCPTR (gst_json_clip_video_src_fixate);
  base_class->set_caps = GST_DEBUG_FUNCPTR (gst_json_clip_video_src_set_caps);
  base_class->decide_allocation =
      GST_DEBUG_FUNCPTR (gst_json_clip_video_src_decide_allocation);
  base_class->stop = GST_DEBUG_FUNCPTR (gst_json_clip_video_src_stop);
  clip_class->most = 1;
  clip_class->write = gst_json_clip_video_src_write;
  clip_class->repeat = gst_json_clip_video_src_repeat;
  clip_class->length = frames_length;
  clip_class->unit_time = frame_time;
  clip_class->unit_at = frame_at;
  clip_class->set_flushing = set_flushing;
}
