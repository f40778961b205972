/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* providers.conf: what a file may say, what is said of one that cannot be, and
 * what calls come of it. */

#include "folder.h"
#include "provider-config.h"
#include "raw-server.h"

#define KEY "canary-3c9f0e"

static gchar *
write_file (const gchar *name, const gchar *text)
{
  gchar *file = inside (name);

  fail_unless (g_file_set_contents (file, text, -1, NULL));
  return file;
}

static ProviderConfig *
load (const gchar *text, GError **error)
{
  g_autofree gchar *file = write_file ("providers.conf", text);

  return provider_config_load (file, error);
}

static ProviderConfig *
must_load (const gchar *text)
{
  g_autoptr (GError) error = NULL;
  ProviderConfig *config = load (text, &error);

  fail_unless (config != NULL, "%s", error ? error->message : "");
  return config;
}

static const struct {
  const gchar *text, *says;
} bad[] = {
  { "hello", "providers.conf: " },
  { "[mine]\n", "providers.conf: [mine] type: expected one of builtin" },
  { "[mine]\ntype=nobody\n", "[mine] type: expected one of builtin, openai" },
  { "[mine]\ntype=nobody\n", "found \"nobody\"" },
  { "[openai]\ntype=builtin\n", "[openai] type: expected \"openai\"" },
  { "[none]\ntype=openai\n", "[none]: expected a name" },
  { "[my own]\ntype=openai\n", "[my own]: expected a name" },
  { "[openai]\nmodel=x\n", "[openai] model: is no key of a provider" },
  { "[openai]\nimage-model=\n", "[openai] image-model: expected a value" },
  { "[openai]\nlocal=maybe\n", "[openai] local: expected true or false" },
  { "[openai]\nbase-url=127.0.0.1:8080\n", "[openai] base-url: expected" },
  { "[openai]\nbase-url=ftp://example.org\n", "found \"ftp://example.org\"" },
  { "[openai]\nbase-url=https://me:" KEY "@example.org\n",
      "[openai] base-url: expected an address without user" },
  { "[openai]\nbase-url=https://example.org/?key=" KEY "\n",
      "[openai] base-url: expected an address without user" },
  { "[openai]\nkey-variable=" KEY "\n",
      "[openai] key-variable: expected the name of a variable" },
  { "[openai]\nkey-variable=\n", "[openai] key-variable: expected" },
  { "[openai]\nconcurrency=0\n", "[openai] concurrency: expected a whole" },
  { "[openai]\nconcurrency=2.5\n", "found \"2.5\"" },
  { "[openai]\nrequests-per-minute=lots\n", "requests-per-minute: expected" },
  { "[openai]\nprice-picture=cheap\n", "price-picture: expected a price" },
  { "[openai]\nprice-second=-1\n", "found \"-1\"" },
  { "[openai]\nprice-kchar=nan\n", "found \"nan\"" },
  { "[openai]\nsizes=large\n", "sizes: expected free16, free64, fixed" },
  { "[openai]\nsuccessors=old\n", "successors: expected OLD>NEW" },
  { "[openai]\nsuccessors=a>b>c\n", "found \"a>b>c\"" },
  { "[openai]\nidempotency-header=A: b\n", "expected the name of a header" },
  { "[openai]\nheader-X=a\\nB: c\n", "header-X: expected printable ASCII" },
  { "[openai]\nheader-X Y=a\n", "header-X Y: expected header-NAME" },
  { "[openai]\nworkflow=missing.json\n", "[openai] workflow: " },
  { "[openai]\nvoice-=x\n", "[openai] voice-: is no key" },
};

GST_START_TEST (a_bad_file_says_where_and_what)
{
  g_autoptr (GError) error = NULL;

  fail_if (load (bad[__i__].text, &error) != NULL);
  g_assert_error (error, GENERATE_ERROR, GENERATE_ERROR_CONFIG);
  fail_unless (
      strstr (error->message, bad[__i__].says) != NULL, "%s", error->message);
  fail_unless (strstr (error->message, folder) != NULL, "%s", error->message);
  fail_if (strstr (error->message, KEY) != NULL, "%s", error->message);
}
GST_END_TEST

