/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* See http.h. libcurl follows no redirect itself: it would tell a new host
 * every header but those two that it knows to be secret. Each exchange has its
 * own connection: on one that was used before, libcurl may send a POST twice. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "http.h"

#include "address.h"

#include <curl/curl.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define POLL_MS 1000
/* Of all headers of an answer together. */
#define HEADERS_LIMIT (256 << 10)

G_DEFINE_QUARK (jsonclip - http - error - quark, http_error)

/* An exchange, or one leg of it. */
typedef struct {
  const HttpRequest *request;
  const gchar *url;
  gboolean secret; /* may be told: it is still the first origin */
  gint64 deadline; /* monotonic, us; 0: none */
  CURL *easy;
  CURLM *multi;
  struct curl_slist *headers;
  HttpAnswer *answer;
  GByteArray *body;
  gsize n_header, n_body; /* bytes */
  gboolean closed_address, too_long;
  GError *error; /* of the sink */
  gchar said[CURL_ERROR_SIZE];
} Exchange;

void
http_answer_clear (HttpAnswer *answer)
{
  g_clear_pointer (&answer->headers, g_hash_table_unref);
  g_clear_pointer (&answer->body, g_bytes_unref);
  answer->status = 0;
}

const gchar *
http_answer_header (const HttpAnswer *answer, const gchar *name)
{
  return answer->headers ? g_hash_table_lookup (answer->headers, name) : NULL;
}

gchar *
http_url_for_message (const gchar *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED, NULL);

  if (!uri || !g_uri_get_host (uri) || !*g_uri_get_host (uri))
    return g_strdup ("(an address that cannot be read)");
  return g_uri_join (G_URI_FLAGS_NONE, g_uri_get_scheme (uri), NULL,
      g_uri_get_host (uri), g_uri_get_port (uri), g_uri_get_path (uri), NULL,
      NULL);
}

gint64
http_date (const gchar *text)
{
  return curl_getdate (text, NULL);
}

/* ---- called by libcurl ---- */

static gboolean
may_be_own (const Exchange *exchange)
{
  const HttpRequest *request = exchange->request;

  return request->own_network || (request->own_origin && exchange->secret);
}

