/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* ElevenLabs: what is asked, byte by byte, what is made of what it answers, and
 * whole exchanges with a server that plays it. */

#include "generate.h"
#include "recorded.h"
#include "small-media.h"

#define KEY "canary-e1e7en"
#define ID "21m00Tcm4TlvDq8ikWAM"
#define BASE "https://api.example"

static const ProviderTask *
task_of (GenerateKind kind)
{
  const ProviderTask *task = provider_find_task (&provider_elevenlabs, kind);

  fail_unless (task != NULL);
  return task;
}

/* ---- what is asked ---- */

#define VOICES                                                                 \
  "{\"voices\":[{\"voice_id\":\"id-of-anna\",\"name\":\"Anna\"},"              \
  "{\"voice_id\":\"id/of clara\",\"name\":\"Clara - calm, clear\"},{}]}"
#define MP3 "/with-timestamps?output_format=mp3_44100_128\n"

static const struct {
  GenerateRequest request;
  const gchar *options, *known;
  guint shape;
  const gchar *call, *message;
  guint pcm_rate;
} calls[] = {
  { { .text = "Hi \"you\".", .voice = ID, .seed = 42 }, NULL, NULL, 0,
      "POST " BASE "/v1/text-to-speech/" ID MP3
      "{\"text\":\"Hi \\\"you\\\".\",\"model_id\":\"m\",\"seed\":42}",
      NULL, 0 },
  /* All that can be said; more than 32 bits of a seed cannot. */
  { { .text = "Hi.",
        .voice = "Clara",
        .language = "en-GB",
        .before = "One.",
        .after = "Two.",
        .speed = 1.125,
        .seed = G_GUINT64_CONSTANT (0x100000007) },
      "voice-clara=" ID ";stability=0.5;similarity-boost=0.75;style=0", NULL, 0,
      "POST " BASE "/v1/text-to-speech/" ID MP3
      "{\"text\":\"Hi.\",\"model_id\":\"m\",\"language_code\":\"en\","
      "\"previous_text\":\"One.\",\"next_text\":\"Two.\",\"seed\":7,"
      "\"voice_settings\":{\"stability\":0.5,\"similarity_boost\":0.75,"
      "\"style\":0.0,\"speed\":1.125}}",
      NULL, 0 },
  { { .text = "Hi.", .voice = ID, .language = "en", .before = "One." }, NULL,
      NULL, 1,
      "POST " BASE "/v1/text-to-speech/" ID MP3
      "{\"text\":\"Hi.\",\"model_id\":\"m\",\"seed\":0}",
      NULL, 0 },
  { { .text = "Hi.", .language = "de" },
      "voice-default=" ID ";speech-format=pcm_24000", NULL, 1,
      "POST " BASE "/v1/text-to-speech/" ID
      "/with-timestamps?output_format=pcm_24000\n"
      "{\"text\":\"Hi.\",\"model_id\":\"m\",\"seed\":0}",
      NULL, 24000 },
  { { .text = "Hi.", .language = "de-AT" }, "voice-default=x;voice-de=" ID,
      NULL, 1,
      "POST " BASE "/v1/text-to-speech/" ID MP3
      "{\"text\":\"Hi.\",\"model_id\":\"m\",\"seed\":0}",
      NULL, 0 },
  { { .text = "Hi.", .voice = "clara" }, NULL, VOICES, 1,
      "POST " BASE "/v1/text-to-speech/id%2Fof%20clara" MP3
      "{\"text\":\"Hi.\",\"model_id\":\"m\",\"seed\":0}",
      NULL, 0 },
  { { .text = "Hi.", .voice = "id-of-anna" }, NULL, VOICES, 1,
      "POST " BASE "/v1/text-to-speech/id-of-anna" MP3
      "{\"text\":\"Hi.\",\"model_id\":\"m\",\"seed\":0}",
      NULL, 0 },
  { { .text = "Hi.", .voice = "Clar" }, "voice-bob=b;voice-al=a", VOICES, 0,
      NULL,
      "there is no voice \"Clar\"; set are al, bob; the account has Anna, "
      "Clara - calm, clear",
      0 },
  { { .text = "Hi.", .voice = "Clar" }, NULL, "{}", 0, NULL,
      "there is no voice \"Clar\"; set are none; the account has none", 0 },
  { { .text = "Hi." }, "voice-bob=b", NULL, 0, NULL,
      "expected a voice: a name that is set (bob), one of the account's, or an "
      "id",
      0 },
  { { .text = "", .voice = ID }, NULL, NULL, 0, NULL,
      "expected a text of 1 to 40000 characters of UTF-8", 0 },
  { { .text = "\xff", .voice = ID }, NULL, NULL, 0, NULL,
      "expected a text of 1 to 40000 characters of UTF-8", 0 },
  { { .text = "Hi.", .voice = ID, .speed = 1.5 }, NULL, NULL, 0, NULL,
      "expected a speed of 0.7 to 1.2, found 1.5", 0 },
  { { .text = "Hi.", .voice = ID }, "stability=2", NULL, 0, NULL,
      "stability: expected a number from 0 to 1, found \"2\"", 0 },
  { { .text = "Hi.", .voice = ID }, "style=much", NULL, 0, NULL,
      "style: expected a number from 0 to 1, found \"much\"", 0 },
  { { .text = "Hi.", .voice = ID }, "speech-format=opus_48000_64", NULL, 0,
      NULL,
      "speech-format: expected mp3_44100_128, pcm_24000 or the like, found "
      "\"opus_48000_64\"",
      0 },
  { { .text = "Hi.", .voice = ID }, "speech-format=pcm_1", NULL, 0, NULL,
      "speech-format: expected mp3_44100_128, pcm_24000 or the like, found "
      "\"pcm_1\"",
      0 },
};

