/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The base of the timeline's two sources: see gstjsonclipsrc.h. Media and
 * schedule are under the object lock; the position belongs to the streaming
 * thread. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "gstjsonclipsrc.h"

GST_DEBUG_CATEGORY_STATIC (jsonclipsrc_debug);
#define GST_CAT_DEFAULT jsonclipsrc_debug

typedef struct {
  ClipMedia *media;
  Schedule *schedule;

  GMutex lock;
  GCond cond;
  gboolean wanted, held, flushing;
  gboolean seeking; /* until the position is set: nobody waits to go on */

  /* The next unit of @counted, or one past it when playing backwards. */
  gint64 position;
  Schedule *counted;
} GstJsonClipSrcPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (
    GstJsonClipSrc, gst_json_clip_src, GST_TYPE_PUSH_SRC,
    G_ADD_PRIVATE (GstJsonClipSrc);
    GST_DEBUG_CATEGORY_INIT (
        jsonclipsrc_debug, "jsonclipsrc", 0, "sources inside jsoncliptimeline"))

#define PRIVATE(src)                                                           \
  ((GstJsonClipSrcPrivate *) gst_json_clip_src_get_instance_private (src))

static GstClockTime
total_time (GstJsonClipSrc *self, const Schedule *schedule)
{
  GstJsonClipSrcClass *klass = GST_JSON_CLIP_SRC_GET_CLASS (self);

  return klass->unit_time (schedule, klass->length (schedule));
}

void
gst_json_clip_src_set_media (
    GstJsonClipSrc *self, ClipMedia *media, Schedule *schedule)
{
  GstJsonClipSrcPrivate *priv = PRIVATE (self);

  GST_OBJECT_LOCK (self);
  g_clear_pointer (&priv->media, clip_media_unref);
  g_clear_pointer (&priv->schedule, schedule_unref);
  g_clear_pointer (&priv->counted, schedule_unref);
  priv->media = media ? clip_media_ref (media) : NULL;
  priv->schedule = schedule ? schedule_ref (schedule) : NULL;
  GST_OBJECT_UNLOCK (self);
}

ClipMedia *
gst_json_clip_src_media (GstJsonClipSrc *self)
{
  return PRIVATE (self)->media;
}

Schedule *
gst_json_clip_src_ref_schedule (GstJsonClipSrc *self)
{
  GstJsonClipSrcPrivate *priv = PRIVATE (self);

  GST_OBJECT_LOCK (self);
  Schedule *schedule = priv->schedule ? schedule_ref (priv->schedule) : NULL;
  GST_OBJECT_UNLOCK (self);
  return schedule;
}

void
gst_json_clip_src_set_schedule (GstJsonClipSrc *self, Schedule *schedule)
{
  GstJsonClipSrcPrivate *priv = PRIVATE (self);
  GstClockTime total = total_time (self, schedule);

  GST_OBJECT_LOCK (self);
  Schedule *old = priv->schedule;
  priv->schedule = schedule_ref (schedule);
  GST_OBJECT_UNLOCK (self);

  gboolean moved = !old || total_time (self, old) != total;
  g_clear_pointer (&old, schedule_unref);
  if (moved)
    gst_element_post_message (GST_ELEMENT (self),
        gst_message_new_duration_changed (GST_OBJECT (self)));
}

void
gst_json_clip_src_set_wanted (GstJsonClipSrc *self, gboolean wanted)
{
  GstJsonClipSrcPrivate *priv = PRIVATE (self);

  g_mutex_lock (&priv->lock);
  priv->wanted = wanted;
  g_cond_broadcast (&priv->cond);
  g_mutex_unlock (&priv->lock);
}

static void
set_held (GstJsonClipSrc *self, gboolean held)
{
  GstJsonClipSrcPrivate *priv = PRIVATE (self);

  g_mutex_lock (&priv->lock);
  priv->held = held;
  g_cond_broadcast (&priv->cond);
  g_mutex_unlock (&priv->lock);
}

static void
set_seeking (GstJsonClipSrc *self, gboolean seeking)
{
  GstJsonClipSrcPrivate *priv = PRIVATE (self);

  g_mutex_lock (&priv->lock);
  priv->seeking = seeking;
  g_cond_broadcast (&priv->cond);
  g_mutex_unlock (&priv->lock);
}

static gboolean
seek_all (GstJsonClipSrc *const *srcs, guint n, GstEvent *seek)
{
  gboolean done = TRUE;

  for (guint i = 0; i < n; i++) {
    set_seeking (srcs[i], TRUE);
    done &=
        gst_element_send_event (GST_ELEMENT (srcs[i]), gst_event_ref (seek));
    set_seeking (srcs[i], FALSE);
  }
  return done;
}

