/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* ComfyUI runs graphs: the user's own one, as its "Export (API)" writes it, with
 * the values of a request set where the user says that they belong. What is
 * ordered waits in a queue, then stands in a history, which a restart empties;
 * in neither, it is lost. */

#include <string.h>

#include "call-body.h"
#include "fault.h"
#include "image-reply.h"
#include "image-request.h"
#include "provider-entry.h"
#include "reply-json.h"

#define MAX_PROMPT 20000
#define ORDER_MS 60000
/* The one that the graph names. */
#define OF_GRAPH "workflow"
/* Jobs: the name of what is asked, and the id. */
#define QUEUED "queue/"
#define DONE "history/"

/* ---- the graph ---- */

static JsonNode *
read_graph (const GenerateRequest *request, GError **error)
{
  const gchar *text = provider_entry_option (request->entry, "workflow-text");
  g_autoptr (GBytes) bytes = text ? g_bytes_new (text, strlen (text)) : NULL;
  g_autoptr (GError) cause = NULL;
  JsonNode *graph = bytes ? reply_json (bytes, &cause) : NULL;

  if (graph && !json_object_has_member (json_node_get_object (graph), "nodes"))
    return graph;
  if (graph)
    g_set_error_literal (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST,
        "workflow: this is a graph as the editor saves it; expected one that "
        "was exported for the API");
  else
    g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST, "workflow: %s",
        cause ? cause->message : "comfyui needs the file of a graph");
  g_clear_pointer (&graph, json_node_unref);
  return NULL;
}

/* The value that stands where option @name points to, "6.inputs.text": one
 * that is there, and no link to another node. */
static JsonObject *
find_place (JsonNode *graph, const gchar *name, const gchar *path,
    const gchar **member, GError **error)
{
  const gchar *dot = strrchr (path, '.');
  g_autofree gchar *outer = dot ? g_strndup (path, dot - path) : NULL;
  JsonObject *inputs = outer ? reply_json_object (graph, outer) : NULL;
  JsonNode *value = inputs ? json_object_get_member (inputs, dot + 1) : NULL;

  if (value && JSON_NODE_HOLDS_VALUE (value)) {
    *member = dot + 1;
    return inputs;
  }
  g_set_error (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST,
      "%s=%s: expected the place of a value in the graph, as in "
      "\"6.inputs.text\"%s",
      name, path, value ? "; there is a link to another node" : "");
  return NULL;
}

/* Where the user says no place, it stays as it is in the graph. */
static gboolean
set_text (JsonNode *graph, const GenerateRequest *request, const gchar *name,
    const gchar *value, GError **error)
{
  const gchar *path = provider_entry_option (request->entry, name);
  const gchar *member;
  JsonObject *inputs;

  if (!path || !value)
    return TRUE;
  inputs = find_place (graph, name, path, &member, error);
  if (inputs)
    json_object_set_string_member (inputs, member, value);
  return inputs != NULL;
}

static gboolean
set_number (JsonNode *graph, const GenerateRequest *request, const gchar *name,
    gint64 value, GError **error)
{
  const gchar *path = provider_entry_option (request->entry, name);
  const gchar *member;
  JsonObject *inputs;

  if (!path)
    return TRUE;
  inputs = find_place (graph, name, path, &member, error);
  if (inputs)
    json_object_set_int_member (inputs, member, value);
  return inputs != NULL;
}

static gboolean
fill_graph (JsonNode *graph, const GenerateRequest *request, GError **error)
{
  const gboolean separate =
      provider_entry_option (request->entry, "workflow-negative") != NULL;
  const gboolean named =
      request->model && !g_str_equal (request->model, OF_GRAPH);
  g_autofree gchar *prompt =
      image_request_prompt (request, MAX_PROMPT, !separate, error);
  ImageSize size;

  return prompt
      && image_request_size (request, &image_sizes_free64, &size, error)
      && set_text (graph, request, "workflow-prompt", prompt, error)
      && set_text (graph, request, "workflow-negative",
          request->negative ? request->negative : "", error)
      && set_text (graph, request, "workflow-model",
          named ? request->model : NULL, error)
      && set_number (graph, request, "workflow-seed",
          (gint64) (request->seed & G_MAXINT64), error)
      && set_number (graph, request, "workflow-width", size.width, error)
      && set_number (graph, request, "workflow-height", size.height, error);
}