GST_START_TEST (speech_is_asked_for)
{
  g_auto (ProviderEntry) entry = recorded_entry (calls[__i__].options);
  g_autoptr (JsonNode) known =
      calls[__i__].known ? json_from_string (calls[__i__].known, NULL) : NULL;
  GenerateRequest request = calls[__i__].request;
  g_auto (ProviderCall) call = { .shape = calls[__i__].shape };
  g_autofree gchar *text = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ok;

  request.kind = GENERATE_SPEECH;
  request.base_url = BASE;
  request.model = "m";
  request.entry = &entry;
  request.known = known;
  ok = task_of (GENERATE_SPEECH)->compose (&request, &call, &error);
  if (calls[__i__].message) {
    fail_if (ok);
    fail_unless_equals_string (error->message, calls[__i__].message);
    g_assert_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST);
    return;
  }
  fail_unless (ok, "%s", error ? error->message : "");
  text = recorded_call (&call);
  fail_unless_equals_string (text, calls[__i__].call);
  fail_unless_equals_int (call.pcm_rate, calls[__i__].pcm_rate);
}
GST_END_TEST

static const struct {
  const gchar *voice, *options;
  gboolean needed;
} lookups[] = {
  { ID, NULL, FALSE },
  { NULL, NULL, FALSE },
  { "clara", "voice-clara=x", FALSE },
  { "clara", "voice-anna=x", TRUE },
  { ID "x", NULL, TRUE },
};

GST_START_TEST (the_list_of_voices_is_for_names)
{
  const ProviderLookup *lookup = task_of (GENERATE_SPEECH)->lookup;
  g_auto (ProviderEntry) entry = recorded_entry (lookups[__i__].options);
  const GenerateRequest request = {
    .voice = lookups[__i__].voice, .entry = &entry, .base_url = BASE
  };
  g_auto (ProviderCall) call = { 0 };
  g_autofree gchar *text = NULL;

  fail_unless_equals_int (lookup->is_needed (&request), lookups[__i__].needed);
  fail_unless (lookup->compose (&request, &call, NULL));
  text = recorded_call (&call);
  fail_unless_equals_string (text, "GET " BASE "/v1/voices");
}
GST_END_TEST

