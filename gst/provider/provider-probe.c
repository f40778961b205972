/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "provider-probe.h"

#include <string.h>

#include "provider-choice.h"
#include "reply-json.h"
#include "transport.h"

#define PROBE_MS 30000
/* The smallest that the built-in painter makes. */
#define SIDE 64

void
provider_probe_clear (ProviderProbe *probe)
{
  g_clear_pointer (&probe->came, g_free);
  g_clear_pointer (&probe->warnings, g_ptr_array_unref);
}

/* ---- what a server lists ---- */

/* Where servers have their lists, and what is in them. */
static const struct {
  const gchar *member, *what;
} lists[] = {
  { "data", "models" },
  { "models", "models" },
  { "voices", "voices" },
};

/* What an item of a list is called. */
static const gchar *const names[] = { "id", "name", "model_id", "model_name",
  "voice_id", "title" };

static gboolean
is_called (JsonNode *item, const gchar *model)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const gchar *name = reply_json_text (item, names[i]);

    if (name && g_str_has_prefix (name, "models/"))
      name += strlen ("models/");
    if (g_strcmp0 (name, model) == 0)
      return TRUE;
  }
  return FALSE;
}

static JsonNode *
find_item (JsonArray *list, const gchar *model)
{
  for (guint i = 0; i < json_array_get_length (list); i++) {
    JsonNode *item = json_array_get_element (list, i);

    if (is_called (item, model))
      return item;
  }
  return NULL;
}

static void
compare_model (ProviderProbe *probe, JsonArray *list, const gchar *model)
{
  JsonNode *item = find_item (list, model);
  const gchar *end = item ? reply_json_text (item, "shutdown_date") : NULL;

  if (!item)
    g_ptr_array_add (probe->warnings,
        g_strdup_printf ("it does not list the model \"%s\"", model));
  else if (end)
    g_ptr_array_add (probe->warnings,
        g_strdup_printf ("the model \"%s\" ends on %s", model, end));
}

/* A list of voices says nothing of models. */
static void
compare_models (
    ProviderProbe *probe, JsonArray *list, const ProviderEntry *entry)
{
  for (guint kind = 0; kind < PROVIDER_N_KINDS; kind++)
    if (entry->models[kind]) {
      const gchar *model = entry->models[kind];
      const gchar *next = g_hash_table_lookup (entry->successors, model);

      compare_model (probe, list, next && *next ? next : model);
    }
}

/* Any answer is a good one; a list is told of. */
static void
describe (ProviderProbe *probe, const ProviderReply *reply,
    const ProviderEntry *entry)
{
  g_autoptr (JsonNode) root = reply_json (reply->body, NULL);

  for (guint i = 0; root && i < G_N_ELEMENTS (lists); i++) {
    JsonArray *list = reply_json_list (root, lists[i].member);

    if (!list)
      continue;
    probe->came =
        g_strdup_printf ("%u %s", json_array_get_length (list), lists[i].what);
    if (g_str_equal (lists[i].what, "models"))
      compare_models (probe, list, entry);
    return;
  }
  probe->came = g_strdup_printf (
      "%" G_GSIZE_FORMAT " bytes", g_bytes_get_size (reply->body));
}

/* ---- the call ---- */

static gboolean
compose (const ProviderChoice *choice, ProviderCall *call, GError **error)
{
  const ProviderEntry *entry = choice->entry;
  const Provider *type = choice->type;

  if (!provider_choose_key (choice, NULL, &call->key_header, error))
    return FALSE;
  call->url = g_strconcat (
      entry->base_url ? entry->base_url : type->base_url, type->probe, NULL);
  call->codes = type->codes;
  call->own_network = entry->local;
  call->timeout_ms = PROBE_MS;
  if (type->probe_header)
    provider_call_add_header (call, g_strdup (type->probe_header));
  provider_entry_add_headers (entry, call);
  return TRUE;
}

static gboolean
ask (const ProviderChoice *choice, ProviderProbe *probe,
    GCancellable *cancellable, GError **error)
{
  g_auto (ProviderCall) call = { 0 };
  g_auto (ProviderReply) reply = { 0 };

  if (!compose (choice, &call, error))
    return FALSE;
  if (transport_send (&call, &reply, cancellable, error)) {
    describe (probe, &reply, choice->entry);
    return TRUE;
  }
  provider_hide_key (choice->type, call.key_header, error);
  return FALSE;
}

static gboolean
paint (const ProviderConfig *config, const gchar *name, ProviderProbe *probe,
    GCancellable *cancellable, GError **error)
{
  const GenerateRequest request = { .kind = GENERATE_IMAGE,
    .config = config,
    .provider = name,
    .prompt = "a lighthouse",
    .width = SIDE,
    .height = SIDE };
  g_autoptr (GenerateResult) result =
      generate (&request, NULL, NULL, cancellable, error);

  if (!result)
    return FALSE;
  probe->came =
      g_strdup_printf ("a picture of %dx%d", result->width, result->height);
  return TRUE;
}

gboolean
provider_probe (const ProviderConfig *config, const gchar *name,
    ProviderProbe *probe, GCancellable *cancellable, GError **error)
{
  const ProviderEntry *entry = provider_config_find (config, name);
  const ProviderChoice choice = { entry,
    entry ? provider_find (entry->type) : NULL, NULL };
  const gint64 begun = g_get_monotonic_time ();
  gboolean ok;

  if (!entry) {
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_UNKNOWN_PROVIDER,
        "unknown provider \"%s\"; `jsonclip providers` lists those there are",
        name);
    return FALSE;
  }
  probe->warnings = g_ptr_array_new_with_free_func (g_free);
  ok = choice.type->probe ? ask (&choice, probe, cancellable, error)
                          : paint (config, name, probe, cancellable, error);
  probe->took_ms = (g_get_monotonic_time () - begun) / 1000;
  return ok;
}