/* The running time at which the segment of a seek begins, 0 if nobody listens:
 * where that source stands says nothing. */
static GstClockTime
wanted_base (GstJsonClipSrc *self)
{
  GstJsonClipSrcPrivate *priv = PRIVATE (self);

  g_mutex_lock (&priv->lock);
  gboolean wanted = priv->wanted;
  g_mutex_unlock (&priv->lock);
  GST_OBJECT_LOCK (self);
  GstClockTime base = wanted ? GST_BASE_SRC (self)->segment.base : 0;
  GST_OBJECT_UNLOCK (self);
  return base;
}

/* Without a flush what was pushed is played out: the next segment begins when
 * all are through with it, however far one was ahead. They are held before
 * their next buffer, which is what the segment waits for, too. */
static gboolean
seek_all_running (GstJsonClipSrc *const *srcs, guint n, GstEvent *seek)
{
  GstClockTime base = 0;

  for (guint i = 0; i < n; i++)
    set_held (srcs[i], TRUE);
  gboolean done = seek_all (srcs, n, seek);
  for (guint i = 0; i < n; i++)
    base = MAX (base, wanted_base (srcs[i]));
  for (guint i = 0; i < n; i++) {
    GST_OBJECT_LOCK (srcs[i]);
    GST_BASE_SRC (srcs[i])->segment.base = base;
    GST_OBJECT_UNLOCK (srcs[i]);
    set_held (srcs[i], FALSE);
  }
  return done;
}

gboolean
gst_json_clip_src_seek (GstJsonClipSrc *const *srcs, guint n, GstEvent *seek)
{
  GstSeekFlags flags;

  gst_event_parse_seek (seek, NULL, NULL, &flags, NULL, NULL, NULL, NULL);
  return flags & GST_SEEK_FLAG_FLUSH ? seek_all (srcs, n, seek)
                                     : seek_all_running (srcs, n, seek);
}

/* A new rate counts otherwise: the position keeps its time. The segment belongs
 * to the streaming thread, which is not always who gives the schedule. */
static void
count_by (GstJsonClipSrc *self, const Schedule *schedule)
{
  GstJsonClipSrcPrivate *priv = PRIVATE (self);
  GstJsonClipSrcClass *klass = GST_JSON_CLIP_SRC_GET_CLASS (self);

  if (priv->counted == schedule)
    return;
  if (priv->counted)
    priv->position = klass->unit_at (
        schedule, klass->unit_time (priv->counted, priv->position), TRUE);
  g_clear_pointer (&priv->counted, schedule_unref);
  priv->counted = schedule_ref ((Schedule *) schedule);
  GST_OBJECT_LOCK (self);
  GST_BASE_SRC (self)->segment.duration = total_time (self, schedule);
  GST_OBJECT_UNLOCK (self);
}

/* The units of the next buffer: how many from @first on, 0 at the end. */
static gint
next_units (GstJsonClipSrc *self, const Schedule *schedule, gint64 *first)
{
  GstJsonClipSrcPrivate *priv = PRIVATE (self);
  GstJsonClipSrcClass *klass = GST_JSON_CLIP_SRC_GET_CLASS (self);
  const GstSegment *segment = &GST_BASE_SRC (self)->segment;
  gint64 from = klass->unit_at (schedule, segment->start, FALSE);
  gint64 to = klass->length (schedule);

  count_by (self, schedule);
  if (GST_CLOCK_TIME_IS_VALID (segment->stop))
    to = MIN (to, klass->unit_at (schedule, segment->stop, TRUE));
  if (segment->rate < 0) {
    to = MIN (to, priv->position);
    *first = MAX (from, (to - 1) / klass->most * klass->most);
  } else {
    *first = MAX (from, priv->position);
    to = MIN (to, (*first / klass->most + 1) * klass->most);
  }
  return MAX (0, to - *first);
}

/* Stamps @buffer and steps past its @n units. */
static void
finish (GstJsonClipSrc *self, const Schedule *schedule, GstBuffer *buffer,
    gint64 first, gint n)
{
  GstJsonClipSrcPrivate *priv = PRIVATE (self);
  GstJsonClipSrcClass *klass = GST_JSON_CLIP_SRC_GET_CLASS (self);

  GST_BUFFER_PTS (buffer) = klass->unit_time (schedule, first);
  GST_BUFFER_DTS (buffer) = GST_CLOCK_TIME_NONE;
  GST_BUFFER_DURATION (buffer) =
      klass->unit_time (schedule, first + n) - GST_BUFFER_PTS (buffer);
  GST_BUFFER_OFFSET (buffer) = first;
  GST_BUFFER_OFFSET_END (buffer) = first + n;
  priv->position = GST_BASE_SRC (self)->segment.rate < 0 ? first : first + n;
}

