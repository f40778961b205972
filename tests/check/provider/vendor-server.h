/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* A server on loopback, in a thread of its own, that speaks as vendors do:
 * makes what is asked for, writes bills, keeps orders, and goes wrong in the
 * ways in which they do. It knows no vendor but by the table of them; one is a
 * file vendor-NAME.c and a line in vendor-server.c. */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* (paid): what was asked for is made and billed all the same. */
typedef enum {
  VENDOR_FAULT_NONE,
  VENDOR_FAULT_RATE,       /* 429, to come again in a second */
  VENDOR_FAULT_QUOTA,      /* 429 of the kind that waiting does not help */
  VENDOR_FAULT_SERVER,     /* 500 with a page of HTML */
  VENDOR_FAULT_REFUSAL,    /* for what was asked */
  VENDOR_FAULT_NOTHING,    /* good news without what was asked for */
  VENDOR_FAULT_CUT_JSON,   /* (paid) half of the answer, told as all of it */
  VENDOR_FAULT_OTHER_JSON, /* (paid) an answer of another shape */
  VENDOR_FAULT_CUT_MEDIA,  /* (paid) a file that ends too early */
  VENDOR_FAULT_RESET,      /* (paid) the line breaks before the answer */
  VENDOR_FAULT_BROKEN,     /* (paid) and in the middle of it */
  VENDOR_FAULT_HANG,       /* (paid) silence, and then the line breaks */
  VENDOR_N_FAULTS,
} VendorFault;

typedef struct VendorServer VendorServer;

VendorServer *vendor_server_new (void);
void vendor_server_free (VendorServer *server);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VendorServer, vendor_server_free)

/* @path: "/openai/v1"; free the result. */
gchar *vendor_server_url (const VendorServer *server, const gchar *path);

/* ---- how it behaves; to be set before it is asked ---- */

/* Each answer takes so long; a silence as long as that. */
void vendor_server_set_times (
    VendorServer *server, guint answer_ms, guint hang_ms);
/* A key (header Idempotency-Key) that was answered well is answered the same
 * again, and not billed. */
void vendor_server_honour_keys (VendorServer *server);
/* Orders are done when they have been asked for so often. */
void vendor_server_set_polls (VendorServer *server, guint polls);
/* The request number @nth (from 1) of those of @kind ("image"; NULL: of any)
 * goes wrong, and @n - 1 behind it. */
void vendor_server_fault (VendorServer *server, const gchar *kind, guint nth,
    guint n, VendorFault fault);
/* So many of a hundred requests do, by chance that is the same each time. */
void vendor_server_fault_share (
    VendorServer *server, VendorFault fault, guint percent);

/* In the server's thread: what was asked for is made and billed, and nothing is
 * answered yet. @n: how many bills there are. */
typedef void (*VendorPaid) (guint n, gpointer user_data);
void vendor_server_watch (
    VendorServer *server, VendorPaid paid, gpointer user_data);

/* ---- what it has seen ---- */

typedef struct {
  const gchar *kind; /* of the route: "image", "text", ... */
  gchar *wish;       /* hash of what was asked: the same for the same */
  gchar *key;        /* of the header, or NULL */
  gchar *path, *body;
  gchar *secret; /* Authorization, or NULL */
  VendorFault fault;
  guint status; /* 0: no answer */
  gboolean paid;
  gint64 at_ms; /* of the monotonic clock */
} VendorRecord;

/* What a test has asked for the moment: of VendorRecord, in order. */
GPtrArray *vendor_server_records (VendorServer *server);
/* @kind: NULL for all. */
guint vendor_server_bills (VendorServer *server, const gchar *kind);
guint vendor_server_requests (VendorServer *server, const gchar *kind);
/* Different things that were paid: what there would be without waste. */
guint vendor_server_wishes (VendorServer *server, const gchar *kind);
/* How many of @kind were in work at the same time, at most. */
guint vendor_server_peak (VendorServer *server);

/* ---- for those who play a vendor ---- */

typedef struct {
  VendorServer *server;
  const gchar *path; /* behind the vendor's prefix */
  GHashTable *query; /* (nullable) */
  GBytes *body;
  JsonNode *json; /* the body, where it is JSON; else NULL */
  VendorFault fault;

  guint status; /* the answer: 200 unless set */
  const gchar *mime;
  GBytes *reply;
  gchar *header; /* (nullable) "Name: value", one more */
} VendorExchange;

typedef struct {
  const gchar *method, *path; /* one that ends with a slash: all below it */
  const gchar *kind;          /* what is billed; NULL: nothing is */
  void (*answer) (VendorExchange *exchange);
} VendorRoute;

typedef struct {
  const gchar *prefix;       /* "/openai" */
  const VendorRoute *routes; /* ended by one without a path */
  /* Of RATE, QUOTA, REFUSAL and NOTHING, in the vendor's words. */
  void (*fail) (VendorExchange *exchange, VendorFault fault);
} Vendor;

void vendor_reply_json (VendorExchange *exchange, guint status,
    const gchar *format, ...) G_GNUC_PRINTF (3, 4);
/* @bytes: (transfer full) */
void vendor_reply_file (
    VendorExchange *exchange, const gchar *mime, GBytes *bytes);

/* An order that is taken; its name is to be freed. */
gchar *vendor_order (VendorExchange *exchange, GBytes *result);
/* FALSE: nobody knows that name. @result: NULL while it is not done. */
gboolean vendor_ask (
    VendorExchange *exchange, const gchar *name, GBytes **result);

/* A file of the test's own, another for each @wish; cut where the exchange is
 * to go wrong in that way. */
GBytes *vendor_picture (const VendorExchange *exchange, const gchar *wish);
GBytes *vendor_speech (const VendorExchange *exchange, const gchar *text);

extern const Vendor vendor_automatic1111, vendor_elevenlabs, vendor_google,
    vendor_openai, vendor_piper, vendor_runway, vendor_sdcpp, vendor_stability;

G_END_DECLS
