/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Providers as a user meets them: listed, tried, and asked for by the names of
 * a run's settings. */
#include "program.h"
#include "provider.h"
#include "provider/raw-server.h"

#define KEY "canary-e41b09"

static void
reply (RawServer *server, const gchar *path, GOutputStream *out,
    GCancellable *stop)
{
  if (g_str_has_prefix (path, "/good"))
    raw_send (out,
        "HTTP/1.1 200 OK\r\nContent-Length: 75\r\n\r\n"
        "{\"data\": [{\"id\": \"mine\", \"shutdown_date\": \"2027-01-06\"}, "
        "{\"id\": \"other\"}]} ");
  else
    raw_send (out,
        "HTTP/1.1 401 Unauthorized\r\nContent-Length: 48\r\n\r\n"
        "{\"error\": {\"message\": \"" KEY " is wrong\"}}");
}

static RawServer *server;

static void
set_up (void)
{
  g_autofree gchar *url = NULL, *text = NULL, *conf = NULL, *key = NULL;

  make_folder ();
  server = raw_server_new (reply);
  url = raw_server_url (server, "");
  conf = inside ("p.conf");
  key = inside ("key");
  text = g_strdup_printf (
      "[good]\ntype=openai\nbase-url=%s/good\nlocal=true\nkey-file=key\n"
      "image-model=mine\ntext-model=old\nsuccessors=old>new\n"
      "requests-per-minute=60\n"
      "[bad]\ntype=openai\nbase-url=%s/bad\nlocal=true\nkey-file=key\n"
      "[closed]\ntype=openai\nbase-url=%s/good\n"
      "[keyless]\ntype=openai\nbase-url=http://127.0.0.1:1\nlocal=true\n"
      "key-variable=NOBODY_HAS_THIS\nimage-model=m\n",
      url, url, url);
  fail_unless (g_file_set_contents (conf, text, -1, NULL));
  fail_unless (g_file_set_contents_full (
      key, KEY, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
tear_down (void)
{
  g_clear_pointer (&server, raw_server_free);
  remove_folder ();
}

static void
fail_unless_silent (const Said *said)
{
  fail_if (strstr (said->out, KEY) || strstr (said->err, KEY), "%s%s",
      said->out, said->err);
}

GST_START_TEST (they_are_listed)
{
  static const gchar *const says[] = { "builtin ", "needs no key",
    "text (writer)", "key missing (OPENAI_API_KEY)", "\ngood ", "image (mine)",
    "key there (", "60 a minute", "/good\n", "key missing (NOBODY_HAS_THIS)" };
  g_auto (Said) said = { 0 };
  g_autofree gchar *conf = inside ("p.conf");
  g_autoptr (JsonObject) last = NULL;

  SAY (&said, "providers", "--config", conf);
  fail_unless_status (&said, 0);
  for (guint i = 0; i < G_N_ELEMENTS (says); i++)
    fail_unless (strstr (said.out, says[i]), "%s: %s", says[i], said.out);
  fail_unless_silent (&said);
  SAY (&said, "providers", "--config", conf, "--json");
  fail_unless_status (&said, 0);
  last = last_line (&said);
  fail_unless_equals_string (object_get_string (last, "name", NULL), "keyless");
  fail_unless_equals_string (object_get_string (last, "key", NULL), "missing");
  fail_unless_equals_string (
      object_get_string (object_get_object (last, "makes"), "image", NULL),
      "m");
}
GST_END_TEST

static const struct {
  const gchar *name;
  gint status;
  const gchar *out, *err;
} tries[] = {
  { "builtin", 0, "a picture of 64x64", "" },
  { "good", 0, ": 2 models\n", "the model \"mine\" ends on 2027-01-06" },
  { "good", 0, "good answered within ", "does not list the model \"new\"" },
  { "bad", 7, "", "auth: HTTP 401: (the key) is wrong" },
  { "closed", 1, "", "not public" },
  { "keyless", 7, "", "NOBODY_HAS_THIS" },
  { "nobody", 2, "", "unknown provider \"nobody\"" },
};

GST_START_TEST (each_can_be_tried)
{
  g_auto (Said) said = { 0 };
  g_autofree gchar *conf = inside ("p.conf");

  SAY (&said, "providers", "test", tries[__i__].name, "--config", conf);
  fail_unless_status (&said, tries[__i__].status);
  fail_unless (strstr (said.out, tries[__i__].out), "%s", said.out);
  fail_unless (strstr (said.err, tries[__i__].err), "%s", said.err);
  fail_unless_silent (&said);
}
GST_END_TEST

/* What is asked for by one setting, and what the program says at the start. */
static const struct {
  const gchar *options[4];
  gint status;
  const gchar *says;
} starts[] = {
  { { "--image-provider=keyless" }, 7, "NOBODY_HAS_THIS" },
  { { "--image-provider=keyless" }, 7, "--offline-fallback" },
  { { "--image-provider=openai" }, 7, "OPENAI_API_KEY" },
  { { "--image-provider=keyless", "--offline-fallback" }, 0,
      "image: provider \"keyless\" needs its key" },
  { { "--text-provider=openai", "--text-model-id=x", "--offline-fallback" }, 0,
      "\"builtin\" takes its place" },
  { { "--image-provider=good", "--image-model-id=old" }, 0,
      "the model \"old\" of the provider \"good\" is no more; \"new\" is "
      "asked" },
  { { "--image-provider=openai", "--image-model-id=gpt-image-1",
        "--offline-fallback" },
      0, "\"builtin\" takes its place" },
  { { "--video-provider=nobody", "--video-model-id=veo-2" }, 0,
      "video: unknown provider \"nobody\"" },
  { { "--video-model-id=veo-2" }, 0, "the movie is made of pictures" },
  { { "--image-provider=nobody" }, 2, "unknown provider \"nobody\"" },
};

GST_START_TEST (settings_are_looked_at_first)
{
  g_auto (Said) said = { 0 };
  g_autofree gchar *conf = inside ("p.conf");
  g_autofree gchar *store = inside ("store");
  const gchar *argv[16] = { "run", "--config", conf, "--store", store,
    "--until=prompt_check", "30 seconds of London history" };
  const gchar *at;

  for (guint i = 0; i < 4 && starts[__i__].options[i]; i++)
    argv[7 + i] = starts[__i__].options[i];
  say_at (&said, NULL, argv);
  fail_unless_status (&said, starts[__i__].status);
  at = strstr (said.err, starts[__i__].says);
  fail_unless (at != NULL, "%s", said.err);
  /* Once. */
  fail_if (strstr (at + 1, starts[__i__].says), "%s", said.err);
  fail_unless (g_file_test (store, G_FILE_TEST_EXISTS) == (said.status == 0));
}
GST_END_TEST

static const gchar *const wishes[][2] = {
  { "image_provider", "good" },
  { "image_model_id", "old" },
  { "video_provider", "google" },
  { "video_model_id", "veo-2" },
};

/* As they were asked for, whatever takes their place. */
GST_START_TEST (settings_are_kept_as_they_were_asked_for)
{
  g_auto (Said) said = { 0 };
  g_autofree gchar *conf = inside ("p.conf");
  g_autofree gchar *store = inside ("store");
  g_autoptr (JsonObject) status = NULL;

  SAY (&said, "run", "--config", conf, "--store", store, "--until=prompt_check",
      "--image-provider=good", "--image-model-id=old",
      "--video-provider=google", "--video-model-id=veo-2",
      "30 seconds of London history");
  fail_unless_status (&said, 0);
  SAY (&said, "status", "--store", store, "--json", "last");
  status = last_line (&said);
  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    fail_unless_equals_string (
        object_get_string (
            object_get_object (status, "settings"), wishes[i][0], NULL),
        wishes[i][1]);
}
GST_END_TEST

/* The whole request of a client that names hosted providers, without one key. */
GST_START_TEST (a_request_is_made_offline)
{
  g_auto (Said) said = { 0 };
  g_autofree gchar *store = inside ("store");
  g_autoptr (JsonObject) status = NULL;
  JsonObject *settings;

  SAY (&said, "run", "--store", store, "--until=prompt_check",
      "--offline-fallback", "--image-provider=openai",
      "--image-model-id=gpt-image-1", "--video-provider=google",
      "--video-model-id=veo-2", "--audio-provider=elevenlabs",
      "--audio-model-id=eleven_multilingual_v2", "--audio-voice-id=rachel",
      "30 seconds of London history in a cinematic fast-paced style");
  fail_unless_status (&said, 0);
  SAY (&said, "status", "--store", store, "--json", "last");
  status = last_line (&said);
  settings = object_get_object (status, "settings");
  fail_unless_equals_string (
      object_get_string (settings, "audio_provider", NULL), "builtin");
  fail_unless_equals_string (
      object_get_string (settings, "image_provider", NULL), "builtin");
  fail_unless_equals_string (
      object_get_string (settings, "video_model_id", NULL), "veo-2");
}
GST_END_TEST

static Suite *
providers_command_suite (void)
{
  Suite *suite = suite_create ("providers-command");
  TCase *tcase = tcase_create ("all");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  suite_add_tcase (suite, tcase);
  tcase_add_test (tcase, they_are_listed);
  tcase_add_loop_test (tcase, each_can_be_tried, 0, G_N_ELEMENTS (tries));
  tcase_add_loop_test (
      tcase, settings_are_looked_at_first, 0, G_N_ELEMENTS (starts));
  tcase_add_test (tcase, settings_are_kept_as_they_were_asked_for);
  if (provider_find ("elevenlabs"))
    tcase_add_test (tcase, a_request_is_made_offline);
  return suite;
}

SUITE_MAIN (providers_command_suite)