GST_START_TEST (a_file_that_is_named_has_to_be_there)
{
  g_autofree gchar *file = inside ("none.conf");
  g_autoptr (GError) error = NULL;

  fail_if (provider_config_load (file, &error) != NULL);
  g_assert_error (error, GENERATE_ERROR, GENERATE_ERROR_CONFIG);
  fail_unless (strstr (error->message, "none.conf: ") != NULL);
}
GST_END_TEST

/* Key by key over the built-in data, and beside it. */
GST_START_TEST (a_file_stands_over_the_built_in_data)
{
  g_autofree gchar *graph = write_file ("graph.json", "{\"6\": {}}");
  g_autoptr (ProviderConfig) config =
      must_load ("[openai]\nimage-model=mine\nsuccessors=a>b;c>\n"
                 "[other]\ntype=openai\nbase-url=http://10.0.0.9/v1\n"
                 "local=true\nvoice-Anna=id-7\nworkflow=graph.json\n"
                 "workflow-prompt=6.inputs.text\nkey-file=keys/other\n"
                 "requests-per-minute=30\nprice-picture=0.01\n");
  const ProviderEntry *openai = provider_config_find (config, "openai");
  const ProviderEntry *other = provider_config_find (config, "other");
  g_autofree gchar *key_file = inside ("keys/other");

  fail_unless_equals_string (openai->models[GENERATE_IMAGE], "mine");
  fail_unless_equals_string (openai->key_variable, "OPENAI_API_KEY");
  fail_unless_equals_string (
      g_hash_table_lookup (openai->successors, "a"), "b");
  fail_unless (g_hash_table_contains (openai->successors, "gpt-image-1"));
  fail_unless_equals_string (other->type, "openai");
  fail_unless_equals_string (other->base_url, "http://10.0.0.9/v1");
  fail_unless (other->local && other->per_minute == 30);
  fail_unless (other->key_variable == NULL);
  fail_unless_equals_string (other->key_file, key_file);
  fail_unless_equals_string (
      provider_entry_option (other, "voice-anna"), "id-7");
  fail_unless_equals_string (provider_entry_option (other, "workflow"), graph);
  fail_unless_equals_string (
      provider_entry_option (other, "workflow-text"), "{\"6\": {}}");
  fail_unless_equals_string (
      provider_entry_option (other, "workflow-prompt"), "6.inputs.text");
  fail_unless_equals_string (
      provider_entry_option (other, "price-picture"), "0.01");
  fail_unless (provider_entry_option (NULL, "sizes") == NULL);
}
GST_END_TEST

/* Each type of this version has one entry in the data, which names its key. */
GST_START_TEST (the_built_in_data_know_each_type)
{
  for (guint i = 0; providers[i]; i++) {
    const ProviderEntry *entry =
        provider_config_find (NULL, providers[i]->name);

    fail_unless (entry != NULL, "%s", providers[i]->name);
    fail_unless_equals_string (entry->type, providers[i]->name);
    fail_unless_equals_string (entry->key_variable, providers[i]->key_variable);
  }
}
GST_END_TEST

GST_START_TEST (keys_are_described)
{
  g_autofree ProviderConfigKey *keys = provider_config_keys ();

  for (guint i = 0; keys[i].name; i++) {
    fail_unless (*keys[i].value && *keys[i].summary, "%s", keys[i].name);
    for (guint j = 0; j < i; j++)
      fail_if (g_str_equal (keys[i].name, keys[j].name), "%s", keys[i].name);
  }
}
GST_END_TEST

/* ---- models ---- */

static const struct {
  const gchar *wanted, *successor;
  gboolean good;
} models[] = {
  { NULL, NULL, TRUE },
  { "gpt-image-2", NULL, TRUE },
  { "gpt-image-1", "gpt-image-2", TRUE },
  { "dall-e-3", "gpt-image-2", TRUE },
  { "old", "newest", TRUE }, /* in two steps */
  { "round", "about", TRUE },
  { "sora-2", NULL, FALSE },
  { "dead", NULL, FALSE },
};

