/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* aigenimagesrc with each provider that makes pictures, against a server on
 * loopback that answers as they do; reference pictures, and a configuration. */

#include <glib/gstdio.h>
#include <string.h>

#include "../provider/raw-server.h"
#include "suite.h"

#define B64                                                                    \
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWj" \
  "R9awAAAABJRU5ErkJggg=="

#define PICTURE "{\"data\": [{\"b64_json\": \"" B64 "\"}]}"

static const struct {
  const gchar *path, *body;
} answers[] = {
  { "/v1/images/generations", PICTURE },
  { "/v1/images/edits", PICTURE },
  { "/v1/models/m:generateContent",
      "{\"candidates\":[{\"content\":{\"parts\":[{\"inlineData\":{\"data\":"
      "\"" B64 "\"}}]},\"finishReason\":\"STOP\"}]}" },
  { "/v1/stable-image/generate/m",
      "{\"image\":\"" B64 "\",\"finish_reason\":\"SUCCESS\"}" },
  { "/v1/sdapi/v1/txt2img", "{\"images\":[\"" B64 "\"],\"info\":\"\"}" },
  { "/v1/sdcpp/v1/img_gen", "{\"id\":\"j\"}" },
  { "/v1/sdcpp/v1/jobs/j",
      "{\"status\":\"completed\",\"result\":{\"images\":[{\"b64_json\":"
      "\"" B64 "\"}]}}" },
};

static void
as_they_answer (RawServer *server, const gchar *path, GOutputStream *out,
    GCancellable *stop)
{
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (g_str_equal (path, answers[i].path)) {
      g_autofree gchar *answer = g_strdup_printf (
          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
          "Content-Length: %zu\r\n\r\n%s",
          strlen (answers[i].body), answers[i].body);

      raw_send (out, answer);
    }
}

/* @more: further properties */
static GstElement *
line_to (const RawServer *server, const gchar *more)
{
  g_autofree gchar *launch = g_strdup_printf (
      "aigenimagesrc prompt=fog base-url=http://127.0.0.1:%u/v1 %s ! "
      "fakesink name=sink",
      server->port, more);
  GstElement *pipeline = gst_parse_launch (launch, NULL);

  fail_unless (pipeline != NULL);
  return pipeline;
}

static void
play (GstElement *pipeline)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (pipeline);
  g_autoptr (GstMessage) end = NULL;
  g_autoptr (GError) error = NULL;

  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  end = gst_bus_timed_pop_filtered (
      bus, 20 * GST_SECOND, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  fail_unless (end != NULL);
  if (GST_MESSAGE_TYPE (end) == GST_MESSAGE_ERROR)
    gst_message_parse_error (end, &error, NULL);
  g_assert_no_error (error);
  gst_element_set_state (pipeline, GST_STATE_NULL);
}

static const gchar *const lines[] = { "provider=openai model=m",
  "provider=google model=m", "provider=stability model=m",
  "provider=automatic1111", "provider=sdcpp" };

GST_START_TEST (each_provider_gives_a_picture)
{
  g_autoptr (RawServer) server = raw_server_new (as_they_answer);
  GstElement *pipeline = line_to (server, lines[__i__]);

  play (pipeline);
  gst_object_unref (pipeline);
}
GST_END_TEST

static gchar *
write_picture (const gchar *folder, const gchar *name)
{
  gchar *path = g_build_filename (folder, name, NULL);
  gsize length;
  g_autofree guchar *data = g_base64_decode (B64, &length);

  fail_unless (g_file_set_contents (path, (const gchar *) data, length, NULL));
  return path;
}

GST_START_TEST (references_go_along)
{
  g_autoptr (RawServer) server = raw_server_new (as_they_answer);
  g_autofree gchar *folder = g_dir_make_tmp ("aigen-XXXXXX", NULL);
  g_autofree gchar *first = write_picture (folder, "a.png");
  g_autofree gchar *second = write_picture (folder, "b.png");
  g_autofree gchar *more = g_strdup_printf (
      "provider=openai model=m negative-prompt=text references=\"%s%s%s\"",
      first, G_SEARCHPATH_SEPARATOR_S, second);
  GstElement *pipeline = line_to (server, more);
  g_autofree gchar *said = NULL;

  play (pipeline);
  said = raw_server_request (server, 0);
  fail_unless (g_str_has_prefix (said, "POST /v1/images/edits "));
  fail_unless (strstr (said, "fog\nAvoid: text.\r\n"));
  fail_unless (strstr (said, "filename=\"picture-1.png\""));
  gst_object_unref (pipeline);
  g_unlink (first);
  g_unlink (second);
  g_rmdir (folder);
}
GST_END_TEST

/* ---- the user's own ---- */

static gchar *
write_text (const gchar *folder, const gchar *name, const gchar *text)
{
  gchar *path = g_build_filename (folder, name, NULL);

  fail_unless (g_file_set_contents_full (
      path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  return path;
}

/* A server behind a password, whose key nobody sees but it. */
GST_START_TEST (a_configuration_names_further_ones)
{
  g_autoptr (RawServer) server = raw_server_new (as_they_answer);
  g_autofree gchar *folder = g_dir_make_tmp ("aigen-XXXXXX", NULL);
  g_autofree gchar *text = g_strdup_printf (
      "[own]\ntype=automatic1111\nbase-url=http://127.0.0.1:%u/v1\n"
      "local=true\nkey-file=key\nsteps=7\n",
      server->port);
  g_autofree gchar *file = write_text (folder, "p.conf", text);
  g_autofree gchar *key = write_text (folder, "key", "user:canary-1\n");
  g_autofree gchar *launch = g_strdup_printf (
      "aigenimagesrc prompt=fog provider=own config=%s ! fakesink", file);
  GstElement *pipeline = gst_parse_launch (launch, NULL);
  g_autofree gchar *said = NULL;

  play (pipeline);
  said = raw_server_request (server, 0);
  fail_unless (
      strstr (said, "\r\nAuthorization: Basic dXNlcjpjYW5hcnktMQ==\r\n"));
  fail_unless (strstr (said, "\"steps\":7,"));
  gst_object_unref (pipeline);
  g_unlink (file);
  g_unlink (key);
  g_rmdir (folder);
}
GST_END_TEST

static Suite *
aigen_providers_suite (void)
{
  Suite *suite = suite_create ("aigen-providers");
  TCase *tcase = tcase_create ("providers");

  tcase_set_timeout (tcase, 60);
  tcase_add_loop_test (
      tcase, each_provider_gives_a_picture, 0, G_N_ELEMENTS (lines));
  tcase_add_test (tcase, references_go_along);
  tcase_add_test (tcase, a_configuration_names_further_ones);
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (aigen_providers_suite)
