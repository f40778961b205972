/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Speech in OpenAI's shape, and in those of servers that imitate it. */

#include "generate.h"
#include "recorded.h"
#include "small-media.h"

#define KEY "canary-5b33c4"
#define ITSELF "https://api.openai.com/v1"
#define OTHER "http://box.example/v1"

static const ProviderTask *
task (void)
{
  const ProviderTask *found =
      provider_find_task (&provider_openai, GENERATE_SPEECH);

  fail_unless (found != NULL);
  return found;
}

static const struct {
  GenerateRequest request;
  const gchar *options, *call, *message;
  guint pcm_rate;
} calls[] = {
  { { .base_url = ITSELF, .text = "Hi.", .voice = "marin", .seed = 5 }, NULL,
      "POST " ITSELF "/audio/speech\n"
      "{\"model\":\"m\",\"input\":\"Hi.\",\"voice\":\"marin\","
      "\"response_format\":\"wav\"}",
      NULL, 0 },
  { { .base_url = OTHER, .text = "Hi.", .voice = "Ann", .speed = 1.25 },
      "voice-ann=af_bella;speech-format=pcm;speech-instructions=Softly.",
      "POST " OTHER "/audio/speech\n"
      "{\"model\":\"m\",\"input\":\"Hi.\",\"voice\":\"af_bella\","
      "\"response_format\":\"pcm\",\"instructions\":\"Softly.\",\"speed\":1."
      "25}",
      NULL, 24000 },
  { { .base_url = OTHER, .text = "Hi.", .language = "en" },
      "voice-en=x;speech-format=mp3",
      "POST " OTHER "/audio/speech\n"
      "{\"model\":\"m\",\"input\":\"Hi.\",\"voice\":\"x\","
      "\"response_format\":\"mp3\"}",
      NULL, 0 },
  { { .base_url = OTHER, .text = "Hi." }, "voice-ann=x", NULL,
      "expected a voice: one of the server's, or a name that is set (ann)", 0 },
  { { .base_url = OTHER, .text = "Hi.", .voice = "x" }, "speech-format=opus",
      NULL, "speech-format: expected wav, pcm, mp3 or flac, found \"opus\"",
      0 },
  { { .base_url = OTHER, .text = "Hi.", .voice = "x", .speed = 5 }, NULL, NULL,
      "expected a speed of 0.25 to 4, found 5", 0 },
  { { .base_url = OTHER, .voice = "x" }, NULL, NULL,
      "expected a text of 1 to 40000 characters of UTF-8", 0 },
};

GST_START_TEST (speech_is_asked_for)
{
  g_auto (ProviderEntry) entry = recorded_entry (calls[__i__].options);
  GenerateRequest request = calls[__i__].request;
  g_auto (ProviderCall) call = { 0 };
  g_autofree gchar *text = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ok;

  request.model = "m";
  request.entry = &entry;
  ok = task ()->compose (&request, &call, &error);
  if (calls[__i__].message) {
    fail_if (ok);
    fail_unless_equals_string (error->message, calls[__i__].message);
    return;
  }
  fail_unless (ok, "%s", error ? error->message : "");
  text = recorded_call (&call);
  fail_unless_equals_string (text, calls[__i__].call);
  fail_unless_equals_int (call.pcm_rate, calls[__i__].pcm_rate);
}
GST_END_TEST

/* OpenAI says how much it takes, others may take more. */
GST_START_TEST (a_text_may_be_too_long)
{
  g_autofree gchar *text = g_strnfill (4097, 'a');
  GenerateRequest request = {
    .base_url = ITSELF, .model = "m", .text = text, .voice = "x"
  };
  g_auto (ProviderCall) call = { 0 };
  g_auto (ProviderCall) other = { 0 };
  g_autoptr (GError) error = NULL;

  fail_if (task ()->compose (&request, &call, &error));
  fail_unless_equals_string (
      error->message, "expected a text of 1 to 4096 characters of UTF-8");
  request.base_url = OTHER;
  fail_unless (task ()->compose (&request, &other, NULL));
}
GST_END_TEST

