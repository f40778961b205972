/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* See links.h. The probe may be called while it is being removed: it shares
 * what it needs. */
#include "links.h"

typedef struct {
  GMutex lock;
  GCond cond;
  GstPadProbeType manner;
  LinksChange change;
  gpointer data;
  gboolean reached, given_up;
} Change;

static void
clear (gpointer data)
{
  Change *change = data;

  g_mutex_clear (&change->lock);
  g_cond_clear (&change->cond);
}

static void
release (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear);
}

static GstPadProbeReturn
reach (GstPad *pad, GstPadProbeInfo *info, gpointer data)
{
  Change *change = data;

  g_mutex_lock (&change->lock);
  gboolean here =
      change->manner == GST_PAD_PROBE_TYPE_IDLE && !change->given_up;
  if (here)
    change->change (pad, change->data);
  change->reached = TRUE;
  g_cond_signal (&change->cond);
  g_mutex_unlock (&change->lock);
  return here ? GST_PAD_PROBE_REMOVE : GST_PAD_PROBE_OK;
}

static gboolean
wait_reached (Change *change, gint64 timeout)
{
  gint64 end = g_get_monotonic_time () + timeout;

  g_mutex_lock (&change->lock);
  while (
      !change->reached && g_cond_wait_until (&change->cond, &change->lock, end))
    ;
  gboolean reached = change->reached;
  change->given_up = !reached;
  g_mutex_unlock (&change->lock);
  return reached;
}

gboolean
links_change (GstPad *pad, GstPadProbeType manner, gint64 timeout,
    GstElement *nudge, GstClockTime to, LinksChange change, gpointer data)
{
  Change *shared = g_atomic_rc_box_new0 (Change);

  g_mutex_init (&shared->lock);
  g_cond_init (&shared->cond);
  shared->manner = manner;
  shared->change = change;
  shared->data = data;
  gulong probe = gst_pad_add_probe (
      pad, manner, reach, g_atomic_rc_box_acquire (shared), release);

  if (nudge)
    gst_element_seek_simple (nudge, GST_FORMAT_TIME, GST_SEEK_FLAG_FLUSH, to);
  gboolean reached = wait_reached (shared, timeout);
  gboolean idle = manner == GST_PAD_PROBE_TYPE_IDLE;
  if (reached && !idle)
    change (pad, data);
  /* An idle probe that was reached has removed itself. */
  if (!reached || !idle)
    gst_pad_remove_probe (pad, probe);
  release (shared);
  return reached;
}
