/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* One exchange over HTTP, the only place of this project that opens a socket.
 * It does not know what is asked or answered, nor when to ask again. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define HTTP_ERROR (http_error_quark ())
GQuark http_error_quark (void);

typedef enum {
  HTTP_ERROR_ADDRESS,  /* one that may not be asked, or none at all */
  HTTP_ERROR_NOT_SENT, /* nothing of the request has reached the server */
  HTTP_ERROR_LOST,     /* some of it has, and there is no whole answer */
  HTTP_ERROR_LIMIT,    /* more than may be answered */
  HTTP_ERROR_CANCELLED,
} HttpError;

/* Bytes of a good answer (2xx) as they come; status and headers are in the
 * answer by then. FALSE ends the exchange with the error that was set. */
typedef gboolean (*HttpSink) (
    const gchar *bytes, gsize length, gpointer user_data, GError **error);

/* All borrowed. */
typedef struct {
  const gchar *url;    /* http or https */
  const gchar *method; /* NULL: POST with a body, GET without one */
  GBytes *body;
  const gchar *const *headers; /* (nullable) "Name: value" */
  const gchar *secret;       /* (nullable) one more, told to no other origin */
  guint timeout_ms;          /* for all of it; 0: for ever */
  guint silence_ms;          /* without a byte of the answer; 0: for ever */
  gsize limit;               /* bytes of the answer; 0: HTTP_LIMIT */
  gboolean own_network;      /* addresses that are not public, too */
  gboolean own_origin;       /* those of the first origin alone */
  const gchar *const *hosts; /* (nullable) that may be asked, "*.example.org"
                              * for all under one; NULL: any */
  HttpSink sink;             /* (nullable) instead of a body in memory */
  gpointer user_data;
} HttpRequest;

enum {
  HTTP_LIMIT = 64 << 20,
  HTTP_BAD_LIMIT = 1 << 20, /* of an answer that is no good one, for a sink */
  HTTP_CONNECT_MS = 10000,
  HTTP_REDIRECTS = 5,
};

typedef struct {
  guint status;
  GHashTable *headers; /* utf8 name in lower case -> utf8 value */
  GBytes *body;        /* empty if it went to the sink */
} HttpAnswer;

void http_answer_clear (HttpAnswer *answer);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HttpAnswer, http_answer_clear)

/* NULL: there is none. */
const gchar *http_answer_header (const HttpAnswer *answer, const gchar *name);

/**
 * http_exchange:
 * Blocks, and returns within 100 ms of @cancellable being cancelled. TRUE for
 * any answer, whatever its status. A GET follows redirects, but from https to
 * http; any other follows none. No proxy of the environment is asked, as it would
 * look up the address that is checked here.
 */
gboolean http_exchange (const HttpRequest *request, HttpAnswer *answer,
    GCancellable *cancellable, GError **error);

/* Of http or https, with a host. */
gboolean http_is_address (const gchar *url);

/* Scheme, host and port of both; FALSE if either cannot be read. */
gboolean http_is_same_origin (const gchar *a, const gchar *b);

/* Seconds since 1970 of a date as headers have it; -1 if it is none. */
gint64 http_date (const gchar *text);

/* Without user, password, query and fragment, for messages. */
gchar *http_url_for_message (const gchar *url);

G_END_DECLS
