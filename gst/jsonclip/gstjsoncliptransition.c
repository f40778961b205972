/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/**
 * SECTION:element-jsoncliptransition
 * @title: jsoncliptransition
 * @short_description: one transition of the movie JSON between any two videos
 *
 * Shows the video of `sink_0` until #GstJsonClipTransition:start, goes over to
 * that of `sink_1` within #GstJsonClipTransition:duration, and shows that one
 * from then on. Where #GstJsonClipTransition:progress is set or controlled, it
 * decides instead of the time. Inputs are converted and scaled to one size.
 *
 * ## Example launch line
 * |[
 * gst-launch-1.0 videotestsrc num-buffers=60 ! t.sink_0 videotestsrc pattern=ball num-buffers=60 ! t.sink_1 jsoncliptransition name=t type=circleopen start=500000000 duration=1000000000 ! videoconvert ! jpegenc ! avimux ! filesink location=transition.avi
 * ]| After half a second a circle opens in the test picture and shows the
 * moving ball.
 *
 * Since: 0.1
 */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include <gst/video/gstvideoaggregator.h>

#include "gstjsonclipelements.h"
#include "draw.h"
#include "easing.h"
#include "tables.h"
#include "video-frame.h"

GST_DEBUG_CATEGORY_STATIC (jsoncliptransition_debug);
#define GST_CAT_DEFAULT jsoncliptransition_debug

#define CAPS_TAIL                                                              \
  "width=(int)[ 16, 8192 ], height=(int)[ 16, 8192 ], framerate=(fraction)[ "  \
  "1/10, 1000/1 ]"

static GstStaticPadTemplate sink_template =
    GST_STATIC_PAD_TEMPLATE ("sink_%u", GST_PAD_SINK, GST_PAD_REQUEST,
        GST_STATIC_CAPS (GST_VIDEO_CAPS_MAKE (GST_VIDEO_FORMATS_ALL)));
static GstStaticPadTemplate src_template =
    GST_STATIC_PAD_TEMPLATE ("src", GST_PAD_SRC, GST_PAD_ALWAYS,
        GST_STATIC_CAPS ("video/x-raw, format=(string)I420, " CAPS_TAIL));

/* An input, converted and scaled to what goes out. */
#define GST_TYPE_JSON_CLIP_TRANSITION_PAD                                      \
  (gst_json_clip_transition_pad_get_type ())
G_DECLARE_FINAL_TYPE (GstJsonClipTransitionPad, gst_json_clip_transition_pad,
    GST, JSON_CLIP_TRANSITION_PAD, GstVideoAggregatorConvertPad)

struct _GstJsonClipTransitionPad {
  GstVideoAggregatorConvertPad parent;
};

G_DEFINE_FINAL_TYPE (GstJsonClipTransitionPad, gst_json_clip_transition_pad,
    GST_TYPE_VIDEO_AGGREGATOR_CONVERT_PAD)

static void
create_conversion_info (GstVideoAggregatorConvertPad *pad,
    GstVideoAggregator *vagg, GstVideoInfo *info)
{
  const GstVideoInfo *in = &GST_VIDEO_AGGREGATOR_PAD (pad)->info;

  *info = vagg->info;
  info->fps_n = in->fps_n;
  info->fps_d = in->fps_d;
}

static void
gst_json_clip_transition_pad_class_init (GstJsonClipTransitionPadClass *klass)
{
  GST_VIDEO_AGGREGATOR_CONVERT_PAD_CLASS (klass)->create_conversion_info =
      create_conversion_info;
}

static void
gst_json_clip_transition_pad_init (GstJsonClipTransitionPad *pad)
{
}

enum {
  PROP_0,
  PROP_TYPE,
  PROP_EASING,
  PROP_PARAMS,
  PROP_START,
  PROP_DURATION,
  PROP_PROGRESS,
  PROP_SEED,
};

#define DEFAULT_TYPE "fade"
#define DEFAULT_DURATION GST_SECOND
#define BY_TIME -1.0

typedef struct {
  gint type, easing;
  GstClockTime start, duration;
  gdouble progress;
  guint seed;
  ParamValues values;
  ParamMeanings meanings;
} Settings;

static void
settings_clear (Settings *settings)
{
  params_clear (&settings->values);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Settings, settings_clear)