static gboolean
compose_image (
    const GenerateRequest *request, ProviderCall *call, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) graph = NULL;

  if (!image_request_check_pictures (request, 0, 0, error))
    return FALSE;
  graph = read_graph (request, error);
  if (!graph)
    return FALSE;
  if (!provider_entry_option (request->entry, "workflow-prompt")) {
    g_set_error_literal (error, GENERATE_ERROR, GENERATE_ERROR_REQUEST,
        "workflow-prompt: expected the place of the prompt in the graph, as "
        "in \"6.inputs.text\"");
    return FALSE;
  }
  if (!fill_graph (graph, request, error))
    return FALSE;
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "prompt");
  json_builder_add_value (builder, g_steal_pointer (&graph));
  call_body_add_string (builder, "client_id", "gst-jsonclip");
  call_body_add_string (builder, "prompt_id", request->key);
  json_builder_end_object (builder);
  call_body_finish (
      builder, call, g_strconcat (request->base_url, "/prompt", NULL));
  return TRUE;
}

static gboolean
parse_order (ProviderReply *reply, GenerateResult *result, GError **error)
{
  g_autoptr (JsonNode) root = reply_json (reply->body, error);
  const gchar *id = reply_json_text (root, "prompt_id");

  if (!root)
    return FALSE;
  if (!id)
    return fault_fail (error, TROUBLE_BAD_OUTPUT, "expected a \"prompt_id\"");
  reply->job = g_strconcat (QUEUED, id, NULL);
  return TRUE;
}

/* ---- what became of it ---- */

static const gchar *
id_of (const gchar *job)
{
  const gchar *slash = strchr (job, '/');

  return slash ? slash + 1 : job;
}

static gboolean
compose_job (const GenerateRequest *request, const gchar *job,
    ProviderCall *call, GError **error)
{
  g_autofree gchar *id = g_uri_escape_string (id_of (job), NULL, FALSE);

  if (g_str_has_prefix (job, QUEUED))
    call->url = g_strconcat (request->base_url, "/queue", NULL);
  else
    call->url = g_strconcat (request->base_url, "/history/", id, NULL);
  return TRUE;
}

/* What runs cannot be stopped without stopping what others run. */
static gboolean
compose_cancel (const GenerateRequest *request, const gchar *job,
    ProviderCall *call, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "delete");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, id_of (job));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  call_body_finish (
      builder, call, g_strconcat (request->base_url, "/queue", NULL));
  return TRUE;
}

