/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* The values of providers.conf: a reader for each kind, and a table of the
 * keys, which the documentation is made from, too. */
#include "provider-values.h"

#include <string.h>

#include "http.h"

#define MAX_WORKFLOW (1 << 20)
#define MAX_COUNT 100000

gboolean
provider_value_refuse (
    const ProviderValue *value, GError **error, const gchar *format, ...)
{
  g_autofree gchar *why = NULL;
  va_list arguments;

  va_start (arguments, format);
  why = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_CONFIG, "%s: [%s] %s: %s",
      value->file, value->group, value->key, why);
  return FALSE;
}

static void
set_text (gchar **place, const gchar *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static void
set_option (const ProviderValue *value, const gchar *text)
{
  g_hash_table_replace (
      value->entry->options, g_ascii_strdown (value->key, -1), g_strdup (text));
}

static gboolean
read_text (const ProviderValue *value, gpointer place, GError **error)
{
  if (!*value->text)
    return provider_value_refuse (
        value, error, "expected a value, found nothing");
  set_text (place, value->text);
  return TRUE;
}

gchar *
provider_value_types (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; providers[i]; i++)
    g_string_append_printf (text, "%s%s", i ? ", " : "", providers[i]->name);
  return g_string_free (text, FALSE);
}

static gboolean
read_type (const ProviderValue *value, gpointer place, GError **error)
{
  const gchar *before = *(gchar **) place;
  g_autofree gchar *types = provider_value_types ();

  if (before && !g_str_equal (before, value->text))
    return provider_value_refuse (value, error,
        "expected \"%s\", as the built-in data has it, found \"%s\"; another "
        "type needs a group of its own",
        before, value->text);
  if (!provider_find (value->text))
    return provider_value_refuse (
        value, error, "expected one of %s, found \"%s\"", types, value->text);
  set_text (place, value->text);
  return TRUE;
}

/* A name and a password in it would be a key where everybody looks. */
static gboolean
read_address (const ProviderValue *value, gpointer place, GError **error)
{
  g_autoptr (GUri) uri =
      g_uri_parse (value->text, G_URI_FLAGS_PARSE_RELAXED, NULL);

  if (!uri || !http_is_address (value->text))
    return provider_value_refuse (value, error,
        "expected an address of http or https, found \"%s\"", value->text);
  if (g_uri_get_userinfo (uri) || g_uri_get_query (uri)
      || g_uri_get_fragment (uri))
    return provider_value_refuse (value, error,
        "expected an address without user, query and fragment; keys belong in "
        "the environment or in a key file");
  set_text (place, value->text);
  while (g_str_has_suffix (*(gchar **) place, "/"))
    (*(gchar **) place)[strlen (*(gchar **) place) - 1] = '\0';
  return TRUE;
}

static gboolean
read_variable (const ProviderValue *value, gpointer place, GError **error)
{
  const gchar *c = value->text;

  while (g_ascii_isalnum (*c) || *c == '_')
    c++;
  /* What is no name is most likely a key, which no message shows. */
  if (*c || c == value->text || g_ascii_isdigit (*value->text))
    return provider_value_refuse (value, error,
        "expected the name of a variable of the environment (letters, digits "
        "and _), not a key");
  set_text (place, value->text);
  return TRUE;
}

static gchar *
absolute (const ProviderValue *value)
{
  if (g_str_has_prefix (value->text, "~/"))
    return g_build_filename (g_get_home_dir (), value->text + 2, NULL);
  return g_canonicalize_filename (value->text, value->folder);
}

static gboolean
read_file_name (const ProviderValue *value, gpointer place, GError **error)
{
  if (!*value->text)
    return provider_value_refuse (
        value, error, "expected a file name, found nothing");
  g_free (*(gchar **) place);
  *(gchar **) place = absolute (value);
  return TRUE;
}

static gboolean
read_flag (const ProviderValue *value, gpointer place, GError **error)
{
  const gboolean yes = g_str_equal (value->text, "true");

  if (!yes && !g_str_equal (value->text, "false"))
    return provider_value_refuse (
        value, error, "expected true or false, found \"%s\"", value->text);
  *(gboolean *) place = yes;
  return TRUE;
}

static gboolean
read_count (const ProviderValue *value, gpointer place, GError **error)
{
  guint64 count;

  if (!g_ascii_string_to_unsigned (value->text, 10, 1, MAX_COUNT, &count, NULL))
    return provider_value_refuse (value, error,
        "expected a whole number from 1 to %d, found \"%s\"", MAX_COUNT,
        value->text);
  *(guint *) place = (guint) count;
  return TRUE;
}

