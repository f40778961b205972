/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Plays those who do nothing but pictures: Stability, and the servers that run
 * diffusion models at home. */
#include "vendor-server.h"

#include "reply-json.h"

#include <string.h>

static GBytes *
picture_of (VendorExchange *exchange, const gchar *path)
{
  const gchar *prompt = reply_json_text (exchange->json, path);

  return vendor_picture (exchange, prompt ? prompt : "");
}

static gchar *
base64_of (GBytes *bytes)
{
  return g_base64_encode (
      g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* ---- Stability ---- */

static gchar *
form_text (const VendorExchange *exchange, const gchar *name)
{
  g_autofree gchar *body = g_strndup (g_bytes_get_data (exchange->body, NULL),
      g_bytes_get_size (exchange->body));
  g_autofree gchar *head = g_strdup_printf ("name=\"%s\"\r\n\r\n", name);
  const gchar *found = strstr (body, head);
  const gchar *end = found ? strstr (found + strlen (head), "\r\n") : NULL;

  return end ? g_strndup (found + strlen (head), end - found - strlen (head))
             : g_strdup ("");
}

static void
stability_paint (VendorExchange *exchange)
{
  g_autofree gchar *prompt = form_text (exchange, "prompt");

  vendor_reply_file (exchange, "image/png", vendor_picture (exchange, prompt));
  exchange->header = g_strdup ("finish-reason: SUCCESS");
}

static void
stability_fail (VendorExchange *exchange, VendorFault fault)
{
  if (fault == VENDOR_FAULT_RATE)
    vendor_reply_json (exchange, 429,
        "{\"id\":\"1\",\"name\":\"rate_limit_exceeded\",\"errors\":[\"slow "
        "down\"]}");
  else if (fault == VENDOR_FAULT_QUOTA)
    vendor_reply_json (exchange, 402,
        "{\"id\":\"1\",\"name\":\"payment_required\",\"errors\":[\"no "
        "credits\"]}");
  else if (fault == VENDOR_FAULT_REFUSAL)
    vendor_reply_json (exchange, 403,
        "{\"id\":\"1\",\"name\":\"content_moderation\",\"errors\":["
        "\"flagged\"]}");
  else {
    vendor_reply_file (exchange, "image/png", vendor_picture (exchange, ""));
    exchange->header = g_strdup ("finish-reason: CONTENT_FILTERED");
  }
}

static const VendorRoute stability_routes[] = {
  { "POST", "/v2beta/stable-image/generate/", "image", stability_paint },
  { NULL },
};

const Vendor vendor_stability = {
  .prefix = "/stability",
  .routes = stability_routes,
  .fail = stability_fail,
};

/* ---- AUTOMATIC1111 ---- */

static void
automatic1111_paint (VendorExchange *exchange)
{
  g_autoptr (GBytes) picture = picture_of (exchange, "prompt");
  g_autofree gchar *text = base64_of (picture);

  vendor_reply_json (exchange, 200,
      "{\"images\":[\"%s\"],\"parameters\":{},\"info\":\"{\\\"seed\\\": "
      "%" G_GINT64_FORMAT "}\"}",
      text, reply_json_int (exchange->json, "seed", 0));
}

/* A server at home bills nothing, and refuses nobody. */
static void
home_fail (VendorExchange *exchange, VendorFault fault)
{
  if (fault == VENDOR_FAULT_NOTHING)
    vendor_reply_json (exchange, 200, "{\"images\":[],\"info\":\"\"}");
  else if (fault == VENDOR_FAULT_RATE)
    vendor_reply_json (exchange, 429, "{\"error\":\"job queue is full\"}");
  else
    vendor_reply_json (exchange, 422,
        "{\"detail\":[{\"loc\":[\"body\",\"steps\"],\"msg\":\"not a valid "
        "integer\",\"type\":\"type_error\"}]}");
}

static const VendorRoute automatic1111_routes[] = {
  { "POST", "/sdapi/v1/txt2img", "image", automatic1111_paint },
  { NULL },
};

const Vendor vendor_automatic1111 = {
  .prefix = "/automatic1111",
  .routes = automatic1111_routes,
  .fail = home_fail,
};

/* ---- stable-diffusion.cpp ---- */

static void
sdcpp_order (VendorExchange *exchange)
{
  g_autoptr (GBytes) picture = picture_of (exchange, "prompt");
  g_autofree gchar *name = vendor_order (exchange, picture);

  vendor_reply_json (exchange, 202,
      "{\"id\":\"%s\",\"kind\":\"img_gen\",\"status\":\"queued\","
      "\"created\":1,\"poll_url\":\"/sdcpp/v1/jobs/%s\"}",
      name, name);
}

static void
sdcpp_job (VendorExchange *exchange)
{
  const gchar *name = strrchr (exchange->path, '/') + 1;
  g_autofree gchar *text = NULL;
  GBytes *result;

  if (!vendor_ask (exchange, name, &result)) {
    vendor_reply_json (exchange, 404, "{\"error\":\"job not found\"}");
    return;
  }
  text = result ? base64_of (result) : NULL;
  if (text)
    vendor_reply_json (exchange, 200,
        "{\"status\":\"completed\",\"result\":{\"images\":[{\"index\":0,"
        "\"b64_json\":\"%s\"}]},\"error\":null}",
        text);
  else
    vendor_reply_json (exchange, 200, "{\"status\":\"generating\"}");
}

static const VendorRoute sdcpp_routes[] = {
  { "POST", "/sdcpp/v1/img_gen", "image", sdcpp_order },
  { "GET", "/sdcpp/v1/jobs/", NULL, sdcpp_job },
  { NULL },
};

const Vendor vendor_sdcpp = {
  .prefix = "/sdcpp",
  .routes = sdcpp_routes,
  .fail = home_fail,
};
