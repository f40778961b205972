/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Pictures by POST /images/generations, and with pictures to start from by
 * POST /images/edits. */

#include "openai.h"

#include <string.h>

#include "call-body.h"
#include "call-form.h"
#include "fault.h"
#include "image-reply.h"
#include "image-request.h"
#include "provider-entry.h"
#include "reply-json.h"
#include "reply-media.h"

/* What the models take; and a picture takes up to two minutes. */
#define MAX_PROMPT 32000
#define MAX_PICTURES 16
#define MAX_PICTURE_BYTES (50 << 20)
#define IMAGE_MS 300000

#define COMPLETED ".completed"

static const gchar *const ratios[] = { "16:9", "9:16", "1:1", "4:3", "3:4",
  "3:2", "2:3", NULL };

/* What both ways of asking say, as text. */
typedef struct {
  gchar *prompt;
  gchar *size;         /* or, */
  const gchar *aspect; /* for those that take no size */
  gboolean says_format;
  gboolean streams;
} Wish;

static void
wish_clear (Wish *wish)
{
  g_free (wish->prompt);
  g_free (wish->size);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

static gboolean
wish_size (const GenerateRequest *request, Wish *wish, GError **error)
{
  ImageSize size;

  if (image_request_is_aspect (request)) {
    wish->aspect = image_aspect_choose (ratios, image_request_wanted (request));
    return TRUE;
  }
  if (!image_request_size (request, &image_sizes_free16, &size, error))
    return FALSE;
  wish->size = g_strdup_printf ("%dx%d", size.width, size.height);
  return TRUE;
}

/* The models of OpenAI answer with base64 and refuse to be told so; of others
 * some would answer with an address. Few others stream pictures. */
static gboolean
wish_read (const GenerateRequest *request, Wish *wish, GError **error)
{
  const gchar *stream = provider_entry_option (request->entry, "image-stream");

  wish->says_format = !openai_is_itself (request);
  wish->streams = g_strcmp0 (stream, "yes") == 0;
  wish->prompt = image_request_prompt (request, MAX_PROMPT, TRUE, error);
  return wish->prompt && wish_size (request, wish, error);
}

static void
compose_generation (
    const GenerateRequest *request, const Wish *wish, ProviderCall *call)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  call_body_add_string (builder, "model", request->model);
  call_body_add_string (builder, "prompt", wish->prompt);
  call_body_add_int (builder, "n", 1);
  call_body_add_string (builder, "size", wish->size);
  call_body_add_string (builder, "aspect_ratio", wish->aspect);
  if (wish->says_format)
    call_body_add_string (builder, "response_format", "b64_json");
  if (wish->streams) {
    json_builder_set_member_name (builder, "stream");
    json_builder_add_boolean_value (builder, TRUE);
  }
  json_builder_end_object (builder);
  call_body_finish (builder, call,
      g_strconcat (request->base_url, "/images/generations", NULL));
}

static void
add_pictures (CallForm *form, const GenerateRequest *request)
{
  for (guint i = 0; i < request->n_pictures; i++) {
    const gchar *mime = reply_sniff (request->pictures[i]);
    g_autofree gchar *name =
        g_strdup_printf ("picture-%u.%s", i + 1, mime + strlen ("image/"));

    call_form_add_file (form, "image[]", name, mime, request->pictures[i]);
  }
}

static void
compose_edit (
    const GenerateRequest *request, const Wish *wish, ProviderCall *call)
{
  g_autoptr (CallForm) form = call_form_new ();

  call_form_add_text (form, "model", request->model);
  call_form_add_text (form, "prompt", wish->prompt);
  call_form_add_text (form, "n", "1");
  call_form_add_text (form, "size", wish->size);
  call_form_add_text (form, "aspect_ratio", wish->aspect);
  if (wish->says_format)
    call_form_add_text (form, "response_format", "b64_json");
  if (wish->streams)
    call_form_add_text (form, "stream", "true");
  add_pictures (form, request);
  call_form_finish (
      form, call, g_strconcat (request->base_url, "/images/edits", NULL));
}

static gboolean
compose_image (
    const GenerateRequest *request, ProviderCall *call, GError **error)
{
  g_auto (Wish) wish = { 0 };

  if (!wish_read (request, &wish, error)
      || !image_request_check_pictures (
          request, MAX_PICTURES, MAX_PICTURE_BYTES, error))
    return FALSE;
  call->blobs = TRUE;
  if (request->n_pictures > 0)
    compose_edit (request, &wish, call);
  else
    compose_generation (request, &wish, call);
  return TRUE;
}

/* Good news without a picture is how some say no. */
static gboolean
refuse_empty (JsonNode *root, GError **error)
{
  JsonArray *data = reply_json_list (root, "data");

  if (data && json_array_get_length (data) == 0)
    return fault_fail (error, TROUBLE_POLICY, "the reply has no picture");
  return fault_fail (
      error, TROUBLE_BAD_OUTPUT, "expected pictures in the reply's \"data\"");
}

static void
take_usage (JsonNode *root, GenerateResult *result)
{
  result->usage.pictures = 1;
  result->usage.input_tokens = reply_json_int (root, "usage.input_tokens", 0);
  result->usage.output_tokens = reply_json_int (root, "usage.output_tokens", 0);
}

/* Of the last event, whichever of the two ways of asking was used. */
static gboolean
is_kind (JsonNode *root, const ProviderEvent *event, const gchar *kind)
{
  const gchar *type = reply_json_text (root, "type");

  return g_str_has_suffix (type ? type : event->name, kind);
}

static gboolean
parse_events (ProviderReply *reply, GenerateResult *result, GError **error)
{
  for (guint i = 0; i < reply->events->len; i++) {
    const ProviderEvent *event = g_ptr_array_index (reply->events, i);
    g_autoptr (JsonNode) root = NULL;

    if (openai_is_end (event))
      break;
    root = openai_event (event, error);
    if (!root || openai_take_error (root, i > 0, error))
      return FALSE;
    if (!is_kind (root, event, COMPLETED))
      continue;
    take_usage (root, result);
    return image_reply_take_base64 (reply, root, "b64_json", result, error);
  }
  return fault_fail (error, TROUBLE_OUTCOME_UNKNOWN,
      "the stream ended before its picture was completed");
}

static gboolean
parse_image (ProviderReply *reply, GenerateResult *result, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  const gchar *url;

  if (reply->events)
    return parse_events (reply, result, error);
  root = reply_json (reply->body, error);
  if (!root || openai_take_error (root, FALSE, error))
    return FALSE;
  if (!reply_json_object (root, "data[0]"))
    return refuse_empty (root, error);
  take_usage (root, result);
  result->said = g_strdup (reply_json_text (root, "data[0].revised_prompt"));
  if (reply_json_text (root, "data[0].b64_json"))
    return image_reply_take_base64 (
        reply, root, "data[0].b64_json", result, error);
  url = reply_json_text (root, "data[0].url");
  if (!url)
    return fault_fail (error, TROUBLE_BAD_OUTPUT,
        "expected a picture as \"b64_json\" or \"url\"");
  reply->onward = g_strdup (url);
  return TRUE;
}

const ProviderTask openai_image_task = {
  .kind = GENERATE_IMAGE,
  .any_model = TRUE,
  .timeout_ms = IMAGE_MS,
  .compose = compose_image,
  .parse = parse_image,
  .parse_file = image_reply_take_file,
};
