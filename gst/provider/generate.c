/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* One request in, one result out: finds the provider, and leads the request
 * through its compose, a transport and its parse. */

#include "generate.h"

#include <string.h>

#include "fault.h"
#include "job.h"
#include "lookup.h"
#include "provider.h"
#include "transport.h"

static const struct {
  const gchar *name, *plural;
} kinds[] = {
  [GENERATE_TEXT] = { "text", "text" },
  [GENERATE_IMAGE] = { "image", "images" },
  [GENERATE_SPEECH] = { "speech", "speech" },
  [GENERATE_MUSIC] = { "music", "music" },
  [GENERATE_SFX] = { "sfx", "sounds" },
  [GENERATE_VIDEO] = { "video", "video" },
  [GENERATE_ALIGNMENT] = { "alignment", "alignments" },
};

const gchar *
generate_kind_name (GenerateKind kind)
{
  return kinds[kind].name;
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

static const Provider *
find_provider (const gchar *name)
{
  for (guint i = 0; name && providers[i]; i++)
    if (g_str_equal (providers[i]->name, name))
      return providers[i];
  return NULL;
}

const gchar **
generate_providers (GenerateKind kind)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; providers[i]; i++)
    if (provider_find_task (providers[i], kind))
      g_ptr_array_add (names, (gpointer) providers[i]->name);
  g_ptr_array_add (names, NULL);
  return (const gchar **) g_ptr_array_free (names, FALSE);
}

const gchar *
generate_default_model (const gchar *provider, GenerateKind kind)
{
  const Provider *found = find_provider (provider);
  const ProviderTask *task = found ? provider_find_task (found, kind) : NULL;

  return task ? task->model : NULL;
}

static const ProviderTask *
find_task (const gchar *provider, GenerateKind kind, GError **error)
{
  const Provider *found = find_provider (provider);
  const ProviderTask *task = found ? provider_find_task (found, kind) : NULL;
  g_autofree const gchar **names = generate_providers (kind);
  g_autofree gchar *list = g_strjoinv (", ", (gchar **) names);

  if (!task)
    g_set_error (error, GENERATE_ERROR,
        found ? GENERATE_ERROR_UNSUPPORTED : GENERATE_ERROR_UNKNOWN_PROVIDER,
        "%s provider \"%s\" for %s; this version has: %s",
        found ? "unsupported" : "unknown", provider ? provider : "",
        kinds[kind].plural, *list ? list : "none");
  return task;
}

gboolean
generate_check_provider (
    const gchar *provider, GenerateKind kind, GError **error)
{
  return find_task (provider, kind, error) != NULL;
}

gboolean
generate_check_model (const gchar *provider, GenerateKind kind,
    const gchar *model, GError **error)
{
  const ProviderTask *task = find_task (provider, kind, error);

  if (!task)
    return FALSE;
  if (!model || !*model ? task->model != NULL
                        : task->any_model || g_str_equal (model, task->model))
    return TRUE;
  if (!task->model) {
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST,
        "provider \"%s\" needs the name of a model for %s", provider,
        kinds[kind].plural);
    return FALSE;
  }
  g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST,
      "provider \"%s\" has no model \"%s\" for %s; it has: %s", provider, model,
      kinds[kind].plural, task->model);
  return FALSE;
}

static gboolean
has_own_url (const GenerateRequest *request)
{
  return request->base_url && *request->base_url;
}

static gboolean
check_request (const GenerateRequest *request, GError **error)
{
  const Provider *provider = find_provider (request->provider);

  if (!generate_check_model (
          request->provider, request->kind, request->model, error))
    return FALSE;
  if (request->job
      && !find_task (request->provider, request->kind, error)->job) {
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST,
        "provider \"%s\" takes no orders for %s, but a job was named",
        request->provider, kinds[request->kind].plural);
    return FALSE;
  }
  if (has_own_url (request) && !provider->base_url) {
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

static GenerateResult *
result_for (const GenerateRequest *request, const ProviderTask *task)
{
  GenerateResult *result = g_new0 (GenerateResult, 1);
  gboolean named = request->model && *request->model;

  result->provider = g_strdup (request->provider);
  result->model = g_strdup (named ? request->model : task->model);
  result->seed = request->seed;
  return result;
}

/* One that a header cannot carry would end it, or begin another. */
static gboolean
is_key (const gchar *text)
{
  for (const gchar *c = text; *c; c++)
    if (!g_ascii_isgraph (*c))
      return FALSE;
  return *text != '\0';
}

gboolean
generate_check_key (const gchar *name, const gchar *base_url, GError **error)
{
  const Provider *provider = find_provider (name);
  const gchar *variable = provider ? provider->key_variable : NULL;
  const gchar *key = variable ? g_getenv (variable) : NULL;

  /* A server of one's own may ask for none. */
  if (!variable || (!key && base_url && *base_url))
    return TRUE;
  if (!key)
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_KEY,
        "provider \"%s\" needs its key in the environment variable %s", name,
        variable);
  else if (!is_key (key))
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_KEY,
        "%s holds no key: expected printable ASCII without spaces", variable);
  return key && is_key (key);
}

