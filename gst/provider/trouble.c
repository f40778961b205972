/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "trouble.h"

#include "json-scan.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define SHORT_BODY 300

static const gchar *const names[] = {
  [TROUBLE_NONE] = "none",
  [TROUBLE_AUTH] = "auth",
  [TROUBLE_PERMISSION] = "permission",
  [TROUBLE_QUOTA] = "quota_exhausted",
  [TROUBLE_RATE] = "rate_limited",
  [TROUBLE_REQUEST] = "invalid_request",
  [TROUBLE_MODEL_GONE] = "model_gone",
  [TROUBLE_POLICY] = "policy_refused",
  [TROUBLE_TOO_LARGE] = "too_large",
  [TROUBLE_TRUNCATED] = "truncated_output",
  [TROUBLE_BAD_OUTPUT] = "bad_output",
  [TROUBLE_SERVER] = "server_error",
  [TROUBLE_NOT_SENT] = "network_not_sent",
  [TROUBLE_OUTCOME_UNKNOWN] = "outcome_unknown",
  [TROUBLE_JOB_TIMEOUT] = "timeout_job",
  [TROUBLE_JOB_LOST] = "lost_job",
  [TROUBLE_JOB_FAILED] = "failed_job",
  [TROUBLE_CANCELLED] = "cancelled",
};

static const struct {
  guint status;
  TroubleKind kind;
} statuses[] = {
  { 401, TROUBLE_AUTH },
  { 402, TROUBLE_QUOTA },
  { 403, TROUBLE_PERMISSION },
  { 407, TROUBLE_NOT_SENT },
  { 408, TROUBLE_RATE },
  { 409, TROUBLE_RATE },
  { 413, TROUBLE_TOO_LARGE },
  { 425, TROUBLE_RATE },
  { 429, TROUBLE_RATE },
  { 502, TROUBLE_OUTCOME_UNKNOWN },
  { 504, TROUBLE_OUTCOME_UNKNOWN },
};

const gchar *
trouble_name (TroubleKind kind)
{
  return names[kind];
}

void
trouble_clear (Trouble *trouble)
{
  g_clear_pointer (&trouble->message, g_free);
  *trouble = (Trouble){ .retry_ms = -1 };
}

/* ---- reading ---- */

/* It, or the first one of an array: some put what they say into one. */
static JsonNode *
first_of (JsonNode *node)
{
  JsonArray *array =
      node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (!array)
    return node;
  return json_array_get_length (array) > 0 ? json_array_get_element (array, 0)
                                           : NULL;
}

static JsonObject *
object_in (JsonNode *node)
{
  node = first_of (node);
  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node)
                                               : NULL;
}

static JsonNode *
member (JsonObject *object, const gchar *name)
{
  return object ? json_object_get_member (object, name) : NULL;
}

/* NULL: no text, or an empty one. */
static const gchar *
text_of (JsonNode *node)
{
  const gchar *text = node && JSON_NODE_HOLDS_VALUE (node)
          && json_node_get_value_type (node) == G_TYPE_STRING
      ? json_node_get_string (node)
      : NULL;

  return text && *text ? text : NULL;
}

static const gchar *
text_at (JsonObject *object, const gchar *outer, const gchar *inner)
{
  JsonNode *node = first_of (member (object, outer));

  return text_of (inner ? member (object_in (node), inner) : node);
}

static JsonNode *
parse (GBytes *body)
{
  gsize length = 0;
  const gchar *text = body ? g_bytes_get_data (body, &length) : NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();

  if (!text || !json_scan (text, length, NULL, NULL)
      || !json_parser_load_from_data (parser, text, length, NULL))
    return NULL;
  return json_parser_steal_root (parser);
}

static const struct {
  const gchar *outer, *inner;
} code_places[] = {
  { "error", "code" },
  { "error", "type" },
  { "error", "status" },
  { "detail", "status" },
  { "detail", "code" },
  { "name", NULL },
}, message_places[] = {
  { "error", "message" },
  { "detail", "message" },
  { "detail", NULL },
  { "detail", "msg" },
  { "error", NULL },
  { "errors", NULL },
  { "errors", "message" },
  { "message", NULL },
};

