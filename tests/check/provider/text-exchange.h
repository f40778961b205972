/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Questions to a server that gives the answers of a script, one after the
 * other, the last one for ever. */
#pragma once

#include <json-glib/json-glib.h>

#include "generate.h"
#include "raw-server.h"

#define KEY "canary-5e0f9c"

typedef struct {
  const gchar *status; /* NULL: "200 OK" */
  const gchar *mime;   /* NULL: application/json */
  const gchar *headers;
  const gchar *body;
} Answer;

#define EVENTS "text/event-stream; charset=utf-8"

static const Answer *script;
static guint n_script;

static inline void
play (RawServer *server, const gchar *path, GOutputStream *out,
    GCancellable *stop)
{
  const guint at = MIN (raw_server_n_requests (server), n_script) - 1;
  const Answer *answer = &script[at];
  g_autofree gchar *head = g_strdup_printf (
      "HTTP/1.1 %s\r\nContent-Type: %s\r\n%sContent-Length: %zu\r\n\r\n",
      answer->status ? answer->status : "200 OK",
      answer->mime ? answer->mime : "application/json",
      answer->headers ? answer->headers : "", strlen (answer->body));

  raw_send (out, head);
  raw_send (out, answer->body);
}

static inline RawServer *
play_script (const Answer *answers, guint n)
{
  script = answers;
  n_script = n;
  return raw_server_new (play);
}

static inline JsonNode *
node_of (const gchar *text)
{
  JsonNode *node = json_from_string (text, NULL);

  fail_unless (node != NULL, "%s", text);
  return node;
}

#define SCHEMA                                                                 \
  "{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"a\"],"  \
  "\"properties\":{\"a\":{\"type\":\"integer\"}}}"

/* Asks @provider at the server; the answer as text, or NULL. */
static inline gchar *
ask (RawServer *server, const gchar *provider, GenerateUsage *usage,
    GError **error)
{
  g_autofree gchar *base = raw_server_url (server, "/v1");
  g_autoptr (JsonNode) input = node_of ("{\"q\":\"why\"}");
  g_autoptr (JsonNode) schema = node_of (SCHEMA);
  const GenerateRequest request = { .kind = GENERATE_TEXT,
    .provider = provider,
    .model = "m-1",
    .base_url = base,
    .task = "a task",
    .input = input,
    .instructions = "Be good.",
    .schema = schema };
  g_autoptr (GenerateResult) result =
      generate (&request, NULL, NULL, NULL, error);

  if (!result)
    return NULL;
  if (usage)
    *usage = result->usage;
  fail_unless (result->answer != NULL);
  return json_to_string (result->answer, FALSE);
}

static inline JsonNode *
sent (RawServer *server, guint i)
{
  g_autofree gchar *request = raw_server_request (server, i);

  return node_of (strstr (request, "\r\n\r\n") + 4);
}

typedef struct {
  const gchar *what;
  Answer answer;
  GenerateError code;
  const gchar *message; /* its beginning */
  gint64 wait_ms;       /* the first time */
} Fault;

/* It is asked once, fails with that message, and tells no key. */
static inline void
check_fault (const gchar *provider, const Fault *fault)
{
  g_autoptr (RawServer) server = play_script (&fault->answer, 1);
  g_autoptr (GError) error = NULL;
  g_autofree gchar *start =
      g_strdup_printf ("provider \"%s\": %s", provider, fault->message);
  g_autofree gchar *said = ask (server, provider, NULL, &error);

  fail_unless (said == NULL, "%s: %s", fault->what, said);
  fail_unless (g_str_has_prefix (error->message, start), "%s: %s", fault->what,
      error->message);
  fail_unless (g_utf8_validate (error->message, -1, NULL), "%s", fault->what);
  fail_if (strstr (error->message, KEY));
  fail_if (strpbrk (error->message, "\x1b\r"));
  g_assert_error (error, GENERATE_ERROR, (gint) fault->code);
  fail_unless (generate_wait_ms (error, GENERATE_TEXT, 1, 0) == fault->wait_ms,
      "%s: %" G_GINT64_FORMAT, fault->what,
      generate_wait_ms (error, GENERATE_TEXT, 1, 0));
  fail_unless_equals_int (raw_server_n_requests (server), 1);
}
