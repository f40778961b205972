/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/**
 * SECTION:element-jsoncliptimeline
 * @title: jsoncliptimeline
 * @short_description: plays a movie described in JSON
 *
 * Plays a movie JSON document: scenes of pictures with motion and transitions,
 * effects, text and captions on the `video` pad, the mixed sound on the `audio`
 * pad. The document's own size and rate are the default; downstream caps may
 * ask for any other, also while it plays. Each pad has its own streaming task,
 * and one of them may stay unlinked.
 *
 * Seeks are accurate to the frame and to the sample, whatever their flags, at
 * any rate and direction. Without a flush, what was pushed is played out, and
 * then picture and sound go on together. Peers may come and go as GStreamer
 * allows it: a segment is done when the pads that are linked are through it.
 *
 * A movie with errors, a draft, or missing media is one error message that
 * names every JSON path; substituted fonts and shortened transitions are
 * warnings.
 *
 * ## Example launch lines
 * |[
 * gst-launch-1.0 -e jsoncliptimeline location=examples/movies/london.json name=t t.video ! queue ! x264enc ! h264parse ! mp4mux name=m ! filesink location=out.mp4 t.audio ! queue ! audioconvert ! avenc_aac ! m.
 * ]| This writes the movie as H.264 and AAC.
 * |[
 * gst-launch-1.0 jsoncliptimeline location=examples/movies/london.json name=t t.video ! queue ! videoconvert ! autovideosink t.audio ! queue ! audioconvert ! autoaudiosink
 * ]| This plays it.
 *
 * Since: 0.1
 */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "gstjsonclipelements.h"
#include "gstjsonclipaudiosrc.h"
#include "gstjsonclipvideosrc.h"
#include "movie-json.h"
#include "seeks.h"
#include "segment-seek.h"
#include "streams.h"

GST_DEBUG_CATEGORY_STATIC (jsoncliptimeline_debug);
#define GST_CAT_DEFAULT jsoncliptimeline_debug

static GstStaticPadTemplate video_template = GST_STATIC_PAD_TEMPLATE ("video",
    GST_PAD_SRC, GST_PAD_ALWAYS, GST_STATIC_CAPS (GST_JSON_CLIP_VIDEO_CAPS));
static GstStaticPadTemplate audio_template = GST_STATIC_PAD_TEMPLATE ("audio",
    GST_PAD_SRC, GST_PAD_ALWAYS, GST_STATIC_CAPS (GST_JSON_CLIP_AUDIO_CAPS));

enum {
  PROP_0,
  PROP_LOCATION,
  PROP_MOVIE,
  PROP_MEDIA_ROOT,
};

/* One of the two ways out. What changes while playing is under the bin's
 * object lock. */
typedef struct {
  GstJsonClipSrc *src;
  GstPad *ghost;
  GstFlowReturn flow; /* what downstream said last */
} Branch;

#define VIDEO 0
#define AUDIO 1

#define GST_TYPE_JSON_CLIP_TIMELINE (gst_json_clip_timeline_get_type ())
G_DECLARE_FINAL_TYPE (GstJsonClipTimeline, gst_json_clip_timeline, GST,
    JSON_CLIP_TIMELINE, GstBin)

struct _GstJsonClipTimeline {
  GstBin parent;

  gchar *location, *movie, *media_root; /* under the object lock */

  Branch branch[2];
  GMutex wanted_lock;  /* from a look at the links to what follows of it */
  gboolean rate_known; /* the video branch has its caps */
  GstStreamCollection *streams;
  guint group_id;
  guint32 seek_seqnum; /* of the last seek, */
  gboolean sought;     /* and whether it was done */
  SegmentSeek segment;
  gboolean failed; /* an error was posted since READY */
};

G_DEFINE_FINAL_TYPE_WITH_CODE (GstJsonClipTimeline, gst_json_clip_timeline,
    GST_TYPE_BIN,
    GST_DEBUG_CATEGORY_INIT (
        jsoncliptimeline_debug, "jsoncliptimeline", 0, "movie JSON timeline"))
GST_ELEMENT_REGISTER_DEFINE (jsoncliptimeline, "jsoncliptimeline",
    GST_RANK_NONE, GST_TYPE_JSON_CLIP_TIMELINE)

static Branch *
branch_of (GstJsonClipTimeline *self, GstPad *ghost)
{
  return &self->branch[ghost == self->branch[VIDEO].ghost ? VIDEO : AUDIO];
}

