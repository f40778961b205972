/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Whole runs of the program whose texts are a model's: a server in a thread
 * plays one that is good, careless, unwilling or hostile. */
#include "program.h"

#include "../provider/raw-server.h"
#include "vendor-text.h"

#define PROMPT "8 seconds of London history, cinematic, 320x180"

/* ---- the model ---- */

/* What it says instead of something good, the first and the second time. */
typedef struct {
  const gchar *task;
  const gchar *content[2]; /* JSON, or NULL: something good */
  const gchar *message[2]; /* members of the message beside the content */
  const gchar *finish[2];
} Whim;

static const Whim *whim;
static guint n_whims; /* how often its task was asked for */

static JsonObject *
body_of (const gchar *request)
{
  JsonObject *body = object_from_text (strstr (request, "\r\n\r\n") + 4, NULL);

  fail_unless (body != NULL);
  return body;
}

static const gchar *
task_of (JsonObject *body)
{
  return object_get_string (
      object_get_object (
          object_get_object (body, "response_format"), "json_schema"),
      "name", "");
}

static JsonObject *
input_of (JsonObject *body)
{
  JsonObject *message =
      array_get_object (object_get_array (body, "messages"), 1);

  return object_from_text (object_get_string (message, "content", ""), NULL);
}

static void
send_message (GOutputStream *out, const gchar *content, const gchar *more,
    const gchar *finish)
{
  g_autoptr (JsonNode) node =
      json_node_init_string (json_node_alloc (), content);
  g_autofree gchar *quoted = json_to_string (node, FALSE);
  g_autofree gchar *body = g_strdup_printf (
      "{\"choices\":[{\"message\":{\"content\":%s%s},\"finish_reason\":"
      "\"%s\"}],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":4}}",
      quoted, more ? more : "", finish ? finish : "stop");
  g_autofree gchar *head = g_strdup_printf (
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
      "%zu\r\n\r\n",
      strlen (body));

  raw_send (out, head);
  raw_send (out, body);
}

static void
say (RawServer *server, const gchar *path, GOutputStream *out,
    GCancellable *stop)
{
  g_autofree gchar *request =
      raw_server_request (server, raw_server_n_requests (server) - 1);
  g_autoptr (JsonObject) body = body_of (request);
  g_autoptr (JsonObject) input = input_of (body);
  g_autoptr (JsonObject) good = vendor_text (task_of (body), input);
  g_autofree gchar *content = object_to_text (good);
  const gboolean whims =
      whim && g_str_equal (whim->task, task_of (body)) && n_whims < 2;
  const guint at = whims ? n_whims++ : 0;

  if (whims)
    send_message (out, whim->content[at] ? whim->content[at] : content,
        whim->message[at], whim->finish[at]);
  else
    send_message (out, content, NULL, NULL);
}

/* ---- runs ---- */

typedef struct {
  RawServer *server;
  Said said;
  JsonObject *answer; /* the last line */
} Trial;