static void
send_sound (GOutputStream *out, GBytes *bytes, const gchar *headers)
{
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  raw_answer (out, "200 OK", headers, data, size);
}

static void
reply (RawServer *server, const gchar *path, GOutputStream *out,
    GCancellable *stop)
{
  g_autoptr (GBytes) streamed = small_wav (24000, 2400, G_MAXUINT32);
  g_autoptr (GBytes) samples = g_bytes_new_from_bytes (streamed, 44, 4800);

  if (g_str_has_prefix (path, "/streamed/"))
    send_sound (
        out, streamed, "Content-Type: audio/wav\r\nx-request-id: req-3\r\n");
  else if (g_str_has_prefix (path, "/samples/"))
    send_sound (out, samples, "Content-Type: audio/pcm\r\n");
  else if (g_str_has_prefix (path, "/quiet-error/"))
    raw_json (out, "{\"error\":{\"message\":\"no ffmpeg\"}}");
  else
    raw_say (out, "404 Not Found",
        "{\"error\":{\"message\":\"gone\",\"code\":\"model_not_found\"}}");
}

static GenerateResult *
ask (RawServer *server, const gchar *path, GError **error)
{
  g_autofree gchar *base = raw_server_url (server, path);
  const GenerateRequest request = { .kind = GENERATE_SPEECH,
    .provider = "openai",
    .base_url = base,
    .model = "m",
    .text = "Hi.",
    .voice = "x" };
  GenerateResult *result;

  g_setenv ("OPENAI_API_KEY", KEY, TRUE);
  result = generate (&request, NULL, NULL, NULL, error);
  g_unsetenv ("OPENAI_API_KEY");
  return result;
}

/* It tells no times, and its WAV gets the length that it was sent without. */
GST_START_TEST (speech_comes)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autoptr (GError) error = NULL;
  g_autoptr (GenerateResult) result = ask (server, "/streamed", &error);
  g_autoptr (GBytes) expected = small_wav (24000, 2400, 4800);
  g_autofree gchar *line = NULL;

  g_assert_no_error (error);
  fail_unless (g_bytes_equal (result->bytes, expected));
  fail_unless_equals_string (result->mime, "audio/wav");
  fail_unless_equals_int64 (result->duration_ms, 100);
  fail_unless_equals_string (result->request_id, "req-3");
  fail_unless (result->words == NULL);
  line = raw_server_line (server, 0);
  fail_unless_equals_string (line, "POST /streamed/audio/speech");
}
GST_END_TEST

static const struct {
  const gchar *path, *message;
} troubles[] = {
  { "/quiet-error",
      "provider \"openai\": bad_output: expected a sound, but the reply says: "
      "no ffmpeg" },
  { "/samples",
      "provider \"openai\": bad_output: expected a sound, found bytes of no "
      "known kind" },
  { "/gone", "provider \"openai\": model_gone: HTTP 404: gone" },
};

GST_START_TEST (a_refusal_says_why)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autoptr (GError) error = NULL;

  fail_if (ask (server, troubles[__i__].path, &error));
  fail_unless_equals_string (error->message, troubles[__i__].message);
  fail_unless_equals_int (raw_server_n_requests (server), 1);
}
GST_END_TEST

static Suite *
openai_speech_suite (void)
{
  Suite *suite = suite_create ("openai-speech");
  TCase *tc = tcase_create ("openai-speech");

  suite_add_tcase (suite, tc);
  tcase_add_loop_test (tc, speech_is_asked_for, 0, G_N_ELEMENTS (calls));
  tcase_add_test (tc, a_text_may_be_too_long);
  tcase_add_test (tc, speech_comes);
  tcase_add_loop_test (tc, a_refusal_says_why, 0, G_N_ELEMENTS (troubles));
  return suite;
}

SUITE_MAIN (openai_speech_suite)