/* Its entries are lists: a number, the id, the graph. */
static gboolean
is_in (JsonNode *root, const gchar *list, const gchar *id)
{
  JsonArray *entries = reply_json_list (root, list);

  for (guint i = 0; entries && i < json_array_get_length (entries); i++)
    if (g_strcmp0 (
            reply_json_text (json_array_get_element (entries, i), "[1]"), id)
        == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_picture_name (const gchar *name)
{
  static const gchar *const ends[] = { ".png", ".jpg", ".jpeg", ".webp" };
  g_autofree gchar *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (lower, ends[i]))
      return TRUE;
  return FALSE;
}

/* The best file so far: one that is kept is better than a preview. */
typedef struct {
  JsonNode *file;
  gboolean kept;
} Found;

static void
look_at_file (JsonNode *file, Found *found)
{
  const gchar *name = reply_json_text (file, "filename");
  const gchar *type = reply_json_text (file, "type");
  const gboolean kept = g_strcmp0 (type, "temp") != 0;

  if (!name || !is_picture_name (name)
      || (found->file && (found->kept || !kept)))
    return;
  found->file = file;
  found->kept = kept;
}

/* Nodes tell of what they made under names of their own. */
static void
look_at_output (JsonNode *output, Found *found)
{
  g_autoptr (GList) lists = JSON_NODE_HOLDS_OBJECT (output)
      ? json_object_get_values (json_node_get_object (output))
      : NULL;

  for (GList *item = lists; item; item = item->next) {
    JsonArray *files = JSON_NODE_HOLDS_ARRAY (item->data)
        ? json_node_get_array (item->data)
        : NULL;

    for (guint i = 0; files && i < json_array_get_length (files); i++)
      look_at_file (json_array_get_element (files, i), found);
  }
}

static JsonNode *
find_file (JsonObject *outputs)
{
  g_autoptr (GList) nodes = outputs ? json_object_get_values (outputs) : NULL;
  Found found = { NULL, FALSE };

  for (GList *node = nodes; node; node = node->next)
    look_at_output (node->data, &found);
  return found.file;
}

static gchar *
escaped (JsonNode *file, const gchar *member)
{
  const gchar *text = reply_json_text (file, member);

  return g_uri_escape_string (text ? text : "", NULL, FALSE);
}

/* Beside the addresses that were asked; a server behind a path has it there,
 * too. */
static gchar *
view_of (JsonNode *file)
{
  g_autofree gchar *name = escaped (file, "filename");
  g_autofree gchar *folder = escaped (file, "subfolder");
  g_autofree gchar *type = escaped (file, "type");

  return g_strdup_printf ("view?filename=%s&subfolder=%s&type=%s", name, folder,
      *type ? type : "output");
}

static JsonNode *
find_message (JsonNode *entry, const gchar *kind)
{
  JsonArray *messages = reply_json_list (entry, "status.messages");

  for (guint i = 0; messages && i < json_array_get_length (messages); i++) {
    JsonNode *message = json_array_get_element (messages, i);

    if (g_strcmp0 (reply_json_text (message, "[0]"), kind) == 0)
      return reply_json_at (message, "[1]");
  }
  return NULL;
}

static gboolean
fail_run (JsonNode *entry, GError **error)
{
  JsonNode *why = find_message (entry, "execution_error");
  const gchar *said = reply_json_text (why, "exception_message");
  const gchar *node = reply_json_text (why, "node_id");
  const gchar *type = reply_json_text (why, "node_type");

  if (!why && find_message (entry, "execution_interrupted"))
    return fault_fail (
        error, TROUBLE_JOB_LOST, "somebody interrupted the graph");
  return fault_fail (error, TROUBLE_BAD_OUTPUT,
      "the graph failed at node %s (%s): %s", node ? node : "?",
      type ? type : "?", said ? said : "no reason given");
}

static gboolean
take_run (JsonNode *entry, ProviderReply *reply, GError **error)
{
  JsonNode *file = find_file (reply_json_object (entry, "outputs"));

  if (g_strcmp0 (reply_json_text (entry, "status.status_str"), "error") == 0)
    return fail_run (entry, error);
  if (!file)
    return fault_fail (error, TROUBLE_BAD_OUTPUT,
        "the graph ended without a picture: does it save one?");
  reply->onward = view_of (file);
  return TRUE;
}

static gboolean
parse_queue (const gchar *job, JsonNode *root, ProviderReply *reply)
{
  const gchar *id = id_of (job);

  reply->job =
      is_in (root, "queue_running", id) || is_in (root, "queue_pending", id)
      ? g_strdup (job)
      : g_strconcat (DONE, id, NULL);
  return TRUE;
}

static gboolean
parse_job (const gchar *job, ProviderReply *reply, GenerateResult *result,
    GError **error)
{
  g_autoptr (JsonNode) root = reply_json (reply->body, error);
  JsonObject *history = root ? json_node_get_object (root) : NULL;

  if (!root)
    return FALSE;
  if (g_str_has_prefix (job, QUEUED))
    return parse_queue (job, root, reply);
  if (!json_object_has_member (history, id_of (job)))
    return fault_fail (error, TROUBLE_JOB_LOST,
        "it is neither in the queue nor in the history any more");
  return take_run (json_object_get_member (history, id_of (job)), reply, error);
}

static const ProviderJob image_job = {
  .first_ms = 1000,
  .every_ms = 1500,
  .limit_ms = 20 * 60 * 1000,
  .compose = compose_job,
  .parse = parse_job,
  .compose_cancel = compose_cancel,
};

static const ProviderTask image_task = {
  .kind = GENERATE_IMAGE,
  .model = OF_GRAPH,
  .any_model = TRUE,
  .timeout_ms = ORDER_MS,
  .compose = compose_image,
  .parse = parse_order,
  .parse_file = image_reply_take_file,
  .job = &image_job,
};

static const ProviderTask *const tasks[] = { &image_task, NULL };

const Provider provider_comfyui = {
  .name = "comfyui",
  .base_url = "http://127.0.0.1:8188",
  .key_prefix = "Authorization: Bearer ",
  .tasks = tasks,
  .probe = "/system_stats",
};
