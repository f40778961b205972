/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Pictures by Google's generateContent: a model that writes and paints is told
 * to paint, in one of the shapes and sizes that it has. */

#include "google.h"

#include "call-body.h"
#include "fault.h"
#include "image-reply.h"
#include "image-request.h"
#include "provider-entry.h"
#include "reply-json.h"
#include "reply-media.h"

#define MAX_PROMPT 32000
/* A request may have 20 MB in all, of base64. */
#define MAX_PICTURES 14
#define MAX_PICTURE_BYTES (7 << 20)
#define IMAGE_MS 300000
/* Without it, models tell what they would paint. */
#define FIRMLY "\nAnswer with one picture, and no text."
#define SHORT_TEXT 200

static const gchar *const ratios[] = { "16:9", "9:16", "1:1", "4:3", "3:4",
  "3:2", "2:3", "5:4", "4:5", "21:9", NULL };

static void
add_picture (JsonBuilder *builder, const GenerateRequest *request, guint i)
{
  g_autofree gchar *base64 = image_request_base64 (request, i);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "inlineData");
  json_builder_begin_object (builder);
  call_body_add_string (
      builder, "mimeType", reply_sniff (request->pictures[i]));
  call_body_add_string (builder, "data", base64);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_contents (
    JsonBuilder *builder, const GenerateRequest *request, const gchar *prompt)
{
  g_autofree gchar *text = g_strconcat (prompt, FIRMLY, NULL);

  json_builder_set_member_name (builder, "contents");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  call_body_add_string (builder, "role", "user");
  json_builder_set_member_name (builder, "parts");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  call_body_add_string (builder, "text", text);
  json_builder_end_object (builder);
  for (guint i = 0; i < request->n_pictures; i++)
    add_picture (builder, request, i);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
}

/* Which sizes a model has is the user's to say: some have one, some take no
 * word of it ("image-tiers" without any). */
static void
add_shape (JsonBuilder *builder, const GenerateRequest *request)
{
  const gchar *option = provider_entry_option (request->entry, "image-tiers");
  g_auto (GStrv) tiers = g_strsplit (option ? option : "1K,2K,4K", ",", -1);
  const ImageSize wanted = image_request_wanted (request);
  const gchar *ratio = image_aspect_choose (ratios, wanted);
  const gchar *tier =
      image_tier_choose ((const gchar *const *) tiers, ratio, wanted);

  json_builder_set_member_name (builder, "imageConfig");
  json_builder_begin_object (builder);
  call_body_add_string (builder, "aspectRatio", ratio);
  call_body_add_string (builder, "imageSize", tier && *tier ? tier : NULL);
  json_builder_end_object (builder);
}

static gboolean
compose_image (
    const GenerateRequest *request, ProviderCall *call, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree gchar *prompt =
      image_request_prompt (request, MAX_PROMPT, TRUE, error);

  if (!prompt
      || !image_request_check_pictures (
          request, MAX_PICTURES, MAX_PICTURE_BYTES, error))
    return FALSE;
  json_builder_begin_object (builder);
  add_contents (builder, request, prompt);
  json_builder_set_member_name (builder, "generationConfig");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "responseModalities");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, "IMAGE");
  json_builder_end_array (builder);
  add_shape (builder, request);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  call->blobs = TRUE;
  call_body_finish (
      builder, call, google_model_url (request, "generateContent"));
  return TRUE;
}

/* Both spellings are sent, by this and by that gateway. */
static const gchar *
data_of (JsonNode *part)
{
  static const gchar *const paths[] = { "inlineData.data", "inline_data.data" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    if (reply_json_text (part, paths[i]))
      return paths[i];
  return NULL;
}

/* What is said in place of a picture is a refusal, however polite. */
static gboolean
refuse (const gchar *said, GError **error)
{
  g_autofree gchar *text = NULL;

  if (!said)
    return fault_fail (
        error, TROUBLE_BAD_OUTPUT, "expected a picture in the reply's parts");
  text = g_utf8_substring (said, 0, MIN (SHORT_TEXT, g_utf8_strlen (said, -1)));
  return fault_fail (
      error, TROUBLE_POLICY, "the model answered in words: %s", text);
}

/* Drafts come as parts, too, and are called thoughts. */
static gboolean
parse_image (ProviderReply *reply, GenerateResult *result, GError **error)
{
  g_autoptr (JsonNode) root = reply_json (reply->body, error);
  const gchar *said = NULL;
  JsonArray *parts;

  if (!root || !google_check_content (root, result, error))
    return FALSE;
  parts = reply_json_list (root, "candidates[0].content.parts");
  for (guint i = 0; parts && i < json_array_get_length (parts); i++) {
    JsonNode *part = json_array_get_element (parts, i);
    const gchar *path = data_of (part);

    if (reply_json_flag (part, "thought"))
      continue;
    if (path)
      return image_reply_take_base64 (reply, part, path, result, error);
    said = said ? said : reply_json_text (part, "text");
  }
  return refuse (said, error);
}

const ProviderTask google_image_task = {
  .kind = GENERATE_IMAGE,
  .any_model = TRUE,
  .timeout_ms = IMAGE_MS,
  .compose = compose_image,
  .parse = parse_image,
};