#define GST_TYPE_JSON_CLIP_TRANSITION (gst_json_clip_transition_get_type ())
G_DECLARE_FINAL_TYPE (GstJsonClipTransition, gst_json_clip_transition, GST,
    JSON_CLIP_TRANSITION, GstVideoAggregator)

struct _GstJsonClipTransition {
  GstVideoAggregator parent;

  Settings settings; /* under the object lock, as is @params */
  gchar *params;

  /* of the streaming thread */
  DrawContext *context;
  Meanings *meanings; /* for frames of this size */
  gint width, height;
};

G_DEFINE_FINAL_TYPE_WITH_CODE (GstJsonClipTransition, gst_json_clip_transition,
    GST_TYPE_VIDEO_AGGREGATOR,
    GST_DEBUG_CATEGORY_INIT (jsoncliptransition_debug, "jsoncliptransition", 0,
        "movie JSON transition"))
GST_ELEMENT_REGISTER_DEFINE (jsoncliptransition, "jsoncliptransition",
    GST_RANK_NONE, GST_TYPE_JSON_CLIP_TRANSITION)

static gboolean
copy_settings (GstJsonClipTransition *self, Settings *settings, GError **error)
{
  GST_OBJECT_LOCK (self);
  *settings = self->settings;
  g_autofree gchar *params = g_strdup (self->params);
  GST_OBJECT_UNLOCK (self);
  return tables_parse_params (transitions_all ()[settings->type]->params,
      params, &settings->values, error);
}

static gboolean
find_meanings (GstJsonClipTransition *self, Settings *settings, GError **error)
{
  const GstVideoInfo *info = &GST_VIDEO_AGGREGATOR (self)->info;
  const gint width = GST_VIDEO_INFO_WIDTH (info);
  const gint height = GST_VIDEO_INFO_HEIGHT (info);

  if (self->width != width || self->height != height) {
    g_clear_pointer (&self->meanings, meanings_free);
    self->meanings = tables_meanings (width, height);
    self->width = width;
    self->height = height;
  }
  meanings_begin (self->meanings);
  return meanings_find (self->meanings,
      transitions_all ()[settings->type]->params, &settings->values,
      &settings->meanings, NULL, error);
}

/* The frame that an input has for this moment, NULL if it has ended or does not
 * exist. */
static GstVideoFrame *
frame_of (GstPad *input)
{
  return input ? gst_video_aggregator_pad_get_prepared_frame (
             GST_VIDEO_AGGREGATOR_PAD (input))
               : NULL;
}

static gdouble
progress_at (const Settings *settings, GstClockTime time)
{
  gdouble p = settings->progress;

  if (p < 0 && time < settings->start)
    return 0;
  if (p < 0 && time - settings->start >= settings->duration)
    return 1;
  if (p < 0)
    p = (gdouble) (time - settings->start) / settings->duration;
  return easing_apply (easings[settings->easing], p);
}

static void
draw_between (GstJsonClipTransition *self, const Settings *settings,
    GstClockTime time, gdouble p, const Picture *a, const Picture *b,
    Picture *dst)
{
  const GstVideoInfo *info = &GST_VIDEO_AGGREGATOR (self)->info;
  GstClockTime into = time > settings->start ? time - settings->start : 0;
  gint fps_n = GST_VIDEO_INFO_FPS_N (info);
  gint fps_d = GST_VIDEO_INFO_FPS_D (info);
  TransitionState state = {
    .p = p,
    .frame = gst_util_uint64_scale (into, fps_n, fps_d * GST_SECOND),
    .n_frames = MAX (1,
        gst_util_uint64_scale_round (
            settings->duration, fps_n, fps_d * GST_SECOND)),
    .fps_n = fps_n,
    .fps_d = fps_d,
    .seed = settings->seed,
    .width = dst->width,
    .height = dst->height,
    .params = &settings->values,
    .meanings = &settings->meanings,
  };

  state.frame = MIN (state.frame, state.n_frames - 1);
  draw_transition (
      self->context, transitions_all ()[settings->type], &state, a, b, dst);
}