static gboolean
take_key (const Provider *provider, const gchar *own_url, ProviderCall *call,
    GError **error)
{
  const gchar *key =
      provider->key_variable ? g_getenv (provider->key_variable) : NULL;

  if (!generate_check_key (provider->name, own_url, error))
    return FALSE;
  if (key)
    call->key_header = g_strconcat (provider->key_prefix, key, NULL);
  return TRUE;
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

/* The address without its last slash; NULL: the provider has none. */
static gchar *
base_of (const GenerateRequest *request, const Provider *provider)
{
  gchar *base;

  if (!provider->base_url)
    return NULL;
  base =
      g_strdup (has_own_url (request) ? request->base_url : provider->base_url);
  while (g_str_has_suffix (base, "/"))
    base[strlen (base) - 1] = '\0';
  return base;
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
compose (const GenerateRequest *request, const ProviderTask *task,
    gboolean own_network, ProviderCall *call, GCancellable *cancellable,
    GError **error)
{
  const Provider *provider = find_provider (request->provider);

  call->codes = provider->codes;
  call->own_network = own_network;
  call->timeout_ms =
      request->timeout_ms ? request->timeout_ms : task->timeout_ms;
  if (!take_key (provider, own_network ? request->base_url : NULL, call, error))
    return FALSE;
  return request->job ? resume_order (request, call)
                      : compose_order (request, task, call, cancellable, error);
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

typedef struct {
  const GenerateRequest *request; /* with the address that it goes to */
  const ProviderTask *task;
  const GenerateWatch *watch;
  gboolean own_network;
  gboolean answered; /* well: it is not said in another way */
} Errand;

static gboolean
follow (const Errand *errand, const ProviderCall *call, ProviderReply *reply,
    GenerateResult *result, GCancellable *cancellable, GError **error)
{
  const JobOrder order = { errand->task, errand->request, call, errand->watch };

  return job_follow (
      &order, errand->request->job != NULL, reply, result, cancellable, error);
}

/* Orders what is not ordered yet, and brings what came of it. */
static gboolean
carry_out (Errand *errand, ProviderCall *call, ProviderReply *reply,
    GenerateResult *result, GCancellable *cancellable, GError **error)
{
  const ProviderTask *task = errand->task;

  if (errand->request->job) {
    reply->job = g_strdup (errand->request->job);
    call->url = g_strconcat (errand->request->base_url, "/", NULL);
  } else if (!transport_send (call, reply, cancellable, error)
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

  if (!compose (errand->request, errand->task, errand->own_network, &call,
          cancellable, error))
    return FALSE;
  tell (errand->watch, "sent", -1);
  if (carry_out (errand, &call, &reply, result, cancellable, error))
    return TRUE;
  g_prefix_error (error, "provider \"%s\": ", errand->request->provider);
  return FALSE;
}

/* What was answered is done, and paid. */
static gboolean
is_other_shape (const Errand *errand, const GError *error, guint shape)
{
  const ProviderTask *task = errand->task;

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

GenerateResult *
generate_watched (const GenerateRequest *request, const GenerateWatch *watch,
    GCancellable *cancellable, GError **error)
{
  static const GenerateWatch nobody = { 0 };
  GenerateRequest placed = *request;
  Errand errand = { .request = &placed,
    .task = find_task (request->provider, request->kind, error),
    .watch = watch ? watch : &nobody,
    .own_network = has_own_url (request) };
  g_autoptr (GenerateResult) result = NULL;
  g_autofree gchar *base = NULL;

  if (!errand.task || !check_request (request, error))
    return NULL;
  placed.base_url = base = base_of (request, find_provider (request->provider));
  result = result_for (request, errand.task);
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
