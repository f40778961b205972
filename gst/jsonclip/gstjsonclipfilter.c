/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The base of the single-picture elements: see gstjsonclipfilter.h. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "gstjsonclipfilter.h"

GST_DEBUG_CATEGORY_STATIC (jsonclipfilter_debug);
#define GST_CAT_DEFAULT jsonclipfilter_debug

static GstStaticPadTemplate sink_template =
    GST_STATIC_PAD_TEMPLATE ("sink", GST_PAD_SINK, GST_PAD_ALWAYS,
        GST_STATIC_CAPS (VIDEO_FRAME_CAPS "framerate=(fraction)[ 0/1, MAX ]"));
static GstStaticPadTemplate src_template =
    GST_STATIC_PAD_TEMPLATE ("src", GST_PAD_SRC, GST_PAD_ALWAYS,
        GST_STATIC_CAPS (VIDEO_FRAME_CAPS "framerate=(fraction)[ 0/1, MAX ]"));

enum {
  PROP_0,
  PROP_START,
  PROP_DURATION,
};

G_STATIC_ASSERT (PROP_DURATION == FILTER_PROP_LAST);

typedef struct {
  GMutex lock; /* of the settings, and of what is made of them */
  gboolean changed;
  GstClockTime start, duration;

  /* Of the streaming thread. */
  Picture *planar;
  GHashTable *reported;
  GPtrArray *news; /* to be posted without the lock */
} GstJsonClipFilterPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (
    GstJsonClipFilter, gst_json_clip_filter, GST_TYPE_VIDEO_FILTER,
    G_ADD_PRIVATE (GstJsonClipFilter);
    GST_DEBUG_CATEGORY_INIT (jsonclipfilter_debug, "jsonclipfilter", 0,
        "single-picture elements of jsonclip"))

#define PRIVATE(filter)                                                        \
  ((GstJsonClipFilterPrivate *) gst_json_clip_filter_get_instance_private (    \
      filter))

void
gst_json_clip_filter_lock (GstJsonClipFilter *self)
{
  g_mutex_lock (&PRIVATE (self)->lock);
}

void
gst_json_clip_filter_unlock (GstJsonClipFilter *self)
{
  g_mutex_unlock (&PRIVATE (self)->lock);
}

void
gst_json_clip_filter_unlock_changed (GstJsonClipFilter *self)
{
  PRIVATE (self)->changed = TRUE;
  g_mutex_unlock (&PRIVATE (self)->lock);
}

static void
add_news (GstJsonClipFilter *self, gchar *news)
{
  GstJsonClipFilterPrivate *priv = PRIVATE (self);

  if (g_hash_table_add (priv->reported, g_strdup (news)))
    g_ptr_array_add (priv->news, news);
  else
    g_free (news);
}

void
gst_json_clip_filter_report (GstJsonClipFilter *self, const TextReport *report)
{
  if (report->font_asked)
    add_news (self, text_report_font (report));
  if (report->unknown_glyphs > 0)
    add_news (self, text_report_glyphs (report));
}

static void
post_news (GstJsonClipFilter *self)
{
  GPtrArray *news = PRIVATE (self)->news;

  for (guint i = 0; i < news->len; i++)
    GST_ELEMENT_WARNING (self, RESOURCE, NOT_FOUND,
        ("%s", (const gchar *) g_ptr_array_index (news, i)), (NULL));
  g_ptr_array_set_size (news, 0);
}

static void
forget (GstJsonClipFilter *self)
{
  GstJsonClipFilterClass *klass = GST_JSON_CLIP_FILTER_GET_CLASS (self);

  if (klass->forget)
    klass->forget (self);
  PRIVATE (self)->changed = FALSE;
}

static GstClockTime
stream_time (GstBaseTransform *trans, GstBuffer *buffer)
{
  GstClockTime time = gst_segment_to_stream_time (
      &trans->segment, GST_FORMAT_TIME, GST_BUFFER_PTS (buffer));

  return GST_CLOCK_TIME_IS_VALID (time) ? time : 0;
}

