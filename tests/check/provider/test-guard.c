/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Addresses that lead inside, in every way of writing them that we know of, at
 * once, by a redirect, and by a name that means another machine each time it is
 * looked up: none of them is ever connected to.
 *
 * This program answers for libcurl what names stand for, and where connections
 * go: PUBLIC is the server of the test, and the net outside is not reached. */

#define _GNU_SOURCE /* RTLD_NEXT */
#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "http.h"
#include "raw-server.h"

#define PUBLIC "93.184.216.34"
#define EXPORT __attribute__ ((visibility ("default")))

static RawServer *server;  /* at PUBLIC, and on loopback all the same */
static gint n_lookups;     /* of rebind.test */
static gint n_connections; /* to any address at all */
static gint n_inside;      /* of those, to one that is not PUBLIC */

typedef int (*Lookup) (
    const char *, const char *, const struct addrinfo *, struct addrinfo **);
typedef int (*Connect) (int, const struct sockaddr *, socklen_t);

/* ---- in the place of the C library ---- */

EXPORT int getaddrinfo (const char *name, const char *service,
    const struct addrinfo *hints, struct addrinfo **found);
EXPORT int connect (int fd, const struct sockaddr *to, socklen_t size);

static const char *
address_of (const char *name)
{
  if (!name)
    return NULL;
  if (g_ascii_strcasecmp (name, "public.test") == 0)
    return PUBLIC;
  if (g_str_equal (name, "inside.test"))
    return "127.0.0.1";
  if (g_str_equal (name, "rebind.test"))
    return g_atomic_int_add (&n_lookups, 1) == 0 ? PUBLIC : "127.0.0.1";
  return name;
}

int
getaddrinfo (const char *name, const char *service,
    const struct addrinfo *hints, struct addrinfo **found)
{
  union {
    void *pointer;
    Lookup function;
  } real = { dlsym (RTLD_NEXT, "getaddrinfo") };

  return real.function (address_of (name), service, hints, found);
}

static gboolean
is_public (const struct sockaddr *to)
{
  const struct sockaddr_in *in = (const struct sockaddr_in *) to;

  return to->sa_family == AF_INET && in->sin_addr.s_addr == inet_addr (PUBLIC);
}

int
connect (int fd, const struct sockaddr *to, socklen_t size)
{
  union {
    void *pointer;
    Connect function;
  } real = { dlsym (RTLD_NEXT, "connect") };
  struct sockaddr_in here = { .sin_family = AF_INET,
    .sin_addr.s_addr = htonl (INADDR_LOOPBACK),
    .sin_port = htons (server ? server->port : 0) };

  if (to->sa_family == AF_UNIX)
    return real.function (fd, to, size);
  g_atomic_int_inc (&n_connections);
  if (is_public (to))
    return real.function (fd, (struct sockaddr *) &here, sizeof here);
  g_atomic_int_inc (&n_inside);
  errno = ECONNREFUSED;
  return -1;
}

/* ---- the addresses; @ stands for the server's port ---- */