static gboolean
read_price (const ProviderValue *value, gpointer place, GError **error)
{
  gchar *end;
  const gdouble price = g_ascii_strtod (value->text, &end);

  /* Not of a number that is none, either. */
  if (end == value->text || *end || !(price >= 0 && price < 1e6))
    return provider_value_refuse (value, error,
        "expected a price in dollars, as 0.04, found \"%s\"", value->text);
  set_option (value, value->text);
  return TRUE;
}

static gboolean
read_sizes (const ProviderValue *value, gpointer place, GError **error)
{
  static const gchar *const modes[] = { "free16", "free64", "fixed", "aspect",
    NULL };

  if (!g_strv_contains (modes, value->text))
    return provider_value_refuse (value, error,
        "expected free16, free64, fixed or aspect, found \"%s\"", value->text);
  set_option (value, value->text);
  return TRUE;
}

static gboolean
add_successor (const ProviderValue *value, const gchar *pair, GError **error)
{
  g_auto (GStrv) names = g_strsplit (pair, ">", -1);

  if (g_strv_length (names) != 2 || !*g_strstrip (names[0]))
    return provider_value_refuse (value, error,
        "expected OLD>NEW, or OLD> where nothing took its place, with ; "
        "between them, found \"%s\"",
        pair);
  g_hash_table_replace (value->entry->successors, g_strdup (names[0]),
      g_strdup (g_strstrip (names[1])));
  return TRUE;
}

/* Over those that are there, one by one. */
static gboolean
read_successors (const ProviderValue *value, gpointer place, GError **error)
{
  g_auto (GStrv) pairs = g_strsplit (value->text, ";", -1);

  for (guint i = 0; pairs[i]; i++)
    if (*g_strstrip (pairs[i]) && !add_successor (value, pairs[i], error))
      return FALSE;
  return TRUE;
}

gboolean
provider_value_is_token (const gchar *text)
{
  for (const gchar *c = text; *c; c++)
    if (!g_ascii_isalnum (*c) && *c != '-' && *c != '_')
      return FALSE;
  return *text != '\0';
}

static gboolean
read_header_name (const ProviderValue *value, gpointer place, GError **error)
{
  if (!provider_value_is_token (value->text))
    return provider_value_refuse (value, error,
        "expected the name of a header, found \"%s\"", value->text);
  set_option (value, value->text);
  return TRUE;
}

/* Of a name with a star: the part behind it stands in for a header's name. */
static gboolean
read_header (const ProviderValue *value, gpointer place, GError **error)
{
  if (!provider_value_is_token (value->key + strlen ("header-")))
    return provider_value_refuse (value, error, "expected header-NAME");
  for (const gchar *c = value->text; *c; c++)
    if (!g_ascii_isprint (*c))
      return provider_value_refuse (value, error, "expected printable ASCII");
  set_option (value, value->text);
  return TRUE;
}

static gboolean
read_option (const ProviderValue *value, gpointer place, GError **error)
{
  if (!*value->text)
    return provider_value_refuse (
        value, error, "expected a value, found nothing");
  set_option (value, value->text);
  return TRUE;
}

/* The file's text is kept: who composes a call does no I/O. */
static gboolean
read_workflow (const ProviderValue *value, gpointer place, GError **error)
{
  g_autofree gchar *file = absolute (value);
  g_autofree gchar *text = NULL;
  g_autoptr (GError) cause = NULL;
  gsize length = 0;

  if (!g_file_get_contents (file, &text, &length, &cause))
    return provider_value_refuse (value, error, "%s", cause->message);
  if (length > MAX_WORKFLOW || !g_utf8_validate (text, length, NULL))
    return provider_value_refuse (value, error,
        "expected at most %d bytes of UTF-8 in %s, found %" G_GSIZE_FORMAT
        " bytes",
        MAX_WORKFLOW, file, length);
  set_option (value, file);
  g_hash_table_replace (value->entry->options, g_strdup ("workflow-text"),
      g_steal_pointer (&text));
  return TRUE;
}

/* ---- the table ---- */

typedef struct {
  ProviderConfigKey key;
  gboolean (*read) (const ProviderValue *value, gpointer place, GError **error);
  gsize offset; /* in a ProviderEntry, of what is no option */
} Row;