static Branch *
other_of (GstJsonClipTimeline *self, const Branch *branch)
{
  return &self->branch[branch == &self->branch[VIDEO] ? AUDIO : VIDEO];
}

/* A side that nobody listens to waits, with no buffer made. With neither
 * linked the pictures run, and report it as any source does. The sound starts
 * when the rate is settled that its length depends on. */
static void
update_wanted (GstJsonClipTimeline *self)
{
  g_mutex_lock (&self->wanted_lock);
  gboolean video = gst_pad_is_linked (self->branch[VIDEO].ghost);
  gboolean audio = gst_pad_is_linked (self->branch[AUDIO].ghost);

  GST_OBJECT_LOCK (self);
  gboolean rate_known = self->rate_known;
  GST_OBJECT_UNLOCK (self);
  gst_json_clip_src_set_wanted (self->branch[VIDEO].src, video || !audio);
  gst_json_clip_src_set_wanted (
      self->branch[AUDIO].src, audio && (!video || rate_known));
  g_mutex_unlock (&self->wanted_lock);
}

static void
post_as_own (GstJsonClipTimeline *self, GstMessage *message)
{
  GstMessage *own =
      gst_message_new_custom (GST_MESSAGE_TYPE (message), GST_OBJECT (self),
          gst_structure_copy (gst_message_get_structure (message)));

  gst_message_set_seqnum (own, gst_message_get_seqnum (message));
  gst_element_post_message (GST_ELEMENT (self), own);
}

static void
end_segment_if_due (GstJsonClipTimeline *self)
{
  const gboolean linked[] = { gst_pad_is_linked (self->branch[VIDEO].ghost),
    gst_pad_is_linked (self->branch[AUDIO].ghost) };
  g_autoptr (GstMessage) done = segment_seek_take_end (&self->segment, linked);

  if (done)
    post_as_own (self, done);
}

static void
link_changed (GstPad *ghost, GstPad *peer, GstJsonClipTimeline *self)
{
  GST_OBJECT_LOCK (self);
  branch_of (self, ghost)->flow = GST_FLOW_OK;
  GST_OBJECT_UNLOCK (self);
  update_wanted (self);
  end_segment_if_due (self);
}

/* In the video's streaming thread. */
static void
schedule_changed (GstJsonClipSrc *video, GstJsonClipTimeline *self)
{
  g_autoptr (Schedule) schedule = gst_json_clip_src_ref_schedule (video);

  gst_json_clip_src_set_schedule (self->branch[AUDIO].src, schedule);
  GST_OBJECT_LOCK (self);
  self->rate_known = TRUE;
  GST_OBJECT_UNLOCK (self);
  update_wanted (self);
}

/* Not linked is an error only if it is so for both. */
static GstFlowReturn
combine (GstJsonClipTimeline *self, Branch *branch, GstFlowReturn flow)
{
  Branch *other = other_of (self, branch);
  gboolean other_runs = gst_pad_is_linked (other->ghost);

  GST_OBJECT_LOCK (self);
  branch->flow = flow;
  if (flow == GST_FLOW_NOT_LINKED && other_runs
      && other->flow != GST_FLOW_NOT_LINKED)
    flow = GST_FLOW_OK;
  GST_OBJECT_UNLOCK (self);
  return flow;
}

static GstFlowReturn
chain (GstPad *inner, GstObject *ghost, GstBuffer *buffer)
{
  GstObject *self = gst_object_get_parent (ghost);
  GstFlowReturn flow = gst_proxy_pad_chain_default (inner, ghost, buffer);

  if (!self)
    return GST_FLOW_FLUSHING;
  flow = combine (GST_JSON_CLIP_TIMELINE (self),
      branch_of (GST_JSON_CLIP_TIMELINE (self), GST_PAD (ghost)), flow);
  gst_object_unref (self);
  return flow;
}

/* Both streams are of one group and one collection. */
static gboolean
send_stream_start (
    GstJsonClipTimeline *self, GstPad *inner, GstObject *ghost, GstEvent *event)
{
  guint place = branch_of (self, GST_PAD (ghost)) - self->branch;

  return gst_pad_event_default (inner, ghost,
             streams_start (self->streams, place, self->group_id, event))
      && gst_pad_event_default (
          inner, ghost, gst_event_new_stream_collection (self->streams));
}