GST_START_TEST (an_alignment_is_asked_for)
{
  g_autoptr (GBytes) sound = g_bytes_new_static ("RIFF\0x", 6);
  GenerateRequest request = { .base_url = BASE, .text = "Hi.", .sound = sound };
  g_auto (ProviderCall) call = { 0 };
  g_auto (ProviderCall) none = { 0 };
  g_autofree gchar *boundary = NULL;
  g_autofree gchar *before = NULL;
  g_autofree gchar *after = NULL;
  g_autoptr (GByteArray) expected = g_byte_array_new ();
  g_autoptr (GBytes) wanted = NULL;
  g_autoptr (GError) error = NULL;

  fail_unless (task_of (GENERATE_ALIGNMENT)->compose (&request, &call, NULL));
  fail_unless_equals_string (call.url, BASE "/v1/forced-alignment");
  fail_unless (g_str_has_prefix (call.mime, "multipart/form-data; boundary="));
  boundary = g_strdup (strchr (call.mime, '=') + 1);
  before = g_strdup_printf (
      "--%s\r\nContent-Disposition: form-data; name=\"file\"; "
      "filename=\"speech\"\r\nContent-Type: application/octet-stream\r\n\r\n",
      boundary);
  after = g_strdup_printf ("\r\n--%s\r\nContent-Disposition: form-data; "
                           "name=\"text\"\r\n\r\nHi.\r\n--%s--\r\n",
      boundary, boundary);
  small_text (expected, before);
  g_byte_array_append (expected, (const guint8 *) "RIFF\0x", 6);
  small_text (expected, after);
  wanted = g_bytes_new (expected->data, expected->len);
  fail_unless (g_bytes_equal (call.body, wanted));
  request.sound = NULL;
  fail_if (task_of (GENERATE_ALIGNMENT)->compose (&request, &none, &error));
  fail_unless_equals_string (
      error->message, "expected a sound to find the words in");
}
GST_END_TEST

/* ---- what comes back ---- */

#define WORDS "[{\"text\":\"Hi\",\"from_ms\":0,\"to_ms\":200}]"

/* Beside a sound of 522 ms. */
static const struct {
  const gchar *alignment;
  const gchar *words, *message;
} replies[] = {
  { "\"alignment\":{\"characters\":[\"H\",\"i\"],"
    "\"character_start_times_seconds\":[0,0.1],"
    "\"character_end_times_seconds\":[0.1,0.2]},"
    "\"normalized_alignment\":null",
      WORDS, NULL },
  /* What numbers were read out as is not what is written. */
  { "\"alignment\":null,\"normalized_alignment\":{\"characters\":[\"H\"],"
    "\"character_start_times_seconds\":[0],"
    "\"character_end_times_seconds\":[0.1]}",
      NULL, NULL },
  { "\"more\":1", NULL, NULL },
  { "\"alignment\":{\"characters\":[\"H\",\"i\"],"
    "\"character_start_times_seconds\":[0],"
    "\"character_end_times_seconds\":[0.1,0.2]}",
      NULL,
      "bad_output: expected two times for each of 2 characters, found 1 and "
      "2" },
  { "\"alignment\":{\"characters\":[\"H\"],"
    "\"character_start_times_seconds\":[0],"
    "\"character_end_times_seconds\":[9]}",
      NULL,
      "bad_output: expected a sound of what is said, 9.0 s, found 0.5 s of "
      "it" },
};

GST_START_TEST (speech_is_taken)
{
  g_autoptr (GBytes) mp3 = small_mp3 (20);
  g_autofree gchar *base64 = small_base64 (mp3);
  g_autofree gchar *body = g_strdup_printf (
      "{\"audio_base64\":\"%s\",%s}", base64, replies[__i__].alignment);
  g_auto (ProviderReply) reply = recorded_reply (body);
  g_autoptr (GenerateResult) result = g_new0 (GenerateResult, 1);
  g_autoptr (GError) error = NULL;
  g_autofree gchar *words = NULL;
  gboolean ok;

  recorded_header (&reply, "request-id", "req-7");
  recorded_header (&reply, "character-cost", "12");
  ok = task_of (GENERATE_SPEECH)->parse (&reply, result, &error);
  if (replies[__i__].message) {
    fail_if (ok);
    fail_unless_equals_string (error->message, replies[__i__].message);
    return;
  }
  fail_unless (ok, "%s", error ? error->message : "");
  words = result->words ? json_to_string (result->words, FALSE) : NULL;
  fail_unless_equals_string (words, replies[__i__].words);
  fail_unless (g_bytes_equal (result->bytes, mp3));
  fail_unless_equals_string (result->mime, "audio/mpeg");
  fail_unless_equals_int64 (result->duration_ms, 522);
  fail_unless_equals_string (result->request_id, "req-7");
  fail_unless_equals_int64 (result->usage.characters, 12);
  fail_unless (result->usage.credits == 12);
}
GST_END_TEST

