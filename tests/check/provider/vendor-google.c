/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Plays Google's models that paint. */
#include "vendor-server.h"

#include "reply-json.h"

#define MODEL "/v1beta/models/"

/* A model of any name. */
static void
generate_content (VendorExchange *exchange)
{
  const gchar *prompt =
      reply_json_text (exchange->json, "contents[0].parts[0].text");
  g_autoptr (GBytes) picture = vendor_picture (exchange, prompt ? prompt : "");
  g_autofree gchar *text = g_base64_encode (
      g_bytes_get_data (picture, NULL), g_bytes_get_size (picture));

  vendor_reply_json (exchange, 200,
      "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{"
      "\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"%s\"}}]},"
      "\"finishReason\":\"STOP\"}],\"usageMetadata\":{\"promptTokenCount\":9,"
      "\"candidatesTokenCount\":1290}}",
      text);
}

static void
fail (VendorExchange *exchange, VendorFault fault)
{
  switch (fault) {
    case VENDOR_FAULT_RATE:
      vendor_reply_json (exchange, 429,
          "{\"error\":{\"code\":429,\"message\":\"slow down\",\"status\":"
          "\"RESOURCE_EXHAUSTED\",\"details\":[{\"@type\":"
          "\"type.googleapis.com/google.rpc.RetryInfo\",\"retryDelay\":"
          "\"1s\"}]}}");
      break;
    case VENDOR_FAULT_QUOTA:
      vendor_reply_json (exchange, 429,
          "{\"error\":{\"code\":429,\"message\":\"come back tomorrow\","
          "\"status\":\"RESOURCE_EXHAUSTED\",\"details\":[{\"@type\":"
          "\"type.googleapis.com/google.rpc.RetryInfo\",\"retryDelay\":"
          "\"40000s\"}]}}");
      break;
    case VENDOR_FAULT_REFUSAL:
      vendor_reply_json (exchange, 200,
          "{\"candidates\":[{\"finishReason\":\"IMAGE_SAFETY\"}]}");
      break;
    default:
      vendor_reply_json (
          exchange, 200, "{\"candidates\":[{\"finishReason\":\"NO_IMAGE\"}]}");
  }
}

static const VendorRoute routes[] = {
  { "POST", MODEL, "image", generate_content },
  { NULL },
};

const Vendor vendor_google = {
  .prefix = "/google",
  .routes = routes,
  .fail = fail,
};