static const gchar *const inside[] = {
  "http://127.0.0.1:@/",
  "http://127.0.0.1:@",
  "http://127.1:@/",
  "http://127.0.1:@/",
  "http://127.255.255.254:@/",
  "http://2130706433:@/",
  "http://0x7f000001:@/",
  "http://0x7f.0x0.0x0.0x1:@/",
  "http://0x7f.1:@/",
  "http://017700000001:@/",
  "http://0177.0.0.1:@/",
  "http://0177.0.0.01:@/",
  "http://00000177.0.0.1:@/",
  "http://0:@/",
  "http://0.0.0.0:@/",
  "http://localhost:@/",
  "http://LOCALHOST:@/",
  "http://localhost.:@/",
  "http://inside.test:@/",
  "http://127.0.0.1.:@/",
  "http://[::1]:@/",
  "http://[0:0:0:0:0:0:0:1]:@/",
  "http://[::]:@/",
  "http://[::127.0.0.1]:@/",
  "http://[::7f00:1]:@/",
  "http://[::ffff:127.0.0.1]:@/",
  "http://[::ffff:7f00:1]:@/",
  "http://[::ffff:10.0.0.1]:@/",
  "http://[64:ff9b::127.0.0.1]:@/",
  "http://[64:ff9b::a9fe:a9fe]:@/",
  "http://[2002:7f00:1::]:@/",
  "http://[2002:a00:1::1]:@/",
  "http://[fe80::1]:@/",
  "http://[fc00::1]:@/",
  "http://[fd12:3456::1]:@/",
  "http://[ff02::1]:@/",
  "http://[2001:db8::1]:@/",
  "http://169.254.169.254:@/latest/meta-data/",
  "http://2852039166:@/",
  "http://0xa9fea9fe:@/",
  "http://0251.0376.0251.0376:@/",
  "http://169.254.43518:@/",
  "http://10.0.0.1:@/",
  "http://10.255.255.255:@/",
  "http://172.16.0.1:@/",
  "http://172.31.255.255:@/",
  "http://192.168.0.1:@/",
  "http://3232235521:@/",
  "http://100.64.0.1:@/",
  "http://192.0.0.1:@/",
  "http://198.18.0.1:@/",
  "http://224.0.0.1:@/",
  "http://255.255.255.255:@/",
  "http://public.test@127.0.0.1:@/",
  "http://public.test:80@127.0.0.1:@/",
  "http://127.0.0.1:@#@public.test/",
  "http://127.0.0.1:@?@public.test/",
  "http://127.0.0.1:@\\@public.test/",
  "http://public.test#@127.0.0.1:@/x",
  "http://\xe2\x91\xa0\xe2\x91\xa1\xe2\x91\xa6.\xe2\x93\xaa.\xe2\x93\xaa."
  "\xe2\x91\xa0:@/",
  "http://127\xe3\x80\x82"
  "0\xe3\x80\x82"
  "0\xe3\x80\x82"
  "1:@/",
  "http://127%2e0%2e0%2e1:@/",
  "http://%31%32%37.0.0.1:@/",
  "http:127.0.0.1:@/",
  "http:///127.0.0.1:@/",
  "file:///etc/passwd",
  "file://127.0.0.1/etc/passwd",
  "FILE:///etc/passwd",
  "ftp://127.0.0.1:@/",
  "gopher://127.0.0.1:@/_GET%20/",
  "dict://127.0.0.1:@/info",
  "ldap://127.0.0.1:@/",
  "tftp://127.0.0.1:@/x",
  "smb://127.0.0.1/x",
  "data:text/plain,hello",
  "//127.0.0.1:@/",
  "",
};

static gchar *
with_port (const gchar *form)
{
  g_auto (GStrv) parts = NULL;
  g_autofree gchar *port = g_strdup_printf (":%u", server->port);

  parts = g_strsplit (form, ":@", -1);
  return g_strjoinv (port, parts);
}