static void
trial_clear (Trial *trial)
{
  said_clear (&trial->said);
  g_clear_pointer (&trial->answer, json_object_unref);
  g_clear_pointer (&trial->server, raw_server_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Trial, trial_clear)

static void
try_with (Trial *trial, const gchar *provider, const Whim *of,
    const gchar *prompt, const gchar *until)
{
  g_autofree gchar *config = inside ("providers.conf");
  g_autofree gchar *store = inside ("store");
  g_autofree gchar *base = NULL;
  g_autofree gchar *text = NULL;

  whim = of;
  n_whims = 0;
  trial->server = raw_server_new (say);
  base = raw_server_url (trial->server, "/v1");
  text = g_strdup_printf (
      "[model]\ntype=openai\nbase-url=%s\nlocal=true\ntext-model=m-1\n"
      "max-tokens=9000\nstream=yes\n\n[rules]\ntype=builtin\n",
      base);
  fail_unless (g_file_set_contents (config, text, -1, NULL));
  SAY (&trial->said, "run", "--json", "--config", config, "--store", store,
      "--text-provider", provider, "--until", until, prompt);
  if (*trial->said.out)
    trial->answer = last_line (&trial->said);
}

static void
try (Trial *trial, const Whim *of, const gchar *prompt, const gchar *until)
{
  try_with (trial, "model", of, prompt, until);
}

/* Of the run of @trial. */
static JsonObject *
output_of (const Trial *trial, const gchar *stage)
{
  g_autofree gchar *path = inside ("store");
  g_autoptr (Store) store = store_open (path, NULL);
  g_autoptr (StoreStage) row = store_stage_find (
      store, object_get_string (trial->answer, "run_id", ""), stage, NULL);
  JsonObject *output =
      row && row->output ? object_from_text (row->output, NULL) : NULL;

  fail_unless (output != NULL, "%s: %s", stage, trial->said.err);
  return output;
}

/* How often @task was asked for. */
static guint
count (const Trial *trial, const gchar *task)
{
  guint n = 0;

  for (guint i = 0; i < raw_server_n_requests (trial->server); i++) {
    g_autofree gchar *request = raw_server_request (trial->server, i);
    g_autoptr (JsonObject) body = body_of (request);

    n += g_str_equal (task_of (body), task);
  }
  return n;
}

/* Request number @nth of @task, from 0. */
static JsonObject *
asked (const Trial *trial, const gchar *task, guint nth)
{
  for (guint i = 0; i < raw_server_n_requests (trial->server); i++) {
    g_autofree gchar *request = raw_server_request (trial->server, i);
    g_autoptr (JsonObject) body = body_of (request);

    if (g_str_equal (task_of (body), task) && nth-- == 0)
      return g_steal_pointer (&body);
  }
  fail ("%s was not asked for", task);
  return NULL;
}

/* Every stage with a text asks once; what comes of it is in the movie. */
GST_START_TEST (test_a_good_model)
{
  static const gchar *const tasks[] = { "prompt_check", "scenario_generate",
    "schema_generate", "asset_prompts" };
  g_auto (Trial) trial = { NULL };
  g_autoptr (JsonObject) scenario = NULL;
  g_autoptr (JsonObject) prompts = NULL;
  g_autoptr (JsonObject) final = NULL;
  JsonObject *movie, *item;
  JsonArray *list;

  try (&trial, NULL, PROMPT, "schema_finalize");
  fail_unless_status (&trial.said, 0);
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    fail_unless_equals_int (count (&trial, tasks[i]), 1);
  scenario = output_of (&trial, "scenario_generate");
  movie = object_get_object (scenario, "scenario");
  fail_unless_equals_string (
      object_get_string (movie, "title", ""), "Embers on the Thames");
  fail_unless_equals_string (
      object_get_string (movie, "format", ""), "320x180");
  fail_unless_equals_int (object_get_int (movie, "duration_target_sec", 0), 8);
  item = array_get_object (object_get_array (movie, "beat_plan"), 0);
  fail_unless_equals_string (object_get_string (item, "role", ""), "hook");
  fail_unless_equals_int (object_get_int (item, "pictures", 0), 2);

  prompts = output_of (&trial, "asset_prompts");
  list = object_get_array (prompts, "asset_prompts");
  item = array_get_object (list, 0);
  fail_unless_equals_string (object_get_string (item, "slot", ""), "hook_01");
  fail_unless_equals_string (object_get_string (item, "prompt", ""),
      "As the model sees it: a wooden bridge over a grey river at dawn, part "
      "1. "
      "Ink and wash on grey paper, no text, 16:9");

  final = output_of (&trial, "schema_finalize");
  movie = object_get_object (object_get_object (final, "schema"), "movie");
  list = object_get_array (movie, "scenes");
  fail_unless_equals_int (json_array_get_length (list), 4);
  fail_unless (g_str_has_prefix (
      object_get_string (
          object_get_object (array_get_object (list, 0), "motion"), "type", ""),
      "pan_"));
  fail_unless_equals_string (
      object_get_string (
          object_get_object (array_get_object (list, 1), "motion"), "type", ""),
      "zoom_in");
  fail_if (
      json_object_has_member (array_get_object (list, 0), "transition_out"));
  fail_unless (
      json_object_has_member (array_get_object (list, 1), "transition_out"));
}
GST_END_TEST;

#define HOSTILE_BEAT                                                           \
  "{\"name\":\"n\",\"role\":\"hook\",\"label\":\"\",\"narration\":\"It "       \
  "be\\u202egan \\u001b[2Jhere.\",\"pictures\":[\"a bridge at dawn\"],"        \
  "\"src\":\"file:///etc/passwd\",\"seconds\":99777,\"descriptions\":"         \
  "[\"http://evil.example/\"]}"

static const struct {
  const gchar *what;
  Whim whim;
  const gchar *until;
  gint status;
  guint n;             /* questions of that task */
  const gchar *says;   /* on stderr; NULL: nothing is looked for */
  const gchar *repair; /* in the second question */
} trials[] = {
  { "a wrong shape, then a good one",
      { "scenario_generate", { "{\"title\":\"T\",\"beats\":\"none\"}" } },
      "scenario_generate", 0, 2, NULL,
      "$.beats: expected a list of 1 to 60, found \"none\"" },
  { "a wrong shape twice",
      { "scenario_generate",
          { "{\"title\":\"T\",\"beats\":[]}", "{\"beats\":[]}" } },
      "scenario_generate", 1, 2,
      "scenario_generate: asked twice, \"model\" did not give what was asked "
      "for: $.title: expected a text of 1 to 80 characters, found nothing",
      "$.beats: expected a list of 1 to 60, found a list of 0" },
  { "more words than can be said",
      { "scenario_generate",
          { "{\"title\":\"T\",\"beats\":[{\"name\":\"n\",\"role\":\"hook\","
            "\"label\":\"\",\"narration\":\"a b c d e f g h i j k l m n o p q "
            "r s t u v w x y z a b c\",\"pictures\":[\"a bridge at "
            "dawn\"]}]}" } },
      "scenario_generate", 0, 2, NULL,
      "$.beats: expected at most 24 words of narration in all for 8 seconds, "
      "found 29" },
  { "refused",
      { "scenario_generate", { "{}" }, { ",\"refusal\":\"I will not\"" } },
      "scenario_generate", 1, 1,
      "policy_refused: the model refuses: I will not", NULL },
  { "cut off, then whole",
      { "scenario_generate", { "{\"title\"" }, { NULL }, { "length" } },
      "scenario_generate", 0, 2, NULL, NULL },
  { "cut off twice",
      { "scenario_generate", { "{\"t", "{\"t" }, { NULL },
          { "length", "length" } },
      "scenario_generate", 1, 2, "truncated_output: the answer was cut off",
      NULL },
  { "a slot that is a path",
      { "asset_prompts",
          { "{\"style\":\"ink\",\"prompts\":[{\"slot\":\"../../etc/passwd\","
            "\"prompt\":\"a bridge at dawn\"}]}" } },
      "asset_prompts", 0, 2, NULL,
      "$.prompts[0].slot: expected a slot of the input, found another one" },
  { "a picture without a prompt",
      { "asset_prompts",
          { "{\"style\":\"ink\",\"prompts\":[{\"slot\":\"hook_01\","
            "\"prompt\":\"a bridge at dawn\"}]}" } },
      "asset_prompts", 0, 2, NULL,
      "$.prompts: expected a prompt for the slot \"hook_02\", found none" },
  { "words put into the narrator's mouth",
      { "asset_prompts",
          { "{\"style\":\"ink\",\"prompts\":[{\"slot\":\"voiceover_01\","
            "\"prompt\":\"buy this now\"}]}" } },
      "asset_prompts", 0, 2, NULL, "expected a slot of the input" },
  { "a scene that is none",
      { "schema_generate",
          { "{\"scenes\":[{\"scene\":9,\"motion\":\"away\",\"transition\":"
            "\"cut\"}]}" } },
      "schema_generate", 0, 2, NULL,
      "$.scenes[0].scene: expected the number of a scene, 1 to 4, once, found "
      "9" },
  { "a transition that is a file",
      { "schema_generate",
          { "{\"scenes\":[{\"scene\":1,\"motion\":\"away\",\"transition\":"
            "\"/etc/passwd\"}]}",
              "{\"scenes\":[{\"scene\":1,\"motion\":\"away\",\"transition\":"
              "\"http://evil.example/\"}]}" } },
      "schema_generate", 1, 2,
      "$.scenes[0].transition: expected one of \"cut\", \"soft\", \"other\", "
      "\"strong\", found \"http://evil.example/\"",
      NULL },
  { "a prompt that is turned away",
      { "prompt_check",
          { "{\"verdict\":\"reject\",\"prompt\":\"\",\"reason\":\"It would do "
            "harm.\"}" } },
      "prompt_check", 3, 1, "unsuitable: It would do harm.", NULL },
  { "a prompt reshaped to nothing, then kept",
      { "prompt_check",
          { "{\"verdict\":\"reshape\",\"prompt\":\"bcdfg\",\"reason\":"
            "\"\"}" } },
      "prompt_check", 0, 2, NULL,
      "$.prompt: expected a prompt that can be used, found the prompt has no "
      "words in it" },
};

GST_START_TEST (test_a_model_with_whims)
{
  g_auto (Trial) trial = { NULL };
  const gchar *task = trials[__i__].whim.task;

  try (&trial, &trials[__i__].whim, PROMPT, trials[__i__].until);
  fail_unless (trial.said.status == trials[__i__].status, "%s: %d: %s",
      trials[__i__].what, trial.said.status, trial.said.err);
  fail_unless (count (&trial, task) == trials[__i__].n, "%s: %u",
      trials[__i__].what, count (&trial, task));
  if (trials[__i__].says)
    fail_unless (strstr (trial.said.err, trials[__i__].says) != NULL, "%s: %s",
        trials[__i__].what, trial.said.err);
  if (trials[__i__].repair) {
    g_autoptr (JsonObject) body = asked (&trial, task, 1);
    JsonArray *messages = object_get_array (body, "messages");
    const gchar *said = object_get_string (
        array_get_object (messages, 3), "content", "nothing");

    fail_unless (strstr (said, trials[__i__].repair) != NULL, "%s: %s",
        trials[__i__].what, said);
  }
}
GST_END_TEST;

/* Members that nobody asked for, and signs that nobody sees, end at the door:
 * they are in no output of any stage. */
GST_START_TEST (test_a_hostile_model)
{
  static const gchar *const stages_of_text[] = { "scenario_generate",
    "schema_generate", "asset_prompts", "schema_finalize" };
  static const gchar *const evil[] = { "passwd", "evil.example", "99777",
    "9999x9999", "\\u001b", "\x1b", "\xe2\x80\xae" };
  static const Whim hostile = { "scenario_generate",
    { "{\"title\":\"T\\u0007itle\\u2066\",\"format\":\"9999x9999\",\"src\":"
      "\"file:///etc/passwd\",\"look\":\"../passwd\",\"beats\":[" HOSTILE_BEAT
      "]}" } };
  g_auto (Trial) trial = { NULL };

  try (&trial, &hostile, PROMPT, "schema_finalize");
  fail_unless_status (&trial.said, 0);
  for (guint i = 0; i < G_N_ELEMENTS (stages_of_text); i++) {
    g_autoptr (JsonObject) output = output_of (&trial, stages_of_text[i]);
    g_autofree gchar *text = object_to_text (output);

    for (guint k = 0; k < G_N_ELEMENTS (evil); k++)
      fail_if (strstr (text, evil[k]), "%s: %s", stages_of_text[i], text);
  }
}
GST_END_TEST;

/* The limit is raised for what did not fit. */
GST_START_TEST (test_room_to_end)
{
  static const Whim cut = { "scenario_generate", { "{\"t" }, { NULL },
    { "length" } };
  g_auto (Trial) trial = { NULL };
  g_autoptr (JsonObject) before = NULL;
  g_autoptr (JsonObject) after = NULL;

  try (&trial, &cut, PROMPT, "scenario_generate");
  before = asked (&trial, "scenario_generate", 0);
  after = asked (&trial, "scenario_generate", 1);
  fail_unless_equals_int (object_get_int (before, "max_tokens", 0), 9000);
  fail_unless_equals_int (object_get_int (after, "max_tokens", 0), 64000);
}
GST_END_TEST;

/* The new prompt is shown and used, the old one kept; wishes hold. */
GST_START_TEST (test_a_weak_prompt_is_reshaped)
{
  static const Whim reshape = { "prompt_check",
    { "{\"verdict\":\"reshape\",\"prompt\":\"How bees find the way home, told "
      "by one bee\",\"reason\":\"It names no subject.\"}" } };
  g_auto (Trial) trial = { NULL };
  g_autoptr (JsonObject) output = NULL;
  g_autoptr (JsonObject) question = NULL;
  g_autofree gchar *text = NULL;

  try (&trial, &reshape, "make a cool portrait video of 9 seconds",
      "scenario_generate");
  fail_unless_status (&trial.said, 0);
  output = output_of (&trial, "prompt_check");
  fail_unless_equals_string (object_get_string (output, "original", ""),
      "make a cool portrait video of 9 seconds");
  fail_unless_equals_string (object_get_string (output, "prompt", ""),
      "How bees find the way home, told by one bee");
  fail_unless_equals_string (
      object_get_string (output, "reason", ""), "It names no subject.");
  fail_unless_equals_int (object_get_int (output, "duration_sec", 0), 9);
  fail_unless_equals_string (
      object_get_string (object_get_object (output, "format"), "hint", ""),
      "portrait");
  fail_unless (strstr (trial.said.out,
      "the prompt was reshaped: How bees find the way home, told by one bee"));
  question = asked (&trial, "scenario_generate", 0);
  text = object_to_text (question);
  fail_unless (strstr (text, "told by one bee") != NULL);
}
GST_END_TEST;

#define LONG_NARRATION                                                         \
  "Long before anybody counted years a muddy crossing grew into a city"

static const gchar *
spoken_text (JsonObject *output)
{
  JsonArray *assets = object_get_array (output, "assets");

  for (guint i = 0; i < json_array_get_length (assets); i++) {
    JsonObject *asset = array_get_object (assets, i);

    if (g_str_equal (object_get_string (asset, "slot", ""), "voiceover_01"))
      return object_get_string (asset, "text", "");
  }
  return "";
}

/* What is too long to be said is shortened by the model. */
GST_START_TEST (test_a_long_narration)
{
  static const Whim long_one = { "scenario_generate",
    { "{\"title\":\"T\",\"beats\":[{\"name\":\"n\",\"role\":\"hook\","
      "\"label\":\"\",\"narration\":\"" LONG_NARRATION
      "\",\"pictures\":[\"a bridge at dawn\"]}]}" } };
  g_auto (Trial) trial = { NULL };
  g_autoptr (JsonObject) output = NULL;
  g_autoptr (JsonObject) question = NULL;
  g_autoptr (JsonObject) input = NULL;

  try (&trial, &long_one, "4 seconds of London history, 320x180",
      "images_generate");
  fail_unless_status (&trial.said, 0);
  question = asked (&trial, "shorten", 0);
  input = input_of (question);
  fail_unless_equals_string (
      object_get_string (input, "text", ""), LONG_NARRATION);
  fail_unless_equals_string (object_get_string (input, "language", ""), "en");
  fail_unless (object_get_int (input, "words", 0) > 4
      && object_get_int (input, "words", 0) < 12);
  output = output_of (&trial, "images_generate");
  fail_unless (g_str_has_prefix (LONG_NARRATION, spoken_text (output)), "%s",
      spoken_text (output));
  fail_unless (strlen (spoken_text (output)) > 10
      && strlen (spoken_text (output)) < strlen (LONG_NARRATION));
}
GST_END_TEST;

/* What rules turn away for good costs nothing. */
GST_START_TEST (test_nobody_is_asked_about_nonsense)
{
  static const gchar *const prompts[] = { "bcdfg hjklm", "   ",
    "portrait and landscape video about bees" };

  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++) {
    g_auto (Trial) trial = { NULL };

    try (&trial, NULL, prompts[i], "prompt_check");
    fail_unless_status (&trial.said, 3);
    fail_unless_equals_int (raw_server_n_requests (trial.server), 0);
  }
}
GST_END_TEST;