static GstFlowReturn
gst_json_clip_src_fill (GstPushSrc *push, GstBuffer *buffer)
{
  GstJsonClipSrc *self = GST_JSON_CLIP_SRC (push);
  g_autoptr (Schedule) schedule = gst_json_clip_src_ref_schedule (self);
  gint64 first;
  gint n = next_units (self, schedule, &first);

  if (n == 0)
    return GST_FLOW_EOS;
  GST_LOG_OBJECT (self, "%d from %" G_GINT64_FORMAT, n, first);
  GstFlowReturn ret = GST_JSON_CLIP_SRC_GET_CLASS (self)->write (
      self, schedule, first, n, buffer);
  if (ret == GST_FLOW_OK)
    finish (self, schedule, buffer, first, n);
  return ret;
}

/* Before a buffer is made, so that a pad without a peer costs nothing. */
static GstFlowReturn
wait_wanted (GstJsonClipSrc *self)
{
  GstJsonClipSrcPrivate *priv = PRIVATE (self);
  GstPad *pad = GST_BASE_SRC_PAD (self);
  gboolean waited = FALSE;

  g_mutex_lock (&priv->lock);
  while ((!priv->wanted || priv->held) && !priv->flushing && !priv->seeking) {
    waited |= !priv->wanted;
    g_cond_wait (&priv->cond, &priv->lock);
  }
  gboolean flushing = priv->flushing || !priv->wanted || priv->held;
  g_mutex_unlock (&priv->lock);

  if (flushing)
    return GST_FLOW_FLUSHING;
  /* The caps were fixed before anybody was there to ask. */
  if (waited)
    gst_pad_mark_reconfigure (pad);
  if (gst_pad_needs_reconfigure (pad)
      && !gst_base_src_negotiate (GST_BASE_SRC (self)))
    return GST_FLOW_NOT_NEGOTIATED;
  return GST_FLOW_OK;
}

/* (nullable): the next buffer, if it is one that was sent already. */
static GstBuffer *
repeated (GstJsonClipSrc *self)
{
  GstJsonClipSrcClass *klass = GST_JSON_CLIP_SRC_GET_CLASS (self);
  g_autoptr (Schedule) schedule = gst_json_clip_src_ref_schedule (self);
  gint64 first;
  gint n = klass->repeat ? next_units (self, schedule, &first) : 0;
  GstBuffer *buffer = n > 0 ? klass->repeat (self, first) : NULL;

  if (buffer)
    finish (self, schedule, buffer, first, n);
  return buffer;
}

static GstFlowReturn
gst_json_clip_src_create (
    GstBaseSrc *base, guint64 offset, guint length, GstBuffer **buffer)
{
  GstJsonClipSrc *self = GST_JSON_CLIP_SRC (base);
  GstFlowReturn ret = wait_wanted (self);

  if (ret != GST_FLOW_OK)
    return ret;
  if (!*buffer && (*buffer = repeated (self)))
    return GST_FLOW_OK;
  return GST_BASE_SRC_CLASS (gst_json_clip_src_parent_class)
      ->create (base, offset, length, buffer);
}

static void
set_flushing (GstJsonClipSrc *self, gboolean flushing)
{
  GstJsonClipSrcPrivate *priv = PRIVATE (self);

  g_mutex_lock (&priv->lock);
  priv->flushing = flushing;
  g_cond_broadcast (&priv->cond);
  g_mutex_unlock (&priv->lock);
  GST_JSON_CLIP_SRC_GET_CLASS (self)->set_flushing (self, flushing);
}

static gboolean
gst_json_clip_src_unlock (GstBaseSrc *base)
{
  set_flushing (GST_JSON_CLIP_SRC (base), TRUE);
  return TRUE;
}

static gboolean
gst_json_clip_src_unlock_stop (GstBaseSrc *base)
{
  set_flushing (GST_JSON_CLIP_SRC (base), FALSE);
  return TRUE;
}

static gboolean
gst_json_clip_src_is_seekable (GstBaseSrc *base)
{
  return TRUE;
}

/* Also called once at the start. The task has ended and is started anew after
 * this, so that it may wait again. Everything is accurate here, so that no flag
 * asks for less. */
static gboolean
gst_json_clip_src_do_seek (GstBaseSrc *base, GstSegment *segment)
{
  GstJsonClipSrc *self = GST_JSON_CLIP_SRC (base);
  GstJsonClipSrcClass *klass = GST_JSON_CLIP_SRC_GET_CLASS (self);
  g_autoptr (Schedule) schedule = gst_json_clip_src_ref_schedule (self);

  set_seeking (self, FALSE);
  if (!schedule)
    return FALSE;
  count_by (self, schedule);
  segment->duration = total_time (self, schedule);
  segment->time = segment->start;
  if (segment->rate >= 0) {
    PRIVATE (self)->position =
        klass->unit_at (schedule, segment->position, FALSE);
    return TRUE;
  }
  if (!GST_CLOCK_TIME_IS_VALID (segment->stop))
    segment->stop = segment->duration;
  segment->stop = MIN (segment->stop, segment->duration);
  segment->position = segment->stop;
  PRIVATE (self)->position = klass->unit_at (schedule, segment->stop, TRUE);
  return TRUE;
}

