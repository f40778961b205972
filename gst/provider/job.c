/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "job.h"

#include <string.h>

#include "fault.h"
#include "provider-entry.h"
#include "transport.h"

/* One asking, and so many that may fail in a row; fewer where the server says
 * that there is no such job. */
#define ASK_MS 30000
#define MOST_FAILURES 6
#define MOST_REFUSALS 3
/* What takes long is asked for less often. */
#define LONG_MS 300000
#define LONG_FACTOR 3

typedef struct {
  const JobOrder *order;
  gchar *job;
  gint64 begun, now; /* of the monotonic clock, ms */
  guint n_failures, n_refusals;
} Following;

static void
following_clear (Following *self)
{
  g_clear_pointer (&self->job, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Following, following_clear)

static gint64
now_ms (void)
{
  return g_get_monotonic_time () / 1000;
}

/* A fifth more or less, so that not all come at the same moment. */
static gint64
pause_of (const Following *self)
{
  const ProviderJob *job = self->order->task->job;
  const gint64 every = now_ms () - self->begun > LONG_MS
      ? (gint64) job->every_ms * LONG_FACTOR
      : job->every_ms;

  return (gint64) (every * g_random_double_range (.8, 1.2));
}

static void
equip (const Following *self, ProviderCall *call, guint timeout_ms)
{
  const ProviderCall *like = self->order->like;

  call->codes = like->codes;
  call->own_network = like->own_network;
  call->timeout_ms = timeout_ms;
  call->shape = like->shape;
  provider_entry_add_headers (self->order->request->entry, call);
  if (!call->key_header)
    call->key_header = g_strdup (like->key_header);
}

static gboolean
keep_name (Following *self, const gchar *name, GError **error)
{
  const GenerateWatch *watch = self->order->watch;

  if (g_strcmp0 (self->job, name) == 0)
    return TRUE;
  g_free (self->job);
  self->job = g_strdup (name);
  return !watch || !watch->ordered
      || watch->ordered (self->job, watch->user_data, error);
}

/* @reply has the result, or a name where it is not done. */
static gboolean
ask (Following *self, ProviderReply *reply, GenerateResult *result,
    GCancellable *cancellable, GError **error)
{
  const ProviderJob *job = self->order->task->job;
  g_auto (ProviderCall) call = { 0 };

  equip (self, &call, ASK_MS);
  provider_reply_clear (reply);
  return job->compose (self->order->request, self->job, &call, error)
      && transport_send (&call, reply, cancellable, error)
      && job->parse (self->job, reply, result, error);
}

/* Whether it may be asked again after that. */
static gboolean
bears (Following *self, const GError *error)
{
  switch (fault_kind (error)) {
    case TROUBLE_RATE:
    case TROUBLE_SERVER:
    case TROUBLE_NOT_SENT:
    case TROUBLE_OUTCOME_UNKNOWN:
    case TROUBLE_BAD_OUTPUT: /* a page of somebody in between */
      return ++self->n_failures < MOST_FAILURES;
    case TROUBLE_MODEL_GONE:
    case TROUBLE_REQUEST:
      return ++self->n_refusals < MOST_REFUSALS;
    default:
      return FALSE;
  }
}

/* Who does not know the job any more has lost it. */
static void
name_loss (const Following *self, GError **error)
{
  g_autofree gchar *message = NULL;

  if (self->n_refusals < MOST_REFUSALS)
    return;
  message = g_strdup ((*error)->message);
  g_clear_error (error);
  fault_fail (error, TROUBLE_JOB_LOST, "%s", message);
}

static void
tell (const Following *self, const ProviderReply *reply)
{
  const GenerateWatch *watch = self->order->watch;

  if (watch && watch->progress)
    watch->progress (
        "making", reply->fraction > 0 ? reply->fraction : -1, watch->user_data);
}

/* Without the cancellable, which is used up by then. */
static void
call_off (Following *self)
{
  const ProviderJob *job = self->order->task->job;
  g_auto (ProviderCall) call = { 0 };
  g_auto (ProviderReply) reply = { 0 };
  g_autoptr (GError) ignored = NULL;

  if (!job->compose_cancel)
    return;
  equip (self, &call, JOB_CALL_OFF_MS);
  if (!job->compose_cancel (self->order->request, self->job, &call, &ignored)
      || !transport_send (&call, &reply, NULL, &ignored))
    g_info ("job %s cannot be called off: %s", self->job, ignored->message);
}

/* FALSE once it took too long, or is cancelled. */
static gboolean
wait (Following *self, gint64 ms, GCancellable *cancellable, GError **error)
{
  const guint limit = self->order->task->job->limit_ms;

  if (now_ms () + ms - self->begun > limit)
    return fault_fail (error, TROUBLE_JOB_TIMEOUT,
        "job %s is not done after %u s", self->job, limit / 1000);
  if (generate_sleep (ms, cancellable))
    return TRUE;
  call_off (self);
  return fault_fail (error, TROUBLE_CANCELLED, "cancelled");
}

/* TRUE with reply->job set: not yet. */
static gboolean
ask_once (Following *self, ProviderReply *reply, GenerateResult *result,
    GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) why = NULL;

  if (ask (self, reply, result, cancellable, &why)) {
    self->n_failures = self->n_refusals = 0;
    if (!reply->job || keep_name (self, reply->job, error))
      return TRUE;
    call_off (self);
    return FALSE;
  }
  if (g_cancellable_is_cancelled (cancellable))
    call_off (self);
  if (!bears (self, why)) {
    name_loss (self, &why);
    g_propagate_error (error, g_steal_pointer (&why));
    return FALSE;
  }
  g_free (reply->job);
  reply->job = g_strdup (self->job);
  return TRUE;
}

gboolean
job_follow (const JobOrder *order, gboolean resumed, ProviderReply *reply,
    GenerateResult *result, GCancellable *cancellable, GError **error)
{
  g_auto (Following) self = { .order = order, .begun = now_ms () };
  gint64 pause = resumed ? 0 : order->task->job->first_ms;

  if (resumed)
    self.job = g_strdup (reply->job);
  else if (!keep_name (&self, reply->job, error)) {
    call_off (&self);
    return FALSE;
  }
  while (reply->job) {
    tell (&self, reply);
    if (!wait (&self, pause, cancellable, error)
        || !ask_once (&self, reply, result, cancellable, error))
      return FALSE;
    pause = pause_of (&self);
  }
  return TRUE;
}