static TroubleKind
kind_of_code (const gchar *code, const TroubleCode *codes)
{
  for (; code && codes && codes->code; codes++)
    if (g_ascii_strcasecmp (code, codes->code) == 0)
      return codes->kind;
  return TROUBLE_NONE;
}

/* Google's own: its status is the same for a key that it does not know and for
 * a field. */
static const gchar *
reason_of (JsonObject *root)
{
  JsonNode *details = member (object_in (member (root, "error")), "details");
  JsonArray *array = details && JSON_NODE_HOLDS_ARRAY (details)
      ? json_node_get_array (details)
      : NULL;
  const gchar *reason = NULL;

  for (guint i = 0; array && !reason && i < json_array_get_length (array); i++)
    reason = text_of (
        member (object_in (json_array_get_element (array, i)), "reason"));
  return reason;
}

static TroubleKind
kind_of_codes (JsonObject *root, const TroubleCode *codes)
{
  TroubleKind kind = kind_of_code (reason_of (root), codes);

  for (guint i = 0; kind == TROUBLE_NONE && i < G_N_ELEMENTS (code_places); i++)
    kind = kind_of_code (
        text_at (root, code_places[i].outer, code_places[i].inner), codes);
  return kind;
}

static TroubleKind
kind_of_status (guint status)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (statuses[i].status == status)
      return statuses[i].kind;
  return status >= 500 ? TROUBLE_SERVER : TROUBLE_REQUEST;
}

/* The first printable bytes of what is no JSON. */
static gchar *
start_of (GBytes *body)
{
  gsize length = 0;
  const gchar *data = body ? g_bytes_get_data (body, &length) : NULL;
  gchar *text = g_utf8_make_valid (data ? data : "", MIN (length, SHORT_BODY));

  for (gchar *c = text; *c; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  return g_strstrip (text);
}

/* What is said of it, or how the body begins. */
static gchar *
said_in (JsonObject *root, GBytes *body)
{
  const gchar *said = NULL;

  for (guint i = 0; !said && i < G_N_ELEMENTS (message_places); i++)
    said = text_at (root, message_places[i].outer, message_places[i].inner);
  return said ? g_strdup (said) : start_of (body);
}

static gchar *
message_of (JsonObject *root, const HttpAnswer *answer)
{
  g_autofree gchar *said = said_in (root, answer->body);

  return *said ? g_strdup_printf ("HTTP %u: %s", answer->status, said)
               : g_strdup_printf ("HTTP %u", answer->status);
}

/* ---- when to come again ---- */

/* Milliseconds of a plain number of @unit; -1 for anything else. */
static gint64
number_ms (const gchar *text, gdouble unit)
{
  gchar *end;
  gdouble value;

  if (!text || !g_ascii_isdigit (*text))
    return -1;
  value = g_ascii_strtod (text, &end);
  return *end == '\0' && value < 1e9 ? (gint64) (value * unit + .5) : -1;
}

static gint64
date_ms (const gchar *text, gint64 now)
{
  const gint64 then = text ? http_date (text) : -1;

  return then < 0 ? -1 : MAX (0, (then - now) * 1000);
}

/* "17s", of Google's RetryInfo. */
static gint64
delay_ms (JsonObject *root)
{
  JsonNode *details = member (object_in (member (root, "error")), "details");
  JsonArray *array = details && JSON_NODE_HOLDS_ARRAY (details)
      ? json_node_get_array (details)
      : NULL;

  for (guint i = 0; array && i < json_array_get_length (array); i++) {
    JsonObject *detail = object_in (json_array_get_element (array, i));
    const gchar *text = text_of (member (detail, "retryDelay"));
    g_autofree gchar *number = text && g_str_has_suffix (text, "s")
        ? g_strndup (text, strlen (text) - 1)
        : NULL;

    if (number)
      return number_ms (number, 1000);
  }
  return -1;
}

static gint64
hint_of (JsonObject *root, const HttpAnswer *answer, gint64 now)
{
  const gchar *after = http_answer_header (answer, "retry-after");
  gint64 hint = number_ms (http_answer_header (answer, "retry-after-ms"), 1);

  if (hint < 0)
    hint = number_ms (after, 1000);
  if (hint < 0)
    hint = date_ms (after, now);
  return hint < 0 ? delay_ms (root) : hint;
}

/* ---- verdicts ---- */

void
trouble_of_answer (const HttpAnswer *answer, const TroubleCode *codes,
    gint64 now, Trouble *trouble)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *root;

  *trouble = (Trouble){ .retry_ms = -1 };
  if (answer->status >= 200 && answer->status < 300)
    return;
  node = parse (answer->body);
  root = object_in (node);
  trouble->kind = kind_of_codes (root, codes);
  if (trouble->kind == TROUBLE_NONE)
    trouble->kind = kind_of_status (answer->status);
  trouble->message = message_of (root, answer);
  trouble->retry_ms = hint_of (root, answer, now);
}

