/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "provider-choice.h"

#include <string.h>

#include "keyring.h"

/* A chain of successors that is longer leads round. */
#define MOST_SUCCESSORS 16

static const gchar *const plurals[] = {
  [GENERATE_TEXT] = "text",
  [GENERATE_IMAGE] = "images",
  [GENERATE_SPEECH] = "speech",
  [GENERATE_MUSIC] = "music",
  [GENERATE_SFX] = "sounds",
  [GENERATE_VIDEO] = "video",
  [GENERATE_ALIGNMENT] = "alignments",
};

static const ProviderTask *
task_of (const ProviderEntry *entry, GenerateKind kind)
{
  return entry ? provider_find_task (provider_find (entry->type), kind) : NULL;
}

const gchar **
generate_providers (const ProviderConfig *config, GenerateKind kind)
{
  g_autofree const ProviderEntry **entries = provider_config_entries (config);
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; entries[i]; i++)
    if (task_of (entries[i], kind))
      g_ptr_array_add (names, entries[i]->name);
  g_ptr_array_add (names, NULL);
  return (const gchar **) g_ptr_array_free (names, FALSE);
}

gboolean
provider_choose (const ProviderConfig *config, const gchar *name,
    GenerateKind kind, ProviderChoice *choice, GError **error)
{
  const ProviderEntry *entry = provider_config_find (config, name);
  const ProviderTask *task = task_of (entry, kind);
  g_autofree const gchar **names = generate_providers (config, kind);
  g_autofree gchar *list = g_strjoinv (", ", (gchar **) names);

  if (task) {
    *choice = (ProviderChoice){ entry, provider_find (entry->type), task };
    return TRUE;
  }
  g_set_error (error, GENERATE_ERROR,
      entry ? GENERATE_ERROR_UNSUPPORTED : GENERATE_ERROR_UNKNOWN_PROVIDER,
      "%s provider \"%s\" for %s; this version has: %s",
      entry ? "unsupported" : "unknown", name ? name : "", plurals[kind],
      *list ? list : "none");
  return FALSE;
}

/* ---- models ---- */

static const gchar *
default_model (const ProviderChoice *choice)
{
  const gchar *named = choice->entry->models[choice->task->kind];

  return named ? named : choice->task->model;
}

/* NULL: it is not retired; "": and nothing took its place. */
static const gchar *
successor (const ProviderEntry *entry, const gchar *model)
{
  const gchar *last = NULL;

  for (guint i = 0; model && i < MOST_SUCCESSORS; i++) {
    model = g_hash_table_lookup (entry->successors, model);
    if (model)
      last = model;
  }
  return last;
}

static gboolean
is_model (const ProviderChoice *choice, const gchar *model, GError **error)
{
  const ProviderTask *task = choice->task;

  if (task->any_model || g_strcmp0 (model, task->model) == 0)
    return TRUE;
  g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST,
      "provider \"%s\" has no model \"%s\" for %s; it has: %s",
      choice->entry->name, model, plurals[task->kind],
      task->model ? task->model : "none");
  return FALSE;
}

const gchar *
provider_choose_model (
    const ProviderChoice *choice, const gchar *wanted, GError **error)
{
  const gchar *name = choice->entry->name;
  const gchar *model = wanted && *wanted ? wanted : default_model (choice);
  const gchar *next = successor (choice->entry, model);

  if (next && !*next)
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST,
        "provider \"%s\" has no model \"%s\" any more, and nothing took its "
        "place; `successors` in providers.conf may name another",
        name, model);
  else if (!model)
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST,
        "provider \"%s\" needs the name of a model for %s", name,
        plurals[choice->task->kind]);
  else if (is_model (choice, next ? next : model, error))
    return next ? next : model;
  return NULL;
}

/* ---- keys ---- */

static gchar *
header_of (const Provider *type, const gchar *key)
{
  g_autofree gchar *base64 =
      type->basic ? g_base64_encode ((const guchar *) key, strlen (key)) : NULL;

  return g_strconcat (type->key_prefix, base64 ? base64 : key, NULL);
}

gboolean
provider_choose_key (const ProviderChoice *choice, const gchar *own_url,
    gchar **header, GError **error)
{
  const ProviderEntry *entry = choice->entry;
  const gchar *variable = provider_entry_key_variable (entry);
  g_autoptr (GError) local = NULL;
  gchar *key = keyring_read (variable, entry->key_file, &local);

  *header = key ? header_of (choice->type, key) : NULL;
  keyring_free_key (key);
  if (local) {
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_KEY,
        "provider \"%s\": %s", entry->name, local->message);
    return FALSE;
  }
  /* A server of one's own may ask for none. */
  if (key || !variable || (own_url && *own_url))
    return TRUE;
  g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_KEY,
      "provider \"%s\" needs its key in the environment variable %s, or in a "
      "file that `key-file` in providers.conf names",
      entry->name, variable);
  return FALSE;
}

void
provider_hide_key (const Provider *type, const gchar *header, GError **error)
{
  const gchar *sent = header ? header + strlen (type->key_prefix) : NULL;
  gsize length = 0;
  g_autofree guchar *plain =
      sent && type->basic ? g_base64_decode (sent, &length) : NULL;
  g_autofree gchar *key =
      plain ? g_strndup ((const gchar *) plain, length) : NULL;

  if (!error)
    return;
  (*error)->message = keyring_hide ((*error)->message, sent);
  (*error)->message = keyring_hide ((*error)->message, key);
}

/* ---- what others may ask ---- */

gboolean
generate_check_provider (const ProviderConfig *config, const gchar *provider,
    GenerateKind kind, GError **error)
{
  ProviderChoice choice;

  return provider_choose (config, provider, kind, &choice, error);
}

gboolean
generate_check_model (const ProviderConfig *config, const gchar *provider,
    GenerateKind kind, const gchar *model, GError **error)
{
  ProviderChoice choice;

  return provider_choose (config, provider, kind, &choice, error)
      && provider_choose_model (&choice, model, error);
}

const gchar *
generate_default_model (
    const ProviderConfig *config, const gchar *provider, GenerateKind kind)
{
  ProviderChoice choice;

  return provider_choose (config, provider, kind, &choice, NULL)
      ? default_model (&choice)
      : NULL;
}

const gchar *
generate_successor (
    const ProviderConfig *config, const gchar *provider, const gchar *model)
{
  const ProviderEntry *entry = provider_config_find (config, provider);
  const gchar *next = entry ? successor (entry, model) : NULL;

  return next && *next ? next : NULL;
}

gboolean
generate_check_key (const ProviderConfig *config, const gchar *provider,
    const gchar *base_url, GError **error)
{
  const ProviderEntry *entry = provider_config_find (config, provider);
  const ProviderChoice choice = { entry,
    entry ? provider_find (entry->type) : NULL, NULL };
  gchar *header = NULL;
  const gboolean ok =
      !entry || provider_choose_key (&choice, base_url, &header, error);

  keyring_free_key (header);
  return ok;
}