static gboolean
inner_event (GstPad *inner, GstObject *ghost, GstEvent *event)
{
  GstObject *self = gst_object_get_parent (ghost);
  gboolean done;

  if (self && GST_EVENT_TYPE (event) == GST_EVENT_STREAM_START) {
    done =
        send_stream_start (GST_JSON_CLIP_TIMELINE (self), inner, ghost, event);
    gst_event_unref (event);
  } else {
    done = gst_pad_event_default (inner, ghost, event);
  }
  g_clear_pointer (&self, gst_object_unref);
  return done;
}

/* One movie, one position: a seek on either pad moves both, and the same seek
 * arriving on the other is done already. */
static gboolean
seek (GstJsonClipTimeline *self, Branch *counting, GstEvent *taken)
{
  g_autoptr (GstEvent) asked = taken;
  g_autoptr (GstEvent) event =
      seeks_in_time (asked, GST_BASE_SRC_PAD (counting->src));

  if (!event || !seeks_forward (event))
    return FALSE;

  guint32 seqnum = gst_event_get_seqnum (event);
  GstJsonClipSrc *const srcs[] = { self->branch[VIDEO].src,
    self->branch[AUDIO].src };

  GST_OBJECT_LOCK (self);
  gboolean again = self->seek_seqnum == seqnum;
  gboolean sought = !again || self->sought;
  self->seek_seqnum = seqnum;
  self->sought = sought;
  GST_OBJECT_UNLOCK (self);
  if (again)
    return sought;

  segment_seek_begin (&self->segment, event);
  sought = gst_json_clip_src_seek (srcs, G_N_ELEMENTS (srcs), event);
  GST_OBJECT_LOCK (self);
  if (self->seek_seqnum == seqnum)
    self->sought = sought;
  GST_OBJECT_UNLOCK (self);
  return sought;
}

static gboolean
ghost_event (GstPad *ghost, GstObject *parent, GstEvent *event)
{
  if (GST_EVENT_TYPE (event) != GST_EVENT_SEEK)
    return gst_pad_event_default (ghost, parent, event);
  GstJsonClipTimeline *self = GST_JSON_CLIP_TIMELINE (parent);
  return seek (self, branch_of (self, ghost), event);
}

static gboolean
gst_json_clip_timeline_send_event (GstElement *element, GstEvent *event)
{
  if (GST_EVENT_TYPE (event) != GST_EVENT_SEEK)
    return GST_ELEMENT_CLASS (gst_json_clip_timeline_parent_class)
        ->send_event (element, event);
  GstJsonClipTimeline *self = GST_JSON_CLIP_TIMELINE (element);
  return seek (self, &self->branch[VIDEO], event);
}

/* One trouble, one message: the other branch's is a consequence of it. */
static gboolean
is_first_error (GstJsonClipTimeline *self)
{
  GST_OBJECT_LOCK (self);
  gboolean first = !self->failed;
  self->failed = TRUE;
  GST_OBJECT_UNLOCK (self);
  return first;
}

/* One segment, one message each way: left to the bin, the first branch could be
 * done before the other has begun. */
static void
combine_segment (GstJsonClipTimeline *self, GstMessage *message)
{
  guint place =
      GST_MESSAGE_SRC (message) == GST_OBJECT (self->branch[VIDEO].src) ? VIDEO
                                                                        : AUDIO;

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_SEGMENT_DONE) {
    segment_seek_end (&self->segment, place, message);
    end_segment_if_due (self);
  } else if (segment_seek_announce (&self->segment)) {
    post_as_own (self, message);
  }
}

static void
gst_json_clip_timeline_handle_message (GstBin *bin, GstMessage *message)
{
  GstJsonClipTimeline *self = GST_JSON_CLIP_TIMELINE (bin);
  gboolean pass = FALSE;

  switch (GST_MESSAGE_TYPE (message)) {
    case GST_MESSAGE_ERROR:
      pass = is_first_error (self);
      break;
    case GST_MESSAGE_SEGMENT_START:
    case GST_MESSAGE_SEGMENT_DONE:
      combine_segment (self, message);
      break;
    default:
      pass = TRUE;
  }
  if (pass)
    GST_BIN_CLASS (gst_json_clip_timeline_parent_class)
        ->handle_message (bin, message);
  else
    gst_message_unref (message);
}

static void
post_warnings (GstJsonClipTimeline *self, const GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++) {
    const MovieProblem *problem = g_ptr_array_index (problems, i);

    if (problem->severity == MOVIE_PROBLEM_WARNING)
      GST_ELEMENT_WARNING (self, STREAM, FORMAT,
          ("%s: %s", problem->path, problem->message), (NULL));
  }
}