#define PLACE(field) G_STRUCT_OFFSET (ProviderEntry, field)
#define MODEL(kind, name)                                                      \
  {                                                                            \
    { name "-model", "ID", "the model for " name }, read_text,                 \
        PLACE (models[kind])                                                   \
  }

/* "type" is read ahead of the others, as it decides what else there may be. */
static const Row config_rows[] = {
  { { "type", "NAME", "how it is spoken to" }, read_type, PLACE (type) },
  { { "base-url", "URL", "where it is, if not where its type is" },
      read_address, PLACE (base_url) },
  { { "local", "true|false",
        "it may be of a network that is not public: this machine, a private "
        "address" },
      read_flag, PLACE (local) },
  { { "key-variable", "VARIABLE", "of the environment: holds its key" },
      read_variable, PLACE (key_variable) },
  { { "key-file", "FILE",
        "holds its key, where the variable does not; readable for nobody but "
        "its owner" },
      read_file_name, PLACE (key_file) },
  MODEL (GENERATE_TEXT, "text"),
  MODEL (GENERATE_IMAGE, "image"),
  MODEL (GENERATE_SPEECH, "speech"),
  MODEL (GENERATE_VIDEO, "video"),
  MODEL (GENERATE_MUSIC, "music"),
  MODEL (GENERATE_SFX, "sfx"),
  MODEL (GENERATE_ALIGNMENT, "alignment"),
  { { "successors", "OLD>NEW;...",
        "models that took the place of retired ones; OLD> where none did" },
      read_successors, 0 },
  { { "alignment", "NAME",
        "another provider: finds out when each word of a speech is said, where "
        "this one does not tell" },
      read_option, 0 },
  { { "voice-*", "ID", "what it calls the voice of that name" }, read_option,
      0 },
  { { "concurrency", "N", "calls at a time, of all processes of a store" },
      read_count, PLACE (concurrency) },
  { { "requests-per-minute", "N", "calls begun in a minute, likewise" },
      read_count, PLACE (per_minute) },
  { { "sizes", "free16|free64|fixed|aspect",
        "pictures of any size by 16 or by 64, of three sizes, or of named "
        "ratios" },
      read_sizes, 0 },
  { { "price-picture", "USD", "of a picture, for estimates" }, read_price, 0 },
  { { "price-input-mtok", "USD", "of a million tokens sent" }, read_price, 0 },
  { { "price-output-mtok", "USD", "of a million tokens answered" }, read_price,
      0 },
  { { "price-second", "USD", "of a second of video" }, read_price, 0 },
  { { "price-kchar", "USD", "of a thousand characters spoken" }, read_price,
      0 },
  { { "idempotency-header", "NAME",
        "a header that gets the key of a wish, the same when it is asked for "
        "again" },
      read_header_name, 0 },
  { { "header-*", "TEXT", "a header of that name, sent with every call" },
      read_header, 0 },
  { { "workflow", "FILE", "a graph that the server is sent (ComfyUI)" },
      read_workflow, 0 },
  { { "workflow-*", "PATH",
        "where in the graph a value goes, as 6.inputs.text" },
      read_option, 0 },
};

ProviderConfigKey *
provider_config_keys (void)
{
  ProviderConfigKey *keys =
      g_new0 (ProviderConfigKey, G_N_ELEMENTS (config_rows) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (config_rows); i++)
    keys[i] = config_rows[i].key;
  return keys;
}

static gboolean
is_named (const gchar *pattern, const gchar *key)
{
  const gsize head = strlen (pattern) - 1;

  return pattern[head] == '*'
      ? strncmp (pattern, key, head) == 0 && key[head] != '\0'
      : g_str_equal (pattern, key);
}

static const Row *
find_row (const gchar *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (config_rows); i++)
    if (is_named (config_rows[i].key.name, key))
      return &config_rows[i];
  return NULL;
}

/* What its type reads besides. */
static gboolean
is_option (const ProviderValue *value)
{
  const Provider *type =
      value->entry->type ? provider_find (value->entry->type) : NULL;

  for (guint i = 0; type && type->options && type->options[i]; i++)
    if (is_named (type->options[i], value->key))
      return TRUE;
  return FALSE;
}

gboolean
provider_value_read (const ProviderValue *value, GError **error)
{
  const Row *row = find_row (value->key);

  if (!row && is_option (value))
    return read_option (value, NULL, error);
  if (!row)
    return provider_value_refuse (value, error,
        "is no key of a provider; docs/providers.md lists those there are");
  return row->read (
      value, G_STRUCT_MEMBER_P (value->entry, row->offset), error);
}
