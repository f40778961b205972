/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* One request in, one result out: finds the provider, and leads the request
 * through its compose, a transport and its parse. */

#include "generate.h"

#include <string.h>

#include "fault.h"
#include "job.h"
#include "lookup.h"
#include "provider-choice.h"
#include "transport.h"

static const gchar *const kinds[] = {
  [GENERATE_TEXT] = "text",
  [GENERATE_IMAGE] = "image",
  [GENERATE_SPEECH] = "speech",
  [GENERATE_MUSIC] = "music",
  [GENERATE_SFX] = "sfx",
  [GENERATE_VIDEO] = "video",
  [GENERATE_ALIGNMENT] = "alignment",
};

const gchar *
generate_kind_name (GenerateKind kind)
{
  return kinds[kind];
}

void
generate_result_free (GenerateResult *result)
{
  g_free (result->provider);
  g_free (result->model);
  g_clear_pointer (&result->answer, json_node_unref);
  g_clear_pointer (&result->bytes, g_bytes_unref);
  g_clear_pointer (&result->words, json_node_unref);
  g_clear_pointer (&result->quiet, json_node_unref);
  g_free (result->said);
  g_free (result->request_id);
  g_free (result);
}

static gboolean
has_own_url (const GenerateRequest *request)
{
  return request->base_url && *request->base_url;
}

static gboolean
check_request (const GenerateRequest *request, const ProviderChoice *choice,
    GError **error)
{
  if (request->job && !choice->task->job) {
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST,
        "provider \"%s\" takes no orders for %s, but a job was named",
        request->provider, kinds[request->kind]);
    return FALSE;
  }
  if (has_own_url (request) && !choice->type->base_url) {
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST,
        "provider \"%s\" has no address, but the base URL \"%s\" was given",
        request->provider, request->base_url);
    return FALSE;
  }
  return TRUE;
}

static void
tell (const GenerateWatch *watch, const gchar *stage, gdouble fraction)
{
  if (watch->progress)
    watch->progress (stage, fraction, watch->user_data);
}

/* @request: with its model in it */
static GenerateResult *
result_for (const GenerateRequest *request)
{
  GenerateResult *result = g_new0 (GenerateResult, 1);

  result->provider = g_strdup (request->provider);
  result->model = g_strdup (request->model);
  result->seed = request->seed;
  return result;
}

/* ---- shapes: which way of saying it the server at an address takes ---- */

static GMutex shapes_lock;
static GHashTable *shapes; /* of "provider kind url", to guint */

static gchar *
shape_key (const GenerateRequest *request)
{
  return g_strdup_printf ("%s %d %s", request->provider, request->kind,
      request->base_url ? request->base_url : "");
}

static guint
shape_known (const gchar *key)
{
  guint shape;

  g_mutex_lock (&shapes_lock);
  shape = shapes ? GPOINTER_TO_UINT (g_hash_table_lookup (shapes, key)) : 0;
  g_mutex_unlock (&shapes_lock);
  return shape;
}

static void
shape_learn (const gchar *key, guint shape)
{
  g_mutex_lock (&shapes_lock);
  if (!shapes)
    shapes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_replace (shapes, g_strdup (key), GUINT_TO_POINTER (shape));
  g_mutex_unlock (&shapes_lock);
}

/* ---- one call ---- */

typedef struct {
  const GenerateRequest *request; /* as the provider is to see it */
  const ProviderChoice *choice;
  const GenerateWatch *watch;
  const gchar *own_url; /* the address that was asked for; NULL: none */
  gboolean own_network;
  gboolean answered; /* well: it is not said in another way */
} Errand;

/* The address without its last slash; NULL: the provider has none. */
static gchar *
base_of (const GenerateRequest *request, const ProviderChoice *choice)
{
  const gchar *url = choice->entry->base_url ? choice->entry->base_url
                                             : choice->type->base_url;
  gchar *base;

  if (!choice->type->base_url)
    return NULL;
  base = g_strdup (has_own_url (request) ? request->base_url : url);
  while (g_str_has_suffix (base, "/"))
    base[strlen (base) - 1] = '\0';
  return base;
}

