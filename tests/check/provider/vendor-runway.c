/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Plays Runway: tasks that are ordered, asked for and called off, and the films
 * that come of them. */
#include "vendor-server.h"

#include <string.h>

#include "small-media.h"

#define TASKS "/v1/tasks/"
#define FILMS "/made/"

static void
order (VendorExchange *exchange)
{
  g_autoptr (GBytes) film = small_mp4 (1280, 720, 5000);
  g_autofree gchar *name = vendor_order (exchange, film);

  vendor_reply_json (exchange, 200, "{\"id\":\"%s\"}", name);
}

static void
ask (VendorExchange *exchange)
{
  const gchar *name = exchange->path + strlen (TASKS);
  GBytes *film;

  if (!vendor_ask (exchange, name, &film))
    vendor_reply_json (exchange, 404, "{\"error\":\"Task not found\"}");
  else if (!film)
    vendor_reply_json (
        exchange, 200, "{\"status\":\"RUNNING\",\"progress\":0.5}");
  else
    vendor_reply_json (exchange, 200,
        "{\"status\":\"SUCCEEDED\",\"output\":[\"/runway" FILMS "%s\"]}", name);
}

static void
bring (VendorExchange *exchange)
{
  GBytes *film;

  if (vendor_ask (exchange, exchange->path + strlen (FILMS), &film) && film)
    vendor_reply_file (exchange, "video/mp4", g_bytes_ref (film));
  else
    vendor_reply_json (exchange, 404, "{\"error\":\"gone\"}");
}

static void
call_off (VendorExchange *exchange)
{
  vendor_reply_json (exchange, 200, "{}");
}

static void
fail (VendorExchange *exchange, VendorFault fault)
{
  if (fault == VENDOR_FAULT_RATE)
    vendor_reply_json (exchange, 429, "{\"error\":\"Too many tasks\"}");
  else if (fault == VENDOR_FAULT_NOTHING)
    vendor_reply_json (exchange, 200, "{}");
  else
    vendor_reply_json (exchange, fault == VENDOR_FAULT_QUOTA ? 402 : 400,
        "{\"error\":\"You do not have enough credits\"}");
}

static const VendorRoute routes[] = {
  { "POST", "/v1/text_to_video", "video", order },
  { "POST", "/v1/image_to_video", "video", order },
  { "GET", TASKS, NULL, ask },
  { "DELETE", TASKS, NULL, call_off },
  { "GET", FILMS, NULL, bring },
  { NULL },
};

const Vendor vendor_runway = {
  .prefix = "/runway",
  .routes = routes,
  .fail = fail,
};
