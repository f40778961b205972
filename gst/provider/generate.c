/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* One request in, one result out: finds the provider, and leads the request
 * through its compose, a transport and its parse. */

#include "generate.h"

#include "provider.h"
#include "transport.h"

G_DEFINE_QUARK (generate - error - quark, generate_error)

static const struct {
  const gchar *name, *plural;
} kinds[] = {
  [GENERATE_TEXT] = { "text", "text" },
  [GENERATE_IMAGE] = { "image", "images" },
  [GENERATE_SPEECH] = { "speech", "speech" },
  [GENERATE_MUSIC] = { "music", "music" },
  [GENERATE_SFX] = { "sfx", "sounds" },
  [GENERATE_VIDEO] = { "video", "video" },
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
  if (!model || !*model || task->any_model || g_str_equal (model, task->model))
    return TRUE;
  g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST,
      "provider \"%s\" has no model \"%s\" for %s; it has: %s", provider, model,
      kinds[kind].plural, task->model);
  return FALSE;
}

static gboolean
check_request (const GenerateRequest *request, GError **error)
{
  const Provider *provider = find_provider (request->provider);

  if (!generate_check_model (
          request->provider, request->kind, request->model, error))
    return FALSE;
  if (request->base_url && *request->base_url && !provider->takes_base_url) {
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST,
        "provider \"%s\" has no address, but the base URL \"%s\" was given",
        request->provider, request->base_url);
    return FALSE;
  }
  return TRUE;
}

static void
tell (GenerateProgress progress, const gchar *stage, gdouble fraction,
    gpointer user_data)
{
  if (progress)
    progress (stage, fraction, user_data);
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

GenerateResult *
generate (const GenerateRequest *request, GenerateProgress progress,
    gpointer user_data, GCancellable *cancellable, GError **error)
{
  const ProviderTask *task =
      find_task (request->provider, request->kind, error);
  g_autoptr (GenerateResult) result = NULL;
  g_auto (ProviderCall) call = { 0 };
  g_auto (ProviderReply) reply = { 0 };

  if (!task || !check_request (request, error))
    return NULL;
  call.timeout_ms =
      request->timeout_ms ? request->timeout_ms : task->timeout_ms;
  if (!task->compose (request, &call, error))
    return NULL;
  tell (progress, "sent", -1, user_data);
  if (!transport_send (&call, &reply, cancellable, error))
    return NULL;
  tell (progress, "answered", 1, user_data);
  result = result_for (request, task);
  if (!task->parse (&reply, result, error)) {
    g_prefix_error (error, "provider \"%s\": ", request->provider);
    return NULL;
  }
  return g_steal_pointer (&result);
}