static ClipMedia *
load (GstJsonClipTimeline *self, GPtrArray *problems, GError **error)
{
  GST_OBJECT_LOCK (self);
  g_autofree gchar *location = g_strdup (self->location);
  g_autofree gchar *text = g_strdup (self->movie);
  g_autofree gchar *media_root = g_strdup (self->media_root);
  GST_OBJECT_UNLOCK (self);

  return clip_media_read (location, text, media_root, problems, error);
}

static void
forget (GstJsonClipTimeline *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->branch); i++)
    gst_json_clip_src_set_media (self->branch[i].src, NULL, NULL);
  gst_clear_object (&self->streams);
  segment_seek_stop (&self->segment);
}

static gboolean
prepare (GstJsonClipTimeline *self)
{
  g_autoptr (GPtrArray) problems = movie_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ClipMedia) media = load (self, problems, &error);

  if (!media) {
    if (error->domain == MOVIE_ERROR)
      GST_ELEMENT_ERROR (self, STREAM, FORMAT, ("%s", error->message), (NULL));
    else
      GST_ELEMENT_ERROR (
          self, RESOURCE, OPEN_READ, ("%s", error->message), (NULL));
    return FALSE;
  }

  Movie *movie = clip_media_movie (media);
  g_autoptr (Schedule) schedule = schedule_new (movie, 0, 1, problems);
  post_warnings (self, problems);
  self->group_id = gst_util_group_id_next ();
  gst_clear_object (&self->streams);
  self->streams =
      streams_new (movie, self->branch[VIDEO].ghost, self->branch[AUDIO].ghost);
  for (guint i = 0; i < G_N_ELEMENTS (self->branch); i++)
    gst_json_clip_src_set_media (self->branch[i].src, media, schedule);
  return TRUE;
}

static void
begin (GstJsonClipTimeline *self)
{
  GST_OBJECT_LOCK (self);
  self->failed = self->rate_known = FALSE;
  self->seek_seqnum = GST_SEQNUM_INVALID;
  self->branch[VIDEO].flow = self->branch[AUDIO].flow = GST_FLOW_OK;
  GST_OBJECT_UNLOCK (self);
  update_wanted (self);
}

static GstStateChangeReturn
gst_json_clip_timeline_change_state (
    GstElement *element, GstStateChange transition)
{
  GstJsonClipTimeline *self = GST_JSON_CLIP_TIMELINE (element);

  if (transition == GST_STATE_CHANGE_READY_TO_PAUSED) {
    begin (self);
    if (!prepare (self))
      return GST_STATE_CHANGE_FAILURE;
  }

  GstStateChangeReturn ret =
      GST_ELEMENT_CLASS (gst_json_clip_timeline_parent_class)
          ->change_state (element, transition);

  if (transition == GST_STATE_CHANGE_READY_TO_PAUSED
      && ret != GST_STATE_CHANGE_FAILURE)
    gst_element_post_message (element,
        gst_message_new_stream_collection (GST_OBJECT (self), self->streams));
  if (transition == GST_STATE_CHANGE_PAUSED_TO_READY)
    forget (self);
  return ret;
}

static void
set_string (GstJsonClipTimeline *self, GParamSpec *pspec, gchar **field,
    const GValue *value)
{
  GST_OBJECT_LOCK (self);
  gboolean late = GST_STATE (self) > GST_STATE_READY;
  if (!late) {
    g_free (*field);
    *field = g_value_dup_string (value);
  }
  GST_OBJECT_UNLOCK (self);
  if (late)
    GST_WARNING_OBJECT (
        self, "%s can only be set in NULL or READY", pspec->name);
}

static gchar **
field_of (GstJsonClipTimeline *self, guint id)
{
  switch (id) {
    case PROP_LOCATION:
      return &self->location;
    case PROP_MOVIE:
      return &self->movie;
    case PROP_MEDIA_ROOT:
      return &self->media_root;
    default:
      return NULL;
  }
}