static void
draw (GstJsonClipTransition *self, const Settings *settings, GstClockTime time,
    GstVideoFrame *out)
{
  /* An input may be released at any time, and its frame goes with it. */
  g_autoptr (GstPad) first =
      gst_element_get_static_pad (GST_ELEMENT (self), "sink_0");
  g_autoptr (GstPad) second =
      gst_element_get_static_pad (GST_ELEMENT (self), "sink_1");
  GstVideoFrame *from = frame_of (first);
  GstVideoFrame *to = frame_of (second);
  gdouble p = progress_at (settings, time);
  Picture dst = video_frame_picture (out, NULL);

  if (!from && !to) {
    picture_fill (&dst, picture_color (0x000000ff, dst.matrix));
    return;
  }
  Picture a = video_frame_picture (from ? from : to, NULL);
  Picture b = video_frame_picture (to ? to : from, NULL);
  if (p <= 0 || !to)
    picture_copy (&dst, &a);
  else if (p >= 1 || !from)
    picture_copy (&dst, &b);
  else
    draw_between (self, settings, time, p, &a, &b, &dst);
}

static GstFlowReturn
gst_json_clip_transition_aggregate_frames (
    GstVideoAggregator *vagg, GstBuffer *buffer)
{
  GstJsonClipTransition *self = GST_JSON_CLIP_TRANSITION (vagg);
  GstSegment *segment =
      &GST_AGGREGATOR_PAD (GST_AGGREGATOR (vagg)->srcpad)->segment;
  GstClockTime time = gst_segment_to_stream_time (
      segment, GST_FORMAT_TIME, GST_BUFFER_PTS (buffer));
  g_autoptr (GError) error = NULL;
  g_auto (Settings) settings = { 0 };
  GstVideoFrame out;

  if (GST_CLOCK_TIME_IS_VALID (time))
    gst_object_sync_values (GST_OBJECT (self), time);
  if (!copy_settings (self, &settings, &error)
      || !find_meanings (self, &settings, &error)) {
    GST_ELEMENT_ERROR (self, LIBRARY, SETTINGS, ("%s", error->message), (NULL));
    return GST_FLOW_ERROR;
  }
  if (!gst_video_frame_map (&out, &vagg->info, buffer, GST_MAP_WRITE)) {
    GST_ELEMENT_ERROR (self, RESOURCE, WRITE, (NULL),
        ("could not map a buffer of downstream's pool"));
    return GST_FLOW_ERROR;
  }
  draw (self, &settings, GST_CLOCK_TIME_IS_VALID (time) ? time : 0, &out);
  gst_video_frame_unmap (&out);
  return GST_FLOW_OK;
}

/* There is an A and a B, and nothing else. */
static GstPad *
gst_json_clip_transition_request_new_pad (GstElement *element,
    GstPadTemplate *templ, const gchar *name, const GstCaps *caps)
{
  const gchar *places[] = { "sink_0", "sink_1" };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    g_autoptr (GstPad) taken = gst_element_get_static_pad (element, places[i]);

    if (!taken && (!name || g_str_equal (name, places[i])))
      return GST_ELEMENT_CLASS (gst_json_clip_transition_parent_class)
          ->request_new_pad (element, templ, places[i], caps);
  }
  GST_WARNING_OBJECT (element, "only sink_0 and sink_1 can be requested, once");
  return NULL;
}