/* By whatever name the built-in writer goes, it is told its tasks whole. */
GST_START_TEST (test_the_writer_is_no_model)
{
  g_auto (Trial) trial = { NULL };
  g_autoptr (JsonObject) output = NULL;

  try_with (&trial, "rules", NULL, PROMPT, "scenario_generate");
  fail_unless_status (&trial.said, 0);
  fail_unless_equals_int (raw_server_n_requests (trial.server), 0);
  output = output_of (&trial, "scenario_generate");
  fail_unless (object_get_object (output, "scenario") != NULL);
}
GST_END_TEST;

static Suite *
model_suite (void)
{
  Suite *suite = suite_create ("model");
  TCase *tcase = tcase_create ("model");

  suite_add_tcase (suite, tcase);
  tcase_set_timeout (tcase, 120);
  tcase_add_checked_fixture (tcase, make_folder, remove_folder);
  tcase_add_test (tcase, test_a_good_model);
  tcase_add_loop_test (
      tcase, test_a_model_with_whims, 0, G_N_ELEMENTS (trials));
  tcase_add_test (tcase, test_a_hostile_model);
  tcase_add_test (tcase, test_room_to_end);
  tcase_add_test (tcase, test_a_weak_prompt_is_reshaped);
  tcase_add_test (tcase, test_a_long_narration);
  tcase_add_test (tcase, test_nobody_is_asked_about_nonsense);
  tcase_add_test (tcase, test_the_writer_is_no_model);
  return suite;
}

SUITE_MAIN (model_suite)