GST_START_TEST (samples_are_taken)
{
  /* 1, 2 */
  g_auto (ProviderReply) reply =
      recorded_reply ("{\"audio_base64\":\"AQACAA==\",\"alignment\":null}");
  g_autoptr (GenerateResult) result = g_new0 (GenerateResult, 1);

  reply.pcm_rate = 24000;
  fail_unless (task_of (GENERATE_SPEECH)->parse (&reply, result, NULL));
  fail_unless_equals_string (result->mime, "audio/wav");
  fail_unless_equals_int64 (g_bytes_get_size (result->bytes), 48);
}
GST_END_TEST

static const struct {
  GenerateKind kind;
  const gchar *body, *message;
} bad[] = {
  { GENERATE_SPEECH, "[]", "bad_output: expected a JSON object" },
  { GENERATE_SPEECH, "{\"audio_base64\":", "bad_output: expected a JSON" },
  { GENERATE_SPEECH, "{\"audio_base64\":null}",
      "bad_output: expected the sound in the reply's \"audio_base64\"" },
  { GENERATE_SPEECH, "{\"audio_base64\":\"AAAA\"}",
      "bad_output: expected a sound, found bytes of no known kind" },
  { GENERATE_ALIGNMENT, "{}",
      "bad_output: expected words in the reply's \"words\"" },
};

GST_START_TEST (what_cannot_be_is_told)
{
  g_auto (ProviderReply) reply = recorded_reply (bad[__i__].body);
  g_autoptr (GenerateResult) result = g_new0 (GenerateResult, 1);
  g_autoptr (GError) error = NULL;

  fail_if (task_of (bad[__i__].kind)->parse (&reply, result, &error));
  fail_unless (g_str_has_prefix (error->message, bad[__i__].message), "%s",
      error->message);
}
GST_END_TEST

GST_START_TEST (an_alignment_is_taken)
{
  g_auto (ProviderReply) reply = recorded_reply (
      "{\"characters\":[{\"text\":\"H\",\"start\":0,\"end\":0.1}],"
      "\"words\":[{\"text\":\"Hi\",\"start\":0,\"end\":0.2,\"loss\":0.5}],"
      "\"loss\":0.5}");
  g_autoptr (GenerateResult) result = g_new0 (GenerateResult, 1);
  g_autofree gchar *words = NULL;

  fail_unless (task_of (GENERATE_ALIGNMENT)->parse (&reply, result, NULL));
  words = json_to_string (result->words, FALSE);
  fail_unless_equals_string (words, WORDS);
}
GST_END_TEST

/* ---- exchanges ---- */

static const struct {
  const gchar *path, *status, *body;
} answers[] = {
  { "/voices/v1/voices", "200 OK", VOICES },
  { "/quota", "401 Unauthorized",
      "{\"detail\":{\"status\":\"quota_exceeded\",\"message\":\"no credits "
      "left\"}}" },
  { "/key", "401 Unauthorized",
      "{\"detail\":{\"status\":\"invalid_api_key\",\"message\":\"bad key\"}}" },
  { "/unknown", "404 Not Found",
      "{\"detail\":{\"status\":\"voice_not_found\",\"message\":\"no such "
      "voice\"}}" },
  { "/much", "429 Too Many Requests",
      "{\"detail\":{\"status\":\"too_many_concurrent_requests\",\"message\":"
      "\"one at a time\"}}" },
  { "/busy", "429 Too Many Requests",
      "{\"detail\":{\"status\":\"system_busy\",\"message\":\"later\"}}" },
  { "/long", "400 Bad Request",
      "{\"detail\":{\"status\":\"max_character_limit_exceeded\",\"message\":"
      "\"too long\"}}" },
  { "/field", "422 Unprocessable Entity",
      "{\"detail\":[{\"loc\":[\"body\",\"text\"],\"msg\":\"field required\","
      "\"type\":\"missing\"}]}" },
  { "/just-so", "400 Bad Request", "{\"detail\":\"just so\"}" },
  { "/page", "502 Bad Gateway", "<html>oops</html>" },
};