static void
gst_json_clip_transition_set_property (
    GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GstJsonClipTransition *self = GST_JSON_CLIP_TRANSITION (object);

  GST_OBJECT_LOCK (self);
  switch (id) {
    case PROP_TYPE:
      self->settings.type = g_value_get_enum (value);
      break;
    case PROP_EASING:
      self->settings.easing = g_value_get_enum (value);
      break;
    case PROP_PARAMS:
      g_free (self->params);
      self->params = g_value_dup_string (value);
      break;
    case PROP_START:
      self->settings.start = g_value_get_uint64 (value);
      break;
    case PROP_DURATION:
      self->settings.duration = g_value_get_uint64 (value);
      break;
    case PROP_PROGRESS:
      self->settings.progress = g_value_get_double (value);
      break;
    case PROP_SEED:
      self->settings.seed = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
  GST_OBJECT_UNLOCK (self);
}

static void
gst_json_clip_transition_get_property (
    GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GstJsonClipTransition *self = GST_JSON_CLIP_TRANSITION (object);

  GST_OBJECT_LOCK (self);
  switch (id) {
    case PROP_TYPE:
      g_value_set_enum (value, self->settings.type);
      break;
    case PROP_EASING:
      g_value_set_enum (value, self->settings.easing);
      break;
    case PROP_PARAMS:
      g_value_set_string (value, self->params);
      break;
    case PROP_START:
      g_value_set_uint64 (value, self->settings.start);
      break;
    case PROP_DURATION:
      g_value_set_uint64 (value, self->settings.duration);
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, self->settings.progress);
      break;
    case PROP_SEED:
      g_value_set_uint (value, self->settings.seed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
  GST_OBJECT_UNLOCK (self);
}

static void
gst_json_clip_transition_init (GstJsonClipTransition *self)
{
  self->settings = (Settings){
    .type = tables_enum_value (tables_transition_get_type (), DEFAULT_TYPE),
    .duration = DEFAULT_DURATION,
    .progress = BY_TIME,
  };
  self->context = draw_context_new ();
}

static void
gst_json_clip_transition_finalize (GObject *object)
{
  GstJsonClipTransition *self = GST_JSON_CLIP_TRANSITION (object);

  g_free (self->params);
  g_clear_pointer (&self->meanings, meanings_free);
  draw_context_free (self->context);
  G_OBJECT_CLASS (gst_json_clip_transition_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *klass)
{
  const GParamFlags flags =
      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | GST_PARAM_MUTABLE_PLAYING;
  GType type = tables_transition_get_type ();

  g_object_class_install_property (klass, PROP_TYPE,
      g_param_spec_enum ("type", "Type", "The transition.", type,
          tables_enum_value (type, DEFAULT_TYPE), flags));
  g_object_class_install_property (klass, PROP_EASING,
      g_param_spec_enum ("easing", "Easing",
          "How the transition moves through its time.",
          tables_easing_get_type (), 0, flags));
  g_object_class_install_property (klass, PROP_PARAMS,
      g_param_spec_string ("params", "Parameters",
          "Settings of the transition, as in \"softness=0.2\".", NULL, flags));
  g_object_class_install_property (klass, PROP_START,
      g_param_spec_uint64 ("start", "Start",
          "Stream time at which the transition begins, in nanoseconds.", 0,
          G_MAXINT64, 0, flags));
  g_object_class_install_property (klass, PROP_DURATION,
      g_param_spec_uint64 ("duration", "Duration",
          "How long the transition takes, in nanoseconds.", 0, G_MAXINT64,
          DEFAULT_DURATION, flags));
  g_object_class_install_property (klass, PROP_PROGRESS,
      g_param_spec_double ("progress", "Progress",
          "0 for the first video, 1 for the second; -1 goes by start and "
          "duration.",
          -1, 1, BY_TIME, flags | GST_PARAM_CONTROLLABLE));
  g_object_class_install_property (klass, PROP_SEED,
      g_param_spec_uint ("seed", "Seed",
          "Number that chance starts from, where the transition has any.", 0,
          G_MAXUINT32, 0, flags));
}

static void
gst_json_clip_transition_class_init (GstJsonClipTransitionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GstElementClass *element_class = GST_ELEMENT_CLASS (klass);

  object_class->set_property = gst_json_clip_transition_set_property;
  object_class->get_property = gst_json_clip_transition_get_property;
  object_class->finalize = gst_json_clip_transition_finalize;
  install_properties (object_class);
  element_class->request_new_pad =
      GST_DEBUG_FUNCPTR (gst_json_clip_transition_request_new_pad);
  GST_VIDEO_AGGREGATOR_CLASS (klass)->aggregate_frames =
      GST_DEBUG_FUNCPTR (gst_json_clip_transition_aggregate_frames);
  gst_element_class_add_static_pad_template_with_gtype (
      element_class, &sink_template, GST_TYPE_JSON_CLIP_TRANSITION_PAD);
  gst_element_class_add_static_pad_template_with_gtype (
      element_class, &src_template, GST_TYPE_AGGREGATOR_PAD);
  gst_type_mark_as_plugin_api (GST_TYPE_JSON_CLIP_TRANSITION_PAD, 0);
  gst_element_class_set_static_metadata (element_class, "JSON clip transition",
      "Filter/Editor/Video/Compositor",
      "Goes from one video to another by a transition of the movie JSON",
      "The gst-jsonclip authors");
}