GST_START_TEST (a_retired_model_has_a_successor_or_is_an_error)
{
  g_autoptr (ProviderConfig) config = must_load (
      "[openai]\n"
      "successors=old>newer;newer>newest;dead>;round>about;about>round\n");
  const gchar *wanted = models[__i__].wanted;
  g_autoptr (GError) error = NULL;

  if (wanted && g_str_equal (wanted, "round")) {
    /* Nobody comes out of it, and nobody stays in it for ever. */
    fail_unless (generate_successor (config, "openai", wanted) != NULL);
    return;
  }
  fail_unless_equals_string (
      generate_successor (config, "openai", wanted), models[__i__].successor);
  fail_unless (
      generate_check_model (config, "openai", GENERATE_IMAGE, wanted, &error)
      == models[__i__].good);
  if (!models[__i__].good) {
    g_assert_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST);
    fail_unless (strstr (error->message, wanted) != NULL);
  }
}
GST_END_TEST

GST_START_TEST (a_model_is_needed)
{
  g_autoptr (ProviderConfig) config =
      must_load ("[mine]\ntype=openai\nbase-url=http://127.0.0.1:1\n");
  g_autoptr (GError) error = NULL;

  fail_if (generate_check_model (config, "mine", GENERATE_IMAGE, NULL, &error));
  g_assert_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST);
  fail_unless_equals_string (
      error->message, "provider \"mine\" needs the name of a model for images");
}
GST_END_TEST

/* ---- calls ---- */

static void
reply (RawServer *server, const gchar *path, GOutputStream *out,
    GCancellable *stop)
{
  raw_send (out,
      "HTTP/1.1 401 Unauthorized\r\nContent-Length: 53\r\n\r\n"
      "{\"error\": {\"message\": \"Incorrect key " KEY "\"}}");
}

/* Asks the server, which refuses; returns what it was asked. */
static gchar *
ask (const gchar *more, const GenerateRequest *like, gchar **message)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autofree gchar *url = raw_server_url (server, "/v1/");
  g_autofree gchar *text = g_strdup_printf (
      "[mine]\ntype=openai\nbase-url=%s\nimage-model=m\n%s", url, more);
  g_autoptr (ProviderConfig) config = must_load (text);
  g_autoptr (GError) error = NULL;
  GenerateRequest request = *like;

  request.kind = GENERATE_IMAGE;
  request.config = config;
  request.provider = "mine";
  request.prompt = "fog";
  request.width = request.height = 1024;
  fail_if (generate (&request, NULL, NULL, NULL, &error) != NULL);
  *message = g_strdup (error->message);
  return raw_server_n_requests (server) ? raw_server_request (server, 0)
                                        : g_strdup ("");
}

static gchar *
write_key (guint mode, const gchar *text)
{
  gchar *file = write_file ("key", text);

  fail_unless (g_chmod (file, mode) == 0);
  return file;
}

GST_START_TEST (an_entry_is_asked_as_it_says)
{
  const GenerateRequest request = { .key = "wish-1" };
  g_autofree gchar *file = write_key (0600, KEY "\n");
  g_autofree gchar *message = NULL;
  g_autofree gchar *asked = ask ("local=true\nkey-file=key\n"
                                 "idempotency-header=Idempotency-Key\n"
                                 "header-OpenAI-Project=p-1\n",
      &request, &message);
  g_autofree gchar *lower = g_ascii_strdown (asked, -1);

  fail_unless (g_str_has_prefix (asked, "POST /v1/images/generations "));
  fail_unless (strstr (asked, "\r\nAuthorization: Bearer " KEY "\r\n"));
  fail_unless (strstr (asked, "\r\nIdempotency-Key: wish-1\r\n"));
  fail_unless (strstr (lower, "\r\nopenai-project: p-1\r\n"));
  fail_unless (strstr (asked, "\"model\":\"m\""));
  /* Where a key lies is told to nobody either. */
  fail_if (strstr (asked, file), "%s", asked);
  /* What the server says is told, but for the key in it. */
  fail_unless (strstr (message, "Incorrect key (the key)"), "%s", message);
  fail_if (strstr (message, KEY), "%s", message);
}
GST_END_TEST

