/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* Which addresses of the Internet are somebody's own network. It does no I/O:
 * who connects asks about the address that a name came to, just before. */
#pragma once

#include <glib.h>
#include <sys/socket.h>

G_BEGIN_DECLS

/* FALSE for loopback, private, link-local, shared, multicast, documentation and
 * reserved networks, for what is mapped to one of them (IPv4 in IPv6, NAT64,
 * 6to4), and for any other family. After the registries of special addresses
 * of IANA (RFC 6890). */
gboolean address_is_public (const struct sockaddr *address);

G_END_DECLS
