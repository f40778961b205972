/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Plays Piper's server of today, which asks for no key and sends no bills. */
#include "vendor-server.h"

static void
make_speech (VendorExchange *exchange)
{
  JsonObject *root = exchange->json && JSON_NODE_HOLDS_OBJECT (exchange->json)
      ? json_node_get_object (exchange->json)
      : NULL;

  if (root && json_object_has_member (root, "text"))
    vendor_reply_file (exchange, "text/html; charset=utf-8",
        vendor_speech (exchange, json_object_get_string_member (root, "text")));
  else
    vendor_reply_json (exchange, 400, "{\"error\":\"No text\"}");
}

static void
list_voices (VendorExchange *exchange)
{
  vendor_reply_json (exchange, 200, "{\"en_US-lessac-medium\":{}}");
}

static void
fail (VendorExchange *exchange, VendorFault fault)
{
  if (fault == VENDOR_FAULT_NOTHING)
    vendor_reply_file (exchange, "text/html", g_bytes_new_static ("", 0));
  else
    vendor_reply_json (exchange, 503, "{\"error\":\"busy\"}");
}

static const VendorRoute routes[] = {
  { "POST", "/synthesize", "speech", make_speech },
  { "GET", "/voices", NULL, list_voices },
  { NULL },
};

const Vendor vendor_piper = {
  .prefix = "/piper",
  .routes = routes,
  .fail = fail,
};