/* Who knows such a header takes a wish that comes again for the same one. */
static void
add_wish (const Errand *errand, ProviderCall *call)
{
  const gchar *header =
      provider_entry_option (errand->choice->entry, "idempotency-header");

  if (header && errand->request->key)
    provider_call_add_header (
        call, g_strdup_printf ("%s: %s", header, errand->request->key));
}

/* With what has to be known before. */
static gboolean
compose_order (const GenerateRequest *request, const ProviderTask *task,
    ProviderCall *call, GCancellable *cancellable, GError **error)
{
  GenerateRequest knowing = *request;
  g_autoptr (JsonNode) known = NULL;

  if (!lookup_ask (task, request, call, &known, cancellable, error))
    return FALSE;
  knowing.known = known;
  return task->compose (&knowing, call, error);
}

/* Of one that is there already: what it leads to is seen from the address. */
static gboolean
resume_order (const GenerateRequest *request, ProviderCall *call)
{
  call->url = g_strconcat (request->base_url, "/", NULL);
  return TRUE;
}

static gboolean
compose (const Errand *errand, ProviderCall *call, GCancellable *cancellable,
    GError **error)
{
  const GenerateRequest *request = errand->request;
  const ProviderTask *task = errand->choice->task;

  call->codes = errand->choice->type->codes;
  call->own_network = errand->own_network;
  call->timeout_ms =
      request->timeout_ms ? request->timeout_ms : task->timeout_ms;
  if (!provider_choose_key (
          errand->choice, errand->own_url, &call->key_header, error))
    return FALSE;
  if (request->job)
    return resume_order (request, call);
  if (!compose_order (request, task, call, cancellable, error))
    return FALSE;
  add_wish (errand, call);
  provider_entry_add_headers (errand->choice->entry, call);
  return TRUE;
}

/* Of a result that lies elsewhere. The key is for the same origin alone, and
 * so is the way into one's own network. */
static gboolean
fetch (const ProviderCall *from, ProviderReply *reply,
    GCancellable *cancellable, GError **error)
{
  g_auto (ProviderCall)
      call = { .timeout_ms = from->timeout_ms, .codes = from->codes };
  g_auto (ProviderReply) fetched = { 0 };

  call.url = g_uri_resolve_relative (
      from->url, reply->onward, G_URI_FLAGS_PARSE_RELAXED, NULL);
  if (!call.url || !http_is_address (call.url)) {
    g_set_error_literal (error, GENERATE_ERROR, GENERATE_ERROR_REPLY,
        "the reply leads to something that is no address of http or https");
    return FALSE;
  }
  if (http_is_same_origin (from->url, call.url)) {
    call.key_header = g_strdup (from->key_header);
    call.own_network = from->own_network;
  }
  if (!transport_send (&call, &fetched, cancellable, error))
    return FALSE;
  provider_reply_clear (reply);
  *reply = fetched;
  fetched = (ProviderReply){ 0 };
  return TRUE;
}

/* A reply that cannot be read is one, whoever noticed. */
static gboolean
mark (gboolean ok, GError **error)
{
  g_autofree gchar *message = NULL;

  if (ok || !error
      || !g_error_matches (*error, GENERATE_ERROR, GENERATE_ERROR_REPLY)
      || fault_kind (*error) != TROUBLE_NONE)
    return ok;
  message = g_strdup ((*error)->message);
  g_clear_error (error);
  return fault_fail (error, TROUBLE_BAD_OUTPUT, "%s", message);
}

static gboolean
follow (const Errand *errand, const ProviderCall *call, ProviderReply *reply,
    GenerateResult *result, GCancellable *cancellable, GError **error)
{
  const JobOrder order = { errand->choice->task, errand->request, call,
    errand->watch };

  return job_follow (
      &order, errand->request->job != NULL, reply, result, cancellable, error);
}