static curl_socket_t
open_socket (
    void *user_data, curlsocktype purpose, struct curl_sockaddr *address)
{
  Exchange *exchange = user_data;

  if (!may_be_own (exchange) && !address_is_public (&address->addr)) {
    exchange->closed_address = TRUE;
    return CURL_SOCKET_BAD;
  }
  return socket (
      address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static void
take_header (Exchange *exchange, const gchar *line, gsize length)
{
  const gchar *colon = memchr (line, ':', length);
  g_autofree gchar *name = NULL, *value = NULL;

  if (!colon)
    return;
  name = g_ascii_strdown (line, colon - line);
  value = g_strndup (colon + 1, line + length - colon - 1);
  g_hash_table_insert (exchange->answer->headers, g_steal_pointer (&name),
      g_utf8_make_valid (g_strstrip (value), -1));
}

/* Before an answer there may be those of status 1xx, with headers of their
 * own. */
static size_t
on_header (char *line, size_t size, size_t n, void *user_data)
{
  Exchange *exchange = user_data;

  exchange->n_header += size * n;
  if (exchange->n_header > HEADERS_LIMIT) {
    exchange->too_long = TRUE;
    return 0;
  }
  if (size * n > 5 && memcmp (line, "HTTP/", 5) == 0)
    g_hash_table_remove_all (exchange->answer->headers);
  else
    take_header (exchange, line, size * n);
  return size * n;
}

static gboolean
is_good (Exchange *exchange)
{
  long status = 0;

  curl_easy_getinfo (exchange->easy, CURLINFO_RESPONSE_CODE, &status);
  exchange->answer->status = status;
  return status >= 200 && status < 300;
}

static gsize
limit_of (const HttpRequest *request, gboolean good)
{
  const gsize limit = request->limit ? request->limit : HTTP_LIMIT;

  return request->sink && !good ? MIN (limit, HTTP_BAD_LIMIT) : limit;
}

/* What is packed counts by what it becomes. */
static size_t
on_body (char *bytes, size_t size, size_t n, void *user_data)
{
  Exchange *exchange = user_data;
  const HttpRequest *request = exchange->request;
  const gboolean good = is_good (exchange);

  exchange->n_body += size * n;
  if (exchange->n_body > limit_of (request, good)) {
    exchange->too_long = TRUE;
    return 0;
  }
  if (request->sink && good)
    return request->sink (bytes, size * n, request->user_data, &exchange->error)
        ? size * n
        : 0;
  g_byte_array_append (exchange->body, (const guint8 *) bytes, size * n);
  return size * n;
}

/* ---- one exchange, without redirects ---- */

static void
add_header (Exchange *exchange, const gchar *header)
{
  exchange->headers = curl_slist_append (exchange->headers, header);
}

/* No wait of a second for servers that do not know the question. */
static void
set_headers (Exchange *exchange)
{
  const HttpRequest *request = exchange->request;

  for (guint i = 0; request->headers && request->headers[i]; i++)
    add_header (exchange, request->headers[i]);
  if (request->secret && exchange->secret)
    add_header (exchange, request->secret);
  add_header (exchange, "Expect:");
  curl_easy_setopt (exchange->easy, CURLOPT_HTTPHEADER, exchange->headers);
}

static void
set_body (Exchange *exchange)
{
  GBytes *body = exchange->request->body;

  if (exchange->request->method)
    curl_easy_setopt (
        exchange->easy, CURLOPT_CUSTOMREQUEST, exchange->request->method);
  if (!body)
    return;
  curl_easy_setopt (exchange->easy, CURLOPT_POST, 1L);
  curl_easy_setopt (exchange->easy, CURLOPT_POSTFIELDSIZE_LARGE,
      (curl_off_t) g_bytes_get_size (body));
  curl_easy_setopt (exchange->easy, CURLOPT_POSTFIELDS,
      g_bytes_get_size (body) ? g_bytes_get_data (body, NULL) : "");
}

static void
set_limits (Exchange *exchange)
{
  const HttpRequest *request = exchange->request;
  CURL *easy = exchange->easy;

  curl_easy_setopt (easy, CURLOPT_CONNECTTIMEOUT_MS, (long) HTTP_CONNECT_MS);
  if (exchange->deadline)
    curl_easy_setopt (easy, CURLOPT_TIMEOUT_MS,
        (long) MAX (1, (exchange->deadline - g_get_monotonic_time ()) / 1000));
  if (request->silence_ms) {
    curl_easy_setopt (easy, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt (
        easy, CURLOPT_LOW_SPEED_TIME, (request->silence_ms + 999L) / 1000);
  }
}

static void
set_ways (Exchange *exchange)
{
  CURL *easy = exchange->easy;

  curl_easy_setopt (easy, CURLOPT_URL, exchange->url);
  curl_easy_setopt (easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt (easy, CURLOPT_PROXY, "");
  curl_easy_setopt (easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt (easy, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt (easy, CURLOPT_HTTP_VERSION, (long) CURL_HTTP_VERSION_2TLS);
  curl_easy_setopt (easy, CURLOPT_USERAGENT, "gst-jsonclip/" PACKAGE_VERSION);
  curl_easy_setopt (easy, CURLOPT_ERRORBUFFER, exchange->said);
  curl_easy_setopt (easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  curl_easy_setopt (easy, CURLOPT_OPENSOCKETDATA, exchange);
  curl_easy_setopt (easy, CURLOPT_HEADERFUNCTION, on_header);
  curl_easy_setopt (easy, CURLOPT_HEADERDATA, exchange);
  curl_easy_setopt (easy, CURLOPT_WRITEFUNCTION, on_body);
  curl_easy_setopt (easy, CURLOPT_WRITEDATA, exchange);
}

static void
exchange_open (Exchange *exchange)
{
  exchange->easy = curl_easy_init ();
  exchange->multi = curl_multi_init ();
  exchange->body = g_byte_array_new ();
  http_answer_clear (exchange->answer);
  exchange->answer->headers =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  set_ways (exchange);
  set_limits (exchange);
  set_headers (exchange);
  set_body (exchange);
  curl_multi_add_handle (exchange->multi, exchange->easy);
}

static void
exchange_clear (Exchange *exchange)
{
  curl_multi_remove_handle (exchange->multi, exchange->easy);
  curl_easy_cleanup (exchange->easy);
  curl_multi_cleanup (exchange->multi);
  curl_slist_free_all (exchange->headers);
  g_clear_pointer (&exchange->body, g_byte_array_unref);
  g_clear_error (&exchange->error);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Exchange, exchange_clear)

/* In the thread that cancels. */
static void
wake (GCancellable *cancellable, gpointer user_data)
{
  curl_multi_wakeup (user_data);
}

static CURLcode
outcome (Exchange *exchange)
{
  int left;
  CURLMsg *message = curl_multi_info_read (exchange->multi, &left);

  return message ? message->data.result : CURLE_ABORTED_BY_CALLBACK;
}

static CURLcode
perform (Exchange *exchange, GCancellable *cancellable)
{
  const gulong watch = cancellable ? g_cancellable_connect (cancellable,
                           G_CALLBACK (wake), exchange->multi, NULL)
                                   : 0;
  int running = 1;

  while (running && !g_cancellable_is_cancelled (cancellable))
    if (curl_multi_perform (exchange->multi, &running) != CURLM_OK
        || (running
            && curl_multi_poll (exchange->multi, NULL, 0, POLL_MS, NULL)
                != CURLM_OK))
      break;
  g_cancellable_disconnect (cancellable, watch);
  return outcome (exchange);
}

/* Bytes that have left do not come back; what the server made of them nobody
 * knows. */
static HttpError
class_of (const Exchange *exchange, CURLcode code)
{
  long sent = 0;

  curl_easy_getinfo (exchange->easy, CURLINFO_REQUEST_SIZE, &sent);
  if (exchange->too_long)
    return HTTP_ERROR_LIMIT;
  if (sent > 0)
    return HTTP_ERROR_LOST;
  if (exchange->closed_address || code == CURLE_URL_MALFORMAT)
    return HTTP_ERROR_ADDRESS;
  return HTTP_ERROR_NOT_SENT;
}

static const gchar *
reason_of (const Exchange *exchange, CURLcode code)
{
  if (exchange->closed_address)
    return "its address is of a network that is not public";
  if (exchange->too_long)
    return "the answer is longer than it may be";
  return *exchange->said ? exchange->said : curl_easy_strerror (code);
}

static gboolean
fail (Exchange *exchange, CURLcode code, GCancellable *cancellable,
    GError **error)
{
  g_autofree gchar *url = http_url_for_message (exchange->url);

  if (g_cancellable_is_cancelled (cancellable))
    g_set_error_literal (error, HTTP_ERROR, HTTP_ERROR_CANCELLED, "cancelled");
  else if (exchange->error)
    g_propagate_error (error, g_steal_pointer (&exchange->error));
  else
    g_set_error (error, HTTP_ERROR, class_of (exchange, code), "%s: %s", url,
        reason_of (exchange, code));
  http_answer_clear (exchange->answer);
  return FALSE;
}

/* @onward: where a redirect leads, else NULL */
static gboolean
exchange_run (Exchange *exchange, gchar **onward, GCancellable *cancellable,
    GError **error)
{
  const gchar *next = NULL;
  CURLcode code;
  long status = 0;

  exchange_open (exchange);
  code = perform (exchange, cancellable);
  if (code != CURLE_OK || g_cancellable_is_cancelled (cancellable))
    return fail (exchange, code, cancellable, error);
  curl_easy_getinfo (exchange->easy, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo (exchange->easy, CURLINFO_REDIRECT_URL, &next);
  exchange->answer->status = status;
  exchange->answer->body =
      g_byte_array_free_to_bytes (g_steal_pointer (&exchange->body));
  *onward = g_strdup (next);
  return TRUE;
}

/* ---- redirects ---- */

/* Ports that a scheme has by itself are made plain. */
static GUri *
parse (const gchar *url, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (
      url, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_SCHEME_NORMALIZE, NULL);
  const gchar *scheme = uri ? g_uri_get_scheme (uri) : NULL;
  const gchar *host = uri ? g_uri_get_host (uri) : NULL;

  if (host && *host
      && (g_str_equal (scheme, "http") || g_str_equal (scheme, "https")))
    return g_steal_pointer (&uri);
  g_set_error_literal (error, HTTP_ERROR, HTTP_ERROR_ADDRESS,
      "expected an address of http or https");
  return NULL;
}

static gboolean
is_same_origin (GUri *a, GUri *b)
{
  return g_str_equal (g_uri_get_scheme (a), g_uri_get_scheme (b))
      && g_ascii_strcasecmp (g_uri_get_host (a), g_uri_get_host (b)) == 0
      && g_uri_get_port (a) == g_uri_get_port (b);
}

gboolean
http_is_address (const gchar *url)
{
  g_autoptr (GUri) uri = parse (url, NULL);

  return uri != NULL;
}

gboolean
http_is_same_origin (const gchar *a, const gchar *b)
{
  g_autoptr (GUri) first = parse (a, NULL);
  g_autoptr (GUri) second = parse (b, NULL);

  return first && second && is_same_origin (first, second);
}

/* Whether it may lead on to @to; @secret: and whether that may be told. */
static gboolean
follow (const gchar *from, const gchar *to, gboolean *secret, GError **error)
{
  g_autoptr (GUri) a = parse (from, error);
  g_autoptr (GUri) b = a ? parse (to, error) : NULL;
  g_autofree gchar *where = http_url_for_message (from);

  if (!b) {
    g_prefix_error (error, "%s redirects: ", where);
    return FALSE;
  }
  if (g_str_equal (g_uri_get_scheme (a), "https")
      && g_str_equal (g_uri_get_scheme (b), "http")) {
    g_set_error (error, HTTP_ERROR, HTTP_ERROR_ADDRESS,
        "%s redirects from https to http", where);
    return FALSE;
  }
  *secret = *secret && is_same_origin (a, b);
  return TRUE;
}

/* As libcurl reads it, which is who asks. */
static gchar *
host_of (const gchar *url)
{
  CURLU *parts = curl_url ();
  char *host = NULL;
  gchar *copy = NULL;

  if (curl_url_set (parts, CURLUPART_URL, url, 0) == CURLUE_OK
      && curl_url_get (parts, CURLUPART_HOST, &host, 0) == CURLUE_OK)
    copy = g_ascii_strdown (host, -1);
  if (copy && g_str_has_suffix (copy, "."))
    copy[strlen (copy) - 1] = '\0';
  curl_free (host);
  curl_url_cleanup (parts);
  return copy;
}

static gboolean
is_host (const gchar *pattern, const gchar *host)
{
  g_autofree gchar *lower = g_ascii_strdown (pattern, -1);

  return g_str_has_prefix (lower, "*.") ? g_str_has_suffix (host, lower + 1)
                                        : g_str_equal (host, lower);
}

static gboolean
may_ask (const HttpRequest *request, const gchar *url, GError **error)
{
  g_autofree gchar *host = host_of (url);

  for (guint i = 0; host && request->hosts && request->hosts[i]; i++)
    if (is_host (request->hosts[i], host))
      return TRUE;
  if (host && !request->hosts)
    return TRUE;
  g_set_error (error, HTTP_ERROR, HTTP_ERROR_ADDRESS,
      "%s: is not among the hosts that may be asked",
      host ? host : "(an address that cannot be read)");
  return FALSE;
}

static void
start_libcurl (void)
{
  static gsize started;

  if (g_once_init_enter (&started)) {
    curl_global_init (CURL_GLOBAL_DEFAULT);
    g_once_init_leave (&started, 1);
  }
}

/* FALSE with no @error: it leads on to @url. */
static gboolean
go_on (const HttpRequest *request, gchar **url, gboolean *secret,
    gint64 deadline, HttpAnswer *answer, GCancellable *cancellable,
    GError **error)
{
  g_auto (Exchange) leg = { .request = request,
    .url = *url,
    .secret = *secret,
    .deadline = deadline,
    .answer = answer };
  g_autofree gchar *onward = NULL;

  if (!exchange_run (&leg, &onward, cancellable, error))
    return FALSE;
  if (!onward || request->body || request->method)
    return TRUE;
  http_answer_clear (answer);
  if (follow (*url, onward, secret, error)) {
    g_free (*url);
    *url = g_steal_pointer (&onward);
  }
  return FALSE;
}

gboolean
http_exchange (const HttpRequest *request, HttpAnswer *answer,
    GCancellable *cancellable, GError **error)
{
  g_autoptr (GUri) uri = parse (request->url, error);
  g_autofree gchar *url = g_strdup (request->url);
  const gint64 deadline = request->timeout_ms
      ? g_get_monotonic_time () + request->timeout_ms * G_TIME_SPAN_MILLISECOND
      : 0;
  gboolean secret = TRUE;

  if (!uri)
    return FALSE;
  start_libcurl ();
  for (guint i = 0; i <= HTTP_REDIRECTS; i++) {
    g_autoptr (GError) local = NULL;

    if (!may_ask (request, url, error))
      return FALSE;
    if (go_on (request, &url, &secret, deadline, answer, cancellable, &local))
      return TRUE;
    if (local) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  }
  g_set_error (error, HTTP_ERROR, HTTP_ERROR_ADDRESS,
      "redirected more than %d times", HTTP_REDIRECTS);
  return FALSE;
}