static gboolean
convert (GstJsonClipSrc *self, const Schedule *schedule, GstFormat from,
    gint64 value, GstFormat to, gint64 *result)
{
  GstJsonClipSrcClass *klass = GST_JSON_CLIP_SRC_GET_CLASS (self);

  if (from == to || value == -1)
    *result = value;
  else if (from == GST_FORMAT_TIME && to == GST_FORMAT_DEFAULT)
    *result = klass->unit_at (schedule, MAX (0, value), FALSE);
  else if (from == GST_FORMAT_DEFAULT && to == GST_FORMAT_TIME)
    *result =
        klass->unit_time (schedule, CLAMP (value, 0, klass->length (schedule)));
  else
    return FALSE;
  return TRUE;
}

static gboolean
query_duration (GstJsonClipSrc *self, const Schedule *schedule, GstQuery *query)
{
  GstFormat format;
  gint64 value = GST_JSON_CLIP_SRC_GET_CLASS (self)->length (schedule);

  gst_query_parse_duration (query, &format, NULL);
  if (!convert (self, schedule, GST_FORMAT_DEFAULT, value, format, &value))
    return FALSE;
  gst_query_set_duration (query, format, value);
  return TRUE;
}

static gboolean
query_convert (GstJsonClipSrc *self, const Schedule *schedule, GstQuery *query)
{
  GstFormat from, to;
  gint64 value, result;

  gst_query_parse_convert (query, &from, &value, &to, NULL);
  if (!convert (self, schedule, from, value, to, &result))
    return FALSE;
  gst_query_set_convert (query, from, value, to, result);
  return TRUE;
}

static gboolean
gst_json_clip_src_query (GstBaseSrc *base, GstQuery *query)
{
  GstJsonClipSrc *self = GST_JSON_CLIP_SRC (base);
  g_autoptr (Schedule) schedule = gst_json_clip_src_ref_schedule (self);
  gboolean done = FALSE;

  if (schedule && GST_QUERY_TYPE (query) == GST_QUERY_DURATION)
    done = query_duration (self, schedule, query);
  else if (schedule && GST_QUERY_TYPE (query) == GST_QUERY_CONVERT)
    done = query_convert (self, schedule, query);
  return done
      || GST_BASE_SRC_CLASS (gst_json_clip_src_parent_class)
             ->query (base, query);
}

static void
gst_json_clip_src_init (GstJsonClipSrc *self)
{
  GstJsonClipSrcPrivate *priv = PRIVATE (self);

  g_mutex_init (&priv->lock);
  g_cond_init (&priv->cond);
  priv->wanted = TRUE;
  gst_base_src_set_format (GST_BASE_SRC (self), GST_FORMAT_TIME);
}

static void
gst_json_clip_src_finalize (GObject *object)
{
  GstJsonClipSrcPrivate *priv = PRIVATE (GST_JSON_CLIP_SRC (object));

  g_clear_pointer (&priv->media, clip_media_unref);
  g_clear_pointer (&priv->schedule, schedule_unref);
  g_clear_pointer (&priv->counted, schedule_unref);
  g_mutex_clear (&priv->lock);
  g_cond_clear (&priv->cond);
  G_OBJECT_CLASS (gst_json_clip_src_parent_class)->finalize (object);
}

static void
gst_json_clip_src_class_init (GstJsonClipSrcClass *klass)
{
  GstBaseSrcClass *base_class = GST_BASE_SRC_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gst_json_clip_src_finalize;
  base_class->create = GST_DEBUG_FUNCPTR (gst_json_clip_src_create);
  base_class->unlock = GST_DEBUG_FUNCPTR (gst_json_clip_src_unlock);
  base_class->unlock_stop = GST_DEBUG_FUNCPTR (gst_json_clip_src_unlock_stop);
  base_class->is_seekable = GST_DEBUG_FUNCPTR (gst_json_clip_src_is_seekable);
  base_class->do_seek = GST_DEBUG_FUNCPTR (gst_json_clip_src_do_seek);
  base_class->query = GST_DEBUG_FUNCPTR (gst_json_clip_src_query);
  GST_PUSH_SRC_CLASS (klass)->fill = GST_DEBUG_FUNCPTR (gst_json_clip_src_fill);
}