/* Orders what is not ordered yet, and brings what came of it. */
static gboolean
carry_out (Errand *errand, ProviderCall *call, ProviderReply *reply,
    GenerateResult *result, GCancellable *cancellable, GError **error)
{
  const ProviderTask *task = errand->choice->task;

  if (errand->request->job)
    reply->job = g_strdup (errand->request->job);
  else if (!transport_send (call, reply, cancellable, error)
      || !mark (task->parse (reply, result, error), error))
    return FALSE;
  errand->answered = TRUE;
  if (reply->job
      && !mark (
          follow (errand, call, reply, result, cancellable, error), error))
    return FALSE;
  return !reply->onward
      || (fetch (call, reply, cancellable, error)
          && mark (task->parse_file (reply, result, error), error));
}

static gboolean
carry_out_as (Errand *errand, guint shape, GenerateResult *result,
    GCancellable *cancellable, GError **error)
{
  g_auto (ProviderCall) call = { .shape = shape };
  g_auto (ProviderReply) reply = { 0 };

  if (!compose (errand, &call, cancellable, error))
    return FALSE;
  tell (errand->watch, "sent", -1);
  if (carry_out (errand, &call, &reply, result, cancellable, error))
    return TRUE;
  g_prefix_error (error, "provider \"%s\": ", errand->request->provider);
  provider_hide_key (errand->choice->type, call.key_header, error);
  return FALSE;
}

/* What was answered is done, and paid. */
static gboolean
is_other_shape (const Errand *errand, const GError *error, guint shape)
{
  const ProviderTask *task = errand->choice->task;

  return !errand->answered && shape + 1 < task->n_shapes
      && task->is_other_shape (error, shape);
}

/* In the shape that is known to be taken there, then in those behind it. */
static gboolean
carry_out_in_shapes (Errand *errand, GenerateResult *result,
    GCancellable *cancellable, GError **error)
{
  g_autofree gchar *key = shape_key (errand->request);

  for (guint shape = shape_known (key);; shape++) {
    g_autoptr (GError) why = NULL;

    if (carry_out_as (errand, shape, result, cancellable, &why)) {
      shape_learn (key, shape);
      return TRUE;
    }
    if (!is_other_shape (errand, why, shape)) {
      g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }
  }
}

/* The request as the provider is to see it: by its own names. @base: what is
 * to be freed of it. */
static gboolean
place (const GenerateRequest *request, const ProviderChoice *choice,
    GenerateRequest *placed, gchar **base, GError **error)
{
  const gchar *model = provider_choose_model (choice, request->model, error);

  if (!model || !check_request (request, choice, error))
    return FALSE;
  *placed = *request;
  placed->entry = choice->entry;
  placed->model = model;
  placed->base_url = *base = base_of (request, choice);
  return TRUE;
}

GenerateResult *
generate_watched (const GenerateRequest *request, const GenerateWatch *watch,
    GCancellable *cancellable, GError **error)
{
  static const GenerateWatch nobody = { 0 };
  GenerateRequest placed;
  ProviderChoice choice;
  g_autoptr (GenerateResult) result = NULL;
  g_autofree gchar *base = NULL;

  if (!provider_choose (
          request->config, request->provider, request->kind, &choice, error)
      || !place (request, &choice, &placed, &base, error))
    return NULL;
  Errand errand = { .request = &placed,
    .choice = &choice,
    .watch = watch ? watch : &nobody,
    .own_url = has_own_url (request) ? request->base_url : NULL,
    .own_network = has_own_url (request) || choice.entry->local };
  result = result_for (&placed);
  if (!carry_out_in_shapes (&errand, result, cancellable, error))
    return NULL;
  tell (errand.watch, "answered", 1);
  return g_steal_pointer (&result);
}

GenerateResult *
generate (const GenerateRequest *request, GenerateProgress progress,
    gpointer user_data, GCancellable *cancellable, GError **error)
{
  const GenerateWatch watch = { .progress = progress, .user_data = user_data };

  return generate_watched (request, &watch, cancellable, error);
}
