/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Calls of providers, each with its row in the journal: committed before the
 * call is made, told what the call was named and cost, and closed after it. A
 * call that failed is made again where that may help; one that a dead process
 * made is gone on with where that can be done. Nothing is paid twice if it can
 * be helped. */
#include "crash.h"
#include "fault.h"
#include "json-object.h"
#include "price.h"
#include "provider-config.h"
#include "reply-whole.h"
#include "stage.h"

#include <string.h>

/* Providers that say nothing of it. */
#define CONCURRENCY 4
/* A wait that is worth a word. */
#define LONG_MS 1000

typedef struct {
  const StageContext *context;
  GenerateRequest request; /* with key and job */
  const ProviderEntry *entry;
  StoreCall row;
  gint64 id; /* of the attempt */
  gchar *hash, *key, *job;
  gchar *asked_job; /* that of the request: `job` may get another name */
  gboolean is_old;  /* the job is of an earlier process */
} Calling;

static void
calling_clear (Calling *self)
{
  g_free (self->hash);
  g_free (self->key);
  g_free (self->job);
  g_free (self->asked_job);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Calling, calling_clear)

/* ---- what is asked ---- */

static void
add (GChecksum *sum, const gchar *text)
{
  /* With its zero byte: "ab" + "c" is not "a" + "bc". */
  g_checksum_update (
      sum, (const guchar *) (text ? text : ""), text ? strlen (text) + 1 : 1);
}

static void
add_json (GChecksum *sum, JsonNode *node)
{
  g_autofree gchar *text = node ? json_to_string (node, FALSE) : NULL;

  add (sum, text);
}