GST_START_TEST (a_successor_is_asked_in_its_place)
{
  const GenerateRequest request = { .model = "old" };
  g_autofree gchar *message = NULL;
  g_autofree gchar *asked =
      ask ("local=true\nsuccessors=old>new\n", &request, &message);

  fail_unless (strstr (asked, "\"model\":\"new\""), "%s", asked);
  fail_if (strstr (asked, "old"));
}
GST_END_TEST

GST_START_TEST (a_private_address_has_to_be_said)
{
  g_autofree gchar *message = NULL;
  g_autofree gchar *asked = ask ("", &(GenerateRequest){ 0 }, &message);

  fail_unless_equals_string (asked, "");
  fail_unless (strstr (message, "not public"), "%s", message);
}
GST_END_TEST

/* The key that a type has by itself is for that type's own address. */
GST_START_TEST (a_key_is_not_told_to_another_address)
{
  g_autofree gchar *message = NULL;
  g_autofree gchar *asked = NULL;

  g_setenv ("OPENAI_API_KEY", KEY, TRUE);
  asked = ask ("local=true\n", &(GenerateRequest){ 0 }, &message);
  g_unsetenv ("OPENAI_API_KEY");
  fail_unless (g_str_has_prefix (asked, "POST "));
  fail_if (strstr (asked, KEY));
}
GST_END_TEST

static const struct {
  guint mode;
  const gchar *text, *says;
} keys[] = {
  { 0644, KEY, "mode 644" },
  { 0640, KEY, "`chmod 600`" },
  { 0602, KEY, "others may read or write it" },
  { 0600, "", "holds no key" },
  { 0600, KEY " two", "holds no key" },
  { 0600, KEY "\r\nX: y", "holds no key" },
};

GST_START_TEST (a_key_file_is_its_owners_alone)
{
  g_autofree gchar *file = write_key (keys[__i__].mode, keys[__i__].text);
  g_autofree gchar *message = NULL;
  g_autofree gchar *asked =
      ask ("local=true\nkey-file=key\n", &(GenerateRequest){ 0 }, &message);

  fail_unless_equals_string (asked, "");
  fail_unless (g_str_has_prefix (message, "provider \"mine\": "));
  fail_unless (strstr (message, keys[__i__].says), "%s", message);
  fail_unless (strstr (message, file), "%s", message);
  fail_if (strstr (message, KEY), "%s", message);
}
GST_END_TEST

static Suite *
provider_config_suite (void)
{
  Suite *suite = suite_create ("provider-config");
  TCase *tcase = tcase_create ("all");

  tcase_add_checked_fixture (tcase, make_folder, remove_folder);
  suite_add_tcase (suite, tcase);
  tcase_add_loop_test (
      tcase, a_bad_file_says_where_and_what, 0, G_N_ELEMENTS (bad));
  tcase_add_test (tcase, a_file_that_is_named_has_to_be_there);
  tcase_add_test (tcase, a_file_stands_over_the_built_in_data);
  tcase_add_test (tcase, the_built_in_data_know_each_type);
  tcase_add_test (tcase, keys_are_described);
  tcase_add_loop_test (tcase, a_retired_model_has_a_successor_or_is_an_error, 0,
      G_N_ELEMENTS (models));
  tcase_add_test (tcase, a_model_is_needed);
  tcase_add_test (tcase, an_entry_is_asked_as_it_says);
  tcase_add_test (tcase, a_successor_is_asked_in_its_place);
  tcase_add_test (tcase, a_private_address_has_to_be_said);
  tcase_add_test (tcase, a_key_is_not_told_to_another_address);
  tcase_add_loop_test (
      tcase, a_key_file_is_its_owners_alone, 0, G_N_ELEMENTS (keys));
  return suite;
}

SUITE_MAIN (provider_config_suite)