static void
send_speech (GOutputStream *out)
{
  g_autoptr (GBytes) mp3 = small_mp3 (20);
  g_autofree gchar *base64 = small_base64 (mp3);
  g_autofree gchar *body = g_strdup_printf (
      "{\"audio_base64\":\"%s\",\"alignment\":{\"characters\":[\"H\",\"i\"],"
      "\"character_start_times_seconds\":[0,0.1],"
      "\"character_end_times_seconds\":[0.1,0.2]}}",
      base64);

  raw_answer (out, "200 OK",
      "Content-Type: application/json\r\nrequest-id: r1\r\n", body,
      strlen (body));
}

static void
reply (RawServer *server, const gchar *path, GOutputStream *out,
    GCancellable *stop)
{
  const guint n = raw_server_n_requests (server);
  g_autofree gchar *request = raw_server_request (server, n - 1);
  const gboolean told = strstr (request, "language_code") != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (g_str_has_prefix (path, answers[i].path)) {
      raw_say (out, answers[i].status, answers[i].body);
      return;
    }
  if (g_str_has_prefix (path, "/plainer/") && told)
    raw_say (out, "400 Bad Request",
        "{\"detail\":\"language_code is not taken by this model\"}");
  else if (strstr (path, "/forced-alignment"))
    raw_json (out, "{\"words\":[{\"text\":\"Hi\",\"start\":0,\"end\":0.2}]}");
  else
    send_speech (out);
}

static GenerateResult *
ask (RawServer *server, const gchar *path, GenerateRequest request,
    GError **error)
{
  g_autofree gchar *base = raw_server_url (server, path);
  GenerateResult *result;

  request.provider = "elevenlabs";
  request.base_url = base;
  g_setenv ("ELEVENLABS_API_KEY", KEY, TRUE);
  result = generate (&request, NULL, NULL, NULL, error);
  g_unsetenv ("ELEVENLABS_API_KEY");
  fail_if (error && *error && strstr ((*error)->message, KEY));
  return result;
}

static GenerateRequest
speech_request (const gchar *voice)
{
  return (GenerateRequest){ .kind = GENERATE_SPEECH,
    .model = "m",
    .text = "Hi",
    .voice = voice,
    .language = "en" };
}

GST_START_TEST (a_voice_speaks)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autoptr (GError) error = NULL;
  g_autoptr (GenerateResult) result =
      ask (server, "/good", speech_request (ID), &error);
  g_autofree gchar *request = NULL;
  g_autofree gchar *words = NULL;

  g_assert_no_error (error);
  words = json_to_string (result->words, FALSE);
  fail_unless_equals_string (words, WORDS);
  fail_unless_equals_int64 (result->duration_ms, 522);
  fail_unless_equals_string (result->request_id, "r1");
  request = raw_server_request (server, 0);
  fail_unless (strstr (request, "\r\nxi-api-key: " KEY "\r\n"));
  fail_unless_equals_int (raw_server_n_requests (server), 1);
}
GST_END_TEST

/* The list has the key, and only names need it. */
GST_START_TEST (a_name_is_looked_up)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autoptr (GError) error = NULL;
  g_autoptr (GenerateResult) result =
      ask (server, "/voices", speech_request ("Clara"), &error);
  g_autoptr (GenerateResult) none = NULL;
  g_autofree gchar *lines = NULL;
  g_autofree gchar *request = NULL;

  g_assert_no_error (error);
  fail_unless_equals_int64 (result->duration_ms, 522);
  lines = raw_server_lines (server);
  fail_unless_equals_string (lines,
      "GET /voices/v1/voices\n"
      "POST /voices/v1/text-to-speech/id%2Fof%20clara/with-timestamps"
      "?output_format=mp3_44100_128");
  request = raw_server_request (server, 0);
  fail_unless (strstr (request, "\r\nxi-api-key: " KEY "\r\n"));
  none = ask (server, "/voices", speech_request ("Nobody"), &error);
  fail_unless (none == NULL && strstr (error->message, "Anna, Clara"));
  fail_unless_equals_int (raw_server_n_requests (server), 3);
}
GST_END_TEST