/* /to/N leads to address N. */
static void
reply (
    RawServer *self, const gchar *path, GOutputStream *out, GCancellable *stop)
{
  const guint i = g_str_has_prefix (path, "/to/") ? atoi (path + 4) : 0;
  g_autofree gchar *form = with_port (inside[i % G_N_ELEMENTS (inside)]);
  g_autofree gchar *port = g_strdup_printf ("%u", self->port);
  g_autofree gchar *location = g_str_has_prefix (path, "/again")
      ? g_strconcat ("http://rebind.test:", port, "/inside", NULL)
      : g_steal_pointer (&form);
  g_autofree gchar *answer =
      g_strconcat ("HTTP/1.1 302 Found\r\nLocation: ", location,
          "\r\nContent-Length: 0\r\n\r\n", NULL);

  if (g_str_has_prefix (path, "/to/") || g_str_has_prefix (path, "/again"))
    raw_send (out, answer);
  else
    raw_send (out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
}

static void
set_up (void)
{
  server = raw_server_new (reply);
  n_lookups = n_connections = n_inside = 0;
}

static void
tear_down (void)
{
  g_clear_pointer (&server, raw_server_free);
}

static gboolean
ask (const gchar *url, const gchar *const *hosts, GError **error)
{
  g_auto (HttpAnswer) answer = { 0 };
  const HttpRequest request = {
    .url = url, .timeout_ms = 5000, .hosts = hosts
  };

  return http_exchange (&request, &answer, NULL, error);
}

/* Else this test would prove nothing. */
GST_START_TEST (what_is_public_is_reached)
{
  g_autofree gchar *url =
      g_strdup_printf ("http://public.test:%u/x", server->port);
  g_autofree gchar *literal =
      g_strdup_printf ("http://" PUBLIC ":%u/x", server->port);

  fail_unless (ask (url, NULL, NULL));
  fail_unless (ask (literal, NULL, NULL));
  fail_unless_equals_int (raw_server_n_requests (server), 2);
  fail_unless_equals_int (n_connections, 2);
}
GST_END_TEST

GST_START_TEST (nothing_inside_is_asked)
{
  g_autofree gchar *url = with_port (inside[__i__]);
  g_autoptr (GError) error = NULL;

  /* Some of them come to be public: what is before an @ is a user, what is
   * behind a # is nowhere. */
  if (ask (url, NULL, &error)) {
    fail_unless (strstr (url, "public.test") != NULL, "%s", url);
    fail_unless_equals_int (n_inside, 0);
    return;
  }
  fail_unless (error->domain == HTTP_ERROR
          && (error->code == HTTP_ERROR_ADDRESS
              || error->code == HTTP_ERROR_NOT_SENT),
      "%s: %s", url, error->message);
  fail_unless_equals_int (n_connections, 0);
  fail_unless_equals_int (raw_server_n_requests (server), 0);
}
GST_END_TEST

/* One request: that which was answered with the redirect. A reference without
 * a host stays where it is, and one without a scheme has that of before. */
GST_START_TEST (nothing_inside_is_asked_by_a_redirect)
{
  g_autofree gchar *url =
      g_strdup_printf ("http://public.test:%u/to/%d", server->port, __i__);
  g_autofree gchar *asked = NULL;
  g_autoptr (GError) error = NULL;

  ask (url, NULL, &error);
  fail_unless_equals_int (n_inside, 0);
  for (guint i = 0; i < raw_server_n_requests (server); i++) {
    g_autofree gchar *request = raw_server_request (server, i);

    fail_unless (strstr (request, "Host: public.test"), "%s: %s", inside[__i__],
        request);
  }
  asked = raw_server_request (server, 0);
  fail_unless (g_str_has_prefix (asked, "GET /to/"));
}
GST_END_TEST

/* The address that is checked is the one that is connected to, each time. */
GST_START_TEST (a_name_that_changes_is_checked_each_time)
{
  g_autofree gchar *url =
      g_strdup_printf ("http://rebind.test:%u/again", server->port);
  g_autoptr (GError) error = NULL;

  fail_if (ask (url, NULL, &error));
  g_assert_error (error, HTTP_ERROR, HTTP_ERROR_ADDRESS);
  fail_unless (strstr (error->message, "not public"), "%s", error->message);
  fail_unless_equals_int (n_lookups, 2);
  fail_unless_equals_int (n_connections, 1);
  fail_unless_equals_int (raw_server_n_requests (server), 1);
}
GST_END_TEST

static const struct {
  const gchar *host, *allowed;
  gboolean may;
} policies[] = {
  { "public.test", "public.test", TRUE },
  { "PUBLIC.test", "public.TEST", TRUE },
  { "public.test", "other.test", FALSE },
  { "public.test", "*.test", TRUE },
  { "public.test", "*.public.test", FALSE },
  { "public.test", "lic.test", FALSE },
  { "public.test", "*", FALSE },
  { "other.test@public.test", "other.test", FALSE },
  { "other.test:80@public.test", "other.test", FALSE },
  { PUBLIC, "public.test", FALSE },
};

GST_START_TEST (a_policy_names_the_hosts)
{
  const gchar *const hosts[] = { policies[__i__].allowed, NULL };
  g_autofree gchar *url =
      g_strdup_printf ("http://%s:%u/x", policies[__i__].host, server->port);
  g_autoptr (GError) error = NULL;

  fail_unless (ask (url, hosts, &error) == policies[__i__].may, "%s",
      error ? error->message : "");
  if (policies[__i__].may)
    return;
  g_assert_error (error, HTTP_ERROR, HTTP_ERROR_ADDRESS);
  fail_unless_equals_int (n_connections, 0);
}
GST_END_TEST

/* Not the first host alone: wherever it leads. */
GST_START_TEST (a_redirect_stays_with_the_policy)
{
  static const gchar *const hosts[] = { "rebind.test", NULL };
  static const gchar *const others[] = { "public.test", NULL };
  g_autofree gchar *url =
      g_strdup_printf ("http://public.test:%u/again", server->port);
  g_autoptr (GError) error = NULL;

  fail_if (ask (url, hosts, &error));
  g_assert_error (error, HTTP_ERROR, HTTP_ERROR_ADDRESS);
  fail_unless_equals_int (n_connections, 0);
  g_clear_error (&error);
  fail_if (ask (url, others, &error));
  g_assert_error (error, HTTP_ERROR, HTTP_ERROR_ADDRESS);
  fail_unless (strstr (error->message, "rebind.test"), "%s", error->message);
  fail_unless_equals_int (raw_server_n_requests (server), 1);
}
GST_END_TEST

static Suite *
guard_suite (void)
{
  Suite *suite = suite_create ("guard");
  TCase *tcase = tcase_create ("all");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  suite_add_tcase (suite, tcase);
  tcase_add_test (tcase, what_is_public_is_reached);
  tcase_add_loop_test (
      tcase, nothing_inside_is_asked, 0, G_N_ELEMENTS (inside));
  tcase_add_loop_test (
      tcase, nothing_inside_is_asked_by_a_redirect, 0, G_N_ELEMENTS (inside));
  tcase_add_test (tcase, a_name_that_changes_is_checked_each_time);
  tcase_add_loop_test (
      tcase, a_policy_names_the_hosts, 0, G_N_ELEMENTS (policies));
  tcase_add_test (tcase, a_redirect_stays_with_the_policy);
  return suite;
}

SUITE_MAIN (guard_suite)
