/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Every network that is not for everybody, by its first and last address and
 * the ones just outside of it. */

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

#include "address.h"
#include "suite.h"

static gboolean
is_public (const gchar *text)
{
  struct sockaddr_in v4 = { .sin_family = AF_INET };
  struct sockaddr_in6 v6 = { .sin6_family = AF_INET6 };

  if (inet_pton (AF_INET, text, &v4.sin_addr) == 1)
    return address_is_public ((struct sockaddr *) &v4);
  fail_unless (inet_pton (AF_INET6, text, &v6.sin6_addr) == 1, "%s", text);
  return address_is_public ((struct sockaddr *) &v6);
}

static const gchar *const closed[] = {
  "0.0.0.0",
  "0.255.255.255",
  "10.0.0.0",
  "10.255.255.255",
  "100.64.0.0",
  "100.127.255.255",
  "127.0.0.1",
  "127.255.255.255",
  "169.254.0.0",
  "169.254.169.254",
  "169.254.255.255",
  "172.16.0.0",
  "172.31.255.255",
  "192.0.0.0",
  "192.0.0.255",
  "192.0.2.1",
  "192.88.99.1",
  "192.168.0.0",
  "192.168.255.255",
  "198.18.0.0",
  "198.19.255.255",
  "198.51.100.7",
  "203.0.113.7",
  "224.0.0.1",
  "239.255.255.255",
  "240.0.0.0",
  "255.255.255.255",
  /* */
  "::",
  "::1",
  "::2",
  "::127.0.0.1",
  "::8.8.8.8",
  "::ffff:127.0.0.1",
  "::ffff:10.1.2.3",
  "::ffff:169.254.169.254",
  "64:ff9b::127.0.0.1",
  "64:ff9b::a9fe:a9fe",
  "64:ff9b:1::8.8.8.8",
  "100::1",
  "2001::1",
  "2001:1ff:ffff::1",
  "2001:db8::1",
  "2001:db8:ffff::1",
  "2002:7f00:1::",
  "2002:a01:203::1",
  "2002:c0a8:101::1",
  "3fff::1",
  "3fff:fff::1",
  "fc00::1",
  "fdff::1",
  "fe80::1",
  "febf::1",
  "fec0::1",
  "ff02::1",
  "4000::1",
  "1fff::1",
};

static const gchar *const open_ones[] = {
  "1.0.0.0",
  "8.8.8.8",
  "9.255.255.255",
  "11.0.0.0",
  "100.63.255.255",
  "100.128.0.0",
  "126.255.255.255",
  "128.0.0.0",
  "169.253.255.255",
  "169.255.0.0",
  "172.15.255.255",
  "172.32.0.0",
  "192.0.1.0",
  "192.0.3.0",
  "192.167.255.255",
  "192.169.0.0",
  "198.17.255.255",
  "198.20.0.0",
  "198.51.99.255",
  "198.51.101.0",
  "203.0.112.255",
  "203.0.114.0",
  "223.255.255.255",
  /* */
  "2000::1",
  "2001:200::1",
  "2001:4860:4860::8888",
  "2001:db7:ffff::1",
  "2001:db9::1",
  "2002:808:808::1",
  "2606:4700::1111",
  "3ffe::1",
  "::ffff:8.8.8.8",
  "64:ff9b::8.8.8.8",
};

GST_START_TEST (a_network_of_its_own_is_no_public_one)
{
  fail_if (is_public (closed[__i__]), "%s", closed[__i__]);
}
GST_END_TEST

GST_START_TEST (what_lies_beside_is_public)
{
  fail_unless (is_public (open_ones[__i__]), "%s", open_ones[__i__]);
}
GST_END_TEST

GST_START_TEST (no_other_family_is)
{
  const struct sockaddr local = { .sa_family = AF_UNIX };

  fail_if (address_is_public (&local));
}
GST_END_TEST

static Suite *
address_suite (void)
{
  Suite *suite = suite_create ("address");
  TCase *tcase = tcase_create ("networks");

  tcase_add_loop_test (
      tcase, a_network_of_its_own_is_no_public_one, 0, G_N_ELEMENTS (closed));
  tcase_add_loop_test (
      tcase, what_lies_beside_is_public, 0, G_N_ELEMENTS (open_ones));
  tcase_add_test (tcase, no_other_family_is);
  suite_add_tcase (suite, tcase);
  return suite;
}

SUITE_MAIN (address_suite)