static void
add_bytes (GChecksum *sum, GBytes *bytes)
{
  g_checksum_update (
      sum, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
add_pictures (GChecksum *sum, const GenerateRequest *request)
{
  for (guint i = 0; i < request->n_pictures; i++)
    add_bytes (sum, request->pictures[i]);
}

/* The same for the same wish: what is known of one by that is known of the
 * other. */
static gchar *
hash (const GenerateRequest *request)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree gchar *numbers =
      g_strdup_printf ("%d %" G_GUINT64_FORMAT " %dx%d %d %" G_GINT64_FORMAT
                       " %u %" G_GINT64_FORMAT,
          request->kind, request->seed, request->width, request->height,
          (gint) (request->speed * 1000 + .5), request->duration_ms,
          request->n_pictures, request->most_tokens);
  const gchar *texts[] = { request->provider, request->model, request->base_url,
    request->task, request->instructions, request->complaint, request->prompt,
    request->negative, request->style, request->text, request->voice,
    request->language, request->before, request->after, numbers };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    add (sum, texts[i]);
  add_json (sum, request->input);
  add_json (sum, request->schema);
  add_json (sum, request->previous);
  add_pictures (sum, request);
  if (request->sound)
    add_bytes (sum, request->sound);
  return g_strdup (g_checksum_get_string (sum));
}

static gboolean
is_built_in (const gchar *provider, const ProviderEntry *entry)
{
  return g_str_equal (entry ? entry->type : provider, "builtin");
}

guint
stage_call_width (const StageContext *context, const gchar *provider)
{
  const ProviderEntry *entry = provider_config_find (context->config, provider);

  if (is_built_in (provider, entry))
    return g_get_num_processors ();
  return entry && entry->concurrency ? entry->concurrency : CONCURRENCY;
}

static void
calling_init (Calling *self, const gchar *slot)
{
  const GenerateRequest *request = &self->request;
  const gboolean own = is_built_in (request->provider, self->entry);
  const GenerateUsage guess = price_guess_usage (request);

  self->hash = hash (request);
  self->row = (StoreCall){ .stage = self->context->stage,
    .slot = slot,
    .kind = generate_kind_name (request->kind),
    .provider = request->provider,
    .model = request->model,
    .request_hash = self->hash,
    .estimate = price_is_free (request->provider, self->entry)
        ? 0
        : price_of_usage (self->entry, request->kind, &guess),
    .concurrency =
        own ? 0 : stage_call_width (self->context, request->provider),
    .per_minute = own || !self->entry ? 0 : self->entry->per_minute };
}

/* ---- what was asked before ---- */

/* It may be that the order is still there. */
static gboolean
may_have_job (const gchar *trouble)
{
  static const TroubleKind kinds[] = { TROUBLE_RATE, TROUBLE_SERVER,
    TROUBLE_NOT_SENT, TROUBLE_OUTCOME_UNKNOWN, TROUBLE_JOB_TIMEOUT,
    TROUBLE_CANCELLED, TROUBLE_AUTH, TROUBLE_QUOTA };

  for (guint i = 0; trouble && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (trouble, trouble_name (kinds[i])))
      return TRUE;
  return !trouble;
}

/* Whoever heeds keys would answer the same again to one that was answered. */
static gboolean
keeps_key (const gchar *trouble)
{
  static const TroubleKind kinds[] = { TROUBLE_RATE, TROUBLE_NOT_SENT,
    TROUBLE_OUTCOME_UNKNOWN, TROUBLE_CANCELLED, TROUBLE_AUTH, TROUBLE_QUOTA };

  for (guint i = 0; trouble && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (trouble, trouble_name (kinds[i])))
      return TRUE;
  return !trouble;
}

static gboolean
is_unknown (const StoreAttempt *last)
{
  return g_str_equal (last->state, "unknown")
      || g_strcmp0 (last->trouble, trouble_name (TROUBLE_OUTCOME_UNKNOWN)) == 0
      || g_strcmp0 (last->trouble, trouble_name (TROUBLE_JOB_LOST)) == 0;
}

/* A film costs dollars: whether to order it once more is not ours to say. */
static gboolean
check_order (const Calling *self, const StoreAttempt *last, GError **error)
{
  g_autofree gchar *when = store_time_string (last->started_at);

  if (self->request.kind != GENERATE_VIDEO || self->context->order_again
      || !is_unknown (last))
    return TRUE;
  g_set_error (error, STAGE_ERROR, STAGE_ERROR_ORDER,
      "%s: a video was ordered of \"%s\" at %s, and nobody knows what became "
      "of it: look there whether it was made and paid; `jsonclip resume %s "
      "--order-again` orders it once more",
      self->row.slot, last->provider, when, self->context->run->id);
  return FALSE;
}

static GenerateResult *
result_of (const Calling *self, const StoreAttempt *last)
{
  g_autoptr (JsonNode) answer = json_from_string (last->answer, NULL);
  GenerateResult *result;

  if (!answer)
    return NULL;
  result = g_new0 (GenerateResult, 1);
  result->provider = g_strdup (last->provider);
  result->model = g_strdup (last->model);
  result->seed = self->request.seed;
  result->request_id = g_strdup (last->request_id);
  result->answer = g_steal_pointer (&answer);
  return result;
}

/* An answer that was kept is not asked for again, an order not made again, and
 * what may have been made is asked for by the same key. */
static gboolean
look_back (Calling *self, GenerateResult **result, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (StoreAttempt) last = store_attempt_last (
      self->context->store, self->context->run->id, &self->row, &local);
  const gboolean failed = last && g_str_equal (last->state, "failed");

  if (local) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (!last || g_str_equal (last->state, "started"))
    return TRUE;
  if (last->answer && !failed && (*result = result_of (self, last))) {
    self->id = last->id;
    return TRUE;
  }
  if (g_str_equal (last->state, "done"))
    return TRUE;
  if (last->job && may_have_job (last->trouble)) {
    self->job = g_strdup (last->job);
    self->row.resumes = last->id;
    self->is_old = TRUE;
  } else if (!check_order (self, last, error)) {
    return FALSE;
  }
  if (*last->key && keeps_key (last->trouble))
    self->key = g_strdup (last->key);
  return TRUE;
}

/* ---- one call ---- */

static gboolean
cancelled (GError **error)
{
  g_set_error_literal (error, STAGE_ERROR, STAGE_ERROR_CANCELLED, "cancelled");
  return FALSE;
}

static gboolean
wait (const Calling *self, const gchar *why, gint64 ms, GError **error)
{
  const StageContext *context = self->context;

  if (context->waiting && ms >= LONG_MS)
    context->waiting (why, ms, context->progress_data);
  return generate_sleep (ms, context->cancellable) || cancelled (error);
}

/* Once the limits of the provider allow it. */
static gboolean
begin (Calling *self, GError **error)
{
  const StageContext *context = self->context;
  g_autoptr (GError) local = NULL;
  g_autofree gchar *why =
      g_strdup_printf ("limits of \"%s\"", self->row.provider);

  if (!self->key)
    self->key = store_key_new ();
  self->row.key = self->key;
  self->request.key = self->key;
  g_free (self->asked_job);
  self->request.job = self->asked_job = g_strdup (self->job);
  for (;;) {
    gint64 wait_ms = 0;

    self->id = store_attempt_begin (
        context->store, context->run->id, &self->row, &wait_ms, &local);
    if (self->id)
      return TRUE;
    if (local) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
    if (!wait (self, why, wait_ms, error))
      return FALSE;
  }
}

static gboolean
keep_job (const gchar *job, gpointer user_data, GError **error)
{
  Calling *self = user_data;

  g_free (self->job);
  self->job = g_strdup (job);
  return store_attempt_ordered (self->context->store, self->id, job, error);
}

/* What it cost is known before anything is done with what came. */
static gboolean
keep_receipt (Calling *self, const GenerateResult *result, GError **error)
{
  const GenerateUsage usage = price_whole_usage (&self->request, result);
  g_autofree gchar *used = price_usage_text (&usage);
  g_autofree gchar *answer =
      result->answer ? json_to_string (result->answer, FALSE) : NULL;
  const StoreReceipt receipt = { .request_id = result->request_id,
    .usage = used,
    .answer = answer,
    .cost = price_is_free (self->row.provider, self->entry)
        ? 0
        : price_of_usage (self->entry, self->request.kind, &usage) };

  return is_built_in (self->row.provider, self->entry)
      || store_attempt_answered (
          self->context->store, self->id, self->row.provider, &receipt, error);
}

/* Who looks at the header alone takes half a picture for one. */
static gboolean
check_whole (const Calling *self, const GenerateResult *result, GError **error)
{
  if (self->request.kind != GENERATE_IMAGE || !result->bytes
      || reply_is_whole (result->bytes))
    return TRUE;
  return fault_fail (error, TROUBLE_BAD_OUTPUT,
      "the picture of the provider \"%s\" ends too early", result->provider);
}

static GenerateResult *
call (Calling *self, GError **error)
{
  const StageContext *context = self->context;
  const GenerateWatch watch = { .ordered = keep_job, .user_data = self };
  g_autoptr (GenerateResult) result = NULL;

  crash_point (context->stage, "intent");
  result =
      generate_watched (&self->request, &watch, context->cancellable, error);
  crash_point (context->stage, "answered");
  return result && check_whole (self, result, error) ? g_steal_pointer (&result)
                                                     : NULL;
}

static const gchar *
trouble_of (const GError *why)
{
  const TroubleKind kind = fault_kind (why);

  return kind == TROUBLE_NONE ? NULL : trouble_name (kind);
}

/* Until when nobody is to call, as far as it said. */
static gint64
hint_of (const GError *why, GenerateKind kind)
{
  const gint64 ms =
      fault_kind (why) == TROUBLE_RATE ? generate_wait_ms (why, kind, 1, 0) : 0;

  return ms < 0 ? TROUBLE_LONGEST_HINT : ms;
}

/* The journal's own failure must not hide that of the call. */
static void
tell_failure (const Calling *self, const GError *why)
{
  const TroubleKind kind = fault_kind (why);
  const StoreFailure failure = { .message = why->message,
    .trouble = trouble_of (why),
    .maybe_billed = generate_maybe_billed (why) && self->row.estimate != 0,
    .is_server = kind == TROUBLE_SERVER,
    .is_network = kind == TROUBLE_NOT_SENT || kind == TROUBLE_OUTCOME_UNKNOWN
        || kind == TROUBLE_CANCELLED,
    .wait_ms = hint_of (why, self->request.kind) };
  g_autoptr (GError) ignored = NULL;

  if (!store_attempt_fail (self->context->store, self->id, self->row.provider,
          &failure, &ignored))
    g_warning ("%s", ignored->message);
}

/* When the next try is: the same order asked for again, the same wish by the
 * same key, or a new one; -1: there is none. Of an order that is gone another
 * is made only if it was an earlier process that made it: else something is
 * wrong with the order. */
static gint64
plan_next (Calling *self, const GError *why, guint *done)
{
  const gchar *trouble = trouble_of (why);
  const gboolean is_old = self->is_old;

  if (!keeps_key (trouble))
    g_clear_pointer (&self->key, g_free);
  if (!self->job || may_have_job (trouble)) {
    self->row.resumes = self->job ? self->id : 0;
    return generate_wait_ms (
        why, self->request.kind, *done, g_random_double ());
  }
  g_clear_pointer (&self->job, g_free);
  self->row.resumes = 0;
  self->is_old = FALSE;
  *done = 0;
  return is_old && self->request.kind != GENERATE_VIDEO ? 0 : -1;
}

static gboolean
pause_after (Calling *self, const GError *why, guint *done, GError **error)
{
  gint64 ms;

  tell_failure (self, why);
  ms = plan_next (self, why, done);
  if (ms >= 0)
    return wait (self, why->message, ms, error);
  g_propagate_error (error, g_error_copy (why));
  return FALSE;
}

/* The journal's own failure must not hide that of what was called for. */
void
stage_call_fail (
    const StageContext *context, gint64 attempt, const GError *error)
{
  g_autoptr (GError) ignored = NULL;

  if (!store_attempt_end (context->store, attempt, error->message, &ignored))
    g_warning ("%s", ignored->message);
}

static gboolean
carry_out (Calling *self, GenerateResult **result, GError **error)
{
  for (guint done = 1;; done++) {
    g_autoptr (GError) why = NULL;

    if (!begin (self, error))
      return FALSE;
    *result = call (self, &why);
    if (!*result) {
      if (!pause_after (self, why, &done, error))
        return FALSE;
      continue;
    }
    if (keep_receipt (self, *result, &why))
      return TRUE;
    stage_call_fail (self->context, self->id, why);
    g_clear_pointer (result, generate_result_free);
    g_propagate_error (error, g_steal_pointer (&why));
    return FALSE;
  }
}

GenerateResult *
stage_call (const StageContext *context, const gchar *slot,
    const GenerateRequest *request, gint64 *attempt, GError **error)
{
  g_auto (Calling) self = { .context = context,
    .request = *request,
    .entry = provider_config_find (context->config, request->provider) };
  g_autoptr (GenerateResult) result = NULL;

  self.request.config = context->config;
  calling_init (&self, slot);
  if (!look_back (&self, &result, error)
      || (!result && !carry_out (&self, &result, error)))
    return NULL;
  if (attempt)
    *attempt = self.id;
  else if (!store_attempt_end (context->store, self.id, NULL, error))
    return NULL;
  return g_steal_pointer (&result);
}
