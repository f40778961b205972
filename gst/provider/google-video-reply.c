/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* What Google answers to orders of videos and to who asks for them. */

#include "google-video.h"

#include <string.h>

#include "fault.h"
#include "reply-blob.h"
#include "reply-json.h"
#include "reply-sound.h"
#include "text-answer.h"

#define MOST_NAME 512

/* Those of google.rpc.Code that say whose fault it is. */
static const struct {
  gint64 code;
  TroubleKind kind;
} rpc_codes[] = {
  { 7, TROUBLE_PERMISSION },
  { 8, TROUBLE_QUOTA },
  { 16, TROUBLE_AUTH },
};

/* Refusals have no code of their own. */
static gboolean
is_refusal (const gchar *said)
{
  static const gchar *const words[] = { "safety", "policy", "policies",
    "guideline", "prohibited", "responsible ai" };
  g_autofree gchar *lower = g_ascii_strdown (said, -1);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (lower, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
fail_job (gint64 code, const gchar *said, GError **error)
{
  g_autofree gchar *text = text_excerpt (said ? said : "it does not say why");

  for (guint i = 0; i < G_N_ELEMENTS (rpc_codes); i++)
    if (rpc_codes[i].code == code)
      return fault_fail (error, rpc_codes[i].kind, "%s", text);
  return fault_fail (error,
      is_refusal (text) ? TROUBLE_POLICY : TROUBLE_JOB_FAILED, "%s", text);
}

gboolean
google_video_is_job (const gchar *name)
{
  const gsize length = strlen (name);

  return length < MOST_NAME && !strstr (name, "..")
      && strspn (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "._~/-")
      == length;
}

/* @name: (transfer full) */
static gboolean
order_more (ProviderReply *reply, gchar *name, GError **error)
{
  const gboolean good = google_video_is_job (name);

  if (good) {
    g_free (reply->job);
    reply->job = name;
    return TRUE;
  }
  g_free (name);
  return fault_fail (
      error, TROUBLE_BAD_OUTPUT, "expected the name of a job in the reply");
}

/* "files/ID" of an address with that in it. */
static gchar *
file_of (const gchar *uri)
{
  const gchar *found = strstr (uri, "/" GOOGLE_FILES);
  const gsize length =
      found ? strcspn (found + strlen ("/" GOOGLE_FILES), ":?#/") : 0;

  return length > 0 ? g_strndup (found + 1, strlen (GOOGLE_FILES) + length)
                    : NULL;
}

/* What stands at @path is in the reply, or lies at an address. */
static gboolean
take_data (ProviderReply *reply, JsonNode *root, const gchar *path,
    const gchar *const *names, GenerateResult *result, GError **error)
{
  for (guint i = 0; names[i]; i++) {
    g_autofree gchar *place = g_strconcat (path, ".", names[i], NULL);
    g_autoptr (GBytes) bytes = reply_blob (reply, root, place);

    if (bytes)
      return reply_take_film (bytes, result, error);
  }
  return fault_fail (error, TROUBLE_BAD_OUTPUT,
      "expected a video or its address at \"%s\"", path);
}

/* ---- interactions ---- */

typedef gboolean (*Matches) (JsonNode *content);

static gboolean
is_video (JsonNode *content)
{
  return g_strcmp0 (reply_json_text (content, "type"), "video") == 0;
}

static gboolean
is_text (JsonNode *content)
{
  return reply_json_text (content, "text") != NULL;
}

/* Steps hold what was put in, too, in any order. NULL: there is none. */
static gchar *
find_content (JsonNode *root, Matches matches)
{
  JsonArray *steps = reply_json_list (root, "steps");

  for (guint s = 0; steps && s < json_array_get_length (steps); s++) {
    JsonNode *step = json_array_get_element (steps, s);
    JsonArray *contents = reply_json_list (step, "content");

    if (g_strcmp0 (reply_json_text (step, "type"), "model_output") != 0)
      continue;
    for (guint c = 0; contents && c < json_array_get_length (contents); c++)
      if (matches (json_array_get_element (contents, c)))
        return g_strdup_printf ("steps[%u].content[%u]", s, c);
  }
  return NULL;
}

static gboolean
take_content (ProviderReply *reply, JsonNode *root, const gchar *path,
    GenerateResult *result, GError **error)
{
  static const gchar *const names[] = { "data", NULL };
  g_autofree gchar *place = g_strconcat (path, ".uri", NULL);
  const gchar *uri = reply_json_text (root, place);
  gchar *file = uri ? file_of (uri) : NULL;

  if (file)
    return order_more (reply, file, error);
  if (!uri)
    return take_data (reply, root, path, names, result, error);
  reply->onward = g_strdup (uri);
  return TRUE;
}

static const gchar *
complaint_in (JsonNode *root)
{
  JsonArray *steps = reply_json_list (root, "steps");
  const gchar *said = reply_json_text (root, "error.message");

  if (!said)
    said = reply_json_text (root, "errors[0].message");
  for (guint i = 0; !said && steps && i < json_array_get_length (steps); i++)
    said = reply_json_text (json_array_get_element (steps, i), "error.message");
  return said;
}

/* One that is over, and has no video. */
static gboolean
fail_without_video (JsonNode *root, GError **error)
{
  g_autofree gchar *path = find_content (root, is_text);
  g_autofree gchar *place = path ? g_strconcat (path, ".text", NULL) : NULL;
  g_autofree gchar *said =
      path ? text_excerpt (reply_json_text (root, place)) : NULL;

  if (said)
    return fault_fail (error, TROUBLE_POLICY,
        "words came where a video was asked for: %s", said);
  return fault_fail (
      error, TROUBLE_BAD_OUTPUT, "expected a video in the reply's \"steps\"");
}

/* FALSE with @error where it is over. */
static gboolean
check_status (JsonNode *root, GError **error)
{
  static const struct {
    const gchar *status;
    TroubleKind kind;
  } ends[] = { { "cancelled", TROUBLE_JOB_FAILED },
    { "requires_action", TROUBLE_POLICY }, { "incomplete", TROUBLE_TRUNCATED },
    { "budget_exceeded", TROUBLE_QUOTA } };
  const gchar *status = reply_json_text (root, "status");
  const gchar *complaint = complaint_in (root);
  g_autofree gchar *said = complaint ? text_excerpt (complaint) : NULL;

  if (reply_json_object (root, "error") || g_strcmp0 (status, "failed") == 0)
    return fail_job (reply_json_int (root, "error.code", 0), complaint, error);
  if (g_strcmp0 (status, "completed") == 0)
    return fail_without_video (root, error);
  for (guint i = 0; status && i < G_N_ELEMENTS (ends); i++)
    if (g_str_equal (ends[i].status, status))
      return fault_fail (error, ends[i].kind, "the job is %s%s%s", status,
          said ? ": " : "", said ? said : "");
  return TRUE;
}

/* @job: (nullable): NULL of the order itself. A state of another name than
 * those that are known is one of not being done. */
static gboolean
parse_interaction (const gchar *job, ProviderReply *reply, JsonNode *root,
    GenerateResult *result, GError **error)
{
  g_autofree gchar *path = find_content (root, is_video);
  const gchar *id = reply_json_text (root, "id");
  gchar *name = job ? g_strdup (job) : NULL;

  result->usage.input_tokens =
      reply_json_int (root, "usage.total_input_tokens", 0);
  result->usage.output_tokens =
      reply_json_int (root, "usage.total_output_tokens", 0);
  if (path || !check_status (root, error)) {
    g_free (name);
    return path && take_content (reply, root, path, result, error);
  }
  if (!name && id)
    name = g_strconcat (GOOGLE_INTERACTIONS, id, NULL);
  if (name)
    return order_more (reply, name, error);
  return fault_fail (error, TROUBLE_BAD_OUTPUT,
      "expected an interaction with its \"id\" in the reply");
}

/* ---- operations ---- */

/* By whom they are answered decides where samples are. */
static const gchar *const sample_places[] = {
  "response.generateVideoResponse.generatedSamples[0].video",
  "response.generatedVideos[0].video",
  "response.videos[0]",
};

static gboolean
fail_without_sample (JsonNode *root, GError **error)
{
  static const gchar *const places[] = { "response.generateVideoResponse",
    "response" };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    JsonNode *answer = reply_json_at (root, places[i]);
    const gchar *reason =
        reply_json_text (answer, "raiMediaFilteredReasons[0]");

    if (reason || reply_json_int (answer, "raiMediaFilteredCount", 0) > 0)
      return fault_fail (error, TROUBLE_POLICY, "the video was held back%s%s",
          reason ? ": " : "", reason ? reason : "");
  }
  return fault_fail (
      error, TROUBLE_BAD_OUTPUT, "expected samples in the job's response");
}

static gboolean
take_sample (ProviderReply *reply, JsonNode *root, GenerateResult *result,
    GError **error)
{
  static const gchar *const names[] = { "bytesBase64Encoded", "encodedVideo",
    NULL };

  for (guint i = 0; i < G_N_ELEMENTS (sample_places); i++) {
    JsonNode *video = reply_json_at (root, sample_places[i]);
    const gchar *uri = reply_json_text (video, "uri");

    if (!video)
      continue;
    if (!uri)
      uri = reply_json_text (video, "gcsUri");
    if (!uri)
      return take_data (reply, root, sample_places[i], names, result, error);
    reply->onward = g_strdup (uri);
    return TRUE;
  }
  return fail_without_sample (root, error);
}

/* While it runs there is no "done" at all. */
static gboolean
parse_operation (ProviderReply *reply, JsonNode *root, GenerateResult *result,
    GError **error)
{
  const gchar *name = reply_json_text (root, "name");

  if (reply_json_object (root, "error"))
    return fail_job (reply_json_int (root, "error.code", 0),
        reply_json_text (root, "error.message"), error);
  if (reply_json_flag (root, "done"))
    return take_sample (reply, root, result, error);
  if (name)
    return order_more (reply, g_strdup (name), error);
  return fault_fail (error, TROUBLE_BAD_OUTPUT,
      "expected an operation with its \"name\" in the reply");
}

/* ---- files ---- */

static gboolean
parse_file_state (
    const gchar *job, ProviderReply *reply, JsonNode *root, GError **error)
{
  const gchar *state = reply_json_text (root, "state");

  if (g_strcmp0 (state, "FAILED") == 0)
    return fail_job (reply_json_int (root, "error.code", 0),
        reply_json_text (root, "error.message"), error);
  if (g_strcmp0 (state, "ACTIVE") == 0)
    reply->onward = g_strdup_printf ("%s:download?alt=media", job);
  else
    reply->job = g_strdup (job);
  return TRUE;
}

/* ---- both ---- */

gboolean
google_video_parse_order (
    ProviderReply *reply, GenerateResult *result, GError **error)
{
  g_autoptr (JsonNode) root = reply_json (reply->body, error);

  if (!root)
    return FALSE;
  return reply_json_text (root, "name")
      ? parse_operation (reply, root, result, error)
      : parse_interaction (NULL, reply, root, result, error);
}

gboolean
google_video_parse_job (const gchar *job, ProviderReply *reply,
    GenerateResult *result, GError **error)
{
  g_autoptr (JsonNode) root = reply_json (reply->body, error);

  if (!root)
    return FALSE;
  if (g_str_has_prefix (job, GOOGLE_FILES))
    return parse_file_state (job, reply, root, error);
  return g_str_has_prefix (job, GOOGLE_INTERACTIONS)
      ? parse_interaction (job, reply, root, result, error)
      : parse_operation (reply, root, result, error);
}
