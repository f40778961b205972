/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

#include "address.h"

#include <netinet/in.h>
#include <string.h>

typedef struct {
  guint8 bytes[16];
  guint bits;
} Network;

static const Network closed_v4[] = {
  { { 0 }, 8 }, { { 10 }, 8 }, { { 100, 64 }, 10 }, { { 127 }, 8 },
  { { 169, 254 }, 16 }, { { 172, 16 }, 12 }, { { 192, 0, 0 }, 24 },
  { { 192, 0, 2 }, 24 }, { { 192, 88, 99 }, 24 }, { { 192, 168 }, 16 },
  { { 198, 18 }, 15 }, { { 198, 51, 100 }, 24 }, { { 203, 0, 113 }, 24 },
  { { 224 }, 3 }, /* multicast, reserved, broadcast */
};

/* Public ones are in 2000::/3; these are what is closed of it. */
static const Network closed_v6[] = {
  { { 0x20, 0x01, 0x00 }, 23 }, /* protocols, Teredo among them */
  { { 0x20, 0x01, 0x0d, 0xb8 }, 32 },
  { { 0x3f, 0xff }, 20 },
};

static const Network open_v6 = { { 0x20 }, 3 };

/* Where an address of IPv4 stands in one of IPv6, behind these. */
static const struct {
  Network network;
  guint at;
} mapped[] = {
  { { { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff }, 96 }, 12 },
  { { { 0x00, 0x64, 0xff, 0x9b }, 96 }, 12 },
  { { { 0x20, 0x02 }, 16 }, 2 },
};

static gboolean
is_in (const guint8 *address, const Network *network)
{
  const guint whole = network->bits / 8, rest = network->bits % 8;
  const guint8 mask = 0xff << (8 - rest);

  return memcmp (address, network->bytes, whole) == 0
      && (rest == 0 || ((address[whole] ^ network->bytes[whole]) & mask) == 0);
}

static gboolean
is_in_any (const guint8 *address, const Network *networks, guint n)
{
  for (guint i = 0; i < n; i++)
    if (is_in (address, &networks[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_public_v4 (const guint8 *address)
{
  return !is_in_any (address, closed_v4, G_N_ELEMENTS (closed_v4));
}

static gboolean
is_public_v6 (const guint8 *address)
{
  for (guint i = 0; i < G_N_ELEMENTS (mapped); i++)
    if (is_in (address, &mapped[i].network))
      return is_public_v4 (address + mapped[i].at);
  return is_in (address, &open_v6)
      && !is_in_any (address, closed_v6, G_N_ELEMENTS (closed_v6));
}

gboolean
address_is_public (const struct sockaddr *address)
{
  if (address->sa_family == AF_INET)
    return is_public_v4 (
        (const guint8 *) &((const struct sockaddr_in *) address)->sin_addr);
  if (address->sa_family == AF_INET6)
    return is_public_v6 (
        (const guint8 *) &((const struct sockaddr_in6 *) address)->sin6_addr);
  return FALSE;
}