/* With the lock. TRUE if @time lies in the window. */
static gboolean
place_in_window (GstJsonClipFilterPrivate *priv, const GstVideoInfo *info,
    GstClockTime time, FilterFrame *frame)
{
  if (time < priv->start)
    return FALSE;
  frame->time = time - priv->start;
  frame->duration = priv->duration;
  if (GST_CLOCK_TIME_IS_VALID (priv->duration)
      && (GstClockTime) frame->time >= priv->duration)
    return FALSE;

  /* A variable rate has no frame numbers: a plain one stands in. */
  frame->fps_n = GST_VIDEO_INFO_FPS_N (info) ? GST_VIDEO_INFO_FPS_N (info) : 30;
  frame->fps_d = GST_VIDEO_INFO_FPS_N (info) ? GST_VIDEO_INFO_FPS_D (info) : 1;
  frame->frame = gst_util_uint64_scale_round (
      frame->time, frame->fps_n, frame->fps_d * GST_SECOND);
  return TRUE;
}

static gboolean
is_drawn_on (GstJsonClipFilter *self, GstClockTime time)
{
  GstJsonClipFilterPrivate *priv = PRIVATE (self);
  GstJsonClipFilterClass *klass = GST_JSON_CLIP_FILTER_GET_CLASS (self);
  FilterFrame frame;

  g_mutex_lock (&priv->lock);
  if (priv->changed)
    forget (self);
  gboolean drawn =
      place_in_window (priv, &GST_VIDEO_FILTER (self)->in_info, time, &frame)
      && !(klass->is_idle && klass->is_idle (self, &frame));
  g_mutex_unlock (&priv->lock);
  return drawn;
}

/* A frame that nothing is drawn on passes as it is: even one that others hold
 * is not copied. */
static void
gst_json_clip_filter_before_transform (
    GstBaseTransform *trans, GstBuffer *buffer)
{
  GstJsonClipFilter *self = GST_JSON_CLIP_FILTER (trans);
  GstClockTime time = stream_time (trans, buffer);

  gst_object_sync_values (GST_OBJECT (trans), time);
  gst_base_transform_set_passthrough (trans, !is_drawn_on (self, time));
}

static gboolean
draw (GstJsonClipFilter *self, GstVideoFrame *video, FilterFrame *frame,
    GError **error)
{
  GstJsonClipFilterPrivate *priv = PRIVATE (self);

  frame->picture = video_frame_load (video, &priv->planar);
  if (!GST_JSON_CLIP_FILTER_GET_CLASS (self)->draw (self, frame, error))
    return FALSE;
  video_frame_store (video, &frame->picture);
  return TRUE;
}

static GstFlowReturn
gst_json_clip_filter_transform_frame_ip (
    GstVideoFilter *filter, GstVideoFrame *video)
{
  GstJsonClipFilter *self = GST_JSON_CLIP_FILTER (filter);
  GstJsonClipFilterPrivate *priv = PRIVATE (self);
  GstClockTime time = stream_time (GST_BASE_TRANSFORM (self), video->buffer);
  g_autoptr (GError) error = NULL;
  FilterFrame frame;
  gboolean fine = TRUE;

  g_mutex_lock (&priv->lock);
  if (priv->changed)
    forget (self);
  if (place_in_window (priv, &video->info, time, &frame))
    fine = draw (self, video, &frame, &error);
  g_mutex_unlock (&priv->lock);

  post_news (self);
  if (fine)
    return GST_FLOW_OK;
  GST_ELEMENT_ERROR (self, LIBRARY, SETTINGS, ("%s", error->message), (NULL));
  return GST_FLOW_ERROR;
}

static void
forget_locked (GstJsonClipFilter *self)
{
  g_mutex_lock (&PRIVATE (self)->lock);
  forget (self);
  g_mutex_unlock (&PRIVATE (self)->lock);
}

static gboolean
gst_json_clip_filter_set_info (GstVideoFilter *filter, GstCaps *in_caps,
    GstVideoInfo *in, GstCaps *out_caps, GstVideoInfo *out)
{
  forget_locked (GST_JSON_CLIP_FILTER (filter));
  return TRUE;
}

