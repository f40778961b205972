/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "trouble.h"

#include <errno.h>
#include <string.h>

/* The name of the element at the top that @source belongs to. */
static gboolean
is_inside (GstObject *source, const gchar *name)
{
  g_autoptr (GstObject) at = gst_object_ref (source);

  while (at) {
    g_autofree gchar *own = gst_object_get_name (at);
    GstObject *parent;

    if (g_str_equal (own, name))
      return TRUE;
    parent = gst_object_get_parent (at);
    gst_object_unref (at);
    at = parent;
  }
  return FALSE;
}

static RenderError
blame (GstObject *source, const GError *error, RenderError otherwise)
{
  if (is_inside (source, "movie"))
    return RENDER_ERROR_MOVIE;
  if (is_inside (source, "file"))
    return RENDER_ERROR_OUTPUT;
  /* The muxer's own file. */
  if (is_inside (source, "mux") && error->domain == GST_RESOURCE_ERROR)
    return RENDER_ERROR_OUTPUT;
  return otherwise;
}

/* What the system said, which elements keep for those who debug; NULL if they
 * do not. */
static const gchar *
system_error (const GError *said, const gchar *debug)
{
  static const gchar *const labels[] = { "system error: ", "file descriptor " };

  for (guint i = 0; debug && i < G_N_ELEMENTS (labels); i++) {
    const gchar *found = strstr (debug, labels[i]);
    const gchar *colon = found ? strstr (found, ": ") : NULL;

    if (colon)
      return colon + 2;
  }
  return g_error_matches (
             said, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_NO_SPACE_LEFT)
      ? g_strerror (ENOSPC)
      : NULL;
}

static void
tell_error (const TroubleWait *wait, GstMessage *message, GError **error)
{
  gboolean begun = !wait->packets || g_atomic_int_get (wait->packets) > 0;
  g_autoptr (GError) said = NULL;
  g_autofree gchar *debug = NULL;
  const gchar *why;
  RenderError code;

  gst_message_parse_error (message, &said, &debug);
  code = blame (GST_MESSAGE_SRC (message), said,
      begun ? RENDER_ERROR_WORKER : RENDER_ERROR_ENCODER);
  why = system_error (said, debug);
  if (code == RENDER_ERROR_OUTPUT)
    g_set_error (error, RENDER_ERROR, code, "cannot write %s: %s", wait->output,
        why ? why : said->message);
  else
    g_set_error_literal (error, RENDER_ERROR, code, said->message);
}

static void
note (GstMessage *message, GPtrArray *warnings)
{
  g_autoptr (GError) said = NULL;

  gst_message_parse_warning (message, &said, NULL);
  if (!g_ptr_array_find_with_equal_func (
          warnings, said->message, g_str_equal, NULL))
    g_ptr_array_add (warnings, g_strdup (said->message));
}

/* FALSE: more is to come. */
static gboolean
is_last (const TroubleWait *wait, GstMessage *message)
{
  switch (GST_MESSAGE_TYPE (message)) {
    case GST_MESSAGE_WARNING:
      if (wait->warnings)
        note (message, wait->warnings);
      return FALSE;
    case GST_MESSAGE_EOS:
      return GST_MESSAGE_SRC (message) == GST_OBJECT (wait->pipeline);
    default:
      return TRUE;
  }
}

static GstMessage *
next_message (const TroubleWait *wait)
{
  const GstMessageType types = GST_MESSAGE_ERROR | GST_MESSAGE_WARNING
      | GST_MESSAGE_EOS | GST_MESSAGE_APPLICATION;
  GstClockTime patience = wait->tick ? wait->interval : GST_CLOCK_TIME_NONE;
  GstMessage *message;

  while (!(message = gst_bus_timed_pop_filtered (wait->bus, patience, types)))
    wait->tick (wait->user_data);
  return message;
}

gboolean
trouble_wait (const TroubleWait *wait, GError **error)
{
  g_autoptr (GstMessage) message = NULL;

  do {
    gst_clear_message (&message);
    message = next_message (wait);
  } while (!is_last (wait, message));
  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
    tell_error (wait, message, error);
  else if (gst_message_has_name (message, "cancelled"))
    trouble_cancelled (error);
  return GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS;
}

gboolean
trouble_start (GstElement *pipeline, GstBus *bus, GError **error)
{
  if (gst_element_set_state (pipeline, GST_STATE_PLAYING)
          != GST_STATE_CHANGE_FAILURE
      || gst_bus_have_pending (bus))
    return TRUE;
  g_set_error_literal (
      error, RENDER_ERROR, RENDER_ERROR_ENCODER, "the pipeline does not start");
  return FALSE;
}

static GstBusSyncReply
forward (GstBus *own, GstMessage *message, gpointer user_data)
{
  gst_bus_post (user_data, message);
  return GST_BUS_DROP;
}

void
trouble_forward (GstElement *pipeline, GstBus *bus)
{
  g_autoptr (GstBus) own = gst_element_get_bus (pipeline);

  gst_bus_set_sync_handler (
      own, forward, gst_object_ref (bus), gst_object_unref);
}

gboolean
trouble_cancelled (GError **error)
{
  g_set_error_literal (
      error, RENDER_ERROR, RENDER_ERROR_CANCELLED, "cancelled");
  return FALSE;
}

static void
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  gst_bus_post (user_data,
      gst_message_new_application (
          NULL, gst_structure_new_empty ("cancelled")));
}

gulong
trouble_watch (GCancellable *cancellable, GstBus *bus)
{
  if (!cancellable)
    return 0;
  return g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled),
      gst_object_ref (bus), gst_object_unref);
}
