/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The files of providers.conf, one over the other; what a value may be is
 * known by provider-values.c. */
#include "provider-config.h"

#include "provider-values.h"
#include "providers-resource.h"

#define BUILTIN_NAME "(built-in data)"

struct ProviderConfig {
  gint references;
  GPtrArray *entries; /* of ProviderEntry */
};

static ProviderEntry *
find_entry (const ProviderConfig *config, const gchar *name)
{
  for (guint i = 0; name && i < config->entries->len; i++) {
    ProviderEntry *entry = g_ptr_array_index (config->entries, i);

    if (g_str_equal (entry->name, name))
      return entry;
  }
  return NULL;
}

static gboolean
read_key (
    ProviderValue *reading, GKeyFile *keys, const gchar *key, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autofree gchar *value =
      g_key_file_get_string (keys, reading->group, key, &cause);

  reading->key = key;
  reading->text = value;
  if (!value)
    return provider_value_refuse (reading, error, "%s", cause->message);
  return provider_value_read (reading, error);
}

static gboolean
read_group (ProviderValue *reading, GKeyFile *keys, GError **error)
{
  g_auto (GStrv) names = g_key_file_get_keys (keys, reading->group, NULL, NULL);

  if (g_key_file_has_key (keys, reading->group, "type", NULL)
      && !read_key (reading, keys, "type", error))
    return FALSE;
  reading->key = "type";
  if (!reading->entry->type) {
    g_autofree gchar *types = provider_value_types ();

    return provider_value_refuse (
        reading, error, "expected one of %s, found nothing", types);
  }
  for (guint i = 0; names && names[i]; i++)
    if (!g_str_equal (names[i], "type")
        && !read_key (reading, keys, names[i], error))
      return FALSE;
  return TRUE;
}

static ProviderEntry *
take_group (
    ProviderConfig *config, const ProviderValue *reading, GError **error)
{
  ProviderEntry *entry = find_entry (config, reading->group);

  if (entry)
    return entry;
  if (!provider_value_is_token (reading->group)
      || g_str_equal (reading->group, "none")) {
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_CONFIG,
        "%s: [%s]: expected a name of letters, digits, - and _ that is not "
        "\"none\"",
        reading->file, reading->group);
    return NULL;
  }
  entry = provider_entry_new (reading->group);
  g_ptr_array_add (config->entries, entry);
  return entry;
}

static gboolean
read_groups (ProviderConfig *config, GKeyFile *keys, const gchar *file,
    const gchar *folder, GError **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (keys, NULL);

  for (guint i = 0; groups[i]; i++) {
    ProviderValue reading = {
      .file = file, .folder = folder, .group = groups[i]
    };

    reading.entry = take_group (config, &reading, error);
    if (!reading.entry || !read_group (&reading, keys, error))
      return FALSE;
  }
  return TRUE;
}

static ProviderConfig *
config_new (void)
{
  ProviderConfig *config = g_new0 (ProviderConfig, 1);

  config->references = 1;
  config->entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) provider_entry_free);
  return config;
}

static gboolean
read_builtin (ProviderConfig *config, GError **error)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (GBytes) bytes =
      g_resource_lookup_data (providers_resource_get_resource (),
          "/org/gst-jsonclip/providers.conf", 0, error);

  return bytes && g_key_file_load_from_bytes (keys, bytes, 0, error)
      && read_groups (config, keys, BUILTIN_NAME, NULL, error);
}

/* @needed: or it need not be there */
static gboolean
read_user (
    ProviderConfig *config, const gchar *file, gboolean needed, GError **error)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree gchar *path = g_canonicalize_filename (file, NULL);
  g_autofree gchar *folder = g_path_get_dirname (path);
  g_autoptr (GError) cause = NULL;

  if (g_key_file_load_from_file (keys, path, 0, &cause))
    return read_groups (config, keys, file, folder, error);
  if (!needed && g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return TRUE;
  g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_CONFIG, "%s: %s", file,
      cause->message);
  return FALSE;
}

gchar *
provider_config_default_file (void)
{
  return g_build_filename (
      g_get_user_config_dir (), "gst-jsonclip", "providers.conf", NULL);
}

ProviderConfig *
provider_config_load (const gchar *file, GError **error)
{
  g_autoptr (ProviderConfig) config = config_new ();
  g_autofree gchar *fallback = provider_config_default_file ();

  return read_builtin (config, error)
          && read_user (config, file ? file : fallback, file != NULL, error)
      ? g_steal_pointer (&config)
      : NULL;
}

const ProviderConfig *
provider_config_builtin (void)
{
  static gsize builtin;

  if (g_once_init_enter (&builtin)) {
    ProviderConfig *config = config_new ();
    g_autoptr (GError) error = NULL;

    if (!read_builtin (config, &error))
      g_error ("%s", error->message);
    g_once_init_leave (&builtin, (gsize) config);
  }
  return (const ProviderConfig *) builtin;
}

ProviderConfig *
provider_config_ref (ProviderConfig *config)
{
  g_atomic_int_inc (&config->references);
  return config;
}

void
provider_config_unref (ProviderConfig *config)
{
  if (!g_atomic_int_dec_and_test (&config->references))
    return;
  g_ptr_array_unref (config->entries);
  g_free (config);
}

const ProviderEntry *
provider_config_find (const ProviderConfig *config, const gchar *name)
{
  return find_entry (config ? config : provider_config_builtin (), name);
}

const ProviderEntry **
provider_config_entries (const ProviderConfig *config)
{
  const GPtrArray *entries =
      (config ? config : provider_config_builtin ())->entries;
  const ProviderEntry **all = g_new0 (const ProviderEntry *, entries->len + 1);

  for (guint i = 0; i < entries->len; i++)
    all[i] = g_ptr_array_index (entries, i);
  return all;
}

gchar **
provider_config_key_variables (const ProviderConfig *config)
{
  g_autofree const ProviderEntry **entries = provider_config_entries (config);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; entries[i]; i++)
    if (provider_entry_key_variable (entries[i]))
      g_ptr_array_add (
          names, g_strdup (provider_entry_key_variable (entries[i])));
  g_ptr_array_add (names, NULL);
  return (gchar **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}