/* 0: there is none that HTTP has for errors. */
static guint
status_in (JsonObject *root)
{
  JsonNode *node = member (object_in (member (root, "error")), "code");
  const gint64 code = node && JSON_NODE_HOLDS_VALUE (node)
          && json_node_get_value_type (node) == G_TYPE_INT64
      ? json_node_get_int (node)
      : 0;

  return code >= 400 && code < 600 ? (guint) code : 0;
}

void
trouble_of_body (GBytes *body, const TroubleCode *codes, TroubleKind otherwise,
    Trouble *trouble)
{
  g_autoptr (JsonNode) node = parse (body);
  JsonObject *root = object_in (node);
  const guint status = status_in (root);

  *trouble = (Trouble){ .kind = kind_of_codes (root, codes),
    .message = said_in (root, body),
    .retry_ms = delay_ms (root) };
  if (trouble->kind == TROUBLE_NONE)
    trouble->kind = status ? kind_of_status (status) : otherwise;
}

void
trouble_of_error (const GError *error, Trouble *trouble)
{
  static const TroubleKind kinds[] = {
    [HTTP_ERROR_ADDRESS] = TROUBLE_REQUEST,
    [HTTP_ERROR_NOT_SENT] = TROUBLE_NOT_SENT,
    [HTTP_ERROR_LOST] = TROUBLE_OUTCOME_UNKNOWN,
    [HTTP_ERROR_LIMIT] = TROUBLE_TOO_LARGE,
    [HTTP_ERROR_CANCELLED] = TROUBLE_CANCELLED,
  };

  *trouble =
      (Trouble){ .kind = error->domain == HTTP_ERROR ? kinds[error->code]
                                                     : TROUBLE_OUTCOME_UNKNOWN,
        .message = g_strdup (error->message),
        .retry_ms = -1 };
}

static guint
most_again (const Trouble *trouble, const RetryRules *rules)
{
  switch (trouble->kind) {
    case TROUBLE_RATE:
    case TROUBLE_SERVER:
    case TROUBLE_NOT_SENT:
      return rules->again;
    case TROUBLE_OUTCOME_UNKNOWN:
    case TROUBLE_BAD_OUTPUT:
      return MIN (rules->unknown_again, rules->again);
    default:
      return 0;
  }
}

gint64
trouble_wait_ms (
    const Trouble *trouble, const RetryRules *rules, guint done, gdouble chance)
{
  const guint doubled = MIN (MAX (done, 1) - 1, 30);

  if (done > most_again (trouble, rules)
      || trouble->retry_ms > TROUBLE_LONGEST_HINT)
    return -1;
  if (trouble->retry_ms >= 0)
    return (gint64) (trouble->retry_ms * (1 + .1 * chance));
  return (
      gint64) (MIN ((gdouble) rules->base_ms * (1u << doubled), rules->cap_ms)
      * (1 - .25 * chance));
}