static gboolean
gst_json_clip_filter_stop (GstBaseTransform *trans)
{
  GstJsonClipFilterPrivate *priv = PRIVATE (GST_JSON_CLIP_FILTER (trans));

  forget_locked (GST_JSON_CLIP_FILTER (trans));
  g_clear_pointer (&priv->planar, picture_free);
  g_hash_table_remove_all (priv->reported);
  return TRUE;
}

static void
gst_json_clip_filter_set_property (
    GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GstJsonClipFilter *self = GST_JSON_CLIP_FILTER (object);
  GstJsonClipFilterPrivate *priv = PRIVATE (self);

  gst_json_clip_filter_lock (self);
  switch (id) {
    case PROP_START:
      priv->start = g_value_get_uint64 (value);
      break;
    case PROP_DURATION:
      priv->duration = g_value_get_uint64 (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
  gst_json_clip_filter_unlock (self);
}

static void
gst_json_clip_filter_get_property (
    GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GstJsonClipFilterPrivate *priv = PRIVATE (GST_JSON_CLIP_FILTER (object));

  g_mutex_lock (&priv->lock);
  switch (id) {
    case PROP_START:
      g_value_set_uint64 (value, priv->start);
      break;
    case PROP_DURATION:
      g_value_set_uint64 (value, priv->duration);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
  g_mutex_unlock (&priv->lock);
}

static void
gst_json_clip_filter_init (GstJsonClipFilter *self)
{
  GstJsonClipFilterPrivate *priv = PRIVATE (self);

  g_mutex_init (&priv->lock);
  priv->duration = GST_CLOCK_TIME_NONE;
  priv->reported =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  priv->news = g_ptr_array_new_with_free_func (g_free);
}

static void
gst_json_clip_filter_finalize (GObject *object)
{
  GstJsonClipFilterPrivate *priv = PRIVATE (GST_JSON_CLIP_FILTER (object));

  g_mutex_clear (&priv->lock);
  g_hash_table_unref (priv->reported);
  g_ptr_array_unref (priv->news);
  G_OBJECT_CLASS (gst_json_clip_filter_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *klass)
{
  const GParamFlags flags =
      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | GST_PARAM_MUTABLE_PLAYING;

  g_object_class_install_property (klass, PROP_START,
      g_param_spec_uint64 ("start", "Start",
          "Stream time of the first frame that is drawn on, in nanoseconds.", 0,
          G_MAXINT64, 0, flags));
  g_object_class_install_property (klass, PROP_DURATION,
      g_param_spec_uint64 ("duration", "Duration",
          "How long frames are drawn on, in nanoseconds; -1 for ever.", 0,
          G_MAXUINT64, GST_CLOCK_TIME_NONE, flags));
}

static void
gst_json_clip_filter_class_init (GstJsonClipFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GstBaseTransformClass *trans_class = GST_BASE_TRANSFORM_CLASS (klass);
  GstVideoFilterClass *filter_class = GST_VIDEO_FILTER_CLASS (klass);

  object_class->set_property = gst_json_clip_filter_set_property;
  object_class->get_property = gst_json_clip_filter_get_property;
  object_class->finalize = gst_json_clip_filter_finalize;
  install_properties (object_class);
  gst_element_class_add_static_pad_template (
      GST_ELEMENT_CLASS (klass), &sink_template);
  gst_element_class_add_static_pad_template (
      GST_ELEMENT_CLASS (klass), &src_template);
  trans_class->before_transform =
      GST_DEBUG_FUNCPTR (gst_json_clip_filter_before_transform);
  trans_class->stop = GST_DEBUG_FUNCPTR (gst_json_clip_filter_stop);
  filter_class->set_info = GST_DEBUG_FUNCPTR (gst_json_clip_filter_set_info);
  filter_class->transform_frame_ip =
      GST_DEBUG_FUNCPTR (gst_json_clip_filter_transform_frame_ip);
  gst_type_mark_as_plugin_api (GST_TYPE_JSON_CLIP_FILTER, 0);
}