static void
gst_json_clip_timeline_set_property (
    GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GstJsonClipTimeline *self = GST_JSON_CLIP_TIMELINE (object);
  gchar **field = field_of (self, id);

  if (field)
    set_string (self, pspec, field, value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
gst_json_clip_timeline_get_property (
    GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GstJsonClipTimeline *self = GST_JSON_CLIP_TIMELINE (object);
  gchar **field = field_of (self, id);

  if (!field) {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    return;
  }
  GST_OBJECT_LOCK (self);
  g_value_set_string (value, *field);
  GST_OBJECT_UNLOCK (self);
}

static void
add_branch (GstJsonClipTimeline *self, guint place, GType type,
    GstStaticPadTemplate *static_template)
{
  Branch *branch = &self->branch[place];
  GstPadTemplate *templ = gst_static_pad_template_get (static_template);

  /* Kept: pads are unlinked after a bin has let go of its children. */
  branch->src = gst_object_ref_sink (
      g_object_new (type, "name", static_template->name_template, NULL));
  gst_bin_add (GST_BIN (self), GST_ELEMENT (branch->src));
  branch->ghost = gst_ghost_pad_new_from_template (
      static_template->name_template, GST_BASE_SRC_PAD (branch->src), templ);
  gst_object_unref (templ);
  gst_pad_set_event_function (branch->ghost, ghost_event);
  g_signal_connect (branch->ghost, "linked", G_CALLBACK (link_changed), self);
  g_signal_connect (branch->ghost, "unlinked", G_CALLBACK (link_changed), self);

  GstPad *inner =
      GST_PAD (gst_proxy_pad_get_internal (GST_PROXY_PAD (branch->ghost)));
  gst_pad_set_chain_function (inner, chain);
  gst_pad_set_event_function (inner, inner_event);
  gst_object_unref (inner);
  gst_element_add_pad (GST_ELEMENT (self), branch->ghost);
}

static void
gst_json_clip_timeline_init (GstJsonClipTimeline *self)
{
  gst_bin_set_suppressed_flags (
      GST_BIN (self), GST_ELEMENT_FLAG_SOURCE | GST_ELEMENT_FLAG_SINK);
  GST_OBJECT_FLAG_SET (self, GST_ELEMENT_FLAG_SOURCE);
  g_mutex_init (&self->wanted_lock);
  segment_seek_init (&self->segment);
  add_branch (self, VIDEO, GST_TYPE_JSON_CLIP_VIDEO_SRC, &video_template);
  add_branch (self, AUDIO, GST_TYPE_JSON_CLIP_AUDIO_SRC, &audio_template);
  g_signal_connect (self->branch[VIDEO].src, "schedule-changed",
      G_CALLBACK (schedule_changed), self);
}

static void
gst_json_clip_timeline_finalize (GObject *object)
{
  GstJsonClipTimeline *self = GST_JSON_CLIP_TIMELINE (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->branch); i++)
    gst_object_unref (self->branch[i].src);
  gst_clear_object (&self->streams);
  g_mutex_clear (&self->wanted_lock);
  segment_seek_clear (&self->segment);
  g_free (self->location);
  g_free (self->movie);
  g_free (self->media_root);
  G_OBJECT_CLASS (gst_json_clip_timeline_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *klass)
{
  const GParamFlags flags =
      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | GST_PARAM_MUTABLE_READY;

  g_object_class_install_property (klass, PROP_LOCATION,
      g_param_spec_string ("location", "Location",
          "File name of the movie JSON; its folder is where relative sources "
          "start from.",
          NULL, flags));
  g_object_class_install_property (klass, PROP_MOVIE,
      g_param_spec_string ("movie", "Movie",
          "The movie JSON itself, read instead of the file at location.", NULL,
          flags));
  g_object_class_install_property (klass, PROP_MEDIA_ROOT,
      g_param_spec_string ("media-root", "Media root",
          "Folder that no source may lie outside of; the movie file's own "
          "folder where none is set.",
          NULL, flags));
}

static void
gst_json_clip_timeline_class_init (GstJsonClipTimelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GstElementClass *element_class = GST_ELEMENT_CLASS (klass);

  object_class->set_property = gst_json_clip_timeline_set_property;
  object_class->get_property = gst_json_clip_timeline_get_property;
  object_class->finalize = gst_json_clip_timeline_finalize;
  install_properties (object_class);

  element_class->change_state =
      GST_DEBUG_FUNCPTR (gst_json_clip_timeline_change_state);
  element_class->send_event =
      GST_DEBUG_FUNCPTR (gst_json_clip_timeline_send_event);
  GST_BIN_CLASS (klass)->handle_message =
      GST_DEBUG_FUNCPTR (gst_json_clip_timeline_handle_message);
  gst_element_class_add_static_pad_template (element_class, &video_template);
  gst_element_class_add_static_pad_template (element_class, &audio_template);
  gst_element_class_set_static_metadata (element_class, "JSON clip timeline",
      "Source/Bin/Video/Audio/Editor",
      "Plays a movie described in JSON as raw video and audio",
      "The gst-jsonclip authors");
}