/* A model that takes no language is asked without, and then always so. */
GST_START_TEST (a_plainer_request_is_tried)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autoptr (GError) error = NULL;
  g_autoptr (GenerateResult) result =
      ask (server, "/plainer", speech_request (ID), &error);
  g_autoptr (GenerateResult) again = NULL;

  g_assert_no_error (error);
  fail_unless_equals_int (raw_server_n_requests (server), 2);
  again = ask (server, "/plainer", speech_request (ID), &error);
  g_assert_no_error (error);
  fail_unless (g_bytes_equal (again->bytes, result->bytes));
  fail_unless_equals_int (raw_server_n_requests (server), 3);
}
GST_END_TEST

GST_START_TEST (words_are_found_in_a_sound)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autoptr (GBytes) sound = small_wav (8000, 800, 1600);
  const GenerateRequest request = {
    .kind = GENERATE_ALIGNMENT, .text = "Hi", .sound = sound
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GenerateResult) result = ask (server, "/good", request, &error);
  g_autofree gchar *words = NULL;

  g_assert_no_error (error);
  words = json_to_string (result->words, FALSE);
  fail_unless_equals_string (words, WORDS);
}
GST_END_TEST

static const struct {
  const gchar *path;
  GenerateError code;
  const gchar *message;
  gint64 wait_ms;
} troubles[] = {
  { "/quota", GENERATE_ERROR_QUOTA,
      "quota_exhausted: HTTP 401: no credits left", -1 },
  { "/key", GENERATE_ERROR_KEY, "auth: HTTP 401: bad key", -1 },
  { "/unknown", GENERATE_ERROR_REFUSED,
      "invalid_request: HTTP 404: no such voice", -1 },
  { "/much", GENERATE_ERROR_TRANSPORT, "rate_limited: HTTP 429: one at a time",
      1000 },
  { "/busy", GENERATE_ERROR_TRANSPORT, "rate_limited: HTTP 429: later", 1000 },
  { "/long", GENERATE_ERROR_REFUSED, "too_large: HTTP 400: too long", -1 },
  { "/field", GENERATE_ERROR_REFUSED,
      "invalid_request: HTTP 422: field required", -1 },
  { "/just-so", GENERATE_ERROR_REFUSED, "invalid_request: HTTP 400: just so",
      -1 },
  { "/page", GENERATE_ERROR_TRANSPORT,
      "outcome_unknown: HTTP 502: <html>oops</html>", 1000 },
};

GST_START_TEST (a_refusal_says_why)
{
  g_autoptr (RawServer) server = raw_server_new (reply);
  g_autoptr (GError) error = NULL;
  g_autofree gchar *expected =
      g_strconcat ("provider \"elevenlabs\": ", troubles[__i__].message, NULL);

  fail_if (ask (server, troubles[__i__].path, speech_request (ID), &error));
  fail_unless_equals_string (error->message, expected);
  g_assert_error (error, GENERATE_ERROR, (gint) troubles[__i__].code);
  fail_unless_equals_int64 (
      generate_wait_ms (error, GENERATE_SPEECH, 1, 0), troubles[__i__].wait_ms);
  fail_unless_equals_int (raw_server_n_requests (server), 1);
}
GST_END_TEST

static Suite *
elevenlabs_suite (void)
{
  Suite *suite = suite_create ("elevenlabs");
  TCase *tc = tcase_create ("elevenlabs");

  suite_add_tcase (suite, tc);
  tcase_add_loop_test (tc, speech_is_asked_for, 0, G_N_ELEMENTS (calls));
  tcase_add_loop_test (
      tc, the_list_of_voices_is_for_names, 0, G_N_ELEMENTS (lookups));
  tcase_add_test (tc, an_alignment_is_asked_for);
  tcase_add_loop_test (tc, speech_is_taken, 0, G_N_ELEMENTS (replies));
  tcase_add_test (tc, samples_are_taken);
  tcase_add_loop_test (tc, what_cannot_be_is_told, 0, G_N_ELEMENTS (bad));
  tcase_add_test (tc, an_alignment_is_taken);
  tcase_add_test (tc, a_voice_speaks);
  tcase_add_test (tc, a_name_is_looked_up);
  tcase_add_test (tc, a_plainer_request_is_tried);
  tcase_add_test (tc, words_are_found_in_a_sound);
  tcase_add_loop_test (tc, a_refusal_says_why, 0, G_N_ELEMENTS (troubles));
  return suite;
}

SUITE_MAIN (elevenlabs_suite)
